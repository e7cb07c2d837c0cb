"""The deck of a boat on the open sea: mast, rigging, cabin, rail."""

from __future__ import annotations

from generators.animatic.draw import Drawing, number
from generators.animatic.light import mix

from .perspective import Perspective
from .sea import headland, water
from .setting import Layer, Setting
from .shapes import box, disc, quad
from .skies import sky
from .solids import block, crate, haze, shadow
from .weathering import floor_weather, fog, snow

_VIEW = Perspective(horizon=505)
_RAIL = 9.0  # metres to the far rail


def boat(here: Setting) -> tuple[Layer, ...]:
    """Paint a wooden deck at sea."""
    dice = here.dice("boat")
    sea = here.sheet()
    if dice.random() < 0.6:
        headland(sea, here, "isle", dice.choice((-1, 1)), top=507, reach=520, height=100, far=0.55)
    water(sea, here, "sea", top=505, bottom=790, calm=1.3)
    _gulls(sea, here)
    fog(sea, here, 380, 640)
    deck = here.sheet()
    _planks(deck, here)
    floor_weather(deck, here, _VIEW, reach=_RAIL)
    _rail(deck, here)
    _cabin(deck, here)
    _mast(deck, here)
    _deck_things(deck, here)
    return (
        sky(here, horizon=510, clouds=1.25), Layer(sea, 0.3, bloom=0.55),
        Layer(deck, 1.0, bloom=0.35), Layer(_tackle(here), 1.4, blur=3.0),
    )  # fmt: skip


def _gulls(sheet: Drawing, here: Setting) -> None:
    dice = here.dice("gulls")
    data = []
    for _ in range(7):
        x, y, s = dice.uniform(300, 1300), dice.uniform(140, 400), dice.uniform(9, 22)
        data.append(f"M{number(x - s)} {number(y - s * 0.3)}q{number(s * 0.6)} {number(-s * 0.4)} {number(s)} {number(s * 0.3)}q{number(s * 0.4)} {number(-s * 0.7)} {number(s)} {number(-s * 0.3)}")
    sheet.path("".join(data), stroke=here.paint("#ffffff", -0.1), width=3.4)


def _planks(sheet: Drawing, here: Setting) -> None:
    top = _VIEW.at(0, 0, _RAIL + 0.3)[1]
    fill = sheet.linear((0, top), (0, 900), ((0, here.ground("#d9ab74", 0.2)), (0.5, here.ground("#b9854f", -0.2)), (1, here.ground("#8f5f38", -0.8))))
    sheet.path(box(-40, top, 1680, 900 - top), fill=fill)
    dice = here.dice("planks")
    tone = "".join(_VIEW.floor(i * 0.36, i * 0.36 + 0.36, 4, _RAIL + 0.3) for i in range(-14, 14) if dice.random() < 0.4)
    sheet.path(tone, fill=here.ground("#8a5a36", -0.5), opacity=0.22)
    seams = "".join(_VIEW.floor(i * 0.36 - 0.012, i * 0.36 + 0.012, 4, _RAIL + 0.3) for i in range(-14, 15))
    ends = "".join(_VIEW.floor(i * 0.36, i * 0.36 + 0.36, z, z + 0.03) for i in range(-12, 12) for z in [dice.uniform(5, 9)])
    sheet.path(seams + ends, fill=here.ground("#5a3a26", -0.8), opacity=0.75)


