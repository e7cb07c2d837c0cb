"""A lighthouse on its cliff, its beam over the sea when lamps are on."""

from __future__ import annotations

import itertools
from random import Random

from generators.animatic.draw import Point, smooth

from .foliage import flowers, grass
from .setting import Layer, Setting, Sheet
from .shapes import box, filled, quad, stroke
from .skies import sky
from .water import headland, ships, water
from .weathering import fog, snow


def lighthouse(here: Setting) -> tuple[Layer, ...]:
    """Paint a lighthouse on its cliff, with its beam when lamps are on."""
    dice = here.dice("lighthouse")
    side = dice.choice((-1, 1))
    sea = here.sheet()
    headland(sea, "far", -side, top=562, reach=430, height=60, far=0.6)
    water(sea, "sea", top=560, bottom=840)
    ships(sea, 561)
    _rocks(sea, side)
    fog(sea, 420, 700)
    x = 800 + side * 430
    tower = here.sheet()
    _cliff(tower, side)
    _tower(tower, dice, x)
    _keeper_house(tower, x - side * 190, side)
    land = here.sheet()
    _headland_path(land, side)
    front, dice = here.sheet(), here.dice("front")
    for span in ((-60, 360), (1300, 1680)):
        grass(front, dice, span, 925, height=110, count=70, colour="#86b058")
        spots = [(dice.uniform(*span), dice.uniform(800, 880)) for _ in range(14)]
        flowers(front, dice, spots, 17, ("#ffd75e", "#f7a8c4", "#ffffff"))
    return (
        sky(here, horizon=565, clouds=1.2), Layer(sea, 0.3, bloom=0.5),
        Layer(tower, 0.75, bloom=0.8 if here.lamps else 0.2), Layer(land, 1.0, bloom=0.15),
        Layer(front, 1.4, blur=2.0),
    )  # fmt: skip


def _rocks(on: Sheet, side: int) -> None:
    dice = on.dice("rocks")
    for _ in range(5):
        x, y = 800 - side * dice.uniform(80, 620), dice.uniform(620, 720)
        r = dice.uniform(20, 46)
        top = [(x - r, y), (x - r * 0.5, y - r * 0.8), (x + r * 0.1, y - r),
            (x + r * 0.6, y - r * 0.5), (x + r, y)]  # fmt: skip
        on.path(smooth(top, tension=0.2) + "Z", fill=on.shading(
            ((0, on.ground("#9a8d84", 0.1, 0.2)),
            (1, on.paint("#5d5560", -0.9, 0.1)))))  # fmt: skip
        on.ellipse(x, y, r * 1.35, 6, fill=on.paint("#ffffff", 0.1), opacity=0.75)


def _cliff(on: Sheet, side: int) -> None:
    dice, far = on.dice("cliff"), 0.12
    edge = 800 + side * 860
    top = [(edge, 600.0), (800 + side * 520, 612), (800 + side * 200, 628), (800 + side * 90, 646)]
    face = [(800 + side * 60, 700), (800 + side * 84, 770), (800 + side * 20, 850),
        (800 + side * 30, 900), (edge, 900)]  # fmt: skip
    fill = on.linear((0, 610), (0, 900),
        ((0, on.paint("#c7a98a", 0.1, far)), (1, on.paint("#7d6a66", -1.0, far))))  # fmt: skip
    on.path(smooth([*top, *face[:-1]], tension=0.3) + f"L{edge:.1f} 900Z", fill=fill)
    cracks = []
    for _ in range(16):
        x, y = 800 + side * dice.uniform(70, 300), dice.uniform(660, 800)
        knee = (x + dice.uniform(-14, 14), y + dice.uniform(20, 50))
        foot = (knee[0] + dice.uniform(-10, 18), knee[1] + dice.uniform(14, 40))
        cracks.append(stroke((x, y), knee, foot))
    on.line("".join(cracks), 3, "#5d4c4c", -1.0, far, opacity=0.5)
    turf = [*top, (800 + side * 96, 668), (800 + side * 240, 652), (800 + side * 520, 644),
        (edge, 640)]  # fmt: skip
    on.path(smooth(turf, closed=True, tension=0.3), fill=on.ground("#7fa856", 0.0, far))
    span = sorted((800 + side * 110, edge))
    grass(on, dice, (span[0], span[1]), 630, height=22, count=120, colour="#86b058", far=far)


