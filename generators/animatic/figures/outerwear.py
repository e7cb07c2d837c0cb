"""Coats and working clothes on the torso: coat, raincoat, uniform, apron, kimono."""

from __future__ import annotations

from ..draw import smooth
from ..light import mix
from .collars import belt, blossom, bow_tie, hood_front, neckline, shirt_collar, stand_collar
from .curves import Run, corners, lerp, placed, sketch
from .fit import SIDES, Fit
from .lower import Hem, skirt, skirt_lines, spot
from .pen import BOLD, Ink

COAT = Hem(0.60, 0.52, 0.34, margin=34)
RAIN = Hem(0.50, 0.36, 0.5, margin=40)
APRON = Hem(0.60, 0.44, 0.16, margin=22)
KIMONO = Hem(0.60, 0.90, -0.12, margin=26)


def coat(fit: Fit) -> None:
    """A long double-breasted coat with a belt over a rolled collar."""
    ink, t = fit.main, fit.torso
    _, low = skirt(fit, ink, COAT)
    fit.body(ink, 0.0, 0.68, 1.10)
    if fit.away:
        fit.seam("0,.03 0,.62", ink.line)
        stand_collar(fit, ink, 26, split=False)
        belt(fit, ink, 0.60)
        return
    closing = [
        t.at(0.16, 0.66),
        lerp(t.at(0.16, 0.9), low[2], 0.5),
        (low[2][0] + 22, low[2][1] + 4),
    ]
    fit.pen.stroke(smooth(closing), ink.line, 3.0)
    fit.sew("-.95,-.02 -.22,.1 -.11,.22 0,.34 | .11,.22 .22,.1 .95,-.02", fit.second)
    stand_collar(fit, fit.second, 30, split=False)
    for s in SIDES:
        fit.sew(
            "1,-.04 .24,.1 .12,.23 .02,.36 | .52,.29 | .66,.185 | .52,.155 | .82,.1 | .8,.03 1,-.04",
            ink, flip=s, out=1.06,
        )  # fmt: skip
        fit.tone(".06,.352 .34,.25 .52,.165 | .64,.188 | .51,.286", ink.dark, flip=s, out=1.06)
        at = t.on(s * t.wide(0.86) * 0.72, 0.89)
        fit.pen.solid(sketch("-24,2 | 24,-2 | 26,14 | -26,20", placed(at, t.unit)), ink, line=2.4)
    fit.tone(".56,0 .62,.07 .56,.14 | .8,.1 | .66,.03 .56,0", ink.dark, out=1.06)
    for u, v in ((-0.30, 0.40), (0.26, 0.40), (-0.30, 0.52), (0.26, 0.52)):
        fit.button(u, v, 7.5)
    belt(fit, ink, 0.60)
    below = placed(t.on(0, 0.6), t.unit)
    for p in ((-20, 70), (26, 70), (-20, 130), (26, 130)):
        fit.stud(below(p), 7.0 * t.unit)


def raincoat(fit: Fit) -> None:
    """A shiny coat that widens downwards, with toggles and pockets."""
    ink, t, pen = fit.main, fit.torso, fit.pen
    waist, low = skirt(fit, ink, RAIN)
    fit.body(ink, 0.0, 0.56, 1.13)
    edge = [lerp(waist[0], low[0], s) for s in (0.3, 0.6, 0.85)]
    shine = [lerp(waist[0], low[0], 0.3), lerp(waist[1], low[1], 0.5), lerp(waist[0], low[0], 0.85)]
    pen.flat(
        corners(shine, [lerp(edge[1], low[1], 0.14), edge[0]]),
        mix(ink.bright, "#ffffff", 0.45),
        opacity=0.55,
    )
    pen.stroke(smooth([(x, y - 14) for x, y in low]), ink.deep, 2.4)
    if fit.away:
        return
    closing = [t.at(0.10, 0.16), t.at(0.13, 0.55), (low[2][0] + 10, low[2][1] + 2)]
    pen.stroke(smooth(closing), ink.line, 3.0)
    for v in (0.26, 0.45, 0.64):
        near = fit.near(v, 0.0)
        for s in SIDES:
            pen.cord(sketch(f"12,0 {12 + s * 26},-3", near, closed=False), fit.second, 3.0)
        pen.capsule(sketch("2,-3 22,2", near, closed=False), fit.accent, 11 * t.unit)
    for share in (0.2, 0.8):
        at = placed(lerp(spot(waist, share), spot(low, share), 0.42), t.unit)
        pen.solid(sketch("-27,0 | 27,0 | 25,44 | 0,52 -25,44", at), ink, line=2.6)
        pen.solid(sketch("-30,-5 | 30,-5 | 29,11 | 0,17 -29,11", at), ink, line=2.4)


