"""The face: eyes, brows, nose, mouth and blush under an expression."""

from __future__ import annotations

from schemas.look import Accessory, Look

from ..draw import Point
from ..light import mix
from .curves import arc, corners
from .expressions import Eyes, Mien, MouthShape
from .eyes import AGE_SIZE, Eye, Socket, brow
from .head import Head
from .pen import Ink, Pen

_LOWER = {"child": -4.0, "teen": 0.0, "adult": 3.0, "elder": 3.0}  # mouth and nose
FACE_BOX = (-104.0, -60.0, 104.0, 116.0)  # left, top, right, bottom of what eyes and mouth touch


def sockets(look: Look, head: Head) -> tuple[Socket, Socket]:
    """Both eyes' places, left of the picture first."""
    size = AGE_SIZE[look.age]
    y = 12.0 + (4.0 if look.age == "child" else 0.0)
    left, right = (
        Socket(head.feature(side * 45.5, y), head.squeeze(side), side, size) for side in (-1, 1)
    )
    return left, right


def features(
    pen: Pen, look: Look, head: Head, mien: Mien, eyes: Eyes, mouth: MouthShape, *, soft: bool
) -> None:
    """Draw everything on the face that lies under the hair."""
    blush(pen, look, head, mien)
    if look.age in {"adult", "elder"}:
        _wrinkles(pen, look, head)
    if Accessory.FRECKLES in look.accessories:
        _freckles(pen, look, head)
    nose(pen, look, head)
    for socket in sockets(look, head):
        Eye(pen, look, mien, socket, soft=soft).draw(eyes)
    grown = 1.1 if look.age in {"adult", "elder"} else 1.0
    at = head.feature(3.0 * head.turn, 77 + _LOWER[look.age])
    Mouth(pen, pen.skin(look.skin), at, 34.0 * (1 - 0.1 * abs(head.turn)) * grown, mien).draw(mouth)


def brows(pen: Pen, look: Look, head: Head, mien: Mien) -> None:
    """Draw the brows; they show over the hair."""
    for socket in sockets(look, head):
        brow(pen, look, mien, socket)


def nose(pen: Pen, look: Look, head: Head) -> None:
    """Draw a small nose: a shadow and a line on the side away from the light."""
    ink = pen.skin(look.skin)
    y = 48.0 + _LOWER[look.age]
    x, y = head.feature(0, y)
    grown = 1.0 if look.age in {"child", "teen"} else 1.5
    if head.turn:
        t = head.turn
        tip = x + 11 * t
        line = [(tip - 7 * t, y - 12 * grown), (tip, y), (tip - 6 * t, y + 4)]
        pen.stroke(corners(line[:2], line[1:], closed=False), ink.line, 2.2)
        pen.flat(
            corners(
                [(tip - 5 * t, y - 3), (tip - 9 * t, y + 6)],
                [(tip - 9 * t, y + 6), (tip, y + 4), (tip, y)],
            ),
            ink.dark,
        )
        return
    pen.flat(
        corners(
            [(x + 1, y - 9 * grown), (x + 7, y + 2)], [(x + 7, y + 2), (x, y + 6), (x - 3, y + 3)]
        ),
        ink.dark,
    )
    pen.stroke(
        corners([(x - 2.5, y + 3), (x + 1, y + 4.5), (x + 4, y + 2.5)], closed=False), ink.line, 2.2
    )
    if grown > 1:
        pen.stroke(corners([(x + 5, y - 14), (x + 7, y - 2)], closed=False), ink.deep, 2.0)


def blush(pen: Pen, look: Look, head: Head, mien: Mien) -> None:
    """Draw the cheeks' colour; a strong blush gets slanting strokes."""
    rose = mix(pen.light.lit("#ff6d6d"), pen.skin(look.skin).dark, 0.12)
    for side in (-1, 1):
        x, y = head.feature(side * 57, 50)
        squeeze = head.squeeze(side)
        if mien.blush > 0.02:
            with pen.moved((x, y)):
                pen.glow((0, 0), 29 * squeeze, rose, min(0.9, 0.25 + mien.blush * 0.5))
        if mien.blush >= 0.5:
            for i in (-1, 0, 1):
                cx = x + i * 9 * squeeze
                pen.stroke(corners([(cx - 2.5, y + 5), (cx + 2.5, y - 5)], closed=False),
                           mix(rose, pen.skin(look.skin).line, 0.25), 2.2, opacity=0.85)  # fmt: skip


def _wrinkles(pen: Pen, look: Look, head: Head) -> None:
    ink, old = pen.skin(look.skin), look.age == "elder"
    for side in (-1, 1):
        if old:
            a, b, c = (head.feature(side * x, y) for x, y in ((22, 54), (36, 64), (38, 80)))
            pen.stroke(corners([a, b, c], closed=False), ink.deep, 2.4)
            a, b, c = (head.feature(side * x, y) for x, y in ((30, 34), (46, 39), (62, 33)))
            pen.stroke(corners([a, b, c], closed=False), ink.deep, 2.0)
            for dy in (-4, 6):
                a, b = head.feature(side * 74, 10 + dy), head.feature(side * 84, 12 + dy * 2.2)
                pen.stroke(corners([a, b], closed=False), ink.deep, 2.0)
        else:
            a, b = head.feature(side * 30, 40), head.feature(side * 44, 43)
            pen.stroke(corners([a, b], closed=False), ink.dark, 2.0)


