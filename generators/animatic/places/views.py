"""Close views that fill the picture: doors, windows, puddles, the moon, water, a hand."""

from __future__ import annotations

import math

from generators.animatic.draw import Drawing, number, polyline, smooth
from generators.animatic.light import lighten, mix

from . import furnishing
from .buildings import glyphs
from .keepsakes import BRASS, STEEL, contact, gloss, matt
from .sea import water
from .setting import HEIGHT, WIDTH, Setting
from .shapes import box, disc, dots, leaf, quad
from .solids import plant


def door(sheet: Drawing, here: Setting) -> None:
    """Draw a door standing ajar, light falling through the gap."""
    wood = mix(here.accent, "#7a5238", 0.55)
    inner = here.lamp if here.lamps else "#fff1c8"
    sheet.path(box(0, 0, WIDTH, HEIGHT), fill=matt(sheet, here, "#b9a894", 80))
    sheet.path(box(0, 770, WIDTH, 130), fill=matt(sheet, here, "#7d5c44", 90))
    sheet.path(box(470, 20, 660, 800), fill=here.paint("#5a4030", -0.7))
    sheet.path(box(510, 60, 580, 740), fill=inner)
    sheet.path(quad((1000, 800), (1090, 800), (1330, 900), (820, 900)), fill=inner, opacity=0.5)
    leaf_ = quad((510, 60), (1010, 90), (1010, 830), (510, 800))
    sheet.path(leaf_, fill=sheet.shading(((0, here.paint(wood, -0.8)), (0.8, here.paint(wood, -0.1)), (1, here.paint(wood, 0.4))), angle=0))
    for top, bottom in ((130, 400), (450, 740)):
        sheet.path(quad((580, top), (940, top + 16), (940, bottom + 20), (580, bottom)), fill=here.paint(wood, -0.9))
        sheet.path(quad((596, top + 18), (926, top + 32), (926, bottom + 2), (596, bottom - 16)), fill=here.paint(wood, -0.2))
    sheet.path(box(952, 440, 34, 110), fill=gloss(sheet, here, BRASS))
    sheet.ellipse(968, 480, 32, 32, fill=gloss(sheet, here, BRASS))
    sheet.path(disc(969, 530, 6) + box(966, 530, 6, 14), fill="#241a20")
    glow = sheet.linear((1010, 0), (1240, 0), ((0, inner, 0.6), (1, inner, 0)))
    sheet.path(box(1010, 60, 230, 760), fill=glow)


def window(sheet: Drawing, here: Setting) -> None:
    """Frame the sky behind with a window, curtains and a plant on the sill."""
    frame = here.paint("#8a6a50", -0.5)
    wall = "M-20 -20H1620V920H-20Z"
    pane = "M420 110V690H1180V110Z"
    sheet.path(wall + pane, fill=matt(sheet, here.lamplit(0.5), "#e6d6bc", 80))
    sheet.path("M390 80H1210V720H390ZM420 110V690H1180V110Z", fill=matt(sheet, here, "#a9825e"))
    sheet.path(box(792, 110, 16, 580) + box(420, 390, 760, 12), fill=frame)
    sheet.path(quad((460, 110), (620, 110), (500, 690), (420, 690), (420, 400)), fill="#ffffff", opacity=0.12)
    for towards, x in ((-1, 300.0), (1, 1040.0)):
        furnishing.curtain(sheet, here, (x, 50, 260, 760), mix(here.accent, "#ffffff", 0.35), towards=towards)
    sheet.path(box(270, 44, 1060, 16), fill=here.paint("#6d4f3a", -0.6))
    sheet.path(box(350, 716, 900, 30), fill=here.paint("#c9a57c", 0.3))
    sheet.path(box(370, 746, 860, 16), fill=here.paint("#6d4f3a", -0.9))
    plant(sheet, here, (960, 720), 220, bloom="#f7a8c0", name="sill")


