"""People and things, drawn with antialiased shapes that move a little from picture to picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .colours import Colour, Person, Picture

Pixels = NDArray[np.uint8]
Point = tuple[float, float]
_SHIFT = 4  # cv2 draws to a sixteenth of a pixel
_INK = (34, 28, 40)


@dataclass(frozen=True)
class Brush:
    """Draws around a point, in units of a size."""

    view: Pixels
    x: float = 0.0
    y: float = 0.0
    unit: float = 1.0

    def poly(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled shape."""
        cv2.fillPoly(self.view, [self._fixed(points)], colour, cv2.LINE_AA, _SHIFT)

    def line(self, points: Sequence[Point], colour: Colour, wide: float) -> None:
        """A stroke."""
        thick = max(1, round(wide * self.unit))
        cv2.polylines(self.view, [self._fixed(points)], False, colour, thick, cv2.LINE_AA, _SHIFT)

    def oval(self, at: Point, wide: float, high: float, colour: Colour) -> None:
        """A filled ellipse."""
        (x, y), size = self._fixed([at])[0].tolist(), (1 << _SHIFT) * self.unit
        axes = (round(wide * size), round(high * size))
        cv2.ellipse(self.view, (x, y), axes, 0, 0, 360, colour, -1, cv2.LINE_AA, _SHIFT)

    def _fixed(self, points: Sequence[Point]) -> NDArray[np.int32]:
        placed = np.array(points) * self.unit + (self.x, self.y)
        return np.asarray(np.round(placed * (1 << _SHIFT)), np.int32)


def cast(view: Pixels, picture: Picture, turn: float, at: float) -> None:
    """Everybody side by side, or a thing where there is nobody."""
    height, width = view.shape[:2]
    count, unit = len(picture.people), min(height, width * 1.2) * picture.near
    if not picture.people:
        _thing(Brush(view, width * at, height * 0.55, unit * 0.5), picture.thing, turn)
    for n, person in enumerate(picture.people):
        where = at if count == 1 else (n + 0.5) / count
        size, swing = min(unit, 1.5 * width / count), turn + 1.7 * n
        much = 0.05 / max(1.0, 1.3 * picture.near)  # what is near seems to move faster
        sway = (math.sin(swing) * much, math.cos(swing) * much / 4)
        head = Brush(view, width * where + sway[0] * size, height * 0.44 + sway[1] * size, size)
        _figure(head, person, swing, (-sway[0], 0.85 - sway[1]))


def _thing(brush: Brush, colour: Colour, turn: float) -> None:
    for n in range(6):
        angles = [turn * 0.2 + n * 0.1 + corner * math.pi / 3 for corner in range(6)]
        size = 1 - 0.15 * n
        ring = [(size * math.cos(one), 0.8 * size * math.sin(one)) for one in angles]
        brush.poly(ring, _toned(colour, 1 - 0.1 * n))


def _figure(head: Brush, person: Person, turn: float, foot: Point) -> None:
    """Hair, face, clothes; the head sways, an arm waves, the mouth moves."""
    head.oval((0, 0.03), 0.25, 0.31, person.hair)
    _body(head, person, foot)
    _arm(head, person, turn)
    head.oval((0, 0.07), 0.165, 0.2, person.skin)
    _hair(head, person.hair)
    for side in (-1, 1):
        _eye(head, person, side * 0.075, 0.003 * math.sin(turn))
    head.oval((0, 0.18), 0.03, 0.006 + 0.008 * (1 + math.sin(2 * turn)), (150, 70, 70))


def _body(head: Brush, person: Person, foot: Point) -> None:
    left, right = (foot[0] - 0.28, foot[1]), (foot[0] + 0.28, foot[1])
    shoulders = [(-0.21, 0.32), (-0.06, 0.24), (0.06, 0.24), (0.21, 0.32)]
    head.poly([left, *shoulders, right], person.clothes)
    for n in range(1, 6):
        ends = [_between((-0.19, 0.33), left, n / 6), _between((0.19, 0.33), right, n / 6)]
        head.line(ends, person.trim if n % 2 else _INK, 0.008)
    head.poly([(-0.09, 0.25), (0.09, 0.25), (0, 0.39)], person.trim)


def _arm(head: Brush, person: Person, turn: float) -> None:
    x, y = 0.36 + 0.03 * math.cos(turn), 0.22 + 0.06 * math.sin(turn)
    head.poly([(0.16, 0.33), (x, y - 0.035), (x, y + 0.035), (0.2, 0.46)], person.clothes)
    head.oval((x, y), 0.042, 0.048, person.skin)


def _hair(head: Brush, hair: Colour) -> None:
    """Bangs, and strands with light and dark between them."""
    crown = [(-0.19, 0.03), (-0.12, -0.2), (0.12, -0.2), (0.19, 0.03)]
    head.poly([*crown, (0.09, -0.03), (0.02, 0.0), (-0.06, -0.035)], hair)
    for n in range(-5, 6):
        strand = [(0.03 * n, 0.0025 * n * n - 0.25), (0.042 * n, -0.06)]
        head.line(strand, _toned(hair, 1.15 if n % 2 else 0.75), 0.007)
    for side in (-1, 1):
        for n in range(3):
            x = side * (0.18 + 0.02 * n)
            head.line([(x, -0.02), (x + side * 0.005, 0.22 - 0.05 * n)], _toned(hair, 0.75), 0.007)


def _eye(head: Brush, person: Person, x: float, look: float) -> None:
    head.oval((x, 0.06), 0.046, 0.054, (250, 250, 250))
    head.oval((x + look, 0.064), 0.034, 0.045, person.eyes)
    head.oval((x + look, 0.064), 0.011, 0.016, (20, 18, 26))
    head.oval((x + look - 0.012, 0.046), 0.008, 0.009, (255, 255, 255))
    head.line([(x - 0.048, 0.035), (x, 0.006), (x + 0.048, 0.035)], _INK, 0.012)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _toned(colour: Colour, by: float) -> Colour:
    red, green, blue = (min(255, round(part * by)) for part in colour)
    return red, green, blue
