"""From a vendor's sound to a kept line: trimmed, at 48 kHz, as loud as the offline voice.

It holds numpy, so only what is about to finish a line imports it.
"""

from __future__ import annotations

import io
import math
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from schemas.errors import BadFootageError
from schemas.plan import Manner

from .kept import RATE, keep
from .lipsync import mouths, spread
from .phonemes import FRAME_S, mouth_track
from .polish import Samples, level, trim

SILENCE_S: Final = 0.3  # what there is nothing to say about
_LONGEST_S: Final = 600
_GAIN_DB: Final = {Manner.WHISPER: -7.0, Manner.SHOUT: 4.0, Manner.THOUGHT: -3.0}
_LOW_PASS_HZ: Final = {Manner.THOUGHT: 4200.0}
_FADE: Final = 480  # samples


@dataclass(frozen=True)
class Heard:
    """A vendor's sound: 16-bit mono samples, or a WAV file; and when each word is heard in it."""

    sound: bytes
    rate: int
    starts: tuple[float, ...] = ()  # empty: it does not say


def record(
    heard: Heard, words: Sequence[str], base: Path, *, manner: Manner, volume: float
) -> None:
    """Finish a line and keep it at `base`; BadFootageError when there is nothing to be heard."""
    raw, rate = _samples(heard)
    voice, offset_s = trim(raw, rate)
    if not len(voice):
        raise BadFootageError("the voice was paid for, and nothing is to be heard in it")
    voice = level(_wide(voice, rate, _LOW_PASS_HZ.get(manner)), _GAIN_DB.get(manner, 0.0), volume)
    seconds, loud = len(voice) / RATE, _loudness(voice)
    starts = [at_s - offset_s for at_s in heard.starts] or spread(words, loud, seconds=seconds)
    timed, at_s = [], 0.0
    for start, word in zip(starts, words, strict=True):
        at_s = min(seconds, max(at_s, start))
        timed.append((round(at_s, 4), word))
    silent = manner is Manner.THOUGHT
    lips = mouth_track((), seconds=seconds) if silent else mouths(timed, loud, seconds=seconds)
    keep(base, np.rint(voice * 32767).astype("<i2").tobytes(), mouths=lips, words=timed)


def pause(words: Sequence[str], base: Path) -> None:
    """Keep a short silence: a line of which nothing can be said."""
    lips = mouth_track((), seconds=SILENCE_S)
    keep(base, bytes(2 * round(SILENCE_S * RATE)), mouths=lips, words=[(0.0, w) for w in words])


def _samples(heard: Heard) -> tuple[Samples, int]:
    """The samples as numbers of -1 … 1, and their rate."""
    sound, rate, channels = heard.sound, heard.rate, 1
    if sound.startswith(b"RIFF"):
        try:
            with wave.open(io.BytesIO(sound)) as file:
                sound, rate, channels = (
                    file.readframes(-1),
                    file.getframerate(),
                    file.getnchannels(),
                )
                whole = file.getsampwidth() == 2
        except (wave.Error, EOFError) as error:
            raise BadFootageError(
                f"the voice sent a WAV file that cannot be read: {error}"
            ) from None
        if not whole:
            raise BadFootageError("the voice sent a WAV file that is not of 16 bits")
    frame = 2 * channels
    raw = np.frombuffer(sound[: len(sound) // frame * frame], "<i2").reshape(-1, channels)
    if not 8000 <= rate <= 192_000 or len(raw) > rate * _LONGEST_S:
        raise BadFootageError(f"the voice sent {len(raw)} samples at {rate} a second, no line")
    return raw.mean(axis=1).astype(np.float32) / np.float32(32768), rate


def _wide(voice: Samples, rate: int, low_pass_hz: float | None) -> Samples:
    """The voice at 48 kHz, its ends faded; with the treble taken off above `low_pass_hz`."""
    step = rate // math.gcd(rate, RATE)
    blocks = -(-len(voice) // step)
    wanted = blocks * (RATE // math.gcd(rate, RATE))
    spectrum = np.fft.rfft(voice, blocks * step)
    if low_pass_hz:
        hertz = np.arange(len(spectrum)) * (rate / (blocks * step))
        spectrum = spectrum / (1 + (hertz / low_pass_hz) ** 6)
    wide = np.zeros(wanted // 2 + 1, spectrum.dtype)
    kept = min(len(wide), len(spectrum))
    wide[:kept] = spectrum[:kept]
    out: Samples = (np.fft.irfft(wide, wanted) * (wanted / (blocks * step))).astype(np.float32)
    fade = np.hanning(2 * _FADE)[:_FADE].astype(np.float32)[: len(out)]
    out[: len(fade)] *= fade
    out[len(out) - len(fade) :] *= fade[::-1]
    return out


def _loudness(voice: Samples) -> list[float]:
    """RMS of every film frame."""
    frame = round(FRAME_S * RATE)
    padded: NDArray[np.float32] = np.pad(voice, (0, -len(voice) % frame)).reshape(-1, frame)
    return [float(one) for one in np.sqrt(np.square(padded).mean(axis=1))]
