"""Shooting: one scene of a job: its only shot, or the sheet of its character."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import BadFootageError
from schemas.grades import Failing
from schemas.jobs import File, JobState, PhaseState, Problem, Told
from schemas.tables import job as table
from schemas.tables import scene, take
from schemas.take import Verdict

from .. import events
from ..backends import Backend
from ..lease import Lease
from ..studio import Studio
from ..takes import Takes, recorded
from ..taking import allowed, shoot_shot
from . import posing
from .opening import OpenJob, Stage, current, read
from .telling import Course, span, tell


@dataclass(frozen=True)
class Shot:
    """What came of a scene: a file that passed, or why its gate refused it."""

    backend: str = ""
    seconds: float = 0.0
    failing: tuple[Failing, ...] = ()
    detail: str = ""  # of a refusal


async def begin(studio: Studio, lease: Lease, job: OpenJob) -> bool:
    """Write down that a job is being made; returns whether it still has to be."""
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        moved = await connection.execute(
            sa.update(table)
            .where(table.c.id == job.id, table.c.state.in_((JobState.QUEUED, JobState.RUNNING)))
            .values(
                state=JobState.RUNNING, problem=None, remedy=None, not_before=None,
                began_at=sa.func.coalesce(table.c.began_at, sa.func.clock_timestamp()),
            )
            .returning(table.c.cancelled)
        )  # fmt: skip
        cancelled = moved.scalar_one_or_none()
        if cancelled is None:
            return False
        if cancelled:
            raise asyncio.CancelledError
        told = Told(job_id=job.uuid, status=JobState.RUNNING, progress=job.progress)
        await tell(connection, told)
    return True


async def hold(studio: Studio, lease: Lease, job: OpenJob, files: Sequence[File]) -> None:
    """Let a job wait for somebody who says how it goes on."""
    stage = current(job.phases)
    problem = Problem(detail=stage.detail, remedy="retake") if stage and stage.detail else None
    values = {
        "state": JobState.HELD, "eta": None, "problem": problem.detail if problem else None,
        "remedy": problem.remedy if problem else None,
        "result": {"files": [one.model_dump(mode="json") for one in files]},
    }  # fmt: skip
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await _change(connection, job, values)
        told = Told(
            job_id=job.uuid, status=JobState.HELD, progress=job.progress, error=problem,
            phase=stage.name if stage else None, files=tuple(files),
        )  # fmt: skip
        await tell(connection, told)
        await lease.release(connection)


async def missing(studio: Studio, job: OpenJob) -> tuple[int, ...]:
    """The scenes that have not been shot yet."""
    query = sa.select(scene.c.scene).where(
        scene.c.production_id == job.id, scene.c.shot_at.is_(None)
    )
    async with studio.database.connect() as connection:
        return tuple((await connection.execute(query.order_by(scene.c.scene))).scalars())


async def shoot(studio: Studio, lease: Lease, job: OpenJob, n: int, course: Course) -> OpenJob:
    """Shoot a scene and write down what came of it: the job goes on, or is held."""
    job = await _started(studio, lease, job, n)
    async with studio.database.connect() as connection:
        takes = await Takes.read(connection, studio.storage.job_work(job.id), lease, job.id, n)
    takes.hears, takes.teaches = course.hears(n), not job.request.get("style_preset")
    stage = job.phase(n)
    takes.begins = (stage.tries if stage else 0) * studio.settings.shooting.takes
    try:
        if n in job.script.shots:
            made = await _film(studio, takes, job, n, lease)
        else:
            made = await _sheet(studio, takes, job, n)
    except BadFootageError as error:
        if stage is None or not error.failing:
            raise
        made = Shot(failing=error.failing, detail=str(error))
    return await _ended(studio, lease, job, n, takes=takes, made=made)


async def _film(studio: Studio, takes: Takes, job: OpenJob, n: int, lease: Lease) -> Shot:
    """A film, approved or let through."""
    stage, place = job.phase(n), job.shot(n)
    if job.phases and (drawn := posing.reference(studio, job)):
        place = replace(place, references=(drawn,))
    if stage is not None and stage.ungated and (refused := await _refused(studio, takes)):
        return await _let_through(studio, takes, n, refused)
    folder = studio.storage.job_attempt(job.id, f"s{n}", lease.number)
    cast = _better(studio, takes.lead) if stage is not None else None
    path = await shoot_shot(studio, takes, place, folder, cast=cast, strict=stage is not None)
    kept = recorded(path)
    if kept is None:
        raise BadFootageError(f"{path.name} has been removed")
    return Shot(kept.footage.receipt.backend, kept.seconds)


def _better(studio: Studio, lead: str) -> Sequence[Backend]:
    """Who may shoot a phase: not the animatic where somebody better is there."""
    cast = allowed(studio, lead)
    return [one for one in cast if one.generator is not studio.animatic] or cast


async def _refused(studio: Studio, takes: Takes) -> tuple[int, str] | None:
    """The number and the file of the last take that its gate refused, where it is still there."""
    query = (
        sa.select(take.c.n, take.c.footage)
        .where(take.c.production_id == takes.episode, take.c.scene == takes.scene)
        .where(take.c.verdict == Verdict.RETAKE, take.c.footage.is_not(None))
        .order_by(take.c.n.desc())
    )
    async with studio.database.connect() as connection:
        rows = (await connection.execute(query)).all()
    return next(((n, file) for n, file in rows if recorded(takes.work / file)), None)


async def _let_through(studio: Studio, takes: Takes, n: int, refused: tuple[int, str]) -> Shot:
    number, file = refused
    kept = recorded(takes.work / file)
    assert kept is not None  # noqa: S101 - looked at before
    async with studio.database.begin() as connection:
        await takes.lease.prove(connection)
        await connection.execute(
            sa.update(take)
            .where(take.c.production_id == takes.episode, take.c.scene == n, take.c.n == number)
            .values(verdict=Verdict.APPROVED)
        )
    return Shot(kept.footage.receipt.backend, kept.seconds)


async def _sheet(studio: Studio, takes: Takes, job: OpenJob, n: int) -> Shot:
    """The sheet of the character."""
    stage = job.phase(n)
    assert stage is not None  # noqa: S101 - only phases have sheets
    backend = await posing.draw(studio, takes, job, stage)
    return Shot(backend)


async def _started(studio: Studio, lease: Lease, job: OpenJob, n: int) -> OpenJob:
    """Write down that a phase has begun."""
    if job.phase(n) is None:
        return job
    phases = job.with_phase(n, state=PhaseState.RUNNING)
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await _change(connection, job, {"phases": _json(phases)})
        told = Told(
            job_id=job.uuid, status=JobState.RUNNING, progress=job.progress, phase=phases[n - 1].name
        )  # fmt: skip
        await tell(connection, told)
    return replace(job, phases=phases)


async def _ended(
    studio: Studio, lease: Lease, job: OpenJob, n: int, *, takes: Takes, made: Shot
) -> OpenJob:
    """Write down what came of a scene."""
    passed, stage = not made.failing, job.phase(n)
    progress = max(job.progress, span(job, n)[1 if passed else 0])
    values: dict[str, Any] = {"failures": 0, "progress": progress}
    if passed:
        poorer = table.c.degraded | (made.backend != _wanted(studio, job, n))
        values |= {"backend": made.backend, "degraded": poorer}
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await takes.write(connection)
        if stage is not None:
            grades = await _grades(connection, job.id, n)
            values["phases"] = _json(job.with_phase(n, **_outcome(stage, made, grades)))
        await _change(connection, job, values)
        if passed:
            await connection.execute(
                sa.update(scene)
                .where(scene.c.production_id == job.id, scene.c.scene == n)
                .values(shot_at=sa.func.clock_timestamp(), seconds=made.seconds or None)
            )
        after = await read(studio, connection, job.id)
        if stage is not None:
            await _say(connection, after, n, made)
    return after


def _outcome(stage: Stage, made: Shot, grades: dict[str, Any]) -> dict[str, Any]:
    """What becomes of a phase."""
    if made.failing:
        found = grades or {one.measure.value: one.value for one in made.failing}
        return {
            "state": PhaseState.REFUSED, "grades": found, "failing": made.failing,
            "detail": made.detail,
        }  # fmt: skip
    state = PhaseState.ACCEPTED if stage.ungated else PhaseState.PASSED
    return {"state": state, "grades": grades, "failing": (), "detail": "", "progress": 100.0}


def _wanted(studio: Studio, job: OpenJob, n: int) -> str:
    """Who should have made it, had there been money and no trouble."""
    if n not in job.script.shots:
        return studio.images[0].name if studio.images else ""
    return str(job.request.get("backend") or studio.cast[0].name)


async def _grades(connection: AsyncConnection, job_id: int, n: int) -> dict[str, Any]:
    """How the last take of a scene was graded."""
    query = (
        sa.select(take.c.grades)
        .where(take.c.production_id == job_id, take.c.scene == n)
        .order_by(take.c.n.desc())
        .limit(1)
    )
    found: dict[str, Any] | None = (await connection.execute(query)).scalar_one_or_none()
    return found or {}


async def _say(connection: AsyncConnection, job: OpenJob, n: int, made: Shot) -> None:
    """Tell how a phase ended."""
    stage = job.phases[n - 1]
    text = f"the {stage.name} is {stage.state}" + (f": {made.detail}" if made.failing else "")
    await events.tell(connection, "phase", text, series=job.series_id, episode=job.id, scene=n)
    error = Problem(detail=made.detail, remedy="retake") if made.failing else None
    told = Told(
        job_id=job.uuid, status=job.state, progress=job.progress, phase=stage.name, error=error
    )
    await tell(connection, told)


async def _change(connection: AsyncConnection, job: OpenJob, values: dict[str, Any]) -> None:
    await connection.execute(sa.update(table).where(table.c.id == job.id).values(**values))


def _json(phases: Sequence[Stage]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in phases]
