"""Everything that grows: trees, blossom, trunks, bushes, ferns, grass, treelines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from generators.animatic.draw import Point, number, smooth
from generators.animatic.light import mix

from .setting import Sheet
from .shapes import blade, crowns, disc, filled, leaf, leaves, ridge, scallop

GREEN, PINK, PINE = "#5f9a4a", "#f5b3c8", "#3f7358"


def hills(
    on: Sheet, name: str, *, base: float, height: float, far: float, colour: str = "#6d9a78"
) -> None:
    """Raise a range of hills across the stage, lighter towards their feet."""
    line = ridge(on.dice(name), -60, 1660, base, steps=16, height=height, rough=0.6)
    top, foot = on.ground(colour, -0.3, far), on.ground(colour, 0, min(1.0, far + 0.25))
    fill = on.linear((0, base - height), (0, base), ((0, top), (1, foot)))
    on.path(filled(line, base + 60), fill=fill)


def treeline(
    on: Sheet,
    name: str,
    *,
    base: float,
    height: float,
    far: float,
    bump: float = 30.0,
    colour: str = GREEN,
) -> None:
    """Draw a wood from afar: three rows of scalloped crowns, the nearest darkest."""
    dice = on.dice(name)
    for row in range(3):
        line = ridge(dice, -60, 1660, base + row * height * 0.12, steps=24,
            height=height * (1 - row * 0.26), rough=1.4)  # fmt: skip
        top = on.ground(colour, 0.2 - row * 0.35, far * (1 - row * 0.16))
        foot = on.paint(colour, -0.9 - row * 0.1, far * (1 - row * 0.16))
        fill = on.linear((0, base - height), (0, base + height * 0.25), ((0, top), (1, foot)))
        on.path(crowns(dice, line, base + 80, bump=bump * (0.8 + row * 0.25)), fill=fill)


def crown(
    on: Sheet,
    dice: Random,
    centre: Point,
    size: tuple[float, float],
    *,
    colour: str = GREEN,
    far: float = 0.0,
    leaf_size: float = 13.0,
    sun: float = -1.0,
) -> None:
    """Grow a crown: clumps from the top down in three tones, leaves at their edges.

    `size` is its half width and half height; light comes from the `sun` side (-1 left, 1 right).
    """
    x, y = centre
    rx, ry = size
    clumps = []
    for _ in range(13):
        turn, reach = dice.uniform(0, math.tau), dice.random() ** 0.5
        u, v = math.cos(turn) * reach * 0.72, math.sin(turn) * reach * 0.66
        clumps.append((v, u, dice.uniform(0.3, 0.46)))
    white = mix(colour, "#f3f7ff", 0.75) if on.snowy else colour
    for v, u, share in sorted(clumps):
        tone = -0.35 - v * 0.55 + u * sun * 0.35
        stops = ((0, on.paint(white, tone + 0.45, far)), (0.5, on.paint(colour, tone - 0.1, far)),
            (1, on.paint(colour, tone - 0.85, far)))  # fmt: skip
        at, r = (x + u * rx, y + v * ry), rx * share
        on.path(scallop(dice, at, r, r * 0.82, 11), fill=on.shading(stops, angle=90 - 30 * sun))
        edge = leaves(
            dice, (at[0], at[1] - r * 0.15), r * 1.02, r * 0.85, count=14, size=leaf_size, turn=2.2
        )
        on.fill(edge, white, tone + 0.2, far)
    light = leaves(
        dice, (x + rx * 0.2 * sun, y - ry * 0.35), rx * 0.72, ry * 0.5, count=46, size=leaf_size
    )
    on.fill(light, mix(white, "#fff6b0", 0.3), 0.5, far)
    dark = leaves(dice, (x, y + ry * 0.45), rx * 0.8, ry * 0.42, count=46, size=leaf_size)
    on.fill(dark, colour, -1.35, far)


def trunk(
    on: Sheet,
    dice: Random,
    foot: Point,
    size: tuple[float, float],
    *,
    colour: str = "#7a5c48",
    far: float = 0.0,
    lean: float = 0.0,
) -> None:
    """Raise a trunk of (width, height) with roots, bark and one lit side."""
    (x, y), (w, h) = foot, size
    left = [(x - w * 1.1, y + 4), (x - w * 0.56, y - h * 0.06), (x - w * 0.46, y - h * 0.4),
        (x - w * 0.36 + lean, y - h)]  # fmt: skip
    right = [(x + w * 0.36 + lean, y - h), (x + w * 0.44, y - h * 0.4),
        (x + w * 0.58, y - h * 0.06), (x + w * 1.2, y + 4)]  # fmt: skip
    body = smooth(left) + "L" + smooth(right)[1:] + "Z"
    stops = ((0, on.paint(colour, 0.2, far)), (0.3, on.paint(colour, -0.3, far)),
        (1, on.paint(colour, -1.4, far)))  # fmt: skip
    on.path(body, fill=on.shading(stops, angle=0))
    bark = []
    for _ in range(int(5 + w / 6)):
        u, v = dice.uniform(-0.4, 0.4), dice.uniform(0.05, 0.85)
        bend = number(dice.uniform(-0.08, 0.08) * w)
        bark.append(f"M{x + u * w + lean * v:.1f} {y - h * v:.1f}"
            f"q{bend} {-h * 0.05:.1f} {lean * 0.1:.1f} {-h * 0.1:.1f}")  # fmt: skip
    on.line("".join(bark), max(1.0, w * 0.05), colour, -1.6, far, opacity=0.5)


def tree(
    on: Sheet,
    name: str,
    foot: Point,
    height: float,
    *,
    colour: str = GREEN,
    far: float = 0.0,
    sun: float = -1.0,
) -> None:
    """Plant a broad tree of a height; its crown is wider than half of it."""
    dice = on.dice(name)
    x, y = foot
    trunk(on, dice, foot, (height * 0.07, height * 0.62), far=far, lean=dice.uniform(-12, 12))
    branches = "".join(f"M{x:.1f} {y - height * 0.38:.1f}Q{x + s * height * 0.05:.1f} "
        f"{y - height * 0.5:.1f} {x + s * height * 0.24:.1f} {y - height * 0.62:.1f}"
        for s in (-1, -0.4, 0.5, 1))  # fmt: skip
    on.line(branches, height * 0.022, "#6b503f", -0.8, far)
    crown(on, dice, (x, y - height * 0.68), (height * 0.36, height * 0.3), colour=colour, far=far,
        leaf_size=max(5.0, height * 0.026), sun=sun)  # fmt: skip


def branch(
    on: Sheet,
    dice: Random,
    root: Point,
    tip: Point,
    *,
    colour: str = PINK,
    size: float = 15.0,
    count: int = 8,
) -> None:
    """Reach a branch with clusters of leaves or blossom into the picture."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    bend = (root[0] + dx * 0.5, root[1] + dy * 0.5 - abs(dx) * 0.08)
    data = f"M{root[0]:.1f} {root[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {tip[0]:.1f} {tip[1]:.1f}"
    on.line(data, size * 0.7, "#5d4436", -0.7)
    for i in range(count):
        u = (i + 1) / count
        at = (root[0] + dx * u + dice.uniform(-24, 24), root[1] + dy * u + dice.uniform(-34, 30))
        r = size * dice.uniform(2.0, 3.4)
        for tone, share, n in ((-0.8, 1.0, 22), (0.0, 0.85, 22), (0.6, 0.6, 12)):
            spot = (at[0] - r * 0.1, at[1] - r * (0.3 if tone > 0 else 0.0))
            data = leaves(dice, spot, r * share, r * 0.75 * share, count=n, size=size)
            on.fill(data, colour, tone)


