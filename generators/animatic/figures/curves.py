"""Path data for the shapes that figures are made of: sketches, ribbons, locks, hulls.

A *run* is a list of points joined smoothly; two runs meet at a sharp corner. A *sketch* is runs
written as text, `"0,0 5,8 10,0 | 5,-6"`: points x,y, with `|` for a corner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from ..draw import Point, smooth

Run = Sequence[Point]
Map = Callable[[Point], Point]


def corners(*runs: Run, closed: bool = True) -> str:
    """Path data through `runs`; each run is smooth and goes on from where the last one ended."""
    data, here = "", runs[0][0]
    for run in runs:
        points = run if run[0] == here else [here, *run]
        if len(points) > 1:
            piece = smooth(points)
            data += piece[piece.index("C") :] if data else piece
        here = run[-1]
    return data + ("Z" if closed else "")


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Point, ...], ...]:
    parts: list[tuple[Point, ...]] = []
    for part in text.split("|"):
        pairs = (word.split(",") for word in part.split())
        points = tuple((float(x), float(y)) for x, y in pairs)
        parts.append((parts[-1][-1], *points) if parts else points)
    return tuple(parts)


def runs(text: str, to: Map | None = None) -> list[list[Point]]:
    """The runs of a sketch, each point put through `to`."""
    return [[to(p) if to else p for p in run] for run in _read(text)]


def sketch(text: str, to: Map | None = None, *, closed: bool = True, mirrored: bool = False) -> str:
    """Path data of a sketch; a `mirrored` one is its right half, from the top to the bottom."""
    parts = [list(run) for run in _read(text)]
    if mirrored:
        parts += [[(-x, y) for x, y in run[::-1]] for run in parts[::-1]]
    return corners(*([to(p) for p in run] if to else run for run in parts), closed=closed)


def placed(at: Point, scale: float = 1.0, flip: int = 1) -> Map:
    """The map that scales a sketch, flips it left to right and moves it to `at`."""
    return lambda p: (at[0] + p[0] * scale * flip, at[1] + p[1] * scale)


def lerp(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def blade(a: Point, tip: Point, b: Point, leaf: float = 0.12, sweep: float = 0.0) -> list[Run]:
    """Two runs of a lock that grows between `a` and `b`, clockwise, and ends in a point.

    `leaf` swells both edges outwards by a share of their length, `sweep` bends the lock.
    """
    return [_bow(a, tip, leaf + sweep, 0.55), _bow(tip, b, leaf - sweep, 0.45)]


def _bow(a: Point, b: Point, bulge: float, at: float) -> list[Point]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    x, y = lerp(a, b, at)
    return [a, (x + dy * bulge, y - dx * bulge), b]


def normals(spine: Run) -> list[Point]:
    """Unit vectors to the left of a line at each of its points."""
    out = []
    for i in range(len(spine)):
        a, b = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        out.append((dy / length, -dx / length))
    return out


def offset(spine: Run, widths: Sequence[float], share: float = 1.0) -> list[Point]:
    """The line that runs beside `spine` at `share` of its half `widths`; negative: to the right."""
    return [
        (x + nx * w * share, y + ny * w * share)
        for (x, y), (nx, ny), w in zip(spine, normals(spine), widths, strict=True)
    ]


def ribbon(spine: Run, widths: Sequence[float], *, closed: bool = False) -> str:
    """Path data of a band of half `widths` round `spine`; `closed` rounds off both ends."""
    left, right = offset(spine, widths), offset(spine, widths, -1)[::-1]
    if closed:
        return smooth([*left, *right], closed=True)
    return corners(left, right[:1], right)


def strip(spine: Run, widths: Sequence[float], near: float, far: float) -> str:
    """Path data of the part of a ribbon between the shares `near` and `far` of its half widths."""
    a, b = offset(spine, widths, near), offset(spine, widths, far)[::-1]
    return corners(a, b[:1], b)


def dense(spine: Run, per: int = 3) -> list[Point]:
    """Points of a Catmull-Rom curve through `spine`, `per` to a span."""
    out: list[Point] = []
    for i, (p1, p2) in enumerate(pairwise(spine)):
        p0, p3 = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 2)]
        out += [(_between(p0[0], p1[0], p2[0], p3[0], k / per),
                 _between(p0[1], p1[1], p2[1], p3[1], k / per)) for k in range(per)]  # fmt: skip
    return [*out, spine[-1]]


def _between(a: float, b: float, c: float, d: float, u: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3
    )


def spread(widths: Sequence[float], count: int) -> list[float]:
    """`widths` interpolated to `count` values."""
    out = []
    for i in range(count):
        place = i / (count - 1) * (len(widths) - 1)
        k = min(int(place), len(widths) - 2)
        out.append(widths[k] + (widths[k + 1] - widths[k]) * (place - k))
    return out


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


def _turn(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def arc(at: Point, radii: Point, start: float, end: float, n: int = 7) -> list[Point]:
    """Points of an ellipse from angle `start` to `end` in degrees, 0 right, 90 down."""
    angles = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(at[0] + radii[0] * math.cos(a), at[1] + radii[1] * math.sin(a)) for a in angles]


def ball(at: Point, rx: float, ry: float | None = None) -> str:
    """Path data of an ellipse."""
    return smooth(arc(at, (rx, rx if ry is None else ry), 0, 330, 12), closed=True)
