"""Again: every film of a finished job made once more, and how alike the two are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import GenerationError, StudioError
from schemas.jobs import Comparison
from schemas.tables import job as table
from schemas.tables import scene, take
from schemas.take import Progress, Reproduction, ShotRequest, Verdict

from .. import archive, money, reproducing
from ..lease import Lease
from ..lessons import TakeId
from ..reproduced import Original, Reproduced
from ..studio import Studio
from ..take_names import Found
from ..takes import Effort, Kept, Takes, record
from . import publishing
from .opening import OpenJob, open_job
from .telling import Course

_RANK = (Reproduction.BIT_EXACT, Reproduction.SAME_ENVIRONMENT, Reproduction.BEST_EFFORT)


@dataclass(frozen=True)
class _Pair:
    """A scene of the first job, and what came of making it again."""

    first: Kept
    made: Reproduced


async def make(studio: Studio, lease: Lease, job: OpenJob, course: Course) -> Comparison:
    """Make them all, and compare; what an earlier run has made is made anew.

    Raises GenerationError where too little was kept, and what the backends raise.
    """
    if job.of is None:
        raise GenerationError("the job that this one was to make again has been forgotten")
    first = await open_job(studio, job.of)
    async with studio.database.connect() as connection:
        taken = await _taken(connection, first)
        cap = await money.available(connection, studio.settings, production=job.id)
    if not taken:
        raise GenerationError("nothing is known any more of what that job has made")
    hear, pairs = course.hears(1), []
    for n, found in enumerate(taken):

        def progress(share: float, before: int = n) -> None:
            hear((before + share) / len(taken))

        pairs.append(await _one(studio, lease, job, found, first=first, cap=cap, progress=progress))
    return _compared(pairs)


async def _taken(connection: AsyncConnection, first: OpenJob) -> list[Found]:
    """The takes that the first job was made of."""
    query = (
        sa.select(take)
        .where(take.c.production_id == first.id, take.c.verdict == Verdict.APPROVED)
        .where(take.c.footage.is_not(None))
        .order_by(take.c.scene, take.c.n)
    )
    found = {}
    for row in await connection.execute(query):
        found[row.scene] = Found(
            first.series_id, first.slug, 0, TakeId(first.id, row.scene, row.shot, row.n),
            row.backend, Verdict(row.verdict), row.footage, "",
            called=f"scene {row.scene} of job {first.uuid}",
        )  # fmt: skip
    return list(found.values())


async def _one(
    studio: Studio, lease: Lease, job: OpenJob, found: Found, *, first: OpenJob,
    cap: Decimal, progress: Progress,
) -> _Pair:  # fmt: skip
    n = found.id.scene
    kept = await archive.job_account(studio, found.id, found.footage)

    def original(_: Kept, spare: Path) -> Original | None:
        here = studio.storage.folder / first.place / publishing.NAMES[n]
        try:
            film = reproducing.fetched(studio, here, spare)
        except StudioError:
            return None
        frames = kept.footage.frames if kept else 0
        return Original("what was published", film, 0, frames) if film.exists() else None

    effort = Effort()
    effort.attempt()
    into = studio.storage.job_attempt(job.id, f"s{n}", lease.number)
    made = await reproducing.remake(
        studio, found, kept, into=into, original=original, cap=cap, progress=progress,
        buyer=(job.id, f"again/{job.id}/{n}"),
    )  # fmt: skip
    assert kept is not None  # noqa: S101 - nothing is made again of what is not kept
    assert kept.request is not None  # noqa: S101
    record(made.footage, kept.request)
    await _note(studio, lease, job, n, kept.request, made=made, effort=effort)
    return _Pair(kept, made)


async def _note(
    studio: Studio, lease: Lease, job: OpenJob, n: int, asked: ShotRequest, *,
    made: Reproduced, effort: Effort,
) -> None:  # fmt: skip
    """Write the new take down."""
    backend = made.footage.receipt.backend
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        work = studio.storage.job_work(job.id)
        takes = await Takes.read(connection, work, lease, job.id, n)
        takes.note(asked, backend, Verdict.APPROVED, effort=effort, footage=made.footage)
        await takes.write(connection)
        await connection.execute(
            sa.update(scene)
            .where(scene.c.production_id == job.id, scene.c.scene == n)
            .values(shot_at=sa.func.clock_timestamp(), seconds=made.footage.seconds)
        )
        await connection.execute(
            sa.update(table).where(table.c.id == job.id).values(backend=backend, failures=0)
        )


def _compared(pairs: Sequence[_Pair]) -> Comparison:
    """How alike two jobs are: as the scene is that is least so; the digests are those of the film."""
    last = pairs[-1]
    far = [
        one.made.likeness.psnr_db
        for one in pairs
        if one.made.likeness is not None and one.made.likeness.psnr_db is not None
    ]
    return Comparison(
        reproduction=max((one.made.outcome for one in pairs), key=_RANK.index),
        equal=all(one.made.outcome is Reproduction.BIT_EXACT for one in pairs),
        first_sha256=last.first.footage.sha256, again_sha256=last.made.footage.sha256,
        decibels=min(far) if far else None,
        changed=tuple(dict.fromkeys(said for one in pairs for said in one.made.changed)),
    )  # fmt: skip
