"""School and everyday clothes on the torso: sailor, gakuran, blazer, hoodie, sweater, overalls."""

from __future__ import annotations

from ..draw import smooth
from ..light import mix
from .collars import bow_tie, hood_front, neckline, shirt_collar, stand_collar
from .curves import sketch
from .fit import SIDES, Fit
from .pen import Ink


def sailor(fit: Fit) -> None:
    """A sailor's blouse."""
    fit.body(fit.second, 0.0, 0.74, 1.05)


def sailor_collar(fit: Fit) -> None:
    """The sailor's collar with its stripes and scarf."""
    if fit.away:
        fit.sew("-.9,.02 -.72,.34 | .72,.34 | .9,.02 | 0,-.04 -.9,.02", fit.main)
        for d in (0.03, 0.055):
            edge = (
                f"{-0.86 + d},.06 {-0.70 + d},{0.34 - d} | {0.70 - d},{0.34 - d} | {0.86 - d},.06"
            )
            fit.seam(edge, fit.second.lit, 3)
        return
    neckline(fit, 30, 0.30)
    fit.seam("-.12,.2 0,.215 .12,.2", fit.second.line, 2.2)
    for s in SIDES:
        fit.sew(
            "1,-.02 .22,.1 .1,.22 0,.36 | .3,.3 .6,.2 | .74,.07 | .8,.02 1,-.02", fit.main, flip=s
        )
        if s > 0:
            fit.tone(".44,.02 .42,.14 .26,.3 | .58,.2 | .72,.07", fit.main.dark)
        for d in (0.022, 0.042):
            edge = (f"{0.04 + d},{0.352 - d * 1.6} .31,{0.29 - d} {0.595 - d},{0.198 - d * 0.6}"
                    f" {0.72 - d},.075")  # fmt: skip
            fit.seam(edge, fit.second.lit, flip=s)
    bow_tie(fit, fit.accent, 0.36)


def gakuran(fit: Fit) -> None:
    """A buttoned school jacket with a standing collar."""
    ink = fit.main
    fit.body(ink, 0.0, 1.04, 1.06)
    if fit.away:
        fit.seam("0,.04 0,1.03", ink.line)
        stand_collar(fit, ink)
        return
    fit.seam("0,.05 .02,.5 0,1.04", ink.line, 3.0)
    fit.seam("-.05,.08 -.03,.5 -.05,1", mix(ink.lit, ink.bright, 0.28), 1.8)
    fit.seam(".34,.3 .62,.285", ink.line, 3.0)
    for s in SIDES:
        fit.seam(".42,.8 .78,.78", ink.line, 2.8, flip=s)
        fit.seam(".62,.32 .5,.6 .55,.8", ink.line, 1.8, flip=s)
    for v in (0.115, 0.29, 0.465, 0.64, 0.815):
        fit.button(0.03, v, 7.5)
    stand_collar(fit, ink)
    x, y = fit.torso.at(0.26, 0.0)
    fit.stud((x, y - 10), 5)


def blazer(fit: Fit) -> None:
    """A jacket with lapels over a shirt with a tie or a ribbon."""
    ink, shirt, accent = fit.main, fit.second, fit.accent
    fit.body(ink, 0.0, 1.03, 1.07)
    if fit.away:
        fit.seam("0,.04 0,1.03", ink.line)
        shirt_collar(fit, shirt)
        return
    fit.sew("-.95,-.02 -.22,.12 -.13,.3 0,.5 | .13,.3 .22,.12 .95,-.02", shirt, line=0)
    fit.tone(".1,.04 .1,.2 0,.48 | .12,.3 .21,.12 .6,.02", shirt.dark)
    if not fit.soft:
        fit.sew("-.06,.09 | .06,.09 | .05,.14 | .1,.4 0,.47 | -.1,.4 -.05,.14", accent)
        for v in (0.2, 0.28, 0.36):
            fit.seam(f"-.07,{v + 0.03} .07,{v}", accent.bright, 3.2)
    for s in SIDES:
        fit.sew(
            "1,-.03 .22,.12 .13,.3 .02,.52 | .45,.32 | .62,.21 | .5,.175 | .57,.125 | .75,.03 1,-.03",
            ink,
            flip=s,
        )
        fit.tone(".12,.385 .42,.312 | .577,.218 | .31,.286 .12,.385", ink.dark, flip=s)
        fit.sew(".36,.8 .76,.78 | .76,.835 | .36,.855", ink, flip=s, line=2.2)
    shirt_collar(fit, shirt)
    if fit.soft:
        bow_tie(fit, accent, 0.115, 0.62, tails=0.7)
    fit.seam(".02,.52 .05,.8 .16,1.03", ink.line, 3.0)
    for v in (0.58, 0.74):
        fit.button(0.0, v)
    badge = fit.near(0.40, 0.55)
    fit.pen.solid(sketch("-11,-12 | 11,-12 | 10,6 0,15 | -10,6 -11,-12", badge), accent, line=2.0)
    fit.pen.dot(badge((0, -1)), 4 * fit.torso.unit, fill=shirt.lit)


