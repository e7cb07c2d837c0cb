"""Parts of a town: skylines, lit windows, poles and wires, signs, lamps, machines."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generators.animatic.draw import Point, number
from generators.animatic.light import lighten, mix

from .setting import Sheet
from .shapes import between, box, disc, quad, wire
from .weathering import snow

_WALLS = ("#b9a99a", "#a7aab8", "#c4b6a4", "#8f98ad", "#b79f9b", "#9aa7a5")
_LIT = ("#ffd98a", "#ffe7b5", "#ffc46b", "#bfe3ff")


def skyline(
    on: Sheet, name: str, *, base: float, low: float, high: float, wide: float, far: float
) -> None:
    """Line up towers across the stage, `low` to `high` units above `base`, about `wide` broad."""
    dice = on.dice(name)
    side = -1 if on.dice("sun").random() < 0.5 else 1
    x = -60.0
    while x < 1680:
        w = wide * dice.uniform(0.55, 1.35)
        height = low + (high - low) * dice.random() ** 1.6
        tower(on, dice, (x, base - height, w, height), far=far, side=side)
        x += w * dice.uniform(0.82, 1.2)


def tower(
    on: Sheet, dice: Random, frame: tuple[float, float, float, float], *, far: float, side: int
) -> None:
    """Raise one building: two faces, a roof with something on it, and its windows."""
    x, y, w, h = frame
    colour = mix(dice.choice(_WALLS), "#6d7590", dice.uniform(0.1, 0.5))
    back = -0.4 if on.sunset else 0.0
    on.fill(box(x, y, w, h), colour, back - 0.25, far)
    face = w * dice.uniform(0.22, 0.34)
    edge = x if side > 0 else x + w - face
    on.fill(box(edge, y, face, h), colour, back - 1.0, far)
    _roof_things(on, dice, (x, y, w), on.paint(colour, -0.8, far))
    on.fill(box(x - 1, y, w + 2, 3), colour, 0.4, far)
    start = x + face if side > 0 else x
    _windows(on, dice, (start + 5, y + 9, w - face - 10, h), far=far)
    snow(on, [(x - 2, y), (x + w + 2, y)], 7 * (1.2 - far))


def _roof_things(on: Sheet, dice: Random, top: tuple[float, float, float], colour: str) -> None:
    x, y, w = top
    kind, at = dice.randrange(4), x + w * dice.uniform(0.2, 0.6)
    size = w * dice.uniform(0.2, 0.35)
    if kind == 0:
        on.path(box(at, y - size * 0.7, size, size * 0.7), fill=colour)
    elif kind == 1:
        legs = box(at, y - size, 3, size) + box(at + size, y - size, 3, size)
        on.path(legs + box(at - 3, y - size * 1.7, size + 9, size), fill=colour)
    else:
        mast = f"M{at:.1f} {y:.1f}v{-size * 2:.1f}m-5 8h10m-7 7h4"
        on.path(mast, stroke=colour, width=2)
        if on.lamps and kind == 3:
            on.ellipse(at, y - size * 2, 2.6, 2.6, fill="#ff5a5a")


def _windows(
    on: Sheet, dice: Random, frame: tuple[float, float, float, float], *, far: float
) -> None:
    x, y, w, h = frame
    pitch = dice.uniform(11, 17)
    ratio, tall = dice.uniform(0.5, 0.72), dice.uniform(0.9, 1.3)
    share = dice.uniform(0.12, 0.5) if on.night else 0.22 if on.lamps else 0.0
    dark: list[str] = []
    lit: dict[str, list[str]] = {colour: [] for colour in _LIT}
    for row in range(min(22, int(h / (pitch * 1.5)))):
        for column in range(int(w / pitch)):
            pane = box(x + column * pitch, y + row * pitch * 1.5, pitch * ratio, pitch * tall * 0.8)
            glows, tone = dice.random() < share, dice.choice(_LIT)
            (lit[tone] if glows else dark).append(pane)
    glass = mix("#5d7396", on.light.sky[1], 0.2)
    on.fill("".join(dark), glass, -0.4, far, opacity=0.75)
    for tone, panes in lit.items():
        if panes:
            on.path("".join(panes), fill=mix(tone, on.light.haze, far * 0.55))


def pole(on: Sheet, foot: Point, height: float, *, far: float = 0.1) -> list[Point]:
    """Plant a utility pole; returns the four points where its wires hang."""
    x, y = foot
    w = height * 0.026
    dark, top = on.paint("#4b4a5c", -0.6, far), y - height
    on.path(box(x - w / 2, top, w, height), fill=dark)
    on.fill(box(x - w / 2, top, w * 0.35, height), "#7a7888", 0.1, far)
    points = []
    for drop, arm in ((0.05, 0.17), (0.14, 0.13)):
        level = top + height * drop
        on.path(box(x - height * arm, level, height * arm * 2, w * 0.7), fill=dark)
        for sign in (-1, 1):
            at = (x + sign * height * arm * 0.88, level - w * 0.7)
            on.fill(box(at[0] - w * 0.2, at[1], w * 0.4, w * 0.8), "#d8dde6", 0, far)
            points.append(at)
    drum = box(x + w * 0.6, top + height * 0.2, w * 2.0, height * 0.11)
    on.fill(drum, "#6f7484", -0.5, far)
    return points


def wires(
    on: Sheet,
    pairs: Sequence[tuple[Point, Point]],
    *,
    sag: float = 30.0,
    far: float = 0.1,
    width: float = 2.0,
) -> None:
    """Hang cables between pairs of points."""
    data = "".join(wire(a, b, sag + 6 * (i % 3)) for i, (a, b) in enumerate(pairs))
    on.line(data, width, "#3a3848", -0.7, far)


def glyphs(dice: Random, at: Point, size: float, count: int, *, down: bool = False) -> str:
    """Write `count` made-up letters as stroke data, across or `down`."""
    data = []
    for i in range(count):
        x = at[0] + (0 if down else i * size * 1.25)
        y = at[1] + (i * size * 1.25 if down else 0)
        for _ in range(dice.randrange(3, 5)):
            a, b = dice.uniform(0, 0.5), dice.uniform(0, 1)
            if dice.random() < 0.5:
                data.append(f"M{x + a * size:.1f} {y + b * size:.1f}h{size * 0.5:.1f}")
            else:
                bend = number(dice.uniform(-0.3, 0.3) * size)
                data.append(f"M{x + b * size:.1f} {y + a * size:.1f}"
                    f"q{bend} {size * 0.25:.1f} 0 {size * 0.5:.1f}")  # fmt: skip
    return "".join(data)


def sign(
    on: Sheet,
    dice: Random,
    corners: tuple[Point, Point, Point, Point],
    colour: str,
    *,
    letters: int = 3,
) -> None:
    """Hang a shop sign with made-up letters between four corners (clockwise from top left)."""
    a, b, c, d = corners
    frame = mix(on.paint(colour, -0.8), "#20202c", 0.3)
    on.path(quad(*corners), fill=on.shine(colour, 0.8), stroke=frame, width=3)
    tall = abs(d[1] - a[1]) > abs(b[0] - a[0])
    ink = lighten(colour, 0.82) if on.lamps else on.paint("#fbf4e4")
    for i in range(letters):
        u = (i + 0.5) / letters
        s, t = (0.5, u) if tall else (u, 0.5)
        left, right = between(a, d, t), between(b, c, t)
        x, y = between(left, right, s)
        wide = (right[0] - left[0]) * (0.6 if tall else 0.62 / letters)
        high = (d[1] - a[1]) * (0.62 / letters if tall else 0.6)
        with on.group(transform=f"translate({x - wide / 2:.1f} {y - high / 2:.1f}) "
                f"scale({wide / 20:.1f} {high / 20:.1f})"):  # fmt: skip
            on.path(glyphs(dice, (0, 0), 20, 1), stroke=ink, width=2.6)


def street_lamp(on: Sheet, foot: Point, height: float, *, lean: float = 1.0) -> None:
    """Plant a street lamp whose arm reaches `lean` (-1 left, 1 right); it glows at night."""
    x, y = foot
    top, arm = y - height, height * 0.16 * lean
    data = f"M{x:.1f} {y:.1f}V{top + height * 0.08:.1f}Q{x:.1f} {top:.1f} {x + arm:.1f} {top:.1f}"
    on.line(data, height * 0.02, "#565c6e", -0.5)
    head = (x + arm * 1.15, top + height * 0.012)
    on.ellipse(*head, height * 0.055, height * 0.02, fill=on.paint("#6b7182", -0.3))
    bulb = "#fff1c9" if on.lamps else on.paint("#e9edf2")
    on.ellipse(head[0], head[1] + height * 0.014, height * 0.04, height * 0.013, fill=bulb)
    if on.lamps:
        on.halo(head, height * 0.36, on.lamp, 0.75)
        pool = on.glow(((0, on.lamp, 0.42), (1, on.lamp, 0.0)))
        on.ellipse(head[0], y, height * 0.5, height * 0.085, fill=pool)


def bulbs(on: Sheet, points: Sequence[Point], radius: float) -> None:
    """Hang small lamps; each has a halo when lamps are on."""
    on.path("".join(disc(x, y, radius) for x, y in points), fill=on.shine("#ffe9b0", 1.0))
    if on.lamps:
        for at in points:
            on.halo(at, radius * 6, on.lamp, 0.5)
