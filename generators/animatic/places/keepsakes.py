"""Things that people keep: letters, keys, watches, books, pictures, drawn large at (800, 460)."""

from __future__ import annotations

import math

from generators.animatic.draw import Drawing, number, polyline, smooth
from generators.animatic.light import lighten, mix

from .buildings import glyphs
from .furnishing import picture
from .setting import Setting
from .shapes import box, disc, leaf, quad

BRASS, STEEL, PAPER = "#d0a045", "#b4bcc6", "#f7efdb"


def gloss(sheet: Drawing, here: Setting, colour: str, angle: float = 60.0) -> str:
    """Shade a polished thing: struck by light on one side, dark on the other."""
    return sheet.shading(
        ((0, here.paint(lighten(colour, 0.4), 0.5)), (0.28, here.paint(colour, 0.15)),
         (0.62, here.paint(colour, -0.45)), (1, here.paint(colour, -1.4))),
        angle=angle,
    )  # fmt: skip


def matt(sheet: Drawing, here: Setting, colour: str, angle: float = 70.0) -> str:
    """Shade paper, cloth or wood."""
    return sheet.shading(((0, here.paint(colour, 0.3)), (1, here.paint(colour, -0.65))), angle=angle)


def contact(sheet: Drawing, here: Setting, y: float, half: float, x: float = 800.0) -> None:
    """Ground a thing on its surface with a soft shadow."""
    dark = here.paint("#241c2c", -1.0)
    stops = ((0, dark, 0.75), (0.55, dark, 0.4), (1, dark, 0.0))
    sheet.ellipse(x + half * 0.08, y, half, half * 0.13, fill=sheet.glow(stops))


def letter(sheet: Drawing, here: Setting) -> None:
    """Draw a sealed letter, its sheet half drawn out."""
    contact(sheet, here, 690, 430)
    with sheet.group(transform="rotate(-7 800 480)"):
        sheet.path(quad((520, 300), (1060, 250), (1090, 470), (540, 520)), fill=matt(sheet, here, "#fffaf0"))
        ink = glyphs(here.dice("ink"), (570, 312), 22, 14) + glyphs(here.dice("ink2"), (576, 352), 22, 12)
        sheet.path(ink, stroke=here.paint("#5d6480"), width=3)
        sheet.rect(450, 400, 700, 290, fill=matt(sheet, here, PAPER), radius=8)
        sheet.path("M450 690L740 520M1150 690L860 520", stroke=here.paint("#c9b68e", -0.2), width=4)
        flap = "M452 404L790 576Q800 582 810 576L1148 404Z"
        sheet.path(flap, fill=matt(sheet, here, lighten(PAPER, 0.2)))
        sheet.path("M452 404L790 576Q800 582 810 576L1148 404", stroke=here.paint("#b9a478", -0.3), width=4)
        wax = mix(here.accent, "#b8272f", 0.5)
        sheet.path(smooth([(800 + 62 * math.cos(a) * (1 + 0.07 * math.sin(a * 5)), 566 + 58 * math.sin(a)) for a in [i * math.tau / 14 for i in range(14)]], closed=True), fill=gloss(sheet, here, wax))
        sheet.ellipse(800, 566, 38, 36, stroke=here.paint(lighten(wax, 0.35), 0.2), width=4)
        sheet.path("".join(leaf(800, 566, 26, i * math.tau / 5 - 1.57, 9) for i in range(5)), fill=here.paint(lighten(wax, 0.3), 0.2))


def ticket(sheet: Drawing, here: Setting) -> None:
    """Draw two tickets, one over the other, one of them punched."""
    dice = here.dice("ticket")
    for turn, colour in ((9, lighten(here.accent, 0.45)), (-6, "#f4e6c4")):
        contact(sheet, here, 660, 380)
        with sheet.group(transform=f"rotate({turn} 800 470)"):
            notches = "".join(disc(x, y, 11) for x in (470, 1130) for y in range(340, 610, 38))
            sheet.rect(470, 330, 660, 280, fill=matt(sheet, here, colour), radius=10)
            sheet.path(notches, fill=here.paint("#57443c", -0.9), opacity=0.75)
            sheet.path("".join(box(950, y, 4, 14) for y in range(340, 600, 26)), fill=here.paint("#8a7458", -0.4))
            sheet.rect(500, 352, 430, 236, stroke=here.paint("#a4593f", -0.1), width=4, radius=6)
            sheet.path(glyphs(dice, (540, 388), 62, 4), stroke=here.paint("#8f3f38"), width=8)
            sheet.path(glyphs(dice, (540, 500), 24, 10), stroke=here.paint("#5d4a44"), width=3)
            sheet.path(glyphs(dice, (990, 390), 40, 3, down=True), stroke=here.paint("#5d4a44"), width=5)
    sheet.ellipse(886, 560, 20, 20, fill=here.paint("#3d3030", -0.8))


