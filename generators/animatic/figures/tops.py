"""School and everyday clothes on the torso: sailor, gakuran, blazer, hoodie, sweater, overalls."""

from __future__ import annotations

from ..draw import Point
from ..light import mix
from .curves import corners, lerp
from .fit import Fit
from .pen import Ink


def mirrored(run: list[Point]) -> list[Point]:
    """Points (u, v) on the other side of the torso."""
    return [(-u, v) for u, v in run]


def neckline(fit: Fit, wide: float, deep: float) -> None:
    """Show skin in an open neck."""
    if fit.away:
        return
    fit.sew(
        [
            [(-wide, -0.02), (-wide * 0.6, deep * 0.5), (0, deep)],
            [(0, deep), (wide * 0.6, deep * 0.5), (wide, -0.02)],
        ],
        fit.skin,
        line=0,
    )
    fit.seam(
        [
            (-wide, 0.01),
            (-wide * 0.6, deep * 0.5),
            (0, deep),
            (wide * 0.6, deep * 0.5),
            (wide, 0.01),
        ],
        fit.skin.line,
    )
    low = min(0.10, deep * 0.7)
    fit.pen.flat(
        fit.piece(
            [
                [
                    (-wide * 0.95, 0.0),
                    (-wide * 0.3, low * 0.75),
                    (0.06, low),
                    (wide * 0.75, low * 0.6),
                ],
                [(wide * 0.75, low * 0.6), (wide * 0.95, 0.0)],
                [(wide * 0.95, 0.0), (-wide * 0.95, 0.0)],
            ]
        ),
        fit.skin.dark,
    )
    for side in (-1, 1):
        if deep > 0.12:
            fit.seam([(side * 0.04, 0.105), (side * 0.17, 0.075)], fit.skin.deep, 2.0)


def stand_collar(fit: Fit, ink: Ink, tall: float = 30.0, *, split: bool = True) -> None:
    """Draw a collar that stands round the neck."""
    t = fit.torso
    tall *= t.unit
    half = 35 * (0.6 + 0.4 * t.broad)
    x, y = t.at(0, 0.03)
    cx, cy = t.on(0, 0.0)
    mid = cx + (x - cx) * 0.5
    lean = (x - cx) * 0.25
    rim: list[Point] = [
        (mid - half - lean * 0.4, cy - tall),
        (mid + lean, cy - tall + half * 0.30),
        (mid + half - lean * 0.4, cy - tall),
    ]
    foot: list[Point] = [
        (mid + half * 1.12, cy + 8),
        (x, cy + half * 0.52),
        (mid - half * 1.12, cy + 8),
    ]
    data = corners(rim, [rim[-1], foot[0]], foot, [foot[-1], rim[0]])
    fit.pen.solid(data, ink, line=3.0)
    cut_top, cut_low = lerp(rim[1], rim[2], 0.42), lerp(foot[1], foot[0], 0.36)
    fit.pen.flat(
        corners(
            [cut_top, (cut_low[0], cut_low[1] + 2)],
            [(cut_low[0], cut_low[1] + 2), foot[0]],
            [foot[0], rim[2]],
            [rim[2], cut_top],
        ),
        ink.dark,
    )
    if split and not fit.away:
        fit.pen.stroke(corners([rim[1], foot[1]], closed=False), ink.line, 3.0)


def shirt_collar(fit: Fit, ink: Ink, spread: float = 0.30, drop: float = 0.14) -> None:
    """Draw the two points of a shirt's collar."""
    if fit.away:
        stand_collar(fit, ink, 16, split=False)
        return
    for s in (-1, 1):
        fit.sew([[(s * 0.02, 0.085), (s * spread * 0.9, -0.035)], [(s * spread * 0.9, -0.035), (s * (spread + 0.08), 0.02)],
                 [(s * (spread + 0.08), 0.02), (s * 0.26, drop)], [(s * 0.26, drop), (s * 0.02, 0.085)]], ink)  # fmt: skip


