"""A market street: stalls under striped awnings, crates of fruit, bunting and bulbs overhead."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Point
from generators.animatic.light import lighten

from .buildings import bulbs, skyline
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import leaf, quad, wire
from .skies import sky
from .solids import Span, block, crate, haze, heap, lantern, shadow
from .weathering import floor_weather, fog, snow

_GOODS = ("#d8453a", "#f0a030", "#7fae3f", "#e9d15a", "#9a5bb0", "#e88a92", "#c98a4b")
_CLOTH = ("#c8483f", "#2f7f86", "#d98a2b", "#5a6fb0", "#5d8f4e")
_NEAR, _BACK = 2.55, 4.9  # metres from the axis: the counters' edge, the stalls' back


def market(here: Setting) -> tuple[Layer, ...]:
    """Paint a market between two rows of stalls."""
    dice = here.dice("market")
    view = Perspective(horizon=495, axis=800 + dice.uniform(-60, 60))
    town = here.sheet(view)
    skyline(town, "town", base=570, low=50, high=190, wide=80, far=0.5)
    _clock_tower(town)
    town.veil(420, 570, 0.5)
    fog(town, 330, 570)
    stalls = here.sheet(view)
    _paving(stalls)
    rows = (23.0, 18.0, 13.8, 10.2, 7.0)
    lights = [(*view.at(2.2 * side, 0, z), here.lamp) for z in rows for side in (-1, 1)]
    floor_weather(stalls, reach=30, lights=lights if here.lamps else ())
    for i, z in enumerate(rows):
        for side in (-1, 1):
            _stall(stalls, here.dice(f"stall{i}{side}"), side, (z, z + 2.7))
    fog(stalls, 400, 640)
    _bunting(stalls)
    return (sky(here, horizon=570), Layer(town, 0.3, bloom=0.3),
        Layer(stalls, 1.0, bloom=0.6 if here.lamps else 0.25),
        Layer(_front(here), 1.4, bloom=0.3, blur=3.0))  # fmt: skip


def _clock_tower(on: Sheet) -> None:
    x, far = on.axis + on.dice("tower").uniform(-70, 70), 0.35
    stone, roof = on.paint("#c9ad8c", -0.2, far), on.paint("#6d5a78", -0.3, far)
    on.path(quad((x - 34, 570), (x - 31, 300), (x + 31, 300), (x + 34, 570)), fill=stone)
    on.fill(quad((x - 34, 570), (x - 31, 300), (x - 16, 300), (x - 16, 570)), "#c9ad8c", -0.9, far)
    on.path(quad((x - 42, 300), (x, 200), (x + 42, 300)), fill=roof)
    on.fill(quad((x - 42, 300), (x, 200), (x - 8, 300)), "#6d5a78", -0.9, far)
    on.ellipse(x, 340, 21, 21, fill=on.shine("#fff0c8", 0.9), stroke=roof, width=4)
    on.line(f"M{x:.1f} 340v-14m0 14l9 5", 2.4, "#3b3040")
    snow(on, [(x - 42, 300), (x, 202), (x + 42, 300)], 6)


def _paving(on: Sheet) -> None:
    y = on.horizon + 10
    near, far = on.ground("#a08c78", -0.7), on.ground("#d9c6a8", 0.15, 0.15)
    fill = on.linear((0, y), (0, 900), ((0, far), (0.45, on.ground("#b59f88", -0.25)), (1, near)))
    on.path(on.floor(-9, 9, 4, 60), fill=fill)
    dice = on.dice("paving")
    light: list[str] = []
    dark: list[str] = []
    z = 5.0
    while z < 20:
        step = 0.42 + z * 0.01
        for i in range(-8, 9):
            x = i * 0.55 + dice.uniform(-0.06, 0.06)
            stone = on.floor(x + 0.04, x + 0.5, z, z + step * 0.86)
            pick = dice.random()
            if pick < 0.24:
                light.append(stone)
            elif pick < 0.5:
                dark.append(stone)
        z += step
    on.path("".join(light), fill=on.ground("#d4bf9f", 0.05), opacity=0.45)
    on.path("".join(dark), fill=on.ground("#7d6a5e", -0.6), opacity=0.4)
    if on.lamps:
        x, y = on.at(0, 0, 10)
        on.ellipse(x, y, 720, 150, fill=on.glow(((0, on.lamp, 0.34), (1, on.lamp, 0))))


def _stall(on: Sheet, dice: Random, side: int, z: Span) -> None:
    x = sorted((_NEAR * side, (_NEAR + 1.1) * side))
    far, cloth = haze(z[0]), dice.choice((*_CLOTH, on.accent))
    back = on.wall(_BACK * side, 0, 2.9, z[0], z[1] + 1.5)
    near = on.lamplit(0.55)
    near.fill(back, "#a07a5c", -0.6, far)
    partition = on.front(z[1], _NEAR * side, _BACK * side * 2, 0, 2.9)
    near.fill(partition, "#a07a5c", -0.9, far)
    _shelves(near, dice, side, z[1])
    shadow(on, (x[0], x[1]), z)
    block(near, (x[0], x[1]), (0, 0.8), z, dice.choice(("#9a6b45", "#b08155", "#7d6a5c")))
    skirt = on.wall(_NEAR * side, 0.2, 0.8, *z)
    near.fill(skirt, lighten(cloth, 0.35), -0.4, far)
    _wares(near, dice, (x[0], z[0]), z[1] - z[0])
    posts = on.wall((_NEAR - 0.1) * side, 0, 2.45, z[0], z[0] + 0.07)
    posts += on.wall((_NEAR - 0.1) * side, 0, 2.45, z[1] - 0.07, z[1])
    on.fill(posts, "#5b4335", -0.4, far)
    _canopy(on, side, z, cloth)
    crate(on, (x[0] + 0.1 if side > 0 else x[1] - 0.75, 0, z[0] - 0.55), (0.62, 0.36, 0.4),
        dice.choice(_GOODS))  # fmt: skip
    if on.lamps:
        bulbs(on, [on.at((_NEAR + 0.5) * side, 2.2, (z[0] + z[1]) / 2)], on.scale(z[0]) * 0.05)
        at = on.at((_NEAR + 0.7) * side, 1.4, z[0])
        on.halo(at, on.scale(z[0]) * 1.3, on.lamp, 0.5)


def _shelves(on: Sheet, dice: Random, side: int, z: float) -> None:
    far = haze(z)
    boards: list[str] = []
    things: dict[str, list[str]] = {colour: [] for colour in _GOODS}
    for y in (1.2, 1.72, 2.2):
        boards.append(on.front(z, (_NEAR + 0.15) * side, _BACK * side * 2, y - 0.05, y))
        at = _NEAR + 0.25
        while at < _BACK * 1.4:
            wide = dice.uniform(0.16, 0.34)
            thing = on.front(z, at * side, (at + wide) * side, y, y + dice.uniform(0.16, 0.36))
            things[dice.choice(_GOODS)].append(thing)
            at += wide * dice.uniform(1.1, 1.5)
    for colour, boxes in things.items():
        on.fill("".join(boxes), colour, -0.7, far, opacity=0.85)
    on.fill("".join(boards), "#5d4334", -0.4, far)


def _wares(on: Sheet, dice: Random, corner: Point, deep: float) -> None:
    x, z = corner
    for i in (2, 1, 0):
        at = z + deep * i / 3
        for j in range(2):
            left = x + 0.04 + j * 0.53
            block(on, (left, left + 0.48), (0.8, 0.95), (at, at + deep / 3.4), "#b98a58")
            heap(on, (left, 0.95, at), (0.48, deep / 3.6), dice.choice(_GOODS))
        tag = on.front(at, x + 0.2, x + 0.36, 1.04, 1.15)
        on.fill(tag, "#fbf3dc", 0.1, haze(z))


def _canopy(on: Sheet, side: int, z: Span, cloth: str) -> None:
    far, count = haze(z[0]), 7
    out, root = (_NEAR - 0.45) * side, _BACK * side
    for i in range(count):
        ends = [z[0] - 0.2 + (z[1] - z[0] + 0.4) * (i + k) / count for k in (0, 1)]
        tone = "#f6eedd" if i % 2 else cloth
        slope = quad(
            *(on.at(root, 3.15, t) for t in ends), *(on.at(out, 2.45, t) for t in ends[::-1])
        )
        on.fill(slope, tone, -0.9, far)
        a, b = on.at(out, 2.45, ends[0]), on.at(out, 2.45, ends[1])
        drop = on.scale(z[0]) * 0.2
        flap = (f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}v{drop * 0.7:.1f}"
            f"Q{(a[0] + b[0]) / 2:.1f} {(a[1] + b[1]) / 2 + drop * 1.6:.1f} "
            f"{a[0]:.1f} {a[1] + drop:.1f}Z")  # fmt: skip
        on.fill(flap, tone, 0.15, far)
    front = quad(
        on.at(root, 3.15, z[0] - 0.2), on.at(out, 2.45, z[0] - 0.2), on.at(root, 2.45, z[0] - 0.2)
    )
    on.fill(front, cloth, -0.45, far)
    snow(on, [on.at(out, 2.5, z[0] - 0.2), on.at(out, 2.5, z[1])][::-side], 12)


def _bunting(on: Sheet) -> None:
    dice = on.dice("bunting")
    for z in (20.0, 14.0, 9.5):
        a, b = on.at(-2.6, 3.6, z), on.at(2.6, 3.6, z)
        sag = on.scale(z) * 0.45
        size = on.scale(z) * 0.16
        line = [
            (a[0] + (b[0] - a[0]) * u / 14, a[1] + sag * (1 - (u / 7 - 1) ** 2)) for u in range(15)
        ]
        on.line(wire(a, b, sag), 1.8, "#4a3d42", -0.5, haze(z))
        for i, (x, y) in enumerate(line[1:-1]):
            if i % 4 == 2:
                lantern(on, (x, y), size * 2.2, dice.choice(("#e0523f", "#f0a33a")))
            else:
                flag = quad((x - size / 2, y), (x + size / 2, y + 1), (x, y + size * 1.2))
                on.fill(flag, dice.choice(_GOODS), 0.1, haze(z))


def _front(here: Setting) -> Sheet:
    """Paint a corner of the nearest stall: fruit below, a striped valance above."""
    on, dice = here.sheet(Perspective(horizon=495)), here.dice("front")
    cloth = dice.choice((*_CLOTH, here.accent))
    for i in range(8):
        x = -60 + i * 62
        tone = on.paint("#f6eedd" if i % 2 else cloth, -0.7)
        on.path(f"M{x} -10h62v110q-31 44 -62 0Z", fill=tone)
    crate(on, (2.15, 0.05, 4.6), (1.0, 0.34, 0.5), dice.choice(_GOODS))
    tops = "".join(leaf(1390 + i * 34, 800, 90, -1.9 + i * 0.12, 14) for i in range(7))
    on.fill(tops, "#5f9348", -0.2)
    return on
