"""What is seen from one picture to the next without following anything: stillness, flicker, cuts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from .pictures import Grey

_STILL = 0.25  # mean difference of two pictures that nobody can tell apart
_CALM = 0.75  # share of the pictures that flicker is judged by: the others may be flashes
_STEP = 1.0  # the least difference that anybody sees as movement
_BUSY = 90  # per cent of a loop's steps are smaller than what its seam is compared with
_THUMB = 48, 27
_CUT = 0.5  # correlation below which two pictures show different things
_FLAT = 1e3  # a thumbnail without contrast is like everything

Thumb = npt.NDArray[np.float32]


def frozen(greys: Sequence[Grey], fps: float) -> float:
    """The longest run of pictures that stand still, in seconds."""
    longest = run = 0
    for step in _steps(greys):
        run = run + 1 if step < _STILL else 0
        longest = max(longest, run)
    return longest / fps


def flicker(greys: Sequence[Grey]) -> float:
    """How much the light goes up and down again: the mean second difference of luma, 0 … 510.

    A fade has none, and flashes or cuts of a few pictures do not count.
    """
    luma = np.array([one.mean() for one in greys])
    changes = np.sort(np.abs(luma[:-2] - 2 * luma[1:-1] + luma[2:]))
    return float(changes[: max(1, int(len(changes) * _CALM))].mean())


def seam(greys: Sequence[Grey]) -> float:
    """The step from a loop's end to its beginning against its own larger steps; 1 is like them.

    Where hardly anything moves, it is compared with the least movement that can be seen.
    """
    own = float(np.percentile(_steps(greys), _BUSY))
    return float(cv2.absdiff(greys[-1], greys[0]).mean()) / max(own, _STEP)


def cuts(greys: Sequence[Grey]) -> list[int]:
    """The pictures that show something else than the one before, whatever their brightness."""
    thumbs = [_thumb(one) for one in greys]
    return [n for n, pair in enumerate(pairwise(thumbs), 1) if _alike(*pair) < _CUT]


def _steps(greys: Sequence[Grey]) -> list[float]:
    return [float(cv2.absdiff(one, other).mean()) for one, other in pairwise(greys)]


def _thumb(grey: Grey) -> Thumb:
    small: Thumb = cv2.resize(grey, _THUMB, interpolation=cv2.INTER_AREA).astype(np.float32)
    small -= small.mean()
    return small


def _alike(one: Thumb, other: Thumb) -> float:
    """The correlation of two thumbnails, -1 … 1."""
    size = float(np.sqrt(np.square(one).sum() * np.square(other).sum()))
    return float((one * other).sum()) / size if size > _FLAT else 1.0