def bow_tie(fit: Fit, ink: Ink, v: float, size: float = 1.0, *, tails: float = 1.0) -> None:
    """Draw a tied ribbon with loops and tails."""
    if fit.away:
        return
    k = size * fit.torso.unit
    squeeze = 1.0 if abs(fit.torso.skeleton.yaw) < 10 else 0.84
    with fit.pen.moved(fit.torso.at(0, v)):
        for s in (-1, 1):

            def p(x: float, y: float, s: int = s) -> Point:
                return (s * x * k * squeeze, y * k)

            if tails:
                end = 78 * tails
                tail = corners(
                    [p(2, 4), p(20, end * 0.5), p(24, end)],
                    [p(24, end), p(34, end * 0.86)],
                    [p(34, end * 0.86), p(46, end * 0.92)],
                    [p(46, end * 0.92), p(34, end * 0.4), p(8, 2)],
                )
                fit.pen.solid(tail, ink)
                fit.pen.flat(
                    corners(
                        [p(4, 6), p(24, end * 0.5), p(30, end * 0.9)],
                        [p(30, end * 0.9), p(36, end * 0.5), p(9, 4)],
                    ),
                    ink.dark,
                )
            loop = corners(
                [p(3, -7), p(30, -30), p(52, -24), p(54, 4), p(44, 20), p(20, 14), p(3, 7)]
            )
            fit.pen.solid(loop, ink)
            fit.pen.flat(
                corners([p(5, 5), p(30, 2), p(53, 6)], [p(53, 6), p(44, 19), p(20, 13), p(5, 5)]),
                ink.dark,
            )
            fit.pen.stroke(corners([p(8, -3), p(26, -10)], closed=False), ink.line, 2.2)
        fit.pen.solid(
            corners(
                [
                    (-11 * k, -10 * k),
                    (0, -13 * k),
                    (11 * k, -10 * k),
                    (12 * k, 8 * k),
                    (0, 12 * k),
                    (-12 * k, 8 * k),
                    (-11 * k, -10 * k),
                ]
            ),
            ink,
        )
        fit.pen.dot((-3 * k, -4 * k), 3 * k, fill=ink.bright)


def sailor(fit: Fit) -> None:
    """A sailor's blouse."""
    fit.body(fit.second, 0.0, 0.74, 1.05)


def sailor_collar(fit: Fit) -> None:
    """The sailor's collar with its stripes and scarf."""
    if fit.away:
        flap = [
            [(-0.9, 0.02), (-0.72, 0.34)],
            [(-0.72, 0.34), (0.72, 0.34)],
            [(0.72, 0.34), (0.9, 0.02)],
            [(0.9, 0.02), (0.0, -0.04), (-0.9, 0.02)],
        ]
        fit.sew(flap, fit.main)
        for inset in (0.03, 0.055):
            fit.seam([(-0.86 + inset, 0.06), (-0.70 + inset, 0.34 - inset)], fit.second.lit, 3)
            fit.seam(
                [(-0.70 + inset, 0.34 - inset), (0.70 - inset, 0.34 - inset)], fit.second.lit, 3
            )
            fit.seam([(0.70 - inset, 0.34 - inset), (0.86 - inset, 0.06)], fit.second.lit, 3)
        return
    neckline(fit, 0.34, 0.30)
    fit.seam([(-0.12, 0.20), (0, 0.215), (0.12, 0.20)], fit.second.line, 2.2)
    for s in (-1, 1):
        run = [(s * 0.30, -0.02), (s * 0.22, 0.14), (0.0, 0.36)]
        out = [(0.0, 0.36), (s * 0.30, 0.30), (s * 0.60, 0.20)]
        flap2 = [
            run,
            out,
            [(s * 0.60, 0.20), (s * 0.74, 0.07)],
            [(s * 0.74, 0.07), (s * 0.52, 0.02), (s * 0.30, -0.02)],
        ]
        fit.sew(flap2, fit.main)
        if s > 0:
            fit.pen.flat(
                fit.piece(
                    [
                        [(0.44, 0.02), (0.42, 0.14), (0.26, 0.30)],
                        [(0.26, 0.30), (0.58, 0.20)],
                        [(0.58, 0.20), (0.72, 0.07)],
                        [(0.72, 0.07), (0.44, 0.02)],
                    ]
                ),
                fit.main.dark,
            )
        for inset in (0.022, 0.042):
            fit.seam(
                [
                    (s * (0.04 + inset), 0.352 - inset * 1.6),
                    (s * 0.31, 0.29 - inset),
                    (s * (0.595 - inset), 0.198 - inset * 0.6),
                    (s * (0.72 - inset), 0.075),
                ],
                fit.second.lit,
                2.4,
            )
    bow_tie(fit, fit.accent, 0.36)


