"""Instruments: one played note as samples, from a table of how each instrument vibrates.

Struck and plucked ones are decaying partials; blown and bowed ones a harmonic series that
breathes; pads are PADsynth tables (Nasca O'Paul's algorithm: each harmonic a narrow band of noise,
made by one inverse transform, endless and alive without any beating).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE: Final = 48_000
_LEVEL: Final = 0.25  # RMS of a note at full force
_TABLE: Final = 1 << 17  # samples of a pad's loop, 2.7 s


@dataclass(frozen=True)
class Struck:
    """Partials that start together and die away; `decay_s` is the lowest one's time constant."""

    partials: tuple[tuple[float, float], ...]  # frequency ratio, amplitude
    decay_s: float
    damping: float = 0.35  # how much faster each higher partial dies
    attack_s: float = 0.003
    knock: float = 0.0  # noise of the hammer or the finger
    release_s: float = 0.25
    rings: bool = True  # sounds on after the note's written length


@dataclass(frozen=True)
class Blown:
    """A sustained harmonic tone with attack, vibrato that comes late, and breath."""

    harmonics: tuple[float, ...]
    attack_s: float = 0.06
    release_s: float = 0.18
    vibrato: float = 0.004  # depth as a share of the frequency
    vibrato_hz: float = 5.2
    breath: float = 0.0


@dataclass(frozen=True)
class Pad:
    """Many players at once; `slope` is how fast harmonics fall, in powers of their number."""

    slope: float
    bandwidth_cents: float = 28.0
    even: float = 1.0  # strength of the even harmonics
    attack_s: float = 0.5
    release_s: float = 0.9
    formants: tuple[float, ...] = ()  # Hz of vowel-like resonances


Instrument = Struck | Blown | Pad


