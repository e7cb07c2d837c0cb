"""The torso as a surface: points on it by side and height, as turned and leaned."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from ..draw import Point
from .body import Skeleton
from .curves import corners

# Half widths and half depths from the neck (0) to the hips (1), of an average teen.
_SHAPE = (
    (0.00, 30.0, 26.0), (0.03, 56.0, 30.0), (0.085, 94.0, 36.0), (0.20, 92.0, 46.0),
    (0.34, 86.0, 50.0), (0.62, 70.0, 44.0), (0.82, 78.0, 50.0), (1.00, 84.0, 54.0), (1.3, 88.0, 56.0),
)  # fmt: skip


@dataclass(frozen=True)
class Torso:
    """A torso between neck and hips in the picture."""

    skeleton: Skeleton

    @property
    def broad(self) -> float:
        """How broad the body is, 1 for an average teen."""
        return self.skeleton.measures.broad

    @property
    def girth(self) -> float:
        """Half way between an average teen's breadth and this body's: for limbs and necks."""
        return 0.5 + 0.5 * self.broad

    @property
    def unit(self) -> float:
        """The size of details such as buttons."""
        return 0.5 + 0.5 * self.skeleton.measures.chin / 1010

    def _axis(self) -> tuple[Point, Point, float]:
        (x0, y0), (x1, y1) = self.skeleton.neck, self.skeleton.hips
        length = math.hypot(x1 - x0, y1 - y0)
        return (x0, y0), ((x1 - x0) / length, (y1 - y0) / length), length

    def half(self, v: float) -> tuple[float, float]:
        """Half width and half depth at height `v`."""
        soft, v = self.skeleton.measures.soft, max(0.0, min(1.3, v))
        wide, deep = _SHAPE[-1][1:]
        for (v0, a0, b0), (v1, a1, b1) in pairwise(_SHAPE):
            if v <= v1:
                s = (v - v0) / (v1 - v0)
                wide, deep = a0 + (a1 - a0) * s, b0 + (b1 - b0) * s
                break
        if soft:
            wide *= 0.88 if v < 0.4 else (0.82 if v < 0.75 else 0.95)
        elif 0.02 < v < 0.25:
            wide *= 1.07
        neck = self.broad if v > 0.03 else 0.6 + 0.4 * self.broad
        stout = 1.1 if self.broad > 1.15 and v > 0.45 else 1.0
        return wide * neck * stout, deep * (0.4 + 0.6 * self.broad)

    def wide(self, v: float) -> float:
        """Half width at `v` as seen."""
        a, b = self.half(v)
        yaw = math.radians(self.skeleton.yaw)
        return math.hypot(a * math.cos(yaw), b * math.sin(yaw))

    def at(self, u: float, v: float, out: float = 1.0) -> Point:
        """A point of the front: `u` from the right side (-1) to the left (1), `v` from neck to hips.

        `out` moves it away from the body's axis (a loose garment).
        """
        a, b = self.half(v)
        theta, yaw = math.radians(u * 90), math.radians(self.skeleton.yaw)
        x = a * math.sin(theta) * math.cos(yaw) + b * math.cos(theta) * math.sin(yaw)
        return self.on(x * out, v)

    def across(self, x: float, v: float) -> float:
        """The `u` of a point of the front that lies `x` teen's units from the middle."""
        share = x * (0.6 + 0.4 * self.broad) / self.half(v)[0]
        return math.degrees(math.asin(max(-1.0, min(1.0, share)))) / 90

    def on(self, x: float, v: float) -> Point:
        """The point `x` units to the right of the axis at height `v`."""
        (x0, y0), (dx, dy), length = self._axis()
        return (x0 + dx * v * length + dy * x, y0 + dy * v * length - dx * x)

    def side(self, sign: int, start: float, end: float, out: float = 1.0) -> list[Point]:
        """The silhouette on one side of the picture from height `start` down to `end`."""
        stops = [start, *(v for v, _, _ in _SHAPE if start < v < end), end]
        return [self.on(sign * self.wide(v) * out, v) for v in stops]

    def shape(self, top: float, bottom: float, out: float = 1.0) -> str:
        """Path data of the torso between two heights."""
        left, right = self.side(-1, top, bottom, out), self.side(1, top, bottom, out)[::-1]
        return corners(left, right[:1], right)
