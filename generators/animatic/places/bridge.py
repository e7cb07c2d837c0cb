"""A bridge across a river, the river running away below its rail."""

from __future__ import annotations

from random import Random

from generators.animatic.draw import smooth

from .buildings import skyline, street_lamp, tower
from .foliage import GREEN, branch, hills, tree
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, stamp, steps
from .skies import sky, sun_at
from .solids import block
from .water import water
from .weathering import floor_weather, fog, snow


def bridge(here: Setting) -> tuple[Layer, ...]:
    """Paint a bridge across a river, the river running away below its rail."""
    view, dice = Perspective(horizon=515), here.dice("bridge")
    back = here.sheet()
    hills(back, "hills", base=530, height=170, far=0.66, colour="#7a98ae")
    skyline(back, "city", base=532, low=16, high=120, wide=40, far=0.52)
    back.veil(420, 535, 0.35)
    river = here.sheet()
    water(river, "river", top=522, bottom=800)
    _second_bridge(river)
    for side in (-1, 1):
        _bank(river, here.dice(f"bank{side}"), side)
    fog(river, 400, 640)
    deck = here.sheet(view)
    red = dice.random() < 0.5
    _deck(deck, red=red)
    lights = [(*view.at(x, 0, 8.6), here.lamp) for x in (-2.2, 2.2)] if here.lamps else ()
    floor_weather(deck, reach=8.7, lights=lights)
    _parapet(deck, red=red)
    front = here.sheet()
    branch(front, here.dice("willow"), (1680, -30), (1290, 150),
        colour=dice.choice(("#8fb558", "#f5b3c8", "#d98a3c")), size=18, count=8)  # fmt: skip
    return (
        sky(here, horizon=530), Layer(back, 0.2, bloom=0.3), Layer(river, 0.45, bloom=0.5),
        Layer(deck, 1.0, bloom=0.5), Layer(front, 1.4, blur=2.5),
    )  # fmt: skip


def _second_bridge(on: Sheet) -> None:
    far, steel = 0.3, on.dice("arch").choice(("#b5483c", "#5f7f94", "#8b8f98"))
    main, dark = on.paint(steel, -0.1, far), on.paint(steel, -0.9, far)
    on.path(box(-40, 478, 1680, 14), fill=main)
    on.path(box(-40, 489, 1680, 8), fill=dark)
    ties = []
    for left, right in ((240, 800), (800, 1360)):
        mid, span = (left + right) / 2, (right - left) / 2
        arch = f"M{left} 484Q{mid} 300 {right} 484"
        on.path(arch, stroke=main, width=11)
        on.path(f"M{left} 490Q{mid} 318 {right} 490", stroke=dark, width=4)
        ties += [f"M{mid + u * span:.1f} {484 - 92 * (1 - u * u):.1f}V480"
            for u in (-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8)]  # fmt: skip
        for x in (left, right):
            on.fill(box(x - 15, 484, 30, 62), "#a8a49e", -0.5, far)
    on.path("".join(ties), stroke=main, width=3)
    if on.lamps:
        spots = [(x, 472.0) for x in range(60, 1600, 90)]
        on.path("".join(disc(x, y, 4) for x, y in spots), fill="#ffe7b0")
        glints = "".join(box(x - 3, 530, 6, 90) for x, _ in spots)
        on.path(
            glints, fill=on.linear((0, 530), (0, 620), ((0, "#ffdf9c", 0.5), (1, "#ffdf9c", 0)))
        )


