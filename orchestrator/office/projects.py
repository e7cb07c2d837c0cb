"""Projects: series, read from their files and written to them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon.bible import fresh, landing, whole
from canon.bible.write import FieldPath, set_fields
from schemas import styles
from schemas.access import Who
from schemas.errors import BibleError, ConfigError
from schemas.jobs import ENDED
from schemas.office import ConflictError, Page, StaleError, UnfitError
from schemas.resources import Project, ProjectEdit, ProjectIn
from schemas.tables import OVER, State, episode, job, production, series

from .. import events
from ..studio import Studio, register
from . import keys
from .sentences import STALE, one_line, said, several_lines
from .slugs import slug as slug_of
from .writing import Pen, alone, aside, pen, row

_HEADING = "Asked for over the API. Everything here is yours: change a word and save."
_FIELDS = {"title": "name", "premise": "description", "preset": "style"} | {
    name: name for name in ("on_air", "language")
}


async def listed(studio: Studio, *, after: str | None, limit: int) -> Page[Project]:
    """Some projects, by slug; one whose files have never been right is left out."""
    slugs = [slug for slug in studio.bibles.slugs() if slug > (after or "")]
    found: list[Project] = []
    aired = await _aired(studio)
    for slug in slugs:
        try:
            found.append(await asyncio.to_thread(_shown, studio, slug, aired.get(slug, 0)))
        except (ConflictError, BibleError):
            continue
        if len(found) > limit:
            return Page(found[:limit], found[limit - 1].slug)
    return Page(found)


async def one(studio: Studio, key: str) -> Project:
    """The project that a key means."""
    slug = keys.project(studio.bibles, studio.settings.api, key)
    with said(studio.bibles.folder):
        return await asyncio.to_thread(_shown, studio, slug, (await _aired(studio)).get(slug, 0))


async def add(studio: Studio, who: Who, asked: ProjectIn) -> Project:
    """A new project: a folder with a bible of its own."""
    name, about = one_line(asked.name, "/name"), several_lines(asked.description, "/description")
    shelf = studio.bibles
    _known_style(asked.style)
    async with alone(studio, ".new"):
        slug = slug_of(name, taken=await _taken(studio))
        files = _files(slug, name, about, asked)
        if asked.on_air:
            raise UnfitError(_not_yet("character and a location"), where="/on_air")
        with said(shelf.folder, _FIELDS):
            await aside(lambda: whole.found(shelf.folder, slug, files))
        await register(studio.database, shelf)
        series_id = await row(studio, slug)
        async with studio.database.begin() as connection:
            text = f"{who.name}: the project {slug} ({name}) was begun"
            await events.tell(connection, "edited", text, series=series_id)
    return await one(studio, slug)


async def edit(
    studio: Studio, who: Who, key: str, asked: ProjectEdit, *, etag: str | None
) -> Project:
    """Change what is given; the rest, and every comment, stays."""
    slug = keys.project(studio.bibles, studio.settings.api, key)
    folder = studio.bibles.folder / slug
    about, style = _changes(asked)
    _known_style(asked.style)
    async with pen(studio, slug) as writing:
        with said(studio.bibles.folder, _FIELDS, etag=etag):
            await aside(lambda: _write(folder, about, style, etag, writing))
            changed = ", ".join(sorted(str(path[0]) for path in (*about, *style)))
            await writing.tell(who, "edited", f"{changed or 'nothing'} of the project was written")
    await register(studio.database, studio.bibles)
    return await one(studio, slug)


async def archive(studio: Studio, who: Who, key: str, *, etag: str | None) -> None:
    """Put a project aside: its folder is kept, and nothing is made of it any more."""
    slug = keys.project(studio.bibles, studio.settings.api, key)
    folder = studio.bibles.folder / slug
    async with pen(studio, slug) as writing:
        with said(studio.bibles.folder, etag=etag):
            if etag is not None and await asyncio.to_thread(_etag, folder) != etag:
                raise StaleError(STALE)
            await _nothing_open(writing.connection, writing.series_id)
            await writing.connection.execute(
                sa.update(series).where(series.c.id == writing.series_id).values(active=False)
            )
            target = await aside(lambda: whole.archive_series(folder))
            place = target.relative_to(studio.folder).as_posix()
            await writing.tell(who, "archived", f"the project {slug} was put aside, into {place}")


def _shown(studio: Studio, slug: str, aired: int) -> Project:
    book = keys.book(studio.bibles, slug)
    return Project(
        id=keys.project_id(slug), slug=slug, name=book.series.title,
        description=book.series.premise, style=book.style.preset, on_air=book.series.on_air,
        language=book.series.language, characters=len(book.characters), episodes=aired,
        etag=_etag(studio.bibles.folder / slug), url=f"/{slug}",
    )  # fmt: skip


def _etag(folder: Path) -> str:
    return landing.digest(b"\0".join(_bytes(folder / name) for name in _OF_IT))


_OF_IT = ("series.yaml", "style.yaml")


def _bytes(file: Path) -> bytes:
    return landing.read(file) if file.exists() else b""


def _files(slug: str, name: str, about: str, asked: ProjectIn) -> dict[str, str]:
    show: dict[str, Any] = {"id": slug, "title": name}
    show |= {"premise": about} if about else {}
    show |= {"language": asked.language, "on_air": asked.on_air}
    return {
        "series.yaml": fresh.text(show, heading=_HEADING),
        "style.yaml": fresh.text({"preset": asked.style}),
    }


def _changes(asked: ProjectEdit) -> tuple[dict[FieldPath, Any], dict[FieldPath, Any]]:
    """What changes in series.yaml, and what in style.yaml."""
    about: dict[FieldPath, Any] = {}
    if asked.name is not None:
        about["title",] = one_line(asked.name, "/name")
    if asked.description is not None:
        about["premise",] = several_lines(asked.description, "/description")
    if asked.on_air is not None:
        about["on_air",] = asked.on_air
    if asked.language is not None:
        about["language",] = asked.language
    return about, {} if asked.style is None else {("preset",): asked.style}


def _known_style(preset: str | None) -> None:
    try:
        styles.find(preset or styles.DEFAULT)
    except ConfigError as error:
        raise UnfitError(str(error), where="/style") from None


def _write(
    folder: Path, about: dict[FieldPath, Any], style: dict[FieldPath, Any], etag: str | None,
    writing: Pen,
) -> None:  # fmt: skip
    seen = {name: _bytes(folder / name) for name in _OF_IT}
    if etag is not None and landing.digest(b"\0".join(seen.values())) != etag:
        raise StaleError(STALE)
    changes = {"series.yaml": about, "style.yaml": style}
    digests = {name: landing.digest(data) for name, data in seen.items()}
    changes = {name: fields for name, fields in changes.items() if fields}
    try:
        set_fields(folder, changes, digests=digests, also=writing.floor)
    except BibleError as error:
        if about.get(("on_air",)) and error.file in (folder / "characters", folder / "locations"):
            raise UnfitError(_not_yet(error.file.name[:-1]), where="/on_air") from error
        raise


def _not_yet(what: str) -> str:
    return f"on_air: an episode needs a {what}; write one first, and then put it on the air"


async def _taken(studio: Studio) -> Collection[str]:
    """Every slug that is a series', was one, or is the name of something else on the shelf."""
    folder = studio.bibles.folder
    lying = await asyncio.to_thread(lambda: [p.name for p in folder.iterdir()])
    async with studio.database.connect() as connection:
        known = (await connection.execute(sa.select(series.c.slug))).scalars().all()
    return {*lying, *known, *studio.bibles.archived()}