def watch(sheet: Drawing, here: Setting) -> None:
    """Draw a pocket watch on its chain."""
    contact(sheet, here, 715, 280)
    links = "".join(disc(800 + 120 * math.sin(i * 0.42) + i * 22, 190 - i * 9, 15, 10) for i in range(1, 20))
    sheet.path(links, stroke=here.paint(BRASS, -0.2), width=6)
    sheet.ellipse(800, 205, 46, 46, stroke=here.paint(BRASS, 0.1), width=14)
    sheet.rect(772, 232, 56, 44, fill=gloss(sheet, here, BRASS, 0), radius=10)
    _dial(sheet, here, 800, 490, 222)


def _dial(sheet: Drawing, here: Setting, x: float, y: float, r: float) -> None:
    sheet.ellipse(x, y, r, r, fill=gloss(sheet, here, BRASS))
    sheet.ellipse(x, y, r * 0.88, r * 0.88, fill=here.paint(BRASS, -1.1))
    sheet.ellipse(x, y, r * 0.84, r * 0.84, fill=sheet.glow(((0, here.paint("#fffaea", 0.3)), (1, here.paint("#ecdfc0", -0.3)))))
    for i in range(60):
        a, reach = i * math.tau / 60, 0.7 if i % 5 == 0 else 0.76
        mark = f"M{number(x + math.sin(a) * r * reach)} {number(y - math.cos(a) * r * reach)}L{number(x + math.sin(a) * r * 0.79)} {number(y - math.cos(a) * r * 0.79)}"
        sheet.path(mark, stroke=here.paint("#3a3040"), width=6 if i % 5 == 0 else 2)
    dice = here.dice("hours")
    hour, minute = dice.uniform(0, math.tau), dice.uniform(0, math.tau)
    for a, reach, width in ((hour, 0.42, 13), (minute, 0.66, 8)):
        hand = leaf(x - math.sin(a) * r * 0.1, y + math.cos(a) * r * 0.1, r * reach, a - math.pi / 2, width)
        sheet.path(hand, fill=here.paint("#2a2c44"))
    sheet.ellipse(x, y + r * 0.42, r * 0.17, r * 0.17, stroke=here.paint("#8a7a68"), width=2.5)
    sheet.path(f"M{number(x)} {number(y + r * 0.42)}l{number(r * 0.1)} {number(-r * 0.08)}", stroke=here.paint("#b8433f"), width=3)
    sheet.ellipse(x, y, r * 0.05, r * 0.05, fill=here.paint(BRASS, 0.3))
    glass = f"M{number(x - r * 0.7)} {number(y - r * 0.3)}A{number(r * 0.76)} {number(r * 0.76)} 0 0 1 {number(x + r * 0.2)} {number(y - r * 0.73)}L{number(x + r * 0.05)} {number(y - r * 0.5)}A{number(r * 0.6)} {number(r * 0.6)} 0 0 0 {number(x - r * 0.5)} {number(y - r * 0.12)}Z"
    sheet.path(glass, fill="#ffffff", opacity=0.22)


def key(sheet: Drawing, here: Setting) -> None:
    """Draw an old key with a ribbon."""
    contact(sheet, here, 640, 420)
    with sheet.group(transform="rotate(-24 800 460)"):
        ring = disc(520, 460, 118) + "M520 382a78 78 0 1 1 -0.1 0Z"
        sheet.path(f"M600 430Q720 250 900 300Q1010 330 1000 250L1040 330Q1000 390 900 366Q760 330 640 470Z", fill=matt(sheet, here, here.accent))
        sheet.path(ring, fill=gloss(sheet, here, BRASS))
        lobes = "".join(disc(520 + 118 * math.cos(a), 460 + 118 * math.sin(a), 34) for a in (math.pi * 0.5, math.pi, math.pi * 1.5))
        sheet.path(lobes, fill=gloss(sheet, here, BRASS))
        sheet.path("".join(disc(520 + 118 * math.cos(a), 460 + 118 * math.sin(a), 13) for a in (math.pi * 0.5, math.pi, math.pi * 1.5)), fill=here.paint(BRASS, -1.4))
        sheet.path(box(632, 440, 500, 40), fill=gloss(sheet, here, BRASS, 90))
        sheet.path(box(640, 426, 22, 68) + box(678, 430, 14, 60) + box(1096, 432, 20, 56), fill=gloss(sheet, here, BRASS, 90))
        sheet.path("M990 478h118v104h-34v-38h-20v38h-34v-50h-30Z", fill=gloss(sheet, here, BRASS, 90))


