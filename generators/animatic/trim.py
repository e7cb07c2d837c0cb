"""Trimming: path data cut down to a rectangle, so that its group needs a smaller sheet.

Curves become short straight lines, whose error stays under a twentieth of a drawing unit; what they
enclose inside the rectangle is what the path encloses there. Fills are cut by the algorithm of
Sutherland and Hodgman (1974), outlines by leaving out the lines that do not touch the rectangle.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

from .boxes import NUMBER, Bounds

Point = tuple[float, float]
Loop = list[Point]

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_FINE = 1.4  # lines per square root of a curve's length


def trimmed_fill(data: str, to: Bounds) -> str | None:
    """The part of a filled path inside a rectangle; None for data that is not understood."""
    loops = _loops(data)
    if loops is None:
        return None
    cut = (_cut(points, to) for points, _ in loops)
    return "".join(_written(points, closed=True) for points in cut if len(points) > 2)


def trimmed_line(data: str, to: Bounds) -> str | None:
    """The lines of an outline that touch a rectangle; None for data that is not understood."""
    loops = _loops(data)
    if loops is None:
        return None
    pieces: list[Loop] = []
    for points, closed in loops:
        whole = [*points, points[0]] if closed else points
        piece: Loop = []
        for a, b in pairwise(whole):
            if _touches(a, b, to):
                piece = piece or [a]
                piece.append(b)
            elif piece:
                pieces.append(piece)
                piece = []
        pieces.append(piece)
    return "".join(_written(piece, closed=False) for piece in pieces if piece)


def _loops(data: str) -> list[tuple[Loop, bool]] | None:
    """Every subpath as points, and whether it is closed."""
    loops: list[tuple[Loop, bool]] = []
    for letter, rest in _STEP.findall(data):
        n = [float(value) for value in NUMBER.findall(rest)]
        pairs = list(zip(n[::2], n[1::2], strict=False))
        match letter:
            case "M":
                loops.append((pairs, False))
            case "L" if loops:
                loops[-1][0].extend(pairs)
            case "C" if loops:
                for i in range(0, len(pairs), 3):
                    _flatten(loops[-1][0], *pairs[i : i + 3])
            case "Z" if loops:
                loops[-1] = loops[-1][0], True
            case _:
                return None
    return loops


def _flatten(points: Loop, b: Point, c: Point, d: Point) -> None:
    """Go on from the last point along a cubic curve."""
    a = points[-1]
    length = math.dist(a, b) + math.dist(b, c) + math.dist(c, d)
    count = max(2, math.ceil(_FINE * math.sqrt(length)))
    for i in range(1, count + 1):
        t = i / count
        u = 1 - t
        k, m, n, o = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        points.append(
            (k * a[0] + m * b[0] + n * c[0] + o * d[0], k * a[1] + m * b[1] + n * c[1] + o * d[1])
        )


def _cut(points: Loop, to: Bounds) -> Loop:
    left, top, right, bottom = to
    points = _half(points, lambda p: p[0] - left)
    points = _half(points, lambda p: right - p[0])
    points = _half(points, lambda p: p[1] - top)
    return _half(points, lambda p: bottom - p[1])


def _half(points: Loop, inside: Callable[[Point], float]) -> Loop:
    """The part of a polygon on one side of a line: where `inside` is not negative."""
    kept: Loop = []
    if not points:
        return kept
    before, depth_before = points[-1], inside(points[-1])
    for point in points:
        depth = inside(point)
        if (depth < 0) != (depth_before < 0):
            t = depth_before / (depth_before - depth)
            kept.append(
                (before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t)
            )
        if depth >= 0:
            kept.append(point)
        before, depth_before = point, depth
    return kept


def _touches(a: Point, b: Point, to: Bounds) -> bool:
    """Whether the box of a line has something in common with the rectangle."""
    left, top, right, bottom = to
    across = max(a[0], b[0]) >= left and min(a[0], b[0]) <= right
    return across and max(a[1], b[1]) >= top and min(a[1], b[1]) <= bottom


def _written(points: Loop, *, closed: bool) -> str:
    body = "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
    return f"M{body}" + ("Z" if closed else "")
