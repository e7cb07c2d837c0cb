"""A field of grass under a wide sky, with a path, poles and a tree or a windmill."""

from __future__ import annotations

import itertools
import math
from random import Random

from generators.animatic.draw import Point, smooth
from generators.animatic.light import mix

from .buildings import pole, wires
from .foliage import (
    GREEN,
    PINE,
    bush,
    flowers,
    grass,
    hills,
    tree,
    treeline,
)
from .setting import Layer, Setting, Sheet
from .shapes import blade, box, quad, stroke
from .skies import sky
from .weathering import fog, snow


def field(here: Setting) -> tuple[Layer, ...]:
    """Paint a field of grass with a path, a landmark and far hills."""
    dice = here.dice("field")
    colour = dice.choice(("#86b04a", "#a5b04a", "#cfae55", "#6fa860"))
    back = here.sheet()
    hills(back, "far", base=590, height=230, far=0.68, colour="#7793b0")
    hills(back, "near", base=605, height=130, far=0.46, colour="#6f9c7a")
    treeline(back, "wood", base=606, height=56, far=0.3, bump=18, colour=PINE)
    back.veil(460, 620, 0.35)
    fog(back, 400, 640)
    meadow = here.sheet()
    _meadow(meadow, colour)
    _landmark(meadow, dice)
    front = here.sheet()
    _meadow_front(front, colour)
    return (
        sky(here, horizon=600, clouds=1.25), Layer(back, 0.25, bloom=0.15),
        Layer(meadow, 0.9, bloom=0.15), Layer(front, 1.4, blur=2.0),
    )  # fmt: skip


def _meadow(on: Sheet, colour: str) -> None:
    dice, y = on.dice("meadow"), 606.0
    far = on.ground(mix(colour, "#f4f0b0", 0.4), 0.25, 0.15)
    fill = on.linear(
        (0, y), (0, 900), ((0, far), (0.35, on.ground(colour, -0.1)), (1, on.ground(colour, -0.9)))
    )
    on.path(box(-40, y, 1680, 300), fill=fill)
    bend = dice.choice((-1, 1)) * dice.uniform(120, 240)
    path = [(800 + bend, y), (800 + bend * 0.7, 640), (700 + bend * 0.2, 700), (560, 790),
        (470, 900), (1130, 900), (1010, 790), (850 + bend * 0.2, 700), (812 + bend * 0.7, 640),
        (804 + bend, y)]  # fmt: skip
    earth = on.linear(
        (0, y), (0, 900), ((0, on.ground("#e3cf9c", 0.2, 0.1)), (1, on.ground("#a98d62", -0.6)))
    )
    on.path(smooth(path, closed=True), fill=earth)
    centre = on.linear((0, y), (0, 900), ((0, on.ground(colour, 0)), (1, on.ground(colour, -0.5))))
    on.path(smooth([(802 + bend * 0.9, 618), (775 + bend * 0.2, 700), (740, 900), (850, 900),
        (790 + bend * 0.2, 700)], closed=True), fill=centre, opacity=0.6)  # fmt: skip
    for row in range(8):
        u = row / 7
        foot = y + 14 + u * u * 236
        gap = 30 + 330 * u * u
        axis = 800 + bend * (1 - u) ** 2
        for span in ((-40, axis - gap), (axis + gap, 1640)):
            grass(on, dice, span, foot, height=14 + 42 * u, count=int(150 - 60 * u), colour=colour,
                far=0.12 * (1 - u))  # fmt: skip
        if row > 2 and not on.snowy:
            spots = [(dice.uniform(-20, 1620), foot - dice.uniform(0, 26) * u) for _ in range(16)]
            spots = [(a, b) for a, b in spots if abs(a - axis) > gap + 20]
            flowers(on, dice, spots, 4 + 9 * u, ("#fff4f0", "#f7c1d2", "#ffd75e", on.accent))
    _waves_of_wind(on, dice)


def _waves_of_wind(on: Sheet, dice: Random) -> None:
    shine = "".join(blade(dice.uniform(-40, 1640), 640 + 220 * dice.random() ** 1.5,
        dice.uniform(4, 7), dice.uniform(90, 260), 5) for _ in range(36))  # fmt: skip
    on.path(shine, fill=on.light.sun, opacity=0.22 * (1 - on.light.dull * 0.8))


