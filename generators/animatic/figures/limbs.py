"""Arms and legs: tubes of cloth or skin on the bones of a skeleton, with shade, folds and cuffs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import Run, corners, lerp, normals, offset
from .pen import Ink, Pen

_SHARES = (0.0, 0.33, 0.66, 1.0)
End = tuple[Point, Point, float]  # where a sleeve ends, its direction there, its half width


@dataclass(frozen=True)
class Ends:
    """How a tube ends: rounded start, rounded end; the first `bare` of its inner side has no line."""

    start: bool = False
    end: bool = False
    bare: float = 0.0
    body: Point | None = None  # where the body is: the side that faces it is the inner one


_PLAIN = Ends()


@dataclass(frozen=True)
class Sleeve:
    """Half widths of a covered limb at its three joints and how far down it reaches (1: the end)."""

    widths: tuple[float, float, float]
    reach: float = 1.0


def tube(pen: Pen, ink: Ink, spine: Run, widths: Sequence[float], ends: Ends = _PLAIN) -> None:
    """Draw one bone's worth of limb."""
    inner = _inner(spine, ends.body)
    # a sleeve is set in at the shoulder: its inner side starts at the joint, not at the neck
    slim = [w * f for w, f in zip(widths, (0.1, 0.7, 1, 1), strict=True)] if ends.start else widths
    near, far = offset(spine, slim, inner), offset(spine, widths, -inner)[::-1]
    nose = _cap(spine, widths, inner) if ends.end else []
    top = _cap(spine[::-1], widths[::-1], inner)[:2] if ends.start else []
    around = [*near, *nose, *far, *top]
    if ends.end and ends.start:
        data = smooth(around, closed=True)
    else:
        data = smooth(around) + "Z" if ends.end or ends.start else corners(near, far[:1], far)
    pen.solid(data, ink, line=0.0)
    first = round(ends.bare * (len(near) - 1))
    sides = [[*near[first:], *nose, *far, *top]] if nose else [near[first:], [*far, *top]]
    for side in sides:
        pen.stroke(smooth(side), ink.line)


