"""What a person wears on face and neck: glasses, beard, moustache, scar, plaster, earring, scarf."""

from __future__ import annotations

from itertools import pairwise

from schemas.look import Accessory, Look, Outfit

from ..draw import Point, smooth
from ..light import mix
from .body import Skeleton
from .curves import corners, lerp, placed, runs, sketch
from .eyes import Socket
from .face import sockets
from .head import CHIN, Head
from .pen import Ink, Pen

# A beard's outer edge and its inner edge, from the front and turned to the right.
_BEARD = (
    "-96,8 -92,44 -82,76 -58,112 -26,140 0,154 26,140 58,112 82,76 92,44 96,8",
    "82,14 76,46 56,66 26,60 0,66 -26,60 -56,66 -76,46 -82,14 -96,8",
)
_BEARD_ASIDE = (
    "-76,6 -70,44 -58,76 -34,110 -4,136 26,152 56,138 80,104 90,66 91,34",
    "84,56 66,68 48,60 26,64 -4,60 -30,66 -50,50 -60,22 -64,4 -76,6",
)


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


def _longer(look: Look) -> float:
    """How much longer than a teen's the face is."""
    return CHIN[look.age] - CHIN["teen"]


def _beard(pen: Pen, look: Look, head: Head) -> None:
    ink, t = pen.ink(look.hair_colour), head.turn
    low = _longer(look) + head.nod * 0.5

    def to(p: Point) -> Point:
        return (p[0] * (t or 1), p[1] + (low if p[1] > 40 else 0))

    outer, inner = (runs(text, to)[0] for text in (_BEARD_ASIDE if t else _BEARD))
    tufts: list[list[Point]] = []
    for a, b in pairwise(outer):
        x, y = lerp(a, b, 0.55)
        tip = (x + (x - 26 * t) * 0.07, y + (y - 40) * 0.07)
        tufts += [[a, tip], [tip, b]]
    data = corners(*tufts, inner)
    pen.solid(data, ink, line=2.8)
    with pen.inside(data):
        edge = f"{40 + 20 * t},50 {54 + 16 * t},84 {22 + 26 * t},112 {30 + 20 * t},170 | 120,170 | 120,20"
        pen.flat(sketch(edge), ink.dark)
    for i, x in enumerate((-50, -24, 2, 28, 52)):
        top = (x + 22 * t, 84 + low + (i % 2) * 10)
        hair = [top, (top[0] * 0.98 + 1, top[1] + 18), (top[0] * 0.9 + 3 * t, top[1] + 36)]
        pen.stroke(smooth(hair), ink.deep, 2.2, opacity=0.8)