def sky(sheet: Drawing, here: Setting) -> None:
    """Leave the sky to itself, but for birds; at night, a falling star."""
    if here.night:
        _falling_star(sheet, (1130, 150), 380)
        return
    dice = here.dice("birds")
    for _ in range(9):
        x, y, s = dice.uniform(400, 1200), dice.uniform(180, 520), dice.uniform(10, 30)
        bird = f"M{number(x - s)} {number(y - s * 0.4)}q{number(s * 0.6)} {number(-s * 0.3)} {number(s)} {number(s * 0.4)}q{number(s * 0.4)} {number(-s * 0.8)} {number(s)} {number(-s * 0.4)}"
        sheet.path(bird, stroke=here.paint("#3a4460", -0.6), width=3)


def _falling_star(sheet: Drawing, head: tuple[float, float], length: float) -> None:
    x, y = head
    tail = sheet.linear((x, y), (x - length, y + length * 0.4), ((0, "#ffffff", 1.0), (0.3, "#bfe0ff", 0.6), (1, "#8fb8ff", 0)))
    sheet.path(quad((x, y - 3), (x - length, y + length * 0.4), (x, y + 4)), fill=tail)
    sheet.ellipse(x, y, 30, 30, fill=sheet.glow(((0, "#ffffff", 1.0), (0.3, "#d9ecff", 0.6), (1, "#8fb8ff", 0))))


def star(sheet: Drawing, here: Setting) -> None:
    """Draw one great star over the sky, and lesser ones about it."""
    dice = here.dice("star")
    for x, y, size in ((800.0, 400.0, 260.0), *((dice.uniform(150, 1450), dice.uniform(90, 640), dice.uniform(16, 46)) for _ in range(14))):
        here.halo(sheet, (x, y), size * 0.9, "#cfe4ff", 0.7 if size > 60 else 0.45)
        rays = "".join(leaf(x, y, size * (1 if i % 2 == 0 else 0.42), i * math.pi / 4, size * 0.055) for i in range(8))
        sheet.path(rays, fill="#ffffff", opacity=0.95)
        sheet.ellipse(x, y, size * 0.1, size * 0.1, fill="#ffffff")


def moon(sheet: Drawing, here: Setting) -> None:
    """Draw a huge moon behind a spray of leaves."""
    here.halo(sheet, (800, 400), 480, here.light.sun, 0.6)
    colour = mix(here.light.sun, "#f6f4e4", 0.5)
    fill = sheet.glow(((0, lighten(colour, 0.5)), (0.7, colour), (1, mix(colour, here.light.sky[1], 0.3))), centre=(0.42, 0.4), radius=0.62)
    sheet.ellipse(800, 400, 270, 270, fill=fill)
    seas = ((-90, -70, 84, 66), (40, -110, 58, 44), (70, 60, 96, 74), (-60, 110, 62, 44), (150, -30, 40, 52), (-160, 40, 36, 54))
    sheet.path("".join(disc(800 + x, 400 + y, a, b) for x, y, a, b in seas), fill=mix(colour, here.light.sky[1], 0.4), opacity=0.35)
    craters = "".join(disc(800 + x, 400 + y, r) for x, y, r in ((-150, 120, 16), (120, 150, 20), (-30, 190, 12), (190, 60, 12), (-190, -60, 10), (30, -200, 14)))
    sheet.path(craters, stroke=mix(colour, here.light.sky[1], 0.45), width=4, opacity=0.5)
    dark = here.paint("#26304a", -0.9)
    sheet.path("M1640 120Q1340 190 1130 90M1420 150Q1340 250 1300 320", stroke=dark, width=14)
    dice = here.dice("spray")
    leaves_ = "".join(leaf(1640 - i * 26, 118 + 46 * math.sin(i / 6.5), dice.uniform(60, 110), dice.uniform(0.6, 2.6), 17) for i in range(19))
    sheet.path(leaves_, fill=dark)


