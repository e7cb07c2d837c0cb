"""The head: its frame, outline, ears and neck, seen from the front, three-quarter or behind.

Head units: the origin lies between the eyes, the chin of a teen at y = 107, the crown at -122; the
skull is about 210 wide. `turn` is -1 (looks to the left of the picture), 0 or 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from schemas.look import Look

from ..draw import Box, Point
from .curves import corners, ribbon
from .pen import Pen

CROWN, TALL = -122.0, 242.0  # skull top; head height with a cap of hair, crown to chin
YAW = 24.0  # degrees the head turns for three-quarter views

# Right half of the front outline, temple to chin, per age; and both halves of a three-quarter one.
_FRONT: dict[str, tuple[Point, ...]] = {
    "child": ((91, -34), (96, 4), (94, 36), (82, 64), (56, 86), (24, 97), (0, 99)),
    "teen": ((90, -36), (94, 2), (90, 34), (77, 64), (52, 89), (22, 105), (0, 107)),
    "adult": ((88, -36), (91, 0), (88, 36), (77, 70), (54, 96), (22, 113), (0, 115)),
    "elder": ((88, -36), (91, 0), (88, 38), (80, 70), (58, 94), (26, 111), (0, 113)),
}
_FAR: dict[str, tuple[Point, ...]] = {
    "child": ((88, -40), (91, -14), (89, 6), (93, 30), (87, 58), (66, 84), (38, 97), (24, 98)),
    "teen": ((87, -42), (90, -16), (87, 4), (90, 28), (83, 58), (62, 88), (38, 105), (26, 106)),
    "adult": ((86, -42), (89, -18), (85, 2), (88, 28), (81, 62), (62, 96), (40, 113), (27, 114)),
    "elder": ((86, -42), (89, -18), (85, 2), (89, 30), (83, 62), (64, 94), (42, 111), (28, 112)),
}
_NEAR: dict[str, tuple[Point, ...]] = {
    "child": ((24, 98), (0, 93), (-34, 78), (-62, 54), (-74, 30), (-78, -10)),
    "teen": ((26, 106), (4, 101), (-30, 84), (-60, 58), (-72, 32), (-77, -10)),
    "adult": ((27, 114), (4, 109), (-30, 92), (-60, 64), (-71, 34), (-76, -10)),
    "elder": ((28, 112), (4, 108), (-32, 92), (-64, 64), (-74, 34), (-78, -10)),
}

CHIN = {age: points[-1][1] for age, points in _FRONT.items()}  # height of the tip of the chin


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
        seen = angle * (0.73 if angle * t > 0 else 1.13) + YAW * t if t else angle
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
            back = [(92, -10), (88, 32), (62, 68), (0, 80), (-62, 68), (-88, 32), (-92, -10)]
            top = [
                (-92, -10),
                (-76, -84),
                (-42, -113),
                (0, CROWN),
                (42, -113),
                (76, -84),
                (92, -10),
            ]
            return corners(back, top)
        if not self.turn:
            right = _FRONT[self.age]
            left = [(-x, y) for x, y in right[-2::-1]]
            top = [
                (-90, -36),
                (-76, -84),
                (-42, -113),
                (0, CROWN),
                (42, -113),
                (76, -84),
                (90, -36),
            ]
            return corners([*right, *left], top)
        t = self.turn
        far, near = _FAR[self.age], _NEAR[self.age]
        face = [(x * t, y) for x, y in (*far, *near[1:])]
        top = [
            (-77, -10),
            (-98, -40),
            (-86, -86),
            (-44, -116),
            (4, CROWN),
            (50, -108),
            (78, -78),
            (87, -42),
        ]
        return corners(face, [(x * t, y) for x, y in top])


def skull(pen: Pen, look: Look, head: Head, shadow: str = "") -> None:
    """Draw ears, face and its shade; `shadow` is path data of what falls on it from the hair."""
    ink = pen.skin(look.skin)
    _ears(pen, look, head)
    data = head.outline()
    pen.solid(data, ink, line=3.0)
    with pen.inside(data):
        if shadow and not head.away:
            pen.flat(shadow, ink.dark)
        _cheek(pen, look, head)
        pen.rim(data, -95, 95, 4.5)


def _cheek(pen: Pen, look: Look, head: Head) -> None:
    ink, (x, low) = pen.skin(look.skin), head.chin
    t = head.turn
    if t >= 0:  # the light comes from the upper left: the right cheek lies in shade
        edge = 84 if t else 83
        side = [
            (edge + 6, -60),
            (edge, 4),
            (edge - 3, 34),
            (edge - 19, 64),
            (x + 30, low - 12),
            (x + 12, low + 4),
        ]
    else:
        side = [(74, -60), (67, 0), (56, 40), (28, 74), (x + 30, low - 4), (x + 8, low + 6)]
    pen.flat(corners(side, [side[-1], (120, low + 20), (130, -60), side[0]]), ink.dark, opacity=0.9)


def _ears(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.skin(look.skin)
    for side in (-1, 1):
        if head.turn == side:
            continue
        x = side * (92 if not head.turn else 74)
        y = 16.0 + head.nod * 0.4
        wide = 15 if not head.turn else 19
        ear = [(x - side * 6, y - 20), (x + side * wide * 0.8, y - 26), (x + side * wide * 1.1, y - 6),
               (x + side * wide * 0.5, y + 18), (x - side * 4, y + 26)]  # fmt: skip
        if head.turn:  # the ear lies on the cheek's edge, not beyond it
            ear = [(px + side * 4, py) for px, py in ear]
        pen.solid(corners(ear, [ear[-1], ear[0]]), ink, line=2.6)
        inner = [
            (x, y - 12),
            (x + side * wide * 0.62, y - 15),
            (x + side * wide * 0.55, y),
            (x + side * 2, y + 10),
        ]
        pen.stroke(corners(inner, closed=False), ink.deep, 2.4)


def neck(pen: Pen, look: Look, head: Head, base: Point, half: float) -> None:
    """Draw the neck from under the jaw to `base` (figure units) with the jaw's shadow."""
    ink = pen.skin(look.skin)
    top = head.place((head.chin[0] * 0.25 - 6 * head.turn, 60))
    spine = [
        top,
        ((top[0] + base[0]) / 2, (top[1] + base[1]) / 2),
        base,
        (base[0], base[1] + half * 0.9),
    ]
    widths = [half * 0.98, half * 0.92, half * 1.08, half * 1.9]
    data = ribbon(spine, widths)
    pen.solid(data, ink, line=2.6)
    if head.away:
        return
    (x, y), w = head.place(head.chin), widths[1]
    mid = spine[1][0]
    low = y + 26 * head.scale
    cast = [
        (mid - w, y - 6),
        (mid - w * 0.8, low - 14 * head.scale),
        (x * 0.4 + mid * 0.6, low),
        (mid + w * 0.9, low - 8 * head.scale),
        (mid + w, y - 6),
    ]
    pen.flat(
        corners(cast, [cast[-1], (mid + w * 0.95, top[1]), (mid - w * 0.95, top[1]), cast[0]]),
        ink.dark,
    )
