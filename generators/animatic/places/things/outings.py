"""Things met out of doors, drawn large: a boat, a bicycle, a sign, carp, a shell, a hand."""

from __future__ import annotations

import math

from generators.animatic.draw import polyline
from generators.animatic.light import lighten, mix
from generators.animatic.places.buildings import glyphs
from generators.animatic.places.gearing import BRASS, STEEL
from generators.animatic.places.setting import Sheet
from generators.animatic.places.shapes import box, disc, dots, leaf, quad, spoke
from generators.animatic.places.water import water

from .grounding import contact


def sailboat(on: Sheet) -> None:
    """Draw a little sailing boat on the water."""
    water(on, "insert", top=520, bottom=900, calm=1.6)
    x = 800.0
    for y, w, alpha in ((704, 330, 0.35), (736, 250, 0.25), (772, 160, 0.2)):
        on.ellipse(x, y, w, 15, fill=on.paint("#16304a", -0.6), opacity=alpha)
    on.path("M470 560H1130Q1090 690 980 700H610Q510 690 470 560Z", fill=on.matt("#f2e6d0", 85))
    on.fill("M470 560H1130L1118 596H482Z", on.accent, 0)
    planks = "M500 626H1104M540 662H1070"
    on.line(planks, 4, "#a98c68", -0.4)
    on.path(box(788, 90, 18, 480), fill=on.matt("#8a5f3c"))
    on.path("M820 120Q1060 300 1110 520Q960 540 820 520Z", fill=on.shading(
        ((0, on.paint("#fffaf0", 0.4)), (1, on.paint("#d9cdb8", -0.5))), angle=20))  # fmt: skip
    on.path("M776 150Q600 330 530 520Q660 540 776 516Z", fill=on.shading(
        ((0, on.paint("#f6ecd8", 0.1)), (1, on.paint("#c9bca6", -0.8))), angle=160))  # fmt: skip
    on.line("M820 300Q960 330 1064 400M820 420Q960 440 1096 460", 3, "#b9a888", -0.4)
    on.fill("M797 90l90 26l-90 30Z", "#d2453a", 0.1)
    foam = "".join(leaf(430 + i * 92, 700 + (i % 3) * 8, 110, 0.0, 7) for i in range(8))
    on.path(foam, fill="#ffffff", opacity=0.7)


def bicycle(on: Sheet) -> None:
    """Draw a bicycle from the side, a basket at its front."""
    contact(on, 740, 520)
    frame = on.paint(on.accent, 0.1)
    for x in (500.0, 1100.0):
        spokes = "".join(spoke((x, 560), i * math.pi / 9, 10, 160) for i in range(18))
        on.line(spokes, 2, "#c9ced6", 0.1)
        on.ellipse(x, 560, 172, 172, stroke=on.paint("#2f303a", -0.3), width=17)
        on.ellipse(x, 560, 158, 158, stroke=on.paint(STEEL, 0.2), width=5)
        on.ellipse(x, 560, 17, 17, fill=on.gloss(STEEL))
        on.line(f"M{x - 190:.1f} 520A194 194 0 0 1 {x + 140:.1f} 420", 13, STEEL, -0.1)
    on.path("M500 560L690 560L640 330M690 560L1010 330M500 560L650 372L1010 356M1100 560L985 250",
        stroke=frame, width=21)  # fmt: skip
    on.path("M502 554L686 554M694 550L1004 328", stroke=lighten(frame, 0.35), width=5)
    on.line("M985 250Q980 214 920 210M985 250Q1010 222 1060 230", 13, STEEL, 0)
    on.fill("M910 196q-36 6 -40 26l60 -2ZM1050 218q40 0 46 20l-56 6Z", "#5d4034", -0.2)
    on.path("M570 306Q640 270 730 306Q720 340 650 336Q590 340 570 306Z", fill=on.gloss("#6d4636"))
    on.ellipse(690, 560, 56, 56, stroke=on.paint(STEEL, 0.1), width=13)
    on.line("M690 560l50 84M690 560l-50 -84", 11, STEEL, -0.3)
    on.fill(box(716, 638, 56, 14) + box(612, 468, 56, 14), "#2f303a")
    on.path(quad((1030, 270), (1220, 270), (1200, 400), (1050, 400)), fill=on.matt("#b98d5c"))
    weave = "".join(f"M{1036 + i * 23} 272L{1054 + i * 19} 398" for i in range(9)) + "".join(
        f"M1034 {300 + i * 32}H1214" for i in range(4)
    )
    on.line(weave, 4, "#7a5634", -0.5)
    on.fill("".join(disc(x, 258, 26) for x in (1070, 1110, 1150, 1186)), "#f2a6bc", 0.1)
    on.fill("".join(leaf(1128, 262, 90, a, 17) for a in (-2.6, -2.0, -1.2, -0.6)), "#6d9a52")