def puddle(sheet: Drawing, here: Setting) -> None:
    """Draw a puddle on stones: the sky in it, rings spreading, drops leaping."""
    stone = "#7a7a86"
    sheet.path(box(0, 0, WIDTH, HEIGHT), fill=sheet.linear((0, 0), (0, 900), ((0, here.paint(stone, -0.2, 0.25)), (1, here.paint(stone, -1.1)))))
    dice = here.dice("stones")
    flags = []
    for row in range(7):
        y, h = 20 + row * row * 16 + row * 20, 24 + row * 28
        x = -200.0 + dice.uniform(0, 100)
        while x < 1700:
            w = h * dice.uniform(1.8, 2.6)
            flags.append(quad((x + 8, y), (x + w - 4, y), (x + w - 2, y + h), (x, y + h)))
            x += w
    sheet.path("".join(flags[::2]), fill=here.paint("#8d8d9a", -0.3), opacity=0.5)
    sheet.path("".join(flags[1::2]), fill=here.paint("#686874", -0.6), opacity=0.5)
    pool = smooth([(230, 470), (420, 330), (740, 290), (1100, 310), (1370, 420), (1400, 560), (1180, 700), (820, 740), (450, 690), (260, 590)], closed=True)
    sheet.path(pool, fill=here.paint("#3a3a48", -1.0))
    zenith, middle, low = here.light.sky
    mirror = sheet.linear((0, 300), (0, 740), ((0, low), (0.45, middle), (1, zenith)))
    with sheet.group(clip=pool, transform="translate(0 7)"):
        sheet.path(box(200, 280, 1240, 480), fill=mirror)
        clouds = "".join(disc(dice.uniform(300, 1300), dice.uniform(420, 640), dice.uniform(70, 170), dice.uniform(14, 34)) for _ in range(9))
        sheet.path(clouds, fill=here.light.cloud[0], opacity=0.5)
        towers = "".join(box(x, 280, dice.uniform(50, 110), dice.uniform(60, 200)) for x in range(260, 1400, 120))
        sheet.path(towers, fill=here.paint("#5d6480", -0.8), opacity=0.55)
        if here.lamps:
            for _ in range(8):
                x = dice.uniform(300, 1300)
                glow = sheet.glow(((0, here.lamp, 0.8), (1, here.lamp, 0)))
                sheet.ellipse(x, dice.uniform(360, 560), 18, 120, fill=glow)
        _rings(sheet)
    _splash(sheet)


def _rings(sheet: Drawing) -> None:
    for x, y, r in ((800, 520, 260), (480, 560, 110), (1140, 440, 130), (1120, 610, 90)):
        for share, alpha in ((1.0, 0.35), (0.68, 0.5), (0.36, 0.7)):
            sheet.ellipse(x, y, r * share, r * share * 0.32, stroke="#ffffff", width=4, opacity=alpha)


def _splash(sheet: Drawing) -> None:
    crown = "M760 524Q750 470 730 446Q776 470 782 500Q790 450 800 420Q812 450 818 500Q826 470 870 446Q850 470 842 524Q800 540 760 524Z"
    sheet.path(crown, fill="#ffffff", opacity=0.75)
    drops = ((720, 410, 9), (800, 372, 12), (884, 404, 8), (690, 450, 6), (912, 460, 6), (800, 320, 8))
    sheet.path(dots(drops), fill="#ffffff", opacity=0.85)


def sailboat(sheet: Drawing, here: Setting) -> None:
    """Draw a little sailing boat on the water."""
    water(sheet, here, "insert", top=520, bottom=900, calm=1.6)
    x = 800.0
    for y, w, alpha in ((704, 330, 0.35), (736, 250, 0.25), (772, 160, 0.2)):
        sheet.ellipse(x, y, w, 15, fill=here.paint("#16304a", -0.6), opacity=alpha)
    sheet.path("M470 560H1130Q1090 690 980 700H610Q510 690 470 560Z", fill=matt(sheet, here, "#f2e6d0", 85))
    sheet.path("M470 560H1130L1118 596H482Z", fill=here.paint(here.accent, 0))
    planks = "M500 626H1104M540 662H1070"
    sheet.path(planks, stroke=here.paint("#a98c68", -0.4), width=4)
    sheet.path(box(788, 90, 18, 480), fill=matt(sheet, here, "#8a5f3c"))
    sheet.path("M820 120Q1060 300 1110 520Q960 540 820 520Z", fill=sheet.shading(((0, here.paint("#fffaf0", 0.4)), (1, here.paint("#d9cdb8", -0.5))), angle=20))
    sheet.path("M776 150Q600 330 530 520Q660 540 776 516Z", fill=sheet.shading(((0, here.paint("#f6ecd8", 0.1)), (1, here.paint("#c9bca6", -0.8))), angle=160))
    sheet.path("M820 300Q960 330 1064 400M820 420Q960 440 1096 460", stroke=here.paint("#b9a888", -0.4), width=3)
    sheet.path("M797 90l90 26l-90 30Z", fill=here.paint("#d2453a", 0.1))
    foam = "".join(leaf(430 + i * 92, 700 + (i % 3) * 8, 110, 0.0, 7) for i in range(8))
    sheet.path(foam, fill="#ffffff", opacity=0.7)


