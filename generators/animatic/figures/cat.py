"""A cat: sits upright and uses its front legs as arms, or goes on four legs."""

from __future__ import annotations

import math
from dataclasses import replace

from schemas.plan import Pose

from ..draw import Point, smooth
from ..light import mix
from .body import Limb
from .creature import Build, Creature, HeadShape
from .curves import Map, Run, lerp, placed, ribbon, runs, sketch
from .face import Mouth
from .limbs import Ends, shade, tube
from .pen import Ink, Pen
from .poses import Arm, Stance

_REST = Arm((0.02, 0.985, 0.10), (0.5, 0.0, -1.0))
_GAITS = {Pose.WALK, Pose.RUN}
_STILL = {Pose.SIT, Pose.BOW, Pose.HAND_ON_HIP}
_HALF = (
    "0,-92 70,-80 106,-36 118,4 | 127,16 138,30 | 126,32 118,36 | 126,46 130,58 | 108,60 60,80 0,86"
)
_SIDE = "34,-6 -60,-26 -160,-30 -214,14 -204,84 -90,104 20,96 52,50 34,-6"
_PAW = "-27,0 -29,-16 -12,-28 12,-28 29,-16 27,0 -27,0"


class Cat(Creature):
    """A cat; `hair_colour` is its fur, `hair_tips` belly and paws, `outfit_accent` its collar."""

    build = Build(208, 186, 58, 176, 38, 0.6, 0.92)
    shape = HeadShape(-94, 128, 86, 4, 38)

    @property
    def fur(self) -> str:
        """The colour of the fur."""
        return self.look.hair_colour

    def pose(self, found: Stance) -> Stance:
        """Front legs stand on the ground unless the pose needs them."""
        beat = math.sin(2 * math.pi * self.asked.phase)
        if self._walks():
            return Stance(front=_REST, rear=_REST, nod=abs(beat) * 5, yaw=10)
        front = _REST if found.front.hand == "relaxed" or self.asked.pose in _STILL else found.front
        rear = _REST if found.rear.hand == "relaxed" or self.asked.pose in _STILL else found.rear
        if self.asked.pose in _GAITS:  # towards the viewer: the front legs step
            front, rear = (
                replace(_REST, wrist=(0.02, 0.985 - 0.22 * max(0.0, b), 0.12))
                for b in (beat, -beat)
            )
        return replace(found, front=front, rear=rear, lean=min(found.lean, 16), yaw=24, seat=False)

    def _walks(self) -> bool:
        return self.asked.pose in _GAITS and self.asked.turn != 0

    # body

    def paint_back(self, pen: Pen) -> None:
        """Draw the tail."""
        if self._walks():
            return
        flip = placed((0, 0), 1, -self.head.turn or 1)
        line = "60,-26 150,-30 186,-110 150,-176 176,-226"
        if self.head.away:
            line = "0,-60 90,-24 168,-60 170,-140 130,-176"
        self._tail(pen, runs(line, flip)[0])

    def _tail(self, pen: Pen, spine: Run) -> None:
        fur, widths = pen.ink(self.fur), [17, 19, 21, 21, 13]
        pen.solid(ribbon(spine, widths, closed=True), fur, line=3.0)
        shade(pen, fur, spine, widths)
        end = [lerp(spine[3], spine[4], share) for share in (0.35, 0.7, 1.1)]
        pen.flat(ribbon(end, [18, 15.5, 9], closed=True), self.pale(pen).lit)

    def paint_body(self, pen: Pen) -> None:
        """Draw the sitting body, or the one on four legs."""
        if self._walks():
            self._walking(pen)
            return
        fur, t = pen.ink(self.fur), self.head.turn
        nx, ny = self.local(self.bones.neck)

        def to(p: Point) -> Point:
            share = min(1.0, -p[1] / 200)
            return (p[0] + nx * share, p[1] + max(0.0, ny + 200) * share)

        for side in (-1, 1):
            if side != t:
                self._haunch(pen, fur, side)
        data = sketch("-58,-206 -84,-130 -100,-60 -86,-4 | 0,4 86,-4 | 100,-60 84,-130 58,-206", to)
        pen.solid(data, fur, line=3.0)
        with pen.inside(data):
            pen.flat(sketch("36,-210 58,-130 44,-70 70,10 | 120,10 | 120,-210", to), fur.dark)
            if self.head.away:
                for y in (-150, -110, -70):
                    stripe = [to((x, y + d)) for x, d in ((-30, 8), (0, 0), (30, 8))]
                    pen.flat(ribbon(stripe, [1, 7, 1]), fur.deep)
            else:
                self._bib(pen, lambda p: to((p[0] + 22 * t, p[1])))
            pen.rim(sketch("58,-206 84,-130 100,-60 86,-4", to, closed=False), -100, 100)

    def paint_neck(self, pen: Pen) -> None:
        """Draw the collar, and a scarf over it."""
        (x, y), t = self.local(self.bones.neck), self.head.turn
        with self.bodily(pen):
            self._collar(pen, (x + 16 * t, y - 22) if self._walks() else (x, y))
        super().paint_neck(pen)

    def _haunch(self, pen: Pen, fur: Ink, side: int) -> None:
        to = placed((0, 0), 1, side)
        pen.solid(sketch("52,-96 112,-92 136,-40 112,-4 44,-2 52,-96", to), fur, line=3.0)
        fold = (
            "78,-70 116,-62 118,-22 72,-12 78,-70"
            if side > 0
            else "42,-70 80,-62 82,-22 52,-12 42,-70"
        )
        pen.flat(sketch(fold, to), fur.dark, opacity=0.8)
        if not self.head.away:
            self._paw(pen, to((112, -2)))

    def _bib(self, pen: Pen, to: Map) -> None:
        pale = self.pale(pen)
        pen.flat(sketch("-40,-200 -46,-130 -30,-66 0,-40 30,-66 46,-130 40,-200", to), pale.lit)
        pen.flat(sketch("16,-200 24,-130 10,-44 | 30,-66 46,-130 40,-200", to), pale.dark)

    def _collar(self, pen: Pen, neck: Point) -> None:
        ink, bell, t = pen.ink(self.look.outfit_accent), pen.ink("#f0c040"), self.head.turn
        to = placed((neck[0], neck[1] + 14))
        pen.capsule(sketch(f"-54,-6 {8 * t},16 54,-6", to, closed=False), ink, 17)
        if not self.head.away:
            to = placed(to((10 * t, 30)))
            pen.ball(to((0, 0)), 15, ink=bell)
            pen.dot(to((-4, -5)), 4, fill=bell.bright)
            pen.stroke(sketch("-12,2 12,2", to, closed=False), bell.line, 2.2)

    def _paw(self, pen: Pen, at: Point, size: float = 1.05) -> None:
        pale, to = self.pale(pen), placed(at, size)
        pen.solid(sketch(_PAW, to), pale)
        for x in (-9, 9):
            pen.stroke(sketch(f"{x},-14 {x},-2", to, closed=False), pale.line, 2.2)

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw a front leg."""
        if self._walks():
            return
        fur = pen.ink(self.fur)
        spine = [
            lerp(limb.a, limb.b, 0.2),
            lerp(limb.a, limb.b, 0.6),
            lerp(limb.b, limb.c, 0.1),
            lerp(limb.b, limb.c, 0.6),
            limb.c,
        ]
        widths = [14, 28, 26, 24, 25]
        tube(pen, fur, spine, widths, Ends(bare=0.4, body=(limb.a[0] - side, limb.a[1])))
        shade(pen, fur, spine, widths, lit=False)
        if limb.c[1] > -40:
            self._paw(pen, (limb.c[0], min(6.0, limb.c[1] + 12)))
        else:
            self._pad(pen, limb, bare=kind in {"open", "point"})

    def _pad(self, pen: Pen, limb: Limb, *, bare: bool) -> None:
        """A lifted paw; `bare` shows its pink underside."""
        pale, rose, at = self.pale(pen), pen.ink("#f09a9a"), lerp(limb.c, limb.tip, 0.3)
        up = math.atan2(limb.tip[1] - limb.c[1], limb.tip[0] - limb.c[0])
        pen.ball(at, 29, 28, ink=pale)

        def ray(angle: float, r: float) -> Point:
            return (at[0] + r * math.cos(up + angle), at[1] + r * math.sin(up + angle))

        if bare:
            for a in (-0.7, 0.0, 0.7):
                pen.dot(ray(a, 17), 5.4, fill=rose.lit)
            pen.dot(ray(math.pi, 5), 10, 8, fill=rose.lit)
        else:
            for a in (-0.4, 0.4):
                pen.stroke(smooth([ray(a, 13), ray(a, 26)]), pale.line, 2.2)

    # on four legs

    def _walking(self, pen: Pen) -> None:
        fur, t, neck = pen.ink(self.fur), self.head.turn, self.local(self.bones.neck)
        to = placed(neck, 1, t)
        self._tail(pen, runs("-190,-6 -246,-40 -262,-110 -236,-166 -262,-206", to)[0])
        shadowed = pen.ink(mix(self.fur, "#40364a", 0.22))
        for x, at in ((-30, 0.5), (-172, 0.0)):
            self._leg(pen, shadowed, to, (x, at), near=False)
        data = sketch(_SIDE, to)
        pen.solid(data, fur, line=3.0)
        with pen.inside(data):
            pen.flat(sketch("-230,60 -90,74 60,56 | 60,110 | -230,110", to), fur.dark)
            for x in (-70, -104, -138, -172):
                pen.flat(ribbon(runs(f"{x},-34 {x + 6},4 {x},34", to)[0], [8, 5, 0.5]), fur.deep)
            pen.rim(data, neck[0] - 214, neck[0] + 214)
        for x, at in ((-8, 0.0), (-150, 0.5)):
            self._leg(pen, fur, to, (x, at), near=True)

    def _leg(self, pen: Pen, ink: Ink, to: Map, leg: Point, *, near: bool) -> None:
        (x, at), run = leg, self.asked.pose is Pose.RUN
        turn, t = 2 * math.pi * (self.asked.phase + at), self.head.turn
        lift, reach = max(0.0, math.cos(turn)) * (34 if run else 18), 64 if run else 34
        a = to((x, 58))
        c = (a[0] + t * math.sin(turn) * reach, -14 - lift)
        b = lerp(a, c, 0.5)
        b = (b[0] + t * (10 if x > -100 else -10), b[1])
        spine, thick = [a, lerp(a, b, 0.6), b, lerp(b, c, 0.6), c], 1.0 if near else 0.92
        widths = [w * thick for w in (36, 31, 25, 22, 22)]
        tube(pen, ink, spine, widths, Ends(bare=0.5 if near else 0))
        shade(pen, ink, spine, widths, lit=False)
        self._paw(pen, (c[0] + t * 8, c[1] + 14), thick)

    # head

    def paint_head(self, pen: Pen) -> str:
        """Draw ears, head, stripes and muzzle."""
        fur, head = pen.ink(self.fur), self.head
        for side in (-1, 1):
            self._ear(pen, fur, side)
        data = sketch(_HALF, mirrored=True)
        pen.solid(data, fur, line=3.0)
        with pen.inside(data):
            pen.flat(
                sketch("66,-100 84,-50 76,0 92,30 58,60 40,100 | 140,100 | 140,-100"), fur.dark
            )
            for x in (-26, 0, 26):
                at = x if head.away else head.feature(x, 0)[0]
                line = [(at * 1.1, -98), (at, -74), (at * 0.9, -50 - (0 if x else 6))]
                pen.flat(ribbon(line, [8, 5.5, 0.5]), fur.deep)
            for side in (-1, 1):
                for y in (14, 34):
                    line = [(side * 138, y), (side * 112, y + 2), (side * 96, y + 6)]
                    pen.flat(ribbon(line, [5, 4, 0.4]), fur.deep)
            if not head.away:
                muzzle = sketch(
                    "-50,2 -34,-22 0,-34 34,-22 50,2 40,34 -40,34 -50,2",
                    placed(head.feature(0, 62)),
                )
                pen.flat(muzzle, self.pale(pen).lit)
            pen.rim(sketch("0,-92 70,-80 106,-36 118,4 127,16 138,30", closed=False), -118, 124, 5)
        return data

    def _ear(self, pen: Pen, fur: Ink, side: int) -> None:
        k = 0.84 if side == self.head.turn else 1.0

        def to(p: Point) -> Point:
            return (side * p[0] * (k if p[1] < -90 else 1), p[1])

        pen.solid(sketch("30,-74 60,-122 94,-152 | 112,-96 110,-22", to), fur, line=3.0)
        if not self.head.away:
            rose = pen.ink(mix("#f2a6a0", self.look.skin, 0.35))
            tone = rose.lit if side < 0 else rose.dark
            pen.flat(sketch("46,-78 68,-112 89,-134 | 101,-92 96,-48", to), tone)

    def paint_mouth(self, pen: Pen) -> None:
        """Draw nose, mouth and whiskers."""
        fur, mien, rose = pen.ink(self.fur), self.asked.mien, pen.ink("#e88a8a")
        at = self.head.feature(4 * self.head.turn, 38)
        to = placed(at)
        nose = sketch("-9,-5 0,-8 9,-5 | 3,4 0,5 -3,4 -9,-5", to)
        pen.flat(nose, rose.lit)
        pen.stroke(nose, rose.line, 2.2)
        if self.asked.lips != "closed":
            Mouth(pen, pen.skin(self.look.skin), to((0, 23)), 32, mien).draw(self.asked.mouth)
        lift = 9 if mien.smile >= 0 else 16
        for side in (-1, 1):
            flip = placed(at, 1, side)
            pen.stroke(sketch(f"0,5 4,14 14,15 22,{lift}", flip, closed=False), fur.line, 2.8)
            for y, up in ((6, -6), (16, 4)):
                hair = f"46,{y} 86,{y + up * 0.6} 122,{y + up * 2}"
                tone = mix(fur.line, "#ffffff", 0.35)
                pen.stroke(sketch(hair, flip, closed=False), tone, 2.0, opacity=0.8)
