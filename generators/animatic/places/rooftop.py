"""The roof of a school above its town: fence, stairhead, water tank, power lines."""

from __future__ import annotations

from generators.animatic.draw import Drawing, number
from generators.animatic.light import mix

from .buildings import pole, skyline, street_lamp, wires
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import box
from .skies import sky, sun_at
from .solids import block, cooler, haze, plant, shadow
from .weathering import floor_weather, fog, snow

_VIEW = Perspective(horizon=560)
_FENCE = 9.4  # metres away


def rooftop(here: Setting) -> tuple[Layer, ...]:
    """Paint a rooftop behind its wire fence."""
    town = here.sheet()
    skyline(town, here, "far", base=690, low=60, high=230, wide=58, far=0.62)
    here.veil(town, 500, 690, 0.5)
    skyline(town, here, "near", base=790, low=60, high=330, wide=120, far=0.26)
    here.veil(town, 560, 780, 0.35)
    fog(town, here, 420, 760)
    lines = here.sheet()
    _power_lines(lines, here)
    roof = here.sheet()
    _floor(roof, here)
    floor_weather(roof, here, _VIEW, reach=_FENCE)
    _fence(roof, here)
    _stairhead(roof, here)
    _left_corner(roof, here)
    return (
        sky(here, horizon=640, clouds=1.2),
        Layer(town, 0.3, bloom=0.35),
        Layer(lines, 0.6),
        Layer(roof, 1.0, bloom=0.3),
        Layer(_foreground(here), 1.4, blur=3.0),
    )


def _power_lines(sheet: Drawing, here: Setting) -> None:
    dice = here.dice("lines")
    x = dice.uniform(330, 620)
    near = pole(sheet, here, (x, 800), dice.uniform(560, 640), far=0.08)
    far = pole(sheet, here, (x + 640, 800), 400, far=0.2)
    wires(sheet, here, list(zip(near, far, strict=True)), sag=34, width=2.2)
    exits = [(1660.0, y + 30 + 9 * i) for i, (_, y) in enumerate(far)]
    wires(sheet, here, list(zip(far, exits, strict=True)), sag=20, width=1.6, far=0.2)
    starts = [(-60.0, y - 110 + 22 * i) for i, (_, y) in enumerate(near)]
    wires(sheet, here, list(zip(starts, near, strict=True)), sag=46, width=2.8)


def _floor(sheet: Drawing, here: Setting) -> None:
    top = _VIEW.at(0, 0, _FENCE + 0.5)[1]
    near, far = here.ground("#a9a6ab", -0.45), here.ground("#b8b4b4", 0.05)
    fill = sheet.linear((0, top), (0, 900), ((0, far), (0.5, mix(near, far, 0.4)), (1, near)))
    sheet.path(box(-40, top, 1680, 900 - top), fill=fill)
    joints = "".join(
        f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}"
        for a, b in [(_VIEW.at(x * 1.1, 0, 4), _VIEW.at(x * 1.1, 0, _FENCE)) for x in range(-9, 10)]
    )
    for z in (5.2, 6.0, 6.9, 7.9, 8.8):
        joints += f"M-40 {number(_VIEW.at(0, 0, z)[1])}h1680"
    sheet.path(joints, stroke=here.ground("#7d7a84", -0.6), width=2.2, opacity=0.6)
    dice = here.dice("stains")
    for _ in range(9):
        x, y = _VIEW.at(dice.uniform(-4, 4), 0, dice.uniform(5, 9))
        sheet.ellipse(x, y, dice.uniform(60, 150), dice.uniform(5, 12),
                      fill=here.ground("#8b8790", -0.5), opacity=0.3)  # fmt: skip
    sun, _ = sun_at(here, 640)
    if not here.night and here.light.dull < 0.5:
        here.halo(sheet, (sun, top), 330, here.light.sun, 0.45)
        _post_shadows(sheet, here, sun)


def _post_shadows(sheet: Drawing, here: Setting, sun: float) -> None:
    data = []
    for x in range(-7, 8, 2):
        a, b = _VIEW.at(x - 0.04, 0, _FENCE), _VIEW.at(x + 0.04, 0, _FENCE)
        lean = (a[0] - sun) * 0.55
        data.append(f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}"
                    f"L{number(b[0] + lean + 16)} 900L{number(a[0] + lean)} 900Z")  # fmt: skip
    sheet.path("".join(data), fill=here.paint("#4a4a66", -1.0), opacity=0.3)