def sign(on: Sheet) -> None:
    """Draw a wooden sign hanging from its chains."""
    dice, wood = on.dice("sign"), "#a9764a"
    on.line("M300 130H1300", 26, "#3f3a44", -0.4)
    links = "".join(disc(x, 150 + i * 24, 8, 14) for x in (520, 1080) for i in range(6))
    on.line(links, 5, STEEL, -0.2)
    board = "M400 290H1200Q1220 290 1220 312V650Q1220 672 1200 672H400Q380 672 380 650V312Q380 290 400 290Z"
    on.path(board, fill=on.matt(wood, 85))
    grain = "".join(
        f"M392 {y}q200 {14 if (y // 40) % 2 else -12} 410 0t408 4" for y in range(316, 660, 40)
    )
    on.line(grain, 3, wood, -0.9, opacity=0.55)
    on.rect(412, 322, 776, 318, stroke=on.paint(lighten(wood, 0.5), 0.2), width=6, radius=10)
    on.line(glyphs(dice, (470, 370), 128, 4), 16, "#fff3d6", 0.2)
    on.line(glyphs(dice, (560, 560), 40, 8), 5, mix(on.accent, "#fff3d6", 0.4), 0.2)
    on.path("".join(disc(x, y, 10) for x in (404, 1196) for y in (314, 648)), fill=on.gloss(BRASS))
    on.fill("".join(leaf(1180 + i * 6, 660 - i * 40, 90, 2.2 + i * 0.5, 20) for i in range(5)),
        "#6d9a52", -0.2)  # fmt: skip


def fish(on: Sheet) -> None:
    """Draw two carp turning in clear water."""
    water(on, "pond", top=-60, bottom=1100, calm=2.2, path=False)
    for turn, x, y, body, patch in ((-24, 700, 400, "#fdf3ea", "#e4572e"),
            (160, 930, 560, "#f4a13c", "#fdf3ea")):  # fmt: skip
        with on.group(transform=f"translate({x} {y}) rotate({turn})"):
            on.fill("M-230 60Q-80 -30 120 30Q220 66 240 90Q120 150 -60 130Z", "#0f2c44", -0.8,
                opacity=0.35)  # fmt: skip
            tail = "M-190 0Q-300 -110 -340 -60Q-300 -20 -300 0Q-310 30 -344 70Q-290 100 -190 0Z"
            on.path(tail, fill=on.shading(((0, on.paint(body, 0.4), 0.5), (1, on.paint(patch, 0)))))
            fins = "M60 -66Q20 -160 -60 -150Q-30 -90 0 -60ZM60 66Q20 160 -60 150Q-30 90 0 60Z"
            on.fill(fins, body, 0.2, opacity=0.75)
            shape = "M-210 0Q-100 -96 80 -84Q220 -66 250 0Q220 66 80 84Q-100 96 -210 0Z"
            on.path(shape, fill=on.gloss(body, 85))
            spots = "M-120 -50Q-60 -92 0 -84Q20 -20 -50 0Q-110 0 -120 -50ZM60 -80Q150 -80 160 -20Q110 20 60 -10Z"
            on.fill(spots, patch, 0, opacity=0.9)
            scales = "".join(
                f"M{-130 + i * 34} {j * 26 - 40}q14 13 0 26" for i in range(8) for j in range(3)
            )
            on.line(scales, 2, patch, -0.5, opacity=0.35)
            on.path(disc(206, -32, 10) + disc(206, 32, 10), fill="#20222c")
    for x, y, r in ((360, 250, 120), (1280, 330, 150), (1180, 720, 110)):
        on.ellipse(x, y, r, r * 0.6, fill=on.matt("#5f9a5c"))
        on.fill(quad((x, y), (x + r, y - 16), (x + r, y + 18)), "#1f5a78", -0.3)
    on.fill(
        "".join(leaf(1280, 310, 84, a, 24) for a in (-2.8, -2.2, -1.57, -0.9, -0.3)), "#f7bcd0", 0.2
    )
    for share in (1.0, 0.6):
        on.ellipse(800, 300, 330 * share, 120 * share, stroke="#ffffff", width=3, opacity=0.3)