def phone(sheet: Drawing, here: Setting) -> None:
    """Draw a phone lying there with a message on its glowing screen."""
    contact(sheet, here, 740, 260)
    with sheet.group(transform="rotate(8 800 440)"):
        sheet.rect(622, 116, 356, 650, fill=gloss(sheet, here, "#2b2f3c"), radius=46)
        screen = sheet.linear((640, 134), (960, 750), ((0, "#6fb7f2"), (0.5, "#8f9cf0"), (1, "#e89ac8")))
        sheet.rect(638, 132, 324, 618, fill=screen, radius=34)
        sheet.rect(742, 142, 116, 22, fill="#1b1d26", radius=11)
        for y, w, x, colour in ((250, 210, 664, "#ffffff"), (350, 170, 664, "#ffffff"), (450, 190, 746, "#d7f7c8"), (550, 232, 664, "#ffffff")):
            sheet.rect(x, y, w, 72, fill=colour, radius=28, opacity=0.94)
            count = max(3, int(w / 36))
            sheet.path(glyphs(here.dice(f"words{y}"), (x + 22, y + 24), 22, count), stroke="#3d4460", width=3)
        sheet.rect(664, 668, 272, 52, fill="#ffffff", radius=26, opacity=0.5)
        sheet.path(quad((640, 170), (780, 134), (700, 745), (640, 600)), fill="#ffffff", opacity=0.08)
    here.halo(sheet, (800, 430), 420, "#bcd8ff", 0.3 if here.night else 0.12)


def chart(sheet: Drawing, here: Setting) -> None:
    """Draw an unfolded map with a route and a compass rose."""
    contact(sheet, here, 720, 520)
    folds = [(300, 250, 300, 690), (550, 220, 570, 660), (800, 250, 800, 700), (1050, 220, 1040, 660), (1300, 250, 1290, 690)]
    for i, ((x0, t0, u0, b0), (x1, t1, u1, b1)) in enumerate(zip(folds, folds[1:], strict=False)):
        tone = -0.05 if i % 2 else -0.4
        sheet.path(quad((x0, t0), (x1, t1), (u1, b1), (u0, b0)), fill=here.paint("#efdfb6", tone))
    sea = smooth([(330, 520), (470, 470), (560, 560), (700, 520), (760, 620), (700, 690), (330, 680)], closed=True)
    sheet.path(sea, fill=here.paint("#8fc0c4", -0.1), opacity=0.7)
    for x, y, s in ((930, 330, 1.0), (1010, 350, 0.8), (1080, 320, 1.1), (640, 330, 0.7)):
        peak = quad((x - 44 * s, y + 50 * s), (x, y - 34 * s), (x + 44 * s, y + 50 * s))
        sheet.path(peak, fill=here.paint("#a98c5c", -0.1))
        sheet.path(quad((x, y - 34 * s), (x + 44 * s, y + 50 * s), (x + 6 * s, y + 50 * s)), fill=here.paint("#7d6238", -0.3))
    woods = "".join(disc(x, y, 15) for x, y in ((1120, 500), (1146, 486), (1170, 506), (1142, 520), (1196, 490)))
    sheet.path(woods, fill=here.paint("#7d9a5c", -0.1))
    route = [(420, 600), (520, 500), (640, 480), (740, 400), (860, 460), (980, 430), (1090, 560), (1200, 590)]
    points = "".join(disc(a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, 5) for a, b in zip(route, route[1:], strict=False) for u in (0.0, 0.2, 0.4, 0.6, 0.8))
    sheet.path(points, fill=here.paint("#c23b32"))
    sheet.path("M1180 570l44 44m0 -44l-44 44", stroke=here.paint("#c23b32"), width=11)
    rose = "".join(leaf(420, 360, 74 if i % 2 == 0 else 44, i * math.pi / 4, 11) for i in range(8))
    sheet.path(rose, fill=here.paint("#7a5a3c"))
    sheet.ellipse(420, 360, 52, 52, stroke=here.paint("#7a5a3c"), width=3)
    sheet.path(glyphs(here.dice("names"), (860, 540), 26, 5), stroke=here.paint("#6d5236"), width=3.4)