def gakuran(fit: Fit) -> None:
    """A buttoned school jacket with a standing collar."""
    fit.body(fit.main, 0.0, 1.04, 1.06)
    bright = mix(fit.main.lit, fit.main.bright, 0.28)
    if fit.away:
        fit.seam([(0, 0.04), (0, 1.03)], fit.main.line)
    else:
        fit.seam([(0.0, 0.05), (0.02, 0.5), (0.0, 1.04)], fit.main.line, 3.0)
        fit.seam([(-0.05, 0.08), (-0.03, 0.5), (-0.05, 1.0)], bright, 1.8)
        fit.seam([(0.34, 0.30), (0.62, 0.285)], fit.main.line, 3.0)
        for s in (-1, 1):
            fit.seam([(s * 0.42, 0.80), (s * 0.78, 0.78)], fit.main.line, 2.8)
            fit.seam([(s * 0.62, 0.32), (s * 0.5, 0.6), (s * 0.55, 0.8)], fit.main.line, 1.8)
        for v in (0.115, 0.29, 0.465, 0.64, 0.815):
            fit.button(0.03, v, fit.accent, 7.5)
    stand_collar(fit, fit.main, 30)
    if not fit.away:
        x, y = fit.torso.at(0.26, 0.0)
        fit.pen.dot((x, y - 10), 5, fill=fit.accent.lit, line=fit.accent.line)


def _lapels(fit: Fit, ink: Ink, deep: float, wide: float) -> None:
    for s in (-1, 1):
        fit.sew([[(s * 0.30, -0.03), (s * 0.20, deep * 0.5), (0.02, deep)], [(0.02, deep), (s * wide * 0.72, deep * 0.62)], [(s * wide * 0.72, deep * 0.62), (s * wide, deep * 0.40)],
                 [(s * wide, deep * 0.40), (s * wide * 0.8, deep * 0.34)], [(s * wide * 0.8, deep * 0.34), (s * wide * 0.92, deep * 0.24)], [(s * wide * 0.92, deep * 0.24), (s * 0.46, 0.02), (s * 0.30, -0.03)]], ink)  # fmt: skip
        fit.pen.flat(
            fit.piece(
                [
                    [(s * 0.12, deep * 0.74), (s * wide * 0.68, deep * 0.60)],
                    [(s * wide * 0.68, deep * 0.60), (s * wide * 0.93, deep * 0.42)],
                    [
                        (s * wide * 0.93, deep * 0.42),
                        (s * wide * 0.5, deep * 0.55),
                        (s * 0.12, deep * 0.74),
                    ],
                ]
            ),
            ink.dark,
        )


