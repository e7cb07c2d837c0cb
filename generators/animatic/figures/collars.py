"""What goes round the neck of clothes: necklines, collars, bows, hoods, belts, blossoms."""

from __future__ import annotations

import math

from ..draw import Point
from ..light import mix
from .curves import Map, corners, lerp, placed, sketch
from .fit import SIDES, Fit
from .pen import LINE, Ink, Pen


def neckline(fit: Fit, wide: float, deep: float) -> None:
    """Show skin in an open neck that is `wide` units to each side and ends at height `deep`."""
    if fit.away:
        return
    skin = fit.skin
    half = [
        (fit.torso.across(wide * (1 - s) ** 0.8, deep * s), deep * s) for s in (0.02, 0.3, 0.65, 1)
    ]
    left = " ".join(f"{-u:.3f},{v:.3f}" for u, v in half)
    right = " ".join(f"{u:.3f},{v:.3f}" for u, v in half[-2::-1])
    cut = f"{left} | {right}"
    fit.sew(f"{cut} | 1,-.03 | -1,-.03", skin, line=0)
    fit.seam(cut, skin.line)
    if deep > 0.12:
        for s in SIDES:
            fit.seam(".04,.105 .17,.075", skin.deep, 2.0, flip=s)


def stand_collar(fit: Fit, ink: Ink, tall: float = 30.0, *, split: bool = True) -> None:
    """Draw a collar that stands round the neck."""
    t = fit.torso
    tall, half = tall * t.unit, 35 * (0.6 + 0.4 * t.broad)
    (x, _), (cx, cy) = t.at(0, 0.03), t.on(0, 0.0)
    mid, lean = cx + (x - cx) * 0.5, (x - cx) * 0.25
    rim = [(mid - half - lean * 0.4, cy - tall), (mid + lean, cy - tall + half * 0.30),
           (mid + half - lean * 0.4, cy - tall)]  # fmt: skip
    foot = [(mid + half * 1.12, cy + 8), (x, cy + half * 0.52), (mid - half * 1.12, cy + 8)]
    fit.pen.solid(corners(rim, foot[:1], foot), ink, line=3.0)
    high, low = lerp(rim[1], rim[2], 0.42), lerp(foot[1], foot[0], 0.36)
    fit.pen.flat(corners([high, low], foot[:1], rim[2:]), ink.dark)
    if split and not fit.away:
        fit.pen.stroke(corners([rim[1], foot[1]], closed=False), ink.line, 3.0)


def shirt_collar(fit: Fit, ink: Ink) -> None:
    """Draw the two points of a shirt's collar."""
    if fit.away:
        stand_collar(fit, ink, 16, split=False)
        return
    for s in SIDES:
        fit.sew(".02,.085 | .8,-.04 | .75,.025 | .26,.13", ink, flip=s)


def bow_tie(fit: Fit, ink: Ink, v: float, size: float = 1.0, *, tails: float = 1.0) -> None:
    """Draw a tied ribbon with loops and tails."""
    if fit.away:
        return
    pen, end = fit.pen, 78 * tails
    k = size * fit.torso.unit
    squeeze = 1.0 if abs(fit.torso.skeleton.yaw) < 10 else 0.84
    x, y = fit.torso.at(0, v)
    for s in SIDES:

        def to(p: Point, s: int = s) -> Point:
            return (x + s * p[0] * k * squeeze, y + p[1] * k)

        pen.solid(
            sketch(
                f"2,4 20,{end * 0.5} 24,{end} | 34,{end * 0.86} | 46,{end * 0.92} | 34,{end * 0.4} 8,2",
                to,
            ),
            ink,
        )
        pen.flat(sketch(f"4,6 24,{end * 0.5} 30,{end * 0.9} | 36,{end * 0.5} 9,4", to), ink.dark)
        loop(pen, to, ink)
    knot = sketch("-11,-10 0,-13 11,-10 12,8 0,12 -12,8 -11,-10", placed((x, y), k))
    pen.solid(knot, ink)
    pen.dot((x - 3 * k, y - 4 * k), 3 * k, fill=ink.bright)


def loop(pen: Pen, to: Map, ink: Ink) -> None:
    """Draw one loop of a bow, from its knot at (0, 0) to the right."""
    pen.solid(sketch("3,-7 30,-30 52,-24 54,4 44,20 20,14 3,7", to), ink)
    pen.flat(sketch("5,5 30,2 53,6 | 44,19 20,13 5,5", to), ink.dark)
    pen.stroke(sketch("8,-3 26,-10", to, closed=False), ink.line, 2.2)


def hood(fit: Fit, ink: Ink) -> None:
    """Draw a hood that lies on the back, behind the neck."""
    x, y = fit.torso.on(0, 0.0)
    w, lean = 78 * fit.torso.girth, -fit.torso.skeleton.yaw * 0.5

    def to(p: Point) -> Point:
        return (x + p[0] * w + (lean if p[1] < 30 else 0.0), y + p[1])

    outer = "-1,26 -.98,-22 -.5,-48 0,-54 .5,-48 .98,-22 1,26 | 0,44 -1,26"
    fit.pen.solid(sketch(outer, to), ink, fill=ink.dark, line=3.0)
    fit.pen.flat(sketch("-.7,10 -.5,-26 0,-36 .5,-26 .7,10 | 0,40 -.7,10", to), ink.deep)


def hood_front(fit: Fit, ink: Ink) -> None:
    """Draw the hood's edge that comes round to the chest, or the hood on the back."""
    if fit.away:
        fit.sew("-.62,0 -.5,.26 0,.36 .5,.26 .62,0 | 0,-.05 -.62,0", ink)
        fit.tone("-.5,.02 -.36,.16 0,.22 .36,.16 .5,.02 | 0,0 -.5,.02", ink.dark)
        return
    for s in SIDES:
        fit.sew(".85,-.04 .42,.05 0,.15 | .06,.24 | .44,.15 .74,.04 1,-.04 .85,-.04", ink, flip=s)
        fit.tone(".06,.235 .32,.14 .6,.03 .95,-.03 | .72,.04 .42,.15 .06,.235", ink.dark, flip=s)


def belt(fit: Fit, ink: Ink, v: float) -> None:
    """Draw a belt with a buckle in the accent."""
    t, pen = fit.torso, fit.pen
    pen.solid(t.shape(v - 0.025, v + 0.045, 1.13), ink, fill=mix(ink.lit, ink.dark, 0.55))
    if not fit.away:
        buckle = sketch("-15,-13 | 15,-13 | 15,13 | -15,13", fit.near(v + 0.01, 0.02))
        pen.stroke(buckle, fit.accent.line, 3.6 + LINE)
        pen.stroke(buckle, fit.accent.lit, 3.6)


def blossom(fit: Fit, at: Point, size: float) -> None:
    """Draw a five-petalled flower of a pattern."""
    for i in range(5):
        a = math.radians(i * 72 - 90)
        petal = (at[0] + size * 0.55 * math.cos(a), at[1] + size * 0.55 * math.sin(a))
        fit.pen.dot(petal, size * 0.46, fill=fit.second.lit)
    fit.pen.dot(at, size * 0.26, fill=fit.accent.lit)
