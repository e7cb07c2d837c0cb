"""The shrine: torii, stone lanterns, the way to the hall, trees in blossom."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import smooth

from .foliage import (
    PINE,
    PINK,
    branch,
    grass,
    hills,
    tree,
    treeline,
)
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad, stamp, trace, wire
from .skies import sky
from .solids import block, haze
from .weathering import fallen_petals, floor_weather, fog, snow

_RED = "#d2402f"


def shrine(here: Setting) -> tuple[Layer, ...]:
    """Paint the way to a shrine: torii, stone lanterns, steps, trees in blossom."""
    view = Perspective(horizon=520)
    dice = here.dice("shrine")
    bloom = dice.choice((PINK, PINK, "#e2803c", "#7fae54"))
    wood = here.sheet()
    hills(wood, "hills", base=560, height=190, far=0.62)
    treeline(wood, "wood", base=600, height=210, far=0.32, bump=38, colour=PINE)
    fog(wood, 380, 620)
    wood.veil(420, 640, 0.35)
    grove = here.sheet()
    for i, (foot, height) in enumerate(((110, 560), (1490, 600), (330, 400), (1270, 420))):
        tree(grove, f"tree{i}", (foot, 700), height, colour=bloom, far=0.08 if i < 2 else 0.2)
    court = here.sheet(view)
    _court(court)
    floor_weather(court, reach=15, lights=[(*view.at(x, 0, 8.1), "#ffb060") for x in (-2.9, 2.9)]
        if here.lamps else ())  # fmt: skip
    if bloom == PINK and not here.snowy and not here.wet:
        fallen_petals(court, reach=14, count=140)
    _hall(court)
    _torii(court)
    for x in (-2.9, 2.9):
        _stone_lantern(court, x, 8.3)
    front, dice = here.sheet(), here.dice("bough")
    branch(front, dice, (-60, 60), (420, 150), colour=bloom, size=19, count=9)
    branch(front, dice, (1660, 20), (1330, 130), colour=bloom, size=19, count=6)
    return (
        sky(here, horizon=580, clouds=0.8), Layer(wood, 0.3), Layer(grove, 0.7, bloom=0.25),
        Layer(court, 1.0, bloom=0.4), Layer(front, 1.4, bloom=0.2, blur=2.5),
    )  # fmt: skip


def _court(on: Sheet) -> None:
    y = on.at(0, 0, 40)[1]
    earth = on.linear(
        (0, y), (0, 900), ((0, on.ground("#b5a98a", 0.1, 0.1)), (1, on.ground("#8f8269", -0.7)))
    )
    on.path(box(-40, y, 1680, 900 - y), fill=earth)
    dice = on.dice("court")
    _lawns(on, dice)
    rows: list[str] = []
    z = 5.0
    while z < 17:
        step = 0.5 + z * 0.02
        for i in range(4):
            x = -1.24 + i * 0.62 + (0.1 if len(rows) % 8 < 4 else -0.1)
            rows.append(on.floor(x + 0.02, x + 0.58, z, z + step * 0.93))
        z += step
    on.path(on.floor(-1.5, 1.5, 4, 18), fill=on.ground("#8b8578", -0.7))
    on.path("".join(rows), fill=on.ground("#c6c0b2", 0.05))
    on.path("".join(rows[1::3]), fill=on.ground("#a8a294", -0.35), opacity=0.6)
    if not on.night and on.light.dull < 0.5:
        spots = "".join(disc(*on.at(dice.uniform(-6, 6), 0, dice.uniform(5.5, 12)),
            dice.uniform(24, 80), dice.uniform(3, 8)) for _ in range(36))  # fmt: skip
        on.path(spots, fill=on.light.sun, opacity=0.22)


def _lawns(on: Sheet, dice: Random) -> None:
    green, y = "#86a356", on.at(0, 0, 40)[1]
    for side in (-1, 1):
        line = [on.at(side * (2.4 + 14 * u * u + dice.uniform(-0.2, 0.2)), 0, 30 - 19 * u)
            for u in _even(12)]  # fmt: skip
        edge = [(800 + side * 900, y), (on.at(side * 2.4, 0, 30)[0], y), *line,
            (800 + side * 900, line[-1][1])]  # fmt: skip
        on.path(smooth(edge[1:-1]) + f"L{edge[-1][0]:.1f} {edge[-1][1]:.1f}V{y:.1f}Z",
            fill=on.ground(green, -0.2))  # fmt: skip
        for i, (x, foot) in enumerate(line[3:]):
            grass(on, dice, (x - 24, x + 60 * side), foot + 3, height=15 + i * 1.6, count=18,
                colour=green)  # fmt: skip


def _even(count: int) -> list[float]:
    return [i / (count - 1) for i in range(count)]


def _hall(on: Sheet) -> None:
    z, far = 20.0, haze(20)
    for i in range(4):
        block(on, (-2.6, 2.6), (i * 0.2, i * 0.2 + 0.2), (17.6 + i * 0.5, 21), "#b3ada2")
    on.path(on.front(z, -2.9, 2.9, 0.8, 3.4), fill=on.lamplit(0.4).paint("#7d4a38", -0.5, far))
    on.path(on.front(z, -1.1, 1.1, 0.8, 2.9), fill=on.shine("#ffbe6a", 0.8) if on.lamps
        else on.paint("#40302c", -0.8, far))  # fmt: skip
    lattice = "".join(
        on.front(z, x, x + 0.05, 0.8, 2.9) for x in (-1.1, -0.75, -0.4, 0.0, 0.4, 0.75, 1.05)
    )
    lattice += "".join(on.front(z, x, x + 0.22, 0.8, 3.4) for x in (-2.9, -1.35, 1.13, 2.68))
    on.fill(lattice, _RED, -0.6, far)
    (a, y), (b, _) = on.at(-4.3, 3.2, z), on.at(4.3, 3.2, z)
    (c, top), (d, _) = on.at(-2.6, 5.4, z), on.at(2.6, 5.4, z)
    roof = (f"M{a:.1f} {y:.1f}Q{c - 10:.1f} {y - 40:.1f} {c:.1f} {top:.1f}"
        f"H{d:.1f}Q{d + 10:.1f} {y - 40:.1f} {b:.1f} {y:.1f}Q800 {y - 34:.1f} {a:.1f} {y:.1f}Z")  # fmt: skip
    colour = "#4f6470"
    on.path(roof, fill=on.linear((0, top), (0, y),
        ((0, on.ground(colour, 0.3, far)), (1, on.ground(colour, -0.8, far)))))  # fmt: skip
    ribs = "".join(
        f"M{c + (d - c) * t:.1f} {top:.1f}L{a + (b - a) * t:.1f} {y - 10 - 20 * math.sin(t * 3.14):.1f}"
        for t in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    )
    on.line(ribs, 1.6, colour, -1.1, far, opacity=0.6)
    on.fill(box(c - 8, top - 8, d - c + 16, 10), colour, -0.9, far)
    rope = wire(on.at(-2, 2.95, z), on.at(2, 2.95, z), on.scale(z) * 0.22)
    on.line(rope, 7, "#e6d6a8", 0, far)


def _torii(on: Sheet) -> None:
    z, red = 12.5, _RED if on.dice("gate").random() < 0.75 else "#8d8578"
    far = haze(z)
    for x in (-2.1, 2.1):
        (a, foot), (_, top) = on.at(x, 0, z), on.at(x, 4.3, z)
        w = on.scale(z) * 0.17
        lean = w * 0.6 * (1 if x < 0 else -1)
        shape = quad((a - w, foot), (a - w + lean, top), (a + w + lean, top), (a + w, foot))
        fill = on.linear((a - w, 0), (a + w, 0), ((0, on.paint(red, 0.4, far)),
            (0.35, on.paint(red, -0.1, far)), (1, on.paint(red, -1.2, far))))  # fmt: skip
        on.path(shape, fill=fill)
        on.fill(quad((a - w * 1.2, foot), (a - w * 1.12, foot - 60), (a + w * 1.12, foot - 60),
            (a + w * 1.2, foot)), "#2d2a33", -0.4, far)  # fmt: skip
        on.ellipse(a, foot, w * 2.2, w * 0.34, fill=on.paint("#6d675f", -0.9), opacity=0.7)
    y = on.at(0, 3.35, z)[1]
    on.fill(box(on.at(-2.6, 0, z)[0], y, on.scale(z) * 5.2, 26), red, -0.45, far)
    on.fill(box(on.at(-2.6, 0, z)[0], y, on.scale(z) * 5.2, 7), red, 0.2, far)
    _lintel(on, z, red)
    plate = on.front(z - 0.2, -0.27, 0.27, 3.4, 4.1)
    on.path(plate, fill=on.paint("#3a2e33", -0.3, far), stroke=on.paint("#d8b25c", 0), width=4)
    for i in range(5):
        x, y = on.at(-1.6 + i * 0.8, 3.28 - 0.12 * math.sin((i + 0.5) / 5 * 3.14), z - 0.1)
        zig = f"M{x:.1f} {y:.1f}l9 0l-5 15h9l-9 16h8l-12 15l3 -13h-8l8 -15h-8Z"
        on.fill(zig, "#fbf7ee", 0.1, far)


def _lintel(on: Sheet, z: float, red: str) -> None:
    far = haze(z)
    (a, y), (b, _) = on.at(-3.25, 4.62, z), on.at(3.25, 4.62, z)
    mid = (a + b) / 2
    for drop, thick, colour in ((18, 34, red), (0, 22, "#33303a")):
        beam = trace(
            "M*Q* *L*Q* *Z",
            *((a, y - 18 + drop), (mid, y + 26 + drop), (b, y - 18 + drop)),
            *((b - 14, y + thick - 14 + drop), (mid, y + thick + 22 + drop)),
            (a + 14, y + thick - 14 + drop),
        )
        fill = on.fade(colour, (0.35, -0.2, -1.0), far=far)
        on.path(beam, fill=fill)
    snow(on, [(a, y - 16), ((a + mid) / 2, y + 3), (mid, y + 6), ((b + mid) / 2, y + 3),
        (b, y - 16)], 15)  # fmt: skip


def _stone_lantern(on: Sheet, x: float, z: float) -> None:
    stone = "#a9a79c"
    (a, foot), k = on.at(x, 0, z), on.scale(z)
    lit = on.fade(stone, (0.3, -1.1), angle=0)
    for w, y0, y1 in ((0.36, 0, 0.16), (0.14, 0.16, 0.85), (0.3, 0.85, 0.98), (0.23, 0.98, 1.32)):
        on.path(box(a - w * k, foot - y1 * k, 2 * w * k, (y1 - y0) * k), fill=lit)
    pane = on.shine("#ffc46e", 1.0) if on.lamps else on.paint("#4a453f", -0.8)
    on.path(box(a - 0.14 * k, foot - 1.27 * k, 0.28 * k, 0.24 * k), fill=pane)
    roof = stamp("M-.5 -1.3Q-.2 -1.42 -.08 -1.62H.08Q.2 -1.42 .5 -1.3Z", (a, foot), k)
    on.path(roof, fill=lit)
    on.ellipse(a, foot - 1.68 * k, 0.07 * k, 0.08 * k, fill=lit)
    moss = "".join(disc(a + u * k, foot - v * k, 0.07 * k, 0.025 * k)
        for u, v in ((-0.3, 1.34), (0.2, 1.36), (-0.1, 0.9), (0.15, 0.15)))  # fmt: skip
    on.path(moss, fill=on.ground("#6d8f4a", -0.2))
    snow(on, [(a - 0.48 * k, foot - 1.32 * k), (a, foot - 1.6 * k),
        (a + 0.48 * k, foot - 1.32 * k)], 14)  # fmt: skip
    if on.lamps:
        on.halo((a, foot - 1.15 * k), k * 0.95, "#ffb060", 0.7)
        on.ellipse(
            a, foot, k * 1.1, k * 0.16, fill=on.glow(((0, "#ffb060", 0.4), (1, "#ffb060", 0)))
        )