def blazer(fit: Fit) -> None:
    """A jacket with lapels over shirt and tie."""
    fit.body(fit.main, 0.0, 1.03, 1.07)
    if fit.away:
        fit.seam([(0, 0.04), (0, 0.7), (0, 1.03)], fit.main.line)
        shirt_collar(fit, fit.second)
        return
    fit.sew(
        [[(-0.32, -0.02), (-0.2, 0.2), (0.0, 0.50)], [(0.0, 0.50), (0.2, 0.2), (0.32, -0.02)]],
        fit.second,
        line=0,
    )
    fit.pen.flat(
        fit.piece(
            [
                [(0.06, 0.03), (0.10, 0.2), (0.0, 0.48)],
                [(0.0, 0.48), (0.2, 0.2), (0.3, 0.0), (0.06, 0.03)],
            ]
        ),
        fit.second.dark,
    )
    if not fit.torso.skeleton.measures.soft:
        fit.sew(
            [
                [(-0.06, 0.09), (0.06, 0.09)],
                [(0.06, 0.09), (0.05, 0.14)],
                [(0.05, 0.14), (0.10, 0.40), (0.0, 0.47)],
                [(0.0, 0.47), (-0.10, 0.40), (-0.05, 0.14)],
                [(-0.05, 0.14), (-0.06, 0.09)],
            ],
            fit.accent,
        )
        for v in (0.2, 0.28, 0.36):
            fit.seam([(-0.07, v + 0.03), (0.07, v)], fit.accent.bright, 3.2)
    _lapels(fit, fit.main, 0.52, 0.62)
    shirt_collar(fit, fit.second)
    if fit.torso.skeleton.measures.soft:
        bow_tie(fit, fit.accent, 0.115, 0.62, tails=0.7)
    fit.seam([(0.02, 0.52), (0.05, 0.8), (0.16, 1.03)], fit.main.line, 3.0)
    for v in (0.58, 0.74):
        fit.button(0.0, v, fit.accent, 7)
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.36, 0.80), (s * 0.76, 0.78)],
                [(s * 0.76, 0.78), (s * 0.76, 0.835)],
                [(s * 0.76, 0.835), (s * 0.36, 0.855)],
                [(s * 0.36, 0.855), (s * 0.36, 0.80)],
            ],
            fit.main,
            line=2.2,
        )
    badge = fit.torso.at(0.55, 0.40)
    k = fit.torso.unit
    x, y = badge
    fit.pen.solid(
        corners(
            [(x - 11 * k, y - 12 * k), (x + 11 * k, y - 12 * k)],
            [(x + 11 * k, y - 12 * k), (x + 10 * k, y + 6 * k), (x, y + 15 * k)],
            [(x, y + 15 * k), (x - 10 * k, y + 6 * k), (x - 11 * k, y - 12 * k)],
        ),
        fit.accent,
        line=2.0,
    )
    fit.pen.dot((x, y - 1), 4 * k, fill=fit.second.lit)


def hood(fit: Fit, ink: Ink) -> None:
    """Draw a hood that lies on the back, behind the neck."""
    x, y = fit.torso.on(0, 0.0)
    w = 78 * (0.5 + 0.5 * fit.torso.broad)
    lean = -fit.torso.skeleton.yaw * 0.5 if not fit.away else 0.0
    data = corners(
        [
            (x - w + lean, y + 26),
            (x - w * 0.98 + lean, y - 22),
            (x - w * 0.5 + lean, y - 48),
            (x + lean, y - 54),
            (x + w * 0.5 + lean, y - 48),
            (x + w * 0.98 + lean, y - 22),
            (x + w + lean, y + 26),
        ],
        [(x + w + lean, y + 26), (x, y + 44), (x - w + lean, y + 26)],
    )
    fit.pen.solid(data, ink, fill=ink.dark, line=3.0)
    fit.pen.flat(
        corners(
            [
                (x - w * 0.7 + lean, y + 10),
                (x - w * 0.5 + lean, y - 26),
                (x + lean, y - 36),
                (x + w * 0.5 + lean, y - 26),
                (x + w * 0.7 + lean, y + 10),
            ],
            [(x + w * 0.7 + lean, y + 10), (x, y + 40), (x - w * 0.7 + lean, y + 10)],
        ),
        ink.deep,
    )


def hood_front(fit: Fit, ink: Ink) -> None:
    """Draw the hood's edge that comes round to the chest, or the hood on the back."""
    if fit.away:
        fit.sew(
            [
                [(-0.62, 0.0), (-0.5, 0.26), (0.0, 0.36), (0.5, 0.26), (0.62, 0.0)],
                [(0.62, 0.0), (0.0, -0.05), (-0.62, 0.0)],
            ],
            ink,
        )
        fit.pen.flat(
            fit.piece(
                [
                    [(-0.5, 0.02), (-0.36, 0.16), (0.0, 0.22), (0.36, 0.16), (0.5, 0.02)],
                    [(0.5, 0.02), (0.0, 0.0), (-0.5, 0.02)],
                ]
            ),
            ink.dark,
        )
        return
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.34, -0.05), (s * 0.24, 0.06), (0.0, 0.15)],
                [(0.0, 0.15), (s * 0.06, 0.24)],
                [(s * 0.06, 0.24), (s * 0.44, 0.15), (s * 0.66, 0.02)],
                [(s * 0.66, 0.02), (s * 0.56, -0.05), (s * 0.34, -0.05)],
            ],
            ink,
        )
        fit.pen.flat(
            fit.piece(
                [
                    [(s * 0.06, 0.235), (s * 0.30, 0.14), (s * 0.46, -0.02)],
                    [(s * 0.46, -0.02), (s * 0.64, 0.02)],
                    [(s * 0.64, 0.02), (s * 0.42, 0.15), (s * 0.06, 0.235)],
                ]
            ),
            ink.dark,
        )


