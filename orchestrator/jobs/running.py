"""Running: this process's share of the jobs, so many at a time, each under its lease.

Who is next is found out from the tables; news of jobs and the sweep only say that it is time to look.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import AniGenError, GenerationError, first_cause
from schemas.jobs import ENDED, JobState, Priority, Told
from schemas.tables import job as table

from .. import archive, lease, turns
from ..lease import Lease, LeaseLostError
from ..studio import Studio
from . import ending, forgetting, opening
from .following import listening
from .opening import TURNS, OpenJob
from .story import make_job
from .telling import Teller

BATCH_S = 60.0  # how much later a job of a batch counts as having come
_AGAIN_S = 1.0  # when the tables could not be looked at
_WAITS = (JobState.QUEUED, JobState.RUNNING)
_DUE = table.c.not_before.is_(None) | (table.c.not_before <= sa.func.clock_timestamp())
_SINCE = table.c.made_at + sa.case(
    (table.c.priority == Priority.BATCH, sa.text(f"interval '{BATCH_S} s'")),
    else_=sa.text("interval '0'"),
)

log = structlog.get_logger(__name__)


@dataclass(eq=False)
class _Making:
    """A job in hand."""

    uuid: UUID
    task: asyncio.Task[None]


class Floor:
    """Where jobs are made."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._making: dict[int, _Making] = {}
        self._starting: set[int] = set()
        self._woken, self._closing = asyncio.Event(), False
        self._teller = Teller(studio.database)

    async def run(self) -> None:
        """Make jobs until `close`, and whatever is in hand then."""
        async with listening(self._studio.url) as ear, asyncio.TaskGroup() as group:
            telling = group.create_task(self._teller.run())
            try:
                with ear.heard(self._news, self._stop):
                    await self._fill_for_ever()
            finally:
                telling.cancel()

    def close(self) -> None:
        """Begin nothing more."""
        self._closing = True

    async def sweep(self, connection: AsyncConnection) -> None:
        """Look for what nobody has woken us for, and forget what is long over."""
        self._woken.set()
        await forgetting.forget(connection, self._studio)

    async def tidy(self) -> None:
        """Remove the attempts at jobs that are over."""
        left = await asyncio.to_thread(self._studio.storage.jobs_left)
        if not left:
            return
        open_ones = sa.select(table.c.id).where(table.c.id.in_(left), table.c.state.not_in(ENDED))
        async with self._studio.database.connect() as connection:
            wanted = set((await connection.execute(open_ones)).scalars())
        for job_id in set(left) - wanted:
            await self._put_away(job_id)
        await self._look_for_stops()

    def _news(self, told: Told) -> None:
        if told.status is JobState.QUEUED:
            self._woken.set()

    def _stop(self, uuid: UUID | None) -> None:
        """Somebody has cancelled a job; None: perhaps, while we could not hear."""
        if uuid is None:
            self._woken.set()
        for one in self._making.values():
            if one.uuid == uuid:
                one.task.cancel()

    async def _look_for_stops(self) -> None:
        """Stop what was cancelled while we could not hear of it."""
        if not self._making:
            return
        query = sa.select(table.c.uuid).where(table.c.id.in_(list(self._making)), table.c.cancelled)
        async with self._studio.database.connect() as connection:
            for uuid in (await connection.execute(query)).scalars():
                self._stop(uuid)

    async def _fill_for_ever(self) -> None:
        while True:
            self._woken.clear()
            try:
                wait = await self._fill()
                await self._look_for_stops()
            except Exception as error:  # noqa: BLE001 - whatever it is, jobs go on when it is over
                log.warning(
                    "jobs not found", action="job", error=f"{type(error).__name__}: {error}"
                )
                wait = _AGAIN_S
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._woken.wait()

    async def _fill(self) -> float | None:
        """Begin jobs as long as there is room; returns when to look again, if not woken before."""
        busy = {*self._making, *self._starting}
        room = self._studio.settings.jobs.parallel - len(busy)
        if room <= 0 or self._closing:
            return None
        async with self._studio.database.connect() as connection:
            due = await connection.execute(_next(busy, room))
            ids = list(due.scalars())
            wait = (await connection.execute(_soonest())).scalar_one_or_none()
        for job_id in ids:
            self._starting.add(job_id)
            begun = False
            try:
                make = partial(self._make, job_id)
                begun = await self._studio.crew.start(f"job/{job_id}", make)
            finally:
                if not begun:
                    self._starting.discard(job_id)
        if len(ids) == room:
            return None  # whoever ends wakes us
        return None if wait is None else max(0.05, float(wait))

    async def _make(self, job_id: int, lease: Lease) -> None:
        """Make a job in a task of its own, which alone ends when the job is cancelled."""
        try:
            job = await opening.open_job(self._studio, job_id)
            if job.state not in _WAITS:
                return
            turns.turn.set(TURNS[job.priority])
            task = asyncio.create_task(self._tell_of(job, lease))
            one = self._making[job_id] = _Making(job.uuid, task)
            await self._see_through(job, one, lease)
        finally:
            self._making.pop(job_id, None)
            self._starting.discard(job_id)
            self._woken.set()

    async def _see_through(self, job: OpenJob, one: _Making, lease: Lease) -> None:
        try:
            await asyncio.wait({one.task})
        except asyncio.CancelledError:  # the process ends, or the lease is lost
            one.task.cancel()
            await asyncio.gather(one.task, return_exceptions=True)
            raise
        if one.task.cancelled() and await self._is_cancelled(job):
            await self._cancelled(job, lease)
        elif one.task.cancelled():
            await self._ended(job, lease, GenerationError("it was interrupted"))
        else:
            await self._ended(job, lease, one.task.exception())

    async def _tell_of(self, job: OpenJob, lease: Lease) -> None:
        course = self._teller.begin(job)
        try:
            await make_job(self._studio, lease, job, course)
        finally:
            self._teller.end(job.id)

    async def _is_cancelled(self, job: OpenJob) -> bool:
        return (await opening.open_job(self._studio, job.id)).cancelled

    async def _cancelled(self, job: OpenJob, lease: Lease) -> None:
        studio = self._studio
        async with studio.database.begin() as connection:
            await lease.prove(connection)
            now = await opening.read(studio, connection, job.id)
            await ending.end(connection, studio, now, JobState.CANCELLED)
            await lease.release(connection)
        await self._put_away(job.id)

    async def _ended(self, job: OpenJob, lease: Lease, error: BaseException | None) -> None:
        over = error is None
        cause = first_cause(error) if error else None
        if isinstance(cause, LeaseLostError):
            raise cause
        if isinstance(error, Exception):
            strange = None if isinstance(cause, AniGenError) else cause
            log.warning(
                "job failed", action="job", job=job.id, error=str(cause), exc_info=strange
            )  # fmt: skip
            now = await opening.open_job(self._studio, job.id)
            over = await ending.trouble(self._studio, lease, job.id, now, error)
        if over:
            now = await opening.open_job(self._studio, job.id)
            if now.is_over:
                await self._put_away(job.id)

    async def _put_away(self, job_id: int) -> None:
        """Keep what is known of the takes of a job that is over, and remove its attempts."""
        await archive.keep_job(self._studio, job_id)
        await asyncio.to_thread(self._studio.storage.clear_job, job_id)


def _next(busy: set[int], room: int) -> sa.Select[Any]:
    """Who is next: what somebody has begun and left, then whoever has come first."""
    work = sa.func.concat("job/", table.c.id)
    return (
        sa.select(table.c.id)
        .where(table.c.state.in_(_WAITS), table.c.id.not_in(busy), _DUE, ~lease.held(work))
        .order_by(table.c.state == JobState.QUEUED, _SINCE, table.c.id)
        .limit(room)
    )


def _soonest() -> sa.Select[Any]:
    """In how many seconds the next one becomes due that waits for its time."""
    left = sa.extract("epoch", sa.func.min(table.c.not_before) - sa.func.clock_timestamp())
    waits = table.c.not_before > sa.func.clock_timestamp()
    return sa.select(left).where(table.c.state == JobState.QUEUED, waits)