def _bank(on: Sheet, dice: Random, side: int) -> None:
    edge = 800 + side * 860
    line = [(800 + side * 190, 524), (800 + side * 330, 540), (800 + side * 520, 590),
        (800 + side * 700, 680), (800 + side * 780, 800)]  # fmt: skip
    on.fill(smooth([(a - side * 14, b + 8) for a, b in line]) + f"L{edge:.1f} 800V522Z", "#8f887c",
        -0.8, 0.15)  # fmt: skip
    fill = on.linear(
        (0, 522), (0, 790), ((0, on.ground("#9db56a", 0.1, 0.3)), (1, on.ground("#6d9448", -0.6)))
    )
    on.path(smooth(line) + f"L{edge:.1f} 800V518L{800 + side * 190:.1f} 520Z", fill=fill)
    for i in range(5):
        x = 800 + side * (900 - i * 118)
        y = 640 - i * 24
        size = 1.0 - i * 0.15
        if dice.random() < 0.55:
            tower(on, dice,
                (x - 60 * size, y - dice.uniform(120, 200) * size, 120 * size, 190 * size), far=0.12
                + i * 0.08, side=-side)  # fmt: skip
    for i, (u, y) in enumerate(((250, 532), (340, 545), (450, 570), (590, 622), (720, 700))):
        height = 60 + i * 55
        tree(on, f"bank{side}{i}", (800 + side * (u + 46), y), height,
            colour=dice.choice((GREEN, "#6fa04a", "#f0aec4")), far=0.34 - i * 0.07,
            sun=-side)  # fmt: skip


def _deck(on: Sheet, *, red: bool) -> None:
    z = 8.8
    top = on.at(0, 0, z)[1]
    near, far = ("#8a5d40", "#c08a5c") if red else ("#8f8a86", "#c4beb4")
    fill = on.linear((0, top), (0, 900), ((0, on.ground(far, 0.1)), (1, on.ground(near, -0.7))))
    on.path(box(-40, top, 1680, 900 - top), fill=fill)
    seams = "".join(f"M-40 {on.at(0, 0, d)[1]:.1f}h1680" for d in steps(4.8, z, 0.34))
    on.path(seams, stroke=on.ground(near, -1.0), width=2.2, opacity=0.5)
    dice = on.dice("joints")
    ends = "".join(on.front(d, x, x + 0.02, 0, 0.06) for d in steps(4.8, z, 0.34)
        for x in [dice.uniform(-3, 3)])  # fmt: skip
    on.path(ends, fill=on.ground(near, -1.0), opacity=0.6)
    if not on.night and on.light.dull < 0.5:
        x = sun_at(on, 530)[0]
        on.halo((x, top), 300, on.light.sun, 0.4)


def _parapet(on: Sheet, *, red: bool) -> None:
    z, colour = 8.8, "#c9402f" if red else "#5a6470"
    block(on, (-9, 9), (0, 0.16), (z, z + 0.2), "#a39b90" if not red else "#7d4634")
    bars = "".join(
        on.front(z, x * 0.28 - 0.022, x * 0.28 + 0.022, 0.1, 1.0) for x in range(-22, 23) if x % 6
    )
    on.fill(bars, colour, -0.6)
    block(on, (-9, 9), (0.98, 1.1), (z - 0.06, z + 0.14), colour)
    on.fill(on.front(z - 0.06, -9, 9, 0.4, 0.47), colour, -0.3)
    for i in range(-3, 4):
        x = i * 1.68
        block(on, (x - 0.1, x + 0.1), (0, 1.24), (z - 0.1, z + 0.1), colour)
        (a, b), k = on.at(x, 1.24, z), on.scale(z)
        cap = stamp("M-.12 0Q-.1 -.12 0 -.26Q.1 -.12 .12 0Z", (a, b), k)
        on.fill(cap, "#3b3840" if red else "#7d8894", 0.1)
        snow(on, [(a - k * 0.1, b - k * 0.06), (a + k * 0.1, b - k * 0.06)], 8)
    (a, y), (b, _) = on.at(-9, 1.1, z), on.at(9, 1.1, z)
    snow(on, [(a, y), (b, y)], 10)
    for x, lean in ((-2.6, 1.0), (2.6, -1.0)):
        street_lamp(on, on.at(x, 0, z - 0.1), 590, lean=lean)
