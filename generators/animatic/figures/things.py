"""The things that can be held, each drawn upwards from the grip at (0, 0)."""

from __future__ import annotations

import math
from itertools import pairwise

from ..draw import smooth
from ..light import mix
from .curves import corners, placed, runs, sketch
from .pen import BOLD, LINE, Ink, Pen

_LEAN = -15.0  # of an umbrella, degrees


def _box(
    pen: Pen, corner: tuple[float, float], size: tuple[float, float], ink: Ink, cut: float = 0.65
) -> None:
    """A rectangle whose right part from `cut` is in shade."""
    (x, y), (w, h) = corner, size
    pen.solid(sketch(f"{x},{y} | {x + w},{y} | {x + w},{y + h} | {x},{y + h}"), ink)
    x, w = x + w * cut, w * (1 - cut) - 1
    pen.flat(
        sketch(f"{x},{y + 1} | {x + w},{y + 1} | {x + w},{y + h - 1} | {x},{y + h - 1}"), ink.dark
    )


def _wire(pen: Pen, text: str, ink: Ink, width: float) -> None:
    """A bent handle."""
    data = sketch(text, closed=False)
    pen.stroke(data, ink.contour, width + LINE)
    pen.stroke(data, ink.lit, width)


def lantern(pen: Pen) -> None:
    """A lantern that glows."""
    iron, glass = pen.ink("#5a4636"), pen.ink("#ffd27a")
    pen.glow((0, 84), 150, "#ffcf7a", 0.55 if pen.light.lamps else 0.22)
    _wire(pen, "-30,44 -22,8 0,-2 22,8 30,44", iron, 3.8)
    pen.solid(sketch("-28,52 -34,88 -28,122 | 28,122 | 34,88 28,52"), glass, fill="#ffe2a0")
    pen.flat(sketch("0,64 13,88 10,108 0,114 -10,108 -13,88 0,64"), "#fff6d8")
    pen.flat(sketch("0,78 7,94 5,106 0,109 -5,106 -7,94 0,78"), "#ffb040")
    for x in (-11, 11):
        pen.stroke(sketch(f"{x},52 {x * 1.3},88 {x},122", closed=False), iron.line, 2.6)
    pen.solid(sketch("-34,54 -16,34 0,28 16,34 34,54"), iron)
    _box(pen, (-36, 120), (72, 14), iron)


def letter(pen: Pen) -> None:
    """A sealed envelope."""
    paper, seal = pen.ink("#fbf6ea"), pen.ink("#c8343c")
    with pen.moved((10, -34), turn=-8):
        _box(pen, (-62, -42), (124, 84), paper, 0.9)
        pen.flat(sketch("-58,-40 | 58,-40 | 0,6"), paper.dark, opacity=0.5)
        pen.stroke(sketch("-60,-40 | 0,8 | 60,-40", closed=False), paper.line, 2.4)
        pen.dot((0, 6), 12, fill=seal.lit, line=seal.line)


def umbrella_pole(pen: Pen) -> None:
    """The stick of an umbrella, leaning to the left."""
    wood = pen.ink("#7a5238")
    with pen.moved((0, 0), turn=_LEAN):
        pen.capsule(sketch("0,60 0,-400", closed=False), wood, 10)
        _wire(pen, "0,58 2,78 18,84 28,72", wood, 8)


def umbrella_top(pen: Pen) -> None:
    """The canopy of an umbrella, behind the head."""
    ink = pen.ink("#d8545a")
    with pen.moved((0, 0), turn=_LEAN):
        rim = runs("230,-340 150,-366 76,-350 0,-370 -76,-350 -150,-366 -230,-340")[0]
        scallops = [[a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 16), b] for a, b in pairwise(rim)]
        dome = runs("-230,-340 -190,-446 -96,-504 0,-518 96,-504 190,-446 230,-340")[0]
        pen.capsule(sketch("0,-500 0,-536", closed=False), pen.ink("#a83a4c"), 9)
        pen.solid(corners(dome, *scallops), ink, line=BOLD)
        pen.flat(sketch("44,-514 116,-450 132,-364 | 226,-342 188,-442 100,-500 44,-514"), ink.dark)
        for x in (-128, -44, 44, 128):
            pen.stroke(
                sketch(f"0,-516 {x * 0.8},-446 {x * 1.15},-358", closed=False), ink.line, 2.6
            )
        pen.flat(
            sketch("-190,-406 -150,-450 -104,-476 | -140,-436 -190,-406"), ink.bright, opacity=0.8
        )


