"""Solid things in perspective: blocks, crates, pots, lanterns, machines; sizes in metres."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Point
from generators.animatic.light import lighten, mix

from .setting import Sheet
from .shapes import box, disc, leaves
from .weathering import snow

Span = tuple[float, float]


def haze(z: float) -> float:
    """Return the share of air before something `z` metres away."""
    return min(0.8, max(0.0, (z - 7.0) / 75.0))


def block(on: Sheet, x: Span, y: Span, z: Span, colour: str, *, lit: float = 0.0) -> None:
    """Build a box: its top or bottom, the flank towards the axis, and its front."""
    far = haze(z[0])
    flank = x[1] if x[1] < 0 else x[0] if x[0] > 0 else None
    if flank is not None:
        on.fill(on.wall(flank, *y, *z), colour, lit - 0.75, far)
    eye = on.view.eye
    if y[1] < eye:
        on.fill(on.floor(*x, *z, y[1]), colour, lit + 0.3, far)
    elif y[0] > eye:
        on.fill(on.floor(*x, *z, y[0]), colour, lit - 1.3, far)
    on.fill(on.front(z[0], *x, *y), colour, lit - 0.25, far)


def shadow(on: Sheet, x: Span, z: Span) -> None:
    """Darken the floor under something."""
    a, b = on.at((x[0] + x[1]) / 2, 0, (z[0] + z[1]) / 2)
    half = (x[1] - x[0]) / 2 * on.scale(z[0]) * 1.25
    deep = abs(on.at(0, 0, z[0])[1] - on.at(0, 0, z[1])[1]) * 0.9 + 5
    dark = on.paint("#2a2a3c", -1.2)
    on.ellipse(a, b, half, deep, fill=on.glow(((0, dark, 0.6), (0.6, dark, 0.4), (1, dark, 0))))


def crate(
    on: Sheet,
    at: tuple[float, float, float],
    size: tuple[float, float, float],
    goods: str | None = None,
) -> None:
    """Put down a slatted wooden crate, full of round `goods` of a colour."""
    (x, y, z), (w, h, d) = at, size
    block(on, (x, x + w), (y, y + h), (z, z + d), "#a8794b")
    lines = "".join(
        on.front(z, x, x + w, y + h * t, y + h * t + h * 0.05) for t in (0.3, 0.62, 0.92)
    )
    on.fill(lines, "#6d4a2e", -0.4, haze(z))
    if goods:
        heap(on, (x, y + h, z), (w, d), goods)


def heap(on: Sheet, at: tuple[float, float, float], size: Span, colour: str) -> None:
    """Heap round things on a surface: fruit, buns, balls of wool."""
    (x, y, z), (w, d) = at, size
    dice = Random(f"{x:.2f}{z:.2f}{colour}")
    far, rows, r = haze(z), 3 if z < 12 else 1, on.scale(z) * 0.065
    for row in range(rows):
        depth = z + d * (1 - row / rows)
        count = max(3, int(w / 0.13))
        spots = [on.at(x + w * (i + 0.5 + dice.uniform(-0.2, 0.2)) / count, y, depth)
            for i in range(count)]  # fmt: skip
        tone = on.paint(colour, -0.3 + row * 0.15, far)
        on.path("".join(disc(a, b - r * 0.5, r) for a, b in spots), fill=tone)
        light = on.paint(lighten(colour, 0.35), 0.3, far)
        spark = "".join(disc(a - r * 0.3, b - r * 0.85, r * 0.34) for a, b in spots)
        on.path(spark, fill=light, opacity=0.8)


def plant(
    on: Sheet,
    foot: Point,
    size: float,
    *,
    pot: str = "#b5694a",
    leaf: str = "#4f8a4c",
    bloom: str | None = None,
    name: str = "plant",
) -> None:
    """Pot a plant on `foot`; `size` is its whole height in stage units."""
    dice = on.dice(f"{name}{foot[0]:.0f}")
    x, y = foot
    w, h = size * 0.36, size * 0.34
    for tone, spread, count in ((-0.9, 1.0, 34), (-0.2, 0.85, 30), (0.45, 0.65, 20)):
        data = leaves(dice, (x, y - h - size * 0.3), size * 0.3 * spread, size * 0.26 * spread,
            count=count, size=size * 0.2, turn=1.5, towards=-1.57)  # fmt: skip
        on.fill(data, leaf, tone)
    if bloom:
        spots = [(x + dice.uniform(-0.3, 0.3) * size, y - h - size * dice.uniform(0.1, 0.55))
            for _ in range(9)]  # fmt: skip
        on.fill("".join(disc(a, b, size * 0.045) for a, b in spots), bloom, 0.2)
    rim = on.paint(pot, 0.2)
    body = f"M{x - w / 2:.1f} {y - h:.1f}h{w:.1f}l{-w * 0.16:.1f} {h:.1f}h{-w * 0.68:.1f}Z"
    fill = on.fade(pot, (0.1, -0.9), angle=0)
    on.path(body, fill=fill)
    on.path(box(x - w * 0.56, y - h, w * 1.12, h * 0.2), fill=rim)


def lantern(on: Sheet, at: Point, size: float, colour: str, *, halo: bool = True) -> None:
    """Hang a paper lantern under `at`, `size` units tall."""
    x, y = at[0], at[1] + size * 0.55
    w = size * 0.36
    if on.lamps and halo:
        on.halo((x, y), size * 1.25, mix(colour, on.lamp, 0.6), 0.55)
    edge, heart = on.shine(lighten(colour, -0.12), 0.7), on.shine(mix(colour, "#ffe9b8", 0.62), 1)
    stops = ((0, heart), (0.5, mix(heart, edge, 0.4)), (1, edge))
    on.ellipse(x, y, w, size * 0.42, fill=on.glow(stops))
    ribs = "".join(f"M{x - w * c:.1f} {y + t * size:.1f}Q{x:.1f} {y + t * size + 4:.1f} "
        f"{x + w * c:.1f} {y + t * size:.1f}" for t, c in ((-0.26, 0.78), (-0.13, 0.95), (0, 1),
        (0.13, 0.95), (0.26, 0.78)))  # fmt: skip
    on.line(ribs, 1.2, colour, -0.9, opacity=0.5)
    caps = box(x - w * 0.45, y - size * 0.46, w * 0.9, size * 0.09)
    caps += box(x - w * 0.45, y + size * 0.38, w * 0.9, size * 0.09)
    on.fill(caps, "#2b2530", -0.2)
    on.path(f"M{x:.1f} {at[1]:.1f}v{size * 0.12:.1f}", stroke="#2b2530", width=2)
    snow(on, [(x - w * 0.5, y - size * 0.46), (x + w * 0.5, y - size * 0.46)], 5)


def vending(on: Sheet, x: Span, z: float) -> None:
    """Stand a vending machine facing the eye; its shelves shine when lamps are on."""
    colour = on.dice(f"vending{z}").choice(("#d8433f", "#f2f2f0", "#3c6fb4"))
    shadow(on, x, (z, z + 0.8))
    block(on, x, (0.0, 1.85), (z, z + 0.7), colour)
    w = x[1] - x[0]
    shelf = on.front(z, x[0] + w * 0.1, x[1] - w * 0.1, 0.95, 1.72)
    on.path(shelf, fill=on.shine("#eaf6ff", 0.95))
    dice, size = on.dice(f"cans{z}"), w * 0.11
    for row in range(3):
        for i in range(6):
            left, low = x[0] + w * (0.14 + i * 0.125), 1.0 + row * 0.24
            can = on.front(z, left, left + size * 0.8, low, low + 0.15)
            on.path(
                can, fill=on.shine(dice.choice(("#e0524a", "#4a8fd0", "#57a55a", "#f0c244")), 0.7)
            )
    on.fill(on.front(z, x[0] + w * 0.14, x[1] - w * 0.3, 0.2, 0.42), "#23232e", -0.5)
    on.fill(on.front(z, x[1] - w * 0.25, x[1] - w * 0.1, 0.55, 0.8), "#c9ced6")
    if on.lamps:
        cx, cy = on.at((x[0] + x[1]) / 2, 1.3, z)
        on.halo((cx, cy), on.scale(z) * 1.2, "#dff1ff", 0.45)


def cooler(on: Sheet, at: tuple[float, float, float]) -> None:
    """Stand the outdoor unit of an air conditioner; `at` is its near left foot."""
    x, y, z = at
    block(on, (x, x + 0.85), (y, y + 0.62), (z, z + 0.35), "#d4d4cf")
    cx, cy = on.at(x + 0.34, y + 0.31, z)
    r = on.scale(z) * 0.25
    far = haze(z)
    on.ellipse(cx, cy, r, r, fill=on.paint("#8f949c", -0.8, far))
    rings = "".join(disc(cx, cy, r * k) for k in (0.3, 0.55, 0.8))
    spokes = f"M{cx - r:.1f} {cy:.1f}h{2 * r:.1f}M{cx:.1f} {cy - r:.1f}v{2 * r:.1f}"
    on.line(rings + spokes, 1.5, "#c6c9cc", -0.2, far)
    a, b = on.at(x, y + 0.62, z), on.at(x + 0.85, y + 0.62, z)
    snow(on, [a, b], on.scale(z) * 0.07)
