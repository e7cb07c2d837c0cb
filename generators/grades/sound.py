"""How much of a film's own sound is silence."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from schemas.errors import BadFootageError

_RATE = 16_000
_BLOCK = 800  # samples: a twentieth of a second
_FAINT = 0.003  # root mean square below which nothing is heard, about -50 dBFS


def silence(path: Path) -> float | None:
    """The share of the sound that is silent, 0 … 1; None where there is no sound.

    Raises BadFootageError where it cannot be decoded.
    """
    resampler = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
    try:
        with av.open(str(path)) as media:
            if not media.streams.audio:
                return None
            heard = [
                made.to_ndarray().ravel()
                for frame in (*media.decode(audio=0), None)
                for made in resampler.resample(frame)
            ]
    except (av.FFmpegError, ValueError) as error:
        raise BadFootageError(f"the sound of {path.name} cannot be decoded") from error
    track = np.concatenate(heard) if heard else np.zeros(0, np.float32)
    blocks = track[: len(track) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    if not len(blocks):
        return 1.0
    return float(np.mean(np.sqrt(np.square(blocks).mean(axis=1)) < _FAINT))
