"""Noise: what textures and effects are made of, coloured beds, slow drifts, scattered drops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from .instruments import RATE, Samples
from .mixing import Stage, shaped_noise

_LOOP: Final = 1 << 19  # samples of a noise bed, 10.9 s
Dice = np.random.Generator


def seconds_of(seconds: float) -> Samples:
    """Return the times of `seconds` worth of samples, in seconds from 0."""
    return np.arange(round(seconds * RATE), dtype=np.float32) / np.float32(RATE)


def bed(dice: Dice, frames: int, *bands: tuple[float, float, float]) -> Samples:
    """Return noise of (centre in Hz, width in octaves, level) bands, different left and right, RMS 1."""
    hz = np.maximum(np.arange(_LOOP // 2 + 1, dtype=np.float32) * (RATE / _LOOP), 1)
    octaves = np.log2(hz)
    gain = np.zeros_like(hz)
    for centre, width, level in bands:
        gain += level * np.exp(-(((octaves - np.log2(centre)) / width) ** 2)) / np.sqrt(hz)
    loop = shaped_noise(gain, int(dice.integers(1 << 32)))
    turns = -(-frames // _LOOP) + 1
    line = np.tile(loop, turns)
    return np.stack([line[:frames], line[_LOOP // 2 : _LOOP // 2 + frames]])


def drift(dice: Dice, frames: int, period_s: float, low: float) -> Samples:
    """Return a slow random change between `low` and 1, a new aim about every `period_s`."""
    count = int(frames / RATE / period_s) + 3
    aims = low + (1 - low) * dice.random(count, dtype=np.float32)
    steps = np.interp(np.arange(0, count - 1, 0.05), np.arange(count), aims)
    smooth = np.convolve(np.pad(steps, 10, mode="edge"), np.hanning(21) / 10, mode="valid")
    marks = np.arange(len(smooth)) * (0.05 * period_s * RATE)
    return np.interp(np.arange(frames), marks, smooth).astype(np.float32)


def moments(dice: Dice, frames: int, every_s: float, *, first_s: float = 0.0) -> Iterator[float]:
    """Yield random moments in seconds, `every_s` apart on average, never closer than a third of it."""
    at_s = first_s + float(dice.random()) * every_s
    while at_s < frames / RATE:
        yield at_s
        at_s += every_s * (0.35 + 0.65 * float(dice.exponential()))


def scatter(
    stage: Stage, dice: Dice, per_s: float, make: Callable[[], Samples], *, level: float
) -> None:
    """Throw small sounds all over the stage, some near, most far; eight kinds recur."""
    frames = stage.sound.shape[1]
    kinds = [make() for _ in range(8)]
    for _ in range(round(per_s * frames / RATE)):
        kind = kinds[int(dice.integers(len(kinds)))]
        gain = level * float(dice.random()) ** 3
        at_s = float(dice.random()) * frames / RATE
        stage.put(kind, at_s, gain=gain, pan=float(dice.uniform(-0.9, 0.9)))


def drop(dice: Dice, low: float, high: float, decay_s: float) -> Samples:
    """Return a drop of water: a tone that rises as its bubble closes."""
    time = seconds_of(decay_s * 5)
    start = float(dice.uniform(low, high))
    phase = 2 * np.pi * start * (time + 2.5 * time**2)
    wave: Samples = np.sin(phase) * np.exp(-time / np.float32(decay_s))
    return wave
