"""Calibration: what accepted takes were graded, by series, character, kind of shot and measure.

Each accepted take adds itself to sums and to a histogram, in the transaction that approves it, so
that nothing is read to learn and two transactions cannot lose each other's takes. Mean and spread
come from the sums (a running mean as Welford keeps it would have to be read first), percentiles from
the histogram, which no sum can give. Every take makes those before it count a little less: the last
500 or so decide, and a new model is learned. The same takes in the same order give the same numbers.

A grade counts for the series, and for the character when the shot shows nobody else: a picture of
two says nothing about one of them. Take only footage that a backend made up; what is drawn here is
exact, and would teach that nothing else is good enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from generators.grades.allowance import allowance
from generators.grades.gates import Calibration, Usual
from schemas.grades import Grades, Measure
from schemas.tables import calibration as table
from schemas.take import ShotRequest

_LEARNING = 0x63616C69  # first key of the advisory locks: takes of one series are added in turn
_FADES = 1 - 1 / 500
_BINS = 50
_TOP = {  # where the scale of a measure ends; what lies above falls into the last bin
    Measure.FROZEN: 8.0, Measure.SHARPNESS: 3000.0, Measure.FLICKER: 10.0, Measure.SEAM: 4.0,
    Measure.AESTHETIC: 10.0,
}  # fmt: skip
_LOW, _HIGH = 0.05, 0.95
_ANYBODY = ""
_ADDED = sa.text(
    "array(select old * :fades + new from unnest(calibration.bins, excluded.bins)"
    " with ordinality as both_bins(old, new, place) order by place)"
).bindparams(fades=_FADES)


async def learn(
    connection: AsyncConnection,
    series_id: int,
    request: ShotRequest,
    grades: Grades,
    *,
    loop: bool = False,
) -> None:
    """Add an accepted take, as part of this transaction."""
    kind = allowance(request, loop=loop).kind
    rows = [
        _row(series_id, who, kind, measure, value)
        for who in _counted({subject.character for subject in request.plan.subjects})
        for measure, value in sorted(grades.values.items())
    ]
    if not rows:
        return
    lock = sa.func.pg_advisory_xact_lock(_LEARNING, series_id)
    await connection.execute(sa.select(lock))
    added = insert(table)
    new = added.excluded
    sums = {
        column: table.c[column] * _FADES + new[column] for column in ("weight", "total", "squares")
    }
    counted = added.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={"n": table.c.n + 1, **sums, "bins": _ADDED}
    )
    await connection.execute(counted, rows)


async def of(
    connection: AsyncConnection,
    series_id: int,
    characters: Sequence[str],
    kind: str,
    *,
    samples: int = 30,
) -> Calibration:
    """What is usual for a kind of shot: for a lone character's own where there is enough of it."""
    rows = await connection.execute(
        sa.select(table)
        .where(
            table.c.series_id == series_id,
            table.c.kind == kind,
            table.c.character.in_(_counted(characters)),
        )
        .order_by(table.c.character)  # the series first, so that a character's own replaces it
    )
    usual: dict[Measure, Usual] = {}
    for row in rows:
        if row.character == _ANYBODY or row.n >= samples:
            usual[Measure(row.measure)] = _usual(row)
    return Calibration(usual=usual)


def _counted(characters: Iterable[str]) -> list[str]:
    """Whom a shot of these people says something about."""
    alone = set(characters)
    return [_ANYBODY, *(alone if len(alone) == 1 else ())]


def _row(series_id: int, who: str, kind: str, measure: Measure, value: float) -> dict[str, object]:
    bins = [0.0] * _BINS
    bins[min(_BINS - 1, max(0, int(value / _top(measure) * _BINS)))] = 1.0
    return {
        "series_id": series_id, "character": who, "kind": kind, "measure": measure.value, "n": 1,
        "weight": 1.0, "total": value, "squares": value * value, "bins": bins,
    }  # fmt: skip


def _usual(row: sa.Row[tuple[object, ...]]) -> Usual:
    mean = row.total / row.weight
    spread = math.sqrt(max(0.0, row.squares / row.weight - mean * mean))
    unit = _top(Measure(row.measure)) / _BINS
    low, high = (unit * _below(row.bins, share) for share in (_LOW, _HIGH))
    return Usual(n=row.n, mean=mean, spread=spread, low=low, high=high)


def _below(bins: Sequence[float], share: float) -> float:
    """How many bins, and what part of the next, hold this share of all."""
    wanted = share * sum(bins)
    for place, count in enumerate(bins):
        if count and wanted <= count:
            return place + wanted / count
        wanted -= count
    return float(len(bins))


def _top(measure: Measure) -> float:
    return _TOP.get(measure, 1.0)
