"""What is eaten and drunk, and what it comes in, drawn large at (800, 460)."""

from __future__ import annotations

import math

from generators.animatic.draw import smooth
from generators.animatic.light import lighten, mix
from generators.animatic.places import solids
from generators.animatic.places.gearing import BRASS
from generators.animatic.places.setting import Sheet
from generators.animatic.places.shapes import box, disc, leaf, quad, stamp

from .grounding import contact


def cup(on: Sheet) -> None:
    """Draw a cup of something hot."""
    contact(on, 715, 460)
    glaze = mix(on.accent, "#f4efe4", 0.72)
    on.ellipse(800, 690, 400, 62, fill=on.gloss("#f4ece0", 30))
    on.ellipse(800, 682, 300, 40, fill=on.paint("#d9cdbd", -0.4))
    on.line("M1040 400q150 -10 130 120q-20 90 -160 96", 40, glaze, -0.5)
    on.line("M1040 400q150 -10 130 120q-20 90 -160 96", 22, glaze, 0.1)
    on.path("M540 330Q546 640 700 690H900Q1054 640 1060 330Z", fill=on.gloss(glaze, 10))
    band = "M541 380Q800 430 1059 380L1056 430Q800 480 546 430Z"
    on.fill(band, on.accent, -0.1, opacity=0.85)
    on.ellipse(800, 330, 260, 58, fill=on.paint(glaze, 0.25))
    tea = on.glow(((0, on.paint("#c98a4a", 0.2)), (1, on.paint("#7a4426", -0.3))))
    on.ellipse(800, 336, 234, 46, fill=tea)
    on.path("M640 330Q720 300 820 304Q720 312 680 342Z", fill="#ffffff", opacity=0.4)
    for dx, lean in ((-80, -0.12), (10, 0.1), (90, -0.05)):
        plume = [(800 + dx, 310), (770 + dx, 230), (826 + dx, 160), (786 + dx + lean * 90, 80),
            (846 + dx, 150), (800 + dx, 230), (826 + dx, 310)]  # fmt: skip
        on.path(
            smooth(plume, closed=True), fill=on.shading(((0, "#ffffff", 0.0), (1, "#ffffff", 0.34)))
        )


def bread(on: Sheet) -> None:
    """Draw a fresh loaf on a board, two slices cut."""
    contact(on, 720, 520)
    on.path(
        "M330 690H1270L1300 720Q1300 740 1270 740H330Q300 740 300 720Z", fill=on.matt("#b07c4c")
    )
    crust = "M420 690Q360 520 470 430Q620 340 860 350Q1060 356 1090 470Q1130 600 1080 690Z"
    warm = on.shading(((0, on.paint("#e8b066", 0.4)), (0.5, on.paint("#c9823c", -0.1)),
        (1, on.paint("#8a4f26", -0.7))))  # fmt: skip
    on.path(crust, fill=warm)
    for x in (560, 690, 820, 950):
        on.fill(
            f"M{x - 40} 470Q{x + 10} 390 {x + 70} 396Q{x + 40} 430 {x - 10} 500Z", "#f6dca4", 0.2
        )
    for x in (1010, 1130):
        on.fill(stamp("M0 700Q-50 560 20 500Q110 460 140 560Q150 640 130 706Z", (x, 0), 1),
            "#a9662e", -0.3)  # fmt: skip
        on.path(stamp("M16 692Q-20 570 36 520Q100 486 122 566Q130 640 116 696Z", (x, 0), 1),
            fill=on.matt("#f9e7c2"))  # fmt: skip
        holes = "".join(disc(x + 50 + (i * 37) % 60, 560 + (i * 53) % 110, 6, 5) for i in range(9))
        on.fill(holes, "#e0c08c", -0.1)
    crumbs = "".join(disc(360 + (i * 97) % 900, 712 + (i * 7) % 20, 4, 3) for i in range(26))
    on.fill(crumbs, "#e8c48a")
    for x in (560, 720, 880):
        on.path(leaf(x, 380, 260, -1.57 + (x - 720) / 1400, 22),
            fill=on.shading(((0, "#ffffff", 0), (1, "#ffffff", 0.28))))  # fmt: skip


def flower(on: Sheet) -> None:
    """Draw one flower in full bloom among its leaves."""
    colour = on.dice("bloom").choice(("#f58fb0", "#f6c344", "#9a8af0", "#ef6f5c", on.accent))
    on.line("M800 420Q760 640 820 930", 17, "#4f8a4a", -0.3)
    for angle, length in ((-2.7, 300), (-0.5, 280), (2.6, 240)):
        on.path(leaf(804, 690, length, angle, 66), fill=on.matt("#5f9a50"))
        on.line(
            f"M804 690l{math.cos(angle) * length * 0.9:.1f} {math.sin(angle) * length * 0.9:.1f}",
            4, "#3f7038", -0.4)  # fmt: skip
    for ring, (count, reach, wide, tone) in enumerate(
        ((9, 290, 150, -0.7), (8, 235, 130, -0.2), (6, 160, 92, 0.25))
    ):
        for i in range(count):
            a = i * math.tau / count + ring * 0.3
            fill = on.radial((800,
                400), 280, ((0, on.paint(mix(colour, "#8a2f50", 0.4), tone - 0.3)),
                (0.5, on.paint(colour, tone)),
                (1, on.paint(lighten(colour, 0.45), tone + 0.2))))  # fmt: skip
            on.path(leaf(800, 400, reach, a, wide), fill=fill)
            on.line(f"M800 400L{800 + math.cos(a) * reach * 0.8:.1f} "
                f"{400 + math.sin(a) * reach * 0.8:.1f}", 2, lighten(colour, 0.4), tone,
                opacity=0.6)  # fmt: skip
    on.ellipse(800, 400, 56, 56, fill=on.gloss("#f6c83f"))
    dice = on.dice("pollen")
    seeds = "".join(
        disc(800 + math.cos(i * 2.4) * 5.6 * i**0.62, 400 + math.sin(i * 2.4) * 5.6 * i**0.62, 4)
        for i in range(40)
    )
    on.fill(seeds, "#b5742a", -0.1)
    dew = "".join(
        disc(800 + dice.uniform(-200, 200), 400 + dice.uniform(-190, 190), dice.uniform(4, 9))
        for _ in range(12)
    )
    on.path(dew, fill="#ffffff", opacity=0.5)


