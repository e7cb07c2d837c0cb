"""Things of every day: radios, umbrellas, shoes, lamps, drawn large at (800, 460)."""

from __future__ import annotations

import math

from generators.animatic.light import lighten, mix
from generators.animatic.places import furnishing, solids
from generators.animatic.places.gearing import BRASS, STEEL, brass_gear
from generators.animatic.places.setting import Sheet
from generators.animatic.places.shapes import box, disc, leaf, trace

from .grounding import contact


def lantern(on: Sheet) -> None:
    """Draw a paper lantern with a letter brushed on it."""
    colour = on.dice("lantern").choice(("#d8433f", "#e8963a", on.accent))
    solids.lantern(on, (800, 70), 680, colour)
    mark = "M740 380h120M800 330v190M750 450q50 60 -10 110M850 450q-30 60 30 110"
    on.line(mark, 17, "#3a2028", -0.3, opacity=0.85)
    on.line("M800 724v40", 7, "#c23b42")
    tassel = "".join(f"M{800 + i * 5} 764l{i * 3} 92" for i in range(-5, 6))
    on.line(tassel, 4, "#c23b42", -0.1)


def bell(on: Sheet) -> None:
    """Draw a brass bell with its bow."""
    contact(on, 725, 290)
    on.path("M800 96a52 52 0 1 1 -0.1 0ZM800 126a22 22 0 1 0 0.1 0Z", fill=on.gloss(BRASS))
    body = "M800 190Q926 196 948 370Q962 520 1040 610H560Q638 520 652 370Q674 196 800 190Z"
    on.path(body, fill=on.gloss(BRASS, 20))
    on.path("M548 604H1052Q1066 636 1040 650H560Q534 636 548 604Z", fill=on.gloss(BRASS, 10))
    on.line("M664 352Q800 380 936 352M648 440Q800 472 952 440", 7, BRASS, -1.0)
    on.path("M716 250Q690 330 690 560Q670 580 640 590Q680 500 690 360Q696 290 716 250Z",
        fill="#ffffff", opacity=0.35)  # fmt: skip
    on.ellipse(800, 676, 42, 42, fill=on.gloss(BRASS))
    bow = "M800 176Q690 96 640 150Q640 220 800 186Q960 220 960 150Q910 96 800 176Z"
    on.path(bow, fill=on.matt(on.accent))
    on.fill(
        "M790 186Q740 280 700 300L760 306Q790 250 806 190Q830 250 860 300L910 288Q850 250 812 184Z",
        on.accent, -0.4)  # fmt: skip
    on.ellipse(800, 182, 28, 24, fill=on.paint(lighten(on.accent, 0.2), 0.1))


def radio(on: Sheet) -> None:
    """Draw an old wireless with a lit dial."""
    contact(on, 720, 480)
    on.line("M1130 300L1290 70", 9, STEEL, 0)
    on.ellipse(1290, 70, 12, 12, fill=on.gloss(STEEL))
    on.line("M470 316Q480 236 560 236H1040Q1120 236 1130 316", 20, "#6d4a34", -0.4)
    on.rect(380, 300, 840, 410, fill=on.matt(mix(on.accent, "#a8643c", 0.5), 85), radius=46)
    on.rect(410, 328, 780, 354, fill=on.paint("#f0e2c4", -0.1), radius=28)
    on.rect(440, 356, 330, 298, fill=on.paint("#5d4434", -0.5), radius=20)
    cloth = "".join(box(452, y, 306, 7) for y in range(372, 640, 19))
    on.fill(cloth, "#c99a5c", -0.1)
    dial = "#ffdf94" if on.lamps else on.paint("#f7e8c0", 0.1)
    on.rect(806, 356, 350, 132, fill=dial, radius=14)
    ticks = "".join(box(830 + i * 15, 386, 3, 34 if i % 4 == 0 else 18) for i in range(21))
    on.path(ticks, fill="#5d3f2c")
    on.path(box(830 + on.dice("station").uniform(30, 270), 366, 6, 112), fill="#d2352f")
    on.path(box(826, 444, 310, 4), fill="#5d3f2c")
    if on.lamps:
        on.halo((980, 420), 260, on.lamp, 0.35)
    for x in (872, 1090):
        on.ellipse(x, 578, 66, 66, fill=on.gloss("#7a5038"))
        on.ellipse(x, 578, 42, 42, fill=on.gloss(BRASS))
        on.line(f"M{x} 578l26 -26", 6, "#3a2520")
    on.fill("".join(box(x, 706, 70, 18) for x in (450, 1080)), "#3a2a26", -0.6)


