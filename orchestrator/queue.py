"""The queue: a wake-up call for steps, and nothing more. The only file that imports PgQueuer.

A job carries a kind and a key, never data. A step looks at the tables, moves the work on and says
when it wants to be called again. The whole queue may be emptied at any time: the sweep fills it
again from the tables.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

import asyncpg
import sqlalchemy as sa
import structlog
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence import qb
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core import buffers
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Job
from pgqueuer.domain.settings import DBSettings
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import AniGenError

Step = Callable[[str], Awaitable[float | None]]

SCHEMA = "queue"
_NAMES = DBSettings(db_schema=SCHEMA)
_LOOK_EVERY = timedelta(seconds=5)
_DEAD_AFTER = timedelta(seconds=10)


class _Ended(buffers.JobStatusLogBuffer):
    """Writes down at once that a job has ended: until then its key keeps others away.

    PgQueuer gathers such notes and looks at them ten times a second, which is most of what an idle
    studio does.
    """

    def __init__(self, *, max_size: int, repository: buffers.JobLogSink) -> None:
        del max_size
        super().__init__(max_size=1, repository=repository, timeout=timedelta(seconds=1))


buffers.JobStatusLogBuffer = _Ended  # type: ignore[assignment,misc]  # the manager takes it from there

log = structlog.get_logger(__name__)
logging.getLogger("pgqueuer").setLevel(logging.CRITICAL)


class Queue(Protocol):
    """Five calls; another engine behind them changes nothing else."""

    async def put(
        self, connection: AsyncConnection, kind: str, key: str, *, delay: float = 0.0
    ) -> None:
        """Have the step called once this transaction has committed, `delay` seconds later."""
        ...

    def step(self, kind: str, function: Step, *, timeout: float = 60.0) -> None:
        """Register a step; it returns None when done, else seconds until it wants another call."""
        ...

    async def run(self) -> None:
        """Call steps until stopped; survives a database that goes away."""
        ...

    async def stop(self) -> None:
        """Let the steps in hand finish, then let `run` return."""
        ...

    async def depth(self, connection: AsyncConnection) -> dict[str, int]:
        """Jobs per kind that wait or run."""
        ...


def _queries(connection: asyncpg.Connection) -> Queries:
    return Queries(
        AsyncpgDriver(connection),
        qbe=qb.QueryBuilderEnvironment(_NAMES),
        qbq=qb.QueryQueueBuilder(_NAMES),
        qbs=qb.QuerySchedulerBuilder(_NAMES),
    )


async def _raw(connection: AsyncConnection) -> asyncpg.Connection:
    """The driver's connection, inside a transaction that has really begun.

    SQLAlchemy sends BEGIN with its first statement; an enqueue before that would be committed on
    its own.
    """
    raw = await connection.get_raw_connection()
    found = raw.driver_connection
    assert isinstance(found, asyncpg.Connection)  # noqa: S101 - the engine is ours
    if not found.is_in_transaction():
        await connection.execute(sa.select(1))
    return found


_SILENCE = f"""
create or replace function {SCHEMA}.keep_nothing() returns trigger language plpgsql
  as 'begin return null; end';
create or replace trigger keep_nothing before insert on {_NAMES.qualified.queue_table_log}
  for each row execute function {SCHEMA}.keep_nothing();
"""


async def install(connection: AsyncConnection) -> None:
    """Create the queue's own tables. Its diary stays empty: ours is the table of events."""
    raw = await _raw(connection)
    queries = _queries(raw)
    if not await queries.schema_is_installed():
        await queries.install()
        await raw.execute(_SILENCE)


class PgQueue:
    """The queue on PostgreSQL."""

    def __init__(self, url: str, *, revive: Callable[[], Awaitable[object]] | None = None) -> None:
        """`revive` is called when the database has gone, before it is tried again."""
        self._url, self._revive = url, revive
        self._steps: dict[str, tuple[Step, float]] = {}
        self._stopping = asyncio.Event()
        self._manager: QueueManager | None = None

    async def put(
        self, connection: AsyncConnection, kind: str, key: str, *, delay: float = 0.0
    ) -> None:
        """Have the step called once this transaction has committed.

        One job waits per kind and key. Where one is already there it may be running, and may have
        looked before this transaction's change: a second one makes sure somebody looks again.
        """
        queries = _queries(await _raw(connection))
        after = timedelta(seconds=delay)
        for dedupe in (f"{kind}/{key}", f"{kind}/{key}/again"):
            made = await queries.enqueue(
                kind, key.encode(), 0, after, dedupe, None, on_conflict="skip"
            )
            if made[0] is not None:
                return

    def step(self, kind: str, function: Step, *, timeout: float = 60.0) -> None:
        """Register the function that is called for jobs of this kind."""
        self._steps[kind] = (function, timeout)

    async def run(self) -> None:
        """Call steps until stopped; when the database goes away, wait and connect again."""
        pause = 0.2
        while not self._stopping.is_set():
            try:
                await self._serve()
                pause = 0.2
            except Exception as error:  # noqa: BLE001 - a lost connection has many names
                what = f"{type(error).__name__}: {error}"
                log.warning("queue interrupted", action="queue", error=what, again_in_s=pause)
                await self._try_to_revive()
            if not self._stopping.is_set():
                await asyncio.wait([asyncio.ensure_future(self._stopping.wait())], timeout=pause)
                pause = min(pause * 2, 5.0)

    async def stop(self) -> None:
        """Let `run` return after the steps in hand."""
        self._stopping.set()
        if self._manager is not None:
            self._manager.shutdown.set()

    async def depth(self, connection: AsyncConnection) -> dict[str, int]:
        """Jobs per kind that wait or run."""
        table = _NAMES.qualified.queue_table
        rows = await connection.execute(
            sa.text(f"select entrypoint, count(*) from {table} group by 1")  # noqa: S608 - our name
        )
        return {kind: count for kind, count in rows}  # noqa: C416 - rows are not pairs to a type checker

    async def _try_to_revive(self) -> None:
        try:
            if self._revive is not None and not self._stopping.is_set():
                await self._revive()
        except (AniGenError, OSError) as error:
            log.warning("the database stays away", action="queue", error=str(error))

    async def _serve(self) -> None:
        connection = await asyncpg.connect(self._url, timeout=10)
        try:
            manager = QueueManager(_queries(connection))
            manager.channel = _NAMES.channel
            for kind, (function, timeout) in self._steps.items():
                manager.entrypoint(kind)(_guarded(kind, function, timeout))
            self._manager = manager
            if self._stopping.is_set():
                return
            await manager.run(
                dequeue_timeout=_LOOK_EVERY,
                heartbeat_timeout=_DEAD_AFTER,
                batch_size=10,
                shutdown_on_listener_failure=True,
                log_aggregation_interval=timedelta(0),
            )
        finally:
            self._manager = None
            connection.terminate()


def _guarded(kind: str, function: Step, timeout: float) -> Callable[[Job], Awaitable[None]]:
    """Wrap a step so that nothing it does can lose the job: an exception would delete it."""

    async def call(job: Job) -> None:
        key = (job.payload or b"").decode()
        try:
            async with asyncio.timeout(timeout):
                again = await function(key)
        except Exception as error:  # noqa: BLE001 - whatever it is, the job must stay
            log.warning(
                "step failed", action=kind, key=key, error=f"{type(error).__name__}: {error}"
            )
            again = min(60.0, 1.0 * 2 ** min(job.attempts, 6))
        if again is not None:
            raise RetryRequested(timedelta(seconds=again))

    return call
