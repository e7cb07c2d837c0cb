"""Noise: what textures and effects are made of, coloured beds, slow drifts, scattered drops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from .instruments import RATE, Samples, shaped_noise
from .mixing import Stage

_LOOP: Final = 1 << 19  # samples, the most of a bed that is made afresh
_HOP: Final = 16  # samples between values of a drift
Dice = np.random.Generator


def seconds_of(seconds: float) -> Samples:
    """Return the times of `seconds` worth of samples, in seconds from 0."""
    return np.arange(round(seconds * RATE), dtype=np.float32) / np.float32(RATE)


def bed(dice: Dice, frames: int, *bands: tuple[float, float, float]) -> Samples:
    """Return noise of (centre in Hz, width in octaves, level) bands: (2, frames), RMS 1.

    The sides differ; what is longer than the loop of 10.9 s repeats without a seam.
    """
    size = min(_LOOP, max(1 << 13, 1 << (frames - 1).bit_length()))
    gain = np.zeros(size // 2 + 1, np.float32)
    for centre, width, level in bands:
        low, high = (centre * 2 ** (side * 3 * width) * size / RATE for side in (-1, 1))
        spots = slice(max(1, int(low)), min(len(gain), int(high) + 2))
        hz = np.arange(spots.start, spots.stop, dtype=np.float32) * np.float32(RATE / size)
        away = np.log2(hz / np.float32(centre)) / np.float32(width)
        gain[spots] += np.float32(level) * np.exp(-np.square(away)) / np.sqrt(hz)
    loop = shaped_noise(gain, int(dice.integers(1 << 32)))
    line = np.tile(loop, -(-frames // size) + 1)
    return np.stack([line[:frames], line[size // 2 : size // 2 + frames]])


def drift(dice: Dice, frames: int, period_s: float, low: float) -> Samples:
    """Return a slow random change between `low` and 1, a new aim about every `period_s`."""
    count = int(frames / RATE / period_s) + 3
    aims = low + (1 - low) * dice.random(count, dtype=np.float32)
    steps = np.interp(np.arange(0, count - 1, 0.05), np.arange(count), aims)
    smooth = np.convolve(np.pad(steps, 10, mode="edge"), np.hanning(21) / 10, mode="valid")
    marks = np.arange(len(smooth)) * (0.05 * period_s * RATE)
    curve = np.interp(np.arange(0, frames, _HOP), marks, smooth).astype(np.float32)
    return np.repeat(curve, _HOP)[:frames]


def throb(frames: int, hertz: float) -> Samples:
    """Return a steady rise and fall between 0 and 1, `hertz` times a second."""
    time = np.arange(0, frames, _HOP) / RATE
    curve = (0.5 + 0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)
    return np.repeat(curve, _HOP)[:frames]


def moments(dice: Dice, frames: int, every_s: float, *, first_s: float = 0.0) -> Iterator[float]:
    """Yield random moments in seconds, `every_s` apart on average and a third of it at least."""
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