def _rail(sheet: Drawing, here: Setting) -> None:
    white = "#f3ecdf"
    block(sheet, here, _VIEW, (-8, 8), (0, 0.42), (_RAIL, _RAIL + 0.2), white)
    sheet.path(_VIEW.front(_RAIL, -8, 8, 0.14, 0.22), fill=here.paint(here.accent, -0.3))
    holes = "".join(_VIEW.front(_RAIL, x, x + 0.34, 0.02, 0.1) for x in (-3.5, -1.5, 0.5, 2.5))
    sheet.path(holes, fill=here.paint("#2d3340", -0.8))
    posts = "".join(_VIEW.front(_RAIL, x * 0.95 - 0.045, x * 0.95 + 0.045, 0.4, 1.06) for x in range(-7, 8))
    sheet.path(posts, fill=here.paint("#a8744a", -0.4))
    lit = "".join(_VIEW.front(_RAIL, x * 0.95 - 0.045, x * 0.95 - 0.02, 0.4, 1.06) for x in range(-7, 8))
    sheet.path(lit, fill=here.paint("#e2b480", 0.2))
    block(sheet, here, _VIEW, (-8, 8), (1.04, 1.13), (_RAIL - 0.05, _RAIL + 0.15), "#b27a48")
    (a, y), (b, _) = _VIEW.at(-8, 1.13, _RAIL), _VIEW.at(8, 1.13, _RAIL)
    snow(sheet, here, [(a, y), (b, y)], 11)


def _cabin(sheet: Drawing, here: Setting) -> None:
    room = here.lamplit(0.35)
    shadow(sheet, here, _VIEW, (2.2, 7), (7.0, 8.6))
    block(sheet, here, _VIEW, (2.5, 8), (0, 2.2), (7.2, 8.7), "#f2eadb")
    sheet.path(_VIEW.front(7.2, 2.5, 8, 0, 0.3), fill=here.paint(here.accent, -0.5))
    block(sheet, here, _VIEW, (2.35, 8), (2.2, 2.34), (7.05, 8.8), "#9a6a42")
    sheet.path(_VIEW.front(7.19, 2.72, 3.36, 0.05, 1.9), fill=room.paint("#8a5a38", -0.4))
    sheet.path(_VIEW.front(7.18, 2.78, 3.3, 0.1, 1.84), fill=room.paint("#b07a4a", -0.1))
    sheet.path(_VIEW.front(7.17, 2.78, 3.3, 0.9, 0.94), fill=room.paint("#6d452c", -0.6))
    x, y = _VIEW.at(3.04, 1.42, 7.2)
    k = _VIEW.scale(7.2)
    for at in ((x, y), _VIEW.at(3.95, 1.35, 7.2)):
        sheet.ellipse(*at, k * 0.2, k * 0.2, fill=here.paint("#c9a24f", 0.2))
        sheet.ellipse(*at, k * 0.15, k * 0.15, fill=here.window())
    _life_ring(sheet, here)
    snow(sheet, here, [_VIEW.at(2.35, 2.34, 7.05), _VIEW.at(8, 2.34, 7.05)], 15)
    if here.lamps:
        at = _VIEW.at(3.5, 2.08, 7.0)
        sheet.ellipse(*at, 12, 15, fill="#fff0c4")
        here.halo(sheet, at, 230, here.lamp, 0.6)
        gx, gy = _VIEW.at(3.0, 0, 6.8)
        sheet.ellipse(gx, gy, 320, 44, fill=sheet.glow(((0, here.lamp, 0.45), (1, here.lamp, 0))))


def _life_ring(sheet: Drawing, here: Setting) -> None:
    x, y = _VIEW.at(2.5, 1.2, 7.9)
    for rx, ry, colour in ((26, 62, "#f6efe2"), (14, 34, "#d8cdbb")):
        sheet.ellipse(x - 4, y, rx, ry, fill=here.paint(colour, -0.6))
    marks = "".join(disc(x - 4 + u * 20, y + v * 48, 8, 13) for u, v in ((0, -1), (0, 1), (-1, 0), (1, 0)))
    sheet.path(marks, fill=here.paint("#d8453a", -0.3))


