"""The classroom: tall windows on one side, rows of desks, the blackboard."""

from __future__ import annotations

from generators.animatic.draw import Drawing, number, polyline
from generators.animatic.light import mix

from .buildings import glyphs, skyline
from .foliage import treeline
from .furnishing import books, planks, skirting
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import box, disc, hole, quad
from .skies import sky
from .solids import block
from .weathering import fog

_VIEW = Perspective(horizon=475, axis=830)
_HALF, _TALL, _BACK = 4.3, 3.15, 14.0
_PANES = ((6.0, 8.35), (8.75, 11.1), (11.5, 13.5))  # along the window wall, metres away


def classroom(here: Setting) -> tuple[Layer, ...]:
    """Paint a classroom seen from its back rows."""
    outside = here.sheet()
    skyline(outside, here, "town", base=520, low=10, high=120, wide=60, far=0.5)
    treeline(outside, here, "yard", base=520, height=90, far=0.2, bump=26)
    fog(outside, here, 300, 560)
    room = here.lamplit(0.5)
    hall = here.sheet()
    _walls(hall, room)
    _blackboard(hall, room)
    planks(hall, room, _VIEW, half=_HALF, back=_BACK, colour="#c99a66")
    skirting(hall, room, _VIEW, half=_HALF, back=_BACK, colour="#8a6a4c")
    _window_wall(hall, here, room)
    _right_wall(hall, here, room)
    _ceiling_lamps(hall, here, room)
    _desks(hall, room)
    _sunbeams(hall, here)
    return (
        sky(here, horizon=520, clouds=0.9), Layer(outside, 0.3, bloom=0.2),
        Layer(hall, 1.0, bloom=0.4), Layer(_near_desk(here, room), 1.4, blur=3.0),
    )  # fmt: skip


def _walls(sheet: Drawing, room: Setting) -> None:
    wall, v = "#ece4d2", _VIEW
    top = sheet.linear((0, 0), (0, v.at(0, _TALL, _BACK)[1]), ((0, room.paint("#e6e2d6", -0.9)), (1, room.paint("#efeade", -0.2))))
    sheet.path(v.floor(-_HALF, _HALF, 3.5, _BACK, _TALL), fill=top)
    sheet.path(v.front(_BACK, -_HALF, _HALF, 0, _TALL), fill=room.paint(wall, -0.3))
    a, b = v.at(_HALF, 0, _BACK)[0], 1600.0
    fill = sheet.linear((a, 0), (b, 0), ((0, room.paint(wall, -0.15)), (1, room.paint(wall, -0.75))))
    sheet.path(v.wall(_HALF, 0, _TALL, 3.5, _BACK), fill=fill)
    outer = [v.at(-_HALF, y, z) for y, z in ((0, 3.5), (_TALL, 3.5), (_TALL, _BACK), (0, _BACK))]
    data = polyline(outer)
    for z0, z1 in _PANES:
        data += polyline([v.at(-_HALF, y, z) for y, z in ((0.9, z0), (0.9, z1), (2.75, z1), (2.75, z0))])
    fill = sheet.linear((0, 0), (v.at(-_HALF, 0, _BACK)[0], 0), ((0, room.paint(wall, -1.2)), (1, room.paint(wall, -0.8))))
    sheet.path(data, fill=fill)