def grass(
    on: Sheet,
    dice: Random,
    span: tuple[float, float],
    y: float,
    *,
    height: float,
    count: int,
    colour: str = "#6fa84c",
    far: float = 0.0,
    tones: int = 3,
) -> None:
    """Grow a strip of grass between two x around a height y, dark behind and light in front."""
    wind = on.dice("wind").choice((-1, 1))
    for tone in range(tones):
        data = []
        for _ in range(count // tones):
            h = height * dice.uniform(0.5, 1.15)
            data.append(blade(dice.uniform(*span), y + dice.uniform(-0.15, 0.25) * height, h,
                wind * h * dice.uniform(0.05, 0.5), max(1.6, height * 0.055)))  # fmt: skip
        shade = on.ground(colour, -0.9 + tone * 0.7, far)
        on.path("".join(data), fill=shade)


def flowers(
    on: Sheet, dice: Random, spots: Sequence[Point], size: float, colours: Sequence[str]
) -> None:
    """Set five-petalled flowers on spots, each of a colour drawn by the dice."""
    sorts: dict[str, list[str]] = {colour: [] for colour in colours}
    hearts = []
    for x, y in spots:
        r = size * dice.uniform(0.7, 1.2)
        petals = "".join(
            leaf(x, y, r, math.tau * i / 5 + dice.uniform(-0.2, 0.2), r * 0.42) for i in range(5)
        )
        sorts[dice.choice(list(colours))].append(petals)
        hearts.append(disc(x, y, r * 0.22))
    for colour, petals_ in sorts.items():
        on.fill("".join(petals_), colour, 0.25)
    on.fill("".join(hearts), "#f7d65a", 0.3)


def bush(
    on: Sheet,
    name: str,
    foot: Point,
    size: tuple[float, float],
    *,
    colour: str = GREEN,
    far: float = 0.0,
    bloom: str | None = None,
) -> None:
    """Round a bush of (half width, height) on its foot, with flowers of a colour."""
    dice = on.dice(name)
    (x, y), (rx, h) = foot, size
    crown(on, dice, (x, y - h * 0.45), (rx, h * 0.55), colour=colour, far=far,
        leaf_size=max(5.0, h * 0.11))  # fmt: skip
    if bloom:
        spots = [
            (x + dice.uniform(-0.8, 0.8) * rx, y - h * dice.uniform(0.15, 0.9)) for _ in range(14)
        ]
        flowers(on, dice, spots, max(5.0, h * 0.09), (bloom, mix(bloom, "#ffffff", 0.4)))


def fern(on: Sheet, dice: Random, foot: Point, size: float, *, colour: str) -> None:
    """Unfold a fern: fronds of paired leaflets around its foot."""
    for tone, spread in ((-1.1, 1.0), (-0.4, 0.8), (0.3, 0.55)):
        data = []
        for i in range(5):
            angle = -math.pi / 2 + (i - 2) * 0.5 * spread + dice.uniform(-0.1, 0.1)
            length = size * dice.uniform(0.75, 1.1)
            for j in range(9):
                u = (j + 1) / 10
                droop = 0.5 * u * u * (1 if math.cos(angle) > 0 else -1)
                x = foot[0] + math.cos(angle + droop) * length * u
                y = foot[1] + math.sin(angle + droop * abs(math.cos(angle))) * length * u
                w = length * 0.2 * (1 - u * 0.75)
                data += [leaf(x, y, w, angle + s * 1.1, w * 0.3) for s in (-1, 1)]
        on.fill("".join(data), colour, tone)
