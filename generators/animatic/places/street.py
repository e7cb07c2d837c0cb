"""A street of small shops under their signs, running away from the eye."""

from __future__ import annotations

import itertools
from random import Random

from generators.animatic.draw import Point
from generators.animatic.light import mix

from .buildings import pole, sign, skyline, wires
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad, steps
from .skies import sky
from .solids import Span, haze, lantern, plant, vending
from .weathering import floor_weather, fog, snow

_WALLS = ("#c9b8a2", "#b98d78", "#a9a8a4", "#d8cdb8", "#8f8a99", "#c0a58a")
_NEON = ("#e8447a", "#2fb8c6", "#f0a33a", "#8a5be0", "#3fae6a", "#e2503c")
_HALF = 4.4  # metres from the axis to the house fronts


def street(here: Setting) -> tuple[Layer, ...]:
    """Paint a street of small shops that runs away from the eye."""
    dice = here.dice("street")
    view = Perspective(horizon=505, axis=800 + dice.uniform(-90, 90))
    town = here.sheet()
    skyline(town, "town", base=560, low=60, high=250, wide=64, far=0.55)
    town.veil(400, 560, 0.45)
    fog(town, 330, 560)
    shops = here.sheet(view)
    lights: list[tuple[float, float, str]] = []
    depths = ((33.0, 60.0), (24.0, 33.0), (17.5, 24.0), (12.5, 17.5), (5.0, 12.5))
    for i, z in enumerate(depths):
        for side in (-1, 1):
            lights += _house(shops, here.dice(f"house{i}{side}"), side, z)
    _road(shops)
    floor_weather(shops, reach=40, span=(-_HALF, _HALF), lights=lights)
    fog(shops, 380, 640)
    _poles(shops)
    return (sky(here, horizon=560, clouds=0.9), Layer(town, 0.3, bloom=0.3),
        Layer(shops, 1.0, bloom=0.75 if here.lamps else 0.25),
        Layer(_eaves(here), 1.35, bloom=0.4, blur=2.5))  # fmt: skip


def _road(on: Sheet) -> None:
    near, far = on.ground("#6f7078", -0.6), on.ground("#8f8f96", 0.1, 0.25)
    fill = on.linear((0, on.horizon + 20), (0, 900), ((0, far), (0.4, near), (1, near)))
    on.path(on.floor(-_HALF, _HALF, 4, 90), fill=fill)
    for x in ((-_HALF, -2.9), (2.9, _HALF)):
        on.path(on.floor(*x, 4, 60), fill=on.ground("#a8a29c", -0.25))
        joints = "".join(on.floor(*x, z, z + 0.04) for z in range(5, 24))
        on.path(joints, fill=on.ground("#78736f", -0.6), opacity=0.6)
    curbs = on.floor(-2.95, -2.8, 4, 60) + on.floor(2.8, 2.95, 4, 60)
    on.path(curbs, fill=on.ground("#d5d0c8", 0.1))
    paint = on.ground("#e9e6df", 0.15)
    stripes = "".join(on.floor(x, x + 0.42, 7.0, 9.4) for x in steps(-2.6, 2.4, 0.82))
    on.path(stripes, fill=paint, opacity=0.8)
    dashes = "".join(on.floor(-0.06, 0.06, z, z + 1.6) for z in steps(11, 50, 3.6))
    on.path(dashes, fill=paint, opacity=0.75)
    on.ellipse(
        *on.at(-1.3, 0, 10.4), 62, 8, fill=on.ground("#5a5a62", -0.6), stroke=paint, width=1.0
    )
    if on.lamps:
        for inner in (3.6, 3.0, 2.4, 1.7):
            spill = on.floor(-_HALF, -inner, 4, 60) + on.floor(inner, _HALF, 4, 60)
            on.path(spill, fill=on.lamp, opacity=0.11 if on.night else 0.05)


