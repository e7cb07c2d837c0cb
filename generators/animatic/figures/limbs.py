"""Arms and legs: sleeves, trousers, bare limbs, socks and shoes on the bones of a skeleton."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import corners, hull, lerp, normals, offset
from .pen import LINE, Ink, Pen


def tube(pen: Pen, ink: Ink, spine: Sequence[Point], widths: Sequence[float], *, cap: bool, bare: float = 0.0) -> None:
    """Draw one bone's worth of limb; `cap` rounds its far end, the first `bare` has no line."""
    left, right = offset(spine, widths), offset(spine, widths, -1)
    end, w = spine[-1], widths[-1]
    nx, ny = normals(spine)[-1]
    dx, dy = -ny, nx
    nose = [(end[0] + nx * w * 0.7 + dx * w * 0.75, end[1] + ny * w * 0.7 + dy * w * 0.75),
            (end[0] + dx * w, end[1] + dy * w),
            (end[0] - nx * w * 0.7 + dx * w * 0.75, end[1] - ny * w * 0.7 + dy * w * 0.75)]  # fmt: skip
    around = [*left, *(nose if cap else []), *right[::-1]]
    data = smooth(around) + "Z" if cap else corners(left, [left[-1], right[-1]], right[::-1], [right[0], left[0]])
    pen.solid(data, ink, line=0.0)
    start = round(bare * (len(left) - 1))
    if cap:
        pen.stroke(smooth(around[start : len(around) - start]), ink.line)
    else:
        pen.stroke(smooth(left[start:]), ink.line)
        pen.stroke(smooth(right[start:]), ink.line)


