"""Figures: characters drawn from their looks as display lists, in cel style.

The same look is the same character in every light, pose and expression. Everything that changes
with `eyes` and `mouth` lies inside `Figure.face`.
"""

from __future__ import annotations

from schemas.look import Look
from schemas.plan import Expression, Pose

from ..light import Light
from .asked import Asked
from .cat import Cat
from .expressions import MIENS, Eyes, MouthShape
from .figure import Figure
from .owl import Owl
from .person import Person
from .poses import Facing
from .robot import Robot

__all__ = ["Eyes", "Facing", "Figure", "MouthShape", "figure"]

_FORMS: dict[str, type[Person | Cat | Owl | Robot]] = {
    "person": Person, "cat": Cat, "owl": Owl, "robot": Robot,
}  # fmt: skip


def figure(
    look: Look, light: Light, *, pose: Pose, expression: Expression, facing: Facing,
    holding: str = "", eyes: Eyes = "open", mouth: MouthShape = "closed", phase: float = 0.0,
) -> Figure:  # fmt: skip
    """Draw a character.

    `holding` is an item's id or a plain word; `mouth` is the shape that speech gives, where
    "closed" is the expression's mouth at rest; `phase` (0 … 1) moves walking, running and waving
    and is ignored otherwise.
    """
    asked = Asked(pose, facing, MIENS[expression], holding, eyes, mouth, phase)
    return _FORMS[look.form](look, light, asked).figure()
