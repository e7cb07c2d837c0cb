"""Rooms of a home: the kitchen and the bedroom."""

from __future__ import annotations

from generators.animatic.draw import Drawing, number
from generators.animatic.light import lighten, mix

from .buildings import skyline
from .foliage import hills, treeline
from .furnishing import (
    BOOKS,
    bookcase,
    books,
    chair,
    cup,
    curtain,
    daylight,
    pendant,
    picture,
    planks,
    rug,
    shell,
    skirting,
    string_lights,
    table,
    window,
)
from .perspective import Perspective
from .setting import Layer, Setting
from .shapes import box, disc, leaf, leaves, quad
from .skies import sky
from .solids import block, crate, heap, plant, shadow
from .weathering import fog, snow

_WALLS = ("#f0dfc2", "#dfe6d2", "#e9d3c6", "#d8e0e8", "#efe3d8")
_WOODS = ("#b98a5c", "#a3714a", "#c9a06c", "#8d6a50")


def _view_outside(here: Setting) -> Drawing:
    """Paint what a window shows: a garden wall of trees, or the roofs of the town."""
    sheet = here.sheet()
    if here.dice("outside").random() < 0.5:
        hills(sheet, here, "hills", base=520, height=150, far=0.55)
        treeline(sheet, here, "garden", base=540, height=130, far=0.2, bump=34)
    else:
        skyline(sheet, here, "roofs", base=600, low=60, high=240, wide=70, far=0.4)
        treeline(sheet, here, "trees", base=580, height=70, far=0.15, bump=24)
    fog(sheet, here, 300, 600)
    return sheet


