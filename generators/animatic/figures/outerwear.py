"""Coats and working clothes on the torso: coat, raincoat, uniform, apron, kimono."""

from __future__ import annotations

from ..light import mix
from .curves import corners, lerp
from .fit import Fit
from .lower import Hem, skirt, skirt_lines
from .pen import Ink
from .tops import bow_tie, hood_front, neckline, shirt_collar, stand_collar

COAT = Hem(0.60, 0.52, 0.34, margin=34)
RAIN = Hem(0.50, 0.36, 0.5, margin=40)
APRON = Hem(0.60, 0.44, 0.16, margin=22)
KIMONO = Hem(0.60, 0.90, -0.12, margin=26)


def coat(fit: Fit) -> None:
    """A long double-breasted coat with a belt over a rolled collar."""
    _, low, _ = skirt(fit, fit.main, COAT)
    fit.body(fit.main, 0.0, 0.68, 1.10)
    if fit.away:
        fit.seam([(0, 0.03), (0, 0.62)], fit.main.line)
        stand_collar(fit, fit.main, 26, split=False)
        _belt(fit, fit.main, 0.60)
        return
    t = fit.torso
    fit.pen.stroke(
        corners(
            [t.at(0.16, 0.66), lerp(t.at(0.16, 0.9), low[2], 0.5), (low[2][0] + 22, low[2][1] + 4)],
            closed=False,
        ),
        fit.main.line,
        3.0,
    )
    fit.sew(
        [[(-0.30, -0.02), (-0.2, 0.16), (0.0, 0.34)], [(0.0, 0.34), (0.2, 0.16), (0.30, -0.02)]],
        fit.second,
    )
    stand_collar(fit, fit.second, 30, split=False)
    for s in (-1, 1):
        fit.sew([[(s * 0.36, -0.05), (s * 0.24, 0.16), (s * 0.02, 0.36)], [(s * 0.02, 0.36), (s * 0.52, 0.29)], [(s * 0.52, 0.29), (s * 0.66, 0.185)],
                 [(s * 0.66, 0.185), (s * 0.52, 0.155)], [(s * 0.52, 0.155), (s * 0.82, 0.10)], [(s * 0.82, 0.10), (s * 0.66, 0.02), (s * 0.36, -0.05)]], fit.main, out=1.06)  # fmt: skip
        fit.pen.flat(
            fit.piece(
                [
                    [(s * 0.06, 0.352), (s * 0.34, 0.25), (s * 0.52, 0.165)],
                    [(s * 0.52, 0.165), (s * 0.64, 0.188)],
                    [(s * 0.64, 0.188), (s * 0.51, 0.286)],
                    [(s * 0.51, 0.286), (s * 0.06, 0.352)],
                ],
                1.06,
            ),
            fit.main.dark,
        )
        if s > 0:
            fit.pen.flat(
                fit.piece(
                    [
                        [(0.56, 0.0), (0.62, 0.07), (0.56, 0.14)],
                        [(0.56, 0.14), (0.80, 0.10)],
                        [(0.80, 0.10), (0.66, 0.03), (0.56, 0.0)],
                    ],
                    1.06,
                ),
                fit.main.dark,
            )
    for v in (0.40, 0.52):
        for u in (-0.30, 0.26):
            fit.button(u, v, fit.accent, 7.5)
    _belt(fit, fit.main, 0.60)
    x, y = t.on(0, 0.6)
    for s in (-1, 1):
        px = s * t.wide(0.86) * 0.72
        a, b = t.on(px - 24 * t.unit, 0.9), t.on(px + 24 * t.unit, 0.885)
        fit.pen.solid(
            corners(
                [a, b],
                [b, (b[0] + 2, b[1] + 16)],
                [(b[0] + 2, b[1] + 16), (a[0] - 2, a[1] + 18)],
                [(a[0] - 2, a[1] + 18), a],
            ),
            fit.main,
            line=2.4,
        )
    for dy in (70, 130):
        for dx in (-26, 20):
            at = (x + dx * t.unit + 6, y + dy * t.unit)
            fit.pen.dot(at, 7.0 * t.unit, fill=fit.accent.lit, line=fit.accent.line)


