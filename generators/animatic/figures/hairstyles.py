"""The cuts of hair as numbers: fringe, dome, back and tails of every style, in head units.

A fringe alternates tips and valleys from the left temple to the right one, each an angle in degrees
round the skull and a height. A dome is either smooth or a row of spikes: angle (0 right, -90 up) and
radius of each tip and valley round (0, -22). Tails are spines with half widths.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.look import Hair

from ..draw import Point
from .curves import runs


@dataclass(frozen=True)
class Tail:
    """A lock that hangs or stands apart: spine in head units, half widths along it."""

    path: str
    widths: tuple[float, ...]
    flip: int = 1

    @property
    def spine(self) -> list[Point]:
        """The points of its middle line."""
        return [(x * self.flip, y) for x, y in runs(self.path)[0]]


@dataclass(frozen=True)
class Style:
    """One cut."""

    fringe: str = ""
    dome: str = ""  # spikes: angle,radius of tips and valleys in turn
    volume: float = 1.0
    leaf: float = 0.14
    sweep: float = 0.0
    back: str = "104,-20 102,14 84,46 60,58"  # right half of the hair behind the neck, downwards
    ends: int = 3  # points along the lower edge of the back
    ends_depth: float = 8.0
    tails: tuple[Tail, ...] = ()  # behind the body
    braid: Tail | None = None  # over the shoulder
    ties: tuple[Point, ...] = ()  # bands where tails begin
    ring: float = -90.0  # height of the band of shine
    part: float = 0.0  # where strands run together, degrees
    curly: bool = False  # curls instead of points
    fall: float = 0.0  # height at which the dome ends and the hair behind goes on
    room: float = 0.0  # what it adds to the height of the head


_NAPE = "104,-20 105,20 94,58 72,84"
_PONY = (Tail("20,-104 96,-138 150,-70 158,60 128,190 150,300", (14, 36, 42, 40, 30, 0)),
         Tail("24,-100 110,-110 136,0 120,130 96,230", (10, 26, 34, 24, 0)))  # fmt: skip
_TWIN = ("96,-62 150,-72 184,10 182,130 158,250 180,330", "98,-60 146,-40 158,60 146,170 120,250")
_TWIN_WIDE = ((12.0, 30.0, 38.0, 36.0, 25.0, 0.0), (8.0, 24.0, 30.0, 22.0, 0.0))

STYLES: dict[Hair, Style] = {
    Hair.SHORT: Style(
        fringe="-88,12 -80,-14 -70,36 -61,-44 -50,-2 -40,-60 -28,-14 -18,-64 -2,0 8,-64 18,-22 27,-60"
        " 44,-6 58,-48 70,36 80,-14 88,12",
        back=_NAPE, sweep=0.07, ends=4, ends_depth=22, part=12,
    ),
    Hair.MESSY: Style(
        fringe="-90,62 -84,-4 -68,46 -60,-42 -50,8 -38,-62 -31,-12 -23,-56 -8,14 4,-64 13,-14 22,-62"
        " 39,-6 46,-50 57,6 64,-36 70,50 84,-4 90,66",
        dome="-176,122 -168,108 -152,132 -144,114 -122,140 -114,121 -100,142 -92,121 -68,150 -62,121"
        " -46,138 -38,114 -22,136 -12,108 -2,122",
        back="108,-20 122,30 104,60 112,96 76,92", leaf=0.16, sweep=0.1, ends=5, ends_depth=28,
        ring=-84, part=-10, room=16,
    ),
    Hair.SPIKY: Style(
        fringe="-88,44 -80,-8 -70,34 -60,-52 -50,2 -40,-64 -30,-18 -22,-62 -7,16 5,-66 16,-16 26,-64"
        " 43,-6 56,-54 67,24 78,-10 88,44",
        dome="170,142 -174,110 -164,164 -154,114 -142,176 -130,118 -118,178 -108,122 -94,190 -84,122"
        " -70,180 -60,118 -46,178 -34,114 -24,166 -12,110 6,146",
        back="106,-20 126,34 100,46 108,84 70,86", leaf=0.15, sweep=0.08, ends=5, ends_depth=26,
        ring=-86, part=8, room=76,
    ),
    Hair.BOB: Style(
        fringe="-74,104 -62,-22 -51,0 -42,-56 -30,-8 -19,-60 -7,-2 4,-60 16,-8 27,-58 37,-10 45,-52"
        " 52,0 62,-22 74,104",
        back="108,-20 115,30 120,84 111,122 84,130", ends=4, ends_depth=12, fall=52,
    ),
    Hair.LONG: Style(
        fringe="-72,190 -61,-26 -52,4 -43,-58 -30,-10 -19,-64 -7,4 4,-64 13,-20 21,-60 36,-8 46,-56"
        " 54,4 61,-26 72,200",
        back="108,-20 113,50 122,170 136,300 140,420 118,520", sweep=0.03, ends=7, ends_depth=40, fall=90,
    ),
    Hair.PONYTAIL: Style(
        fringe="-70,86 -59,-24 -51,4 -44,-58 -32,-12 -22,-66 -11,-2 0,-76 20,-28 30,-64 48,-6 56,-44"
        " 68,92 80,-10 88,4",
        sweep=0.06, tails=_PONY, ties=((40, -112),), part=10, room=16,
    ),
    Hair.TWIN_TAILS: Style(
        fringe="-68,92 -57,-24 -49,2 -42,-58 -30,-10 -20,-62 -8,0 3,-62 15,-10 26,-60 37,-10 45,-56"
        " 50,2 57,-24 68,92",
        leaf=0.15, ties=((-106, -66), (106, -66)),
        tails=tuple(Tail(p, w, f) for p, w in zip(_TWIN, _TWIN_WIDE, strict=True) for f in (1, -1)),
    ),
    Hair.BRAID: Style(
        fringe="-70,80 -58,-26 -50,4 -43,-56 -31,-12 -16,-72 0,-86 14,-72 31,-10 44,-56 51,6 58,-26 70,84",
        back="104,-20 104,30 92,70 70,92",
        braid=Tail("78,66 104,110 100,170 84,240 78,310 86,372", (24, 27, 25, 22, 17, 9)),
    ),
    Hair.BUN: Style(
        fringe="-72,74 -62,-26 -54,10 -46,-54 -36,-12 -17,-74 4,-90 20,-72 34,-14 46,-54 55,10 62,-26 72,78",
        leaf=0.15, room=52,
    ),
    Hair.CURLY: Style(
        fringe="-88,72 -76,20 -68,36 -59,-16 -50,-10 -39,-46 -28,-20 -16,-52 -4,-14 9,-52 21,-20 33,-46"
        " 45,-12 56,-20 67,32 77,16 88,72",
        volume=1.14, back="124,-20 140,30 132,78 96,104", ends=5, ends_depth=20, ring=-96, curly=True, room=18,
    ),
    Hair.SWEPT: Style(
        fringe="-88,14 -80,-14 -70,42 -63,-16 -58,18 -50,-40 -38,2 -27,-56 -15,-14 -5,-70 6,-36 26,-96"
        " 50,-22 61,-52 70,36 81,-12 88,12",
        dome="-178,112 -160,110 -142,126 -132,118 -112,132 -104,122 -74,156 -60,128 -44,152 -34,120"
        " -20,136 -10,110 -2,114",
        back=_NAPE, ends=4, ends_depth=22, leaf=0.13, sweep=0.16, ring=-86, part=26, room=42,
    ),
    Hair.BALD: Style(),
}  # fmt: skip