def shell(on: Sheet) -> None:
    """Draw a shell lying in wet sand."""
    on.path("M-20 560Q400 520 800 560T1620 550V920H-20Z", fill=on.matt("#e6cc98", 90))
    dice = on.dice("grains")
    grains = dots(
        (dice.uniform(0, 1600), dice.uniform(570, 880), dice.uniform(1.2, 4)) for _ in range(260)
    )
    on.fill(grains, "#a9885c", -0.3, opacity=0.6)
    contact(on, 690, 330)
    colour = on.dice("shell").choice(("#f5c3b0", "#e9b4d0", "#f2dcae"))
    points = [(800 + math.cos(a) * 330, 640 + math.sin(a) * 400)
        for a in [math.pi + i * math.pi / 12 for i in range(13)]]  # fmt: skip
    for i in range(12):
        a, b = points[i], points[i + 1]
        mid = ((a[0] + b[0]) / 2 * 1.0, (a[1] + b[1]) / 2 - 26)
        rib = f"M800 690L{a[0]:.1f} {a[1]:.1f}Q{mid[0]:.1f} {mid[1]:.1f} {b[0]:.1f} {b[1]:.1f}Z"
        tone = 0.35 - abs(i - 4) * 0.12
        fill = on.radial((800, 690), 460, ((0, on.paint(mix(colour, "#b5607a", 0.35), tone - 0.3)),
            (0.7, on.paint(colour, tone)), (1, on.paint(lighten(colour, 0.5), tone))))  # fmt: skip
        on.path(rib, fill=fill)
    bands = "".join(
        f"M{800 - 330 * k:.1f} 640A{330 * k:.1f} {400 * k:.1f} 0 0 1 {800 + 330 * k:.1f} 640"
        for k in (0.45, 0.65, 0.85)
    )
    on.line(bands, 5, "#b5607a", -0.1, opacity=0.35)
    on.path("M690 650Q800 720 910 650L880 716Q800 746 720 716Z", fill=on.matt(colour))
    on.path(polyline([(300, 640), (330, 610), (372, 616), (352, 650), (384, 682), (336, 676),
        (310, 712), (300, 668), (256, 658)]), fill=on.matt("#e88a5c"))  # fmt: skip


def hand(on: Sheet) -> None:
    """Draw a hand held out, a small light above its palm."""
    skin, sleeve = "#ffd9bf", on.accent
    on.halo((800, 300), 330, "#fff0b8", 0.6)
    on.path("M560 920Q600 760 640 700L960 700Q1010 780 1040 920Z", fill=on.matt(sleeve))
    on.fill("M618 690H984Q1000 730 990 756H612Q600 726 618 690Z", lighten(sleeve, 0.4), 0.1)
    flesh = on.linear((0, 300), (0, 720), ((0, on.paint(lighten(skin, 0.3), 0.4)),
        (0.5, on.paint(skin, 0.05)), (1, on.paint(skin, -0.5))))  # fmt: skip
    line = on.paint("#b9705c", -0.3)
    fingers = (((690, 520), (600, 330), 37), ((760, 500), (730, 250), 39),
        ((836, 500), (866, 256), 38), ((900, 530), (984, 330), 34),
        ((668, 610), (486, 500), 41))  # fmt: skip
    for (a, b), (c, d), w in fingers:
        bend = ((a + c) / 2 + (c - 800) * 0.1, (b + d) / 2)
        path = f"M{a} {b + 60}Q{bend[0]} {bend[1]} {c} {d}"
        on.path(path, stroke=line, width=w * 2 + 9)
        on.path(path, stroke=flesh, width=w * 2)
        on.ellipse(c + (c - 800) * 0.012, d + 4, w * 0.62, w * 0.5, fill=on.paint("#ffb7a4", 0.2),
            opacity=0.6)  # fmt: skip
    palm = "M626 560Q640 500 720 490H890Q960 510 960 590Q960 660 930 712H660Q620 640 626 560Z"
    on.path(palm, fill=flesh)
    on.path("M690 560Q780 600 800 700M720 540Q820 560 900 540M740 600Q840 620 920 590", stroke=line,
        width=5, opacity=0.6)  # fmt: skip
    on.path("".join(leaf(800, 300, 96 if i % 2 == 0 else 44, i * math.pi / 4, 12)
        for i in range(8)), fill="#fffbe6")  # fmt: skip
    motes = dots(
        (800 + 150 * math.cos(i * 2.1) * (1 + i % 3), 330 - i * 14 + 40 * math.sin(i), 4 + i % 4)
        for i in range(13)
    )
    on.path(motes, fill="#fff3c4", opacity=0.85)