def shade(pen: Pen, ink: Ink, spine: Sequence[Point], widths: Sequence[float], part: float = 0.42) -> None:
    """Shade a tube's lower right side and light its rim."""
    if pen.contour:
        return
    nx, ny = normals(spine)[len(spine) // 2]
    side = 1.0 if nx + 0.5 * ny > 0 else -1.0
    inner = [w * (part * 0.6 if i % 2 else part) * side for i, w in enumerate(widths)]
    outer = offset(spine, widths, side)
    pen.flat(corners(offset(spine, inner), outer[::-1]), ink.dark)
    rim = pen.light.rim_strength
    if rim >= 0.1:
        band = offset(spine, [max(w - 6.0, w * 0.7) for w in widths], side)
        pen.flat(corners(outer, band[::-1]), pen.light.rim, opacity=min(0.9, rim) * (0.9 if nx * side > 0.3 else 0.4))


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


def covered(pen: Pen, ink: Ink, limb: Limb, sleeve: Sleeve, *, bare: float = 0.34, folds: bool = True) -> tuple[Point, Point, float]:
    """Draw a sleeve or trouser leg; returns its end, the direction there and its half width."""
    upper, wide, lower, narrow = _cut(limb, sleeve)
    if not lower:
        tube(pen, ink, upper, wide, cap=False, bare=bare)
        shade(pen, ink, upper, wide)
        return _end(upper, wide)
    behind = limb.depth[2] < limb.depth[1] - 8 and limb.depth[2] < limb.depth[0]
    parts = [(upper, wide, True, bare), (lower, narrow, False, 0.0)]
    for spine, widths, cap, open_ in parts[::-1] if behind else parts:
        tube(pen, ink, spine, widths, cap=cap, bare=open_)
        shade(pen, ink, spine, widths)
    if folds:
        _folds(pen, ink, limb, wide[-1])
    return _end(lower, narrow)


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
        end = (b[0] - n[0] * w * (deep - 0.75) + u[0] * w * along * 1.5, b[1] - n[1] * w * (deep - 0.75) + u[1] * w * along * 1.5)
        mid = lerp(start, end, 0.5)
        mid = (mid[0] + u[0] * 4, mid[1] + u[1] * 4)
        pen.stroke(corners([start, mid, end], closed=False), ink.line if i == 1 else ink.deep, 2.4)


def _way(a: Point, b: Point) -> Point:
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def cuff(pen: Pen, ink: Ink, end: Point, way: Point, half: float, tall: float, flare: float = 1.06) -> None:
    """Draw a band round the end of a sleeve, `tall` long."""
    nx, ny = way[1], -way[0]
    w0, w1 = half * flare, half * flare
    a = (end[0] - way[0] * tall, end[1] - way[1] * tall)
    bulge = half * 0.16
    near = [(a[0] + nx * w0, a[1] + ny * w0), (a[0] + way[0] * bulge, a[1] + way[1] * bulge), (a[0] - nx * w0, a[1] - ny * w0)]
    far = [(end[0] - nx * w1, end[1] - ny * w1), (end[0] + way[0] * bulge, end[1] + way[1] * bulge), (end[0] + nx * w1, end[1] + ny * w1)]
    data = corners(near, [near[-1], far[0]], far, [far[-1], near[0]])
    pen.solid(data, ink)
    side = 1 if nx + 0.5 * ny > 0 else -1
    pen.flat(corners([lerp(near[1], near[0 if side > 0 else 2], 0.3), near[0 if side > 0 else 2]],
                     [near[0 if side > 0 else 2], far[2 if side > 0 else 0]],
                     [far[2 if side > 0 else 0], lerp(far[1], far[2 if side > 0 else 0], 0.3)]), ink.dark)  # fmt: skip


def shoe(pen: Pen, ink: Ink, leg: Limb, half: float, *, sole: Ink, tall: float = 0.0, strap: Ink | None = None) -> None:
    """Draw a shoe round heel and toe; `tall` raises its shaft (boots), `strap` crosses it."""
    drop = 0.16 * max(0.0, _front(leg))
    toe = (leg.tip[0], leg.tip[1] + drop)
    ankle = leg.c
    up = _way(ankle, leg.b)
    top = (ankle[0] + up[0] * tall, ankle[1] + up[1] * tall)
    n = (-up[1], up[0])
    rim = [(top[0] + n[0] * half * s, top[1] + n[1] * half * s) for s in (-1, 1)]
    body = _ball(leg.heel, half * 0.92, -0.62) + _ball(toe, half * 0.98, -0.5) + _ball(lerp(ankle, toe, 0.55), half * 0.95, -0.6)
    foot = hull([*body, *( [] if tall else rim)])
    bottom = [(x, y + 5) for x, y in _ball(leg.heel, half * 0.9, -0.1) + _ball(toe, half * 0.98, -0.1)]
    pen.solid(smooth(hull(bottom), closed=True), sole)
    if tall:
        w = half * 1.06
        shaft = [(ankle[0] + n[0] * w * s, ankle[1] + n[1] * w * s + 10) for s in (-1, 1)]
        data = corners([rim[0], shaft[0]], [shaft[0], shaft[1]], [shaft[1], rim[1]], [rim[1], rim[0]])
        pen.solid(data, ink)
        pen.flat(corners([lerp(rim[0], rim[1], 0.64), lerp(shaft[0], shaft[1], 0.6)], [lerp(shaft[0], shaft[1], 0.6), shaft[1], rim[1]], [rim[1], lerp(rim[0], rim[1], 0.64)]), ink.dark)
    data = smooth(foot, closed=True)
    pen.solid(data, ink, line=0.0 if tall else LINE)
    if tall:
        pen.stroke(smooth([p for p in foot if p[1] > ankle[1]] or foot), ink.line)
    low = [(x, y - half * 0.18) for x, y in bottom]
    pen.flat(smooth(hull([p for p in low if p[1] > leg.heel[1] - half * 0.55] or low), closed=True), ink.dark, opacity=0.8)
    x, y = lerp(ankle, toe, 0.7)
    pen.dot((x - half * 0.3, y + half * 0.12), half * 0.28, half * 0.14, fill=ink.bright, opacity=0.8)
    if strap:
        p, q = lerp(ankle, toe, 0.36), lerp(ankle, toe, 0.62)
        pen.stroke(corners([(p[0] - half * 0.8, p[1] + 4), (q[0], q[1] + 3), (p[0] + half * 0.8, p[1] + 4)], closed=False), strap.line, 3.0)


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
