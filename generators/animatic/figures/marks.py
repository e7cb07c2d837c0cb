"""Manga marks: tears, sweat, the vein of anger, gloom, tired shadows, a puff of breath."""

from __future__ import annotations

from collections.abc import Sequence

from ..draw import Point
from ..light import mix
from .curves import corners
from .expressions import Mien
from .eyes import Socket
from .head import Head
from .pen import Ink, Pen

_WATER = "#9fd8ff"


def on_skin(
    pen: Pen, skin: Ink, head: Head, mien: Mien, sockets: Sequence[Socket], outline: str
) -> None:
    """Draw the marks that lie on the skin: gloom and tired shadows."""
    if "gloom" in mien.marks:
        _gloom(pen, skin, head, outline)
    if "bags" in mien.marks:
        for socket in sockets:
            x, y = socket.centre
            low = y + 28 * socket.size
            line = [(x - 17 * socket.squeeze, low), (x, low + 5), (x + 17 * socket.squeeze, low)]
            pen.flat(corners(line, [line[-1], (x, low + 12), line[0]]), skin.dark)


def in_air(pen: Pen, head: Head, mien: Mien) -> None:
    """Draw the marks that float before the head: sweat, the vein, a puff of breath."""
    if "sweat" in mien.marks:
        _drop(pen, (78.0 if head.turn <= 0 else -66.0, -44.0), 1.0)
    if "vein" in mien.marks:
        _vein(pen, (66.0 if head.turn <= 0 else -62.0, -84.0))
    if "puff" in mien.marks:
        _puff(pen, head)


def _gloom(pen: Pen, skin: Ink, head: Head, outline: str) -> None:
    if pen.contour:
        return
    blue = mix(pen.light.lit("#5b6bb0"), pen.light.shade, 0.3)
    fill = pen.linear((0, -60), (0, 50), ((0, blue, 0.75), (0.5, blue, 0.4), (1, blue, 0.0)))
    with pen.inside(outline):
        pen.flat("M-140 -130H140V60H-140Z", fill)
        for i in range(9):
            x, _ = head.feature(-72 + i * 18, 0)
            end = -14 + (10, -8, 16, 0)[i % 4]
            pen.stroke(
                corners([(x, -70), (x, end)], closed=False),
                mix(blue, skin.line, 0.4),
                2.0,
                opacity=0.6,
            )


def tears(pen: Pen, skin: Ink, mien: Mien, sockets: Sequence[Socket], low: float) -> None:
    """Draw streams of tears from the eyes down to the height `low`."""
    if "tears" not in mien.marks:
        return
    water = pen.light.lit(_WATER)
    edge = mix(water, skin.line, 0.55)
    for socket in sockets:
        (x, y), k, side = socket.centre, socket.size, socket.side
        wide = 6.5 * socket.squeeze
        top = (x + side * 9 * socket.squeeze, y + 19 * k)
        line = [top, (top[0] + side * 3, (top[1] + low) / 2), (top[0] + side, low)]
        left = [(px - wide * (0.7 if i == 0 else 1), py) for i, (px, py) in enumerate(line)]
        right = [(px + wide * (0.7 if i == 0 else 1), py) for i, (px, py) in enumerate(line)]
        band = corners(left, [left[-1], (line[-1][0], low + 8), right[-1]], right[::-1])
        pen.flat(band, water, opacity=0.8)
        pen.stroke(band, edge, 1.8, opacity=0.9)
        pen.stroke(
            corners([(px - wide * 0.3, py + 4) for px, py in line[:2]], closed=False),
            "#ffffff",
            2.4,
            opacity=0.9,
        )
        bead = (x + side * 24 * socket.squeeze, y + 12 * k)
        pen.dot(bead, 6.5 * socket.squeeze, 6, fill=water, line=edge, width=1.8)
        pen.dot((bead[0] - 2, bead[1] - 2), 2, fill="#ffffff")


def _drop(pen: Pen, at: Point, size: float) -> None:
    """Draw a big drop of sweat."""
    x, y = at
    water, ink = pen.light.lit("#c8ecff"), pen.ink("#5aa0d8")
    data = corners(
        [
            (x, y - 25 * size),
            (x + 9 * size, y - 2 * size),
            (x + 11 * size, y + 8 * size),
            (x, y + 18 * size),
            (x - 11 * size, y + 8 * size),
            (x - 9 * size, y - 2 * size),
            (x, y - 25 * size),
        ]
    )
    pen.solid(data, ink, fill=water, line=2.6)
    pen.flat(
        corners(
            [(x + 8 * size, y), (x + 8 * size, y + 9 * size), (x, y + 14 * size)],
            [(x, y + 14 * size), (x + 5 * size, y + 7 * size), (x + 8 * size, y)],
        ),
        ink.lit,
        opacity=0.7,
    )
    pen.dot((x - 4 * size, y + 4 * size), 2.6 * size, 4 * size, fill="#ffffff")


def _vein(pen: Pen, at: Point) -> None:
    x, y = at
    red, dark = pen.light.lit("#e8303c"), mix(pen.light.lit("#7a1424"), pen.light.outline, 0.2)
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        line = corners(
            [(x + sx * 5, y + sy * 21), (x + sx * 7, y + sy * 8), (x + sx * 20, y + sy * 6)],
            closed=False,
        )
        pen.stroke(line, dark, 9.5)
        pen.stroke(line, red, 5.5)


def _puff(pen: Pen, head: Head) -> None:
    t = head.turn or 1
    x, y = head.feature(40.0 * t, 92)
    white, ink = pen.light.lit("#ffffff"), pen.ink("#b8c4d8")
    cloud = [
        (x, y),
        (x + 12 * t, y - 11),
        (x + 27 * t, y - 8),
        (x + 38 * t, y + 2),
        (x + 32 * t, y + 13),
        (x + 16 * t, y + 13),
    ]
    pen.flat(corners([*cloud, cloud[0]]), white, opacity=0.85)
    pen.stroke(corners(cloud, closed=False), ink.line, 2.2, opacity=0.8)