def candle(on: Sheet) -> None:
    """Draw a burning candle in its holder."""
    contact(on, 725, 320)
    flame = "#ffcf6a"
    on.halo((800, 226), 400, flame, 0.75)
    on.ellipse(800, 700, 270, 46, fill=on.gloss(BRASS, 30))
    on.ellipse(800, 692, 220, 30, fill=on.paint(BRASS, -0.9))
    on.line("M1050 690q120 -40 90 40q-30 40 -90 6", 17, BRASS, -0.1)
    wax = on.shading(((0, mix(flame, "#fff6e0", 0.6)), (0.4, on.paint("#f7ecd8", 0.2)),
        (1, on.paint("#d8c4ac", -0.6))))  # fmt: skip
    on.path("M716 330Q760 346 800 336Q850 350 884 328V680Q800 704 716 680Z", fill=wax)
    on.path("M716 336q-16 60 6 120q14 20 14 -20v-90ZM870 340q6 70 20 150q-26 20 -26 -30Z",
        fill=mix(flame, "#fff6e0", 0.75))  # fmt: skip
    on.path("M800 336v-46", stroke="#3a2a2a", width=7)
    for scale, colour, alpha in ((1.0, "#ff9a3a", 0.85), (0.74, "#ffd35c", 0.95),
            (0.44, "#fffbe0", 1.0)):  # fmt: skip
        form = "M0 0C-.33 -.1 -.33 -.45 .01 -1C.33 -.45 .33 -.1 0 0Z"
        on.path(stamp(form, (800, 300), 190 * scale), fill=colour, opacity=alpha)


def bottle(on: Sheet) -> None:
    """Draw a bottle lying there with a message inside."""
    contact(on, 690, 520)
    with on.group(transform="rotate(-9 800 520)"):
        glass = mix("#7fc0a8", on.light.sky[1], 0.25)
        body = "M330 400Q330 380 360 380H930Q1010 386 1060 450H1220V560H1060Q1010 626 930 630H360Q330 630 330 610Z"
        on.fill(body, glass, -0.2, opacity=0.45)
        on.rect(430, 446, 420, 124, fill=on.matt("#f6e6c0"), radius=58)
        on.ellipse(850, 508, 26, 62, fill=on.paint("#d9c090", -0.4))
        on.fill(box(610, 444, 36, 128), "#c23b42", -0.1)
        on.line(body, 7, lighten(glass, 0.45), 0.3, opacity=0.8)
        on.path(
            "M370 404H920Q990 410 1040 466H1000Q960 430 910 428H370Z", fill="#ffffff", opacity=0.45
        )
        on.path("M380 600H900", stroke="#ffffff", width=8, opacity=0.35)
        on.fill(box(1200, 438, 36, 134), lighten(glass, 0.3), 0.1, opacity=0.7)
        on.path(quad((1230, 456), (1330, 448), (1330, 562), (1230, 554)), fill=on.matt("#c9965c"))


def bowl(on: Sheet) -> None:
    """Draw a cat's bowl with a paw on it and a fish inside."""
    contact(on, 720, 470)
    fish_ = "M640 350Q760 250 920 330L990 280Q980 350 996 420L920 380Q760 440 640 350Z"
    on.path(fish_, fill=on.gloss("#8fb0c9", 80))
    on.fill(disc(700, 340, 10) + "M740 306q20 40 0 84", "#2f3a4c")
    heap = "".join(disc(560 + i * 44, 400 + (i % 3) * 10, 34) for i in range(12))
    on.fill(heap, "#a9683c", -0.1)
    on.fill("".join(disc(548 + i * 44, 388 + (i % 3) * 10, 11) for i in range(12)), "#d99a62", 0.2)
    on.path("M430 410Q800 470 1170 410L1240 690Q1240 716 1200 720H400Q360 716 360 690Z",
        fill=on.gloss(on.accent, 25))  # fmt: skip
    on.fill("M420 406Q800 470 1180 406Q1190 440 1160 448Q800 500 440 448Q410 440 420 406Z",
        lighten(on.accent, 0.35), 0.3)  # fmt: skip
    paw = disc(800, 620, 52, 42) + "".join(
        disc(800 + x, 560 + y, 20, 24) for x, y in ((-64, 16), (-24, -12), (24, -12), (64, 16))
    )
    on.fill(paw, "#fff6e8", 0.1)


def plant(on: Sheet) -> None:
    """Draw a potted plant close by."""
    solids.plant(
        on, (800, 730), 640, pot=mix(on.accent, "#c98a62", 0.5), name="insert", bloom="#ffd0de"
    )
