"""The face: eyes, brows, nose, mouth and blush under an expression."""

from __future__ import annotations

from schemas.look import Accessory, Look

from ..draw import Point, smooth
from ..light import mix
from .curves import arc, corners, lerp, placed, sketch
from .expressions import Eyes, Mien, MouthShape
from .eyes import AGE_SIZE, Eye, Socket, brow
from .head import Head
from .pen import Ink, Pen

_LOWER = {"child": -4.0, "teen": 0.0, "adult": 3.0, "elder": 3.0}  # mouth and nose
_GROWN = {"adult", "elder"}
FACE_BOX = (-104.0, -60.0, 104.0, 130.0)  # left, top, right, bottom of what eyes and mouth touch


def sockets(look: Look, head: Head) -> tuple[Socket, Socket]:
    """Both eyes' places, left of the picture first."""
    size, y = AGE_SIZE[look.age], 16.0 if look.age == "child" else 12.0
    left, right = (
        Socket(head.feature(side * 45.5, y), head.squeeze(side), side, size) for side in (-1, 1)
    )
    return left, right


def complexion(pen: Pen, look: Look, head: Head, mien: Mien) -> None:
    """Draw blush, wrinkles and freckles."""
    _blush(pen, look, head, mien)
    if look.age in _GROWN:
        _wrinkles(pen, look, head)
    if Accessory.FRECKLES in look.accessories:
        _freckles(pen, look, head)


def features(
    pen: Pen, look: Look, head: Head, mien: Mien, *, eyes: Eyes, mouth: MouthShape, soft: bool
) -> None:  # fmt: skip
    """Draw nose, eyes and mouth."""
    _nose(pen, look, head)
    for socket in sockets(look, head):
        Eye(pen, look, mien, socket, soft=soft).draw(eyes)
    wide = 34.0 * (1 - 0.1 * abs(head.turn)) * (1.1 if look.age in _GROWN else 1.0)
    at = head.feature(3.0 * head.turn, 77 + _LOWER[look.age])
    Mouth(pen, pen.skin(look.skin), at, wide, mien).draw(mouth)


def brows(pen: Pen, look: Look, head: Head, mien: Mien) -> None:
    """Draw the brows; they show over the hair."""
    for socket in sockets(look, head):
        brow(pen, look, mien, socket)


def _nose(pen: Pen, look: Look, head: Head) -> None:
    ink, t = pen.skin(look.skin), head.turn
    x, y = head.feature(0, 48.0 + _LOWER[look.age])
    grown = 1.5 if look.age in _GROWN else 1.0
    if t:
        to = placed((x + 11 * t, y), 1, t)
        pen.stroke(sketch(f"-7,{-12 * grown} 0,0 | -6,4", to, closed=False), ink.line, 2.2)
        pen.flat(sketch("-5,-3 | -9,6 | 0,4 0,0", to), ink.dark)
        return
    to = placed((x, y))
    pen.flat(sketch(f"1,{-9 * grown} | 7,2 | 0,6 -3,3", to), ink.dark)
    pen.stroke(sketch("-2.5,3 1,4.5 4,2.5", to, closed=False), ink.line, 2.2)
    if grown > 1:
        pen.stroke(sketch("5,-14 7,-2", to, closed=False), ink.deep, 2.0)


def _blush(pen: Pen, look: Look, head: Head, mien: Mien) -> None:
    """The cheeks' colour; a strong blush gets slanting strokes."""
    skin = pen.skin(look.skin)
    rose = mix(pen.light.lit("#ff6d6d"), skin.dark, 0.12)
    for side in (-1, 1):
        at, k = head.feature(side * 57, 50), head.squeeze(side)
        if mien.blush > 0.02:
            pen.glow(at, 29 * k, rose, min(0.9, 0.25 + mien.blush * 0.5))
        if mien.blush >= 0.5:
            for dx in (-9 * k, 0, 9 * k):
                line = sketch(f"{dx - 2.5},5 {dx + 2.5},-5", placed(at), closed=False)
                pen.stroke(line, mix(rose, skin.line, 0.25), 2.2, opacity=0.85)


