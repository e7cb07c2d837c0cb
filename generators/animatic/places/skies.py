"""The sky of a place: gradient, sun or moon, stars, streaks of cirrus, heaps of cumulus."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Point, number, smooth
from generators.animatic.light import lighten, mix
from schemas.plan import TimeOfDay, Weather

from .setting import HEIGHT, WIDTH, Layer, Setting, Sheet
from .shapes import disc, dots, leaf, stamp

Seen = tuple[float, float]
_SUN_HEIGHT = {TimeOfDay.MORNING: 0.62, TimeOfDay.DAY: 0.12, TimeOfDay.SUNSET: 0.9,
               TimeOfDay.NIGHT: 0.34}  # fmt: skip


def sky(
    here: Setting, *, horizon: float = 560.0, clouds: float = 1.0, luminary: bool = True,
    seen: Seen = (0.0, WIDTH),
) -> Layer:  # fmt: skip
    """Paint the sky down to `horizon`; `clouds` is the size of its cumulus.

    Without its `luminary` it has neither sun nor moon. What lies outside `seen`, from x to x, is
    left plain: walls will hide it.
    """
    sheet = here.sheet()
    _gradient(sheet, horizon, seen)
    _stars(sheet, horizon)
    if luminary:
        _luminary(sheet, horizon)
    _cirrus(sheet, horizon)
    if here.light.dull > 0.5:
        _overcast(sheet, horizon, seen)
    else:
        _cumulus_field(sheet, horizon, clouds, seen)
    _low_haze(sheet, horizon, seen)
    return Layer(sheet, 0.0, bloom=0.6 if here.sunset or here.night else 0.4)


def birds(on: Sheet, name: str, count: int, colour: str, k: float) -> None:
    """Let birds wheel in the middle of the sky."""
    dice, data = on.dice(name), []
    for _ in range(count):
        at, size = (dice.uniform(300, 1300), dice.uniform(140, 460)), dice.uniform(9, 26)
        data.append(stamp("M-1 -.3q.6 -.4 1 .3q.4 -.7 1 -.3", at, size))
    on.line("".join(data), 3.2, colour, k)


def sun_at(here: Setting, horizon: float) -> Point:
    """Where sun or moon stand: the same side of a place at every time."""
    x = here.dice("sun").choice((380.0, 470.0, 1130.0, 1220.0))
    return x, 60 + (horizon - 60) * _SUN_HEIGHT[here.light.time]


def _gradient(on: Sheet, horizon: float, seen: Seen) -> None:
    zenith, middle, low = on.light.sky
    warm = mix(low, on.light.sun, 0.35 * (1 - on.light.dull))
    stops = ((0.0, zenith), (0.3, mix(zenith, middle, 0.55)), (0.58, middle),
        (0.82, mix(middle, low, 0.7)), (0.93, low), (1.0, warm))  # fmt: skip
    on.rect(0, 0, WIDTH, HEIGHT, fill=warm)
    fill = on.linear((0, 0), (0, horizon), stops)
    on.rect(seen[0], 0, seen[1] - seen[0], horizon + 1, fill=fill)


def _low_haze(on: Sheet, horizon: float, seen: Seen) -> None:
    haze, top, wide = on.light.haze, horizon - 240, seen[1] - seen[0]
    if on.light.weather is Weather.FOG:
        on.rect(seen[0], 0, wide, horizon + 40, fill=haze, opacity=0.6)
    fill = on.linear((0, top), (0, horizon + 40), ((0.0, haze, 0.0), (1.0, haze, 0.7)))
    on.rect(seen[0], top, wide, 280, fill=fill)


def _stars(on: Sheet, horizon: float) -> None:
    dice, light = on.dice("stars"), on.light
    seeds = [(dice.uniform(0, WIDTH), dice.random() ** 1.4, dice.random()) for _ in range(420)]
    slope, foot = dice.uniform(-0.5, 0.5), dice.uniform(300, 700)
    along = [(dice.uniform(0, WIDTH), dice.gauss(0, 1), dice.random()) for _ in range(500)]
    if light.dull > 0.5 or light.time in {TimeOfDay.MORNING, TimeOfDay.DAY}:
        return
    share = 1.0 if on.night else 0.12
    if on.night:
        _milky_way(on, along, slope, foot)
    for low, size, alpha in ((0.0, 0.8, 0.45), (0.6, 1.2, 0.75), (0.92, 2.0, 1.0)):
        spots = [(x, y * horizon * 0.9, size * (0.7 + b * 0.6))
            for x, y, b in seeds[: int(len(seeds) * share)] if low <= b < low
            + (0.6 if low == 0 else 0.32)]  # fmt: skip
        on.path(dots(spots), fill="#f4f8ff", opacity=alpha)


def _milky_way(
    on: Sheet, along: list[tuple[float, float, float]], slope: float, foot: float
) -> None:
    for x, _, b in along[::50]:
        fill = on.glow(((0, "#8fb0ff", 0.13 + b * 0.08), (1, "#6f6fe0", 0.0)))
        on.ellipse(x, foot - slope * (x - 800) - 160, 200, 80 + b * 50, fill=fill)
    spots = [(x, foot - slope * (x - 800) - 160 + off * 60, 0.5 + b * 0.8) for x, off, b in along]
    on.path(dots(spots), fill="#dfe8ff", opacity=0.55)


def _luminary(on: Sheet, horizon: float) -> None:
    light = on.light
    x, y = sun_at(on, horizon)
    clear = 1 - light.dull
    reach = {TimeOfDay.DAY: 360.0, TimeOfDay.NIGHT: 280.0}.get(light.time, 460.0)
    strength = {TimeOfDay.DAY: 0.55, TimeOfDay.NIGHT: 0.35}.get(light.time, 0.8)
    on.halo((x, y), reach, light.sun, strength * (0.25 + 0.75 * clear))
    if clear < 0.5:
        return
    if on.sunset:
        on.halo((x, y), 220, "#fff0c0", 0.8 * clear)
    radius = {TimeOfDay.DAY: 0.0, TimeOfDay.NIGHT: 40.0}.get(light.time, 46.0)
    if radius:
        on.ellipse(x, y, radius, radius, fill=mix(light.sun, "#ffffff", 0.5), opacity=clear)
    if on.night:
        _moon(on, x, y, radius)


def _moon(on: Sheet, x: float, y: float, r: float) -> None:
    on.ellipse(x, y, r, r, fill=on.shading(((0, "#ffffff"), (1, "#c9dcff")), angle=50))
    seas = ((-0.3, -0.2, 0.28), (0.2, 0.3, 0.34), (0.35, -0.35, 0.16), (-0.4, 0.4, 0.14))
    data = "".join(disc(x + u * r, y + v * r, w * r) for u, v, w in seas)
    on.path(data, fill="#a9c1ee", opacity=0.4)


def _cirrus(on: Sheet, horizon: float) -> None:
    dice, light = on.dice("cirrus"), on.light
    tilt = dice.uniform(-0.09, 0.09)
    strength = (0.2 if on.night else 0.62) * (1 - light.dull * 0.8)
    for _ in range(9):
        x, y = dice.uniform(-200, 1400), dice.uniform(0.05, 0.72) * horizon
        length, width = dice.uniform(260, 760), dice.uniform(3, 10)
        colour = mix(light.cloud[0], light.sky[1], dice.uniform(0, 0.4))
        strands = "".join(leaf(x + dice.uniform(-90, 90), y + i * width * 1.5,
            length * dice.uniform(0.4, 1), tilt + dice.uniform(-0.015, 0.015),
            width * dice.uniform(0.3, 1)) for i in range(5))  # fmt: skip
        fill = on.shading(((0, colour, 0), (0.5, colour, strength), (1, colour, 0)), angle=0)
        on.path(strands, fill=fill)


def _cumulus_field(on: Sheet, horizon: float, size: float, seen: Seen) -> None:
    dice = on.dice("cumulus")
    side = -1 if sun_at(on, horizon)[0] > 800 else 1  # the great heap leaves the sun free
    base = horizon + 20
    heaps = [
        (800 + side * dice.uniform(430, 600), base, 460.0, dice.uniform(340, 430)),
        (800 - side * dice.uniform(690, 840), base, 330.0, dice.uniform(190, 280)),
        (800 + side * dice.uniform(-200, 160), base, 420.0, dice.uniform(70, 110)),
        (800 - side * dice.uniform(180, 420), base * 0.42, 170.0, dice.uniform(58, 84)),
    ]
    for x, y, half, height in heaps:
        far = 0.3 if height < 120 else 0.0
        cumulus(on, dice, (x, y), (half * size, height * size), far=far, seen=seen)


def cumulus(
    on: Sheet, dice: Random, foot: Point, size: tuple[float, float], *, far: float = 0.0,
    seen: Seen = (0.0, WIDTH),
) -> None:  # fmt: skip
    """Heap up a cumulus on `foot`: puffs from the top down, each with its own light and shade.

    `size` is half its width, and its height.
    """
    half, height = size
    heads = [(dice.uniform(-0.6, 0.6), dice.uniform(0.45, 0.85), dice.uniform(0.12, 0.25))
        for _ in range(4)]  # fmt: skip
    heads.append((dice.uniform(-0.25, 0.25), 1.0, 0.26))

    def top(u: float) -> float:
        rise = max(r * math.exp(-(((u - at) / w) ** 2) / 2) for at, r, w in heads)
        return max(rise, 0.22) * (1 - abs(u) ** 3)

    sun = math.copysign(1.0, sun_at(on, 560)[0] - foot[0])
    line = [(foot[0] + u / 20 * half, foot[1] - top(u / 20) * height * 0.97)
            for u in range(-20, 21)]  # fmt: skip
    lit, body, under = (mix(c, on.light.haze, far) for c in on.light.cloud)
    stops = ((0.0, mix(body, lit, 0.4)), (0.45, mix(body, under, 0.35)), (0.75, under),
             (1.0, under, 0.0))  # fmt: skip
    fill = on.linear((0, foot[1] - height), (0, foot[1] + 6), stops)
    on.path(smooth(line, closed=False) + "Z", fill=fill)
    puffs = [
        (u, top(u), 0.0)
        for u in (dice.uniform(-0.96, 0.96) for _ in range(int(min(half, 430) / 6.5)))
    ]
    for _ in range(int(min(half, 430) / 6)):
        u = dice.uniform(-0.85, 0.85)
        puffs.append((u, top(u) * dice.uniform(0.12, 0.93), 1.0))
    for u, v, inner in sorted(puffs, key=lambda puff: -puff[1]):
        deep = (top(u) - v) * height
        r = dice.uniform(0.022, 0.06) * half + deep * 0.16 + inner * 4
        tone = 0.3 + v * 0.6 + u * sun * 0.28 - inner * 0.1 + dice.uniform(-0.16, 0.16)
        at = (foot[0] + u * half, foot[1] - v * height + r * 0.45)
        r = min(r, half * 0.115)
        if seen[0] - r < at[0] < seen[1] + r:
            _puff(on, (lit, body, under), at, r, tone=tone, sun=sun)


def _puff(
    on: Sheet, cloud: tuple[str, str, str], at: Point, r: float, *, tone: float, sun: float
) -> None:
    lit, body, under = cloud
    step = round(min(1.0, max(0.0, tone)) * 6) / 6
    colour = mix(mix(under, body, min(1, step * 1.8)), lit, max(0.0, step * 1.5 - 0.5))
    fill = on.glow(((0.0, colour), (0.42, colour, 0.95), (0.72, mix(colour, under, 0.3), 0.45),
        (1.0, under, 0.0)), centre=(0.5 + 0.2 * sun, 0.18), radius=0.8)  # fmt: skip
    on.ellipse(*at, r * 1.08, r, fill=fill)


def _overcast(on: Sheet, horizon: float, seen: Seen) -> None:
    dice, light = on.dice("overcast"), on.light
    lit, body, under = light.cloud
    if light.weather in {Weather.STORM, Weather.RAIN}:
        body, under = lighten(body, -0.18), lighten(under, -0.38)
    for row in range(7):
        y = horizon * (0.02 + row * 0.125)
        thin = 1 - row * 0.11
        for _ in range(9):
            x, tone = dice.uniform(-120, 1720), dice.uniform(0, 1)
            rx, ry = dice.uniform(170, 380) * (0.5 + thin * 0.5), dice.uniform(36, 74) * thin + 10
            top = mix(mix(body, lit, tone), light.haze, row * 0.07)
            low = mix(mix(under, body, tone * 0.7), light.haze, row * 0.07)
            fill = on.shading(((0, top, 0.9), (0.5, mix(top, low, 0.6), 0.75), (1, low, 0.0)))
            bank = _bank(dice, (x, y + dice.uniform(-20, 20)), rx, ry)
            if seen[0] - rx < x < seen[1] + rx:
                on.path(bank, fill=fill)


def _bank(dice: Random, at: Point, rx: float, ry: float) -> str:
    """Outline a flat-bottomed bank of cloud with a scalloped top."""
    x, y = at
    n = 9
    data = [f"M{x - rx:.1f} {y:.1f}"]
    last = (x - rx, y)
    for i in range(1, n + 1):
        u = -1 + 2 * i / n
        p = (x + u * rx, y - ry * math.sqrt(max(0.0, 1 - u * u)) * dice.uniform(0.75, 1.1))
        r = number(math.dist(last, p) * dice.uniform(0.55, 0.75))
        data.append(f"A{r} {r} 0 0 1 {p[0]:.1f} {p[1]:.1f}")
        last = p
    return "".join(data) + f"Q{x:.1f} {y + ry * 1.4:.1f} {x - rx:.1f} {y:.1f}Z"
