"""Eyes and brows: lids as sampled curves, irises in several stops, lashes, closed forms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.look import Look

from ..draw import Point, smooth
from ..light import lighten, mix, saturate
from .curves import corners, offset, placed, ribbon, sketch
from .expressions import Eyes, Mien
from .pen import Pen

STEPS = 10
HALF = 28.0  # half width of an eye in head units


@dataclass(frozen=True)
class EyeShape:
    """A shape of eye: heights of lids, heights of corners, roundness, size of the iris."""

    upper: float
    lower: float
    inner: float
    outer: float
    power: float
    iris: float
    lash: float


SHAPES = {
    "round": EyeShape(36, 21, 6, 1, 0.62, 1.0, 1.0),
    "gentle": EyeShape(34, 18, 2, 8, 0.68, 1.0, 0.95),
    "sharp": EyeShape(30, 15, 9, -6, 0.74, 0.9, 1.1),
    "sleepy": EyeShape(27, 19, 4, 6, 0.55, 0.96, 1.15),
    "wide": EyeShape(41, 25, 6, 2, 0.58, 1.06, 1.0),
}
AGE_SIZE = {"child": 1.1, "teen": 1.0, "adult": 0.88, "elder": 0.72}


@dataclass(frozen=True)
class Socket:
    """Where an eye sits: centre, horizontal scale, outer side (-1 left, 1 right), overall size."""

    centre: Point
    squeeze: float
    side: int
    size: float


class Eye:
    """One eye of a look under an expression, in head units."""

    def __init__(
        self, pen: Pen, look: Look, mien: Mien, socket: Socket, *, soft: bool, beast: bool = False
    ) -> None:  # fmt: skip
        self.pen, self.look, self.mien, self.socket, self.soft = pen, look, mien, socket, soft
        self.beast = beast  # slit pupils, no crease above the lid
        self.shape = SHAPES[look.eye_shape]
        self.hair = pen.ink(look.hair_colour)
        self.lash = mix(mix(self.hair.line, pen.light.outline, 0.62), "#2a1420", 0.25)

    def draw(self, eyes: Eyes) -> None:
        """Draw the eye open, half open or closed."""
        if self.mien.shut:
            self._closed(self.mien.shut)
        elif eyes == "closed":
            self._closed(self.mien.blink)
        else:
            self._opened(1.0 if eyes == "open" else 0.46)

    def _to(self, points: Sequence[Point]) -> list[Point]:
        """Eye coordinates (x grows outwards) to head coordinates."""
        s, turn = self.socket, math.radians(self.mien.tilt)
        out = []
        for x, y in points:
            rx, ry = (
                x * math.cos(turn) + y * math.sin(turn),
                y * math.cos(turn) - x * math.sin(turn),
            )
            out.append((s.centre[0] + s.side * rx * s.squeeze * s.size, s.centre[1] + ry * s.size))
        return out

    def _lids(self, opening: float) -> tuple[list[Point], list[Point]]:
        shape, mien = self.shape, self.mien
        upper, lower = [], []
        for i in range(STEPS + 1):
            s = i / STEPS
            x = HALF * (2 * s - 1)
            base = shape.inner + (shape.outer - shape.inner) * s
            bump = math.sin(math.pi * s**0.92) ** shape.power if 0 < s < 1 else 0.0
            top = base - shape.upper * mien.open * bump
            if mien.cut:
                limit = mien.cut[0] + (mien.cut[1] - mien.cut[0]) * s
                top = min(max(top, limit * shape.upper / 36), base)
            down = shape.lower * (1 - 0.55 * mien.lower) * math.sin(math.pi * s) ** 0.8
            shut = base + shape.lower * 0.55 * math.sin(math.pi * s)
            upper.append((x, shut + (top - shut) * opening))
            lower.append((x, base + down))
        return upper, lower

    def _opened(self, opening: float) -> None:
        upper, lower = self._lids(opening)
        top, bottom = self._to(upper), self._to(lower)
        hole, light = corners(top, bottom[::-1]), self.pen.light
        self.pen.flat(hole, mix(light.lit("#fffdfb"), light.shade, 0.05))
        with self.pen.inside(hole):
            self._iris()
            shade = [(x, y + 9 * self.socket.size) for x, y in top[::-1]]
            self.pen.flat(
                corners(top, shade[:1], shade), mix(light.shade, light.outline, 0.5), opacity=0.36
            )
            if opening == 1.0:
                self._highlights()
        self._lower_lash(bottom)
        self._upper_lash(upper, thin=0.8 if opening < 1 else 1.0)
        self._crease(upper)

    def _iris(self) -> None:
        pen, s = self.pen, self.socket
        light, (x, y) = pen.light, self._iris_at()
        size = s.size * self.shape.iris * self.mien.iris
        rx, ry = 20.5 * size * (0.55 + 0.45 * s.squeeze), 27.5 * size
        lit = light.lit(self.look.eyes)
        dark = mix(mix(saturate(lit, 1.2), light.outline, 0.68), self.look.eyes, 0.1)
        pen.dot((x, y), rx, ry, fill=dark)
        fill = pen.linear(
            (x, y - ry), (x, y + ry),
            ((0.08, mix(lit, dark, 0.85)), (0.42, mix(lit, dark, 0.28)), (0.6, lit),
             (0.84, mix(lighten(lit, 0.38), light.tint, 0.08)), (1, lighten(lit, 0.55))),
        )  # fmt: skip
        pen.dot((x, y), rx - 2.4 * s.size, ry - 2.6 * s.size, fill=fill)
        glow = sketch(
            "-.72,.34 0,.62 .72,.34 | .45,.74 0,.9 -.45,.74 -.72,.34",
            lambda p: (x + p[0] * rx, y + p[1] * ry),
        )
        pen.flat(glow, lighten(saturate(lit, 1.3), 0.62), opacity=0.75)
        px, py = (0.26, 0.72) if self.beast else (0.43, 0.47)
        pen.dot((x, y - 2 * s.size), rx * px, ry * py, fill=mix(dark, "#0b0716", 0.55))
        pen.dot((x + rx * 0.16, y + ry * 0.12), rx * 0.16, ry * 0.14, fill=lit, opacity=0.55)

    def _iris_at(self) -> Point:
        s, (gx, gy) = self.socket, self.mien.gaze
        return (s.centre[0] + gx * s.squeeze * s.size, s.centre[1] + (gy - 2) * s.size)

    def _highlights(self) -> None:
        light, size = self.pen.light, self.socket.size * (0.6 + 0.4 * self.mien.iris)
        squeeze, (x, y) = 0.5 + 0.5 * self.socket.squeeze, self._iris_at()
        white = mix("#ffffff", light.tint, light.tint_strength * 0.25)
        spots = [(-8.5, -12, 7.6, 8.8), (9, 12, 3.9, 4.2)]
        if "sparkle" in self.mien.marks:
            spots += [(10.5, -9, 2.8, 3), (-10.5, 8, 2.4, 2.6)]
        if "wobble" in self.mien.marks:
            spots += [(-6.5, 15, 5.2, 3.2), (4, 19, 5, 2.6)]
        for dx, dy, rx, ry in spots:
            at = (x + dx * size * squeeze, y + dy * size)
            self.pen.dot(at, rx * size * squeeze, ry * size, fill=white)

    def _upper_lash(self, upper: Sequence[Point], thin: float = 1.0) -> None:
        heavy = self.shape.lash * thin * (1.0 if self.soft else 0.84)
        widths = [heavy * (1.6 + 5.6 * (i / STEPS) ** 0.55 + 1.2 * math.sin(math.pi * i / STEPS))
                  for i in range(STEPS + 1)]  # fmt: skip
        crown = offset(upper, widths)
        (x, y), flick = upper[-1], (11.0 if self.soft else 6.0) * heavy
        tip = (x + flick, y - (6.0 if self.soft else 1.5))
        outer = [(x + flick * 0.5, y + 1.5), tip]
        back = [(crown[-1][0] + 1.5, crown[-1][1] + 1)]
        self.pen.flat(
            corners(*(self._to(run) for run in (upper, outer, back, crown[::-1]))), self.lash
        )
        if self.soft:
            x, y = crown[STEPS - 2]
            tick = self._to([(x - 6, y + 2), (x + 6.5, y - 6.5), (x + 3, y + 4)])
            self.pen.flat(corners(*([p] for p in tick)), self.lash)

    def _lower_lash(self, bottom: Sequence[Point]) -> None:
        part = bottom[4:]
        widths = [0.4, *(1.6 for _ in part[1:-1]), 1.0]
        self.pen.flat(ribbon(part, [w * self.socket.size for w in widths]), self.lash, opacity=0.85)
        if self.soft:
            tick = sketch("0,-1 | 6.5,5 | 4,-3", placed(bottom[-3], 1, self.socket.side))
            self.pen.flat(tick, self.lash, opacity=0.85)

    def _crease(self, upper: Sequence[Point]) -> None:
        if self.beast:
            return
        above = 10.5 if self.look.eye_shape == "sleepy" else 8.5
        line, skin = [(x, y - above) for x, y in upper[2:-1]], self.pen.skin(self.look.skin)
        self.pen.stroke(smooth(self._to(line)), mix(skin.line, skin.deep, 0.4), 2.0, opacity=0.8)

    def _closed(self, how: str) -> None:
        shape = self.shape
        bend, rise = (-0.8, 0.55) if how == "smile" else (0.62, 0.2)
        lids = []
        for i in range(STEPS + 1):
            s = i / STEPS
            base = (shape.inner * (1 - s) + shape.outer * s) * 0.6
            y = base + shape.lower * (rise + bend * math.sin(math.pi * s))
            lids.append((HALF * (2 * s - 1) * 0.98, y))
        self._upper_lash(lids, thin=0.82)
        if how != "smile":
            self._crease([(x, y - 4) for x, y in lids])


def brow(pen: Pen, look: Look, mien: Mien, socket: Socket) -> None:
    """Draw the brow above an eye; it belongs over the hair."""
    half = {"thin": 2.0, "normal": 3.1, "thick": 5.0}[look.brows] * (
        1.25 if look.age == "elder" else 1
    )
    y = socket.centre[1] - 47 * (0.62 + 0.38 * socket.size)
    lift = -mien.lopsided * 5 if socket.side > 0 else mien.lopsided * 2

    def to(x: float, dy: float) -> Point:
        return (socket.centre[0] + socket.side * x * socket.squeeze, y + dy + lift)

    spine = [
        to(-23, mien.brow_in + 2), to(-8, mien.brow_in * 0.62 + mien.brow_out * 0.3 - mien.brow_arch * 0.7),
        to(9, mien.brow_in * 0.25 + mien.brow_out * 0.7 - mien.brow_arch), to(27, mien.brow_out + 2),
    ]  # fmt: skip
    hair = pen.ink(look.hair_colour)
    pen.flat(ribbon(spine, [half * 0.6, half, half * 0.85, 0.5]), mix(hair.line, hair.deep, 0.25))