def umbrella(on: Sheet) -> None:
    """Draw an open umbrella seen from the side, with drops at its ribs."""
    top, colour = (800.0, 150.0), on.accent
    on.line("M800 130V700q0 70 -60 70t-60 -60", 17, "#7a5236", -0.2)
    edge = [(360.0, 500.0), (500, 470), (650, 486), (800, 476), (950, 486), (1100, 470),
        (1240, 500)]  # fmt: skip
    for i in range(6):
        a, b = edge[i], edge[i + 1]
        left, right = (800 - (800 - p[0]) * 0.66 for p in (a, b))
        hem = ((a[0] + b[0]) / 2, min(a[1], b[1]) - 34)
        data = trace("M*Q* *Q* *Q* *Z", top, (left, 190), a, hem, b, (right, 190), top)
        on.path(data, fill=on.shading(((0, on.paint(lighten(colour, 0.2), 0.4 - i * 0.1)),
            (1, on.paint(colour, -0.1 - i * 0.18)))))  # fmt: skip
    ribs = "".join(f"M800 150Q{x + (800 - x) * 0.34} 190 {x} {y}" for x, y in edge[1:-1])
    on.line(ribs, 3.5, colour, -1.0, opacity=0.7)
    on.fill(box(794, 96, 12, 58), "#7a5236")
    drops = "".join(f"M{x} {y + 16}q-11 22 0 30q11 -8 0 -30Z" for x, y in edge)
    on.path(drops, fill=mix(on.light.sky[1], "#ffffff", 0.6), opacity=0.9)
    spots = [(470, 420), (560, 330), (700, 240), (860, 230), (940, 330), (1080, 400), (760, 400),
        (640, 420), (1010, 270)]  # fmt: skip
    on.path("".join(disc(x, y, 9, 6) for x, y in spots), fill="#ffffff", opacity=0.35)


def shoes(on: Sheet) -> None:
    """Draw a pair of worn sneakers, neatly side by side."""
    contact(on, 715, 520)
    for dx, dy, tone in ((130, -56, -0.5), (0, 0, 0.0)):
        with on.group(transform=f"translate({dx} {dy})"):
            canvas = mix(on.accent, "#3f5a8a", 0.3)
            body = (
                "M420 640Q396 470 450 400Q520 370 590 410Q640 500 780 520Q930 540 980 620V650H424Z"
            )
            on.path(body, fill=on.fade(canvas, (tone + 0.3, tone - 0.7)))
            on.fill("M450 404Q520 372 590 412L574 440Q520 410 462 436Z", "#2f2a3a", tone - 0.4)
            on.fill("M820 530Q930 546 980 622V650H800Q790 580 820 530Z", "#f6f0e4", tone)
            on.fill("M404 640H990Q1010 668 990 696H420Q396 676 404 640Z", "#fbf7ec", tone + 0.1)
            on.fill(box(412, 662, 578, 7), "#c9433c", tone)
            laces = "".join(
                f"M{590 + i * 44} {440 + i * 20}l62 34M{652 + i * 44} {430 + i * 20}l-50 52"
                for i in range(4)
            )
            on.line(laces, 10, "#fffaf0", tone + 0.1)
            on.line("M596 436q-70 -50 -60 10t70 -4q50 -70 70 -20t-74 20", 8, "#fffaf0", tone + 0.1)
            on.ellipse(500, 540, 42, 42, fill=on.paint("#fbf7ec", tone))
            on.fill("".join(leaf(500, 540, 34, i * math.tau / 5 - 1.57, 12) for i in range(5)),
                canvas, tone - 0.2)  # fmt: skip


def gears(on: Sheet) -> None:
    """Draw the inside of an engine: wheels within wheels."""
    dice = on.dice("gears")
    on.line("M-20 770H1640M-20 130H520V60M1640 210H1180V-20", 54, "#6d4634", -0.9)
    on.line("M-20 760H1640M-20 120H526V60M1640 200H1186V-20", 14, "#c98a5c", 0)
    wheels = ((1090, 330, 190, 20, STEEL), (520, 600, 170, 18, "#b5744a"),
        (1150, 660, 120, 14, BRASS), (430, 300, 110, 12, STEEL), (790, 420, 250, 24, BRASS),
        (820, 730, 90, 11, "#b5744a"))  # fmt: skip
    for x, y, r, teeth, colour in wheels:
        brass_gear(on, (x, y), r, teeth, turn=dice.random(), colour=colour)
    on.halo((790, 420), 200, "#ffb24a", 0.35)
    rivets = "".join(disc(60 + i * 164, 812, 11) for i in range(10))
    on.path(rivets, fill=on.gloss(STEEL))


def telescope(on: Sheet) -> None:
    """Draw a brass telescope on its tripod, turned to the sky."""
    contact(on, 850, 420)
    wood = on.paint("#7a4f34", -0.3)
    on.path("M800 480L560 860M800 480L1040 860M800 480L815 880", stroke=wood, width=24)
    on.line("M794 480L552 860", 7, "#b07c50", 0.2)
    on.ellipse(800, 480, 52, 40, fill=on.gloss("#7a5038"))
    with on.group(transform="rotate(-32 800 440)"):
        for x, w, h, colour in ((310, 130, 46, "#3a3040"), (420, 230, 74, BRASS),
                (640, 280, 100, mix(on.accent, "#5d3a30", 0.4)),
                (910, 300, 128, BRASS)):  # fmt: skip
            on.path(box(x, 440 - h / 2, w, h), fill=on.gloss(colour, 90))
        rims = "".join(box(x, 440 - h / 2 - 7, 22, h + 14)
            for x, h in ((414, 74), (632, 100), (902, 128), (1190, 140)))  # fmt: skip
        on.path(rims, fill=on.gloss(lighten(BRASS, 0.2), 90))
        lens = on.shading(((0, mix(on.light.sky[1], "#ffffff", 0.7)), (1, on.paint("#3a5a8a"))))
        on.ellipse(1212, 440, 16, 62, fill=lens)
    if on.night:
        on.path("".join(leaf(1210, 150, 60 if i % 2 == 0 else 26, i * math.pi / 4, 7)
            for i in range(8)), fill="#ffffff")  # fmt: skip


def lamp(on: Sheet) -> None:
    """Draw a hanging lamp close by."""
    furnishing.pendant(on, (800, 430), 330, on.accent)
