"""Comparing two films picture by picture: whether they are the same, and if not, how far apart.

Loads the media library; for commands and tests, not for the daemon.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from schemas.errors import BadFootageError

_Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Likeness:
    """How alike two films are over the pictures that both have."""

    frames: int  # compared
    different: int  # of them
    missing: int  # of those that were wanted: one of the two ends before
    psnr_db: float | None  # over all pictures; None where nothing differs, or nothing was compared
    worst_db: float | None  # of the picture that differs most

    @property
    def same(self) -> bool:
        """Whether every picture is the same, bit for bit."""
        return self.frames > 0 and not self.different and not self.missing


def compare(film: Path, other: Path, *, first: int = 0, frames: int) -> Likeness:
    """Hold `frames` pictures of `other` against those of `film`, which begin there at `first`.

    PSNR is that of all samples of Y, U and V, against 255. Raises BadFootageError for what cannot
    be decoded, and for pictures of another size.
    """
    pairs = zip_longest(islice(_from(film, first), frames), islice(_from(other, 0), frames))
    errors = [_error(a, b) for a, b in pairs if a is not None and b is not None]
    different = [error for error in errors if error > 0]
    mean = sum(errors) / len(errors) if errors else 0.0
    return Likeness(
        frames=len(errors), different=len(different), missing=frames - len(errors),
        psnr_db=_db(mean) if different else None,
        worst_db=_db(max(different)) if different else None,
    )  # fmt: skip


def _error(one: _Pixels, other: _Pixels) -> float:
    """The mean squared error of two pictures."""
    if one.shape != other.shape:
        high, wide = other.shape
        raise BadFootageError(
            f"the pictures are not of one size: {wide}x{high * 2 // 3} against"
            f" {one.shape[1]}x{one.shape[0] * 2 // 3}"
        )
    if np.array_equal(one, other):
        return 0.0
    apart = one.astype(np.float32) - other.astype(np.float32)
    return float(np.mean(apart * apart, dtype=np.float64))


def _db(error: float) -> float:
    return round(10 * math.log10(255**2 / error), 2)


def _from(film: Path, first: int) -> Iterator[_Pixels]:
    """The pictures of a film from number `first` on, as planes."""
    try:
        with av.open(str(film)) as media:
            stream = media.streams.video[0]
            rate = stream.average_rate or 1
            if first:
                media.seek(round(first / rate / (stream.time_base or 1)), stream=stream)
            for frame in media.decode(stream):
                if round((frame.time or 0.0) * rate) >= first:
                    yield frame.to_ndarray(format="yuv420p").astype(np.uint8, copy=False)
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise BadFootageError(f"{film.name} cannot be decoded ({error})") from error
