"""Written and printed things, drawn large at (800, 460)."""

from __future__ import annotations

import itertools
import math

from generators.animatic.draw import polyline, smooth
from generators.animatic.light import lighten, mix
from generators.animatic.places.buildings import glyphs
from generators.animatic.places.furnishing import picture
from generators.animatic.places.setting import Sheet
from generators.animatic.places.shapes import box, disc, leaf, quad

from .grounding import contact, drop

PAPER = "#f7efdb"


def letter(on: Sheet) -> None:
    """Draw a sealed letter, its on half drawn out."""
    drop(on, box(450, 400, 700, 290) + quad((520, 300), (1060, 250), (1090, 470), (540, 520)),
        turn=-7)  # fmt: skip
    with on.group(transform="rotate(-7 800 460)"):
        on.path(quad((520, 300), (1060, 250), (1090, 470), (540, 520)), fill=on.matt("#fffaf0"))
        ink = glyphs(on.dice("ink"), (570, 312), 22, 14) + glyphs(
            on.dice("ink2"), (576, 352), 22, 12
        )
        on.line(ink, 3, "#5d6480")
        on.rect(450, 400, 700, 290, fill=on.matt(PAPER), radius=8)
        on.line("M450 690L740 520M1150 690L860 520", 4, "#c9b68e", -0.2)
        flap = "M452 404L790 576Q800 582 810 576L1148 404Z"
        on.path(flap, fill=on.matt(lighten(PAPER, 0.2)))
        on.line("M452 404L790 576Q800 582 810 576L1148 404", 4, "#b9a478", -0.3)
        wax = mix(on.accent, "#b8272f", 0.5)
        on.path(smooth([
            (800 + 62 * math.cos(a) * (1 + 0.07 * math.sin(a * 5)), 566 + 58 * math.sin(a))
            for a in [i * math.tau / 14 for i in range(14)]], closed=True),
            fill=on.gloss(wax))  # fmt: skip
        on.ellipse(800, 566, 38, 36, stroke=on.paint(lighten(wax, 0.35), 0.2), width=4)
        on.fill("".join(leaf(800, 566, 26, i * math.tau / 5 - 1.57, 9) for i in range(5)),
            lighten(wax, 0.3), 0.2)  # fmt: skip


def ticket(on: Sheet) -> None:
    """Draw two tickets, one over the other, one of them punched."""
    dice = on.dice("ticket")
    for turn, colour in ((9, lighten(on.accent, 0.45)), (-6, "#f4e6c4")):
        drop(on, box(470, 330, 660, 280), turn=turn)
        with on.group(transform=f"rotate({turn} 800 460)"):
            notches = "".join(disc(x, y, 11) for x in (470, 1130) for y in range(340, 610, 38))
            on.rect(470, 330, 660, 280, fill=on.matt(colour), radius=10)
            on.fill(notches, "#57443c", -0.9, opacity=0.75)
            on.fill("".join(box(950, y, 4, 14) for y in range(340, 600, 26)), "#8a7458", -0.4)
            on.rect(500, 352, 430, 236, stroke=on.paint("#a4593f", -0.1), width=4, radius=6)
            on.line(glyphs(dice, (540, 388), 62, 4), 8, "#8f3f38")
            on.line(glyphs(dice, (540, 500), 24, 10), 3, "#5d4a44")
            on.line(glyphs(dice, (990, 390), 40, 3, down=True), 5, "#5d4a44")
    on.ellipse(886, 560, 20, 20, fill=on.paint("#3d3030", -0.8))


def chart(on: Sheet) -> None:
    """Draw an unfolded map with a route and a compass rose."""
    drop(on, polyline([(300, 250), (550, 220), (800, 250), (1050, 220), (1300, 250), (1290, 690),
        (1040, 660), (800, 700), (570, 660), (300, 690)]))  # fmt: skip
    folds = [(300, 250, 300, 690), (550, 220, 570, 660), (800, 250, 800, 700),
        (1050, 220, 1040, 660), (1300, 250, 1290, 690)]  # fmt: skip
    for i, ((x0, t0, u0, b0), (x1, t1, u1, b1)) in enumerate(itertools.pairwise(folds)):
        tone = -0.05 if i % 2 else -0.4
        on.fill(quad((x0, t0), (x1, t1), (u1, b1), (u0, b0)), "#efdfb6", tone)
    sea = smooth(
        [(330, 520), (470, 470), (560, 560), (700, 520), (760, 620), (700, 690), (330, 680)],
        closed=True,
    )
    on.fill(sea, "#8fc0c4", -0.1, opacity=0.7)
    for x, y, s in ((930, 330, 1.0), (1010, 350, 0.8), (1080, 320, 1.1), (640, 330, 0.7)):
        peak = quad((x - 44 * s, y + 50 * s), (x, y - 34 * s), (x + 44 * s, y + 50 * s))
        on.fill(peak, "#a98c5c", -0.1)
        on.fill(quad((x, y - 34 * s), (x + 44 * s, y + 50 * s), (x + 6 * s, y + 50 * s)), "#7d6238",
            -0.3)  # fmt: skip
    woods = "".join(
        disc(x, y, 15) for x, y in ((1120, 500), (1146, 486), (1170, 506), (1142, 520), (1196, 490))
    )
    on.fill(woods, "#7d9a5c", -0.1)
    route = [(420, 600), (520, 500), (640, 480), (740, 400), (860, 460), (980, 430), (1090, 560),
        (1200, 590)]  # fmt: skip
    points = "".join(disc(a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, 5)
        for a, b in itertools.pairwise(route) for u in (0.0, 0.2, 0.4, 0.6, 0.8))  # fmt: skip
    on.fill(points, "#c23b32")
    on.line("M1180 570l44 44m0 -44l-44 44", 11, "#c23b32")
    rose = "".join(leaf(420, 360, 74 if i % 2 == 0 else 44, i * math.pi / 4, 11) for i in range(8))
    on.fill(rose, "#7a5a3c")
    on.ellipse(420, 360, 52, 52, stroke=on.paint("#7a5a3c"), width=3)
    on.line(glyphs(on.dice("names"), (860, 540), 26, 5), 3.4, "#6d5236")


