"""A tinkerer's workshop: bench, tools on the wall, gears, a half-made robot."""

from __future__ import annotations

import math

from .buildings import skyline
from .foliage import treeline
from .furnishing import daylight, pendant, planks, shell, skirting, window
from .gearing import BRASS, IRON, STEEL, brass_gear
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad, stroke
from .skies import sky
from .solids import block, crate, shadow
from .weathering import fog


def workshop(here: Setting) -> tuple[Layer, ...]:
    """Paint a tinkerer's workshop: bench, tools on the wall, gears, a window."""
    view, dice = Perspective(horizon=490, axis=810), here.dice("workshop")
    room, back = here.sheet(view, warm=0.6), 9.4
    outside = here.sheet()
    skyline(outside, "yards", base=620, low=60, high=250, wide=110, far=0.35)
    treeline(outside, "trees", base=600, height=60, far=0.2, bump=22)
    fog(outside, 320, 620)
    x, y = view.at(-1.3, 2.35, back)
    pane = (x, y, 300.0, 190.0)
    shell(room, half=4.0, tall=3.1, back=back, wall="#a3805f", panes=[pane], ceiling="#5d4636")
    _boards(room, back, pane)
    planks(room, half=4.0, back=back, colour="#8d6a4a")
    skirting(room, half=4.0, back=back, colour="#4a372a", tall=0.22)
    window(room, pane, bars=(3, 2), colour="#6d4f38")
    _tool_wall(room, back)
    _clockwork(room, back)
    daylight(room, pane, back)
    _bench(room, back)
    _workshop_things(room)
    for px, z in ((-2.3, 7.8), (1.9, 7.8)):
        pendant(room, view.at(px, 2.35, z), 66, IRON)
    front = here.sheet(warm=0.6)
    brass_gear(front, (1560, 880), 190, 18, turn=dice.random(), colour="#a9783a")
    brass_gear(front, (1330, 920), 96, 12, turn=dice.random(), colour=STEEL)
    return (
        sky(here, horizon=580, clouds=0.8, seen=(450.0, 1050.0)), Layer(outside, 0.3, bloom=0.2),
        Layer(room, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _boards(on: Sheet, back: float, pane: tuple[float, ...]) -> None:
    (x0, y0), (x1, y1) = on.at(-4, 2.98, back), on.at(4, 0.22, back)
    lines = []
    for i in range(int((x1 - x0) / 44)):
        x = x0 + i * 44
        if pane[0] - 20 < x < pane[0] + pane[2] + 10:
            lines += [box(x, y0, 2, pane[1] - y0 - 12),
                box(x, pane[1] + pane[3] + 30, 2, y1 - pane[1] - pane[3] - 30)]  # fmt: skip
        else:
            lines.append(box(x, y0, 2, y1 - y0))
    on.fill("".join(lines), "#5d4230", -0.9, opacity=0.55)


def _tool_wall(on: Sheet, back: float) -> None:
    on.fill(on.front(back - 0.02, 0.75, 2.35, 1.25, 2.4), "#8a6242", -0.7)
    on.fill(on.front(back - 0.03, 0.79, 2.31, 1.29, 2.36), "#b98d62", -0.35)
    (x, y), k = on.at(0.85, 2.28, back), on.scale(back)
    steel, wood = on.paint(STEEL, 0.1), on.paint("#8a4f34", -0.1)
    metal, grips = [], []
    for i, kind in enumerate(("hammer", "driver", "wrench", "pliers", "saw", "file")):
        a = x + i * k * 0.24
        if kind == "hammer":
            metal.append(box(a - 14, y, 34, 12))
            grips.append(box(a - 1, y + 12, 7, 56))
        elif kind == "saw":
            metal.append(quad((a - 6, y), (a + 14, y), (a + 4, y + 84), (a - 6, y + 84)))
            grips.append(disc(a + 4, y - 6, 13, 10))
        elif kind == "pliers":
            metal.append(quad((a - 8, y + 24), (a, y - 2), (a + 8, y + 24)))
            grips.append(
                quad((a - 9, y + 24), (a - 3, y + 24), (a - 8, y + 70), (a - 14, y + 70))
                + quad((a + 3, y + 24), (a + 9, y + 24), (a + 14, y + 70), (a + 8, y + 70))
            )
        else:
            metal.append(box(a - 3, y, 6, 46) + (disc(a, y, 11) if kind == "wrench" else ""))
            grips.append(box(a - 6, y + 42, 12, 30))
    on.path("".join(metal), fill=steel)
    on.path("".join(grips), fill=wood)
    small = "".join(box(x - 8 + i * 17, y + 104, 4, 18 + 5 * (i % 4)) for i in range(14))
    on.fill(small, STEEL, -0.2)


def _clockwork(on: Sheet, back: float) -> None:
    dice = on.dice("clockwork")
    x, y = on.at(-2.75, 1.95, back)
    wheels = (((x, y), 108, 20, BRASS), ((x + 120, y + 86), 58, 12, "#a9683f"),
        ((x - 112, y + 96), 62, 13, STEEL), ((x + 104, y - 92), 44, 10, "#b58a4a"),
        ((x - 96, y - 84), 38, 9, STEEL))  # fmt: skip
    for at, r, teeth, colour in wheels:
        brass_gear(on, at, r, teeth, turn=dice.random(), colour=colour)
    on.ellipse(
        x, y, 52, 52, fill=on.paint("#f7ecd0", 0.1), stroke=on.paint("#7a5530", -0.2), width=7
    )
    marks = "".join(box(x + math.cos(i * 0.5236) * 42 - 2, y + math.sin(i * 0.5236) * 42 - 2, 4, 4)
        for i in range(12))  # fmt: skip
    on.fill(marks, "#4a3428")
    on.line(f"M{x:.1f} {y:.1f}l-14 -26M{x:.1f} {y:.1f}l34 -8", 5, "#2f242a")
    pipes = "M-20 250H180V170H330M1640 300H1500V420"
    on.line(pipes, 22, "#7a4a34", -0.8)
    on.line(pipes, 7, "#c98a5c", 0.1)


def _bench(on: Sheet, back: float) -> None:
    near, wood, dice = on.lamplit(0.85), "#a3744a", on.dice("bench")
    z = back - 0.75
    block(near, (-1.7, 2.9), (0.8, 0.9), (z, back), wood)
    for x in (-1.6, 0.45, 2.65):
        block(near, (x, x + 0.16), (0, 0.8), (z + 0.05, z + 0.25), wood)
    block(near, (0.7, 2.6), (0.1, 0.72), (z + 0.05, back), "#8a5f3f")
    drawers = "".join(
        on.front(z + 0.04, 0.75 + i * 0.62, 1.32 + i * 0.62, 0.15 + j * 0.19, 0.3 + j * 0.19)
        for i in range(3) for j in range(3))  # fmt: skip
    near.fill(drawers, "#b07f54", 0)
    near.fill("".join(disc(*on.at(1.03 + i * 0.62, 0.225 + j * 0.19, z), 4.5) for i in range(3)
        for j in range(3)), BRASS, 0.3)  # fmt: skip
    x, y = on.at(-1.2, 0.9, z + 0.2)
    vise = (box(x - 40, y - 18, 80, 18) + box(x - 40, y - 46, 22, 30) + box(x + 8, y - 46, 22, 30)
        + box(x + 30, y - 36, 40, 9) + box(x + 64, y - 56, 6, 48))  # fmt: skip
    near.fill(vise, "#4f6a72", -0.2)
    tx, ty = on.at(0.15, 0.9, z + 0.2)
    near.fill(
        quad((tx - 90, ty), (tx - 74, ty - 14), (tx + 76, ty - 14), (tx + 94, ty)), "#dfe7ea", 0.1
    )
    near.line(f"M{tx - 60:.1f} {ty - 5:.1f}h60M{tx - 50:.1f} {ty - 9:.1f}h90", 2, "#4a7aa0", 0)
    brass_gear(near, (tx + 128, ty - 24), 26, 10)
    for i in range(4):
        jx, jy = on.at(1.6 + i * 0.24, 0.9, z + 0.35)
        h = dice.uniform(34, 60)
        on.rect(jx - 15, jy - h, 30, h,
            fill=near.paint(dice.choice(("#9ac0b8", "#d9b56a", "#c98a8a", "#a9b8cc")), 0),
            radius=5)  # fmt: skip
        near.fill(box(jx - 13, jy - h - 7, 26, 9), IRON, -0.2)
    if on.lamps:
        gx, gy = on.at(0.2, 0.9, z)
        on.ellipse(gx, gy, 330, 30, fill=on.glow(((0, on.lamp, 0.55), (1, on.lamp, 0))))


def _workshop_things(on: Sheet) -> None:
    crate(on, (-3.7, 0, 7.7), (0.9, 0.55, 0.6))
    crate(on, (-3.55, 0.55, 7.8), (0.6, 0.4, 0.45))
    x, y = on.at(-2.45, 0, 7.9)
    rolls = "".join(disc(x + u, y - 150 - v, 13) for u, v in ((-16, 0), (10, 8), (-2, 30)))
    on.fill(quad((x - 34, y - 100), (x + 34, y - 100), (x + 26, y), (x - 26, y)), "#6d7a80", -0.5)
    on.fill("".join(box(x + u - 12, y - 150 - v, 24, 70 + v)
        for u, v in ((-16, 0), (10, 8), (-2, 30))), "#efe3c4", -0.3)  # fmt: skip
    on.fill(rolls, "#fbf3dc", 0)
    on.fill(quad((x - 34, y - 100), (x + 34, y - 100), (x + 26, y), (x - 26, y)), "#6d7a80", -0.3,
        opacity=0.9)  # fmt: skip
    _robot(on)
    stool, foot = on.at(1.75, 0.5, 7.9), on.at(1.75, 0, 7.9)
    on.line("".join(stroke((stool[0] + u * 30, foot[1]), (stool[0] + u * 14, stool[1]))
        for u in (-1, 1)), 8, IRON, -0.5)  # fmt: skip
    on.ellipse(*stool, 48, 13, fill=on.paint("#8a4f34", 0.1))


def _robot(on: Sheet) -> None:
    x, y = on.at(3.05, 0, 7.9)
    shadow(on, (2.7, 3.4), (7.7, 8.1))
    shell_ = on.shading(((0, on.paint("#b9c9c4", 0.3)), (1, on.paint("#6d8a86", -0.9))), angle=10)
    on.fill("".join(box(x + u - 14, y - 60, 28, 60) for u in (-34, 34)), IRON, -0.4)
    on.rect(x - 74, y - 190, 148, 140, fill=shell_, radius=26)
    on.rect(x - 56, y - 286, 112, 84, fill=shell_, radius=30)
    on.line(f"M{x:.1f} {y - 286:.1f}v-26", 5, IRON, -0.3)
    on.ellipse(x, y - 318, 9, 9, fill=on.shine("#ff8a5c", 1.0))
    for u in (-24, 24):
        on.ellipse(x + u, y - 246, 17, 17, fill=on.paint("#23303a", -0.3))
        on.ellipse(x + u, y - 246, 9, 9, fill=on.shine("#9fe8ff", 0.9))
    on.line(f"M{x - 74:.1f} {y - 160:.1f}q-40 30 -30 84M{x + 74:.1f} {y - 160:.1f}q40 30 30 84", 17,
        STEEL, -0.3)  # fmt: skip
    on.rect(x - 34, y - 166, 68, 52, fill=on.paint("#3a4a50", -0.3), radius=8)
    brass_gear(on, (x, y - 140), 19, 9)
