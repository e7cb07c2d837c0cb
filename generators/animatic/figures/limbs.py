"""Arms and legs: sleeves, trousers, bare limbs, socks and shoes on the bones of a skeleton."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import corners, hull, lerp, normals, offset
from .pen import LINE, Ink, Pen


@dataclass(frozen=True)
class Ends:
    """How a tube ends: rounded start, rounded end; the first `bare` of its inner side has no line."""

    start: bool = False
    end: bool = False
    bare: float = 0.0
    body: Point | None = None  # where the body is: the side that faces it is the inner one


def tube(
    pen: Pen, ink: Ink, spine: Sequence[Point], widths: Sequence[float], ends: Ends = Ends()
) -> None:
    """Draw one bone's worth of limb."""
    inner = _inner(spine, ends.body)
    slim = [w * f for w, f in zip(widths, (0.1, 0.7, 1, 1), strict=True)] if ends.start else widths
    near, far = offset(spine, slim, inner), offset(spine, widths, -inner)
    nose = _cap(spine, widths, inner) if ends.end else []
    top = _cap(spine[::-1], widths[::-1], inner)[:2] if ends.start else []
    around = [*near, *nose, *far[::-1], *top]
    runs = corners(near, [near[-1], far[-1]], far[::-1], [far[0], near[0]])
    data = smooth(around, closed=True) if ends.end and ends.start else runs
    if ends.end != ends.start:
        data = smooth(around[: len(around)]) + "Z"
    pen.solid(data, ink, line=0.0)
    first = round(ends.bare * (len(near) - 1))
    if ends.end:
        pen.stroke(smooth([*near[first:], *nose, *far[::-1], *top[:2]]), ink.line)
    else:
        pen.stroke(smooth(near[first:]), ink.line)
        pen.stroke(smooth([*far[::-1], *top[:2]]), ink.line)


