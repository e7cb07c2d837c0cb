"""Drums: single strokes of the percussion, made once and remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np

from .instruments import RATE, Samples

_SECONDS: Final = {
    "kick": 0.3, "snare": 0.26, "rim": 0.08, "brush": 0.3, "hat": 0.07, "shaker": 0.09,
    "taiko": 0.9, "cymbal": 2.2, "block": 0.12, "block_low": 0.14,
}  # fmt: skip


@cache
def stroke(drum: str) -> Samples:
    """One stroke at full force, peak near 1; KeyError for a drum that does not exist."""
    time = np.arange(round(_SECONDS[drum] * RATE), dtype=np.float32) / np.float32(RATE)
    noise = np.random.default_rng(len(drum)).standard_normal(len(time), dtype=np.float32)
    sound: Any = _MAKERS[drum](time, noise)
    sound /= np.abs(sound).max()
    sound[-240:] *= np.linspace(1, 0, 240, dtype=np.float32)
    stroke_once: Samples = sound.astype(np.float32)
    return stroke_once


def _membrane(time: Samples, *, low: float, sweep: float, decay: float) -> Any:
    phase = 2 * np.pi * (low * time + sweep * 0.03 * (1 - np.exp(-time / 0.03)))
    return np.sin(phase) * np.exp(-time / decay) * np.minimum(1, time / 0.002)


def _high(noise: Samples) -> Any:
    return np.diff(noise, n=2, prepend=noise[:2])


def _kick(time: Samples, noise: Samples) -> Any:
    click = 0.06 * noise * np.exp(-time / 0.004)
    return _membrane(time, low=52, sweep=90, decay=0.09) + click


def _snare(time: Samples, noise: Samples) -> Any:
    wires = np.diff(noise, prepend=noise[:1]) * np.exp(-time / 0.06)
    return 0.5 * _membrane(time, low=185, sweep=60, decay=0.05) + 0.3 * wires


def _rim(time: Samples, noise: Samples) -> Any:
    wood = np.sin(2 * np.pi * 1720 * time) + 0.5 * np.sin(2 * np.pi * 820 * time)
    return wood * np.exp(-time / 0.012) + 0.1 * noise * np.exp(-time / 0.003)


def _brush(time: Samples, noise: Samples) -> Any:
    swish = np.minimum(1, time / 0.03) * np.exp(-time / 0.075)
    return np.diff(noise, prepend=noise[:1]) * swish


def _hat(time: Samples, noise: Samples) -> Any:
    return _high(noise) * np.exp(-time / 0.014)


def _shaker(time: Samples, noise: Samples) -> Any:
    return _high(noise) * np.minimum(1, time / 0.02) * np.exp(-time / 0.022)


def _taiko(time: Samples, noise: Samples) -> Any:
    skin = _membrane(time, low=66, sweep=34, decay=0.26)
    shell = 0.4 * _membrane(time, low=118, sweep=20, decay=0.12)
    return skin + shell + 0.1 * noise * np.exp(-time / 0.008)


def _cymbal(time: Samples, noise: Samples) -> Any:
    ring = sum(np.sin(2 * np.pi * hz * time) for hz in (3170.0, 4230.0, 5410.0, 7330.0))
    wash = _high(noise) * np.exp(-time / 0.5) + 0.05 * ring * np.exp(-time / 0.7)
    return wash * np.minimum(1, time / 0.004)


def _block(time: Samples, noise: Samples) -> Any:
    return _wood(time, noise, 1240.0)


def _block_low(time: Samples, noise: Samples) -> Any:
    return _wood(time, noise, 880.0)


def _wood(time: Samples, noise: Samples, hz: float) -> Any:
    tone = np.sin(2 * np.pi * hz * time) + 0.35 * np.sin(2 * np.pi * 2.72 * hz * time)
    return tone * np.exp(-time / 0.022) + 0.04 * noise * np.exp(-time / 0.004)


_MAKERS: Final[dict[str, Callable[[Samples, Samples], Any]]] = {
    "kick": _kick, "snare": _snare, "rim": _rim, "brush": _brush, "hat": _hat, "shaker": _shaker,
    "taiko": _taiko, "cymbal": _cymbal, "block": _block, "block_low": _block_low,
}  # fmt: skip
