"""What rooms are furnished with: walls with windows, floors, curtains, shelves, lamps, seats."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generators.animatic.draw import Point
from generators.animatic.light import lighten, mix

from .setting import Sheet
from .shapes import box, disc, hole, leaf, quad, stamp, wire
from .skies import sun_at
from .solids import Span, block, shadow

BOOKS = ("#b5483c", "#3f6a8f", "#c99a3f", "#5d8a5a", "#7a5a8f", "#e0d2b4", "#4a4f66", "#a86a4a")
Frame = tuple[float, float, float, float]  # x, y, width, height on the stage


def shell(
    on: Sheet,
    *,
    half: float,
    tall: float,
    back: float,
    wall: str,
    panes: Sequence[Frame] = (),
    ceiling: str = "#e8dfce",
) -> None:
    """Build ceiling and three walls; `panes` are holes in the back wall."""
    (x0, y0), (x1, y1) = on.at(-half, tall, back), on.at(half, 0, back)
    near, far, dusk = on.at(0, tall, 4)[1], y0, -0.7 if on.night else 0.0
    top = on.linear((0, near), (0, far),
        ((0, on.paint(ceiling, dusk - 1.1)), (1, on.paint(ceiling, dusk - 0.35))))  # fmt: skip
    on.path(on.floor(-half, half, 3.5, back, tall), fill=top)
    for x, k in ((-half, dusk * 0.6 - 0.85), (half, dusk * 0.6 - 0.45)):
        a = on.at(x, 0, 6)[0]
        b = x0 if x < 0 else x1
        fill = on.linear(
            (a, 0), (b, 0), ((0, on.paint(wall, k - 0.5)), (1, on.paint(wall, k + 0.15)))
        )
        on.path(on.wall(x, 0, tall, 3.5, back), fill=fill)
    fill = on.linear((0, y0), (0, y1), ((0, on.paint(wall, -0.5)), (0.4, on.paint(wall, -0.1)),
        (1, on.paint(wall, -0.4))))  # fmt: skip
    on.path(box(x0, y0, x1 - x0, y1 - y0) + "".join(hole(*p) for p in panes), fill=fill)
    on.fill(on.front(back, -half, half, tall - 0.09, tall), lighten(wall, 0.4), -0.1)
    on.fill(on.front(back, -half, half, tall - 0.12, tall - 0.09), wall, -1.0, opacity=0.5)
    sides = "".join(on.wall(x, tall - 0.09, tall, 3.5, back) for x in (-half, half))
    on.fill(sides, lighten(wall, 0.3), dusk - 0.5)


def planks(on: Sheet, *, half: float, back: float, colour: str) -> None:
    """Lay a floor of boards that run away from the eye."""
    y = on.at(0, 0, back)[1]
    stops = ((0, on.paint(colour, 0.15)), (0.5, on.paint(colour, -0.25)),
        (1, on.paint(colour, -0.8)))  # fmt: skip
    on.path(on.floor(-half, half, 3.5, back), fill=on.linear((0, y), (0, 900), stops))
    dice, wide = on.dice("boards"), 0.28
    count = int(half / wide) + 1
    tone = "".join(on.floor(i * wide, (i + 1) * wide, z, min(back, z + dice.uniform(1, 2.4)))
        for i in range(-count, count) for z in [dice.uniform(4, back - 1)]
        if dice.random() < 0.7)  # fmt: skip
    on.fill(tone, colour, -1.0, opacity=0.18)
    seams = "".join(
        on.floor(i * wide - 0.008, i * wide + 0.008, 3.5, back) for i in range(-count, count + 1)
    )
    on.fill(seams, colour, -1.5, opacity=0.55)


def skirting(on: Sheet, *, half: float, back: float, colour: str, tall: float = 0.16) -> None:
    """Run a board along the foot of three walls."""
    on.fill(on.wall(-half, 0, tall, 3.5, back), colour, -1.0)
    on.fill(on.wall(half, 0, tall, 3.5, back), colour, -0.7)
    on.fill(on.front(back, -half, half, 0, tall), colour, -0.3)


def window(
    on: Sheet,
    pane: Frame,
    *,
    bars: tuple[int, int] = (2, 2),
    colour: str = "#efe6d6",
    glare: float = 0.12,
) -> None:
    """Frame a hole in the back wall: casing, glazing bars (columns, rows), sill, glare."""
    x, y, w, h = pane
    edge = 9.0
    shine = quad(
        (x + w * 0.12, y), (x + w * 0.4, y), (x + w * 0.1, y + h), (x, y + h), (x, y + h * 0.5)
    )
    on.path(shine, fill="#ffffff", opacity=glare)
    if on.wet:
        _drops(on, pane)
    casing = box(x - edge, y - edge, w + 2 * edge, h + 2 * edge) + hole(x, y, w, h)
    on.fill(casing, colour, -0.15)
    data = "".join(box(x + w * i / bars[0] - 3, y, 6, h) for i in range(1, bars[0]))
    data += "".join(box(x, y + h * i / bars[1] - 2.5, w, 5) for i in range(1, bars[1]))
    on.fill(data, colour, -0.5)
    on.fill(box(x - 22, y + h + edge, w + 44, 12), colour, 0.25)
    on.fill(box(x - 18, y + h + edge + 12, w + 36, 6), colour, -0.9)


def _drops(on: Sheet, pane: Frame) -> None:
    x, y, w, h = pane
    dice = on.dice(f"drops{x}")
    data = [disc(x + dice.uniform(4, w - 4), y + dice.uniform(4, h - 4), dice.uniform(1, 3))
        for _ in range(40)]  # fmt: skip
    data += [box(x + dice.uniform(4, w - 8), y + dice.uniform(0, h * 0.6), 2,
        dice.uniform(20, h * 0.4)) for _ in range(12)]  # fmt: skip
    on.path("".join(data), fill="#dbe8f5", opacity=0.4)


def curtain(on: Sheet, frame: Frame, colour: str, *, towards: int, tied: bool = True) -> None:
    """Hang one curtain in a frame; `towards` is the side it is drawn to (-1 left, 1 right)."""
    x, y, w, h = frame
    left, right = (x, x + w)
    if tied:
        inner = right if towards < 0 else left
        outer = left if towards < 0 else right
        waist = outer + (inner - outer) * 0.42
        shape = (f"M{outer:.1f} {y:.1f}L{inner:.1f} {y:.1f}Q{inner:.1f} {y + h * 0.45:.1f} "
            f"{waist:.1f} {y + h * 0.62:.1f}Q{waist:.1f} {y + h * 0.8:.1f} "
            f"{outer + (inner - outer) * 0.6:.1f} {y + h:.1f}L{outer:.1f} {y + h:.1f}Z")  # fmt: skip
    else:
        shape = box(x, y, w, h)
    tones = ((0, on.paint(colour, -0.7)), (0.25, on.paint(colour, 0.15)),
        (0.5, on.paint(colour, -0.5)), (0.75, on.paint(colour, 0.2)),
        (1, on.paint(colour, -0.6)))  # fmt: skip
    on.path(shape, fill=on.shading(tones, angle=0))
    folds = "".join(f"M{x + w * t:.1f} {y:.1f}Q{x + w * t + towards * 3:.1f} {y + h * 0.5:.1f} "
        f"{x + w * t + towards * w * 0.08:.1f} {y + h * (0.55 if tied else 1):.1f}"
        for t in (0.2, 0.45, 0.7))  # fmt: skip
    on.line(folds, 2.2, colour, -1.2, opacity=0.5)


def daylight(on: Sheet, pane: Frame, back: float) -> None:
    """Throw the light of a window across the floor, and down through the air, while it is day."""
    if on.night or on.light.dull > 0.6:
        return
    x, y, w, _ = pane
    foot = on.at(0, 0, back)[1]
    slant = 70.0 if sun_at(on, 500)[0] < 800 else -70.0
    colour, strength = on.light.sun, 0.62 * (1 - on.light.dull)
    patch = quad((x + slant, foot + 16), (x + w + slant, foot + 16),
        (x + w * 1.35 + slant * 2.4, 886), (x - w * 0.35 + slant * 2.4, 886))  # fmt: skip
    on.path(patch, fill=on.linear((0, foot), (0, 890),
        ((0, colour, strength), (1, colour, strength * 0.25))))  # fmt: skip
    shaft = quad(
        (x, y), (x + w, y), (x + w * 1.35 + slant * 2.4, 886), (x - w * 0.35 + slant * 2.4, 886)
    )
    on.path(shaft, fill=on.linear((0, y), (0, 880), ((0, colour, strength * 0.3), (1, colour, 0))))


def pendant(on: Sheet, at: Point, size: float, colour: str, *, top: float = -20.0) -> None:
    """Hang a lamp with a cone shade at a point; it throws a cone of light when on."""
    x, y = at
    on.line(f"M{x:.1f} {top:.1f}V{y - size * 0.5:.1f}", 3, "#3a3238", -0.6)
    if on.lamps:
        cone = quad((x - size * 0.5, y), (x + size * 0.5, y), (x + size * 2.1, y + size * 4.2),
            (x - size * 2.1, y + size * 4.2))  # fmt: skip
        on.path(
            cone, fill=on.linear((0, y), (0, y + size * 4.2), ((0, on.lamp, 0.3), (1, on.lamp, 0)))
        )
        on.halo((x, y + size * 0.1), size * 2.0, on.lamp, 0.62)
    shade = stamp("M-.16 -.5H.16Q.3 -.2 .62 0H-.62Q-.3 -.2 -.16 -.5Z", at, size)
    on.path(shade, fill=on.fade(colour, (0.3, -0.8), angle=20))
    bulb = "#fff4d2" if on.lamps else on.paint("#e8e2d2", -0.1)
    on.ellipse(x, y + size * 0.02, size * 0.5, size * 0.1, fill=bulb)


def books(
    on: Sheet, dice: Random, x: Span, y: float, z: float, *, tall: float = 0.28, things: bool = True
) -> None:
    """Fill a stretch of shelf that faces the eye with books, a few of them leaning."""
    rows: dict[str, list[str]] = {colour: [] for colour in BOOKS}
    at = x[0]
    while at < x[1] - 0.06:
        wide, high = dice.uniform(0.03, 0.075), tall * dice.uniform(0.68, 1.0)
        if things and dice.random() < 0.06:
            at += dice.uniform(0.08, 0.2)
            continue
        lean = 0.05 if dice.random() < 0.07 else 0.0
        spine = quad(on.at(at, y, z), on.at(at + lean, y + high, z),
            on.at(at + wide + lean, y + high, z), on.at(at + wide, y, z))  # fmt: skip
        rows[dice.choice(BOOKS)].append(spine)
        at += wide + lean + 0.004
    for colour, spines in rows.items():
        on.fill("".join(spines), colour, dice.uniform(-0.6, -0.1))


def bookcase(
    on: Sheet,
    x: Span,
    z: float,
    *,
    tall: float = 2.0,
    shelves: int = 5,
    wood: str = "#8a5f3f",
    name: str = "case",
) -> None:
    """Stand a full bookcase against the back wall."""
    block(on, x, (0, tall), (z, z + 0.3), wood)
    on.fill(on.front(z - 0.005, x[0] + 0.04, x[1] - 0.04, 0.08, tall - 0.05), wood, -1.5)
    dice, step = on.dice(name), (tall - 0.12) / shelves
    for i in range(shelves):
        y = 0.1 + i * step
        books(on, dice, (x[0] + 0.06, x[1] - 0.06), y, z, tall=step * 0.82)
        on.fill(on.front(z - 0.01, x[0] + 0.03, x[1] - 0.03, y - 0.035, y), wood, 0.1)


def picture(on: Sheet, dice: Random, frame: Frame, *, rim: str = "#7a5a42") -> None:
    """Hang a small landscape on the back wall."""
    x, y, w, h = frame
    on.fill(box(x - 6, y - 6, w + 12, h + 12), rim, -0.3)
    top, low = dice.choice((("#8fc0dc", "#f0d9b0"), ("#f2b8a0", "#6f5f9a"), ("#cfe3c4", "#6f9a6a")))
    on.path(box(x, y, w, h), fill=on.shading(((0, on.paint(top)), (1, on.paint(low)))))
    hill = stamp("M0 0V-.27Q.35 -.5 .6 -.24T1 -.31V0Z", (x, y + h), w)
    on.fill(hill, "#4f7a6a", -0.3)
    on.ellipse(x + w * 0.72, y + h * 0.3, h * 0.1, h * 0.1, fill=on.paint("#fff4cf", 0.3))


def chair(on: Sheet, x: float, z: float, *, wood: str = "#a9754a", back: bool = True) -> None:
    """Stand a plain chair; with `back` its rest is turned to the eye."""
    w = 0.42
    legs = "".join(
        on.front(d, x + i, x + i + 0.04, 0, 0.44) for d in (z + 0.38, z) for i in (0, w - 0.04)
    )
    on.fill(legs, wood, -1.0)
    block(on, (x, x + w), (0.42, 0.46), (z, z + 0.4), wood)
    at = z if back else z + 0.4
    posts = on.front(at, x, x + 0.04, 0.44, 0.9) + on.front(at, x + w - 0.04, x + w, 0.44, 0.9)
    rails = on.front(at, x, x + w, 0.72, 0.9) + on.front(at, x, x + w, 0.56, 0.62)
    on.fill(posts + rails, wood, -0.3)


def table(on: Sheet, x: Span, z: Span, *, tall: float = 0.72, wood: str = "#a9754a") -> None:
    """Stand a table on four legs."""
    shadow(on, x, z)
    legs = "".join(on.front(d, i, i + 0.07, 0, tall) for d in (z[1] - 0.1, z[0] + 0.02)
        for i in (x[0] + 0.05, x[1] - 0.12))  # fmt: skip
    on.fill(legs, wood, -1.1)
    block(on, x, (tall - 0.06, tall), z, wood)


def rug(on: Sheet, x: Span, z: Span, colour: str) -> None:
    """Spread a bordered rug."""
    on.fill(on.floor(*x, *z), colour, -0.3)
    on.fill(
        on.floor(x[0] + 0.12, x[1] - 0.12, z[0] + 0.12, z[1] - 0.12), lighten(colour, 0.35), -0.2
    )
    on.fill(on.floor(x[0] + 0.2, x[1] - 0.2, z[0] + 0.2, z[1] - 0.2), colour, -0.15)
    mid, deep = (x[0] + x[1]) / 2, (z[0] + z[1]) / 2
    marks = "".join(quad(on.at(mid + u - 0.16, 0, deep), on.at(mid + u, 0, deep + 0.3),
        on.at(mid + u + 0.16, 0, deep), on.at(mid + u, 0, deep - 0.3))
        for u in (-0.9, -0.45, 0, 0.45, 0.9) if abs(u) < (x[1] - x[0]) / 2 - 0.4)  # fmt: skip
    on.fill(marks, lighten(colour, 0.5), -0.1, opacity=0.7)


def cup(on: Sheet, foot: Point, size: float, colour: str) -> None:
    """Set down a steaming cup."""
    x, y = foot
    on.ellipse(x, y, size * 0.75, size * 0.14, fill=on.paint("#f4eee2", -0.3))
    body = stamp("M-.42 -.62Q-.38 0 -.2 0H.2Q.38 0 .42 -.62Z", foot, size)
    on.line(stamp("M.36 -.5q.34 .06 -.06 .34", foot, size), size * 0.09, colour, -0.4)  # fmt: skip
    on.path(body, fill=on.fade(colour, (0.25, -0.8), angle=15))
    on.ellipse(x, y - size * 0.62, size * 0.42, size * 0.1, fill=on.paint("#6b4530", -0.2))
    steam = "".join(leaf(x + u * size, y - size * 0.75, size * 1.1, -1.57 + u * 0.4, size * 0.07)
        for u in (-0.16, 0.1))  # fmt: skip
    on.path(steam, fill="#ffffff", opacity=0.25)


def string_lights(on: Sheet, a: Point, b: Point, sag: float, count: int = 12) -> None:
    """Hang a string of tiny lights between two points."""
    spots = []
    for i in range(count + 1):
        u = i / count
        spots.append((a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + sag * 4 * u * (1 - u)))
    on.line(wire(a, b, sag), 1.6, "#4a4a52", -0.5)
    colour = "#ffe2a0" if on.lamps else mix(on.paint("#f2ead6"), "#ffffff", 0.3)
    if on.lamps:
        glow = on.glow(((0, "#ffcf7a", 0.7), (1, "#ffa640", 0)))
        on.path("".join(disc(x, y + 5, 4) for x, y in spots), fill="#ffcf7a", opacity=0.4)
        for x, y in spots[::2]:
            on.ellipse(x, y + 5, 22, 22, fill=glow)
    on.path("".join(disc(x, y + 5, 3.6) for x, y in spots), fill=colour)
