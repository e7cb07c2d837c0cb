"""A small cafe: a wide window on the street, brick, lamps, the counter and its cakes."""

from __future__ import annotations

from random import Random

from generators.animatic.light import mix

from .buildings import glyphs, skyline
from .foliage import treeline
from .furnishing import (
    chair,
    cup,
    daylight,
    pendant,
    planks,
    shell,
    skirting,
    window,
)
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc
from .skies import sky
from .solids import block, plant, shadow
from .weathering import fog

_BRICKS = ("#b98468", "#c9a888", "#8f9a94", "#a9786a")


def cafe(here: Setting) -> tuple[Layer, ...]:
    """Paint a small cafe: a wide window on the street, counter, lamps, tables."""
    view, dice = Perspective(horizon=490, axis=800), here.dice("cafe")
    room, back = here.sheet(view, warm=0.6), 9.8
    street = here.sheet()
    skyline(street, "street", base=640, low=120, high=330, wide=150, far=0.3)
    treeline(street, "hedge", base=590, height=46, far=0.1, bump=20)
    fog(street, 320, 620)
    x, y = view.at(-3.2, 2.3, back)
    pane = (x, y, 590.0, 232.0)
    brick = dice.choice(_BRICKS)
    shell(room, half=4.2, tall=3.0, back=back, wall=brick, panes=[pane], ceiling="#6d5444")
    _bricks(room, brick, back, pane)
    planks(room, half=4.2, back=back, colour="#9a6a48")
    skirting(room, half=4.2, back=back, colour="#5d4232", tall=0.5)
    window(room, pane, bars=(3, 1), colour="#4a3a32")
    _lettering(room, dice, pane)
    daylight(room, pane, back)
    _counter(room, back)
    _seats(room)
    for lamp_x, z in ((-2.6, 8.2), (-0.9, 8.9), (1.6, 8.2), (3.0, 7.6)):
        pendant(
            room, view.at(lamp_x, 2.28, z), 62, dice.choice((here.accent, "#2f3a44", "#c98a3f"))
        )
    front = here.sheet(warm=0.6)
    front.ellipse(170, 905, 330, 74, fill=front.paint("#8d5f40", 0.1))
    cup(front, (150, 872), 96, "#f4efe4")
    plant(front, (1570, 935), 300, name="fern", leaf="#4a8a5c")
    return (
        sky(here, horizon=580, clouds=0.8, seen=(160.0, 1010.0)), Layer(street, 0.3, bloom=0.35),
        Layer(room, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.5),
    )  # fmt: skip


def _bricks(on: Sheet, brick: str, back: float, pane: tuple[float, ...]) -> None:
    dice = on.dice("bricks")
    (x0, y0), (x1, y1) = on.at(-4.2, 2.85, back), on.at(4.2, 0.5, back)
    tones: dict[float, list[str]] = {-0.9: [], 0.25: [], -0.5: []}
    for row in range(int((y1 - y0) / 15)):
        for column in range(int((x1 - x0) / 40)):
            x, y = x0 + column * 40 + (20 if row % 2 else 0), y0 + row * 15
            inside = (pane[0] - 50 < x < pane[0] + pane[2] + 14 and pane[1] - 26 < y < pane[1]
                + pane[3] + 30)  # fmt: skip
            if dice.random() < 0.34 and not inside and x < x1 - 38:
                tones[dice.choice((-0.9, 0.25, -0.5))].append(box(x, y, 36, 12))
    for tone, bricks in tones.items():
        on.fill("".join(bricks), brick, tone, opacity=0.6)


def _lettering(on: Sheet, dice: Random, pane: tuple[float, ...]) -> None:
    x, y, w, _ = pane
    on.line(glyphs(dice, (x + w * 0.36, y + 26), 32, 4), 4.5, "#fff6e0", 0.3, opacity=0.85)


def _counter(on: Sheet, back: float) -> None:
    wood = "#7d5540"
    x, z = (1.35, 4.2), (7.7, 8.5)
    _shelves(on, back)
    shadow(on, x, z)
    block(on, x, (0, 1.0), z, wood)
    panels = "".join(
        on.front(z[0] - 0.01, 1.45 + i * 0.62, 1.98 + i * 0.62, 0.12, 0.86) for i in range(5)
    )
    on.fill(panels, mix(on.accent, wood, 0.45), -0.1)
    block(on, (1.25, 4.2), (1.0, 1.06), (7.6, 8.55), "#d9b58a")
    _machine(on)
    _cakes(on)