def _inner(spine: Run, body: Point | None) -> int:
    if body is None:
        return 1
    (x, y), (nx, ny) = spine[len(spine) // 2], normals(spine)[len(spine) // 2]
    return 1 if (body[0] - x) * nx + (body[1] - y) * ny > 0 else -1


def _cap(spine: Run, widths: Sequence[float], side: int) -> list[Point]:
    """Three points round the far end of a spine, from the `side` of its left to the other."""
    (x, y), w = spine[-1], widths[-1]
    nx, ny = normals(spine)[-1]
    ax, ay, dx, dy = nx * side, ny * side, -ny, nx
    return [(x + (ax * a + dx * b) * w, y + (ay * a + dy * b) * w)
            for a, b in ((0.72, 0.72), (0.0, 1.0), (-0.72, 0.72))]  # fmt: skip


def shade(pen: Pen, ink: Ink, spine: Run, widths: Sequence[float], *, lit: bool = True) -> None:
    """Shade a tube's lower right side; light its rim where it is `lit` from behind."""
    if pen.contour:
        return
    nx, ny = normals(spine)[len(spine) // 2]
    side = 1.0 if nx + 0.5 * ny > 0 else -1.0
    inner = [w * (0.25 if i % 2 else 0.42) * side for i, w in enumerate(widths)]
    outer = offset(spine, widths, side)
    pen.flat(corners(offset(spine, inner), outer[::-1]), ink.dark)
    rim = pen.light.rim_strength
    if rim >= 0.1 and lit:
        band = offset(spine, [max(w - 6.0, w * 0.7) for w in widths], side)
        strength = min(0.9, rim) * (0.9 if nx * side > 0.3 else 0.4)
        pen.flat(corners(outer, band[::-1]), pen.light.rim, opacity=strength)


def folded(limb: Limb) -> bool:
    """Whether the lower half of a limb goes back from the viewer."""
    return limb.depth[2] < limb.depth[1] - 8 and limb.depth[2] < limb.depth[0]


def covered(
    pen: Pen, ink: Ink, limb: Limb, sleeve: Sleeve, *, body: Point | None = None,
    bare: float = 0.34, folds: bool = True, between: Callable[[], None] | None = None,
) -> End:  # fmt: skip
    """Draw a sleeve or trouser leg; returns its end.

    `between` draws what comes out of the sleeve; the nearer part of the sleeve lies over it.
    """
    upper, wide, lower, narrow = _cut(limb, sleeve)
    lit = body is None or (upper[0][0] + (lower or upper)[-1][0]) / 2 > body[0] + 20
    start = Ends(start=True, end=bool(lower), bare=bare, body=body)
    parts = [(upper, wide, start), (lower, narrow, Ends(body=body))]
    for i, (spine, widths, ends) in enumerate(parts[::-1] if folded(limb) else parts):
        if between and i == (0 if folded(limb) else 1):
            between()
        if spine:
            tube(pen, ink, spine, widths, ends)
            shade(pen, ink, spine, widths, lit=lit)
    if folds and lower:
        _folds(pen, ink, limb, wide[-1])
    return _end(lower or upper, narrow or wide)


def _cut(limb: Limb, sleeve: Sleeve) -> tuple[Run, list[float], Run, list[float]]:
    """The spines and half widths of the upper and lower part of a sleeve."""
    a, b, c = limb.a, limb.b, limb.c
    wa, wb, wc = sleeve.widths
    top, end = min(1.0, sleeve.reach * 2), max(0.0, sleeve.reach * 2 - 1)
    upper = [lerp(a, b, top * s) for s in _SHARES]
    wide = [wa + (wb - wa) * top * s for s in _SHARES]
    if not end:
        return upper, wide, [], []
    return (upper, wide, [lerp(b, c, end * s) for s in _SHARES],
            [wb + (wc - wb) * end * s for s in _SHARES])  # fmt: skip


def forearm(pen: Pen, ink: Ink, limb: Limb, widths: Point, start: float = 0.0) -> None:
    """Draw a bare forearm from the elbow (0, round) or from further down to the wrist (1)."""
    shares = [start + (1 - start) * u for u in _SHARES]
    spine = [lerp(limb.b, limb.c, u) for u in shares]
    half = [widths[0] + (widths[1] - widths[0]) * u for u in shares]
    back = _cap(spine[::-1], half[::-1], 1) if not start else []
    left, right = offset(spine, half), offset(spine, half, -1)[::-1]
    pen.solid(smooth([*left, *right, *back]) + "Z", ink, line=0.0)
    pen.stroke(smooth([*right, *back, *left]), ink.line)
    shade(pen, ink, spine, half, lit=False)


def way(a: Point, b: Point) -> Point:
    """The direction from `a` to `b` at length 1."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _end(spine: Run, widths: Sequence[float]) -> End:
    return spine[-1], way(spine[-2], spine[-1]), widths[-1]


def _folds(pen: Pen, ink: Ink, limb: Limb, w: float) -> None:
    """Creases on the inner side of a bent elbow or knee."""
    u, v, (bx, by) = way(limb.a, limb.b), way(limb.b, limb.c), limb.b
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < 0.12:
        return
    side = 1.0 if cross > 0 else -1.0
    nx, ny = -u[1] * side, u[0] * side
    for i, (along, deep) in enumerate(((-0.55, 0.15), (0.05, 0.5), (0.6, 0.05))):
        start = (bx + nx * w * 0.95 + u[0] * w * along, by + ny * w * 0.95 + u[1] * w * along)
        end = (
            bx - nx * w * deep + u[0] * w * along * 1.5,
            by - ny * w * deep + u[1] * w * along * 1.5,
        )
        x, y = lerp(start, end, 0.5)
        pen.stroke(
            smooth([start, (x + u[0] * 4, y + u[1] * 4), end]),
            ink.line if i == 1 else ink.deep,
            2.4,
        )


def cuff(pen: Pen, ink: Ink, at: End, tall: float, flare: float = 1.06) -> None:
    """Draw a band round the end of a sleeve, `tall` long."""
    (x, y), (dx, dy), half = at
    w, bulge = half * flare, half * 0.16

    def to(across: float, along: float) -> Point:
        return (x + dy * w * across + dx * along, y - dx * w * across + dy * along)

    near = [to(1, -tall), to(0, bulge - tall), to(-1, -tall)]
    far = [to(-1, 0), to(0, bulge), to(1, 0)]
    pen.solid(corners(near, far[:1], far), ink)
    side = 1 if dy - 0.5 * dx > 0 else -1
    pen.flat(
        corners(
            [to(0.3 * side, bulge - tall), to(side, -tall)], [to(side, 0)], [to(0.3 * side, bulge)]
        ),
        ink.dark,
    )
