"""What is worn below the waist: legs, trousers, socks, shoes, skirts and the skirts of coats."""

from __future__ import annotations

from dataclasses import dataclass

from ..draw import Point, smooth
from .body import Limb
from .curves import Run, corners, lerp, placed, sketch
from .feet import Shoe, shoe
from .fit import SIDES, Fit
from .limbs import Sleeve, covered, cuff, tube
from .pen import BOLD, Ink

_SHARES = (0.0, 0.3, 0.65, 1.0)


@dataclass(frozen=True)
class Hem:
    """A skirt: where it starts on the torso, how far it reaches down the leg, how it widens."""

    top: float
    reach: float
    flare: float
    pleats: int = 0
    margin: float = 30.0


def _girth(fit: Fit, loose: float) -> tuple[float, float, float]:
    b = (0.45 + 0.55 * fit.torso.broad) * loose
    return (50 * b, 35 * b, 23 * b)


def trousers(
    fit: Fit, ink: Ink, shoes: Ink, *, turned_up: bool = False, boots: bool = False
) -> None:
    """Draw both legs in trousers with shoes, or in high boots."""
    a, b, c = _girth(fit, 1.06)
    shin = fit.torso.skeleton.measures.thigh * 0.9
    for leg in fit.legs:
        if not boots:
            shoe(fit.pen, leg, Shoe(shoes, c * 1.06))
        sleeve = Sleeve((a, b, c * 1.15), 0.99)
        end, way, half = covered(fit.pen, ink, leg, sleeve, body=fit.middle, bare=0.2)
        if turned_up:
            cuff(fit.pen, ink, (end, way, half), 22)
        if boots:
            shoe(fit.pen, leg, Shoe(shoes, c * 1.15, shaft=shin * 0.4))


def bare_legs(fit: Fit, sock: Ink | None, high: float, shoes: Ink, *, boots: float = 0.0) -> None:
    """Draw bare legs; socks reach `high` of the shin, boots `boots` of it."""
    a, b, c = _girth(fit, 0.9)
    shin = fit.torso.skeleton.measures.thigh * 0.9
    for leg in fit.legs:
        covered(fit.pen, fit.skin, leg, Sleeve((a, b, c)), body=fit.middle, bare=0.2, folds=False)
        knee = placed(lerp(leg.b, leg.c, 0.06))
        fit.pen.stroke(sketch("-8,-3 2,4 10,-2", knee, closed=False), fit.skin.deep, 2.2)
        if sock:
            _sock(fit, leg, sock, (b, c, 1 - high))
        shoe(
            fit.pen,
            leg,
            Shoe(shoes, c * (1.4 if boots else 1.22), shaft=shin * boots, strap=not boots),
        )


def _sock(fit: Fit, leg: Limb, ink: Ink, cut: tuple[float, float, float]) -> None:
    b, c, start = cut
    spine = [lerp(leg.b, leg.c, start + (1 - start) * s) for s in _SHARES]
    swell = (1.04, 1.09, 1.0, 1.0)
    widths = [
        (b + (c - b) * (start + (1 - start) * s)) * f for s, f in zip(_SHARES, swell, strict=True)
    ]
    tube(fit.pen, ink, spine, widths)
    right, edge = (
        [(x + w * k, y) for (x, y), w in zip(spine, widths, strict=True)] for k in (0.35, 1.0)
    )
    fit.pen.flat(corners(right, edge[::-1]), ink.dark)
    (x, y), w = lerp(spine[0], spine[1], 0.18), widths[0]
    fit.pen.stroke(smooth([(x - w, y), (x, y + 4), (x + w, y)]), ink.deep, 2.2)


def skirt(fit: Fit, ink: Ink, hem: Hem) -> tuple[Run, Run]:
    """Draw a skirt over the legs; returns its waist line and its hem line."""
    waist, low = skirt_lines(fit, hem)
    left, right = ([line_end, hip, low_end] for line_end, hip, low_end in
                   zip((waist[0], waist[-1]), _hips(fit, hem), (low[0], low[-1]), strict=True))  # fmt: skip
    fit.pen.solid(corners(left, low, right[::-1], waist[::-1]), ink, line=BOLD)
    _drape(fit, ink, hem, (waist, low))
    fit.pen.edge([(x - 1.5, y) for x, y in right])
    return waist, low


