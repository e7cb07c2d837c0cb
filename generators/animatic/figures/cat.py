"""A cat: sits upright and uses its front legs as arms, or goes on four legs."""

from __future__ import annotations

import math
from dataclasses import replace

from schemas.plan import Pose

from ..draw import Point, smooth
from ..light import mix
from .body import GROUND, Limb
from .creature import Creature, Frame, stature
from .curves import Run, arc, corners, lerp, ribbon
from .face import Mouth
from .limbs import Ends, shade, tube
from .pen import Ink, Pen
from .poses import Arm, Stance

_REST = Arm((0.02, 0.985, 0.10), (0.5, 0.0, -1.0))
_GAITS = {Pose.WALK, Pose.RUN}


class Cat(Creature):
    """A cat; `hair_colour` is its fur, `hair_tips` belly and paws, `outfit_accent` its collar."""

    head_top, head_half, chin, eye_line, hat_drop = -94.0, 128.0, 86.0, 4.0, 38.0

    def measure(self) -> Frame:
        """Measures of a sitting cat."""
        s = stature(self.look)
        return Frame(
            470 * s, 0.92 * s, 208 * s, 0.6 * s, False, shoulder_at=186 * s, hip_at=58 * s,
            arm_length=176 * s, shoulder_half=38 * s,
        )  # fmt: skip

    def pose(self) -> Stance:
        """Front legs stand on the ground unless the pose needs them."""
        found = super().pose()
        if self._walks():
            bounce = abs(math.sin(2 * math.pi * self.posing.phase)) * 5
            return Stance(front=_REST, rear=_REST, nod=bounce, yaw=10)
        plain = {"relaxed"}
        front = _REST if found.front.hand in plain else found.front
        rear = _REST if found.rear.hand in plain else found.rear
        if self.posing.pose in {Pose.SIT, Pose.BOW, Pose.HAND_ON_HIP}:
            front, rear = _REST, _REST
        if self.posing.pose in _GAITS:
            lift = math.sin(2 * math.pi * self.posing.phase)
            front = replace(_REST, wrist=(0.02, 0.985 - 0.22 * max(0, lift), 0.12))
            rear = replace(_REST, wrist=(0.02, 0.985 - 0.22 * max(0, -lift), 0.12))
        return replace(found, front=front, rear=rear, lean=min(found.lean, 16), yaw=24, seat=False)

    def _walks(self) -> bool:
        return self.posing.pose in _GAITS and self.posing.facing in {"left", "right"}

    # body

    def paint_back(self, pen: Pen) -> None:
        """Draw the tail."""
        fur, s = pen.ink(self.look.hair_colour), stature(self.look)
        x, y, t = 450.0, GROUND, self.head.turn
        side = -t or 1
        if self._walks():
            return
        spine: Run = [(x + side * 60 * s, y - 26 * s), (x + side * 150 * s, y - 30 * s), (x + side * 186 * s, y - 110 * s),
                      (x + side * 150 * s, y - 176 * s), (x + side * 176 * s, y - 226 * s)]  # fmt: skip
        if self.head.away:
            spine = [
                (x, y - 60 * s),
                (x + 90 * s, y - 24 * s),
                (x + 168 * s, y - 60 * s),
                (x + 170 * s, y - 140 * s),
                (x + 130 * s, y - 176 * s),
            ]
        self._tail(pen, fur, spine, s)

    def _tail(self, pen: Pen, fur: Ink, spine: Run, s: float) -> None:
        widths = [17 * s, 19 * s, 21 * s, 21 * s, 13 * s]
        pen.solid(ribbon(spine, widths, closed=True), fur, line=3.0)
        shade(pen, fur, spine, widths)
        pale = self.pale(pen)
        end = [
            lerp(spine[3], spine[4], 0.35),
            lerp(spine[3], spine[4], 0.7),
            (
                spine[4][0] + (spine[4][0] - spine[3][0]) * 0.1,
                spine[4][1] + (spine[4][1] - spine[3][1]) * 0.1,
            ),
        ]
        pen.flat(ribbon(end, [18 * s, 15.5 * s, 9 * s], closed=True), pale.lit)

    def paint_body(self, pen: Pen) -> None:
        """Draw the sitting body, or the one on four legs."""
        if self._walks():
            self._walking(pen)
            return
        fur, pale, s, t = (
            pen.ink(self.look.hair_colour),
            self.pale(pen),
            stature(self.look),
            self.head.turn,
        )
        x, y = 450.0, GROUND
        nx, ny = self.bones.neck

        def to(px: float, py: float) -> Point:
            share = min(1.0, -py / 200)
            return (
                x + px * s + (nx - x) * share,
                y + py * s + max(0.0, ny - (y - 200 * s)) * share,
            )

        for side in (-1, 1):
            if side == t:
                continue
            haunch = [
                to(side * 52, -96),
                to(side * 112, -92),
                to(side * 136, -40),
                to(side * 112, -4),
                to(side * 44, -2),
            ]
            pen.solid(smooth(haunch, closed=True), fur, line=3.0)
            pen.flat(
                smooth(
                    [
                        to(side * 60 + 18, -70),
                        to(side * 98 + 18, -62),
                        to(side * 100 + 18, -22),
                        to(side * 62 + 10, -12),
                    ],
                    closed=True,
                ),
                fur.dark,
                opacity=0.8,
            )
            if not self.head.away:
                self._paw(pen, to(side * 112 + 10 * t, -2), s * 1.05, pale)
        left = [to(-58, -206), to(-84, -130), to(-100, -60), to(-86, -4)]
        right = [to(58, -206), to(84, -130), to(100, -60), to(86, -4)]
        data = corners(left, [left[-1], to(0, 4), right[-1]], right[::-1], [right[0], left[0]])
        pen.solid(data, fur, line=3.0)
        with pen.inside(data):
            pen.flat(
                corners(
                    [to(36, -210), to(58, -130), to(44, -70), to(70, 10)],
                    [to(70, 10), to(140, 10), to(140, -210), to(36, -210)],
                ),
                fur.dark,
            )
            if self.head.away:
                for dy in (-150, -110, -70):
                    pen.flat(
                        ribbon([to(-30, dy + 8), to(0, dy), to(30, dy + 8)], [1, 7 * s, 1]),
                        fur.deep,
                    )
            else:
                bib = [
                    to(-40 + 18 * t, -200),
                    to(-46 + 22 * t, -130),
                    to(-30 + 24 * t, -66),
                    to(24 * t, -40),
                    to(30 + 24 * t, -66),
                    to(46 + 22 * t, -130),
                    to(40 + 18 * t, -200),
                ]
                pen.flat(corners(bib, [bib[-1], bib[0]]), pale.lit)
                pen.flat(
                    corners(
                        [to(16 + 20 * t, -200), to(24 + 22 * t, -130), to(10 + 24 * t, -44)],
                        [
                            to(10 + 24 * t, -44),
                            to(30 + 24 * t, -66),
                            to(46 + 22 * t, -130),
                            to(40 + 18 * t, -200),
                            to(16 + 20 * t, -200),
                        ],
                    ),
                    pale.dark,
                )
            pen.rim(corners(right, closed=False), left[2][0], right[2][0], 6)
        self._collar(pen, self.bones.neck, s)

    def _collar(self, pen: Pen, neck: Point, s: float) -> None:
        ink, t = pen.ink(self.look.outfit_accent), self.head.turn
        x, y = neck[0], neck[1] + 14 * s
        pen.capsule(
            smooth([(x - 54 * s, y - 6 * s), (x + 8 * s * t, y + 16 * s), (x + 54 * s, y - 6 * s)]),
            ink,
            17 * s,
        )
        if not self.head.away:
            bell = pen.ink("#f0c040")
            at = (x + 10 * s * t, y + 30 * s)
            pen.solid(smooth(list(arc(*at, 15 * s, 15 * s, 0, 315, 8)), closed=True), bell)
            pen.dot((at[0] - 4 * s, at[1] - 5 * s), 4 * s, fill=bell.bright)
            pen.stroke(
                corners(
                    [(at[0] - 12 * s, at[1] + 2 * s), (at[0] + 12 * s, at[1] + 2 * s)], closed=False
                ),
                bell.line,
                2.2,
            )

    def _paw(self, pen: Pen, at: Point, s: float, ink: Ink) -> None:
        x, y = at
        pen.solid(
            smooth(
                [
                    (x - 27 * s, y),
                    (x - 29 * s, y - 16 * s),
                    (x - 12 * s, y - 28 * s),
                    (x + 12 * s, y - 28 * s),
                    (x + 29 * s, y - 16 * s),
                    (x + 27 * s, y),
                ],
                closed=True,
            ),
            ink,
        )
        for dx in (-9, 9):
            pen.stroke(
                corners([(x + dx * s, y - 14 * s), (x + dx * s, y - 2 * s)], closed=False),
                ink.line,
                2.2,
            )

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw a front leg."""
        if self._walks():
            return
        fur, pale, s = pen.ink(self.look.hair_colour), self.pale(pen), stature(self.look)
        spine = [
            limb.a,
            lerp(limb.a, limb.b, 0.6),
            lerp(limb.b, limb.c, 0.1),
            lerp(limb.b, limb.c, 0.6),
            limb.c,
        ]
        widths = [31 * s, 29 * s, 26 * s, 24 * s, 25 * s]
        body: Point = (limb.a[0] - side, limb.a[1])
        tube(pen, fur, spine, widths, Ends(bare=0.4, body=body))
        shade(pen, fur, spine, widths, lit=False)
        if limb.c[1] > GROUND - 40 * s:
            self._paw(pen, (limb.c[0], min(GROUND + 6, limb.c[1] + 12 * s)), s * 1.05, pale)
            return
        ahead = lerp(limb.c, limb.tip, 0.3)
        pad = smooth(list(arc(*ahead, 29 * s, 28 * s, 0, 324, 10)), closed=True)
        pen.solid(pad, pale)
        up = math.atan2(limb.tip[1] - limb.c[1], limb.tip[0] - limb.c[0])
        if kind in {"open", "point"}:
            rose = pen.ink("#f09a9a")
            for a in (-0.7, 0.0, 0.7):
                pen.dot(
                    (ahead[0] + 17 * s * math.cos(up + a), ahead[1] + 17 * s * math.sin(up + a)),
                    5.4 * s,
                    fill=rose.lit,
                )
            pen.dot(
                (ahead[0] - 5 * s * math.cos(up), ahead[1] - 5 * s * math.sin(up)),
                10 * s,
                8 * s,
                fill=rose.lit,
            )
        else:
            for a in (-0.5, 0.5):
                p = (
                    ahead[0] + 26 * s * math.cos(up + a * 0.8),
                    ahead[1] + 26 * s * math.sin(up + a * 0.8),
                )
                pen.stroke(corners([lerp(ahead, p, 0.5), p], closed=False), pale.line, 2.2)

    def _walking(self, pen: Pen) -> None:
        fur, pale, s, t = (
            pen.ink(self.look.hair_colour),
            self.pale(pen),
            stature(self.look),
            self.head.turn,
        )
        run = self.posing.pose is Pose.RUN
        hx, hy = self.bones.neck
        tail: Run = [
            (hx - t * 190 * s, hy - 6 * s),
            (hx - t * 246 * s, hy - 40 * s),
            (hx - t * 262 * s, hy - 110 * s),
            (hx - t * 236 * s, hy - 166 * s),
            (hx - t * 262 * s, hy - 206 * s),
        ]
        self._tail(pen, fur, tail, s)
        legs = ((-30, 0.5, False), (-172, 0.0, False), (-8, 0.0, True), (-150, 0.5, True))
        for dx, at, near in legs:
            swing = math.sin(2 * math.pi * (self.posing.phase + at))
            lift = (
                max(0.0, math.cos(2 * math.pi * (self.posing.phase + at))) * (34 if run else 18) * s
            )
            a = (hx + t * dx * s, hy + 60 * s)
            reach = (64 if run else 34) * s
            c = (a[0] + t * swing * reach, GROUND - 14 * s - lift)
            b = (lerp(a, c, 0.5)[0] - t * 10 * s * (1 if dx < -100 else -1), lerp(a, c, 0.5)[1])
            ink = fur if near else pen.ink(mix(self.look.hair_colour, "#40364a", 0.22))
            spine, widths = (
                [a, lerp(a, b, 0.6), b, lerp(b, c, 0.6), c],
                [32 * s, 29 * s, 24 * s, 22 * s, 22 * s],
            )
            if not near:
                tube(pen, ink, spine, widths)
                self._paw(pen, (c[0] + t * 8 * s, c[1] + 14 * s), s * 0.92, pale)
        body = [
            (hx + t * 34 * s, hy - 6 * s),
            (hx - t * 60 * s, hy - 26 * s),
            (hx - t * 160 * s, hy - 30 * s),
            (hx - t * 214 * s, hy + 14 * s),
            (hx - t * 204 * s, hy + 84 * s),
            (hx - t * 90 * s, hy + 104 * s),
            (hx + t * 20 * s, hy + 96 * s),
            (hx + t * 52 * s, hy + 50 * s),
        ]
        data = smooth(body, closed=True)
        pen.solid(data, fur, line=3.0)
        with pen.inside(data):
            pen.flat(
                corners(
                    [
                        (hx - t * 230 * s, hy + 60 * s),
                        (hx - t * 90 * s, hy + 74 * s),
                        (hx + t * 60 * s, hy + 56 * s),
                    ],
                    [
                        (hx + t * 60 * s, hy + 130 * s),
                        (hx - t * 230 * s, hy + 130 * s),
                        (hx - t * 230 * s, hy + 60 * s),
                    ],
                ),
                fur.dark,
            )
            for i in range(4):
                sx = hx - t * (70 + i * 34) * s
                pen.flat(
                    ribbon(
                        [(sx, hy - 34 * s), (sx + t * 6 * s, hy + 4 * s), (sx, hy + 34 * s)],
                        [8 * s, 5 * s, 0.5],
                    ),
                    fur.deep,
                )
            pen.rim(data, min(hx, hx - t * 214 * s), max(hx, hx - t * 214 * s), 6)
        for dx, at, near in legs:
            if not near:
                continue
            swing = math.sin(2 * math.pi * (self.posing.phase + at))
            lift = (
                max(0.0, math.cos(2 * math.pi * (self.posing.phase + at))) * (34 if run else 18) * s
            )
            a = (hx + t * dx * s, hy + 56 * s)
            reach = (64 if run else 34) * s
            c = (a[0] + t * swing * reach, GROUND - 14 * s - lift)
            b = (lerp(a, c, 0.5)[0] - t * 10 * s * (1 if dx < -100 else -1), lerp(a, c, 0.5)[1])
            spine, widths = (
                [a, lerp(a, b, 0.6), b, lerp(b, c, 0.6), c],
                [36 * s, 31 * s, 25 * s, 22 * s, 22 * s],
            )
            tube(pen, fur, spine, widths, Ends(bare=0.5))
            shade(pen, fur, spine, widths, lit=False)
            self._paw(pen, (c[0] + t * 8 * s, c[1] + 14 * s), s, pale)
        self._collar(pen, (hx + t * 16 * s, hy - 8 * s), s)

    # head

    def paint_head(self, pen: Pen) -> str:
        """Draw ears, head, stripes and muzzle."""
        fur, pale, t = pen.ink(self.look.hair_colour), self.pale(pen), self.head.turn
        for side in (-1, 1):
            k = 1.0 if side != t else 0.84
            ear: Run = [(side * 30, -74), (side * 60 * k, -122), (side * 94 * k, -152)]
            back: Run = [(side * 94 * k, -152), (side * 112 * k, -96), (side * 110, -22)]
            data = corners(ear, back, [back[-1], ear[0]])
            pen.solid(data, fur, line=3.0)
            if not self.head.away:
                rose = pen.ink(mix("#f2a6a0", self.look.skin, 0.35))
                pen.flat(
                    corners(
                        [(side * 46, -78), (side * 68 * k, -112), (side * 89 * k, -134)],
                        [(side * 89 * k, -134), (side * 101 * k, -92), (side * 96, -48)],
                        [(side * 96, -48), (side * 46, -78)],
                    ),
                    rose.lit if side < 0 else rose.dark,
                )
        half: Run = [(0, -92), (70, -80), (106, -36), (118, 4)]
        tufts: list[Run] = [
            [(118, 4), (127, 16), (138, 30)],
            [(138, 30), (126, 32), (118, 36)],
            [(118, 36), (126, 46), (130, 58)],
            [(130, 58), (108, 60), (60, 80), (0, 86)],
        ]
        right = [half, *tufts]
        left = [[(-x, y) for x, y in run[::-1]] for run in right[::-1]]
        data = corners(*right, *left)
        pen.solid(data, fur, fill="", line=3.0)
        with pen.inside(data):
            pen.flat(
                corners(
                    [(66, -100), (84, -50), (76, 0), (92, 30), (58, 60), (40, 100)],
                    [(40, 100), (160, 100), (160, -100), (66, -100)],
                ),
                fur.dark,
            )
            for i, dx in enumerate((-26, 0, 26)):
                x = self.head.feature(dx, 0)[0] if not self.head.away else dx
                pen.flat(
                    ribbon(
                        [(x * 1.1, -98), (x, -74), (x * 0.9, -50 - 6 * abs(i - 1))], [8, 5.5, 0.5]
                    ),
                    fur.deep,
                )
            for side in (-1, 1):
                for dy in (14, 34):
                    pen.flat(
                        ribbon(
                            [(side * 138, dy), (side * 112, dy + 2), (side * 96, dy + 6)],
                            [5, 4, 0.4],
                        ),
                        fur.deep,
                    )
            if not self.head.away:
                x, y = self.head.feature(0, 62)
                pen.flat(
                    smooth(
                        [
                            (x - 50, y + 2),
                            (x - 34, y - 22),
                            (x, y - 34),
                            (x + 34, y - 22),
                            (x + 50, y + 2),
                            (x + 40, y + 34),
                            (x - 40, y + 34),
                        ],
                        closed=True,
                    ),
                    pale.lit,
                )
            pen.rim(corners(*right[:2], closed=False), -118, 124, 5)
        return data

    def paint_mouth(self, pen: Pen) -> None:
        """Draw nose, mouth and whiskers."""
        fur, mien, t = pen.ink(self.look.hair_colour), self.posing.mien, self.head.turn
        rose = pen.ink("#e88a8a")
        x, y = self.head.feature(4 * t, 38)
        pen.flat(
            corners(
                [(x - 9, y - 5), (x, y - 8), (x + 9, y - 5)],
                [(x + 9, y - 5), (x + 3, y + 4), (x, y + 5), (x - 3, y + 4), (x - 9, y - 5)],
            ),
            rose.lit,
        )
        pen.stroke(
            corners(
                [(x - 9, y - 5), (x, y - 8), (x + 9, y - 5)],
                [(x + 9, y - 5), (x, y + 5)],
                [(x, y + 5), (x - 9, y - 5)],
                closed=False,
            ),
            rose.line,
            2.2,
        )
        shape = mien.rest if self.posing.mouth == "closed" else self.posing.mouth
        if shape != "closed":
            Mouth(pen, pen.skin(self.look.skin), (x, y + 23), 32, mien).draw(self.posing.mouth)
        lift = 3.0 if mien.smile >= 0 else -4.0
        for side in (-1, 1):
            pen.stroke(
                smooth(
                    [
                        (x, y + 5),
                        (x + side * 4, y + 14),
                        (x + side * 14, y + 15),
                        (x + side * 22, y + 12 - lift),
                    ]
                ),
                fur.line,
                2.8,
            )
            for dy, up in ((6, -6), (16, 4)):
                start = self.head.feature(side * 46, y + dy)
                pen.stroke(
                    smooth(
                        [
                            start,
                            (start[0] + side * 40, start[1] + up * 0.6),
                            (start[0] + side * 76, start[1] + up * 2),
                        ]
                    ),
                    mix(fur.line, "#ffffff", 0.35),
                    2.0,
                    opacity=0.8,
                )
