"""Mixing: sounds placed on a stage, the hall around them, and a level that never clips."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Final

import numpy as np

from .instruments import RATE, Samples

PEAK: Final = 0.9
_KNEE: Final = 0.55


class Stage:
    """Two channels of `frames` samples to put sounds on."""

    def __init__(self, frames: int) -> None:
        self.sound: Samples = np.zeros((2, frames), np.float32)

    def put(self, sound: Samples, at_s: float, *, gain: float = 1.0, pan: float = 0.0) -> None:
        """Add `sound` (n,) or (2, n) from `at_s` on; `pan` from -1 left to 1 right.

        What lies beyond either end of the stage is cut.
        """
        start = round(at_s * RATE)
        skip = max(0, -start)
        start = max(0, start)
        size = min(sound.shape[-1] - skip, self.sound.shape[1] - start)
        if size <= 0:
            return
        part = sound[..., skip : skip + size]
        angle = (pan + 1) * np.pi / 4
        gains = (np.cos(angle) * 2**0.5 * gain, np.sin(angle) * 2**0.5 * gain)
        for channel, level in enumerate(gains):
            line = part if part.ndim == 1 else part[channel]
            self.sound[channel, start : start + size] += line * np.float32(level)


def reverberate(dry: Samples, *, share: float, decay_s: float) -> Samples:
    """Return the reverberation of (2, n) `dry` alone, as long as `dry`; `share` is its level.

    Both channels excite one hall, whose two sides differ. The hall is dark, so half the sample
    rate carries it, at half the cost.
    """
    frames = dry.shape[1]
    half = frames // 2
    mono = dry[0, : 2 * half] + dry[1, : 2 * half]
    hall = _hall(decay_s)
    size = quick_size(half + hall.shape[1])
    spectrum = np.fft.rfft((mono[::2] + mono[1::2]) * np.float32(0.25 * share), size)
    wet = np.zeros_like(dry)
    for side in range(2):
        slow = np.fft.irfft(spectrum * np.fft.rfft(hall[side], size), size)[: half + 1]
        wet[side, : 2 * half : 2] = slow[:half]
        wet[side, 1 : 2 * half : 2] = (slow[:half] + slow[1:]) * np.float32(0.5)
    return wet


@lru_cache(maxsize=4)
def _hall(decay_s: float) -> Samples:
    """Impulse response of a hall at half the sample rate, energy 1 per side.

    18 ms before the first echo, then noise that darkens as it dies: its low, middle and high parts
    lose 60 dB in 1.1, 1 and 0.45 times `decay_s`.
    """
    rate = RATE // 2
    time = np.arange(round(min(1.3 * decay_s, 4.0) * rate), dtype=np.float32) / np.float32(rate)
    frames = len(time)
    dice = np.random.default_rng(zlib.crc32(b"hall"))
    size = quick_size(frames)
    hz = np.arange(size // 2 + 1) * (rate / size)
    low = 1 / (1 + (hz / 300) ** 2)
    top = 1 / (1 + (hz / 2600) ** 2)
    bands = ((low, 1.1), (top - low, 1.0), ((1 - top) / (1 + (hz / 8000) ** 4), 0.45))
    hall = np.zeros((2, frames), np.float32)
    for side in range(2):
        spectrum = np.fft.rfft(dice.standard_normal(size, dtype=np.float32))
        for band, factor in bands:
            decay = np.exp(time * np.float32(-6.9 / (factor * decay_s)))
            hall[side] += np.fft.irfft(spectrum * band.astype(np.float32), size)[:frames] * decay
    hall *= np.clip((time - np.float32(0.018)) / np.float32(0.02), 0, 1)
    energy = np.sqrt(np.square(hall).sum(axis=1, keepdims=True))
    level: Samples = hall / energy
    return level


def master(sound: Samples, *, level_db: float, fade_in_s: float, fade_out_s: float) -> Samples:
    """Bring (2, n) `sound` to an RMS of `level_db` dBFS, bend peaks below 0.9, fade both ends.

    Returns shape (n, 2).
    """
    if not sound.size:
        return np.zeros((0, 2), np.float32)
    sound -= sound.mean(axis=1, keepdims=True)
    loudness = float(np.sqrt(np.square(sound).mean()))
    if loudness > 1e-7:
        sound *= np.float32(10 ** (level_db / 20) / loudness)
    over = np.abs(sound) > _KNEE
    peaks = sound[over]
    bend = _KNEE + (PEAK - _KNEE) * np.tanh((np.abs(peaks) - _KNEE) / (PEAK - _KNEE))
    sound[over] = np.sign(peaks) * bend
    fade(sound, fade_in_s, fade_out_s)
    return np.ascontiguousarray(sound.T)


def fade(sound: Samples, fade_in_s: float, fade_out_s: float) -> None:
    """Fade the ends of (2, n) `sound` in place, each at most half of it."""
    frames = sound.shape[1]
    rise, fall = (min(frames // 2, round(seconds * RATE)) for seconds in (fade_in_s, fade_out_s))
    if rise:
        sound[:, :rise] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise, dtype=np.float32))
    if fall:
        down = 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall, dtype=np.float32))
        sound[:, frames - fall :] *= down


def quick_size(least: int) -> int:
    """Return the next even length from `least` on without prime factors above 5."""
    best = 1 << max(1, (least - 1).bit_length())
    for fives in (1, 5, 25, 125):
        for threes in (1, 3, 9, 27):
            odd = fives * threes
            twos = max(1, -(-least // odd) - 1).bit_length()
            best = min(best, odd << max(1, twos))
    return best