def _house(on: Sheet, dice: Random, side: int, z: Span) -> list[tuple[float, float, str]]:
    """Build one house on a side of the street; returns the lights that a wet road mirrors."""
    x, far = _HALF * side, haze(z[0])
    height = dice.uniform(5.6, 9.5) + z[0] * 0.06
    wall = dice.choice(_WALLS)
    warm = 0.1 if side > 0 else -0.45
    on.fill(on.wall(x, 0, height, *z), wall, warm - 0.25, far)
    on.fill(on.front(z[1], x, x + side * 6, 0, height), wall, -0.9, far)
    if z[0] > 8.5:
        on.fill(on.front(z[0], x, x + side * 9, 0, height), wall, -0.75, far)
    a, b = on.at(x, height, z[0]), on.at(x, height, z[1])
    on.fill(on.wall(x * 0.99, height, height + 0.25, *z), wall, -1.1, far)
    snow(on, [b, a] if side > 0 else [a, b], on.scale(z[0]) * 0.09)
    _upper_windows(on, dice, x, z, height)
    shop = _shopfront(on, dice, side, z)
    return [shop, *_blade_signs(on, dice, side, z)]


def _upper_windows(on: Sheet, dice: Random, x: float, z: Span, height: float) -> None:
    far = haze(z[0])
    count = max(2, int((z[1] - z[0]) / 1.7))
    pitch = (z[1] - z[0]) / count
    dark: list[str] = []
    lit: list[str] = []
    sills: list[str] = []
    for floor in steps(3.3, height - 1.6, 1.9):
        for i in range(count):
            z0 = z[0] + (i + 0.25) * pitch
            pane = on.wall(x * 0.995, floor, floor + 1.1, z0, z0 + pitch * 0.5)
            (lit if dice.random() < 0.55 and on.lamps else dark).append(pane)
            sills.append(
                on.wall(x * 0.985, floor - 0.12, floor - 0.02, z0 - 0.1, z0 + pitch * 0.55)
            )
    glass = on.paint(mix("#6f8fae", on.light.sky[1], 0.4), -0.2, far)
    on.path("".join(dark), fill=glass)
    on.path("".join(lit), fill=mix("#ffd98e", on.light.haze, far * 0.5))
    on.fill("".join(sills), "#efe6d6", -0.1, far)


def _shopfront(on: Sheet, dice: Random, side: int, z: Span) -> tuple[float, float, str]:
    x, far = _HALF * side * 0.992, haze(z[0])
    colour = dice.choice((*_NEON, on.accent))
    inside = on.window(mix("#ffd58c", colour, 0.12), far)
    gap = (z[1] - z[0]) * 0.08
    low = mix(inside, "#b4643c" if on.lamps else "#2c3340", 0.45)
    shade = on.shading(((0, inside), (0.55, inside), (1, low)))
    on.path(on.wall(x, 0.35, 2.2, z[0] + gap, z[1] - gap), fill=shade)
    mullions = "".join(on.wall(x, 0, 2.25, t, t + 0.08)
        for t in steps(z[0] + gap, z[1] - gap, (z[1] - z[0] - 2 * gap) / 4 - 0.02))  # fmt: skip
    _display(on, dice, x, (z[0] + gap, z[1] - gap))
    on.fill(mullions, "#4a3d3a", -0.6, far)
    on.fill(on.wall(x, 0, 0.35, *z), "#6d5a50", -0.7, far)
    _awning(on, side, z, colour)
    board = tuple(on.at(x * 0.995, y, t) for y, t in ((3.05, z[0] + gap), (3.05, z[1] - gap),
        (2.62, z[1] - gap), (2.62, z[0] + gap)))  # fmt: skip
    a, b, c, d = board if side < 0 else (board[1], board[0], board[3], board[2])
    sign(on, dice, (a, b, c, d), dice.choice(_NEON), letters=4)
    return (*on.at(x * 0.86, 0, z[0] + 1), mix("#ffe3a8", colour, 0.3))