def bicycle(sheet: Drawing, here: Setting) -> None:
    """Draw a bicycle from the side, a basket at its front."""
    contact(sheet, here, 740, 520)
    frame = here.paint(here.accent, 0.1)
    for x in (500.0, 1100.0):
        spokes = "".join(f"M{number(x)} 560L{number(x + math.cos(i * math.pi / 9) * 160)} {number(560 + math.sin(i * math.pi / 9) * 160)}" for i in range(18))
        sheet.path(spokes, stroke=here.paint("#c9ced6", 0.1), width=2)
        sheet.ellipse(x, 560, 172, 172, stroke=here.paint("#2f303a", -0.3), width=17)
        sheet.ellipse(x, 560, 158, 158, stroke=here.paint(STEEL, 0.2), width=5)
        sheet.ellipse(x, 560, 17, 17, fill=gloss(sheet, here, STEEL))
        sheet.path(f"M{number(x - 190)} 520A194 194 0 0 1 {number(x + 140)} 420", stroke=here.paint(STEEL, -0.1), width=13)
    sheet.path("M500 560L690 560L640 330M690 560L1010 330M500 560L650 372L1010 356M1100 560L985 250", stroke=frame, width=21)
    sheet.path("M502 554L686 554M694 550L1004 328", stroke=lighten(frame, 0.35), width=5)
    sheet.path("M985 250Q980 214 920 210M985 250Q1010 222 1060 230", stroke=here.paint(STEEL, 0), width=13)
    sheet.path("M910 196q-36 6 -40 26l60 -2ZM1050 218q40 0 46 20l-56 6Z", fill=here.paint("#5d4034", -0.2))
    sheet.path("M570 306Q640 270 730 306Q720 340 650 336Q590 340 570 306Z", fill=gloss(sheet, here, "#6d4636"))
    sheet.ellipse(690, 560, 56, 56, stroke=here.paint(STEEL, 0.1), width=13)
    sheet.path("M690 560l50 84M690 560l-50 -84", stroke=here.paint(STEEL, -0.3), width=11)
    sheet.path(box(716, 638, 56, 14) + box(612, 468, 56, 14), fill=here.paint("#2f303a"))
    sheet.path(quad((1030, 270), (1220, 270), (1200, 400), (1050, 400)), fill=matt(sheet, here, "#b98d5c"))
    weave = "".join(f"M{1036 + i * 23} 272L{1054 + i * 19} 398" for i in range(9)) + "".join(f"M1034 {300 + i * 32}H1214" for i in range(4))
    sheet.path(weave, stroke=here.paint("#7a5634", -0.5), width=4)
    sheet.path("".join(disc(x, 258, 26) for x in (1070, 1110, 1150, 1186)), fill=here.paint("#f2a6bc", 0.1))
    sheet.path("".join(leaf(1128, 262, 90, a, 17) for a in (-2.6, -2.0, -1.2, -0.6)), fill=here.paint("#6d9a52"))


