"""A bedroom: a bed, a desk, a window and too many things."""

from __future__ import annotations

from generators.animatic.light import lighten, mix

from .furnishing import (
    BOOKS,
    books,
    chair,
    curtain,
    daylight,
    picture,
    planks,
    rug,
    shell,
    skirting,
    string_lights,
    window,
)
from .outlook import WALLS, WOODS, outlook
from .perspective import Perspective
from .setting import Layer, Setting, Sheet
from .shapes import box, disc, quad
from .skies import sky
from .solids import block, plant, shadow


def bedroom(here: Setting) -> tuple[Layer, ...]:
    """Paint a bedroom with a bed, a desk and too many things."""
    view, dice = Perspective(horizon=490, axis=820), here.dice("bedroom")
    room, back = here.sheet(view, warm=0.36), 9.4
    wall, wood = dice.choice(WALLS), dice.choice(WOODS)
    x0, y0 = view.at(-1.15, 2.2, back)
    pane = (x0, y0, 330.0, 215.0)
    shell(room, half=3.7, tall=2.85, back=back, wall=wall, panes=[pane])
    planks(room, half=3.7, back=back, colour=wood)
    skirting(room, half=3.7, back=back, colour="#efe6d8")
    window(room, pane, bars=(2, 1))
    room.fill(box(x0 - 90, y0 - 40, pane[2] + 180, 9), wood, -0.7)
    for towards, x in ((-1, x0 - 76), (1, x0 + pane[2] - 64)):
        curtain(room, (x, y0 - 34, 140, 330), mix(here.accent, "#ffffff", 0.25), towards=towards)
    rug(room, (-1.5, 1.6), (6.5, 8.6), mix(here.accent, "#5a6a9a", 0.4))
    daylight(room, pane, back)
    _desk_corner(room, wood, back)
    _bed(room, wood)
    _bedroom_walls(room, back)
    front = here.sheet(warm=0.36)
    plant(front, (80, 920), 300, name="monstera", leaf="#3f7f56", pot="#d9cdbb")
    return (
        sky(here, horizon=560, clouds=0.9, seen=(480.0, 1110.0)), Layer(outlook(here), 0.3, bloom=0.2),
        Layer(room, 1.0, bloom=0.5), Layer(front, 1.4, blur=3.0),
    )  # fmt: skip


def _desk_corner(on: Sheet, wood: str, back: float) -> None:
    near, dice = on.lamplit(0.85), on.dice("desk")
    block(near, (-3.65, -1.75), (0.66, 0.72), (8.5, back), wood)
    block(near, (-2.35, -1.8), (0, 0.66), (8.6, back), lighten(wood, 0.1))
    drawers = "".join(on.front(8.59, -2.31, -1.84, y, y + 0.17) for y in (0.06, 0.26, 0.46))
    near.fill(drawers, wood, 0.15)
    near.fill(
        "".join(disc(*on.at(-2.07, y + 0.08, 8.6), 4) for y in (0.06, 0.26, 0.46)), "#e6d9b8", 0.3
    )
    near.fill(on.front(8.55, -3.6, -3.54, 0, 0.66), wood, -0.9)
    near.fill(on.front(back - 0.02, -3.6, -1.8, 1.5, 1.55), wood, -0.2)
    books(near, dice, (-3.55, -2.3), 1.55, back - 0.05, tall=0.32)
    books(near, dice, (-3.5, -2.95), 0.72, back - 0.1, tall=0.26)
    near.fill(on.front(back - 0.15, -2.75, -2.1, 0.8, 1.22), "#2f343f", -0.3)
    on.path(on.front(back - 0.16, -2.71, -2.14, 0.84, 1.18), fill=on.shine("#7fb8e8", 0.8))
    x, y = on.at(-3.2, 0.72, 8.8)
    stand = f"M{x:.1f} {y:.1f}l-18 -70l46 -52"
    near.line(stand, 6, "#4a5060", -0.2)
    hood = quad((x + 12, y - 132), (x + 40, y - 120), (x + 64, y - 86), (x + 4, y - 100))
    near.fill(hood, on.accent, 0.1)
    if on.lamps:
        on.halo((x + 40, y - 84), 210, on.lamp, 0.75)
        glow = on.glow(((0, on.lamp, 0.65), (1, on.lamp, 0)))
        on.ellipse(x + 60, y, 130, 20, fill=glow)
    chair(near, -2.9, 7.9, wood=wood)


