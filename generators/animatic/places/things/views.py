"""Close views that fill the picture: doors, windows, the sky at night, puddles."""

from __future__ import annotations

import math

from generators.animatic.draw import smooth
from generators.animatic.light import lighten, mix
from generators.animatic.places import furnishing
from generators.animatic.places.foliage import branch
from generators.animatic.places.gearing import BRASS
from generators.animatic.places.setting import HEIGHT, WIDTH, Sheet
from generators.animatic.places.shapes import box, disc, dots, leaf, quad
from generators.animatic.places.skies import birds
from generators.animatic.places.solids import plant


def door(on: Sheet) -> None:
    """Draw a door standing ajar, light falling through the gap."""
    wood = mix(on.accent, "#7a5238", 0.55)
    inner = on.lamp if on.lamps else "#fff1c8"
    on.path(box(0, 0, WIDTH, HEIGHT), fill=on.matt("#b9a894", 80))
    on.path(box(0, 770, WIDTH, 130), fill=on.matt("#7d5c44", 90))
    on.fill(box(470, 20, 660, 800), "#5a4030", -0.7)
    on.path(box(510, 60, 580, 740), fill=inner)
    on.path(quad((1000, 800), (1090, 800), (1330, 900), (820, 900)), fill=inner, opacity=0.5)
    panel = quad((510, 60), (1010, 90), (1010, 830), (510, 800))
    on.path(panel, fill=on.shading(
        ((0, on.paint(wood, -0.8)), (0.8, on.paint(wood, -0.1)), (1, on.paint(wood, 0.4))),
        angle=0))  # fmt: skip
    for top, bottom in ((130, 400), (450, 740)):
        on.fill(quad((580, top), (940, top + 16), (940, bottom + 20), (580, bottom)), wood, -0.9)
        on.fill(quad((596, top + 18), (926, top + 32), (926, bottom + 2), (596, bottom - 16)), wood,
            -0.2)  # fmt: skip
    on.path(box(952, 440, 34, 110), fill=on.gloss(BRASS))
    on.ellipse(968, 480, 32, 32, fill=on.gloss(BRASS))
    on.path(disc(969, 530, 6) + box(966, 530, 6, 14), fill="#241a20")
    glow = on.linear((1010, 0), (1240, 0), ((0, inner, 0.6), (1, inner, 0)))
    on.path(box(1010, 60, 230, 760), fill=glow)


def window(on: Sheet) -> None:
    """Frame the sky behind with a window, curtains and a plant on the sill."""
    frame = on.paint("#8a6a50", -0.5)
    wall = "M-20 -20H1620V920H-20Z"
    pane = "M420 110V690H1180V110Z"
    on.path(wall + pane, fill=on.lamplit(0.5).matt("#e6d6bc", 80))
    on.path("M390 80H1210V720H390ZM420 110V690H1180V110Z", fill=on.matt("#a9825e"))
    on.path(box(792, 110, 16, 580) + box(420, 390, 760, 12), fill=frame)
    on.path(quad((460, 110), (620, 110), (500, 690), (420, 690), (420, 400)), fill="#ffffff",
        opacity=0.12)  # fmt: skip
    for towards, x in ((-1, 300.0), (1, 1040.0)):
        furnishing.curtain(on, (x, 50, 260, 900), mix(on.accent, "#ffffff", 0.35), towards=towards)
    on.fill(box(270, 44, 1060, 16), "#6d4f3a", -0.6)
    on.fill(box(350, 716, 900, 30), "#c9a57c", 0.3)
    on.fill(box(370, 746, 860, 16), "#6d4f3a", -0.9)
    plant(on, (960, 720), 220, bloom="#f7a8c0", name="sill")


def sky(on: Sheet) -> None:
    """Leave the sky to itself, but for birds; at night, a falling star."""
    if on.night:
        _falling_star(on, (1130, 150), 380)
        return
    birds(on, "birds", 9, "#3a4460", -0.6)


def _falling_star(on: Sheet, head: tuple[float, float], length: float) -> None:
    x, y = head
    tail = on.linear((x, y), (x - length, y + length * 0.4),
        ((0, "#ffffff", 1.0), (0.3, "#bfe0ff", 0.6), (1, "#8fb8ff", 0)))  # fmt: skip
    on.path(quad((x, y - 3), (x - length, y + length * 0.4), (x, y + 4)), fill=tail)
    on.ellipse(
        x, y, 30, 30, fill=on.glow(((0, "#ffffff", 1.0), (0.3, "#d9ecff", 0.6), (1, "#8fb8ff", 0)))
    )


def star(on: Sheet) -> None:
    """Draw one great star over the sky, and lesser ones about it."""
    dice = on.dice("star")
    for x, y, size in ((800.0, 400.0,
            260.0), *((dice.uniform(150, 1450), dice.uniform(90, 640), dice.uniform(16, 46))
            for _ in range(14))):  # fmt: skip
        on.halo((x, y), size * 0.9, "#cfe4ff", 0.7 if size > 60 else 0.45)
        rays = "".join(leaf(x, y, size * (1 if i % 2 == 0 else 0.42), i * math.pi / 4, size * 0.055)
            for i in range(8))  # fmt: skip
        on.path(rays, fill="#ffffff", opacity=0.95)
        on.ellipse(x, y, size * 0.1, size * 0.1, fill="#ffffff")


