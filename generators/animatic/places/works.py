"""Rooms where things are made and watched: the workshop and the observatory."""

from __future__ import annotations

import math
from random import Random

from generators.animatic.draw import Drawing, Point, number, polyline, smooth
from generators.animatic.light import lighten, mix

from .buildings import bulbs, skyline
from .foliage import treeline
from .furnishing import daylight, pendant, planks, shell, skirting, table, window
from .perspective import Perspective
from .setting import WIDTH, Layer, Setting
from .shapes import box, disc, dots, quad
from .skies import sky
from .solids import block, crate, shadow
from .weathering import fog

_BRASS, _STEEL, _IRON = "#c9983f", "#a9b2ba", "#565c66"


def gear(x: float, y: float, r: float, teeth: int, *, turn: float = 0.0) -> str:
    """Outline a toothed wheel with a hole for its axle."""
    points = []
    for i in range(teeth):
        for share, reach in ((0.0, 0.84), (0.16, 1.0), (0.4, 1.0), (0.56, 0.84)):
            a = turn + (i + share) / teeth * math.tau
            points.append((x + math.cos(a) * r * reach, y + math.sin(a) * r * reach))
    rim = r * 0.62
    inner = "".join(
        polyline([
            (x + math.cos(a + d) * k * r, y + math.sin(a + d) * k * r)
            for d, k in ((0.16, 0.62), (0.16, 0.3), (0.9, 0.3), (0.9, 0.62))
        ]) for a in [turn + i * math.tau / 6 for i in range(6)]
    ) if r > 46 else disc(x, y, rim * 0.5)  # fmt: skip
    return polyline(points) + inner


def brass_gear(
    sheet: Drawing, room: Setting, at: Point, r: float, teeth: int, *, turn: float = 0.0, colour: str = _BRASS
) -> None:
    """Mount a gear with a bright edge and a shadow on the wall."""
    x, y = at
    sheet.path(gear(x + r * 0.08, y + r * 0.1, r, teeth, turn=turn), fill=room.paint("#2a2026", -1.0), opacity=0.4)
    fill = sheet.shading(((0, room.paint(lighten(colour, 0.25), 0.4)), (0.5, room.paint(colour, -0.1)), (1, room.paint(colour, -1.2))), angle=60)
    sheet.path(gear(x, y, r, teeth, turn=turn), fill=fill)
    sheet.ellipse(x, y, r * 0.2, r * 0.2, fill=room.paint(_IRON, -0.3), stroke=room.paint(colour, 0.3), width=r * 0.05)