def sign(sheet: Drawing, here: Setting) -> None:
    """Draw a wooden sign hanging from its chains."""
    dice, wood = here.dice("sign"), "#a9764a"
    sheet.path("M300 130H1300", stroke=here.paint("#3f3a44", -0.4), width=26)
    links = "".join(disc(x, 150 + i * 24, 8, 14) for x in (520, 1080) for i in range(6))
    sheet.path(links, stroke=here.paint(STEEL, -0.2), width=5)
    board = "M400 290H1200Q1220 290 1220 312V650Q1220 672 1200 672H400Q380 672 380 650V312Q380 290 400 290Z"
    sheet.path(board, fill=matt(sheet, here, wood, 85))
    grain = "".join(f"M392 {y}q200 {14 if (y // 40) % 2 else -12} 410 0t408 4" for y in range(316, 660, 40))
    sheet.path(grain, stroke=here.paint(wood, -0.9), width=3, opacity=0.55)
    sheet.rect(412, 322, 776, 318, stroke=here.paint(lighten(wood, 0.5), 0.2), width=6, radius=10)
    sheet.path(glyphs(dice, (470, 370), 128, 4), stroke=here.paint("#fff3d6", 0.2), width=16)
    sheet.path(glyphs(dice, (560, 560), 40, 8), stroke=here.paint(mix(here.accent, "#fff3d6", 0.4), 0.2), width=5)
    sheet.path("".join(disc(x, y, 10) for x in (404, 1196) for y in (314, 648)), fill=gloss(sheet, here, BRASS))
    sheet.path("".join(leaf(1180 + i * 6, 660 - i * 40, 90, 2.2 + i * 0.5, 20) for i in range(5)), fill=here.paint("#6d9a52", -0.2))


def fish(sheet: Drawing, here: Setting) -> None:
    """Draw two carp turning in clear water."""
    water(sheet, here, "pond", top=-60, bottom=1100, calm=2.2, path=False)
    for turn, x, y, body, patch in ((-24, 700, 400, "#fdf3ea", "#e4572e"), (160, 930, 560, "#f4a13c", "#fdf3ea")):
        with sheet.group(transform=f"translate({x} {y}) rotate({turn})"):
            sheet.path("M-230 60Q-80 -30 120 30Q220 66 240 90Q120 150 -60 130Z", fill=here.paint("#0f2c44", -0.8), opacity=0.35)
            tail = "M-190 0Q-300 -110 -340 -60Q-300 -20 -300 0Q-310 30 -344 70Q-290 100 -190 0Z"
            sheet.path(tail, fill=sheet.shading(((0, here.paint(body, 0.4), 0.5), (1, here.paint(patch, 0)))))
            fins = "M60 -66Q20 -160 -60 -150Q-30 -90 0 -60ZM60 66Q20 160 -60 150Q-30 90 0 60Z"
            sheet.path(fins, fill=here.paint(body, 0.2), opacity=0.75)
            shape = "M-210 0Q-100 -96 80 -84Q220 -66 250 0Q220 66 80 84Q-100 96 -210 0Z"
            sheet.path(shape, fill=gloss(sheet, here, body, 85))
            spots = "M-120 -50Q-60 -92 0 -84Q20 -20 -50 0Q-110 0 -120 -50ZM60 -80Q150 -80 160 -20Q110 20 60 -10Z"
            sheet.path(spots, fill=here.paint(patch, 0), opacity=0.9)
            scales = "".join(f"M{-130 + i * 34} {j * 26 - 40}q14 13 0 26" for i in range(8) for j in range(3))
            sheet.path(scales, stroke=here.paint(patch, -0.5), width=2, opacity=0.35)
            sheet.path(disc(206, -32, 10) + disc(206, 32, 10), fill="#20222c")
    for x, y, r in ((360, 250, 120), (1280, 330, 150), (1180, 720, 110)):
        sheet.ellipse(x, y, r, r * 0.6, fill=matt(sheet, here, "#5f9a5c"))
        sheet.path(quad((x, y), (x + r, y - 16), (x + r, y + 18)), fill=here.paint("#1f5a78", -0.3))
    sheet.path("".join(leaf(1280, 310, 84, a, 24) for a in (-2.8, -2.2, -1.57, -0.9, -0.3)), fill=here.paint("#f7bcd0", 0.2))
    for share in (1.0, 0.6):
        sheet.ellipse(800, 300, 330 * share, 120 * share, stroke="#ffffff", width=3, opacity=0.3)


