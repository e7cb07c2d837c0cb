"""Textures: endless sounds of nature and people, each about as loud as the others.

A texture is (2, n) float32 with an RMS near 1 where it is continuous; sparse ones have single
events whose peaks stand out by what such events do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from .creatures import birds, cicadas, crickets, gulls
from .instruments import RATE, Samples
from .mixing import Stage
from .noise import Dice, bed, drift, drop, moments, scatter, seconds_of

Texture = Callable[[Dice, int], Samples]


def texture(name: str, seed: int, frames: int) -> Samples:
    """Return `frames` of the texture of that name; KeyError when there is none."""
    dice = np.random.default_rng([seed % (1 << 63), *name.encode()])
    return TEXTURES[name](dice, frames)


def _wind(dice: Dice, frames: int) -> Samples:
    deep = bed(dice, frames, (140, 0.9, 1.0), (380, 0.5, 0.5))
    whistle = bed(dice, frames, (700, 0.3, 1.0))
    gusts = drift(dice, frames, 2.6, 0.25)
    return deep * gusts * np.float32(1.5) + whistle * (gusts * gusts * gusts * np.float32(0.3))


def _breeze(dice: Dice, frames: int) -> Samples:
    leaves = bed(dice, frames, (2800, 0.9, 1.0), (5500, 0.6, 0.5))
    return leaves * drift(dice, frames, 1.7, 0.2) * np.float32(1.6)


def _rain(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (1200, 1.6, 0.7), (4500, 1.2, 1.0))
    stage.sound *= drift(dice, frames, 4.0, 0.75)
    scatter(stage, dice, 30, lambda: drop(dice, 1400, 4200, 0.012), level=2.2)
    return stage.sound


def _rain_on_roof(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (260, 1.0, 1.0), (900, 0.8, 0.5))
    scatter(stage, dice, 14, lambda: drop(dice, 300, 900, 0.03), level=1.6)
    return stage.sound


def _drips(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    scatter(stage, dice, 0.8, lambda: drop(dice, 900, 2200, 0.05), level=9.0)
    return stage.sound


def _thunder(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    for at_s in moments(dice, frames, 11.0, first_s=1.5):
        length = round(float(dice.uniform(4, 6)) * RATE)
        time = seconds_of(length / RATE)
        roll = bed(dice, length, (60, 0.8, 1.0), (180, 0.9, 0.7))
        shape = np.minimum(1, time / 0.25) * np.exp(-time / 1.5) * drift(dice, length, 0.35, 0.3)
        stage.put(roll * shape, at_s, gain=float(dice.uniform(2, 4.5)))
    return stage.sound


def _city(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (100, 0.9, 1.0), (350, 0.9, 0.6))
    for at_s in moments(dice, frames, 7.0):
        length = round(float(dice.uniform(3.5, 6)) * RATE)
        passing = bed(dice, length, (240, 0.8, 1.0), (900, 0.7, 0.4))
        passing *= np.hanning(length).astype(np.float32) ** 2
        stage.put(passing, at_s - 2, gain=1.1, pan=float(dice.uniform(-0.7, 0.7)))
    return stage.sound


def _waves(dice: Dice, frames: int) -> Samples:
    out = bed(dice, frames, (120, 1.0, 1.0)) * np.float32(0.35)
    foam = bed(dice, frames, (900, 1.2, 1.0), (3500, 1.1, 0.9))
    surge = np.zeros(frames + 16 * RATE, np.float32)
    at_s = -4.0
    while at_s < frames / RATE:
        time = seconds_of(9.0)
        rise = np.minimum(1, time / 2.4) ** 2 * np.exp(-np.maximum(0, time - 2.4) / 1.8)
        start = round((at_s + 5) * RATE)
        surge[start : start + len(time)] += rise * float(dice.uniform(0.8, 1.5))
        at_s += float(dice.uniform(5, 8))
    return out + foam * surge[5 * RATE : 5 * RATE + frames] * np.float32(1.2)


def _river(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (700, 1.0, 1.0), (2200, 0.8, 0.6)) * np.float32(0.9)
    scatter(stage, dice, 22, lambda: drop(dice, 400, 1300, 0.02), level=1.8)
    return stage.sound


def _lapping(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (260, 0.9, 1.0), (900, 0.8, 0.5))
    stage.sound *= drift(dice, frames, 0.8, 0.05) ** 2 * np.float32(2.0)
    scatter(stage, dice, 5, lambda: drop(dice, 300, 800, 0.04), level=3.0)
    return stage.sound


def _train(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    rumble = bed(dice, frames, (60, 0.7, 0.6), (150, 0.7, 0.9), (450, 0.9, 0.4))
    stage.sound += rumble * drift(dice, frames, 2.0, 0.7)
    time = seconds_of(0.12)
    noise = dice.standard_normal(len(time), dtype=np.float32)
    clack = np.sin(2 * np.pi * 95 * time) * np.exp(-time / 0.03)
    clack += 0.3 * np.cumsum(noise) / 6 * np.exp(-time / 0.012)
    at_s = 0.2
    while at_s < frames / RATE:
        for late_s, gain in ((0.0, 3.2), (0.13, 2.6), (0.44, 2.2), (0.57, 1.8)):
            stage.put(clack, at_s + late_s, gain=gain, pan=float(dice.uniform(-0.2, 0.2)))
        at_s += float(dice.normal(1.32, 0.012))
    return stage.sound


def _room(dice: Dice, frames: int) -> Samples:
    return bed(dice, frames, (110, 1.1, 1.0), (500, 1.0, 0.25))


def _hum(dice: Dice, frames: int) -> Samples:
    time = np.arange(frames, dtype=np.float32) / np.float32(RATE)
    tone = np.zeros(frames, np.float32)
    for k, level in ((1, 0.8), (2, 1.0), (3, 0.25), (4, 0.3), (6, 0.1)):
        tone += np.sin(time * np.float32(2 * np.pi * 50 * k)) * np.float32(level)
    return np.stack([tone, tone]) + bed(dice, frames, (800, 0.8, 1.0)) * np.float32(0.2)


def _murmur(dice: Dice, frames: int) -> Samples:
    """A crowd: blurred voices with vowels for bands and syllables for a rhythm."""
    stage = Stage(frames)
    vowels = ((520.0, 0.4, 0.5), (1350.0, 0.35, 0.4), (2500.0, 0.4, 0.2))
    for pitch in (118.0, 137.0, 171.0, 205.0, 232.0):
        tones = [(pitch * k, 0.05 + 0.02 * k, 1.6 / k) for k in range(1, 6)]
        voice = bed(dice, frames, *tones, *vowels)[0]
        syllables = np.square(drift(dice, frames, 0.17, 0.0)) * drift(dice, frames, 1.6, 0.0)
        stage.put(voice * syllables, 0.0, gain=2.4, pan=float(dice.uniform(-0.9, 0.9)))
    return stage.sound


def _simmer(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    stage.sound += bed(dice, frames, (1800, 1.2, 1.0)) * np.float32(0.35)
    scatter(stage, dice, 16, lambda: drop(dice, 260, 700, 0.03), level=3.2)
    return stage.sound


def _clock(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    time = seconds_of(0.05)
    for second in range(int(frames / RATE) + 1):
        for half, hz in ((0.0, 2300.0), (0.5, 1900.0)):
            tick = np.sin(2 * np.pi * hz * time) * np.exp(-time / 0.006)
            stage.put(tick, second + half + 0.2, gain=float(dice.uniform(5, 6)), pan=0.3)
    return stage.sound


def _chimes(
    dice: Dice, frames: int, *, every_s: float, hertz: tuple[float, ...], decay_s: float
) -> Samples:
    stage = Stage(frames)
    time = seconds_of(decay_s * 5)
    for at_s in moments(dice, frames, every_s, first_s=0.8):
        base = hertz[int(dice.integers(len(hertz)))]
        ring = sum(
            np.sin(2 * np.pi * base * ratio * time) * np.exp(-time * ratio / decay_s) / ratio
            for ratio in (1.0, 2.76, 5.4)
        )
        pan = float(dice.uniform(-0.7, 0.7))
        stage.put(np.asarray(ring, np.float32), at_s, gain=float(dice.uniform(1.5, 4)), pan=pan)
    return stage.sound


def _wind_bell(dice: Dice, frames: int) -> Samples:
    return _chimes(dice, frames, every_s=4.5, hertz=(2093.0, 2349.0, 2793.0), decay_s=0.7)


def _clinks(dice: Dice, frames: int) -> Samples:
    return _chimes(dice, frames, every_s=2.4, hertz=(2600.0, 3100.0, 3700.0), decay_s=0.05)


def _taps(dice: Dice, frames: int) -> Samples:
    return _chimes(dice, frames, every_s=1.6, hertz=(640.0, 880.0), decay_s=0.03)


def _pages(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    for at_s in moments(dice, frames, 8.0, first_s=2.0):
        rustle = bed(dice, RATE // 2, (3500, 0.9, 1.0)) * drift(dice, RATE // 2, 0.05, 0.0)
        rustle *= np.hanning(RATE // 2).astype(np.float32)
        stage.put(rustle, at_s, gain=3.0, pan=float(dice.uniform(-0.7, 0.7)))
    return stage.sound


def _creaks(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    for at_s in moments(dice, frames, 5.0, first_s=1.0):
        time = seconds_of(0.9)
        hz = 75 + 45 * np.sin(np.pi * time / 0.9)
        grain = np.maximum(0, np.sin(2 * np.pi * np.cumsum(hz) / RATE)) ** 12
        wood = grain * np.sin(2 * np.pi * 520 * time) * np.hanning(len(time))
        stage.put(wood.astype(np.float32), at_s, gain=5.0, pan=float(dice.uniform(-0.5, 0.5)))
    return stage.sound


def _foghorn(dice: Dice, frames: int) -> Samples:
    stage = Stage(frames)
    time = seconds_of(3.0)
    shape = np.minimum(1, time / 0.4) * np.minimum(1, (3.0 - time) / 1.2)
    horn = sum(np.sin(2 * np.pi * 98 * k * time) / k**1.4 for k in range(1, 7)) * shape
    for at_s in moments(dice, frames, 15.0, first_s=2.0):
        stage.put(np.asarray(horn, np.float32), at_s, gain=2.0, pan=-0.3)
    return stage.sound


TEXTURES: Final[dict[str, Texture]] = {
    "wind": _wind, "breeze": _breeze, "rain": _rain, "rain_on_roof": _rain_on_roof,
    "drips": _drips, "thunder": _thunder, "city": _city, "cicadas": cicadas,
    "crickets": crickets, "birds": birds, "gulls": gulls, "waves": _waves, "river": _river,
    "lapping": _lapping, "train": _train, "room": _room, "hum": _hum, "murmur": _murmur,
    "simmer": _simmer, "clock": _clock, "wind_bell": _wind_bell, "clinks": _clinks, "taps": _taps,
    "pages": _pages, "creaks": _creaks, "foghorn": _foghorn,
}  # fmt: skip
