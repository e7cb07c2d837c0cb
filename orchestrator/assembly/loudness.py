"""Loudness and peaks: measuring them as EBU R 128 does, and bringing a mix to a target.

Sound here is float32, shape (samples, 2), 48 kHz, full scale at 1.0. Loudness is in LUFS, peaks are
in dBTP (true peak, between the samples too), as defined by ITU-R BS.1770.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

Sound: TypeAlias = npt.NDArray[np.float32]
Curve: TypeAlias = npt.NDArray[np.float64]

RATE = 48_000
SILENCE_LUFS = -60.0  # quieter than this is silence and stays so
BLOCK = 48  # samples per step of the limiter's gain: a millisecond
REACH = 4  # blocks that the limiter looks ahead and back
RELEASE_DB_PER_BLOCK = 0.06  # how fast the limiter lets go: 60 dB a second
TAPS = 24  # length of the filter that finds peaks between samples


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness in LUFS (-70 for silence) and true peak in dBTP (-120 for silence)."""

    lufs: float
    true_peak_dbtp: float


class Meter:
    """Measures sound piece by piece with FFmpeg's `ebur128` filter.

    Without `peaks` it is three times as fast, and the true peak stays that of silence.
    """

    def __init__(self, *, peaks: bool = True) -> None:
        self._graph = Graph()
        self._last: dict[str, str] = {}
        self._samples = 0
        source = self._graph.add_abuffer(
            format="flt", sample_rate=RATE, layout="stereo", time_base=Fraction(1, RATE)
        )
        peak = "true" if peaks else "none"
        filters = self._graph.add("ebur128", f"metadata=1:peak={peak}:framelog=quiet")
        source.link_to(filters)
        filters.link_to(self._graph.add("abuffersink"))
        self._graph.configure()

    def push(self, sound: Sound) -> None:
        """Hear the next piece."""
        for start in range(0, len(sound), RATE):
            piece = sound[start : start + RATE]
            self._graph.push(audio_frame(piece, self._samples))
            self._samples += len(piece)
            self._drain()

    def result(self) -> Loudness:
        """Finish, and tell the loudness of everything heard."""
        if self._samples:
            self._graph.push(None)
            self._drain()
        peak = float(self._last.get("lavfi.r128.true_peak", 0.0))
        return Loudness(float(self._last.get("lavfi.r128.I", -70.0)), decibels(peak))

    def _drain(self) -> None:
        """Take what the filter has ready; the last frame's figures hold for all before it."""
        while True:
            try:
                self._last = self._graph.pull().metadata or self._last
            except (BlockingIOError, EOFError):
                return


def audio_frame(sound: Sound, at: int) -> av.AudioFrame:
    """Sound as a frame whose first sample is number `at`."""
    packed = np.ascontiguousarray(sound, dtype=np.float32).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
    return frame


def measure(sound: Sound, *, peaks: bool = True) -> Loudness:
    """Measure loudness, and true peak if wanted, of a whole mix."""
    meter = Meter(peaks=peaks)
    meter.push(sound)
    return meter.result()


def decibels(linear: float) -> float:
    """Turn an amplitude into dB; nothing is -120."""
    return float(20 * np.log10(max(linear, 1e-6)))


def amplitude(db: float) -> float:
    """Turn a level in dB into an amplitude."""
    return float(10 ** (db / 20))


def bring_to(sound: Sound, *, lufs: float, ceiling_dbtp: float) -> float:
    """Change the loudness of `sound` in place, holding its true peaks under the ceiling.

    Limiting takes some loudness away, which is made good once or twice. Silence stays silent.
    Returns the loudness it has then, in LUFS.
    """
    is_now = measure(sound, peaks=False).lufs
    for _ in range(3):
        if is_now < SILENCE_LUFS:
            break
        sound *= np.float32(amplitude(lufs - is_now))
        limit(sound, ceiling_dbtp)
        is_now = measure(sound, peaks=False).lufs
        if abs(lufs - is_now) < 0.2:
            break
    return is_now