def _bed(on: Sheet, wood: str) -> None:
    quilt, dice = mix(on.accent, "#ffffff", 0.3), on.dice("bed")
    x, z = (1.55, 3.6), (6.6, 8.9)
    shadow(on, x, z)
    block(on, x, (0, 1.05), (z[1] + 0.1, z[1] + 0.2), wood)
    block(on, x, (0.12, 0.34), z, wood)
    block(on, (x[0] + 0.04, x[1]), (0.34, 0.52), z, "#f7f1e6")
    for px in (1.75, 2.6):
        a, b = on.at(px, 0.6, 8.55), on.at(px + 0.75, 0.95, 8.55)
        on.rect(
            a[0], b[1], b[0] - a[0], a[1] - b[1] + 12, fill=on.paint("#fffaf0", -0.05), radius=22
        )
        on.rect(a[0], b[1] + 26, b[0] - a[0], a[1] - b[1] - 16, fill=on.paint("#d9d0c6", -0.4),
            radius=18, opacity=0.5)  # fmt: skip
    top = quad(on.at(x[0], 0.56, z[0]), on.at(x[0], 0.56, 8.25), on.at(x[1], 0.56, 8.25),
        on.at(x[1], 0.56, z[0]))  # fmt: skip
    on.fill(top, quilt, 0.15)
    on.fill(on.wall(x[0] - 0.02, 0.18, 0.56, z[0], 8.25), quilt, -0.8)
    on.fill(on.front(z[0] - 0.01, x[0] - 0.02, x[1], 0.18, 0.56), quilt, -0.35)
    patches = "".join(
        on.floor(x[0] + 0.3 + 0.55 * i, x[0] + 0.62 + 0.55 * i, 6.7 + 0.5 * j, 7.0 + 0.5 * j, 0.565)
        for i in range(4) for j in range(3) if (i + j) % 2)  # fmt: skip
    on.fill(patches, lighten(quilt, 0.45), 0.1)
    on.fill(on.floor(x[0], x[1], 8.0, 8.25, 0.57), "#fbf6ea", 0.15)
    bx, by = on.at(2.1, 0.57, 7.6)
    colour = dice.choice(("#c99a6c", "#e8b8c4", "#a9b8d8", "#f0e2c8"))
    ears = disc(bx - 26, by - 74, 14) + disc(bx + 26, by - 74, 14)
    on.fill(ears + disc(bx, by - 52, 36, 32) + disc(bx, by - 12, 40, 30), colour, 0)
    on.ellipse(bx, by - 44, 15, 11, fill=on.paint(lighten(colour, 0.5), 0.1))
    on.fill(
        disc(bx - 13, by - 60, 4) + disc(bx + 13, by - 60, 4) + disc(bx, by - 48, 4, 3), "#3a2c2c"
    )


def _bedroom_walls(on: Sheet, back: float) -> None:
    dice = on.dice("walls")
    x, y = on.at(1.75, 2.35, back)
    picture(on, dice, (x, y, 120, 90), rim="#efe6d6")
    for i, colour in enumerate(("#f2c14f", on.accent, "#7fb3c9")):
        px, py = on.at(2.75 + i * 0.36, 2.3 - 0.12 * (i % 2), back)
        on.fill(box(px, py, 46, 62), colour, -0.15)
        on.fill(disc(px + 23, py + 26, 13), "#fff6e2", 0.1)
    on.fill(on.wall(3.68, 1.25, 1.32, 6.6, 8.6), "#a3714a", -0.5)
    for z in (6.8, 7.3, 7.9, 8.3):
        on.fill(on.wall(3.66, 1.32, 1.32 + dice.uniform(0.16, 0.4), z, z + 0.16),
            dice.choice(BOOKS), -0.4)  # fmt: skip
    a, b = on.at(-3.7, 2.65, 8.6), on.at(-0.3, 2.72, back)
    string_lights(on, a, b, 26)
    string_lights(on, on.at(0.9, 2.7, back), on.at(3.7, 2.6, 8.4), 30, 10)
