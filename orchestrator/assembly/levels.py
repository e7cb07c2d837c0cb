"""Gains over time: fades, and the bow that the score makes to whoever speaks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .loudness import RATE, Curve, Sound, amplitude

STEPS = 100  # of a gain curve, per second
EASE_S = 0.3  # how long a gain curve takes from one level to the next
JOIN_S = 0.8  # pauses shorter than this are not worth coming back for

Span = tuple[float, float]


class Bow:
    """A gain over the whole episode that goes down for some spans of time and comes back softly."""

    def __init__(self, seconds: float) -> None:
        self._db = np.zeros(int(seconds * STEPS) + 2)

    def down(self, spans: Iterable[Span], db: float) -> None:
        """Be `db` lower during these spans; the lowest demand wins."""
        for start, end in joined(spans):
            first, last = (
                max(0, round(at * STEPS)) for at in (start - EASE_S / 2, end + EASE_S / 2)
            )
            self._db[first:last] = np.minimum(self._db[first:last], -db)

    def apply(self, sound: Sound, starts_s: float) -> None:
        """Turn `sound`, which begins at `starts_s`, down in place."""
        if not self._db.any():
            return
        ease = np.hanning(round(EASE_S * STEPS) + 2)
        half = len(ease) // 2
        padded = np.pad(self._db, (half, len(ease) - 1 - half), mode="edge")
        curve = 10 ** (np.convolve(padded, ease / ease.sum(), mode="valid") / 20)
        multiply(sound, np.arange(len(curve)) / STEPS - starts_s, curve)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that overlap or are separated by a short pause."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] < JOIN_S:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def multiply(sound: Sound, times: Curve, gains: Curve) -> None:
    """Apply a gain given at some times (seconds from the start of `sound`), in place."""
    for start in range(0, len(sound), RATE):
        piece = sound[start : start + RATE]
        at = np.arange(start, start + len(piece)) / RATE
        piece *= np.interp(at, times, gains).astype(np.float32)[:, None]


def fade(sound: Sound, *, rise_s: float = 0.0, fall_s: float = 0.0) -> None:
    """Fade in and out in place; two such fades over the same time keep the power constant."""
    rise = min(len(sound), round(rise_s * RATE))
    fall = min(len(sound), round(fall_s * RATE))
    sound[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32))[:, None]
    if fall:
        sound[-fall:] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32))[:, None]


def add(mix: Sound, sound: Sound, starts_s: float, db: float = 0.0) -> None:
    """Add `sound` to the mix at a time; what lies outside the mix is dropped."""
    at = round(starts_s * RATE)
    first = max(0, -at)
    last = min(len(sound), len(mix) - at)
    if last > first:
        mix[at + first : at + last] += sound[first:last] * np.float32(amplitude(db))


def heard_level(sound: Sound) -> float:
    """Measure the level of the parts that are not pauses in dBFS (RMS); -120 for silence."""
    frame = RATE // 50
    whole = len(sound) // frame * frame
    power = np.square(sound[:whole]).reshape(-1, frame * 2).mean(axis=1)
    if not len(power) or power.max() < 1e-10:
        return -120.0
    return float(10 * np.log10(power[power >= power.max() * 0.01].mean()))
