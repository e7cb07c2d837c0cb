"""What the film gets for one character: a drawing and where things are in it."""

from __future__ import annotations

from dataclasses import dataclass

from ..draw import Box, Drawing, Point


@dataclass(frozen=True)
class Figure:
    """A character on a transparent canvas of 900 × 1500 units, its soles at (450, 1460)."""

    drawing: Drawing
    face: Box  # contains everything that changes with eyes and mouth
    head: Box  # the head with its hair, for framing
    eyes_y: float
    feet: Point
    waist_y: float
    chest_y: float
    height: float  # from the soles to the top of the head, in the pose
