"""The cuts of hair as numbers: fringe, dome, back and tails of every style, in head units.

A fringe alternates tips and valleys from the left temple to the right one, each an angle in degrees
round the skull and a height. A dome is either smooth or a row of spikes: angle (0 right, -90 up) and
radius of each tip and valley round (0, -22). Tails are spines with half widths.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.look import Hair

from ..draw import Point

Fringe = tuple[Point, ...]


@dataclass(frozen=True)
class Tail:
    """A lock that hangs or stands apart: spine in head units, half widths along it."""

    spine: tuple[Point, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Style:
    """One cut."""

    fringe: Fringe
    dome: tuple[Point, ...] = ()  # spikes: (angle, radius) of tips and valleys in turn
    volume: float = 1.0
    leaf: float = 0.10
    sweep: float = 0.0
    back: tuple[Point, ...] = ()  # right half of the hair behind the neck, downwards, x and y
    ends: int = 5  # points along the lower edge of the back
    ends_depth: float = 22.0
    tails: tuple[Tail, ...] = ()  # behind the body
    fore: tuple[Tail, ...] = ()  # over the shoulders
    ties: tuple[Point, ...] = ()  # bands where tails begin
    ring: float = -74.0
    part: float = 0.0  # where strands run together, degrees
    round_: bool = False  # curls instead of points


def _both(*tails: Tail) -> tuple[Tail, ...]:
    """The tails and their mirror images."""
    return tuple(
        t for tail in tails
        for t in (tail, Tail(tuple((-x, y) for x, y in tail.spine), tail.widths))
    )  # fmt: skip


_NAPE: tuple[Point, ...] = ((104, -20), (105, 20), (94, 58), (72, 84))
_LONG: tuple[Point, ...] = ((106, -20), (114, 60), (122, 170), (136, 300), (140, 420), (118, 520))

STYLES: dict[Hair, Style] = {
    Hair.SHORT: Style(
        fringe=((-88, 10), (-81, -12), (-70, 34), (-61, -34), (-49, -6), (-39, -44), (-27, -18),
                (-17, -50), (-3, -6), (7, -50), (20, -22), (31, -50), (45, -8), (60, -36), (70, 34),
                (81, -12), (88, 10)),
        back=_NAPE, sweep=0.06, ends=4, part=12,
    ),
    Hair.MESSY: Style(
        fringe=((-90, 56), (-84, -4), (-68, 42), (-58, -38), (-50, 6), (-36, -50), (-30, -12),
                (-20, -46), (-10, 8), (2, -52), (10, -10), (24, -54), (40, -14), (46, -40), (56, 4),
                (62, -30), (68, 46), (84, -4), (90, 60)),
        dome=((-176, 122), (-168, 108), (-152, 132), (-144, 114), (-124, 138), (-116, 120), (-98, 140),
              (-90, 120), (-70, 146), (-64, 120), (-48, 136), (-40, 114), (-24, 134), (-14, 108), (-2, 122)),
        back=((108, -20), (122, 30), (104, 60), (112, 96), (76, 92)), leaf=0.12, sweep=0.1, ends=5,
        ends_depth=28, ring=-70, part=-10,
    ),
    Hair.SPIKY: Style(
        fringe=((-88, 40), (-80, -8), (-70, 30), (-60, -44), (-50, -2), (-40, -52), (-30, -20),
                (-22, -54), (-8, 12), (4, -58), (16, -18), (26, -56), (42, -10), (56, -46), (66, 18),
                (78, -10), (88, 40)),
        dome=((170, 142), (-174, 110), (-164, 164), (-154, 114), (-142, 176), (-130, 118), (-118, 178),
              (-108, 122), (-94, 190), (-84, 122), (-70, 180), (-60, 118), (-46, 178), (-34, 114),
              (-24, 166), (-12, 110), (6, 146)),
        back=((106, -20), (126, 34), (100, 46), (108, 84), (70, 86)), leaf=0.13, sweep=0.08, ends=5,
        ends_depth=26, ring=-72, part=8,
    ),
    Hair.BOB: Style(
        fringe=((-74, 104), (-62, -14), (-50, -4), (-42, -34), (-31, -12), (-22, -36), (-9, -8),
                (1, -36), (13, -10), (24, -36), (34, -12), (43, -34), (51, -3), (62, -14), (74, 104)),
        back=((108, -20), (118, 40), (124, 92), (112, 128), (84, 134)), leaf=0.07, ends=6,
        ends_depth=10, ring=-76,
    ),
    Hair.LONG: Style(
        fringe=((-72, 190), (-60, -20), (-50, -2), (-40, -40), (-28, -14), (-19, -44), (-6, -2),
                (4, -44), (16, -14), (27, -42), (39, -12), (49, -40), (55, 0), (62, -20), (72, 200)),
        back=_LONG, leaf=0.08, sweep=0.03, ends=7, ends_depth=40,
    ),
    Hair.PONYTAIL: Style(
        fringe=((-76, 86), (-66, -16), (-52, 0), (-42, -46), (-32, -16), (-22, -50), (-12, -4),
                (-2, -52), (18, -26), (30, -52), (46, -10), (60, -34), (72, 92), (82, -10), (88, 4)),
        back=((104, -20), (102, 14), (84, 46), (60, 58)), ends=3, ends_depth=8, sweep=0.06,
        tails=(Tail(((20, -104), (96, -138), (150, -70), (158, 60), (128, 190), (150, 300)),
                    (14, 36, 42, 40, 30, 0)),
               Tail(((24, -100), (110, -110), (136, 0), (120, 130), (96, 230)), (10, 26, 34, 24, 0))),
        ties=((40, -112),), part=10,
    ),
    Hair.TWIN_TAILS: Style(
        fringe=((-72, 92), (-62, -18), (-50, -2), (-41, -40), (-30, -14), (-21, -42), (-8, -4),
                (2, -42), (14, -12), (25, -42), (36, -14), (46, -40), (52, -2), (62, -18), (72, 92)),
        back=((104, -20), (102, 14), (84, 46), (60, 58)), ends=3, ends_depth=8, leaf=0.09,
        tails=_both(Tail(((96, -62), (150, -72), (184, 10), (182, 130), (158, 250), (180, 330)),
                         (12, 30, 38, 36, 25, 0)),
                    Tail(((98, -60), (146, -40), (158, 60), (146, 170), (120, 250)), (8, 24, 30, 22, 0))),
        ties=((-106, -66), (106, -66)),
    ),
    Hair.BRAID: Style(
        fringe=((-76, 80), (-64, -18), (-52, 0), (-42, -44), (-30, -16), (-16, -58), (0, -70),
                (14, -58), (30, -14), (42, -44), (54, 2), (64, -18), (76, 84)),
        back=((104, -20), (104, 30), (92, 70), (70, 92)), ends=3, ends_depth=8, leaf=0.1,
        fore=(Tail(((78, 66), (104, 110), (100, 170), (84, 240), (78, 310), (86, 372)),
                   (24, 27, 25, 22, 17, 9)),),
        ties=((80, 330),), part=0,
    ),
    Hair.BUN: Style(
        fringe=((-78, 70), (-68, -20), (-56, 6), (-44, -40), (-34, -12), (-16, -62), (4, -78),
                (18, -60), (32, -14), (44, -44), (58, 6), (68, -20), (78, 74)),
        back=((104, -20), (100, 14), (82, 46), (58, 60)), ends=3, ends_depth=8, leaf=0.11,
    ),
    Hair.CURLY: Style(
        fringe=((-86, 66), (-74, 14), (-66, 30), (-56, -14), (-47, -6), (-36, -34), (-26, -16),
                (-15, -40), (-4, -14), (8, -40), (18, -18), (30, -38), (42, -10), (52, -20), (64, 26),
                (74, 10), (86, 66)),
        volume=1.14, back=((124, -20), (140, 30), (132, 78), (96, 104)), ends=5, ends_depth=20,
        ring=-84, round_=True,
    ),
    Hair.SWEPT: Style(
        fringe=((-88, 12), (-80, -14), (-70, 40), (-62, -10), (-58, 14), (-50, -24), (-38, -2),
                (-26, -40), (-16, -16), (-4, -60), (6, -34), (24, -88), (48, -26), (60, -44), (70, 34),
                (81, -12), (88, 10)),
        dome=((-178, 112), (-150, 118), (-120, 126), (-96, 124), (-62, 150), (-52, 124), (-30, 140),
              (-18, 110), (-4, 114)),
        back=_NAPE, ends=4, leaf=0.08, sweep=0.16, part=24, ring=-72,
    ),
    Hair.BALD: Style(fringe=()),
}  # fmt: skip
