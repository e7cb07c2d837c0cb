"""Graphic accents over a shot: focus and speed lines, screen tone, sparkles, gloom, impact."""

from __future__ import annotations

import math
import random

from schemas.plan import Effect, Weather

from .draw import Drawing, number, smooth
from .light import Light, mix
from .lines import IMPACT_S, focus_lines, impact, speed_lines
from .overlay import HEIGHT, WIDTH, Overlay
from .weather import falling

__all__ = ["IMPACT_S", "Overlay", "overlays"]

_PITCH = 17.0  # between the dots of a screen tone
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
    equal overlays.
    """
    sky = falling(weather, light, seconds=seconds, seed=seed, indoors=indoors)
    return (*sky, *_accent(effect, light, seed, heading))


def _accent(effect: Effect, light: Light, seed: int, heading: int) -> tuple[Overlay, ...]:
    if effect is Effect.FOCUS_LINES:
        return (focus_lines(light, seed),)
    if effect is Effect.SPEED_LINES:
        return speed_lines(light, seed, heading)
    if effect is Effect.SCREEN_TONE:
        return (_screen_tone(light, seed),)
    if effect is Effect.SPARKLES:
        return (_sparkles(light, seed),)
    if effect is Effect.GLOOM:
        return _gloom(light, seed)
    if effect is Effect.IMPACT:
        return impact(light, seed)
    return ()


def _screen_tone(light: Light, seed: int) -> Overlay:
    """Draw dots that shrink from two corners to nothing, creeping along on threes."""
    side = random.Random(f"tone-{seed}").choice((-1.0, 1.0))
    cells = []
    for step in range(4):
        cell = Drawing(WIDTH, HEIGHT)
        cell.path(_dots(side, -1.0, step / 4), fill=mix(light.rim, "#ffffff", 0.75), opacity=0.5)
        cell.path(_dots(-side, 1.0, step / 4), fill=mix(light.shade, "#000000", 0.15), opacity=0.45)
        cells.append(cell)
    return Overlay(tuple(cells), step=3, behind=True)


def _dots(side: float, end: float, creep: float) -> str:
    """Path data of a tone on a slanted grid, largest in the corner at (side, end) of -1 and 1."""
    turn, data = math.radians(32), []
    for row in range(-60, 61):
        for column in range(-60, 61):
            u, v = (column + creep) * _PITCH, row * _PITCH
            x = WIDTH / 2 + u * math.cos(turn) - v * math.sin(turn)
            y = HEIGHT / 2 + u * math.sin(turn) + v * math.cos(turn)
            far = math.hypot((x / WIDTH * 2 - 1 - side) / 1.9, (y / HEIGHT * 2 - 1 - end * 1.1) / 1.5)
            radius = _PITCH * 0.56 * (1 - far) ** 0.8 if far < 1 else 0.0
            if radius > 0.9 and -9 < x < WIDTH + 9 and -9 < y < HEIGHT + 9:
                r, d = number(radius), number(2 * radius)
                data.append(f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0")
    return "".join(data)


def _sparkles(light: Light, seed: int) -> Overlay:
    """Draw four-pointed stars that swell and fade in turn, with soft rounds of light between."""
    dice = random.Random(f"sparkles-{seed}")
    stars = [
        (*_beside(dice), dice.uniform(11, 40), dice.random(), dice.choice(_TWINKLES)) for _ in range(22)
    ]
    rounds = [(*_beside(dice), dice.uniform(9, 34), dice.random()) for _ in range(14)]
    cells = []
    for step in range(6):
        cell = Drawing(WIDTH, HEIGHT)
        for x, y, radius, phase in rounds:
            shine = 0.1 + 0.16 * math.sin(math.pi * ((phase + step / 6) % 1))
            cell.ellipse(x, y, radius, radius, fill=mix(light.rim, "#fff2c4", 0.5), opacity=shine)
        for x, y, size, phase, colour in stars:
            _star(cell, x, y, size * math.sin(math.pi * ((phase + step / 6) % 1)), colour)
        cells.append(cell)
    return Overlay(tuple(cells), step=3)


def _beside(dice: random.Random) -> tuple[float, float]:
    """A point of the visible screen that is not in its middle."""
    while True:
        x, y = dice.uniform(30, WIDTH - 30), dice.uniform(64, 656)
        if math.hypot((x - 640) / 330, (y - 350) / 250) > 1:
            return x, y


def _star(cell: Drawing, x: float, y: float, size: float, colour: str) -> None:
    if size < 2:
        return
    glow = cell.radial((x, y), size * 1.15, [(0, colour, 0.75), (0.4, colour, 0.25), (1, colour, 0)])
    cell.ellipse(x, y, size * 1.15, size * 1.15, fill=glow)
    tips = ((0, -size), (size * 0.68, 0), (0, size), (-size * 0.68, 0))
    data = f"M{number(x)} {number(y - size)}"
    for (ax, ay), (bx, by) in zip(tips, (*tips[1:], tips[0]), strict=True):
        waist = f"{number(x + (ax + bx) * 0.09)} {number(y + (ay + by) * 0.09)}"
        data += f"Q{waist} {number(x + bx)} {number(y + by)}"
    cell.path(data + "Z", fill="#ffffff")


def _gloom(light: Light, seed: int) -> tuple[Overlay, ...]:
    """Draw a blue veil with murk behind the actors, and thin lines hanging over everything."""
    dice = random.Random(f"gloom-{seed}")
    veil = Drawing(WIDTH, HEIGHT)
    deep = mix("#141a4a", light.shade, 0.25)
    fall = veil.linear((0, 40), (0, 690), [(0, deep, 0.92), (0.55, deep, 0.62), (1, "#2a2f6e", 0.4)])
    veil.rect(0, 0, WIDTH, HEIGHT, fill=fall)
    for _ in range(9):
        _murk(veil, dice)
    lines = [(x + dice.uniform(-6, 6), dice.triangular(90, 470, 190)) for x in range(6, 1280, 13)]
    cells = []
    for step in range(3):
        cell = Drawing(WIDTH, HEIGHT)
        shade = cell.linear((0, 46), (0, 330), [(0, "#10143e", 0.5), (1, "#10143e", 0)])
        cell.rect(0, 0, WIDTH, 330, fill=shade)
        waver = random.Random(f"gloom-{seed}-{step}")
        ink = cell.linear((0, 40), (0, 480), [(0, "#8f9be0", 0.9), (0.4, "#6f7ccb", 0.6), (1, "#5562b8", 0)])
        cell.path("".join(_thread(x, long, waver) for x, long in lines), fill=ink)
        cells.append(cell)
    return Overlay((veil,), behind=True), Overlay(tuple(cells), step=4)


def _murk(veil: Drawing, dice: random.Random) -> None:
    x, y, radius = dice.uniform(0, WIDTH), dice.uniform(120, 640), dice.uniform(120, 300)
    colour = dice.choice(("#4a3f96", "#0d1238", "#2c3f92"))
    veil.ellipse(x, y, radius, radius, fill=veil.radial((x, y), radius, [(0, colour, 0.4), (1, colour, 0)]))


def _thread(x: float, long: float, waver: random.Random) -> str:
    """Path data of a hanging line that thins to a point."""
    half, end = 1.5 + 1.1 * waver.random(), 40 + long * waver.uniform(0.94, 1.06)
    bend = x + waver.uniform(-1.5, 1.5)
    tip, top = f"{number(bend)} {number(end)}", f"{number(x + half)} 40"
    return f"M{number(x - half)} 40L{tip}L{top}Z"