def _landmark(on: Sheet, dice: Random) -> None:
    side = dice.choice((-1, 1))
    hooks: list[list[Point]] = []
    for z in (46.0, 30.0, 20.0):
        foot = (800 - side * on.scale(z) * 6.2, 600 + on.scale(z) * 0.5)
        hooks.append(pole(on, foot, on.scale(z) * 5.6, far=0.35 - 0.1 * (46 - z) / 13))
    ends = [(800 - side * 1100, y - 120) for _, y in hooks[2]]
    for a, b in ((hooks[0], hooks[1]), (hooks[1], hooks[2]), (hooks[2], ends)):
        wires(on, list(zip(a, b, strict=True)), sag=12, width=1.5, far=0.15)
    x = 800 + side * dice.uniform(470, 560)
    if dice.random() < 0.6:
        tree(
            on, "lone", (x, 690), 520, colour=dice.choice((GREEN, "#6f9c3f", "#d9884a")), sun=-side
        )
        on.ellipse(x, 694, 210, 15, fill=on.ground("#4f6a3a", -1.2), opacity=0.5)
    else:
        _windmill(on, (x, 690))
    _rail_fence(on, side)
    bush(on, "bush", (800 - side * 640, 716), (120, 90), bloom="#f3a9c0")


def _windmill(on: Sheet, foot: Point) -> None:
    x, y = foot
    body = quad((x - 62, y), (x - 38, y - 250), (x + 38, y - 250), (x + 62, y))
    on.path(body, fill=on.shading(((0, on.paint("#f1e6d2", 0.3)), (1, on.paint("#c8b59a", -0.9))),
        angle=0))  # fmt: skip
    on.path(f"M{x - 46:.1f} {y - 248:.1f}Q{x:.1f} {y - 350:.1f} {x + 46:.1f} {y - 248:.1f}Z",
        fill=on.ground("#a34b3c", -0.1))  # fmt: skip
    on.fill(box(x - 14, y - 66, 28, 66), "#6b4b38", -0.5)
    on.path(box(x - 10, y - 180, 20, 28) + box(x - 10, y - 120, 20, 24), fill=on.window())
    turn = on.dice("sails").uniform(0, 1.5)
    for i in range(4):
        a = turn + i * math.pi / 2
        c, s = math.cos(a), math.sin(a)
        hub = (x, y - 268)
        tip = (hub[0] + c * 190, hub[1] + s * 190)
        on.line(stroke(hub, tip), 6, "#5b4636", -0.4)
        sail = quad((hub[0] + c * 40, hub[1] + s * 40), tip, (tip[0] - s * 40, tip[1] + c * 40),
            (hub[0] + c * 40 - s * 34, hub[1] + s * 40 + c * 34))  # fmt: skip
        on.fill(sail, "#f6ecd8", 0.1, opacity=0.9)
    on.ellipse(x, y - 268, 10, 10, fill=on.paint("#5b4636"))


def _rail_fence(on: Sheet, side: int) -> None:
    wood = on.paint("#a58a68", -0.3)
    points = [(800 + side * (250 + i * 112), 668 + i * 7) for i in range(8)]
    for (a, b), (c, d) in itertools.pairwise(points):
        for up in (20, 38):
            on.path(f"M{a:.1f} {b - up:.1f}L{c:.1f} {d - up:.1f}", stroke=wood, width=5)
    posts = "".join(box(a - 5, b - 52, 10, 56) for a, b in points)
    on.fill(posts, "#8a7152", -0.5)
    for a, b in points:
        snow(on, [(a - 7, b - 52), (a + 7, b - 52)], 8)


def _meadow_front(on: Sheet, colour: str) -> None:
    dice = on.dice("front")
    for span, height in (((-80, 330), 230), ((1290, 1690), 250)):
        grass(on, dice, span, 930, height=height, count=90, colour=colour)
        plumes = []
        for _ in range(9):
            x, h = dice.uniform(*span), height * dice.uniform(0.9, 1.5)
            tip = (x + h * 0.24, 930 - h)
            on.line(
                f"M{x:.1f} 930Q{x + h * 0.02:.1f} {930 - h * 0.6:.1f} {tip[0]:.1f} {tip[1]:.1f}", 3,
                colour, -0.3)  # fmt: skip
            plumes += [blade(tip[0] - j * 3.0, tip[1] + j * 11, 24, 26 - j, 6) for j in range(6)]
        on.path("".join(plumes), fill=on.ground("#f3e3c0", 0.2), opacity=0.9)
