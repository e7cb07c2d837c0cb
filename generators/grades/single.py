"""What single pictures are graded by: whether anything is to be seen, and whether it is sharp."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from .pictures import Grey

_DARK = 32  # a picture is black when nearly all of it is darker than this
_NEARLY = 98  # per cent
_EVERY = 6  # pictures


def black(greys: Sequence[Grey]) -> float:
    """The share of pictures that are black, 0 … 1."""
    return float(np.mean([np.percentile(one[::3, ::3], _NEARLY) < _DARK for one in greys]))


def sharpness(greys: Sequence[Grey]) -> float:
    """The variance of the Laplacian, of the middle one of the pictures looked at.

    Drawn film has 200 to 3000; what a wide blur leaves has 10 to 80.
    """
    return float(np.median([cv2.Laplacian(one, cv2.CV_32F).var() for one in greys[::_EVERY]]))
