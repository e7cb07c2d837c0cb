"""Streets between houses: the shopping street with its signs, and the narrow alley behind it."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import lighten, mix

from .buildings import bulbs, pole, sign, skyline, wires
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import box, quad
from .skies import sky
from .solids import Span, block, cooler, crate, haze, lantern, plant, shadow, vending
from .weathering import floor_weather, fog, snow

_WALLS = ("#c9b8a2", "#b98d78", "#a9a8a4", "#d8cdb8", "#8f8a99", "#c0a58a")
_NEON = ("#e8447a", "#2fb8c6", "#f0a33a", "#8a5be0", "#3fae6a", "#e2503c")
_HALF = 4.4  # metres from the axis to the house fronts


def street(here: Setting) -> tuple[Layer, ...]:
    """Paint a street of small shops that runs away from the eye."""
    dice = here.dice("street")
    view = Perspective(horizon=505, axis=800 + dice.uniform(-90, 90))
    town = here.sheet()
    skyline(town, here, "town", base=560, low=60, high=250, wide=64, far=0.55)
    here.veil(town, 400, 560, 0.45)
    fog(town, here, 330, 560)
    shops = here.sheet()
    lights: list[tuple[float, float, str]] = []
    depths = ((33.0, 60.0), (24.0, 33.0), (17.5, 24.0), (12.5, 17.5), (5.0, 12.5))
    for i, z in enumerate(depths):
        for side in (-1, 1):
            lights += _house(shops, here, view, here.dice(f"house{i}{side}"), side, z)
    _road(shops, here, view)
    floor_weather(shops, here, view, reach=40, span=(-_HALF, _HALF), lights=lights)
    fog(shops, here, 380, 640)
    _poles(shops, here, view)
    return (
        sky(here, horizon=560, clouds=0.9),
        Layer(town, 0.3, bloom=0.3),
        Layer(shops, 1.0, bloom=0.75 if here.lamps else 0.25),
        Layer(_eaves(here), 1.35, bloom=0.4, blur=2.5),
    )


def _road(sheet: Drawing, here: Setting, view: Perspective) -> None:
    near, far = here.ground("#6f7078", -0.6), here.ground("#8f8f96", 0.1, 0.25)
    fill = sheet.linear((0, view.horizon + 20), (0, 900), ((0, far), (0.4, near), (1, near)))
    sheet.path(view.floor(-_HALF, _HALF, 4, 90), fill=fill)
    for x in ((-_HALF, -2.9), (2.9, _HALF)):
        sheet.path(view.floor(*x, 4, 60), fill=here.ground("#a8a29c", -0.25))
        joints = "".join(view.floor(*x, z, z + 0.04) for z in range(5, 24))
        sheet.path(joints, fill=here.ground("#78736f", -0.6), opacity=0.6)
    curbs = view.floor(-2.95, -2.8, 4, 60) + view.floor(2.8, 2.95, 4, 60)
    sheet.path(curbs, fill=here.ground("#d5d0c8", 0.1))
    paint = here.ground("#e9e6df", 0.15)
    stripes = "".join(view.floor(x, x + 0.42, 7.0, 9.4) for x in _steps(-2.6, 2.4, 0.82))
    sheet.path(stripes, fill=paint, opacity=0.8)
    dashes = "".join(view.floor(-0.06, 0.06, z, z + 1.6) for z in _steps(11, 50, 3.6))
    sheet.path(dashes, fill=paint, opacity=0.75)
    x, y = view.at(-1.3, 0, 10.4)
    sheet.ellipse(x, y, 62, 8, fill=here.ground("#5a5a62", -0.6), stroke=paint, width=1.0)
    if here.lamps:
        spill = "".join(
            view.floor(*sorted((side * _HALF, side * inner)), 4, 60)
            for side in (-1, 1) for inner in (3.6, 3.0, 2.4, 1.7)
        )  # fmt: skip
        for piece in spill.split("Z")[:-1]:
            sheet.path(piece + "Z", fill=here.lamp, opacity=0.11)


def _steps(start: float, stop: float, step: float) -> list[float]:
    return [start + i * step for i in range(int((stop - start) / step) + 1)]


def _house(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int, z: Span
) -> list[tuple[float, float, str]]:
    """Build one house on a side of the street; returns the lights that a wet road mirrors."""
    x, far = _HALF * side, haze(z[0])
    height = dice.uniform(5.6, 9.5) + z[0] * 0.06
    wall = dice.choice(_WALLS)
    warm = 0.1 if side > 0 else -0.45
    sheet.path(view.wall(x, 0, height, *z), fill=here.paint(wall, warm - 0.25, far))
    sheet.path(view.front(z[1], *sorted((x, x + side * 6)), 0, height), fill=here.paint(wall, -0.9, far))
    if z[0] > 8.5:
        sheet.path(view.front(z[0], *sorted((x, x + side * 9)), 0, height),
                   fill=here.paint(wall, -0.75, far))  # fmt: skip
    a, b = view.at(x, height, z[0]), view.at(x, height, z[1])
    sheet.path(view.wall(x * 0.99, height, height + 0.25, *z), fill=here.paint(wall, -1.1, far))
    snow(sheet, here, [b, a] if side > 0 else [a, b], view.scale(z[0]) * 0.09)
    _upper_windows(sheet, here, view, dice, x, z, height)
    shop = _shopfront(sheet, here, view, dice, side, z)
    return [shop, *_blade_signs(sheet, here, view, dice, side, z)]


def _upper_windows(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, x: float, z: Span,
    height: float,
) -> None:  # fmt: skip
    far = haze(z[0])
    count = max(2, int((z[1] - z[0]) / 1.7))
    pitch = (z[1] - z[0]) / count
    dark, lit, sills = [], [], []
    for floor in _steps(3.3, height - 1.6, 1.9):
        for i in range(count):
            z0 = z[0] + (i + 0.25) * pitch
            pane = view.wall(x * 0.995, floor, floor + 1.1, z0, z0 + pitch * 0.5)
            (lit if dice.random() < 0.55 and here.lamps else dark).append(pane)
            sills.append(view.wall(x * 0.985, floor - 0.12, floor - 0.02, z0 - 0.1, z0 + pitch * 0.55))
    glass = here.paint(mix("#6f8fae", here.light.sky[1], 0.4), -0.2, far)
    sheet.path("".join(dark), fill=glass)
    sheet.path("".join(lit), fill=mix("#ffd98e", here.light.haze, far * 0.5))
    sheet.path("".join(sills), fill=here.paint("#efe6d6", -0.1, far))


def _shopfront(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int, z: Span
) -> tuple[float, float, str]:
    x, far = _HALF * side * 0.992, haze(z[0])
    colour = dice.choice((*_NEON, here.accent))
    inside = here.window(mix("#ffd58c", colour, 0.12), far)
    gap = (z[1] - z[0]) * 0.08
    low = mix(inside, "#b4643c" if here.lamps else "#2c3340", 0.45)
    shade = sheet.shading(((0, inside), (0.55, inside), (1, low)))
    sheet.path(view.wall(x, 0.35, 2.2, z[0] + gap, z[1] - gap), fill=shade)
    mullions = "".join(
        view.wall(x, 0, 2.25, t, t + 0.08)
        for t in _steps(z[0] + gap, z[1] - gap, (z[1] - z[0] - 2 * gap) / 4 - 0.02)
    )
    things = "".join(
        view.wall(x, 0.36, dice.uniform(0.7, 1.5), t, t + 0.3) for t in _steps(z[0] + gap * 1.5, z[1] - gap * 2, 0.6)
    )
    sheet.path(things, fill=here.paint("#7a5a4c", -0.4, far), opacity=0.55)
    sheet.path(mullions, fill=here.paint("#4a3d3a", -0.6, far))
    sheet.path(view.wall(x, 0, 0.35, *z), fill=here.paint("#6d5a50", -0.7, far))
    _awning(sheet, here, view, side, z, colour)
    board = tuple(view.at(x * 0.995, y, t) for y, t in
                  ((3.05, z[0] + gap), (3.05, z[1] - gap), (2.62, z[1] - gap), (2.62, z[0] + gap)))  # fmt: skip
    a, b, c, d = board if side < 0 else (board[1], board[0], board[3], board[2])
    sign(sheet, here, dice, (a, b, c, d), dice.choice(_NEON), letters=4)
    return (*view.at(x * 0.86, 0, z[0] + 1), mix("#ffe3a8", colour, 0.3))


def _awning(
    sheet: Drawing, here: Setting, view: Perspective, side: int, z: Span, colour: str
) -> None:
    x, far = _HALF * side, haze(z[0])
    out = x - side * 0.9
    count = 8
    for i in range(count):
        z0 = z[0] + (z[1] - z[0]) * (0.06 + 0.88 * i / count)
        z1 = z[0] + (z[1] - z[0]) * (0.06 + 0.88 * (i + 1) / count)
        tone = colour if i % 2 else "#f3ece0"
        slope = quad(view.at(x, 2.62, z0), view.at(x, 2.62, z1), view.at(out, 2.2, z1), view.at(out, 2.2, z0))
        sheet.path(slope, fill=here.paint(tone, 0.1, far))
        sheet.path(view.wall(out, 2.02, 2.2, z0, z1), fill=here.paint(tone, -0.45, far))
    edge = [view.at(out, 2.2, z[0]), view.at(out, 2.2, z[1])]
    snow(sheet, here, edge, view.scale(z[0]) * 0.07)


def _blade_signs(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int, z: Span
) -> list[tuple[float, float, str]]:
    found = []
    for _ in range(dice.randrange(1, 3)):
        at, low = dice.uniform(z[0] + 0.4, z[1] - 0.5), dice.uniform(3.0, 4.2)
        tall, colour = dice.uniform(1.3, 2.6), dice.choice(_NEON)
        x0, x1 = sorted((_HALF * side, _HALF * side - side * 0.75))
        p, q = view.at(x0, low + tall, at), view.at(x1, low, at)
        if here.lamps:
            here.halo(sheet, ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), (q[1] - p[1]) * 0.9, colour, 0.4)
        corners = ((p[0], p[1]), (q[0], p[1]), (q[0], q[1]), (p[0], q[1]))
        sign(sheet, here, dice, corners, colour, letters=4 if tall > 1.9 else 3)
        snow(sheet, here, [corners[0], corners[1]], view.scale(at) * 0.06)
        found.append((*view.at(x0 * 0.8 if side > 0 else x1, 0, at), colour))
    return found


def _poles(sheet: Drawing, here: Setting, view: Perspective) -> None:
    side = here.dice("poles").choice((-1, 1))
    hooks: list[list[Point]] = []
    for z in (34.0, 21.0, 13.0):
        foot = view.at(3.1 * side, 0, z)
        hooks.append(pole(sheet, here, foot, view.scale(z) * 6.6, far=haze(z)))
    for a, b in zip(hooks, hooks[1:], strict=False):
        wires(sheet, here, list(zip(a, b, strict=True)), sag=14, width=1.6)
    ends = [(view.axis + (x - view.axis) * 2.6, y - 420 + 20 * i) for i, (x, y) in enumerate(hooks[2])]
    wires(sheet, here, list(zip(hooks[2], ends, strict=True)), sag=20, width=2.4)
    vending(sheet, here, view, (-3.9, -2.95) if side > 0 else (2.95, 3.9), 10.6)


def _eaves(here: Setting) -> Drawing:
    sheet, dice = here.sheet(), here.dice("eaves")
    sheet.path(box(-60, -20, 420, 118), fill=here.paint("#3a3038", -1.0))
    sheet.path(box(-60, 92, 430, 10), fill=here.paint("#6b5548", -0.5))
    colour = dice.choice(("#d8433f", "#e9a23b", here.accent))
    for i in range(3):
        lantern(sheet, here, (50.0 + i * 118, 98), 150 - i * 8, colour)
    plant(sheet, here, (1560, 930), 260, name="front")
    return sheet


def alley(here: Setting) -> tuple[Layer, ...]:
    """Paint a narrow alley with doors, pipes and lanterns, and light at its end."""
    dice = here.dice("alley")
    view = Perspective(horizon=500, axis=800 + dice.uniform(-60, 60))
    end = here.sheet()
    skyline(end, here, "end", base=620, low=90, high=330, wide=70, far=0.45)
    here.veil(end, 300, 600, 0.6)
    walls = here.sheet()
    _alley_shell(walls, here, view)
    lights = [(*view.at(1.7 * s, 0, z), "#ffcf86") for s, z in ((-1, 8), (1, 9.5), (1, 12.5))]
    floor_weather(walls, here, view, reach=17, span=(-2.2, 2.2), lights=lights if here.lamps else ())
    for side in (-1, 1):
        _alley_wall(walls, here, view, here.dice(f"wall{side}"), side)
    _overhead(walls, here, view)
    fog(walls, here, 380, 700)
    return (
        sky(here, horizon=560),
        Layer(end, 0.35, bloom=0.4),
        Layer(walls, 1.0, bloom=0.7 if here.lamps else 0.3),
        Layer(_alley_front(here), 1.4, blur=3.0),
    )


def _alley_shell(sheet: Drawing, here: Setting, view: Perspective) -> None:
    near, far = here.ground("#5f5c63", -0.8), here.ground("#99928c", 0.0)
    y = view.at(0, 0, 17)[1]
    sheet.path(view.floor(-2.2, 2.2, 4, 17), fill=sheet.linear((0, y), (0, 900), ((0, far), (1, near))))
    stones = "".join(
        view.floor(x + (0.3 if row % 2 else 0), x + 0.56 + (0.3 if row % 2 else 0), z, z + 0.5)
        for row, z in enumerate(_steps(5.0, 16, 0.56)) for x in _steps(-2.2, 1.6, 0.6)
    )  # fmt: skip
    sheet.path(stones, fill=here.ground("#7d7876", -0.3), opacity=0.4)
    for step in range(5):
        z = 17 + step * 0.5
        block(sheet, here, view, (-2.2, 2.2), (step * 0.2, step * 0.2 + 0.2), (z, z + 0.5), "#a9a196")
    for side, k in ((-1, -0.9), (1, -0.35)):
        colour = here.dice(f"shell{side}").choice(_WALLS)
        a, b = view.at(2.2 * side, 0, 4)[0], view.at(2.2 * side, 0, 22)[0]
        fill = sheet.linear((a, 0), (b, 0), ((0, here.paint(colour, k - 0.5)), (1, here.paint(colour, k + 0.3, 0.2))))
        sheet.path(view.wall(2.2 * side, 0, 8.5, 3.8, 22), fill=fill)
        rows = "".join(view.wall(2.2 * side, y, y + 0.03, 4, 22) for y in _steps(0.5, 7.5, 0.5))
        sheet.path(rows, fill=here.paint(colour, k - 0.8), opacity=0.35)
    if not here.night and here.light.dull < 0.5:
        data = quad(view.at(2.2, 6.5, 22), view.at(2.2, 3.2, 9), view.at(2.2, 8.5, 9), view.at(2.2, 8.5, 22))
        sheet.path(data, fill=here.light.sun, opacity=0.22)


def _alley_wall(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int
) -> None:
    x = 2.18 * side
    for z in (15.0, 11.4, 7.6):
        kind = dice.randrange(3)
        if kind == 0:
            _doorway(sheet, here, view, dice, x, z)
        elif kind == 1:
            _barred_window(sheet, here, view, x, z)
        else:
            _doorway(sheet, here, view, dice, x, z)
            _barred_window(sheet, here, view, x, z + 1.9)
        _bracket_lantern(sheet, here, view, side, z)
    for z in (13.2, 9.4):
        edge = 1.35 if side > 0 else -2.18
        shadow(sheet, here, view, (edge, edge + 0.85), (z, z + 0.3))
        if dice.random() < 0.6:
            cooler(sheet, here, view, (edge, 0, z))
        else:
            crate(sheet, here, view, (edge + 0.1, 0, z), (0.6, 0.42, 0.4), dice.choice((None, "#e08a3c")))
    pipes = view.wall(x * 0.99, 0, 8.5, 10.3, 10.42) + view.wall(x * 0.99, 2.9, 3.02, 6.5, 10.4)
    pipes += view.wall(x * 0.99, 0, 8.5, 6.6, 6.68)
    sheet.path(pipes, fill=here.paint("#7d7f88", -0.5))
    _posters(sheet, here, view, dice, x)
    for z in (12.3, 8.6):
        foot = view.at(1.75 * side, 0, z)
        plant(sheet, here, foot, view.scale(z) * 0.85, bloom=dice.choice(("#f4a6bd", "#f0c859", None)), name=f"p{z}")


def _posters(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, x: float
) -> None:
    for z, y in ((5.75, 1.5), (6.1, 1.62), (9.75, 1.7), (12.9, 1.6)):
        poster = view.wall(x, y, y + 0.55, z, z + 0.3)
        tone = dice.choice(("#e7ddc8", "#d98a72", "#8fb3c9", "#e2c268"))
        sheet.path(poster, fill=here.paint(tone, -0.5, haze(z)))
        sheet.path(view.wall(x, y + 0.3, y + 0.46, z + 0.06, z + 0.24), fill=here.paint("#5a4e58", -0.4))
    stains = "".join(view.wall(x, 8.5 - dice.uniform(2, 6), 8.5, z, z + dice.uniform(0.1, 0.3))
                     for z in (5.2, 7.2, 10.7, 14.2))  # fmt: skip
    sheet.path(stains, fill=here.paint("#4a4650", -1), opacity=0.12)


def _doorway(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, x: float, z: float
) -> None:
    far = haze(z)
    sheet.path(view.wall(x, 0, 2.3, z - 0.1, z + 1.4), fill=here.paint("#3d2f2c", -0.6, far))
    sheet.path(view.wall(x * 0.99, 0, 2.15, z, z + 1.3), fill=here.shine("#f3b866", 0.8))
    slats = "".join(view.wall(x * 0.985, 0, 2.15, t, t + 0.04) for t in _steps(z, z + 1.25, 0.21))
    slats += view.wall(x * 0.985, 0, 0.7, z, z + 1.3)
    sheet.path(slats, fill=here.paint("#5b4032", -0.6, far))
    cloth = dice.choice(("#34507e", "#8b3440", here.accent))
    for i in range(4):
        z0 = z + i * 0.325
        panel = view.wall(x * 0.965, 1.45, 2.15, z0, z0 + 0.3)
        sheet.path(panel, fill=here.paint(cloth, -0.1 - 0.15 * (i % 2), far))
    ends = (z - 0.15, z + 1.5)
    roof = quad(*(view.at(x, 2.62, t) for t in ends), *(view.at(x * 0.84, 2.36, t) for t in ends[::-1]))
    sheet.path(roof, fill=here.paint("#4d4a55", -0.6, far))
    sheet.path(view.wall(x * 0.84, 2.3, 2.37, *ends), fill=here.paint("#4d4a55", -0.2, far))
    snow(sheet, here, sorted([view.at(x * 0.84, 2.38, t) for t in ends]), 10)
    if here.lamps:
        at = view.at(x * 0.9, 1.1, z + 0.65)
        here.halo(sheet, at, view.scale(z) * 1.1, here.lamp, 0.4)


def _barred_window(
    sheet: Drawing, here: Setting, view: Perspective, x: float, z: float
) -> None:
    far = haze(z)
    sheet.path(view.wall(x * 0.995, 1.2, 2.4, z, z + 1.1), fill=here.paint("#4a4340", -0.7, far))
    sheet.path(view.wall(x * 0.99, 1.27, 2.33, z + 0.06, z + 1.04), fill=here.shine("#ffdc94", 0.85))
    bars = "".join(view.wall(x * 0.98, 1.2, 2.4, t, t + 0.03) for t in _steps(z + 0.1, z + 1.0, 0.18))
    sheet.path(bars, fill=here.paint("#39393f", -0.6, far))


def _bracket_lantern(
    sheet: Drawing, here: Setting, view: Perspective, side: int, z: float
) -> None:
    colour = here.dice("lantern").choice(("#d8433f", "#e0913a", here.accent))
    at = view.at(1.72 * side, 2.95, z - 0.5)
    arm = f"M{number(at[0])} {number(at[1])}L{number(view.at(2.18 * side, 2.95, z - 0.5)[0])} {number(at[1])}"
    sheet.path(arm, stroke=here.paint("#2c2730", -0.5), width=3)
    lantern(sheet, here, at, view.scale(z) * 0.72, colour)


def _overhead(sheet: Drawing, here: Setting, view: Perspective) -> None:
    dice = here.dice("overhead")
    pairs = [
        (view.at(-2.2, dice.uniform(3.6, 6), z), view.at(2.2, dice.uniform(3.6, 6), z + dice.uniform(-2, 2)))
        for z in (8.0, 9.5, 12.0, 14.0, 17.0)
    ]
    wires(sheet, here, pairs, sag=18, width=2.0)
    a, b = view.at(-2.2, 4.4, 10), view.at(2.2, 4.5, 10)
    wires(sheet, here, [(a, b)], sag=14)
    for i in range(6):
        u = (i + 1) / 7
        x, y = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + 26 * (1 - (2 * u - 1) ** 2)
        w, h = dice.uniform(26, 44), dice.uniform(50, 84)
        cloth = here.paint(dice.choice(("#f3efe6", "#9db7d8", "#e7b3ab", "#d9d2a8")), -0.2)
        sway = dice.uniform(-5, 5)
        sheet.path(quad((x, y), (x + w, y + 1), (x + w + sway, y + h), (x + sway, y + h)), fill=cloth)
    bulbs(sheet, here, [(view.axis + u * 150, 330 + abs(u) * -30) for u in (-1, -0.5, 0, 0.5, 1)], 5)


def _alley_front(here: Setting) -> Drawing:
    sheet, dice = here.sheet(), here.dice("front")
    plant(sheet, here, (70, 930), 330, leaf="#3f7a4c", bloom=dice.choice(("#f4a6bd", "#f0c859")), name="a")
    plant(sheet, here, (196, 940), 230, name="b", pot="#6d7f95")
    pipe = here.paint("#5b5f6a", -0.9)
    sheet.path(box(1548, -20, 34, 940), fill=pipe)
    sheet.path(box(1552, -20, 8, 940), fill=lighten(pipe, 0.18))
    sheet.path(box(1540, 250, 50, 22) + box(1540, 640, 50, 22), fill=lighten(pipe, -0.2))
    return sheet
