"""Wild places: the forest with its shafts of light, and the field of grass under a wide sky."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Drawing, Point, number, smooth
from generators.animatic.light import mix
from schemas.plan import TimeOfDay, Weather

from .buildings import pole, wires
from .foliage import (
    GREEN,
    PINE,
    branch,
    bush,
    fern,
    flowers,
    grass,
    hills,
    tree,
    treeline,
    trunk,
)
from .perspective import Perspective
from .setting import WIDTH, Layer, Setting
from .shapes import blade, box, disc, leaves, quad, scallop
from .skies import sky, sun_at
from .weathering import floor_weather, fog, snow

_GLADE = {TimeOfDay.MORNING: "#f4f3c4", TimeOfDay.DAY: "#dff2b0", TimeOfDay.SUNSET: "#ffc27c",
          TimeOfDay.NIGHT: "#3f66a0"}  # fmt: skip


def forest(here: Setting) -> tuple[Layer, ...]:
    """Paint a path between old trees."""
    dice = here.dice("forest")
    green = dice.choice((GREEN, "#4f9a68", "#7a9a3e", "#c98a3c"))
    view = Perspective(horizon=540)
    glade = mix(_GLADE[here.light.time], here.light.haze, here.light.dull * 0.7)
    middle = here.sheet()
    _canopy(middle, here, "canopy", green, glade, far=0.3)
    _trunks(middle, here, "middle", glade, (7, 620.0, 56.0), far=0.3)
    _shafts(middle, here, glade)
    fog(middle, here, 380, 720)
    floor = here.sheet()
    _forest_floor(floor, here, view, green)
    _great_trunks(floor, here, green)
    return (
        Layer(_glade(here, glade, green), 0.1, bloom=0.45),
        Layer(middle, 0.5, bloom=0.35),
        Layer(floor, 1.0, bloom=0.2),
        Layer(_frame(here, green), 1.45, blur=3.5),
    )


def _glade(here: Setting, glade: str, green: str) -> Drawing:
    sheet = here.sheet()
    deep = here.paint(mix(green, "#2f5a58", 0.5), -0.6)
    stops = ((0, mix(deep, glade, 0.2)), (0.45, mix(glade, deep, 0.25)), (0.66, glade), (1, deep))
    sheet.rect(0, 0, WIDTH, 900, fill=sheet.linear((0, 0), (0, 900), stops))
    here.halo(sheet, (sun_at(here, 560)[0] * 0.5 + 400, 430), 430, mix(glade, "#ffffff", 0.4), 0.8)
    _trunks(sheet, here, "far", glade, (17, 600.0, 22.0), far=0.68)
    dice = here.dice("bokeh")
    for _ in range(26):
        spot = (dice.uniform(200, 1400), dice.uniform(90, 420))
        sheet.ellipse(*spot, *([dice.uniform(5, 18)] * 2), fill=mix(glade, "#ffffff", 0.5), opacity=0.3)
    if here.night:
        glows = [(dice.uniform(100, 1500), dice.uniform(380, 660)) for _ in range(22)]
        for at in glows:
            here.halo(sheet, at, 22, "#d8ff8a", 0.8)
    return sheet


def _trunks(
    sheet: Drawing, here: Setting, name: str, glade: str, sizes: tuple[int, float, float], *,
    far: float,
) -> None:  # fmt: skip
    dice, (count, foot, wide) = here.dice(name), sizes
    for i in range(count):
        x = (i + dice.uniform(0.15, 0.85)) / count * 1700 - 50
        if far < 0.5 and abs(x - 800) < 230:
            x += 330 * (1 if x > 800 else -1)
        w = wide * dice.uniform(0.6, 1.3)
        colour = mix("#6b5a4e", glade, far * 0.6)
        trunk(sheet, here, dice, (x, foot + dice.uniform(0, 40)), (w, 760), colour=colour,
              far=far * 0.5, lean=dice.uniform(-30, 30))  # fmt: skip


def _canopy(
    sheet: Drawing, here: Setting, name: str, green: str, glade: str, *, far: float
) -> None:
    dice = here.dice(name)
    for row in range(3):
        tone = mix(green, glade, 0.35 - row * 0.14)
        for i in range(9):
            x = i * 200 + dice.uniform(-90, 90)
            away = abs(x - 800) / 800
            y = 40 + row * -34 + away**1.5 * 150 + dice.uniform(-30, 30)
            r = dice.uniform(130, 190)
            stops = ((0, here.paint(tone, 0.2 - row * 0.3, far)), (1, here.paint(tone, -1.0 - row * 0.2, far)))
            sheet.path(scallop(dice, (x, y), r, r * 0.7, 15), fill=sheet.shading(stops))
            data = leaves(dice, (x, y + r * 0.4), r * 1.0, r * 0.42, count=26, size=20, turn=1.2)
            sheet.path(data, fill=here.paint(tone, -0.4 - row * 0.2, far))


def _shafts(sheet: Drawing, here: Setting, glade: str) -> None:
    dice = here.dice("shafts")
    slant = 1 if sun_at(here, 560)[0] < 800 else -1
    strength = (0.2 if here.night else 0.42) * (1 - here.light.dull * 0.75)
    colour = mix(glade, "#ffffff", 0.45)
    for _ in range(7):
        x, w = dice.uniform(150, 1450), dice.uniform(24, 90)
        drop, lean = dice.uniform(480, 720), slant * dice.uniform(150, 230)
        points = ((x, -20), (x + w, -20), (x + w * 1.9 + lean, drop), (x + lean - w * 0.5, drop))
        fill = sheet.linear((x, 0), (x + lean, drop), ((0, colour, strength), (0.6, colour, strength * 0.45), (1, colour, 0)))
        sheet.path(quad(*points), fill=fill)


def _forest_floor(sheet: Drawing, here: Setting, view: Perspective, green: str) -> None:
    dice = here.dice("floor")
    y, moss = 630.0, mix(green, "#55702f", 0.4)
    far = here.ground(mix(moss, "#d8e08a", 0.4), 0.2, 0.12)
    fill = sheet.linear((0, y - 20), (0, 900), ((0, far), (0.4, here.ground(moss, -0.5)), (1, here.ground(moss, -1.3))))
    bank = [(-40.0, y + 14), (240, y - 18), (560, y + 6), (800, y - 4), (1080, y + 8), (1360, y - 16), (1640, y + 10)]
    sheet.path(smooth(bank) + "L1640 900H-40Z", fill=fill)
    bend = dice.uniform(-70, 70)
    path = [(770 + bend, y), (700, 690), (560, 770), (380, 900), (1220, 900), (1020, 770), (880, 690), (830 + bend, y)]
    earth = sheet.linear((0, y), (0, 900), ((0, here.ground("#c9b183", 0.2, 0.1)), (1, here.ground("#7d6547", -0.9))))
    sheet.path(smooth(path, closed=True), fill=earth)
    spots = "".join(disc(800 + dice.gauss(0, 190), dice.uniform(690, 880), dice.uniform(30, 90), dice.uniform(4, 10)) for _ in range(14))
    sheet.path(spots, fill=mix(here.light.sun, "#fff3b0", 0.4), opacity=0.06 if here.night else 0.26 * (1 - here.light.dull))
    floor_weather(sheet, here, view, reach=13, span=(-5, 5))
    for row in range(4):
        foot = y + 20 + row * 62
        gap = 90 + row * 80
        for span in ((-40, 780 - gap), (820 + gap, 1640)):
            grass(sheet, here, dice, span, foot, height=20 + row * 10, count=90, colour=mix(green, "#8fbf4f", 0.4))
    for _ in range(6):
        side = dice.choice((-1, 1))
        fern(sheet, here, dice, (800 + side * dice.uniform(330, 760), dice.uniform(680, 850)), dice.uniform(60, 110), colour=mix(green, "#3f8f4f", 0.5))
    _rocks(sheet, here, dice)


def _rocks(sheet: Drawing, here: Setting, dice: Random) -> None:
    for _ in range(4):
        x, y = 800 + dice.choice((-1, 1)) * dice.uniform(360, 700), dice.uniform(690, 820)
        r = dice.uniform(34, 70)
        points = [(x - r, y), (x - r * 0.8, y - r * 0.5), (x - r * 0.1, y - r * 0.8), (x + r * 0.6, y - r * 0.6), (x + r, y)]
        stops = ((0, here.ground("#a5a59a", 0.2)), (1, here.ground("#6d6c70", -1.0)))
        sheet.path(smooth(points, closed=True), fill=sheet.shading(stops, angle=60))
        moss = [(x - r * 0.8, y - r * 0.45), (x - r * 0.1, y - r * 0.8), (x + r * 0.6, y - r * 0.58), (x, y - r * 0.42)]
        sheet.path(smooth(moss, closed=True), fill=here.ground("#7f9c4a", -0.1))
        caps = [(x + r * u, y + 4) for u in (-0.5, 0.7)]
        for a, b in caps:
            sheet.path(box(a - 2.5, b - 16, 5, 16), fill=here.paint("#efe3cf"))
            sheet.path(f"M{number(a - 11)} {number(b - 14)}a11 10 0 0 1 22 0Z", fill=here.paint("#d8553f", 0.1))


def _great_trunks(sheet: Drawing, here: Setting, green: str) -> None:
    dice = here.dice("great")
    for x, w in ((dice.uniform(60, 170), 190.0), (dice.uniform(1400, 1540), 160.0)):
        trunk(sheet, here, dice, (x, 790), (w, 900), colour="#6a5142", lean=dice.uniform(-40, 40))
        moss = leaves(dice, (x - w * 0.25, 700), w * 0.3, 110, count=60, size=16)
        sheet.path(moss, fill=here.ground(mix(green, "#7d9a3c", 0.5), -0.4))
        for i in range(3):
            fern(sheet, here, dice, (x + (i - 1) * w * 0.7, 800), 80, colour=mix(green, "#3f8f4f", 0.5))
        snow(sheet, here, [(x - w * 0.9, 786), (x + w * 0.9, 790)], 22)


def _frame(here: Setting, green: str) -> Drawing:
    sheet, dice = here.sheet(), here.dice("frame")
    branch(sheet, here, dice, (-80, 20), (330, 130), colour=mix(green, "#2f5a3c", 0.4), size=26, count=6)
    branch(sheet, here, dice, (1680, 40), (1380, 150), colour=mix(green, "#2f5a3c", 0.4), size=26, count=5)
    for x in (30, 1500, 1590):
        fern(sheet, here, dice, (x, 925), 210, colour=mix(green, "#2f6a48", 0.5))
    return sheet


def field(here: Setting) -> tuple[Layer, ...]:
    """Paint a field of grass with a path, a landmark and far hills."""
    dice = here.dice("field")
    colour = dice.choice(("#86b04a", "#a5b04a", "#cfae55", "#6fa860"))
    back = here.sheet()
    hills(back, here, "far", base=590, height=230, far=0.68, colour="#7793b0")
    hills(back, here, "near", base=605, height=130, far=0.46, colour="#6f9c7a")
    treeline(back, here, "wood", base=606, height=56, far=0.3, bump=18, colour=PINE)
    here.veil(back, 460, 620, 0.35)
    fog(back, here, 400, 640)
    meadow = here.sheet()
    _meadow(meadow, here, colour)
    _landmark(meadow, here, dice)
    front = here.sheet()
    _meadow_front(front, here, colour)
    return (
        sky(here, horizon=600, clouds=1.25), Layer(back, 0.25, bloom=0.15),
        Layer(meadow, 0.9, bloom=0.15), Layer(front, 1.4, blur=2.0),
    )  # fmt: skip


def _meadow(sheet: Drawing, here: Setting, colour: str) -> None:
    dice, y = here.dice("meadow"), 606.0
    far = here.ground(mix(colour, "#f4f0b0", 0.4), 0.25, 0.15)
    fill = sheet.linear((0, y), (0, 900), ((0, far), (0.35, here.ground(colour, -0.1)), (1, here.ground(colour, -0.9))))
    sheet.path(box(-40, y, 1680, 300), fill=fill)
    bend = dice.choice((-1, 1)) * dice.uniform(120, 240)
    path = [(800 + bend, y), (800 + bend * 0.7, 640), (700 + bend * 0.2, 700), (560, 790), (470, 900), (1130, 900), (1010, 790), (850 + bend * 0.2, 700), (812 + bend * 0.7, 640), (804 + bend, y)]
    earth = sheet.linear((0, y), (0, 900), ((0, here.ground("#e3cf9c", 0.2, 0.1)), (1, here.ground("#a98d62", -0.6))))
    sheet.path(smooth(path, closed=True), fill=earth)
    centre = sheet.linear((0, y), (0, 900), ((0, here.ground(colour, 0)), (1, here.ground(colour, -0.5))))
    sheet.path(smooth([(802 + bend * 0.9, 618), (775 + bend * 0.2, 700), (740, 900), (850, 900), (790 + bend * 0.2, 700)], closed=True), fill=centre, opacity=0.6)
    for row in range(8):
        u = row / 7
        foot = y + 14 + u * u * 236
        gap = 30 + 330 * u * u
        axis = 800 + bend * (1 - u) ** 2
        for span in ((-40, axis - gap), (axis + gap, 1640)):
            grass(sheet, here, dice, span, foot, height=14 + 42 * u, count=int(150 - 60 * u), colour=colour, far=0.12 * (1 - u))
        if row > 2 and not here.snowy:
            spots = [(dice.uniform(-20, 1620), foot - dice.uniform(0, 26) * u) for _ in range(16)]
            spots = [(a, b) for a, b in spots if abs(a - axis) > gap + 20]
            flowers(sheet, here, dice, spots, 4 + 9 * u, ("#fff4f0", "#f7c1d2", "#ffd75e", here.accent))
    _waves_of_wind(sheet, here, dice)


def _waves_of_wind(sheet: Drawing, here: Setting, dice: Random) -> None:
    shine = "".join(
        blade(dice.uniform(-40, 1640), 640 + 220 * dice.random() ** 1.5, dice.uniform(4, 7), dice.uniform(90, 260), 5)
        for _ in range(36)
    )
    sheet.path(shine, fill=here.light.sun, opacity=0.22 * (1 - here.light.dull * 0.8))


def _landmark(sheet: Drawing, here: Setting, dice: Random) -> None:
    view = Perspective(horizon=560)
    side = dice.choice((-1, 1))
    hooks: list[list[Point]] = []
    for z in (46.0, 30.0, 20.0):
        foot = (800 - side * view.scale(z) * 6.2, 600 + view.scale(z) * 0.5)
        hooks.append(pole(sheet, here, foot, view.scale(z) * 5.6, far=0.35 - 0.1 * (46 - z) / 13))
    ends = [(800 - side * 1100, y - 120) for _, y in hooks[2]]
    for a, b in ((hooks[0], hooks[1]), (hooks[1], hooks[2]), (hooks[2], ends)):
        wires(sheet, here, list(zip(a, b, strict=True)), sag=12, width=1.5, far=0.15)
    x = 800 + side * dice.uniform(470, 560)
    if dice.random() < 0.6:
        tree(sheet, here, "lone", (x, 690), 520, colour=dice.choice((GREEN, "#6f9c3f", "#d9884a")), sun=-side)
        sheet.ellipse(x, 694, 210, 15, fill=here.ground("#4f6a3a", -1.2), opacity=0.5)
    else:
        _windmill(sheet, here, (x, 690))
    _rail_fence(sheet, here, side)
    bush(sheet, here, "bush", (800 - side * 640, 716), (120, 90), bloom="#f3a9c0")


def _windmill(sheet: Drawing, here: Setting, foot: Point) -> None:
    x, y = foot
    body = quad((x - 62, y), (x - 38, y - 250), (x + 38, y - 250), (x + 62, y))
    sheet.path(body, fill=sheet.shading(((0, here.paint("#f1e6d2", 0.3)), (1, here.paint("#c8b59a", -0.9))), angle=0))
    sheet.path(f"M{number(x - 46)} {number(y - 248)}Q{number(x)} {number(y - 350)} {number(x + 46)} {number(y - 248)}Z", fill=here.ground("#a34b3c", -0.1))
    sheet.path(box(x - 14, y - 66, 28, 66), fill=here.paint("#6b4b38", -0.5))
    sheet.path(box(x - 10, y - 180, 20, 28) + box(x - 10, y - 120, 20, 24), fill=here.window())
    turn = here.dice("sails").uniform(0, 1.5)
    for i in range(4):
        a = turn + i * math.pi / 2
        c, s = math.cos(a), math.sin(a)
        hub = (x, y - 268)
        tip = (hub[0] + c * 190, hub[1] + s * 190)
        sheet.path(f"M{number(hub[0])} {number(hub[1])}L{number(tip[0])} {number(tip[1])}", stroke=here.paint("#5b4636", -0.4), width=6)
        sail = quad((hub[0] + c * 40, hub[1] + s * 40), tip, (tip[0] - s * 40, tip[1] + c * 40), (hub[0] + c * 40 - s * 34, hub[1] + s * 40 + c * 34))
        sheet.path(sail, fill=here.paint("#f6ecd8", 0.1), opacity=0.9)
    sheet.ellipse(x, y - 268, 10, 10, fill=here.paint("#5b4636"))


def _rail_fence(sheet: Drawing, here: Setting, side: int) -> None:
    wood = here.paint("#a58a68", -0.3)
    points = [(800 + side * (250 + i * 112), 668 + i * 7) for i in range(8)]
    for (a, b), (c, d) in zip(points, points[1:], strict=False):
        for up in (20, 38):
            sheet.path(f"M{number(a)} {number(b - up)}L{number(c)} {number(d - up)}", stroke=wood, width=5)
    posts = "".join(box(a - 5, b - 52, 10, 56) for a, b in points)
    sheet.path(posts, fill=here.paint("#8a7152", -0.5))
    for a, b in points:
        snow(sheet, here, [(a - 7, b - 52), (a + 7, b - 52)], 8)


def _meadow_front(sheet: Drawing, here: Setting, colour: str) -> None:
    dice = here.dice("front")
    for span, height in (((-80, 330), 230), ((1290, 1690), 250)):
        grass(sheet, here, dice, span, 930, height=height, count=90, colour=colour)
        plumes = []
        for _ in range(9):
            x, h = dice.uniform(*span), height * dice.uniform(0.9, 1.5)
            tip = (x + h * 0.24, 930 - h)
            sheet.path(f"M{number(x)} 930Q{number(x + h * 0.02)} {number(930 - h * 0.6)} {number(tip[0])} {number(tip[1])}", stroke=here.paint(colour, -0.3), width=3)
            plumes += [blade(tip[0] - j * 3.0, tip[1] + j * 11, 24, 26 - j, 6) for j in range(6)]
        sheet.path("".join(plumes), fill=here.ground("#f3e3c0", 0.2), opacity=0.9)
