"""What weather leaves on a place: snow on edges, wet ground, puddles, petals, fog."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import mix
from schemas.plan import Weather

from .perspective import Perspective
from .setting import WIDTH, Setting
from .shapes import disc, leaf

_PETALS = ("#ffd3e0", "#ffb3cb", "#fff0f4")


def snow(sheet: Drawing, here: Setting, line: Sequence[Point], depth: float) -> None:
    """Lay snow along the upper edge of things, when it snows: a lumpy strip `depth` units deep."""
    if not here.snowy or len(line) < 2:
        return
    dice = Random(f"{line[0]}{depth}")
    points: list[Point] = []
    for a, b in pairwise(line):
        count = max(2, round(abs(b[0] - a[0]) / (depth * 2.4 + 4)))
        points += [
            (a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count)
            for i in range(count)
        ]
    points.append(line[-1])
    data = [f"M{number(points[0][0])} {number(points[0][1] + depth * 0.3)}"]
    data += [f"L{number(x)} {number(y - depth * dice.uniform(0.55, 0.95))}" for x, y in points]
    for a, b in pairwise(reversed(points)):
        r = number(max(2.0, abs(b[0] - a[0]) * 0.55))
        data.append(f"A{r} {r} 0 0 1 {number(b[0])} {number(b[1] + depth * 0.3)}")
    sheet.path("".join(data) + "Z", fill=here.paint("#f6faff"))


def floor_weather(
    sheet: Drawing, here: Setting, view: Perspective, *, reach: float = 16.0,
    span: tuple[float, float] = (-9.0, 9.0), lights: Sequence[tuple[float, float, str]] = (),
) -> None:  # fmt: skip
    """Finish an outdoor floor before anything stands on it: wet, under snow or strewn with petals.

    The floor runs from x to x of `span` and `reach` metres deep; `lights` (where they stand on
    the stage, and their colours) are mirrored in the wet.
    """
    if here.wet:
        _sheen(sheet, here, view, reach, span)
        _reflections(sheet, here, lights)
        _puddles(sheet, here, view, reach, span)
    elif here.snowy:
        _drifts(sheet, here, view, reach, span)
    elif here.light.weather is Weather.PETALS:
        fallen_petals(sheet, here, view, reach=reach, span=span)


def _sheen(
    sheet: Drawing, here: Setting, view: Perspective, reach: float, span: tuple[float, float]
) -> None:
    top = view.at(0, 0, reach)[1]
    glow = mix(here.light.sky[2], "#ffffff", 0.1)
    fill = sheet.linear((0, top), (0, 900), ((0.0, glow, 0.5), (0.5, glow, 0.16), (1.0, glow, 0.05)))
    sheet.path(view.floor(*span, 4, reach), fill=fill)


def _reflections(
    sheet: Drawing, here: Setting, lights: Sequence[tuple[float, float, str]]
) -> None:
    dice = here.dice("reflections")
    for x, y, colour in lights:
        tall, half = (890 - y) * dice.uniform(0.5, 0.8), dice.uniform(16, 34)
        fill = sheet.glow(((0, colour, 0.75), (0.5, colour, 0.34), (1, colour, 0.0)))
        sheet.ellipse(x, y + tall * 0.42, half, tall * 0.55, fill=fill)
        breaks = "".join(
            leaf(x + dice.uniform(-1.9, 0.2) * half, y + tall * dice.uniform(0.1, 1.0), half * 1.7, 0, 1.6)
            for _ in range(7)
        )
        sheet.path(breaks, fill=mix(colour, "#ffffff", 0.4), opacity=0.5)


def _puddles(
    sheet: Drawing, here: Setting, view: Perspective, reach: float, span: tuple[float, float]
) -> None:
    dice = here.dice("puddles")
    sky = mix(here.light.sky[1], here.light.haze, 0.4)
    pools, rings = [], []
    for _ in range(9):
        z = 6.0 + (reach - 6) * dice.random() ** 2 * 0.6
        x, y = view.at(_within(dice, span, 0.7), 0, z)
        r = view.scale(z) * dice.uniform(0.25, 0.6)
        for _ in range(3):
            pools.append(disc(x + dice.uniform(-r, r), y, r * dice.uniform(0.5, 1), r * 0.1))
        rings.append(disc(x, y, r * 0.3, r * 0.05) + disc(x, y, r * 0.16, r * 0.03))
    sheet.path("".join(pools), fill=sky, opacity=0.5)
    sheet.path("".join(rings), stroke=mix(sky, "#ffffff", 0.5), width=1.6, opacity=0.6)


def _within(dice: Random, span: tuple[float, float], margin: float) -> float:
    """Draw an x inside a floor, at most 5 m off the axis."""
    return dice.uniform(max(-5.0, span[0] + margin), min(5.0, span[1] - margin))


def _drifts(
    sheet: Drawing, here: Setting, view: Perspective, reach: float, span: tuple[float, float]
) -> None:
    dice = here.dice("drifts")
    data = []
    for _ in range(26):
        z = 5.2 + (reach - 5) * dice.random() ** 2
        r = dice.uniform(0.3, 0.9)
        x, y = view.at(_within(dice, span, r), 0, z)
        r *= view.scale(z)
        data.append(disc(x, y, r, r * 0.07))
    sheet.path("".join(data), fill=here.paint("#c9d6f2"), opacity=0.5)


def fallen_petals(
    sheet: Drawing, here: Setting, view: Perspective, *, reach: float, count: int = 210,
    span: tuple[float, float] = (-9.0, 9.0),
) -> None:  # fmt: skip
    """Strew blossom petals over a floor."""
    dice = here.dice("fallen")
    data: tuple[list[str], ...] = ([], [], [])
    for i in range(count):
        z = 5.2 + (reach - 5) * dice.random() ** 2.2
        x, y = view.at(_within(dice, span, 0.1), 0, z)
        size = view.scale(z) * 0.05
        data[i % 3].append(leaf(x, y, size * 1.6, dice.uniform(-0.5, 0.5), size * 0.5))
    for paths, colour in zip(data, _PETALS, strict=True):
        sheet.path("".join(paths), fill=here.paint(colour, 0.2))


def fog(sheet: Drawing, here: Setting, top: float, bottom: float) -> None:
    """Lay a bank of fog between two heights, when there is fog."""
    if here.light.weather is not Weather.FOG:
        return
    colour = here.light.haze
    stops = ((0.0, colour, 0.0), (0.5, colour, 0.62), (1.0, colour, 0.0))
    here.wash(sheet, top, bottom, stops)
    dice = here.dice("fog")
    for _ in range(5):
        x, y = dice.uniform(0, WIDTH), dice.uniform(top, bottom)
        sheet.ellipse(x, y, 420, 46, fill=sheet.glow(((0, colour, 0.55), (1, colour, 0.0))))
