"""Solid things in perspective: blocks, crates, pots, lanterns, machines; sizes in metres."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import lighten, mix

from .perspective import Perspective
from .setting import Setting
from .shapes import box, disc, leaves
from .weathering import snow

Span = tuple[float, float]


def haze(z: float) -> float:
    """Return the share of air before something `z` metres away."""
    return min(0.8, max(0.0, (z - 7.0) / 75.0))


def block(
    sheet: Drawing, here: Setting, view: Perspective, x: Span, y: Span, z: Span, colour: str,
    *, lit: float = 0.0,
) -> None:  # fmt: skip
    """Build a box: its top or bottom, the flank towards the axis, and its front."""
    far = haze(z[0])
    flank = x[1] if x[1] < 0 else x[0] if x[0] > 0 else None
    if flank is not None:
        sheet.path(view.wall(flank, *y, *z), fill=here.paint(colour, lit - 0.75, far))
    eye = view.eye
    if y[1] < eye:
        sheet.path(view.floor(*x, *z, y[1]), fill=here.paint(colour, lit + 0.3, far))
    elif y[0] > eye:
        sheet.path(view.floor(*x, *z, y[0]), fill=here.paint(colour, lit - 1.3, far))
    sheet.path(view.front(z[0], *x, *y), fill=here.paint(colour, lit - 0.25, far))


def shadow(sheet: Drawing, here: Setting, view: Perspective, x: Span, z: Span) -> None:
    """Darken the floor under something."""
    a, b = view.at((x[0] + x[1]) / 2, 0, (z[0] + z[1]) / 2)
    half = (x[1] - x[0]) / 2 * view.scale(z[0]) * 1.25
    deep = abs(view.at(0, 0, z[0])[1] - view.at(0, 0, z[1])[1]) * 0.9 + 5
    dark = here.paint("#2a2a3c", -1.2)
    sheet.ellipse(a, b, half, deep, fill=sheet.glow(((0, dark, 0.6), (0.6, dark, 0.4), (1, dark, 0))))


def crate(
    sheet: Drawing, here: Setting, view: Perspective, at: tuple[float, float, float],
    size: tuple[float, float, float], goods: str | None = None,
) -> None:  # fmt: skip
    """Put down a slatted wooden crate, full of round `goods` of a colour."""
    (x, y, z), (w, h, d) = at, size
    block(sheet, here, view, (x, x + w), (y, y + h), (z, z + d), "#a8794b")
    lines = "".join(
        view.front(z, x, x + w, y + h * t, y + h * t + h * 0.05) for t in (0.3, 0.62, 0.92)
    )
    sheet.path(lines, fill=here.paint("#6d4a2e", -0.4, haze(z)))
    if goods:
        heap(sheet, here, view, (x, y + h, z), (w, d), goods)


def heap(
    sheet: Drawing, here: Setting, view: Perspective, at: tuple[float, float, float],
    size: Span, colour: str,
) -> None:  # fmt: skip
    """Heap round things on a surface: fruit, buns, balls of wool."""
    (x, y, z), (w, d) = at, size
    dice = Random(f"{x:.2f}{z:.2f}{colour}")
    far, rows, r = haze(z), 3, view.scale(z) * 0.065
    for row in range(rows):
        depth = z + d * (1 - row / rows)
        count = max(3, int(w / 0.13))
        spots = [view.at(x + w * (i + 0.5 + dice.uniform(-0.2, 0.2)) / count, y, depth)
                 for i in range(count)]  # fmt: skip
        tone = here.paint(colour, -0.3 + row * 0.15, far)
        sheet.path("".join(disc(a, b - r * 0.5, r) for a, b in spots), fill=tone)
        light = here.paint(lighten(colour, 0.35), 0.3, far)
        spark = "".join(disc(a - r * 0.3, b - r * 0.85, r * 0.34) for a, b in spots)
        sheet.path(spark, fill=light, opacity=0.8)


def plant(
    sheet: Drawing, here: Setting, foot: Point, size: float, *, pot: str = "#b5694a",
    leaf: str = "#4f8a4c", bloom: str | None = None, name: str = "plant",
) -> None:  # fmt: skip
    """Pot a plant on `foot`; `size` is its whole height in stage units."""
    dice = here.dice(f"{name}{foot[0]:.0f}")
    x, y = foot
    w, h = size * 0.36, size * 0.34
    for tone, spread, count in ((-0.9, 1.0, 34), (-0.2, 0.85, 30), (0.45, 0.65, 20)):
        data = leaves(
            dice, (x, y - h - size * 0.3), size * 0.3 * spread, size * 0.26 * spread,
            count=count, size=size * 0.2, turn=1.5, towards=-1.57,
        )  # fmt: skip
        sheet.path(data, fill=here.paint(leaf, tone))
    if bloom:
        spots = [(x + dice.uniform(-0.3, 0.3) * size, y - h - size * dice.uniform(0.1, 0.55))
                 for _ in range(9)]  # fmt: skip
        sheet.path("".join(disc(a, b, size * 0.045) for a, b in spots), fill=here.paint(bloom, 0.2))
    rim = here.paint(pot, 0.2)
    body = (
        f"M{number(x - w / 2)} {number(y - h)}h{number(w)}l{number(-w * 0.16)} {number(h)}"
        f"h{number(-w * 0.68)}Z"
    )
    fill = sheet.shading(((0, here.paint(pot, 0.1)), (1, here.paint(pot, -0.9))), angle=0)
    sheet.path(body, fill=fill)
    sheet.path(box(x - w * 0.56, y - h, w * 1.12, h * 0.2), fill=rim)


def lantern(
    sheet: Drawing, here: Setting, at: Point, size: float, colour: str, *, halo: bool = True
) -> None:
    """Hang a paper lantern under `at`, `size` units tall."""
    x, y = at[0], at[1] + size * 0.55
    w = size * 0.36
    if here.lamps and halo:
        here.halo(sheet, (x, y), size * 1.25, mix(colour, here.lamp, 0.6), 0.55)
    edge, heart = here.shine(lighten(colour, -0.12), 0.7), here.shine(mix(colour, "#ffe9b8", 0.62), 1)
    stops = ((0, heart), (0.5, mix(heart, edge, 0.4)), (1, edge))
    sheet.ellipse(x, y, w, size * 0.42, fill=sheet.glow(stops))
    ribs = "".join(
        f"M{number(x - w * c)} {number(y + t * size)}Q{number(x)} {number(y + t * size + 4)} "
        f"{number(x + w * c)} {number(y + t * size)}"
        for t, c in ((-0.26, 0.78), (-0.13, 0.95), (0, 1), (0.13, 0.95), (0.26, 0.78))
    )
    sheet.path(ribs, stroke=here.paint(colour, -0.9), width=1.2, opacity=0.5)
    caps = box(x - w * 0.45, y - size * 0.46, w * 0.9, size * 0.09)
    caps += box(x - w * 0.45, y + size * 0.38, w * 0.9, size * 0.09)
    sheet.path(caps, fill=here.paint("#2b2530", -0.2))
    sheet.path(f"M{number(x)} {number(at[1])}v{number(size * 0.12)}", stroke="#2b2530", width=2)
    snow(sheet, here, [(x - w * 0.5, y - size * 0.46), (x + w * 0.5, y - size * 0.46)], 5)


def vending(sheet: Drawing, here: Setting, view: Perspective, x: Span, z: float) -> None:
    """Stand a vending machine facing the eye; its shelves shine when lamps are on."""
    colour = here.dice(f"vending{z}").choice(("#d8433f", "#f2f2f0", "#3c6fb4"))
    shadow(sheet, here, view, x, (z, z + 0.8))
    block(sheet, here, view, x, (0.0, 1.85), (z, z + 0.7), colour)
    w = x[1] - x[0]
    shelf = view.front(z, x[0] + w * 0.1, x[1] - w * 0.1, 0.95, 1.72)
    sheet.path(shelf, fill=here.shine("#eaf6ff", 0.95))
    dice, size = here.dice(f"cans{z}"), w * 0.11
    for row in range(3):
        for i in range(6):
            left, low = x[0] + w * (0.14 + i * 0.125), 1.0 + row * 0.24
            can = view.front(z, left, left + size * 0.8, low, low + 0.15)
            sheet.path(can, fill=here.shine(dice.choice(("#e0524a", "#4a8fd0", "#57a55a", "#f0c244")), 0.7))
    sheet.path(view.front(z, x[0] + w * 0.14, x[1] - w * 0.3, 0.2, 0.42), fill=here.paint("#23232e", -0.5))
    sheet.path(view.front(z, x[1] - w * 0.25, x[1] - w * 0.1, 0.55, 0.8), fill=here.paint("#c9ced6"))
    if here.lamps:
        cx, cy = view.at((x[0] + x[1]) / 2, 1.3, z)
        here.halo(sheet, (cx, cy), view.scale(z) * 1.2, "#dff1ff", 0.45)


def cooler(sheet: Drawing, here: Setting, view: Perspective, at: tuple[float, float, float]) -> None:
    """Stand the outdoor unit of an air conditioner; `at` is its near left foot."""
    x, y, z = at
    block(sheet, here, view, (x, x + 0.85), (y, y + 0.62), (z, z + 0.35), "#d4d4cf")
    cx, cy = view.at(x + 0.34, y + 0.31, z)
    r = view.scale(z) * 0.25
    far = haze(z)
    sheet.ellipse(cx, cy, r, r, fill=here.paint("#8f949c", -0.8, far))
    rings = "".join(disc(cx, cy, r * k) for k in (0.3, 0.55, 0.8))
    spokes = f"M{number(cx - r)} {number(cy)}h{number(2 * r)}M{number(cx)} {number(cy - r)}v{number(2 * r)}"
    sheet.path(rings + spokes, stroke=here.paint("#c6c9cc", -0.2, far), width=1.5)
    a, b = view.at(x, y + 0.62, z), view.at(x + 0.85, y + 0.62, z)
    snow(sheet, here, [a, b], view.scale(z) * 0.07)
