"""What is worn below the waist: legs, trousers, socks, shoes, skirts and the skirts of coats."""

from __future__ import annotations

from dataclasses import dataclass

from ..draw import Point
from .body import Limb
from .curves import Run, corners, lerp
from .fit import Fit
from .limbs import Sleeve, covered, cuff, shoe, tube
from .pen import Ink


@dataclass(frozen=True)
class Hem:
    """A skirt: where it starts on the torso, how far it reaches down the leg, how it widens."""

    top: float
    reach: float
    flare: float
    pleats: int = 0
    margin: float = 30.0


def _girth(fit: Fit, *, loose: float = 1.0) -> tuple[float, float, float]:
    b = (0.45 + 0.55 * fit.torso.broad) * loose
    return (50 * b, 35 * b, 23 * b)


def trousers(
    fit: Fit, ink: Ink, shoes: Ink, *, turned_up: bool = False, boots: bool = False
) -> None:
    """Draw both legs in trousers with shoes."""
    a, b, c = _girth(fit)
    for leg in fit.legs:
        if not boots:
            shoe(fit.pen, shoes, leg, c * 1.12, sole=fit.pen.ink("#3a3238"))
        end, way, half = covered(
            fit.pen,
            ink,
            leg,
            Sleeve((a * 1.06, b * 1.06, c * 1.22), 0.99),
            body=fit.middle,
            bare=0.2,
        )
        if turned_up:
            cuff(fit.pen, ink, end, way, half, 22)
        if boots:
            shoe(
                fit.pen,
                shoes,
                leg,
                c * 1.22,
                sole=fit.pen.ink("#3a3238"),
                tall=fit.torso.skeleton.measures.thigh * 0.36,
            )


def bare_legs(fit: Fit, sock: Ink | None, high: float, shoes: Ink, *, boots: float = 0.0) -> None:
    """Draw bare legs; socks reach `high` of the shin, boots `boots` of it."""
    a, b, c = _girth(fit, loose=0.9)
    shin = fit.torso.skeleton.measures.thigh * 0.9
    for leg in fit.legs:
        covered(fit.pen, fit.skin, leg, Sleeve((a, b, c)), body=fit.middle, bare=0.2, folds=False)
        knee = lerp(leg.b, leg.c, 0.06)
        fit.pen.stroke(
            corners(
                [
                    (knee[0] - 8, knee[1] - 3),
                    (knee[0] + 2, knee[1] + 4),
                    (knee[0] + 10, knee[1] - 2),
                ],
                closed=False,
            ),
            fit.skin.deep,
            2.2,
        )
        if sock:
            start = 1 - high
            spine = [lerp(leg.b, leg.c, start + (1 - start) * s) for s in (0, 0.3, 0.65, 1)]
            widths = [
                (b + (c - b) * (start + (1 - start) * s)) * f
                for s, f in zip((0, 0.3, 0.65, 1), (1.04, 1.09, 1.0, 1.0), strict=True)
            ]
            tube(fit.pen, sock, spine, widths)
            right = [(x + w * 0.35, y) for (x, y), w in zip(spine, widths, strict=True)]
            edge = [(x + w, y) for (x, y), w in zip(spine, widths, strict=True)]
            fit.pen.flat(corners(right, edge[::-1]), sock.dark)
            x, y = lerp(spine[0], spine[1], 0.18)
            fit.pen.stroke(
                corners([(x - widths[0], y), (x, y + 4), (x + widths[0], y)], closed=False),
                sock.deep,
                2.2,
            )
        shoe(
            fit.pen,
            shoes,
            leg,
            c * (1.22 if not boots else 1.4),
            sole=fit.pen.ink("#3a3238"),
            tall=shin * boots,
            strap=None if boots else shoes,
        )


