"""The head: its frame, outline, ears and neck, seen from the front, three-quarter or behind.

Head units: the origin lies between the eyes, the chin of a teen at y = 107, the crown at -122; the
skull is about 210 wide. `turn` is -1 (looks to the left of the picture), 0 or 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from schemas.look import Look

from ..draw import Box, Point
from .curves import Map, corners, lerp, placed, ribbon, runs, sketch
from .pen import Pen

TALL = 242.0  # head height with a cap of hair, crown to chin
_YAW = 24.0  # degrees the head turns for three-quarter views

# Right half of the front outline, temple to chin, per age; and both halves of a three-quarter one.
_FRONT = {
    "child": "91,-34 96,4 94,36 82,64 56,86 24,97 0,99",
    "teen": "90,-36 94,2 90,34 77,64 52,89 22,105 0,107",
    "adult": "88,-36 91,0 88,36 77,70 54,96 22,113 0,115",
    "elder": "88,-36 91,0 88,38 80,70 58,94 26,111 0,113",
}
_ASIDE = {
    "child": "88,-40 91,-14 89,6 93,30 87,58 66,84 38,97 24,98 0,93 -34,78 -62,54 -74,30 -78,-10",
    "teen": "87,-42 90,-16 87,4 90,28 83,58 62,88 38,105 26,106 4,101 -30,84 -60,58 -72,32 -77,-10",
    "adult": "86,-42 89,-18 85,2 88,28 81,62 62,96 40,113 27,114 4,109 -30,92 -60,64 -71,34 -76,-10",
    "elder": "86,-42 89,-18 85,2 89,30 83,62 64,94 42,111 28,112 4,108 -32,92 -64,64 -74,34 -78,-10",
}
_BACK = (
    "92,-10 88,32 62,68 0,80 -62,68 -88,32 -92,-10 | -76,-84 -42,-113 0,-122 42,-113 76,-84 92,-10"
)
CHIN = {age: runs(text)[0][-1][1] for age, text in _FRONT.items()}  # height of the tip of the chin


@dataclass(frozen=True)
class Head:
    """Where a head is and which way it looks."""

    centre: Point  # the origin of head units, in figure units
    scale: float
    roll: float  # degrees, clockwise
    turn: int
    away: bool
    nod: float  # head units by which the features sink on a bowed head
    age: str

    @property
    def chin(self) -> Point:
        """The tip of the chin in head units."""
        return (26.0 * self.turn, CHIN[self.age])

    def at(self, angle: float, y: float, radius: float = 104.0) -> Point:
        """A point on the skull: `angle` in degrees from the middle of the face, to the right."""
        t = self.turn
        seen = angle * (0.73 if angle * t > 0 else 1.13) + _YAW * t if t else angle
        return (radius * math.sin(math.radians(max(-90.0, min(90.0, seen)))) - 4 * t, y)

    def feature(self, x: float, y: float) -> Point:
        """A point of the face that is at (x, y) when seen from the front."""
        return (x * (1 - 0.11 * abs(self.turn)) + 23 * self.turn, y + self.nod)

    def squeeze(self, side: int) -> float:
        """Horizontal scale of an eye on `side` of the picture."""
        if not self.turn:
            return 1.0
        return 0.76 if side == self.turn else 0.97

    def place(self, point: Point) -> Point:
        """Head units to figure units."""
        a, (x, y) = math.radians(self.roll), point
        x, y = x * self.scale, y * self.scale
        return (
            self.centre[0] + x * math.cos(a) - y * math.sin(a),
            self.centre[1] + x * math.sin(a) + y * math.cos(a),
        )

    def box(self, x: float, y: float, right: float, bottom: float) -> Box:
        """The upright box in figure units round a box in head units."""
        spots = [self.place(p) for p in ((x, y), (right, y), (x, bottom), (right, bottom))]
        xs, ys = [p[0] for p in spots], [p[1] for p in spots]
        return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def outline(self) -> str:
        """Path data of the face and skull."""
        if self.away:
            return sketch(_BACK)
        if not self.turn:
            right = runs(_FRONT[self.age])[0]
            left = [(-x, y) for x, y in right[-2::-1]]
            top = runs("-90,-36 -76,-84 -42,-113 0,-122 42,-113 76,-84 90,-36")[0]
            return corners([*right, *left], top)
        top_text = "-77,-10 -98,-40 -86,-86 -44,-116 4,-122 50,-108 78,-78 87,-42"
        flip = placed((0, 0), 1, self.turn)
        return corners(runs(_ASIDE[self.age], flip)[0], runs(top_text, flip)[0])


def skull(pen: Pen, look: Look, head: Head, shadow: str) -> None:
    """Draw ears, face and its shade; `shadow` is path data of what falls on it from the hair."""
    ink = pen.skin(look.skin)
    _ears(pen, look, head)
    data = head.outline()
    pen.solid(data, ink, line=3.0)
    with pen.inside(data):
        if shadow and not head.away:
            pen.flat(shadow, ink.dark)
        pen.flat(_cheek(head), ink.dark, opacity=0.9)
        pen.rim(data, -95, 95, 4.5)


def _cheek(head: Head) -> str:
    """The cheek away from the light, which comes from the upper left."""
    x, low = head.chin
    if head.turn >= 0:
        e = 84 if head.turn else 83
        edge = f"{e + 6},-60 {e},4 {e - 3},34 {e - 19},64 {x + 30},{low - 12} {x + 12},{low + 4}"
    else:
        edge = f"74,-60 67,0 56,40 28,74 {x + 30},{low - 4} {x + 8},{low + 6}"
    return sketch(f"{edge} | 104,{low + 6} | 104,-60")


def _ears(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.skin(look.skin)
    for side in (-1, 1):
        if head.turn == side:
            continue
        x, wide = (92.0, 15.0) if not head.turn else (78.0, 19.0)

        def to(p: Point, side: int = side, x: float = x, wide: float = wide) -> Point:
            return (side * (x + p[0] * wide), 16 + head.nod * 0.4 + p[1])

        pen.solid(sketch("-.4,-20 .8,-26 1.1,-6 .5,18 -.3,26", to), ink, line=2.6)
        pen.stroke(sketch("0,-12 .62,-15 .55,0 .13,10", to, closed=False), ink.deep, 2.4)


def neck(pen: Pen, look: Look, head: Head, base: Point, half: float) -> None:
    """Draw the neck from under the jaw to `base` (figure units) with the jaw's shadow."""
    ink = pen.skin(look.skin)
    top = head.place((head.chin[0] * 0.25 - 6 * head.turn, 60))
    spine = [top, lerp(top, base, 0.5), base, (base[0], base[1] + half * 0.9)]
    pen.solid(ribbon(spine, [half * 0.98, half * 0.92, half * 1.08, half * 1.9]), ink, line=2.6)
    if head.away:
        return
    (x, y), w, mid, s = head.place(head.chin), half * 0.92, spine[1][0], head.scale
    to: Map = placed((mid, y))
    low = 26 * s
    tip = x * 0.4 - mid * 0.4
    cast = (f"{-w},-6 {-w * 0.8},{low - 14 * s} {tip},{low} {w * 0.9},{low - 8 * s} {w},-6"
            f" | {w * 0.95},{top[1] - y} | {-w * 0.95},{top[1] - y}")  # fmt: skip
    pen.flat(sketch(cast, to), ink.dark)
