"""Rooms where people meet over coffee or books: the cafe and the library."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Drawing, number, polyline
from generators.animatic.light import lighten, mix

from .buildings import glyphs, skyline
from .foliage import treeline
from .furnishing import (
    BOOKS,
    chair,
    cup,
    daylight,
    pendant,
    picture,
    planks,
    rug,
    shell,
    skirting,
    table,
    window,
)
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import box, disc, quad
from .skies import sky
from .solids import Span, block, plant, shadow
from .weathering import fog

_BRICKS = ("#b98468", "#c9a888", "#8f9a94", "#a9786a")


def cafe(here: Setting) -> tuple[Layer, ...]:
    """Paint a small cafe: a wide window on the street, counter, lamps, tables."""
    view, dice = Perspective(horizon=490, axis=800), here.dice("cafe")
    room, back = here.lamplit(0.6), 9.8
    street = here.sheet()
    skyline(street, here, "street", base=640, low=120, high=330, wide=150, far=0.3)
    treeline(street, here, "hedge", base=590, height=46, far=0.1, bump=20)
    fog(street, here, 320, 620)
    x, y = view.at(-3.2, 2.3, back)
    pane = (x, y, 590.0, 232.0)
    main = here.sheet()
    brick = dice.choice(_BRICKS)
    shell(main, room, view, half=4.2, tall=3.0, back=back, wall=brick, panes=[pane], ceiling="#6d5444")
    _bricks(main, room, view, brick, back, pane)
    planks(main, room, view, half=4.2, back=back, colour="#9a6a48")
    skirting(main, room, view, half=4.2, back=back, colour="#5d4232", tall=0.5)
    window(main, room, pane, bars=(3, 1), colour="#4a3a32")
    _lettering(main, room, dice, pane)
    daylight(main, here, view, pane, back)
    _counter(main, here, room, view, back)
    _seats(main, room, view)
    for lamp_x, z in ((-2.6, 8.2), (-0.9, 8.9), (1.6, 8.2), (3.0, 7.6)):
        pendant(main, room, view.at(lamp_x, 2.28, z), 62, dice.choice((here.accent, "#2f3a44", "#c98a3f")))
    front = here.sheet()
    front.ellipse(170, 905, 330, 74, fill=room.paint("#8d5f40", 0.1))
    cup(front, room, (150, 872), 96, "#f4efe4")
    plant(front, room, (1570, 935), 300, name="fern", leaf="#4a8a5c")
    return (
        sky(here, horizon=580, clouds=0.8), Layer(street, 0.3, bloom=0.35),
        Layer(main, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.5),
    )  # fmt: skip


def _bricks(
    sheet: Drawing, room: Setting, view: Perspective, brick: str, back: float, pane: tuple[float, ...]
) -> None:
    dice = room.dice("bricks")
    (x0, y0), (x1, y1) = view.at(-4.2, 2.85, back), view.at(4.2, 0.5, back)
    tones: dict[float, list[str]] = {-0.9: [], 0.25: [], -0.5: []}
    for row in range(int((y1 - y0) / 15)):
        for column in range(int((x1 - x0) / 40)):
            x, y = x0 + column * 40 + (20 if row % 2 else 0), y0 + row * 15
            inside = pane[0] - 50 < x < pane[0] + pane[2] + 14 and pane[1] - 26 < y < pane[1] + pane[3] + 30
            if dice.random() < 0.34 and not inside and x < x1 - 38:
                tones[dice.choice((-0.9, 0.25, -0.5))].append(box(x, y, 36, 12))
    for tone, bricks in tones.items():
        sheet.path("".join(bricks), fill=room.paint(brick, tone), opacity=0.6)


def _lettering(sheet: Drawing, room: Setting, dice: Random, pane: tuple[float, ...]) -> None:
    x, y, w, _ = pane
    sheet.path(glyphs(dice, (x + w * 0.36, y + 26), 32, 4), stroke=room.paint("#fff6e0", 0.3), width=4.5, opacity=0.85)


def _counter(sheet: Drawing, here: Setting, room: Setting, view: Perspective, back: float) -> None:
    wood = "#7d5540"
    x, z = (1.35, 4.2), (7.7, 8.5)
    _shelves(sheet, room, view, back)
    shadow(sheet, room, view, x, z)
    block(sheet, room, view, x, (0, 1.0), z, wood)
    panels = "".join(view.front(z[0] - 0.01, 1.45 + i * 0.62, 1.98 + i * 0.62, 0.12, 0.86) for i in range(5))
    sheet.path(panels, fill=room.paint(mix(here.accent, wood, 0.45), -0.1))
    block(sheet, room, view, (1.25, 4.2), (1.0, 1.06), (7.6, 8.55), "#d9b58a")
    _machine(sheet, room, view)
    _cakes(sheet, here, room, view)


def _shelves(sheet: Drawing, room: Setting, view: Perspective, back: float) -> None:
    dice = room.dice("shelves")
    sheet.path(view.front(back - 0.01, 1.35, 3.1, 1.75, 2.5), fill=room.paint("#2f3a38", -0.3), stroke=room.paint("#8d6444", -0.2), width=6)
    x, y = view.at(1.45, 2.42, back)
    chalk = "".join(glyphs(dice, (x, y + i * 27), 13, dice.randrange(5, 9)) for i in range(4))
    sheet.path(chalk, stroke=room.paint("#f6f0dc", 0.2), width=1.9, opacity=0.9)
    for level in (1.3, 1.62):
        sheet.path(view.front(back - 0.2, 1.4, 4.1, level - 0.04, level), fill=room.paint("#8d6444", 0.1))
        at = 1.5
        while at < 4.0:
            tall = dice.uniform(0.12, 0.26)
            colour = dice.choice(("#f4ead6", "#c98a5c", "#7fa39a", "#d9a0a0", "#4a5f6a", "#e6c46a"))
            (a, b), k = view.at(at, level, back - 0.2), view.scale(back)
            sheet.rect(a, b - tall * k, 0.15 * k, tall * k, fill=room.paint(colour, -0.2), radius=4)
            at += dice.uniform(0.19, 0.34)


def _machine(sheet: Drawing, room: Setting, view: Perspective) -> None:
    block(sheet, room, view, (2.9, 3.75), (1.06, 1.5), (7.9, 8.3), "#c2c8cc")
    block(sheet, room, view, (2.86, 3.79), (1.5, 1.58), (7.86, 8.34), "#8d3f3a")
    sheet.path(view.front(7.89, 2.95, 3.7, 1.1, 1.3), fill=room.paint("#3a3f46", -0.3))
    groups = "".join(view.front(7.88, x, x + 0.12, 1.26, 1.34) + view.front(7.88, x + 0.03, x + 0.09, 1.2, 1.26) for x in (3.05, 3.4))
    sheet.path(groups, fill=room.paint("#23262c", -0.2))
    sheet.path("".join(disc(*view.at(x, 1.42, 7.88), 6) for x in (3.0, 3.15, 3.5, 3.64)), fill=room.paint("#fff3cf", 0.2))
    cups = "".join(view.front(8.0, x, x + 0.1, 1.58, 1.66) for x in (2.95, 3.1, 3.25, 3.42, 3.58))
    sheet.path(cups, fill=room.paint("#fbf7ec", 0))


def _cakes(sheet: Drawing, here: Setting, room: Setting, view: Perspective) -> None:
    near = here.lamplit(0.9)
    sheet.path(view.front(7.75, 1.45, 2.6, 1.06, 1.46), fill=near.paint("#fff2d8", -0.2))
    dice = here.dice("cakes")
    for level in (1.08, 1.28):
        for i in range(6):
            x, y = view.at(1.53 + i * 0.18, level, 7.75)
            colour = dice.choice(("#f7d9c0", "#8d5a3f", "#f2a7b4", "#e8c86a", "#fbf3e2"))
            sheet.path(box(x, y - 18, 26, 18), fill=near.paint(colour, -0.1))
            sheet.ellipse(x + 13, y - 20, 5, 5, fill=near.paint("#d8433f", 0.1))
    sheet.path(view.front(7.74, 1.45, 2.6, 1.26, 1.275), fill=near.paint("#b9c6c9", 0.2))
    glass = view.front(7.73, 1.43, 2.62, 1.06, 1.48)
    sheet.path(glass, fill="#ffffff12", stroke=near.paint("#e9eef0", 0.2), width=4)


def _seats(sheet: Drawing, room: Setting, view: Perspective) -> None:
    for x, z in ((-3.5, 8.3), (-3.75, 6.75)):
        chair(sheet, room, view, x - 0.25, z + 0.55, wood="#6d4a36", back=False)
        shadow(sheet, room, view, (x, x + 1.0), (z, z + 0.9))
        (a, top), k = view.at(x + 0.5, 0.74, z + 0.4), view.scale(z + 0.4)
        foot = view.at(0, 0, z + 0.4)[1]
        sheet.path(box(a - 6, top, 12, foot - top), fill=room.paint("#3a302c", -0.5))
        sheet.ellipse(a, foot, k * 0.24, k * 0.04, fill=room.paint("#3a302c", -0.5))
        sheet.ellipse(a, top + 7, k * 0.52, k * 0.12, fill=room.paint("#6d4530", -0.6))
        sheet.ellipse(a, top, k * 0.52, k * 0.12, fill=room.paint("#b07c52", 0.15))
        cup(sheet, room, (a - 20, top + 2), 38, "#fbf5e8")
        sheet.path(box(a + 34, top - 30, 12, 30), fill=room.paint("#cfe0e2", 0.1))
        sheet.path(disc(a + 40, top - 40, 11) + disc(a + 32, top - 34, 8) + disc(a + 48, top - 35, 8), fill=room.paint("#f2a0b4", 0.1))
        chair(sheet, room, view, x + 0.75, z - 0.1, wood="#6d4a36")


def library(here: Setting) -> tuple[Layer, ...]:
    """Paint a library: two walls of books, a tall arched window between them."""
    view, dice = Perspective(horizon=480, axis=800), here.dice("library")
    room, wood = here.lamplit(0.6), dice.choice(("#7a4f35", "#8d6444", "#5f4338"))
    outside = here.sheet()
    treeline(outside, here, "park", base=560, height=150, far=0.35, bump=30)
    fog(outside, here, 250, 560)
    main = here.sheet()
    _library_shell(main, here, room, view, wood)
    for side in (-1, 1):
        _book_wall(main, room, view, here.dice(f"wall{side}"), side, wood)
    _ladder(main, room, view, wood)
    _arch_light(main, here, view)
    _reading_table(main, here, room, view, wood)
    for x in (-1.1, 1.1):
        pendant(main, room, view.at(x, 3.0, 10.5), 46, "#c9a24f")
    front = here.sheet()
    _near_books(front, here, room)
    return (
        sky(here, horizon=560, clouds=0.8), Layer(outside, 0.3, bloom=0.3),
        Layer(main, 1.0, bloom=0.55), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


_ARCH = (-1.25, 1.25, 0.9, 3.2)  # left, right, sill, springing of the arch, in metres


def _library_shell(sheet: Drawing, here: Setting, room: Setting, view: Perspective, wood: str) -> None:
    back, half = 15.0, 3.4
    sheet.path(view.floor(-half, half, 3.5, back, 5.2), fill=room.paint("#4a382e", -1.0))
    beams = "".join(view.floor(-half, half, z, z + 0.35, 5.0) for z in (14, 12, 10, 8.3, 6.8))
    sheet.path(beams, fill=room.paint(wood, -1.2))
    left, right, sill, spring = _ARCH
    (x0, y0), (x1, y1) = view.at(left, spring, back), view.at(right, sill, back)
    r = (x1 - x0) / 2
    opening = f"M{number(x0)} {number(y0)}V{number(y1)}H{number(x1)}V{number(y0)}A{number(r)} {number(r)} 0 0 0 {number(x0)} {number(y0)}Z"
    a, b = view.at(-half, 5.2, back), view.at(half, 0, back)
    sheet.path(box(a[0], a[1], b[0] - a[0], b[1] - a[1]) + opening, fill=room.paint("#c9b292", -0.7))
    rim = f"M{number(x0)} {number(y1)}V{number(y0)}A{number(r)} {number(r)} 0 0 1 {number(x1)} {number(y0)}V{number(y1)}"
    sheet.path(rim, stroke=room.paint("#e6d5b4", 0.1), width=14)
    bars = "".join(f"M{number(x0 + (x1 - x0) * t)} {number(y1)}V{number(y0 - r * math.sin(math.acos(2 * t - 1)))}" for t in (0.25, 0.5, 0.75))
    bars += "".join(f"M{number(x0)} {number(y0 + (y1 - y0) * t)}H{number(x1)}" for t in (0.0, 0.33, 0.66))
    sheet.path(bars, stroke=room.paint("#5d4a3c", -0.6), width=4.5)
    sheet.path(box(x0 - 20, y1, x1 - x0 + 40, 12), fill=room.paint("#e6d5b4", 0.2))
    planks(sheet, room, view, half=half, back=back, colour="#8d6444")
    rug(sheet, room, view, (-1.5, 1.5), (5.2, 13.5), mix(here.accent, "#7a2f38", 0.55))


def _book_wall(
    sheet: Drawing, room: Setting, view: Perspective, dice: Random, side: int, wood: str
) -> None:
    x, z0, z1, shelf = 2.85 * side, 4.6, 15.0, 0.46
    sheet.path(view.wall(x * 1.02, 0, 5.2, 3.5, z1), fill=room.paint(wood, -1.7))
    spines: dict[str, list[str]] = {colour: [] for colour in BOOKS}
    for level in range(10):
        y, z = 0.22 + level * shelf, z0
        while z < z1 - 0.1:
            if dice.random() < 0.045:
                z += dice.uniform(0.15, 0.4)
                continue
            wide = dice.uniform(0.1, 0.19)
            spines[dice.choice(BOOKS)].append(view.wall(x, y, y + shelf * dice.uniform(0.58, 0.84), z, z + wide * 0.92))
            z += wide
    for colour, found in spines.items():
        half = len(found) // 2
        sheet.path("".join(found[:half]), fill=room.paint(colour, -0.75))
        sheet.path("".join(found[half:]), fill=room.paint(colour, -0.35))
    boards = "".join(view.wall(x * 0.985, 0.16 + i * shelf, 0.22 + i * shelf, z0 - 1, z1) for i in range(11))
    sheet.path(boards, fill=room.paint(wood, 0.1))
    posts = "".join(view.wall(x * 0.98, 0, 5.0, z, z + 0.16) for z in (5.3, 7.2, 9.4, 11.8, 14.4))
    sheet.path(posts, fill=room.paint(wood, -0.3))
    sheet.path(view.wall(x * 0.96, 0, 0.18, 3.5, z1), fill=room.paint(wood, -0.9))
    a, b = view.at(x, 0, z1)[0], view.at(x, 0, 5.0)[0]
    dark = room.paint("#1d1620", -1)
    shade = sheet.linear((a, 0), (b, 0), ((0, dark, 0.0), (0.35, dark, 0.12), (1, dark, 0.5)))
    sheet.path(view.wall(x * 0.96, 0, 5.2, 3.5, z1), fill=shade)


def _ladder(sheet: Drawing, room: Setting, view: Perspective, wood: str) -> None:
    side = room.dice("ladder").choice((-1, 1))
    foot, top = (view.at(2.0 * side, 0, 9.6), view.at(2.78 * side, 4.3, 9.9))
    foot2, top2 = (view.at(2.0 * side, 0, 10.2), view.at(2.78 * side, 4.3, 10.5))
    rails = f"M{number(foot[0])} {number(foot[1])}L{number(top[0])} {number(top[1])}M{number(foot2[0])} {number(foot2[1])}L{number(top2[0])} {number(top2[1])}"
    rungs = ""
    for i in range(1, 13):
        u = i / 13
        rungs += f"M{number(foot[0] + (top[0] - foot[0]) * u)} {number(foot[1] + (top[1] - foot[1]) * u)}L{number(foot2[0] + (top2[0] - foot2[0]) * u)} {number(foot2[1] + (top2[1] - foot2[1]) * u)}"
    sheet.path(rails + rungs, stroke=room.paint("#3a2a22", -0.8), width=9)
    sheet.path(rails + rungs, stroke=room.paint(lighten(wood, 0.25), 0.1), width=5)


def _arch_light(sheet: Drawing, here: Setting, view: Perspective) -> None:
    strength = (0.22 if here.night else 0.5) * (1 - here.light.dull * 0.7)
    colour = here.light.sun
    (x0, y0), (x1, y1) = view.at(-1.2, 3.2, 15), view.at(1.2, 0.9, 15)
    here.halo(sheet, ((x0 + x1) / 2, (y0 + y1) / 2), 330, colour, strength * 0.8)
    shaft = quad((x0, y0), (x1, y0), (1230, 890), (470, 890))
    sheet.path(shaft, fill=sheet.linear((0, y0), (0, 890), ((0, colour, strength * 0.55), (1, colour, 0))))
    dice = here.dice("dust")
    motes = "".join(disc(dice.gauss(810, 130), dice.uniform(240, 800), dice.uniform(1, 2.6)) for _ in range(70))
    sheet.path(motes, fill=colour, opacity=0.55)


def _reading_table(sheet: Drawing, here: Setting, room: Setting, view: Perspective, wood: str) -> None:
    near, dice = here.lamplit(0.9), here.dice("table")
    side = dice.choice((-1, 1))
    x = (1.25, 2.6) if side > 0 else (-2.6, -1.25)
    chair(sheet, near, view, x[0] + 0.4, 9.1, wood=wood, back=False)
    table(sheet, near, view, x, (7.9, 8.9), wood=lighten(wood, 0.12))
    for i in range(4):
        y = 0.72 + i * 0.06
        sheet.path(view.front(8.1, x[0] + 0.12, x[0] + 0.5 - 0.02 * i, y, y + 0.055), fill=near.paint(dice.choice(BOOKS), 0))
    a, b = view.at(x[0] + 0.75, 0.73, 8.25)
    sheet.path(f"M{number(a)} {number(b)}q-30 -14 -58 0l8 -20q26 -12 50 0q26 -12 52 0l10 20q-30 -14 -62 0Z", fill=near.paint("#fbf4e0", 0.1))
    lx, ly = view.at(x[1] - 0.28, 0.72, 8.4)
    sheet.path(box(lx - 3, ly - 66, 6, 66) + disc(lx, ly, 24, 6), fill=near.paint("#c9a24f", 0.1))
    shade = f"M{number(lx - 46)} {number(ly - 60)}q46 -44 92 0Z"
    sheet.path(shade, fill=here.shine("#3f9a78", 0.75))
    if here.lamps:
        here.halo(sheet, (lx, ly - 46), 200, here.lamp, 0.7)
        sheet.ellipse(lx - 20, ly + 2, 150, 18, fill=sheet.glow(((0, here.lamp, 0.6), (1, here.lamp, 0))))
    gx, gy = view.at(-2.2 * side, 0, 8.6)
    sheet.path(f"M{number(gx)} {number(gy)}v-120M{number(gx - 36)} {number(gy)}l36 -50l36 50", stroke=near.paint(wood, -0.4), width=9)
    globe = sheet.glow(((0, near.paint("#8fc0c9", 0.4)), (1, near.paint("#3f6a80", -0.6))), centre=(0.35, 0.3), radius=0.75)
    sheet.ellipse(gx, gy - 170, 58, 58, fill=globe)
    land = f"M{number(gx - 40)} {number(gy - 190)}q30 -30 50 -6q-6 22 -26 24q-18 2 -24 -18ZM{number(gx + 6)} {number(gy - 164)}q30 -6 34 14q-20 30 -34 -14Z"
    sheet.path(land, fill=near.paint("#c9b06a", -0.1))
    sheet.path(f"M{number(gx - 26)} {number(gy - 228)}A66 66 0 0 1 {number(gx + 20)} {number(gy - 108)}", stroke=near.paint("#c9a24f", 0.2), width=6)


def _near_books(sheet: Drawing, here: Setting, room: Setting) -> None:
    dice = here.dice("near")
    for i in range(4):
        y, w = 900 - i * 44, dice.uniform(250, 330)
        x = -40 + dice.uniform(0, 40)
        colour = dice.choice(BOOKS)
        sheet.rect(x, y - 40, w, 40, fill=room.paint(colour, -0.3), radius=5)
        sheet.path(box(x + w - 60, y - 40, 10, 40) + box(x + w - 40, y - 40, 5, 40), fill=room.paint("#e6c46a", 0.1))
    sheet.path(polyline([(1440, 930), (1480, 700), (1530, 690), (1560, 930)]), fill=room.paint(BOOKS[1], -0.5))
    sheet.path(polyline([(1540, 930), (1560, 660), (1620, 660), (1620, 930)]), fill=room.paint(BOOKS[0], -0.4))
