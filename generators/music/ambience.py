"""Ambience: the quiet bed of sound that tells where, when and in what weather a scene plays."""

from __future__ import annotations

from typing import Final

import numpy as np

from .effects import effect
from .instruments import RATE, Samples
from .mixing import master
from .places import layers_of
from .textures import texture

__all__ = ["ambience", "effect"]

LEVEL_DB: Final = -32.0


def ambience(*, place: str, time: str, weather: str, seconds: float, seed: int) -> Samples:
    """Make a bed of exactly `seconds`: float32 stereo (n, 2) at 48 kHz, about -32 dBFS RMS.

    Unknown places get a room or open air; the ends are faded over a quarter of a second.
    """
    frames = round(seconds * RATE)
    sound = np.zeros((2, frames), np.float32)
    for name, level_db in layers_of(place, time, weather):
        sound += texture(name, seed, frames) * np.float32(10 ** (level_db / 20))
    return master(sound, level_db=LEVEL_DB, fade_in_s=0.25, fade_out_s=0.25)