def shell(sheet: Drawing, here: Setting) -> None:
    """Draw a shell lying in wet sand."""
    sheet.path("M-20 560Q400 520 800 560T1620 550V920H-20Z", fill=matt(sheet, here, "#e6cc98", 90))
    dice = here.dice("grains")
    grains = dots((dice.uniform(0, 1600), dice.uniform(570, 880), dice.uniform(1.2, 4)) for _ in range(260))
    sheet.path(grains, fill=here.paint("#a9885c", -0.3), opacity=0.6)
    contact(sheet, here, 690, 330)
    colour = here.dice("shell").choice(("#f5c3b0", "#e9b4d0", "#f2dcae"))
    points = [(800 + math.cos(a) * 330, 640 + math.sin(a) * 400) for a in [math.pi + i * math.pi / 12 for i in range(13)]]
    for i in range(12):
        a, b = points[i], points[i + 1]
        mid = ((a[0] + b[0]) / 2 * 1.0, (a[1] + b[1]) / 2 - 26)
        rib = f"M800 690L{number(a[0])} {number(a[1])}Q{number(mid[0])} {number(mid[1])} {number(b[0])} {number(b[1])}Z"
        tone = 0.35 - abs(i - 4) * 0.12
        fill = sheet.radial((800, 690), 460, ((0, here.paint(mix(colour, "#b5607a", 0.35), tone - 0.3)), (0.7, here.paint(colour, tone)), (1, here.paint(lighten(colour, 0.5), tone))))
        sheet.path(rib, fill=fill)
    bands = "".join(f"M{number(800 - 330 * k)} 640A{number(330 * k)} {number(400 * k)} 0 0 1 {number(800 + 330 * k)} 640" for k in (0.45, 0.65, 0.85))
    sheet.path(bands, stroke=here.paint("#b5607a", -0.1), width=5, opacity=0.35)
    sheet.path("M690 650Q800 720 910 650L880 716Q800 746 720 716Z", fill=matt(sheet, here, colour))
    sheet.path(polyline([(300, 640), (330, 610), (372, 616), (352, 650), (384, 682), (336, 676), (310, 712), (300, 668), (256, 658)]), fill=matt(sheet, here, "#e88a5c"))


def hand(sheet: Drawing, here: Setting) -> None:
    """Draw a hand held out, a small light above its palm."""
    skin, sleeve = "#ffd9bf", here.accent
    here.halo(sheet, (800, 300), 330, "#fff0b8", 0.6)
    sheet.path("M560 920Q600 760 640 700L960 700Q1010 780 1040 920Z", fill=matt(sheet, here, sleeve))
    sheet.path("M618 690H984Q1000 730 990 756H612Q600 726 618 690Z", fill=here.paint(lighten(sleeve, 0.4), 0.1))
    flesh = sheet.linear((0, 300), (0, 720), ((0, here.paint(lighten(skin, 0.3), 0.4)), (0.5, here.paint(skin, 0.05)), (1, here.paint(skin, -0.5))))
    line = here.paint("#b9705c", -0.3)
    fingers = (((690, 520), (600, 330), 37), ((760, 500), (730, 250), 39), ((836, 500), (866, 256), 38), ((900, 530), (984, 330), 34), ((668, 610), (486, 500), 41))
    for (a, b), (c, d), w in fingers:
        bend = ((a + c) / 2 + (c - 800) * 0.1, (b + d) / 2)
        path = f"M{a} {b + 60}Q{bend[0]} {bend[1]} {c} {d}"
        sheet.path(path, stroke=line, width=w * 2 + 9)
        sheet.path(path, stroke=flesh, width=w * 2)
        sheet.ellipse(c + (c - 800) * 0.012, d + 4, w * 0.62, w * 0.5, fill=here.paint("#ffb7a4", 0.2), opacity=0.6)
    palm = "M626 560Q640 500 720 490H890Q960 510 960 590Q960 660 930 712H660Q620 640 626 560Z"
    sheet.path(palm, fill=flesh)
    sheet.path("M690 560Q780 600 800 700M720 540Q820 560 900 540M740 600Q840 620 920 590", stroke=line, width=5, opacity=0.6)
    sheet.path("".join(leaf(800, 300, 96 if i % 2 == 0 else 44, i * math.pi / 4, 12) for i in range(8)), fill="#fffbe6")
    motes = dots((800 + 150 * math.cos(i * 2.1) * (1 + i % 3), 330 - i * 14 + 40 * math.sin(i), 4 + i % 4) for i in range(13))
    sheet.path(motes, fill="#fff3c4", opacity=0.85)