def _shelves(on: Sheet, back: float) -> None:
    dice = on.dice("shelves")
    on.path(on.front(back - 0.01, 1.35, 3.1, 1.75, 2.5), fill=on.paint("#2f3a38", -0.3),
        stroke=on.paint("#8d6444", -0.2), width=6)  # fmt: skip
    x, y = on.at(1.45, 2.42, back)
    chalk = "".join(glyphs(dice, (x, y + i * 27), 13, dice.randrange(5, 9)) for i in range(4))
    on.line(chalk, 1.9, "#f6f0dc", 0.2, opacity=0.9)
    for level in (1.3, 1.62):
        on.fill(on.front(back - 0.2, 1.4, 4.1, level - 0.04, level), "#8d6444", 0.1)
        at = 1.5
        while at < 4.0:
            tall = dice.uniform(0.12, 0.26)
            colour = dice.choice(("#f4ead6", "#c98a5c", "#7fa39a", "#d9a0a0", "#4a5f6a", "#e6c46a"))
            (a, b), k = on.at(at, level, back - 0.2), on.scale(back)
            on.rect(a, b - tall * k, 0.15 * k, tall * k, fill=on.paint(colour, -0.2), radius=4)
            at += dice.uniform(0.19, 0.34)


def _machine(on: Sheet) -> None:
    block(on, (2.9, 3.75), (1.06, 1.5), (7.9, 8.3), "#c2c8cc")
    block(on, (2.86, 3.79), (1.5, 1.58), (7.86, 8.34), "#8d3f3a")
    on.fill(on.front(7.89, 2.95, 3.7, 1.1, 1.3), "#3a3f46", -0.3)
    groups = "".join(on.front(7.88, x, x + 0.12, 1.26, 1.34)
        + on.front(7.88, x + 0.03, x + 0.09, 1.2, 1.26) for x in (3.05, 3.4))  # fmt: skip
    on.fill(groups, "#23262c", -0.2)
    on.fill("".join(disc(*on.at(x, 1.42, 7.88), 6) for x in (3.0, 3.15, 3.5, 3.64)), "#fff3cf", 0.2)
    cups = "".join(on.front(8.0, x, x + 0.1, 1.58, 1.66) for x in (2.95, 3.1, 3.25, 3.42, 3.58))
    on.fill(cups, "#fbf7ec", 0)


def _cakes(on: Sheet) -> None:
    near = on.lamplit(0.9)
    near.fill(on.front(7.75, 1.45, 2.6, 1.06, 1.46), "#fff2d8", -0.2)
    dice = on.dice("cakes")
    for level in (1.08, 1.28):
        for i in range(6):
            x, y = on.at(1.53 + i * 0.18, level, 7.75)
            colour = dice.choice(("#f7d9c0", "#8d5a3f", "#f2a7b4", "#e8c86a", "#fbf3e2"))
            near.fill(box(x, y - 18, 26, 18), colour, -0.1)
            on.ellipse(x + 13, y - 20, 5, 5, fill=near.paint("#d8433f", 0.1))
    near.fill(on.front(7.74, 1.45, 2.6, 1.26, 1.275), "#b9c6c9", 0.2)
    glass = on.front(7.73, 1.43, 2.62, 1.06, 1.48)
    on.path(glass, fill="#ffffff12", stroke=near.paint("#e9eef0", 0.2), width=4)


def _seats(on: Sheet) -> None:
    for x, z in ((-3.5, 8.3), (-3.75, 6.75)):
        chair(on, x - 0.25, z + 0.55, wood="#6d4a36", back=False)
        shadow(on, (x, x + 1.0), (z, z + 0.9))
        (a, top), k = on.at(x + 0.5, 0.74, z + 0.4), on.scale(z + 0.4)
        foot = on.at(0, 0, z + 0.4)[1]
        on.fill(box(a - 6, top, 12, foot - top), "#3a302c", -0.5)
        on.ellipse(a, foot, k * 0.24, k * 0.04, fill=on.paint("#3a302c", -0.5))
        on.ellipse(a, top + 7, k * 0.52, k * 0.12, fill=on.paint("#6d4530", -0.6))
        on.ellipse(a, top, k * 0.52, k * 0.12, fill=on.paint("#b07c52", 0.15))
        cup(on, (a - 20, top + 2), 38, "#fbf5e8")
        on.fill(box(a + 34, top - 30, 12, 30), "#cfe0e2", 0.1)
        on.fill(disc(a + 40, top - 40, 11) + disc(a + 32, top - 34, 8) + disc(a + 48, top - 35, 8),
            "#f2a0b4", 0.1)  # fmt: skip
        chair(on, x + 0.75, z - 0.1, wood="#6d4a36")
