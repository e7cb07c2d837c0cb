"""A beach with a cape, the open sea and its path of light."""

from __future__ import annotations

import itertools
import math
from random import Random

from .foliage import grass
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import between, box, disc, filled, leaf, stamp, trace
from .skies import sky
from .water import headland, ships, water
from .weathering import floor_weather, fog, snow


def seaside(here: Setting) -> tuple[Layer, ...]:
    """Paint a beach with a cape, the open sea and its path of light."""
    view, dice = Perspective(horizon=515), here.dice("seaside")
    side = dice.choice((-1, 1))
    sea = here.sheet()
    headland(sea, "far", -side, top=517, reach=520, height=70, far=0.6)
    water(sea, "sea", top=515, bottom=760)
    ships(sea, 516)
    headland(sea, "near", side, top=522, reach=430, height=170, far=0.3)
    fog(sea, 380, 640)
    beach = here.sheet(view)
    _sand(beach)
    floor_weather(beach, reach=8.6)
    _beach_things(beach, dice, side)
    front = here.sheet()
    grass(front, here.dice("front"), (-60, 300), 930, height=190, count=70, colour="#8aa860")
    grass(front, here.dice("front2"), (1400, 1660), 930, height=150, count=50, colour="#8aa860")
    return (
        sky(here, horizon=520, clouds=1.15), Layer(sea, 0.35, bloom=0.55),
        Layer(beach, 1.0, bloom=0.2), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _sand(on: Sheet) -> None:
    dice = on.dice("sand")
    for i, (y, colour, alpha) in enumerate(((668, "#7fd0d8", 0.4), (684, "#a9e2e0", 0.45),
            (700, "#ffffff", 0.9), (706, "#c9b08a", 1.0), (716, "#ffffff", 0.75),
            (724, "#e8d3a6", 1.0))):  # fmt: skip
        line = [(x, y + 12 * math.sin(x / 170 + i * 0.6) + dice.uniform(-5, 5))
            for x in range(-60, 1720, 70)]  # fmt: skip
        tone = on.ground(colour, 0.1 if colour == "#ffffff" else -0.3)
        on.path(filled(line, 900), fill=tone, opacity=alpha)
    fill = on.linear(
        (0, 740), (0, 900), ((0, on.ground("#f0dcb0", 0.15)), (1, on.ground("#cfb389", -0.5)))
    )
    line = [(x, 738 + 10 * math.sin(x / 210 + 2)) for x in range(-60, 1720, 90)]
    on.path(filled(line, 900), fill=fill)
    ripples = "".join(
        leaf(dice.uniform(-40, 1600), dice.uniform(750, 890), dice.uniform(50, 180), 0.02, 2.6)
        for _ in range(60)
    )
    on.path(ripples, fill=on.ground("#b89a70", -0.5), opacity=0.35)
    steps = "".join(
        disc(900 + i * 30 + (8 if i % 2 else -8), 868 - i * 12, 13 - i * 0.7, 4) for i in range(10)
    )
    on.path(steps, fill=on.ground("#a88a64", -0.6), opacity=0.5)
    shells = "".join(disc(dice.uniform(40, 1560), dice.uniform(755, 880), dice.uniform(2, 5), 2)
        for _ in range(40))  # fmt: skip
    on.path(shells, fill=on.ground("#fff4e4", 0.2))


def _beach_things(on: Sheet, dice: Random, side: int) -> None:
    if dice.random() < 0.5:
        _rowing_boat(on, 800 + side * 520, 770)
    else:
        _parasol(on, 800 + side * 540, 790)
    posts = [(800 - side * (360 + i * 92), 742 + i * 9) for i in range(5)]
    for a, b in itertools.pairwise(posts):
        sag = (a[0] + b[0]) / 2
        on.line(f"M{a[0]:.1f} {a[1] - 44:.1f}Q{sag:.1f} {a[1] - 14:.1f} {b[0]:.1f} {b[1] - 44:.1f}",
            3.5, "#d9c8a2", -0.3)  # fmt: skip
    for x, y in posts:
        on.fill(box(x - 7, y - 56, 14, 62), "#8f7355", -0.5)
        on.fill(box(x - 7, y - 56, 5, 62), "#b4946c", 0.1)
        snow(on, [(x - 9, y - 56), (x + 9, y - 56)], 9)
    grass(on, dice, (800 - side * 900, 800 - side * 560) if side > 0 else (1360, 1700), 770,
        height=80, count=70, colour="#8fae64")  # fmt: skip


def _rowing_boat(on: Sheet, x: float, y: float) -> None:
    paint = on.accent
    on.ellipse(x, y + 6, 190, 14, fill=on.paint("#7a6248", -1.2), opacity=0.5)
    hull = stamp("M-190 -88Q-150 10 -90 8H100Q160 0 176 -80Q0 -46 -190 -88Z", (x, y), 1)
    on.path(hull, fill=on.linear((0, y - 90), (0, y + 10),
        ((0, on.ground("#f4ecdc", 0.2)), (1, on.paint("#b8a890", -0.9)))))  # fmt: skip
    band = stamp("M-190 -88Q0 -46 176 -80L172 -60Q0 -26 -184 -66Z", (x, y), 1)
    on.fill(band, paint, 0)
    inside = (
        f"M{x - 180} {y - 86}Q{x} {y - 110} {x + 168} {y - 79}Q{x} {y - 50} {x - 180} {y - 86}Z"
    )
    on.fill(inside, "#6b4d38", -0.6)
    on.line(f"M{x - 80} {y - 84}L{x + 230} {y - 120}", 8, "#a9855c")
    snow(on, [(x - 190, y - 88), (x, y - 66), (x + 176, y - 80)], 12)


def _parasol(on: Sheet, x: float, y: float) -> None:
    on.ellipse(x + 30, y + 2, 190, 15, fill=on.paint("#7a6248", -1.2), opacity=0.45)
    on.line(f"M{x} {y}L{x + 34} {y - 330}", 8, "#efe6d6", -0.2)
    top, count = (x + 36, y - 350), 8
    edge = [
        (x - 180 + i * 54 + 2, y - 205 + 34 * abs(i / 4 - 1) ** 2 - i * 6) for i in range(count + 1)
    ]
    for i in range(count):
        a, b = edge[i], edge[i + 1]
        colour = on.accent if i % 2 else "#fbf4e6"
        left, right = between(top, a, 0.5)[0] - 10, between(top, b, 0.5)[0]
        hem = ((a[0] + b[0]) / 2, a[1] + 16)
        data = trace(
            "M*Q* *Q* *Q* *Z", top, (left, a[1] - 100), a, hem, b, (right, b[1] - 100), top
        )
        on.path(data, fill=on.ground(colour, 0.25 - i * 0.14))
