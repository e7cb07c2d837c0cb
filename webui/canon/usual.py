"""Usual: what the grades of somebody's accepted takes usually are."""

from __future__ import annotations

import math

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import calibration

from .contexts import Usual

_MOST = 24
_SPREADS = 1.645  # either side of the mean: nine of ten, where they fall evenly


async def grades(connection: AsyncConnection, series_id: int, who: str) -> tuple[Usual, ...]:
    """By kind of shot and measure, between what nine of ten takes lie, and of how many we know."""
    c = calibration.c
    rows = await connection.execute(
        sa.select(c.kind, c.measure, c.n, c.weight, c.total, c.squares)
        .where(c.series_id == series_id, c.character == who)
        .order_by(c.kind, c.measure)
        .limit(_MOST)
    )
    found = []
    for row in rows:
        mean = row.total / row.weight
        wide = _SPREADS * math.sqrt(max(0.0, row.squares / row.weight - mean * mean))
        found.append(Usual(row.kind, row.measure, max(0.0, mean - wide), mean + wide, row.n))
    return tuple(found)
