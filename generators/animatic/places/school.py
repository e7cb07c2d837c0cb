"""The classroom: tall windows on one side, rows of desks, the blackboard."""

from __future__ import annotations

from generators.animatic.draw import polyline

from .buildings import glyphs, skyline
from .foliage import treeline
from .furnishing import books, planks, skirting
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, quad
from .skies import sky
from .solids import block
from .weathering import fog

_VIEW = Perspective(horizon=475, axis=830)
_HALF, _TALL, _BACK = 4.3, 3.15, 14.0
_PANES = ((6.0, 8.35), (8.75, 11.1), (11.5, 13.5))  # along the window wall, metres away


def classroom(here: Setting) -> tuple[Layer, ...]:
    """Paint a classroom seen from its back rows."""
    outside = here.sheet()
    skyline(outside, "town", base=520, low=10, high=120, wide=60, far=0.5)
    treeline(outside, "yard", base=520, height=90, far=0.2, bump=26)
    fog(outside, 300, 560)
    room = here.sheet(_VIEW, warm=0.5)
    _walls(room)
    _blackboard(room)
    planks(room, half=_HALF, back=_BACK, colour="#c99a66")
    skirting(room, half=_HALF, back=_BACK, colour="#8a6a4c")
    _window_wall(room)
    _right_wall(room)
    _ceiling_lamps(room)
    _desks(room)
    _sunbeams(room)
    return (
        sky(here, horizon=520, clouds=0.9, seen=(-60.0, 480.0)), Layer(outside, 0.3, bloom=0.2),
        Layer(room, 1.0, bloom=0.4), Layer(_near_desk(here), 1.4, blur=3.0),
    )  # fmt: skip


def _walls(on: Sheet) -> None:
    wall, v = "#ece4d2", _VIEW
    top = on.linear((0, 0), (0, v.at(0, _TALL, _BACK)[1]),
        ((0, on.paint("#e6e2d6", -0.9)), (1, on.paint("#efeade", -0.2))))  # fmt: skip
    on.path(v.floor(-_HALF, _HALF, 3.5, _BACK, _TALL), fill=top)
    on.fill(v.front(_BACK, -_HALF, _HALF, 0, _TALL), wall, -0.3)
    a, b = v.at(_HALF, 0, _BACK)[0], 1600.0
    fill = on.linear((a, 0), (b, 0), ((0, on.paint(wall, -0.15)), (1, on.paint(wall, -0.75))))
    on.path(v.wall(_HALF, 0, _TALL, 3.5, _BACK), fill=fill)
    outer = [v.at(-_HALF, y, z) for y, z in ((0, 3.5), (_TALL, 3.5), (_TALL, _BACK), (0, _BACK))]
    data = polyline(outer)
    for z0, z1 in _PANES:
        data += polyline(
            [v.at(-_HALF, y, z) for y, z in ((0.9, z0), (0.9, z1), (2.75, z1), (2.75, z0))]
        )
    fill = on.linear((0, 0), (v.at(-_HALF, 0, _BACK)[0], 0),
        ((0, on.paint(wall, -1.2)), (1, on.paint(wall, -0.8))))  # fmt: skip
    on.path(data, fill=fill)


