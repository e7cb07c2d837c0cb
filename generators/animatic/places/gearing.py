"""Toothed wheels of brass and steel."""

from __future__ import annotations

import math

from generators.animatic.draw import Point, polyline
from generators.animatic.light import lighten

from .setting import Sheet
from .shapes import disc

BRASS, STEEL, IRON = "#c9983f", "#a9b2ba", "#565c66"


def gear(x: float, y: float, r: float, teeth: int, *, turn: float = 0.0) -> str:
    """Outline a toothed wheel with a hole for its axle."""
    points = []
    for i in range(teeth):
        for share, reach in ((0.0, 0.84), (0.16, 1.0), (0.4, 1.0), (0.56, 0.84)):
            a = turn + (i + share) / teeth * math.tau
            points.append((x + math.cos(a) * r * reach, y + math.sin(a) * r * reach))
    rim = r * 0.62
    inner = "".join(
        polyline([
            (x + math.cos(a + d) * k * r, y + math.sin(a + d) * k * r)
            for d, k in ((0.16, 0.62), (0.16, 0.3), (0.9, 0.3), (0.9, 0.62))
        ]) for a in [turn + i * math.tau / 6 for i in range(6)]
    ) if r > 46 else disc(x, y, rim * 0.5)  # fmt: skip
    return polyline(points) + inner


def brass_gear(
    on: Sheet, at: Point, r: float, teeth: int, *, turn: float = 0.0, colour: str = BRASS
) -> None:
    """Mount a gear with a bright edge and a shadow on the wall."""
    x, y = at
    on.fill(gear(x + r * 0.08, y + r * 0.1, r, teeth, turn=turn), "#2a2026", -1.0, opacity=0.4)
    fill = on.shading(((0, on.paint(lighten(colour, 0.25), 0.4)), (0.5, on.paint(colour, -0.1)),
        (1, on.paint(colour, -1.2))), angle=60)  # fmt: skip
    on.path(gear(x, y, r, teeth, turn=turn), fill=fill)
    on.ellipse(x, y, r * 0.2, r * 0.2, fill=on.paint(IRON, -0.3), stroke=on.paint(colour, 0.3),
        width=r * 0.05)  # fmt: skip