def book(on: Sheet) -> None:
    """Draw an open book with a ribbon between its pages."""
    contact(on, 690, 520)
    cover = mix(on.accent, "#4a3040", 0.3)
    on.fill("M250 640Q520 570 800 650Q1080 570 1350 640L1320 690Q1080 640 800 712Q520 640 280 690Z",
        cover, -0.5)  # fmt: skip
    for i in range(5):
        y = 640 - i * 9
        on.fill(f"M{270 + i * 6} {y}Q520 {y - 80} 800 {y}Q1080 {y - 80} {1330 - i * 6} {y}"
            f"L{1330 - i * 6} {y + 10}Q1080 {y - 68} 800 {y + 12}Q520 {y - 68} {270 + i * 6} {y + 10}Z",
            PAPER, -0.5 + i * 0.1)  # fmt: skip
    left = "M310 330Q560 250 796 330V604Q540 520 290 604Z"
    right = "M804 330Q1040 250 1290 330L1310 604Q1060 520 804 604Z"
    on.path(left, fill=on.shading(
        ((0, on.paint("#fff8e6", 0.2)), (0.8, on.paint(PAPER, -0.1)), (1, on.paint(PAPER, -0.9))),
        angle=0))  # fmt: skip
    on.path(right, fill=on.shading(
        ((0, on.paint(PAPER, -0.9)), (0.2, on.paint("#fff8e6", 0.2)), (1, on.paint(PAPER, -0.2))),
        angle=0))  # fmt: skip
    dice = on.dice("page")
    for side in (-1, 1):
        for row in range(6):
            at = f"translate({620 + side * 250} {344 + row * 38}) skewY({side * -7})"
            with on.group(transform=at):
                on.line(glyphs(dice, (0, 24 if side < 0 else 2), 18, dice.randrange(11, 15)), 2.6,
                    "#5a5064")  # fmt: skip
    on.fill("M800 330Q812 500 842 706l-16 -6l-20 14Q780 500 790 330Z", "#c23b42", -0.1)


def photo(on: Sheet) -> None:
    """Draw snapshots fanned out: places, and two friends."""
    dice = on.dice("photo")
    for turn, dx in ((-14, -190), (11, 190)):
        with on.group(transform=f"translate({dx} 30)"):
            drop(on, box(630, 230, 340, 400), turn=turn)
        with on.group(transform=f"translate({dx} 30) rotate({turn} 800 450)"):
            on.rect(630, 230, 340, 400, fill=on.matt("#fbf7ec"), radius=5)
            picture(on, dice, (655, 256, 290, 260), rim="#e6dcc8")
    drop(on, box(610, 190, 380, 460), turn=-3)
    with on.group(transform="rotate(-3 800 450)"):
        on.rect(610, 190, 380, 460, fill=on.matt("#fffcf4"), radius=5)
        sky = on.linear((0, 220), (0, 540), ((0, on.paint("#7fc0ea")), (1, on.paint("#ffe9c4"))))
        on.path(box(636, 218, 328, 320), fill=sky)
        on.fill("M636 538V470Q740 420 820 470T964 450V538Z", "#7fa860")
        for x, hair, coat in ((745, "#4a3540", on.accent), (850, "#c98a4a", "#4a6a9a")):
            on.fill(f"M{x - 56} 538Q{x - 50} 440 {x} 438Q{x + 50} 440 {x + 56} 538Z", coat, -0.1)
            on.ellipse(x, 384, 47, 52, fill=on.paint(hair, -0.1))
            on.ellipse(x, 400, 37, 40, fill=on.paint("#ffdcc0", 0.1))
            on.fill(f"M{x - 44} 388Q{x} 330 {x + 44} 388Q{x + 10} 368 {x - 6} 376Q{x - 30} 368 "
                f"{x - 44} 388Z", hair)  # fmt: skip
            on.line(
                f"M{x - 15} 408q0 -9 9 0M{x + 8} 408q8 -9 9 0M{x - 11} 424q10 12 21 0", 3, "#5d3a38"
            )
        on.line(glyphs(on.dice("caption"), (690, 574), 30, 6), 4, "#5a5a70")


def paper(on: Sheet) -> None:
    """Draw a written page pinned flat, its corners lifting."""
    drop(on, "M540 150Q800 130 1060 156Q1046 440 1060 700Q1000 744 800 736Q640 742 530 726Q552 440 "
        "540 150Z")  # fmt: skip
    on.path("M540 150Q800 130 1060 156Q1046 440 1070 730Q1000 744 800 736Q640 742 530 726Q552 440 "
        "540 150Z", fill=on.matt("#f8efd8"))  # fmt: skip
    dice = on.dice("page")
    lines = "".join(_scrawl(dice.randrange(9, 13), 590, 210 + row * 54) for row in range(9))
    on.line(lines, 4, "#55506a")
    on.fill("M1070 730Q1000 744 960 736Q1010 700 1064 640Z", "#d9c9a0", -0.5)


def _scrawl(words: int, x: float, y: float) -> str:
    """Write a line of joined-up nothing as stroke data."""
    return "".join(
        f"M{x + i * 36} {y}q8 {-14 + (i * 7) % 12} 16 0t{10 + (i * 5) % 8} {-4 + (i * 3) % 7}"
        for i in range(words)
    )