def _display(on: Sheet, dice: Random, x: float, z: Span) -> None:
    """Set out goods on two boards behind a shop window, and hang lamps over them."""
    far = haze(z[0])
    for y in (0.72, 1.25):
        on.fill(on.wall(x, y - 0.05, y, *z), "#6d4c3c", -0.3, far, opacity=0.7)
        for colour in ("#b5603f", "#5f7d74", "#8a5a7a"):
            goods = "".join(
                on.wall(x, y, y + dice.uniform(0.14, 0.36), t, t + dice.uniform(0.14, 0.34))
                for t in (dice.uniform(z[0], z[1] - 0.35) for _ in range(5))
            )
            on.fill(goods, colour, -0.3, far, opacity=0.62)
    lamps = "".join(
        disc(*on.at(x, 1.9, t), on.scale(t) * 0.06) for t in steps(z[0] + 0.5, z[1], 1.1)
    )
    on.path(lamps, fill=mix(on.window("#fff6dc", far), "#ffffff", 0.4))


def _awning(on: Sheet, side: int, z: Span, colour: str) -> None:
    x, far = _HALF * side, haze(z[0])
    out = x - side * 0.9
    count = 8
    for i in range(count):
        z0 = z[0] + (z[1] - z[0]) * (0.06 + 0.88 * i / count)
        z1 = z[0] + (z[1] - z[0]) * (0.06 + 0.88 * (i + 1) / count)
        tone = colour if i % 2 else "#f3ece0"
        slope = quad(
            on.at(x, 2.62, z0), on.at(x, 2.62, z1), on.at(out, 2.2, z1), on.at(out, 2.2, z0)
        )
        on.fill(slope, tone, 0.1, far)
        on.fill(on.wall(out, 2.02, 2.2, z0, z1), tone, -0.45, far)
    edge = [on.at(out, 2.2, z[0]), on.at(out, 2.2, z[1])]
    snow(on, edge, on.scale(z[0]) * 0.07)


def _blade_signs(on: Sheet, dice: Random, side: int, z: Span) -> list[tuple[float, float, str]]:
    found = []
    for _ in range(dice.randrange(1, 3)):
        at, low = dice.uniform(z[0] + 0.4, z[1] - 0.5), dice.uniform(3.0, 4.2)
        tall, colour = dice.uniform(1.3, 2.6), dice.choice(_NEON)
        x0, x1 = sorted((_HALF * side, _HALF * side - side * 0.75))
        p, q = on.at(x0, low + tall, at), on.at(x1, low, at)
        if on.lamps:
            on.halo(((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), (q[1] - p[1]) * 0.9, colour, 0.4)
        corners = ((p[0], p[1]), (q[0], p[1]), (q[0], q[1]), (p[0], q[1]))
        sign(on, dice, corners, colour, letters=4 if tall > 1.9 else 3)
        snow(on, [corners[0], corners[1]], on.scale(at) * 0.06)
        found.append((*on.at(x0 * 0.8 if side > 0 else x1, 0, at), colour))
    return found


def _poles(on: Sheet) -> None:
    side = on.dice("poles").choice((-1, 1))
    hooks: list[list[Point]] = []
    for z in (34.0, 21.0, 13.0):
        foot = on.at(3.1 * side, 0, z)
        hooks.append(pole(on, foot, on.scale(z) * 6.6, far=haze(z)))
    for a, b in itertools.pairwise(hooks):
        wires(on, list(zip(a, b, strict=True)), sag=14, width=1.6)
    ends = [(on.axis + (x - on.axis) * 2.6, y - 420 + 20 * i) for i, (x, y) in enumerate(hooks[2])]
    wires(on, list(zip(hooks[2], ends, strict=True)), sag=20, width=2.4)
    vending(on, (-3.9, -2.95) if side > 0 else (2.95, 3.9), 10.6)


def _eaves(here: Setting) -> Sheet:
    on, dice = here.sheet(), here.dice("eaves")
    on.fill(box(-60, -20, 420, 118), "#3a3038", -1.0)
    on.fill(box(-60, 92, 430, 10), "#6b5548", -0.5)
    colour = dice.choice(("#d8433f", "#e9a23b", here.accent))
    for i in range(3):
        lantern(on, (50.0 + i * 118, 98), 150 - i * 8, colour)
    plant(on, (1560, 930), 260, name="front")
    return on
