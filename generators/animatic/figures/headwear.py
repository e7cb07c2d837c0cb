"""What is worn on the hair: caps, beret, headphones, goggles, ribbon, flower, hairclip."""

from __future__ import annotations

from schemas.look import Accessory, Hair, Look, Outfit

from ..draw import Point, smooth
from ..light import mix
from .accessories import earrings
from .collars import loop
from .curves import Map, arc, corners, placed, runs, sketch
from .head import Head
from .pen import BOLD, Ink, Pen

_SERVICE = {Outfit.UNIFORM, Outfit.GAKURAN}


def on_hair(pen: Pen, look: Look, head: Head) -> None:
    """Draw everything that is worn over the hair."""
    for accessory, draw in _DRAW.items():
        if accessory in look.accessories:
            draw(pen, look, head)


def _side(head: Head) -> int:
    """The side of the picture on which clips and flowers are seen."""
    return -1 if head.away or head.turn > 0 else 1


def _hairclip(pen: Pen, look: Look, head: Head) -> None:
    if head.away:
        return
    ink, s = pen.ink(look.outfit_accent), _side(head)
    for dy in (0, 17):
        at = placed((s * (76.0 if not head.turn else 62.0), dy - 52.0), 1, s)
        pen.capsule(sketch("-15,5 15,-5", at, closed=False), ink, 11)
        pen.stroke(sketch("-9,1.5 6,-3.5", at, closed=False), ink.bright, 2.4)


def _ribbon(pen: Pen, look: Look, head: Head) -> None:
    ink, s = pen.ink(look.outfit_accent), _side(head)
    with pen.moved((s * 62.0 - 6 * head.turn, -116.0), turn=s * 28):
        for k in (-1, 1):
            flip = placed((0, 0), 1.12, k)
            pen.solid(sketch("4,4 14,30 | 23,23 | 32,27 | 12,2", flip), ink)
            loop(pen, flip, ink)
        pen.ball((0, 0), 12, 13, ink=ink)
        pen.dot((-3, -4), 3.4, fill=ink.bright)


def _flower(pen: Pen, look: Look, head: Head) -> None:
    ink, s, gold = pen.ink(look.outfit_accent), _side(head), pen.ink("#ffd84a")
    at = (s * (84.0 if not head.turn else 70.0), -58.0)
    for i in range(5):
        with pen.moved(at, turn=i * 72):
            pen.solid(sketch("0,0 13,-17 0,-31 -13,-17 0,0"), ink, line=2.4)
            pen.stroke(sketch("0,-8 0,-20", closed=False), ink.deep, 2.0)
    pen.dot(at, 8, fill=gold.lit, line=gold.line)


def _headphones(pen: Pen, look: Look, head: Head) -> None:
    shell, pad, t = pen.ink(look.outfit_accent), pen.ink("#2c2c38"), head.turn
    wide = {Hair.CURLY: 126.0, Hair.BALD: 102.0}.get(look.hair, 112.0)
    tall = 126.0 if look.hair is Hair.BALD else 144.0
    pen.capsule(smooth(arc((-6 * t, -8), (wide, tall), 188, 352, 11)), pad, 16)
    pen.stroke(
        smooth(arc((-6 * t, -8), (wide, tall + 2), 215, 290, 6)), pad.bright, 3.0, opacity=0.7
    )
    for side in (-1, 1):
        x, k = (98.0, 0.45) if side == t else ((82.0, 1.0) if t else (108.0, 0.62))
        pen.ball((side * (x - 8), 8), 30 * k, 35, ink=pad)
        pen.ball((side * x, 8), 30 * k, 37, ink=shell)
        pen.dot((side * x + 3, 11), 20 * k, 26, fill=shell.dark)
        pen.dot((side * x - 6 * k, -8), 7 * k, 9, fill=shell.bright)


