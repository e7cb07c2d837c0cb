"""Manga marks: tears, sweat, the vein of anger, gloom, tired shadows, a puff of breath."""

from __future__ import annotations

from collections.abc import Sequence

from ..draw import smooth
from ..light import mix
from .curves import placed, sketch
from .expressions import Mien
from .eyes import Socket
from .head import Head
from .pen import Ink, Pen

_WATER = "#9fd8ff"


def on_skin(
    pen: Pen, skin: Ink, head: Head, mien: Mien, *, sockets: Sequence[Socket], outline: str
) -> None:  # fmt: skip
    """Draw the marks that lie on the skin: gloom and tired shadows."""
    if "gloom" in mien.marks:
        _gloom(pen, skin, head, outline)
    if "bags" in mien.marks:
        for socket in sockets:
            (x, y), k = socket.centre, socket.squeeze
            bag = sketch(
                f"{-17 * k},0 0,5 {17 * k},0 | 0,12 {-17 * k},0", placed((x, y + 28 * socket.size))
            )
            pen.flat(bag, skin.dark)


def in_air(pen: Pen, head: Head, mien: Mien) -> None:
    """Draw the marks that float before the head: sweat, the vein, a puff of breath."""
    far = head.turn <= 0
    if "sweat" in mien.marks:  # on the other side than clips and flowers
        _drop(pen, -74.0 if far else 74.0)
    if "vein" in mien.marks:
        _vein(pen, 66.0 if far else -62.0)
    if "puff" in mien.marks:
        _puff(pen, head)


def tears(pen: Pen, skin: Ink, mien: Mien, sockets: Sequence[Socket], low: float) -> None:
    """Draw streams of tears from the eyes down to the height `low`."""
    if "tears" not in mien.marks:
        return
    water = pen.light.lit(_WATER)
    edge = mix(water, skin.line, 0.55)
    for socket in sockets:
        (x, y), k, side = socket.centre, socket.squeeze, socket.side
        top = y + 19 * socket.size
        mid, w = (low - top) / 2, 6.5 * k
        to = placed((x + side * 9 * k, top))
        shift, end = side * 3, low - top
        band = sketch(
            f"{-w * 0.7},0 {shift - w},{mid} {side - w},{end} | {side},{end + 8} {side + w},{end}"
            f" | {shift + w},{mid} {w * 0.7},0", to,
        )  # fmt: skip
        pen.flat(band, water, opacity=0.8)
        pen.stroke(band, edge, 1.8, opacity=0.9)
        pen.stroke(
            smooth([to((-w * 0.3, 4)), to((shift - w * 0.3, mid))]), "#ffffff", 2.4, opacity=0.9
        )
        bead = (x + side * 24 * k, y + 12 * socket.size)
        pen.dot(bead, w, 6, fill=water, line=edge, width=1.8)
        pen.dot((bead[0] - 2, bead[1] - 2), 2, fill="#ffffff")


def _gloom(pen: Pen, skin: Ink, head: Head, outline: str) -> None:
    if pen.contour:
        return
    blue = mix(pen.light.lit("#5b6bb0"), pen.light.shade, 0.3)
    fill = pen.linear((0, -60), (0, 50), ((0, blue, 0.75), (0.5, blue, 0.4), (1, blue, 0.0)))
    with pen.inside(outline):
        pen.flat("M-140 -130H140V60H-140Z", fill)
        for i in range(9):
            x, _ = head.feature(-72 + i * 18, 0)
            line = smooth([(x, -70), (x, -14 + (10, -8, 16, 0)[i % 4])])
            pen.stroke(line, mix(blue, skin.line, 0.4), 2.0, opacity=0.6)


def _drop(pen: Pen, x: float) -> None:
    water, ink, to = pen.light.lit("#c8ecff"), pen.ink("#5aa0d8"), placed((x, -44.0))
    pen.solid(sketch("0,-25 9,-2 11,8 0,18 -11,8 -9,-2 0,-25", to), ink, fill=water, line=2.6)
    pen.flat(sketch("8,0 8,9 0,14 | 5,7 8,0", to), ink.lit, opacity=0.7)
    pen.dot(to((-4, 4)), 2.6, 4, fill="#ffffff")


def _vein(pen: Pen, x: float) -> None:
    dark = mix(pen.light.lit("#7a1424"), pen.light.outline, 0.2)
    for colour, width in ((dark, 9.5), (pen.light.lit("#e8303c"), 5.5)):
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            bend = [(x + sx * px, -84 + sy * py) for px, py in ((5, 21), (7, 8), (20, 6))]
            pen.stroke(smooth(bend), colour, width)


def _puff(pen: Pen, head: Head) -> None:
    t = head.turn or 1
    to = placed(head.feature(40.0 * t, 92), 1, t)
    cloud = "0,0 12,-11 27,-8 38,2 32,13 16,13"
    pen.flat(sketch(f"{cloud} 0,0", to), pen.light.lit("#ffffff"), opacity=0.85)
    pen.stroke(sketch(cloud, to, closed=False), pen.ink("#b8c4d8").line, 2.2, opacity=0.8)
