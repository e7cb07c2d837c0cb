"""Things held in a hand, found by keyword; drawn upwards from the grip at (0, 0)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..draw import Point, smooth
from ..light import mix
from .curves import arc, blade, corners
from .pen import Ink, Pen

Grip = Literal["up", "hang", "pole"]


@dataclass(frozen=True)
class Prop:
    """A thing and how it is held: upright in the hand, hanging below it, or by a long pole."""

    draw: Callable[[Pen], None]
    grip: Grip
    backdrop: Callable[[Pen], None] | None = None  # the part that lies behind the whole figure


def box_path(x: float, y: float, w: float, h: float) -> str:
    """Path data of a rectangle."""
    return corners(
        [(x, y), (x + w, y)],
        [(x + w, y), (x + w, y + h)],
        [(x + w, y + h), (x, y + h)],
        [(x, y + h), (x, y)],
    )


def _box(
    pen: Pen, x: float, y: float, w: float, h: float, ink: Ink, *, shade: float = 0.62
) -> None:
    pen.solid(box_path(x, y, w, h), ink)
    pen.flat(box_path(x + w * shade, y + 1, w * (1 - shade) - 1, h - 2), ink.dark)


def _lantern(pen: Pen) -> None:
    iron, glass = pen.ink("#5a4636"), pen.ink("#ffd27a")
    pen.glow((0, 84), 150, "#ffcf7a", 0.55 if pen.light.lamps else 0.22)
    pen.stroke(smooth([(-30, 44), (-22, 8), (0, -2), (22, 8), (30, 44)]), iron.contour, 7)
    pen.stroke(smooth([(-30, 44), (-22, 8), (0, -2), (22, 8), (30, 44)]), iron.lit, 3.4)
    data = corners(
        [(-28, 52), (-34, 88), (-28, 122)],
        [(-28, 122), (28, 122)],
        [(28, 122), (34, 88), (28, 52)],
        [(28, 52), (-28, 52)],
    )
    pen.solid(data, glass, fill="#ffe2a0")
    pen.flat(
        smooth([(0, 64), (13, 88), (10, 108), (0, 114), (-10, 108), (-13, 88)], closed=True),
        "#fff6d8",
    )
    pen.flat(
        smooth([(0, 78), (7, 94), (5, 106), (0, 109), (-5, 106), (-7, 94)], closed=True), "#ffb040"
    )
    for x in (-12, 12):
        pen.stroke(
            corners([(x * 0.9, 52), (x * 1.2, 88), (x * 0.9, 122)], closed=False), iron.line, 2.6
        )
    pen.solid(
        corners([(-34, 54), (-16, 34), (0, 28), (16, 34), (34, 54)], [(34, 54), (-34, 54)]), iron
    )
    _box(pen, -36, 120, 72, 14, iron)


def _letter(pen: Pen) -> None:
    paper = pen.ink("#fbf6ea")
    with pen.moved((10, -34), turn=-8):
        _box(pen, -62, -42, 124, 84, paper, shade=0.9)
        pen.stroke(
            corners([(-60, -40), (0, 8)], [(0, 8), (60, -40)], closed=False), paper.line, 2.4
        )
        pen.flat(
            corners([(-58, -40), (58, -40)], [(58, -40), (0, 6)], [(0, 6), (-58, -40)]),
            paper.dark,
            opacity=0.5,
        )
        seal = pen.ink("#c8343c")
        pen.dot((0, 6), 12, fill=seal.lit, line=seal.line, width=2.4)


def _umbrella_pole(pen: Pen) -> None:
    wood = pen.ink("#7a5238")
    pen.capsule(corners([(0, 60), (0, -240)], closed=False), wood, 10)
    pen.stroke(smooth([(0, 58), (2, 78), (18, 84), (28, 72)]), wood.contour, 13)
    pen.stroke(smooth([(0, 58), (2, 78), (18, 84), (28, 72)]), wood.lit, 8)


def _umbrella_top(pen: Pen) -> None:
    ink, inner = pen.ink("#d8545a"), pen.ink("#a83a4c")
    with pen.moved((0, -80), turn=-4):
        rim: list[Point] = [
            (-230, -120),
            (-150, -146),
            (-76, -130),
            (0, -150),
            (76, -130),
            (150, -146),
            (230, -120),
        ]
        dome = [
            (-230, -120),
            (-190, -236),
            (-96, -300),
            (0, -316),
            (96, -300),
            (190, -236),
            (230, -120),
        ]
        pen.capsule(corners([(0, -130), (0, -336)], closed=False), inner, 9)
        pen.solid(
            corners(
                dome, *[_scallop(a, b, -16) for a, b in zip(rim[::-1], rim[::-1][1:], strict=False)]
            ),
            ink,
            line=3.2,
        )
        for x in (-128, -44, 44, 128):
            pen.stroke(smooth([(0, -314), (x * 0.8, -236), (x * 1.1, -136)]), ink.line, 2.6)
        pen.flat(
            corners(
                [(44, -312), (116, -240), (128, -138)],
                [(128, -138), (226, -122), (188, -232), (100, -296), (44, -312)],
            ),
            ink.dark,
        )
        pen.flat(
            corners(
                [(-190, -190), (-150, -240), (-104, -270)],
                [(-104, -270), (-140, -224), (-190, -190)],
            ),
            ink.bright,
            opacity=0.8,
        )


def _scallop(a: Point, b: Point, up: float) -> list[Point]:
    return [a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + up), b]


def _cup(pen: Pen) -> None:
    ink, tea = pen.ink("#f4ead8"), pen.ink("#8a4a2a")
    for x, y in ((-10, -72), (12, -82)):
        pen.stroke(
            smooth([(x, y + 18), (x - 7, y + 4), (x + 7, y - 10), (x, y - 26)]),
            "#ffffff",
            4.5,
            opacity=0.6,
        )
    pen.capsule(smooth([(28, -34), (48, -34), (46, -8), (24, -4)]), ink, 9)
    data = corners(
        [(-32, -46), (-28, 10), (-18, 18), (18, 18), (28, 10), (32, -46)], [(32, -46), (-32, -46)]
    )
    pen.solid(data, ink)
    pen.flat(
        corners(
            [(12, -44), (14, 16)], [(14, 16), (22, 14), (27, 8), (31, -44)], [(31, -44), (12, -44)]
        ),
        ink.dark,
    )
    pen.stroke(corners([(-30, -18), (0, -12), (30, -18)], closed=False), pen.ink("#4a7ab8").lit, 6)
    if not pen.contour:
        pen.drawing.ellipse(0, -46, 32, 8, fill=tea.lit, stroke=ink.line, width=2.6)


def _book(pen: Pen) -> None:
    cover, page = pen.ink("#8a3a3a"), pen.ink("#fbf4e2")
    for s in (-1, 1):
        pen.solid(
            corners(
                [(0, 6), (s * 50, -6), (s * 96, 2)],
                [(s * 96, 2), (s * 96, -104)],
                [(s * 96, -104), (s * 50, -112), (0, -98)],
                [(0, -98), (0, 6)],
            ),
            cover,
        )
        pen.solid(
            corners(
                [(0, -2), (s * 46, -16), (s * 88, -8)],
                [(s * 88, -8), (s * 88, -108)],
                [(s * 88, -108), (s * 46, -116), (0, -102)],
                [(0, -102), (0, -2)],
            ),
            page,
            line=2.4,
        )
        for i in range(5):
            y = -92 + i * 16
            pen.stroke(
                smooth([(s * 12, y), (s * 44, y - 9), (s * 78, y - 3)]), page.deep, 2.0, opacity=0.6
            )
    pen.flat(
        corners(
            [(0, -2), (0, -102)],
            [(0, -102), (20, -110)],
            [(20, -110), (16, -8)],
            [(16, -8), (0, -2)],
        ),
        page.dark,
    )


def _key(pen: Pen) -> None:
    gold = pen.ink("#e8b64a")
    pen.capsule(corners([(0, 6), (0, -62)], closed=False), gold, 10)
    for y in (-58, -44):
        pen.capsule(corners([(2, y), (18, y)], closed=False), gold, 9)
    ring = smooth(list(arc(0, 24, 21, 21, 0, 324, 10)), closed=True)
    pen.solid(ring, gold)
    pen.dot((0, 24), 9, fill=pen.light.lit("#3a3040"), line=gold.line, width=2.4)
    pen.stroke(corners([(-3, -54), (-3, -6)], closed=False), gold.bright, 2.6)


def _phone(pen: Pen) -> None:
    case = pen.ink("#3a4258")
    pen.solid(
        smooth(
            [
                (-27, 26),
                (-27, -66),
                (-20, -72),
                (20, -72),
                (27, -66),
                (27, 26),
                (20, 32),
                (-20, 32),
            ],
            closed=True,
        ),
        case,
    )
    screen = pen.linear((0, -62), (0, 22), ((0, "#bfe8ff"), (1, "#6fa8f0")))
    pen.flat(box_path(-20, -60, 40, 78), screen)
    pen.flat(
        corners(
            [(-20, -8), (8, -60)],
            [(8, -60), (18, -60)],
            [(18, -60), (-20, 14)],
            [(-20, 14), (-20, -8)],
        ),
        "#ffffff",
        opacity=0.5,
    )
    pen.glow((0, -20), 74, "#a8d8ff", 0.3 if pen.light.lamps else 0.1)


def _map(pen: Pen) -> None:
    paper = pen.ink("#efe0b8")
    with pen.moved((0, -52), turn=-3):
        _box(pen, -110, -66, 220, 132, paper, shade=0.86)
        for x in (-37, 36):
            pen.stroke(corners([(x, -64), (x, 64)], closed=False), paper.deep, 2.4)
        sea = pen.ink("#7fb4c8")
        pen.flat(
            smooth([(-104, 20), (-70, -8), (-30, 6), (4, 34), (-10, 62), (-104, 62)], closed=True),
            sea.lit,
            opacity=0.8,
        )
        red = pen.light.lit("#c8343c")
        pen.stroke(smooth([(-60, -40), (-20, -30), (20, -44), (62, -8)]), red, 3.0)
        for d in (-1, 1):
            pen.stroke(
                corners(
                    [(56, -14 * d), (76, 6 * d)] if d > 0 else [(56, 6), (76, -14)], closed=False
                ),
                red,
                4.5,
            )


def _wrench(pen: Pen) -> None:
    steel = pen.ink("#aab4c4")
    with pen.moved((0, 0), turn=14):
        pen.solid(box_path(-11, -92, 22, 140), steel)
        head = corners(
            [(-34, -120), (-30, -92), (-12, -82)],
            [(-12, -82), (12, -82)],
            [(12, -82), (30, -92), (34, -120)],
            [(34, -120), (22, -138)],
            [(22, -138), (13, -112)],
            [(13, -112), (-13, -112)],
            [(-13, -112), (-22, -138)],
            [(-22, -138), (-34, -120)],
        )
        pen.solid(head, steel)
        pen.flat(box_path(2, -84, 8, 130), steel.dark)
        pen.stroke(corners([(-5, -80), (-5, 40)], closed=False), steel.bright, 3)


def _basket(pen: Pen) -> None:
    cane, cloth = pen.ink("#c89a5a"), pen.ink("#f4f0e6")
    pen.stroke(smooth([(-58, 74), (-48, 18), (0, -4), (48, 18), (58, 74)]), cane.contour, 13)
    pen.stroke(smooth([(-58, 74), (-48, 18), (0, -4), (48, 18), (58, 74)]), cane.lit, 7)
    for x, colour in ((-34, "#e8b06a"), (2, "#d8545a"), (34, "#e8b06a")):
        ink = pen.ink(colour)
        pen.solid(smooth(list(arc(x, 66, 25, 24, 0, 324, 10)), closed=True), ink)
    pen.solid(
        corners(
            [(-72, 74), (-60, 140), (0, 150), (60, 140), (72, 74)], [(72, 74), (0, 86), (-72, 74)]
        ),
        cane,
    )
    with pen.inside(
        corners(
            [(-72, 74), (-60, 140), (0, 150), (60, 140), (72, 74)], [(72, 74), (0, 86), (-72, 74)]
        )
    ):
        for y in (100, 118, 136):
            pen.stroke(smooth([(-80, y - 8), (0, y + 4), (80, y - 8)]), cane.deep, 2.4)
        for i in range(-3, 4):
            pen.stroke(corners([(i * 21, 76), (i * 18, 156)], closed=False), cane.dark, 3.4)
        pen.flat(
            corners([(30, 70), (34, 160)], [(34, 160), (110, 150), (110, 60), (30, 70)]),
            cane.dark,
            opacity=0.55,
        )
    pen.solid(
        corners(
            [(-76, 72), (0, 84), (76, 72)],
            [(76, 72), (58, 96), (30, 88), (0, 104), (-30, 88), (-58, 96), (-76, 72)],
        ),
        cloth,
    )


def _broom(pen: Pen) -> None:
    wood, straw, cord = pen.ink("#8a5c3a"), pen.ink("#d8b060"), pen.ink("#c8443c")
    pen.capsule(corners([(0, -250), (0, 190)], closed=False), wood, 13)
    pen.solid(
        corners(
            [(-16, 176), (-30, 236), (-58, 312)],
            [(-58, 312), (-30, 304), (-14, 318), (4, 304), (22, 316), (40, 302), (58, 310)],
            [(58, 310), (30, 236), (16, 176)],
            [(16, 176), (-16, 176)],
        ),
        straw,
    )
    for x in (-30, -10, 12, 32):
        pen.stroke(smooth([(x * 0.35, 200), (x * 0.7, 250), (x, 298)]), straw.deep, 2.4)
    _box(pen, -19, 180, 38, 14, cord)


def _camera(pen: Pen) -> None:
    body, black = pen.ink("#3a3c48"), pen.ink("#22222c")
    with pen.moved((0, -16)):
        _box(pen, -34, -50, 40, 18, body)
        _box(pen, -62, -36, 124, 76, body, shade=0.7)
        pen.flat(box_path(-60, -20, 120, 34), pen.ink("#7a4a38").lit)
        for r, fill in ((33, black.lit), (25, body.bright), (20, black.lit)):
            pen.dot((4, -2), r, fill=fill, line=black.line, width=2.6)
        pen.dot((4, -2), 14, fill=pen.ink("#5a78b8").lit)
        pen.dot((-1, -8), 5, fill="#ffffff", opacity=0.9)
        pen.dot((46, -26), 6, fill=pen.light.lit("#ffe9b0"))


def _flower(pen: Pen) -> None:
    green, wrap = pen.ink("#5a9a4a"), pen.ink("#f6e4ec")
    for x, y in ((-34, -92), (-12, -116), (14, -106), (36, -84), (0, -78)):
        pen.stroke(smooth([(0, 20), (x * 0.4, -40), (x, y)]), green.line, 6)
        pen.stroke(smooth([(0, 20), (x * 0.4, -40), (x, y)]), green.lit, 3.2)
    for x, y, s in ((-44, -60, -1), (42, -56, 1)):
        pen.solid(corners(*blade((x * 0.3, -30), (x + s * 14, y - 14), (x * 0.4, -50), 0.3)), green)
    pen.solid(
        corners(
            [(-40, -54), (0, -40), (40, -54)],
            [(40, -54), (14, 40)],
            [(14, 40), (-14, 40)],
            [(-14, 40), (-40, -54)],
        ),
        wrap,
    )
    pen.flat(
        corners(
            [(8, -44), (38, -52)], [(38, -52), (14, 38)], [(14, 38), (4, 38)], [(4, 38), (8, -44)]
        ),
        wrap.dark,
    )
    for i, (x, y) in enumerate(((-36, -96), (36, -88), (-12, -122), (16, -112), (0, -84))):
        ink = pen.ink(("#e8546a", "#f0a83c", "#f07aa8", "#e8546a", "#fff0e0")[i])
        petals = [
            (
                x + (22 if k % 2 else 14) * math.cos(k * math.pi / 5),
                y + (22 if k % 2 else 14) * math.sin(k * math.pi / 5),
            )
            for k in range(10)
        ]
        pen.solid(smooth(petals, closed=True), ink, line=2.4)
        pen.dot((x, y), 7, fill=mix(ink.deep, "#ffd84a", 0.55))


def _crate(pen: Pen) -> None:
    card = pen.ink("#c89a68")
    _box(pen, -78, -96, 156, 112, card, shade=0.7)
    pen.solid(
        corners(
            [(-78, -96), (-62, -116)],
            [(-62, -116), (92, -116)],
            [(92, -116), (78, -96)],
            [(78, -96), (-78, -96)],
        ),
        card,
        fill=card.bright,
    )
    pen.flat(box_path(-14, -96, 28, 112), pen.ink("#e8d2a8").lit)
    pen.stroke(corners([(-14, -96), (-2, -116)], closed=False), card.line, 2.4)


def _parcel(pen: Pen) -> None:
    paper, string = pen.ink("#d0a878"), pen.ink("#b83a3a")
    _box(pen, -46, -62, 92, 70, paper, shade=0.68)
    for line in ([(-2, -62), (-2, 8)], [(-46, -28), (46, -28)]):
        pen.stroke(corners(line, closed=False), string.line, 7)
        pen.stroke(corners(line, closed=False), string.lit, 4)
    for s in (-1, 1):
        pen.solid(
            corners([(-2, -62), (-2 + s * 20, -82), (-2 + s * 30, -66), (-2, -62)]),
            string,
            line=2.4,
        )


_PROPS: dict[str, Prop] = {
    "lantern": Prop(_lantern, "hang"), "letter": Prop(_letter, "up"), "cup": Prop(_cup, "up"),
    "umbrella": Prop(_umbrella_pole, "pole", _umbrella_top), "book": Prop(_book, "up"),
    "key": Prop(_key, "up"), "phone": Prop(_phone, "up"), "map": Prop(_map, "up"),
    "wrench": Prop(_wrench, "up"), "basket": Prop(_basket, "hang"), "broom": Prop(_broom, "pole"),
    "camera": Prop(_camera, "up"), "flower": Prop(_flower, "up"), "box": Prop(_crate, "up"),
    "parcel": Prop(_parcel, "up"),
}  # fmt: skip
_WORDS: dict[str, str] = {
    "lamp": "lantern", "torch": "lantern", "light": "lantern", "candle": "lantern",
    "envelope": "letter", "note": "letter", "postcard": "letter", "paper": "letter",
    "ticket": "letter", "photo": "letter", "card": "letter", "parasol": "umbrella",
    "mug": "cup", "tea": "cup", "coffee": "cup", "bowl": "cup", "soup": "cup", "drink": "cup",
    "diary": "book", "notebook": "book", "journal": "book", "logbook": "book", "manual": "book",
    "telephone": "phone", "radio": "phone", "chart": "map", "scroll": "map", "poster": "map",
    "spanner": "wrench", "tool": "wrench", "hammer": "wrench", "screwdriver": "wrench",
    "bag": "basket", "bread": "basket", "picnic": "basket", "groceries": "basket",
    "mop": "broom", "bouquet": "flower", "rose": "flower", "blossom": "flower",
    "crate": "box", "carton": "box", "chest": "box",
}  # fmt: skip


def prop(holding: str) -> Prop:
    """The thing that the words of `holding` name; the last word that is known decides."""
    for word in reversed(re.findall(r"[a-z]+", holding.lower())):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            name = _WORDS.get(form, form)
            if name in _PROPS:
                return _PROPS[name]
    return _PROPS["parcel"]
