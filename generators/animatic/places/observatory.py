"""The inside of a dome: its open slit, the great telescope, desks and charts."""

from __future__ import annotations

import math

from generators.animatic.draw import polyline, smooth
from generators.animatic.light import mix

from .buildings import bulbs
from .gearing import BRASS, brass_gear, gear
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, dots, quad, spoke, stamp
from .skies import sky


def observatory(here: Setting) -> tuple[Layer, ...]:
    """Paint the inside of a dome: its open slit, the great telescope, desks and charts."""
    dice = here.dice("observatory")
    heaven = sky(here, horizon=760, clouds=0.6, seen=(420.0, 1180.0))
    dome = here.sheet(warm=0.28)
    slit = _dome(dome)
    floor = here.sheet(warm=0.28)
    _round_floor(floor)
    _telescope(floor, slit)
    _consoles(floor)
    _charts(floor)
    front = here.sheet(warm=0.28)
    rail = front.paint("#8d9aa6", -0.7)
    front.path(
        box(-40, 838, 420, 16) + "".join(box(20 + i * 90, 838, 12, 90) for i in range(4)), fill=rail
    )
    front.path(box(-40, 838, 420, 5), fill=mix(rail, here.light.sun, 0.4))
    if dice.random() < 0.6:
        brass_gear(front, (1570, 900), 130, 16, colour=BRASS)
    return (heaven, Layer(dome, 0.5, bloom=0.25), Layer(floor, 1.0, bloom=0.45),
        Layer(front, 1.4, blur=3.0))  # fmt: skip


def _dome(on: Sheet) -> float:
    """Paint the shell of the dome; returns x of the middle of its slit."""
    x = 800 + on.dice("slit").choice((-1, 1)) * 110
    slit = stamp("M-120 -40C-140 200 -168 380 -196 596H196C168 380 140 200 120 -40Z", (x, 0), 1)
    colour = "#5f6d86"
    fill = on.linear((0, 720), (0, 0), ((0, on.paint(colour, 0.3)), (0.4, on.paint(colour, -0.4)),
        (1, on.paint("#39415c", -1.5))))  # fmt: skip
    on.path("M-40 -40H1640V720H-40Z" + slit, fill=fill)
    ribs = []
    for i in range(-7, 8):
        a, b = x + i * 64 + (70 if i > 0 else -70), x + i * 176 + (90 if i > 0 else -90)
        if i:
            ribs.append(f"M{a:.1f} -40Q{(a + b) / 2 + i * 22:.1f} 260 {b:.1f} 640")
    rings = []
    for y in (80.0, 210.0, 340.0):
        for side in (-1, 1):
            lip = (x + side * (126 + 0.12 * (y + 40)), y)
            rings.append(
                f"M{x + side * 1000:.1f} {y + 190:.1f}Q{x + side * 520:.1f} {y + 30:.1f} {lip[0]:.1f} {lip[1]:.1f}"
            )
    on.line("".join(ribs), 5, "#8fa0b8", -0.6, opacity=0.55)
    on.line("".join(rings), 4, "#8fa0b8", -0.8, opacity=0.45)
    edge = f"M{x - 120:.1f} -40C{x - 140:.1f} 200 {x - 168:.1f} 380 {x - 196:.1f} 596"
    edge2 = f"M{x + 120:.1f} -40C{x + 140:.1f} 200 {x + 168:.1f} 380 {x + 196:.1f} 596"
    on.line(edge + edge2, 22, "#2f384c", -0.8)
    on.path(edge + edge2, stroke=mix(on.paint("#c9d6e6", 0.2), on.light.sky[1], 0.3), width=5)
    wall = on.linear(
        (0, 590), (0, 720), ((0, on.paint("#7a86a0", -0.4)), (1, on.paint("#4a5470", -1.0)))
    )
    on.path(box(-40, 590, 1680, 140), fill=wall)
    on.fill(box(-40, 590, 1680, 9), "#aab6cc", 0.1)
    panels = "".join(box(i * 134 - 20, 612, 4, 100) for i in range(13))
    on.fill(panels, "#39435c", -1.0, opacity=0.7)
    bulbs(on, [(40 + i * 268, 604) for i in range(7)], 5)
    return x


def _round_floor(on: Sheet) -> None:
    fill = on.linear(
        (0, 690), (0, 900), ((0, on.paint("#8a7f86", -0.3)), (1, on.paint("#5a525f", -1.1)))
    )
    on.path(box(-40, 700, 1680, 220), fill=fill)
    inlay = on.paint("#c9a866", -0.2)
    for rx, width in ((760, 6), (700, 2.5), (470, 4), (440, 2)):
        on.ellipse(800, 812, rx, rx * 0.13, stroke=inlay, width=width, opacity=0.65)
    rays = "".join(spoke((800, 812), i * math.tau / 24, 470, 700, squash=0.13) for i in range(24))
    on.path(rays, stroke=inlay, width=2, opacity=0.5)
    star = polyline([(800
        + math.cos(i * math.pi / 8) * (420 if i % 4 == 0 else 250 if i % 2 == 0 else 110), 812
        + math.sin(i * math.pi / 8) * (54 if i % 4 == 0 else 32 if i % 2 == 0 else 14))
        for i in range(16)])  # fmt: skip
    on.path(star, fill=inlay, opacity=0.45)
    colour = mix(on.light.sky[1], on.light.sun, 0.5)
    on.ellipse(800, 790, 520, 90, fill=on.glow(((0, colour, 0.34), (1, colour, 0))))


