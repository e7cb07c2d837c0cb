"""An owl: a round bird whose wings are its arms."""

from __future__ import annotations

import math
from dataclasses import replace

from schemas.plan import Pose

from ..draw import Point, smooth
from ..light import lighten, mix
from .body import GROUND, Limb
from .creature import Creature, Frame, stature
from .curves import Run, blade, corners, lerp
from .pen import Pen
from .poses import Arm, Stance

_FOLDED = Arm((0.10, 0.96, 0.10), (0.8, 0.0, -1.0))


class Owl(Creature):
    """An owl; `hair_colour` is its plumage, `hair_tips` face and belly, tufts come with `ahoge`."""

    head_top, head_half, chin, eye_line, hat_drop = -104.0, 130.0, 88.0, -6.0, 30.0

    def measure(self) -> Frame:
        """Measures of a standing owl."""
        s = stature(self.look)
        return Frame(
            500 * s, 0.98 * s, 252 * s, 0.74 * s, False, shoulder_at=252 * s, hip_at=84 * s,
            arm_length=196 * s, shoulder_half=92 * s,
        )  # fmt: skip

    def pose(self) -> Stance:
        """Wings stay folded unless the pose needs them."""
        found = super().pose()
        front = _FOLDED if found.front.hand in {"relaxed", "hidden"} else found.front
        rear = _FOLDED if found.rear.hand in {"relaxed", "hidden"} else found.rear
        if self.posing.pose in {Pose.SIT, Pose.BOW, Pose.HAND_ON_HIP}:
            front, rear = _FOLDED, _FOLDED
        if self.posing.pose is Pose.RUN:
            up = math.sin(4 * math.pi * self.posing.phase)
            front = rear = Arm((0.78, 0.18 - 0.42 * up, 0.1), (0.2, 1, -0.2), "open")
        short = replace(found, front=front, rear=rear, lean=min(found.lean, 14), yaw=22, seat=False)
        return replace(
            short,
            front_leg=replace(found.front_leg, thigh=0, knee=0),
            rear_leg=replace(found.rear_leg, thigh=0, knee=0),
        )

    def paint_back(self, pen: Pen) -> None:
        """Draw tail and feet."""
        ink, s = pen.ink(self.look.hair_colour), stature(self.look)
        x, y, t = 450.0, GROUND, self.head.turn
        for i in (-1, 0, 1):
            tx = x + (i * 34 - 40 * t) * s
            pen.solid(
                corners(
                    *blade(
                        (tx - 26 * s, y - 80 * s),
                        (tx - 10 * s * t, y - 4),
                        (tx + 26 * s, y - 80 * s),
                        0.16,
                    )
                ),
                ink,
                fill=ink.dark,
            )
        claw, step = pen.ink("#e8a848"), self._step()
        for side, up in ((-1, step), (1, -step)):
            fx, fy = x + side * 44 * s + 14 * t * s, y - 6 - max(0.0, up) * 26 * s
            for d in (-20, 0, 20):
                pen.capsule(
                    smooth([(fx, fy - 26 * s), (fx + d * 0.8 * s, fy - 10 * s), (fx + d * s, fy)]),
                    claw,
                    15 * s,
                )

    def _step(self) -> float:
        return (
            math.sin(2 * math.pi * self.posing.phase)
            if self.posing.pose in {Pose.WALK, Pose.RUN}
            else 0.0
        )

    def paint_body(self, pen: Pen) -> None:
        """Draw the egg of the body with its speckled belly."""
        ink, pale, s, t = (
            pen.ink(self.look.hair_colour),
            self.pale(pen),
            stature(self.look),
            self.head.turn,
        )
        x, y = 450.0, GROUND
        nx = self.bones.neck[0] - x

        def to(px: float, py: float) -> Point:
            return (x + px * s + nx * min(1.0, -py / 260), y + py * s)

        half = [(92, -330), (122, -250), (136, -160), (120, -72), (66, -22), (0, -12)]
        right = [to(*p) for p in half]
        left = [to(-px, py) for px, py in half[::-1]]
        data = corners([*right, *left[1:]], [left[-1], right[0]])
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            if self.head.away:
                for row in range(5):
                    for i in range(-3, 4):
                        cx, cy = i * 42 + (row % 2) * 21, -280 + row * 54
                        pen.stroke(
                            smooth([to(cx - 15, cy), to(cx, cy + 18), to(cx + 15, cy)]), ink.deep, 3
                        )
            else:
                belly = [
                    to(-74 + 22 * t, -300),
                    to(-98 + 24 * t, -190),
                    to(-84 + 22 * t, -80),
                    to(16 * t, -30),
                    to(84 + 22 * t, -80),
                    to(98 + 24 * t, -190),
                    to(74 + 22 * t, -300),
                ]
                pen.flat(corners(belly, [belly[-1], belly[0]]), pale.lit)
                pen.flat(
                    corners(
                        [to(40 + 20 * t, -300), to(50 + 24 * t, -190), to(20 + 20 * t, -40)],
                        [
                            to(20 + 20 * t, -40),
                            to(84 + 22 * t, -80),
                            to(98 + 24 * t, -190),
                            to(74 + 22 * t, -300),
                        ],
                    ),
                    pale.dark,
                )
                for row in range(4):
                    for i in range(-2, 3 - row % 2):
                        cx, cy = i * 34 + (row % 2) * 17 + 22 * t, -226 + row * 44
                        mark = [to(cx - 11, cy), to(cx, cy + 11), to(cx + 11, cy)]
                        pen.stroke(smooth(mark), mix(ink.lit, pale.dark, 0.25), 4.6 * s)
            pen.flat(
                corners(
                    [to(74, -330), to(104, -200), to(84, -100), to(40, -10)],
                    [to(40, -10), to(200, -10), to(200, -330), to(74, -330)],
                ),
                ink.dark,
                opacity=0.75,
            )
            pen.rim(corners(right, closed=False), left[2][0], right[2][0], 6)

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw a wing along its bones, with three rows of feathers."""
        ink, s = pen.ink(lighten(self.look.hair_colour, -0.08)), stature(self.look)
        a, b, c = limb.a, limb.b, limb.c
        tip = lerp(c, limb.tip, 0.9 if kind in {"open", "point"} else 0.35)
        dx, dy = tip[0] - a[0], tip[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        out = (dy / length, -dx / length)  # left of the wing
        sign = 1 if out[0] * side + (0.6 if abs(dx) > abs(dy) else 0) * -out[1] > 0 else -1
        lead = (out[0] * sign, out[1] * sign)
        w, ux, uy = 40 * s, dx / length, dy / length

        def to(along: float, across: float) -> Point:
            """A point of the wing: share of its length, half widths behind the leading edge."""
            return (
                a[0] + ux * length * along - lead[0] * w * across,
                a[1] + uy * length * along - lead[1] * w * across,
            )

        top: Run = [to(-0.16, 0.3), to(-0.04, -0.55), to(0.45, -0.8), to(1.0, -0.1)]
        teeth: list[Run] = [[top[-1], to(0.97, 0.12), to(0.84, 0.3)]]
        for i in range(3):
            here, end, valley = (
                to(0.84 - 0.13 * i, 0.3 + 0.4 * i),
                to(0.93 - 0.13 * i, 0.62 + 0.4 * i),
                to(0.71 - 0.13 * i, 0.7 + 0.4 * i),
            )
            teeth += [[here, lerp(here, end, 0.6), end], [end, valley]]
        data = corners(top, *teeth, [to(0.45, 1.5), to(0.2, 1.35), to(-0.1, 0.9), top[0]])
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            pen.flat(
                corners(
                    [to(0.0, 1.6), to(0.2, 0.75), to(0.6, 0.5), to(1.1, 0.0)],
                    [to(1.1, 2.4), to(0.0, 2.6), to(0.0, 1.6)],
                ),
                ink.dark,
            )
            for row, back in ((0.26, 0.9), (0.46, 0.8)):
                for i in range(3):
                    p = to(row + 0.02 * i, -0.4 + 0.55 * i)
                    q, r = to(row + 0.13, -0.14 + 0.55 * i), to(row + 0.02 * i, 0.12 + 0.55 * i)
                    pen.stroke(smooth([p, q, r]), ink.deep, 3.0, opacity=back)

    def paint_head(self, pen: Pen) -> str:
        """Draw the round head, its tufts and the two discs of the face."""
        ink, pale, t = pen.ink(self.look.hair_colour), self.pale(pen), self.head.turn
        if self.look.ahoge or self.look.age in {"adult", "elder"}:
            for side in (-1, 1):
                pen.solid(
                    corners(
                        *blade(
                            (side * 40, -92),
                            (side * 112, -160),
                            (side * 104, -44),
                            0.12 * side,
                            0.0,
                        )
                    ),
                    ink,
                    line=3.0,
                )
        half: Run = [(0, -104), (66, -98), (112, -58), (128, 0), (118, 52), (70, 86), (0, 96)]
        data = corners([*half, *((-x, y) for x, y in half[-2::-1])])
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            pen.flat(
                corners(
                    [(74, -110), (96, -50), (88, 20), (60, 100)],
                    [(60, 100), (170, 100), (170, -110), (74, -110)],
                ),
                ink.dark,
            )
            if not self.head.away:
                for side in (-1, 1):
                    x, y = self.head.feature(side * 50, self.eye_line + 6)
                    w = 60 * self.head.squeeze(side)
                    pen.dot((x, y), w, 66, fill=pale.lit)
                    pen.flat(
                        smooth(
                            [
                                (x + w * 0.3, y - 62),
                                (x + w * 0.96, y - 20),
                                (x + w * 0.9, y + 30),
                                (x + w * 0.2, y + 64),
                                (x + w * 0.72, y + 10),
                            ],
                            closed=True,
                        ),
                        pale.dark,
                        opacity=0.8,
                    )
                x, _ = self.head.feature(0, 0)
                pen.flat(
                    corners(
                        [(x - 40, -106), (x, -40)],
                        [(x, -40), (x + 40, -106)],
                        [(x + 40, -106), (x - 40, -106)],
                    ),
                    ink.lit,
                )
                for dy in (-84, -66, -50):
                    pen.stroke(smooth([(x - 12, dy), (x, dy + 8), (x + 12, dy)]), ink.deep, 3)
            pen.rim(corners(half, closed=False), -128, 128, 5)
        if not t and self.head.away:
            pen.stroke(smooth([(-40, 20), (0, 34), (40, 20)]), ink.deep, 3)
        return data

    def paint_mouth(self, pen: Pen) -> None:
        """Draw the beak; it opens to speak."""
        ink, mien = pen.ink("#f0a83c"), self.posing.mien
        x, y = self.head.feature(4.0 * self.head.turn, 34)
        shape = mien.rest if self.posing.mouth == "closed" else self.posing.mouth
        gape = {"closed": 0.0, "small": 7.0, "open": 16.0, "wide": 19.0, "round": 13.0}[shape]
        if gape:
            low = corners(
                [
                    (x - 13, y + 2),
                    (x - 6, y + 14 + gape),
                    (x, y + 19 + gape),
                    (x + 6, y + 14 + gape),
                    (x + 13, y + 2),
                ],
                [(x + 13, y + 2), (x - 13, y + 2)],
            )
            pen.flat(low, pen.light.lit("#8c2b38"))
            pen.flat(
                corners(
                    [(x - 8, y + 9 + gape), (x, y + 18 + gape), (x + 8, y + 9 + gape)],
                    [(x + 8, y + 9 + gape), (x, y + 12 + gape), (x - 8, y + 9 + gape)],
                ),
                ink.dark,
            )
            pen.stroke(low, ink.line, 2.8)
        curve = 3.0 * mien.smile
        beak = corners(
            [
                (x - 17, y - 2 - curve),
                (x - 10, y - 15),
                (x, y - 20),
                (x + 10, y - 15),
                (x + 17, y - 2 - curve),
            ],
            [(x + 17, y - 2 - curve), (x + 7, y + 10), (x, y + 21)],
            [(x, y + 21), (x - 7, y + 10), (x - 17, y - 2 - curve)],
        )
        pen.flat(beak, ink.lit)
        pen.flat(
            corners(
                [(x + 2, y - 18), (x + 6, y), (x, y + 20)],
                [(x, y + 20), (x + 8, y + 8), (x + 16, y - 3), (x + 9, y - 14), (x + 2, y - 18)],
            ),
            ink.dark,
        )
        pen.stroke(beak, ink.line, 2.8)
        pen.dot((x - 6, y - 9), 3, 2, fill=ink.bright)
