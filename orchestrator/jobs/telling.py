"""Telling: what happens to jobs, said through the database's NOTIFY to whoever follows them.

A change of state is told by the transaction that makes it. How far a job is comes from its backend many
times a second: it is told at most twenty times, and written down about once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas.jobs import JobState, PhaseName, Told
from schemas.tables import job as table

from .opening import OpenJob
from .script import PHASES

CHANNEL = "anigen_job"
STOP = "anigen_job_stop"  # the uuid of a job that somebody has cancelled
_EVERY_S, _WRITE_S = 0.05, 1.0
_LARGEST = 7900  # bytes of a payload
_SPANS = {1: (0.0, 20.0), 2: (20.0, 50.0), 3: (50.0, 98.0)}  # of an orchestrated job's progress
_WHOLE = (0.0, 98.0)  # the rest is publishing
_SOON = 2.0  # per cent from which on one can tell how long it takes
_SAY = sa.select(
    sa.func.pg_notify(CHANNEL, sa.func.unnest(sa.bindparam("said", type_=ARRAY(sa.Text)), type_=sa.Text))
)  # fmt: skip
_WRITE = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("job"), table.c.state == JobState.RUNNING)
    .values(progress=sa.bindparam("share"), eta=sa.bindparam("left"))
)

log = structlog.get_logger(__name__)


async def tell(connection: AsyncConnection, told: Told) -> None:
    """Tell it once this transaction has committed."""
    await connection.execute(_SAY, {"said": [payload(told)]})


async def stop(connection: AsyncConnection, uuid: object) -> None:
    """Have whoever makes a job stop once this transaction has committed."""
    await connection.execute(sa.select(sa.func.pg_notify(STOP, str(uuid))))


def payload(told: Told) -> str:
    """What goes over the wire: without the files where they are too many for it."""
    text = told.model_dump_json(exclude_defaults=True)
    if len(text.encode()) <= _LARGEST:
        return text
    return told.model_copy(update={"files": ()}).model_dump_json(exclude_defaults=True)


def span(job: OpenJob, scene: int) -> tuple[float, float]:
    """What part of a job's progress a scene is."""
    return _SPANS[scene] if job.phases else _WHOLE


@dataclass(eq=False)
class Course:
    """How far a job is that this process makes."""

    job: OpenJob
    changed: Callable[[], None]
    progress: float = 0.0
    began: float = field(default_factory=time.monotonic)
    phase: PhaseName | None = None
    _from: float = 0.0  # how far it was when we began
    told: bool = True
    written: bool = True

    def __post_init__(self) -> None:
        self.progress = self._from = self.job.progress

    def hears(self, scene: int) -> Callable[[float], None]:
        """Who is to hear of the takes of a scene."""
        self.phase = PHASES[scene] if self.job.phases else None
        begins, ends = span(self.job, scene)

        def hear(share: float) -> None:
            here = begins + (ends - begins) * min(1.0, max(0.0, share))
            if here > self.progress:
                self.progress, self.told, self.written = here, False, False
                self.changed()

        return hear

    @property
    def eta(self) -> float | None:
        """How many seconds it may take yet, as fast as it has gone so far."""
        done = self.progress - self._from
        if done < _SOON:
            return None
        return round((time.monotonic() - self.began) * (100.0 - self.progress) / done, 1)

    @property
    def now(self) -> Told:
        """What is told of it."""
        return Told(
            job_id=self.job.uuid, status=JobState.RUNNING, progress=round(self.progress, 2),
            eta=self.eta, phase=self.phase,
        )  # fmt: skip


class Teller:
    """Tells how far the jobs are that this process makes; asleep while none is."""

    def __init__(self, database: AsyncEngine) -> None:
        self._database = database
        self._courses: dict[int, Course] = {}
        self._changed = asyncio.Event()
        self._written_at = 0.0

    def begin(self, job: OpenJob) -> Course:
        """Tell of a job from now on."""
        course = self._courses[job.id] = Course(job, self._changed.set)
        return course

    def end(self, job_id: int) -> None:
        """Say nothing more of a job: its state is told by whoever changes it."""
        self._courses.pop(job_id, None)

    async def run(self) -> None:
        """Tell for ever."""
        while True:
            try:
                async with asyncio.timeout(self._due()):
                    await self._changed.wait()
            except TimeoutError:
                pass
            self._changed.clear()
            try:
                await self._say()
            except (OSError, TimeoutError, SQLAlchemyError) as error:
                log.info("not told", action="job", error=str(error).partition("\n")[0])
            await asyncio.sleep(_EVERY_S)

    def _due(self) -> float | None:
        """In how many seconds something has to be written down; None when nothing has."""
        if all(one.written for one in self._courses.values()):
            return None
        return max(0.0, self._written_at + _WRITE_S - time.monotonic())

    async def _say(self) -> None:
        news = [one for one in self._courses.values() if not one.told]
        late = time.monotonic() - self._written_at >= _WRITE_S
        old = [one for one in self._courses.values() if late and not one.written]
        if not news and not old:
            return
        for one in news:
            one.told = True
        said = [payload(one.now) for one in news]
        async with self._database.begin() as connection:
            if said:
                await connection.execute(_SAY, {"said": said})
            if old:
                rows = [{"job": o.job.id, "share": o.progress, "left": o.eta} for o in old]
                await connection.execute(_WRITE, rows)
        for one in old:
            one.written = True
        if old:
            self._written_at = time.monotonic()
