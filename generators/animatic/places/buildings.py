"""Parts of a town: skylines, lit windows, poles and wires, signs, lamps, machines."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from generators.animatic.draw import Drawing, Point, number
from generators.animatic.light import lighten, mix

from .setting import Setting
from .shapes import box, disc, quad, wire
from .weathering import snow

_WALLS = ("#b9a99a", "#a7aab8", "#c4b6a4", "#8f98ad", "#b79f9b", "#9aa7a5")
_LIT = ("#ffd98a", "#ffe7b5", "#ffc46b", "#bfe3ff")


def skyline(
    sheet: Drawing, here: Setting, name: str, *, base: float, low: float, high: float,
    wide: float, far: float,
) -> None:  # fmt: skip
    """Line up towers across the stage, `low` to `high` units above `base`, about `wide` broad."""
    dice = here.dice(name)
    side = -1 if here.dice("sun").random() < 0.5 else 1
    x = -60.0
    while x < 1680:
        w = wide * dice.uniform(0.55, 1.35)
        height = low + (high - low) * dice.random() ** 1.6
        tower(sheet, here, dice, (x, base - height, w, height), far=far, side=side)
        x += w * dice.uniform(0.82, 1.2)


def tower(
    sheet: Drawing, here: Setting, dice: Random, frame: tuple[float, float, float, float], *,
    far: float, side: int,
) -> None:  # fmt: skip
    """Raise one building: two faces, a roof with something on it, and its windows."""
    x, y, w, h = frame
    colour = mix(dice.choice(_WALLS), "#6d7590", dice.uniform(0.1, 0.5))
    back = -0.4 if here.sunset else 0.0
    sheet.path(box(x, y, w, h), fill=here.paint(colour, back - 0.25, far))
    face = w * dice.uniform(0.22, 0.34)
    edge = x if side > 0 else x + w - face
    sheet.path(box(edge, y, face, h), fill=here.paint(colour, back - 1.0, far))
    _roof_things(sheet, here, dice, (x, y, w), here.paint(colour, -0.8, far))
    sheet.path(box(x - 1, y, w + 2, 3), fill=here.paint(colour, 0.4, far))
    start = x + face if side > 0 else x
    _windows(sheet, here, dice, (start + 5, y + 9, w - face - 10, h), far=far)
    snow(sheet, here, [(x - 2, y), (x + w + 2, y)], 7 * (1.2 - far))


def _roof_things(
    sheet: Drawing, here: Setting, dice: Random, top: tuple[float, float, float], colour: str
) -> None:
    x, y, w = top
    kind, at = dice.randrange(4), x + w * dice.uniform(0.2, 0.6)
    size = w * dice.uniform(0.2, 0.35)
    if kind == 0:
        sheet.path(box(at, y - size * 0.7, size, size * 0.7), fill=colour)
    elif kind == 1:
        legs = box(at, y - size, 3, size) + box(at + size, y - size, 3, size)
        sheet.path(legs + box(at - 3, y - size * 1.7, size + 9, size), fill=colour)
    else:
        mast = f"M{number(at)} {number(y)}v{number(-size * 2)}m-5 8h10m-7 7h4"
        sheet.path(mast, stroke=colour, width=2)
        if here.lamps and kind == 3:
            sheet.ellipse(at, y - size * 2, 2.6, 2.6, fill="#ff5a5a")


def _windows(
    sheet: Drawing, here: Setting, dice: Random, frame: tuple[float, float, float, float], *,
    far: float,
) -> None:  # fmt: skip
    x, y, w, h = frame
    pitch = dice.uniform(11, 17)
    ratio, tall = dice.uniform(0.5, 0.72), dice.uniform(0.9, 1.3)
    share = dice.uniform(0.12, 0.5) if here.night else 0.22 if here.lamps else 0.0
    dark: list[str] = []
    lit: dict[str, list[str]] = {colour: [] for colour in _LIT}
    for row in range(min(22, int(h / (pitch * 1.5)))):
        for column in range(int(w / pitch)):
            pane = box(x + column * pitch, y + row * pitch * 1.5, pitch * ratio, pitch * tall * 0.8)
            on, tone = dice.random() < share, dice.choice(_LIT)
            (lit[tone] if on else dark).append(pane)
    glass = mix("#5d7396", here.light.sky[1], 0.2)
    sheet.path("".join(dark), fill=here.paint(glass, -0.4, far), opacity=0.75)
    for tone, panes in lit.items():
        if panes:
            sheet.path("".join(panes), fill=mix(tone, here.light.haze, far * 0.55))


def pole(
    sheet: Drawing, here: Setting, foot: Point, height: float, *, far: float = 0.1
) -> list[Point]:
    """Plant a utility pole; returns the four points where its wires hang."""
    x, y = foot
    w = height * 0.026
    dark, top = here.paint("#4b4a5c", -0.6, far), y - height
    sheet.path(box(x - w / 2, top, w, height), fill=dark)
    sheet.path(box(x - w / 2, top, w * 0.35, height), fill=here.paint("#7a7888", 0.1, far))
    points = []
    for drop, arm in ((0.05, 0.17), (0.14, 0.13)):
        level = top + height * drop
        sheet.path(box(x - height * arm, level, height * arm * 2, w * 0.7), fill=dark)
        for sign in (-1, 1):
            at = (x + sign * height * arm * 0.88, level - w * 0.7)
            sheet.path(box(at[0] - w * 0.2, at[1], w * 0.4, w * 0.8), fill=here.paint("#d8dde6", 0, far))
            points.append(at)
    drum = box(x + w * 0.6, top + height * 0.2, w * 2.0, height * 0.11)
    sheet.path(drum, fill=here.paint("#6f7484", -0.5, far))
    return points


def wires(
    sheet: Drawing, here: Setting, pairs: Sequence[tuple[Point, Point]], *, sag: float = 30.0,
    far: float = 0.1, width: float = 2.0,
) -> None:  # fmt: skip
    """Hang cables between pairs of points."""
    data = "".join(wire(a, b, sag + 6 * (i % 3)) for i, (a, b) in enumerate(pairs))
    sheet.path(data, stroke=here.paint("#3a3848", -0.7, far), width=width)


def glyphs(dice: Random, at: Point, size: float, count: int, *, down: bool = False) -> str:
    """Write `count` made-up letters as stroke data, across or `down`."""
    data = []
    for i in range(count):
        x = at[0] + (0 if down else i * size * 1.25)
        y = at[1] + (i * size * 1.25 if down else 0)
        for _ in range(dice.randrange(3, 5)):
            a, b = dice.uniform(0, 0.5), dice.uniform(0, 1)
            if dice.random() < 0.5:
                data.append(f"M{number(x + a * size)} {number(y + b * size)}h{number(size * 0.5)}")
            else:
                bend = number(dice.uniform(-0.3, 0.3) * size)
                data.append(
                    f"M{number(x + b * size)} {number(y + a * size)}"
                    f"q{bend} {number(size * 0.25)} 0 {number(size * 0.5)}"
                )
    return "".join(data)


def sign(
    sheet: Drawing, here: Setting, dice: Random, corners: tuple[Point, Point, Point, Point],
    colour: str, *, letters: int = 3,
) -> None:  # fmt: skip
    """Hang a shop sign with made-up letters between four corners (clockwise from top left)."""
    a, b, c, d = corners
    frame = mix(here.paint(colour, -0.8), "#20202c", 0.3)
    sheet.path(quad(*corners), fill=here.shine(colour, 0.8), stroke=frame, width=3)
    tall = abs(d[1] - a[1]) > abs(b[0] - a[0])
    ink = lighten(colour, 0.82) if here.lamps else here.paint("#fbf4e4")
    for i in range(letters):
        u = (i + 0.5) / letters
        s, t = (0.5, u) if tall else (u, 0.5)
        left, right = _between(a, d, t), _between(b, c, t)
        x, y = _between(left, right, s)
        wide = (right[0] - left[0]) * (0.6 if tall else 0.62 / letters)
        high = (d[1] - a[1]) * (0.62 / letters if tall else 0.6)
        with sheet.group(transform=f"translate({number(x - wide / 2)} {number(y - high / 2)}) "
                                   f"scale({number(wide / 20)} {number(high / 20)})"):  # fmt: skip
            sheet.path(glyphs(dice, (0, 0), 20, 1), stroke=ink, width=2.6)


def _between(a: Point, b: Point, u: float) -> Point:
    return a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u


def street_lamp(
    sheet: Drawing, here: Setting, foot: Point, height: float, *, lean: float = 1.0
) -> None:
    """Plant a street lamp whose arm reaches `lean` (-1 left, 1 right); it glows at night."""
    x, y = foot
    top, arm = y - height, height * 0.16 * lean
    data = (
        f"M{number(x)} {number(y)}V{number(top + height * 0.08)}"
        f"Q{number(x)} {number(top)} {number(x + arm)} {number(top)}"
    )
    sheet.path(data, stroke=here.paint("#565c6e", -0.5), width=height * 0.02)
    head = (x + arm * 1.15, top + height * 0.012)
    sheet.ellipse(*head, height * 0.055, height * 0.02, fill=here.paint("#6b7182", -0.3))
    bulb = "#fff1c9" if here.lamps else here.paint("#e9edf2")
    sheet.ellipse(head[0], head[1] + height * 0.014, height * 0.04, height * 0.013, fill=bulb)
    if here.lamps:
        here.halo(sheet, head, height * 0.36, here.lamp, 0.75)
        pool = sheet.glow(((0, here.lamp, 0.42), (1, here.lamp, 0.0)))
        sheet.ellipse(head[0], y, height * 0.5, height * 0.085, fill=pool)


def bulbs(sheet: Drawing, here: Setting, points: Sequence[Point], radius: float) -> None:
    """Hang small lamps; each has a halo when lamps are on."""
    sheet.path("".join(disc(x, y, radius) for x, y in points), fill=here.shine("#ffe9b0", 1.0))
    if here.lamps:
        for at in points:
            here.halo(sheet, at, radius * 6, here.lamp, 0.5)