def _blackboard(sheet: Drawing, room: Setting) -> None:
    v, z, dice = _VIEW, _BACK - 0.05, room.dice("board")
    sheet.path(v.front(z, -2.45, 2.45, 0.86, 2.3), fill=room.paint("#8a6444", -0.3))
    (x, y), (x1, y1) = v.at(-2.37, 2.23, z), v.at(2.37, 0.95, z)
    green = sheet.linear((x, y), (x1, y1), ((0, room.paint("#3f6f5c", 0.1)), (0.5, room.paint("#2f5a4b", -0.1)), (1, room.paint("#3a6a58", -0.3))))
    sheet.path(box(x, y, x1 - x, y1 - y), fill=green)
    smears = quad((x + 40, y + 20), (x + 240, y + 12), (x + 300, y + 90), (x + 70, y + 104))
    sheet.path(smears, fill="#ffffff", opacity=0.05)
    chalk = room.paint("#f4f1e4", 0.2)
    lines = "".join(glyphs(dice, (x + 24, y + 18 + i * 24), 13, dice.randrange(5, 9)) for i in range(4))
    sheet.path(lines, stroke=chalk, width=1.8, opacity=0.85)
    sun = f"M{number(x1 - 110)} {number(y + 30)}a22 22 0 1 0 1 0M{number(x1 - 160)} {number(y1 - 24)}q50 -46 110 -8"
    sheet.path(sun, stroke=room.paint("#f4c9d4", 0.2), width=2.4, opacity=0.9)
    sheet.path(box(x - 4, y1, x1 - x + 8, 7), fill=room.paint("#a37a54", 0.1))
    sheet.path("".join(box(x + u, y1 - 3, 15, 4) for u in (30, 60, 330)), fill=chalk)
    cx, cy = v.at(0, 2.72, z)
    sheet.ellipse(cx, cy, 24, 24, fill=room.paint("#fbf7ea", 0.2), stroke=room.paint("#4a4f5a", -0.3), width=4)
    sheet.path(f"M{number(cx)} {number(cy)}v-15m0 15l10 6", stroke=room.paint("#2c303c"), width=2.6)
    sheet.path(v.front(z, 2.75, 3.5, 1.2, 2.2), fill=room.paint("#c9b48c", -0.3))
    notes = "".join(v.front(z, 2.82 + i % 3 * 0.22, 3.0 + i % 3 * 0.22, 1.3 + i // 3 * 0.3, 1.54 + i // 3 * 0.3) for i in range(9))
    sheet.path(notes, fill=room.paint("#fbf6e6", 0))
    block(sheet, room, v, (-0.65, 0.65), (0, 0.98), (12.6, 13.2), "#a97a50")


def _window_wall(sheet: Drawing, here: Setting, room: Setting) -> None:
    v, x = _VIEW, -_HALF * 0.995
    for z0, z1 in _PANES:
        mid = (z0 + z1) / 2
        frame = "".join(v.wall(x, 0.88, 2.78, z, z + 0.09) for z in (z0, mid, z1 - 0.09))
        frame += v.wall(x, 0.88, 0.95, z0, z1) + v.wall(x, 2.7, 2.78, z0, z1) + v.wall(x, 2.1, 2.15, z0, z1)
        sheet.path(frame, fill=room.paint("#dfe3e4", -0.5))
        glare = quad(v.at(x, 2.7, z0 + 0.3), v.at(x, 2.7, mid - 0.2), v.at(x, 0.95, z0 + 0.7), v.at(x, 0.95, z0 + 0.15))
        sheet.path(glare, fill="#ffffff", opacity=0.12)
        cloth = sheet.shading(((0, room.paint("#fdf6e6", -0.3)), (0.4, room.paint("#fffaf0", 0.4)), (1, room.paint("#efe2c8", -0.5))), angle=0)
        drape = quad(v.at(x * 0.98, 2.85, z1 - 0.1), v.at(x * 0.98, 2.85, z1 + 0.35), v.at(x * 0.95, 0.75, z1 + 0.3), v.at(x * 0.93, 0.75, z1 - 0.3))
        sheet.path(drape, fill=cloth, opacity=0.95)
    sheet.path(v.wall(x * 0.97, 0.82, 0.9, 3.5, _BACK), fill=room.paint("#e9e1cf", 0.2))
    dice = here.dice("sill")
    for z in (7.2, 10.6):
        foot = v.at(x * 0.98, 0.9, z)
        k = v.scale(z)
        books(sheet, room, dice, v, (x * 0.97, x * 0.97 + 0.5), 0.9, z, tall=0.2)
        sheet.ellipse(foot[0] + k * 0.7, foot[1] - k * 0.05, k * 0.05, k * 0.05, fill=room.paint("#d97a5a"))


def _right_wall(sheet: Drawing, here: Setting, room: Setting) -> None:
    v, x = _VIEW, _HALF * 0.995
    sheet.path(v.wall(x, 0, 2.2, 10.6, 12.6), fill=room.paint("#8a6a4c", -0.6))
    for z in (10.7, 11.65):
        sheet.path(v.wall(x * 0.99, 0.03, 2.12, z, z + 0.88), fill=room.paint("#b98d62", -0.4))
        sheet.path(v.wall(x * 0.985, 1.1, 1.95, z + 0.14, z + 0.74), fill=room.paint("#cfdfe4", 0.1))
    sheet.path(v.wall(x, 1.1, 2.3, 6.9, 9.8), fill=room.paint("#8f7a4e", -0.5))
    dice = here.dice("notices")
    for i in range(9):
        z, y = 7.05 + (i % 5) * 0.54, 1.2 + (i // 5) * 0.55
        colour = dice.choice(("#fbf6e6", "#f4d98a", "#b9d7e6", "#f2b9b0"))
        sheet.path(v.wall(x * 0.99, y, y + 0.42, z, z + 0.38), fill=room.paint(colour, -0.3))
    for z in (6.4, 7.5, 8.6, 9.7):
        block(sheet, room, v, (_HALF - 0.42, _HALF), (0, 0.85), (z, z + 1.05), "#b08a60")
    sheet.path("".join(v.wall(_HALF - 0.43, 0.2, 0.7, z + 0.48, z + 0.54) for z in (6.4, 7.5, 8.6, 9.7)), fill=room.paint("#6d4f36", -0.8))


def _ceiling_lamps(sheet: Drawing, here: Setting, room: Setting) -> None:
    for x in (-2.0, 2.0):
        for z in (12.0, 9.2, 6.9):
            tube = _VIEW.floor(x - 0.12, x + 0.12, z, z + 1.3, _TALL - 0.1)
            sheet.path(tube, fill="#fffbe6" if here.lamps else room.paint("#f4f2ea", 0.2))
            if here.lamps:
                at = _VIEW.at(x, _TALL - 0.1, z + 0.6)
                here.halo(sheet, at, _VIEW.scale(z) * 1.0, "#fff2c8", 0.4)


def _desks(sheet: Drawing, room: Setting) -> None:
    dice = room.dice("desks")
    for z in (11.4, 9.9, 8.5, 7.25):
        for x in (-3.5, -2.35, 1.7, 2.85):
            _desk(sheet, room, x, z)
            if dice.random() < 0.4:
                sheet.path(_VIEW.floor(x + 0.12, x + 0.4, z + 0.08, z + 0.3, 0.725), fill=room.paint(dice.choice(("#f7f2e4", "#7fa8c9", "#d98a7a")), 0.2))


def _desk(sheet: Drawing, room: Setting, x: float, z: float) -> None:
    v, steel = _VIEW, room.paint("#5f6670", -0.6)
    (a, y), k = v.at(x + 0.32, 0, z + 0.2), v.scale(z)
    sheet.ellipse(a, y, k * 0.46, k * 0.07, fill=room.paint("#5d4632", -1.2), opacity=0.35)
    legs = "".join(v.front(d, i, i + 0.03, 0, 0.68) for d in (z + 0.42, z) for i in (x + 0.03, x + 0.6))
    sheet.path(legs, fill=steel)
    sheet.path(v.front(z + 0.02, x + 0.06, x + 0.59, 0.54, 0.68), fill=room.paint("#8a6a4c", -0.9))
    block(sheet, room, v, (x, x + 0.65), (0.68, 0.715), (z, z + 0.45), "#d3a570")
    chair = v.front(z - 0.3, x + 0.14, x + 0.17, 0, 0.78) + v.front(z - 0.3, x + 0.48, x + 0.51, 0, 0.78)
    sheet.path(chair, fill=steel)
    sheet.path(v.front(z - 0.3, x + 0.12, x + 0.53, 0.58, 0.8), fill=room.paint("#c08f5c", -0.35))
    sheet.path(v.floor(x + 0.12, x + 0.53, z - 0.3, z + 0.05, 0.42), fill=room.paint("#c08f5c", 0.1))


def _sunbeams(sheet: Drawing, here: Setting) -> None:
    if here.night or here.light.dull > 0.6:
        return
    v, colour, strength = _VIEW, here.light.sun, 0.5 * (1 - here.light.dull)
    for z0, z1 in _PANES:
        floor = quad(v.at(-2.9, 0, z0 - 0.2), v.at(-2.9, 0, z1 - 0.4), v.at(0.3, 0, z1 - 1.2), v.at(0.3, 0, max(5.2, z0 - 1.2)))
        a, b = v.at(-2.9, 0, z0)[0], v.at(0.3, 0, z0)[0]
        sheet.path(floor, fill=sheet.linear((a, 0), (b, 0), ((0, colour, strength), (1, colour, strength * 0.5))))
        air = quad(v.at(-_HALF, 2.75, z0), v.at(-_HALF, 2.75, z1), v.at(0.3, 0, z1 - 1.2), v.at(-2.9, 0, z0 - 0.2))
        a, b = v.at(-_HALF, 0, z1)[0], v.at(0.3, 0, z1)[0]
        sheet.path(air, fill=sheet.linear((a, 0), (b, 0), ((0, colour, strength * 0.5), (1, colour, 0.03))))


def _near_desk(here: Setting, room: Setting) -> Drawing:
    sheet = here.sheet()
    sheet.path(quad((-60, 800), (330, 790), (400, 930), (-60, 930)), fill=room.paint("#d3a570", 0.1))
    sheet.path(quad((40, 806), (210, 800), (246, 850), (56, 858)), fill=room.paint("#fbf6ea", 0.2))
    sheet.path(quad((60, 818), (196, 812), (200, 817), (62, 824)) + quad((64, 834), (210, 828), (214, 833), (66, 840)), fill=room.paint("#8f98a8", 0))
    sheet.path(quad((250, 826), (330, 806), (334, 814), (254, 836)), fill=room.paint(here.accent, 0))
    return sheet
