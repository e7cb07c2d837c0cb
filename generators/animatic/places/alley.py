"""A narrow alley between houses: doors, pipes, lanterns, washing, and light at its end."""

from __future__ import annotations

from random import Random

from generators.animatic.light import lighten

from .buildings import skyline, wires
from .furnishing import string_lights
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, quad, steps
from .skies import sky
from .solids import block, cooler, crate, haze, lantern, plant, shadow
from .weathering import floor_weather, fog, snow

_WALLS = ("#c9b8a2", "#b98d78", "#a9a8a4", "#d8cdb8", "#8f8a99", "#c0a58a")


def alley(here: Setting) -> tuple[Layer, ...]:
    """Paint a narrow alley with doors, pipes and lanterns, and light at its end."""
    dice = here.dice("alley")
    view = Perspective(horizon=500, axis=800 + dice.uniform(-60, 60))
    end = here.sheet()
    skyline(end, "end", base=620, low=90, high=330, wide=70, far=0.45)
    end.veil(300, 600, 0.6)
    walls = here.sheet(view)
    _alley_shell(walls)
    lights = [(*view.at(1.7 * s, 0, z), "#ffcf86") for s, z in ((-1, 8), (1, 9.5), (1, 12.5))]
    floor_weather(walls, reach=17, span=(-2.2, 2.2), lights=lights if here.lamps else ())
    for side in (-1, 1):
        _alley_wall(walls, here.dice(f"wall{side}"), side)
    _overhead(walls)
    fog(walls, 380, 700)
    return (sky(here, horizon=560), Layer(end, 0.35, bloom=0.4),
        Layer(walls, 1.0, bloom=0.7 if here.lamps else 0.3),
        Layer(_alley_front(here), 1.4, blur=3.0))  # fmt: skip


def _alley_shell(on: Sheet) -> None:
    near, far = on.ground("#5f5c63", -0.8), on.ground("#99928c", 0.0)
    y = on.at(0, 0, 17)[1]
    on.path(on.floor(-2.2, 2.2, 4, 17), fill=on.linear((0, y), (0, 900), ((0, far), (1, near))))
    stones = "".join(
        on.floor(x + (0.3 if row % 2 else 0), x + 0.56 + (0.3 if row % 2 else 0), z, z + 0.5)
        for row, z in enumerate(steps(5.0, 16, 0.56)) for x in steps(-2.2, 1.6, 0.6))  # fmt: skip
    on.path(stones, fill=on.ground("#7d7876", -0.3), opacity=0.4)
    for step in range(5):
        z = 17 + step * 0.5
        block(on, (-2.2, 2.2), (step * 0.2, step * 0.2 + 0.2), (z, z + 0.5), "#a9a196")
    for side, k in ((-1, -0.9), (1, -0.35)):
        colour = on.dice(f"shell{side}").choice(_WALLS)
        a, b = on.at(2.2 * side, 0, 4)[0], on.at(2.2 * side, 0, 22)[0]
        fill = on.linear(
            (a, 0), (b, 0), ((0, on.paint(colour, k - 0.5)), (1, on.paint(colour, k + 0.3, 0.2)))
        )
        on.path(on.wall(2.2 * side, 0, 8.5, 3.8, 22), fill=fill)
        rows = "".join(on.wall(2.2 * side, y, y + 0.03, 4, 22) for y in steps(0.5, 7.5, 0.5))
        on.fill(rows, colour, k - 0.8, opacity=0.35)
    if not on.night and on.light.dull < 0.5:
        data = quad(
            on.at(2.2, 6.5, 22), on.at(2.2, 3.2, 9), on.at(2.2, 8.5, 9), on.at(2.2, 8.5, 22)
        )
        on.path(data, fill=on.light.sun, opacity=0.22)


def _alley_wall(on: Sheet, dice: Random, side: int) -> None:
    x = 2.18 * side
    pipes = on.wall(x * 0.99, 0, 8.5, 10.3, 10.42) + on.wall(x * 0.99, 2.9, 3.02, 6.5, 10.4)
    pipes += on.wall(x * 0.99, 0, 8.5, 6.6, 6.68)
    on.fill(pipes, "#7d7f88", -0.5)
    for z in (15.0, 11.4, 7.6):
        kind = dice.randrange(3)
        if kind == 0:
            _doorway(on, dice, x, z)
        elif kind == 1:
            _barred_window(on, x, z)
        else:
            _doorway(on, dice, x, z)
            _barred_window(on, x, z + 1.9)
        _bracket_lantern(on, side, z)
    for z in (13.2, 9.4):
        edge = 1.35 if side > 0 else -2.18
        shadow(on, (edge, edge + 0.85), (z, z + 0.3))
        if dice.random() < 0.6:
            cooler(on, (edge, 0, z))
        else:
            crate(on, (edge + 0.1, 0, z), (0.6, 0.42, 0.4), dice.choice((None, "#e08a3c")))
    _posters(on, dice, x)
    for z in (12.3, 8.6):
        foot = on.at(1.75 * side, 0, z)
        plant(on, foot, on.scale(z) * 0.85, bloom=dice.choice(("#f4a6bd", "#f0c859", None)),
            name=f"p{z}")  # fmt: skip


