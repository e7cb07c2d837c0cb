"""Hair: a dome with a fringe of locks, what hangs behind, tails, shine and cel shade."""

from __future__ import annotations

import math
from collections.abc import Sequence

from schemas.look import Hair, Look

from ..draw import Point, smooth
from ..light import lighten, mix
from .curves import Run, arc, blade, corners, lerp, offset, ribbon, strip
from .head import Head
from .hairstyles import STYLES, Tail
from .pen import Ink, Pen

_MIDDLE = -22.0  # height of the centre that domes are measured from


class Hairdo:
    """The hair of a look on a head; drawn in head units, piece by piece."""

    def __init__(self, pen: Pen, look: Look, head: Head, *, flat_top: bool) -> None:
        self.pen, self.look, self.head = pen, look, head
        self.style = STYLES[look.hair]
        self.ink: Ink = pen.ink(look.hair_colour)
        self.flat_top = flat_top  # a hat presses the dome down
        self.tip = pen.light.lit(look.hair_tips) if look.hair_tips else ""

    # what the rest of the figure asks for

    def behind(self) -> None:
        """Draw what lies behind neck and body."""
        if self.look.hair is Hair.BALD:
            return
        for tail in self.style.tails:
            self._tail(tail)
        if self.look.hair is Hair.BUN:
            self._bun()
        if not self.head.away and self.style.back:
            self._back(near_neck=True)

    def shadow(self) -> str:
        """Path data of the fringe's shadow on the face."""
        if not self.style.fringe:
            return ""
        runs = [[(x + 3, y + 13) for x, y in run] for run in self._teeth()]
        first, last = runs[0][0], runs[-1][-1]
        return corners(*runs, [last, (-130, -60), (0, -160), (130, -60), first])

    def front(self) -> None:
        """Draw the dome and the fringe, or the back of the head."""
        if self.look.hair is Hair.BALD:
            self._scalp()
            return
        if self.head.away:
            self._back(near_neck=False)
        teeth = [] if self.head.away else self._teeth()
        dome = self._dome()
        data = corners(*dome, *teeth) if teeth else corners(*dome, self._hem(dome))
        if self.look.ahoge:
            self._ahoge()
        self.pen.solid(data, self.ink, fill=self._fill(), line=3.2 if teeth else 0.0)
        if not teeth:
            self.pen.stroke(corners(*dome, closed=False), self.ink.line, 3.2)
        with self.pen.inside(data):
            self._paint(teeth)
            x, y = dome[-1][-1]
            self.pen.rim(corners(*dome, [(x, y), (x, y + 60)], closed=False), -108, 112, 5)
        for tie in self.style.ties:
            self._tie(tie)

    def over_shoulders(self) -> None:
        """Draw braids that fall over the chest."""
        for tail in self.style.fore:
            self._braid(tail)

    # shapes

    def _dome(self) -> list[Run]:
        volume = self.style.volume
        if self.style.round_ and not self.flat_top:
            return self._bumps()
        if self.style.dome and not self.flat_top:
            points = [self._polar(a, r) for a, r in self.style.dome]
            left, right = points[0], points[-1]
            teeth = [(points[i], points[i + 1]) for i in range(2, len(points) - 1, 2)]
            runs: list[Run] = [[left, points[1]]]
            here = points[1]
            for tip, valley in teeth:
                runs += blade(here, tip, valley, 0.1, 0.05 if tip[0] > 0 else -0.05)
                here = valley
            return [*runs, [here, right]]
        fall = self.style.fall
        half = [
            (0, -136),
            (62, -122),
            (97, -88),
            (109, -42),
            (105 if not fall else self._back_x(0), 0),
        ]
        half += [(self._back_x(y), y) for y in (fall * 0.5, fall) if fall]
        left = [(-x, y) for x, y in half[:0:-1]]
        return [[(x * volume + self._lean(x, y), y * volume) for x, y in [*left, *half]]]

    def _lean(self, x: float, y: float) -> float:
        """How far a turned head moves a point of the hair's outline."""
        t = self.head.turn
        low = max(0.0, min(1.0, (y + 60) / 50))
        return -t * (7 + low * (1 if x * t > 0 else 5))

    def _back_x(self, y: float) -> float:
        """Half width of the hair behind at height `y`."""
        half = self.style.back
        for (x0, y0), (x1, y1) in zip(half, half[1:], strict=False):
            if y0 <= y <= y1:
                return x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        return half[0][0]

    def _polar(self, angle: float, radius: float) -> Point:
        a = math.radians(angle)
        return (radius * math.cos(a) - 7 * self.head.turn, _MIDDLE + radius * math.sin(a))

    def _bumps(self) -> list[Run]:
        runs: list[Run] = []
        stops = [
            self._polar(a, 122 + (4 if i % 2 else -3)) for i, a in enumerate(range(-188, 10, 22))
        ]
        for a, b in zip(stops, stops[1:], strict=False):
            dx, dy = b[0] - a[0], b[1] - a[1]
            out = 0.38
            runs.append([a, (a[0] + dx * 0.2 + dy * out, a[1] + dy * 0.2 - dx * out),
                         (a[0] + dx * 0.75 + dy * out, a[1] + dy * 0.75 - dx * out), b])  # fmt: skip
        return runs

    def _teeth(self) -> list[Run]:
        """Runs of the fringe from the right temple to the left one."""
        dots = [self.head.at(*p) for p in self.style.fringe][::-1]
        dome = self._dome()
        start, end = dome[-1][-1], dome[0][0]
        leaf, sweep = self.style.leaf, self.style.sweep
        runs: list[Run] = []
        valleys = [start, *dots[1::2], end]
        for i, tip in enumerate(dots[0::2]):
            a, b = valleys[i], valleys[i + 1]
            tall = math.hypot(tip[0] - a[0], tip[1] - a[1])
            swell, lean = leaf * tall, sweep * tall
            if self.style.round_:
                runs.append(_curl(a, tip, b))
                continue
            m, n = lerp(a, tip, 0.5), lerp(tip, b, 0.5)
            right, left = (min(swell, 0.4 * abs(p[0] - tip[0]), 15.0) for p in (a, b))
            if tip[1] > 50 and i in {0, len(valleys) - 2}:  # a lock before the ear keeps its body
                right, left = 11.0, 11.0
            runs += [[a, (m[0] + right + lean, m[1]), tip], [tip, (n[0] - left + lean, n[1]), b]]
        return runs

    def _hem(self, dome: list[Run]) -> Run:
        (rx, ry), (lx, ly) = dome[-1][-1], dome[0][0]
        return [(rx, ry), (rx * 0.86, ry + 46), (0, ry + 66), (lx * 0.86, ly + 46), (lx, ly)]

    # paint

    def _fill(self) -> str:
        """A soft gradient: a little darker at the crown, the light's own colour below."""
        top, lit = mix(self.ink.lit, self.ink.dark, 0.5), self.ink.lit
        if not self.tip or self.head.away:
            return self.pen.linear((0, -150), (0, -70), ((0, top), (1, lit)))
        low = max(y for _, y in self.style.fringe)
        near = 0.45 if low < 70 else 0.34
        return self.pen.linear(
            (0, -150),
            (0, low),
            ((0, top), (0.25, lit), (near, lit), (0.8, mix(lit, self.tip, 0.85)), (1, self.tip)),
        )

    def _paint(self, teeth: Sequence[Run]) -> None:
        if teeth:
            self._side_shade()
        self._lock_shades(teeth)
        self._ring()
        self._strands(teeth)

    def _side_shade(self) -> None:
        v = self.style.volume
        edge = [
            (40, -150),
            (58, -112),
            (66, -86),
            (84, -74),
            (80, -48),
            (92, -40),
            (88, -6),
            (98, 6),
            (94, 60),
            (104, 220),
        ]
        data = corners(
            [(x * v, y * v) for x, y in edge], [(104, 220), (220, 200), (220, -190), (40, -150)]
        )
        self.pen.flat(data, self.ink.dark)

    def _lock_shades(self, teeth: Sequence[Run]) -> None:
        whorl = self.head.at(self.style.part, -112)
        for right, _ in zip(teeth[0::2], teeth[1::2], strict=False):
            valley, mid, tip = right[0], right[1], right[-1]
            tall = tip[1] - valley[1]
            if tall < 14 or self.style.round_:
                continue
            up = lerp(valley, whorl, min(0.45, 26 / (abs(valley[1] + 112) + 1)))
            inner = (lerp(valley, tip, 0.42)[0] - max(5.0, tall * 0.07), valley[1] + tall * 0.4)
            self.pen.flat(
                corners([tip, mid, valley], [valley, up], [up, inner, tip]), self.ink.dark
            )

    def _ring(self) -> None:
        """The band of shine round the dome: a smooth upper edge, strands of light below."""
        for start, end, opacity in ((-68, -30, 0.75), (-24, 26, 0.95), (33, 52, 0.55)):
            count = max(2, round((end - start) / 9))
            top = [
                self._shine(start + (end - start) * i / count, -7 * math.sin(math.pi * i / count))
                for i in range(count + 1)
            ]
            runs: list[Run] = [top]
            here = top[-1]
            for i in range(count, 0, -1):
                share = (i - 1) / count
                fall = (22, 11, 17, 8)[i % 4] * (
                    0.35 + 0.65 * math.sin(math.pi * (share + 0.5 / count))
                )
                tip = self._shine(start + (end - start) * (share + 0.42 / count), fall + 4)
                valley = self._shine(start + (end - start) * share, 2.5 if i > 1 else 0.0)
                runs += [[here, lerp(here, tip, 0.5), tip], [tip, lerp(tip, valley, 0.5), valley]]
                here = valley
            self.pen.flat(corners(*runs), self.ink.bright, opacity=opacity)

    def _shine(self, angle: float, down: float) -> Point:
        """A point of the band of shine, `down` from its middle."""
        v = self.style.volume
        x = 97 * v * math.sin(math.radians(angle)) - 6 * self.head.turn
        return (x, self.style.ring + 30 * (angle / 60) ** 2 + down)

    def _strands(self, teeth: Sequence[Run]) -> None:
        """Lines that run from the valleys of the fringe and over the dome to the parting."""
        whorl = self.head.at(self.style.part, -121)
        valleys = [run[0] for run in teeth[2::2]]
        for i, (x, y) in enumerate(valleys):
            if abs(x - whorl[0]) > 100:
                continue
            self._strand((x, y + 2), lerp((x, y), whorl, 0.72 if i % 2 else 0.45), whorl, 1.9)
        for a in (-52, -20, 14, 46) if teeth else (-62, -40, -18, 4, 26, 48):
            line = [
                self._shine(a * (1 - 0.1 * i), up - (0 if teeth else -80 + 26 * i))
                for i, up in enumerate((-14, -26, -38, -47))
            ]
            self.pen.flat(ribbon(line, [0.2, 1.5, 1.2, 0.2]), self.ink.deep, opacity=0.8)

    def _strand(self, start: Point, end: Point, whorl: Point, wide: float) -> None:
        mid = lerp(start, end, 0.5)
        out = ((start[0] + end[0]) / 2 - whorl[0]) * 0.07
        line = [start, (mid[0] + out, mid[1] - abs(out) * 0.25), end]
        self.pen.flat(ribbon(line, [wide, wide * 0.8, 0.2]), self.ink.line, opacity=0.7)

    # pieces

    def _back(self, *, near_neck: bool) -> None:
        half = self.style.back
        right = [(x + self._lean(x, y), y) for x, y in half]
        left = [(-x + self._lean(-x, y), y) for x, y in half]
        ends: list[Run] = []
        here, last = right[-1], left[-1]
        for i in range(self.style.ends):
            share = (i + 1) / self.style.ends
            valley = lerp(right[-1], last, share)
            if i < self.style.ends - 1:
                valley = (valley[0], valley[1] - self.style.ends_depth * 0.3)
            tip_x = lerp(here, valley, 0.42)[0]
            dip = math.sin(math.pi * (share - 0.5 / self.style.ends))
            tip = (tip_x, max(here[1], valley[1]) + self.style.ends_depth * (0.5 + 0.5 * dip))
            ends += blade(here, tip, valley, 0.1, 0.04)
            here = valley
        data = corners(right, *ends, left[::-1], [left[0], (0, left[0][1] - 30), right[0]])
        low = max(y for _, y in half) + self.style.ends_depth
        low = max(y for _, y in half) + self.style.ends_depth
        fill = self._tipped(low * 0.35, low)
        self.pen.solid(data, self.ink, fill=fill, line=3.2)
        self._back_paint(right, ends, low, near_neck=near_neck)
        self.pen.edge(right)

    def _tipped(self, high: float, low: float) -> str:
        """The gradient towards the colour of the tips, or nothing."""
        if not self.tip:
            return ""
        return self.pen.linear(
            (0, high),
            (0, low),
            ((0, self.ink.lit), (0.6, mix(self.ink.lit, self.tip, 0.8)), (1, self.tip)),
        )

    def _back_paint(self, right: Run, ends: Sequence[Run], low: float, *, near_neck: bool) -> None:
        pen, ink = self.pen, self.ink
        if near_neck:
            under = [
                (-88, -60),
                (-92, low * 0.4),
                (-50, low * 0.72),
                (-20, low * 0.5),
                (14, low * 0.8),
                (46, low * 0.55),
                (88, low * 0.6),
                (88, -60),
            ]
            pen.flat(corners(under, [under[-1], under[0]]), ink.deep)
        (x, y), valley = right[-1], ends[1][-1]
        shade = [
            (right[0][0] * 0.72, right[0][1]),
            (x * 0.78, y * 0.4),
            (x * 0.66, y * 0.8),
            valley,
        ]
        pen.flat(
            corners(shade, *[run[::-1] for run in ends[1::-1]], right[::-1], [right[0], shade[0]]),
            ink.dark,
            opacity=0.55 if self.tip else 1.0,
        )
        count = 3 if low < 160 else 5
        for side in (-1, 1):
            for i in range(count):
                sx = side * (
                    self._back_x(0) * 0.93 - 5 * (count - i) + 6 if near_neck else 18 + i * 18
                )
                top, end = (-20 + 20 * i if near_neck else -20.0), low * (0.42 + 0.12 * (i % 3))
                line = [(sx, top), (sx + side * 5, (top + end) / 2), (sx + side * 2, end)]
                pen.flat(
                    ribbon(line, [0.4, 2.4, 0.2]),
                    ink.deep if side < 0 or near_neck else ink.line,
                    opacity=0.8,
                )

    def _tail(self, tail: Tail) -> None:
        t = self.head.turn
        flip = -1 if t > 0 and len(self.style.ties) == 1 else 1
        spine = [(x * flip - 10 * t, y) for x, y in tail.spine]
        pen, ink = self.pen, self.ink
        dense = _dense(spine)
        widths = _spread(tail.widths, len(dense))
        fill = ""
        if self.tip:
            fill = pen.linear(
                spine[1], spine[-1], ((0, ink.lit), (0.35, ink.lit), (0.85, self.tip))
            )
        data = ribbon(dense, widths)
        pen.solid(data, ink, fill=fill, line=3.0)
        near, far = (-0.15, -0.94) if dense[-1][1] > dense[0][1] else (0.15, 0.94)
        side = 1 if offset(dense, widths)[len(dense) // 2][0] > dense[len(dense) // 2][0] else -1
        pen.flat(strip(dense[1:], widths[1:], abs(near) * side, abs(far) * side), ink.dark)
        pen.flat(
            strip(dense[2:6], widths[2:6], -0.75 * side, -0.45 * side), ink.bright, opacity=0.8
        )
        pen.stroke(smooth(offset(dense, widths, 0.05)[2:-1]), ink.deep, 2.0, opacity=0.8)

    def _bun(self) -> None:
        x = -30.0 * self.head.turn
        data = smooth(list(arc(x, -142, 52, 44, 0, 330, 9)), closed=True)
        self.pen.solid(data, self.ink, line=3.0)
        with self.pen.inside(data):
            self.pen.flat(
                corners(
                    [(x + 20, -190), (x + 26, -150), (x + 4, -112)],
                    [(x + 4, -112), (x + 80, -100), (x + 70, -190), (x + 20, -190)],
                ),
                self.ink.dark,
            )
            for bend in (-26, 4, 30):
                self.pen.stroke(
                    corners(
                        [
                            (x - 44, -128 + bend * 0.4),
                            (x, -150 + bend),
                            (x + 44, -132 + bend * 0.5),
                        ],
                        closed=False,
                    ),
                    self.ink.deep,
                    2.2,
                )
            self.pen.flat(
                corners(
                    [(x - 34, -158), (x - 18, -174), (x + 6, -178)],
                    [(x + 6, -178), (x - 12, -166), (x - 34, -158)],
                ),
                self.ink.bright,
            )

    def _braid(self, tail: Tail) -> None:
        t = self.head.turn
        flip = -1 if t > 0 else 1
        spine = _dense([(x * flip, y) for x, y in tail.spine])
        widths = _spread(tail.widths, len(spine))
        pen, ink = self.pen, self.ink
        for i in range(len(spine) - 1):
            side = 1 if i % 2 else -1
            (x, y), (nx, ny), w = spine[i], spine[i + 1], widths[i]
            knot = [(x - side * w * 0.9, y - 10), (x + side * w * 0.5, y - 12), (x + side * w * 1.05, ny - 2),
                    (nx + side * w * 0.3, ny + 16), (nx - side * w * 0.35, ny + 12)]  # fmt: skip
            pen.solid(smooth(knot, closed=True), ink, line=2.6)
            pen.flat(
                corners(
                    [knot[2], knot[3], knot[4]], [knot[4], (x + side * w * 0.3, ny - 2), knot[2]]
                ),
                ink.dark,
            )
        x, y = spine[-1]
        tuft = corners(*blade((x - 13, y), (x + 4, y + 58), (x + 13, y), 0.2))
        pen.solid(tuft, ink, fill=self.tip, line=2.6)
        self._tie((x, y + 4), size=13)

    def _tie(self, at: Point, size: float = 16.0) -> None:
        if self.style.fore and size == 16.0:
            return
        t = self.head.turn
        flip = -1 if t > 0 and len(self.style.ties) == 1 else 1
        x, y = at[0] * flip - 10 * t if size == 16.0 else at[0], at[1]
        band = self.pen.ink(self.look.outfit_accent)
        self.pen.solid(smooth(list(arc(x, y, size, size * 0.8, 0, 315, 8)), closed=True), band)
        self.pen.dot((x - size * 0.3, y - size * 0.25), size * 0.3, fill=band.bright)

    def _ahoge(self) -> None:
        x = -8.0 * self.head.turn
        spine = _dense([(x + 2, -126), (x - 10, -168), (x + 16, -196), (x + 56, -182)])
        widths = _spread((6, 9, 8, 0), len(spine))
        self.pen.solid(ribbon(spine, widths), self.ink, fill=self.tip and "", line=3.0)
        self.pen.flat(strip(spine, widths, -0.1, -0.8), self.ink.dark)

    def _scalp(self) -> None:
        skin = self.pen.skin(self.look.skin)
        white = mix(lighten(skin.lit, 0.6), self.pen.light.tint, 0.1)
        x = -10.0 * self.head.turn
        self.pen.flat(
            corners(
                [(x - 60, -82), (x - 36, -104), (x - 4, -112)],
                [(x - 4, -112), (x - 30, -96), (x - 60, -82)],
            ),
            white,
            opacity=0.8,
        )


def _curl(a: Point, tip: Point, b: Point) -> Run:
    """A round lock that hangs from `a` and `b` down to `tip`."""
    wide, low = abs(a[0] - b[0]) * 0.62, tip[1] - 2
    x = (a[0] + b[0]) / 2
    top = max(a[1], b[1])
    mid = min(low - 7, top + (low - top) * 0.5)
    return [
        a,
        (x + wide, mid),
        (x + wide * 0.55, low - 2),
        (x - wide * 0.55, low - 2),
        (x - wide, mid),
        b,
    ]


def _dense(spine: Sequence[Point], per: int = 3) -> list[Point]:
    """Catmull-Rom points along `spine`, `per` to a span."""
    out: list[Point] = []
    for i in range(len(spine) - 1):
        p0, p1 = spine[max(0, i - 1)], spine[i]
        p2, p3 = spine[i + 1], spine[min(len(spine) - 1, i + 2)]
        for k in range(per):
            u = k / per
            out.append(tuple(  # type: ignore[arg-type]
                0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            ))  # fmt: skip
    return [*out, spine[-1]]


def _spread(widths: Sequence[float], count: int) -> list[float]:
    """Half widths interpolated to `count` points."""
    out = []
    for i in range(count):
        place = i / (count - 1) * (len(widths) - 1)
        k = min(int(place), len(widths) - 2)
        out.append(widths[k] + (widths[k + 1] - widths[k]) * (place - k))
    return out
