"""Hands: a palm and fingers as rounded bands, in the few gestures that poses need."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import corners
from .pen import Ink, Pen


@dataclass(frozen=True)
class Gesture:
    """A hand that points along +y from its wrist at (0, 0), thumb on the +x side; 75 units long."""

    palm: tuple[Point, ...]
    fingers: tuple[tuple[Point, ...], ...]
    thumb: tuple[Point, ...]
    thick: float = 13.0
    thumb_over: bool = True
    lines: tuple[tuple[Point, ...], ...] = ()


_PALM: tuple[Point, ...] = (
    (-14, -4),
    (-19, 16),
    (-20, 36),
    (-8, 44),
    (10, 43),
    (19, 33),
    (18, 14),
    (13, -4),
)

GESTURES: dict[str, Gesture] = {
    "relaxed": Gesture(
        _PALM, (((-14, 36), (-15, 54), (-9, 62)), ((-5, 39), (-4, 60), (1, 68)), ((5, 39), (7, 58), (10, 66)),
                ((13, 36), (15, 52), (16, 60))), ((15, 12), (24, 28), (22, 44)),
    ),
    "open": Gesture(
        _PALM, (((-14, 34), (-22, 52), (-27, 66)), ((-5, 38), (-8, 60), (-10, 78)), ((5, 38), (7, 60), (9, 77)),
                ((13, 34), (20, 52), (26, 66))), ((14, 14), (28, 24), (38, 36)), 12.0,
        lines=(((-10, 22), (0, 28), (12, 24)),),
    ),
    "fist": Gesture(
        ((-14, -4), (-21, 14), (-22, 36), (-10, 48), (12, 47), (21, 36), (20, 14), (13, -4)),
        (((-15, 46), (-16, 34)), ((-5, 49), (-5, 35)), ((6, 49), (6, 35)), ((15, 45), (16, 34))),
        ((17, 12), (14, 27), (-4, 29)), 12.0,
    ),
    "point": Gesture(
        ((-14, -4), (-20, 14), (-20, 34), (-8, 42), (12, 42), (19, 33), (18, 14), (13, -4)),
        (((-15, 38), (-15, 27)), ((-5, 42), (-5, 28)), ((4, 42), (4, 28)), ((12, 34), (13, 58), (13, 78))),
        ((15, 12), (12, 26), (-2, 27)), 12.5,
    ),
    "flat": Gesture(
        _PALM, (((-13, 34), (-14, 58), (-13, 66)), ((-4, 36), (-4, 64), (-3, 74)), ((5, 36), (6, 63), (7, 73)),
                ((13, 34), (15, 56), (16, 66))), ((14, 12), (27, 22), (31, 36)), 11.5,
    ),
    "grip": Gesture(
        ((-14, -4), (-20, 12), (-20, 30), (-10, 40), (12, 40), (20, 30), (18, 12), (13, -4)),
        (((-16, 22), (-14, 40), (0, 44)), ((-15, 30), (-6, 46), (6, 45)), ((15, 32), (16, 44), (6, 47)),
         ((16, 22), (20, 36), (12, 41))), ((15, 10), (25, 20), (18, 32)), 11.5,
    ),
    "hip": Gesture(
        _PALM, (((-12, 34), (-16, 50)), ((-4, 38), (-6, 58)), ((5, 38), (5, 58)), ((13, 34), (14, 52))),
        ((14, 10), (28, 12), (36, 22)), 12.0,
    ),
}  # fmt: skip


def hand(pen: Pen, ink: Ink, arm: Limb, kind: str, size: float, *, inner: int) -> None:
    """Draw a hand at an arm's wrist; its thumb is up or on the `inner` side (-1 left, 1 right)."""
    if kind == "hidden":
        return
    gesture = GESTURES[kind]
    dx, dy = arm.tip[0] - arm.c[0], arm.tip[1] - arm.c[1]
    if math.hypot(dx, dy) < 12:
        dx, dy = arm.c[0] - arm.b[0], arm.c[1] - arm.b[1]
    angle = math.atan2(-dx, dy)
    turn, mirror = math.degrees(angle), math.cos(angle) * inner * 0.7 - math.sin(angle) < 0
    with pen.moved(arm.c, turn=turn, scale=size, mirror=mirror):
        _paint(pen, ink, gesture)


def _paint(pen: Pen, ink: Ink, gesture: Gesture) -> None:
    for finger in gesture.fingers:
        pen.capsule(smooth(finger), ink, gesture.thick)
    if not gesture.thumb_over:
        pen.capsule(smooth(gesture.thumb), ink, gesture.thick + 1)
    palm = corners(gesture.palm)
    pen.solid(palm, ink, line=0.0)
    pen.stroke(smooth(gesture.palm[:3]), ink.line)
    pen.stroke(smooth(gesture.palm[-3:]), ink.line)
    right = [gesture.palm[-2], gesture.palm[-3], gesture.palm[-4]]
    pen.flat(
        corners(right, [right[-1], (4, 40), (6, 20), (8, -2)], [(8, -2), right[0]]),
        ink.dark,
        opacity=0.85,
    )
    for line in gesture.lines:
        pen.stroke(smooth(line), ink.deep, 1.8)
    if gesture.thumb_over:
        pen.capsule(smooth(gesture.thumb), ink, gesture.thick + 1)
