"""Path data for the shapes that figures are made of: cornered outlines, ribbons, hulls.

A *run* is a list of points joined smoothly; two runs meet at a sharp corner.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..draw import Point, smooth

Run = Sequence[Point]


def corners(*runs: Run, closed: bool = True) -> str:
    """Path data through `runs`; each run is smooth and begins where the one before it ended."""
    data, here = "", None
    for run in runs:
        points = list(run) if here in (None, run[0]) else [here, *run]
        piece = smooth([p for p in points if p is not None])
        data += piece if here is None else piece[piece.index("C") :]
        here = run[-1]
    return data + ("Z" if closed else "")


def lerp(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def bow(a: Point, b: Point, bulge: float, at: float = 0.5) -> list[Point]:
    """A run from `a` to `b` that swings out by `bulge` of its length, to the left seen from `a`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    x, y = lerp(a, b, at)
    return [a, (x + dy * bulge, y - dx * bulge), b]


def blade(a: Point, tip: Point, b: Point, leaf: float = 0.12, sweep: float = 0.0) -> list[Run]:
    """Two runs of a lock that grows between `a` and `b` and ends in a point.

    `leaf` swells both edges outwards, `sweep` bends the lock to its left seen from `a`.
    """
    return [bow(a, tip, leaf + sweep, 0.55), bow(tip, b, leaf - sweep, 0.45)]


def zigzag(
    start: Point, teeth: Sequence[tuple[Point, Point]], leaf: float = 0.1, sweep: float = 0.0
) -> list[Run]:
    """Runs of neighbouring locks: from `start` to each tooth's tip and on to its valley."""
    runs: list[Run] = []
    for tip, valley in teeth:
        runs += blade(start, tip, valley, leaf, sweep)
        start = valley
    return runs


def normals(spine: Sequence[Point]) -> list[Point]:
    """Unit vectors to the left of a line at each of its points."""
    out = []
    for i in range(len(spine)):
        a, b = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        out.append((dy / length, -dx / length))
    return out


def offset(spine: Sequence[Point], widths: Sequence[float], share: float = 1.0) -> list[Point]:
    """The line that runs beside `spine` at `share` of its half `widths`; negative: to the right."""
    return [
        (x + nx * w * share, y + ny * w * share)
        for (x, y), (nx, ny), w in zip(spine, normals(spine), widths, strict=True)
    ]


def ribbon(spine: Sequence[Point], widths: Sequence[float], *, closed: bool = False) -> str:
    """Path data of a band of half `widths` round `spine`; `closed` rounds off both ends."""
    left, right = offset(spine, widths), offset(spine, widths, -1)[::-1]
    if closed:
        return smooth([*left, *right], closed=True)
    return corners(left, [left[-1], right[0]], right, [right[-1], left[0]])


def strip(spine: Sequence[Point], widths: Sequence[float], near: float, far: float) -> str:
    """Path data of the part of a ribbon between the shares `near` and `far` of its half widths."""
    a, b = offset(spine, widths, near), offset(spine, widths, far)[::-1]
    return corners(a, [a[-1], b[0]], b, [b[-1], a[0]])


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull of `points`, counter-clockwise (monotone chain)."""
    ordered = sorted(set(points))

    def chain(line: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in line:
            while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return [*chain(ordered), *chain(ordered[::-1])]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, n: int = 7) -> Run:
    """Points of an ellipse from angle `start` to `end` in degrees, 0 right, 90 down."""
    angles = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def _turn(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
