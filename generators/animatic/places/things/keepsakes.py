"""Things that people keep: keys, watches, boxes, drawn large at (800, 460)."""

from __future__ import annotations

import math

from generators.animatic.draw import polyline, smooth
from generators.animatic.light import mix
from generators.animatic.places.buildings import glyphs
from generators.animatic.places.gearing import BRASS
from generators.animatic.places.setting import Sheet
from generators.animatic.places.shapes import box, disc, leaf, quad, spoke, stamp

from .grounding import contact, drop


def watch(on: Sheet) -> None:
    """Draw a pocket watch on its chain."""
    contact(on, 715, 280)
    links = "".join(
        disc(800 + 120 * math.sin(i * 0.42) + i * 22, 190 - i * 9, 15, 10) for i in range(1, 20)
    )
    on.line(links, 6, BRASS, -0.2)
    on.ellipse(800, 205, 46, 46, stroke=on.paint(BRASS, 0.1), width=14)
    on.rect(772, 232, 56, 44, fill=on.gloss(BRASS, 0), radius=10)
    _dial(on, 800, 490, 222)


def _dial(on: Sheet, x: float, y: float, r: float) -> None:
    on.ellipse(x, y, r, r, fill=on.gloss(BRASS))
    on.ellipse(x, y, r * 0.88, r * 0.88, fill=on.paint(BRASS, -1.1))
    on.ellipse(x, y, r * 0.84, r * 0.84,
        fill=on.glow(((0, on.paint("#fffaea", 0.3)), (1, on.paint("#ecdfc0", -0.3)))))  # fmt: skip
    for i in range(60):
        a, reach = i * math.tau / 60, 0.7 if i % 5 == 0 else 0.76
        on.line(spoke((x, y), a, r * reach, r * 0.79), 6 if i % 5 == 0 else 2, "#3a3040")
    dice = on.dice("hours")
    hour, minute = dice.uniform(0, math.tau), dice.uniform(0, math.tau)
    for a, reach, width in ((hour, 0.42, 13), (minute, 0.66, 8)):
        hand = leaf(
            x - math.sin(a) * r * 0.1, y + math.cos(a) * r * 0.1, r * reach, a - math.pi / 2, width
        )
        on.fill(hand, "#2a2c44")
    on.ellipse(x, y + r * 0.42, r * 0.17, r * 0.17, stroke=on.paint("#8a7a68"), width=2.5)
    on.line(f"M{x:.1f} {y + r * 0.42:.1f}l{r * 0.1:.1f} {-r * 0.08:.1f}", 3, "#b8433f")
    on.ellipse(x, y, r * 0.05, r * 0.05, fill=on.paint(BRASS, 0.3))
    glass = stamp("M-.7 -.3Q-.45 -.75 .2 -.73L.05 -.5Q-.38 -.52 -.5 -.12Z", (x, y), r)
    on.path(glass, fill="#ffffff", opacity=0.22)


def key(on: Sheet) -> None:
    """Draw an old key with a ribbon."""
    ring = disc(520, 460, 118) + "M520 382a78 78 0 1 1 -0.1 0Z"
    drop(
        on, ring + box(632, 440, 500, 40) + "M990 478h118v104h-34v-38h-20v38h-34v-50h-30Z", turn=-24
    )
    with on.group(transform="rotate(-24 800 460)"):
        on.path(
            "M600 430Q720 250 900 300Q1010 330 1000 250L1040 330Q1000 390 900 366Q760 330 640 470Z",
            fill=on.matt(on.accent),
        )
        on.path(ring, fill=on.gloss(BRASS))
        lobes = "".join(disc(520 + 118 * math.cos(a), 460 + 118 * math.sin(a), 34)
            for a in (math.pi * 0.5, math.pi, math.pi * 1.5))  # fmt: skip
        on.path(lobes, fill=on.gloss(BRASS))
        on.fill("".join(disc(520 + 118 * math.cos(a), 460 + 118 * math.sin(a), 13)
            for a in (math.pi * 0.5, math.pi, math.pi * 1.5)), BRASS, -1.4)  # fmt: skip
        on.path(box(632, 440, 500, 40), fill=on.gloss(BRASS, 90))
        on.path(box(640, 426, 22, 68) + box(678, 430, 14, 60) + box(1096, 432, 20, 56),
            fill=on.gloss(BRASS, 90))  # fmt: skip
        on.path("M990 478h118v104h-34v-38h-20v38h-34v-50h-30Z", fill=on.gloss(BRASS, 90))


