"""The deck of a boat on the open sea: mast, rigging, cabin, rail."""

from __future__ import annotations

from generators.animatic.light import mix

from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad, stamp, stroke
from .skies import birds, sky
from .solids import block, crate, shadow
from .water import headland, water
from .weathering import floor_weather, fog, snow

_VIEW = Perspective(horizon=505)
_RAIL = 9.0  # metres to the far rail


def boat(here: Setting) -> tuple[Layer, ...]:
    """Paint a wooden deck at sea."""
    dice = here.dice("boat")
    sea = here.sheet()
    if dice.random() < 0.6:
        headland(sea, "isle", dice.choice((-1, 1)), top=507, reach=520, height=100, far=0.55)
    water(sea, "sea", top=505, bottom=790, calm=1.3)
    birds(sea, "gulls", 7, "#ffffff", -0.1)
    fog(sea, 380, 640)
    deck = here.sheet(_VIEW)
    _planks(deck)
    floor_weather(deck, reach=_RAIL)
    _rail(deck)
    _cabin(deck)
    _mast(deck)
    _deck_things(deck)
    return (
        sky(here, horizon=510, clouds=1.25), Layer(sea, 0.3, bloom=0.55),
        Layer(deck, 1.0, bloom=0.35), Layer(_tackle(here), 1.4, blur=3.0),
    )  # fmt: skip


def _planks(on: Sheet) -> None:
    top = on.at(0, 0, _RAIL + 0.3)[1]
    fill = on.linear((0, top), (0, 900), ((0, on.ground("#d9ab74", 0.2)),
        (0.5, on.ground("#b9854f", -0.2)), (1, on.ground("#8f5f38", -0.8))))  # fmt: skip
    on.path(box(-40, top, 1680, 900 - top), fill=fill)
    dice = on.dice("planks")
    tone = "".join(on.floor(i * 0.36, i * 0.36 + 0.36, 4, _RAIL + 0.3) for i in range(-14, 14)
        if dice.random() < 0.4)  # fmt: skip
    on.path(tone, fill=on.ground("#8a5a36", -0.5), opacity=0.22)
    seams = "".join(
        on.floor(i * 0.36 - 0.012, i * 0.36 + 0.012, 4, _RAIL + 0.3) for i in range(-14, 15)
    )
    ends = "".join(on.floor(i * 0.36, i * 0.36 + 0.36, z, z + 0.03) for i in range(-12, 12)
        for z in [dice.uniform(5, 9)])  # fmt: skip
    on.path(seams + ends, fill=on.ground("#5a3a26", -0.8), opacity=0.75)


def _rail(on: Sheet) -> None:
    white = "#f3ecdf"
    block(on, (-8, 8), (0, 0.42), (_RAIL, _RAIL + 0.2), white)
    on.fill(on.front(_RAIL, -8, 8, 0.14, 0.22), on.accent, -0.3)
    holes = "".join(on.front(_RAIL, x, x + 0.34, 0.02, 0.1) for x in (-3.5, -1.5, 0.5, 2.5))
    on.fill(holes, "#2d3340", -0.8)
    posts = "".join(
        on.front(_RAIL, x * 0.95 - 0.045, x * 0.95 + 0.045, 0.4, 1.06) for x in range(-7, 8)
    )
    on.fill(posts, "#a8744a", -0.4)
    lit = "".join(
        on.front(_RAIL, x * 0.95 - 0.045, x * 0.95 - 0.02, 0.4, 1.06) for x in range(-7, 8)
    )
    on.fill(lit, "#e2b480", 0.2)
    block(on, (-8, 8), (1.04, 1.13), (_RAIL - 0.05, _RAIL + 0.15), "#b27a48")
    (a, y), (b, _) = on.at(-8, 1.13, _RAIL), on.at(8, 1.13, _RAIL)
    snow(on, [(a, y), (b, y)], 11)


def _cabin(on: Sheet) -> None:
    on = on.lamplit(0.35)
    shadow(on, (2.2, 7), (7.0, 8.6))
    block(on, (2.5, 8), (0, 2.2), (7.2, 8.7), "#f2eadb")
    on.fill(on.front(7.2, 2.5, 8, 0, 0.3), on.accent, -0.5)
    block(on, (2.35, 8), (2.2, 2.34), (7.05, 8.8), "#9a6a42")
    on.fill(on.front(7.19, 2.72, 3.36, 0.05, 1.9), "#8a5a38", -0.4)
    on.fill(on.front(7.18, 2.78, 3.3, 0.1, 1.84), "#b07a4a", -0.1)
    on.fill(on.front(7.17, 2.78, 3.3, 0.9, 0.94), "#6d452c", -0.6)
    x, y = on.at(3.04, 1.42, 7.2)
    k = on.scale(7.2)
    for at in ((x, y), on.at(3.95, 1.35, 7.2)):
        on.ellipse(*at, k * 0.2, k * 0.2, fill=on.paint("#c9a24f", 0.2))
        on.ellipse(*at, k * 0.15, k * 0.15, fill=on.window())
    _life_ring(on)
    snow(on, [on.at(2.35, 2.34, 7.05), on.at(8, 2.34, 7.05)], 15)
    if on.lamps:
        at = on.at(3.5, 2.08, 7.0)
        on.ellipse(*at, 12, 15, fill="#fff0c4")
        on.halo(at, 230, on.lamp, 0.6)
        gx, gy = on.at(3.0, 0, 6.8)
        on.ellipse(gx, gy, 320, 44, fill=on.glow(((0, on.lamp, 0.45), (1, on.lamp, 0))))


