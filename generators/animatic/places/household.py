"""Things of every day: cups, bread, radios, umbrellas, drawn large at (800, 460)."""

from __future__ import annotations

import math

from generators.animatic.draw import Drawing, number, smooth
from generators.animatic.light import lighten, mix

from . import furnishing, solids
from .keepsakes import BRASS, STEEL, contact, gloss, matt
from .setting import Setting
from .shapes import box, disc, leaf, quad
from .works import brass_gear


def lantern(sheet: Drawing, here: Setting) -> None:
    """Draw a paper lantern with a letter brushed on it."""
    colour = here.dice("lantern").choice(("#d8433f", "#e8963a", here.accent))
    solids.lantern(sheet, here, (800, 70), 680, colour)
    mark = "M740 380h120M800 330v190M750 450q50 60 -10 110M850 450q-30 60 30 110"
    sheet.path(mark, stroke=here.paint("#3a2028", -0.3), width=17, opacity=0.85)
    sheet.path("M800 724v40", stroke=here.paint("#c23b42"), width=7)
    tassel = "".join(f"M{800 + i * 5} 764l{i * 3} 92" for i in range(-5, 6))
    sheet.path(tassel, stroke=here.paint("#c23b42", -0.1), width=4)


def bell(sheet: Drawing, here: Setting) -> None:
    """Draw a brass bell with its bow."""
    contact(sheet, here, 725, 290)
    sheet.path("M800 96a52 52 0 1 1 -0.1 0ZM800 126a22 22 0 1 0 0.1 0Z", fill=gloss(sheet, here, BRASS))
    body = "M800 190Q926 196 948 370Q962 520 1040 610H560Q638 520 652 370Q674 196 800 190Z"
    sheet.path(body, fill=gloss(sheet, here, BRASS, 20))
    sheet.path("M548 604H1052Q1066 636 1040 650H560Q534 636 548 604Z", fill=gloss(sheet, here, BRASS, 10))
    sheet.path("M664 352Q800 380 936 352M648 440Q800 472 952 440", stroke=here.paint(BRASS, -1.0), width=7)
    sheet.path("M716 250Q690 330 690 560Q670 580 640 590Q680 500 690 360Q696 290 716 250Z", fill="#ffffff", opacity=0.35)
    sheet.ellipse(800, 676, 42, 42, fill=gloss(sheet, here, BRASS))
    bow = "M800 176Q690 96 640 150Q640 220 800 186Q960 220 960 150Q910 96 800 176Z"
    sheet.path(bow, fill=matt(sheet, here, here.accent))
    sheet.path("M790 186Q740 280 700 300L760 306Q790 250 806 190Q830 250 860 300L910 288Q850 250 812 184Z", fill=here.paint(here.accent, -0.4))
    sheet.ellipse(800, 182, 28, 24, fill=here.paint(lighten(here.accent, 0.2), 0.1))


def cup(sheet: Drawing, here: Setting) -> None:
    """Draw a cup of something hot."""
    contact(sheet, here, 715, 460)
    glaze = mix(here.accent, "#f4efe4", 0.72)
    sheet.ellipse(800, 690, 400, 62, fill=gloss(sheet, here, "#f4ece0", 30))
    sheet.ellipse(800, 682, 300, 40, fill=here.paint("#d9cdbd", -0.4))
    sheet.path("M1040 400q150 -10 130 120q-20 90 -160 96", stroke=here.paint(glaze, -0.5), width=40)
    sheet.path("M1040 400q150 -10 130 120q-20 90 -160 96", stroke=here.paint(glaze, 0.1), width=22)
    sheet.path("M540 330Q546 640 700 690H900Q1054 640 1060 330Z", fill=gloss(sheet, here, glaze, 10))
    band = "M541 380Q800 430 1059 380L1056 430Q800 480 546 430Z"
    sheet.path(band, fill=here.paint(here.accent, -0.1), opacity=0.85)
    sheet.ellipse(800, 330, 260, 58, fill=here.paint(glaze, 0.25))
    tea = sheet.glow(((0, here.paint("#c98a4a", 0.2)), (1, here.paint("#7a4426", -0.3))))
    sheet.ellipse(800, 336, 234, 46, fill=tea)
    sheet.path("M640 330Q720 300 820 304Q720 312 680 342Z", fill="#ffffff", opacity=0.4)
    for dx, lean in ((-80, -0.12), (10, 0.1), (90, -0.05)):
        plume = [(800 + dx, 310), (770 + dx, 230), (826 + dx, 160), (786 + dx + lean * 90, 80), (846 + dx, 150), (800 + dx, 230), (826 + dx, 310)]
        sheet.path(smooth(plume, closed=True), fill=sheet.shading(((0, "#ffffff", 0.0), (1, "#ffffff", 0.34))))


