"""Hair: a dome with a fringe of locks, its shine and cel shade, and what hangs behind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from schemas.look import Hair, Look

from ..draw import Point
from ..light import lighten, mix
from .curves import Run, blade, corners, dense, lerp, placed, ribbon, runs, sketch, spread, strip
from .hairstyles import STYLES
from .head import Head
from .pen import BOLD, Ink, Pen
from .tails import braid, bun, tail, tie

_MIDDLE = -22.0  # height of the centre that domes are measured from
_SMOOTH = "0,-136 62,-122 97,-88 109,-42"


class Hairdo:
    """The hair of a look on a head; drawn in head units, piece by piece."""

    def __init__(self, pen: Pen, look: Look, head: Head, *, flat_top: bool) -> None:
        self.pen, self.look, self.head = pen, look, head
        self.style = STYLES[look.hair]
        self.ink: Ink = pen.ink(look.hair_colour)
        self.flat_top = flat_top  # a hat presses the dome down
        self.tip = pen.light.lit(look.hair_tips) if look.hair_tips else ""
        self.half = runs(self.style.back)[0]

    # what the rest of the figure asks for

    def behind(self) -> None:
        """Draw what lies behind neck and body."""
        if self.look.hair is Hair.BALD:
            return
        for lock in self.style.tails:
            flip = -1 if self.head.turn > 0 and len(self.style.ties) == 1 else 1
            spine = [(x * flip - 10 * self.head.turn, y) for x, y in lock.spine]
            tail(self.pen, self.ink, self.tip, (spine, lock.widths))
        if self.look.hair is Hair.BUN:
            bun(self.pen, self.ink, -30.0 * self.head.turn)
        if not self.head.away:
            self._back(near_neck=True)

    def shadow(self) -> str:
        """Path data of the fringe's shadow on the face."""
        if self.look.hair is Hair.BALD:
            return ""
        teeth = [[(x + 3, y + 13) for x, y in run] for run in self._teeth()]
        return corners(*teeth, [(-130, -60)], [(0, -160)], [(130, -60)])

    def front(self) -> None:
        """Draw the dome and the fringe, or the back of the head."""
        if self.look.hair is Hair.BALD:
            self._scalp()
            return
        if self.head.away:
            self._back(near_neck=False)
        if self.look.ahoge:
            self._ahoge()
        dome = self._dome()
        if self.head.away:
            self._back_of_head(dome)
        else:
            self._front(dome)
        band = self.pen.ink(self.look.outfit_accent)
        for x, y in self.style.ties:
            flip = -1 if self.head.turn > 0 and len(self.style.ties) == 1 else 1
            tie(self.pen, band, (x * flip - 10.0 * self.head.turn, y), 16)

    def over_shoulders(self) -> None:
        """Draw a braid that falls over the chest."""
        if self.style.braid:
            flip = -1 if self.head.turn > 0 else 1
            spine = [(x * flip, y) for x, y in self.style.braid.spine]
            band = self.pen.ink(self.look.outfit_accent)
            braid(self.pen, self.ink, self.tip, (spine, self.style.braid.widths), band)

    # shapes

    def _front(self, dome: list[Run]) -> None:
        teeth, (x, y) = self._teeth(), dome[-1][-1]
        data = corners(*dome, *teeth)
        self.pen.solid(data, self.ink, fill=self._fill(), line=BOLD)
        with self.pen.inside(data):
            self._side_shade()
            self._lock_shades(teeth)
            self._ring()
            self._strands(teeth)
            self.pen.rim(corners(*dome, [(x, y + 60)], closed=False), -108, 112, 5)

    def _back_of_head(self, dome: list[Run]) -> None:
        (rx, ry), (lx, ly) = dome[-1][-1], dome[0][0]
        hem = [(rx * 0.86, ry + 46), (0, ry + 66), (lx * 0.86, ly + 46), (lx, ly)]
        self.pen.solid(corners(*dome, hem), self.ink, fill=self._fill(), line=0.0)
        self.pen.stroke(corners(*dome, closed=False), self.ink.line, BOLD)
        self._ring()
        self._strands([])
        with self.pen.inside(corners(*dome, hem)):
            self.pen.rim(corners(*dome, closed=False), -108, 112, 5)

    def _dome(self) -> list[Run]:
        style = self.style
        if style.curly and not self.flat_top:
            return self._bumps()
        if style.dome and not self.flat_top:
            points = [self._polar(*p) for p in runs(style.dome)[0]]
            out: list[Run] = [points[:2]]
            for here, tip, valley in zip(points[1::2], points[2::2], points[3::2], strict=False):
                out += blade(here, tip, valley, 0.1, 0.05 if tip[0] > 0 else -0.05)
            return [*out, points[-2:]]
        edge = [*runs(_SMOOTH)[0], (105 if not style.fall else self._back_x(0), 0)]
        edge += [(self._back_x(y), y) for y in (style.fall * 0.5, style.fall) if style.fall]
        whole = [*((-x, y) for x, y in edge[:0:-1]), *edge]
        return [[(x * style.volume + self._lean(x, y), y * style.volume) for x, y in whole]]

    def _lean(self, x: float, y: float) -> float:
        """How far a turned head moves a point of the hair's outline."""
        t = self.head.turn
        low = max(0.0, min(1.0, (y + 60) / 50))
        return -t * (7 + low * (1 if x * t > 0 else 5))

    def _back_x(self, y: float) -> float:
        """Half width of the hair behind at height `y`."""
        for (x0, y0), (x1, y1) in pairwise(self.half):
            if y0 <= y <= y1:
                return x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        return self.half[0][0]

    def _polar(self, angle: float, radius: float) -> Point:
        a = math.radians(angle)
        return (radius * math.cos(a) - 7 * self.head.turn, _MIDDLE + radius * math.sin(a))

    def _bumps(self) -> list[Run]:
        stops = [
            self._polar(a, 122 + (4 if i % 2 else -3)) for i, a in enumerate(range(-188, 10, 22))
        ]
        out: list[Run] = []
        for a, b in pairwise(stops):
            dx, dy = b[0] - a[0], b[1] - a[1]
            out.append(
                [
                    a,
                    *((a[0] + dx * s + dy * 0.38, a[1] + dy * s - dx * 0.38) for s in (0.2, 0.75)),
                    b,
                ]
            )
        return out

    def _teeth(self) -> list[Run]:
        """Runs of the fringe from the right temple to the left one."""
        dots, dome = [self.head.at(*p) for p in runs(self.style.fringe)[0]][::-1], self._dome()
        valleys = [dome[-1][-1], *dots[1::2], dome[0][0]]
        out: list[Run] = []
        for i, tip in enumerate(dots[0::2]):
            a, b = valleys[i], valleys[i + 1]
            if self.style.curly:
                out.append(_curl(a, tip, b))
                continue
            tall = math.hypot(tip[0] - a[0], tip[1] - a[1])
            right, left = (
                min(self.style.leaf * tall, 0.4 * abs(p[0] - tip[0]), 15.0) for p in (a, b)
            )
            if tip[1] > 50 and i in {0, len(valleys) - 2}:  # a lock before the ear keeps its body
                right, left = 11.0, 11.0
            (mx, my), (nx, ny), lean = lerp(a, tip, 0.5), lerp(tip, b, 0.5), self.style.sweep * tall
            out += [[a, (mx + right + lean, my), tip], [tip, (nx - left + lean, ny), b]]
        return out

    # paint

    def _fill(self) -> str:
        """A soft gradient: a little darker at the crown, the light's own colour, then the tips'."""
        top, lit = mix(self.ink.lit, self.ink.dark, 0.5), self.ink.lit
        if not self.tip or self.head.away:
            return self.pen.linear((0, -150), (0, -70), ((0, top), (1, lit)))
        low = max(y for _, y in runs(self.style.fringe)[0])
        tips = ((0.45 if low < 70 else 0.34, lit), (0.8, mix(lit, self.tip, 0.85)), (1.0, self.tip))
        return self.pen.linear((0, -150), (0, low), ((0.0, top), (0.25, lit), *tips))

    def _side_shade(self) -> None:
        v = self.style.volume
        edge = "40,-150 58,-112 66,-86 84,-74 80,-48 92,-40 88,-6 98,6 94,60 104,220 | 150,200 | 150,-190"
        self.pen.flat(sketch(edge, placed((0, 0), v)), self.ink.dark)

    def _lock_shades(self, teeth: Sequence[Run]) -> None:
        if self.style.curly:
            return
        whorl = self.head.at(self.style.part, -112)
        for valley, mid, tip in teeth[0::2]:
            tall = tip[1] - valley[1]
            if tall < 14:
                continue
            up = lerp(valley, whorl, min(0.45, 26 / (abs(valley[1] + 112) + 1)))
            inner = (lerp(valley, tip, 0.42)[0] - max(5.0, tall * 0.07), valley[1] + tall * 0.4)
            self.pen.flat(corners([tip, mid, valley], [up], [inner, tip]), self.ink.dark)

    def _ring(self) -> None:
        """The band of shine round the dome: a smooth upper edge, strands of light below."""
        for start, end, opacity in ((-68, -30, 0.75), (-24, 26, 0.95), (33, 52, 0.55)):
            count, span = max(2, round((end - start) / 9)), end - start
            top = [
                self._shine(start + span * i / count, -7 * math.sin(math.pi * i / count))
                for i in range(count + 1)
            ]
            below: list[Run] = []
            for i in range(count, 0, -1):
                swell = 0.35 + 0.65 * math.sin(math.pi * (i - 0.5) / count)
                tip = self._shine(
                    start + span * (i - 0.58) / count, (22, 11, 17, 8)[i % 4] * swell + 4
                )
                below += [
                    [tip],
                    [self._shine(start + span * (i - 1) / count, 2.5 if i > 1 else 0.0)],
                ]
            self.pen.flat(corners(top, *below), self.ink.bright, opacity=opacity)

    def _shine(self, angle: float, down: float) -> Point:
        """A point of the band of shine, `down` from its middle."""
        x = 97 * self.style.volume * math.sin(math.radians(angle)) - 6 * self.head.turn
        return (x, self.style.ring + 30 * (angle / 60) ** 2 + down)

    def _strands(self, teeth: Sequence[Run]) -> None:
        """Lines that run up from the valleys of the fringe, and over the dome."""
        wx, wy = self.head.at(self.style.part, -121)
        for i, (x, y) in enumerate(run[0] for run in teeth[2::2]):
            reach = (0.72 if i % 2 else 0.45) * (1 - 0.6 * min(1.0, abs(x - wx) / 100))
            end = lerp((x, y), (wx, wy), reach)
            mid, out = lerp((x, y), end, 0.5), ((x + end[0]) / 2 - wx) * 0.07
            line = [(x, y + 2), (mid[0] + out, mid[1] - abs(out) * 0.25), end]
            self.pen.flat(ribbon(line, [1.9, 1.5, 0.2]), self.ink.line, opacity=0.7)
        for a in (-52, -20, 14, 46) if teeth else (-62, -40, -18, 4, 26, 48):
            drop = (-14, -26, -38, -47) if teeth else (66, 28, -10, -47)
            line = [self._shine(a * (1 - 0.1 * i), down) for i, down in enumerate(drop)]
            self.pen.flat(ribbon(line, [0.2, 1.5, 1.2, 0.2]), self.ink.deep, opacity=0.8)

    # pieces

    def _back(self, *, near_neck: bool) -> None:
        right, left = ([(s * x + self._lean(s * x, y), y) for x, y in self.half] for s in (1, -1))
        ends = self._ends(right[-1], left[-1])
        low = self.half[-1][1] + self.style.ends_depth
        fill = ""
        if self.tip:
            stops = ((0.0, self.ink.lit), (0.6, mix(self.ink.lit, self.tip, 0.8)), (1.0, self.tip))
            fill = self.pen.linear((0, low * 0.35), (0, low), stops)
        data = corners(right, *ends, left[::-1], [(0, left[0][1] - 30)], [right[0]])
        self.pen.solid(data, self.ink, fill=fill, line=BOLD)
        self._back_paint(right, ends, low, near_neck=near_neck)
        self.pen.edge(right)

    def _ends(self, right: Point, left: Point) -> list[Run]:
        """The lower edge of the hair behind, in points."""
        count, depth, here, out = self.style.ends, self.style.ends_depth, right, []
        for i in range(1, count + 1):
            x, y = lerp(right, left, i / count)
            valley = (x, y - depth * 0.3 if i < count else y)
            dip = 0.5 + 0.5 * math.sin(math.pi * (i - 0.5) / count)
            tip = (lerp(here, valley, 0.42)[0], max(here[1], valley[1]) + depth * dip)
            out += blade(here, tip, valley, 0.1, 0.04)
            here = valley
        return out

    def _back_paint(self, right: Run, ends: Sequence[Run], low: float, *, near_neck: bool) -> None:
        pen, ink, (x, y) = self.pen, self.ink, right[-1]
        if near_neck:
            under = f"-88,-60 -92,{low * 0.4} -50,{low * 0.72} -20,{low * 0.5} 14,{low * 0.8} 46,{low * 0.55} 88,{low * 0.6} 88,-60"
            pen.flat(sketch(under), ink.deep)
        shade = [
            (right[0][0] * 0.72, right[0][1]),
            (x * 0.78, y * 0.4),
            (x * 0.66, y * 0.8),
            ends[1][-1],
        ]
        outline = corners(shade, *[run[::-1] for run in ends[1::-1]], right[::-1])
        pen.flat(outline, ink.dark, opacity=0.55 if self.tip else 1.0)
        count = 0 if near_neck and low < 160 else 5  # short hair hides behind the face
        for side in (-1, 1):
            for i in range(count):
                sx = side * (self._back_x(0) * 0.93 - 19 + 5 * i if near_neck else 14 + i * 15)
                end, top = low * (0.42 + 0.12 * (i % 3)), -20 + 20.0 * i if near_neck else -20.0
                line = [(sx, top), (sx + side * 5, (top + end) / 2), (sx + side * 2, end)]
                tone = ink.deep if side < 0 or near_neck else ink.line
                pen.flat(ribbon(line, [0.4, 2.4, 0.2]), tone, opacity=0.8)

    def _ahoge(self) -> None:
        x = -8.0 * self.head.turn
        spine = dense(runs("2,-126 -10,-168 16,-196 56,-182", placed((x, 0)))[0])
        widths = spread((6, 9, 8, 0), len(spine))
        self.pen.solid(ribbon(spine, widths), self.ink, line=3.0)
        self.pen.flat(strip(spine, widths, -0.1, -0.8), self.ink.dark)

    def _scalp(self) -> None:
        white = mix(lighten(self.pen.skin(self.look.skin).lit, 0.6), self.pen.light.tint, 0.1)
        shine = placed((-10.0 * self.head.turn, 0))
        self.pen.flat(
            sketch("-60,-82 -36,-104 -4,-112 | -30,-96 -60,-82", shine), white, opacity=0.8
        )


def _curl(a: Point, tip: Point, b: Point) -> Run:
    """A round lock that hangs from `a` and `b` down to `tip`."""
    wide, low = abs(a[0] - b[0]) * 0.5, tip[1] - 2
    x, top = (a[0] + b[0]) / 2, max(a[1], b[1])
    mid = min(low - 7, top + (low - top) * 0.5)
    return [
        a,
        (x + wide, mid),
        (x + wide * 0.55, low - 2),
        (x - wide * 0.55, low - 2),
        (x - wide, mid),
        b,
    ]
