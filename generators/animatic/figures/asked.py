"""What is asked of a figure: pose, direction, expression, thing, eyes, mouth, phase."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.plan import Pose

from .expressions import Eyes, Mien, MouthShape
from .poses import Facing


@dataclass(frozen=True)
class Asked:
    """How a character is to be drawn."""

    pose: Pose
    facing: Facing
    mien: Mien
    holding: str
    eyes: Eyes
    mouth: MouthShape
    phase: float

    @property
    def turn(self) -> int:
        """Which way the head is turned: -1 left, 1 right, 0 neither."""
        return {"left": -1, "right": 1}.get(self.facing, 0)

    @property
    def lips(self) -> MouthShape:
        """The shape of the mouth; closed is the expression's mouth at rest."""
        return self.mien.rest if self.mouth == "closed" else self.mouth