def _hips(fit: Fit, hem: Hem) -> tuple[Point, Point]:
    half = fit.torso.wide(0.86) * (1.0 + 0.22 * hem.flare)
    return fit.torso.on(-half, 0.86), fit.torso.on(half, 0.86)


def skirt_lines(fit: Fit, hem: Hem) -> tuple[Run, Run]:
    """The waist and the hem of a skirt, each from left to right."""
    torso = fit.torso
    half = torso.wide(hem.top) * 1.05
    waist = [torso.on(x * half, hem.top + 0.02 * (1 - x * x)) for x in (-1, -0.5, 0, 0.5, 1)]
    (lx, ly), (rx, ry) = sorted(_along(leg, hem.reach) for leg in fit.legs)
    margin = hem.margin * (0.4 + 0.6 * torso.broad) * (1 + hem.flare)
    need, middle = torso.wide(0.9) * (1.0 + hem.flare), (lx + rx) / 2
    seat = (torso.on(s * torso.wide(0.86), 0.86)[0] for s in SIDES)  # stays covered when legs swing
    lx, rx = (
        min(lx - margin, middle - need, next(seat)),
        max(rx + margin, middle + need, next(seat)),
    )
    low = [(lx + (rx - lx) * s, ly + (ry - ly) * s + 14 * (1 - (2 * s - 1) ** 2))
           for s in (0, 0.25, 0.5, 0.75, 1)]  # fmt: skip
    return waist, low


def _along(leg: Limb, reach: float) -> Point:
    if reach <= 0.5:
        return lerp(leg.a, leg.b, reach * 2)
    return lerp(leg.b, leg.c, reach * 2 - 1)


def spot(line: Run, share: float) -> Point:
    """The point at `share` of a line of five points."""
    i = max(0, min(int(share * 4), 3))
    return lerp(line[i], line[i + 1], share * 4 - i)


def _drape(fit: Fit, ink: Ink, hem: Hem, lines: tuple[Run, Run]) -> None:
    pen, (waist, low) = fit.pen, lines
    count = hem.pleats or 5
    for i in range(1, count):
        s = i / count
        top, end = spot(waist, 0.5 + (s - 0.5) * 0.86), spot(low, s)
        if hem.pleats:
            beside = spot(low, min(1.0, s + 0.55 / count))
            pen.flat(corners([top, end], [beside], [lerp(top, beside, 0.2)]), ink.dark)
            pen.stroke(corners([top, end], closed=False), ink.line, 2.2)
        else:
            start = lerp(top, end, 0.25 + 0.2 * (i % 2))
            pen.flat(corners([start, spot(low, s - 0.028)], [spot(low, s + 0.045)]), ink.dark)
    edge = [spot(waist, 0.8), lerp(spot(waist, 0.76), spot(low, 0.78), 0.5), spot(low, 0.74)]
    side = [low[-1], _hips(fit, hem)[1], waist[-1]]
    pen.flat(corners(edge, side[:1], side), ink.dark, opacity=0.9)
    drop = [lerp(w, e, 0.06) for w, e in zip(waist, low, strict=True)]  # a shadow from above
    pen.flat(corners(waist, [drop[-1]], drop[::-1]), ink.deep, opacity=0.8)


def stripe(fit: Fit, low: Run, above: float, colour: str, width: float) -> None:
    """Draw a stripe that runs along a hem, `above` it."""
    inset = (8, 0, 0, 0, -8)
    line = [(x + d, y - above) for (x, y), d in zip(low, inset, strict=True)]
    fit.pen.stroke(smooth(line), colour, width)


def stool(fit: Fit) -> None:
    """Draw the plain wooden stool that a sitting figure brings along."""
    wood, (x, y) = fit.pen.ink("#9a6c48"), fit.torso.skeleton.hips
    at, wide, ground = placed((x, y + 40)), 118 * fit.torso.girth, 1460 - y - 40
    for share, short in ((0.55, 22), (0.86, 0)):
        for s in SIDES:
            leg, foot = s * share * wide, s * share * wide * 1.06
            data = f"{leg - 10},10 | {foot - 8},{ground - short} | {foot + 8},{ground - short} | {leg + 10},10"
            fit.pen.solid(sketch(data, at), wood, fill=wood.dark if short else "")
    for dy, fill in ((14, wood.dark), (0, "")):
        seat = [at((wide * px, 24 * py + dy)) for px, py in _ROUND]
        fit.pen.solid(smooth(seat, closed=True), wood, fill=fill)


_ROUND = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
