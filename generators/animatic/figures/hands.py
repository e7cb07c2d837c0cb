"""Hands: a palm and fingers as rounded bands, in the few gestures that poses need."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..draw import smooth
from .body import Limb
from .curves import corners, runs, sketch
from .pen import Ink, Pen


@dataclass(frozen=True)
class Gesture:
    """A hand that points along +y from its wrist at (0, 0), thumb on the +x side; 75 units long."""

    palm: str
    fingers: tuple[str, ...]
    thumb: str
    thick: float = 12.0


_PALM = "-14,-4 -19,16 -20,36 -8,44 10,43 19,33 18,14 13,-4"
GESTURES = {
    "relaxed": Gesture(
        _PALM, ("-14,36 -15,54 -9,62", "-5,39 -4,60 1,68", "5,39 7,58 10,66", "13,36 15,52 16,60"),
        "15,12 24,28 22,44", 13.0,
    ),
    "open": Gesture(
        _PALM, ("-14,34 -22,52 -27,66", "-5,38 -8,60 -10,78", "5,38 7,60 9,77", "13,34 20,52 26,66"),
        "14,14 28,24 38,36",
    ),
    "fist": Gesture(
        "-14,-4 -21,14 -22,36 -10,48 12,47 21,36 20,14 13,-4",
        ("-15,46 -16,34", "-5,49 -5,35", "6,49 6,35", "15,45 16,34"), "17,12 14,27 -4,29",
    ),
    "point": Gesture(
        "-14,-4 -20,14 -20,34 -8,42 12,42 19,33 18,14 13,-4",
        ("-15,38 -15,27", "-5,42 -5,28", "4,42 4,28", "12,34 13,58 13,78"), "15,12 12,26 -2,27", 12.5,
    ),
    "flat": Gesture(
        _PALM, ("-13,34 -14,58 -13,66", "-4,36 -4,64 -3,74", "5,36 6,63 7,73", "13,34 15,56 16,66"),
        "14,12 27,22 31,36", 11.5,
    ),
    "grip": Gesture(
        "-14,-4 -20,12 -20,30 -10,40 12,40 20,30 18,12 13,-4",
        ("-16,22 -14,40 0,44", "-15,30 -6,46 6,45", "15,32 16,44 6,47", "16,22 20,36 12,41"),
        "15,10 25,20 18,32", 11.5,
    ),
    "hip": Gesture(
        _PALM, ("-12,34 -16,50", "-4,38 -6,58", "5,38 5,58", "13,34 14,52"), "14,10 28,12 36,22",
    ),
}  # fmt: skip


def hand(pen: Pen, ink: Ink, arm: Limb, kind: str, size: float, *, inner: int) -> None:
    """Draw a hand at an arm's wrist; its thumb is up or on the `inner` side (-1 left, 1 right)."""
    if kind == "hidden":
        return
    dx, dy = arm.tip[0] - arm.c[0], arm.tip[1] - arm.c[1]
    if math.hypot(dx, dy) < 12:  # it points at the viewer: follow the forearm
        dx, dy = arm.c[0] - arm.b[0], arm.c[1] - arm.b[1]
    angle = math.atan2(-dx, dy)
    mirror = math.cos(angle) * inner * 0.7 - math.sin(angle) < 0
    with pen.moved(arm.c, turn=math.degrees(angle), scale=size, mirror=mirror):
        _paint(pen, ink, GESTURES[kind])


def _paint(pen: Pen, ink: Ink, gesture: Gesture) -> None:
    for finger in gesture.fingers:
        pen.capsule(sketch(finger, closed=False), ink, gesture.thick)
    palm = runs(gesture.palm)[0]
    pen.solid(corners(palm), ink, line=0.0)
    pen.stroke(smooth(palm[:3]), ink.line)
    pen.stroke(smooth(palm[-3:]), ink.line)
    pen.flat(corners(palm[-2:-5:-1], [(4, 40), (6, 20), (8, -2)]), ink.dark, opacity=0.85)
    pen.capsule(sketch(gesture.thumb, closed=False), ink, gesture.thick + 1)
