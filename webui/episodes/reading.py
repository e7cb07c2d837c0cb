"""Reading: what the pages need, out of the tables and the deliverables. Never writes."""

from __future__ import annotations

import asyncio
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import OVER, State, charge, episode, scene, series

from ..media import Media
from ..shell import Show
from ..words import dollars, size
from .contexts import (
    Desk,
    Download,
    EpisodeCard,
    EpisodePage,
    IndexPage,
    SceneRow,
    Spoken,
)

PER_PAGE = 24


async def index(connection: AsyncConnection, show: Show, before: int | None) -> IndexPage:
    """The newest aired episodes of a series, below number `before`."""
    slug = show.slug
    query = _aired(slug).order_by(episode.c.number.desc()).limit(PER_PAGE + 1)
    if before is not None:
        query = query.where(episode.c.number < before)
    cards = [_card(slug, row) for row in (await connection.execute(query)).mappings()]
    older = cards[PER_PAGE - 1].number if len(cards) > PER_PAGE else None
    return IndexPage(show, tuple(cards[:PER_PAGE]), await _desk(connection, slug), older)


async def one(
    connection: AsyncConnection, media: Media, show: Show, number: int
) -> EpisodePage | None:
    """An aired episode; None when there is none of that number."""
    slug = show.slug
    found = await connection.execute(_aired(slug).where(episode.c.number == number))
    row = found.mappings().first()
    if row is None:
        return None
    newer, older = await _neighbours(connection, slug, number)
    spent = await _spent(connection, row["id"])
    folder = f"{slug}/episodes/{number}"
    names = ("metadata.json", "transcript.json", "manifest.json")
    about, spoken, manifest = await asyncio.gather(
        *(media.document(f"{folder}/{n}") for n in names)
    )
    picture = about.get("picture", {})
    return EpisodePage(
        show=show, episode=_card(slug, row), synopsis=about.get("synopsis", ""),
        width=picture.get("width", 1280), height=picture.get("height", 720),
        scenes=_scenes(about, spoken, _media(slug, number)), newer=newer, older=older,
        downloads=tuple(_download(f, _media(slug, number)) for f in manifest.get("files", ())),
        usd=dollars(spent), director=row["director"] or "", language=about.get("language", "en"),
    )  # fmt: skip


def _aired(slug: str) -> sa.Select[Any]:
    return (
        sa.select(
            episode.c.id, episode.c.number, episode.c.title, episode.c.logline,
            episode.c.seconds, episode.c.aired_at, episode.c.degraded, episode.c.director,
        )
        .join(series, series.c.id == episode.c.series_id)
        .where(series.c.slug == slug, episode.c.state == State.AIRED)
    )  # fmt: skip


def _card(slug: str, row: Any) -> EpisodeCard:
    return EpisodeCard(
        slug=slug, number=row["number"], title=row["title"] or "", logline=row["logline"] or "",
        seconds=row["seconds"] or 0.0, aired_at=row["aired_at"], degraded=row["degraded"],
        media=_media(slug, row["number"]),
    )  # fmt: skip


def _media(slug: str, number: int) -> str:
    return f"/media/{slug}/episodes/{number}"


async def _desk(connection: AsyncConnection, slug: str) -> Desk | None:
    """The episode in the making, if there is one."""
    found = await connection.execute(
        sa.select(
            episode.c.id, episode.c.number, episode.c.title, episode.c.state, episode.c.problem
        )
        .join(series, series.c.id == episode.c.series_id)
        .where(series.c.slug == slug, episode.c.state.not_in(OVER))
        .order_by(episode.c.number)
        .limit(1)
    )
    row = found.first()
    if row is None:
        return None
    shot = await connection.execute(
        sa.select(scene.c.scene).where(scene.c.episode_id == row.id, scene.c.shot_at.is_not(None))
    )
    done = set(shot.scalars())
    cells = tuple("shot" if n in done else "open" for n in range(1, 7))
    return Desk(row.number, row.title or "", State(row.state), cells, row.problem or "")


async def _neighbours(
    connection: AsyncConnection, slug: str, number: int
) -> tuple[int | None, int | None]:
    base = _aired(slug).with_only_columns(episode.c.number)
    newer = base.where(episode.c.number > number).order_by(episode.c.number).limit(1)
    older = base.where(episode.c.number < number).order_by(episode.c.number.desc()).limit(1)
    return (
        (await connection.execute(newer)).scalar_one_or_none(),
        (await connection.execute(older)).scalar_one_or_none(),
    )


async def _spent(connection: AsyncConnection, episode_id: int) -> Any:
    total = sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0)).where(
        charge.c.episode_id == episode_id
    )
    return (await connection.execute(total)).scalar_one()


def _scenes(about: Any, spoken: Any, media: str) -> tuple[SceneRow, ...]:
    lines = spoken if isinstance(spoken, list) else []
    return tuple(
        SceneRow(
            number=s["number"], title=s["title"], synopsis=s["synopsis"], location=s["location"],
            time=s["time"], cast=tuple(s["cast"]), starts=s["starts"], ends=s["ends"],
            still=f"{media}/scene-{s['number']}.webp",
            lines=tuple(
                Spoken(line["start"], line["name"], line["text"])
                for line in lines
                if line["scene"] == s["number"]
            ),
        )
        for s in about.get("scenes", ())
    )  # fmt: skip


def _download(file: Any, media: str) -> Download:
    return Download(file["name"], size(file["bytes"]), f"{media}/{file['name']}")