def bread(sheet: Drawing, here: Setting) -> None:
    """Draw a fresh loaf on a board, two slices cut."""
    contact(sheet, here, 720, 520)
    sheet.path("M330 690H1270L1300 720Q1300 740 1270 740H330Q300 740 300 720Z", fill=matt(sheet, here, "#b07c4c"))
    crust = "M420 690Q360 520 470 430Q620 340 860 350Q1060 356 1090 470Q1130 600 1080 690Z"
    warm = sheet.shading(((0, here.paint("#e8b066", 0.4)), (0.5, here.paint("#c9823c", -0.1)), (1, here.paint("#8a4f26", -0.7))))
    sheet.path(crust, fill=warm)
    for x in (560, 690, 820, 950):
        sheet.path(f"M{x - 40} 470Q{x + 10} 390 {x + 70} 396Q{x + 40} 430 {x - 10} 500Z", fill=here.paint("#f6dca4", 0.2))
    for x in (1010, 1130):
        sheet.path(f"M{x} 700Q{x - 50} 560 {x + 20} 500Q{x + 110} 460 {x + 140} 560Q{x + 150} 640 {x + 130} 706Z", fill=here.paint("#a9662e", -0.3))
        sheet.path(f"M{x + 16} 692Q{x - 20} 570 {x + 36} 520Q{x + 100} 486 {x + 122} 566Q{x + 130} 640 {x + 116} 696Z", fill=matt(sheet, here, "#f9e7c2"))
        holes = "".join(disc(x + 50 + (i * 37) % 60, 560 + (i * 53) % 110, 6, 5) for i in range(9))
        sheet.path(holes, fill=here.paint("#e0c08c", -0.1))
    crumbs = "".join(disc(360 + (i * 97) % 900, 712 + (i * 7) % 20, 4, 3) for i in range(26))
    sheet.path(crumbs, fill=here.paint("#e8c48a"))
    for x in (560, 720, 880):
        sheet.path(leaf(x, 380, 260, -1.57 + (x - 720) / 1400, 22), fill=sheet.shading(((0, "#ffffff", 0), (1, "#ffffff", 0.28))))


def radio(sheet: Drawing, here: Setting) -> None:
    """Draw an old wireless with a lit dial."""
    contact(sheet, here, 720, 480)
    sheet.path("M1130 300L1290 70", stroke=here.paint(STEEL, 0), width=9)
    sheet.ellipse(1290, 70, 12, 12, fill=gloss(sheet, here, STEEL))
    sheet.path("M470 316Q480 236 560 236H1040Q1120 236 1130 316", stroke=here.paint("#6d4a34", -0.4), width=20)
    sheet.rect(380, 300, 840, 410, fill=matt(sheet, here, mix(here.accent, "#a8643c", 0.5), 85), radius=46)
    sheet.rect(410, 328, 780, 354, fill=here.paint("#f0e2c4", -0.1), radius=28)
    sheet.rect(440, 356, 330, 298, fill=here.paint("#5d4434", -0.5), radius=20)
    cloth = "".join(box(452, y, 306, 7) for y in range(372, 640, 19))
    sheet.path(cloth, fill=here.paint("#c99a5c", -0.1))
    dial = "#ffdf94" if here.lamps else here.paint("#f7e8c0", 0.1)
    sheet.rect(806, 356, 350, 132, fill=dial, radius=14)
    ticks = "".join(box(830 + i * 15, 386, 3, 34 if i % 4 == 0 else 18) for i in range(21))
    sheet.path(ticks, fill="#5d3f2c")
    sheet.path(box(830 + here.dice("station").uniform(30, 270), 366, 6, 112), fill="#d2352f")
    sheet.path(box(826, 444, 310, 4), fill="#5d3f2c")
    if here.lamps:
        here.halo(sheet, (980, 420), 260, here.lamp, 0.35)
    for x in (872, 1090):
        sheet.ellipse(x, 578, 66, 66, fill=gloss(sheet, here, "#7a5038"))
        sheet.ellipse(x, 578, 42, 42, fill=gloss(sheet, here, BRASS))
        sheet.path(f"M{x} 578l26 -26", stroke=here.paint("#3a2520"), width=6)
    sheet.path("".join(box(x, 706, 70, 18) for x in (450, 1080)), fill=here.paint("#3a2a26", -0.6))


