"""Consistency: how a character's takes were graded, and whether the newest ones drift.

A grade counts where the shot shows nobody else. What is usual is told by the takes that were accepted
before the newest ones, and where too few of them are left, by the calibration, which outlives them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from generators.grades.gates import LESS_IS_BETTER, ORDER
from schemas.grades import Measure
from schemas.resources import Consistency, Drift
from schemas.tables import calibration, episode, job, production, series, take
from schemas.take import Verdict

from ..studio import Studio
from . import keys

LATELY = 5  # takes
_FEWEST = 5  # accepted takes that tell what is usual
_SPREADS = 2.0
_SHOWN = 50
_LOOKED_AT = 2000  # newest graded takes of the series
_STEP = {  # a smaller change is none, however even the takes were
    Measure.FROZEN: 0.5, Measure.SHARPNESS: 40.0, Measure.FLICKER: 0.4, Measure.SEAM: 0.2,
    Measure.AESTHETIC: 0.4,
}  # fmt: skip
_STEP_OF_A_SHARE = 0.04


@dataclass(frozen=True)
class _Graded:
    """A take that shows the character alone."""

    id: str
    at: datetime
    backend: str
    verdict: str
    grades: Mapping[str, float]


async def of(studio: Studio, key: str) -> Consistency:
    """How consistent the character that a key means has been."""
    slug, who = keys.character(studio.bibles, studio.settings.api, key)
    async with studio.database.connect() as connection:
        found = sa.select(series.c.id).where(series.c.slug == slug)
        series_id = (await connection.execute(found)).scalar_one_or_none()
        takes = [] if series_id is None else await _takes(connection, series_id, who)
        learned = {} if series_id is None else await _learned(connection, series_id, who)
    measures = tuple(
        drift for one in ORDER if (drift := _drift(one, takes, learned.get(one))) is not None
    )
    return Consistency(
        character_id=keys.character_id(slug, who), takes=len(takes),
        drifts=any(one.drifts for one in measures), measures=measures,
        history=tuple(_shown(one) for one in takes[:_SHOWN]),
    )  # fmt: skip


async def _takes(connection: AsyncConnection, series_id: int, who: str) -> list[_Graded]:
    """The newest graded takes of a character alone, the newest first."""
    c = take.c
    query = (
        sa.select(
            c.production_id, c.scene, c.shot, c.n, c.made_at, c.backend, c.verdict, c.grades,
            job.c.character, job.c.id.is_not(None).label("asked"),
        )
        .select_from(
            take.join(production, production.c.id == c.production_id)
            .outerjoin(job, job.c.id == production.c.id)
        )
        .where(production.c.series_id == series_id, c.grades.is_not(None))
        .where(sa.or_(job.c.id.is_(None), job.c.character == who))
        .order_by(c.production_id.desc(), c.scene.desc(), c.shot.desc(), c.n.desc())
        .limit(_LOOKED_AT)
    )  # fmt: skip
    rows = (await connection.execute(query)).all()
    alone = await _alone(connection, {row.production_id for row in rows if not row.asked}, who)
    found = [
        _Graded(
            f"{row.production_id}-{row.scene}-{row.shot}-{row.n}", row.made_at, row.backend,
            row.verdict, row.grades,
        )
        for row in rows
        if row.asked or (row.production_id, row.scene, row.shot) in alone
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.at, reverse=True)


async def _alone(
    connection: AsyncConnection, episodes: set[int], who: str
) -> set[tuple[int, int, int]]:
    """The shots of those episodes in which nobody else is seen."""
    query = sa.select(episode.c.id, episode.c.plan).where(episode.c.id.in_(episodes))
    found = set()
    for number, plan in (await connection.execute(query)).all() if episodes else ():
        for n, scene in enumerate((plan or {}).get("scenes", ()), 1):
            for m, shot in enumerate(scene.get("shots", ()), 1):
                if {one.get("character") for one in shot.get("subjects", ())} == {who}:
                    found.add((number, n, m))
    return found


async def _learned(
    connection: AsyncConnection, series_id: int, who: str
) -> dict[Measure, tuple[int, float, float]]:
    """How many takes were accepted, their mean and their spread, of every kind of shot together."""
    c = calibration.c
    rows = await connection.execute(
        sa.select(
            c.measure, sa.func.sum(c.n), sa.func.sum(c.weight), sa.func.sum(c.total),
            sa.func.sum(c.squares),
        )
        .where(c.series_id == series_id, c.character == who)
        .group_by(c.measure)
    )  # fmt: skip
    found = {}
    for name, n, weight, total, squares in rows:
        mean = total / weight
        spread = math.sqrt(max(0.0, squares / weight - mean * mean))
        found[Measure(name)] = (int(n), float(mean), float(spread))
    return found


def _drift(
    measure: Measure, takes: Sequence[_Graded], learned: tuple[int, float, float] | None
) -> Drift | None:
    """How one grade went; None where it was never given."""
    graded = [one for one in takes if measure.value in one.grades]
    if not graded:
        return None
    newest, before = graded[:LATELY], graded[LATELY:]
    lately = _mean([one.grades[measure.value] for one in newest])
    values = [one.grades[measure.value] for one in before if one.verdict == Verdict.APPROVED]
    if len(values) >= _FEWEST:
        usual, spread = _mean(values), _spread(values)
    elif learned is not None and learned[0] >= _FEWEST + LATELY:
        _, usual, spread = learned
    else:
        accepted = [one.grades[measure.value] for one in graded if one.verdict == Verdict.APPROVED]
        usual, spread = _mean(accepted or [lately]), _spread(accepted or [lately])
        sentence = f"{_named(measure)}: {len(graded)} takes are too few to tell"
        return _told(measure, (len(graded), usual, spread, lately), sentence)
    worse = lately - usual if measure in LESS_IS_BETTER else usual - lately
    step = max(_SPREADS * spread, _STEP.get(measure, _STEP_OF_A_SHARE))
    drifts = worse > step and len(newest) == LATELY
    how = "has become worse" if drifts else "is as usual"
    sentence = (
        f"{_named(measure)} {how}: {lately:.3g} in the last {len(newest)} takes,"
        f" usually {usual:.3g} ± {spread:.2g}"
    )
    return _told(measure, (len(graded), usual, spread, lately), sentence, drifts=drifts)


def _told(
    measure: Measure, figures: tuple[int, float, float, float], sentence: str, *, drifts: bool = False
) -> Drift:  # fmt: skip
    takes, *others = figures
    usual, spread, lately = (round(one, 4) for one in others)
    return Drift(
        measure=measure.value, takes=takes, usual=usual, spread=spread, lately=lately,
        drifts=drifts, sentence=sentence,
    )  # fmt: skip


def _shown(one: _Graded) -> dict[str, Any]:
    return {
        "take": one.id, "at": one.at.isoformat(), "backend": one.backend, "verdict": one.verdict,
        "grades": dict(one.grades),
    }  # fmt: skip


def _named(measure: Measure) -> str:
    return measure.value.replace("_", " ")


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _spread(values: Sequence[float]) -> float:
    mean = _mean(values)
    return math.sqrt(math.fsum((one - mean) ** 2 for one in values) / len(values))
