"""Remember and air: canon, ledger and state in one transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import memory
from schemas.tables import State, charge, episode, take

from . import events, money
from .lease import Lease
from .opening import Episode
from .studio import Studio


async def remember(studio: Studio, lease: Lease, job: Episode) -> None:
    """Commit what the episode establishes, what it cost, and that it has happened."""
    plan, bible = job.script
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        before = await connection.execute(
            sa.select(episode.c.aired_at).where(episode.c.id == job.id).with_for_update()
        )
        remembered_at = before.scalar_one()
        moved = await connection.execute(
            sa.update(episode)
            .where(episode.c.id == job.id, episode.c.state == State.REMEMBERING)
            .values(
                state=State.DELIVERING,
                aired_at=sa.func.coalesce(remembered_at, sa.func.clock_timestamp()),
            )
        )
        if not moved.rowcount:
            return
        if remembered_at is None:
            made = await memory.commit(connection, job.series_id, bible, job.number, plan)
            for finding in made.left_out:
                await events.tell(
                    connection, "left out", f"not remembered: {finding.message}",
                    series=job.series_id, episode=job.id, scene=finding.scene or None,
                )  # fmt: skip
        await _settle(connection, job.id)
        await money.release(connection, episode=job.id)
        await events.tell(
            connection, "remembered", f"the canon stands at episode {job.number}",
            series=job.series_id, episode=job.id,
        )  # fmt: skip


async def _settle(connection: AsyncConnection, episode_id: int) -> None:
    """One ledger line per backend: what its takes cost, those that were thrown away included.

    Takes that an earlier settling has paid for are left out.
    """
    settled = sa.select(sa.func.max(charge.c.at)).where(charge.c.episode_id == episode_id)
    since = sa.func.coalesce(settled.scalar_subquery(), sa.text("'-infinity'"))
    takes = (
        sa.select(
            take.c.episode_id, sa.literal("picture"), take.c.backend, sa.func.sum(take.c.usd),
            sa.func.coalesce(sa.func.sum(take.c.cpu_s), 0),
        )
        .where(take.c.episode_id == episode_id, take.c.made_at > since)
        .group_by(take.c.episode_id, take.c.backend)
    )  # fmt: skip
    await connection.execute(
        sa.insert(charge).from_select(["episode_id", "kind", "backend", "usd", "cpu_s"], takes)
    )