def umbrella(sheet: Drawing, here: Setting) -> None:
    """Draw an open umbrella seen from the side, with drops at its ribs."""
    top, colour = (800.0, 150.0), here.accent
    sheet.path("M800 130V700q0 70 -60 70t-60 -60", stroke=here.paint("#7a5236", -0.2), width=17)
    edge = [(360.0, 500.0), (500, 470), (650, 486), (800, 476), (950, 486), (1100, 470), (1240, 500)]
    for i in range(6):
        a, b = edge[i], edge[i + 1]
        data = (
            f"M{top[0]} {top[1]}Q{a[0] + (800 - a[0]) * 0.34} {top[1] + 40} {a[0]} {a[1]}"
            f"Q{(a[0] + b[0]) / 2} {min(a[1], b[1]) - 34} {b[0]} {b[1]}Q{b[0] + (800 - b[0]) * 0.34} {top[1] + 40} {top[0]} {top[1]}Z"
        )
        sheet.path(data, fill=sheet.shading(((0, here.paint(lighten(colour, 0.2), 0.4 - i * 0.1)), (1, here.paint(colour, -0.1 - i * 0.18)))))
    ribs = "".join(f"M800 150Q{x + (800 - x) * 0.34} 190 {x} {y}" for x, y in edge[1:-1])
    sheet.path(ribs, stroke=here.paint(colour, -1.0), width=3.5, opacity=0.7)
    sheet.path(box(794, 96, 12, 58), fill=here.paint("#7a5236"))
    drops = "".join(f"M{x} {y + 16}q-11 22 0 30q11 -8 0 -30Z" for x, y in edge)
    sheet.path(drops, fill=mix(here.light.sky[1], "#ffffff", 0.6), opacity=0.9)
    spots = [(470, 420), (560, 330), (700, 240), (860, 230), (940, 330), (1080, 400), (760, 400), (640, 420), (1010, 270)]
    sheet.path("".join(disc(x, y, 9, 6) for x, y in spots), fill="#ffffff", opacity=0.35)


def shoes(sheet: Drawing, here: Setting) -> None:
    """Draw a pair of worn sneakers, neatly side by side."""
    contact(sheet, here, 715, 520)
    for dx, dy, tone in ((130, -56, -0.5), (0, 0, 0.0)):
        with sheet.group(transform=f"translate({dx} {dy})"):
            canvas = mix(here.accent, "#3f5a8a", 0.3)
            body = "M420 640Q396 470 450 400Q520 370 590 410Q640 500 780 520Q930 540 980 620V650H424Z"
            sheet.path(body, fill=sheet.shading(((0, here.paint(canvas, tone + 0.3)), (1, here.paint(canvas, tone - 0.7)))))
            sheet.path("M450 404Q520 372 590 412L574 440Q520 410 462 436Z", fill=here.paint("#2f2a3a", tone - 0.4))
            sheet.path("M820 530Q930 546 980 622V650H800Q790 580 820 530Z", fill=here.paint("#f6f0e4", tone))
            sheet.path("M404 640H990Q1010 668 990 696H420Q396 676 404 640Z", fill=here.paint("#fbf7ec", tone + 0.1))
            sheet.path(box(412, 662, 578, 7), fill=here.paint("#c9433c", tone))
            laces = "".join(f"M{590 + i * 44} {440 + i * 20}l62 34M{652 + i * 44} {430 + i * 20}l-50 52" for i in range(4))
            sheet.path(laces, stroke=here.paint("#fffaf0", tone + 0.1), width=10)
            sheet.path("M596 436q-70 -50 -60 10t70 -4q50 -70 70 -20t-74 20", stroke=here.paint("#fffaf0", tone + 0.1), width=8)
            sheet.ellipse(500, 540, 42, 42, fill=here.paint("#fbf7ec", tone))
            sheet.path("".join(leaf(500, 540, 34, i * math.tau / 5 - 1.57, 12) for i in range(5)), fill=here.paint(canvas, tone - 0.2))


