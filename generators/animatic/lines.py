"""Lines of force: focus lines that close in, speed lines that streak past, the burst of an impact.

Focus lines and bursts have the same colours in every light, and come in few variants, so that a
series soon finds all of their cells in the cache.
"""

from __future__ import annotations

import math
import random

from .draw import Drawing, Point, number, polyline
from .light import Light, mix
from .overlay import FPS, HEIGHT, WIDTH, Overlay, ink

IMPACT_S = 0.25  # when an impact strikes, from the start of its shot
CENTRE = (640.0, 335.0)  # what lines point at: a little above the middle, where faces are
_WHITE, _DARK, _WARM = "#ffffff", "#1d1533", "#ffe6b0"


def focus_lines(seed: int, *, after: float = 0.0) -> tuple[Overlay, ...]:
    """Draw lines from the edges towards the centre, redrawn on twos."""
    cells = []
    for redrawn in range(3):
        dice = random.Random(f"focus-{seed}-{redrawn}")
        cell = Drawing(WIDTH, HEIGHT)
        cell.path(_rays(dice, free=(450, 235), groups=5), fill=ink(_DARK, 0.5))
        cell.path(_rays(dice, free=(425, 215), groups=27), fill=ink(_WHITE, 0.92))
        cells.append(cell)
    return (Overlay(tuple(cells), appears_s=after),)


def speed_lines(light: Light, seed: int, heading: int) -> tuple[Overlay, ...]:
    """Draw streaks that fly past: broad bands behind the actors, thin lines in front of them."""
    dice = random.Random(f"speed-{seed}")
    bands, threads = Drawing(WIDTH, HEIGHT), Drawing(WIDTH, HEIGHT)
    bands.rect(0, 0, WIDTH, HEIGHT, fill=mix(light.sky[1], light.shade, 0.3))
    for colour, count, thick in (
        (mix(light.sky[1], light.outline, 0.5), 13, (8, 32)),
        (mix(light.sky[2], _WHITE, 0.3), 16, (5, 26)),
        (_WHITE, 20, (1.5, 6)),
    ):
        bands.path(_streaks(dice, count, (420, 1150), thick, (20, 700)), fill=colour)
    for rows in ((40, 215), (505, 690)):
        threads.path(_streaks(dice, 12, (300, 900), (1.2, 4.5), rows), fill=ink(_WHITE, 0.85))
    return (
        Overlay((bands,), drift=(-2300.0 * heading, 0.0), tile=True, behind=True, opacity=0.68),
        Overlay((threads,), drift=(-3700.0 * heading, 0.0), tile=True),
    )


def impact(seed: int) -> tuple[Overlay, ...]:
    """Draw a strike: a white flash, its negative, a ring of shock and shards, then focus lines.

    There are two changes of brightness in all, below the three a second that may harm (WCAG 2.3.1).
    """
    dice = random.Random(f"impact-{seed}")
    flash, negative = Drawing(WIDTH, HEIGHT), Drawing(WIDTH, HEIGHT)
    flash.rect(0, 0, WIDTH, HEIGHT, fill=_WARM)
    flash.path(_rays(dice, free=(330, 200), groups=18, bold=2.6), fill=_DARK)
    flash.path(_urchin(dice, 300, 175), fill=_WHITE)
    negative.rect(0, 0, WIDTH, HEIGHT, fill=ink(_DARK, 0.86))
    negative.path(_rays(dice, free=(380, 215), groups=24, bold=1.9), fill=_WHITE)
    rings = tuple(_ring(dice, step / 3) for step in range(4))
    held = 2 / FPS
    return (
        Overlay((flash, negative, *rings), appears_s=IMPACT_S, lasts_s=6 * held),
        *focus_lines(seed, after=IMPACT_S + 3 * held),
    )


def _rays(dice: random.Random, *, free: tuple[float, float], groups: int, bold: float = 1.0) -> str:
    """Path data of tapered lines in uneven groups; `free` is the half size of the clear middle."""
    data, turn = [], math.tau / groups
    for group in range(groups):
        angle = turn * (group + dice.uniform(-0.3, 0.3))
        depth = dice.uniform(1.0, 1.22)
        for _ in range(dice.randint(2, 6)):
            angle += dice.uniform(0.012, 0.034)
            near = depth * dice.uniform(0.96, 1.22) * _oval(angle, *free)
            half = dice.uniform(1.4, 3.8) if dice.random() < 0.78 else dice.uniform(5.5, 12.0)
            data.append(_wedge(angle, min(near, _border(angle) * 0.8), half * bold))
    return "".join(data)