def rain_collar(fit: Fit) -> None:
    """The hood of a raincoat."""
    hood_front(fit, fit.main)


def uniform(fit: Fit) -> None:
    """A double-breasted service jacket with cord and belt."""
    ink = fit.main
    fit.body(ink, 0.0, 1.1, 1.08)
    belt(fit, fit.leather, 0.62)
    if fit.away:
        fit.seam("0,.04 0,1.08", ink.line)
        stand_collar(fit, ink, 24, split=False)
        return
    fit.sew("-.9,-.02 -.2,.1 0,.24 | .2,.1 .9,-.02", fit.second)
    fit.sew("-.05,.07 | .05,.07 | .07,.18 0,.235 | -.07,.18 -.05,.07", fit.trousers)
    for s in SIDES:
        fit.sew("1,-.04 .21,.1 0,.25 | .42,.2 | .54,.09 | .8,.02 1,-.04", ink, flip=s)
        fit.tone("0,.25 | .42,.2 | .54,.09 | .3,.14 0,.25", ink.dark, flip=s)
        fit.sew(".4,.8 .8,.78 | .8,.85 | .6,.885 .4,.87", ink, flip=s, line=2.4)
    shirt_collar(fit, fit.second)
    fit.seam("0,.25 .32,.34 .3,.6", ink.line, 3.0)
    fit.seam(".3,.66 .26,1.1", ink.line, 3.0)
    for v in (0.32, 0.44, 0.55, 0.76, 0.90):
        fit.button(-0.27, v)
        fit.button(0.21, v)
    for drop, end in ((0.40, 0.28), (0.45, 0.30)):
        fit.braid(f".86,.11 .62,{drop} .2,{end}", fit.accent, 3.2)


def epaulettes(fit: Fit) -> None:
    """The boards on a uniform's shoulders."""
    t, pen, ink = fit.torso, fit.pen, fit.accent
    for s in SIDES:
        (ax, ay), (bx, by) = (
            t.on(s * t.wide(0.085) * u, v) for u, v in ((0.56, 0.035), (1.06, 0.10))
        )
        n = 11 * t.unit
        board = f"{ax},{ay - n} | {bx},{by - n} | {bx + s * 7},{by} {bx},{by + n} | {ax},{ay + n}"
        pen.solid(sketch(board), ink)
        pen.dot(
            lerp((ax, ay), (bx, by), 0.3), 4 * t.unit, fill=ink.bright, line=ink.line, width=1.8
        )


def apron(fit: Fit) -> None:
    """A shirt with a kerchief under an apron with a bib and a pocket."""
    fit.body(fit.second, 0.0, 1.0, 1.06)
    if fit.away:
        _apron_back(fit)
        return
    ink, accent, pen, t = fit.main, fit.accent, fit.pen, fit.torso
    fit.seam("0,.1 0,.3", fit.second.line)
    neckline(fit, 28, 0.10)
    low = _apron_skirt(fit)
    fit.sew("-.5,.27 0,.285 .5,.27 | .54,.45 .8,.62 | -.8,.62 | -.54,.45 -.5,.27", ink, out=1.05)
    fit.tone(".32,.28 .4,.42 .34,.615 | .76,.615 | .53,.45 .49,.275", ink.dark, out=1.05)
    fit.seam("-.47,.3 0,.318 .47,.3", accent.lit, 5, out=1.05)
    for s in SIDES:
        fit.sew(".36,.01 | .38,.28 | .5,.275 | .5,.02", ink, flip=s, out=1.03)
    pen.solid(t.shape(0.585, 0.64, 1.09), ink, fill=mix(ink.lit, ink.dark, 0.5))
    pocket = placed(lerp(t.on(0, 0.64), low[2], 0.42), t.unit)
    pen.solid(sketch("-58,-30 | 58,-30 | 55,40 0,54 -55,40 -58,-30", pocket), ink, line=2.6)
    pen.stroke(sketch("-54,-20 54,-20", pocket, closed=False), accent.lit, 4)
    shirt_collar(fit, fit.second)
    bow_tie(fit, accent, 0.12, 0.62, tails=0.6)