def ribbing(fit: Fit, ink: Ink, v: float, tall: float, out: float = 1.06) -> None:
    """Draw a ribbed band round the torso."""
    t = fit.torso
    data = t.shape(v, v + tall, out)
    fit.pen.solid(data, ink)
    for i in range(-5, 6):
        a, b = t.on(t.wide(v) * i / 5.2, v + 0.006), t.on(t.wide(v) * i / 5.2, v + tall - 0.006)
        fit.pen.stroke(corners([a, b], closed=False), ink.deep, 2.0, opacity=0.75)


def hoodie(fit: Fit) -> None:
    """A hooded sweatshirt with a pouch and a stripe across the chest."""
    fit.body(fit.main, 0.0, 1.0, 1.12)
    t = fit.torso
    if not fit.away:
        for v, ink in ((0.40, fit.second), (0.455, fit.accent)):
            band = t.shape(v, v + 0.045, 1.11)
            fit.pen.flat(band, ink.lit)
            fit.pen.flat(fit.right_part(v, v + 0.045, 0.55, 1.11), ink.dark)
        pouch = [
            [(-0.34, 0.66), (0.34, 0.66)],
            [(0.34, 0.66), (0.58, 0.80), (0.62, 0.95)],
            [(0.62, 0.95), (-0.62, 0.95)],
            [(-0.62, 0.95), (-0.58, 0.80), (-0.34, 0.66)],
        ]
        fit.sew(pouch, fit.main)
        fit.pen.flat(
            fit.piece(
                [
                    [(0.30, 0.665), (0.36, 0.8), (0.30, 0.945)],
                    [(0.30, 0.945), (0.60, 0.945)],
                    [(0.60, 0.945), (0.56, 0.81), (0.34, 0.67)],
                    [(0.34, 0.67), (0.30, 0.665)],
                ]
            ),
            fit.main.dark,
        )
        fit.seam([(-0.30, 0.68), (-0.5, 0.81), (-0.54, 0.93)], fit.main.deep, 2.0)
        fit.seam([(0.30, 0.68), (0.5, 0.81), (0.54, 0.93)], fit.main.deep, 2.0)
    ribbing(fit, fit.main, 0.985, 0.075)


def hoodie_collar(fit: Fit) -> None:
    """The open neck of a hoodie with its hood and strings."""
    neckline(fit, 0.3, 0.12)
    hood_front(fit, fit.main)
    if not fit.away:
        for s in (-1, 1):
            fit.seam([(s * 0.10, 0.17), (s * 0.13, 0.27), (s * 0.11, 0.36)], fit.second.line, 6.2)
            fit.seam([(s * 0.10, 0.17), (s * 0.13, 0.27), (s * 0.11, 0.36)], fit.second.lit, 3.6)


