"""Coverage: which rectangles of an image are opaque, which are empty, and which are neither.

Most of a set's near sheet is either wall or air. What lies behind an opaque rectangle need not be
painted at all, and an empty one need not be blended.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, pairwise

from .paint import Image, Matrix

_TILE = 96  # pixels, at least
_EDGE = 3  # pixels around a rectangle that must be like it, for the footprint of a warp
_FAR = 1e6  # beyond the edges of every image


class Kind(Enum):
    """What a rectangle of an image hides."""

    OPAQUE = 1
    EMPTY = 2
    MIXED = 3


@dataclass(frozen=True)
class Region:
    """A rectangle of an image; the outermost ones go on beyond its edges."""

    left: float
    top: float
    right: float
    bottom: float
    kind: Kind

    def seen(self, matrix: Matrix, width: int, height: int) -> tuple[int, int, int, int] | None:
        """Left, top, right and bottom of its pixels in a picture; regions never share a pixel."""
        scale, x, y = matrix
        left, right = _pixel(self.left * scale + x, width), _pixel(self.right * scale + x, width)
        top, bottom = _pixel(self.top * scale + y, height), _pixel(self.bottom * scale + y, height)
        return (left, top, right, bottom) if left < right and top < bottom else None


def regions(image: Image) -> tuple[Region, ...]:
    """The image cut into few rectangles of one kind each."""
    height, width = image.shape[:2]
    columns, rows = _cuts(width), _cuts(height)
    done: list[Region] = []
    above: dict[tuple[float, float, Kind], Region] = {}
    for top, bottom in pairwise(rows):
        here = {}
        for run in _runs(image, columns, top, bottom):
            key = run.left, run.right, run.kind
            here[key] = replace(run, top=above.pop(key).top) if key in above else run
        done += above.values()
        above = here
    return tuple(_outwards(region, width, height) for region in (*done, *above.values()))


def _runs(image: Image, columns: list[int], top: int, bottom: int) -> Iterator[Region]:
    """The regions of one row of tiles."""
    tiles = [
        (left, right, _kind(image, left, top, right, bottom)) for left, right in pairwise(columns)
    ]
    for kind, found in groupby(tiles, key=lambda tile: tile[2]):
        run = list(found)
        yield Region(run[0][0], top, run[-1][1], bottom, kind)


def _kind(image: Image, left: int, top: int, right: int, bottom: int) -> Kind:
    rows = slice(max(top - _EDGE, 0), bottom + _EDGE)
    alpha = image[rows, max(left - _EDGE, 0) : right + _EDGE, 3]
    if alpha.min() == 255:
        return Kind.OPAQUE
    return Kind.MIXED if alpha.any() else Kind.EMPTY


def _cuts(length: int) -> list[int]:
    count = max(1, length // _TILE)
    return [round(i * length / count) for i in range(count + 1)]


def _outwards(region: Region, width: int, height: int) -> Region:
    return replace(
        region,
        left=-_FAR if region.left == 0 else region.left,
        top=-_FAR if region.top == 0 else region.top,
        right=_FAR if region.right == width else region.right,
        bottom=_FAR if region.bottom == height else region.bottom,
    )


def _pixel(edge: float, limit: int) -> int:
    """The first pixel whose middle does not lie before an edge."""
    return min(max(math.ceil(edge - 0.5), 0), limit)
