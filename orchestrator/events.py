"""Events: an append-only diary of what happened, each told to whoever listens."""

from __future__ import annotations

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.secret import blot
from schemas.tables import event

CHANNEL = "anigen_event"

log = structlog.get_logger(__name__)


async def tell(
    connection: AsyncConnection,
    kind: str,
    text: str,
    *,
    series: int | None = None,
    episode: int | None = None,
    scene: int | None = None,
) -> None:
    """Write an event as part of this transaction; listeners hear of it when it commits."""
    text = blot(text)
    made = (
        sa.insert(event)
        .values(kind=kind, text=text, series_id=series, production_id=episode, scene=scene)
        .returning(event.c.id)
        .cte("made")
    )
    await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, sa.cast(made.c.id, sa.Text))))
    log.info(text, action=kind, production_id=episode, scene=scene)
