"""Commanding: what somebody may do about a job that is there: cancel it, have it go on, have it made again."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.access import Who
from schemas.jobs import AdvanceRequest, Job, JobKind, JobState, PhaseState, Told
from schemas.office import Accepted, ConflictError
from schemas.tables import job as table
from schemas.tables import scene, take
from schemas.take import Verdict

from .. import events
from ..studio import Studio
from . import accepting, ending, opening, reading, telling
from .opening import OpenJob, current


async def cancel(studio: Studio, who: Who, uuid: UUID) -> Job:
    """Cancel a job: at once while it waits, else as soon as whoever makes it has noticed.

    Raises AbsentError when there is none, ConflictError when it has ended.
    """
    async with studio.database.begin() as connection:
        job = await _locked(connection, studio, uuid)
        if job.is_over:
            raise ConflictError(f"the job has ended: it is {job.state}")
        await _note(connection, job, "cancelled", f"{who.name} cancelled a job")
        if job.state is JobState.RUNNING:
            await connection.execute(
                sa.update(table).where(table.c.id == job.id).values(cancelled=True)
            )
            await telling.stop(connection, job.uuid)
        else:
            await ending.end(connection, studio, job, JobState.CANCELLED)
        return await reading.of(connection, table.c.id == job.id)


async def advance(studio: Studio, who: Who, uuid: UUID, asked: AdvanceRequest) -> Job:
    """Have a held job go on: with its next phase, or with what its gate has refused, once more.

    With `accept` what was refused passes. Raises AbsentError when there is no such job,
    ConflictError when it is not held, or when nothing was refused that could be accepted.
    """
    async with studio.database.begin() as connection:
        job = await _locked(connection, studio, uuid)
        stage = current(job.phases)
        if job.state is not JobState.HELD or stage is None:
            raise ConflictError(f"the job is not held: it is {job.state}")
        refused = stage.state is PhaseState.REFUSED
        if asked.accept and not refused:
            raise ConflictError(f"the {stage.name} has passed its gate: there is nothing to accept")
        scene_number = job.phases.index(stage) + 1
        changes: dict[str, Any] = {"advanced": True}
        if refused:
            changes = {"state": PhaseState.WAITING, "failing": (), "progress": 0.0}
            changes |= {"ungated": True} if asked.accept else {"tries": stage.tries + 1}
        phases = job.with_phase(scene_number, **changes)
        said = "let what was refused pass" if asked.accept else "had it shot once more"
        await _note(
            connection, job, "advanced", f"{who.name} {said if refused else 'had it go on'}"
        )
        await connection.execute(
            sa.update(table)
            .where(table.c.id == job.id)
            .values(
                state=JobState.QUEUED, phases=[one.model_dump(mode="json") for one in phases],
                problem=None, remedy=None, failures=0, not_before=None,
            )
        )  # fmt: skip
        told = Told(job_id=job.uuid, status=JobState.QUEUED, progress=job.progress)
        await telling.tell(connection, told)
        return await reading.of(connection, table.c.id == job.id)


async def reproduce(
    studio: Studio, who: Who, uuid: UUID, *, key: str | None = None
) -> Accepted[Job]:
    """Have what a job has made be made once more, by another job.

    Raises AbsentError when there is none, ConflictError when it has made nothing.
    """
    digest = hashlib.sha256(f"reproduce/{uuid}".encode()).digest()
    if key is not None and (first := await accepting.repeated(studio, who, key, digest)):
        return Accepted(first[0], fresh=False)
    try:
        async with studio.database.begin() as connection:
            number = await _again(connection, studio, who, uuid, key=key, digest=digest)
            made = await reading.of(connection, table.c.id == number)
    except IntegrityError:
        if key is not None and (first := await accepting.repeated(studio, who, key, digest)):
            return Accepted(first[0], fresh=False)
        raise
    return Accepted(made, fresh=True)


async def _again(
    connection: AsyncConnection, studio: Studio, who: Who, uuid: UUID, *, key: str | None,
    digest: bytes,
) -> int:  # fmt: skip
    await accepting.allowed(connection, who, 1)
    first = await _locked(connection, studio, uuid)
    if first.state is not JobState.COMPLETED:
        raise ConflictError(f"only what is completed can be made again; the job is {first.state}")
    taken = sa.select(take.c.scene).where(
        take.c.production_id == first.id, take.c.verdict == Verdict.APPROVED
    )
    scenes = {n for n in (await connection.execute(taken)).scalars() if n in first.script.shots}
    if not scenes:
        raise ConflictError("of that job no take is known any more; it cannot be made again")
    named = {"key": key, "digest": digest} if key is not None else {}
    kept = sa.select(table.c.bible).where(table.c.id == first.id)
    row = await accepting.insert_job(
        connection, who, series_id=first.series_id, slug=first.slug,
        bible=(await connection.execute(kept)).scalar_one(), script=first.script,
        kind=JobKind.REPRODUCE, priority=first.priority, request={"of": str(uuid)}, of=first.id,
        character=first.character, seed=first.seed, cap=first.cap, **named,
    )  # fmt: skip
    await connection.execute(
        sa.insert(scene), [{"production_id": row["id"], "scene": n} for n in sorted(scenes)]
    )
    return int(row["id"])


async def _locked(connection: AsyncConnection, studio: Studio, uuid: UUID) -> OpenJob:
    """The job, which nobody else changes until this transaction ends; AbsentError without one."""
    query = sa.select(table.c.id).where(table.c.uuid == uuid).with_for_update()
    number = (await connection.execute(query)).scalar_one_or_none()
    if number is None:
        raise reading.absent()
    return await opening.read(studio, connection, number)


async def _note(connection: AsyncConnection, job: OpenJob, kind: str, text: str) -> None:
    await events.tell(
        connection, kind, f"{text}: {job.script.prompt[:120]}", series=job.series_id, episode=job.id
    )
