"""Places by the water: the beach, the lighthouse on its cliff, the deck of a boat."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Drawing, Point, number, smooth
from generators.animatic.light import mix
from schemas.plan import TimeOfDay

from .foliage import PINE, branch, bush, flowers, grass, hills, treeline
from .perspective import Perspective
from .setting import WIDTH, Layer, Setting
from .shapes import box, disc, filled, leaf, quad, ridge
from .skies import sky, sun_at
from .solids import block, crate, haze, shadow
from .weathering import floor_weather, fog, snow

_DEEP = {TimeOfDay.MORNING: "#4f9fb8", TimeOfDay.DAY: "#1f7fc4", TimeOfDay.SUNSET: "#8a6f9c",
         TimeOfDay.NIGHT: "#3f6a98"}  # fmt: skip


def water(
    sheet: Drawing, here: Setting, name: str, *, top: float, bottom: float, calm: float = 1.0,
    path: bool = True,
) -> None:  # fmt: skip
    """Fill a sheet with water from its horizon `top` down: waves, glitter, the path of light."""
    light, dice = here.light, here.dice(name)
    deep = mix(here.paint(_DEEP[light.time], -0.3), here.paint("#5d6f7c", -0.4), light.dull * 0.7)
    far = mix(light.sky[2], deep, 0.35)
    stops = ((0, mix(far, light.haze, 0.4)), (0.16, mix(far, deep, 0.5)), (0.55, deep), (1, mix(deep, here.paint("#0f3a5c"), 0.5)))
    sheet.path(box(-40, top, 1680, bottom - top), fill=sheet.linear((0, top), (0, bottom), stops))
    tones = ((mix(deep, light.sky[1], 0.5), 0.55), (here.paint("#123a5a", -0.8), 0.28), (mix(far, "#ffffff", 0.35), 0.5))
    for colour, alpha in tones:
        waves = []
        for _ in range(120):
            u = dice.random() ** 1.7
            length = (14 + 150 * u) * dice.uniform(0.5, 1.3)
            waves.append(leaf(dice.uniform(-80, 1640), top + 3 + u * (bottom - top - 6), length,
                              dice.uniform(-0.01, 0.01), (0.8 + 4.6 * u) * calm))  # fmt: skip
        sheet.path("".join(waves), fill=colour, opacity=alpha)
    if path and light.dull < 0.5:
        _light_path(sheet, here, dice, top, bottom)


def _light_path(sheet: Drawing, here: Setting, dice: Random, top: float, bottom: float) -> None:
    x, colour = sun_at(here, top)[0], mix(here.light.sun, "#ffffff", 0.3)
    strength = {TimeOfDay.DAY: 0.5, TimeOfDay.MORNING: 0.75}.get(here.light.time, 0.95)
    glow = sheet.glow(((0, colour, 0.5 * strength), (1, colour, 0)))
    sheet.ellipse(x, top + 8, 300, 46, fill=glow)
    for share, alpha in ((1.0, 0.45), (0.5, 0.85)):
        dashes = []
        for _ in range(130):
            u = dice.random() ** 1.15
            spread = (26 + 150 * u) * share
            length = (8 + 58 * u) * dice.uniform(0.4, 1.2)
            at = x + dice.gauss(0, 0.5) * spread - length / 2
            dashes.append(leaf(at, top + 2 + u * (bottom - top), length, 0.0, 1.0 + 3.4 * u))
        sheet.path("".join(dashes), fill=colour, opacity=alpha * strength)


def _ships(sheet: Drawing, here: Setting, top: float) -> None:
    dice = here.dice("ships")
    for _ in range(dice.randrange(1, 4)):
        x, s = dice.uniform(480, 1120), dice.uniform(9, 17)
        hull = here.paint("#e9e4dc", -0.4, 0.4)
        sheet.path(f"M{number(x - s * 1.6)} {number(top - 2)}h{number(s * 3.2)}l{number(-s * 0.6)} {number(s * 0.7)}h{number(-s * 2)}Z", fill=hull)
        sheet.path(quad((x, top - 3), (x, top - s * 3.2), (x + s * 1.5, top - 4)), fill=here.paint("#ffffff", 0.1, 0.3))
        sheet.path(quad((x - 2, top - 3), (x - 2, top - s * 2.8), (x - s * 1.1, top - 4)), fill=here.paint("#ffffff", -0.4, 0.35))


def headland(
    sheet: Drawing, here: Setting, name: str, side: int, *, top: float, reach: float, height: float,
    far: float,
) -> None:  # fmt: skip
    """Let a wooded cape reach `reach` units into the picture from one side."""
    dice = here.dice(name)
    edge = 800 + side * 860
    line = ridge(dice, 0, reach, top, steps=10, height=height, rough=1.2)
    line = [(edge - side * x, top - (top - y) * (1 - (x / reach) ** 1.6)) for x, y in line]
    rock = here.paint("#b59f88", -0.3, far)
    foot = [(edge - side * reach * 1.05, top + 3), (edge, top + 10)]
    sheet.path(smooth([*line, *foot]) + "Z", fill=rock)
    wood = [(x, y - 6 + (top - y) * 0.35) for x, y in line]
    crown = [(x, y - 10) for x, y in line]
    sheet.path(smooth([*crown, *reversed(wood)], closed=True), fill=here.ground("#5f8f62", -0.35, far))


def seaside(here: Setting) -> tuple[Layer, ...]:
    """Paint a beach with a cape, the open sea and its path of light."""
    view, dice = Perspective(horizon=515), here.dice("seaside")
    side = dice.choice((-1, 1))
    sea = here.sheet()
    headland(sea, here, "far", -side, top=517, reach=520, height=70, far=0.6)
    water(sea, here, "sea", top=515, bottom=760)
    _ships(sea, here, 516)
    headland(sea, here, "near", side, top=522, reach=430, height=170, far=0.3)
    fog(sea, here, 380, 640)
    beach = here.sheet()
    _sand(beach, here, view)
    floor_weather(beach, here, view, reach=8.6)
    _beach_things(beach, here, view, dice, side)
    front = here.sheet()
    grass(front, here, here.dice("front"), (-60, 300), 930, height=190, count=70, colour="#8aa860")
    grass(front, here, here.dice("front2"), (1400, 1660), 930, height=150, count=50, colour="#8aa860")
    return (
        sky(here, horizon=520, clouds=1.15), Layer(sea, 0.35, bloom=0.55),
        Layer(beach, 1.0, bloom=0.2), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _sand(sheet: Drawing, here: Setting, view: Perspective) -> None:
    dice = here.dice("sand")
    for i, (y, colour, alpha) in enumerate(((668, "#7fd0d8", 0.4), (684, "#a9e2e0", 0.45), (700, "#ffffff", 0.9), (706, "#c9b08a", 1.0), (716, "#ffffff", 0.75), (724, "#e8d3a6", 1.0))):
        line = [(x, y + 12 * math.sin(x / 170 + i * 0.6) + dice.uniform(-5, 5)) for x in range(-60, 1720, 70)]
        tone = here.ground(colour, 0.1 if colour == "#ffffff" else -0.3)
        sheet.path(filled(line, 900), fill=tone, opacity=alpha)
    fill = sheet.linear((0, 740), (0, 900), ((0, here.ground("#f0dcb0", 0.15)), (1, here.ground("#cfb389", -0.5))))
    line = [(x, 738 + 10 * math.sin(x / 210 + 2)) for x in range(-60, 1720, 90)]
    sheet.path(filled(line, 900), fill=fill)
    ripples = "".join(leaf(dice.uniform(-40, 1600), dice.uniform(750, 890), dice.uniform(50, 180), 0.02, 2.6) for _ in range(60))
    sheet.path(ripples, fill=here.ground("#b89a70", -0.5), opacity=0.35)
    steps = "".join(disc(900 + i * 30 + (8 if i % 2 else -8), 868 - i * 12, 13 - i * 0.7, 4) for i in range(10))
    sheet.path(steps, fill=here.ground("#a88a64", -0.6), opacity=0.5)
    shells = "".join(disc(dice.uniform(40, 1560), dice.uniform(755, 880), dice.uniform(2, 5), 2) for _ in range(40))
    sheet.path(shells, fill=here.ground("#fff4e4", 0.2))


def _beach_things(sheet: Drawing, here: Setting, view: Perspective, dice: Random, side: int) -> None:
    if dice.random() < 0.5:
        _rowing_boat(sheet, here, 800 + side * 520, 770)
    else:
        _parasol(sheet, here, 800 + side * 540, 790)
    posts = [(800 - side * (360 + i * 92), 742 + i * 9) for i in range(5)]
    for a, b in zip(posts, posts[1:], strict=False):
        sag = (a[0] + b[0]) / 2
        sheet.path(f"M{number(a[0])} {number(a[1] - 44)}Q{number(sag)} {number(a[1] - 14)} {number(b[0])} {number(b[1] - 44)}", stroke=here.paint("#d9c8a2", -0.3), width=3.5)
    for x, y in posts:
        sheet.path(box(x - 7, y - 56, 14, 62), fill=here.paint("#8f7355", -0.5))
        sheet.path(box(x - 7, y - 56, 5, 62), fill=here.paint("#b4946c", 0.1))
        snow(sheet, here, [(x - 9, y - 56), (x + 9, y - 56)], 9)
    grass(sheet, here, dice, (800 - side * 900, 800 - side * 560) if side > 0 else (1360, 1700), 770, height=80, count=70, colour="#8fae64")


def _rowing_boat(sheet: Drawing, here: Setting, x: float, y: float) -> None:
    paint = here.accent
    sheet.ellipse(x, y + 6, 190, 14, fill=here.paint("#7a6248", -1.2), opacity=0.5)
    hull = f"M{x - 190} {y - 88}Q{x - 150} {y + 10} {x - 90} {y + 8}H{x + 100}Q{x + 160} {y} {x + 176} {y - 80}Q{x} {y - 46} {x - 190} {y - 88}Z"
    sheet.path(hull, fill=sheet.linear((0, y - 90), (0, y + 10), ((0, here.ground("#f4ecdc", 0.2)), (1, here.paint("#b8a890", -0.9)))))
    band = f"M{x - 190} {y - 88}Q{x} {y - 46} {x + 176} {y - 80}L{x + 172} {y - 60}Q{x} {y - 26} {x - 184} {y - 66}Z"
    sheet.path(band, fill=here.paint(paint, 0))
    inside = f"M{x - 180} {y - 86}Q{x} {y - 110} {x + 168} {y - 79}Q{x} {y - 50} {x - 180} {y - 86}Z"
    sheet.path(inside, fill=here.paint("#6b4d38", -0.6))
    sheet.path(f"M{x - 80} {y - 84}L{x + 230} {y - 120}", stroke=here.paint("#a9855c"), width=8)
    snow(sheet, here, [(x - 190, y - 88), (x, y - 66), (x + 176, y - 80)], 12)


def _parasol(sheet: Drawing, here: Setting, x: float, y: float) -> None:
    sheet.ellipse(x + 30, y + 2, 190, 15, fill=here.paint("#7a6248", -1.2), opacity=0.45)
    sheet.path(f"M{x} {y}L{x + 34} {y - 330}", stroke=here.paint("#efe6d6", -0.2), width=8)
    top, count = (x + 36, y - 350), 8
    edge = [(x - 180 + i * 54 + 2, y - 205 + 34 * abs(i / 4 - 1) ** 2 - i * 6) for i in range(count + 1)]
    for i in range(count):
        a, b = edge[i], edge[i + 1]
        colour = here.accent if i % 2 else "#fbf4e6"
        data = f"M{number(top[0])} {number(top[1])}Q{number((top[0] + a[0]) / 2 - 10)} {number(a[1] - 100)} {number(a[0])} {number(a[1])}Q{number((a[0] + b[0]) / 2)} {number(a[1] + 16)} {number(b[0])} {number(b[1])}Q{number((top[0] + b[0]) / 2)} {number(b[1] - 100)} {number(top[0])} {number(top[1])}Z"
        sheet.path(data, fill=here.ground(colour, 0.25 - i * 0.14))


def lighthouse(here: Setting) -> tuple[Layer, ...]:
    """Paint a lighthouse on its cliff, with its beam when lamps are on."""
    dice = here.dice("lighthouse")
    side = dice.choice((-1, 1))
    sea = here.sheet()
    headland(sea, here, "far", -side, top=562, reach=430, height=60, far=0.6)
    water(sea, here, "sea", top=560, bottom=840)
    _ships(sea, here, 561)
    _rocks(sea, here, side)
    fog(sea, here, 420, 700)
    x = 800 + side * 430
    tower = here.sheet()
    _cliff(tower, here, side)
    _tower(tower, here, dice, x)
    _keeper_house(tower, here, x - side * 190, side)
    land = here.sheet()
    _headland_path(land, here, side)
    front, dice = here.sheet(), here.dice("front")
    for span in ((-60, 360), (1300, 1680)):
        grass(front, here, dice, span, 925, height=110, count=70, colour="#86b058")
        spots = [(dice.uniform(*span), dice.uniform(800, 880)) for _ in range(14)]
        flowers(front, here, dice, spots, 17, ("#ffd75e", "#f7a8c4", "#ffffff"))
    return (
        sky(here, horizon=565, clouds=1.2), Layer(sea, 0.3, bloom=0.5),
        Layer(tower, 0.75, bloom=0.8 if here.lamps else 0.2), Layer(land, 1.0, bloom=0.15),
        Layer(front, 1.4, blur=2.0),
    )  # fmt: skip


def _rocks(sheet: Drawing, here: Setting, side: int) -> None:
    dice = here.dice("rocks")
    for _ in range(5):
        x, y = 800 - side * dice.uniform(80, 620), dice.uniform(620, 720)
        r = dice.uniform(20, 46)
        top = [(x - r, y), (x - r * 0.5, y - r * 0.8), (x + r * 0.1, y - r), (x + r * 0.6, y - r * 0.5), (x + r, y)]
        sheet.path(smooth(top, tension=0.2) + "Z", fill=sheet.shading(((0, here.ground("#9a8d84", 0.1, 0.2)), (1, here.paint("#5d5560", -0.9, 0.1)))))
        sheet.ellipse(x, y, r * 1.35, 6, fill=here.paint("#ffffff", 0.1), opacity=0.75)


def _cliff(sheet: Drawing, here: Setting, side: int) -> None:
    dice, far = here.dice("cliff"), 0.12
    edge = 800 + side * 860
    top = [(edge, 600.0), (800 + side * 520, 612), (800 + side * 200, 628), (800 + side * 90, 646)]
    face = [(800 + side * 60, 700), (800 + side * 84, 770), (800 + side * 20, 850), (800 + side * 30, 900), (edge, 900)]
    fill = sheet.linear((0, 610), (0, 900), ((0, here.paint("#c7a98a", 0.1, far)), (1, here.paint("#7d6a66", -1.0, far))))
    sheet.path(smooth([*top, *face[:-1]], tension=0.3) + f"L{number(edge)} 900Z", fill=fill)
    cracks = []
    for _ in range(16):
        x, y = 800 + side * dice.uniform(70, 300), dice.uniform(660, 800)
        cracks.append(f"M{number(x)} {number(y)}l{number(dice.uniform(-14, 14))} {number(dice.uniform(20, 50))}l{number(dice.uniform(-10, 18))} {number(dice.uniform(14, 40))}")
    sheet.path("".join(cracks), stroke=here.paint("#5d4c4c", -1.0, far), width=3, opacity=0.5)
    turf = [*top, (800 + side * 96, 668), (800 + side * 240, 652), (800 + side * 520, 644), (edge, 640)]
    sheet.path(smooth(turf, closed=True, tension=0.3), fill=here.ground("#7fa856", 0.0, far))
    span = sorted((800 + side * 110, edge))
    grass(sheet, here, dice, (span[0], span[1]), 630, height=22, count=120, colour="#86b058", far=far)


def _tower(sheet: Drawing, here: Setting, dice: Random, x: float) -> None:
    band, y0, y1 = dice.choice(("#d2453a", "#3a6ea5", here.accent)), 618.0, 208.0
    low, high = 66.0, 42.0

    def half(y: float) -> float:
        return high + (low - high) * ((y - y1) / (y0 - y1)) ** 1.3

    steps = 9
    for i in range(steps):
        a, b = y0 + (y1 - y0) * i / steps, y0 + (y1 - y0) * (i + 1) / steps
        colour = band if i in {1, 2, 5, 6} else "#f6f1e6"
        fill = sheet.linear((x - low, 0), (x + low, 0), ((0, here.paint(colour, 0.3)), (0.4, here.paint(colour, 0)), (1, here.paint(colour, -1.1))))
        sheet.path(quad((x - half(a), a), (x - half(b), b - 0.6), (x + half(b), b - 0.6), (x + half(a), a)), fill=fill)
    slots = "".join(box(x - 8, y0 - 90 - i * 112, 15, 26) for i in range(4))
    sheet.path(slots, fill=here.window("#ffd98c"))
    sheet.path(f"M{x - 18} {y0}v-46a18 18 0 0 1 36 0v46Z", fill=here.paint("#5d4436", -0.4))
    dark, rail = here.paint("#3f4654", -0.5), here.paint("#586072", -0.2)
    sheet.path(box(x - 62, y1 - 10, 124, 14), fill=dark)
    sheet.path("".join(box(x - 60 + i * 14.7, y1 - 40, 3, 32) for i in range(9)) + box(x - 62, y1 - 42, 124, 4), fill=rail)
    glass = "#fff3c4" if here.lamps else here.paint("#bfe0ea", 0.2)
    sheet.path(box(x - 30, y1 - 84, 60, 74), fill=glass)
    sheet.path("".join(box(x - 30 + i * 18.6, y1 - 84, 4, 74) for i in range(4)), fill=dark)
    sheet.path(f"M{x - 44} {y1 - 82}Q{x} {y1 - 142} {x + 44} {y1 - 82}Z", fill=here.ground(band, -0.2))
    sheet.path(f"M{x} {y1 - 112}v-36", stroke=dark, width=4)
    snow(sheet, here, [(x - 42, y1 - 84), (x, y1 - 110), (x + 42, y1 - 84)], 9)
    if here.lamps:
        _beam(sheet, here, (x, y1 - 48))


def _beam(sheet: Drawing, here: Setting, lamp: Point) -> None:
    x, y = lamp
    strength = 0.34 if here.night else 0.16
    for reach, lift in ((-1500.0, -80.0), (1500.0, 60.0)):
        for wide in (70, 105, 140):
            fill = sheet.linear((x, 0), (x + reach * 0.8, 0), (
                (0, "#fff2b8", strength), (0.3, "#ffe596", strength * 0.55), (1, "#ffd66b", 0),
            ))  # fmt: skip
            far = (x + reach, y + lift)
            sheet.path(quad((x, y - 9), (far[0], far[1] - wide), (far[0], far[1] + wide), (x, y + 9)), fill=fill)
    here.halo(sheet, lamp, 170, "#fff1bd", 0.95)


def _keeper_house(sheet: Drawing, here: Setting, x: float, side: int) -> None:
    y, wall = 628.0, "#f1e7d6"
    sheet.path(box(x - 80, y - 74, 160, 78), fill=here.paint(wall, -0.15, 0.08))
    sheet.path(box(x + (40 if side < 0 else -80), y - 74, 40, 78), fill=here.paint(wall, -0.8, 0.08))
    sheet.path(quad((x - 96, y - 70), (x - 58, y - 128), (x + 58, y - 128), (x + 96, y - 70)), fill=here.ground("#a8503f", -0.1, 0.08))
    sheet.path(box(x + 24, y - 150, 20, 40), fill=here.paint("#8c5a4a", -0.4, 0.08))
    sheet.path(box(x - 56, y - 52, 26, 26) + box(x + 6, y - 52, 26, 26), fill=here.window())
    sheet.path(box(x - 18, y - 46, 20, 50), fill=here.paint("#5d7a8a", -0.3))
    snow(sheet, here, [(x - 60, y - 126), (x + 60, y - 126)], 12)
    if here.lamps:
        here.halo(sheet, (x - 20, y - 36), 110, here.lamp, 0.5)


def _headland_path(sheet: Drawing, here: Setting, side: int) -> None:
    dice = here.dice("path")
    line = [(-60.0, 790.0), (300, 772), (800, 760), (1200, 742), (1660, 720)]
    if side < 0:
        line = [(1600 - x, y) for x, y in reversed(line)]
    fill = sheet.linear((0, 720), (0, 900), ((0, here.ground("#8fb85c", 0.2)), (1, here.ground("#5f8a44", -0.9))))
    sheet.path(filled(line, 900), fill=fill)
    a, b = 800 + side * 640, 800 + side * 40
    path = [(a, 742), (800 + side * 420, 770), (800 + side * 180, 806), (b - 330, 910), (b + 330, 910), (800 + side * 330, 806), (800 + side * 540, 770), (a + side * 40, 742)]
    sheet.path(smooth(path, closed=True, tension=0.4), fill=here.ground("#dcc79c", -0.05))
    for i in range(5):
        y = 764 + i * 28
        for span in ((-40, 800 - 240 - i * 40), (800 + 300 + i * 20, 1640)):
            grass(sheet, here, dice, span, y, height=18 + i * 8, count=80, colour="#8ab85a")
    posts = [(800 - side * (700 - i * 118), 782 - i * 4) for i in range(8)]
    rails = "".join(f"M{number(p[0])} {number(p[1] - up)}L{number(q[0])} {number(q[1] - up)}" for p, q in zip(posts, posts[1:], strict=False) for up in (24, 44))
    sheet.path(rails, stroke=here.paint("#f4efe4", -0.2), width=5)
    sheet.path("".join(box(x - 6, y - 56, 12, 60) for x, y in posts), fill=here.paint("#e6dfd0", -0.4))
    for x, y in posts:
        snow(sheet, here, [(x - 8, y - 56), (x + 8, y - 56)], 8)
    if not here.snowy:
        spots = [(dice.uniform(0, 1600), dice.uniform(780, 860)) for _ in range(44)]
        flowers(sheet, here, dice, [p for p in spots if abs(p[0] - 800) > 330], 9, ("#ffffff", "#ffd75e", "#f7a8c4"))
