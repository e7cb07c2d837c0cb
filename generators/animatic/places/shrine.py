"""The shrine: torii, stone lanterns, the way to the hall, trees in blossom."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Drawing, Point, number, smooth
from generators.animatic.light import lighten, mix
from schemas.plan import TimeOfDay, Weather

from .buildings import pole, wires
from .foliage import GREEN, PINE, PINK, branch, bush, fern, flowers, grass, hills, tree, treeline, trunk
from .perspective import Perspective
from .setting import WIDTH, Layer, Setting
from .shapes import blade, box, disc, leaf, quad
from .skies import sky, sun_at
from .solids import block, haze, lantern
from .weathering import fallen_petals, floor_weather, fog, snow

_RED = "#d2402f"


def shrine(here: Setting) -> tuple[Layer, ...]:
    """Paint the way to a shrine: torii, stone lanterns, steps, trees in blossom."""
    view = Perspective(horizon=520)
    dice = here.dice("shrine")
    bloom = dice.choice((PINK, PINK, "#e2803c", "#7fae54"))
    wood = here.sheet()
    hills(wood, here, "hills", base=560, height=190, far=0.62)
    treeline(wood, here, "wood", base=600, height=210, far=0.32, bump=38, colour=PINE)
    fog(wood, here, 380, 620)
    here.veil(wood, 420, 640, 0.35)
    grove = here.sheet()
    for i, (x, height) in enumerate(((110, 560), (1490, 600), (330, 400), (1270, 420))):
        tree(grove, here, f"tree{i}", (x, 700), height, colour=bloom, far=0.08 if i < 2 else 0.2)
    court = here.sheet()
    _court(court, here, view)
    floor_weather(court, here, view, reach=15, lights=[(*view.at(x, 0, 8.1), "#ffb060") for x in (-2.9, 2.9)] if here.lamps else ())
    if bloom == PINK and not here.snowy and not here.wet:
        fallen_petals(court, here, view, reach=14, count=140)
    _hall(court, here, view)
    _torii(court, here, view)
    for x in (-2.9, 2.9):
        _stone_lantern(court, here, view, x, 8.3)
    front, dice = here.sheet(), here.dice("bough")
    branch(front, here, dice, (-60, 60), (420, 150), colour=bloom, size=19, count=9)
    branch(front, here, dice, (1660, 20), (1330, 130), colour=bloom, size=19, count=6)
    return (
        sky(here, horizon=580, clouds=0.8), Layer(wood, 0.3), Layer(grove, 0.7, bloom=0.25),
        Layer(court, 1.0, bloom=0.4), Layer(front, 1.4, bloom=0.2, blur=2.5),
    )  # fmt: skip


def _court(sheet: Drawing, here: Setting, view: Perspective) -> None:
    y = view.at(0, 0, 40)[1]
    earth = sheet.linear((0, y), (0, 900), ((0, here.ground("#b5a98a", 0.1, 0.1)), (1, here.ground("#8f8269", -0.7))))
    sheet.path(box(-40, y, 1680, 900 - y), fill=earth)
    dice = here.dice("court")
    _lawns(sheet, here, view, dice)
    rows, z = [], 5.0
    while z < 17:
        step = 0.5 + z * 0.02
        for i in range(4):
            x = -1.24 + i * 0.62 + (0.1 if len(rows) % 8 < 4 else -0.1)
            rows.append(view.floor(x + 0.02, x + 0.58, z, z + step * 0.93))
        z += step
    sheet.path(view.floor(-1.5, 1.5, 4, 18), fill=here.ground("#8b8578", -0.7))
    sheet.path("".join(rows), fill=here.ground("#c6c0b2", 0.05))
    sheet.path("".join(rows[1::3]), fill=here.ground("#a8a294", -0.35), opacity=0.6)
    if not here.night and here.light.dull < 0.5:
        spots = "".join(
            disc(*view.at(dice.uniform(-6, 6), 0, dice.uniform(5.5, 12)), dice.uniform(24, 80), dice.uniform(3, 8))
            for _ in range(36)
        )
        sheet.path(spots, fill=here.light.sun, opacity=0.22)


def _lawns(sheet: Drawing, here: Setting, view: Perspective, dice: Random) -> None:
    green, y = "#86a356", view.at(0, 0, 40)[1]
    for side in (-1, 1):
        line = [view.at(side * (2.4 + 14 * u * u + dice.uniform(-0.2, 0.2)), 0, 30 - 19 * u) for u in _even(12)]
        edge = [(800 + side * 900, y), (view.at(side * 2.4, 0, 30)[0], y), *line, (800 + side * 900, line[-1][1])]
        sheet.path(smooth(edge[1:-1]) + f"L{number(edge[-1][0])} {number(edge[-1][1])}V{number(y)}Z", fill=here.ground(green, -0.2))
        for i, (x, foot) in enumerate(line[3:]):
            grass(sheet, here, dice, (x - 24, x + 60 * side), foot + 3, height=15 + i * 1.6, count=18, colour=green)


def _even(count: int) -> list[float]:
    return [i / (count - 1) for i in range(count)]


def _hall(sheet: Drawing, here: Setting, view: Perspective) -> None:
    z, far = 20.0, haze(20)
    for i in range(4):
        block(sheet, here, view, (-2.6, 2.6), (i * 0.2, i * 0.2 + 0.2), (17.6 + i * 0.5, 21), "#b3ada2")
    sheet.path(view.front(z, -2.9, 2.9, 0.8, 3.4), fill=here.lamplit(0.4).paint("#7d4a38", -0.5, far))
    sheet.path(view.front(z, -1.1, 1.1, 0.8, 2.9), fill=here.shine("#ffbe6a", 0.8) if here.lamps else here.paint("#40302c", -0.8, far))
    lattice = "".join(view.front(z, x, x + 0.05, 0.8, 2.9) for x in (-1.1, -0.75, -0.4, 0.0, 0.4, 0.75, 1.05))
    lattice += "".join(view.front(z, x, x + 0.22, 0.8, 3.4) for x in (-2.9, -1.35, 1.13, 2.68))
    sheet.path(lattice, fill=here.paint(_RED, -0.6, far))
    (a, y), (b, _) = view.at(-4.3, 3.2, z), view.at(4.3, 3.2, z)
    (c, top), (d, _) = view.at(-2.6, 5.4, z), view.at(2.6, 5.4, z)
    roof = (f"M{number(a)} {number(y)}Q{number(c - 10)} {number(y - 40)} {number(c)} {number(top)}"
            f"H{number(d)}Q{number(d + 10)} {number(y - 40)} {number(b)} {number(y)}Q800 {number(y - 34)} {number(a)} {number(y)}Z")  # fmt: skip
    colour = "#4f6470"
    sheet.path(roof, fill=sheet.linear((0, top), (0, y), ((0, here.ground(colour, 0.3, far)), (1, here.ground(colour, -0.8, far)))))
    ribs = "".join(f"M{number(c + (d - c) * t)} {number(top)}L{number(a + (b - a) * t)} {number(y - 10 - 20 * math.sin(t * 3.14))}" for t in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9))
    sheet.path(ribs, stroke=here.paint(colour, -1.1, far), width=1.6, opacity=0.6)
    sheet.path(box(c - 8, top - 8, d - c + 16, 10), fill=here.paint(colour, -0.9, far))
    rope = f"M{number(view.at(-2, 2.95, z)[0])} {number(view.at(0, 2.95, z)[1])}Q800 {number(view.at(0, 2.5, z)[1])} {number(view.at(2, 2.95, z)[0])} {number(view.at(0, 2.95, z)[1])}"
    sheet.path(rope, stroke=here.paint("#e6d6a8", 0, far), width=7)


def _torii(sheet: Drawing, here: Setting, view: Perspective) -> None:
    z, red = 12.5, _RED if here.dice("gate").random() < 0.75 else "#8d8578"
    far = haze(z)
    for x in (-2.1, 2.1):
        (a, foot), (_, top) = view.at(x, 0, z), view.at(x, 4.3, z)
        w = view.scale(z) * 0.17
        lean = w * 0.6 * (1 if x < 0 else -1)
        shape = quad((a - w, foot), (a - w + lean, top), (a + w + lean, top), (a + w, foot))
        fill = sheet.linear((a - w, 0), (a + w, 0), ((0, here.paint(red, 0.4, far)), (0.35, here.paint(red, -0.1, far)), (1, here.paint(red, -1.2, far))))
        sheet.path(shape, fill=fill)
        sheet.path(quad((a - w * 1.2, foot), (a - w * 1.12, foot - 60), (a + w * 1.12, foot - 60), (a + w * 1.2, foot)), fill=here.paint("#2d2a33", -0.4, far))
        sheet.ellipse(a, foot, w * 2.2, w * 0.34, fill=here.paint("#6d675f", -0.9), opacity=0.7)
    y = view.at(0, 3.35, z)[1]
    sheet.path(box(view.at(-2.6, 0, z)[0], y, view.scale(z) * 5.2, 26), fill=here.paint(red, -0.45, far))
    sheet.path(box(view.at(-2.6, 0, z)[0], y, view.scale(z) * 5.2, 7), fill=here.paint(red, 0.2, far))
    _lintel(sheet, here, view, z, red)
    plate = view.front(z - 0.2, -0.27, 0.27, 3.4, 4.1)
    sheet.path(plate, fill=here.paint("#3a2e33", -0.3, far), stroke=here.paint("#d8b25c", 0), width=4)
    for i in range(5):
        x, y = view.at(-1.6 + i * 0.8, 3.28 - 0.12 * math.sin((i + 0.5) / 5 * 3.14), z - 0.1)
        zig = f"M{number(x)} {number(y)}l9 0l-5 15h9l-9 16h8l-12 15l3 -13h-8l8 -15h-8Z"
        sheet.path(zig, fill=here.paint("#fbf7ee", 0.1, far))


def _lintel(sheet: Drawing, here: Setting, view: Perspective, z: float, red: str) -> None:
    far = haze(z)
    (a, y), (b, _) = view.at(-3.25, 4.62, z), view.at(3.25, 4.62, z)
    mid = (a + b) / 2
    for drop, thick, colour in ((18, 34, red), (0, 22, "#33303a")):
        upper = f"M{number(a)} {number(y - 18 + drop)}Q{number(mid)} {number(y + 26 + drop)} {number(b)} {number(y - 18 + drop)}"
        lower = f"L{number(b - 14)} {number(y + thick - 14 + drop)}Q{number(mid)} {number(y + thick + 22 + drop)} {number(a + 14)} {number(y + thick - 14 + drop)}Z"
        fill = sheet.shading(((0, here.paint(colour, 0.35, far)), (0.4, here.paint(colour, -0.2, far)), (1, here.paint(colour, -1.0, far))))
        sheet.path(upper + lower, fill=fill)
    snow(sheet, here, [(a, y - 16), ((a + mid) / 2, y + 3), (mid, y + 6), ((b + mid) / 2, y + 3), (b, y - 16)], 15)


def _stone_lantern(sheet: Drawing, here: Setting, view: Perspective, x: float, z: float) -> None:
    stone = "#a9a79c"
    (a, foot), k = view.at(x, 0, z), view.scale(z)
    lit = sheet.shading(((0, here.paint(stone, 0.3)), (1, here.paint(stone, -1.1))), angle=0)
    for w, y0, y1 in ((0.36, 0, 0.16), (0.14, 0.16, 0.85), (0.3, 0.85, 0.98), (0.23, 0.98, 1.32)):
        sheet.path(box(a - w * k, foot - y1 * k, 2 * w * k, (y1 - y0) * k), fill=lit)
    pane = here.shine("#ffc46e", 1.0) if here.lamps else here.paint("#4a453f", -0.8)
    sheet.path(box(a - 0.14 * k, foot - 1.27 * k, 0.28 * k, 0.24 * k), fill=pane)
    roof = (f"M{number(a - 0.5 * k)} {number(foot - 1.3 * k)}Q{number(a - 0.2 * k)} {number(foot - 1.42 * k)} {number(a - 0.08 * k)} {number(foot - 1.62 * k)}"
            f"h{number(0.16 * k)}Q{number(a + 0.2 * k)} {number(foot - 1.42 * k)} {number(a + 0.5 * k)} {number(foot - 1.3 * k)}Z")  # fmt: skip
    sheet.path(roof, fill=lit)
    sheet.ellipse(a, foot - 1.68 * k, 0.07 * k, 0.08 * k, fill=lit)
    moss = "".join(disc(a + u * k, foot - v * k, 0.07 * k, 0.025 * k) for u, v in ((-0.3, 1.34), (0.2, 1.36), (-0.1, 0.9), (0.15, 0.15)))
    sheet.path(moss, fill=here.ground("#6d8f4a", -0.2))
    snow(sheet, here, [(a - 0.48 * k, foot - 1.32 * k), (a, foot - 1.6 * k), (a + 0.48 * k, foot - 1.32 * k)], 14)
    if here.lamps:
        here.halo(sheet, (a, foot - 1.15 * k), k * 0.95, "#ffb060", 0.7)
        sheet.ellipse(a, foot, k * 1.1, k * 0.16, fill=sheet.glow(((0, "#ffb060", 0.4), (1, "#ffb060", 0))))
