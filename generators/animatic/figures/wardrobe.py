"""The wardrobe: for each outfit its trunk, sleeves, what is below and on the feet."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from schemas.look import Outfit

from ..draw import Point
from . import outerwear, tops
from .body import Limb
from .curves import corners, lerp
from .fit import Fit
from .hands import hand
from .limbs import Sleeve, covered, cuff, forearm
from .lower import Hem, bare_legs, skirt, stripe, trousers
from .pen import Ink

Cuff = Literal["plain", "sailor", "shirt", "ribbed", "rolled", "coat", "wide", "short", "gold"]


@dataclass(frozen=True)
class Garment:
    """How an outfit is cut."""

    trunk: Callable[[Fit], None]
    below: Callable[[Fit], None]
    collar: Callable[[Fit], None] | None = None  # lies over hanging arms
    sleeve: tuple[float, float, float] = (36.0, 30.0, 26.0)
    reach: float = 0.97
    cuff: Cuff = "plain"
    second_sleeve: bool = False
    hood: bool = False


def _sailor_below(fit: Fit) -> None:
    bare_legs(fit, fit.pen.ink("#2c3048"), 0.86, fit.leather)
    _, low, _ = skirt(fit, fit.main, Hem(0.60, 0.27, 0.58, pleats=9))
    if not fit.pen.contour:
        stripe(fit, low, 16, fit.second.lit, 3.0)


def _blazer_below(fit: Fit) -> None:
    if not fit.torso.skeleton.measures.soft:
        trousers(fit, fit.trousers, fit.leather)
        return
    bare_legs(fit, fit.pen.ink("#e9e6ee"), 0.62, fit.leather)
    _, low, _ = skirt(fit, fit.trousers, Hem(0.72, 0.27, 0.5, pleats=9))
    for above, ink, wide in ((20, fit.accent, 4.0), (34, fit.second, 2.4)):
        stripe(fit, low, above, ink.lit, wide)


def _casual_below(fit: Fit) -> None:
    sneakers = fit.pen.ink(fit.look.outfit_accent)
    if fit.torso.skeleton.measures.soft:
        bare_legs(fit, fit.pen.ink("#33364c"), 1.02, sneakers)
        skirt(fit, fit.trousers, Hem(0.78, 0.26, 0.4, pleats=7))
    else:
        trousers(fit, fit.trousers, sneakers)


def _gakuran_below(fit: Fit) -> None:
    trousers(fit, fit.main, fit.pen.ink("#2b2626"))


def _plain_below(fit: Fit) -> None:
    trousers(fit, fit.trousers, fit.leather)


def _overall_below(fit: Fit) -> None:
    trousers(fit, fit.main, fit.leather, turned_up=True)


def _rain_below(fit: Fit) -> None:
    bare_legs(fit, None, 0.0, fit.accent, boots=0.62)


def _uniform_below(fit: Fit) -> None:
    trousers(fit, fit.trousers, fit.pen.ink("#241f24"), boots=True)


def _kimono_below(fit: Fit) -> None:
    bare_legs(fit, fit.pen.ink("#f4f1ee"), 0.4, fit.accent)


GARMENTS: dict[Outfit, Garment] = {
    Outfit.SAILOR: Garment(tops.sailor, _sailor_below, tops.sailor_collar, (33, 31, 29), cuff="sailor", second_sleeve=True),
    Outfit.GAKURAN: Garment(tops.gakuran, _gakuran_below, None, (35, 32, 28), cuff="gold"),
    Outfit.BLAZER: Garment(tops.blazer, _blazer_below, None, (35, 31, 27), cuff="shirt"),
    Outfit.HOODIE: Garment(tops.hoodie, _casual_below, tops.hoodie_collar, (39, 37, 34), cuff="ribbed", hood=True),
    Outfit.COAT: Garment(outerwear.coat, _plain_below, None, (37, 35, 32), cuff="coat"),
    Outfit.APRON: Garment(outerwear.apron, _plain_below, None, (34, 32, 31), 0.66, cuff="rolled", second_sleeve=True),
    Outfit.KIMONO: Garment(outerwear.kimono, _kimono_below, None, (40, 46, 50), 0.86, cuff="wide"),
    Outfit.OVERALLS: Garment(tops.overalls, _overall_below, None, (35, 34, 33), 0.40, cuff="short", second_sleeve=True),
    Outfit.UNIFORM: Garment(outerwear.uniform, _uniform_below, outerwear.epaulettes, (36, 33, 29), cuff="gold"),
    Outfit.SWEATER: Garment(tops.sweater, _casual_below, None, (37, 35, 31), cuff="ribbed"),
    Outfit.RAINCOAT: Garment(outerwear.raincoat, _rain_below, outerwear.rain_collar, (40, 40, 39), 0.9, cuff="coat", hood=True),
}  # fmt: skip


def arm(fit: Fit, limb: Limb, kind: str) -> None:
    """Draw an arm in its sleeve with its hand."""
    garment = GARMENTS[fit.look.outfit]
    ink = fit.second if garment.second_sleeve else fit.main
    k = 0.42 + 0.58 * fit.torso.broad
    a, b, c = (w * k for w in garment.sleeve)
    side = 1 if limb.c[0] < fit.torso.skeleton.hips[0] else -1
    size = fit.torso.skeleton.measures.arm / 360 * 1.08

    def palm() -> None:
        hand(fit.pen, fit.skin, limb, kind, size, inner=side)

    middle = fit.middle
    if garment.cuff == "wide":
        covered(
            fit.pen,
            fit.skin,
            limb,
            Sleeve((25 * k, 23 * k, 17 * k)),
            body=middle,
            folds=False,
            between=palm,
        )
        _wide_sleeve(fit, ink, limb, k)
        return

    def below() -> None:
        palm()
        if garment.reach < 0.9:
            forearm(fit.pen, fit.skin, limb, (23 * k, 17 * k), max(0.0, garment.reach * 2 - 1.1))

    sleeve = Sleeve((a, b, c), garment.reach)
    if garment.reach <= 0.5:
        _short_sleeve(fit, ink, limb, sleeve, below)
        return
    end, way, half = covered(fit.pen, ink, limb, sleeve, body=middle, between=below)
    _finish(fit, garment.cuff, ink, end, way, half)


def _short_sleeve(
    fit: Fit, ink: Ink, limb: Limb, sleeve: Sleeve, below: Callable[[], None]
) -> None:
    """A sleeve that ends above the elbow; the forearm lies over or under it."""
    k = sleeve.widths[0] / 35
    folded_back = limb.depth[2] < limb.depth[1] - 8 and limb.depth[2] < limb.depth[0]
    if folded_back:
        below()
    covered(
        fit.pen, fit.skin, limb, Sleeve((25 * k, 24 * k, 23 * k), 0.5), body=fit.middle, folds=False
    )
    end, way, half = covered(fit.pen, ink, limb, sleeve, body=fit.middle)
    _finish(fit, "short", ink, end, way, half)
    if not folded_back:
        below()


def _finish(fit: Fit, kind: Cuff, ink: Ink, end: Point, way: Point, half: float) -> None:
    pen, nx, ny = fit.pen, way[1], -way[0]

    def ring(back: float, colour: str, width: float) -> None:
        x, y = end[0] - way[0] * back, end[1] - way[1] * back
        pen.stroke(
            corners(
                [
                    (x + nx * half, y + ny * half),
                    (x + way[0] * 4, y + way[1] * 4),
                    (x - nx * half, y - ny * half),
                ],
                closed=False,
            ),
            colour,
            width,
        )

    if kind == "sailor":
        cuff(pen, fit.main, end, way, half, 30, 1.1)
        ring(10, fit.second.lit, 2.6)
        ring(19, fit.second.lit, 2.6)
    elif kind == "shirt":
        ahead = (end[0] + way[0] * 9, end[1] + way[1] * 9)
        cuff(pen, fit.second, ahead, way, half * 0.9, 12, 1.0)
        cuff(pen, ink, end, way, half, 3, 1.04)
        for i in range(2):
            at = (
                end[0] - way[0] * (12 + 13 * i) + nx * half * 0.55,
                end[1] - way[1] * (12 + 13 * i) + ny * half * 0.55,
            )
            pen.dot(at, 3.6, fill=fit.accent.lit, line=fit.accent.line, width=1.6)
    elif kind == "ribbed":
        cuff(pen, ink, end, way, half * 0.94, 26, 0.98)
        for i in (-2, -1, 0, 1, 2):
            p = (end[0] + nx * half * i * 0.36, end[1] + ny * half * i * 0.36)
            pen.stroke(
                corners([p, (p[0] - way[0] * 20, p[1] - way[1] * 20)], closed=False),
                ink.deep,
                2.0,
                opacity=0.75,
            )
    elif kind in {"rolled", "short"}:
        cuff(
            pen,
            ink,
            (end[0] + way[0] * 6, end[1] + way[1] * 6),
            way,
            half,
            24 if kind == "rolled" else 12,
            1.1,
        )
    elif kind == "coat":
        cuff(pen, ink, end, way, half, 40, 1.08)
    elif kind == "gold":
        cuff(pen, ink, end, way, half, 4, 1.04)
        if fit.look.outfit is Outfit.UNIFORM:
            ring(26, fit.accent.line, 7)
            ring(26, fit.accent.lit, 4.4)
        else:
            for i in range(2):
                at = (
                    end[0] - way[0] * (14 + 14 * i) + nx * half * 0.6,
                    end[1] - way[1] * (14 + 14 * i) + ny * half * 0.6,
                )
                pen.dot(at, 4.2, fill=fit.accent.lit, line=fit.accent.line, width=1.8)


def _wide_sleeve(fit: Fit, ink: Ink, limb: Limb, k: float) -> None:
    """A kimono's sleeve: a bag that hangs from the forearm."""
    a, b = limb.a, limb.b
    c = lerp(b, limb.c, 0.8)
    ux, uy = c[0] - a[0], c[1] - a[1]
    length = math.hypot(ux, uy) or 1.0
    nx, ny = uy / length, -ux / length  # left of the arm
    out = 1 if nx * (a[0] - fit.torso.skeleton.neck[0]) > 0 else -1
    w = 36 * k
    vx, vy = ux / length, uy / length
    top = [
        (a[0] - vx * w * 0.9, a[1] - vy * w * 0.9),
        (a[0] + nx * w * out, a[1] + ny * w * out),
        (b[0] + nx * w * 0.8 * out, b[1] + ny * w * 0.8 * out),
        (c[0] + nx * w * 0.7 * out, c[1] + ny * w * 0.7 * out),
    ]
    drop = 118 * k
    hang_end = (
        c[0] - nx * w * out * 0.3 + 0.10 * ux,
        c[1] + drop * (0.55 if abs(ux) < abs(uy) else 1.0),
    )
    hang_in = (lerp(b, c, 0.15)[0] - nx * w * out, lerp(b, c, 0.15)[1] + drop * 0.8)
    under = [
        hang_in,
        (a[0] - nx * w * 0.9 * out + 0.2 * ux, a[1] - ny * w * 0.9 * out + 0.24 * uy),
        (a[0] - nx * w * 0.7 * out, a[1] - ny * w * 0.7 * out),
    ]
    data = corners(
        top,
        [top[-1], hang_end],
        [hang_end, lerp(hang_end, hang_in, 0.5), hang_in],
        under,
        [under[-1], top[0]],
    )
    pen = fit.pen
    pen.solid(data, ink, line=0)
    pen.stroke(
        corners(
            top,
            [top[-1], hang_end],
            [hang_end, lerp(hang_end, hang_in, 0.5), hang_in],
            under[:2],
            closed=False,
        ),
        ink.line,
    )
    with pen.inside(data):
        mid = lerp(b, c, 0.4)
        pen.flat(
            corners(
                [(a[0] + 8, a[1]), (mid[0] + 6, mid[1]), (hang_end[0] - 8, hang_end[1])],
                [
                    (hang_end[0] - 8, hang_end[1]),
                    (hang_end[0] + 140, hang_end[1]),
                    (a[0] + 140, a[1]),
                    (a[0] + 8, a[1]),
                ],
            ),
            ink.dark,
            opacity=0.85,
        )
        inner = [top[-1], lerp(top[-1], hang_end, 0.5), hang_end]
        pen.stroke(corners(inner, closed=False), fit.second.lit, 12)
        for s, t in ((0.3, 0.35), (0.7, 0.6), (0.45, 0.8)):
            outerwear.blossom(
                fit, lerp(lerp(top[2], top[3], s), lerp(hang_in, hang_end, s), t), 13 * k
            )
