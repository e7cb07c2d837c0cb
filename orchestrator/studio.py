"""The studio: everything that is open while we work, built in one place and closed in one place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from canon.bible.shelf import Shelf
from director.base import Director
from generators.animatic import AnimaticGenerator
from generators.grades.grader import Grader
from generators.voices.base import Voices
from schemas import prices
from schemas import settings as config
from schemas.bible import Bible
from schemas.errors import AniGenError, BibleError, StudioError
from schemas.operation import Seller
from schemas.plan import EpisodePlan
from schemas.prices import Prices
from schemas.settings import Settings
from schemas.tables import series

from . import assembly, backends, database
from .assembly.job import Assembled, AssemblyJob
from .backends import Backend, ImageBackend
from .governor import Governor
from .lease import Crew
from .localpg import LocalPostgres
from .queue import PgQueue
from .storage import Storage
from .watching import Watching

log = structlog.get_logger(__name__)


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
    voices: Voices
    scratch_voice: Voices  # offline and free: for what only has to be timed
    images: tuple[ImageBackend, ...]
    governor: Governor
    grader: Grader
    prices: Prices
    absent: dict[str, str] = field(default_factory=dict)  # backends that are left out, and why
    sellers: dict[str, Seller] = field(default_factory=dict)  # those that are paid, by backend
    drawing: dict[str, asyncio.Lock] = field(default_factory=dict)  # sheets, by path
    assemble: Callable[[AssemblyJob], Awaitable[Assembled]] = assembly.assemble
    watching: Watching = field(default_factory=Watching)  # the takes being made
    scripts: dict[int, tuple[EpisodePlan, Bible, Bible]] = field(default_factory=dict)  # by episode
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
    _folders(folder)
    book = prices.load(folder)
    made = backends.set_up(settings, book, folder / "cache")
    animatic = made.cast[-1].generator
    assert isinstance(animatic, AnimaticGenerator)  # noqa: S101 - it always stands last
    url, revive = settings.database.url, None
    if not url:
        local = LocalPostgres(folder / "database", bindir=settings.database.bindir)
        url, revive = await local.start(), local.start
        opened.push_async_callback(local.stop)
    engine = database.connect(url, revive=revive)
    opened.push_async_callback(engine.dispose)
    await database.prepare(engine)
    shelf = Shelf(folder / "series")
    async with database.readable(engine):
        await register(engine, shelf)
    for close in backends.closers(made):
        opened.push_async_callback(close)
    governor = Governor(engine, settings, folder / "media" / ".bought")
    for name, seller in made.sellers.items():
        governor.enlist(name, seller)
    return Studio(
        folder=folder, settings=settings, url=url, database=engine,
        storage=Storage(folder / "media", settings.storage), queue=PgQueue(url, revive=revive), crew=Crew(engine, url),
        bibles=shelf, directors=tuple(made.directors), cast=tuple(made.cast), animatic=animatic,
        voices=backends.ladder(made), scratch_voice=made.voices[-1], images=tuple(made.images),
        governor=governor, grader=Grader(settings.gates.weights), prices=book, absent=made.absent, sellers=made.sellers,
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
    """Give every series on the shelf its row; a series whose bible is wrong keeps what it has.

    A row is active while its series is on air: only then are episodes owed.
    """
    async with engine.begin() as connection:
        for slug in shelf.slugs():
            known = shelf.refused.get(slug)
            try:
                show = shelf.current(slug).series
            except BibleError as error:
                if error is not known:
                    log.warning("bible refused", action="bible", series=slug, error=str(error))
                continue
            says = {"title": show.title, "active": show.on_air}
            await connection.execute(
                insert(series)
                .values(slug=slug, **says)
                .on_conflict_do_update(
                    index_elements=["slug"],
                    set_=says,
                    where=sa.or_(series.c.title != show.title, series.c.active != show.on_air),
                )
            )
        if gone := shelf.archived():
            await connection.execute(
                sa.update(series)
                .where(series.c.slug.in_(gone), series.c.active)
                .values(active=False)
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