def flower(sheet: Drawing, here: Setting) -> None:
    """Draw one flower in full bloom among its leaves."""
    colour = here.dice("bloom").choice(("#f58fb0", "#f6c344", "#9a8af0", "#ef6f5c", here.accent))
    sheet.path("M800 420Q760 640 820 930", stroke=here.paint("#4f8a4a", -0.3), width=17)
    for angle, length in ((-2.7, 300), (-0.5, 280), (2.6, 240)):
        sheet.path(leaf(804, 690, length, angle, 66), fill=matt(sheet, here, "#5f9a50"))
        sheet.path(f"M804 690l{number(math.cos(angle) * length * 0.9)} {number(math.sin(angle) * length * 0.9)}", stroke=here.paint("#3f7038", -0.4), width=4)
    for ring, (count, reach, wide, tone) in enumerate(((11, 270, 74, -0.7), (9, 220, 70, -0.2), (7, 150, 52, 0.25))):
        for i in range(count):
            a = i * math.tau / count + ring * 0.3
            fill = sheet.radial((800, 400), 280, ((0, here.paint(mix(colour, "#8a2f50", 0.4), tone - 0.3)), (0.5, here.paint(colour, tone)), (1, here.paint(lighten(colour, 0.45), tone + 0.2))))
            sheet.path(leaf(800, 400, reach, a, wide), fill=fill)
            sheet.path(f"M800 400L{number(800 + math.cos(a) * reach * 0.8)} {number(400 + math.sin(a) * reach * 0.8)}", stroke=here.paint(lighten(colour, 0.4), tone), width=2, opacity=0.6)
    sheet.ellipse(800, 400, 56, 56, fill=gloss(sheet, here, "#f6c83f"))
    dice = here.dice("pollen")
    seeds = "".join(disc(800 + math.cos(i * 2.4) * 5.6 * i**0.62, 400 + math.sin(i * 2.4) * 5.6 * i**0.62, 4) for i in range(40))
    sheet.path(seeds, fill=here.paint("#b5742a", -0.1))
    dew = "".join(disc(800 + dice.uniform(-200, 200), 400 + dice.uniform(-190, 190), dice.uniform(4, 9)) for _ in range(12))
    sheet.path(dew, fill="#ffffff", opacity=0.5)


def candle(sheet: Drawing, here: Setting) -> None:
    """Draw a burning candle in its holder."""
    contact(sheet, here, 725, 320)
    flame = "#ffcf6a"
    here.halo(sheet, (800, 226), 400, flame, 0.75)
    sheet.ellipse(800, 700, 270, 46, fill=gloss(sheet, here, BRASS, 30))
    sheet.ellipse(800, 692, 220, 30, fill=here.paint(BRASS, -0.9))
    sheet.path("M1050 690q120 -40 90 40q-30 40 -90 6", stroke=here.paint(BRASS, -0.1), width=17)
    wax = sheet.shading(((0, mix(flame, "#fff6e0", 0.6)), (0.4, here.paint("#f7ecd8", 0.2)), (1, here.paint("#d8c4ac", -0.6))))
    sheet.path("M716 330Q760 346 800 336Q850 350 884 328V680Q800 704 716 680Z", fill=wax)
    sheet.path("M716 336q-16 60 6 120q14 20 14 -20v-90ZM870 340q6 70 20 150q-26 20 -26 -30Z", fill=mix(flame, "#fff6e0", 0.75))
    sheet.path("M800 336v-46", stroke="#3a2a2a", width=7)
    for scale, colour, alpha in ((1.0, "#ff9a3a", 0.85), (0.74, "#ffd35c", 0.95), (0.44, "#fffbe0", 1.0)):
        h, w = 190 * scale, 62 * scale
        sheet.path(f"M800 {number(300)}C{number(800 - w)} {number(300 - h * 0.1)} {number(800 - w)} {number(300 - h * 0.45)} 802 {number(300 - h)}C{number(800 + w)} {number(300 - h * 0.45)} {number(800 + w)} {number(300 - h * 0.1)} 800 300Z", fill=colour, opacity=alpha)


