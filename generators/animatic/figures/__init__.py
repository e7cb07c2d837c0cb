"""Figures: characters drawn from their looks as display lists, in cel style.

The same look is the same character in every light, pose and expression. Everything that changes
with `eyes` and `mouth` lies inside `Figure.face`.
"""

from __future__ import annotations

from schemas.look import Look
from schemas.plan import Expression, Pose

from ..light import Light
from .cat import Cat
from .creature import Creature, Posing
from .expressions import MIENS, Eyes, MouthShape
from .figure import Figure
from .owl import Owl
from .person import person
from .poses import Facing
from .robot import Robot

__all__ = ["Eyes", "Facing", "Figure", "MouthShape", "figure"]

_KINDS: dict[str, type[Creature]] = {"cat": Cat, "owl": Owl, "robot": Robot}


def figure(
    look: Look, light: Light, *, pose: Pose, expression: Expression, facing: Facing,
    holding: str = "", eyes: Eyes = "open", mouth: MouthShape = "closed", phase: float = 0.0,
) -> Figure:  # fmt: skip
    """Draw a character.

    `holding` is an item's id or a plain word; `mouth` is the shape that speech gives, where
    "closed" is the expression's mouth at rest; `phase` (0 … 1) moves walking, running and waving
    and is ignored otherwise.
    """
    if look.form == "person":
        return person(
            look, light, pose=pose, expression=expression, facing=facing, holding=holding, eyes=eyes,
            mouth=mouth, phase=phase,
        )  # fmt: skip
    posing = Posing(pose, facing, holding, phase, MIENS[expression], eyes, mouth)
    return _KINDS[look.form](look, light, posing).figure()