def _life_ring(on: Sheet) -> None:
    x, y = on.at(2.5, 1.2, 7.9)
    for rx, ry, colour in ((26, 62, "#f6efe2"), (14, 34, "#d8cdbb")):
        on.ellipse(x - 4, y, rx, ry, fill=on.paint(colour, -0.6))
    marks = "".join(
        disc(x - 4 + u * 20, y + v * 48, 8, 13) for u, v in ((0, -1), (0, 1), (-1, 0), (1, 0))
    )
    on.fill(marks, "#d8453a", -0.3)


def _mast(on: Sheet) -> None:
    x = on.at(-2.75, 0, 8.2)[0]
    foot = on.at(0, 0, 8.2)[1]
    wood = on.linear((x - 22, 0), (x + 22, 0), ((0, on.paint("#d9a56c", 0.3)),
        (0.4, on.paint("#b07a48", -0.1)), (1, on.paint("#6d4528", -1.0))))  # fmt: skip
    sail = f"M{x + 20} -20L{x + 20} 330Q{x + 250} 372 {x + 470} 262Q{x + 250} 150 {x + 220} -20Z"
    cloth = on.linear((x, 0), (x + 470, 0), ((0, on.paint("#fbf3e2", -0.5)),
        (0.5, on.paint("#fff8ea", 0.25)), (1, on.paint("#efe2c8", -0.3))))  # fmt: skip
    on.path(sail, fill=cloth)
    seams = "".join(
        f"M{x + 20} {60 + i * 62}Q{x + 200} {96 + i * 62} {x + 260 + i * 46} {20 + i * 56}"
        for i in range(5)
    )
    on.line(seams, 2, "#b9a888", -0.6, opacity=0.6)
    on.line(f"M{x} 342L{x + 480} 268", 13, "#8f5f38", -0.4)
    on.path(box(x - 20, -20, 40, foot + 20), fill=wood)
    bands = "".join(box(x - 22, y, 44, 9) for y in (120, 360, 560, foot - 40))
    on.fill(bands, "#4a4048", -0.6)
    ropes = ((-6, -20, -330, 640), (-10, -20, -250, 640), (0, 40, 470, 268), (200, 312, 260, 640))
    lines = "".join(stroke((x + a, b), (x + c, d)) for a, b, c, d in ropes)
    rungs = "".join(f"M{x - 8 - t * 2.42:.1f} {t * 4.6:.1f}L{x - 8 - t * 1.82:.1f} {t * 4.6:.1f}"
        for t in range(24, 138, 12))  # fmt: skip
    on.line(lines + rungs, 3.2, "#5a4a3c", -0.7)
    coil = "".join(disc(x + 4, 590 + i * 4, 26, 40) for i in range(3))
    on.line(coil, 6, "#d9bf8c", -0.2)
    snow(on, [(x + 10, 342), (x + 480, 270)], 8)


def _deck_things(on: Sheet) -> None:
    shadow(on, (-4.2, -3.2), (7.0, 7.6))
    crate(on, (-4.3, 0, 7.2), (0.9, 0.6, 0.7))
    x, foot = on.at(-3.05, 0, 7.2)
    w, h = 66.0, 150.0
    fill = on.linear(
        (x - w, 0), (x + w, 0), ((0, on.paint("#c08a55", 0.2)), (1, on.paint("#6d4528", -1.0)))
    )
    on.path(stamp("M-53 0Q-76 -75 -53 -150H53Q76 -75 53 0Z", (x, foot), 1), fill=fill)  # fmt: skip
    hoops = "".join(stamp("M-61 0Q0 10 61 0", (x, foot - h * t), 1) for t in (0.2, 0.78))
    on.line(hoops, 8, "#4a4048", -0.4)
    on.ellipse(x, foot - h, w * 0.8, 14, fill=on.ground("#d7a56c", 0.1))
    rx, ry = on.at(2.0, 0, 6.9)
    for i in range(5):
        on.ellipse(rx, ry - i * 7, 78 - i * 3, 15, fill=on.paint("#8d744c", -0.8),
            stroke=on.paint("#e0c694", -0.1 + i * 0.06), width=7)  # fmt: skip


def _tackle(here: Setting) -> Sheet:
    on = here.sheet()
    rope = on.paint("#c9ab78", -0.5)
    on.path("M1660 -20Q1480 330 1640 930", stroke=rope, width=22)
    on.path("M1652 -20Q1472 330 1632 930", stroke=mix(rope, here.light.sun, 0.35), width=5)
    on.path("M-40 -40Q130 120 60 330", stroke=rope, width=18)
    on.fill(quad((34, 310), (98, 318), (92, 420), (30, 412)), "#7d5233", -0.6)
    on.ellipse(62, 366, 22, 26, fill=on.paint("#4a4048", -0.5))
    return on