def _freckles(pen: Pen, look: Look, head: Head) -> None:
    colour = mix(pen.skin(look.skin).deep, "#a0522d", 0.35)
    spots = ((-70, 44), (-58, 50), (-46, 43), (-52, 58), (-64, 57), (-5, 40), (7, 43))
    for x, y in (*spots, *((-x + 2, y + 1) for x, y in spots[:5])):
        pen.dot(head.feature(x, y), 2.2, fill=colour, opacity=0.8)


class Mouth:
    """A mouth of an expression in one of the five shapes."""

    _SIZES = {
        "small": (0.62, 11.5),
        "open": (0.98, 27.0),
        "wide": (1.34, 25.0),
        "round": (0.54, 24.0),
    }

    def __init__(self, pen: Pen, skin: Ink, at: Point, wide: float, mien: Mien) -> None:
        self.pen, self.skin, self.mien = pen, skin, mien
        self.x, self.y = at
        self.wide = wide * mien.wide
        self.line = mix(self.skin.line, "#5a1626", 0.35)

    def draw(self, shape: MouthShape) -> None:
        """Draw the mouth; closed is the expression's mouth at rest."""
        shape = self.mien.rest if shape == "closed" else shape
        if shape == "closed":
            self._line()
        else:
            self._hole(*self._SIZES[shape], round_=shape == "round")

    def _line(self) -> None:
        x, y, half, curve = self.x, self.y, self.wide / 2, self.mien.smile * 7
        tilt = self.mien.lopsided * 5
        if "quiver" in self.mien.marks:
            wave = [
                (x - half * 1.2 + self.wide * 0.2 * i, y + (3.0 if i % 2 else -2.0))
                for i in range(7)
            ]
            self.pen.stroke(corners(wave, closed=False), self.line, 3.2)
            return
        ends: list[Point] = [(x - half, y - curve * 0.7 + tilt * 0.4), (x - half * 0.35, y + curve * 0.42),
                             (x + half * 0.35, y + curve * 0.42 - tilt * 0.3), (x + half, y - curve * 0.7 - tilt)]  # fmt: skip
        self.pen.stroke(corners(ends, closed=False), self.line, 3.2)
        if self.mien.smile > 0.4:
            for i, (ex, ey) in enumerate((ends[0], ends[-1])):
                side = 1 if i else -1
                self.pen.stroke(
                    corners([(ex - side, ey - 3.5), (ex + side * 2.5, ey + 2)], closed=False),
                    self.line,
                    2.6,
                )
        low = y + 11 + max(0.0, curve)
        self.pen.stroke(
            corners([(x - 6, low), (x, low + 1), (x + 6, low)], closed=False), self.skin.dark, 2.6
        )

    def _hole(self, wide: float, tall: float, *, round_: bool) -> None:
        x, y, smile = self.x, self.y, 0.0 if round_ else self.mien.smile
        half = self.wide * wide / 2
        tall *= 0.8 + 0.3 * abs(smile) if not round_ else 1.0
        side = -tall * (0.16 + 0.26 * smile)
        top = -tall * (0.42 - 0.12 * smile)
        low = tall * (0.56 + 0.1 * smile)
        tilt = self.mien.lopsided * 4
        left, right = (x - half, y + side + tilt * 0.5), (x + half, y + side - tilt)
        full = 0.92 if round_ else 0.62 + 0.2 * max(0.0, smile)
        roof = [left, (x - half * (0.78 if smile < 0 or round_ else 0.5), y + top + (side - top) * 0.28), (x, y + top),
                (x + half * (0.78 if smile < 0 or round_ else 0.5), y + top + (side - top) * 0.28), right]  # fmt: skip
        floor = [
            right,
            (x + half * full, y + low * 0.62),
            (x, y + low),
            (x - half * full, y + low * 0.62),
            left,
        ]
        data = corners([*roof, *floor[1:-1], left]) if round_ else corners(roof, floor)
        light = self.pen.light
        self.pen.flat(data, mix(light.lit("#8c2b38"), light.outline, 0.18))
        with self.pen.inside(data):
            self.pen.dot((x, y + low + 1), half * 0.72, tall * 0.42, fill=light.lit("#ee7f83"))
            white = mix(light.lit("#ffffff"), light.shade, 0.04)
            if not round_ and tall > 14:
                self._teeth(left, right, top, tall, white)
        self.pen.stroke(data, self.line, 2.8)
        self.pen.stroke(corners([(x - 7, y + low + 8), (x, y + low + 9.5), (x + 7, y + low + 8)], closed=False),
                        self.skin.dark, 2.6)  # fmt: skip

    def _teeth(self, left: Point, right: Point, top: float, tall: float, white: str) -> None:
        x, y = self.x, self.y
        bottom = y + top + tall * 0.3
        upper = [(left[0], min(left[1], y + top) - 8), (right[0], min(right[1], y + top) - 8)]
        self.pen.flat(
            corners(
                upper,
                [upper[1], (right[0], bottom - 1)],
                [(right[0], bottom - 1), (x, bottom + 1.5), (left[0], bottom - 1)],
            ),
            white,
        )
        if self.mien.teeth and self.mien.smile < 0.5:
            low = y + tall * 0.5
            self.pen.flat(
                corners(
                    arc(x, low + tall * 0.18, (right[0] - left[0]) * 0.36, tall * 0.2, 180, 360)
                ),
                white,
            )