def bottle(sheet: Drawing, here: Setting) -> None:
    """Draw a bottle lying there with a message inside."""
    contact(sheet, here, 690, 520)
    with sheet.group(transform="rotate(-9 800 520)"):
        glass = mix("#7fc0a8", here.light.sky[1], 0.25)
        body = "M330 400Q330 380 360 380H930Q1010 386 1060 450H1220V560H1060Q1010 626 930 630H360Q330 630 330 610Z"
        sheet.path(body, fill=here.paint(glass, -0.2), opacity=0.45)
        sheet.rect(430, 446, 420, 124, fill=matt(sheet, here, "#f6e6c0"), radius=58)
        sheet.ellipse(850, 508, 26, 62, fill=here.paint("#d9c090", -0.4))
        sheet.path(box(610, 444, 36, 128), fill=here.paint("#c23b42", -0.1))
        sheet.path(body, stroke=here.paint(lighten(glass, 0.45), 0.3), width=7, opacity=0.8)
        sheet.path("M370 404H920Q990 410 1040 466H1000Q960 430 910 428H370Z", fill="#ffffff", opacity=0.45)
        sheet.path("M380 600H900", stroke="#ffffff", width=8, opacity=0.35)
        sheet.path(box(1200, 438, 36, 134), fill=here.paint(lighten(glass, 0.3), 0.1), opacity=0.7)
        sheet.path(quad((1230, 456), (1330, 448), (1330, 562), (1230, 554)), fill=matt(sheet, here, "#c9965c"))


def bowl(sheet: Drawing, here: Setting) -> None:
    """Draw a cat's bowl with a paw on it and a fish inside."""
    contact(sheet, here, 720, 470)
    fish_ = "M640 350Q760 250 920 330L990 280Q980 350 996 420L920 380Q760 440 640 350Z"
    sheet.path(fish_, fill=gloss(sheet, here, "#8fb0c9", 80))
    sheet.path(disc(700, 340, 10) + "M740 306q20 40 0 84", fill=here.paint("#2f3a4c"))
    heap = "".join(disc(560 + i * 44, 400 + (i % 3) * 10, 34) for i in range(12))
    sheet.path(heap, fill=here.paint("#a9683c", -0.1))
    sheet.path("".join(disc(548 + i * 44, 388 + (i % 3) * 10, 11) for i in range(12)), fill=here.paint("#d99a62", 0.2))
    sheet.path("M430 410Q800 470 1170 410L1240 690Q1240 716 1200 720H400Q360 716 360 690Z", fill=gloss(sheet, here, here.accent, 25))
    sheet.path("M420 406Q800 470 1180 406Q1190 440 1160 448Q800 500 440 448Q410 440 420 406Z", fill=here.paint(lighten(here.accent, 0.35), 0.3))
    paw = disc(800, 620, 52, 42) + "".join(disc(800 + x, 560 + y, 20, 24) for x, y in ((-64, 16), (-24, -12), (24, -12), (64, 16)))
    sheet.path(paw, fill=here.paint("#fff6e8", 0.1))