def _blackboard(on: Sheet) -> None:
    v, z, dice = on, _BACK - 0.05, on.dice("board")
    on.fill(v.front(z, -2.45, 2.45, 0.86, 2.3), "#8a6444", -0.3)
    (x, y), (x1, y1) = v.at(-2.37, 2.23, z), v.at(2.37, 0.95, z)
    green = on.linear((x, y), (x1, y1), ((0, on.paint("#3f6f5c", 0.1)),
        (0.5, on.paint("#2f5a4b", -0.1)), (1, on.paint("#3a6a58", -0.3))))  # fmt: skip
    on.path(box(x, y, x1 - x, y1 - y), fill=green)
    smears = quad((x + 40, y + 20), (x + 240, y + 12), (x + 300, y + 90), (x + 70, y + 104))
    on.path(smears, fill="#ffffff", opacity=0.05)
    chalk = on.paint("#f4f1e4", 0.2)
    lines = "".join(
        glyphs(dice, (x + 24, y + 18 + i * 24), 13, dice.randrange(5, 9)) for i in range(4)
    )
    on.path(lines, stroke=chalk, width=1.8, opacity=0.85)
    sun = f"M{x1 - 110:.1f} {y + 30:.1f}a22 22 0 1 0 1 0M{x1 - 160:.1f} {y1 - 24:.1f}q50 -46 110 -8"
    on.line(sun, 2.4, "#f4c9d4", 0.2, opacity=0.9)
    on.fill(box(x - 4, y1, x1 - x + 8, 7), "#a37a54", 0.1)
    on.path("".join(box(x + u, y1 - 3, 15, 4) for u in (30, 60, 330)), fill=chalk)
    cx, cy = v.at(0, 2.72, z)
    on.ellipse(
        cx, cy, 24, 24, fill=on.paint("#fbf7ea", 0.2), stroke=on.paint("#4a4f5a", -0.3), width=4
    )
    on.line(f"M{cx:.1f} {cy:.1f}v-15m0 15l10 6", 2.6, "#2c303c")
    on.fill(v.front(z, 2.75, 3.5, 1.2, 2.2), "#c9b48c", -0.3)
    notes = "".join(
        v.front(z, 2.82 + i % 3 * 0.22, 3.0 + i % 3 * 0.22, 1.3 + i // 3 * 0.3, 1.54 + i // 3 * 0.3)
        for i in range(9)
    )
    on.fill(notes, "#fbf6e6", 0)
    block(on, (-0.65, 0.65), (0, 0.98), (12.6, 13.2), "#a97a50")


def _window_wall(on: Sheet) -> None:
    v, x = on, -_HALF * 0.995
    for z0, z1 in _PANES:
        mid = (z0 + z1) / 2
        frame = "".join(v.wall(x, 0.88, 2.78, z, z + 0.09) for z in (z0, mid, z1 - 0.09))
        frame += (v.wall(x, 0.88, 0.95, z0, z1) + v.wall(x, 2.7, 2.78, z0, z1)
            + v.wall(x, 2.1, 2.15, z0, z1))  # fmt: skip
        on.fill(frame, "#dfe3e4", -0.5)
        glare = quad(v.at(x, 2.7, z0 + 0.3), v.at(x, 2.7, mid - 0.2), v.at(x, 0.95, z0 + 0.7),
            v.at(x, 0.95, z0 + 0.15))  # fmt: skip
        on.path(glare, fill="#ffffff", opacity=0.12)
        cloth = on.shading(((0, on.paint("#fdf6e6", -0.3)), (0.4, on.paint("#fffaf0", 0.4)),
            (1, on.paint("#efe2c8", -0.5))), angle=0)  # fmt: skip
        drape = quad(v.at(x * 0.98, 2.85, z1 - 0.1), v.at(x * 0.98, 2.85, z1 + 0.35),
            v.at(x * 0.95, 0.75, z1 + 0.3), v.at(x * 0.93, 0.75, z1 - 0.3))  # fmt: skip
        on.path(drape, fill=cloth, opacity=0.95)
    on.fill(v.wall(x * 0.97, 0.82, 0.9, 3.5, _BACK), "#e9e1cf", 0.2)
    dice = on.dice("sill")
    for z in (7.2, 10.6):
        foot = v.at(x * 0.98, 0.9, z)
        k = v.scale(z)
        books(on, dice, (x * 0.97, x * 0.97 + 0.5), 0.9, z, tall=0.2)
        on.ellipse(
            foot[0] + k * 0.7, foot[1] - k * 0.05, k * 0.05, k * 0.05, fill=on.paint("#d97a5a")
        )


def _right_wall(on: Sheet) -> None:
    v, x = on, _HALF * 0.995
    on.fill(v.wall(x, 0, 2.2, 10.6, 12.6), "#8a6a4c", -0.6)
    for z in (10.7, 11.65):
        on.fill(v.wall(x * 0.99, 0.03, 2.12, z, z + 0.88), "#b98d62", -0.4)
        on.fill(v.wall(x * 0.985, 1.1, 1.95, z + 0.14, z + 0.74), "#cfdfe4", 0.1)
    on.fill(v.wall(x, 1.1, 2.3, 6.9, 9.8), "#8f7a4e", -0.5)
    dice = on.dice("notices")
    for i in range(9):
        z, y = 7.05 + (i % 5) * 0.54, 1.2 + (i // 5) * 0.55
        colour = dice.choice(("#fbf6e6", "#f4d98a", "#b9d7e6", "#f2b9b0"))
        on.fill(v.wall(x * 0.99, y, y + 0.42, z, z + 0.38), colour, -0.3)
    for z in (6.4, 7.5, 8.6, 9.7):
        block(on, (_HALF - 0.42, _HALF), (0, 0.85), (z, z + 1.05), "#b08a60")
    on.fill("".join(v.wall(_HALF - 0.43, 0.2, 0.7, z + 0.48, z + 0.54)
        for z in (6.4, 7.5, 8.6, 9.7)), "#6d4f36", -0.8)  # fmt: skip


def _ceiling_lamps(on: Sheet) -> None:
    for x in (-2.0, 2.0):
        for z in (12.0, 9.2, 6.9):
            tube = on.floor(x - 0.12, x + 0.12, z, z + 1.3, _TALL - 0.1)
            on.path(tube, fill="#fffbe6" if on.lamps else on.paint("#f4f2ea", 0.2))
            if on.lamps:
                at = on.at(x, _TALL - 0.1, z + 0.6)
                on.halo(at, on.scale(z) * 1.0, "#fff2c8", 0.4)


def _desks(on: Sheet) -> None:
    dice = on.dice("desks")
    for z in (11.4, 9.9, 8.5, 7.25):
        for x in (-3.5, -2.35, 1.7, 2.85):
            _desk(on, x, z)
            if dice.random() < 0.4:
                on.fill(on.floor(x + 0.12, x + 0.4, z + 0.08, z + 0.3, 0.725),
                    dice.choice(("#f7f2e4", "#7fa8c9", "#d98a7a")), 0.2)  # fmt: skip


def _desk(on: Sheet, x: float, z: float) -> None:
    v, steel = on, on.paint("#5f6670", -0.6)
    (a, y), k = v.at(x + 0.32, 0, z + 0.2), v.scale(z)
    on.ellipse(a, y, k * 0.46, k * 0.07, fill=on.paint("#5d4632", -1.2), opacity=0.35)
    legs = "".join(
        v.front(d, i, i + 0.03, 0, 0.68) for d in (z + 0.42, z) for i in (x + 0.03, x + 0.6)
    )
    on.path(legs, fill=steel)
    on.fill(v.front(z + 0.02, x + 0.06, x + 0.59, 0.54, 0.68), "#8a6a4c", -0.9)
    block(on, (x, x + 0.65), (0.68, 0.715), (z, z + 0.45), "#d3a570")
    chair = v.front(z - 0.3, x + 0.14, x + 0.17, 0, 0.78) + v.front(
        z - 0.3, x + 0.48, x + 0.51, 0, 0.78
    )
    on.path(chair, fill=steel)
    on.fill(v.front(z - 0.3, x + 0.12, x + 0.53, 0.58, 0.8), "#c08f5c", -0.35)
    on.fill(v.floor(x + 0.12, x + 0.53, z - 0.3, z + 0.05, 0.42), "#c08f5c", 0.1)


def _sunbeams(on: Sheet) -> None:
    if on.night or on.light.dull > 0.6:
        return
    v, colour, strength = on, on.light.sun, 0.5 * (1 - on.light.dull)
    for z0, z1 in _PANES:
        floor = quad(v.at(-2.9, 0, z0 - 0.2), v.at(-2.9, 0, z1 - 0.4), v.at(0.3, 0, z1 - 1.2),
            v.at(0.3, 0, max(5.2, z0 - 1.2)))  # fmt: skip
        a, b = v.at(-2.9, 0, z0)[0], v.at(0.3, 0, z0)[0]
        on.path(floor, fill=on.linear((a, 0), (b, 0),
            ((0, colour, strength), (1, colour, strength * 0.5))))  # fmt: skip
        air = quad(v.at(-_HALF, 2.75, z0), v.at(-_HALF, 2.75, z1), v.at(0.3, 0, z1 - 1.2),
            v.at(-2.9, 0, z0 - 0.2))  # fmt: skip
        a, b = v.at(-_HALF, 0, z1)[0], v.at(0.3, 0, z1)[0]
        on.path(
            air, fill=on.linear((a, 0), (b, 0), ((0, colour, strength * 0.5), (1, colour, 0.03)))
        )


def _near_desk(here: Setting) -> Sheet:
    on = here.sheet(warm=0.5)
    on.fill(quad((-60, 800), (330, 790), (400, 930), (-60, 930)), "#d3a570", 0.1)
    on.fill(quad((40, 806), (210, 800), (246, 850), (56, 858)), "#fbf6ea", 0.2)
    on.fill(quad((60, 818), (196, 812), (200, 817), (62, 824))
        + quad((64, 834), (210, 828), (214, 833), (66, 840)), "#8f98a8", 0)  # fmt: skip
    on.fill(quad((250, 826), (330, 806), (334, 814), (254, 836)), here.accent, 0)
    return on
