"""A market street: stalls under striped awnings, crates of fruit, bunting and bulbs overhead."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import lighten

from .buildings import bulbs, skyline
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import leaf, quad
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
    town = here.sheet()
    skyline(town, here, "town", base=570, low=50, high=190, wide=80, far=0.5)
    _clock_tower(town, here, view)
    here.veil(town, 420, 570, 0.5)
    fog(town, here, 330, 570)
    stalls = here.sheet()
    _paving(stalls, here, view)
    rows = (23.0, 18.0, 13.8, 10.2, 7.0)
    lights = [(*view.at(2.2 * side, 0, z), here.lamp) for z in rows for side in (-1, 1)]
    floor_weather(stalls, here, view, reach=30, lights=lights if here.lamps else ())
    for i, z in enumerate(rows):
        for side in (-1, 1):
            _stall(stalls, here, view, here.dice(f"stall{i}{side}"), side, (z, z + 2.7))
    fog(stalls, here, 400, 640)
    _bunting(stalls, here, view)
    return (
        sky(here, horizon=570),
        Layer(town, 0.3, bloom=0.3),
        Layer(stalls, 1.0, bloom=0.6 if here.lamps else 0.25),
        Layer(_front(here), 1.4, bloom=0.3, blur=3.0),
    )


def _clock_tower(sheet: Drawing, here: Setting, view: Perspective) -> None:
    x, far = view.axis + here.dice("tower").uniform(-70, 70), 0.35
    stone, roof = here.paint("#c9ad8c", -0.2, far), here.paint("#6d5a78", -0.3, far)
    sheet.path(quad((x - 34, 570), (x - 31, 300), (x + 31, 300), (x + 34, 570)), fill=stone)
    sheet.path(quad((x - 34, 570), (x - 31, 300), (x - 16, 300), (x - 16, 570)),
               fill=here.paint("#c9ad8c", -0.9, far))  # fmt: skip
    sheet.path(quad((x - 42, 300), (x, 200), (x + 42, 300)), fill=roof)
    sheet.path(quad((x - 42, 300), (x, 200), (x - 8, 300)), fill=here.paint("#6d5a78", -0.9, far))
    sheet.ellipse(x, 340, 21, 21, fill=here.shine("#fff0c8", 0.9), stroke=roof, width=4)
    sheet.path(f"M{number(x)} 340v-14m0 14l9 5", stroke=here.paint("#3b3040"), width=2.4)
    snow(sheet, here, [(x - 42, 300), (x, 202), (x + 42, 300)], 6)


def _paving(sheet: Drawing, here: Setting, view: Perspective) -> None:
    y = view.horizon + 10
    near, far = here.ground("#a08c78", -0.7), here.ground("#d9c6a8", 0.15, 0.15)
    fill = sheet.linear((0, y), (0, 900), ((0, far), (0.45, here.ground("#b59f88", -0.25)), (1, near)))
    sheet.path(view.floor(-9, 9, 4, 60), fill=fill)
    dice = here.dice("paving")
    light: list[str] = []
    dark: list[str] = []
    z = 5.0
    while z < 20:
        step = 0.42 + z * 0.01
        for i in range(-8, 9):
            x = i * 0.55 + dice.uniform(-0.06, 0.06)
            stone = view.floor(x + 0.04, x + 0.5, z, z + step * 0.86)
            pick = dice.random()
            if pick < 0.24:
                light.append(stone)
            elif pick < 0.5:
                dark.append(stone)
        z += step
    sheet.path("".join(light), fill=here.ground("#d4bf9f", 0.05), opacity=0.45)
    sheet.path("".join(dark), fill=here.ground("#7d6a5e", -0.6), opacity=0.4)
    if here.lamps:
        x, y = view.at(0, 0, 10)
        sheet.ellipse(x, y, 720, 150, fill=sheet.glow(((0, here.lamp, 0.34), (1, here.lamp, 0))))


def _stall(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int, z: Span
) -> None:
    x = sorted((_NEAR * side, (_NEAR + 1.1) * side))
    far, cloth = haze(z[0]), dice.choice((*_CLOTH, here.accent))
    back = view.wall(_BACK * side, 0, 2.9, z[0], z[1] + 1.5)
    near = here.lamplit(0.55)
    sheet.path(back, fill=near.paint("#a07a5c", -0.6, far))
    partition = view.front(z[1], *sorted((_NEAR * side, _BACK * side * 2)), 0, 2.9)
    sheet.path(partition, fill=near.paint("#a07a5c", -0.9, far))
    _shelves(sheet, near, view, dice, side, z[1])
    shadow(sheet, here, view, (x[0], x[1]), z)
    block(sheet, near, view, (x[0], x[1]), (0, 0.8), z, dice.choice(("#9a6b45", "#b08155", "#7d6a5c")))
    skirt = view.wall(_NEAR * side, 0.2, 0.8, *z)
    sheet.path(skirt, fill=near.paint(lighten(cloth, 0.35), -0.4, far))
    _wares(sheet, near, view, dice, (x[0], z[0]), z[1] - z[0])
    posts = view.wall((_NEAR - 0.1) * side, 0, 2.45, z[0], z[0] + 0.07)
    posts += view.wall((_NEAR - 0.1) * side, 0, 2.45, z[1] - 0.07, z[1])
    sheet.path(posts, fill=here.paint("#5b4335", -0.4, far))
    _canopy(sheet, here, view, side, z, cloth)
    crate(sheet, here, view, (x[0] + 0.1 if side > 0 else x[1] - 0.75, 0, z[0] - 0.55), (0.62, 0.36, 0.4), dice.choice(_GOODS))
    if here.lamps:
        bulbs(sheet, here, [view.at((_NEAR + 0.5) * side, 2.2, (z[0] + z[1]) / 2)], view.scale(z[0]) * 0.05)
        at = view.at((_NEAR + 0.7) * side, 1.4, z[0])
        here.halo(sheet, at, view.scale(z[0]) * 1.3, here.lamp, 0.5)


def _shelves(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int, z: float
) -> None:
    far = haze(z)
    boards: list[str] = []
    things: dict[str, list[str]] = {colour: [] for colour in _GOODS}
    for y in (1.2, 1.72, 2.2):
        boards.append(view.front(z, *sorted(((_NEAR + 0.15) * side, _BACK * side * 2)), y - 0.05, y))
        at = _NEAR + 0.25
        while at < _BACK * 1.4:
            wide = dice.uniform(0.16, 0.34)
            thing = view.front(z, *sorted((at * side, (at + wide) * side)), y, y + dice.uniform(0.16, 0.36))
            things[dice.choice(_GOODS)].append(thing)
            at += wide * dice.uniform(1.1, 1.5)
    for colour, boxes in things.items():
        sheet.path("".join(boxes), fill=here.paint(colour, -0.7, far), opacity=0.85)
    sheet.path("".join(boards), fill=here.paint("#5d4334", -0.4, far))


def _wares(
    sheet: Drawing, here: Setting, view: Perspective, dice: Random, corner: Point, deep: float
) -> None:
    x, z = corner
    for i in (2, 1, 0):
        at = z + deep * i / 3
        for j in range(2):
            left = x + 0.04 + j * 0.53
            block(sheet, here, view, (left, left + 0.48), (0.8, 0.95), (at, at + deep / 3.4), "#b98a58")
            heap(sheet, here, view, (left, 0.95, at), (0.48, deep / 3.6), dice.choice(_GOODS))
        tag = view.front(at, x + 0.2, x + 0.42, 1.02, 1.2)
        sheet.path(tag, fill=here.paint("#fbf3dc", 0.1, haze(z)))


def _canopy(
    sheet: Drawing, here: Setting, view: Perspective, side: int, z: Span, cloth: str
) -> None:
    far, count = haze(z[0]), 7
    out, root = (_NEAR - 0.45) * side, _BACK * side
    for i in range(count):
        ends = [z[0] - 0.2 + (z[1] - z[0] + 0.4) * (i + k) / count for k in (0, 1)]
        tone = "#f6eedd" if i % 2 else cloth
        slope = quad(*(view.at(root, 3.15, t) for t in ends), *(view.at(out, 2.45, t) for t in ends[::-1]))
        sheet.path(slope, fill=here.paint(tone, -0.9, far))
        a, b = view.at(out, 2.45, ends[0]), view.at(out, 2.45, ends[1])
        drop = view.scale(z[0]) * 0.2
        flap = (
            f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}v{number(drop * 0.7)}"
            f"Q{number((a[0] + b[0]) / 2)} {number((a[1] + b[1]) / 2 + drop * 1.6)} "
            f"{number(a[0])} {number(a[1] + drop)}Z"
        )
        sheet.path(flap, fill=here.paint(tone, 0.15, far))
    front = quad(view.at(root, 3.15, z[0] - 0.2), view.at(out, 2.45, z[0] - 0.2), view.at(root, 2.45, z[0] - 0.2))
    sheet.path(front, fill=here.paint(cloth, -0.45, far))
    snow(sheet, here, [view.at(out, 2.5, z[0] - 0.2), view.at(out, 2.5, z[1])][:: -side], 12)


def _bunting(sheet: Drawing, here: Setting, view: Perspective) -> None:
    dice = here.dice("bunting")
    for z in (20.0, 14.0, 9.5):
        a, b = view.at(-2.6, 3.6, z), view.at(2.6, 3.6, z)
        sag = view.scale(z) * 0.45
        size = view.scale(z) * 0.16
        line = [(a[0] + (b[0] - a[0]) * u / 14, a[1] + sag * (1 - (u / 7 - 1) ** 2)) for u in range(15)]
        cord = f"M{number(a[0])} {number(a[1])}Q{number((a[0] + b[0]) / 2)} {number(a[1] + 2 * sag)} {number(b[0])} {number(b[1])}"
        sheet.path(cord, stroke=here.paint("#4a3d42", -0.5, haze(z)), width=1.8)
        for i, (x, y) in enumerate(line[1:-1]):
            if i % 4 == 2:
                lantern(sheet, here, (x, y), size * 2.2, dice.choice(("#e0523f", "#f0a33a")))
            else:
                flag = quad((x - size / 2, y), (x + size / 2, y + 1), (x, y + size * 1.2))
                sheet.path(flag, fill=here.paint(dice.choice(_GOODS), 0.1, haze(z)))


def _front(here: Setting) -> Drawing:
    """Paint a corner of the nearest stall: fruit below, a striped valance above."""
    sheet, dice = here.sheet(), here.dice("front")
    cloth = dice.choice((*_CLOTH, here.accent))
    for i in range(8):
        x = -60 + i * 62
        tone = here.paint("#f6eedd" if i % 2 else cloth, -0.7)
        sheet.path(f"M{x} -10h62v110q-31 44 -62 0Z", fill=tone)
    near = view_front()
    crate(sheet, here, near, (2.15, 0.05, 4.6), (1.0, 0.34, 0.5), dice.choice(_GOODS))
    tops = "".join(leaf(1390 + i * 34, 800, 90, -1.9 + i * 0.12, 14) for i in range(7))
    sheet.path(tops, fill=here.paint("#5f9348", -0.2))
    return sheet


def view_front() -> Perspective:
    """Look at what stands before the actors."""
    return Perspective(horizon=495)