def _wrinkles(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.skin(look.skin)
    old = ("22,54 36,64 38,80", "30,34 46,39 62,33", "74,6 84,3", "74,16 84,25")
    lines, colour = (old, ink.deep) if look.age == "elder" else (("30,40 44,43",), ink.dark)
    for side in (-1, 1):

        def to(p: Point, side: int = side) -> Point:
            return head.feature(side * p[0], p[1])

        for text in lines:
            data = sketch(text, to, closed=False)
            pen.stroke(data, colour, 2.2)


def _freckles(pen: Pen, look: Look, head: Head) -> None:
    colour = mix(pen.skin(look.skin).deep, "#a0522d", 0.35)
    spots = ((70, 44), (58, 50), (46, 43), (52, 58), (64, 57), (6, 42))
    for i, (x, y) in enumerate(spots):
        for side in (-1, 1):
            pen.dot(head.feature(side * (x + side), y + i % 2), 2.2, fill=colour, opacity=0.8)


class Mouth:
    """A mouth of an expression in one of the five shapes."""

    _SIZES = (
        ("small", 0.62, 11.5),
        ("open", 0.98, 27.0),
        ("wide", 1.34, 25.0),
        ("round", 0.54, 24.0),
    )

    def __init__(self, pen: Pen, skin: Ink, at: Point, wide: float, mien: Mien) -> None:
        self.pen, self.skin, self.mien = pen, skin, mien
        self.x, self.y = at
        self.wide = wide * mien.wide
        self.line = mix(self.skin.line, "#5a1626", 0.35)

    def draw(self, shape: MouthShape) -> None:
        """Draw the mouth; closed is the expression's mouth at rest."""
        shape = self.mien.rest if shape == "closed" else shape
        for name, wide, tall in self._SIZES:
            if name == shape:
                self._hole(wide, tall, round_=shape == "round")
                return
        self._line()

    def _line(self) -> None:
        x, y, half, curve = self.x, self.y, self.wide / 2, self.mien.smile * 7
        tilt, pen = self.mien.lopsided * 5, self.pen
        if "quiver" in self.mien.marks:
            step = self.wide * 0.2
            wave = [(x - half * 1.2 + step * i, y + (3.0 if i % 2 else -2.0)) for i in range(7)]
            pen.stroke(smooth(wave), self.line, 3.2)
            return
        left, right = (x - half, y - curve * 0.7 + tilt * 0.4), (x + half, y - curve * 0.7 - tilt)
        low = y + curve * 0.42
        bend = [left, (x - half * 0.35, low), (x + half * 0.35, low - tilt * 0.3), right]
        pen.stroke(smooth(bend), self.line, 3.2)
        if self.mien.smile > 0.4:
            for at, side in ((left, -1), (right, 1)):
                pen.stroke(
                    sketch("-1,-3.5 2.5,2", placed(at, 1, side), closed=False), self.line, 2.6
                )
        self._lip(low + 7 + max(0.0, curve))

    def _lip(self, y: float) -> None:
        """The shadow below the lower lip."""
        self.pen.stroke(
            sketch("-6,0 0,1 6,0", placed((self.x, y)), closed=False), self.skin.dark, 2.6
        )

    def _hole(self, wide: float, tall: float, *, round_: bool) -> None:
        x, y, smile = self.x, self.y, 0.0 if round_ else self.mien.smile
        half, tilt = self.wide * wide / 2, self.mien.lopsided * 4
        tall *= 1.0 if round_ else 0.8 + 0.3 * abs(smile)
        side, top, low = (
            -tall * (0.16 + 0.26 * smile),
            -tall * (0.42 - 0.12 * smile),
            tall * (0.56 + 0.1 * smile),
        )
        left, right = (x - half, y + side + tilt * 0.5), (x + half, y + side - tilt)
        full = 0.92 if round_ else 0.62 + 0.2 * max(0.0, smile)
        flat = half * (0.78 if smile < 0 or round_ else 0.5)
        shoulder = y + top + (side - top) * 0.28
        roof = [left, (x - flat, shoulder), (x, y + top), (x + flat, shoulder), right]
        floor = [
            right,
            (x + half * full, y + low * 0.62),
            (x, y + low),
            (x - half * full, y + low * 0.62),
            left,
        ]
        data = smooth([*roof, *floor[1:-1]], closed=True) if round_ else corners(roof, floor)
        self._inside(data, (left, right), top, tall, low)
        self.pen.stroke(data, self.line, 2.8)
        self._lip(y + low + 8)

    def _inside(
        self, data: str, ends: tuple[Point, Point], top: float, tall: float, low: float
    ) -> None:
        """The hollow with tongue and teeth."""
        pen, light, (left, right) = self.pen, self.pen.light, ends
        half = (right[0] - left[0]) / 2
        pen.flat(data, mix(light.lit("#8c2b38"), light.outline, 0.18))
        with pen.inside(data):
            pen.dot((self.x, self.y + low + 1), half * 0.72, tall * 0.42, fill=light.lit("#ee7f83"))
            if tall < 14 or half < 12:
                return
            white = mix(light.lit("#ffffff"), light.shade, 0.04)
            edge = self.y + top + tall * 0.3
            high = min(left[1], right[1], self.y + top) - 4
            upper = [
                (right[0], edge - 1),
                lerp((right[0], edge + 2), (left[0], edge + 2), 0.5),
                (left[0], edge - 1),
            ]
            pen.flat(corners([(left[0], high), (right[0], high)], upper[:1], upper), white)
            if self.mien.teeth and self.mien.smile < 0.5:
                lower = (self.x, self.y + tall * 0.68)
                pen.flat(corners(arc(lower, (half * 0.72, tall * 0.2), 180, 360)), white)