def _tower(on: Sheet, dice: Random, x: float) -> None:
    band, y0, y1 = dice.choice(("#d2453a", "#3a6ea5", on.accent)), 618.0, 208.0
    low, high = 66.0, 42.0

    def half(y: float) -> float:
        return high + (low - high) * float(((y - y1) / (y0 - y1)) ** 1.3)

    for i in range(9):
        a, b = y0 + (y1 - y0) * i / 9, y0 + (y1 - y0) * (i + 1) / 9
        colour = band if i in {1, 2, 5, 6} else "#f6f1e6"
        fill = on.linear((x - low, 0), (x + low, 0), ((0, on.paint(colour, 0.3)),
            (0.4, on.paint(colour, 0)), (1, on.paint(colour, -1.1))))  # fmt: skip
        on.path(quad((x - half(a), a), (x - half(b), b - 0.6), (x + half(b), b - 0.6),
            (x + half(a), a)), fill=fill)  # fmt: skip
    slots = "".join(box(x - 8, y0 - 90 - i * 112, 15, 26) for i in range(4))
    on.path(slots, fill=on.window("#ffd98c"))
    on.fill(f"M{x - 18} {y0}v-46a18 18 0 0 1 36 0v46Z", "#5d4436", -0.4)
    dark, rail = on.paint("#3f4654", -0.5), on.paint("#586072", -0.2)
    on.path(box(x - 62, y1 - 10, 124, 14), fill=dark)
    on.path("".join(box(x - 60 + i * 14.7, y1 - 40, 3, 32) for i in range(9))
        + box(x - 62, y1 - 42, 124, 4), fill=rail)  # fmt: skip
    glass = "#fff3c4" if on.lamps else on.paint("#bfe0ea", 0.2)
    on.path(box(x - 30, y1 - 84, 60, 74), fill=glass)
    on.path("".join(box(x - 30 + i * 18.6, y1 - 84, 4, 74) for i in range(4)), fill=dark)
    on.path(f"M{x - 44} {y1 - 82}Q{x} {y1 - 142} {x + 44} {y1 - 82}Z", fill=on.ground(band, -0.2))
    on.path(f"M{x} {y1 - 112}v-36", stroke=dark, width=4)
    snow(on, [(x - 42, y1 - 84), (x, y1 - 110), (x + 42, y1 - 84)], 9)
    if on.lamps:
        _beam(on, (x, y1 - 48))


def _beam(on: Sheet, lamp: Point) -> None:
    x, y = lamp
    strength = 0.34 if on.night else 0.16
    for reach, lift in ((-1500.0, -80.0), (1500.0, 60.0)):
        for wide in (70, 105, 140):
            fill = on.linear((x, 0), (x + reach * 0.8, 0), ((0, "#fff2b8", strength),
                (0.3, "#ffe596", strength * 0.55), (1, "#ffd66b", 0)))  # fmt: skip
            far = (x + reach, y + lift)
            on.path(quad((x, y - 9), (far[0], far[1] - wide), (far[0], far[1] + wide), (x, y + 9)),
                fill=fill)  # fmt: skip
    on.halo(lamp, 170, "#fff1bd", 0.95)


def _keeper_house(on: Sheet, x: float, side: int) -> None:
    y, wall = 628.0, "#f1e7d6"
    on.fill(box(x - 80, y - 74, 160, 78), wall, -0.15, 0.08)
    on.fill(box(x + (40 if side < 0 else -80), y - 74, 40, 78), wall, -0.8, 0.08)
    on.path(quad((x - 96, y - 70), (x - 58, y - 128), (x + 58, y - 128), (x + 96, y - 70)),
        fill=on.ground("#a8503f", -0.1, 0.08))  # fmt: skip
    on.fill(box(x + 24, y - 150, 20, 40), "#8c5a4a", -0.4, 0.08)
    on.path(box(x - 56, y - 52, 26, 26) + box(x + 6, y - 52, 26, 26), fill=on.window())
    on.fill(box(x - 18, y - 46, 20, 50), "#5d7a8a", -0.3)
    snow(on, [(x - 60, y - 126), (x + 60, y - 126)], 12)
    if on.lamps:
        on.halo((x - 20, y - 36), 110, on.lamp, 0.5)


def _headland_path(on: Sheet, side: int) -> None:
    dice = on.dice("path")
    line = [(-60.0, 790.0), (300, 772), (800, 760), (1200, 742), (1660, 720)]
    if side < 0:
        line = [(1600 - x, y) for x, y in reversed(line)]
    fill = on.linear(
        (0, 720), (0, 900), ((0, on.ground("#8fb85c", 0.2)), (1, on.ground("#5f8a44", -0.9)))
    )
    on.path(filled(line, 900), fill=fill)
    a, b = 800 + side * 640, 800 + side * 40
    path = [(a, 742), (800 + side * 420, 770), (800 + side * 180, 806), (b - 330, 910),
        (b + 330, 910), (800 + side * 330, 806), (800 + side * 540, 770),
        (a + side * 40, 742)]  # fmt: skip
    on.path(smooth(path, closed=True, tension=0.4), fill=on.ground("#dcc79c", -0.05))
    for i in range(5):
        y = 764 + i * 28
        for span in ((-40, 800 - 240 - i * 40), (800 + 300 + i * 20, 1640)):
            grass(on, dice, span, y, height=18 + i * 8, count=80, colour="#8ab85a")
    posts = [(800 - side * (700 - i * 118), 782 - i * 4) for i in range(8)]
    rails = "".join(f"M{p[0]:.1f} {p[1] - up:.1f}L{q[0]:.1f} {q[1] - up:.1f}"
        for p, q in itertools.pairwise(posts) for up in (24, 44))  # fmt: skip
    on.line(rails, 5, "#f4efe4", -0.2)
    on.fill("".join(box(x - 6, y - 56, 12, 60) for x, y in posts), "#e6dfd0", -0.4)
    for x, y in posts:
        snow(on, [(x - 8, y - 56), (x + 8, y - 56)], 8)
    if not on.snowy:
        spots = [(dice.uniform(0, 1600), dice.uniform(780, 860)) for _ in range(44)]
        flowers(on, dice, [p for p in spots if abs(p[0] - 800) > 330], 9,
            ("#ffffff", "#ffd75e", "#f7a8c4"))  # fmt: skip
