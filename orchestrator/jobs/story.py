"""How a job is made: the story on one page.

Like the one of an episode it first asks at every step what is already there, so it may be called again
at any time, by any process, after any crash. It runs under a lease.
"""

from __future__ import annotations

from schemas.jobs import JobKind, JobState

from ..lease import Lease
from ..studio import Studio
from . import again, ending, publishing, shooting
from .opening import OpenJob
from .telling import Course


async def make_job(studio: Studio, lease: Lease, job: OpenJob, course: Course) -> None:
    """Carry a job as far as it can go now: to its end, or to where somebody has to decide."""
    # 1  write down that somebody is at it
    studio.storage.require_room()
    if not await shooting.begin(studio, lease, job):
        return

    if job.kind is JobKind.REPRODUCE:
        # 2  make every film of the first job once more, and hold the two against each other
        comparison = await again.make(studio, lease, job, course)
    else:
        # 2  shoot what is missing, phase by phase; a gate or a person may hold it
        comparison = None
        for scene in await shooting.missing(studio, job):
            if not job.awaits:
                job = await shooting.shoot(studio, lease, job, scene, course)
        if job.awaits:
            made = await publishing.publish(studio, lease, job, state=JobState.HELD)
            await shooting.hold(studio, lease, job, made.files)
            return

    # 3  make it visible, whole
    made = await publishing.publish(
        studio, lease, job, state=JobState.COMPLETED, comparison=comparison
    )

    # 4  settle and end it in one transaction
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await ending.end(
            connection, studio, job, JobState.COMPLETED, files=made.files,
            reproduction=comparison.reproduction if comparison else made.reproduction,
            comparison=comparison,
        )  # fmt: skip
        await lease.release(connection)
