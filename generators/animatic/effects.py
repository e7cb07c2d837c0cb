"""Graphic accents over a shot: focus and speed lines, screen tone, sparkles, gloom, impact.

Only speed lines and the weather take the colours of the light; the other accents are drawn in a few
variants that serve a whole series.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from schemas.plan import Effect, Weather

from .draw import Drawing, number
from .light import Light
from .lines import IMPACT_S, focus_lines, impact, speed_lines
from .overlay import HEIGHT, WIDTH, Overlay, ink
from .weather import falling

__all__ = ["IMPACT_S", "Overlay", "overlays"]

_VARIANTS = 4  # few, so that a series soon finds all of its cells in the cache
_PITCH = 25.0  # between the dots of a screen tone
_STRIP = 16.0  # falls on whole pixels at every common size of the picture
_TWINKLES = ("#fff6cf", "#ffe3f1", "#dff4ff")


def overlays(
    effect: Effect,
    weather: Weather,
    light: Light,
    *,
    seconds: float,
    seed: int,
    indoors: bool,
    heading: int = 1,
) -> tuple[Overlay, ...]:
    """Make a shot's overlays in the order they are laid: the weather's, then the effect's.

    `seconds` is the length of the shot. Indoors nothing falls, but lightning still flashes.
    `heading` is 1 when speed carries the actors to the right, -1 to the left. Equal arguments give
    equal overlays; seeds fall
    into a few variants.
    """
    variant = seed % _VARIANTS
    sky = falling(weather, light, seconds=seconds, seed=variant, indoors=indoors)
    if effect is Effect.SPEED_LINES:
        return (*sky, *speed_lines(light, variant, heading))
    make = _ACCENTS.get(effect)
    return (*sky, *(make(variant) if make else ()))


def _screen_tone(seed: int) -> tuple[Overlay, ...]:
    """Draw dots that shrink from two corners to nothing, creeping along on fours."""
    side = random.Random(f"tone-{seed}").choice((-1.0, 1.0))
    cells = []
    for step in range(3):
        cell = Drawing(WIDTH, HEIGHT)
        cell.path(_dots(side, -1.0, step / 3), fill="#fffaf080")
        cell.path(_dots(-side, 1.3, step / 3), fill="#1d153366")
        cells.append(cell)
    return (Overlay(tuple(cells), step=4, behind=True),)


def _dots(side: float, end: float, creep: float) -> str:
    """Path data of a tone on a slanted grid, largest in the corner at (side, end) of -1 and 1."""
    turn, data = math.radians(32), []
    for row in range(-36, 37):
        for column in range(-36, 37):
            u, v = (column + creep) * _PITCH, row * _PITCH
            x = WIDTH / 2 + u * math.cos(turn) - v * math.sin(turn)
            y = HEIGHT / 2 + u * math.sin(turn) + v * math.cos(turn)
            far = math.hypot(
                (x / WIDTH * 2 - 1 - side) / 1.7, (y / HEIGHT * 2 - 1 - end * 1.1) / 1.4
            )
            radius = _PITCH * 0.58 * (1 - far) ** 0.75 if far < 1 else 0.0
            if radius > 1.4 and -9 < x < WIDTH + 9 and -9 < y < HEIGHT + 9:
                r, d = number(radius), number(2 * radius)
                data.append(
                    f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0"
                )
    return "".join(data)


def _sparkles(seed: int) -> tuple[Overlay, ...]:
    """Draw four-pointed stars that swell and fade in turn, with soft rounds of light between."""
    dice = random.Random(f"sparkles-{seed}")
    stars = [
        (x, y, dice.uniform(12, 40), dice.random(), dice.choice(_TWINKLES))
        for x, y in _aside(dice, 15)
    ]
    rounds = [(x, y, dice.uniform(9, 34), dice.random()) for x, y in _aside(dice, 8)]
    cells = []
    for step in range(6):
        cell = Drawing(WIDTH, HEIGHT)
        for x, y, radius, phase in rounds:
            shine = 0.06 + 0.14 * math.sin(math.pi * ((phase + step / 6) % 1))
            cell.ellipse(x, y, radius, radius, fill=ink("#fff2cc", shine))
        for x, y, size, phase, colour in stars:
            _star(cell, x, y, size * math.sin(math.pi * ((phase + step / 6) % 1)), colour)
        cells.append(cell)
    return (Overlay(tuple(cells), step=3),)


def _aside(dice: random.Random, count: int) -> list[tuple[float, float]]:
    """Choose points left and right of the middle of the screen, evenly, inside the letterbox."""
    points = []
    for i in range(count):
        tilt, far = 1.2 * (2 * (i + dice.random()) / count - 1), dice.uniform(0.72, 1.0)
        reach = far * min(600 / math.cos(tilt), 285 / max(abs(math.sin(tilt)), 1e-6))
        side = 1 if i % 2 else -1
        points.append((640 + side * reach * math.cos(tilt), 352 + reach * math.sin(tilt)))
    return points


def _star(cell: Drawing, x: float, y: float, size: float, colour: str) -> None:
    if size < 2:
        return
    reach = size * 1.3
    glow = cell.radial((x, y), reach, [(0, colour, 0.85), (0.35, colour, 0.35), (1, colour, 0)])
    cell.ellipse(x, y, reach, reach, fill=glow)
    tips = ((0, -size), (size * 0.68, 0), (0, size), (-size * 0.68, 0))
    data = f"M{number(x)} {number(y - size)}"
    for (ax, ay), (bx, by) in zip(tips, (*tips[1:], tips[0]), strict=True):
        waist = f"{number(x + (ax + bx) * 0.09)} {number(y + (ay + by) * 0.09)}"
        data += f"Q{waist} {number(x + bx)} {number(y + by)}"
    cell.path(data + "Z", fill="#ffffff")


def _gloom(seed: int) -> tuple[Overlay, ...]:
    """Draw a blue veil behind the actors, and thin lines hanging over everything."""
    dice = random.Random(f"gloom-{seed}")
    veil = Drawing(WIDTH, HEIGHT)
    _fade(veil, "#171c4e", (0.92, 0.55), (0, HEIGHT))
    veil.path(_hatching(dice, (110, 520), 28), fill=ink("#8f9be6", 0.5))
    hangs = []
    for step in range(3):
        cell = Drawing(WIDTH, HEIGHT)
        _fade(cell, "#10143e", (0.66, 0.0), (0, 368))
        waver = random.Random(f"gloom-{seed}-{step}")
        cell.path(_hatching(waver, (60, 330), 46), fill=ink("#12164a", 0.85))
        hangs.append(cell)
    return Overlay((veil,), behind=True), Overlay(tuple(hangs), step=4)


def _fade(
    cell: Drawing, colour: str, strengths: tuple[float, float], rows: tuple[float, float]
) -> None:
    """Draw a veil that changes from top to bottom, in strips: far faster than a gradient is."""
    count = round((rows[1] - rows[0]) / _STRIP)
    for i in range(count):
        share = strengths[0] + (strengths[1] - strengths[0]) * (i + 0.5) / count
        cell.rect(0, rows[0] + i * _STRIP, WIDTH, _STRIP, fill=ink(colour, share))


def _hatching(dice: random.Random, long: tuple[float, float], groups: int) -> str:
    """Path data of lines that hang from the top in uneven groups and thin to a point."""
    data = []
    for group in range(groups):
        x, depth = WIDTH * (group + dice.uniform(-0.3, 0.3)) / groups, dice.uniform(*long)
        for _ in range(dice.randint(1, 4)):
            x += dice.uniform(4, 9)
            half, end = dice.uniform(0.7, 1.7), 40 + depth * dice.uniform(0.7, 1.1)
            data.append(f"M{number(x - half)} 40L{number(x)} {number(end)}L{number(x + half)} 40Z")
    return "".join(data)


_ACCENTS: dict[Effect, Callable[[int], tuple[Overlay, ...]]] = {
    Effect.FOCUS_LINES: focus_lines,
    Effect.SCREEN_TONE: _screen_tone,
    Effect.SPARKLES: _sparkles,
    Effect.GLOOM: _gloom,
    Effect.IMPACT: impact,
}
