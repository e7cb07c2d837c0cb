"""What is worn on the hair: caps, beret, headphones, goggles, ribbon, flower, hairclip."""

from __future__ import annotations

import math

from schemas.look import Accessory, Hair, Look, Outfit

from ..draw import Point, smooth
from ..light import mix
from .accessories import earrings
from .curves import arc, corners
from .head import Head
from .pen import Ink, Pen


def on_hair(pen: Pen, look: Look, head: Head) -> None:
    """Draw everything that is worn over the hair."""
    worn = set(look.accessories)
    if Accessory.EARRING in worn:
        earrings(pen, look, head)
    for accessory, draw in _DRAW.items():
        if accessory in worn:
            draw(pen, look, head)
    if Accessory.CAP in worn:
        (_service_cap if look.outfit in {Outfit.UNIFORM, Outfit.GAKURAN} else _ball_cap)(
            pen, look, head
        )


def _side(head: Head) -> int:
    """The side of the picture on which clips and flowers are seen."""
    side = 1 if not head.away else -1
    return -side if head.turn > 0 else side


def _hairclip(pen: Pen, look: Look, head: Head) -> None:
    if head.away:
        return
    ink, s = pen.ink(look.outfit_accent), _side(head)
    x, y = s * (76.0 if not head.turn else 62.0), -52.0
    for dy in (0, 17):
        pen.capsule(
            corners([(x - 15, y + dy + s * 5), (x + 15, y + dy - s * 5)], closed=False), ink, 11
        )
        pen.stroke(
            corners([(x - 9, y + dy + s * 3 - 1.5), (x + 6, y + dy - s * 2 - 1.5)], closed=False),
            ink.bright,
            2.4,
        )


def _ribbon(pen: Pen, look: Look, head: Head) -> None:
    ink, s = pen.ink(look.outfit_accent), _side(head)
    with pen.moved((s * 62.0 - 6 * head.turn, -116.0), turn=s * 28):
        for k in (-1, 1):
            loop = corners(
                [
                    (k * 4, -6),
                    (k * 30, -34),
                    (k * 58, -30),
                    (k * 62, 2),
                    (k * 50, 22),
                    (k * 22, 14),
                    (k * 4, 6),
                ]
            )
            pen.solid(loop, ink, line=3.0)
            pen.flat(
                corners(
                    [(k * 6, 5), (k * 34, 0), (k * 61, 4)],
                    [(k * 61, 4), (k * 50, 21), (k * 22, 13), (k * 6, 5)],
                ),
                ink.dark,
            )
            pen.stroke(corners([(k * 10, -2), (k * 30, -12)], closed=False), ink.line, 2.4)
            tail = corners(
                [(k * 4, 4), (k * 16, 34)],
                [(k * 16, 34), (k * 26, 26)],
                [(k * 26, 26), (k * 36, 30)],
                [(k * 36, 30), (k * 14, 2)],
            )
            pen.solid(tail, ink)
        pen.solid(smooth(list(arc(0, 0, 12, 13, 0, 315, 8)), closed=True), ink)
        pen.dot((-3, -4), 3.4, fill=ink.bright)


def _flower(pen: Pen, look: Look, head: Head) -> None:
    ink, s = pen.ink(look.outfit_accent), _side(head)
    x, y = s * (84.0 if not head.turn else 70.0), -58.0
    for i in range(5):
        a = math.radians(i * 72 - 90)
        cx, cy = x + 17 * math.cos(a), y + 17 * math.sin(a)
        side = (-math.sin(a) * 13, math.cos(a) * 13)
        petal = [
            (x, y),
            (cx + side[0], cy + side[1]),
            (x + 31 * math.cos(a), y + 31 * math.sin(a)),
            (cx - side[0], cy - side[1]),
        ]
        pen.solid(smooth(petal, closed=True), ink, line=2.4)
        pen.stroke(
            corners(
                [
                    (x + 8 * math.cos(a), y + 8 * math.sin(a)),
                    (x + 20 * math.cos(a), y + 20 * math.sin(a)),
                ],
                closed=False,
            ),
            ink.deep,
            2.0,
        )
    gold = pen.ink("#ffd84a")
    pen.dot((x, y), 8, fill=gold.lit, line=gold.line, width=2.2)