def skirt(fit: Fit, ink: Ink, hem: Hem) -> tuple[Run, Run, str]:
    """Draw a skirt over the legs; returns its waist line, its hem line and its path data."""
    waist, low = skirt_lines(fit, hem)
    torso = fit.torso
    hips = [torso.on(s * torso.wide(0.86) * (1.0 + 0.22 * hem.flare), 0.86) for s in (-1, 1)]
    left = [waist[0], hips[0], low[0]]
    right = [low[-1], hips[1], waist[-1]]
    data = corners(left, low, right, waist[::-1])
    pen = fit.pen
    pen.solid(data, ink, line=3.0)
    _drape(fit, ink, hem, waist, low)
    pen.edge([(x - 1.5, y) for x, y in right[::-1]])
    return waist, low, data


def skirt_lines(fit: Fit, hem: Hem) -> tuple[Run, Run]:
    """The waist and the hem of a skirt, each from left to right."""
    torso = fit.torso
    waist = [
        fit.torso.on(x * torso.wide(hem.top) * 1.05, hem.top + 0.02 * (1 - x * x))
        for x in (-1, -0.5, 0, 0.5, 1)
    ]
    marks = sorted(_along(leg, hem.reach) for leg in fit.legs)
    margin = hem.margin * (0.4 + 0.6 * torso.broad) * (1 + hem.flare)
    (lx, ly), (rx, ry) = marks
    need = torso.wide(0.9) * (1.0 + hem.flare)
    middle = (lx + rx) / 2
    lx, rx = min(lx - margin, middle - need), max(rx + margin, middle + need)
    low: Run = [
        (lx + (rx - lx) * s, ly + (ry - ly) * s + 14 * (1 - (2 * s - 1) ** 2))
        for s in (0, 0.25, 0.5, 0.75, 1)
    ]
    return waist, low


def _along(leg: Limb, reach: float) -> Point:
    if reach <= 0.5:
        return lerp(leg.a, leg.b, reach * 2)
    return lerp(leg.b, leg.c, reach * 2 - 1)


def _drape(fit: Fit, ink: Ink, hem: Hem, waist: Run, low: Run) -> None:
    pen = fit.pen
    count = hem.pleats or 5

    def spot(line: Run, s: float) -> Point:
        i = min(int(s * 4), 3)
        return lerp(line[i], line[i + 1], s * 4 - i)

    for i in range(1, count):
        s = i / count
        bent = 0.5 + (s - 0.5) * 0.86
        top, end = spot(waist, bent), spot(low, s)
        if hem.pleats:
            beside = spot(low, min(1.0, s + 0.55 / count))
            pen.flat(corners([top, end], [end, beside], [beside, lerp(top, beside, 0.2)]), ink.dark)
            pen.stroke(corners([top, lerp(top, end, 0.5), end], closed=False), ink.line, 2.2)
        else:
            start = lerp(top, end, 0.25 + 0.2 * (i % 2))
            near, beyond = spot(low, s - 0.028), spot(low, s + 0.045)
            pen.flat(corners([start, near], [near, beyond], [beyond, start]), ink.dark)
    edge = [spot(waist, 0.8), lerp(spot(waist, 0.76), spot(low, 0.78), 0.5), spot(low, 0.74)]
    hip = fit.torso.on(fit.torso.wide(0.86) * (1.0 + 0.22 * hem.flare), 0.86)
    pen.flat(
        corners(edge, [edge[-1], low[-1]], [low[-1], hip, waist[-1]], [waist[-1], edge[0]]),
        ink.dark,
        opacity=0.9,
    )
    drop = [
        lerp(w, e, 0.06) for w, e in zip(waist, low, strict=True)
    ]  # what is worn above throws a shadow
    pen.flat(
        corners(waist, [waist[-1], drop[-1]], drop[::-1], [drop[0], waist[0]]),
        ink.deep,
        opacity=0.8,
    )


def stripe(fit: Fit, low: Run, above: float, colour: str, width: float) -> None:
    """Draw a stripe that runs along a hem, `above` it."""
    fit.pen.stroke(
        corners(
            [
                (x + (8 if i == 0 else -8 if i == 4 else 0), y - above)
                for i, (x, y) in enumerate(low)
            ],
            closed=False,
        ),
        colour,
        width,
    )
