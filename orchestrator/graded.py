"""Graded: what footage was graded, what its gate made of that, and what is learned from it.

What is drawn here is exact and is not graded. Of what was bought only what is plainly broken is
refused, unless the operator wants more (`gates.paid`): a retake costs as much again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from generators.grades.allowance import allowance
from schemas.grades import Failing, Grades, Judgement, Measure
from schemas.take import Footage, ShotRequest

from . import calibration, gating, lessons
from .backends import Backend
from .lessons import TakeId
from .studio import Studio
from .weighing import By

_FAULTS = frozenset({Measure.BLACK, Measure.FROZEN, Measure.SHARPNESS})


@dataclass(frozen=True)
class Graded:
    """A take of a series after its gate."""

    series_id: int
    request: ShotRequest
    footage: Footage
    grades: Grades
    failing: tuple[Failing, ...]  # that refuse it
    flawless: bool  # nothing fails at all

    @property
    def reason(self) -> str:
        """Why it was refused; empty when it was not."""
        return Judgement(failing=self.failing).reason


async def graded(
    studio: Studio, series_id: int, backend: Backend, request: ShotRequest, footage: Footage
) -> Graded | None:
    """Grade a take by its plan and by what is usual; None for what is drawn here."""
    if backend.generator is studio.animatic:
        return None
    gates, loop = studio.settings.gates, request.motion == "loop"
    async with studio.database.connect() as connection:
        usual = await calibration.of(
            connection, series_id, [subject.character for subject in request.plan.subjects],
            allowance(request, loop=loop).kind, samples=gates.samples,
        )  # fmt: skip
    grades, judged = await gating.gate(studio.grader, request, footage, gates, usual, loop=loop)
    lenient = backend.generator.capabilities.paid and gates.paid == "faults"
    failing = tuple(one for one in judged.failing if not lenient or one.measure in _FAULTS)
    return Graded(series_id, request, footage, grades, failing, judged.passed)


async def learn(connection: AsyncConnection, take: TakeId, one: Graded) -> None:
    """Have a take teach what is usual and which words help, as part of this transaction."""
    if one.flawless:
        loop = one.request.motion == "loop"
        await calibration.learn(connection, one.series_id, one.request, one.grades, loop=loop)
    if said := one.footage.receipt.said:
        await lessons.learn(
            connection, take, By.GATE, liked=not one.failing, said=said, why=one.reason
        )
