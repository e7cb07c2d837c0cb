"""The inside of a carriage: a long seat, three windows, the land going by."""

from __future__ import annotations

from generators.animatic.light import lighten, mix

from .buildings import glyphs, skyline
from .foliage import hills, treeline
from .setting import WIDTH, Layer, Setting, Sheet
from .shapes import box, disc, hole, quad, stroke
from .skies import sky, sun_at
from .water import water
from .weathering import fog

_PANES = ((96.0, 424.0), (588.0, 424.0), (1080.0, 424.0))


def train(here: Setting) -> tuple[Layer, ...]:
    """Paint the inside of a carriage: a long seat, three windows, the land going by."""
    outside = here.sheet()
    scene = here.dice("train").choice(("sea", "town", "fields"))
    hills(outside, "hills", base=470, height=170, far=0.6, colour="#7a98ae")
    if scene == "sea":
        water(outside, "sea", top=455, bottom=620)
    elif scene == "town":
        skyline(outside, "town", base=600, low=60, high=230, wide=76, far=0.35)
    else:
        treeline(outside, "trees", base=500, height=60, far=0.35, bump=18)
        grass = outside.linear((0, 495), (0, 620), ((0, here.ground("#b9c46a", 0.2, 0.2)),
            (1, here.ground("#7fa04a", -0.3))))  # fmt: skip
        outside.path(box(-40, 495, 1680, 140), fill=grass)
    fog(outside, 330, 600)
    room = here.sheet(warm=0.75)
    _carriage(room)
    _seat(room)
    _carriage_floor(room)
    return (
        sky(here, horizon=480, clouds=0.9), Layer(outside, 0.12, bloom=0.4),
        Layer(room, 1.0, bloom=0.35), Layer(_straps(here), 1.25, blur=1.5),
    )  # fmt: skip


def _carriage(on: Sheet) -> None:
    shell = box(-40, -20, 1680, 760) + "".join(hole(x, 232, w, 300) for x, w in _PANES)
    wall = on.linear((0, 0), (0, 700), ((0, on.paint("#d9d4c6", -0.5)),
        (0.3, on.paint("#efe8d8", -0.1)), (1, on.paint("#cfc4b2", -0.6))))  # fmt: skip
    on.path(shell, fill=wall)
    for x, w in _PANES:
        frame = box(x - 12, 220, w + 24, 324) + hole(x, 232, w, 300)
        on.fill(frame, "#9aa2a8", -0.2)
        on.fill(box(x - 12, 536, w + 24, 10), "#e9edee", 0.3)
        on.fill(box(x, 378, w, 5), "#7d858c", -0.5)
        glare = quad(
            (x + w * 0.1, 232), (x + w * 0.3, 232), (x + w * 0.12, 532), (x, 532), (x, 430)
        )
        on.path(glare, fill="#ffffff", opacity=0.1)
        on.fill(box(x, 232, w, 26), "#e6dcc4", -0.5, opacity=0.9)
        if on.wet:
            _rain_streaks(on, x, w)
    rack = on.paint("#8d959c", -0.4)
    on.path(box(-40, 188, 1680, 8) + box(-40, 204, 1680, 4)
        + "".join(box(x, 160, 6, 46) for x in range(40, 1600, 246)), fill=rack)  # fmt: skip
    _posters(on)
    on.fill(box(-40, -20, 1680, 84), "#e9e5da", -0.3)
    strip = "#fffbe9" if on.lamps else on.paint("#f3f2ec", 0.1)
    on.path(box(-40, 62, 1680, 12), fill=strip)
    if on.lamps:
        glow = on.linear((0, 62), (0, 330), ((0, "#fff2cf", 0.42), (1, "#fff2cf", 0.0)))
        on.path(box(-40, 62, 1680, 268), fill=glow)


def _rain_streaks(on: Sheet, x: float, w: float) -> None:
    dice = on.dice(f"streaks{x}")
    data = ""
    for _ in range(34):
        a = (x + dice.uniform(6, w - 40), dice.uniform(262, 500))
        data += stroke(a, (a[0] + dice.uniform(14, 34), a[1] + dice.uniform(8, 20)))
    on.path(data, stroke="#dbe8f5", width=2.2, opacity=0.45)


