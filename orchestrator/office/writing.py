"""Writing: one at a time to a series, checked like the operator's own edits, and told with a name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon.bible.landing import Also
from schemas.access import Who
from schemas.office import ConflictError
from schemas.tables import series

from .. import edits, events
from ..filelock import FileLock
from ..studio import Studio, register

_PATIENCE_S = 15.0
_T = TypeVar("_T")


@dataclass(frozen=True)
class Pen:
    """The right to write to a series, within one transaction that tells of it."""

    connection: AsyncConnection
    series_id: int
    floor: Also  # refuses what would pull the aired story's floor away

    async def tell(self, who: Who, kind: str, text: str) -> None:
        """Tell who did what."""
        await events.tell(self.connection, kind, f"{who.name}: {text}", series=self.series_id)


@asynccontextmanager
async def alone(studio: Studio, slug: str) -> AsyncIterator[None]:
    """Nobody else of the office writes to that series meanwhile; ConflictError when somebody does."""
    folder = studio.folder / "cache" / "locks"
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    lock = FileLock(folder / f"{slug}.lock")
    try:
        async with asyncio.timeout(_PATIENCE_S):
            await lock.wait()
    except TimeoutError:
        raise ConflictError("somebody else is writing to it just now; try again") from None
    try:
        yield
    finally:
        lock.release()


@asynccontextmanager
async def pen(studio: Studio, slug: str) -> AsyncIterator[Pen]:
    """Write to a series that is there: alone, with its row, in one transaction."""
    async with alone(studio, slug):
        await row(studio, slug)
        async with studio.database.begin() as connection:
            found = sa.select(series.c.id).where(series.c.slug == slug)
            series_id = (await connection.execute(found)).scalar_one()
            before = studio.bibles.last_good(slug)
            yield Pen(connection, series_id, await edits.floor(connection, series_id, before))


async def row(studio: Studio, slug: str) -> int:
    """The row of a series, made if it has none yet; ConflictError when its bible is wrong."""
    found = sa.select(series.c.id).where(series.c.slug == slug)
    for again in (False, True):
        async with studio.database.connect() as connection:
            number: int | None = (await connection.execute(found)).scalar_one_or_none()
        if number is not None:
            return number
        if not again:
            await register(studio.database, studio.bibles)
    raise ConflictError(f"the files of the project {slug!r} are wrong; correct them first")


async def aside(work: Callable[[], _T]) -> _T:
    """Do what waits for the disk on another thread, to its end also when nobody waits any more."""
    task = asyncio.create_task(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