def _string(count: int, place: float, stiffness: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Partials of a string plucked at `place` of its length, sharpened by its stiffness."""
    return tuple(
        (k * (1 + stiffness * k * k) ** 0.5, abs(np.sin(np.pi * k * place)) / k**1.1)
        for k in range(1, count + 1)
    )


INSTRUMENTS: Final[dict[str, Instrument]] = {
    "piano": Struck(_string(14, 0.13, 0.0004), 1.5, damping=0.22, attack_s=0.002, knock=0.05),
    "harp": Struck(_string(10, 0.34), 1.3, damping=0.4),
    "guitar": Struck(_string(12, 0.22), 0.9, damping=0.34, knock=0.06),
    "pizzicato": Struck(_string(8, 0.3), 0.16, damping=0.5, knock=0.1, rings=False),
    "spiccato": Struck(_string(14, 0.16), 0.15, damping=0.16, attack_s=0.014, rings=False),
    "bass": Struck(_string(6, 0.36), 0.8, damping=0.5, attack_s=0.006, rings=False),
    "marimba": Struck(((1, 1.0), (3.93, 0.24), (9.2, 0.06)), 0.32, damping=0.9, knock=0.08),
    "vibes": Struck(((1, 1.0), (4.0, 0.2), (9.6, 0.03)), 1.6, damping=0.8, attack_s=0.004),
    "celesta": Struck(((1, 1.0), (2.0, 0.12), (4.08, 0.28), (8.2, 0.05)), 0.9, damping=0.5),
    "music_box": Struck(((1, 1.0), (2.0, 0.3), (3.01, 0.1), (5.8, 0.16)), 0.8, damping=0.3),
    "bowl": Struck(((1, 1.0), (1.004, 0.7), (2.71, 0.3), (5.12, 0.1)), 2.4, attack_s=0.05),
    "flute": Blown((1.0, 0.32, 0.12, 0.05, 0.02), attack_s=0.07, breath=0.05),
    "ocarina": Blown((1.0, 0.08, 0.1, 0.02), attack_s=0.05, vibrato=0.003, breath=0.04),
    "clarinet": Blown((1.0, 0.06, 0.55, 0.05, 0.3, 0.04, 0.12), attack_s=0.03, vibrato=0.001),
    "horn": Blown((1.0, 0.6, 0.36, 0.2, 0.1, 0.05), attack_s=0.09, vibrato=0.0015),
    "brass": Blown(
        (0.8, 1.0, 0.8, 0.62, 0.45, 0.3, 0.2, 0.13, 0.08), attack_s=0.045, vibrato=0.002
    ),
    "violin": Blown(
        (1.0, 0.62, 0.5, 0.3, 0.26, 0.14, 0.1, 0.08, 0.05),
        attack_s=0.09, vibrato=0.006, vibrato_hz=5.8, release_s=0.25,
    ),
    "bowed": Blown((1.0, 0.7, 0.4, 0.26, 0.14, 0.08), attack_s=0.14, vibrato=0.002, release_s=0.4),
    "strings": Pad(1.25),
    "warm": Pad(2.1, bandwidth_cents=22, attack_s=0.6),
    "dark": Pad(1.7, bandwidth_cents=34, attack_s=0.4),
    "glass": Pad(1.5, bandwidth_cents=14, even=0.15, attack_s=0.9, release_s=1.4),
    "choir": Pad(1.2, bandwidth_cents=40, attack_s=0.7, formants=(620.0, 1100.0, 2500.0)),
}  # fmt: skip


def hertz(pitch: float) -> float:
    """Frequency of a MIDI pitch, A4 = 440 Hz."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


class Player:
    """Plays single notes of an instrument, remembering those that come again.

    `brightness` (0-1) is the taste of the cue: how strong its higher partials are.
    """

    def __init__(self, name: str, *, brightness: float) -> None:
        self._instrument = INSTRUMENTS[name]
        self._name = name
        self._tilt = 0.8 * (0.35 - brightness)
        self._kept: dict[tuple[int, ...], Samples] = {}

    @property
    def wide(self) -> bool:
        """Whether notes are many players spread over the stage (a pad)."""
        return isinstance(self._instrument, Pad)

    def note(self, pitch: int, seconds: float, velocity: float) -> Samples:
        """One note held for `seconds`, as one channel, or two for a wide instrument: (2, n)."""
        force = min(2, int(velocity * 3))
        if isinstance(self._instrument, Pad):
            return self._pad(self._instrument, pitch, seconds) * np.float32(velocity)
        instrument = self._instrument
        length = round(min(seconds, 12.0) * 50) + 1
        rings = isinstance(instrument, Struck) and instrument.rings
        key = (pitch, force, 0 if rings else length)
        if key not in self._kept:
            if isinstance(instrument, Struck):
                self._kept[key] = self._strike(instrument, pitch, length / 50, force)
            else:
                self._kept[key] = self._blow(instrument, pitch, length / 50, force)
        return self._kept[key] * np.float32(velocity)

    def _strike(self, how: Struck, pitch: int, seconds: float, force: int) -> Samples:
        base = hertz(pitch)
        decay = how.decay_s * (220.0 / base) ** 0.35
        length = 5.0 * decay if how.rings else min(5.0 * decay, seconds + how.release_s)
        time = np.arange(round(length * RATE), dtype=np.float32) / RATE
        out = np.zeros(len(time), np.float32)
        soft = 0.15 * (2 - force) + self._tilt
        for ratio, loud in how.partials:
            frequency = base * ratio
            if frequency > 16_000:
                continue
            rate = (1 + how.damping * (ratio - 1)) / decay
            stop = min(len(time), round(6.0 / rate * RATE))
            part = time[:stop]
            wave = np.sin(part * np.float32(2 * np.pi * frequency))
            out[:stop] += wave * np.exp(part * np.float32(-rate)) * np.float32(loud * ratio**-soft)
        if how.knock:
            size = min(len(out), RATE // 60)
            out[:size] += how.knock * _noise(self._name, size) * np.linspace(1, 0, size) ** 2
        tail = how.release_s if not how.rings else 0.08
        return _levelled(_edges(out, how.attack_s, min(tail, length / 2)))

    def _blow(self, how: Blown, pitch: int, seconds: float, force: int) -> Samples:
        base = hertz(pitch)
        time = np.arange(round((seconds + how.release_s) * RATE), dtype=np.float32) / RATE
        late = np.clip(time / 0.5 - 0.3, 0, 1)
        sway = np.sin(time * np.float32(2 * np.pi * how.vibrato_hz)) * late
        depth = np.float32(how.vibrato * base / how.vibrato_hz)
        phase = time * np.float32(2 * np.pi * base) + depth * sway
        soft = 0.2 * (2 - force) + self._tilt
        levels = [loud * k**-soft for k, loud in enumerate(how.harmonics, 1) if k * base < 16_000]
        out = np.zeros(len(time), np.float32)
        for k, level in enumerate(levels, 1):
            out += np.sin(phase * np.float32(k)) * np.float32(level)
        out *= (1 + 0.12 * sway) / np.float32(sum(levels))
        if how.breath:
            out += np.float32(how.breath) * _noise(self._name, len(out)) * (1.4 - late)
        swell = 0.82 + 0.18 * np.sin(np.pi * np.minimum(time / max(seconds, 0.1), 1.0))
        return _levelled(_edges(out * swell, min(how.attack_s, seconds / 2), how.release_s))

    def _pad(self, how: Pad, pitch: int, seconds: float) -> Samples:
        table = self._kept.get((pitch,))
        if table is None:
            table = self._kept[pitch,] = self._spread(how, pitch)
        length = round((seconds + how.release_s) * RATE)
        loops = -(-length // _TABLE) + 1
        line = np.tile(table, loops)
        both = np.stack([line[:length], line[_TABLE // 2 : _TABLE // 2 + length]])
        attack = min(how.attack_s, seconds / 2)
        return _edges(both, attack, min(how.release_s, length / RATE / 2))

    def _spread(self, how: Pad, pitch: int) -> Samples:
        """One loop of the pad: bands of noise around the harmonics."""
        base = hertz(pitch)
        bins = np.zeros(_TABLE // 2 + 1, np.float32)
        for k in range(1, max(2, min(40, int(12_000 / base))) + 1):
            level = k ** -(how.slope + self._tilt) * (how.even if k % 2 == 0 else 1.0)
            level *= _resonance(k * base, how.formants)
            middle = k * base * _TABLE / RATE
            width = max(0.6, (2 ** (how.bandwidth_cents / 1200) - 1) * middle)
            low, high = int(middle - 4 * width), int(middle + 4 * width) + 2
            spots = np.arange(max(1, low), high)
            bins[spots] += level * np.exp(-(((spots - middle) / width) ** 2)) / width**0.5
        loop = shaped_noise(bins, zlib.crc32(f"{self._name}|{pitch}".encode()))
        level = _LEVEL * (220.0 / base) ** 0.25
        return loop * np.float32(level)


def shaped_noise(gain: Samples, seed: int) -> Samples:
    """Return noise with the amplitude spectrum `gain` (bins of an even length), RMS 1.

    It is one period of an endless sound: its end leads into its beginning.
    """
    dice = np.random.default_rng(seed)
    turns = dice.random(len(gain), dtype=np.float32) * np.float32(2 * np.pi)
    bins = np.empty(len(gain), np.complex64)
    bins.real = gain * np.cos(turns)
    bins.imag = gain * np.sin(turns)
    bins[0] = 0
    loop = np.fft.irfft(bins).astype(np.float32)
    scaled: Samples = loop / np.float32(max(1e-12, float(loop.std())))
    return scaled


def _resonance(frequency: float, formants: tuple[float, ...]) -> float:
    if not formants:
        return 1.0
    peaks = (np.exp(-((np.log2(frequency / formant) / 0.35) ** 2)) for formant in formants)
    return 0.12 + float(sum(peaks))


def _levelled(samples: Samples) -> Samples:
    """Make every note equally strong: the RMS of its first 0.3 s, whatever the instrument."""
    heard = samples[: round(0.3 * RATE)]
    strength = float(np.sqrt(np.square(heard).mean()))
    levelled: Samples = samples * np.float32(_LEVEL / max(1e-6, strength))
    return levelled


def _noise(name: str, size: int) -> Samples:
    dice = np.random.default_rng(zlib.crc32(name.encode()))
    rough = dice.standard_normal(size + 8, dtype=np.float32)
    total = np.cumsum(rough)
    smooth: Samples = (total[8:] - total[:-8]) / np.float32(8**0.5)
    return smooth


def _edges(samples: Any, attack_s: float, release_s: float) -> Samples:
    """Fade both ends of the last axis in place, by a raised cosine."""
    size = samples.shape[-1]
    rise = min(size // 2, max(1, round(attack_s * RATE)))
    fall = min(size - rise, max(1, round(release_s * RATE)))
    samples[..., :rise] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise, dtype=np.float32))
    samples[..., size - fall :] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall, dtype=np.float32))
    faded: Samples = samples.astype(np.float32, copy=False)
    return faded