def _posters(on: Sheet) -> None:
    dice = on.dice("posters")
    x = 30.0
    while x < 1560:
        w = dice.uniform(110, 210)
        colour = dice.choice(("#e8c85a", "#6fa8c9", "#e58a8a", "#9cc28a", "#f2ede0", on.accent))
        on.fill(box(x, 92, w, 84), colour, -0.15)
        on.line(glyphs(dice, (x + 12, 104), 22, 3), 3, "#3c3a48", -0.2)
        on.ellipse(x + w * 0.75, 146, 18, 18, fill=on.paint(lighten(colour, 0.4), 0))
        x += w + dice.uniform(6, 40)


def _seat(on: Sheet) -> None:
    cloth = mix(on.accent, "#5a3f4a", 0.25)
    back = on.linear((0, 556), (0, 680), ((0, on.paint(cloth, 0.25)), (1, on.paint(cloth, -0.6))))
    on.rect(-40, 556, 1680, 140, fill=back, radius=14)
    tufts = "".join(box(x, 560, 3, 122) for x in range(60, 1600, 116))
    on.fill(tufts, cloth, -1.2, opacity=0.6)
    seat = on.linear((0, 664), (0, 722), ((0, on.paint(cloth, 0.45)), (1, on.paint(cloth, -0.3))))
    on.rect(-40, 664, 1680, 58, fill=seat, radius=20)
    on.fill("".join(box(x, 668, 3, 48) for x in range(60, 1600, 116)), cloth, -1.0, opacity=0.5)
    on.fill(box(-40, 720, 1680, 54), "#8f8a84", -0.9)
    vents = "".join(box(x + i * 12, 736, 5, 24) for x in range(120, 1500, 340) for i in range(9))
    on.fill(vents, "#4a4a52", -1.0)
    rails = "".join(f"M{x} 800V210" for x in (552, 1046))
    on.line(rails, 11, "#c9ced4", -0.2)
    on.path(
        "".join(f"M{x - 3} 800V210" for x in (552, 1046)), stroke="#ffffff", width=3, opacity=0.7
    )


def _carriage_floor(on: Sheet) -> None:
    fill = on.linear(
        (0, 770), (0, 900), ((0, on.paint("#a39a90", -0.3)), (1, on.paint("#6f6a68", -0.9)))
    )
    on.path(box(-40, 770, 1680, 130), fill=fill)
    on.fill(box(-40, 770, 1680, 6), "#5d5854", -0.9)
    dice = on.dice("specks")
    specks = "".join(disc(dice.uniform(0, WIDTH), dice.uniform(780, 896), dice.uniform(1.5, 4), 1.4)
        for _ in range(120))  # fmt: skip
    on.fill(specks, "#d9d2c4", -0.2, opacity=0.35)
    if on.night or on.light.dull > 0.5:
        return
    slant = 90 if sun_at(on, 480)[0] < 800 else -90
    light = on.linear((0, 664), (0, 900), ((0, on.light.sun, 0.5), (1, on.light.sun, 0.14)))
    patches = "".join(quad((x + 20 + slant * 0.3, 664), (x + w - 20 + slant * 0.3, 664),
        (x + w + 20 + slant * 1.6, 900), (x - 20 + slant * 1.6, 900))
        for x, w in _PANES)  # fmt: skip
    on.path(patches, fill=light)


def _straps(here: Setting) -> Sheet:
    on = here.sheet(warm=0.75)
    on.fill(box(-60, 84, 1720, 12), "#b9c0c6", -0.3)
    on.path(box(-60, 85, 1720, 4), fill="#ffffff", opacity=0.5)
    for i in range(9):
        x = 70 + i * 182 + (i % 2) * 8
        if 600 < x < 1000:
            continue
        on.fill(quad((x - 7, 92), (x + 7, 92), (x + 6, 178), (x - 6, 178)), "#e9e1cf", -0.5)
        on.ellipse(x, 208, 29, 32, stroke=on.paint("#f4efe2", -0.2), width=9)
    return on