def _oval(angle: float, across: float, down: float) -> float:
    """Distance from the centre to the rim of an ellipse, at an angle."""
    return 1 / math.hypot(math.cos(angle) / across, math.sin(angle) / down)


def _wedge(angle: float, near: float, half: float) -> str:
    """Path data of a line that is a point at `near` and 2 x `half` thick at the edge of the screen."""
    far = _border(angle)
    tilt = half / far
    return polyline([_polar(near, angle), _polar(far, angle - tilt), _polar(far, angle + tilt)])


def _border(angle: float) -> float:
    """Distance from the centre to a little beyond the edge of the screen, at an angle."""
    across, down = abs(math.cos(angle)), abs(math.sin(angle))
    return min(720 / max(across, 1e-6), 400 / max(down, 1e-6))


def _polar(radius: float, angle: float) -> Point:
    return CENTRE[0] + radius * math.cos(angle), CENTRE[1] + radius * math.sin(angle)


def _streaks(
    dice: random.Random,
    count: int,
    long: tuple[float, float],
    thick: tuple[float, float],
    rows: tuple[float, float],
) -> str:
    """Path data of level streaks, pointed at both ends, that wrap round at the screen's sides."""
    data: list[str] = []
    for i in range(count):
        y = rows[0] + (rows[1] - rows[0]) * (i + dice.uniform(-0.4, 0.4) + 0.5) / count
        x, length, half = dice.uniform(0, WIDTH), dice.uniform(*long), dice.uniform(*thick) / 2
        belly = dice.uniform(0.55, 0.8)
        starts = [start for start in (x, x - WIDTH) if start + length > 0]
        data.extend(_lens(start, y, length, half, belly) for start in starts)
    return "".join(data)


def _lens(x: float, y: float, length: float, half: float, belly: float) -> str:
    middle, end = number(x + length * belly), number(x + length)
    up, down, level = number(y - half), number(y + half), number(y)
    return f"M{number(x)} {level}Q{middle} {up} {end} {level}Q{middle} {down} {number(x)} {level}Z"


def _urchin(dice: random.Random, across: float, down: float) -> str:
    """Path data of a burst: an oval whose rim is long, thin spikes."""
    points: list[Point] = []
    spikes = 46
    for i in range(spikes):
        angle = math.tau * i / spikes
        points.append(_polar(_oval(angle, across, down) * dice.uniform(0.86, 1.0), angle))
        tip = _oval(angle, across, down) * dice.uniform(1.15, 1.9)
        points.append(_polar(tip, angle + math.pi / spikes))
    return polyline(points)


def _ring(dice: random.Random, age: float) -> Drawing:
    """Draw the shock at an age of 0 … 1: widening, thinning arcs and shards that fly out."""
    cell = Drawing(WIDTH, HEIGHT)
    radius, thick = 250 + 520 * age, 34 * (1 - age) + 4
    starts = [math.tau * (i + dice.uniform(-0.15, 0.15)) / 5 for i in range(5)]
    for grown, colour, share in ((2.6, _WARM, 0.35), (1.0, _WHITE, 0.95)):
        arcs = "".join(_arc(radius, start, thick * grown) for start in starts)
        cell.path(arcs, fill=ink(colour, share * (1 - 0.6 * age)))
    shards = "".join(_shard(dice, radius * 1.15) for _ in range(18))
    cell.path(shards, fill=ink(_DARK, 0.95 - 0.4 * age))
    cell.path(_rays(dice, free=(radius * 1.1, radius * 0.72), groups=14), fill=ink(_WHITE, 0.9))
    return cell


def _arc(radius: float, start: float, thick: float) -> str:
    """Path data of a crescent: an arc of the flattened circle, pointed at both ends."""
    outer, inner = [], []
    for i in range(15):
        angle, half = start + 1.15 * i / 14, thick / 2 * math.sin(math.pi * i / 14)
        outer.append(_polar(_oval(angle, radius + half, (radius + half) * 0.66), angle))
        inner.append(_polar(_oval(angle, radius - half, (radius - half) * 0.66), angle))
    return polyline(outer + inner[::-1])


def _shard(dice: random.Random, radius: float) -> str:
    angle, far = dice.uniform(0, math.tau), radius * dice.uniform(0.75, 1.25)
    x, y = _polar(_oval(angle, far, far * 0.66), angle)
    size, spin = dice.uniform(6, 24), dice.uniform(0, math.tau)
    corners = ((1.6, 0.0), (0.6, 2.2), (1.0, 4.0))
    return polyline(
        [(x + size * r * math.cos(a + spin), y + size * r * math.sin(a + spin)) for r, a in corners]
    )
