"""The wardrobe: for each outfit its trunk, sleeves, what is below and on the feet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from schemas.look import Outfit

from . import outerwear, tops
from .body import Limb
from .fit import Fit
from .hands import hand
from .limbs import Sleeve, covered, folded, forearm
from .lower import Hem, bare_legs, skirt, stripe, trousers
from .pen import Ink
from .sleeves import finish, wide_sleeve

Cuff = Literal["sailor", "shirt", "ribbed", "rolled", "coat", "wide", "short", "gold", "braid"]
Layer = Callable[[Fit], None]


@dataclass(frozen=True)
class Garment:
    """How an outfit is cut. Half widths of the sleeve at shoulder, elbow, wrist."""

    trunk: Layer
    below: Layer
    sleeve: tuple[float, float, float]
    cuff: Cuff
    collar: Layer | None = None  # lies over hanging arms
    reach: float = 0.97
    second_sleeve: bool = False
    hood: bool = False


def _sailor_below(fit: Fit) -> None:
    bare_legs(fit, fit.pen.ink("#2c3048"), 0.86, fit.leather)
    _, low = skirt(fit, fit.main, Hem(0.60, 0.27, 0.58, pleats=9))
    stripe(fit, low, 16, fit.second.lit, 3.0)


def _blazer_below(fit: Fit) -> None:
    if not fit.soft:
        trousers(fit, fit.trousers, fit.leather)
        return
    bare_legs(fit, fit.pen.ink("#e9e6ee"), 0.62, fit.leather)
    _, low = skirt(fit, fit.trousers, Hem(0.72, 0.27, 0.5, pleats=9))
    stripe(fit, low, 20, fit.accent.lit, 4.0)
    stripe(fit, low, 34, fit.second.lit, 2.4)


def _casual_below(fit: Fit) -> None:
    sneakers = fit.pen.ink(fit.look.outfit_accent)
    if not fit.soft:
        trousers(fit, fit.trousers, sneakers)
        return
    bare_legs(fit, fit.pen.ink("#33364c"), 1.02, sneakers)
    skirt(fit, fit.trousers, Hem(0.78, 0.26, 0.4, pleats=7))


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
    Outfit.SAILOR: Garment(
        tops.sailor, _sailor_below, (33, 31, 29), "sailor", tops.sailor_collar, second_sleeve=True
    ),
    Outfit.GAKURAN: Garment(tops.gakuran, _gakuran_below, (35, 32, 28), "gold"),
    Outfit.BLAZER: Garment(tops.blazer, _blazer_below, (35, 31, 27), "shirt"),
    Outfit.HOODIE: Garment(
        tops.hoodie, _casual_below, (39, 37, 34), "ribbed", tops.hoodie_collar, hood=True
    ),
    Outfit.COAT: Garment(outerwear.coat, _plain_below, (37, 35, 32), "coat"),
    Outfit.APRON: Garment(
        outerwear.apron, _plain_below, (34, 32, 31), "rolled", reach=0.66, second_sleeve=True
    ),
    Outfit.KIMONO: Garment(outerwear.kimono, _kimono_below, (40, 46, 50), "wide"),
    Outfit.OVERALLS: Garment(
        tops.overalls, _overall_below, (35, 34, 33), "short", reach=0.40, second_sleeve=True
    ),
    Outfit.UNIFORM: Garment(
        outerwear.uniform, _uniform_below, (36, 33, 29), "braid", outerwear.epaulettes
    ),
    Outfit.SWEATER: Garment(tops.sweater, _casual_below, (37, 35, 31), "ribbed"),
    Outfit.RAINCOAT: Garment(
        outerwear.raincoat, _rain_below, (40, 40, 39), "coat", outerwear.rain_collar, 0.9, hood=True
    ),
}  # fmt: skip


def arm(fit: Fit, limb: Limb, kind: str) -> None:
    """Draw an arm in its sleeve with its hand."""
    garment, k = GARMENTS[fit.look.outfit], 0.42 + 0.58 * fit.torso.broad
    ink = fit.second if garment.second_sleeve else fit.main

    bare = 0.0 if garment.cuff == "wide" else max(0.0, garment.reach * 2 - 1.1)

    def below() -> None:
        palm(fit, limb, kind)
        if garment.reach < 0.9 or garment.cuff == "wide":
            forearm(fit.pen, fit.skin, limb, (23 * k, 17 * k), bare)

    if garment.cuff == "wide":
        below()
        wide_sleeve(fit, ink, limb, k)
        return
    a, b, c = (w * k for w in garment.sleeve)
    sleeve = Sleeve((a, b, c), garment.reach)
    if garment.reach <= 0.5:
        _short_sleeve(fit, ink, limb, sleeve, below)
        return
    end = covered(fit.pen, ink, limb, sleeve, body=fit.middle, between=below)
    finish(fit, garment.cuff, ink, end)


def palm(fit: Fit, limb: Limb, kind: str) -> None:
    """Draw the hand of an arm."""
    bones = fit.torso.skeleton
    inner = 1 if limb.c[0] < bones.hips[0] else -1
    hand(fit.pen, fit.skin, limb, kind, bones.measures.arm / 333, inner=inner)


def _short_sleeve(
    fit: Fit, ink: Ink, limb: Limb, sleeve: Sleeve, below: Callable[[], None]
) -> None:
    """A sleeve that ends above the elbow; the forearm lies over it, or under it when folded back."""
    if folded(limb):
        below()
    k = sleeve.widths[0] / 35
    bare = Sleeve((25 * k, 24 * k, 23 * k), 0.5)
    covered(fit.pen, fit.skin, limb, bare, body=fit.middle, folds=False)
    finish(fit, "short", ink, covered(fit.pen, ink, limb, sleeve, body=fit.middle))
    if not folded(limb):
        below()