def _apron_back(fit: Fit) -> None:
    ink = fit.main
    for s in SIDES:
        fit.sew(".42,.02 | -.1,.58 | .02,.6 | .56,.03", ink, flip=s)
    belt(fit, ink, 0.60)
    for s in SIDES:
        knot = placed(fit.torso.on(0, 0.61), fit.torso.unit, s)
        fit.pen.solid(sketch("0,-5 34,-26 46,4 26,14 0,5", knot), ink)
        fit.pen.solid(sketch("3,4 22,60 20,104 | 38,98 | 30,44 10,2", knot), ink)
    shirt_collar(fit, fit.second)


def _apron_skirt(fit: Fit) -> Run:
    """Draw the lower part of an apron, open at the back; returns its hem."""
    waist, low = skirt_lines(fit, APRON)
    pen, ink = fit.pen, fit.main
    left, right = lerp(low[0], low[1], 0.25), lerp(low[4], low[3], 0.25)
    pen.solid(
        corners([waist[0], left], [*low[1:4], right], [waist[-1]], waist[::-1]), ink, line=BOLD
    )
    for i, s in enumerate((0.26, 0.46, 0.64)):
        start = lerp(lerp(waist[0], waist[-1], s), spot(low, s), 0.1 + 0.15 * (i % 2))
        pen.flat(corners([start, spot(low, s - 0.02)], [spot(low, s + 0.04)]), ink.dark)
    edge = [lerp(waist[2], waist[-1], 0.55), lerp(waist[-1], low[3], 0.6), spot(low, 0.72)]
    pen.flat(corners(edge, [right], [waist[-1]]), ink.dark, opacity=0.9)
    trim = [(x, y - 12) for x, y in (left, *low[1:4], right)]
    pen.stroke(smooth(trim), fit.accent.lit, 5, cap="butt")
    pen.edge([waist[-1], lerp(waist[-1], right, 0.5), right])
    return low


def kimono(fit: Fit) -> None:
    """A kimono with crossed collars, a broad sash and a pattern at the hem."""
    ink, t, pen = fit.main, fit.torso, fit.pen
    _, low = skirt(fit, ink, KIMONO)
    for i, (s, up) in enumerate(
        ((0.16, 30), (0.34, 96), (0.52, 26), (0.72, 120), (0.84, 40), (0.22, 190))
    ):
        x, y = spot(low, s)
        blossom(fit, (x, y - up), (15 + 5 * (i % 3)) * t.unit)
    fit.body(ink, 0.0, 0.66, 1.06)
    if fit.away:
        stand_collar(fit, fit.second, 18, split=False)
        _sash(fit)
        knot = placed(t.on(0, 0.60), t.unit)
        pen.solid(sketch("-62,-44 | 62,-44 | 66,40 | 0,52 -66,40", knot), fit.accent, line=BOLD)
        pen.flat(sketch("-62,4 0,14 62,4 | 66,40 | 0,52 -66,40", knot), fit.accent.dark)
        return
    lead = t.at(0, 0.7)
    pen.stroke(smooth([lead, lerp(lead, low[1], 0.5), (low[1][0] + 30, low[1][1])]), ink.line, 3.0)
    neckline(fit, 28, 0.18)
    for s in (1, -1):
        fit.sew(
            ".7,-.05 .28,.06 -.08,.18 -.36,.52 | -.1,.54 | .08,.2 .42,.06 1,-.05",
            fit.second,
            flip=s,
        )
    for s in (1, -1):
        fit.sew(
            "1,-.05 .36,.07 -.04,.25 -.36,.52 | -.1,.54 | .1,.31 .5,.1 .85,.02 1,-.05", ink, flip=s
        )
        fit.seam("1,-.02 .43,.085 .03,.28 -.2,.5", ink.deep, 2.0, flip=s)
    _sash(fit)


def _sash(fit: Fit) -> None:
    ink: Ink = fit.accent
    fit.pen.solid(fit.torso.shape(0.50, 0.72, 1.10), ink, line=BOLD)
    fit.pen.flat(fit.right_part(0.505, 0.715, 0.48, 1.09), ink.dark)
    for v in (0.53, 0.69):
        fit.seam(f"-1,{v - 0.008} 0,{v} 1,{v - 0.008}", ink.deep, 2.0, out=1.09)
    fit.braid("-1,.6 0,.612 1,.6", fit.second, 6.5, out=1.1)
    if not fit.away:
        blossom(fit, fit.torso.at(0.0, 0.612, 1.1), 10 * fit.torso.unit)