def _mast(sheet: Drawing, here: Setting) -> None:
    x = _VIEW.at(-2.75, 0, 8.2)[0]
    foot = _VIEW.at(0, 0, 8.2)[1]
    wood = sheet.linear((x - 22, 0), (x + 22, 0), ((0, here.paint("#d9a56c", 0.3)), (0.4, here.paint("#b07a48", -0.1)), (1, here.paint("#6d4528", -1.0))))
    sail = f"M{x + 20} -20L{x + 20} 330Q{x + 250} 372 {x + 470} 262Q{x + 250} 150 {x + 220} -20Z"
    cloth = sheet.linear((x, 0), (x + 470, 0), ((0, here.paint("#fbf3e2", -0.5)), (0.5, here.paint("#fff8ea", 0.25)), (1, here.paint("#efe2c8", -0.3))))
    sheet.path(sail, fill=cloth)
    seams = "".join(f"M{x + 20} {60 + i * 62}Q{x + 200} {96 + i * 62} {x + 260 + i * 46} {20 + i * 56}" for i in range(5))
    sheet.path(seams, stroke=here.paint("#b9a888", -0.6), width=2, opacity=0.6)
    sheet.path(f"M{x} 342L{x + 480} 268", stroke=here.paint("#8f5f38", -0.4), width=13)
    sheet.path(box(x - 20, -20, 40, foot + 20), fill=wood)
    bands = "".join(box(x - 22, y, 44, 9) for y in (120, 360, 560, foot - 40))
    sheet.path(bands, fill=here.paint("#4a4048", -0.6))
    lines = f"M{x - 6} -20L{x - 330} 640M{x - 10} -20L{x - 250} 640M{x} 40L{x + 470} 268M{x + 200} 312L{x + 260} 640"
    rungs = "".join(f"M{number(x - 8 - t * 2.42)} {number(t * 4.6)}L{number(x - 8 - t * 1.82)} {number(t * 4.6)}" for t in range(24, 138, 12))
    sheet.path(lines + rungs, stroke=here.paint("#5a4a3c", -0.7), width=3.2)
    coil = "".join(disc(x + 4, 590 + i * 4, 26, 40) for i in range(3))
    sheet.path(coil, stroke=here.paint("#d9bf8c", -0.2), width=6)
    snow(sheet, here, [(x + 10, 342), (x + 480, 270)], 8)


def _deck_things(sheet: Drawing, here: Setting) -> None:
    shadow(sheet, here, _VIEW, (-4.2, -3.2), (7.0, 7.6))
    crate(sheet, here, _VIEW, (-4.3, 0, 7.2), (0.9, 0.6, 0.7))
    x, foot = _VIEW.at(-3.05, 0, 7.2)
    w, h = 66.0, 150.0
    fill = sheet.linear((x - w, 0), (x + w, 0), ((0, here.paint("#c08a55", 0.2)), (1, here.paint("#6d4528", -1.0))))
    sheet.path(f"M{x - w * 0.8} {foot}Q{x - w * 1.15} {foot - h / 2} {x - w * 0.8} {foot - h}H{x + w * 0.8}Q{x + w * 1.15} {foot - h / 2} {x + w * 0.8} {foot}Z", fill=fill)
    hoops = "".join(f"M{number(x - w * c)} {number(foot - h * t)}Q{number(x)} {number(foot - h * t + 10)} {number(x + w * c)} {number(foot - h * t)}" for t, c in ((0.2, 0.93), (0.78, 0.93)))
    sheet.path(hoops, stroke=here.paint("#4a4048", -0.4), width=8)
    sheet.ellipse(x, foot - h, w * 0.8, 14, fill=here.ground("#d7a56c", 0.1))
    rx, ry = _VIEW.at(2.0, 0, 6.9)
    for i in range(5):
        sheet.ellipse(rx, ry - i * 7, 78 - i * 3, 15, fill=here.paint("#8d744c", -0.8), stroke=here.paint("#e0c694", -0.1 + i * 0.06), width=7)


def _tackle(here: Setting) -> Drawing:
    sheet = here.sheet()
    rope = here.paint("#c9ab78", -0.5)
    sheet.path("M1660 -20Q1480 330 1640 930", stroke=rope, width=22)
    sheet.path("M1652 -20Q1472 330 1632 930", stroke=mix(rope, here.light.sun, 0.35), width=5)
    sheet.path("M-40 -40Q130 120 60 330", stroke=rope, width=18)
    sheet.path(quad((34, 310), (98, 318), (92, 420), (30, 412)), fill=here.paint("#7d5233", -0.6))
    sheet.ellipse(62, 366, 22, 26, fill=here.paint("#4a4048", -0.5))
    return sheet