def _belt(fit: Fit, ink: Ink, v: float) -> None:
    t = fit.torso
    data = t.shape(v - 0.025, v + 0.045, 1.13)
    fit.pen.solid(data, ink, fill=mix(ink.lit, ink.dark, 0.55))
    if fit.away:
        return
    x, y = t.at(0.02, v + 0.01)
    k = t.unit
    fit.pen.drawing.rect(
        x - 15 * k,
        y - 13 * k,
        30 * k,
        26 * k,
        fill="none",
        stroke=fit.accent.line,
        width=7,
        radius=4,
    ) if not fit.pen.contour else None
    fit.pen.drawing.rect(
        x - 15 * k,
        y - 13 * k,
        30 * k,
        26 * k,
        fill="none",
        stroke=fit.accent.lit,
        width=3.6,
        radius=4,
    ) if not fit.pen.contour else None


def raincoat(fit: Fit) -> None:
    """A shiny coat that widens downwards, with toggles and a hood."""
    waist, low, _ = skirt(fit, fit.main, RAIN)
    fit.body(fit.main, 0.0, 0.56, 1.13)
    t, pen = fit.torso, fit.pen
    white = mix(fit.main.bright, "#ffffff", 0.45)
    pen.flat(
        corners(
            [
                lerp(waist[0], low[0], 0.3),
                lerp(waist[1], low[1], 0.5),
                lerp(waist[0], low[0], 0.85),
            ],
            [
                lerp(waist[0], low[0], 0.85),
                lerp(lerp(waist[0], low[0], 0.6), low[1], 0.14),
                lerp(waist[0], low[0], 0.3),
            ],
        ),
        white,
        opacity=0.55,
    )
    pen.stroke(corners([(x, y - 14) for x, y in low], closed=False), fit.main.deep, 2.4)
    if not fit.away:
        foot = (low[2][0] + 10, low[2][1] + 2)
        pen.stroke(
            corners([t.at(0.10, 0.16), t.at(0.13, 0.55), foot], closed=False), fit.main.line, 3.0
        )
        for i in range(3):
            x, y = t.at(0.0, 0.26 + i * 0.19)
            k = t.unit
            for s in (-1, 1):
                pen.stroke(
                    corners([(x + 12 * k, y), (x + 12 * k + s * 26 * k, y - 3)], closed=False),
                    fit.second.line,
                    5.4,
                )
                pen.stroke(
                    corners([(x + 12 * k, y), (x + 12 * k + s * 26 * k, y - 3)], closed=False),
                    fit.second.lit,
                    3.0,
                )
            pen.capsule(
                corners([(x + 2 * k, y - 3), (x + 22 * k, y + 2)], closed=False), fit.accent, 11 * k
            )
        for s in (-1, 1):
            a = lerp(
                lerp(waist[2], waist[-1 if s > 0 else 0], 0.62),
                lerp(low[2], low[-1 if s > 0 else 0], 0.6),
                0.42,
            )
            k = t.unit
            data = corners(
                [(a[0] - 27 * k, a[1]), (a[0] + 27 * k, a[1])],
                [(a[0] + 27 * k, a[1]), (a[0] + 25 * k, a[1] + 44 * k)],
                [
                    (a[0] + 25 * k, a[1] + 44 * k),
                    (a[0], a[1] + 52 * k),
                    (a[0] - 25 * k, a[1] + 44 * k),
                ],
                [(a[0] - 25 * k, a[1] + 44 * k), (a[0] - 27 * k, a[1])],
            )
            pen.solid(data, fit.main, line=2.6)
            flap = corners(
                [(a[0] - 30 * k, a[1] - 5), (a[0] + 30 * k, a[1] - 5)],
                [(a[0] + 30 * k, a[1] - 5), (a[0] + 29 * k, a[1] + 11 * k)],
                [
                    (a[0] + 29 * k, a[1] + 11 * k),
                    (a[0], a[1] + 17 * k),
                    (a[0] - 29 * k, a[1] + 11 * k),
                ],
                [(a[0] - 29 * k, a[1] + 11 * k), (a[0] - 30 * k, a[1] - 5)],
            )
            pen.solid(flap, fit.main, line=2.4)


def rain_collar(fit: Fit) -> None:
    """The hood of a raincoat."""
    hood_front(fit, fit.main)


