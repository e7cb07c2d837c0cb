"""Shoes and boots round the heel and toe of a leg."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import corners, hull, lerp
from .pen import Ink, Pen

_SOLE = "#3a3238"


@dataclass(frozen=True)
class Shoe:
    """A shoe of half width `half`; `shaft` makes it a boot, `strap` a school shoe."""

    ink: Ink
    half: float
    shaft: float = 0.0
    strap: bool = False


def shoe(pen: Pen, leg: Limb, kind: Shoe) -> None:
    """Draw a shoe on a leg."""
    half, ink, ankle = kind.half, kind.ink, leg.c
    drop = 0.16 * max(0.0, 64.0 - abs(leg.tip[0] - leg.heel[0]))  # a foot seen from its front
    toe = (leg.tip[0], leg.tip[1] + drop)
    bottom = [
        (x, y + 5) for x, y in _round(leg.heel, half * 0.9, -0.1) + _round(toe, half * 0.98, -0.1)
    ]
    pen.solid(smooth(hull(bottom), closed=True), pen.ink(_SOLE))
    rim = _shaft(pen, leg, kind) if kind.shaft else _across(ankle, leg.b, half, 0.0)
    body = _round(leg.heel, half * 0.92, -0.62) + _round(toe, half * 0.98, -0.5)
    body += _round(lerp(ankle, toe, 0.55), half * 0.95, -0.6) + ([] if kind.shaft else rim)
    outline = hull(body)
    pen.solid(smooth(outline, closed=True), ink)
    low = [(x, y - half * 0.18) for x, y in bottom if y > leg.heel[1] - half * 0.4]
    pen.flat(smooth(hull(low or bottom), closed=True), ink.dark, opacity=0.8)
    x, y = lerp(ankle, toe, 0.7)
    pen.dot(
        (x - half * 0.3, y + half * 0.12), half * 0.28, half * 0.14, fill=ink.bright, opacity=0.8
    )
    if kind.strap:
        p, q = lerp(ankle, toe, 0.36), lerp(ankle, toe, 0.62)
        band = [(p[0] - half * 0.8, p[1] + 4), (q[0], q[1] + 3), (p[0] + half * 0.8, p[1] + 4)]
        pen.stroke(smooth(band), ink.line, 3.0)


def _shaft(pen: Pen, leg: Limb, kind: Shoe) -> list[Point]:
    top = _across(leg.c, leg.b, kind.half, kind.shaft)
    foot = _across(leg.c, leg.b, kind.half * 1.06, -10.0)
    pen.solid(corners([top[0], foot[0]], [foot[1]], [top[1]]), kind.ink)
    shade = [lerp(top[0], top[1], 0.64), lerp(foot[0], foot[1], 0.6)]
    pen.flat(corners(shade, [foot[1]], [top[1]]), kind.ink.dark)
    return top


def _across(at: Point, towards: Point, half: float, along: float) -> list[Point]:
    """Both ends of a line across a leg, `along` units from `at` towards a joint."""
    dx, dy = towards[0] - at[0], towards[1] - at[1]
    length = math.hypot(dx, dy) or 1.0
    dx, dy = dx / length, dy / length
    x, y = at[0] + dx * along, at[1] + dy * along
    return [(x + dy * half, y - dx * half), (x - dy * half, y + dx * half)]


def _round(at: Point, r: float, top: float) -> list[Point]:
    """Points of the part of a flat circle below `top` × r, whose lowest point is `at`."""
    x, y = at[0], at[1] - r * 0.62
    angles = [math.radians(i * 30) for i in range(12)]
    return [(x + r * math.cos(a), y + r * 0.62 * math.sin(a)) for a in angles if math.sin(a) >= top]
