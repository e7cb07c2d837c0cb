"""The studio: everything that is open while we work, built in one place and closed in one place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from canon.bible.shelf import Shelf
from director.base import Director
from director.offline import OfflineDirector
from generators import registry
from generators.animatic import AnimaticGenerator
from generators.base import Generator
from generators.voices.espeak import EspeakVoices
from schemas import settings as config
from schemas.bible import Bible
from schemas.errors import AniGenError, BibleError, ConfigError, StudioError
from schemas.plan import EpisodePlan
from schemas.settings import Settings
from schemas.tables import series

from . import assembly, database
from .assembly.job import Assembled, AssemblyJob
from .lease import Crew
from .localpg import LocalPostgres
from .queue import PgQueue
from .storage import Storage

ANIMATIC = "animatic"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Backend:
    """A configured generator and how many shots it takes at a time."""

    name: str
    generator: Generator
    free: asyncio.Semaphore


@dataclass
class Studio:
    """An open studio. Its parts are used as they are; it has no behaviour of its own."""

    folder: Path
    settings: Settings
    url: str
    database: AsyncEngine
    storage: Storage
    queue: PgQueue
    crew: Crew
    bibles: Shelf
    directors: tuple[Director, ...]
    cast: tuple[Backend, ...]  # in order of preference, the animatic last
    animatic: AnimaticGenerator
    voices: EspeakVoices
    assemble: Callable[[AssemblyJob], Awaitable[Assembled]] = assembly.assemble
    watching: dict[str, float] = field(default_factory=dict)  # running takes: share done
    scripts: dict[int, tuple[EpisodePlan, Bible]] = field(default_factory=dict)  # by episode
    halted: dict[int, AniGenError] = field(default_factory=dict)  # by episode: a person has to act


@asynccontextmanager
async def open_studio(folder: Path, settings: Settings | None = None) -> AsyncIterator[Studio]:
    """Open the studio in `folder`: settings, database (started if it is the embedded one), backends.

    Raises ConfigError, StudioError or DatabaseError with one sentence when it cannot be opened.
    """
    folder = folder.resolve()
    opened = AsyncExitStack()
    try:
        studio = await _open(opened, folder, settings or config.load(folder))
        async with database.readable(studio.database):
            yield studio
    finally:
        await _to_the_end(opened.aclose())


async def _open(opened: AsyncExitStack, folder: Path, settings: Settings) -> Studio:
    directors = _directors(settings)
    _folders(folder)
    cast = _cast(settings, folder / "cache")
    animatic = cast[-1].generator
    assert isinstance(animatic, AnimaticGenerator)  # noqa: S101 - _cast puts it there
    url, revive = settings.database.url, None
    if not url:
        local = LocalPostgres(folder / "database", bindir=settings.database.bindir)
        url, revive = await local.start(), local.start
        opened.push_async_callback(local.stop)
    engine = database.connect(url, revive=revive)
    opened.push_async_callback(engine.dispose)
    await database.prepare(engine)
    shelf = Shelf(folder / "series")
    await register(engine, shelf)
    for backend in cast:
        opened.push_async_callback(backend.generator.aclose)
    voices = EspeakVoices()
    opened.push_async_callback(voices.aclose)
    return Studio(
        folder=folder, settings=settings, url=url, database=engine,
        storage=Storage(folder / "media"), queue=PgQueue(url, revive=revive), crew=Crew(engine, url),
        bibles=shelf, directors=directors, cast=cast, animatic=animatic, voices=voices,
    )  # fmt: skip


async def _to_the_end(closing: Coroutine[None, None, None]) -> None:
    """Await `closing`; a cancellation takes effect only once everything is closed."""
    task = asyncio.ensure_future(closing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise


async def register(engine: AsyncEngine, shelf: Shelf) -> None:
    """Give every series on the shelf its row; a series whose bible is wrong keeps what it has."""
    async with engine.begin() as connection:
        for slug in shelf.slugs():
            known = shelf.refused.get(slug)
            try:
                title = shelf.current(slug).series.title
            except BibleError as error:
                if error is not known:
                    log.warning("bible refused", action="bible", series=slug, error=str(error))
                continue
            await connection.execute(
                insert(series)
                .values(slug=slug, title=title)
                .on_conflict_do_update(
                    index_elements=["slug"],
                    set_={"title": title},
                    where=series.c.title != title,
                )
            )


def _folders(folder: Path) -> None:
    for name in ("media/series", "cache/voices"):
        try:
            (folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StudioError(
                f"{folder / name} cannot be made: {error.strerror};"
                " give AniGen a studio folder it may write to"
            ) from error


def _directors(settings: Settings) -> tuple[Director, ...]:
    made: list[Director] = []
    for name in settings.director.ladder:
        if name != "offline":
            raise ConfigError(f"director.ladder: there is no director {name!r}; known: 'offline'")
        made.append(OfflineDirector())
    return tuple(made) or (OfflineDirector(),)


def _cast(settings: Settings, cache: Path) -> tuple[Backend, ...]:
    names = [name for name in settings.shooting.cast if name != ANIMATIC] + [ANIMATIC]
    made = []
    for name in names:
        backend = settings.backends.get(name)
        if backend is None and name != ANIMATIC:
            raise ConfigError(
                f"shooting.cast names {name!r}, but there is no [backends.{name}] in {config.FILE}"
            )
        generator = registry.create(
            backend.generator if backend else ANIMATIC,
            backend.options if backend else {},
            folder=cache / name,
        )
        made.append(Backend(name, generator, asyncio.Semaphore(generator.capabilities.parallel)))
    return tuple(made)
