"""The doctor: named checks of everything an episode needs, each with its remedy."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import sqlalchemy as sa

from canon import memory
from canon.bible.check import remarks
from canon.bible.shelf import Shelf
from generators.animatic import AnimaticGenerator
from generators.animatic.generator import Options
from generators.voices.espeak import EspeakVoices
from schemas import settings as config
from schemas.bible import Location, PlaceKind
from schemas.errors import AniGenError
from schemas.plan import NARRATOR, Framing, Line, Mood, ShotPlan, TimeOfDay, Weather
from schemas.settings import Settings
from schemas.tables import series
from schemas.take import DRAFT, ShotRequest, SpokenLine, nothing
from schemas.voice import VoiceProfile

from . import bucket, database, doctor_money, doctor_servers, doctor_vendors
from .checks import Check
from .storage import existing
from .studio import Studio, open_studio

_ROOMS = ("schemas", "canon", "director", "generators", "orchestrator", "webui")

_PATIENCE_S = 30.0
_ALL_FONTS = "All is well. Всё хорошо. הכול טוב. كل شيء بخير. 万事よし。"
_SHOT = ShotRequest(
    series="doctor", episode=1, scene=1, shot=1, time=TimeOfDay.DAY, weather=Weather.CLEAR,
    plan=ShotPlan(framing=Framing.WIDE, seconds=2, action="All is well."), mood=Mood.CALM,
    location=Location(id="here", name="Here", kind=PlaceKind.FIELD), seconds=1.0, picture=DRAFT,
    lines=tuple(
        SpokenLine(line=Line(speaker=who, text=_ALL_FONTS), starts_s=at, seconds=0.5)
        for who, at in (("somebody", 0.0), (NARRATOR, 0.5))
    ),
)  # fmt: skip


async def examine(folder: Path) -> list[Check]:
    """Look at everything; a check that cannot be made because an earlier one failed is left out."""
    checks = [_packages(), _disk(folder)]
    try:
        settings = config.load(folder)
    except AniGenError as error:
        return [*checks, Check.failed("settings", error, remedy="correct the file")]
    checks.append(Check("settings", good=True, text=str(folder / config.FILE)))
    checks += _bibles(Shelf(folder / "series"))
    checks.append(await _tried("voice", _speak))
    checks.append(await _tried("animatic", _draw))
    checks += [Check(*one) for one in await bucket.examine(settings.storage)]
    checks += await _inside(folder, settings)
    return checks


async def _inside(folder: Path, settings: Settings) -> list[Check]:
    try:
        async with open_studio(folder, settings) as studio:
            found = [await _database(studio), *await _canon(studio), _cast(studio)]
            found += await doctor_servers.ask(studio.cast)
            return found + await _money(studio)
    except AniGenError as error:
        return [Check.failed("studio", error)]


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
        text = f"no folder in {shelf.folder} holds a series.yaml"
        remedy = "write a series, or copy it from a new studio (`anigen init DIR`)"
        return [Check("series", good=False, text=text, remedy=remedy)]
    checks = []
    for slug in slugs:
        try:
            bible = shelf.current(slug)
            text = f"{len(bible.characters)} characters, {len(bible.locations)} locations"
            odd = "".join(f"; {remark}" for remark in remarks(shelf.folder / slug, bible))
            checks.append(Check(f"bible {slug}", good=True, text=text + odd))
        except AniGenError as error:
            remedy = "correct the line; until then the last good bible stays in force"
            checks.append(Check(f"bible {slug}", good=False, text=str(error), remedy=remedy))
    return checks


async def _database(studio: Studio) -> Check:
    async with studio.database.connect() as connection:
        version = (await connection.execute(sa.text("show server_version"))).scalar_one()
    where = database.where(studio.database)
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


async def _money(studio: Studio) -> list[Check]:
    """Clocks always; the rest only where somebody is configured who is paid."""
    async with studio.database.connect() as connection:
        found = await doctor_money.clocks(connection)
        if not (studio.absent or studio.sellers):
            return found
        active = sa.select(series.c.slug).where(series.c.active)
        slugs = (await connection.execute(active)).scalars().all()
        found += [await doctor_money.unknown(connection)]
    found += doctor_money.absent(studio.absent)
    found += [doctor_money.book(studio.prices), doctor_money.budget(studio.settings, slugs)]
    return found + await doctor_vendors.ask(studio.settings, studio.sellers)


async def _speak() -> str:
    voices = EspeakVoices()
    try:
        with tempfile.TemporaryDirectory() as folder:
            speech = await voices.speak("All is well.", VoiceProfile(), into=Path(folder))
            return f"speaks ({speech.seconds:.1f} s)"
    finally:
        await voices.aclose()


async def _draw() -> str:
    with tempfile.TemporaryDirectory() as folder:
        animatic = AnimaticGenerator(Options(workers=1), folder=Path(folder))
        try:
            footage = await animatic.generate(_SHOT, into=Path(folder), progress=nothing)
            return f"draws ({footage.frames} frames)"
        finally:
            await animatic.aclose()


async def _tried(name: str, check: Callable[[], Awaitable[str]]) -> Check:
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return Check(name, good=True, text=await check())
    except TimeoutError:
        text = f"no answer within {_PATIENCE_S:.0f} s"
    except AniGenError as error:
        text = str(error)
    remedy = "make room in the temporary folder, or reinstall AniGen: a part of it is missing"
    return Check(name, good=False, text=text, remedy=remedy)
