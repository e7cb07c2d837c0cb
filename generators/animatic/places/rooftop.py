"""The roof of a school above its town: fence, stairhead, water tank, power lines."""

from __future__ import annotations

from generators.animatic.light import mix

from .buildings import pole, skyline, street_lamp, wires
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, quad, stroke
from .skies import sky, sun_at
from .solids import block, cooler, haze, plant, shadow
from .weathering import floor_weather, fog, snow

_VIEW = Perspective(horizon=560)
_FENCE = 9.4  # metres away


def rooftop(here: Setting) -> tuple[Layer, ...]:
    """Paint a rooftop behind its wire fence."""
    town = here.sheet()
    skyline(town, "far", base=690, low=60, high=230, wide=58, far=0.62)
    town.veil(500, 690, 0.5)
    skyline(town, "near", base=790, low=60, high=330, wide=120, far=0.26)
    town.veil(560, 780, 0.35)
    fog(town, 420, 760)
    lines = here.sheet()
    _power_lines(lines)
    roof = here.sheet(_VIEW)
    _floor(roof)
    floor_weather(roof, reach=_FENCE)
    _fence(roof)
    _stairhead(roof)
    _left_corner(roof)
    return (sky(here, horizon=640, clouds=1.2), Layer(town, 0.3, bloom=0.35), Layer(lines, 0.6),
        Layer(roof, 1.0, bloom=0.3), Layer(_foreground(here), 1.4, blur=3.0))  # fmt: skip


def _power_lines(on: Sheet) -> None:
    dice = on.dice("lines")
    x = dice.uniform(330, 620)
    near = pole(on, (x, 800), dice.uniform(560, 640), far=0.08)
    far = pole(on, (x + 640, 800), 400, far=0.2)
    wires(on, list(zip(near, far, strict=True)), sag=34, width=2.2)
    exits = [(1660.0, y + 30 + 9 * i) for i, (_, y) in enumerate(far)]
    wires(on, list(zip(far, exits, strict=True)), sag=20, width=1.6, far=0.2)
    starts = [(-60.0, y - 110 + 22 * i) for i, (_, y) in enumerate(near)]
    wires(on, list(zip(starts, near, strict=True)), sag=46, width=2.8)


def _floor(on: Sheet) -> None:
    top = on.at(0, 0, _FENCE + 0.5)[1]
    near, far = on.ground("#a9a6ab", -0.45), on.ground("#b8b4b4", 0.05)
    fill = on.linear((0, top), (0, 900), ((0, far), (0.5, mix(near, far, 0.4)), (1, near)))
    on.path(box(-40, top, 1680, 900 - top), fill=fill)
    joints = "".join(stroke(a, b) for a, b in [(on.at(x * 1.1, 0, 4), on.at(x * 1.1, 0, _FENCE))
        for x in range(-9, 10)])  # fmt: skip
    for z in (5.2, 6.0, 6.9, 7.9, 8.8):
        joints += f"M-40 {on.at(0, 0, z)[1]:.1f}h1680"
    on.path(joints, stroke=on.ground("#7d7a84", -0.6), width=2.2, opacity=0.6)
    dice = on.dice("stains")
    for _ in range(9):
        x, y = on.at(dice.uniform(-4, 4), 0, dice.uniform(5, 9))
        on.ellipse(x, y, dice.uniform(60, 150), dice.uniform(5, 12),
            fill=on.ground("#8b8790", -0.5), opacity=0.3)  # fmt: skip
    sun, _ = sun_at(on, 640)
    if not on.night and on.light.dull < 0.5:
        on.halo((sun, top), 330, on.light.sun, 0.45)
        _post_shadows(on, sun)


def _post_shadows(on: Sheet, sun: float) -> None:
    data = []
    for x in range(-7, 8, 2):
        a, b = on.at(x - 0.04, 0, _FENCE), on.at(x + 0.04, 0, _FENCE)
        lean = (a[0] - sun) * 0.55
        data.append(quad(a, b, (b[0] + lean + 16, 900), (a[0] + lean, 900)))
    on.fill("".join(data), "#4a4a66", -1.0, opacity=0.3)


