"""The doctor: named checks of everything an episode needs, each with its remedy."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from canon import memory
from canon.bible import Shelf
from generators.voices.espeak import EspeakVoices
from schemas import settings as config
from schemas.errors import AniGenError
from schemas.settings import Settings
from schemas.tables import series
from schemas.voice import VoiceProfile

from .storage import existing
from .studio import Studio, open_studio

_ROOMS = ("schemas", "canon", "director", "generators", "orchestrator", "webui")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    good: bool
    text: str
    remedy: str = ""


async def examine(folder: Path) -> list[Check]:
    """Look at everything; a check that cannot be made because an earlier one failed is left out."""
    checks = [_packages(), _disk(folder)]
    try:
        settings = config.load(folder)
    except AniGenError as error:
        return [*checks, Check("settings", good=False, text=str(error), remedy="correct the file")]
    checks.append(Check("settings", good=True, text=str(folder / config.FILE)))
    checks += _bibles(Shelf(folder / "series"))
    checks.append(await _tried("voice", _speak))
    checks += await _inside(folder, settings)
    return checks


async def _inside(folder: Path, settings: Settings) -> list[Check]:
    try:
        async with open_studio(folder, settings) as studio:
            return [await _database(studio), *await _canon(studio), _cast(studio)]
    except AniGenError as error:
        return [Check("studio", good=False, text=str(error), remedy="see the message")]


def _packages() -> Check:
    homes = {Path(importlib.import_module(room).__file__ or "").parent.parent for room in _ROOMS}
    text = ", ".join(str(home) for home in sorted(homes))
    return Check(
        "packages", good=len(homes) == 1, text=text,
        remedy="the six packages come from different places: install AniGen into its own environment",
    )  # fmt: skip


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(existing(folder.resolve())).free // 2**20
    return Check(
        "disk", good=free > 2048, text=f"{free} MB free",
        remedy="an episode takes about 40 MB; make room or move media to another disk",
    )  # fmt: skip


def _bibles(shelf: Shelf) -> list[Check]:
    slugs = shelf.slugs()
    if not slugs:
        text = f"no series in {shelf.folder}"
        return [Check("series", good=False, text=text, remedy="run `anigen init` or write one")]
    checks = []
    for slug in slugs:
        try:
            bible = shelf.current(slug)
            text = f"{len(bible.characters)} characters, {len(bible.locations)} locations"
            checks.append(Check(f"bible {slug}", good=True, text=text))
        except AniGenError as error:
            remedy = "correct the line; until then the last good bible stays in force"
            checks.append(Check(f"bible {slug}", good=False, text=str(error), remedy=remedy))
    return checks


async def _database(studio: Studio) -> Check:
    async with studio.database.connect() as connection:
        version = (await connection.execute(sa.text("show server_version"))).scalar_one()
    where = studio.database.url.render_as_string(hide_password=True)
    return Check("database", good=True, text=f"PostgreSQL {version} at {where}")


async def _canon(studio: Studio) -> list[Check]:
    checks = []
    async with studio.database.connect() as connection:
        for number, slug in (await connection.execute(sa.select(series.c.id, series.c.slug))).all():
            problems = await memory.verify(connection, number)
            text = problems[0] if problems else "the log is whole"
            remedy = "restore the database from a backup"
            checks.append(Check(f"canon {slug}", good=not problems, text=text, remedy=remedy))
    return checks


def _cast(studio: Studio) -> Check:
    return Check("cast", good=True, text=" → ".join(b.name for b in studio.cast))


async def _speak() -> str:
    voices = EspeakVoices()
    try:
        with tempfile.TemporaryDirectory() as folder:
            speech = await voices.speak("All is well.", VoiceProfile(), into=Path(folder))
            return f"speaks ({speech.seconds:.1f} s)"
    finally:
        await voices.aclose()


async def _tried(name: str, check: Callable[[], Awaitable[str]]) -> Check:
    try:
        return Check(name, good=True, text=await asyncio.wait_for(check(), 30))
    except (AniGenError, TimeoutError) as error:
        remedy = "reinstall AniGen: its speech library is missing or broken"
        return Check(name, good=False, text=str(error), remedy=remedy)
