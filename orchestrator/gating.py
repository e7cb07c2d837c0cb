"""Gating: footage is measured and judged by what its plan lets it do and what is usual."""

from __future__ import annotations

from generators.grades.expecting import expected
from generators.grades.gates import Calibration, judge, thresholds
from generators.grades.grader import Grader
from schemas.errors import BadFootageError
from schemas.grades import Failing, Gates, Grades, Judgement, Measure
from schemas.take import Footage, ShotRequest


async def gate(
    grader: Grader,
    request: ShotRequest,
    footage: Footage,
    gates: Gates,
    calibration: Calibration | None = None,
    *,
    loop: bool = False,
) -> tuple[Grades, Judgement]:
    """Grade and judge the footage of a shot; `loop` when its end must meet its beginning."""
    wanted = expected(request, loop=loop)
    try:
        grades = await grader.measure(footage.path, wanted)
    except BadFootageError as error:
        return Grades(), _unseen(str(error), thresholds(wanted.allowance, gates)[Measure.BLACK])
    return grades, judge(grades, wanted.allowance, gates, calibration)


def _unseen(why: str, limit: float) -> Judgement:
    """The judgement of a file that shows nothing at all: it cannot be decoded."""
    black = Failing(measure=Measure.BLACK, value=1.0, limit=limit, sentence=why)
    return Judgement(failing=(black,), used=(Measure.BLACK,))