def book(sheet: Drawing, here: Setting) -> None:
    """Draw an open book with a ribbon between its pages."""
    contact(sheet, here, 690, 520)
    cover = mix(here.accent, "#4a3040", 0.3)
    sheet.path("M250 640Q520 570 800 650Q1080 570 1350 640L1320 690Q1080 640 800 712Q520 640 280 690Z", fill=here.paint(cover, -0.5))
    for i in range(5):
        y = 640 - i * 9
        sheet.path(f"M{270 + i * 6} {y}Q520 {y - 80} 800 {y}Q1080 {y - 80} {1330 - i * 6} {y}L{1330 - i * 6} {y + 10}Q1080 {y - 68} 800 {y + 12}Q520 {y - 68} {270 + i * 6} {y + 10}Z", fill=here.paint(PAPER, -0.5 + i * 0.1))
    left = "M310 330Q560 250 796 330V604Q540 520 290 604Z"
    right = "M804 330Q1040 250 1290 330L1310 604Q1060 520 804 604Z"
    sheet.path(left, fill=sheet.shading(((0, here.paint("#fff8e6", 0.2)), (0.8, here.paint(PAPER, -0.1)), (1, here.paint(PAPER, -0.9))), angle=0))
    sheet.path(right, fill=sheet.shading(((0, here.paint(PAPER, -0.9)), (0.2, here.paint("#fff8e6", 0.2)), (1, here.paint(PAPER, -0.2))), angle=0))
    dice = here.dice("page")
    for side in (-1, 1):
        for row in range(6):
            with sheet.group(transform=f"translate({800 + side * 250 - 180} {344 + row * 38}) skewY({side * -7 if row < 9 else 0})"):
                sheet.path(glyphs(dice, (0, 24 if side < 0 else -20), 18, dice.randrange(11, 15)), stroke=here.paint("#5a5064"), width=2.6)
    sheet.path("M800 330Q812 500 842 706l-16 -6l-20 14Q780 500 790 330Z", fill=here.paint("#c23b42", -0.1))


def photo(sheet: Drawing, here: Setting) -> None:
    """Draw snapshots fanned out: places, and two friends."""
    contact(sheet, here, 700, 430)
    dice = here.dice("photo")
    for turn, dx in ((-14, -190), (11, 190)):
        with sheet.group(transform=f"translate({dx} 30) rotate({turn} 800 450)"):
            sheet.rect(630, 230, 340, 400, fill=matt(sheet, here, "#fbf7ec"), radius=5)
            picture(sheet, here, dice, (655, 256, 290, 260), rim="#e6dcc8")
    with sheet.group(transform="rotate(-3 800 450)"):
        sheet.rect(610, 190, 380, 460, fill=matt(sheet, here, "#fffcf4"), radius=5)
        sky = sheet.linear((0, 220), (0, 540), ((0, here.paint("#7fc0ea")), (1, here.paint("#ffe9c4"))))
        sheet.path(box(636, 218, 328, 320), fill=sky)
        sheet.path("M636 538V470Q740 420 820 470T964 450V538Z", fill=here.paint("#7fa860"))
        for x, hair, coat in ((745, "#4a3540", here.accent), (850, "#c98a4a", "#4a6a9a")):
            sheet.path(f"M{x - 56} 538Q{x - 50} 440 {x} 438Q{x + 50} 440 {x + 56} 538Z", fill=here.paint(coat, -0.1))
            sheet.ellipse(x, 384, 47, 52, fill=here.paint(hair, -0.1))
            sheet.ellipse(x, 400, 37, 40, fill=here.paint("#ffdcc0", 0.1))
            sheet.path(f"M{x - 44} 388Q{x} 330 {x + 44} 388Q{x + 10} 368 {x - 6} 376Q{x - 30} 368 {x - 44} 388Z", fill=here.paint(hair))
            sheet.path(f"M{x - 15} 408q0 -9 9 0M{x + 8} 408q8 -9 9 0M{x - 11} 424q10 12 21 0", stroke=here.paint("#5d3a38"), width=3)
        sheet.path(glyphs(here.dice("caption"), (690, 574), 30, 6), stroke=here.paint("#5a5a70"), width=4)


