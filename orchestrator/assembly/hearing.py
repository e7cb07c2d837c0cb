"""Reading sound from any file: voices, and the sound that footage brings along."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer

from schemas.errors import AssemblyError

from .loudness import RATE, Sound

QUICK = {"probesize": "32768"}  # a WAV says all in its first bytes; guessing takes 9 ms


def read_sound(path: Path, *, what: str, longest_s: float) -> Sound:
    """Read the first sound track of a file as stereo at 48 kHz, cut off after `longest_s`.

    `what` names it in errors: AssemblyError when it is missing, unreadable, or holds no sound.
    """
    try:
        options = QUICK if path.suffix == ".wav" else {}
        with av.open(path, "r", options=options) as media:
            sound = _decoded(media, round(longest_s * RATE))
    except FileNotFoundError as error:
        raise AssemblyError(f"{what} is missing: there is no {path}; make it again.") from error
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise AssemblyError(f"{what} cannot be read from {path}; make it again.") from error
    if not len(sound):
        raise AssemblyError(f"{what} holds no sound ({path}); make it again.")
    return sound


def _decoded(media: InputContainer, longest: int) -> Sound:
    """Decode at most so many samples; a single channel is heard from both sides."""
    channels = min(2, media.streams.audio[0].codec_context.channels)
    resampler = av.AudioResampler("flt", "mono" if channels == 1 else "stereo", RATE)
    pieces, heard = [np.zeros((0, channels), np.float32)], 0
    for frame in chain(media.decode(audio=0), (None,)):
        for piece in resampler.resample(frame):
            pieces.append(piece.to_ndarray().reshape(-1, channels).astype(np.float32))
            heard += piece.samples
        if heard >= longest:
            break
    sound = np.concatenate(pieces)[:longest]
    return np.array(np.broadcast_to(sound, (len(sound), 2)), dtype=np.float32, order="C")
