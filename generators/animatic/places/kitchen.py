"""A lived-in kitchen: counter, stove, fridge, a table under a lamp."""

from __future__ import annotations

from generators.animatic.light import lighten, mix

from .furnishing import (
    chair,
    cup,
    curtain,
    daylight,
    pendant,
    planks,
    shell,
    skirting,
    table,
    window,
)
from .outlook import WALLS, WOODS, outlook
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, leaf, quad
from .skies import sky
from .solids import block, heap, plant, shadow


def kitchen(here: Setting) -> tuple[Layer, ...]:
    """Paint a lived-in kitchen."""
    view, dice = Perspective(horizon=485, axis=780), here.dice("kitchen")
    room, back = here.sheet(view, warm=0.55), 9.6
    wall, wood = dice.choice(WALLS), dice.choice(WOODS)
    pane = (*view.at(-1.75, 2.12, back), 330.0, 178.0)
    shell(room, half=4.0, tall=2.95, back=back, wall=wall, panes=[pane])
    planks(room, half=4.0, back=back, colour=lighten(wood, 0.15))
    skirting(room, half=4.0, back=back, colour=wood)
    _tiles(room, back, pane)
    window(room, pane)
    for towards, x in ((-1, pane[0] - 20), (1, pane[0] + pane[2] - 80)):
        curtain(
            room, (x, pane[1] - 16, 100, 150), mix(here.accent, "#ffffff", 0.45), towards=towards
        )
    room.fill(box(pane[0] - 34, pane[1] - 20, pane[2] + 68, 7), wood, -0.6)
    _counter(room, wood, back)
    _cupboards(room, wood, back)
    _fridge(room)
    daylight(room, pane, back)
    _dining_corner(room, wood)
    pendant(room, view.at(-2.5, 2.15, 7.4), 92, here.accent)
    front = here.sheet(warm=0.55)
    _near_table(front, wood)
    return (
        sky(here, horizon=540, clouds=0.9, seen=(330.0, 990.0)), Layer(outlook(here), 0.3, bloom=0.2),
        Layer(room, 1.0, bloom=0.45), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _tiles(on: Sheet, back: float, pane: tuple[float, ...]) -> None:
    (x0, y0), (x1, y1) = on.at(-3.0, 1.5, back), on.at(2.3, 0.9, back)
    on.fill(box(x0, y0, x1 - x0, y1 - y0), "#f6f0e2", -0.2)
    low = pane[1] + pane[3] + 22
    rows = "".join(
        box(x0, y, x1 - x0, 1.6) for y in range(int(y0), int(y1), 20) if y > low or y < pane[1]
    )
    columns = "".join(
        box(x, max(y0, low), 1.6, y1 - max(y0, low)) for x in range(int(x0), int(x1), 24)
    )
    on.fill(rows + columns, "#c9bca6", -0.3)
    dice = on.dice("tiles")
    spots = "".join(
        box(x0 + 24 * dice.randrange(1, 34) + 1, y1 - 20 * dice.randrange(1, 3) + 2, 21, 17)
        for _ in range(9)
    )
    on.fill(spots, mix(on.accent, "#ffffff", 0.4), 0, opacity=0.7)


def _counter(on: Sheet, wood: str, back: float) -> None:
    z = back - 0.6
    block(on, (-3.1, 2.3), (0, 0.86), (z, back), wood)
    doors = [(-3.05 + i * 0.76, -3.05 + i * 0.76 + 0.7) for i in range(7)]
    on.fill("".join(on.front(z - 0.01, a, b, 0.12, 0.66) for a, b in doors), wood, 0.0)
    on.fill("".join(on.front(z - 0.01, a, b, 0.7, 0.82) for a, b in doors), wood, -0.1)
    knobs = "".join(disc(*on.at(b - 0.1, y, z), 4.5) for _, b in doors for y in (0.6, 0.76))
    on.fill(knobs, "#e6d9b8", 0.3)
    block(on, (-3.15, 2.35), (0.86, 0.92), (z - 0.06, back), "#e9e4da")
    x, y = on.at(-0.75, 0.92, z + 0.3)
    on.ellipse(x, y, 76, 7, fill=on.paint("#8d949c", -0.9))
    tap = f"M{x:.1f} {y - 4:.1f}v-40q0 -22 24 -22q20 0 20 22"
    on.line(tap, 7, "#c9d0d6", 0.2)
    _stove(on, z)
    _on_the_counter(on, z)


def _stove(on: Sheet, z: float) -> None:
    on.fill(on.front(z - 0.02, 0.95, 1.75, 0.04, 0.86), "#d9dcdc", -0.2)
    on.fill(on.front(z - 0.03, 1.05, 1.65, 0.16, 0.56), "#2f343c", -0.5)
    knobs = "".join(disc(*on.at(x, 0.74, z), 7) for x in (1.1, 1.27, 1.44, 1.6))
    on.fill(knobs, "#3c424c", -0.2)
    x, y = on.at(1.15, 0.93, z + 0.25)
    enamel = on.accent
    on.path(f"M{x - 48:.1f} {y - 58:.1f}h96v46q0 12 -14 12h-68q-14 0 -14 -12Z",
        fill=on.fade(enamel, (0.35, -1.0), angle=10))  # fmt: skip
    on.fill(box(x - 54, y - 64, 108, 9) + box(x - 66, y - 46, 18, 7) + box(x + 48, y - 46, 18, 7),
        enamel, -0.5)  # fmt: skip
    on.ellipse(x, y - 67, 12, 6, fill=on.paint("#2c2830"))
    steam = "".join(
        leaf(x + u, y - 76, 120, -1.57 + v, 9) for u, v in ((-20, -0.12), (6, 0.1), (26, -0.02))
    )
    on.path(steam, fill="#ffffff", opacity=0.2)
    kx, ky = on.at(1.62, 0.93, z + 0.25)
    on.path(
        f"M{kx - 26:.1f} {ky:.1f}q-8 -44 26 -46q34 2 26 46Z",
        fill=on.shading(((0, on.paint("#e6eaec", 0.4)), (1, on.paint("#7d868e", -0.8))), angle=20),
    )
    on.line(f"M{kx + 22:.1f} {ky - 26:.1f}l22 -16M{kx - 20:.1f} {ky - 42:.1f}q20 -34 40 0", 6,
        "#4a4f58", -0.3)  # fmt: skip
    hood = quad(on.at(0.75, 1.75, z), on.at(1.0, 2.2, z), on.at(1.7, 2.2, z), on.at(1.95, 1.75, z))
    on.fill(hood, "#cfd4d6", -0.3)
    on.fill(on.front(z, 0.72, 1.98, 1.66, 1.76), "#e3e7e8", 0.1)
    on.fill(on.front(z, 1.1, 1.6, 2.2, 2.95), "#bfc5c8", -0.5)


def _on_the_counter(on: Sheet, z: float) -> None:
    dice = on.dice("counter")
    for i in range(5):
        x, y = on.at(-2.95 + i * 0.2, 0.92, z + 0.3)
        h = dice.uniform(38, 66)
        on.fill(box(x - 12, y - h, 24, h),
            dice.choice(("#c9783f", "#e8d3a0", "#a9bb8a", "#d9b0a0")), -0.1)  # fmt: skip
        on.fill(box(x - 14, y - h - 8, 28, 10), "#7a5a42", -0.3)
    bx, by = on.at(0.35, 0.92, z + 0.2)
    on.fill(
        quad((bx - 60, by), (bx - 46, by - 10), (bx + 60, by - 10), (bx + 52, by)), "#c99a66", 0.1
    )
    on.ellipse(bx - 6, by - 20, 38, 15, fill=on.paint("#d39a52", 0.1))
    on.line(
        "".join(f"M{bx - 26 + i * 16:.1f} {by - 28:.1f}l8 12" for i in range(4)), 3, "#8a5a30", -0.2
    )
    plant(on, on.at(2.05, 0.92, z + 0.3), 92, pot="#e8e0d0")


def _cupboards(on: Sheet, wood: str, back: float) -> None:
    z = back - 0.34
    for x0, x1 in ((-3.9, -2.15), (2.05, 2.35)):
        block(on, (x0, x1), (1.55, 2.4), (z, back), wood)
        count = max(1, round((x1 - x0) / 0.58))
        doors = "".join(on.front(z - 0.01, x0 + (x1 - x0) * i / count + 0.03, x0
            + (x1 - x0) * (i + 1) / count - 0.03, 1.6, 2.35) for i in range(count))  # fmt: skip
        on.fill(doors, wood, 0.1)
        on.fill("".join(disc(*on.at(x0 + (x1 - x0) * (i + 0.85) / count, 1.68, z), 4)
            for i in range(count)), "#e6d9b8", 0.3)  # fmt: skip
    a, y = on.at(0.5, 1.62, back)
    rail = on.front(back - 0.05, -0.05, 0.7, 1.58, 1.61)
    on.fill(rail, "#8d949c", 0)
    for i, tool in enumerate(("ladle", "pan", "spoon")):
        x = a - 70 + i * 42
        on.line(f"M{x:.1f} {y:.1f}v46", 4, "#6d5a4a" if tool == "spoon" else "#7d868e", -0.2)
        on.ellipse(x, y + 58, 17 if tool == "pan" else 9, 17 if tool == "pan" else 12,
            fill=on.paint("#3f434c" if tool == "pan" else "#a9b0b6", -0.2))  # fmt: skip


def _fridge(on: Sheet) -> None:
    shadow(on, (2.5, 3.6), (8.6, 9.4))
    block(on, (2.5, 3.45), (0.04, 1.95), (8.7, 9.5), "#dfe8e4")
    on.fill(on.front(8.69, 2.5, 3.45, 1.22, 1.24), "#8f9c9a", -0.6)
    on.fill(on.front(8.69, 2.56, 2.6, 1.32, 1.62) + on.front(8.69, 2.56, 2.6, 0.8, 1.12), "#9aa6a6",
        -0.2)  # fmt: skip
    dice = on.dice("magnets")
    for _ in range(6):
        x, y = dice.uniform(2.7, 3.25), dice.uniform(1.35, 1.8)
        on.fill(on.front(8.68, x, x + 0.14, y, y + 0.12),
            dice.choice(("#f6d66a", "#f2a0a0", "#a0cfe8", "#fbf6e6")), 0.1)  # fmt: skip
    block(on, (2.6, 3.2), (1.95, 2.2), (8.8, 9.3), "#b98a5c")


def _dining_corner(on: Sheet, wood: str) -> None:
    chair(on, -3.2, 8.0, wood=wood, back=False)
    table(on, (-3.5, -1.75), (6.9, 7.9), wood=wood)
    cloth = on.floor(-3.2, -2.05, 7.0, 7.8, 0.722)
    on.fill(cloth, mix(on.accent, "#ffffff", 0.55), 0.1)
    heap(on, (-2.85, 0.76, 7.4), (0.5, 0.25), "#e8843a")
    x, y = on.at(-2.6, 0.74, 7.35)
    on.fill(f"M{x - 62:.1f} {y - 20:.1f}q62 40 124 0l-20 26h-84Z", "#f2ede2", -0.1)
    cup(on, on.at(-2.0, 0.73, 7.2), 44, "#f4efe4")
    calendar = on.wall(3.98, 1.35, 1.95, 7.0, 7.5)
    on.fill(calendar, "#fbf6e8", -0.3)
    on.fill(on.wall(3.97, 1.68, 1.95, 7.0, 7.5), "#8fbcd4", -0.3)


def _near_table(on: Sheet, wood: str) -> None:
    on.fill(quad((1180, 870), (1260, 806), (1700, 800), (1700, 930), (1150, 930)), wood, 0.1)
    plant(on, (1500, 850), 210, pot="#efe6d8", bloom="#f4b0c0", name="vase")
