"""From the engine's raw samples to a voice that is pleasant to hear: trim, tone, room, level.

Everything after the trim happens in one spectrum, so the change from 22.05 to 48 kHz, the tone
curve and the room cost one forward and one backward transform together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

ENGINE_RATE: Final = 22_050
_GRID: Final = 1 << 14  # samples of an impulse response
_UP, _DOWN = 320, 147  # 48 000 / 22 050 in lowest terms
_LEVEL_DB: Final = -20.0  # RMS of the voiced parts at volume 1
_LEAD_S, _TAIL_S, _ROOM_S = 0.03, 0.06, 0.16


@dataclass(frozen=True)
class Finish:
    """How a manner of speaking sounds beyond the engine: level, brightness, room, breath."""

    gain_db: float = 0.0
    low_pass_hz: float = 7800.0
    room: float = 0.10  # share of reflected sound
    drive: float = 0.0  # 0 clean, 1 strained
    breath: bool = False  # noise instead of the vocal cords
    vibrato: float = 0.0  # depth as a share of the pitch


def polish(raw: NDArray[np.int16], finish: Finish, *, volume: float) -> tuple[Samples, float]:
    """Turn raw mono samples at 22.05 kHz into mono float samples at 48 kHz, peak below 0.8.

    Returns the samples and the seconds cut from the start; no samples when `raw` is silent.
    """
    voice, offset_s = trim(raw.astype(np.float32) / 32768.0, ENGINE_RATE)
    if not len(voice):
        return voice, 0.0
    if finish.breath:
        voice = _breathe(voice)
    if finish.vibrato:
        voice = _sway(voice, finish.vibrato)
    if finish.drive:
        voice = np.tanh(voice * (1 + 5 * finish.drive) / _loudness(voice) * 0.2)
    voice = _shape(voice, finish)
    return level(voice, finish.gain_db, volume), offset_s


def trim(voice: Samples, rate: int) -> tuple[Samples, float]:
    """Cut silence at both ends, leaving a short lead and tail; and the seconds cut from the start.

    Nothing is left of what is silent all through.
    """
    frame = rate // 100
    count = len(voice) // frame
    energy = np.square(voice[: count * frame]).reshape(count, frame).mean(axis=1)
    if not count or energy.max() < 1e-7:
        return voice[:0], 0.0
    heard = np.flatnonzero(energy > energy.max() * 10**-4.5)
    start = max(0, int(heard[0]) * frame - round(_LEAD_S * rate))
    stop = (int(heard[-1]) + 1) * frame + round(_TAIL_S * rate)
    return voice[start:stop], start / rate


def _breathe(voice: Samples) -> Samples:
    """Whisper: keep the spectral envelope, excite it with noise instead of pitch pulses."""
    size, hop = 256, 64
    padded = np.concatenate([np.zeros(size, np.float32), voice, np.zeros(2 * size, np.float32)])
    noise = np.random.default_rng(7).standard_normal(len(padded), dtype=np.float32)
    window = np.hanning(size + 1)[:-1].astype(np.float32)
    count = (len(padded) - size) // (4 * hop) * 4
    index = np.arange(count)[:, None] * hop + np.arange(size)
    envelope = np.abs(np.fft.rfft(padded[index] * window))
    smooth = np.pad(envelope, ((0, 0), (3, 3)), mode="edge")
    bins = envelope.shape[1]
    envelope = np.stack([smooth[:, shift : shift + bins] for shift in range(7)]).mean(axis=0)
    envelope *= np.linspace(0, 1, bins, dtype=np.float32) ** 0.35  # whispers lack the deep end
    frames = np.fft.irfft(np.fft.rfft(noise[index] * window) * envelope, size) * window
    out = np.zeros(len(padded), np.float32)
    for phase in range(4):
        block = frames[phase::4].reshape(-1)
        out[phase * hop : phase * hop + len(block)] += block
    return out[size : size + len(voice)]


def _sway(voice: Samples, depth: float) -> Samples:
    """Vibrato of 5.5 Hz by moving the playing head back and forth."""
    time = np.arange(len(voice))
    swing = depth * ENGINE_RATE / (2 * np.pi * 5.5)
    head = time + swing * np.sin(2 * np.pi * 5.5 * time / ENGINE_RATE)
    return np.interp(head, time, voice).astype(np.float32)


def _shape(voice: Samples, finish: Finish) -> Samples:
    """Tone, room and the change of rate, in one spectrum; adds the room's ring to the end."""
    wanted = len(voice) + round(_ROOM_S * ENGINE_RATE)
    blocks = _smooth_size(-(-max(wanted + 441, _GRID) // _DOWN))
    length = blocks * _DOWN
    spectrum = np.fft.rfft(voice, length)
    spectrum *= np.fft.rfft(_unfold(_response(finish.low_pass_hz, finish.room), length))
    wide = np.zeros(blocks * _UP // 2 + 1, np.complex64)
    np.multiply(spectrum, np.float32(_UP / _DOWN), out=wide[: len(spectrum)])
    out: Samples = np.fft.irfft(wide, blocks * _UP)[: wanted * _UP // _DOWN].astype(np.float32)
    fade = np.hanning(960)[:480].astype(np.float32)
    out[:480] *= fade
    out[-480:] *= fade[::-1]
    return out


@cache
def _response(low_pass_hz: float, room: float) -> Samples:
    """Impulse response of tone curve and room; what rings before zero lies at the end."""
    hertz = np.arange(_GRID // 2 + 1) * (ENGINE_RATE / _GRID)
    spectrum = _tone(hertz, low_pass_hz) * (1 + room * np.fft.rfft(_room(), _GRID))
    return np.fft.irfft(spectrum, _GRID).astype(np.float32)


def _unfold(response: Samples, length: int) -> Samples:
    """Stretch a circular response to `length`, its negative times staying at the end."""
    half = _GRID // 2
    out = np.zeros(length, np.float32)
    out[:half] = response[:half]
    out[-half:] = response[half:]
    return out


def _tone(hertz: NDArray[np.floating], low_pass_hz: float) -> NDArray[np.float64]:
    """Gain per frequency: no rumble, some warmth, the harsh 3 kHz region tamed, a soft top."""
    octaves = np.log2(np.maximum(hertz, 1.0))
    warmth = 1.5 * np.exp(-(((octaves - np.log2(230)) / 0.8) ** 2))
    harshness = -3.5 * np.exp(-(((octaves - np.log2(3300)) / 0.55) ** 2))
    rumble = hertz**4 / (hertz**4 + 70.0**4)
    curve: NDArray[np.float64] = 10 ** ((warmth + harshness) / 20) * rumble
    return curve / (1 + (hertz / low_pass_hz) ** 6)


def _room() -> NDArray[np.float64]:
    """Impulse response of a small furnished room: early echoes, then a short dark decay."""
    time = np.arange(round(_ROOM_S * ENGINE_RATE)) / ENGINE_RATE
    noise = np.random.default_rng(11).standard_normal(len(time))
    tail = np.convolve(noise, np.ones(6) / 6, mode="same") * np.exp(-time / 0.035)
    tail[: round(0.012 * ENGINE_RATE)] = 0
    tail *= 0.5 / np.sqrt(np.square(tail).sum())
    for delay_ms, gain in ((7.1, 0.5), (11.3, -0.35), (17.9, 0.3), (23.3, -0.2)):
        tail[round(delay_ms / 1000 * ENGINE_RATE)] += gain
    return tail


def level(voice: Samples, gain_db: float, volume: float) -> Samples:
    """Bring the voiced parts to the common level, bend peaks below 0.8, apply the volume."""
    voice = voice * (10 ** ((_LEVEL_DB + gain_db) / 20) / _loudness(voice))
    knee = np.float32(0.5)
    over = np.abs(voice) > knee
    bent = knee + (0.8 - knee) * np.tanh((np.abs(voice[over]) - knee) / (0.8 - knee))
    voice[over] = np.sign(voice[over]) * bent
    out: Samples = (voice * volume).astype(np.float32)
    return out


def _loudness(voice: Samples) -> float:
    """RMS of the frames that are not pauses."""
    frame = 480
    frames = np.square(voice[: len(voice) // frame * frame]).reshape(-1, frame).mean(axis=1)
    if not len(frames):
        return 1.0
    return float(np.sqrt(frames[frames >= frames.max() * 0.01].mean())) or 1.0


def _smooth_size(least: int) -> int:
    """Find the next even size from `least` on with no prime factor above 5, quick to transform."""
    size = least + least % 2
    while True:
        rest = size
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return size
        size += 2
