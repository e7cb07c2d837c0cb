"""A small station: platform, canopy, clock, tracks into the distance."""

from __future__ import annotations

import itertools
from random import Random

from generators.animatic.draw import Point
from generators.animatic.light import lighten, mix

from .buildings import glyphs, skyline, wires
from .foliage import bush, grass, hills, treeline
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad, steps, stroke
from .skies import sky
from .solids import block, haze, plant, shadow, vending
from .weathering import floor_weather, fog, snow


def station(here: Setting) -> tuple[Layer, ...]:
    """Paint a small station: platform, canopy, clock, tracks into the distance."""
    view = Perspective(horizon=505, axis=730)
    back = here.sheet()
    hills(back, "hills", base=545, height=200, far=0.6, colour="#7a98ae")
    if here.dice("station").random() < 0.5:
        skyline(back, "town", base=556, low=20, high=110, wide=46, far=0.5)
    treeline(back, "trees", base=562, height=80, far=0.3, bump=22)
    back.veil(430, 570, 0.3)
    fog(back, 360, 590)
    ground = here.sheet(view)
    _tracks(ground)
    _platform(ground)
    lights = ([(*view.at(x, 0, z), here.lamp) for x, z in ((3.3, 10.4), (3.3, 15.4))] if here.lamps
        else ())  # fmt: skip
    floor_weather(ground, reach=30, span=(-2.3, 5.2), lights=lights)
    _canopy(ground)
    _platform_things(ground)
    front = here.sheet()
    bush(front, "front", (90, 930), (190, 200),
        bloom=here.dice("hydrangea").choice(("#8fa6f0", "#f2a0c0", "#c79bf0")))  # fmt: skip
    return (
        sky(here, horizon=550), Layer(back, 0.25, bloom=0.2),
        Layer(ground, 1.0, bloom=0.5 if here.lamps else 0.25), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _tracks(on: Sheet) -> None:
    y = -1.0
    bed = on.linear(
        (0, 520), (0, 900), ((0, on.ground("#a89c8c", 0.1, 0.3)), (1, on.ground("#6d645e", -0.7)))
    )
    on.path(on.floor(-30, 2, 3.4, 140, y), fill=bed)
    grass_, dice = on.ground("#7f9f58", -0.2, 0.1), on.dice("tracks")
    on.path(on.floor(-40, -8.4, 5, 140, y), fill=grass_)
    for z in (30.0, 18.0, 12.0):
        (a, foot), k = on.at(-8.4, y, z), on.scale(z)
        grass(on, dice, (a - k * 8, a + 6), foot, height=k * 0.5, count=60, colour="#86a85c",
            far=haze(z))  # fmt: skip
    for centre in (-4.2, -7.0):
        sleepers = "".join(
            on.floor(centre - 1.05, centre + 1.05, z, z + 0.28, y + 0.03) for z in steps(5, 40, 0.8)
        )
        on.path(sleepers, fill=on.ground("#6b5548", -0.5))
        for rail in (-0.55, 0.55):
            x = centre + rail
            on.fill(on.floor(x - 0.05, x + 0.05, 3.4, 140, y + 0.14), "#8a8f9a", -0.5)
            on.path(on.floor(x - 0.02, x + 0.02, 3.4, 140, y + 0.16),
                fill=mix(on.paint("#e6ebf2", 0.4), on.light.sky[2], 0.4))  # fmt: skip
    fence = "".join(on.wall(-8.9, y, y + 0.9, z, z + 0.06) for z in steps(9, 60, 1.4))
    fence += on.wall(-8.9, y + 0.78, y + 0.86, 8, 90) + on.wall(-8.9, y + 0.4, y + 0.46, 8, 90)
    on.fill(fence, "#e4e0d6", -0.4, 0.1)
    _catenary(on)


def _catenary(on: Sheet) -> None:
    tips: list[Point] = []
    for z in (60.0, 38.0, 24.0, 16.0):
        far, k = haze(z), on.scale(z)
        (x, foot), (_, top) = on.at(-8.6, -1, z), on.at(-8.6, 5.6, z)
        colour = on.paint("#6d7280", -0.5, far)
        on.path(box(x - k * 0.09, top, k * 0.18, foot - top), fill=colour)
        a, b = on.at(-8.6, 5.0, z), on.at(-3.6, 5.0, z)
        arms = stroke(a, b) + stroke((a[0], a[1] - k * 0.5), b)
        on.path(arms, stroke=colour, width=max(1.2, k * 0.05))
        tips.append(on.at(-4.2, 4.9, z))
    tips.append((-300.0, -260.0))
    pairs = list(itertools.pairwise(tips))
    wires(on, pairs, sag=2, width=1.8)
    wires(on, [((a[0], a[1] - 22), (b[0], b[1] - 30)) for a, b in pairs], sag=2, width=1.3)


def _platform(on: Sheet) -> None:
    top = on.at(0, 0, 60)[1]
    on.fill(on.wall(-2.4, -1.0, 0.0, 3.4, 60), "#8f8a84", -1.0)
    slabs = on.linear((0, top), (0, 900), ((0, on.ground("#d9d2c6", 0.1, 0.2)),
        (0.4, on.ground("#bdb5aa", -0.2)), (1, on.ground("#958d86", -0.7))))  # fmt: skip
    on.path(on.floor(-2.4, 14, 3.4, 60), fill=slabs)
    joints = "".join(on.floor(-2.4, 8, z, z + 0.03) for z in steps(4.6, 24, 1.1))
    joints += "".join(on.floor(x, x + 0.025, 4, 60) for x in (-0.6, 0.8, 2.2, 3.6))
    on.path(joints, fill=on.ground("#7d766f", -0.5), opacity=0.55)
    on.path(on.floor(-2.4, -2.2, 3.4, 60), fill=on.ground("#efe9dd", 0.2))
    on.path(on.floor(-1.85, -1.45, 3.4, 60), fill=on.ground("#f0c23c", 0.05))
    bumps = "".join(on.floor(x, x + 0.05, z, z + 0.1) for x in (-1.81, -1.72, -1.63, -1.54)
        for z in steps(5, 15, 0.22))  # fmt: skip
    on.path(bumps, fill=on.ground("#b98a1e", -0.3), opacity=0.8)
    if not on.night and on.light.dull < 0.5:
        on.path(on.floor(-2.4, 1.6, 3.4, 60), fill=on.light.sun, opacity=0.2)
    if on.lamps:
        x, y = on.at(2.6, 0, 9)
        on.ellipse(x, y, 560, 110, fill=on.glow(((0, on.lamp, 0.5), (1, on.lamp, 0))))


def _canopy(on: Sheet) -> None:
    near, wood = on.lamplit(0.4), "#8d6b52"
    near.fill(on.wall(5.2, 0, 4.1, 4, 26), "#d8c9b2", -0.6)
    near.fill(on.wall(5.18, 0, 0.9, 4, 26), wood, -0.5)
    for z in (19.0, 13.5, 9.4):
        near.fill(on.wall(5.15, 1.2, 2.5, z, z + 2.2), wood, -0.8)
        on.path(on.wall(5.13, 1.3, 2.4, z + 0.12, z + 2.08), fill=on.window())
        bars = on.wall(5.1, 1.3, 2.4, z + 1.05, z + 1.15) + on.wall(5.1, 1.8, 1.87, z, z + 2.2)
        near.fill(bars, wood, -0.8)
    near.fill(quad(on.at(0.9, 3.55, 26), on.at(5.4, 3.9, 26), on.at(5.4, 3.9, 4),
        on.at(0.9, 3.55, 4)), "#75604f", -0.9)  # fmt: skip
    beams = "".join(quad(on.at(0.9, 3.5, z), on.at(5.4, 3.82, z), on.at(5.4, 3.82, z + 0.3),
        on.at(0.9, 3.5, z + 0.3)) for z in steps(5, 24, 1.6))  # fmt: skip
    near.fill(beams, "#5d4a3c", -0.9)
    on.fill(on.wall(0.9, 3.45, 3.72, 4, 26), "#9fb0a8", 0.1)
    (a, y), (b, y2) = on.at(0.9, 3.72, 26), on.at(0.9, 3.72, 5)
    snow(on, [(a, y), (b, y2)], 14)
    for z in (22.0, 16.0, 11.0):
        block(on, (2.3, 2.48), (0, 3.6), (z, z + 0.18), "#6f8278")
        far = haze(z)
        on.fill(quad(on.at(2.4, 3.0, z), on.at(2.4, 3.6, z), on.at(1.5, 3.55, z),
            on.at(1.6, 3.45, z)), "#6f8278", -0.5, far)  # fmt: skip
        lamp = on.front(z - 0.6, 2.9, 3.7, 3.25, 3.34)
        on.path(lamp, fill="#fff6dc" if on.lamps else on.paint("#f2f2ec"))
        if on.lamps:
            on.halo(on.at(3.3, 3.25, z - 0.6), on.scale(z) * 1.3, on.lamp, 0.55)


def _platform_things(on: Sheet) -> None:
    dice = on.dice("things")
    _clock(on, 11.0)
    _name_board(on, dice)
    z = 12.2
    shadow(on, (3.3, 4.7), (z, z + 0.5))
    block(on, (3.3, 4.8), (0.36, 0.44), (z, z + 0.45), "#a9764a")
    block(on, (3.3, 4.8), (0.55, 0.95), (z + 0.45, z + 0.5), "#a9764a")
    legs = on.front(z, 3.4, 3.46, 0, 0.36) + on.front(z, 4.5, 4.56, 0, 0.36)
    on.fill(legs, "#4a4f5a", -0.5)
    vending(on, (4.1, 5.05), 9.6)
    plant(on, on.at(3.6, 0, 9.3), 120, bloom="#f0a0b8")


def _clock(on: Sheet, z: float) -> None:
    (x, y), k = on.at(1.35, 2.85, z), on.scale(z)
    r = k * 0.3
    on.line(f"M{x:.1f} {y:.1f}V{on.at(0, 3.5, z)[1]:.1f}", 5, "#4a4f5a", -0.5)
    if on.lamps:
        on.halo((x, y), r * 3.2, "#fff3cf", 0.5)
    on.ellipse(x, y, r * 1.14, r * 1.14, fill=on.paint("#3c4350", -0.3))
    on.ellipse(x, y, r, r, fill=on.shine("#fff9e8", 0.95))
    ticks = "".join(disc(x + dx * r * 0.82, y + dy * r * 0.82, r * 0.06) for dx, dy in _TWELVE)
    on.fill(ticks, "#3c4350")
    hour, minute = on.dice("clock").choice(_TWELVE), on.dice("minute").choice(_TWELVE)
    hands = "".join(f"M{x:.1f} {y:.1f}l{dx * r * s:.1f} {dy * r * s:.1f}"
        for (dx, dy), s in ((hour, 0.5), (minute, 0.75)))  # fmt: skip
    on.path(hands, stroke="#2c303c", width=r * 0.1)


_TWELVE = ((0.0, -1.0), (0.5, -0.87), (0.87, -0.5), (1.0, 0.0), (0.87, 0.5), (0.5, 0.87),
    (0.0, 1.0), (-0.5, 0.87), (-0.87, 0.5), (-1.0, 0.0), (-0.87, -0.5), (-0.5, -0.87))  # fmt: skip


def _name_board(on: Sheet, dice: Random) -> None:
    z = 9.2
    x0, x1 = -1.3, 0.5
    posts = on.front(z, x0 + 0.1, x0 + 0.18, 0, 2.5) + on.front(z, x1 - 0.18, x1 - 0.1, 0, 2.5)
    with on.group(transform="translate(-166 0)"):
        on.fill(posts, "#5d6470", -0.5)
        on.path(on.front(z, x0, x1, 1.55, 2.45), fill=on.shine("#fbf8ef", 0.7),
            stroke=on.paint("#5d6470", -0.6), width=4)  # fmt: skip
        on.path(on.front(z, x0, x1, 1.78, 1.92), fill=on.shine(on.accent, 0.6))
        on.path(on.front(z, -0.5, -0.3, 1.78, 1.92), fill=on.shine(lighten(on.accent, -0.35), 0.6))
        a, b = on.at(-1.0, 2.36, z), on.at(-1.05, 1.72, z)
        on.line(glyphs(dice, a, 44, 4), 5, "#2c303c")
        small = glyphs(dice, b, 15, 5) + glyphs(dice, on.at(-0.1, 1.72, z), 15, 4)
        on.line(small, 2, "#4c5260")
        snow(on, [on.at(x0, 2.46, z), on.at(x1, 2.46, z)], 12)
