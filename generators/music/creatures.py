"""Creatures: the insects and birds that tell the season and the hour."""

from __future__ import annotations

import numpy as np

from .instruments import RATE, Samples
from .mixing import Stage
from .noise import Dice, bed, drift, moments, seconds_of, throb


def cicadas(dice: Dice, frames: int) -> Samples:
    """Sing like cicadas in high summer: three rasping choirs that swell and fade."""
    out = np.zeros((2, frames), np.float32)
    for centre, beat_hz, side in ((4300.0, 21.0, 0), (5200.0, 26.0, 1), (6100.0, 17.0, 0)):
        rasp = bed(dice, frames, (centre, 0.07, 1.0))
        swell = np.square(drift(dice, frames, 2.2, 0.05))
        song = rasp * (swell * (0.1 + 0.9 * throb(frames, beat_hz)))
        song[1 - side] *= np.float32(0.5)
        out += song * np.float32(1.2)
    return out


def crickets(dice: Dice, frames: int) -> Samples:
    """Chirp like three crickets, each with its own pitch and pace."""
    stage = Stage(frames)
    for hz, pan in ((4150.0, -0.6), (4480.0, 0.5), (3900.0, 0.1)):
        time = seconds_of(0.14)
        pulses = np.maximum(0, np.sin(2 * np.pi * 21.5 * time)) ** 2
        chirp = np.sin(2 * np.pi * hz * time) * pulses
        at_s = float(dice.random())
        loud = float(dice.uniform(1.5, 3.2))
        while at_s < frames / RATE:
            stage.put(chirp, at_s, gain=loud * float(dice.uniform(0.7, 1)), pan=pan)
            at_s += float(dice.uniform(0.42, 0.5)) + (1.5 if dice.random() < 0.08 else 0.0)
    return stage.sound


def birds(dice: Dice, frames: int) -> Samples:
    """Twitter in short phrases of gliding notes."""
    stage = Stage(frames)
    for at_s in moments(dice, frames, 2.2, first_s=0.4):
        base, pan = float(dice.uniform(2400, 4300)), float(dice.uniform(-0.8, 0.8))
        bend = float(dice.uniform(-0.5, 0.6))
        for note in range(int(dice.integers(2, 6))):
            time = seconds_of(float(dice.uniform(0.06, 0.14)))
            slide = base * (time + bend * time**2 / (2 * time[-1]))
            tone = np.sin(2 * np.pi * slide) * np.hanning(len(time)).astype(np.float32)
            stage.put(tone, at_s + 0.16 * note, gain=float(dice.uniform(1.5, 4)), pan=pan)
    return stage.sound


def gulls(dice: Dice, frames: int) -> Samples:
    """Cry like gulls, two to four times in a row."""
    stage = Stage(frames)
    for at_s in moments(dice, frames, 6.0, first_s=1.0):
        pan = float(dice.uniform(-0.8, 0.8))
        for cry in range(int(dice.integers(2, 5))):
            time = seconds_of(0.34)
            hz = 900 + 420 * np.sin(np.pi * np.minimum(1, time / 0.3)) - 300 * time
            phase = 2 * np.pi * np.cumsum(hz) / RATE
            voice = np.sin(phase) + 0.6 * np.sin(2 * phase) + 0.4 * np.sin(3 * phase)
            voice *= np.hanning(len(time)).astype(np.float32)
            stage.put(voice.astype(np.float32), at_s + 0.42 * cry, gain=2.0 - 0.3 * cry, pan=pan)
    return stage.sound