def cup(pen: Pen) -> None:
    """A steaming cup."""
    ink = pen.ink("#f4ead8")
    for x, y in ((-10, -54), (12, -64)):
        steam = sketch("0,0 -7,-14 7,-28 0,-44", placed((x, y)), closed=False)
        pen.stroke(steam, "#ffffff", 4.5, opacity=0.6)
    pen.capsule(sketch("28,-34 48,-34 46,-8 24,-4", closed=False), ink, 9)
    pen.solid(sketch("-32,-46 -28,10 -18,18 18,18 28,10 32,-46"), ink)
    pen.flat(sketch("12,-44 14,16 | 22,14 27,8 31,-44"), ink.dark)
    pen.stroke(sketch("-28,-17 0,-12 28,-17", closed=False), pen.ink("#4a7ab8").lit, 6)
    pen.dot((0, -46), 32, 8, fill=pen.ink("#8a4a2a").lit, line=ink.line, width=2.6)


def book(pen: Pen) -> None:
    """An open book."""
    cover, page = pen.ink("#8a3a3a"), pen.ink("#fbf4e2")
    for s in (-1, 1):
        to = placed((0, 0), 1, s)
        pen.solid(sketch("0,6 50,-6 96,2 | 96,-104 | 50,-112 0,-98", to), cover)
        pen.solid(sketch("0,-2 46,-16 88,-8 | 88,-108 | 46,-116 0,-102", to), page, line=2.4)
        for y in range(-92, -20, 16):
            pen.stroke(
                sketch(f"12,{y} 44,{y - 9} 78,{y - 3}", to, closed=False),
                page.deep,
                2.0,
                opacity=0.6,
            )
    pen.flat(sketch("0,-2 | 0,-102 | 20,-110 | 16,-8"), page.dark)


def key(pen: Pen) -> None:
    """A big old key."""
    gold = pen.ink("#e8b64a")
    for line in ("0,6 0,-62", "2,-58 18,-58", "2,-44 18,-44"):
        pen.capsule(sketch(line, closed=False), gold, 10)
    pen.ball((0, 24), 21, ink=gold)
    pen.dot((0, 24), 9, fill=pen.light.lit("#3a3040"), line=gold.line)
    pen.stroke(sketch("-3,-54 -3,-6", closed=False), gold.bright, 2.6)


def phone(pen: Pen) -> None:
    """A telephone with a lit screen."""
    pen.solid(
        sketch("-27,26 -27,-66 -20,-72 20,-72 27,-66 27,26 20,32 -20,32 -27,26"), pen.ink("#3a4258")
    )
    pen.flat(
        sketch("-20,-60 | 20,-60 | 20,18 | -20,18"),
        pen.linear((0, -62), (0, 22), ((0, "#bfe8ff"), (1, "#6fa8f0"))),
    )
    pen.flat(sketch("-20,-8 | 8,-60 | 18,-60 | -20,14"), "#ffffff", opacity=0.5)
    pen.glow((0, -20), 74, "#a8d8ff", 0.3 if pen.light.lamps else 0.1)


def chart(pen: Pen) -> None:
    """An unfolded map."""
    paper, red = pen.ink("#efe0b8"), pen.light.lit("#c8343c")
    with pen.moved((0, -52), turn=-3):
        _box(pen, (-110, -66), (220, 132), paper, 0.86)
        pen.flat(
            sketch("-104,20 -70,-8 -30,6 4,34 -10,62 | -104,62"),
            pen.ink("#7fb4c8").lit,
            opacity=0.8,
        )
        for x in (-37, 36):
            pen.stroke(sketch(f"{x},-64 {x},64", closed=False), paper.deep, 2.4)
        pen.stroke(sketch("-60,-40 -20,-30 20,-44 62,-8", closed=False), red, 3.0)
        for line in ("56,-14 76,6", "56,6 76,-14"):
            pen.stroke(sketch(line, closed=False), red, 4.5)


def wrench(pen: Pen) -> None:
    """A heavy wrench."""
    steel = pen.ink("#aab4c4")
    with pen.moved((0, 0), turn=14):
        _box(pen, (-11, -92), (22, 140), steel, 0.6)
        pen.solid(
            sketch(
                "-34,-120 -30,-92 -12,-82 | 12,-82 | 30,-92 34,-120 | 22,-138 | 13,-112 | -13,-112 | -22,-138"
            ),
            steel,
        )
        pen.stroke(sketch("-5,-80 -5,40", closed=False), steel.bright, 3)


