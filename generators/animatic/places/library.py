"""A library: two walls of books and a tall arched window between them."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import polyline
from generators.animatic.light import lighten, mix

from .foliage import treeline
from .furnishing import (
    BOOKS,
    chair,
    pendant,
    planks,
    rug,
    table,
)
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import between, box, disc, quad, stamp, stroke
from .skies import sky
from .weathering import fog


def library(here: Setting) -> tuple[Layer, ...]:
    """Paint a library: two walls of books, a tall arched window between them."""
    view, dice = Perspective(horizon=480, axis=800), here.dice("library")
    room, wood = here.sheet(view, warm=0.6), dice.choice(("#7a4f35", "#8d6444", "#5f4338"))
    outside = here.sheet()
    treeline(outside, "park", base=560, height=150, far=0.35, bump=30)
    fog(outside, 250, 560)
    _library_shell(room, wood)
    for side in (-1, 1):
        _book_wall(room, here.dice(f"wall{side}"), side, wood)
    _ladder(room, wood)
    _arch_light(room)
    _reading_table(room, wood)
    for x in (-1.1, 1.1):
        pendant(room, view.at(x, 3.0, 10.5), 46, "#c9a24f")
    front = here.sheet(warm=0.6)
    _near_books(front)
    return (
        sky(here, horizon=560, clouds=0.8, seen=(520.0, 1080.0)), Layer(outside, 0.3, bloom=0.3),
        Layer(room, 1.0, bloom=0.55), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


_ARCH = (-1.25, 1.25, 0.9, 3.2)  # left, right, sill, springing of the arch, in metres


def _library_shell(on: Sheet, wood: str) -> None:
    back, half = 15.0, 3.4
    on.fill(on.floor(-half, half, 3.5, back, 5.2), "#4a382e", -1.0)
    beams = "".join(on.floor(-half, half, z, z + 0.35, 5.0) for z in (14, 12, 10, 8.3, 6.8))
    on.fill(beams, wood, -1.2)
    left, right, sill, spring = _ARCH
    (x0, y0), (x1, y1) = on.at(left, spring, back), on.at(right, sill, back)
    r = (x1 - x0) / 2
    opening = (
        f"M{x0:.1f} {y0:.1f}V{y1:.1f}H{x1:.1f}V{y0:.1f}A{r:.1f} {r:.1f} 0 0 0 {x0:.1f} {y0:.1f}Z"
    )
    a, b = on.at(-half, 5.2, back), on.at(half, 0, back)
    on.fill(box(a[0], a[1], b[0] - a[0], b[1] - a[1]) + opening, "#c9b292", -0.7)
    rim = f"M{x0:.1f} {y1:.1f}V{y0:.1f}A{r:.1f} {r:.1f} 0 0 1 {x1:.1f} {y0:.1f}V{y1:.1f}"
    on.line(rim, 14, "#e6d5b4", 0.1)
    bars = "".join(
        f"M{x0 + (x1 - x0) * t:.1f} {y1:.1f}V{y0 - r * math.sin(math.acos(2 * t - 1)):.1f}"
        for t in (0.25, 0.5, 0.75)
    )
    bars += "".join(f"M{x0:.1f} {y0 + (y1 - y0) * t:.1f}H{x1:.1f}" for t in (0.0, 0.33, 0.66))
    on.line(bars, 4.5, "#5d4a3c", -0.6)
    on.fill(box(x0 - 20, y1, x1 - x0 + 40, 12), "#e6d5b4", 0.2)
    planks(on, half=half, back=back, colour="#8d6444")
    rug(on, (-1.5, 1.5), (5.2, 13.5), mix(on.accent, "#7a2f38", 0.55))


def _book_wall(on: Sheet, dice: Random, side: int, wood: str) -> None:
    x, z0, z1, shelf = 2.85 * side, 4.6, 15.0, 0.46
    on.fill(on.wall(x * 1.02, 0, 5.2, 3.5, z1), wood, -1.7)
    spines: dict[str, list[str]] = {colour: [] for colour in BOOKS}
    for level in range(10):
        y, z = 0.22 + level * shelf, z0
        while z < z1 - 0.1:
            if dice.random() < 0.045:
                z += dice.uniform(0.15, 0.4)
                continue
            wide = dice.uniform(0.1, 0.19)
            spines[dice.choice(BOOKS)].append(
                on.wall(x, y, y + shelf * dice.uniform(0.58, 0.84), z, z + wide * 0.92)
            )
            z += wide
    for colour, found in spines.items():
        half = len(found) // 2
        on.fill("".join(found[:half]), colour, -0.75)
        on.fill("".join(found[half:]), colour, -0.35)
    boards = "".join(
        on.wall(x * 0.985, 0.16 + i * shelf, 0.22 + i * shelf, z0 - 1, z1) for i in range(11)
    )
    on.fill(boards, wood, 0.1)
    posts = "".join(on.wall(x * 0.98, 0, 5.0, z, z + 0.16) for z in (5.3, 7.2, 9.4, 11.8, 14.4))
    on.fill(posts, wood, -0.3)
    on.fill(on.wall(x * 0.96, 0, 0.18, 3.5, z1), wood, -0.9)
    a, b = on.at(x, 0, z1)[0], on.at(x, 0, 5.0)[0]
    dark = on.paint("#1d1620", -1)
    shade = on.linear((a, 0), (b, 0), ((0, dark, 0.0), (0.35, dark, 0.12), (1, dark, 0.5)))
    on.path(on.wall(x * 0.96, 0, 5.2, 3.5, z1), fill=shade)


def _ladder(on: Sheet, wood: str) -> None:
    side = on.dice("ladder").choice((-1, 1))
    foot, top = (on.at(2.0 * side, 0, 9.6), on.at(2.78 * side, 4.3, 9.9))
    foot2, top2 = (on.at(2.0 * side, 0, 10.2), on.at(2.78 * side, 4.3, 10.5))
    rails = stroke(foot, top) + stroke(foot2, top2)
    rungs = "".join(
        stroke(between(foot, top, i / 13), between(foot2, top2, i / 13)) for i in range(1, 13)
    )
    on.line(rails + rungs, 9, "#3a2a22", -0.8)
    on.line(rails + rungs, 5, lighten(wood, 0.25), 0.1)


def _arch_light(on: Sheet) -> None:
    strength = (0.22 if on.night else 0.5) * (1 - on.light.dull * 0.7)
    colour = on.light.sun
    (x0, y0), (x1, y1) = on.at(-1.2, 3.2, 15), on.at(1.2, 0.9, 15)
    on.halo(((x0 + x1) / 2, (y0 + y1) / 2), 330, colour, strength * 0.8)
    shaft = quad((x0, y0), (x1, y0), (1230, 890), (470, 890))
    on.path(
        shaft, fill=on.linear((0, y0), (0, 890), ((0, colour, strength * 0.55), (1, colour, 0)))
    )
    dice = on.dice("dust")
    motes = "".join(
        disc(dice.gauss(810, 130), dice.uniform(240, 800), dice.uniform(1, 2.6)) for _ in range(70)
    )
    on.path(motes, fill=colour, opacity=0.55)


def _reading_table(on: Sheet, wood: str) -> None:
    near, dice = on.lamplit(0.9), on.dice("table")
    side = dice.choice((-1, 1))
    x = (1.25, 2.6) if side > 0 else (-2.6, -1.25)
    chair(near, x[0] + 0.4, 9.1, wood=wood, back=False)
    table(near, x, (7.9, 8.9), wood=lighten(wood, 0.12))
    for i in range(4):
        y = 0.72 + i * 0.06
        near.fill(
            on.front(8.1, x[0] + 0.12, x[0] + 0.5 - 0.02 * i, y, y + 0.055), dice.choice(BOOKS), 0
        )
    a, b = on.at(x[0] + 0.75, 0.73, 8.25)
    near.fill(f"M{a:.1f} {b:.1f}q-30 -14 -58 0l8 -20q26 -12 50 0q26 -12 52 0l10 20q-30 -14 -62 0Z",
        "#fbf4e0", 0.1)  # fmt: skip
    lx, ly = on.at(x[1] - 0.28, 0.72, 8.4)
    near.fill(box(lx - 3, ly - 66, 6, 66) + disc(lx, ly, 24, 6), "#c9a24f", 0.1)
    shade = f"M{lx - 46:.1f} {ly - 60:.1f}q46 -44 92 0Z"
    on.path(shade, fill=on.shine("#3f9a78", 0.75))
    if on.lamps:
        on.halo((lx, ly - 46), 200, on.lamp, 0.7)
        on.ellipse(lx - 20, ly + 2, 150, 18, fill=on.glow(((0, on.lamp, 0.6), (1, on.lamp, 0))))
    gx, gy = on.at(-2.2 * side, 0, 8.6)
    near.line(f"M{gx:.1f} {gy:.1f}v-120M{gx - 36:.1f} {gy:.1f}l36 -50l36 50", 9, wood, -0.4)
    globe = on.glow(((0, near.paint("#8fc0c9", 0.4)), (1, near.paint("#3f6a80", -0.6))),
        centre=(0.35, 0.3), radius=0.75)  # fmt: skip
    on.ellipse(gx, gy - 170, 58, 58, fill=globe)
    land = "M-40 -20q30 -30 50 -6q-6 22 -26 24q-18 2 -24 -18ZM6 6q30 -6 34 14q-20 30 -34 -14Z"
    near.fill(stamp(land, (gx, gy - 170), 1), "#c9b06a", -0.1)
    near.line(
        f"M{gx - 26:.1f} {gy - 228:.1f}A66 66 0 0 1 {gx + 20:.1f} {gy - 108:.1f}", 6, "#c9a24f", 0.2
    )


def _near_books(on: Sheet) -> None:
    dice = on.dice("near")
    for i in range(4):
        y, w = 900 - i * 44, dice.uniform(250, 330)
        x = -40 + dice.uniform(0, 40)
        colour = dice.choice(BOOKS)
        on.rect(x, y - 40, w, 40, fill=on.paint(colour, -0.3), radius=5)
        on.fill(box(x + w - 60, y - 40, 10, 40) + box(x + w - 40, y - 40, 5, 40), "#e6c46a", 0.1)
    on.fill(polyline([(1440, 930), (1480, 700), (1530, 690), (1560, 930)]), BOOKS[1], -0.5)
    on.fill(polyline([(1540, 930), (1560, 660), (1620, 660), (1620, 930)]), BOOKS[0], -0.4)
