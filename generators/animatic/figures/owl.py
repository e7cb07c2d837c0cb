"""An owl: a round bird whose wings are its arms."""

from __future__ import annotations

import math
from dataclasses import replace

from schemas.plan import Pose

from ..draw import Point
from ..light import lighten, mix
from .body import Limb
from .creature import Build, Creature, HeadShape
from .curves import Map, blade, corners, lerp, placed, sketch
from .pen import Pen
from .poses import Arm, Leg, Stance

_FOLDED = Arm((0.10, 0.96, 0.10), (0.8, 0.0, -1.0))
_STILL = {Pose.SIT, Pose.BOW, Pose.HAND_ON_HIP}
_BODY = "92,-330 122,-250 136,-160 120,-72 66,-22 0,-12"
_HEAD = "0,-104 66,-98 112,-58 128,0 118,52 70,86 0,96"


class Owl(Creature):
    """An owl; `hair_colour` is its plumage, `hair_tips` face and belly; chicks have no ear tufts."""

    build = Build(252, 252, 84, 196, 92, 0.74, 0.98)
    shape = HeadShape(-104, 130, 88, -6, 30)

    def pose(self, found: Stance) -> Stance:
        """Wings stay folded unless the pose needs them; running is flying."""
        quiet, still = {"relaxed", "hidden"}, self.asked.pose in _STILL
        front = _FOLDED if found.front.hand in quiet or still else found.front
        rear = _FOLDED if found.rear.hand in quiet or still else found.rear
        if self.asked.pose is Pose.RUN:
            up = math.sin(4 * math.pi * self.asked.phase)
            front = rear = Arm((0.78, 0.18 - 0.42 * up, 0.1), (0.2, 1, -0.2), "open")
        return replace(
            found, front=front, rear=rear, lean=min(found.lean, 14), yaw=22, seat=False,
            front_leg=Leg(), rear_leg=Leg(),
        )  # fmt: skip

    def paint_back(self, pen: Pen) -> None:
        """Draw tail and feet."""
        ink, t = pen.ink(self.look.hair_colour), self.head.turn
        for x in (-34 - 40 * t, -40 * t, 34 - 40 * t):
            feather = corners(*blade((x + 26, -80), (x - 10 * t, -4), (x - 26, -80), 0.16))
            pen.solid(feather, ink, fill=ink.dark)
        gait = self.asked.pose in {Pose.WALK, Pose.RUN}
        step = math.sin(2 * math.pi * self.asked.phase) if gait else 0.0
        claw = pen.ink("#e8a848")
        for side, up in ((-1, step), (1, -step)):
            to = placed((side * 44 + 14 * t, -6 - max(0.0, up) * 26))
            for d in (-20, 0, 20):
                pen.capsule(sketch(f"0,-26 {d * 0.8},-10 {d},0", to, closed=False), claw, 15)

    def paint_body(self, pen: Pen) -> None:
        """Draw the egg of the body."""
        ink, (nx, _) = pen.ink(self.look.hair_colour), self.local(self.bones.neck)

        def to(p: Point) -> Point:
            return (p[0] + nx * min(1.0, -p[1] / 260), p[1])

        data = sketch(_BODY, to, mirrored=True)
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            if self.head.away:
                for row in range(5):
                    for x in range(-126 + row % 2 * 21, 140, 42):
                        scale = placed((x + nx, -280 + row * 54))
                        pen.stroke(sketch("-15,0 0,18 15,0", scale, closed=False), ink.deep, 3)
            else:
                self._belly(pen, to)
            pen.flat(
                sketch("74,-330 104,-200 84,-100 40,-10 | 150,-10 | 150,-330", to),
                ink.dark,
                opacity=0.75,
            )
            pen.rim(sketch(_BODY, to, closed=False), -136, 136)

    def _belly(self, pen: Pen, to: Map) -> None:
        ink, pale, x = pen.ink(self.look.hair_colour), self.pale(pen), 23 * self.head.turn

        def at(p: Point) -> Point:
            return to((p[0] + x, p[1]))

        pen.flat(sketch("-74,-300 -98,-190 -84,-80 0,-30 84,-80 98,-190 74,-300", at), pale.lit)
        pen.flat(sketch("40,-300 50,-190 20,-40 | 84,-80 98,-190 74,-300", at), pale.dark)
        for row in range(4):
            for i in range(-2, 3 - row % 2):
                mark = placed(at((i * 34 + (row % 2) * 17, -226 + row * 44)))
                tone = mix(ink.lit, pale.dark, 0.25)
                pen.stroke(sketch("-11,0 0,11 11,0", mark, closed=False), tone, 4.6)

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw a wing along its bones."""
        ink, (ax, ay) = pen.ink(lighten(self.look.hair_colour, -0.08)), limb.a
        tip = lerp(limb.c, limb.tip, 0.9 if kind in {"open", "point"} else 0.35)
        dx, dy = tip[0] - ax, tip[1] - ay
        length = math.hypot(dx, dy) or 1.0
        out = dy * side + (0.6 * dx if abs(dx) > abs(dy) else 0.0)
        sign = 1 if out > 0 else -1
        lx, ly = dy / length * sign * 40, -dx / length * sign * 40  # towards the leading edge

        def to(p: Point) -> Point:
            return (ax + dx * p[0] - lx * p[1], ay + dy * p[0] - ly * p[1])

        feathers = "".join(
            f" | {0.91 - 0.13 * i},{0.45 + 0.4 * i} {0.93 - 0.13 * i},{0.62 + 0.4 * i}"
            f" | {0.71 - 0.13 * i},{0.7 + 0.4 * i}" for i in range(3)
        )  # fmt: skip
        edge = "-.16,.3 -.04,-.55 .45,-.8 1,-.1 | .97,.12 .84,.3"
        data = sketch(f"{edge}{feathers} | .45,1.5 .2,1.35 -.1,.9 -.16,.3", to)
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            pen.flat(sketch("0,1.6 .2,.75 .6,.5 1.1,0 | 1.1,1.8 | 0,1.9", to), ink.dark)
        for row in (0.26, 0.46):
            for i in range(3):
                u, v = row + 0.02 * i, -0.4 + 0.5 * i
                scale = sketch(f"{u},{v} {u + 0.11},{v + 0.26} {u},{v + 0.5}", to, closed=False)
                pen.stroke(scale, ink.deep, 3.0)

    def paint_head(self, pen: Pen) -> str:
        """Draw the round head, its tufts and the two discs of the face."""
        ink, head = pen.ink(self.look.hair_colour), self.head
        if self.look.ahoge or self.look.age != "child":
            for side in (-1, 1):
                tuft = sketch("40,-92 70,-138 112,-160 | 116,-100 104,-44", placed((0, 0), 1, side))
                pen.solid(tuft, ink, line=3.0)
        data = sketch(_HEAD, mirrored=True)
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            pen.flat(sketch("74,-110 96,-50 88,20 60,100 | 140,100 | 140,-110"), ink.dark)
            if not head.away:
                self._discs(pen)
            pen.rim(sketch(_HEAD, closed=False), -128, 128, 5)
        if head.away:
            pen.stroke(sketch("-40,20 0,34 40,20", closed=False), ink.deep, 3)
        return data

    def _discs(self, pen: Pen) -> None:
        ink, pale, head = pen.ink(self.look.hair_colour), self.pale(pen), self.head
        for side in (-1, 1):
            (x, y), k = head.feature(side * 50, self.shape.eyes + 6), head.squeeze(side)
            pen.dot((x, y), 60 * k, 66, fill=pale.lit)

            def to(p: Point, x: float = x, y: float = y, k: float = k) -> Point:
                return (x + p[0] * k, y + p[1])

            rim = sketch("18,-62 58,-20 54,30 12,64 43,10 18,-62", to)
            pen.flat(rim, pale.dark, opacity=0.8)
        brow = placed((head.feature(0, 0)[0], 0))
        pen.flat(sketch("-40,-106 | 0,-40 | 40,-106", brow), ink.lit)
        for y in (-84, -66, -50):
            pen.stroke(sketch(f"-12,{y} 0,{y + 8} 12,{y}", brow, closed=False), ink.deep, 3)

    def paint_mouth(self, pen: Pen) -> None:
        """Draw the beak; it opens to speak."""
        ink, to = pen.ink("#f0a83c"), placed(self.head.feature(4.0 * self.head.turn, 34))
        gape = {"closed": 0.0, "small": 7.0, "open": 16.0, "wide": 19.0, "round": 13.0}[
            self.asked.lips
        ]
        if gape:
            low = sketch(f"-13,2 -6,{14 + gape} 0,{19 + gape} 6,{14 + gape} 13,2", to)
            pen.flat(low, pen.light.lit("#8c2b38"))
            pen.flat(
                sketch(
                    f"-8,{9 + gape} 0,{18 + gape} 8,{9 + gape} | 0,{12 + gape} -8,{9 + gape}", to
                ),
                ink.dark,
            )
            pen.stroke(low, ink.line, 2.8)
        corner = -2 - 3 * self.asked.mien.smile
        beak = sketch(
            f"-17,{corner} -10,-15 0,-20 10,-15 17,{corner} | 7,10 0,21 | -7,10 -17,{corner}", to
        )
        pen.flat(beak, ink.lit)
        pen.flat(sketch(f"2,-18 6,0 0,20 | 8,8 16,{corner} 9,-14 2,-18", to), ink.dark)
        pen.stroke(beak, ink.line, 2.8)
        pen.dot(to((-6, -9)), 3, 2, fill=ink.bright)