def basket(pen: Pen) -> None:
    """A basket with a cloth and fruit."""
    cane, cloth = pen.ink("#c89a5a"), pen.ink("#f4f0e6")
    _wire(pen, "-58,74 -48,18 0,-4 48,18 58,74", cane, 8)
    for x, colour in ((-34, "#e8b06a"), (2, "#d8545a"), (34, "#e8b06a")):
        pen.ball((x, 66), 25, 24, ink=pen.ink(colour))
    pen.solid(sketch("-72,74 -60,140 0,150 60,140 72,74 | 0,86 -72,74"), cane)
    pen.flat(sketch("30,80 36,146 | 60,140 72,74"), cane.dark)
    for y, w in ((100, 66), (118, 62), (134, 59)):
        pen.stroke(sketch(f"{-w},{y - 4} 0,{y + 6} {w},{y - 4}", closed=False), cane.deep, 2.4)
    pen.solid(sketch("-76,72 0,84 76,72 | 58,96 30,88 0,104 -30,88 -58,96 -76,72"), cloth)


def broom(pen: Pen) -> None:
    """A broom that reaches the ground."""
    straw = pen.ink("#d8b060")
    pen.capsule(sketch("0,-250 0,190", closed=False), pen.ink("#8a5c3a"), 13)
    pen.solid(
        sketch(
            "-16,176 -30,236 -58,312 | -30,304 -14,318 4,304 22,316 40,302 58,310 | 30,236 16,176"
        ),
        straw,
    )
    for x in (-30, -10, 12, 32):
        pen.stroke(sketch(f"{x * 0.35},200 {x * 0.7},250 {x},298", closed=False), straw.deep, 2.4)
    _box(pen, (-19, 180), (38, 14), pen.ink("#c8443c"))


def camera(pen: Pen) -> None:
    """A camera with its lens towards the viewer."""
    body, black = pen.ink("#3a3c48"), pen.ink("#22222c")
    with pen.moved((0, -16)):
        _box(pen, (-34, -50), (40, 18), body)
        _box(pen, (-62, -36), (124, 76), body, 0.7)
        pen.flat(sketch("-60,-20 | 60,-20 | 60,14 | -60,14"), pen.ink("#7a4a38").lit)
        for r, fill in (
            (33, black.lit),
            (25, body.bright),
            (20, black.lit),
            (14, pen.ink("#5a78b8").lit),
        ):
            pen.dot((4, -2), r, fill=fill, line=black.line)
        pen.dot((-1, -8), 5, fill="#ffffff", opacity=0.9)
        pen.dot((46, -26), 6, fill=pen.light.lit("#ffe9b0"))


def bouquet(pen: Pen) -> None:
    """Flowers in a paper wrap."""
    green, wrap = pen.ink("#5a9a4a"), pen.ink("#f6e4ec")
    for line in ("0,20 -36,-96", "0,20 36,-88", "0,20 -12,-122", "0,20 16,-112"):
        pen.capsule(sketch(line, closed=False), green, 5)
    for s in (-1, 1):
        pen.solid(sketch("12,-30 40,-52 56,-74 | 36,-72 16,-50", placed((0, 0), 1, s)), green)
    pen.solid(sketch("-40,-54 0,-40 40,-54 | 14,40 | -14,40"), wrap)
    pen.flat(sketch("8,-44 38,-52 | 14,38 | 4,38"), wrap.dark)
    heads = (
        (-36, -96, "#e8546a"),
        (36, -88, "#f0a83c"),
        (-12, -122, "#f07aa8"),
        (16, -112, "#e8546a"),
        (0, -84, "#fff0e0"),
    )
    for x, y, colour in heads:
        ink = pen.ink(colour)
        petals = [
            (
                x + (22 if k % 2 else 14) * math.cos(k * math.pi / 5),
                y + (22 if k % 2 else 14) * math.sin(k * math.pi / 5),
            )
            for k in range(10)
        ]
        pen.solid(smooth(petals, closed=True), ink, line=2.4)
        pen.dot((x, y), 7, fill=mix(ink.deep, "#ffd84a", 0.55))


def crate(pen: Pen) -> None:
    """A cardboard box."""
    card = pen.ink("#c89a68")
    _box(pen, (-78, -96), (156, 112), card, 0.7)
    pen.solid(sketch("-78,-96 | -62,-116 | 92,-116 | 78,-96"), card, fill=card.bright)
    pen.flat(sketch("-14,-95 | 14,-95 | 14,15 | -14,15"), pen.ink("#e8d2a8").lit)


def parcel(pen: Pen) -> None:
    """A small parcel with a bow."""
    string = pen.ink("#b83a3a")
    _box(pen, (-46, -62), (92, 70), pen.ink("#d0a878"))
    for line in ("-2,-62 -2,8", "-46,-28 46,-28"):
        pen.cord(sketch(line, closed=False), string, 4)
    for s in (-1, 1):
        pen.solid(sketch("0,0 20,-20 30,-4 0,0", placed((-2, -62), 1, s)), string, line=2.4)
