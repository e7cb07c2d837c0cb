"""Timing: when eyes blink, how a mouth moves with its line, what is drawn on twos.

Drawings change twelve times a second whatever the rate of the film ("on twos" at 24); the camera
moves with every frame. Blinks are too short for that and fall on 24ths.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Literal

from schemas.plan import Manner
from schemas.take import SpokenLine
from schemas.voice import MouthShape

Eyes = Literal["open", "half", "closed"]
DRAWINGS = 12  # a second
_TICK = 1 / 24
_SOON = 1e-6


def held(t: float) -> float:
    """The moment of the drawing that is seen at `t` seconds."""
    return math.floor(t * DRAWINGS + _SOON) / DRAWINGS


def blinks(seconds: float, dice: random.Random) -> tuple[float, ...]:
    """When somebody blinks during a shot: every two to five seconds, never at its very start."""
    times: list[float] = []
    t = dice.uniform(0.6, 3.0)
    while t < seconds - 0.3:
        times.append(math.floor(t / _TICK) * _TICK)
        t += 0.29 if dice.random() < 0.12 else dice.uniform(2.0, 4.8)
    return tuple(times)


def eyes_at(t: float, times: Sequence[float]) -> Eyes:
    """The lids at `t`: closed for two 24ths, half open for one more."""
    for start in times:
        age = t - start + _SOON
        if 0 <= age < 2 * _TICK:
            return "closed"
        if 2 * _TICK <= age < 3 * _TICK:
            return "half"
    return "open"


def mouth_at(t: float, lines: Sequence[SpokenLine]) -> MouthShape:
    """The mouth of somebody who speaks `lines`, at the drawing's moment `t`."""
    for spoken in lines:
        age = t - spoken.starts_s
        if spoken.line.manner is Manner.THOUGHT or not -_SOON <= age < spoken.seconds:
            continue
        shape: MouthShape = "closed"
        for mouth in spoken.mouths:
            if mouth.at_s > age + _SOON:
                break
            shape = mouth.shape
        return shape
    return "closed"


def frames_of(starts_s: float, seconds: float, fps: int) -> range:
    """The frames that show something from `starts_s` for `seconds`: at least one."""
    first = round(starts_s * fps)
    return range(first, max(first + 1, round((starts_s + seconds) * fps)))
