"""A body's measures and its skeleton: joints in space, seen from one side.

Space: x to the right of the picture, y downwards (figure units), z towards the viewer. A figure's
own space has x to its left hand and z where it looks; turning it round gives the picture's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from schemas.look import Hair, Look, Outfit

from ..draw import Point
from .head import CHIN, TALL

WIDTH, HEIGHT, GROUND, MIDDLE = 900.0, 1500.0, 1460.0, 450.0
Spot = tuple[float, float, float]

_HEIGHT = {"child": 960.0, "teen": 1260.0, "adult": 1340.0, "elder": 1220.0}
_HEAD = {"child": 240.0, "teen": 246.0, "adult": 240.0, "elder": 236.0}
_TALL = {"small": 0.93, "slim": 1.0, "average": 1.0, "sturdy": 0.99, "tall": 1.05}
_BROAD = {"small": 0.92, "slim": 0.9, "average": 1.0, "sturdy": 1.24, "tall": 1.0}
_GROWN = {"child": 0.76, "teen": 1.0, "adult": 1.12, "elder": 1.04}
_LIMIT = 1368.0  # so that spikes of hair stay on the canvas
_SOFT = {Hair.BOB, Hair.LONG, Hair.PONYTAIL, Hair.TWIN_TAILS, Hair.BRAID, Hair.BUN}


@dataclass(frozen=True)
class Measures:
    """Lengths of a body in figure units; heights are distances from the ground."""

    height: float
    head_scale: float
    chin: float
    broad: float  # 1 for an average teen
    soft: bool  # of the softer build: narrow shoulders, skirts
    shoulder: float  # height of the shoulder joints
    hip: float  # height of the hip joints
    arm: float  # length from shoulder to wrist
    shoulders: float  # half the distance between the shoulder joints

    @property
    def thigh(self) -> float:
        """Length of the thigh; the shin with the foot is as long."""
        return self.hip * 0.5


def measures(look: Look) -> Measures:
    """The measures of a person."""
    soft = look.outfit is Outfit.SAILOR or (
        look.hair in _SOFT and look.outfit is not Outfit.GAKURAN
    )
    height = min(_LIMIT, _HEIGHT[look.age] * _TALL[look.build])
    scale = _HEAD[look.age] * (0.97 if look.build == "small" else 1.0) / TALL
    chin, broad = height - (136 + CHIN[look.age]) * scale, _BROAD[look.build] * _GROWN[look.age]
    return Measures(
        height=height, head_scale=scale, chin=chin, broad=broad, soft=soft, shoulder=chin * 0.892,
        hip=chin * 0.585, arm=chin * 0.355, shoulders=82.0 * broad * (0.88 if soft else 1.0),
    )  # fmt: skip


@dataclass(frozen=True)
class Limb:
    """Three joints of an arm or leg in the picture, and their distance towards the viewer."""

    a: Point
    b: Point
    c: Point
    depth: tuple[float, float, float]
    tip: Point  # a point ahead of the last joint: where fingers or toes point
    heel: Point  # the heel of a foot

    def through(self, to: Callable[[Point], Point]) -> Limb:
        """The limb with every point put through a map."""
        return Limb(to(self.a), to(self.b), to(self.c), self.depth, to(self.tip), to(self.heel))

    @property
    def behind(self) -> bool:
        """Whether it lies behind the body."""
        return max(self.depth[1], self.depth[2]) < 8

    @property
    def palm(self) -> Point:
        """The middle of the hand."""
        return (
            self.c[0] + (self.tip[0] - self.c[0]) * 0.45,
            self.c[1] + (self.tip[1] - self.c[1]) * 0.45,
        )


@dataclass(frozen=True)
class Skeleton:
    """A posed body in the picture."""

    measures: Measures
    yaw: float  # degrees the body is turned to the right
    neck: Point
    hips: Point
    head: Point  # the tip of the chin
    left: Limb  # arm with x > 0 in the figure's own space
    right: Limb
    left_leg: Limb
    right_leg: Limb

    @property
    def away(self) -> bool:
        """Whether its back is seen."""
        return math.cos(math.radians(self.yaw)) < -0.3


def add(a: Spot, b: Spot, times: float = 1.0) -> Spot:
    """`a` plus `times` × `b`."""
    return (a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times)


def unit(v: Spot) -> Spot:
    """`v` at length 1."""
    length = math.hypot(*v) or 1.0
    return (v[0] / length, v[1] / length, v[2] / length)


def elbow(a: Spot, c: Spot, upper: float, fore: float, pole: Spot) -> tuple[Spot, Spot]:
    """The joint between two bones from `a` towards `c`, bent to the side of `pole`, and the end."""
    way = add(c, a, -1)
    reach = min(math.hypot(*way), (upper + fore) * 0.998)
    along = unit(way)
    near = (upper**2 - fore**2 + reach**2) / (2 * reach)
    high = math.sqrt(max(0.0, upper**2 - near**2))
    dot = sum(p * q for p, q in zip(pole, along, strict=True))
    side = unit(add(pole, along, -dot))
    return add(add(a, along, near), side, high), add(a, along, reach)


class View:
    """Turns a figure's own space into the picture."""

    def __init__(self, yaw: float) -> None:
        self.yaw = yaw
        self._cos, self._sin = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))

    def flat(self, spot: Spot) -> Point:
        """Where a spot is seen; what is nearer is seen a little lower."""
        x, y, z = spot
        depth = z * self._cos - x * self._sin
        return (MIDDLE + x * self._cos + z * self._sin, y + depth * 0.07)

    def depth(self, spot: Spot) -> float:
        """How near a spot is to the viewer."""
        return spot[2] * self._cos - spot[0] * self._sin

    def limb(self, a: Spot, b: Spot, c: Spot, tip: Spot, heel: Spot) -> Limb:
        """Three joints, tip and heel as seen."""
        depth = (self.depth(a), self.depth(b), self.depth(c))
        return Limb(
            self.flat(a), self.flat(b), self.flat(c), depth, self.flat(tip), self.flat(heel)
        )