def _goggles(pen: Pen, look: Look, head: Head) -> None:
    strap, frame, blue, t = (
        pen.ink("#4a3a34"),
        pen.ink(look.outfit_accent),
        pen.ink("#7fc4d8"),
        head.turn,
    )
    band = f"{-108 - 4 * t},-64 -60,-77 {10 * t},-81 60,-77 {108 - 4 * t},-64"
    pen.capsule(sketch(band, closed=False), strap, 20)
    if head.away:
        return
    for s in (-1, 1):
        x, k = head.feature(s * 40, 0)[0] + 6 * t, head.squeeze(s)

        def to(p: Point, x: float = x, k: float = k) -> Point:
            return (x + p[0] * k, p[1] - 78)

        pen.solid(
            sketch("-37,-4 -26,-25 26,-25 37,-4 30,22 0,27 -30,22 -37,-4", to), frame, line=3.0
        )
        glass = sketch("-27,-3 -19,-17 19,-17 27,-3 22,15 0,19 -22,15 -27,-3", to)
        pen.flat(glass, blue.lit)
        pen.flat(sketch("-25,5 0,9 24,4 | 22,15 0,19 -22,15 -25,5", to), blue.dark, opacity=0.7)
        pen.flat(sketch("-16,15 | 8,-17 | 19,-17 | -4,18", to), "#ffffff", opacity=0.55)
        pen.stroke(glass, frame.line, 2.6)


def _beret(pen: Pen, look: Look, head: Head) -> None:
    ink = pen.ink(mix(look.outfit_accent, "#8a2a3a", 0.1))
    s = -1 if head.turn > 0 else 1
    flip: Map = placed((0, 0), 1, s)
    puff, rim = (
        runs(text, flip)[0]
        for text in ("-100,-70 -104,-104 -70,-148 -4,-170 76,-164 128,-128 134,-92 108,-70",
                     "108,-70 56,-92 0,-97 -58,-86 -100,-70")
    )  # fmt: skip
    data = corners(puff, rim)
    pen.capsule(sketch("8,-164 14,-186", flip, closed=False), ink, 9)
    pen.solid(data, ink, line=BOLD)
    with pen.inside(data):
        shade = "40,-180 66,-140 52,-112 96,-90 90,-60 | 150,-60 | 150,-190" if s > 0 else (
            "30,-180 50,-130 36,-100 60,-60 | 120,-60 | 120,-190")  # fmt: skip
        pen.flat(sketch(shade), ink.dark)
        pen.rim(corners(puff, closed=False), -120, 134)
    pen.stroke(sketch("-40,-150 10,-140 70,-146", flip, closed=False), ink.deep, 2.4, opacity=0.8)
    pen.flat(sketch("-70,-128 -46,-148 -14,-158 | -40,-140 -70,-128"), ink.bright, opacity=0.8)
    pen.capsule(smooth(rim), ink, 15)


def _ball_cap(pen: Pen, look: Look, head: Head) -> None:
    ink, t = pen.ink(look.outfit_accent), head.turn
    _crown(pen, ink, t)
    pen.dot((-7.0 * t, -150), 7, 5, fill=ink.lit, line=ink.line)
    if head.away:
        gap = corners(arc((0, -56), (34, 26), 180, 360))
        pen.flat(gap, pen.ink(look.hair_colour).dark)
        pen.stroke(gap, ink.line, 2.6)
        return
    brim, flip = pen.ink(mix(look.outfit_accent, "#202030", 0.25)), placed((0, 0), 1, t or 1)
    line, back = (
        ("-46,-66 20,-84 88,-74 150,-46 158,-36", "110,-48 50,-50 -10,-50 -46,-66") if t
        else ("-84,-62 -44,-80 0,-84 44,-80 84,-62 92,-38", "50,-50 0,-54 -50,-50 -92,-38 -84,-62")
    )  # fmt: skip
    pen.solid(sketch(f"{line} | {back}", flip), brim, line=BOLD)
    pen.stroke(
        smooth([(x, y + 10) for x, y in runs(line, flip)[0][1:-1]]), brim.bright, 3.0, opacity=0.5
    )
    mark, x = pen.ink(look.outfit_second), head.feature(4 * t, 0)[0]
    pen.dot((x, -104), 17, 15, fill=mark.lit, line=mark.line, width=2.4)
    pen.dot((x, -104), 8, 7, fill=ink.dark)


