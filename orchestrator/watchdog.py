"""The watchdog: notices that due work stands still, so that the process can end and begin afresh.

Whatever hangs, a supervisor that starts the process again is the remedy that always helps: every
stage goes on from what the tables hold.
"""

from __future__ import annotations

import time

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import episode, event, take

from .opening import DUE

PATIENCE_S = 45 * 60.0  # longer than any single shot takes on the slowest backend


class Watchdog:
    """Compares what the tables say now with what they said before."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._seen: object = None
        self._since = time.monotonic()

    async def look(self, connection: AsyncConnection) -> str | None:
        """One sentence when work is due and nothing has happened for too long; else None."""
        due = sa.select(sa.func.count()).where(DUE).scalar_subquery()
        takes = (
            sa.select(sa.func.count())
            .select_from(take.join(episode, episode.c.id == take.c.production_id))
            .where(DUE)
            .scalar_subquery()
        )
        newest = sa.select(sa.func.max(event.c.id)).scalar_subquery()
        signs = (await connection.execute(sa.select(due, takes, newest))).one()
        if not signs[0] or signs != self._seen:
            self._seen, self._since = signs, time.monotonic()
            return None
        still = time.monotonic() - self._since
        if still < self._patience_s:
            return None
        return (
            f"{signs[0]} episodes are due and nothing has happened for {still / 60:.0f} minutes;"
            " the studio ends, so that its supervisor starts it afresh"
        )
