"""A path between old trees, shafts of light falling through their crowns."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import smooth
from generators.animatic.light import mix
from schemas.plan import TimeOfDay

from .foliage import (
    GREEN,
    branch,
    fern,
    grass,
    trunk,
)
from .perspective import Perspective
from .setting import WIDTH, Layer, Setting, Sheet
from .shapes import box, disc, leaves, quad, scallop
from .skies import sun_at
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
    _canopy(middle, "canopy", green, glade, far=0.3)
    _trunks(middle, "middle", glade, (7, 620.0, 56.0), far=0.3)
    _shafts(middle, glade)
    fog(middle, 380, 720)
    floor = here.sheet(view)
    _forest_floor(floor, green)
    _great_trunks(floor, green)
    return (Layer(_glade(here, glade, green), 0.1, bloom=0.45), Layer(middle, 0.5, bloom=0.35),
        Layer(floor, 1.0, bloom=0.2), Layer(_frame(here, green), 1.45, blur=3.5))  # fmt: skip


def _glade(here: Setting, glade: str, green: str) -> Sheet:
    on = here.sheet()
    deep = on.paint(mix(green, "#2f5a58", 0.5), -0.6)
    stops = ((0, mix(deep, glade, 0.2)), (0.45, mix(glade, deep, 0.25)), (0.66, glade), (1, deep))
    on.rect(0, 0, WIDTH, 900, fill=on.linear((0, 0), (0, 900), stops))
    on.halo((sun_at(here, 560)[0] * 0.5 + 400, 430), 430, mix(glade, "#ffffff", 0.4), 0.8)
    _trunks(on, "far", glade, (17, 600.0, 22.0), far=0.68)
    dice = here.dice("bokeh")
    for _ in range(26):
        spot = (dice.uniform(200, 1400), dice.uniform(90, 420))
        on.ellipse(
            *spot, *([dice.uniform(5, 18)] * 2), fill=mix(glade, "#ffffff", 0.5), opacity=0.3
        )
    if here.night:
        glows = [(dice.uniform(100, 1500), dice.uniform(380, 660)) for _ in range(22)]
        for at in glows:
            on.halo(at, 22, "#d8ff8a", 0.8)
    return on


def _trunks(
    on: Sheet, name: str, glade: str, sizes: tuple[int, float, float], *, far: float
) -> None:
    dice, (count, foot, wide) = on.dice(name), sizes
    for i in range(count):
        x = (i + dice.uniform(0.15, 0.85)) / count * 1700 - 50
        if far < 0.5 and abs(x - 800) < 230:
            x += 330 * (1 if x > 800 else -1)
        w = wide * dice.uniform(0.6, 1.3)
        colour = mix("#6b5a4e", glade, far * 0.6)
        trunk(on, dice, (x, foot + dice.uniform(0, 40)), (w, 760), colour=colour, far=far * 0.5,
            lean=dice.uniform(-30, 30))  # fmt: skip


def _canopy(on: Sheet, name: str, green: str, glade: str, *, far: float) -> None:
    dice = on.dice(name)
    for row in range(3):
        tone = mix(green, glade, 0.35 - row * 0.14)
        for i in range(9):
            x = i * 200 + dice.uniform(-90, 90)
            away = abs(x - 800) / 800
            y = 40 + row * -34 + away**1.5 * 150 + dice.uniform(-30, 30)
            r = dice.uniform(130, 190)
            stops = ((0, on.paint(tone, 0.2 - row * 0.3, far)),
                (1, on.paint(tone, -1.0 - row * 0.2, far)))  # fmt: skip
            on.path(scallop(dice, (x, y), r, r * 0.7, 15), fill=on.shading(stops))
            data = leaves(dice, (x, y + r * 0.4), r * 1.0, r * 0.42, count=26, size=20, turn=1.2)
            on.fill(data, tone, -0.4 - row * 0.2, far)


def _shafts(on: Sheet, glade: str) -> None:
    dice = on.dice("shafts")
    slant = 1 if sun_at(on, 560)[0] < 800 else -1
    strength = (0.2 if on.night else 0.42) * (1 - on.light.dull * 0.75)
    colour = mix(glade, "#ffffff", 0.45)
    for _ in range(7):
        x, w = dice.uniform(150, 1450), dice.uniform(24, 90)
        drop, lean = dice.uniform(480, 720), slant * dice.uniform(150, 230)
        points = ((x, -20), (x + w, -20), (x + w * 1.9 + lean, drop), (x + lean - w * 0.5, drop))
        fill = on.linear((x, 0), (x + lean, drop),
            ((0, colour, strength), (0.6, colour, strength * 0.45), (1, colour, 0)))  # fmt: skip
        on.path(quad(*points), fill=fill)


def _forest_floor(on: Sheet, green: str) -> None:
    dice = on.dice("floor")
    y, moss = 630.0, mix(green, "#55702f", 0.4)
    far = on.ground(mix(moss, "#d8e08a", 0.4), 0.2, 0.12)
    fill = on.linear(
        (0, y - 20), (0, 900), ((0, far), (0.4, on.ground(moss, -0.5)), (1, on.ground(moss, -1.3)))
    )
    bank = [(-40.0, y + 14), (240, y - 18), (560, y + 6), (800, y - 4), (1080, y + 8),
        (1360, y - 16), (1640, y + 10)]  # fmt: skip
    on.path(smooth(bank) + "L1640 900H-40Z", fill=fill)
    bend = dice.uniform(-70, 70)
    path = [(770 + bend, y), (700, 690), (560, 770), (380, 900), (1220, 900), (1020, 770),
        (880, 690), (830 + bend, y)]  # fmt: skip
    earth = on.linear(
        (0, y), (0, 900), ((0, on.ground("#c9b183", 0.2, 0.1)), (1, on.ground("#7d6547", -0.9)))
    )
    on.path(smooth(path, closed=True), fill=earth)
    spots = "".join(disc(800 + dice.gauss(0, 190), dice.uniform(690, 880), dice.uniform(30, 90),
        dice.uniform(4, 10)) for _ in range(14))  # fmt: skip
    on.path(spots, fill=mix(on.light.sun, "#fff3b0", 0.4), opacity=0.06 if on.night
        else 0.26 * (1 - on.light.dull))  # fmt: skip
    floor_weather(on, reach=13, span=(-5, 5))
    for row in range(4):
        foot = y + 20 + row * 62
        gap = 90 + row * 80
        for span in ((-40, 780 - gap), (820 + gap, 1640)):
            grass(on, dice, span, foot, height=20 + row * 10, count=90,
                colour=mix(green, "#8fbf4f", 0.4))  # fmt: skip
    for _ in range(6):
        side = dice.choice((-1, 1))
        fern(on, dice, (800 + side * dice.uniform(330, 760), dice.uniform(680, 850)),
            dice.uniform(60, 110), colour=mix(green, "#3f8f4f", 0.5))  # fmt: skip
    _rocks(on, dice)


def _rocks(on: Sheet, dice: Random) -> None:
    for _ in range(4):
        x, y = 800 + dice.choice((-1, 1)) * dice.uniform(360, 700), dice.uniform(690, 820)
        r = dice.uniform(34, 70)
        points = [(x - r, y), (x - r * 0.8, y - r * 0.5), (x - r * 0.1, y - r * 0.8),
            (x + r * 0.6, y - r * 0.6), (x + r, y)]  # fmt: skip
        stops = ((0, on.ground("#a5a59a", 0.2)), (1, on.ground("#6d6c70", -1.0)))
        on.path(smooth(points, closed=True), fill=on.shading(stops, angle=60))
        moss = [(x - r * 0.8, y - r * 0.45), (x - r * 0.1, y - r * 0.8),
            (x + r * 0.6, y - r * 0.58), (x, y - r * 0.42)]  # fmt: skip
        on.path(smooth(moss, closed=True), fill=on.ground("#7f9c4a", -0.1))
        caps = [(x + r * u, y + 4) for u in (-0.5, 0.7)]
        for a, b in caps:
            on.fill(box(a - 2.5, b - 16, 5, 16), "#efe3cf")
            on.fill(f"M{a - 11:.1f} {b - 14:.1f}a11 10 0 0 1 22 0Z", "#d8553f", 0.1)


def _great_trunks(on: Sheet, green: str) -> None:
    dice = on.dice("great")
    for x, w in ((dice.uniform(60, 170), 190.0), (dice.uniform(1400, 1540), 160.0)):
        trunk(on, dice, (x, 790), (w, 900), colour="#6a5142", lean=dice.uniform(-40, 40))
        moss = leaves(dice, (x - w * 0.25, 700), w * 0.3, 110, count=60, size=16)
        on.path(moss, fill=on.ground(mix(green, "#7d9a3c", 0.5), -0.4))
        for i in range(3):
            fern(on, dice, (x + (i - 1) * w * 0.7, 800), 80, colour=mix(green, "#3f8f4f", 0.5))
        snow(on, [(x - w * 0.9, 786), (x + w * 0.9, 790)], 22)


def _frame(here: Setting, green: str) -> Sheet:
    on, dice = here.sheet(), here.dice("frame")
    branch(on, dice, (-80, 20), (330, 130), colour=mix(green, "#2f5a3c", 0.4), size=26, count=6)
    branch(on, dice, (1680, 40), (1380, 150), colour=mix(green, "#2f5a3c", 0.4), size=26, count=5)
    for x in (30, 1500, 1590):
        fern(on, dice, (x, 925), 210, colour=mix(green, "#2f6a48", 0.5))
    return on