def ribbing(fit: Fit, ink: Ink, v: float, tall: float) -> None:
    """Draw a ribbed band round the torso."""
    t = fit.torso
    fit.pen.solid(t.shape(v, v + tall, 1.06), ink)
    for i in range(-5, 6):
        x = t.wide(v) * i / 5.2
        line = smooth([t.on(x, v + 0.006), t.on(x, v + tall - 0.006)])
        fit.pen.stroke(line, ink.deep, 2.0, opacity=0.75)


def hoodie(fit: Fit) -> None:
    """A sweatshirt with a pouch and stripes across the chest."""
    ink = fit.main
    fit.body(ink, 0.0, 1.0, 1.12)
    if not fit.away:
        for v, band in ((0.40, fit.second), (0.455, fit.accent)):
            fit.pen.flat(fit.torso.shape(v, v + 0.045, 1.11), band.lit)
            fit.pen.flat(fit.right_part(v, v + 0.045, 0.55, 1.11), band.dark)
        fit.sew("-.34,.66 .34,.66 | .58,.8 .62,.95 | -.62,.95 | -.58,.8 -.34,.66", ink)
        fit.tone(".3,.665 .36,.8 .3,.945 | .6,.945 | .56,.81 .34,.67", ink.dark)
        for s in SIDES:
            fit.seam(".3,.68 .5,.81 .54,.93", ink.deep, 2.0, flip=s)
    ribbing(fit, ink, 0.985, 0.075)


def hoodie_collar(fit: Fit) -> None:
    """The open neck of a hoodie with its hood and strings."""
    neckline(fit, 30, 0.14)
    hood_front(fit, fit.main)
    if not fit.away:
        for s in SIDES:
            fit.braid(f"{s * 0.1},.17 {s * 0.13},.27 {s * 0.11},.36", fit.second, 3.6)


def sweater(fit: Fit) -> None:
    """A knitted jumper with a patterned yoke and a rolled collar."""
    ink, k = fit.main, 9.0
    fit.body(ink, 0.0, 0.98, 1.09)
    for v in (0.245, 0.335):
        row = f"-1,{v - 0.01} -.5,{v} 0,{v + 0.006} .5,{v} 1,{v - 0.01}"
        fit.seam(row, fit.second.lit, 5.0, out=1.08)
    for i in range(-5, 6):
        diamond = sketch(f"{-k},0 | 0,{-k} | {k},0 | 0,{k}", fit.near(0.29, i / 6.4, out=1.08))
        fit.pen.flat(diamond, (fit.accent if i % 2 else fit.second).lit)
    for u in (-0.62, -0.3, 0.0, 0.3, 0.62):
        fit.seam(f"{u},.42 {u * 1.02},.65 {u},.95", ink.deep, out=1.06, opacity=0.7)
    for u in (-0.3, 0.3):
        for v in (0.46, 0.585, 0.71, 0.835):
            fit.seam(
                f"{u - 0.07},{v} {u},{v + 0.05} {u + 0.07},{v}",
                ink.deep,
                2.2,
                out=1.06,
                opacity=0.7,
            )
    ribbing(fit, ink, 0.96, 0.07)
    stand_collar(fit, ink, 26, split=False)
    near = fit.near(0.0)
    for i in range(-3, 4):
        line = f"{i * 9},{-12 - abs(i) * 1.5} {i * 10},{9 - abs(i) * 2}"
        fit.pen.stroke(sketch(line, near, closed=False), ink.deep, 2.0, opacity=0.7)


def overalls(fit: Fit) -> None:
    """A striped shirt under a bib with straps."""
    ink = fit.main
    fit.body(fit.second, 0.0, 0.8, 1.05)
    stripes = fit.pen.ink(mix(fit.look.outfit_accent, fit.look.outfit_second, 0.15))
    for v in (0.10, 0.18, 0.26, 0.34, 0.42, 0.5):
        row = f"-1,{v} -.5,{v + 0.012} 0,{v + 0.018} .5,{v + 0.012} 1,{v}"
        fit.seam(row, stripes.lit, 8, out=1.04)
    fit.body(ink, 0.58, 1.06, 1.07)
    if fit.away:
        for s in SIDES:
            fit.sew(".52,.05 | -.3,.62 | -.14,.62 | .68,.06", ink, flip=s)
        return
    neckline(fit, 32, 0.09)
    for s in SIDES:
        fit.sew(".5,.04 | .4,.33 | .56,.33 | .68,.06", ink, flip=s)
    fit.sew("-.58,.3 .58,.3 | .66,.64 | -.66,.64", ink)
    fit.tone(".36,.305 .44,.45 .38,.635 | .64,.635 | .56,.305", ink.dark)
    thread = mix(ink.bright, fit.accent.lit, 0.4)
    fit.seam("-.54,.325 0,.332 .54,.325", thread, 1.8)
    fit.sew("-.3,.4 .3,.4 | .28,.54 0,.58 | -.28,.54 -.3,.4", ink)
    fit.seam("-.27,.425 .27,.425", thread, 1.8)
    for s in SIDES:
        fit.button(s * 0.48, 0.335, 8)
        fit.seam(".5,.72 .62,.84 .95,.86", ink.line, flip=s)
    fit.seam("0,.66 0,1.06", ink.line)