def _moustache(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.ink(look.hair_colour)
    x, y = head.feature(3.0 * head.turn, 64 + _longer(look) * 0.4)
    for side in (-1, 1):
        k = side * (0.9 if head.turn else 1.0)

        def to(p: Point, k: float = k) -> Point:
            return (x + k * p[0], y + p[1])

        half = sketch("0,-5 18,-6 34,4 46,1 | 34,15 16,12 0,5", to)
        pen.flat(half, ink.lit)
        pen.stroke(half, ink.line, 2.4)
        pen.flat(sketch("4,5 20,6 44,2 | 32,14 14,11 4,5", to), ink.dark)


def _scar(pen: Pen, look: Look, head: Head) -> None:
    colour = mix(pen.skin(look.skin).deep, "#a8323a", 0.25)
    line = [head.feature(x, y) for x, y in ((-70, 26), (-58, 46), (-40, 62))]
    pen.stroke(smooth(line), colour, 3.4)
    for share in (0.25, 0.55, 0.85):
        stitch = placed(lerp(line[0], line[2], share))
        pen.stroke(sketch("-4,5 5,-5", stitch, closed=False), colour, 2.4)


def _plaster(pen: Pen, look: Look, head: Head) -> None:
    ink, k = pen.ink("#ecc9a0"), head.squeeze(1)
    with pen.moved(head.feature(56, 56 + _longer(look) * 0.5), turn=-18):
        strip = sketch(
            f"{-16 * k},-8.5 {16 * k},-8.5 | {21 * k},-4 {21 * k},4 {16 * k},8.5 | {-16 * k},8.5 | {-21 * k},4 {-21 * k},-4 {-16 * k},-8.5"
        )
        pen.flat(strip, ink.lit)
        pen.flat(
            sketch(f"{-8 * k},-8 | {8 * k},-8 | {8 * k},8 | {-8 * k},8"), ink.dark, opacity=0.7
        )
        pen.stroke(strip, ink.line, 2.2)


def glasses(pen: Pen, look: Look, head: Head, eyes: tuple[Socket, Socket]) -> None:
    """Draw glasses before a pair of eyes."""
    frame = pen.ink(mix(look.outfit_accent, "#2a2a34", 0.55))
    size = 0.5 + 0.5 * eyes[0].size
    for s in eyes:
        (x, y), w, h = s.centre, 36 * s.squeeze * size, 31 * size

        def to(p: Point, x: float = x, y: float = y, w: float = w, h: float = h) -> Point:
            return (x + p[0] * w, y + p[1] * h)

        rim = "-1,-.5 -.72,-.86 .72,-.86 1,-.5 .9,.62 .5,1 -.5,1 -.9,.62 -1,-.5"
        lens = sketch(rim, to)
        pen.flat(lens, "#ffffff", opacity=0.1)
        pen.flat(sketch("-.1,-.84 | -.8,.6 | -.5,.9 | .25,-.84", to), "#ffffff", opacity=0.26)
        pen.stroke(lens, frame.contour, 5.0)
        pen.stroke(lens, frame.lit, 2.6)
        if head.turn != s.side:
            end = s.side * (95.0 if not head.turn else 76.0)
            edge = x + s.side * w
            if (end - edge) * s.side > 4:
                pen.stroke(smooth([(edge, y - 8), (end, y - 10)]), frame.contour, 4.6)
    a, b = (s.centre[0] - s.side * 36 * s.squeeze * size for s in eyes)
    y = eyes[0].centre[1]
    pen.stroke(smooth([(a, y - 6), ((a + b) / 2, y - 11), (b, y - 6)]), frame.contour, 4.6)


def earrings(pen: Pen, look: Look, head: Head) -> None:
    """Draw earrings; they hang in front of the hair."""
    ink = pen.ink(look.outfit_accent)
    for side in (-1, 1):
        if head.turn != side:
            to = placed((side * (97.0 if not head.turn else 72.0), 46.0 + head.nod * 0.4))
            pen.stroke(sketch("0,-6 0,6", to, closed=False), ink.line, 2.4)
            pen.solid(sketch("0,4 | 8,16 0,27 -8,16 | 0,4", to), ink, line=2.4)
            pen.dot(to((-2, 13)), 2.4, 3.4, fill=ink.bright)


def scarf(pen: Pen, look: Look, bones: Skeleton, *, behind: bool) -> None:
    """Draw a scarf round the neck; its end hangs in front, unless the back is seen (`behind`)."""
    ink = pen.ink(look.outfit_accent)
    turn = 0 if behind or abs(bones.yaw) < 5 else (1 if bones.yaw > 0 else -1)
    (x, y), k = bones.neck, 0.45 + 0.55 * bones.measures.broad
    if not behind:
        stripe = pen.ink("#f4efe4" if look.outfit is Outfit.SAILOR else look.outfit_second)
        with pen.moved((x + turn * 6, y), scale=k, mirror=turn < 0):
            _scarf_end(pen, ink, stripe)
    with pen.moved((x + turn * 6, y), scale=k):
        pen.solid(
            sketch("-60,-22 -33,-34 0,-29 33,-34 60,-22 65,8 40,34 0,42 -40,34 -65,8 -60,-22"),
            ink,
            line=3.0,
        )
        pen.flat(sketch("22,-32 33,-34 60,-22 65,8 40,34 8,41 | 30,2 22,-32"), ink.dark)
        pen.stroke(sketch("-58,-4 0,24 52,28", closed=False), ink.line, 2.6)
        pen.stroke(sketch("-26,-30 20,0 62,8", closed=False), ink.line, 2.6)
        pen.flat(sketch("-46,-6 -34,-16 -10,-12 | -28,-9 -46,-6"), ink.bright, opacity=0.6)


def _scarf_end(pen: Pen, ink: Ink, stripe: Ink) -> None:
    for i in range(-2, 3):
        pen.capsule(sketch(f"{-32 + i * 10},168 {-31 + i * 10},186", closed=False), ink, 7)
    pen.solid(sketch("-55,16 -65,90 -57,168 | -7,168 | -15,90 -5,16"), ink, line=2.8)
    pen.flat(sketch("-24,18 -33,90 -25,167 | -8,167 | -16,90 -6,18"), ink.dark)
    for y in (104, 124, 142):
        pen.stroke(sketch(f"-61,{y} -12,{y}", closed=False), stripe.lit, 8, cap="butt")