def compass(sheet: Drawing, here: Setting) -> None:
    """Draw a brass compass with its lid open."""
    contact(sheet, here, 715, 320)
    sheet.ellipse(800, 246, 200, 62, fill=gloss(sheet, here, BRASS, 90))
    sheet.ellipse(800, 252, 176, 46, fill=here.paint(BRASS, -0.9))
    sheet.rect(770, 286, 60, 30, fill=here.paint(BRASS, -0.4), radius=8)
    sheet.ellipse(800, 520, 240, 200, fill=gloss(sheet, here, BRASS))
    sheet.ellipse(800, 512, 208, 170, fill=here.paint(BRASS, -1.2))
    sheet.ellipse(800, 512, 200, 162, fill=sheet.glow(((0, here.paint("#fffaf0", 0.3)), (1, here.paint("#e4d4b0", -0.2)))))
    turn = here.dice("north").uniform(-0.9, 0.9)
    with sheet.group(transform="translate(800 512) scale(1 0.81)"):
        star = "".join(leaf(0, 0, 150 if i % 2 == 0 else 92, i * math.pi / 4, 20) for i in range(8))
        sheet.path(star, fill=here.paint("#b9a070", -0.1), opacity=0.75)
        ticks = "".join(f"M{number(math.cos(a) * 170)} {number(math.sin(a) * 170)}L{number(math.cos(a) * 188)} {number(math.sin(a) * 188)}" for a in [i * math.tau / 36 for i in range(36)])
        sheet.path(ticks, stroke=here.paint("#4a3a40"), width=4)
        c, s = math.sin(turn), -math.cos(turn)
        for sign, colour in ((1, "#d23b3a"), (-1, "#37466a")):
            tip, side = (c * 150 * sign, s * 150 * sign), (-s * 22, c * 22)
            sheet.path(polyline([side, tip, (-side[0], -side[1])]), fill=here.paint(colour, 0.1))
        sheet.ellipse(0, 0, 16, 16, fill=here.paint(BRASS, 0.4))
    sheet.path("M640 440Q700 370 820 362L800 398Q710 410 668 462Z", fill="#ffffff", opacity=0.28)


def parcel(sheet: Drawing, here: Setting) -> None:
    """Draw a wooden box, its lid ajar and light coming out."""
    contact(sheet, here, 715, 420)
    wood = "#9a6642"
    inner = here.lamp if here.lamps else "#ffedb8"
    here.halo(sheet, (800, 400), 330, inner, 0.7)
    sheet.path(quad((480, 400), (1120, 400), (1060, 350), (540, 350)), fill=here.paint("#3a2530", -0.4))
    beams = "".join(quad((x - 16, 396), (x + 16, 396), (x + (x - 800) * 0.35 + 50, 150), (x + (x - 800) * 0.35 - 50, 150)) for x in (590, 700, 810, 920, 1020))
    sheet.path(beams, fill=sheet.linear((0, 396), (0, 150), ((0, inner, 0.65), (1, inner, 0))))
    with sheet.group(transform="rotate(-17 500 380)"):
        sheet.path(quad((470, 300), (1110, 300), (1130, 368), (460, 368)), fill=matt(sheet, here, wood))
        sheet.path(box(460, 362, 670, 22), fill=here.paint(wood, -0.9))
        sheet.path("M760 300h60l8 68h-74Z", fill=gloss(sheet, here, BRASS))
    sheet.rect(480, 400, 640, 310, fill=matt(sheet, here, wood, 80), radius=6)
    grain = "".join(f"M490 {y}q160 {8 if y % 3 else -8} 320 0t300 0" for y in range(430, 700, 34))
    sheet.path(grain, stroke=here.paint(wood, -0.9), width=2.4, opacity=0.5)
    for x in (480, 1060):
        sheet.path(box(x, 400, 60, 310), fill=gloss(sheet, here, BRASS, 80), opacity=0.9)
        sheet.path("".join(disc(x + 30, y, 7) for y in (430, 555, 680)), fill=here.paint(BRASS, -0.9))
    sheet.rect(752, 446, 96, 104, fill=gloss(sheet, here, BRASS), radius=12)
    sheet.path(disc(800, 488, 13) + quad((792, 492), (808, 492), (813, 528), (787, 528)), fill=here.paint("#2a1d24", -0.8))