def gears(sheet: Drawing, here: Setting) -> None:
    """Draw the inside of an engine: wheels within wheels."""
    dice = here.dice("gears")
    sheet.path("M-20 770H1640M-20 130H520V60M1640 210H1180V-20", stroke=here.paint("#6d4634", -0.9), width=54)
    sheet.path("M-20 760H1640M-20 120H526V60M1640 200H1186V-20", stroke=here.paint("#c98a5c", 0), width=14)
    wheels = ((1090, 330, 190, 20, STEEL), (520, 600, 170, 18, "#b5744a"), (1150, 660, 120, 14, BRASS), (430, 300, 110, 12, STEEL), (790, 420, 250, 24, BRASS), (820, 730, 90, 11, "#b5744a"))
    for x, y, r, teeth, colour in wheels:
        brass_gear(sheet, here, (x, y), r, teeth, turn=dice.random(), colour=colour)
    here.halo(sheet, (790, 420), 200, "#ffb24a", 0.35)
    rivets = "".join(disc(60 + i * 164, 812, 11) for i in range(10))
    sheet.path(rivets, fill=gloss(sheet, here, STEEL))


def telescope(sheet: Drawing, here: Setting) -> None:
    """Draw a brass telescope on its tripod, turned to the sky."""
    contact(sheet, here, 850, 420)
    wood = here.paint("#7a4f34", -0.3)
    sheet.path("M800 480L560 860M800 480L1040 860M800 480L815 880", stroke=wood, width=24)
    sheet.path("M794 480L552 860", stroke=here.paint("#b07c50", 0.2), width=7)
    sheet.ellipse(800, 480, 52, 40, fill=gloss(sheet, here, "#7a5038"))
    with sheet.group(transform="rotate(-32 800 440)"):
        for x, w, h, colour in ((310, 130, 46, "#3a3040"), (420, 230, 74, BRASS), (640, 280, 100, mix(here.accent, "#5d3a30", 0.4)), (910, 300, 128, BRASS)):
            sheet.path(box(x, 440 - h / 2, w, h), fill=gloss(sheet, here, colour, 90))
        rims = "".join(box(x, 440 - h / 2 - 7, 22, h + 14) for x, h in ((414, 74), (632, 100), (902, 128), (1190, 140)))
        sheet.path(rims, fill=gloss(sheet, here, lighten(BRASS, 0.2), 90))
        lens = sheet.shading(((0, mix(here.light.sky[1], "#ffffff", 0.7)), (1, here.paint("#3a5a8a"))))
        sheet.ellipse(1212, 440, 16, 62, fill=lens)
    if here.night:
        sheet.path("".join(leaf(1210, 150, 60 if i % 2 == 0 else 26, i * math.pi / 4, 7) for i in range(8)), fill="#ffffff")


def plant(sheet: Drawing, here: Setting) -> None:
    """Draw a potted plant close by."""
    solids.plant(sheet, here, (800, 730), 640, pot=mix(here.accent, "#c98a62", 0.5), name="insert", bloom="#ffd0de")


def lamp(sheet: Drawing, here: Setting) -> None:
    """Draw a hanging lamp close by."""
    furnishing.pendant(sheet, here, (800, 430), 330, here.accent)


def paper(sheet: Drawing, here: Setting) -> None:
    """Draw a written page pinned flat, its corners lifting."""
    contact(sheet, here, 740, 330)
    sheet.path("M540 150Q800 130 1060 156Q1046 440 1070 730Q1000 744 800 736Q640 742 530 726Q552 440 540 150Z", fill=matt(sheet, here, "#f8efd8"))
    dice = here.dice("page")
    lines = "".join(_scrawl(dice.randrange(9, 13), 590, 210 + row * 54) for row in range(9))
    sheet.path(lines, stroke=here.paint("#55506a"), width=4)
    sheet.path("M1070 730Q1000 744 960 736Q1010 700 1064 640Z", fill=here.paint("#d9c9a0", -0.5))


def _scrawl(words: int, x: float, y: float) -> str:
    """Write a line of joined-up nothing as stroke data."""
    return "".join(
        f"M{x + i * 36} {y}q8 {-14 + (i * 7) % 12} 16 0t{10 + (i * 5) % 8} {-4 + (i * 3) % 7}"
        for i in range(words)
    )
