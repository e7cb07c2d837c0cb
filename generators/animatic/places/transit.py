"""Places of passage: the station platform, the train, the bridge over the river."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import Drawing, Point, number, smooth
from generators.animatic.light import lighten, mix

from .buildings import glyphs, pole, skyline, street_lamp, tower, wires
from .foliage import GREEN, branch, bush, grass, hills, tree, treeline
from .perspective import Perspective
from .sea import water
from .setting import WIDTH, Layer, Setting
from .shapes import box, disc, filled, hole, quad
from .skies import sky, sun_at
from .solids import block, haze, plant, shadow, vending
from .weathering import floor_weather, fog, snow


def station(here: Setting) -> tuple[Layer, ...]:
    """Paint a small station: platform, canopy, clock, tracks into the distance."""
    view = Perspective(horizon=505, axis=730)
    back = here.sheet()
    hills(back, here, "hills", base=545, height=200, far=0.6, colour="#7a98ae")
    if here.dice("station").random() < 0.5:
        skyline(back, here, "town", base=556, low=20, high=110, wide=46, far=0.5)
    treeline(back, here, "trees", base=562, height=80, far=0.3, bump=22)
    here.veil(back, 430, 570, 0.3)
    fog(back, here, 360, 590)
    ground = here.sheet()
    _tracks(ground, here, view)
    _platform(ground, here, view)
    lights = [(*view.at(x, 0, z), here.lamp) for x, z in ((3.3, 10.4), (3.3, 15.4))] if here.lamps else ()
    floor_weather(ground, here, view, reach=30, span=(-2.3, 5.2), lights=lights)
    _canopy(ground, here, view)
    _platform_things(ground, here, view)
    front = here.sheet()
    bush(front, here, "front", (90, 930), (190, 200), bloom=here.dice("hydrangea").choice(("#8fa6f0", "#f2a0c0", "#c79bf0")))
    return (
        sky(here, horizon=550), Layer(back, 0.25, bloom=0.2),
        Layer(ground, 1.0, bloom=0.5 if here.lamps else 0.25), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _tracks(sheet: Drawing, here: Setting, view: Perspective) -> None:
    y = -1.0
    bed = sheet.linear((0, 520), (0, 900), ((0, here.ground("#a89c8c", 0.1, 0.3)), (1, here.ground("#6d645e", -0.7))))
    sheet.path(view.floor(-30, 2, 3.4, 140, y), fill=bed)
    grass_, dice = here.ground("#7f9f58", -0.2, 0.1), here.dice("tracks")
    sheet.path(view.floor(-40, -8.4, 5, 140, y), fill=grass_)
    for z in (30.0, 18.0, 12.0):
        (a, foot), k = view.at(-8.4, y, z), view.scale(z)
        grass(sheet, here, dice, (a - k * 8, a + 6), foot, height=k * 0.5, count=60, colour="#86a85c", far=haze(z))
    for centre in (-4.2, -7.0):
        sleepers = "".join(view.floor(centre - 1.05, centre + 1.05, z, z + 0.28, y + 0.03) for z in _steps(5, 40, 0.8))
        sheet.path(sleepers, fill=here.ground("#6b5548", -0.5))
        for rail in (-0.55, 0.55):
            x = centre + rail
            sheet.path(view.floor(x - 0.05, x + 0.05, 3.4, 140, y + 0.14), fill=here.paint("#8a8f9a", -0.5))
            sheet.path(view.floor(x - 0.02, x + 0.02, 3.4, 140, y + 0.16), fill=mix(here.paint("#e6ebf2", 0.4), here.light.sky[2], 0.4))
    fence = "".join(view.wall(-8.9, y, y + 0.9, z, z + 0.06) for z in _steps(9, 60, 1.4))
    fence += view.wall(-8.9, y + 0.78, y + 0.86, 8, 90) + view.wall(-8.9, y + 0.4, y + 0.46, 8, 90)
    sheet.path(fence, fill=here.paint("#e4e0d6", -0.4, 0.1))
    _catenary(sheet, here, view)


def _catenary(sheet: Drawing, here: Setting, view: Perspective) -> None:
    tips: list[Point] = []
    for z in (60.0, 38.0, 24.0, 16.0):
        far, k = haze(z), view.scale(z)
        (x, foot), (_, top) = view.at(-8.6, -1, z), view.at(-8.6, 5.6, z)
        colour = here.paint("#6d7280", -0.5, far)
        sheet.path(box(x - k * 0.09, top, k * 0.18, foot - top), fill=colour)
        a, b = view.at(-8.6, 5.0, z), view.at(-3.6, 5.0, z)
        arms = f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}M{number(a[0])} {number(a[1] - k * 0.5)}L{number(b[0])} {number(b[1])}"
        sheet.path(arms, stroke=colour, width=max(1.2, k * 0.05))
        tips.append(view.at(-4.2, 4.9, z))
    tips.append((-300.0, -260.0))
    pairs = list(zip(tips, tips[1:], strict=False))
    wires(sheet, here, pairs, sag=5, width=1.8)
    wires(sheet, here, [((a[0], a[1] - 22), (b[0], b[1] - 30)) for a, b in pairs], sag=14, width=1.3)


def _steps(start: float, stop: float, step: float) -> list[float]:
    return [start + i * step for i in range(int((stop - start) / step) + 1)]


def _platform(sheet: Drawing, here: Setting, view: Perspective) -> None:
    top = view.at(0, 0, 60)[1]
    sheet.path(view.wall(-2.4, -1.0, 0.0, 3.4, 60), fill=here.paint("#8f8a84", -1.0))
    slabs = sheet.linear((0, top), (0, 900), ((0, here.ground("#d9d2c6", 0.1, 0.2)), (0.4, here.ground("#bdb5aa", -0.2)), (1, here.ground("#958d86", -0.7))))
    sheet.path(view.floor(-2.4, 14, 3.4, 60), fill=slabs)
    joints = "".join(view.floor(-2.4, 8, z, z + 0.03) for z in _steps(4.6, 24, 1.1))
    joints += "".join(view.floor(x, x + 0.025, 4, 60) for x in (-0.6, 0.8, 2.2, 3.6))
    sheet.path(joints, fill=here.ground("#7d766f", -0.5), opacity=0.55)
    sheet.path(view.floor(-2.4, -2.2, 3.4, 60), fill=here.ground("#efe9dd", 0.2))
    sheet.path(view.floor(-1.85, -1.45, 3.4, 60), fill=here.ground("#f0c23c", 0.05))
    bumps = "".join(view.floor(x, x + 0.05, z, z + 0.1) for x in (-1.81, -1.72, -1.63, -1.54) for z in _steps(5, 15, 0.22))
    sheet.path(bumps, fill=here.ground("#b98a1e", -0.3), opacity=0.8)
    if not here.night and here.light.dull < 0.5:
        sheet.path(view.floor(-2.4, 1.6, 3.4, 60), fill=here.light.sun, opacity=0.2)
    if here.lamps:
        x, y = view.at(2.6, 0, 9)
        sheet.ellipse(x, y, 560, 110, fill=sheet.glow(((0, here.lamp, 0.5), (1, here.lamp, 0))))


def _canopy(sheet: Drawing, here: Setting, view: Perspective) -> None:
    near, wood = here.lamplit(0.4), "#8d6b52"
    sheet.path(view.wall(5.2, 0, 4.1, 4, 26), fill=near.paint("#d8c9b2", -0.6))
    sheet.path(view.wall(5.18, 0, 0.9, 4, 26), fill=near.paint(wood, -0.5))
    for z in (19.0, 13.5, 9.4):
        sheet.path(view.wall(5.15, 1.2, 2.5, z, z + 2.2), fill=near.paint(wood, -0.8))
        sheet.path(view.wall(5.13, 1.3, 2.4, z + 0.12, z + 2.08), fill=here.window())
        bars = view.wall(5.1, 1.3, 2.4, z + 1.05, z + 1.15) + view.wall(5.1, 1.8, 1.87, z, z + 2.2)
        sheet.path(bars, fill=near.paint(wood, -0.8))
    sheet.path(quad(view.at(0.9, 3.55, 26), view.at(5.4, 3.9, 26), view.at(5.4, 3.9, 4), view.at(0.9, 3.55, 4)), fill=near.paint("#75604f", -0.9))
    beams = "".join(quad(view.at(0.9, 3.5, z), view.at(5.4, 3.82, z), view.at(5.4, 3.82, z + 0.3), view.at(0.9, 3.5, z + 0.3)) for z in _steps(5, 24, 1.6))
    sheet.path(beams, fill=near.paint("#5d4a3c", -0.9))
    sheet.path(view.wall(0.9, 3.45, 3.72, 4, 26), fill=here.paint("#9fb0a8", 0.1))
    (a, y), (b, y2) = view.at(0.9, 3.72, 26), view.at(0.9, 3.72, 5)
    snow(sheet, here, [(a, y), (b, y2)], 14)
    for z in (22.0, 16.0, 11.0):
        block(sheet, here, view, (2.3, 2.48), (0, 3.6), (z, z + 0.18), "#6f8278")
        far = haze(z)
        sheet.path(quad(view.at(2.4, 3.0, z), view.at(2.4, 3.6, z), view.at(1.5, 3.55, z), view.at(1.6, 3.45, z)), fill=here.paint("#6f8278", -0.5, far))
        lamp = view.front(z - 0.6, 2.9, 3.7, 3.25, 3.34)
        sheet.path(lamp, fill="#fff6dc" if here.lamps else here.paint("#f2f2ec"))
        if here.lamps:
            here.halo(sheet, view.at(3.3, 3.25, z - 0.6), view.scale(z) * 1.3, here.lamp, 0.55)


def _platform_things(sheet: Drawing, here: Setting, view: Perspective) -> None:
    dice = here.dice("things")
    _clock(sheet, here, view, 11.0)
    _name_board(sheet, here, view, dice)
    z = 12.2
    shadow(sheet, here, view, (3.3, 4.7), (z, z + 0.5))
    block(sheet, here, view, (3.3, 4.8), (0.36, 0.44), (z, z + 0.45), "#a9764a")
    block(sheet, here, view, (3.3, 4.8), (0.55, 0.95), (z + 0.45, z + 0.5), "#a9764a")
    legs = view.front(z, 3.4, 3.46, 0, 0.36) + view.front(z, 4.5, 4.56, 0, 0.36)
    sheet.path(legs, fill=here.paint("#4a4f5a", -0.5))
    vending(sheet, here, view, (4.1, 5.05), 9.6)
    plant(sheet, here, view.at(3.6, 0, 9.3), 120, bloom="#f0a0b8")


def _clock(sheet: Drawing, here: Setting, view: Perspective, z: float) -> None:
    (x, y), k = view.at(1.35, 2.85, z), view.scale(z)
    r = k * 0.3
    sheet.path(f"M{number(x)} {number(y)}V{number(view.at(0, 3.5, z)[1])}", stroke=here.paint("#4a4f5a", -0.5), width=5)
    if here.lamps:
        here.halo(sheet, (x, y), r * 3.2, "#fff3cf", 0.5)
    sheet.ellipse(x, y, r * 1.14, r * 1.14, fill=here.paint("#3c4350", -0.3))
    sheet.ellipse(x, y, r, r, fill=here.shine("#fff9e8", 0.95))
    ticks = "".join(disc(x + dx * r * 0.82, y + dy * r * 0.82, r * 0.06) for dx, dy in _TWELVE)
    sheet.path(ticks, fill=here.paint("#3c4350"))
    hour, minute = here.dice("clock").choice(_TWELVE), here.dice("minute").choice(_TWELVE)
    hands = "".join(f"M{number(x)} {number(y)}l{number(dx * r * s)} {number(dy * r * s)}" for (dx, dy), s in ((hour, 0.5), (minute, 0.75)))
    sheet.path(hands, stroke="#2c303c", width=r * 0.1)


_TWELVE = (
    (0.0, -1.0), (0.5, -0.87), (0.87, -0.5), (1.0, 0.0), (0.87, 0.5), (0.5, 0.87), (0.0, 1.0),
    (-0.5, 0.87), (-0.87, 0.5), (-1.0, 0.0), (-0.87, -0.5), (-0.5, -0.87),
)  # fmt: skip


def _name_board(sheet: Drawing, here: Setting, view: Perspective, dice: Random) -> None:
    z = 9.2
    x0, x1 = -1.3, 0.5
    posts = view.front(z, x0 + 0.1, x0 + 0.18, 0, 2.5) + view.front(z, x1 - 0.18, x1 - 0.1, 0, 2.5)
    with sheet.group(transform="translate(-166 0)"):
        sheet.path(posts, fill=here.paint("#5d6470", -0.5))
        sheet.path(view.front(z, x0, x1, 1.55, 2.45), fill=here.shine("#fbf8ef", 0.7), stroke=here.paint("#5d6470", -0.6), width=4)
        sheet.path(view.front(z, x0, x1, 1.78, 1.92), fill=here.shine(here.accent, 0.6))
        sheet.path(view.front(z, -0.5, -0.3, 1.78, 1.92), fill=here.shine(lighten(here.accent, -0.35), 0.6))
        a, b = view.at(-1.0, 2.36, z), view.at(-1.05, 1.72, z)
        sheet.path(glyphs(dice, a, 44, 4), stroke=here.paint("#2c303c"), width=5)
        small = glyphs(dice, b, 15, 5) + glyphs(dice, view.at(-0.1, 1.72, z), 15, 4)
        sheet.path(small, stroke=here.paint("#4c5260"), width=2)
        snow(sheet, here, [view.at(x0, 2.46, z), view.at(x1, 2.46, z)], 12)


def bridge(here: Setting) -> tuple[Layer, ...]:
    """Paint a bridge across a river, the river running away below its rail."""
    view, dice = Perspective(horizon=515), here.dice("bridge")
    back = here.sheet()
    hills(back, here, "hills", base=530, height=170, far=0.66, colour="#7a98ae")
    skyline(back, here, "city", base=532, low=16, high=120, wide=40, far=0.52)
    here.veil(back, 420, 535, 0.35)
    river = here.sheet()
    water(river, here, "river", top=522, bottom=800)
    _second_bridge(river, here)
    for side in (-1, 1):
        _bank(river, here, here.dice(f"bank{side}"), side)
    fog(river, here, 400, 640)
    deck = here.sheet()
    red = dice.random() < 0.5
    _deck(deck, here, view, red=red)
    lights = [(*view.at(x, 0, 8.6), here.lamp) for x in (-2.2, 2.2)] if here.lamps else ()
    floor_weather(deck, here, view, reach=8.7, lights=lights)
    _parapet(deck, here, view, red=red)
    front = here.sheet()
    branch(front, here, here.dice("willow"), (1680, -30), (1290, 150), colour=dice.choice(("#8fb558", "#f5b3c8", "#d98a3c")), size=18, count=8)
    return (
        sky(here, horizon=530), Layer(back, 0.2, bloom=0.3), Layer(river, 0.45, bloom=0.5),
        Layer(deck, 1.0, bloom=0.5), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _second_bridge(sheet: Drawing, here: Setting) -> None:
    far, steel = 0.3, here.dice("arch").choice(("#b5483c", "#5f7f94", "#8b8f98"))
    main, dark = here.paint(steel, -0.1, far), here.paint(steel, -0.9, far)
    sheet.path(box(-40, 478, 1680, 14), fill=main)
    sheet.path(box(-40, 489, 1680, 8), fill=dark)
    ties = []
    for left, right in ((240, 800), (800, 1360)):
        mid, span = (left + right) / 2, (right - left) / 2
        arch = f"M{left} 484Q{mid} 300 {right} 484"
        sheet.path(arch, stroke=main, width=11)
        sheet.path(f"M{left} 490Q{mid} 318 {right} 490", stroke=dark, width=4)
        ties += [f"M{number(mid + u * span)} {number(484 - 92 * (1 - u * u))}V480" for u in (-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8)]
        for x in (left, right):
            sheet.path(box(x - 15, 484, 30, 62), fill=here.paint("#a8a49e", -0.5, far))
    sheet.path("".join(ties), stroke=main, width=3)
    if here.lamps:
        spots = [(x, 472.0) for x in range(60, 1600, 90)]
        sheet.path("".join(disc(x, y, 4) for x, y in spots), fill="#ffe7b0")
        glints = "".join(box(x - 3, 530, 6, 90) for x, _ in spots)
        sheet.path(glints, fill=sheet.linear((0, 530), (0, 620), ((0, "#ffdf9c", 0.5), (1, "#ffdf9c", 0))))


def _bank(sheet: Drawing, here: Setting, dice: Random, side: int) -> None:
    edge = 800 + side * 860
    line = [(800 + side * 190, 524), (800 + side * 330, 540), (800 + side * 520, 590), (800 + side * 700, 680), (800 + side * 780, 800)]
    sheet.path(smooth([(a - side * 14, b + 8) for a, b in line]) + f"L{number(edge)} 800V522Z", fill=here.paint("#8f887c", -0.8, 0.15))
    fill = sheet.linear((0, 522), (0, 790), ((0, here.ground("#9db56a", 0.1, 0.3)), (1, here.ground("#6d9448", -0.6))))
    sheet.path(smooth(line) + f"L{number(edge)} 800V518L{number(800 + side * 190)} 520Z", fill=fill)
    for i in range(5):
        x = 800 + side * (900 - i * 118)
        y = 640 - i * 24
        size = 1.0 - i * 0.15
        if dice.random() < 0.55:
            tower(sheet, here, dice, (x - 60 * size, y - dice.uniform(120, 200) * size, 120 * size, 190 * size), far=0.12 + i * 0.08, side=-side)
    for i, (u, y) in enumerate(((250, 532), (340, 545), (450, 570), (590, 622), (720, 700))):
        height = 60 + i * 55
        tree(sheet, here, f"bank{side}{i}", (800 + side * (u + 46), y), height, colour=dice.choice((GREEN, "#6fa04a", "#f0aec4")), far=0.34 - i * 0.07, sun=-side)


def _deck(sheet: Drawing, here: Setting, view: Perspective, *, red: bool) -> None:
    z = 8.8
    top = view.at(0, 0, z)[1]
    near, far = ("#8a5d40", "#c08a5c") if red else ("#8f8a86", "#c4beb4")
    fill = sheet.linear((0, top), (0, 900), ((0, here.ground(far, 0.1)), (1, here.ground(near, -0.7))))
    sheet.path(box(-40, top, 1680, 900 - top), fill=fill)
    seams = "".join(f"M-40 {number(view.at(0, 0, d)[1])}h1680" for d in _steps(4.8, z, 0.34))
    sheet.path(seams, stroke=here.ground(near, -1.0), width=2.2, opacity=0.5)
    dice = here.dice("joints")
    ends = "".join(view.front(d, x, x + 0.02, 0, 0.06) for d in _steps(4.8, z, 0.34) for x in [dice.uniform(-3, 3)])
    sheet.path(ends, fill=here.ground(near, -1.0), opacity=0.6)
    if not here.night and here.light.dull < 0.5:
        x = sun_at(here, 530)[0]
        here.halo(sheet, (x, top), 300, here.light.sun, 0.4)


def _parapet(sheet: Drawing, here: Setting, view: Perspective, *, red: bool) -> None:
    z, colour = 8.8, "#c9402f" if red else "#5a6470"
    block(sheet, here, view, (-9, 9), (0, 0.16), (z, z + 0.2), "#a39b90" if not red else "#7d4634")
    bars = "".join(view.front(z, x * 0.28 - 0.022, x * 0.28 + 0.022, 0.1, 1.0) for x in range(-22, 23) if x % 6)
    sheet.path(bars, fill=here.paint(colour, -0.6))
    block(sheet, here, view, (-9, 9), (0.98, 1.1), (z - 0.06, z + 0.14), colour)
    sheet.path(view.front(z - 0.06, -9, 9, 0.4, 0.47), fill=here.paint(colour, -0.3))
    for i in range(-3, 4):
        x = i * 1.68
        block(sheet, here, view, (x - 0.1, x + 0.1), (0, 1.24), (z - 0.1, z + 0.1), colour)
        (a, b), k = view.at(x, 1.24, z), view.scale(z)
        cap = f"M{number(a - k * 0.12)} {number(b)}Q{number(a - k * 0.1)} {number(b - k * 0.12)} {number(a)} {number(b - k * 0.26)}Q{number(a + k * 0.1)} {number(b - k * 0.12)} {number(a + k * 0.12)} {number(b)}Z"
        sheet.path(cap, fill=here.paint("#3b3840" if red else "#7d8894", 0.1))
        snow(sheet, here, [(a - k * 0.1, b - k * 0.06), (a + k * 0.1, b - k * 0.06)], 8)
    (a, y), (b, _) = view.at(-9, 1.1, z), view.at(9, 1.1, z)
    snow(sheet, here, [(a, y), (b, y)], 10)
    for x, lean in ((-2.6, 1.0), (2.6, -1.0)):
        street_lamp(sheet, here, view.at(x, 0, z - 0.1), 590, lean=lean)


_PANES = ((96.0, 424.0), (588.0, 424.0), (1080.0, 424.0))


def train(here: Setting) -> tuple[Layer, ...]:
    """Paint the inside of a carriage: a long seat, three windows, the land going by."""
    outside = here.sheet()
    scene = here.dice("train").choice(("sea", "town", "fields"))
    hills(outside, here, "hills", base=470, height=170, far=0.6, colour="#7a98ae")
    if scene == "sea":
        water(outside, here, "sea", top=455, bottom=620)
    elif scene == "town":
        skyline(outside, here, "town", base=600, low=60, high=230, wide=76, far=0.35)
    else:
        treeline(outside, here, "trees", base=500, height=60, far=0.35, bump=18)
        sheet_fill = outside.linear((0, 495), (0, 620), ((0, here.ground("#b9c46a", 0.2, 0.2)), (1, here.ground("#7fa04a", -0.3))))
        outside.path(box(-40, 495, 1680, 140), fill=sheet_fill)
    fog(outside, here, 330, 600)
    car = here.sheet()
    room = here.lamplit(0.75)
    _carriage(car, here, room)
    _seat(car, here, room)
    _carriage_floor(car, here, room)
    return (
        sky(here, horizon=480, clouds=0.9), Layer(outside, 0.12, bloom=0.4),
        Layer(car, 1.0, bloom=0.35), Layer(_straps(here, room), 1.25, blur=1.5),
    )  # fmt: skip


def _carriage(sheet: Drawing, here: Setting, room: Setting) -> None:
    shell = box(-40, -20, 1680, 760) + "".join(hole(x, 232, w, 300) for x, w in _PANES)
    wall = sheet.linear((0, 0), (0, 700), ((0, room.paint("#d9d4c6", -0.5)), (0.3, room.paint("#efe8d8", -0.1)), (1, room.paint("#cfc4b2", -0.6))))
    sheet.path(shell, fill=wall)
    for x, w in _PANES:
        frame = box(x - 12, 220, w + 24, 324) + hole(x, 232, w, 300)
        sheet.path(frame, fill=room.paint("#9aa2a8", -0.2))
        sheet.path(box(x - 12, 536, w + 24, 10), fill=room.paint("#e9edee", 0.3))
        sheet.path(box(x, 378, w, 5), fill=room.paint("#7d858c", -0.5))
        glare = quad((x + w * 0.1, 232), (x + w * 0.3, 232), (x + w * 0.12, 532), (x, 532), (x, 430))
        sheet.path(glare, fill="#ffffff", opacity=0.1)
        sheet.path(box(x, 232, w, 26), fill=room.paint("#e6dcc4", -0.5), opacity=0.9)
        if here.wet:
            _rain_streaks(sheet, here, x, w)
    rack = room.paint("#8d959c", -0.4)
    sheet.path(box(-40, 188, 1680, 8) + box(-40, 204, 1680, 4) + "".join(box(x, 160, 6, 46) for x in range(40, 1600, 246)), fill=rack)
    _posters(sheet, here, room)
    sheet.path(box(-40, -20, 1680, 84), fill=room.paint("#e9e5da", -0.3))
    strip = "#fffbe9" if here.lamps else room.paint("#f3f2ec", 0.1)
    sheet.path(box(-40, 62, 1680, 12), fill=strip)
    if here.lamps:
        room.wash(sheet, 62, 330, ((0, "#fff2cf", 0.42), (1, "#fff2cf", 0.0)))


def _rain_streaks(sheet: Drawing, here: Setting, x: float, w: float) -> None:
    dice = here.dice(f"streaks{x}")
    data = "".join(f"M{number(x + dice.uniform(6, w - 40))} {number(dice.uniform(262, 500))}l{number(dice.uniform(14, 34))} {number(dice.uniform(8, 20))}" for _ in range(34))
    sheet.path(data, stroke="#dbe8f5", width=2.2, opacity=0.45)


def _posters(sheet: Drawing, here: Setting, room: Setting) -> None:
    dice = here.dice("posters")
    x = 30.0
    while x < 1560:
        w = dice.uniform(110, 210)
        colour = dice.choice(("#e8c85a", "#6fa8c9", "#e58a8a", "#9cc28a", "#f2ede0", here.accent))
        sheet.path(box(x, 92, w, 84), fill=room.paint(colour, -0.15))
        sheet.path(glyphs(dice, (x + 12, 104), 22, 3), stroke=room.paint("#3c3a48", -0.2), width=3)
        sheet.ellipse(x + w * 0.75, 146, 18, 18, fill=room.paint(lighten(colour, 0.4), 0))
        x += w + dice.uniform(6, 40)


def _seat(sheet: Drawing, here: Setting, room: Setting) -> None:
    cloth = mix(here.accent, "#5a3f4a", 0.25)
    back = sheet.linear((0, 556), (0, 680), ((0, room.paint(cloth, 0.25)), (1, room.paint(cloth, -0.6))))
    sheet.rect(-40, 556, 1680, 140, fill=back, radius=14)
    tufts = "".join(box(x, 560, 3, 122) for x in range(60, 1600, 116))
    sheet.path(tufts, fill=room.paint(cloth, -1.2), opacity=0.6)
    seat = sheet.linear((0, 664), (0, 722), ((0, room.paint(cloth, 0.45)), (1, room.paint(cloth, -0.3))))
    sheet.rect(-40, 664, 1680, 58, fill=seat, radius=20)
    sheet.path("".join(box(x, 668, 3, 48) for x in range(60, 1600, 116)), fill=room.paint(cloth, -1.0), opacity=0.5)
    sheet.path(box(-40, 720, 1680, 54), fill=room.paint("#8f8a84", -0.9))
    vents = "".join(box(x + i * 12, 736, 5, 24) for x in range(120, 1500, 340) for i in range(9))
    sheet.path(vents, fill=room.paint("#4a4a52", -1.0))
    rails = "".join(f"M{x} 800V210" for x in (552, 1046))
    sheet.path(rails, stroke=room.paint("#c9ced4", -0.2), width=11)
    sheet.path("".join(f"M{x - 3} 800V210" for x in (552, 1046)), stroke="#ffffff", width=3, opacity=0.7)


def _carriage_floor(sheet: Drawing, here: Setting, room: Setting) -> None:
    fill = sheet.linear((0, 770), (0, 900), ((0, room.paint("#a39a90", -0.3)), (1, room.paint("#6f6a68", -0.9))))
    sheet.path(box(-40, 770, 1680, 130), fill=fill)
    sheet.path(box(-40, 770, 1680, 6), fill=room.paint("#5d5854", -0.9))
    dice = here.dice("specks")
    specks = "".join(disc(dice.uniform(0, WIDTH), dice.uniform(780, 896), dice.uniform(1.5, 4), 1.4) for _ in range(120))
    sheet.path(specks, fill=room.paint("#d9d2c4", -0.2), opacity=0.35)
    if here.night or here.light.dull > 0.5:
        return
    slant = 90 if sun_at(here, 480)[0] < 800 else -90
    light = sheet.linear((0, 664), (0, 900), ((0, here.light.sun, 0.5), (1, here.light.sun, 0.14)))
    patches = "".join(
        quad((x + 20 + slant * 0.3, 664), (x + w - 20 + slant * 0.3, 664), (x + w + 20 + slant * 1.6, 900), (x - 20 + slant * 1.6, 900))
        for x, w in _PANES
    )
    sheet.path(patches, fill=light)


def _straps(here: Setting, room: Setting) -> Drawing:
    sheet = here.sheet()
    sheet.path(box(-60, 84, 1720, 12), fill=room.paint("#b9c0c6", -0.3))
    sheet.path(box(-60, 85, 1720, 4), fill="#ffffff", opacity=0.5)
    for i in range(9):
        x = 70 + i * 182 + (i % 2) * 8
        if 600 < x < 1000:
            continue
        sheet.path(quad((x - 7, 92), (x + 7, 92), (x + 6, 178), (x - 6, 178)), fill=room.paint("#e9e1cf", -0.5))
        sheet.ellipse(x, 208, 29, 32, stroke=room.paint("#f4efe2", -0.2), width=9)
    return sheet