def _fence(sheet: Drawing, here: Setting) -> None:
    steel, dark = here.paint("#67808a", -0.3), here.paint("#3f4a5c", -0.9)
    block(sheet, here, _VIEW, (-9, 9), (0, 0.3), (_FENCE - 0.05, _FENCE + 0.3), "#b9b2aa")
    left, right = _VIEW.at(-9, 0.3, _FENCE), _VIEW.at(9, 2.35, _FENCE)
    step, tall = 26.0, left[1] - right[1]
    count = int((right[0] - left[0] + 2 * tall) / step)
    mesh = "".join(
        f"M{number(left[0] - tall + i * step)} {number(left[1])}l{number(tall)} {number(-tall)}"
        f"M{number(left[0] - tall + i * step)} {number(right[1])}l{number(tall)} {number(tall)}"
        for i in range(count)
    )
    sheet.path(mesh, stroke=steel, width=1.5, opacity=0.62)
    rails = [box(left[0], _VIEW.at(0, y, _FENCE)[1], right[0] - left[0], 6) for y in (2.35, 1.3, 0.42)]
    posts = [_VIEW.front(_FENCE, x - 0.045, x + 0.045, 0.25, 2.45) for x in range(-7, 8, 2)]
    sheet.path("".join(rails + posts), fill=dark)
    edge = [_VIEW.front(_FENCE, x - 0.045, x - 0.025, 0.25, 2.45) for x in range(-7, 8, 2)]
    sheet.path("".join(edge), fill=mix(here.paint("#9fb4bd"), here.light.rim, 0.5))
    snow(sheet, here, [(left[0], right[1]), (right[0], right[1])], 9)
    snow(sheet, here, [(left[0], left[1] + 1), (right[0], left[1] + 1)], 16)


def _stairhead(sheet: Drawing, here: Setting) -> None:
    wall = "#cfc5b6"
    shadow(sheet, here, _VIEW, (2.6, 6), (7.4, 8.6))
    block(sheet, here, _VIEW, (2.75, 7.0), (0, 2.75), (7.6, 9.3), wall)
    block(sheet, here, _VIEW, (2.6, 7.0), (2.75, 2.95), (7.4, 9.4), "#a59b90")
    sheet.path(_VIEW.front(7.6, 2.75, 7.0, 0, 0.28), fill=here.paint("#8d8478", -0.6))
    sheet.path(_VIEW.front(7.6, 3.05, 3.8, 0, 2.02), fill=here.paint("#5d6b76", -0.8))
    sheet.path(_VIEW.front(7.6, 3.12, 3.73, 0.04, 1.95), fill=here.paint(mix(here.accent, "#6b7c86", 0.6)))
    sheet.path(_VIEW.front(7.6, 3.24, 3.6, 1.25, 1.75), fill=here.window("#ffe2a0"))
    sheet.path(_VIEW.front(7.6, 3.62, 3.69, 0.95, 1.05), fill=here.paint("#e8e4da", 0.3))
    streaks = "".join(_VIEW.front(7.6, x, x + 0.035, 2.75 - d, 2.75)
                      for x, d in ((2.9, 0.8), (3.95, 1.3), (4.02, 0.7)))  # fmt: skip
    sheet.path(streaks, fill=here.paint("#80766c", -0.5), opacity=0.5)
    snow(sheet, here, [_VIEW.at(2.6, 2.95, 7.4), _VIEW.at(7, 2.95, 7.4)], 16)
    _tank(sheet, here)
    if here.lamps:
        at = _VIEW.at(3.42, 2.25, 7.5)
        sheet.path(_VIEW.front(7.5, 3.3, 3.55, 2.18, 2.3), fill="#fff3cf")
        here.halo(sheet, at, 190, here.lamp, 0.6)
        x, y = _VIEW.at(3.4, 0, 7.3)
        sheet.ellipse(x, y, 230, 34, fill=sheet.glow(((0, here.lamp, 0.5), (1, here.lamp, 0))))


def _tank(sheet: Drawing, here: Setting) -> None:
    left, top = _VIEW.at(3.5, 4.35, 8.2)
    right, bottom = _VIEW.at(5.3, 3.2, 8.2)
    fill = sheet.linear((left, 0), (right, 0), (
        (0, here.paint("#b9ccd2", 0.3)), (0.3, here.paint("#9fb6c0", 0)), (1, here.paint("#8097a6", -0.9)),
    ))  # fmt: skip
    legs = "".join(box(left + 30 + i * 90, bottom, 9, 60) for i in range(5))
    sheet.path(legs, fill=here.paint("#4b5563", -0.8))
    sheet.rect(left, top, right - left, bottom - top, fill=fill, radius=16)
    bands = "".join(box(left, top + (bottom - top) * t, right - left, 4) for t in (0.25, 0.5, 0.75))
    sheet.path(bands, fill=here.paint("#6d8390", -0.6), opacity=0.7)
    snow(sheet, here, [(left + 8, top + 2), (right, top + 2)], 15)


def _left_corner(sheet: Drawing, here: Setting) -> None:
    dice = here.dice("corner")
    for x in (-4.3, -3.2)[: dice.randrange(1, 3)]:
        shadow(sheet, here, _VIEW, (x, x + 0.85), (8.3, 8.8))
        cooler(sheet, here, _VIEW, (x, 0.12, 8.3))
    pipe = _VIEW.front(8.9, -6.5, -2.0, 0.42, 0.52) + _VIEW.front(8.9, -2.1, -2.0, 0.0, 0.52)
    sheet.path(pipe, fill=here.paint("#8c8f98", -0.4, haze(9)))
    if dice.random() < 0.5:
        street_lamp(sheet, here, _VIEW.at(-2.6, 0, 9.1), 520, lean=1)


def _foreground(here: Setting) -> Drawing:
    sheet = here.sheet()
    dice = here.dice("pots")
    for i in range(3):
        bloom = dice.choice(("#f2a5b8", "#ffd166", "#e86b5c", "#b58ae0"))
        plant(sheet, here, (30 + i * 100, 905 + i * 14), dice.uniform(170, 230), bloom=bloom)
    return sheet
