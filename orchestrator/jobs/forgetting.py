"""Forgetting: the rows of jobs that ended long ago. What they cost and what they made stays."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.jobs import ENDED
from schemas.tables import job as table
from schemas.tables import lesson, scene, take

from ..archive import job_place
from ..studio import Studio

_AT_ONCE = 200


async def forget(connection: AsyncConnection, studio: Studio) -> None:
    """Forget some of them, as part of this transaction; their number keeps what was paid for them."""
    before = sa.func.clock_timestamp() - timedelta(seconds=studio.settings.jobs.keep)
    old = (
        sa.select(table.c.id)
        .where(table.c.state.in_(ENDED), table.c.ended_at < before)
        .order_by(table.c.id)
        .limit(_AT_ONCE)
    )
    ids = list((await connection.execute(old)).scalars())
    if not ids:
        return
    await connection.execute(sa.update(table).where(table.c.of.in_(ids)).values(of=None))
    for rows in (lesson, take, scene):
        await connection.execute(sa.delete(rows).where(rows.c.production_id.in_(ids)))
    await connection.execute(sa.delete(table).where(table.c.id.in_(ids)))
    for job_id in ids:
        job_place(studio.storage, job_id).unlink(missing_ok=True)
