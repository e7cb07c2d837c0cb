"""Ending: a job is over: its money is settled, its work is put away, and it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import (
    AniGenError,
    BudgetExceededError,
    ConfigError,
    DatabaseError,
    RefusedError,
    Remedy,
    StudioError,
    UnsupportedShotError,
    first_cause,
)
from schemas.jobs import File, JobState, Problem, Told
from schemas.secret import blot
from schemas.tables import job as table
from schemas.take import Reproduction

from .. import airing, events, money
from ..lease import Lease
from ..studio import Studio
from .opening import OpenJob
from .telling import tell

LONGEST_S = 300.0
GIVE_UP_AFTER = 6  # failures in a row
_MENDED_S = 30.0  # how soon what a person has mended is noticed
_MENDABLE = (ConfigError, StudioError, DatabaseError)  # nothing is lost while they stand
_FOR_GOOD = (UnsupportedShotError, RefusedError, BudgetExceededError)  # no waiting mends them

log = structlog.get_logger(__name__)


async def end(
    connection: AsyncConnection, studio: Studio, job: OpenJob, state: JobState, *,
    problem: Problem | None = None, files: Sequence[File] = (),
    reproduction: Reproduction | None = None, comparison: Any = None,
) -> None:  # fmt: skip
    """Write down that a job is over, as part of this transaction; once."""
    result: dict[str, Any] = {"files": [one.model_dump(mode="json") for one in files]}
    if reproduction is not None:
        result["reproduction"] = reproduction
    if comparison is not None:
        result["comparison"] = comparison.model_dump(mode="json")
    done = state is JobState.COMPLETED
    values: dict[str, Any] = {
        "state": state, "ended_at": sa.func.clock_timestamp(), "eta": None, "not_before": None,
        "problem": problem.detail if problem else None,
        "remedy": problem.remedy if problem else None,
    }  # fmt: skip
    if files or done:
        values |= {"result": result}
    if done:
        values |= {"progress": 100.0}
    moved = await connection.execute(
        sa.update(table).where(table.c.id == job.id, table.c.ended_at.is_(None)).values(**values)
    )
    if not moved.rowcount:
        return
    await airing.settle_work(connection, studio, job.id)
    await money.release(connection, production=job.id)
    text = f"{job.script.prompt[:120]}" + (f": {problem.detail}" if problem else "")
    await events.tell(connection, f"job {state}", text, series=job.series_id, episode=job.id)
    progress = 100.0 if done else job.progress
    await tell(
        connection,
        Told(
            job_id=job.uuid, status=state, progress=progress, error=problem,
            files=tuple(files),
        ),
    )  # fmt: skip


async def trouble(
    studio: Studio, lease: Lease, job_id: int, job: OpenJob, error: Exception
) -> bool:
    """Note what went wrong and when to try again; returns whether the job was given up.

    It is given up after some failures, and at once for what no waiting mends.
    """
    cause = first_cause(error)
    ours = cause if isinstance(cause, AniGenError) else None
    text = blot(str(cause) if ours else f"{type(cause).__name__}: {cause}")
    mendable = isinstance(ours, _MENDABLE) and ours.remedy in {Remedy.STOP, Remedy.RETRY}
    problem = Problem(detail=text, remedy=ours.remedy if ours else "")
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        row = await connection.execute(
            sa.select(table.c.failures).where(table.c.id == job_id).with_for_update()
        )
        failures = row.scalar_one() + (not mendable)
        if failures >= GIVE_UP_AFTER or isinstance(ours, _FOR_GOOD):
            await end(connection, studio, job, JobState.FAILED, problem=problem)
            return True
        wait = _MENDED_S if mendable else min(LONGEST_S, 2.0**failures)
        await connection.execute(
            sa.update(table)
            .where(table.c.id == job_id)
            .values(
                state=JobState.QUEUED, failures=failures, problem=text, remedy=problem.remedy,
                eta=None,
                not_before=sa.func.clock_timestamp() + timedelta(seconds=wait),
            )
        )  # fmt: skip
        await events.tell(
            connection, "problem", f"{text} (again in {wait:.0f} s)",
            series=job.series_id, episode=job.id,
        )  # fmt: skip
        told = Told(job_id=job.uuid, status=JobState.QUEUED, progress=job.progress, error=problem)
        await tell(connection, told)
        await lease.release(connection)
    return False