def _headphones(pen: Pen, look: Look, head: Head) -> None:
    shell, pad = pen.ink(look.outfit_accent), pen.ink("#2c2c38")
    t = head.turn
    wide = {Hair.CURLY: 126.0, Hair.BALD: 102.0}.get(look.hair, 112.0)
    top = -152.0 if look.hair is not Hair.BALD else -134.0
    band = arc(-6 * t, -8, wide, -top - 8, 188, 352, 11)
    pen.capsule(smooth(band), pad, 16)
    pen.stroke(smooth(arc(-6 * t, -8, wide, -top - 6, 215, 290, 6)), pad.bright, 3.0, opacity=0.7)
    for side in (-1, 1):
        if side == t:
            x, squeeze = side * 98.0, 0.45
        else:
            x, squeeze = side * (108.0 if not t else 82.0), 0.62 if not t else 1.0
        data = smooth(list(arc(x, 8, 30 * squeeze, 37, 0, 324, 10)), closed=True)
        pen.solid(
            smooth(list(arc(x - side * 8, 8, 30 * squeeze, 35, 0, 324, 10)), closed=True), pad
        )
        pen.solid(data, shell, line=3.0)
        pen.flat(
            smooth(list(arc(x + 3, 11, 20 * squeeze, 26, 0, 324, 10)), closed=True), shell.dark
        )
        pen.dot((x - 6 * squeeze, -8), 7 * squeeze, 9, fill=shell.bright, opacity=0.9)


def _goggles(pen: Pen, look: Look, head: Head) -> None:
    strap, frame = pen.ink("#4a3a34"), pen.ink(look.outfit_accent)
    y, t = -78.0, head.turn
    left, right = (-108 - 4 * t, y + 14), (108 - 4 * t, y + 14)
    pen.capsule(smooth([left, (-60, y + 1), (10 * t, y - 3), (60, y + 1), right]), strap, 20)
    if head.away:
        return
    for s in (-1, 1):
        x, _ = head.feature(s * 40, 0)
        x += 6 * t
        rx = 37 * head.squeeze(s)
        rim = smooth(
            [
                (x - rx, y - 4),
                (x - rx * 0.7, y - 25),
                (x + rx * 0.7, y - 25),
                (x + rx, y - 4),
                (x + rx * 0.8, y + 22),
                (x, y + 27),
                (x - rx * 0.8, y + 22),
            ],
            closed=True,
        )
        pen.solid(rim, frame, line=3.0)
        glass = smooth(
            [
                (x - rx * 0.74, y - 3),
                (x - rx * 0.5, y - 17),
                (x + rx * 0.5, y - 17),
                (x + rx * 0.74, y - 3),
                (x + rx * 0.58, y + 15),
                (x, y + 19),
                (x - rx * 0.58, y + 15),
            ],
            closed=True,
        )
        blue = pen.ink("#7fc4d8")
        pen.flat(glass, blue.lit)
        with pen.inside(glass):
            pen.flat(
                corners(
                    [(x - rx, y + 20), (x + rx * 0.2, y - 24)],
                    [(x + rx * 0.2, y - 24), (x + rx * 0.6, y - 24)],
                    [(x + rx * 0.6, y - 24), (x - rx * 0.5, y + 24)],
                ),
                "#ffffff",
                opacity=0.55,
            )
            pen.flat(
                corners(
                    [(x - rx, y + 8), (x, y + 12), (x + rx, y + 4)],
                    [(x + rx, y + 4), (x + rx, y + 30), (x - rx, y + 30)],
                    [(x - rx, y + 30), (x - rx, y + 8)],
                ),
                blue.dark,
                opacity=0.7,
            )
        pen.stroke(glass, frame.line, 2.6)