def moon(on: Sheet) -> None:
    """Draw a huge moon behind a spray of leaves."""
    on.halo((800, 400), 480, on.light.sun, 0.6)
    colour = mix(on.light.sun, "#f6f4e4", 0.5)
    fill = on.glow(
        ((0, lighten(colour, 0.5)), (0.7, colour), (1, mix(colour, on.light.sky[1], 0.3))),
        centre=(0.42, 0.4), radius=0.62)  # fmt: skip
    on.ellipse(800, 400, 270, 270, fill=fill)
    seas = ((-90, -70, 84, 66), (40, -110, 58, 44), (70, 60, 96, 74), (-60, 110, 62, 44),
        (150, -30, 40, 52), (-160, 40, 36, 54))  # fmt: skip
    on.path("".join(disc(800 + x, 400 + y, a, b) for x, y, a, b in seas),
        fill=mix(colour, on.light.sky[1], 0.4), opacity=0.35)  # fmt: skip
    craters = "".join(disc(800 + x, 400 + y, r) for x, y, r in ((-150, 120, 16), (120, 150, 20),
        (-30, 190, 12), (190, 60, 12), (-190, -60, 10), (30, -200, 14)))  # fmt: skip
    on.path(craters, stroke=mix(colour, on.light.sky[1], 0.45), width=4, opacity=0.5)
    dice = on.dice("spray")
    branch(on, dice, (1680, 30), (1110, 210), colour="#5f6f8a", size=24, count=9)


def puddle(on: Sheet) -> None:
    """Draw a puddle on stones: the sky in it, rings spreading, drops leaping."""
    stone = "#7a7a86"
    on.path(box(0, 0, WIDTH, HEIGHT), fill=on.linear((0, 0), (0, 900),
        ((0, on.paint(stone, -0.2, 0.25)), (1, on.paint(stone, -1.1)))))  # fmt: skip
    dice = on.dice("stones")
    flags = []
    for row in range(7):
        y, h = 20 + row * row * 16 + row * 20, 24 + row * 28
        x = -200.0 + dice.uniform(0, 100)
        while x < 1700:
            w = h * dice.uniform(1.8, 2.6)
            flags.append(quad((x + 8, y), (x + w - 4, y), (x + w - 2, y + h), (x, y + h)))
            x += w
    on.fill("".join(flags[::2]), "#8d8d9a", -0.3, opacity=0.5)
    on.fill("".join(flags[1::2]), "#686874", -0.6, opacity=0.5)
    pool = smooth([(230, 470), (420, 330), (740, 290), (1100, 310), (1370, 420), (1400, 560),
        (1180, 700), (820, 740), (450, 690), (260, 590)], closed=True)  # fmt: skip
    on.fill(pool, "#3a3a48", -1.0)
    zenith, middle, low = on.light.sky
    mirror = on.linear((0, 300), (0, 740), ((0, low), (0.45, middle), (1, zenith)))
    with on.group(clip=pool, transform="translate(0 7)"):
        on.path(box(200, 280, 1240, 480), fill=mirror)
        clouds = "".join(disc(dice.uniform(300, 1300), dice.uniform(420, 640),
            dice.uniform(70, 170), dice.uniform(14, 34)) for _ in range(9))  # fmt: skip
        on.path(clouds, fill=on.light.cloud[0], opacity=0.5)
        towers = "".join(
            box(x, 280, dice.uniform(50, 110), dice.uniform(60, 200)) for x in range(260, 1400, 120)
        )
        on.fill(towers, "#5d6480", -0.8, opacity=0.55)
        if on.lamps:
            for _ in range(8):
                x = dice.uniform(300, 1300)
                glow = on.glow(((0, on.lamp, 0.8), (1, on.lamp, 0)))
                on.ellipse(x, dice.uniform(360, 560), 18, 120, fill=glow)
        _rings(on)
    _splash(on)


def _rings(on: Sheet) -> None:
    for x, y, r in ((800, 520, 260), (480, 560, 110), (1140, 440, 130), (1120, 610, 90)):
        for share, alpha in ((1.0, 0.35), (0.68, 0.5), (0.36, 0.7)):
            on.ellipse(x, y, r * share, r * share * 0.32, stroke="#ffffff", width=4, opacity=alpha)


def _splash(on: Sheet) -> None:
    crown = (
        "M760 524Q750 470 730 446Q776 470 782 500Q790 450 800 420Q812 450 818 500"
        "Q826 470 870 446Q850 470 842 524Q800 540 760 524Z"
    )
    on.path(crown, fill="#ffffff", opacity=0.75)
    drops = ((720, 410, 9), (800, 372, 12), (884, 404, 8), (690, 450, 6), (912, 460, 6),
        (800, 320, 8))  # fmt: skip
    on.path(dots(drops), fill="#ffffff", opacity=0.85)