def _fence(on: Sheet) -> None:
    steel, dark = on.paint("#67808a", -0.3), on.paint("#3f4a5c", -0.9)
    block(on, (-9, 9), (0, 0.3), (_FENCE - 0.05, _FENCE + 0.3), "#b9b2aa")
    left, right = on.at(-9, 0.3, _FENCE), on.at(9, 2.35, _FENCE)
    step, tall = 26.0, left[1] - right[1]
    count = int((right[0] - left[0] + 2 * tall) / step)
    mesh = "".join(f"M{left[0] - tall + i * step:.1f} {left[1]:.1f}l{tall:.1f} {-tall:.1f}"
        f"M{left[0] - tall + i * step:.1f} {right[1]:.1f}l{tall:.1f} {tall:.1f}"
        for i in range(count))  # fmt: skip
    on.path(mesh, stroke=steel, width=1.5, opacity=0.62)
    rails = [box(left[0], on.at(0, y, _FENCE)[1], right[0] - left[0], 6) for y in (2.35, 1.3, 0.42)]
    posts = [on.front(_FENCE, x - 0.045, x + 0.045, 0.25, 2.45) for x in range(-7, 8, 2)]
    on.path("".join(rails + posts), fill=dark)
    edge = [on.front(_FENCE, x - 0.045, x - 0.025, 0.25, 2.45) for x in range(-7, 8, 2)]
    on.path("".join(edge), fill=mix(on.paint("#9fb4bd"), on.light.rim, 0.5))
    snow(on, [(left[0], right[1]), (right[0], right[1])], 9)
    snow(on, [(left[0], left[1] + 1), (right[0], left[1] + 1)], 16)


def _stairhead(on: Sheet) -> None:
    wall = "#cfc5b6"
    shadow(on, (2.6, 6), (7.4, 8.6))
    block(on, (2.75, 7.0), (0, 2.75), (7.6, 9.3), wall)
    block(on, (2.6, 7.0), (2.75, 2.95), (7.4, 9.4), "#a59b90")
    on.fill(on.front(7.6, 2.75, 7.0, 0, 0.28), "#8d8478", -0.6)
    on.fill(on.front(7.6, 3.05, 3.8, 0, 2.02), "#5d6b76", -0.8)
    on.fill(on.front(7.6, 3.12, 3.73, 0.04, 1.95), mix(on.accent, "#6b7c86", 0.6))
    on.path(on.front(7.6, 3.24, 3.6, 1.25, 1.75), fill=on.window("#ffe2a0"))
    on.fill(on.front(7.6, 3.62, 3.69, 0.95, 1.05), "#e8e4da", 0.3)
    streaks = "".join(on.front(7.6, x, x + 0.035, 2.75 - d, 2.75)
        for x, d in ((2.9, 0.8), (3.95, 1.3), (4.02, 0.7)))  # fmt: skip
    on.fill(streaks, "#80766c", -0.5, opacity=0.5)
    snow(on, [on.at(2.6, 2.95, 7.4), on.at(7, 2.95, 7.4)], 16)
    _tank(on)
    if on.lamps:
        at = on.at(3.42, 2.25, 7.5)
        on.path(on.front(7.5, 3.3, 3.55, 2.18, 2.3), fill="#fff3cf")
        on.halo(at, 190, on.lamp, 0.6)
        x, y = on.at(3.4, 0, 7.3)
        on.ellipse(x, y, 230, 34, fill=on.glow(((0, on.lamp, 0.5), (1, on.lamp, 0))))


def _tank(on: Sheet) -> None:
    left, top = on.at(3.5, 4.35, 8.2)
    right, bottom = on.at(5.3, 3.2, 8.2)
    fill = on.linear((left, 0), (right, 0), ((0, on.paint("#b9ccd2", 0.3)),
        (0.3, on.paint("#9fb6c0", 0)), (1, on.paint("#8097a6", -0.9))))  # fmt: skip
    legs = "".join(box(left + 30 + i * 90, bottom, 9, 60) for i in range(5))
    on.fill(legs, "#4b5563", -0.8)
    on.rect(left, top, right - left, bottom - top, fill=fill, radius=16)
    bands = "".join(box(left, top + (bottom - top) * t, right - left, 4) for t in (0.25, 0.5, 0.75))
    on.fill(bands, "#6d8390", -0.6, opacity=0.7)
    snow(on, [(left + 8, top + 2), (right, top + 2)], 15)


def _left_corner(on: Sheet) -> None:
    dice = on.dice("corner")
    for x in (-4.3, -3.2)[: dice.randrange(1, 3)]:
        shadow(on, (x, x + 0.85), (8.3, 8.8))
        cooler(on, (x, 0.12, 8.3))
    pipe = on.front(8.9, -6.5, -2.0, 0.42, 0.52) + on.front(8.9, -2.1, -2.0, 0.0, 0.52)
    on.fill(pipe, "#8c8f98", -0.4, haze(9))
    if dice.random() < 0.5:
        street_lamp(on, on.at(-2.6, 0, 9.1), 520, lean=1)


def _foreground(here: Setting) -> Sheet:
    on = here.sheet()
    dice = here.dice("pots")
    for i in range(3):
        bloom = dice.choice(("#f2a5b8", "#ffd166", "#e86b5c", "#b58ae0"))
        plant(on, (30 + i * 100, 905 + i * 14), dice.uniform(170, 230), bloom=bloom)
    return on