def uniform(fit: Fit) -> None:
    """A double-breasted service jacket with epaulettes, cord and belt."""
    fit.body(fit.main, 0.0, 1.1, 1.08)
    _belt(fit, fit.leather, 0.62)
    if fit.away:
        fit.seam([(0, 0.04), (0, 1.08)], fit.main.line)
        stand_collar(fit, fit.main, 24, split=False)
        return
    fit.sew([[(-0.24, -0.02), (0.0, 0.24)], [(0.0, 0.24), (0.24, -0.02)]], fit.second)
    fit.sew(
        [
            [(-0.05, 0.07), (0.05, 0.07)],
            [(0.05, 0.07), (0.07, 0.18), (0.0, 0.235)],
            [(0.0, 0.235), (-0.07, 0.18), (-0.05, 0.07)],
        ],
        fit.trousers,
    )
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.26, -0.04), (s * 0.14, 0.12), (0.0, 0.25)],
                [(0.0, 0.25), (s * 0.42, 0.20)],
                [(s * 0.42, 0.20), (s * 0.54, 0.09)],
                [(s * 0.54, 0.09), (s * 0.44, 0.0), (s * 0.26, -0.04)],
            ],
            fit.main,
        )
        fit.pen.flat(
            fit.piece(
                [
                    [(0, 0.25), (s * 0.42, 0.20)],
                    [(s * 0.42, 0.20), (s * 0.54, 0.09)],
                    [(s * 0.54, 0.09), (s * 0.3, 0.14), (0, 0.25)],
                ]
            ),
            fit.main.dark,
        )
    shirt_collar(fit, fit.second, 0.24, 0.11)
    fit.seam([(0.0, 0.25), (0.32, 0.34), (0.30, 0.6)], fit.main.line, 3.0)
    fit.seam([(0.30, 0.66), (0.26, 1.1)], fit.main.line, 3.0)
    for v in (0.32, 0.44, 0.55, 0.76, 0.90):
        for u in (-0.27, 0.21):
            fit.button(u, v, fit.accent, 7)
    for i, drop in enumerate((0.40, 0.45)):
        fit.seam([(0.86, 0.11), (0.62, drop), (0.20, 0.28 + i * 0.02)], fit.accent.line, 5.6)
        fit.seam([(0.86, 0.11), (0.62, drop), (0.20, 0.28 + i * 0.02)], fit.accent.lit, 3.2)
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.40, 0.80), (s * 0.80, 0.78)],
                [(s * 0.80, 0.78), (s * 0.80, 0.85)],
                [(s * 0.80, 0.85), (s * 0.60, 0.885), (s * 0.40, 0.87)],
                [(s * 0.40, 0.87), (s * 0.40, 0.80)],
            ],
            fit.main,
            line=2.4,
        )


def epaulettes(fit: Fit) -> None:
    """The boards on a uniform's shoulders."""
    t, pen = fit.torso, fit.pen
    for s in (-1, 1):
        a, b = t.on(s * t.wide(0.085) * 0.56, 0.035), t.on(s * t.wide(0.085) * 1.06, 0.10)
        n = 11 * t.unit
        board = corners(
            [(a[0], a[1] - n), (b[0], b[1] - n)],
            [(b[0], b[1] - n), (b[0] + s * 7, b[1]), (b[0], b[1] + n)],
            [(b[0], b[1] + n), (a[0], a[1] + n)],
            [(a[0], a[1] + n), (a[0], a[1] - n)],
        )
        pen.solid(board, fit.accent)
        pen.dot(
            lerp(a, b, 0.3), 4 * t.unit, fill=fit.accent.bright, line=fit.accent.line, width=1.8
        )