async def _aired(studio: Studio) -> dict[str, int]:
    """How many episodes of each series have aired."""
    count = (
        sa.select(series.c.slug, sa.func.count())
        .join(episode, episode.c.series_id == series.c.id)
        .where(episode.c.state == State.AIRED)
        .group_by(series.c.slug)
    )
    async with studio.database.connect() as connection:
        rows = (await connection.execute(count)).all()
    return {row[0]: row[1] for row in rows}


async def _nothing_open(connection: AsyncConnection, series_id: int) -> None:
    """Refuse to put aside what is at work; an episode that nobody has begun yet is given up."""
    jobs = sa.select(sa.func.count()).select_from(
        job.join(production, production.c.id == job.c.id)
    ).where(production.c.series_id == series_id, job.c.state.not_in(ENDED))  # fmt: skip
    if number := (await connection.execute(jobs)).scalar_one():
        raise ConflictError(
            f"{number} of its jobs {'has' if number == 1 else 'have'} not ended; wait, or cancel first"
        )
    await connection.execute(
        sa.update(episode)
        .where(episode.c.series_id == series_id, episode.c.state == State.OWED)
        .values(state=State.LOST, problem="its series was archived")
    )
    making = sa.select(episode.c.number).where(
        episode.c.series_id == series_id, episode.c.state.not_in(OVER)
    )
    if (one_of := (await connection.execute(making.limit(1))).scalar_one_or_none()) is not None:
        raise ConflictError(f"its episode {one_of} is in the making; wait until it has aired")