def sweater(fit: Fit) -> None:
    """A knitted jumper with a patterned yoke and a rolled collar."""
    fit.body(fit.main, 0.0, 0.98, 1.09)
    t = fit.torso
    for v in (0.245, 0.335):
        fit.seam(
            [(-1, v - 0.01), (-0.5, v), (0, v + 0.006), (0.5, v), (1, v - 0.01)],
            fit.second.lit,
            5.0,
            out=1.08,
        )
    for i in range(-5, 6):
        x, y = t.at(i / 6.4, 0.29, 1.08)
        k = 9.0 * t.unit
        diamond = corners(
            [(x - k, y), (x, y - k)],
            [(x, y - k), (x + k, y)],
            [(x + k, y), (x, y + k)],
            [(x, y + k), (x - k, y)],
        )
        fit.pen.flat(diamond, (fit.accent if i % 2 else fit.second).lit)
    for u in (-0.62, -0.3, 0.0, 0.3, 0.62):
        fit.seam(
            [(u, 0.42), (u * 1.02, 0.65), (u, 0.95)], fit.main.deep, 2.4, out=1.06, opacity=0.7
        )
        if u in {-0.3, 0.3}:
            for k in range(4):
                v = 0.46 + k * 0.125
                fit.seam(
                    [(u - 0.07, v), (u, v + 0.05), (u + 0.07, v)],
                    fit.main.deep,
                    2.2,
                    out=1.06,
                    opacity=0.7,
                )
    ribbing(fit, fit.main, 0.96, 0.07)
    stand_collar(fit, fit.main, 26, split=False)
    x, y = t.at(0, 0.0)
    for i in range(-3, 4):
        fit.pen.stroke(
            corners(
                [(x + i * 9, y - 12 - abs(i) * 1.5), (x + i * 10, y + 9 - abs(i) * 2)], closed=False
            ),
            fit.main.deep,
            2.0,
            opacity=0.7,
        )


def overalls(fit: Fit) -> None:
    """A striped shirt under a bib with straps."""
    fit.body(fit.second, 0.0, 0.8, 1.05)
    stripe = fit.pen.ink(mix(fit.look.outfit_accent, fit.look.outfit_second, 0.15))
    for v in (0.10, 0.18, 0.26, 0.34, 0.42, 0.5):
        fit.seam(
            [(-1, v), (-0.5, v + 0.012), (0, v + 0.018), (0.5, v + 0.012), (1, v)],
            stripe.lit,
            8,
            out=1.04,
        )
    fit.body(fit.main, 0.58, 1.06, 1.07)
    if fit.away:
        for s in (-1, 1):
            fit.sew(
                [
                    [(s * 0.52, 0.05), (-s * 0.30, 0.62)],
                    [(-s * 0.30, 0.62), (-s * 0.14, 0.62)],
                    [(-s * 0.14, 0.62), (s * 0.68, 0.06)],
                    [(s * 0.68, 0.06), (s * 0.52, 0.05)],
                ],
                fit.main,
            )
        return
    neckline(fit, 0.30, 0.09)
    for s in (-1, 1):
        fit.sew(
            [
                [(s * 0.50, 0.04), (s * 0.40, 0.33)],
                [(s * 0.40, 0.33), (s * 0.56, 0.33)],
                [(s * 0.56, 0.33), (s * 0.68, 0.06)],
                [(s * 0.68, 0.06), (s * 0.50, 0.04)],
            ],
            fit.main,
        )
    fit.sew(
        [
            [(-0.58, 0.30), (0.58, 0.30)],
            [(0.58, 0.30), (0.66, 0.64)],
            [(0.66, 0.64), (-0.66, 0.64)],
            [(-0.66, 0.64), (-0.58, 0.30)],
        ],
        fit.main,
    )
    fit.pen.flat(
        fit.piece(
            [
                [(0.36, 0.305), (0.44, 0.45), (0.38, 0.635)],
                [(0.38, 0.635), (0.64, 0.635)],
                [(0.64, 0.635), (0.56, 0.305)],
                [(0.56, 0.305), (0.36, 0.305)],
            ]
        ),
        fit.main.dark,
    )
    thread = mix(fit.main.bright, fit.accent.lit, 0.4)
    fit.seam([(-0.54, 0.325), (0, 0.332), (0.54, 0.325)], thread, 1.8)
    fit.sew(
        [
            [(-0.30, 0.40), (0.30, 0.40)],
            [(0.30, 0.40), (0.28, 0.54), (0, 0.58)],
            [(0, 0.58), (-0.28, 0.54), (-0.30, 0.40)],
        ],
        fit.main,
    )
    fit.seam([(-0.27, 0.425), (0.27, 0.425)], thread, 1.8)
    for s in (-1, 1):
        fit.button(s * 0.48, 0.335, fit.accent, 8)
        fit.seam([(s * 0.5, 0.72), (s * 0.62, 0.84), (s * 0.95, 0.86)], fit.main.line, 2.4)
    fit.seam([(0, 0.66), (0, 1.06)], fit.main.line, 2.4)
