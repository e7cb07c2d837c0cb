"""Gating: footage is measured and judged by what its plan lets it do and what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generators.grades.expected import Expected
from generators.grades.expecting import expected, expected_still
from generators.grades.gates import Calibration, judge, thresholds
from generators.grades.grader import Grader
from schemas.bible import Character, Style
from schemas.errors import BadFootageError
from schemas.grades import Failing, Gates, Grades, Judgement, Measure
from schemas.take import Footage, Reference, ShotRequest


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
    return await _gated(grader, footage.path, wanted, gates, calibration)


async def gate_still(
    grader: Grader,
    character: Character,
    style: Style,
    picture: Path,
    gates: Gates,
    *,
    calibration: Calibration | None = None,
    references: Sequence[Reference] = (),
) -> tuple[Grades, Judgement]:
    """Grade and judge a picture of a character."""
    wanted = expected_still(character, style, references=references)
    return await _gated(grader, picture, wanted, gates, calibration)


def reason(judgement: Judgement) -> str:
    """Why footage does not pass, in one sentence; empty when it does."""
    return "; ".join(one.sentence for one in judgement.failing)


async def _gated(
    grader: Grader, path: Path, wanted: Expected, gates: Gates, calibration: Calibration | None
) -> tuple[Grades, Judgement]:
    try:
        grades = await grader.measure(path, wanted)
    except BadFootageError as error:
        return Grades(), _unseen(str(error), thresholds(wanted.allowance, gates)[Measure.BLACK])
    return grades, judge(grades, wanted.allowance, gates, calibration)


def _unseen(why: str, limit: float) -> Judgement:
    """The judgement of a file that shows nothing at all: it cannot be decoded."""
    black = Failing(measure=Measure.BLACK, value=1.0, limit=limit, sentence=why)
    return Judgement(failing=(black,), used=(Measure.BLACK,))
