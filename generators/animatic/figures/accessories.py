"""What a person wears on face and neck: glasses, beard, moustache, scar, plaster, earring, scarf."""

from __future__ import annotations

from schemas.look import Accessory, Look, Outfit

from ..draw import Point, smooth
from ..light import mix
from .body import Skeleton
from .curves import arc, corners, lerp
from .eyes import Socket
from .face import sockets
from .head import Head
from .pen import Pen

_JAW: dict[str, float] = {"child": -6.0, "teen": 0.0, "adult": 8.0, "elder": 6.0}


def on_skin(pen: Pen, look: Look, head: Head) -> None:
    """Draw what lies on the face below eyes and mouth."""
    if Accessory.BEARD in look.accessories:
        _beard(pen, look, head)
    if Accessory.SCAR in look.accessories:
        _scar(pen, look, head)
    if Accessory.BANDAGE in look.accessories:
        _plaster(pen, look, head)


def on_face(pen: Pen, look: Look, head: Head) -> None:
    """Draw what lies over eyes and mouth but under the hair."""
    if Accessory.MOUSTACHE in look.accessories:
        _moustache(pen, look, head)
    if Accessory.GLASSES in look.accessories:
        glasses(pen, look, head, sockets(look, head))


def _beard(pen: Pen, look: Look, head: Head) -> None:
    ink, t = pen.ink(look.hair_colour), head.turn
    low = _JAW[look.age] + head.nod * 0.5
    if t:
        side: list[Point] = [(-76, 6), (-70, 44), (-58, 76), (-34, 110), (-4, 136), (26, 152)]
        other: list[Point] = [(26, 152), (56, 138), (80, 104), (90, 66), (91, 34)]
        inner: list[Point] = [
            (91, 34),
            (84, 56),
            (66, 68),
            (48, 60),
            (26, 64),
            (-4, 60),
            (-30, 66),
            (-50, 50),
            (-60, 22),
            (-64, 4),
            (-76, 6),
        ]
    else:
        side = [(-96, 8), (-92, 44), (-82, 76), (-58, 112), (-26, 140), (0, 154)]
        other = [(0, 154), (26, 140), (58, 112), (82, 76), (92, 44), (96, 8)]
        inner = [
            (96, 8),
            (82, 14),
            (76, 46),
            (56, 66),
            (26, 60),
            (0, 66),
            (-26, 60),
            (-56, 66),
            (-76, 46),
            (-82, 14),
            (-96, 8),
        ]
    sign = t or 1

    def to(points: list[Point]) -> list[Point]:
        return [(x * sign, y + (low if y > 40 else 0)) for x, y in points]

    rim = to(side) + to(other)[1:]
    tufts = []
    for a, b in zip(rim, rim[1:], strict=False):
        m = lerp(a, b, 0.55)
        cx, cy = 26 * t, 40
        m = (m[0] + (m[0] - cx) * 0.07, m[1] + (m[1] - cy) * 0.07)
        tufts += [[a, lerp(a, m, 0.5), m], [m, lerp(m, b, 0.5), b]]
    data = corners(*tufts, to(inner))
    pen.solid(data, ink, line=2.8)
    with pen.inside(data):
        edge: list[Point] = [
            (40 + 20 * t, 50),
            (54 + 16 * t, 84),
            (22 + 26 * t, 112),
            (30 + 20 * t, 170),
        ]
        pen.flat(corners(edge, [edge[-1], (140, 170), (140, 20), edge[0]]), ink.dark)
        for i, x in enumerate((-50, -24, 2, 28, 52)):
            top = (x + 22 * t, 84 + low + (i % 2) * 10)
            pen.stroke(
                smooth(
                    [top, (top[0] * 0.98 + 1, top[1] + 18), (top[0] * 0.9 + 3 * t, top[1] + 36)]
                ),
                ink.deep,
                2.2,
                opacity=0.8,
            )


