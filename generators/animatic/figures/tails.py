"""Hair that hangs or stands apart: tails, braids, buns and the bands that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from ..draw import Point, smooth
from .curves import Run, ball, blade, corners, dense, offset, placed, ribbon, sketch, spread, strip
from .pen import Ink, Pen

Lock = tuple[Run, Sequence[float]]  # spine and half widths


def tail(pen: Pen, ink: Ink, tip: str, lock: Lock) -> None:
    """Draw a tail of hair; `tip` is the colour of its end, or nothing."""
    ends = lock[0]
    spine = dense(ends)
    widths = spread(lock[1], len(spine))
    stops = ((0.0, ink.lit), (0.35, ink.lit), (0.85, tip))
    fill = pen.linear(ends[1], ends[-1], stops) if tip else ""
    pen.solid(ribbon(spine, widths), ink, fill=fill, line=3.0)
    middle = len(spine) // 2
    side = 1 if offset(spine, widths)[middle][0] > spine[middle][0] else -1
    pen.flat(strip(spine[1:], widths[1:], 0.15 * side, 0.94 * side), ink.dark)
    pen.flat(strip(spine[2:6], widths[2:6], -0.75 * side, -0.45 * side), ink.bright, opacity=0.8)
    pen.stroke(smooth(offset(spine, widths, 0.05)[2:-1]), ink.deep, 2.0, opacity=0.8)


def braid(pen: Pen, ink: Ink, tip: str, lock: Lock, band: Ink) -> None:
    """Draw a braid with a tuft below its band."""
    spine = dense(lock[0])
    widths = spread(lock[1], len(spine))
    for i, ((x, y), (nx, ny), w) in enumerate(zip(spine, spine[1:], widths, strict=False)):
        s = w if i % 2 else -w
        knot = [(x - s * 0.9, y - 10), (x + s * 0.5, y - 12), (x + s * 1.05, ny - 2),
                (nx + s * 0.3, ny + 16), (nx - s * 0.35, ny + 12)]  # fmt: skip
        pen.solid(smooth(knot, closed=True), ink, line=2.6)
        pen.flat(corners(knot[2:], [(x + s * 0.3, ny - 2), knot[2]]), ink.dark)
    x, y = spine[-1]
    tuft = corners(*blade((x + 13, y), (x + 4, y + 58), (x - 13, y), 0.2))
    pen.solid(tuft, ink, fill=tip, line=2.6)
    tie(pen, band, (x, y + 4), 13)


def bun(pen: Pen, ink: Ink, x: float) -> None:
    """Draw a bun on top of the head."""
    data, to = ball((x, -142), 52, 44), placed((x, -142))
    pen.solid(data, ink, line=3.0)
    with pen.inside(data):
        pen.flat(sketch("20,-48 26,-8 4,30 | 80,42 | 70,-48", to), ink.dark)
        for bend in (-26, 4, 30):
            line = f"-44,{14 + bend * 0.4} 0,{bend - 8} 44,{10 + bend * 0.5}"
            pen.stroke(sketch(line, to, closed=False), ink.deep, 2.2)
        pen.flat(sketch("-34,-16 -18,-32 6,-36 | -12,-24 -34,-16", to), ink.bright)


def tie(pen: Pen, band: Ink, at: Point, size: float) -> None:
    """Draw a bobble."""
    pen.ball(at, size, size * 0.8, ink=band)
    pen.dot((at[0] - size * 0.3, at[1] - size * 0.25), size * 0.3, fill=band.bright)