def _beret(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.ink(mix(look.outfit_accent, "#8a2a3a", 0.1))
    t = head.turn
    s = -1 if t > 0 else 1
    puff = [
        (-100 * s, -70),
        (-104 * s, -104),
        (-70 * s, -148),
        (-4 * s, -170),
        (76 * s, -164),
        (128 * s, -128),
        (134 * s, -92),
        (108 * s, -70),
    ]
    rim = [(108 * s, -70), (56 * s, -92), (0, -97), (-58 * s, -86), (-100 * s, -70)]
    data = corners(puff, rim)
    pen.solid(data, ink, line=3.2)
    with pen.inside(data):
        if s > 0:
            shade: list[Point] = [(40, -180), (66, -140), (52, -112), (96, -90), (90, -60)]
            pen.flat(corners(shade, [shade[-1], (200, -60), (200, -190), shade[0]]), ink.dark)
        else:
            shade = [(30, -180), (50, -130), (36, -100), (60, -60)]
            pen.flat(corners(shade, [shade[-1], (200, -60), (200, -190), shade[0]]), ink.dark)
        pen.stroke(
            smooth([(-40 * s, -150), (10 * s, -140), (70 * s, -146)]), ink.deep, 2.4, opacity=0.8
        )
        pen.flat(
            corners(
                [(-70, -128), (-46, -148), (-14, -158)], [(-14, -158), (-40, -140), (-70, -128)]
            ),
            ink.bright,
            opacity=0.8,
        )
        pen.rim(corners(puff, closed=False), -120, 134, 6)
    pen.capsule(smooth(rim), ink, 15)
    pen.capsule(corners([(8 * s, -168), (14 * s, -186)], closed=False), ink, 9)


def _crown(pen: Pen, ink: Ink, head: Head, top: float, wide: float) -> None:
    t = head.turn
    dome = [
        (-wide - 5 * t, -48),
        (-wide * 0.99 - 7 * t, -88),
        (-wide * 0.7 - 7 * t, -130),
        (-7 * t, top),
        (wide * 0.7 - 7 * t, -130),
        (wide * 0.99 - 7 * t, -88),
        (wide - 5 * t, -48),
    ]
    rim = [dome[-1], (wide * 0.5, -66), (0, -72), (-wide * 0.5, -66), dome[0]]
    data = corners(dome, rim)
    pen.solid(data, ink, line=3.2)
    with pen.inside(data):
        shade: list[Point] = [(30, -180), (58, -130), (66, -84), (60, -30)]
        pen.flat(corners(shade, [shade[-1], (200, -30), (200, -190), shade[0]]), ink.dark)
        for bend in (-0.45, 0.35):
            x = wide * bend
            pen.stroke(
                smooth(
                    [
                        (x * 0.2 - 7 * t + 30 * t, top + 2),
                        (x * 0.8 + 24 * t, -112),
                        (x + 20 * t, -64),
                    ]
                ),
                ink.deep,
                2.2,
            )
        pen.flat(
            corners(
                [(-62, -112), (-44, -132), (-18, -142)], [(-18, -142), (-38, -122), (-62, -112)]
            ),
            ink.bright,
            opacity=0.8,
        )
        pen.rim(corners(dome, closed=False), -wide, wide, 6)


def _ball_cap(pen: Pen, look: Look, head: Head) -> None:
    ink, brim = pen.ink(look.outfit_accent), pen.ink(mix(look.outfit_accent, "#202030", 0.25))
    t = head.turn
    _crown(pen, ink, head, -150, 112)
    pen.dot((-7.0 * t, -150), 7, 5, fill=ink.lit, line=ink.line)
    if head.away:
        gap = corners(arc(0, -56, 34, 26, 180, 360, 7))
        pen.flat(gap, pen.ink(look.hair_colour).dark)
        pen.stroke(gap, ink.line, 2.6)
        return
    if t:
        line = [(-46 * t, -66), (20 * t, -84), (88 * t, -74), (150 * t, -46), (158 * t, -36)]
        back = [(158 * t, -36), (110 * t, -48), (50 * t, -50), (-10 * t, -50), (-46 * t, -66)]
    else:
        line = [(-84, -62), (-44, -80), (0, -84), (44, -80), (84, -62), (92, -38)]
        back = [(92, -38), (50, -50), (0, -54), (-50, -50), (-92, -38), (-84, -62)]
    data = corners(line, back)
    pen.solid(data, brim, line=3.2)
    with pen.inside(data):
        pen.stroke(smooth([(x, y + 10) for x, y in line]), brim.bright, 3.0, opacity=0.5)
        pen.stroke(smooth(back[:-1]), brim.deep, 12, opacity=0.7)
    badge = head.feature(4 * t, 0)[0]
    mark = pen.ink(look.outfit_second)
    pen.dot((badge, -104), 17, 15, fill=mark.lit, line=mark.line, width=2.4)
    pen.dot((badge, -104), 8, 7, fill=ink.dark)


def _service_cap(pen: Pen, look: Look, head: Head) -> None:
    ink, black, gold = pen.ink(look.outfit_colour), pen.ink("#1d1c28"), pen.ink(look.outfit_accent)
    t = head.turn
    top = [
        (-112 - 4 * t, -84),
        (-134 - 6 * t, -118),
        (-96 - 4 * t, -146),
        (0 - 4 * t, -164),
        (96 - 4 * t, -146),
        (134 - 6 * t, -118),
        (112 - 4 * t, -84),
    ]
    data = corners(top, [top[-1], (0, -96), top[0]])
    pen.solid(data, ink, line=3.2)
    with pen.inside(data):
        pen.flat(
            corners(
                [(-140, -112), (0, -124), (140, -112)],
                [(140, -112), (140, -60), (-140, -60)],
                [(-140, -60), (-140, -112)],
            ),
            ink.dark,
        )
        pen.flat(
            corners(
                [(50, -170), (64, -130), (60, -80)],
                [(60, -80), (180, -80), (180, -180), (50, -170)],
            ),
            ink.dark,
        )
        pen.rim(corners(top, closed=False), -134, 134, 6)
    band_top = [(-110 - 4 * t, -88), (-50, -104), (0, -106), (50, -104), (110 - 4 * t, -88)]
    band_low = [(109 - 4 * t, -52), (50, -68), (0, -72), (-50, -68), (-109 - 4 * t, -52)]
    band = corners(band_top, [band_top[-1], band_low[0]], band_low, [band_low[-1], band_top[0]])
    pen.solid(band, black, line=3.0)
    if head.away:
        return
    for dy in (6, 13):
        pen.stroke(smooth([(x * 0.98, y - dy) for x, y in band_low]), gold.lit, 3.0)
    if t:
        line = [(-30 * t, -70), (40 * t, -76), (96 * t, -66), (124 * t, -40)]
        back = [(124 * t, -40), (80 * t, -46), (30 * t, -46), (-30 * t, -70)]
    else:
        line = [(-86, -62), (-40, -74), (0, -77), (40, -74), (86, -62)]
        back = [(86, -62), (72, -44), (0, -36), (-72, -44), (-86, -62)]
    visor = corners(line, back)
    pen.solid(visor, black, line=3.0)
    with pen.inside(visor):
        pen.flat(
            corners(
                [(-60 + 60 * t, -66), (-20 + 70 * t, -72), (0 + 70 * t, -70)],
                [(0 + 70 * t, -70), (-30 + 70 * t, -56), (-60 + 60 * t, -66)],
            ),
            black.bright,
            opacity=0.7,
        )
    x, y = head.feature(6 * t, 0)[0], -100.0
    wreath = corners(
        [(x - 22, y - 10), (x - 16, y + 12), (x, y + 20), (x + 16, y + 12), (x + 22, y - 10)],
        [(x + 22, y - 10), (x, y + 6), (x - 22, y - 10)],
    )
    pen.solid(wreath, gold, line=2.4)
    pen.dot((x, y - 6), 11, fill=gold.lit, line=gold.line, width=2.4)
    pen.dot((x - 3, y - 9), 3.6, fill=gold.bright)


_DRAW = {
    Accessory.HAIRCLIP: _hairclip, Accessory.RIBBON: _ribbon, Accessory.FLOWER: _flower,
    Accessory.BERET: _beret, Accessory.HEADPHONES: _headphones, Accessory.GOGGLES: _goggles,
}  # fmt: skip