def workshop(here: Setting) -> tuple[Layer, ...]:
    """Paint a tinkerer's workshop: bench, tools on the wall, gears, a window."""
    view, dice = Perspective(horizon=490, axis=810), here.dice("workshop")
    room, back = here.lamplit(0.6), 9.4
    outside = here.sheet()
    skyline(outside, here, "yards", base=620, low=60, high=250, wide=110, far=0.35)
    treeline(outside, here, "trees", base=600, height=60, far=0.2, bump=22)
    fog(outside, here, 320, 620)
    x, y = view.at(-1.3, 2.35, back)
    pane = (x, y, 300.0, 190.0)
    main = here.sheet()
    shell(main, room, view, half=4.0, tall=3.1, back=back, wall="#a3805f", panes=[pane], ceiling="#5d4636")
    _boards(main, room, view, back, pane)
    planks(main, room, view, half=4.0, back=back, colour="#8d6a4a")
    skirting(main, room, view, half=4.0, back=back, colour="#4a372a", tall=0.22)
    window(main, room, pane, bars=(3, 2), colour="#6d4f38")
    _tool_wall(main, room, view, back)
    _clockwork(main, here, room, view, back)
    daylight(main, here, view, pane, back)
    _bench(main, here, room, view, back)
    _workshop_things(main, here, room, view)
    for px, z in ((-2.3, 7.8), (1.9, 7.8)):
        pendant(main, room, view.at(px, 2.35, z), 66, _IRON)
    front = here.sheet()
    brass_gear(front, room, (1560, 880), 190, 18, turn=dice.random(), colour="#a9783a")
    brass_gear(front, room, (1330, 920), 96, 12, turn=dice.random(), colour=_STEEL)
    return (
        sky(here, horizon=580, clouds=0.8), Layer(outside, 0.3, bloom=0.2),
        Layer(main, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _boards(sheet: Drawing, room: Setting, view: Perspective, back: float, pane: tuple[float, ...]) -> None:
    (x0, y0), (x1, y1) = view.at(-4, 2.98, back), view.at(4, 0.22, back)
    lines = []
    for i in range(int((x1 - x0) / 44)):
        x = x0 + i * 44
        if pane[0] - 20 < x < pane[0] + pane[2] + 10:
            lines += [box(x, y0, 2, pane[1] - y0 - 12), box(x, pane[1] + pane[3] + 30, 2, y1 - pane[1] - pane[3] - 30)]
        else:
            lines.append(box(x, y0, 2, y1 - y0))
    sheet.path("".join(lines), fill=room.paint("#5d4230", -0.9), opacity=0.55)


def _tool_wall(sheet: Drawing, room: Setting, view: Perspective, back: float) -> None:
    sheet.path(view.front(back - 0.02, 0.75, 2.35, 1.25, 2.4), fill=room.paint("#8a6242", -0.7))
    sheet.path(view.front(back - 0.03, 0.79, 2.31, 1.29, 2.36), fill=room.paint("#b98d62", -0.35))
    (x, y), k = view.at(0.85, 2.28, back), view.scale(back)
    steel, wood = room.paint(_STEEL, 0.1), room.paint("#8a4f34", -0.1)
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
            grips.append(quad((a - 9, y + 24), (a - 3, y + 24), (a - 8, y + 70), (a - 14, y + 70)) + quad((a + 3, y + 24), (a + 9, y + 24), (a + 14, y + 70), (a + 8, y + 70)))
        else:
            metal.append(box(a - 3, y, 6, 46) + (disc(a, y, 11) if kind == "wrench" else ""))
            grips.append(box(a - 6, y + 42, 12, 30))
    sheet.path("".join(metal), fill=steel)
    sheet.path("".join(grips), fill=wood)
    small = "".join(box(x - 8 + i * 17, y + 104, 4, 18 + 5 * (i % 4)) for i in range(14))
    sheet.path(small, fill=room.paint(_STEEL, -0.2))


def _clockwork(sheet: Drawing, here: Setting, room: Setting, view: Perspective, back: float) -> None:
    dice = here.dice("clockwork")
    x, y = view.at(-2.75, 1.95, back)
    wheels = (((x, y), 108, 20, _BRASS), ((x + 120, y + 86), 58, 12, "#a9683f"), ((x - 112, y + 96), 62, 13, _STEEL), ((x + 104, y - 92), 44, 10, "#b58a4a"), ((x - 96, y - 84), 38, 9, _STEEL))
    for at, r, teeth, colour in wheels:
        brass_gear(sheet, room, at, r, teeth, turn=dice.random(), colour=colour)
    sheet.ellipse(x, y, 52, 52, fill=room.paint("#f7ecd0", 0.1), stroke=room.paint("#7a5530", -0.2), width=7)
    marks = "".join(box(x + math.cos(i * 0.5236) * 42 - 2, y + math.sin(i * 0.5236) * 42 - 2, 4, 4) for i in range(12))
    sheet.path(marks, fill=room.paint("#4a3428"))
    sheet.path(f"M{number(x)} {number(y)}l-14 -26M{number(x)} {number(y)}l34 -8", stroke=room.paint("#2f242a"), width=5)
    pipes = "M-20 250H180V170H330M1640 300H1500V420"
    sheet.path(pipes, stroke=room.paint("#7a4a34", -0.8), width=22)
    sheet.path(pipes, stroke=room.paint("#c98a5c", 0.1), width=7)


def _bench(sheet: Drawing, here: Setting, room: Setting, view: Perspective, back: float) -> None:
    near, wood, dice = here.lamplit(0.85), "#a3744a", here.dice("bench")
    z = back - 0.75
    block(sheet, near, view, (-1.7, 2.9), (0.8, 0.9), (z, back), wood)
    for x in (-1.6, 0.45, 2.65):
        block(sheet, near, view, (x, x + 0.16), (0, 0.8), (z + 0.05, z + 0.25), wood)
    block(sheet, near, view, (0.7, 2.6), (0.1, 0.72), (z + 0.05, back), "#8a5f3f")
    drawers = "".join(view.front(z + 0.04, 0.75 + i * 0.62, 1.32 + i * 0.62, 0.15 + j * 0.19, 0.3 + j * 0.19) for i in range(3) for j in range(3))
    sheet.path(drawers, fill=near.paint("#b07f54", 0))
    sheet.path("".join(disc(*view.at(1.03 + i * 0.62, 0.225 + j * 0.19, z), 4.5) for i in range(3) for j in range(3)), fill=near.paint(_BRASS, 0.3))
    x, y = view.at(-1.2, 0.9, z + 0.2)
    vise = box(x - 40, y - 18, 80, 18) + box(x - 40, y - 46, 22, 30) + box(x + 8, y - 46, 22, 30) + box(x + 30, y - 36, 40, 9) + box(x + 64, y - 56, 6, 48)
    sheet.path(vise, fill=near.paint("#4f6a72", -0.2))
    tx, ty = view.at(0.15, 0.9, z + 0.2)
    sheet.path(quad((tx - 90, ty), (tx - 74, ty - 14), (tx + 76, ty - 14), (tx + 94, ty)), fill=near.paint("#dfe7ea", 0.1))
    sheet.path(f"M{number(tx - 60)} {number(ty - 5)}h60M{number(tx - 50)} {number(ty - 9)}h90", stroke=near.paint("#4a7aa0", 0), width=2)
    brass_gear(sheet, near, (tx + 128, ty - 24), 26, 10)
    for i in range(4):
        jx, jy = view.at(1.6 + i * 0.24, 0.9, z + 0.35)
        h = dice.uniform(34, 60)
        sheet.rect(jx - 15, jy - h, 30, h, fill=near.paint(dice.choice(("#9ac0b8", "#d9b56a", "#c98a8a", "#a9b8cc")), 0), radius=5)
        sheet.path(box(jx - 13, jy - h - 7, 26, 9), fill=near.paint(_IRON, -0.2))
    if here.lamps:
        gx, gy = view.at(0.2, 0.9, z)
        sheet.ellipse(gx, gy, 330, 30, fill=sheet.glow(((0, here.lamp, 0.55), (1, here.lamp, 0))))


def _workshop_things(sheet: Drawing, here: Setting, room: Setting, view: Perspective) -> None:
    crate(sheet, room, view, (-3.7, 0, 7.7), (0.9, 0.55, 0.6))
    crate(sheet, room, view, (-3.55, 0.55, 7.8), (0.6, 0.4, 0.45))
    x, y = view.at(-2.45, 0, 7.9)
    rolls = "".join(disc(x + u, y - 150 - v, 13) for u, v in ((-16, 0), (10, 8), (-2, 30)))
    sheet.path(quad((x - 34, y - 100), (x + 34, y - 100), (x + 26, y), (x - 26, y)), fill=room.paint("#6d7a80", -0.5))
    sheet.path("".join(box(x + u - 12, y - 150 - v, 24, 70 + v) for u, v in ((-16, 0), (10, 8), (-2, 30))), fill=room.paint("#efe3c4", -0.3))
    sheet.path(rolls, fill=room.paint("#fbf3dc", 0))
    sheet.path(quad((x - 34, y - 100), (x + 34, y - 100), (x + 26, y), (x - 26, y)), fill=room.paint("#6d7a80", -0.3), opacity=0.9)
    _robot(sheet, here, room, view)
    stool, foot = view.at(1.75, 0.5, 7.9), view.at(1.75, 0, 7.9)
    sheet.path(f"M{number(stool[0] - 30)} {number(foot[1])}L{number(stool[0] - 14)} {number(stool[1])}M{number(stool[0] + 30)} {number(foot[1])}L{number(stool[0] + 14)} {number(stool[1])}", stroke=room.paint(_IRON, -0.5), width=8)
    sheet.ellipse(*stool, 48, 13, fill=room.paint("#8a4f34", 0.1))


def _robot(sheet: Drawing, here: Setting, room: Setting, view: Perspective) -> None:
    x, y = view.at(3.05, 0, 7.9)
    shadow(sheet, room, view, (2.7, 3.4), (7.7, 8.1))
    shell_ = sheet.shading(((0, room.paint("#b9c9c4", 0.3)), (1, room.paint("#6d8a86", -0.9))), angle=10)
    sheet.path("".join(box(x + u - 14, y - 60, 28, 60) for u in (-34, 34)), fill=room.paint(_IRON, -0.4))
    sheet.rect(x - 74, y - 190, 148, 140, fill=shell_, radius=26)
    sheet.rect(x - 56, y - 286, 112, 84, fill=shell_, radius=30)
    sheet.path(f"M{number(x)} {number(y - 286)}v-26", stroke=room.paint(_IRON, -0.3), width=5)
    sheet.ellipse(x, y - 318, 9, 9, fill=here.shine("#ff8a5c", 1.0))
    for u in (-24, 24):
        sheet.ellipse(x + u, y - 246, 17, 17, fill=room.paint("#23303a", -0.3))
        sheet.ellipse(x + u, y - 246, 9, 9, fill=here.shine("#9fe8ff", 0.9))
    sheet.path(f"M{number(x - 74)} {number(y - 160)}q-40 30 -30 84M{number(x + 74)} {number(y - 160)}q40 30 30 84", stroke=room.paint(_STEEL, -0.3), width=17)
    sheet.rect(x - 34, y - 166, 68, 52, fill=room.paint("#3a4a50", -0.3), radius=8)
    brass_gear(sheet, room, (x, y - 140), 19, 9)


def observatory(here: Setting) -> tuple[Layer, ...]:
    """Paint the inside of a dome: its open slit, the great telescope, desks and charts."""
    room = here.lamplit(0.28)
    dice = here.dice("observatory")
    heaven = sky(here, horizon=760, clouds=0.6)
    dome = here.sheet()
    slit = _dome(dome, here, room)
    floor = here.sheet()
    _round_floor(floor, here, room)
    _telescope(floor, here, room, slit)
    _consoles(floor, here, room)
    _charts(floor, here, room)
    front = here.sheet()
    rail = room.paint("#8d9aa6", -0.7)
    front.path(box(-40, 838, 420, 16) + "".join(box(20 + i * 90, 838, 12, 90) for i in range(4)), fill=rail)
    front.path(box(-40, 838, 420, 5), fill=mix(rail, here.light.sun, 0.4))
    if dice.random() < 0.6:
        brass_gear(front, room, (1570, 900), 130, 16, colour=_BRASS)
    return (heaven, Layer(dome, 0.5, bloom=0.25), Layer(floor, 1.0, bloom=0.45), Layer(front, 1.4, blur=3.0))


def _dome(sheet: Drawing, here: Setting, room: Setting) -> float:
    """Paint the shell of the dome; returns x of the middle of its slit."""
    x = 800 + here.dice("slit").choice((-1, 1)) * 110
    slit = f"M{number(x - 120)} -40C{number(x - 140)} 200 {number(x - 168)} 380 {number(x - 196)} 596H{number(x + 196)}C{number(x + 168)} 380 {number(x + 140)} 200 {number(x + 120)} -40Z"
    colour = "#5f6d86"
    fill = sheet.linear((0, 720), (0, 0), ((0, room.paint(colour, 0.3)), (0.4, room.paint(colour, -0.4)), (1, room.paint("#39415c", -1.5))))
    sheet.path("M-40 -40H1640V720H-40Z" + slit, fill=fill)
    ribs = []
    for i in range(-7, 8):
        a, b = x + i * 64 + (70 if i > 0 else -70), x + i * 176 + (90 if i > 0 else -90)
        if i:
            ribs.append(f"M{number(a)} -40Q{number((a + b) / 2 + i * 22)} 260 {number(b)} 640")
    rings = []
    for y in (80.0, 210.0, 340.0):
        for side in (-1, 1):
            lip = (x + side * (126 + 0.12 * (y + 40)), y)
            rings.append(f"M{number(x + side * 1000)} {number(y + 190)}Q{number(x + side * 520)} {number(y + 30)} {number(lip[0])} {number(lip[1])}")
    sheet.path("".join(ribs), stroke=room.paint("#8fa0b8", -0.6), width=5, opacity=0.55)
    sheet.path("".join(rings), stroke=room.paint("#8fa0b8", -0.8), width=4, opacity=0.45)
    edge = f"M{number(x - 120)} -40C{number(x - 140)} 200 {number(x - 168)} 380 {number(x - 196)} 596"
    edge2 = f"M{number(x + 120)} -40C{number(x + 140)} 200 {number(x + 168)} 380 {number(x + 196)} 596"
    sheet.path(edge + edge2, stroke=room.paint("#2f384c", -0.8), width=22)
    sheet.path(edge + edge2, stroke=mix(room.paint("#c9d6e6", 0.2), here.light.sky[1], 0.3), width=5)
    wall = sheet.linear((0, 590), (0, 720), ((0, room.paint("#7a86a0", -0.4)), (1, room.paint("#4a5470", -1.0))))
    sheet.path(box(-40, 590, 1680, 140), fill=wall)
    sheet.path(box(-40, 590, 1680, 9), fill=room.paint("#aab6cc", 0.1))
    panels = "".join(box(i * 134 - 20, 612, 4, 100) for i in range(13))
    sheet.path(panels, fill=room.paint("#39435c", -1.0), opacity=0.7)
    bulbs(sheet, room, [(40 + i * 268, 604) for i in range(7)], 5)
    return x


def _round_floor(sheet: Drawing, here: Setting, room: Setting) -> None:
    fill = sheet.linear((0, 690), (0, 900), ((0, room.paint("#8a7f86", -0.3)), (1, room.paint("#5a525f", -1.1))))
    sheet.path(box(-40, 700, 1680, 220), fill=fill)
    inlay = room.paint("#c9a866", -0.2)
    for rx, width in ((760, 6), (700, 2.5), (470, 4), (440, 2)):
        sheet.ellipse(800, 812, rx, rx * 0.13, stroke=inlay, width=width, opacity=0.65)
    rays = "".join(f"M{number(800 + math.cos(a) * 470)} {number(812 + math.sin(a) * 61)}L{number(800 + math.cos(a) * 700)} {number(812 + math.sin(a) * 91)}" for a in [i * math.tau / 24 for i in range(24)])
    sheet.path(rays, stroke=inlay, width=2, opacity=0.5)
    star = polyline([(800 + math.cos(i * math.pi / 8) * (420 if i % 4 == 0 else 250 if i % 2 == 0 else 110), 812 + math.sin(i * math.pi / 8) * (54 if i % 4 == 0 else 32 if i % 2 == 0 else 14)) for i in range(16)])
    sheet.path(star, fill=inlay, opacity=0.45)
    colour = mix(here.light.sky[1], here.light.sun, 0.5)
    sheet.ellipse(800, 790, 520, 90, fill=sheet.glow(((0, colour, 0.34), (1, colour, 0))))


def _telescope(sheet: Drawing, here: Setting, room: Setting, slit: float) -> None:
    side = 1 if slit < 800 else -1
    x, y = 800 + side * 470, 470.0
    pier = quad((x - 64, 770), (x - 34, 520), (x + 34, 520), (x + 64, 770))
    sheet.ellipse(x, 776, 150, 22, fill=room.paint("#1f2233", -1.2), opacity=0.6)
    sheet.path(pier, fill=sheet.shading(((0, room.paint("#9aa8ba", 0.2)), (1, room.paint("#4a556c", -1.0))), angle=0))
    sheet.path(box(x - 96, 752, 192, 26), fill=room.paint("#5f6a80", -0.5))
    angle = 52 * side
    with sheet.group(transform=f"translate({number(x)} {number(y)}) rotate({angle}) scale({-side} 1)"):
        body = sheet.linear((0, -58), (0, 58), ((0, room.paint("#f4f6f8", 0.4)), (0.35, room.paint("#dfe5ea", 0)), (1, room.paint("#7f8ca0", -1.1))))
        sheet.path(box(-230, -46, 330, 92), fill=body)
        sheet.path(box(100, -58, 270, 116), fill=body)
        sheet.path(box(352, -64, 34, 128) + box(92, -62, 16, 124) + box(-236, -50, 14, 100), fill=room.paint(_BRASS, 0.05))
        sheet.path(box(-20, -52, 18, 104) + box(210, -62, 8, 124), fill=room.paint(here.accent, -0.1))
        sheet.path(box(-290, -24, 60, 48) + box(-330, -15, 44, 30), fill=room.paint("#3a4254", -0.3))
        sheet.path(box(-160, -84, 210, 26) + box(-190, -80, 32, 18), fill=body)
        sheet.path(box(-140, -60, 12, 16) + box(20, -60, 12, 16), fill=room.paint("#3a4254", -0.3))
    fork = smooth([(x - 40, 540), (x - 64, 470), (x - 30, 430), (x, 470), (x + 30, 430), (x + 64, 470), (x + 40, 540)], closed=True)
    sheet.path(fork, fill=room.paint("#6d7a92", -0.4))
    sheet.ellipse(x, y + 4, 44, 44, fill=room.paint("#8e9ab0", 0), stroke=room.paint(_BRASS, 0.2), width=7)
    sheet.path(gear(x, y + 4, 30, 12), fill=room.paint(_BRASS, 0.1))
    wheel = disc(x + side * -90, 640, 42)
    sheet.path(wheel + f"M{number(x - side * 132)} 640h84M{number(x - side * 90)} 598v84", stroke=room.paint(_BRASS, -0.1), width=7)


def _consoles(sheet: Drawing, here: Setting, room: Setting) -> None:
    side = -1 if here.dice("slit").choice((-1, 1)) < 0 else 1
    base = 800 + side * 640
    near = here.lamplit(0.5)
    desk = quad((base - 190, 690), (base + 190, 690), (base + 210, 800), (base - 210, 800))
    sheet.path(desk, fill=near.paint("#59657e", -0.5))
    sheet.path(quad((base - 196, 668), (base + 196, 668), (base + 190, 694), (base - 190, 694)), fill=near.paint("#8391aa", 0.1))
    dice = here.dice("screens")
    for i in range(2):
        x = base - 170 + i * 176
        sheet.rect(x, 548, 160, 112, fill=near.paint("#2a3142", -0.4), radius=8)
        sheet.rect(x + 8, 556, 144, 92, fill=mix(near.paint("#1f3a52"), "#1c4a66", 0.8 if here.lamps else 0.4), radius=4)
        spots = [(x + 14 + dice.uniform(0, 130), 562 + dice.uniform(0, 78), dice.uniform(0.8, 2.2)) for _ in range(26)]
        sheet.path(dots(spots), fill="#cfeeff")
        sheet.ellipse(x + 80, 602, 34, 30, stroke="#6fd0e8", width=1.6)
        if here.lamps:
            here.halo(sheet, (x + 80, 604), 130, "#8fdcff", 0.38)
    keys = "".join(disc(base - 150 + i * 24, 680, 5, 3) for i in range(13))
    sheet.path(keys, fill=here.shine("#ffb86a", 0.9))
    lights = "".join(box(base - 160 + i * 40, 720 + (i % 2) * 18, 24, 8) for i in range(8))
    sheet.path(lights, fill=here.shine("#8fe0c4", 0.8))


def _charts(sheet: Drawing, here: Setting, room: Setting) -> None:
    dice = here.dice("charts")
    for x in (dice.uniform(520, 560), dice.uniform(960, 1000)):
        sheet.path(box(x, 612, 112, 84), fill=room.paint("#2c3f66", -0.2), stroke=room.paint("#c9a866", -0.1), width=4)
        points = [(x + dice.uniform(12, 100), 622 + dice.uniform(0, 62)) for _ in range(7)]
        sheet.path(polyline(points, closed=False), stroke=room.paint("#9fc0ea", 0.1), width=1.4)
        sheet.path(dots((a, b, 2.6) for a, b in points), fill=room.paint("#fff6d8", 0.3))