def _posters(on: Sheet, dice: Random, x: float) -> None:
    for z, y in ((5.75, 1.5), (6.1, 1.62), (9.75, 1.7), (12.9, 1.6)):
        poster = on.wall(x, y, y + 0.55, z, z + 0.3)
        tone = dice.choice(("#e7ddc8", "#d98a72", "#8fb3c9", "#e2c268"))
        on.fill(poster, tone, -0.5, haze(z))
        on.fill(on.wall(x, y + 0.3, y + 0.46, z + 0.06, z + 0.24), "#5a4e58", -0.4)
    stains = "".join(on.wall(x, 8.5 - dice.uniform(2, 6), 8.5, z, z + dice.uniform(0.1, 0.3))
        for z in (5.2, 7.2, 10.7, 14.2))  # fmt: skip
    on.fill(stains, "#4a4650", -1, opacity=0.12)


def _doorway(on: Sheet, dice: Random, x: float, z: float) -> None:
    far = haze(z)
    on.fill(on.wall(x, 0, 2.3, z - 0.1, z + 1.4), "#3d2f2c", -0.6, far)
    on.path(on.wall(x * 0.99, 0, 2.15, z, z + 1.3), fill=on.shine("#f3b866", 0.8))
    slats = "".join(on.wall(x * 0.985, 0, 2.15, t, t + 0.04) for t in steps(z, z + 1.25, 0.21))
    slats += on.wall(x * 0.985, 0, 0.7, z, z + 1.3)
    on.fill(slats, "#5b4032", -0.6, far)
    cloth = dice.choice(("#34507e", "#8b3440", on.accent))
    for i in range(4):
        z0 = z + i * 0.325
        panel = on.wall(x * 0.965, 1.45, 2.15, z0, z0 + 0.3)
        on.fill(panel, cloth, -0.1 - 0.15 * (i % 2), far)
    ends = (z - 0.15, z + 1.5)
    roof = quad(*(on.at(x, 2.62, t) for t in ends), *(on.at(x * 0.84, 2.36, t) for t in ends[::-1]))
    on.fill(roof, "#4d4a55", -0.6, far)
    on.fill(on.wall(x * 0.84, 2.3, 2.37, *ends), "#4d4a55", -0.2, far)
    snow(on, sorted([on.at(x * 0.84, 2.38, t) for t in ends]), 10)
    if on.lamps:
        on.pool(on.at(x * 0.62, 0, z + 0.65), on.scale(z) * 1.0, on.lamp, 0.5)
        at = on.at(x * 0.9, 1.1, z + 0.65)
        on.halo(at, on.scale(z) * 1.1, on.lamp, 0.4)


def _barred_window(on: Sheet, x: float, z: float) -> None:
    far = haze(z)
    on.fill(on.wall(x * 0.995, 1.2, 2.4, z, z + 1.1), "#4a4340", -0.7, far)
    on.path(on.wall(x * 0.99, 1.27, 2.33, z + 0.06, z + 1.04), fill=on.shine("#ffdc94", 0.85))
    bars = "".join(on.wall(x * 0.98, 1.2, 2.4, t, t + 0.03) for t in steps(z + 0.1, z + 1.0, 0.18))
    on.fill(bars, "#39393f", -0.6, far)


def _bracket_lantern(on: Sheet, side: int, z: float) -> None:
    colour = on.dice("lantern").choice(("#d8433f", "#e0913a", on.accent))
    at = on.at(1.72 * side, 2.95, z - 0.5)
    arm = f"M{at[0]:.1f} {at[1]:.1f}L{on.at(2.18 * side, 2.95, z - 0.5)[0]:.1f} {at[1]:.1f}"
    on.line(arm, 3, "#2c2730", -0.5)
    lantern(on, at, on.scale(z) * 0.72, colour)


def _overhead(on: Sheet) -> None:
    dice = on.dice("overhead")
    pairs = [(on.at(-2.2, dice.uniform(3.6, 6), z),
        on.at(2.2, dice.uniform(3.6, 6), z + dice.uniform(-2, 2)))
        for z in (8.0, 9.5, 12.0, 14.0, 17.0)]  # fmt: skip
    wires(on, pairs, sag=18, width=2.0)
    a, b = on.at(-2.2, 4.4, 10), on.at(2.2, 4.5, 10)
    wires(on, [(a, b)], sag=14)
    for i in range(6):
        u = (i + 1) / 7
        x, y = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + 26 * (1 - (2 * u - 1) ** 2)
        w, h = dice.uniform(26, 44), dice.uniform(50, 84)
        cloth = on.paint(dice.choice(("#f3efe6", "#9db7d8", "#e7b3ab", "#d9d2a8")), -0.2)
        sway = dice.uniform(-5, 5)
        on.path(quad((x, y), (x + w, y + 1), (x + w + sway, y + h), (x + sway, y + h)), fill=cloth)
    string_lights(on, on.at(-2.2, 2.9, 16), on.at(2.2, 2.9, 16), 26, 8)


def _alley_front(here: Setting) -> Sheet:
    on, dice = here.sheet(), here.dice("front")
    plant(on, (70, 930), 330, leaf="#3f7a4c", bloom=dice.choice(("#f4a6bd", "#f0c859")), name="a")
    plant(on, (196, 940), 230, name="b", pot="#6d7f95")
    pipe = on.paint("#5b5f6a", -0.9)
    on.path(box(1548, -20, 34, 940), fill=pipe)
    on.path(box(1552, -20, 8, 940), fill=lighten(pipe, 0.18))
    on.path(box(1540, 250, 50, 22) + box(1540, 640, 50, 22), fill=lighten(pipe, -0.2))
    return on