def apron(fit: Fit) -> None:
    """A shirt with a kerchief under an apron with a bib and a pocket."""
    fit.body(fit.second, 0.0, 1.0, 1.06)
    t, pen = fit.torso, fit.pen
    if fit.away:
        for s in (-1, 1):
            fit.sew(
                [
                    [(s * 0.42, 0.02), (-s * 0.1, 0.58)],
                    [(-s * 0.1, 0.58), (s * 0.02, 0.6)],
                    [(s * 0.02, 0.6), (s * 0.56, 0.03)],
                    [(s * 0.56, 0.03), (s * 0.42, 0.02)],
                ],
                fit.main,
            )
        _belt(fit, fit.main, 0.60)
        with pen.moved(t.on(0, 0.61)):
            for s in (-1, 1):
                pen.solid(
                    corners(
                        [(0, -5), (s * 34, -26), (s * 46, 4), (s * 26, 14), (0, 5)],
                        [(0, 5), (0, -5)],
                    ),
                    fit.main,
                )
                pen.solid(
                    corners(
                        [(s * 3, 4), (s * 22, 60), (s * 20, 104)],
                        [(s * 20, 104), (s * 38, 98)],
                        [(s * 38, 98), (s * 30, 44), (s * 10, 2)],
                    ),
                    fit.main,
                )
        shirt_collar(fit, fit.second)
        return
    fit.seam([(0, 0.1), (0, 0.3)], fit.second.line, 2.4)
    neckline(fit, 0.26, 0.10)
    low = _apron_skirt(fit)
    fit.sew(
        [
            [(-0.50, 0.27), (0, 0.285), (0.50, 0.27)],
            [(0.50, 0.27), (0.54, 0.45), (0.80, 0.62)],
            [(0.80, 0.62), (-0.80, 0.62)],
            [(-0.80, 0.62), (-0.54, 0.45), (-0.50, 0.27)],
        ],
        fit.main,
        out=1.05,
    )
    pen.flat(
        fit.piece(
            [
                [(0.32, 0.28), (0.40, 0.42), (0.34, 0.615)],
                [(0.34, 0.615), (0.76, 0.615)],
                [(0.76, 0.615), (0.53, 0.45), (0.49, 0.275)],
                [(0.49, 0.275), (0.32, 0.28)],
            ],
            1.05,
        ),
        fit.main.dark,
    )
    fit.seam([(-0.47, 0.30), (0, 0.318), (0.47, 0.30)], fit.accent.lit, 5, out=1.05)
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.36, 0.01), (s * 0.38, 0.28)],
                [(s * 0.38, 0.28), (s * 0.50, 0.275)],
                [(s * 0.50, 0.275), (s * 0.50, 0.02)],
                [(s * 0.50, 0.02), (s * 0.36, 0.01)],
            ],
            fit.main,
            out=1.03,
        )
    band = t.shape(0.585, 0.64, 1.09)
    pen.solid(band, fit.main, fill=mix(fit.main.lit, fit.main.dark, 0.5))
    x, y = t.on(0, 0.64)
    k = t.unit
    mid = lerp((x, y), low[2], 0.42)
    w = 58 * k
    data = corners(
        [(mid[0] - w, mid[1] - 30 * k), (mid[0] + w, mid[1] - 30 * k)],
        [
            (mid[0] + w, mid[1] - 30 * k),
            (mid[0] + w * 0.95, mid[1] + 40 * k),
            (mid[0], mid[1] + 54 * k),
            (mid[0] - w * 0.95, mid[1] + 40 * k),
            (mid[0] - w, mid[1] - 30 * k),
        ],
    )
    pen.solid(data, fit.main, line=2.6)
    pen.stroke(
        corners(
            [(mid[0] - w + 4, mid[1] - 20 * k), (mid[0] + w - 4, mid[1] - 20 * k)], closed=False
        ),
        fit.accent.lit,
        4,
    )
    shirt_collar(fit, fit.second, 0.30, 0.12)
    bow_tie(fit, fit.accent, 0.12, 0.62, tails=0.6)


def _apron_skirt(fit: Fit) -> list[tuple[float, float]]:
    """Draw the lower part of an apron, open at the back; returns its hem."""
    waist, low = skirt_lines(fit, APRON)
    pen, ink = fit.pen, fit.main
    right, left = lerp(low[4], low[3], 0.25), lerp(low[0], low[1], 0.25)
    data = corners(
        [waist[0], left], [left, low[1], low[2], low[3], right], [right, waist[-1]], waist[::-1]
    )
    pen.solid(data, ink, line=3.0)
    with pen.inside(data):
        for i, s in enumerate((0.2, 0.42, 0.66)):
            a, b = lerp(waist[0], waist[-1], 0.2 + s * 0.7), lerp(low[0], low[-1], 0.12 + s * 0.8)
            start = lerp(a, b, 0.1 + 0.15 * (i % 2))
            pen.flat(
                corners(
                    [start, (b[0] - 4, b[1] + 30)],
                    [(b[0] - 4, b[1] + 30), (b[0] + 11, b[1] + 30)],
                    [(b[0] + 11, b[1] + 30), start],
                ),
                ink.dark,
            )
        a, b = lerp(waist[2], waist[-1], 0.55), lerp(low[2], low[-1], 0.4)
        pen.flat(
            corners([a, lerp(a, b, 0.5), b], [b, (b[0] + 120, b[1] + 40), (a[0] + 90, a[1]), a]),
            ink.dark,
            opacity=0.9,
        )
        pen.stroke(corners([(x, y - 12) for x, y in low], closed=False), fit.accent.lit, 5)
        pen.rim(corners([right, waist[-1]], closed=False), left[0], right[0], 6)
    return list(low)