def _moustache(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.ink(look.hair_colour)
    x, y = head.feature(3.0 * head.turn, 64 + _JAW[look.age] * 0.4)
    k = 0.9 if head.turn else 1.0
    for s in (-1, 1):
        data = corners([(x, y - 5), (x + s * 18 * k, y - 6), (x + s * 34 * k, y + 4), (x + s * 46 * k, y + 1)],
                       [(x + s * 46 * k, y + 1), (x + s * 34 * k, y + 15), (x + s * 16 * k, y + 12), (x, y + 5)], [(x, y + 5), (x, y - 5)])  # fmt: skip
        pen.flat(data, ink.lit)
        pen.stroke(data, ink.line, 2.4)
        pen.flat(
            corners(
                [(x + s * 4, y + 5), (x + s * 20 * k, y + 6), (x + s * 44 * k, y + 2)],
                [
                    (x + s * 44 * k, y + 2),
                    (x + s * 32 * k, y + 14),
                    (x + s * 14 * k, y + 11),
                    (x + s * 4, y + 5),
                ],
            ),
            ink.dark,
        )


def _scar(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.skin(look.skin)
    colour = mix(ink.deep, "#a8323a", 0.25)
    a, b, c = (head.feature(x, y) for x, y in ((-70, 26), (-58, 46), (-40, 62)))
    pen.stroke(smooth([a, b, c]), colour, 3.4)
    for s in (0.25, 0.55, 0.85):
        p = lerp(a, c, s)
        pen.stroke(corners([(p[0] - 4, p[1] + 5), (p[0] + 5, p[1] - 5)], closed=False), colour, 2.4)


def _plaster(pen: Pen, look: Look, head: Head) -> None:
    if pen.contour:
        return
    x, y = head.feature(56, 56 + _JAW[look.age] * 0.5)
    ink = pen.ink("#ecc9a0")
    with pen.moved((x, y), turn=-18):
        k = head.squeeze(1)
        pen.drawing.rect(
            -21 * k, -8.5, 42 * k, 17, fill=ink.lit, stroke=ink.line, width=2.2, radius=7
        )
        pen.drawing.rect(-8 * k, -8.5, 16 * k, 17, fill=ink.dark, opacity=0.7)
        for i in (-1, 1):
            pen.dot((i * 14 * k, 0), 1.5, fill=ink.deep)


def glasses(pen: Pen, look: Look, head: Head, eyes: tuple[Socket, Socket]) -> None:
    """Draw glasses before a pair of eyes."""
    if pen.contour:
        return
    frame = pen.ink(mix(look.outfit_accent, "#2a2a34", 0.55))
    left, right = eyes
    size = 0.5 + 0.5 * left.size
    for s in (left, right):
        x, y = s.centre
        w, h = 36 * s.squeeze * size, 31 * size
        lens = smooth([(x - w, y - h * 0.5), (x - w * 0.72, y - h * 0.86), (x + w * 0.72, y - h * 0.86), (x + w, y - h * 0.5),
                       (x + w * 0.9, y + h * 0.62), (x + w * 0.5, y + h), (x - w * 0.5, y + h), (x - w * 0.9, y + h * 0.62)], closed=True)  # fmt: skip
        pen.flat(lens, "#ffffff", opacity=0.1)
        pen.flat(
            corners(
                [(x - w * 0.1, y - h * 0.84), (x - w * 0.8, y + h * 0.6)],
                [(x - w * 0.8, y + h * 0.6), (x - w * 0.5, y + h * 0.9)],
                [(x - w * 0.5, y + h * 0.9), (x + w * 0.25, y - h * 0.84)],
            ),
            "#ffffff",
            opacity=0.26,
        )
        pen.stroke(lens, frame.contour, 5.0)
        pen.stroke(lens, frame.lit, 2.6)
    (lx, ly), (rx, _) = left.centre, right.centre
    a, b = lx + 36 * left.squeeze * size, rx - 36 * right.squeeze * size
    pen.stroke(smooth([(a, ly - 6), ((a + b) / 2, ly - 11), (b, ly - 6)]), frame.contour, 4.6)
    for s in (left, right):
        if head.turn != s.side:
            edge = s.centre[0] + s.side * 36 * s.squeeze * size
            end = s.side * (95 if not head.turn else 76)
            if (end - edge) * s.side > 4:
                pen.stroke(
                    corners([(edge, ly - 8), (end, ly - 10)], closed=False), frame.contour, 4.6
                )


def earrings(pen: Pen, look: Look, head: Head) -> None:
    """Draw earrings; they hang in front of the hair."""
    ink = pen.ink(look.outfit_accent)
    for side in (-1, 1):
        if head.turn == side:
            continue
        x, y = side * (97.0 if not head.turn else 72.0), 46.0 + head.nod * 0.4
        pen.stroke(corners([(x, y - 6), (x, y + 6)], closed=False), ink.line, 2.4)
        drop = corners([(x, y + 4), (x + 8, y + 16), (x, y + 27), (x - 8, y + 16), (x, y + 4)])
        pen.solid(drop, ink, line=2.4)
        pen.dot((x - 2, y + 13), 2.4, 3.4, fill=ink.bright)


def scarf(pen: Pen, look: Look, bones: Skeleton, *, behind: bool) -> None:
    """Draw a scarf round the neck; its end hangs in front, or behind when the back is seen."""
    ink = pen.ink(look.outfit_accent)
    stripe = pen.ink(look.outfit_second if look.outfit is not Outfit.SAILOR else "#f4efe4")
    (x, y), k = bones.neck, 0.45 + 0.55 * bones.measures.broad
    turn = {True: 1, False: -1}[bones.yaw > 0] if abs(bones.yaw) > 5 and not bones.away else 0
    x += turn * 6
    if not behind:
        hang = -1 if turn >= 0 else 1
        a = (x + hang * 30 * k, y + 16 * k)
        tail = [a, (a[0] + hang * 10 * k, y + 90 * k), (a[0] + hang * 2 * k, y + 168 * k)]
        w = 25 * k
        left, right = [(px - w, py) for px, py in tail], [(px + w, py) for px, py in tail]
        data = corners(left, [left[-1], right[-1]], right[::-1], [right[0], left[0]])
        for i in range(-2, 3):
            fx = tail[-1][0] + i * w * 0.42
            pen.capsule(
                corners([(fx, tail[-1][1]), (fx + 1, tail[-1][1] + 17 * k)], closed=False),
                ink,
                7 * k,
            )
        pen.solid(data, ink, line=2.8)
        with pen.inside(data):
            for v in (104, 124, 142):
                pen.stroke(
                    corners([(x - 120, y + v * k), (x + 120, y + v * k)], closed=False),
                    stripe.lit,
                    8 * k,
                )
            pen.flat(
                corners(
                    [(px + w * 0.3, py) for px, py in tail],
                    [
                        (tail[-1][0] + w * 0.3, tail[-1][1]),
                        (tail[-1][0] + 90, tail[-1][1]),
                        (a[0] + 90, a[1]),
                        (a[0] + w * 0.3, a[1]),
                    ],
                ),
                ink.dark,
                opacity=0.75,
            )
    w, up = 60 * k, 40 * k
    roll = [(x - w, y - up * 0.55), (x - w * 0.55, y - up * 0.86), (x, y - up * 0.72), (x + w * 0.55, y - up * 0.86), (x + w, y - up * 0.55),
            (x + w * 1.08, y + 8 * k), (x + w * 0.66, y + 34 * k), (x, y + 42 * k), (x - w * 0.66, y + 34 * k), (x - w * 1.08, y + 8 * k)]  # fmt: skip
    data = smooth(roll, closed=True)
    pen.solid(data, ink, line=3.0)
    with pen.inside(data):
        pen.flat(
            corners(
                [(x + w * 0.3, y - up), (x + w * 0.5, y), (x + w * 0.1, y + 50 * k)],
                [
                    (x + w * 0.1, y + 50 * k),
                    (x + w * 2, y + 50 * k),
                    (x + w * 2, y - up),
                    (x + w * 0.3, y - up),
                ],
            ),
            ink.dark,
        )
        for start, end in (((-1.0, -0.1), (0.9, 0.9)), ((-0.4, -0.9), (1.1, 0.25))):
            a, b = (x + start[0] * w, y + start[1] * 34 * k), (x + end[0] * w, y + end[1] * 34 * k)
            m = lerp(a, b, 0.5)
            pen.stroke(smooth([a, (m[0] - 5, m[1] + 9 * k), b]), ink.line, 2.6)
    pen.flat(
        corners(arc(x - w * 0.4, y - 4, w * 0.4, 10 * k, 180, 300, 4)), ink.bright, opacity=0.5
    )
