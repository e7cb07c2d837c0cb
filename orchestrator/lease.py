"""Leases: who may do a piece of long work, proved again at the moment its result is written.

A lease has a number that grows with every holder. Work that takes longer than a step runs under
one; it is renewed while the work goes on, and the transaction that records the result checks that
the number still stands. A process that was paused and woke up too late finds another number and
writes nothing.

A holder proves that it lives by an advisory lock on a connection of its own. When its process dies
the server drops the lock at once, and the next worker need not wait for the lease to run out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import asyncpg
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas.errors import DatabaseError
from schemas.tables import lease as table
from schemas.tables import lease_number

LASTS_S = 30.0
_RENEW_S = 8.0
_ALIVE = 0x616E69  # first key of the holders' advisory locks

_UNTIL = sa.text(f"clock_timestamp() + interval '{LASTS_S} s'")
_LIVES = sa.text(
    "select exists (select from pg_locks where locktype = 'advisory'"
    " and database = (select oid from pg_database where datname = current_database())"
    " and classid = :alive and objid = :holder)"
)

log = structlog.get_logger(__name__)


class LeaseLostError(DatabaseError):
    """Another worker has taken over this piece of work."""


@dataclass
class Lease:
    """The right to do `work` until it is released or taken over."""

    work: str
    number: int
    released: bool = False

    async def prove(self, connection: AsyncConnection) -> None:
        """Hold the lease's row until this transaction ends; LeaseLostError if it is not ours."""
        row = await connection.execute(
            sa.select(table.c.number).where(table.c.work == self.work).with_for_update()
        )
        if row.scalar_one_or_none() != self.number:
            raise LeaseLostError(f"the lease on {self.work} was taken over by another worker")

    async def release(self, connection: AsyncConnection) -> None:
        """Give the lease back as part of this transaction."""
        await connection.execute(
            sa.delete(table).where(table.c.work == self.work, table.c.number == self.number)
        )
        self.released = True


def held(work: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether somebody who lives holds the lease of `work`, a value of the query around it."""
    alive = sa.text(
        "select objid::bigint from pg_locks where locktype = 'advisory'"
        " and database = (select oid from pg_database where datname = current_database())"
        " and classid = :alive"
    ).bindparams(alive=_ALIVE)
    until = table.c.until >= sa.func.clock_timestamp()
    return sa.exists().where(table.c.work == work, until, table.c.holder.in_(alive))


async def forget(connection: AsyncConnection) -> None:
    """Remove the leases of the dead, a good while after they ran out."""
    long_ago = sa.text("clock_timestamp() - interval '60 s'")
    await connection.execute(sa.delete(table).where(table.c.until < long_ago))


async def _is_free(connection: AsyncConnection, work: str) -> bool:
    """Lock the lease's row and see whether it has run out or its holder is dead.

    Two statements, not one: the second looks at the locks as they are once the row is ours.
    """
    row = await connection.execute(
        sa.select(table.c.holder, table.c.until < sa.func.clock_timestamp())
        .where(table.c.work == work)
        .with_for_update()
    )
    held = row.first()
    if held is None:
        return False
    holder, late = held
    alive = await connection.execute(_LIVES, {"alive": _ALIVE, "holder": holder})
    return late or not alive.scalar_one()


Work = Callable[[Lease], Awaitable[None]]


class Crew:
    """The long work that this process does, each piece under its lease."""

    def __init__(self, database: AsyncEngine, url: str) -> None:
        self._database, self._url = database, url
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._pulse: asyncpg.Connection | None = None
        self._holder = 0
        self._waking = asyncio.Lock()

    def busy(self, work: str) -> bool:
        """Whether this process is doing that work right now."""
        return work in self._tasks

    async def start(self, work: str, do: Work) -> bool:
        """Begin `work` unless somebody holds its lease; returns whether it has begun."""
        if work in self._tasks:
            return False
        lease = await self._acquire(work)
        if lease is None:
            return False
        task = asyncio.create_task(self._perform(lease, do), name=work)
        self._tasks[work] = task
        task.add_done_callback(lambda _: self._tasks.pop(work, None))
        return True

    async def finish(self, grace: float) -> None:
        """Wait up to `grace` seconds for the work in hand, then cancel what is left."""
        if self._tasks and grace > 0:
            await asyncio.wait(list(self._tasks.values()), timeout=grace)
        left = list(self._tasks.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if self._pulse is not None:
            self._pulse.terminate()

    async def _live(self) -> int:
        """Hold our advisory lock on an open connection; returns the holder's number."""
        async with self._waking:
            if self._pulse is None or self._pulse.is_closed():
                self._pulse = await asyncpg.connect(self._url, timeout=10)
                self._holder = await self._pulse.fetchval("select nextval('lease_number')::int")
                await self._pulse.execute(f"select pg_advisory_lock({_ALIVE}, {self._holder})")
            return self._holder

    async def _acquire(self, work: str) -> Lease | None:
        mine = {"number": lease_number.next_value(), "holder": await self._live(), "until": _UNTIL}
        fresh = insert(table).values(work=work, **mine).on_conflict_do_nothing()
        over = sa.update(table).where(table.c.work == work).values(**mine)
        async with self._database.begin() as connection:
            made = await connection.execute(fresh.returning(table.c.number))
            number = made.scalar_one_or_none()
            if number is None and await _is_free(connection, work):
                taken = await connection.execute(over.returning(table.c.number))
                number = taken.scalar_one()
        return None if number is None else Lease(work, number)

    async def _perform(self, lease: Lease, do: Work) -> None:
        renewing = asyncio.create_task(self._renew(lease, asyncio.current_task()))
        try:
            await do(lease)
        except (LeaseLostError, asyncio.CancelledError) as error:
            log.info("work given up", action="lease", work=lease.work, error=str(error))
        except Exception:
            log.exception("work failed", action="lease", work=lease.work)
        finally:
            renewing.cancel()
            if not lease.released:
                await self._release(lease)

    async def _renew(self, lease: Lease, owner: asyncio.Task[None] | None) -> None:
        change = (
            sa.update(table)
            .where(table.c.work == lease.work, table.c.number == lease.number)
            .values(until=_UNTIL)
        )
        while True:
            await asyncio.sleep(_RENEW_S)
            try:
                async with self._database.begin() as connection:
                    held = (await connection.execute(change)).rowcount
            except (OSError, TimeoutError, DBAPIError, SQLAlchemyError) as error:
                log.warning("lease not renewed", action="lease", work=lease.work, error=str(error))
                continue
            if not held and owner is not None:
                owner.cancel()
                return

    async def _release(self, lease: Lease) -> None:
        try:
            async with self._database.begin() as connection:
                await lease.release(connection)
        except (OSError, TimeoutError, SQLAlchemyError):
            log.info("lease left to expire", action="lease", work=lease.work)
