"""Graded: what was measured of a take against what its plan and experience ask for."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from generators.grades.allowance import allowance
from generators.grades.gates import LESS_IS_BETTER, passes, thresholds
from schemas.grades import Gates, Measure
from schemas.tables import calibration
from schemas.take import ShotRequest

from ..shell import Show
from ..words import count
from .take import GradeRow

_DRAWN = "The animatic is exact: what is drawn here is not graded."
_NONE = "It was not graded."
_NO_FOOTAGE = "There is no footage that could be graded."


async def rows(
    connection: AsyncConnection, show: Show, take: Any, request: ShotRequest | None, gates: Gates
) -> tuple[tuple[GradeRow, ...], str]:
    """The grades of a take by component, or why there are none."""
    if take.grades is None:
        drawn = take.backend == "animatic"
        return (), _DRAWN if drawn else _NONE if take.footage else _NO_FOOTAGE
    known = {measure.value for measure in Measure}
    values = {Measure(name): value for name, value in take.grades.items() if name in known}
    allowed = allowance(request) if request else None
    asked = thresholds(allowed, gates) if allowed else {}
    usual = await _usual(connection, show.id, allowed.kind) if allowed else {}
    return tuple(
        GradeRow(
            measure=measure.replace("_", " "), value=values.get(measure),
            limit=asked.get(measure), less=measure in LESS_IS_BETTER,
            passed=passes(measure, values[measure], asked[measure])
            if measure in values and measure in asked
            else None,
            usual=usual.get(measure, ""),
        )
        for measure in Measure
        if measure in values or measure in asked
    ), ""  # fmt: skip


async def _usual(connection: AsyncConnection, series: int, kind: str) -> dict[str, str]:
    """What accepted takes of this kind of shot were graded, whoever is seen in them."""
    c = calibration.c
    found = await connection.execute(
        sa.select(c.measure, c.n, c.total / c.weight).where(
            c.series_id == series, c.kind == kind, c.character == ""
        )
    )
    return {
        measure: f"{mean:.4g} in {count(n, f'{kind} take', f'{kind} takes')}"
        for measure, n, mean in found
    }