def _crown(pen: Pen, ink: Ink, t: int) -> None:
    dome = runs("-112,-48 -111,-88 -78,-130 0,-150 78,-130 111,-88 112,-48", placed((-6 * t, 0)))[0]
    data = corners(dome, [(56, -66), (0, -72), (-56, -66), dome[0]])
    pen.solid(data, ink, line=BOLD)
    with pen.inside(data):
        pen.flat(sketch("30,-180 58,-130 66,-84 60,-30 | 130,-30 | 130,-160"), ink.dark)
        pen.rim(corners(dome, closed=False), -112, 112)
    for bend in (-50, 39):
        seam = f"{bend * 0.2 + 23 * t},-148 {bend * 0.8 + 24 * t},-112 {bend + 20 * t},-64"
        pen.stroke(sketch(seam, closed=False), ink.deep, 2.2)
    pen.flat(sketch("-62,-112 -44,-132 -18,-142 | -38,-122 -62,-112"), ink.bright, opacity=0.8)


def _service_cap(pen: Pen, look: Look, head: Head) -> None:
    ink, black, gold = pen.ink(look.outfit_colour), pen.ink("#1d1c28"), pen.ink(look.outfit_accent)
    t = head.turn
    to = placed((-4 * t, 0))
    top = runs("-112,-84 -134,-118 -96,-146 0,-164 96,-146 134,-118 112,-84", to)[0]
    data = corners(top, [(0, -96)], [top[0]])
    pen.solid(data, ink, line=BOLD)
    with pen.inside(data):
        pen.flat(sketch("-140,-112 0,-124 140,-112 | 140,-70 | -140,-70"), ink.dark)
        pen.flat(sketch("50,-170 64,-130 60,-80 | 150,-80 | 150,-170"), ink.dark)
        pen.rim(corners(top, closed=False), -134, 134)
    low = "109,-52 50,-68 0,-72 -50,-68 -109,-52"
    pen.solid(sketch(f"-110,-88 -50,-104 0,-106 50,-104 110,-88 | {low}", to), black, line=3.0)
    if head.away:
        return
    for dy in (6, 13):
        pen.stroke(smooth([(x * 0.97, y - dy) for x, y in runs(low, to)[0]]), gold.lit, 3.0)
    visor = "-30,-70 40,-76 96,-66 124,-40 | 80,-46 30,-46 -30,-70" if t else (
        "-86,-62 -40,-74 0,-77 40,-74 86,-62 | 72,-44 0,-36 -72,-44 -86,-62")  # fmt: skip
    pen.solid(sketch(visor, placed((0, 0), 1, t or 1)), black, line=3.0)
    shine = sketch("-52,-63 -20,-71 0,-71 | -30,-60 -52,-63", placed((62 * t, 2)))
    pen.flat(shine, black.bright, opacity=0.7)
    badge = placed((head.feature(6 * t, 0)[0], -100))
    pen.solid(sketch("-22,-10 -16,12 0,20 16,12 22,-10 | 0,6 -22,-10", badge), gold, line=2.4)
    pen.dot(badge((0, -6)), 11, fill=gold.lit, line=gold.line, width=2.4)
    pen.dot(badge((-3, -9)), 3.6, fill=gold.bright)


def _cap(pen: Pen, look: Look, head: Head) -> None:
    (_service_cap if look.outfit in _SERVICE else _ball_cap)(pen, look, head)


_DRAW = {
    Accessory.EARRING: earrings, Accessory.HAIRCLIP: _hairclip, Accessory.RIBBON: _ribbon,
    Accessory.FLOWER: _flower, Accessory.BERET: _beret, Accessory.HEADPHONES: _headphones,
    Accessory.GOGGLES: _goggles, Accessory.CAP: _cap,
}  # fmt: skip
