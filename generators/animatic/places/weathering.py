"""What weather leaves on a place: snow on edges, wet ground, puddles, petals, fog."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from generators.animatic.draw import Point, number
from generators.animatic.light import mix
from schemas.plan import Weather

from .setting import WIDTH, Sheet
from .shapes import disc, leaf

_PETALS = ("#ffd3e0", "#ffb3cb", "#fff0f4")


def snow(on: Sheet, line: Sequence[Point], depth: float) -> None:
    """Lay snow along the upper edge of things, when it snows: a lumpy strip `depth` units deep."""
    if not on.snowy or len(line) < 2:
        return
    dice = Random(f"{line[0]}{depth}")
    points: list[Point] = []
    for a, b in pairwise(line):
        count = max(2, round(abs(b[0] - a[0]) / (depth * 2.4 + 4)))
        points += [(a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count)
            for i in range(count)]  # fmt: skip
    points.append(line[-1])
    data = [f"M{points[0][0]:.1f} {points[0][1] + depth * 0.3:.1f}"]
    data += [f"L{x:.1f} {y - depth * dice.uniform(0.55, 0.95):.1f}" for x, y in points]
    for a, b in pairwise(reversed(points)):
        r = number(max(2.0, abs(b[0] - a[0]) * 0.55))
        data.append(f"A{r} {r} 0 0 1 {b[0]:.1f} {b[1] + depth * 0.3:.1f}")
    on.fill("".join(data) + "Z", "#f6faff")


def floor_weather(
    on: Sheet,
    *,
    reach: float = 16.0,
    span: tuple[float, float] = (-9.0, 9.0),
    lights: Sequence[tuple[float, float, str]] = (),
) -> None:
    """Finish an outdoor floor before anything stands on it: wet, under snow or strewn with petals.

    The floor runs from x to x of `span` and `reach` metres deep; `lights` (where they stand on
    the stage, and their colours) are mirrored in the wet.
    """
    if on.wet:
        _sheen(on, reach, span)
        _reflections(on, lights)
        _puddles(on, reach, span)
    elif on.snowy:
        _drifts(on, reach, span)
    elif on.light.weather is Weather.PETALS:
        fallen_petals(on, reach=reach, span=span)


def _sheen(on: Sheet, reach: float, span: tuple[float, float]) -> None:
    top = on.at(0, 0, reach)[1]
    glow = mix(on.light.sky[2], "#ffffff", 0.1)
    fill = on.linear((0, top), (0, 900), ((0.0, glow, 0.5), (0.5, glow, 0.16), (1.0, glow, 0.05)))
    on.path(on.floor(*span, 4, reach), fill=fill)


def _reflections(on: Sheet, lights: Sequence[tuple[float, float, str]]) -> None:
    dice = on.dice("reflections")
    for x, y, colour in lights:
        tall, half = (890 - y) * dice.uniform(0.5, 0.8), dice.uniform(16, 34)
        fill = on.glow(((0, colour, 0.75), (0.5, colour, 0.34), (1, colour, 0.0)))
        on.ellipse(x, y + tall * 0.42, half, tall * 0.55, fill=fill)
        breaks = "".join(leaf(x + dice.uniform(-1.9, 0.2) * half, y + tall * dice.uniform(0.1, 1.0),
            half * 1.7, 0, 1.6) for _ in range(7))  # fmt: skip
        on.path(breaks, fill=mix(colour, "#ffffff", 0.4), opacity=0.5)


def _puddles(on: Sheet, reach: float, span: tuple[float, float]) -> None:
    dice = on.dice("puddles")
    sky = mix(on.light.sky[1], on.light.haze, 0.4)
    pools: list[str] = []
    rings: list[str] = []
    for _ in range(9):
        z = 6.0 + (reach - 6) * dice.random() ** 2 * 0.6
        x, y = on.at(_within(dice, span, 0.7), 0, z)
        r = on.scale(z) * dice.uniform(0.25, 0.6)
        pools += [
            disc(x + dice.uniform(-r, r), y, r * dice.uniform(0.5, 1), r * 0.1) for _ in range(3)
        ]
        rings.append(disc(x, y, r * 0.3, r * 0.05) + disc(x, y, r * 0.16, r * 0.03))
    on.path("".join(pools), fill=sky, opacity=0.5)
    on.path("".join(rings), stroke=mix(sky, "#ffffff", 0.5), width=1.6, opacity=0.6)


def _within(dice: Random, span: tuple[float, float], margin: float) -> float:
    """Draw an x inside a floor, at most 5 m off the axis."""
    return dice.uniform(max(-5.0, span[0] + margin), min(5.0, span[1] - margin))


def _drifts(on: Sheet, reach: float, span: tuple[float, float]) -> None:
    dice = on.dice("drifts")
    data = []
    for _ in range(26):
        z = 5.2 + (reach - 5) * dice.random() ** 2
        r = dice.uniform(0.3, 0.9)
        x, y = on.at(_within(dice, span, r), 0, z)
        r *= on.scale(z)
        data.append(disc(x, y, r, r * 0.07))
    on.fill("".join(data), "#c9d6f2", opacity=0.5)


def fallen_petals(
    on: Sheet, *, reach: float, count: int = 210, span: tuple[float, float] = (-9.0, 9.0)
) -> None:
    """Strew blossom petals over a floor."""
    dice = on.dice("fallen")
    data: tuple[list[str], ...] = ([], [], [])
    for i in range(count):
        z = 5.2 + (reach - 5) * dice.random() ** 2.2
        x, y = on.at(_within(dice, span, 0.1), 0, z)
        size = on.scale(z) * 0.05
        data[i % 3].append(leaf(x, y, size * 1.6, dice.uniform(-0.5, 0.5), size * 0.5))
    for paths, colour in zip(data, _PETALS, strict=True):
        on.fill("".join(paths), colour, 0.2)


def fog(on: Sheet, top: float, bottom: float) -> None:
    """Lay a bank of fog between two heights, when there is fog."""
    if on.light.weather is not Weather.FOG:
        return
    colour = on.light.haze
    stops = ((0.0, colour, 0.0), (0.5, colour, 0.62), (1.0, colour, 0.0))
    on.rect(-40, top, WIDTH + 80, bottom - top, fill=on.linear((0, top), (0, bottom), stops))
    dice = on.dice("fog")
    for _ in range(5):
        x, y = dice.uniform(0, WIDTH), dice.uniform(top, bottom)
        on.ellipse(x, y, 420, 46, fill=on.glow(((0, colour, 0.55), (1, colour, 0.0))))