def kimono(fit: Fit) -> None:
    """A kimono with crossed collars, a broad sash and a pattern at the hem."""
    waist, low, data = skirt(fit, fit.main, KIMONO)
    t, pen = fit.torso, fit.pen
    with pen.inside(data):
        for i, (s, up) in enumerate(
            ((0.14, 26), (0.34, 96), (0.52, 22), (0.72, 120), (0.88, 40), (0.22, 190))
        ):
            x, y = lerp(low[0], low[-1], s)
            blossom(fit, (x, y - up), (15 + 5 * (i % 3)) * t.unit)
    fit.body(fit.main, 0.0, 0.66, 1.06)
    if fit.away:
        stand_collar(fit, fit.second, 18, split=False)
        _sash(fit)
        k = t.unit
        with pen.moved(t.on(0, 0.60)):
            knot = corners(
                [(-62 * k, -44 * k), (62 * k, -44 * k)],
                [(62 * k, -44 * k), (66 * k, 40 * k)],
                [(66 * k, 40 * k), (0, 52 * k), (-66 * k, 40 * k)],
                [(-66 * k, 40 * k), (-62 * k, -44 * k)],
            )
            pen.solid(knot, fit.accent)
            pen.flat(
                corners(
                    [(-62 * k, 4), (0, 14), (62 * k, 4)],
                    [(62 * k, 4), (66 * k, 40 * k), (0, 52 * k), (-66 * k, 40 * k), (-62 * k, 4)],
                ),
                fit.accent.dark,
            )
        return
    lead = t.at(0, 0.7)
    pen.stroke(
        corners([lead, lerp(lead, low[1], 0.5), (low[1][0] + 30, low[1][1])], closed=False),
        fit.main.line,
        3.0,
    )
    neckline(fit, 0.30, 0.18)
    for s, ink, deep in (
        (1, fit.second, 0.16),
        (-1, fit.second, 0.16),
        (1, fit.main, 0.30),
        (-1, fit.main, 0.30),
    ):
        wide = 0.34 if ink is fit.second else 0.42
        a = [
            (s * (wide - 0.08), -0.06),
            (s * (wide - 0.14), deep * 0.3),
            (-s * 0.10, deep + 0.02),
            (-s * 0.36, 0.52),
        ]
        b = [
            (-s * 0.10, 0.54),
            (s * 0.10, deep + 0.03),
            (s * (wide + 0.02), deep * 0.32),
            (s * (wide + 0.08), -0.05),
        ]
        fit.sew([a, [a[-1], b[0]], b, [b[-1], a[0]]], ink)
        if ink is fit.main:
            mid = [
                (s * wide, -0.05),
                (s * (wide - 0.06), deep * 0.34),
                (s * 0.0, deep + 0.04),
                (-s * 0.2, 0.5),
            ]
            fit.seam(mid, ink.deep, 2.0)
    _sash(fit)


def _sash(fit: Fit) -> None:
    t, pen = fit.torso, fit.pen
    data = t.shape(0.50, 0.72, 1.10)
    pen.solid(data, fit.accent, line=3.0)
    with pen.inside(data):
        a, b = t.on(t.wide(0.5) * 0.5, 0.48), t.on(t.wide(0.7) * 0.45, 0.74)
        pen.flat(
            corners([a, lerp(a, b, 0.5), b], [b, (b[0] + 120, b[1]), (a[0] + 120, a[1]), a]),
            fit.accent.dark,
        )
        for v in (0.53, 0.69):
            fit.seam([(-1, v - 0.008), (0, v), (1, v - 0.008)], fit.accent.deep, 2.0, out=1.1)
    fit.seam([(-1, 0.60), (0, 0.612), (1, 0.60)], fit.second.line, 10, out=1.11)
    fit.seam([(-1, 0.60), (0, 0.612), (1, 0.60)], fit.second.lit, 6.5, out=1.11)
    if not fit.away:
        blossom(fit, t.at(0.0, 0.612, 1.1), 10 * t.unit)


def blossom(fit: Fit, at: tuple[float, float], size: float) -> None:
    """Draw a five-petalled flower of the pattern."""
    import math

    for i in range(5):
        a = math.radians(i * 72 - 90)
        fit.pen.dot(
            (at[0] + size * 0.55 * math.cos(a), at[1] + size * 0.55 * math.sin(a)),
            size * 0.46,
            fill=fit.second.lit,
            opacity=0.95,
        )
    fit.pen.dot(at, size * 0.26, fill=fit.accent.lit)
