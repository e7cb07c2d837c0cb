"""The ends of sleeves: cuffs of every cut, and the hanging sleeve of a kimono."""

from __future__ import annotations

import math

from ..draw import Point, smooth
from .body import Limb
from .collars import blossom
from .curves import corners, lerp
from .fit import Fit
from .limbs import End, cuff
from .pen import LINE, Ink


def finish(fit: Fit, kind: str, ink: Ink, at: End) -> None:
    """Draw the cuff of a sleeve."""
    end, way, half = at
    if kind == "sailor":
        cuff(fit.pen, fit.main, at, 30, 1.1)
        for back in (10, 19):
            _ring(fit, at, back, fit.second.lit, 2.6)
    elif kind == "shirt":
        ahead = (end[0] + way[0] * 9, end[1] + way[1] * 9)
        cuff(fit.pen, fit.second, (ahead, way, half * 0.9), 12, 1.0)
        cuff(fit.pen, ink, at, 3, 1.04)
        _studs(fit, at, 12)
    elif kind == "ribbed":
        cuff(fit.pen, ink, at, 26, 0.94)
        for i in (-2, -1, 0, 1, 2):
            line = [_on(at, i * 0.36, 0), _on(at, i * 0.36, 20)]
            fit.pen.stroke(smooth(line), ink.deep, 2.0, opacity=0.75)
    elif kind == "gold":
        cuff(fit.pen, ink, at, 4, 1.04)
        _studs(fit, at, 14)
    elif kind == "braid":
        cuff(fit.pen, ink, at, 4, 1.04)
        _ring(fit, at, 26, fit.accent.line, 4.4 + LINE)
        _ring(fit, at, 26, fit.accent.lit, 4.4)
    else:
        cuff(fit.pen, ink, at, {"rolled": 24, "short": 12, "coat": 40}[kind], 1.1)


def _on(at: End, across: float, back: float) -> Point:
    """A point of a sleeve: `across` half widths to its left, `back` units from its end."""
    (x, y), (dx, dy), half = at
    return (x + dy * half * across - dx * back, y - dx * half * across - dy * back)


def _ring(fit: Fit, at: End, back: float, colour: str, width: float) -> None:
    fit.pen.stroke(
        smooth([_on(at, 1, back), _on(at, 0, back - 4), _on(at, -1, back)]), colour, width
    )


def _studs(fit: Fit, at: End, back: float) -> None:
    for i in range(2):
        fit.stud(_on(at, 0.58, back + 14 * i), 4.0)


def wide_sleeve(fit: Fit, ink: Ink, limb: Limb, k: float) -> None:
    """Draw a kimono's sleeve: a bag that hangs from the forearm."""
    a, b, c = limb.a, limb.b, lerp(limb.b, limb.c, 0.8)
    ux, uy = c[0] - a[0], c[1] - a[1]
    length = math.hypot(ux, uy) or 1.0
    vx, vy, w = ux / length, uy / length, 36 * k
    out = 1 if vy * (a[0] - fit.torso.skeleton.neck[0]) > 0 else -1
    nx, ny = vy * out * w, -vx * out * w  # away from the body
    top = [(a[0] - vx * w * 0.9, a[1] - vy * w * 0.9), (a[0] + nx, a[1] + ny),
           (b[0] + nx * 0.8, b[1] + ny * 0.8), (c[0] + nx * 0.7, c[1] + ny * 0.7)]  # fmt: skip
    drop, inner = 118 * k, lerp(b, c, 0.15)
    end = (c[0] - nx * 0.3 + 0.10 * ux, c[1] + drop * (0.55 if abs(ux) < abs(uy) else 1.0))
    low = (inner[0] - nx, inner[1] + drop * 0.8)
    under = [
        low,
        (a[0] - nx * 0.9 + 0.2 * ux, a[1] - ny * 0.9 + 0.24 * uy),
        (a[0] - nx * 0.7, a[1] - ny * 0.7),
    ]
    mouth = [top[-1], end]
    pen = fit.pen
    pen.solid(corners(top, mouth, [low], under), ink, line=0)
    pen.flat(
        corners([lerp(a, b, 0.4), lerp(b, c, 0.5), end], [low], [under[1]]), ink.dark, opacity=0.85
    )
    pen.stroke(smooth([lerp(top[-1], end, 0.04), lerp(top[-1], end, 0.96)]), fit.second.lit, 9)
    bag = lerp(lerp(b, c, 0.6), lerp(low, end, 0.5), 0.6)
    for spot in (bag, lerp(bag, lerp(low, end, 0.7), 0.55), lerp(bag, lerp(c, end, 0.4), 0.5)):
        blossom(fit, spot, 12 * k)
    pen.stroke(corners(top, mouth, [low], under[:2], closed=False), ink.line)