def _inner(spine: Sequence[Point], body: Point | None) -> int:
    if body is None:
        return 1
    (x, y), (nx, ny) = spine[len(spine) // 2], normals(spine)[len(spine) // 2]
    return 1 if (body[0] - x) * nx + (body[1] - y) * ny > 0 else -1


def _cap(spine: Sequence[Point], widths: Sequence[float], side: int) -> list[Point]:
    """Three points round the far end of a spine, from the `side` of its left to the other."""
    (x, y), w = spine[-1], widths[-1]
    nx, ny = normals(spine)[-1]
    nx, ny, dx, dy = nx * side, ny * side, -ny, nx
    return [(x + (nx * a + dx * b) * w, y + (ny * a + dy * b) * w)
            for a, b in ((0.72, 0.72), (0.0, 1.0), (-0.72, 0.72))]  # fmt: skip


def shade(
    pen: Pen,
    ink: Ink,
    spine: Sequence[Point],
    widths: Sequence[float],
    part: float = 0.42,
    *,
    lit: bool = True,
) -> None:
    """Shade a tube's lower right side; light its rim where it is `lit` from behind."""
    if pen.contour:
        return
    nx, ny = normals(spine)[len(spine) // 2]
    side = 1.0 if nx + 0.5 * ny > 0 else -1.0
    inner = [w * (part * 0.6 if i % 2 else part) * side for i, w in enumerate(widths)]
    outer = offset(spine, widths, side)
    pen.flat(corners(offset(spine, inner), outer[::-1]), ink.dark)
    rim = pen.light.rim_strength
    if rim >= 0.1 and lit:
        band = offset(spine, [max(w - 6.0, w * 0.7) for w in widths], side)
        pen.flat(
            corners(outer, band[::-1]),
            pen.light.rim,
            opacity=min(0.9, rim) * (0.9 if nx * side > 0.3 else 0.4),
        )


@dataclass(frozen=True)
class Sleeve:
    """Half widths of a covered limb at its three joints and how far down it reaches (1: the end)."""

    widths: tuple[float, float, float]
    reach: float = 1.0


def _cut(limb: Limb, sleeve: Sleeve) -> tuple[list[Point], list[float], list[Point], list[float]]:
    """The spines and half widths of the upper and lower part of a sleeve."""
    a, b, c = limb.a, limb.b, limb.c
    wa, wb, wc = sleeve.widths
    if sleeve.reach <= 0.5:
        end = sleeve.reach / 0.5
        cut = [lerp(a, b, end * s) for s in (0, 0.33, 0.66, 1)]
        return cut, [wa + (wb - wa) * end * s for s in (0, 0.33, 0.66, 1)], [], []
    end = (sleeve.reach - 0.5) / 0.5
    upper = [lerp(a, b, s) for s in (0, 0.33, 0.66, 1)]
    lower = [lerp(b, c, end * s) for s in (0, 0.33, 0.66, 1)]
    swell = [1.0, 1.03, 1.0, 1.0]
    return (upper, [(wa + (wb - wa) * s) * f for s, f in zip((0, 0.33, 0.66, 1), swell, strict=True)],
            lower, [(wb + (wc - wb) * end * s) for s in (0, 0.33, 0.66, 1)])  # fmt: skip


def covered(
    pen: Pen, ink: Ink, limb: Limb, sleeve: Sleeve, *, body: Point | None = None,
    bare: float = 0.34, folds: bool = True, between: Callable[[], None] | None = None,
) -> tuple[Point, Point, float]:  # fmt: skip
    """Draw a sleeve or trouser leg; returns its end, the direction there and its half width.

    `between` draws what comes out of the sleeve; the nearer part of the sleeve lies over it.
    """
    upper, wide, lower, narrow = _cut(limb, sleeve)
    lit = body is None or (upper[0][0] + (lower or upper)[-1][0]) / 2 > body[0] + 20
    start = Ends(start=True, end=bool(lower), bare=bare, body=body)
    parts = [(upper, wide, start), (lower, narrow, Ends(body=body))]
    behind = limb.depth[2] < limb.depth[1] - 8 and limb.depth[2] < limb.depth[0]
    for i, (spine, widths, ends) in enumerate(parts[::-1] if behind else parts):
        if between and i == (0 if behind else 1):
            between()
        if spine:
            tube(pen, ink, spine, widths, ends)
            shade(pen, ink, spine, widths, lit=lit)
    if folds and lower:
        _folds(pen, ink, limb, wide[-1])
    return _end(lower or upper, narrow or wide)


def forearm(
    pen: Pen, ink: Ink, limb: Limb, widths: tuple[float, float], start: float = 0.0
) -> None:
    """Draw a bare forearm from the elbow (0, round) or from further down to the wrist (1)."""
    shares = [start + (1 - start) * u for u in (0.0, 0.33, 0.66, 1.0)]
    spine = [lerp(limb.b, limb.c, u) for u in shares]
    half = [widths[0] + (widths[1] - widths[0]) * u for u in shares]
    back = _cap(spine[::-1], half[::-1], -1) if not start else []
    left, right = offset(spine, half), offset(spine, half, -1)
    data = smooth([*left, *right[::-1], *back]) + "Z"
    pen.solid(data, ink, line=0.0)
    pen.stroke(smooth([*right[::-1], *back, *left]), ink.line)
    shade(pen, ink, spine, half, lit=False)


def _end(spine: Sequence[Point], widths: Sequence[float]) -> tuple[Point, Point, float]:
    (x0, y0), (x1, y1) = spine[-2], spine[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    return spine[-1], ((x1 - x0) / length, (y1 - y0) / length), widths[-1]


def _folds(pen: Pen, ink: Ink, limb: Limb, w: float) -> None:
    a, b, c = limb.a, limb.b, limb.c
    u, v = _way(a, b), _way(b, c)
    cross = u[0] * v[1] - u[1] * v[0]
    side = -1.0 if cross > 0 else 1.0  # the inner side of the bend, as an offset to the left
    if abs(cross) < 0.12:
        return
    n = (u[1] * side, -u[0] * side)
    inner = (b[0] - n[0] * -w * 0.95, b[1] - n[1] * -w * 0.95)
    for i, (along, deep) in enumerate(((-0.55, 0.9), (0.05, 1.25), (0.6, 0.8))):
        start = (inner[0] + u[0] * w * along, inner[1] + u[1] * w * along)
        end = (
            b[0] - n[0] * w * (deep - 0.75) + u[0] * w * along * 1.5,
            b[1] - n[1] * w * (deep - 0.75) + u[1] * w * along * 1.5,
        )
        mid = lerp(start, end, 0.5)
        mid = (mid[0] + u[0] * 4, mid[1] + u[1] * 4)
        pen.stroke(corners([start, mid, end], closed=False), ink.line if i == 1 else ink.deep, 2.4)


def _way(a: Point, b: Point) -> Point:
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def cuff(
    pen: Pen, ink: Ink, end: Point, way: Point, half: float, tall: float, flare: float = 1.06
) -> None:
    """Draw a band round the end of a sleeve, `tall` long."""
    nx, ny = way[1], -way[0]
    w0, w1 = half * flare, half * flare
    a = (end[0] - way[0] * tall, end[1] - way[1] * tall)
    bulge = half * 0.16
    near = [
        (a[0] + nx * w0, a[1] + ny * w0),
        (a[0] + way[0] * bulge, a[1] + way[1] * bulge),
        (a[0] - nx * w0, a[1] - ny * w0),
    ]
    far = [
        (end[0] - nx * w1, end[1] - ny * w1),
        (end[0] + way[0] * bulge, end[1] + way[1] * bulge),
        (end[0] + nx * w1, end[1] + ny * w1),
    ]
    data = corners(near, [near[-1], far[0]], far, [far[-1], near[0]])
    pen.solid(data, ink)
    side = 1 if nx + 0.5 * ny > 0 else -1
    pen.flat(corners([lerp(near[1], near[0 if side > 0 else 2], 0.3), near[0 if side > 0 else 2]],
                     [near[0 if side > 0 else 2], far[2 if side > 0 else 0]],
                     [far[2 if side > 0 else 0], lerp(far[1], far[2 if side > 0 else 0], 0.3)]), ink.dark)  # fmt: skip


def shoe(
    pen: Pen,
    ink: Ink,
    leg: Limb,
    half: float,
    *,
    sole: Ink,
    tall: float = 0.0,
    strap: Ink | None = None,
) -> None:
    """Draw a shoe round heel and toe; `tall` raises its shaft (boots), `strap` crosses it."""
    drop = 0.16 * max(0.0, _front(leg))
    toe = (leg.tip[0], leg.tip[1] + drop)
    ankle = leg.c
    up = _way(ankle, leg.b)
    top = (ankle[0] + up[0] * tall, ankle[1] + up[1] * tall)
    n = (-up[1], up[0])
    rim = [(top[0] + n[0] * half * s, top[1] + n[1] * half * s) for s in (-1, 1)]
    body = (
        _ball(leg.heel, half * 0.92, -0.62)
        + _ball(toe, half * 0.98, -0.5)
        + _ball(lerp(ankle, toe, 0.55), half * 0.95, -0.6)
    )
    foot = hull([*body, *([] if tall else rim)])
    bottom = [
        (x, y + 5) for x, y in _ball(leg.heel, half * 0.9, -0.1) + _ball(toe, half * 0.98, -0.1)
    ]
    pen.solid(smooth(hull(bottom), closed=True), sole)
    if tall:
        w = half * 1.06
        shaft = [(ankle[0] + n[0] * w * s, ankle[1] + n[1] * w * s + 10) for s in (-1, 1)]
        data = corners(
            [rim[0], shaft[0]], [shaft[0], shaft[1]], [shaft[1], rim[1]], [rim[1], rim[0]]
        )
        pen.solid(data, ink)
        pen.flat(
            corners(
                [lerp(rim[0], rim[1], 0.64), lerp(shaft[0], shaft[1], 0.6)],
                [lerp(shaft[0], shaft[1], 0.6), shaft[1], rim[1]],
                [rim[1], lerp(rim[0], rim[1], 0.64)],
            ),
            ink.dark,
        )
    data = smooth(foot, closed=True)
    pen.solid(data, ink, line=0.0 if tall else LINE)
    if tall:
        pen.stroke(smooth([p for p in foot if p[1] > ankle[1]] or foot), ink.line)
    low = [(x, y - half * 0.18) for x, y in bottom]
    pen.flat(
        smooth(hull([p for p in low if p[1] > leg.heel[1] - half * 0.55] or low), closed=True),
        ink.dark,
        opacity=0.8,
    )
    x, y = lerp(ankle, toe, 0.7)
    pen.dot(
        (x - half * 0.3, y + half * 0.12), half * 0.28, half * 0.14, fill=ink.bright, opacity=0.8
    )
    if strap:
        p, q = lerp(ankle, toe, 0.36), lerp(ankle, toe, 0.62)
        pen.stroke(
            corners(
                [(p[0] - half * 0.8, p[1] + 4), (q[0], q[1] + 3), (p[0] + half * 0.8, p[1] + 4)],
                closed=False,
            ),
            strap.line,
            3.0,
        )


def _front(leg: Limb) -> float:
    return max(0.0, 64.0 - math.hypot(leg.tip[0] - leg.heel[0], 0))


def _ball(at: Point, r: float, top: float) -> list[Point]:
    """Points of the part of a circle below `top` × r, whose lowest point is `at`."""
    x, y = at[0], at[1] - r * 0.62
    out = []
    for i in range(12):
        a = math.radians(i * 30)
        dy = math.sin(a)
        if dy >= top:
            out.append((x + r * math.cos(a), y + r * 0.62 * dy))
    return out