def phone(on: Sheet) -> None:
    """Draw a phone lying there with a message on its glowing screen."""
    drop(on, box(628, 122, 344, 638), turn=8)
    with on.group(transform="rotate(8 800 460)"):
        on.rect(622, 116, 356, 650, fill=on.gloss("#2b2f3c"), radius=46)
        screen = on.linear(
            (640, 134), (960, 750), ((0, "#6fb7f2"), (0.5, "#8f9cf0"), (1, "#e89ac8"))
        )
        on.rect(638, 132, 324, 618, fill=screen, radius=34)
        on.rect(742, 142, 116, 22, fill="#1b1d26", radius=11)
        for y, w, x, colour in ((250, 210, 664, "#ffffff"), (350, 170, 664, "#ffffff"),
                (450, 190, 746, "#d7f7c8"), (550, 232, 664, "#ffffff")):  # fmt: skip
            on.rect(x, y, w, 72, fill=colour, radius=28, opacity=0.94)
            count = max(3, int(w / 36))
            on.path(
                glyphs(on.dice(f"words{y}"), (x + 22, y + 24), 22, count), stroke="#3d4460", width=3
            )
        on.rect(664, 668, 272, 52, fill="#ffffff", radius=26, opacity=0.5)
        on.path(quad((640, 170), (780, 134), (700, 745), (640, 600)), fill="#ffffff", opacity=0.08)
    on.halo((800, 430), 420, "#bcd8ff", 0.3 if on.night else 0.12)


def compass(on: Sheet) -> None:
    """Draw a brass compass with its lid open."""
    contact(on, 715, 320)
    on.ellipse(800, 246, 200, 62, fill=on.gloss(BRASS, 90))
    on.ellipse(800, 252, 176, 46, fill=on.paint(BRASS, -0.9))
    on.rect(770, 286, 60, 30, fill=on.paint(BRASS, -0.4), radius=8)
    on.ellipse(800, 520, 240, 200, fill=on.gloss(BRASS))
    on.ellipse(800, 512, 208, 170, fill=on.paint(BRASS, -1.2))
    on.ellipse(800, 512, 200, 162,
        fill=on.glow(((0, on.paint("#fffaf0", 0.3)), (1, on.paint("#e4d4b0", -0.2)))))  # fmt: skip
    turn = on.dice("north").uniform(-0.9, 0.9)
    with on.group(transform="translate(800 512) scale(1 0.81)"):
        star = "".join(leaf(0, 0, 150 if i % 2 == 0 else 92, i * math.pi / 4, 20) for i in range(8))
        on.fill(star, "#b9a070", -0.1, opacity=0.75)
        ticks = "".join(spoke((0, 0), i * math.tau / 36, 170, 188) for i in range(36))
        on.line(ticks, 4, "#4a3a40")
        c, s = math.sin(turn), -math.cos(turn)
        for sign, colour in ((1, "#d23b3a"), (-1, "#37466a")):
            tip, side = (c * 150 * sign, s * 150 * sign), (-s * 22, c * 22)
            on.fill(polyline([side, tip, (-side[0], -side[1])]), colour, 0.1)
        on.ellipse(0, 0, 16, 16, fill=on.paint(BRASS, 0.4))
    on.path("M640 440Q700 370 820 362L800 398Q710 410 668 462Z", fill="#ffffff", opacity=0.28)


def parcel(on: Sheet) -> None:
    """Draw a wooden box, its lid ajar and light coming out."""
    contact(on, 715, 420)
    wood = "#9a6642"
    inner = on.lamp if on.lamps else "#ffedb8"
    on.halo((800, 400), 330, inner, 0.7)
    on.fill(quad((480, 400), (1120, 400), (1060, 350), (540, 350)), "#3a2530", -0.4)
    beams = "".join(quad((x - 16, 396), (x + 16, 396), (x + (x - 800) * 0.35 + 50, 150),
        (x + (x - 800) * 0.35 - 50, 150)) for x in (590, 700, 810, 920, 1020))  # fmt: skip
    on.path(beams, fill=on.linear((0, 396), (0, 150), ((0, inner, 0.65), (1, inner, 0))))
    with on.group(transform="rotate(-17 500 380)"):
        on.path(quad((470, 300), (1110, 300), (1130, 368), (460, 368)), fill=on.matt(wood))
        on.fill(box(460, 362, 670, 22), wood, -0.9)
        on.path("M760 300h60l8 68h-74Z", fill=on.gloss(BRASS))
    on.rect(480, 400, 640, 310, fill=on.matt(wood, 80), radius=6)
    grain = "".join(f"M490 {y}q160 {8 if y % 3 else -8} 320 0t300 0" for y in range(430, 700, 34))
    on.line(grain, 2.4, wood, -0.9, opacity=0.5)
    for x in (480, 1060):
        on.path(box(x, 400, 60, 310), fill=on.gloss(BRASS, 80), opacity=0.9)
        on.fill("".join(disc(x + 30, y, 7) for y in (430, 555, 680)), BRASS, -0.9)
    on.rect(752, 446, 96, 104, fill=on.gloss(BRASS), radius=12)
    on.fill(
        disc(800, 488, 13) + quad((792, 492), (808, 492), (813, 528), (787, 528)), "#2a1d24", -0.8
    )


