"""Gating: every picture and film held against its gate before the next phase builds on it."""

from __future__ import annotations

from pathlib import Path

from schemas.bible import Character, Style
from schemas.grades import Gates, Judgement
from schemas.take import ShotRequest

from ..grades import allowance, gates
from ..grades.expected import Expected
from ..grades.expecting import expected, expected_still
from ..grades.grader import Grader


class Gating:
    """Measures and judges by thresholds; what cannot be measured refuses nothing."""

    def __init__(self, limits: Gates) -> None:
        self._limits, self._grader = limits, Grader(limits.weights)

    async def shot(self, request: ShotRequest, kind: str, path: Path) -> Judgement:
        """Judge the still, the loop or a piece of the video of a shot.

        Raises BadFootageError for a file that cannot be decoded.
        """
        wanted = expected(request, loop=kind == "loop")
        if kind == "still":
            wanted = wanted.model_copy(update={"allowance": allowance.still()})
        return await self._judged(path, wanted)

    async def pose(self, character: Character, style: Style, path: Path) -> Judgement:
        """Judge one picture of a character's sheet."""
        return await self._judged(path, expected_still(character, style))

    async def _judged(self, path: Path, wanted: Expected) -> Judgement:
        grades = await self._grader.measure(path, wanted)
        return gates.judge(grades, wanted.allowance, self._limits)
