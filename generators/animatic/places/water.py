"""Open water: its waves, the path of light on it, ships, capes."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import smooth
from generators.animatic.light import mix
from schemas.plan import TimeOfDay

from .setting import Sheet
from .shapes import box, leaf, quad, ridge, stamp
from .skies import sun_at

_DEEP = {TimeOfDay.MORNING: "#4f9fb8", TimeOfDay.DAY: "#1f7fc4", TimeOfDay.SUNSET: "#8a6f9c",
         TimeOfDay.NIGHT: "#3f6a98"}  # fmt: skip


def water(
    on: Sheet, name: str, *, top: float, bottom: float, calm: float = 1.0, path: bool = True
) -> None:
    """Fill a on with water from its horizon `top` down: waves, glitter, the path of light."""
    light, dice = on.light, on.dice(name)
    deep = mix(on.paint(_DEEP[light.time], -0.3), on.paint("#5d6f7c", -0.4), light.dull * 0.7)
    if on.sunset:
        deep = mix(deep, mix(light.sky[1], light.sky[0], 0.5), 0.6)
    far = mix(light.sky[2], deep, 0.35)
    stops = ((0, mix(far, light.haze, 0.4)), (0.16, mix(far, deep, 0.5)), (0.55, deep),
        (1, mix(deep, on.paint("#0f3a5c"), 0.5)))  # fmt: skip
    on.path(box(-40, top, 1680, bottom - top), fill=on.linear((0, top), (0, bottom), stops))
    tones = ((mix(deep, light.sky[1], 0.5), 0.55), (on.paint("#123a5a", -0.8), 0.28),
        (mix(far, "#ffffff", 0.35), 0.5))  # fmt: skip
    for colour, alpha in tones:
        waves = []
        for _ in range(120):
            u = dice.random() ** 1.7
            length = (14 + 150 * u) * dice.uniform(0.5, 1.3)
            waves.append(leaf(dice.uniform(-80, 1640), top + 3 + u * (bottom - top - 6), length,
                dice.uniform(-0.01, 0.01), (0.8 + 4.6 * u) * calm))  # fmt: skip
        on.path("".join(waves), fill=colour, opacity=alpha)
    if path and light.dull < 0.5:
        _light_path(on, dice, top, bottom)


def _light_path(on: Sheet, dice: Random, top: float, bottom: float) -> None:
    x, colour = sun_at(on, top)[0], mix(on.light.sun, "#ffffff", 0.3)
    strength = {TimeOfDay.DAY: 0.5, TimeOfDay.MORNING: 0.75}.get(on.light.time, 0.95)
    glow = on.glow(((0, colour, 0.5 * strength), (1, colour, 0)))
    on.ellipse(x, top + 8, 300, 46, fill=glow)
    for share, alpha in ((1.0, 0.45), (0.5, 0.85)):
        dashes = []
        for _ in range(130):
            u = dice.random() ** 1.15
            spread = (26 + 150 * u) * share
            length = (8 + 58 * u) * dice.uniform(0.4, 1.2)
            at = x + dice.gauss(0, 0.5) * spread - length / 2
            dashes.append(leaf(at, top + 2 + u * (bottom - top), length, 0.0, 1.0 + 3.4 * u))
        on.path("".join(dashes), fill=colour, opacity=alpha * strength)


def ships(on: Sheet, top: float) -> None:
    """Set a few sails on the horizon."""
    dice = on.dice("ships")
    for _ in range(dice.randrange(1, 4)):
        x, s = dice.uniform(480, 1120), dice.uniform(9, 17)
        hull = on.paint("#e9e4dc", -0.4, 0.4)
        on.path(stamp("M-1.6 -.15h3.2l-.6 .7h-2Z", (x, top), s), fill=hull)  # fmt: skip
        on.fill(quad((x, top - 3), (x, top - s * 3.2), (x + s * 1.5, top - 4)), "#ffffff", 0.1, 0.3)
        on.fill(quad((x - 2, top - 3), (x - 2, top - s * 2.8), (x - s * 1.1, top - 4)), "#ffffff",
            -0.4, 0.35)  # fmt: skip


def headland(
    on: Sheet, name: str, side: int, *, top: float, reach: float, height: float, far: float
) -> None:
    """Let a wooded cape reach `reach` units into the picture from one side."""
    dice = on.dice(name)
    edge = 800 + side * 860
    line = ridge(dice, 0, reach, top, steps=10, height=height, rough=1.2)
    line = [(edge - side * x, top - (top - y) * (1 - (x / reach) ** 1.6)) for x, y in line]
    rock = on.paint("#b59f88", -0.3, far)
    foot = [(edge - side * reach * 1.05, top + 3), (edge, top + 10)]
    on.path(smooth([*line, *foot]) + "Z", fill=rock)
    wood = [(x, y - 6 + (top - y) * 0.35) for x, y in line]
    crown = [(x, y - 10) for x, y in line]
    on.path(smooth([*crown, *reversed(wood)], closed=True), fill=on.ground("#5f8f62", -0.35, far))
