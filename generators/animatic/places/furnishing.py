"""What rooms are furnished with: walls with windows, floors, curtains, shelves, lamps, seats."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import lighten, mix

from .perspective import Perspective
from .setting import Setting
from .shapes import box, disc, hole, leaf, quad
from .skies import sun_at
from .solids import Span, block, shadow

BOOKS = ("#b5483c", "#3f6a8f", "#c99a3f", "#5d8a5a", "#7a5a8f", "#e0d2b4", "#4a4f66", "#a86a4a")
Frame = tuple[float, float, float, float]  # x, y, width, height on the stage


def shell(
    sheet: Drawing, room: Setting, view: Perspective, *, half: float, tall: float, back: float,
    wall: str, panes: Sequence[Frame] = (), ceiling: str = "#e8dfce",
) -> None:  # fmt: skip
    """Build ceiling and three walls; `panes` are holes in the back wall."""
    (x0, y0), (x1, y1) = view.at(-half, tall, back), view.at(half, 0, back)
    near, far, dusk = view.at(0, tall, 4)[1], y0, -0.7 if room.night else 0.0
    top = sheet.linear((0, near), (0, far), ((0, room.paint(ceiling, dusk - 1.1)), (1, room.paint(ceiling, dusk - 0.35))))
    sheet.path(view.floor(-half, half, 3.5, back, tall), fill=top)
    for x, k in ((-half, dusk * 0.6 - 0.85), (half, dusk * 0.6 - 0.45)):
        a = view.at(x, 0, 6)[0]
        b = x0 if x < 0 else x1
        fill = sheet.linear((a, 0), (b, 0), ((0, room.paint(wall, k - 0.5)), (1, room.paint(wall, k + 0.15))))
        sheet.path(view.wall(x, 0, tall, 3.5, back), fill=fill)
    fill = sheet.linear((0, y0), (0, y1), ((0, room.paint(wall, -0.5)), (0.4, room.paint(wall, -0.1)), (1, room.paint(wall, -0.4))))
    sheet.path(box(x0, y0, x1 - x0, y1 - y0) + "".join(hole(*p) for p in panes), fill=fill)
    sheet.path(view.front(back, -half, half, tall - 0.09, tall), fill=room.paint(lighten(wall, 0.4), -0.1))
    sheet.path(view.front(back, -half, half, tall - 0.12, tall - 0.09), fill=room.paint(wall, -1.0), opacity=0.5)
    sides = "".join(view.wall(x, tall - 0.09, tall, 3.5, back) for x in (-half, half))
    sheet.path(sides, fill=room.paint(lighten(wall, 0.3), dusk - 0.5))


def planks(
    sheet: Drawing, room: Setting, view: Perspective, *, half: float, back: float, colour: str
) -> None:
    """Lay a floor of boards that run away from the eye."""
    y = view.at(0, 0, back)[1]
    stops = ((0, room.paint(colour, 0.15)), (0.5, room.paint(colour, -0.25)), (1, room.paint(colour, -0.8)))
    sheet.path(view.floor(-half, half, 3.5, back), fill=sheet.linear((0, y), (0, 900), stops))
    dice, wide = room.dice("boards"), 0.28
    count = int(half / wide) + 1
    tone = "".join(
        view.floor(i * wide, (i + 1) * wide, z, min(back, z + dice.uniform(1, 2.4)))
        for i in range(-count, count) for z in [dice.uniform(4, back - 1)] if dice.random() < 0.7
    )  # fmt: skip
    sheet.path(tone, fill=room.paint(colour, -1.0), opacity=0.18)
    seams = "".join(view.floor(i * wide - 0.008, i * wide + 0.008, 3.5, back) for i in range(-count, count + 1))
    sheet.path(seams, fill=room.paint(colour, -1.5), opacity=0.55)


def skirting(
    sheet: Drawing, room: Setting, view: Perspective, *, half: float, back: float, colour: str,
    tall: float = 0.16,
) -> None:  # fmt: skip
    """Run a board along the foot of three walls."""
    sheet.path(view.wall(-half, 0, tall, 3.5, back), fill=room.paint(colour, -1.0))
    sheet.path(view.wall(half, 0, tall, 3.5, back), fill=room.paint(colour, -0.7))
    sheet.path(view.front(back, -half, half, 0, tall), fill=room.paint(colour, -0.3))


def window(
    sheet: Drawing, room: Setting, pane: Frame, *, bars: tuple[int, int] = (2, 2),
    colour: str = "#efe6d6", glare: float = 0.12,
) -> None:  # fmt: skip
    """Frame a hole in the back wall: casing, glazing bars (columns, rows), sill, glare."""
    x, y, w, h = pane
    edge = 9.0
    shine = quad((x + w * 0.12, y), (x + w * 0.4, y), (x + w * 0.1, y + h), (x, y + h), (x, y + h * 0.5))
    sheet.path(shine, fill="#ffffff", opacity=glare)
    if room.wet:
        _drops(sheet, room, pane)
    casing = box(x - edge, y - edge, w + 2 * edge, h + 2 * edge) + hole(x, y, w, h)
    sheet.path(casing, fill=room.paint(colour, -0.15))
    data = "".join(box(x + w * i / bars[0] - 3, y, 6, h) for i in range(1, bars[0]))
    data += "".join(box(x, y + h * i / bars[1] - 2.5, w, 5) for i in range(1, bars[1]))
    sheet.path(data, fill=room.paint(colour, -0.5))
    sheet.path(box(x - 22, y + h + edge, w + 44, 12), fill=room.paint(colour, 0.25))
    sheet.path(box(x - 18, y + h + edge + 12, w + 36, 6), fill=room.paint(colour, -0.9))


def _drops(sheet: Drawing, room: Setting, pane: Frame) -> None:
    x, y, w, h = pane
    dice = room.dice(f"drops{x}")
    data = [disc(x + dice.uniform(4, w - 4), y + dice.uniform(4, h - 4), dice.uniform(1, 3)) for _ in range(40)]
    data += [box(x + dice.uniform(4, w - 8), y + dice.uniform(0, h * 0.6), 2, dice.uniform(20, h * 0.4)) for _ in range(12)]
    sheet.path("".join(data), fill="#dbe8f5", opacity=0.4)


def curtain(
    sheet: Drawing, room: Setting, frame: Frame, colour: str, *, towards: int, tied: bool = True
) -> None:
    """Hang one curtain in a frame; `towards` is the side it is drawn to (-1 left, 1 right)."""
    x, y, w, h = frame
    left, right = (x, x + w)
    if tied:
        inner = right if towards < 0 else left
        outer = left if towards < 0 else right
        waist = outer + (inner - outer) * 0.42
        shape = (
            f"M{number(outer)} {number(y)}L{number(inner)} {number(y)}Q{number(inner)} {number(y + h * 0.45)} "
            f"{number(waist)} {number(y + h * 0.62)}Q{number(waist)} {number(y + h * 0.8)} "
            f"{number(outer + (inner - outer) * 0.6)} {number(y + h)}L{number(outer)} {number(y + h)}Z"
        )
    else:
        shape = box(x, y, w, h)
    tones = ((0, room.paint(colour, -0.7)), (0.25, room.paint(colour, 0.15)), (0.5, room.paint(colour, -0.5)),
             (0.75, room.paint(colour, 0.2)), (1, room.paint(colour, -0.6)))  # fmt: skip
    sheet.path(shape, fill=sheet.shading(tones, angle=0))
    folds = "".join(
        f"M{number(x + w * t)} {number(y)}Q{number(x + w * t + towards * 3)} {number(y + h * 0.5)} "
        f"{number(x + w * t + towards * w * 0.08)} {number(y + h * (0.55 if tied else 1))}"
        for t in (0.2, 0.45, 0.7)
    )
    sheet.path(folds, stroke=room.paint(colour, -1.2), width=2.2, opacity=0.5)


def daylight(sheet: Drawing, here: Setting, view: Perspective, pane: Frame, back: float) -> None:
    """Throw the light of a window across the floor, and down through the air, while it is day."""
    if here.night or here.light.dull > 0.6:
        return
    x, y, w, h = pane
    foot = view.at(0, 0, back)[1]
    slant = 70.0 if sun_at(here, 500)[0] < 800 else -70.0
    colour, strength = here.light.sun, 0.62 * (1 - here.light.dull)
    patch = quad((x + slant, foot + 16), (x + w + slant, foot + 16), (x + w * 1.35 + slant * 2.4, 886), (x - w * 0.35 + slant * 2.4, 886))
    sheet.path(patch, fill=sheet.linear((0, foot), (0, 890), ((0, colour, strength), (1, colour, strength * 0.25))))
    shaft = quad((x, y), (x + w, y), (x + w * 1.35 + slant * 2.4, 886), (x - w * 0.35 + slant * 2.4, 886))
    sheet.path(shaft, fill=sheet.linear((0, y), (0, 880), ((0, colour, strength * 0.3), (1, colour, 0))))


def pendant(
    sheet: Drawing, room: Setting, at: Point, size: float, colour: str, *, top: float = -20.0
) -> None:
    """Hang a lamp with a cone shade at a point; it throws a cone of light when on."""
    x, y = at
    sheet.path(f"M{number(x)} {number(top)}V{number(y - size * 0.5)}", stroke=room.paint("#3a3238", -0.6), width=3)
    if room.lamps:
        cone = quad((x - size * 0.5, y), (x + size * 0.5, y), (x + size * 2.1, y + size * 4.2), (x - size * 2.1, y + size * 4.2))
        sheet.path(cone, fill=sheet.linear((0, y), (0, y + size * 4.2), ((0, room.lamp, 0.3), (1, room.lamp, 0))))
        room.halo(sheet, (x, y + size * 0.1), size * 2.0, room.lamp, 0.62)
    shade = (
        f"M{number(x - size * 0.16)} {number(y - size * 0.5)}h{number(size * 0.32)}"
        f"Q{number(x + size * 0.3)} {number(y - size * 0.2)} {number(x + size * 0.62)} {number(y)}"
        f"h{number(-size * 1.24)}Q{number(x - size * 0.3)} {number(y - size * 0.2)} {number(x - size * 0.16)} {number(y - size * 0.5)}Z"
    )
    sheet.path(shade, fill=sheet.shading(((0, room.paint(colour, 0.3)), (1, room.paint(colour, -0.8))), angle=20))
    bulb = "#fff4d2" if room.lamps else room.paint("#e8e2d2", -0.1)
    sheet.ellipse(x, y + size * 0.02, size * 0.5, size * 0.1, fill=bulb)


def books(
    sheet: Drawing, room: Setting, dice: Random, view: Perspective, x: Span, y: float, z: float, *,
    tall: float = 0.28, things: bool = True,
) -> None:  # fmt: skip
    """Fill a stretch of shelf that faces the eye with books, a few of them leaning."""
    rows: dict[str, list[str]] = {colour: [] for colour in BOOKS}
    at = x[0]
    while at < x[1] - 0.06:
        wide, high = dice.uniform(0.03, 0.075), tall * dice.uniform(0.68, 1.0)
        if things and dice.random() < 0.06:
            at += dice.uniform(0.08, 0.2)
            continue
        lean = 0.05 if dice.random() < 0.07 else 0.0
        spine = quad(view.at(at, y, z), view.at(at + lean, y + high, z),
                     view.at(at + wide + lean, y + high, z), view.at(at + wide, y, z))  # fmt: skip
        rows[dice.choice(BOOKS)].append(spine)
        at += wide + lean + 0.004
    for colour, spines in rows.items():
        sheet.path("".join(spines), fill=room.paint(colour, dice.uniform(-0.6, -0.1)))


def bookcase(
    sheet: Drawing, room: Setting, view: Perspective, x: Span, z: float, *, tall: float = 2.0,
    shelves: int = 5, wood: str = "#8a5f3f", name: str = "case",
) -> None:  # fmt: skip
    """Stand a full bookcase against the back wall."""
    block(sheet, room, view, x, (0, tall), (z, z + 0.3), wood)
    sheet.path(view.front(z - 0.005, x[0] + 0.04, x[1] - 0.04, 0.08, tall - 0.05), fill=room.paint(wood, -1.5))
    dice, step = room.dice(name), (tall - 0.12) / shelves
    for i in range(shelves):
        y = 0.1 + i * step
        books(sheet, room, dice, view, (x[0] + 0.06, x[1] - 0.06), y, z, tall=step * 0.82)
        sheet.path(view.front(z - 0.01, x[0] + 0.03, x[1] - 0.03, y - 0.035, y), fill=room.paint(wood, 0.1))


def picture(sheet: Drawing, room: Setting, dice: Random, frame: Frame, *, rim: str = "#7a5a42") -> None:
    """Hang a small landscape on the back wall."""
    x, y, w, h = frame
    sheet.path(box(x - 6, y - 6, w + 12, h + 12), fill=room.paint(rim, -0.3))
    top, low = dice.choice((("#8fc0dc", "#f0d9b0"), ("#f2b8a0", "#6f5f9a"), ("#cfe3c4", "#6f9a6a")))
    sheet.path(box(x, y, w, h), fill=sheet.shading(((0, room.paint(top)), (1, room.paint(low)))))
    hill = f"M{number(x)} {number(y + h)}V{number(y + h * 0.65)}Q{number(x + w * 0.35)} {number(y + h * 0.35)} {number(x + w * 0.6)} {number(y + h * 0.7)}T{number(x + w)} {number(y + h * 0.6)}V{number(y + h)}Z"
    sheet.path(hill, fill=room.paint("#4f7a6a", -0.3))
    sheet.ellipse(x + w * 0.72, y + h * 0.3, h * 0.1, h * 0.1, fill=room.paint("#fff4cf", 0.3))


def chair(
    sheet: Drawing, room: Setting, view: Perspective, x: float, z: float, *, wood: str = "#a9754a",
    back: bool = True,
) -> None:  # fmt: skip
    """Stand a plain chair; with `back` its rest is turned to the eye."""
    w = 0.42
    legs = "".join(view.front(d, x + i, x + i + 0.04, 0, 0.44) for d in (z + 0.38, z) for i in (0, w - 0.04))
    sheet.path(legs, fill=room.paint(wood, -1.0))
    block(sheet, room, view, (x, x + w), (0.42, 0.46), (z, z + 0.4), wood)
    at = z if back else z + 0.4
    posts = view.front(at, x, x + 0.04, 0.44, 0.9) + view.front(at, x + w - 0.04, x + w, 0.44, 0.9)
    rails = view.front(at, x, x + w, 0.72, 0.9) + view.front(at, x, x + w, 0.56, 0.62)
    sheet.path(posts + rails, fill=room.paint(wood, -0.3))


def table(
    sheet: Drawing, room: Setting, view: Perspective, x: Span, z: Span, *, tall: float = 0.72,
    wood: str = "#a9754a",
) -> None:  # fmt: skip
    """Stand a table on four legs."""
    shadow(sheet, room, view, x, z)
    legs = "".join(view.front(d, i, i + 0.07, 0, tall) for d in (z[1] - 0.1, z[0] + 0.02) for i in (x[0] + 0.05, x[1] - 0.12))
    sheet.path(legs, fill=room.paint(wood, -1.1))
    block(sheet, room, view, x, (tall - 0.06, tall), z, wood)


def rug(sheet: Drawing, room: Setting, view: Perspective, x: Span, z: Span, colour: str) -> None:
    """Spread a bordered rug."""
    sheet.path(view.floor(*x, *z), fill=room.paint(colour, -0.3))
    sheet.path(view.floor(x[0] + 0.12, x[1] - 0.12, z[0] + 0.12, z[1] - 0.12), fill=room.paint(lighten(colour, 0.35), -0.2))
    sheet.path(view.floor(x[0] + 0.2, x[1] - 0.2, z[0] + 0.2, z[1] - 0.2), fill=room.paint(colour, -0.15))
    mid, deep = (x[0] + x[1]) / 2, (z[0] + z[1]) / 2
    marks = "".join(
        quad(view.at(mid + u - 0.16, 0, deep), view.at(mid + u, 0, deep + 0.3), view.at(mid + u + 0.16, 0, deep), view.at(mid + u, 0, deep - 0.3))
        for u in (-0.9, -0.45, 0, 0.45, 0.9) if abs(u) < (x[1] - x[0]) / 2 - 0.4
    )  # fmt: skip
    sheet.path(marks, fill=room.paint(lighten(colour, 0.5), -0.1), opacity=0.7)


def cup(sheet: Drawing, room: Setting, foot: Point, size: float, colour: str) -> None:
    """Set down a steaming cup."""
    x, y = foot
    sheet.ellipse(x, y, size * 0.75, size * 0.14, fill=room.paint("#f4eee2", -0.3))
    body = (
        f"M{number(x - size * 0.42)} {number(y - size * 0.62)}Q{number(x - size * 0.38)} {number(y)} {number(x - size * 0.2)} {number(y)}"
        f"H{number(x + size * 0.2)}Q{number(x + size * 0.38)} {number(y)} {number(x + size * 0.42)} {number(y - size * 0.62)}Z"
    )
    sheet.path(f"M{number(x + size * 0.36)} {number(y - size * 0.5)}q{number(size * 0.34)} {number(size * 0.06)} {number(-size * 0.06)} {number(size * 0.34)}", stroke=room.paint(colour, -0.4), width=size * 0.09)
    sheet.path(body, fill=sheet.shading(((0, room.paint(colour, 0.25)), (1, room.paint(colour, -0.8))), angle=15))
    sheet.ellipse(x, y - size * 0.62, size * 0.42, size * 0.1, fill=room.paint("#6b4530", -0.2))
    steam = "".join(leaf(x + u * size, y - size * 0.75, size * 1.1, -1.57 + u * 0.4, size * 0.07) for u in (-0.16, 0.1))
    sheet.path(steam, fill="#ffffff", opacity=0.25)


def string_lights(sheet: Drawing, room: Setting, a: Point, b: Point, sag: float, count: int = 12) -> None:
    """Hang a string of tiny lights between two points."""
    spots = []
    for i in range(count + 1):
        u = i / count
        spots.append((a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + sag * 4 * u * (1 - u)))
    cord = f"M{number(a[0])} {number(a[1])}Q{number((a[0] + b[0]) / 2)} {number((a[1] + b[1]) / 2 + sag * 2)} {number(b[0])} {number(b[1])}"
    sheet.path(cord, stroke=room.paint("#4a4a52", -0.5), width=1.6)
    colour = "#ffe2a0" if room.lamps else mix(room.paint("#f2ead6"), "#ffffff", 0.3)
    if room.lamps:
        glow = sheet.glow(((0, "#ffcf7a", 0.7), (1, "#ffa640", 0)))
        sheet.path("".join(disc(x, y + 5, 4) for x, y in spots), fill="#ffcf7a", opacity=0.4)
        for x, y in spots[::2]:
            sheet.ellipse(x, y + 5, 22, 22, fill=glow)
    sheet.path("".join(disc(x, y + 5, 3.6) for x, y in spots), fill=colour)