def _telescope(on: Sheet, slit: float) -> None:
    side = 1 if slit < 800 else -1
    x, y = 800 + side * 470, 470.0
    pier = quad((x - 64, 770), (x - 34, 520), (x + 34, 520), (x + 64, 770))
    on.ellipse(x, 776, 150, 22, fill=on.paint("#1f2233", -1.2), opacity=0.6)
    on.path(pier, fill=on.shading(((0, on.paint("#9aa8ba", 0.2)), (1, on.paint("#4a556c", -1.0))),
        angle=0))  # fmt: skip
    on.fill(box(x - 96, 752, 192, 26), "#5f6a80", -0.5)
    angle = 52 * side
    with on.group(transform=f"translate({x:.1f} {y:.1f}) rotate({angle}) scale({-side} 1)"):
        body = on.linear((0, -58), (0, 58), ((0, on.paint("#f4f6f8", 0.4)),
            (0.35, on.paint("#dfe5ea", 0)), (1, on.paint("#7f8ca0", -1.1))))  # fmt: skip
        on.path(box(-230, -46, 330, 92), fill=body)
        on.path(box(100, -58, 270, 116), fill=body)
        on.fill(
            box(352, -64, 34, 128) + box(92, -62, 16, 124) + box(-236, -50, 14, 100), BRASS, 0.05
        )
        on.fill(box(-20, -52, 18, 104) + box(210, -62, 8, 124), on.accent, -0.1)
        on.fill(box(-290, -24, 60, 48) + box(-330, -15, 44, 30), "#3a4254", -0.3)
        on.path(box(-160, -84, 210, 26) + box(-190, -80, 32, 18), fill=body)
        on.fill(box(-140, -60, 12, 16) + box(20, -60, 12, 16), "#3a4254", -0.3)
    fork = smooth([(x - 40, 540), (x - 64, 470), (x - 30, 430), (x, 470), (x + 30, 430),
        (x + 64, 470), (x + 40, 540)], closed=True)  # fmt: skip
    on.fill(fork, "#6d7a92", -0.4)
    on.ellipse(x, y + 4, 44, 44, fill=on.paint("#8e9ab0", 0), stroke=on.paint(BRASS, 0.2), width=7)
    on.fill(gear(x, y + 4, 30, 12), BRASS, 0.1)
    wheel = disc(x + side * -90, 640, 42)
    on.line(wheel + f"M{x - side * 132:.1f} 640h84M{x - side * 90:.1f} 598v84", 7, BRASS, -0.1)


def _consoles(on: Sheet) -> None:
    side = -1 if on.dice("slit").choice((-1, 1)) < 0 else 1
    base = 800 + side * 640
    near = on.lamplit(0.5)
    desk = quad((base - 190, 690), (base + 190, 690), (base + 210, 800), (base - 210, 800))
    near.fill(desk, "#59657e", -0.5)
    near.fill(quad((base - 196, 668), (base + 196, 668), (base + 190, 694), (base - 190, 694)),
        "#8391aa", 0.1)  # fmt: skip
    dice = on.dice("screens")
    for i in range(2):
        x = base - 170 + i * 176
        on.rect(x, 548, 160, 112, fill=near.paint("#2a3142", -0.4), radius=8)
        on.rect(x + 8, 556, 144, 92,
            fill=mix(near.paint("#1f3a52"), "#1c4a66", 0.8 if on.lamps else 0.4),
            radius=4)  # fmt: skip
        spots = [(x + 14 + dice.uniform(0, 130), 562 + dice.uniform(0, 78), dice.uniform(0.8, 2.2))
            for _ in range(26)]  # fmt: skip
        on.path(dots(spots), fill="#cfeeff")
        on.ellipse(x + 80, 602, 34, 30, stroke="#6fd0e8", width=1.6)
        if on.lamps:
            on.halo((x + 80, 604), 130, "#8fdcff", 0.38)
    keys = "".join(disc(base - 150 + i * 24, 680, 5, 3) for i in range(13))
    on.path(keys, fill=on.shine("#ffb86a", 0.9))
    lights = "".join(box(base - 160 + i * 40, 720 + (i % 2) * 18, 24, 8) for i in range(8))
    on.path(lights, fill=on.shine("#8fe0c4", 0.8))


def _charts(on: Sheet) -> None:
    dice = on.dice("charts")
    for x in (dice.uniform(520, 560), dice.uniform(960, 1000)):
        on.path(box(x, 612, 112, 84), fill=on.paint("#2c3f66", -0.2),
            stroke=on.paint("#c9a866", -0.1), width=4)  # fmt: skip
        points = [(x + dice.uniform(12, 100), 622 + dice.uniform(0, 62)) for _ in range(7)]
        on.line(polyline(points, closed=False), 1.4, "#9fc0ea", 0.1)
        on.fill(dots((a, b, 2.6) for a, b in points), "#fff6d8", 0.3)