def true_peak(sound: Sound) -> float:
    """The true peak of a whole mix in dBTP; searched for where samples are within 4 dB of the top."""
    top = max(float(sound.max(initial=0.0)), -float(sound.min(initial=0.0)))
    return decibels(top * float(_peaks(sound, top).max())) if top > 0 else decibels(0.0)


def limit(sound: Sound, ceiling_dbtp: float) -> None:
    """Turn `sound` down in place around every true peak above the ceiling, without clicks.

    The gain is down before the peak comes, recovers at a fixed speed in dB, and is averaged over
    its look-ahead; the peak is held for longer than that average, so no peak escapes.
    """
    over = 20 * np.log10(np.maximum(_peaks(sound, amplitude(ceiling_dbtp)), 1.0))
    if not over.any():
        return
    held = _widest(over, REACH + 1)
    ramp = RELEASE_DB_PER_BLOCK * np.arange(len(held))
    held = np.maximum.accumulate(held + ramp) - ramp
    box = np.full(2 * REACH + 1, 1 / (2 * REACH + 1))
    smooth = np.convolve(np.pad(held, REACH, mode="edge"), box, mode="valid")
    gains = 10 ** (-smooth / 20)
    centres = (np.arange(len(gains)) + 0.5) * BLOCK
    for start in range(0, len(sound), RATE):
        piece = sound[start : start + RATE]
        gain = np.interp(np.arange(start, start + len(piece)), centres, gains)
        piece *= gain.astype(np.float32)[:, None]


def _peaks(sound: Sound, ceiling: float) -> Curve:
    """Find the true peak of every block of both channels, as a multiple of the ceiling."""
    stretch = 10_000 * BLOCK
    starts = range(0, len(sound), stretch)
    return np.concatenate([_stretch_peaks(sound, s, s + stretch, ceiling) for s in starts])


def _stretch_peaks(sound: Sound, start: int, end: int, ceiling: float) -> Curve:
    """Find the peaks of one stretch, with its surroundings; stretches keep memory small."""
    blocks = -(-(min(end, len(sound)) - start) // BLOCK)
    padded = np.zeros((blocks * BLOCK + 2 * TAPS, 2), dtype=np.float32)
    first = max(0, start - TAPS)
    part = sound[first : start - TAPS + len(padded)]
    offset = first - (start - TAPS)
    padded[offset : offset + len(part)] = part
    body = padded[TAPS:-TAPS].reshape(blocks, -1)
    peaks = np.maximum(body.max(axis=1), -body.min(axis=1)).astype(np.float64)
    loud = np.flatnonzero(peaks > 0.65 * ceiling)
    for some in np.array_split(loud, len(loud) // 2048 + 1):
        near = padded[some[:, None] * BLOCK + np.arange(BLOCK + 2 * TAPS)]
        between = np.abs(np.einsum("bsc,sp->bpc", near, _BETWEEN, optimize=True))
        peaks[some] = np.maximum(peaks[some], between.max(axis=(1, 2), initial=0.0))
    relative: Curve = peaks / ceiling
    return relative


def _between() -> Sound:
    """Make the matrix from a block and its surroundings to the points between its samples."""
    at = np.arange(BLOCK + 2 * TAPS)[:, None] - TAPS
    wanted = (np.arange(BLOCK)[:, None] + np.array([0.25, 0.5, 0.75])).reshape(1, -1)
    distance = wanted - at
    window = np.where(np.abs(distance) < TAPS / 2, np.cos(np.pi * distance / TAPS) ** 2, 0.0)
    taps: Sound = (np.sinc(distance) * window).astype(np.float32)
    return taps


_BETWEEN = _between()


def _widest(values: Curve, reach: int) -> Curve:
    """Replace each value by the greatest within `reach` steps to either side."""
    padded = np.pad(values, reach, mode="edge")
    widest: Curve = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).max(axis=1)
    return widest