def kitchen(here: Setting) -> tuple[Layer, ...]:
    """Paint a lived-in kitchen."""
    view, dice = Perspective(horizon=485, axis=780), here.dice("kitchen")
    room, back = here.lamplit(0.55), 9.6
    wall, wood = dice.choice(_WALLS), dice.choice(_WOODS)
    pane = (*view.at(-1.75, 2.12, back), 330.0, 178.0)
    main = here.sheet()
    shell(main, room, view, half=4.0, tall=2.95, back=back, wall=wall, panes=[pane])
    planks(main, room, view, half=4.0, back=back, colour=lighten(wood, 0.15))
    skirting(main, room, view, half=4.0, back=back, colour=wood)
    _tiles(main, room, view, back, pane)
    window(main, room, pane)
    for towards, x in ((-1, pane[0] - 20), (1, pane[0] + pane[2] - 80)):
        curtain(main, room, (x, pane[1] - 16, 100, 150), mix(here.accent, "#ffffff", 0.45), towards=towards)
    main.path(box(pane[0] - 34, pane[1] - 20, pane[2] + 68, 7), fill=room.paint(wood, -0.6))
    _counter(main, room, view, wood, back)
    _cupboards(main, room, view, wood, back)
    _fridge(main, room, view)
    daylight(main, here, view, pane, back)
    _dining_corner(main, here, room, view, wood)
    pendant(main, room, view.at(-2.5, 2.15, 7.4), 92, here.accent)
    front = here.sheet()
    _near_table(front, here, room, wood)
    return (
        sky(here, horizon=540, clouds=0.9), Layer(_view_outside(here), 0.3, bloom=0.2),
        Layer(main, 1.0, bloom=0.45), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _tiles(sheet: Drawing, room: Setting, view: Perspective, back: float, pane: tuple[float, ...]) -> None:
    (x0, y0), (x1, y1) = view.at(-3.0, 1.5, back), view.at(2.3, 0.9, back)
    sheet.path(box(x0, y0, x1 - x0, y1 - y0), fill=room.paint("#f6f0e2", -0.2))
    low = pane[1] + pane[3] + 22
    rows = "".join(box(x0, y, x1 - x0, 1.6) for y in range(int(y0), int(y1), 20) if y > low or y < pane[1])
    columns = "".join(box(x, max(y0, low), 1.6, y1 - max(y0, low)) for x in range(int(x0), int(x1), 24))
    sheet.path(rows + columns, fill=room.paint("#c9bca6", -0.3))
    dice = room.dice("tiles")
    spots = "".join(box(x0 + 24 * dice.randrange(1, 34) + 1, y1 - 20 * dice.randrange(1, 3) + 2, 21, 17) for _ in range(9))
    sheet.path(spots, fill=room.paint(mix(room.accent, "#ffffff", 0.4), 0), opacity=0.7)


def _counter(sheet: Drawing, room: Setting, view: Perspective, wood: str, back: float) -> None:
    z = back - 0.6
    block(sheet, room, view, (-3.1, 2.3), (0, 0.86), (z, back), wood)
    doors = [(-3.05 + i * 0.76, -3.05 + i * 0.76 + 0.7) for i in range(7)]
    sheet.path("".join(view.front(z - 0.01, a, b, 0.12, 0.66) for a, b in doors), fill=room.paint(wood, 0.0))
    sheet.path("".join(view.front(z - 0.01, a, b, 0.7, 0.82) for a, b in doors), fill=room.paint(wood, -0.1))
    knobs = "".join(disc(*view.at(b - 0.1, y, z), 4.5) for _, b in doors for y in (0.6, 0.76))
    sheet.path(knobs, fill=room.paint("#e6d9b8", 0.3))
    block(sheet, room, view, (-3.15, 2.35), (0.86, 0.92), (z - 0.06, back), "#e9e4da")
    x, y = view.at(-0.75, 0.92, z + 0.3)
    sheet.ellipse(x, y, 76, 7, fill=room.paint("#8d949c", -0.9))
    tap = f"M{number(x)} {number(y - 4)}v-40q0 -22 24 -22q20 0 20 22"
    sheet.path(tap, stroke=room.paint("#c9d0d6", 0.2), width=7)
    _stove(sheet, room, view, z)
    _on_the_counter(sheet, room, view, z)


def _stove(sheet: Drawing, room: Setting, view: Perspective, z: float) -> None:
    sheet.path(view.front(z - 0.02, 0.95, 1.75, 0.04, 0.86), fill=room.paint("#d9dcdc", -0.2))
    sheet.path(view.front(z - 0.03, 1.05, 1.65, 0.16, 0.56), fill=room.paint("#2f343c", -0.5))
    knobs = "".join(disc(*view.at(x, 0.74, z), 7) for x in (1.1, 1.27, 1.44, 1.6))
    sheet.path(knobs, fill=room.paint("#3c424c", -0.2))
    x, y = view.at(1.15, 0.93, z + 0.25)
    enamel = room.accent
    sheet.path(f"M{number(x - 48)} {number(y - 58)}h96v46q0 12 -14 12h-68q-14 0 -14 -12Z", fill=sheet.shading(((0, room.paint(enamel, 0.35)), (1, room.paint(enamel, -1.0))), angle=10))
    sheet.path(box(x - 54, y - 64, 108, 9) + box(x - 66, y - 46, 18, 7) + box(x + 48, y - 46, 18, 7), fill=room.paint(enamel, -0.5))
    sheet.ellipse(x, y - 67, 12, 6, fill=room.paint("#2c2830"))
    steam = "".join(leaf(x + u, y - 76, 120, -1.57 + v, 9) for u, v in ((-20, -0.12), (6, 0.1), (26, -0.02)))
    sheet.path(steam, fill="#ffffff", opacity=0.2)
    kx, ky = view.at(1.62, 0.93, z + 0.25)
    sheet.path(f"M{number(kx - 26)} {number(ky)}q-8 -44 26 -46q34 2 26 46Z", fill=sheet.shading(((0, room.paint("#e6eaec", 0.4)), (1, room.paint("#7d868e", -0.8))), angle=20))
    sheet.path(f"M{number(kx + 22)} {number(ky - 26)}l22 -16M{number(kx - 20)} {number(ky - 42)}q20 -34 40 0", stroke=room.paint("#4a4f58", -0.3), width=6)
    hood = quad(view.at(0.75, 1.75, z), view.at(1.0, 2.2, z), view.at(1.7, 2.2, z), view.at(1.95, 1.75, z))
    sheet.path(hood, fill=room.paint("#cfd4d6", -0.3))
    sheet.path(view.front(z, 0.72, 1.98, 1.66, 1.76), fill=room.paint("#e3e7e8", 0.1))
    sheet.path(view.front(z, 1.1, 1.6, 2.2, 2.95), fill=room.paint("#bfc5c8", -0.5))


def _on_the_counter(sheet: Drawing, room: Setting, view: Perspective, z: float) -> None:
    dice = room.dice("counter")
    for i in range(5):
        x, y = view.at(-2.95 + i * 0.2, 0.92, z + 0.3)
        h = dice.uniform(38, 66)
        sheet.path(box(x - 12, y - h, 24, h), fill=room.paint(dice.choice(("#c9783f", "#e8d3a0", "#a9bb8a", "#d9b0a0")), -0.1))
        sheet.path(box(x - 14, y - h - 8, 28, 10), fill=room.paint("#7a5a42", -0.3))
    bx, by = view.at(0.35, 0.92, z + 0.2)
    sheet.path(quad((bx - 60, by), (bx - 46, by - 10), (bx + 60, by - 10), (bx + 52, by)), fill=room.paint("#c99a66", 0.1))
    sheet.ellipse(bx - 6, by - 20, 38, 15, fill=room.paint("#d39a52", 0.1))
    sheet.path("".join(f"M{number(bx - 26 + i * 16)} {number(by - 28)}l8 12" for i in range(4)), stroke=room.paint("#8a5a30", -0.2), width=3)
    plant(sheet, room, view.at(2.05, 0.92, z + 0.3), 92, pot="#e8e0d0")


def _cupboards(sheet: Drawing, room: Setting, view: Perspective, wood: str, back: float) -> None:
    z = back - 0.34
    for x0, x1 in ((-3.9, -2.15), (2.05, 2.35)):
        block(sheet, room, view, (x0, x1), (1.55, 2.4), (z, back), wood)
        count = max(1, round((x1 - x0) / 0.58))
        doors = "".join(view.front(z - 0.01, x0 + (x1 - x0) * i / count + 0.03, x0 + (x1 - x0) * (i + 1) / count - 0.03, 1.6, 2.35) for i in range(count))
        sheet.path(doors, fill=room.paint(wood, 0.1))
        sheet.path("".join(disc(*view.at(x0 + (x1 - x0) * (i + 0.85) / count, 1.68, z), 4) for i in range(count)), fill=room.paint("#e6d9b8", 0.3))
    (a, y), (b, _) = view.at(0.5, 1.62, back), view.at(0.72, 1.62, back)
    rail = view.front(back - 0.05, -0.05, 0.7, 1.58, 1.61)
    sheet.path(rail, fill=room.paint("#8d949c", 0))
    for i, tool in enumerate(("ladle", "pan", "spoon")):
        x = a - 70 + i * 42
        sheet.path(f"M{number(x)} {number(y)}v46", stroke=room.paint("#6d5a4a" if tool == "spoon" else "#7d868e", -0.2), width=4)
        sheet.ellipse(x, y + 58, 17 if tool == "pan" else 9, 17 if tool == "pan" else 12, fill=room.paint("#3f434c" if tool == "pan" else "#a9b0b6", -0.2))


def _fridge(sheet: Drawing, room: Setting, view: Perspective) -> None:
    shadow(sheet, room, view, (2.5, 3.6), (8.6, 9.4))
    block(sheet, room, view, (2.5, 3.45), (0.04, 1.95), (8.7, 9.5), "#dfe8e4")
    sheet.path(view.front(8.69, 2.5, 3.45, 1.22, 1.24), fill=room.paint("#8f9c9a", -0.6))
    sheet.path(view.front(8.69, 2.56, 2.6, 1.32, 1.62) + view.front(8.69, 2.56, 2.6, 0.8, 1.12), fill=room.paint("#9aa6a6", -0.2))
    dice = room.dice("magnets")
    for _ in range(6):
        x, y = dice.uniform(2.7, 3.25), dice.uniform(1.35, 1.8)
        sheet.path(view.front(8.68, x, x + 0.14, y, y + 0.12), fill=room.paint(dice.choice(("#f6d66a", "#f2a0a0", "#a0cfe8", "#fbf6e6")), 0.1))
    block(sheet, room, view, (2.6, 3.2), (1.95, 2.2), (8.8, 9.3), "#b98a5c")


def _dining_corner(sheet: Drawing, here: Setting, room: Setting, view: Perspective, wood: str) -> None:
    chair(sheet, room, view, -3.2, 8.0, wood=wood, back=False)
    table(sheet, room, view, (-3.5, -1.75), (6.9, 7.9), wood=wood)
    cloth = view.floor(-3.2, -2.05, 7.0, 7.8, 0.722)
    sheet.path(cloth, fill=room.paint(mix(here.accent, "#ffffff", 0.55), 0.1))
    heap(sheet, room, view, (-2.85, 0.76, 7.4), (0.5, 0.25), "#e8843a")
    x, y = view.at(-2.6, 0.74, 7.35)
    sheet.path(f"M{number(x - 62)} {number(y - 20)}q62 40 124 0l-20 26h-84Z", fill=room.paint("#f2ede2", -0.1))
    cup(sheet, room, view.at(-2.0, 0.73, 7.2), 44, "#f4efe4")
    calendar = view.wall(3.98, 1.35, 1.95, 7.0, 7.5)
    sheet.path(calendar, fill=room.paint("#fbf6e8", -0.3))
    sheet.path(view.wall(3.97, 1.68, 1.95, 7.0, 7.5), fill=room.paint("#8fbcd4", -0.3))


def _near_table(sheet: Drawing, here: Setting, room: Setting, wood: str) -> None:
    sheet.path(quad((1180, 870), (1260, 806), (1700, 800), (1700, 930), (1150, 930)), fill=room.paint(wood, 0.1))
    plant(sheet, room, (1500, 850), 210, pot="#efe6d8", bloom="#f4b0c0", name="vase")


def bedroom(here: Setting) -> tuple[Layer, ...]:
    """Paint a bedroom with a bed, a desk and too many things."""
    view, dice = Perspective(horizon=490, axis=820), here.dice("bedroom")
    room, back = here.lamplit(0.36), 9.4
    wall, wood = dice.choice(_WALLS), dice.choice(_WOODS)
    x0, y0 = view.at(-1.15, 2.2, back)
    pane = (x0, y0, 330.0, 215.0)
    main = here.sheet()
    shell(main, room, view, half=3.7, tall=2.85, back=back, wall=wall, panes=[pane])
    planks(main, room, view, half=3.7, back=back, colour=wood)
    skirting(main, room, view, half=3.7, back=back, colour="#efe6d8")
    window(main, room, pane, bars=(2, 1))
    main.path(box(x0 - 90, y0 - 40, pane[2] + 180, 9), fill=room.paint(wood, -0.7))
    for towards, x in ((-1, x0 - 76), (1, x0 + pane[2] - 64)):
        curtain(main, room, (x, y0 - 34, 140, 330), mix(here.accent, "#ffffff", 0.25), towards=towards)
    rug(main, room, view, (-1.5, 1.6), (6.5, 8.6), mix(here.accent, "#5a6a9a", 0.4))
    daylight(main, here, view, pane, back)
    _desk_corner(main, here, room, view, wood, back)
    _bed(main, here, room, view, wood)
    _bedroom_walls(main, here, room, view, back)
    front = here.sheet()
    plant(front, room, (80, 920), 300, name="monstera", leaf="#3f7f56", pot="#d9cdbb")
    return (
        sky(here, horizon=560, clouds=0.9), Layer(_view_outside(here), 0.3, bloom=0.2),
        Layer(main, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _desk_corner(sheet: Drawing, here: Setting, room: Setting, view: Perspective, wood: str, back: float) -> None:
    near, dice = here.lamplit(0.85), here.dice("desk")
    block(sheet, near, view, (-3.65, -1.75), (0.66, 0.72), (8.5, back), wood)
    block(sheet, near, view, (-2.35, -1.8), (0, 0.66), (8.6, back), lighten(wood, 0.1))
    drawers = "".join(view.front(8.59, -2.31, -1.84, y, y + 0.17) for y in (0.06, 0.26, 0.46))
    sheet.path(drawers, fill=near.paint(wood, 0.15))
    sheet.path("".join(disc(*view.at(-2.07, y + 0.08, 8.6), 4) for y in (0.06, 0.26, 0.46)), fill=near.paint("#e6d9b8", 0.3))
    sheet.path(view.front(8.55, -3.6, -3.54, 0, 0.66), fill=near.paint(wood, -0.9))
    sheet.path(view.front(back - 0.02, -3.6, -1.8, 1.5, 1.55), fill=near.paint(wood, -0.2))
    books(sheet, near, dice, view, (-3.55, -2.3), 1.55, back - 0.05, tall=0.32)
    books(sheet, near, dice, view, (-3.5, -2.95), 0.72, back - 0.1, tall=0.26)
    sheet.path(view.front(back - 0.15, -2.75, -2.1, 0.8, 1.22), fill=near.paint("#2f343f", -0.3))
    sheet.path(view.front(back - 0.16, -2.71, -2.14, 0.84, 1.18), fill=here.shine("#7fb8e8", 0.8))
    x, y = view.at(-3.2, 0.72, 8.8)
    stand = f"M{number(x)} {number(y)}l-18 -70l46 -52"
    sheet.path(stand, stroke=near.paint("#4a5060", -0.2), width=6)
    hood = quad((x + 12, y - 132), (x + 40, y - 120), (x + 64, y - 86), (x + 4, y - 100))
    sheet.path(hood, fill=near.paint(here.accent, 0.1))
    if here.lamps:
        here.halo(sheet, (x + 40, y - 84), 210, here.lamp, 0.75)
        glow = sheet.glow(((0, here.lamp, 0.65), (1, here.lamp, 0)))
        sheet.ellipse(x + 60, y, 130, 20, fill=glow)
    chair(sheet, near, view, -2.9, 7.9, wood=wood)


def _bed(sheet: Drawing, here: Setting, room: Setting, view: Perspective, wood: str) -> None:
    quilt, dice = mix(here.accent, "#ffffff", 0.3), here.dice("bed")
    x, z = (1.55, 3.6), (6.6, 8.9)
    shadow(sheet, room, view, x, z)
    block(sheet, room, view, x, (0, 1.05), (z[1] + 0.1, z[1] + 0.2), wood)
    block(sheet, room, view, x, (0.12, 0.34), z, wood)
    block(sheet, room, view, (x[0] + 0.04, x[1]), (0.34, 0.52), z, "#f7f1e6")
    for px in (1.75, 2.6):
        a, b = view.at(px, 0.6, 8.55), view.at(px + 0.75, 0.95, 8.55)
        sheet.rect(a[0], b[1], b[0] - a[0], a[1] - b[1] + 12, fill=room.paint("#fffaf0", -0.05), radius=22)
        sheet.rect(a[0], b[1] + 26, b[0] - a[0], a[1] - b[1] - 16, fill=room.paint("#d9d0c6", -0.4), radius=18, opacity=0.5)
    top = quad(view.at(x[0], 0.56, z[0]), view.at(x[0], 0.56, 8.25), view.at(x[1], 0.56, 8.25), view.at(x[1], 0.56, z[0]))
    sheet.path(top, fill=room.paint(quilt, 0.15))
    sheet.path(view.wall(x[0] - 0.02, 0.18, 0.56, z[0], 8.25), fill=room.paint(quilt, -0.8))
    sheet.path(view.front(z[0] - 0.01, x[0] - 0.02, x[1], 0.18, 0.56), fill=room.paint(quilt, -0.35))
    patches = "".join(view.floor(x[0] + 0.3 + 0.55 * i, x[0] + 0.62 + 0.55 * i, 6.7 + 0.5 * j, 7.0 + 0.5 * j, 0.565) for i in range(4) for j in range(3) if (i + j) % 2)
    sheet.path(patches, fill=room.paint(lighten(quilt, 0.45), 0.1))
    sheet.path(view.floor(x[0], x[1], 8.0, 8.25, 0.57), fill=room.paint("#fbf6ea", 0.15))
    bx, by = view.at(2.1, 0.57, 7.6)
    colour = dice.choice(("#c99a6c", "#e8b8c4", "#a9b8d8", "#f0e2c8"))
    ears = disc(bx - 26, by - 74, 14) + disc(bx + 26, by - 74, 14)
    sheet.path(ears + disc(bx, by - 52, 36, 32) + disc(bx, by - 12, 40, 30), fill=room.paint(colour, 0))
    sheet.ellipse(bx, by - 44, 15, 11, fill=room.paint(lighten(colour, 0.5), 0.1))
    sheet.path(disc(bx - 13, by - 60, 4) + disc(bx + 13, by - 60, 4) + disc(bx, by - 48, 4, 3), fill=room.paint("#3a2c2c"))


def _bedroom_walls(sheet: Drawing, here: Setting, room: Setting, view: Perspective, back: float) -> None:
    dice = here.dice("walls")
    x, y = view.at(1.75, 2.35, back)
    picture(sheet, room, dice, (x, y, 120, 90), rim="#efe6d6")
    for i, colour in enumerate(("#f2c14f", here.accent, "#7fb3c9")):
        px, py = view.at(2.75 + i * 0.36, 2.3 - 0.12 * (i % 2), back)
        sheet.path(box(px, py, 46, 62), fill=room.paint(colour, -0.15))
        sheet.path(disc(px + 23, py + 26, 13), fill=room.paint("#fff6e2", 0.1))
    sheet.path(view.wall(3.68, 1.25, 1.32, 6.6, 8.6), fill=room.paint("#a3714a", -0.5))
    for z in (6.8, 7.3, 7.9, 8.3):
        sheet.path(view.wall(3.66, 1.32, 1.32 + dice.uniform(0.16, 0.4), z, z + 0.16), fill=room.paint(dice.choice(BOOKS), -0.4))
    a, b = view.at(-3.7, 2.65, 8.6), view.at(-0.3, 2.72, back)
    string_lights(sheet, room, a, b, 26)
    string_lights(sheet, room, view.at(0.9, 2.7, back), view.at(3.7, 2.6, 8.4), 30, 10)