def music_box(on: Sheet) -> None:
    """Draw a music box with its dancer turning."""
    contact(on, 715, 360)
    wood = mix(on.accent, "#8a4a50", 0.5)
    on.path(quad((520, 470), (1080, 470), (1020, 130), (580, 130)), fill=on.matt(wood))
    mirror = on.linear((600, 150), (1000, 450), ((0, on.paint("#dcebf5", 0.3)),
        (0.5, on.paint("#b4c9dd")), (1, on.paint("#e9f2f8", 0.3))))  # fmt: skip
    on.path(quad((556, 450), (1044, 450), (994, 156), (606, 156)), fill=mirror)
    on.fill(quad((520, 470), (1080, 470), (1120, 560), (480, 560)), "#7a2f48", -0.2)
    on.fill("M760 520L770 430h60l10 90Z", "#fbe3ea", 0.1)
    tutu = smooth([(690, 404), (740, 372), (800, 362), (860, 372), (910, 404), (860, 420),
        (800, 412), (740, 420)], closed=True)  # fmt: skip
    on.fill("M792 410h16l-4 116h-8Z", "#ffdcc8", 0.1)
    on.fill(tutu, "#ffd3e0", 0.3)
    on.fill("M780 370Q778 310 800 306Q822 310 820 370Z", "#f58fae", 0.1)
    on.line("M786 322Q730 270 790 214M814 322Q870 270 810 214", 10, "#ffdcc8", 0.1)
    on.fill(disc(800, 274, 27, 30), "#ffe2cf", 0.2)
    on.fill("M772 272Q776 236 800 238Q824 236 828 272Q812 252 800 256Q788 252 772 272Z"
        + disc(800, 232, 13), "#6b4038")  # fmt: skip
    on.rect(470, 556, 660, 156, fill=on.matt(wood, 85), radius=10)
    on.rect(492, 578, 616, 112, stroke=on.paint(BRASS, 0.2), width=6, radius=8)
    curls = "".join(f"M{x} 634q30 -44 60 0t60 0" for x in (560, 700, 840, 960))
    on.line(curls, 5, BRASS, 0.1)
    on.line("M1130 630h56v-50", 12, BRASS, 0)
    on.ellipse(1186, 570, 18, 18, fill=on.gloss(BRASS))
    notes = "".join(f"M{x} {y}v-54q26 4 30 26" + disc(x - 9, y, 11, 8)
        for x, y in ((500, 300), (1130, 260), (1180, 420), (430, 190)))  # fmt: skip
    on.line(notes, 5, "#fff2c8", 0.4, opacity=0.8)


def feather(on: Sheet) -> None:
    """Draw one large feather, drifting."""
    tip, root = (1120.0, 170.0), (500.0, 700.0)
    colour = mix("#f4f6fb", on.accent, 0.12)

    def spine(u: float) -> tuple[float, float]:
        bow = 90 * math.sin(u * math.pi)
        return root[0] + (tip[0] - root[0]) * u - bow * 0.6, root[1] + (
            tip[1] - root[1]
        ) * u - bow * 0.5

    on.halo((800, 430), 380, on.light.sun, 0.35)
    for side, tone in ((1, -0.55), (-1, 0.15)):
        edge = [spine(0.16)]
        for i in range(24):
            u = 0.18 + 0.8 * i / 23
            x, y = spine(u)
            reach = 118 * math.sin(min(1.0, (u - 0.1) * 1.25) * math.pi) ** 0.7 + 14
            edge.append((x + side * reach * 0.6 + 24, y + side * reach * 0.6 - 34))
        edge.append(tip)
        back = [spine(1 - i / 10) for i in range(11)]
        on.path(smooth(edge) + "L" + "L".join(f"{a:.1f} {b:.1f}" for a, b in back) + "Z",
            fill=on.shading(((0, on.paint(colour, tone + 0.6)),
            (1, on.paint(mix(colour, "#a9bce6", 0.3), tone - 0.1))), angle=60))  # fmt: skip
        barbs = "".join(
            f"M{spine(u)[0]:.1f} {spine(u)[1]:.1f}l{side * 62 + 20:.1f} {side * 52 - 40:.1f}"
            for u in [0.22 + 0.03 * k for k in range(24)]
        )
        on.line(barbs, 1.8, "#8f9cc0", -0.3, opacity=0.4)
    quill = "M" + "L".join(f"{spine(i / 16)[0]:.1f} {spine(i / 16)[1]:.1f}" for i in range(16))
    on.line(quill, 7, "#d9cba8", 0.2)
