"""Remember and air: canon, ledger and state in one transaction."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import memory
from schemas.errors import AniGenError
from schemas.tables import State, charge, episode, take

from . import events, money
from .lease import Lease
from .opening import Episode
from .studio import Studio


async def remember(studio: Studio, lease: Lease, job: Episode) -> None:
    """Commit what the episode establishes, what it cost, and that it has happened."""
    plan, bible = job.plan, job.bible
    if plan is None or bible is None:
        raise AniGenError(f"episode {job.number} has no plan yet")
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
        await settle_work(connection, studio, job.id)
        await money.release(connection, production=job.id)
        await events.tell(
            connection, "remembered", f"the canon stands at episode {job.number}",
            series=job.series_id, episode=job.id,
        )  # fmt: skip


async def settle_work(connection: AsyncConnection, studio: Studio, production_id: int) -> None:
    """One ledger line per backend of our own: the work of its takes, those thrown away included.

    What was bought is in the ledger already, since the moment it was. Takes that an earlier settling
    has written down are left out.
    """
    own = [b.name for b in studio.cast if not b.generator.capabilities.paid]
    settled = sa.select(sa.func.max(charge.c.at)).where(
        charge.c.production_id == production_id, charge.c.operation_id.is_(None)
    )
    since = sa.func.coalesce(settled.scalar_subquery(), sa.text("'-infinity'"))
    cpu_s = sa.func.coalesce(sa.func.sum(take.c.cpu_s), 0)
    gpu_s = sa.func.coalesce(sa.func.sum(take.c.gpu_s), 0)
    takes = (
        sa.select(take.c.backend, cpu_s.label("cpu_s"), gpu_s.label("gpu_s"))
        .where(
            take.c.production_id == production_id, take.c.made_at > since, take.c.backend.in_(own)
        )
        .group_by(take.c.backend)
    )
    lines = [
        {
            "production_id": production_id, "kind": money.OWN_WORK, "backend": row.backend,
            "cpu_s": row.cpu_s, "gpu_s": row.gpu_s,
            "usd": _power(studio, row.backend, row.gpu_s or row.cpu_s),
        }
        for row in await connection.execute(takes)
    ]  # fmt: skip
    if lines:
        await connection.execute(sa.insert(charge), lines)


def _power(studio: Studio, backend: str, seconds: float) -> Decimal:
    """What so many seconds of one of our machines cost, as the operator reckons it."""
    of = studio.settings.backends.get(backend)
    if of is None:
        return Decimal(0)
    an_hour = of.gpu_hour + of.watts * studio.settings.budget.kwh / 1000
    return round(an_hour * Decimal(seconds) / 3600, 6)
