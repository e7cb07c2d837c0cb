"""Deliver: make a remembered episode visible, and clear its table."""

from __future__ import annotations

import asyncio

import sqlalchemy as sa

from schemas.tables import State, episode

from . import archive, events, portraits, shooting
from .lease import Lease
from .opening import Episode
from .studio import Studio


async def deliver(studio: Studio, lease: Lease, job: Episode) -> None:
    """Publish what assembly prepared; may be repeated after a crash at any point."""
    if job.prepared is None:
        return
    prepared = studio.storage.work(job.slug, job.number) / job.prepared
    try:
        await asyncio.to_thread(studio.storage.publish, prepared, job.slug, job.number)
    except FileNotFoundError:
        await shooting.start_over(studio, lease, job, missing=prepared)
        return
    await archive.keep(studio, job)
    await portraits.publish(studio, job)
    async with studio.database.begin() as connection:
        moved = await connection.execute(
            sa.update(episode)
            .where(episode.c.id == job.id, episode.c.state == State.DELIVERING)
            .values(state=State.AIRED, problem=None, failures=0, not_before=None)
        )
        if moved.rowcount:
            await events.tell(
                connection, "aired", f"episode {job.number} is on the air",
                series=job.series_id, episode=job.id,
            )  # fmt: skip
        following = (
            sa.select(episode.c.id)
            .where(episode.c.series_id == job.series_id, episode.c.number > job.number)
            .order_by(episode.c.number)
            .limit(1)
        )
        if (after := (await connection.execute(following)).scalar_one_or_none()) is not None:
            await studio.queue.put(connection, "episode", str(after))
    await asyncio.to_thread(studio.storage.clear, job.slug, job.number)