def music_box(sheet: Drawing, here: Setting) -> None:
    """Draw a music box with its dancer turning."""
    contact(sheet, here, 715, 360)
    wood = mix(here.accent, "#8a4a50", 0.5)
    sheet.path(quad((520, 470), (1080, 470), (1020, 130), (580, 130)), fill=matt(sheet, here, wood))
    mirror = sheet.linear((600, 150), (1000, 450), ((0, here.paint("#dcebf5", 0.3)), (0.5, here.paint("#b4c9dd")), (1, here.paint("#e9f2f8", 0.3))))
    sheet.path(quad((556, 450), (1044, 450), (994, 156), (606, 156)), fill=mirror)
    sheet.path(quad((520, 470), (1080, 470), (1120, 560), (480, 560)), fill=here.paint("#7a2f48", -0.2))
    sheet.path("M760 520L770 430h60l10 90Z", fill=here.paint("#fbe3ea", 0.1))
    tutu = smooth([(690, 404), (740, 372), (800, 362), (860, 372), (910, 404), (860, 420), (800, 412), (740, 420)], closed=True)
    sheet.path("M792 410h16l-4 116h-8Z", fill=here.paint("#ffdcc8", 0.1))
    sheet.path(tutu, fill=here.paint("#ffd3e0", 0.3))
    sheet.path("M780 370Q778 310 800 306Q822 310 820 370Z", fill=here.paint("#f58fae", 0.1))
    sheet.path("M786 322Q730 270 790 214M814 322Q870 270 810 214", stroke=here.paint("#ffdcc8", 0.1), width=10)
    sheet.path(disc(800, 274, 27, 30), fill=here.paint("#ffe2cf", 0.2))
    sheet.path("M772 272Q776 236 800 238Q824 236 828 272Q812 252 800 256Q788 252 772 272Z" + disc(800, 232, 13), fill=here.paint("#6b4038"))
    sheet.rect(470, 556, 660, 156, fill=matt(sheet, here, wood, 85), radius=10)
    sheet.rect(492, 578, 616, 112, stroke=here.paint(BRASS, 0.2), width=6, radius=8)
    curls = "".join(f"M{x} 634q30 -44 60 0t60 0" for x in (560, 700, 840, 960))
    sheet.path(curls, stroke=here.paint(BRASS, 0.1), width=5)
    sheet.path("M1130 630h56v-50", stroke=here.paint(BRASS, 0), width=12)
    sheet.ellipse(1186, 570, 18, 18, fill=gloss(sheet, here, BRASS))
    notes = "".join(f"M{x} {y}v-54q26 4 30 26" + disc(x - 9, y, 11, 8) for x, y in ((500, 300), (1130, 260), (1180, 420), (430, 190)))
    sheet.path(notes, stroke=here.paint("#fff2c8", 0.4), width=5, opacity=0.8)


def feather(sheet: Drawing, here: Setting) -> None:
    """Draw one large feather, drifting."""
    tip, root = (1120.0, 170.0), (500.0, 700.0)
    colour = mix("#f4f6fb", here.accent, 0.12)

    def spine(u: float) -> tuple[float, float]:
        bow = 90 * math.sin(u * math.pi)
        return root[0] + (tip[0] - root[0]) * u - bow * 0.6, root[1] + (tip[1] - root[1]) * u - bow * 0.5

    here.halo(sheet, (800, 430), 380, here.light.sun, 0.35)
    for side, tone in ((1, -0.55), (-1, 0.15)):
        edge = [spine(0.16)]
        for i in range(24):
            u = 0.18 + 0.8 * i / 23
            x, y = spine(u)
            reach = 118 * math.sin(min(1.0, (u - 0.1) * 1.25) * math.pi) ** 0.7 + 14
            notch = 0.78 if i % 7 == 5 else 1.0
            edge.append((x + side * reach * 0.62 * notch + 24, y + side * reach * 0.62 * notch - 34))
        edge.append(tip)
        back = [spine(1 - i / 10) for i in range(11)]
        sheet.path(smooth(edge) + "L" + "L".join(f"{number(a)} {number(b)}" for a, b in back) + "Z", fill=sheet.shading(((0, here.paint(colour, tone + 0.3)), (1, here.paint(mix(colour, "#8fa6d8", 0.35), tone - 0.3))), angle=60))
        barbs = "".join(f"M{number(spine(u)[0])} {number(spine(u)[1])}l{number(side * 62 + 20)} {number(side * 52 - 40)}" for u in [0.22 + 0.03 * k for k in range(24)])
        sheet.path(barbs, stroke=here.paint("#8f9cc0", -0.3), width=1.8, opacity=0.4)
    quill = "M" + "L".join(f"{number(spine(i / 16)[0])} {number(spine(i / 16)[1])}" for i in range(16))
    sheet.path(quill, stroke=here.paint("#d9cba8", 0.2), width=7)
