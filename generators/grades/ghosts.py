"""Whether pictures shine through one another: double images, trails, dissolves between key pictures.

A double picture is coherent, sharp and smooth. What gives it away: take a share of the right other
picture out of it, and one of its two sets of edges vanishes. Out of a clean picture, nothing can be
taken without adding edges of the opposite sign. So for other pictures before and after, and only
where things have moved far enough to lie apart, the edges are counted before and after taking out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from .flow import flow
from .pictures import Grey

_OTHERS = (-8, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 8)  # pictures away
_TWICE_A_S = 2.0
_SHARE = 0.35  # of another picture that is taken out
_APART = 3.0  # pixels
_ROOM, _EDGES = 0.15, 5.0  # the least share of the picture, and the least edges in it, to judge by
_FEWEST, _LOOKS = 3, 2  # other pictures that can be told apart, and pictures that have them
_CLEAN, _DOUBLE = 0.78, 0.38  # what edges are left of those a clean picture would have
_MARGIN = np.ones((5, 5), np.uint8)


def ghosting(greys: Sequence[Grey], fps: float, cuts: Collection[int]) -> float:
    """How much of other pictures shines through, 0 … 1; 0 also where too little moves to tell."""
    reach = max(_OTHERS)
    every = max(1, round(fps / _TWICE_A_S))
    found = [
        _left(greys, n)
        for n in range(reach, len(greys) - reach, every)
        if not any(n - reach < cut <= n + reach for cut in cuts)
    ]
    known = [one for one in found if one is not None]
    if len(known) < _LOOKS:
        return 0.0
    left = float(np.median(known))
    return min(1.0, max(0.0, (_CLEAN - left) / (_CLEAN - _DOUBLE)))


def _left(greys: Sequence[Grey], n: int) -> float | None:
    """The edges left by the best other picture, and how much better it is than the usual one."""
    left = [
        one for other in _OTHERS if (one := _edges_left(greys[n], greys[n + other])) is not None
    ]
    if len(left) < _FEWEST:
        return None
    best = min(left)
    return float(best * best / np.median(left))


def _edges_left(grey: Grey, other: Grey) -> float | None:
    """Edges when `other` is taken out, against those a clean picture would have: 1, or less."""
    moved = np.square(flow(grey, other)).sum(-1) > _APART**2
    where = cv2.erode(moved.astype(np.uint8), _MARGIN) > 0
    picture = grey.astype(np.float32)
    before = _edges(picture, where)
    if where.mean() < _ROOM or before < _EDGES * where.sum():
        return None
    without = np.asarray((picture - _SHARE * other) / (1 - _SHARE), np.float32)
    return float(_edges(without, where) / before * (1 - _SHARE) / (1 + _SHARE))


def _edges(picture: npt.NDArray[np.float32], where: npt.NDArray[np.bool_]) -> float:
    across = np.abs(np.diff(picture, axis=1))[where[:, 1:]].sum()
    down = np.abs(np.diff(picture, axis=0))[where[1:]].sum()
    return float(across + down)
