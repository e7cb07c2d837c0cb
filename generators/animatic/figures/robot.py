"""A robot: a round body, a lit screen for a face, jointed arms and legs."""

from __future__ import annotations

from ..draw import Point, smooth
from ..light import lighten, mix
from .body import Limb
from .creature import Build, Creature, HeadShape
from .curves import ball, corners, lerp, placed, ribbon, sketch
from .eyes import Socket
from .hands import hand
from .limbs import shade
from .pen import BOLD, Ink, Pen
from .poses import Stance

_HEAD = "0,-104 72,-98 118,-60 130,0 118,56 72,86 0,92"
_SCREEN = "-96,-40 -78,-64 0,-70 78,-64 96,-40 96,40 76,62 0,68 -76,62 -96,40 -96,-40"
_MOUTHS = {"small": (0.55, 5.0), "open": (0.9, 11.0), "wide": (1.3, 10.0), "round": (0.5, 12.0)}


class Robot(Creature):
    """A robot; `outfit_colour` is its shell, `outfit_second` its joints, `eyes` the screen's light."""

    build = Build(548, 470, 200, 258, 132, 1.0, 1.02)
    shape = HeadShape(-104, 132, 92, -6, 28)

    def pose(self, found: Stance) -> Stance:
        """A robot stands like a person."""
        return found

    def _shell(self, pen: Pen) -> Ink:
        return pen.ink(self.look.outfit_colour)

    def _joint(self, pen: Pen) -> Ink:
        return pen.ink(mix(self.look.outfit_second, "#7a8294", 0.35))

    @property
    def _dark(self) -> str:
        """The colour of the screen."""
        return mix("#141a30", self.look.eyes, 0.10)

    # body

    def paint_back(self, pen: Pen) -> None:
        """Draw the seat that a sitting robot needs, and the legs."""
        if self.posed.seat:
            x, y = self.local(self.bones.hips)
            wood = pen.ink("#9a6c48")
            pen.solid(
                sketch(f"-96,20 | 96,20 | 92,{-y} | -92,{-y}", placed((x, y))), wood, fill=wood.dark
            )
        for leg in (self.bones.left_leg, self.bones.right_leg):
            self._leg(pen, leg.through(self.local))

    def _leg(self, pen: Pen, leg: Limb) -> None:
        shell, joint = self._shell(pen), self._joint(pen)
        pen.capsule(corners([leg.a, leg.b], [leg.c], closed=False), joint, 40)
        for at in (lerp(leg.a, leg.b, 0.5), leg.b, lerp(leg.b, leg.c, 0.5)):
            pen.stroke(sketch("-18,0 18,0", placed(at), closed=False), joint.line, 2.6)
        to, toe = placed(leg.c), leg.tip[0] - leg.c[0]
        heel, front = -44 - max(0.0, -toe) * 0.6, 46 + max(0.0, toe) * 0.6
        pen.solid(
            sketch(f"{heel},30 {heel + 2},-6 {toe * 0.2},-30 {front - 4},-6 {front},30", to), shell
        )
        pen.flat(sketch(f"12,-24 22,28 | {front - 2},28 {front - 6},-6 12,-24", to), shell.dark)

    def paint_body(self, pen: Pen) -> None:
        """Draw the ball of the body with its band, hatch and lamps."""
        shell, joint, band = self._shell(pen), self._joint(pen), pen.ink(self.look.outfit_accent)
        neck, hips = self.local(self.bones.neck), self.local(self.bones.hips)
        to, t = placed(lerp(neck, hips, 0.52)), self.head.turn
        pen.ball((neck[0], neck[1] + 10), 62, 30, ink=joint)
        data = ball(to((0, 0)), 158, 166)
        pen.solid(data, shell, line=BOLD)
        with pen.inside(data):
            pen.flat(
                sketch("60,-170 110,-90 112,0 76,90 10,150 -60,176 | 160,176 | 160,-170", to),
                shell.dark,
            )
            stripe = sketch(f"-158,57 {20 * t},83 158,57", to, closed=False)
            pen.cord(stripe, band, 26)
            pen.flat(
                sketch("-114,-50 -80,-106 -26,-132 -58,-92 -114,-50", to), shell.bright, opacity=0.9
            )
            pen.rim(data, -158, 158)
        if self.head.away:
            for y in (-44, -20, 4):
                pen.capsule(sketch(f"-44,{y} 44,{y}", to, closed=False), joint, 11)
            return
        self._hatch(pen, to((52 * t, -20)))

    def _hatch(self, pen: Pen, at: Point) -> None:
        shell, joint, k = self._shell(pen), self._joint(pen), 0.84 if self.head.turn else 1.0

        def to(p: Point) -> Point:
            return (at[0] + p[0] * k, at[1] + p[1])

        door = "-62,-40 -56,-46 56,-46 62,-40 62,44 56,50 -56,50 -62,44 -62,-40"
        pen.solid(sketch(door, to), shell, fill=mix(shell.lit, shell.bright, 0.3))
        for x in (-34, 0, 34):
            if x:
                pen.glow(to((x, -12)), 26, self.look.eyes, 0.5)
            fill = pen.light.lit(self.look.eyes) if x else joint.dark
            pen.dot(to((x, -12)), 10 * k, 10, fill=fill, line=joint.line, width=2.6)
        pen.capsule(sketch("-40,24 40,24", to, closed=False), joint, 14)

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw an arm of two tubes with a gloved hand."""
        shell, joint = self._shell(pen), self._joint(pen)
        inner = 1 if limb.c[0] < self.local(self.bones.hips)[0] else -1
        hand(pen, joint, limb, "grip" if kind == "hidden" else kind, 1.04, inner=inner)
        pen.capsule(smooth([limb.a, limb.b]), joint, 34)
        for share in (0.4, 0.6, 0.8):
            pen.dot(lerp(limb.a, limb.b, share), 16, 5, fill="none", line=joint.line, width=2.4)
        spine = [lerp(limb.b, limb.c, u) for u in (0.0, 0.33, 0.66, 1.0)]
        widths = [25, 29, 31, 27]
        pen.solid(ribbon(spine, widths, closed=True), shell)
        shade(pen, shell, spine, widths, lit=side > 0)
        pen.ball(limb.b, 22, ink=joint)
        pen.ball(limb.a, 44, ink=shell)
        pen.dot((limb.a[0] - 12, limb.a[1] - 14), 11, fill=shell.bright, opacity=0.8)

    # head

    def paint_head(self, pen: Pen) -> str:
        """Draw the head, its antenna, ear discs and the screen."""
        shell, joint, accent = self._shell(pen), self._joint(pen), pen.ink(self.look.outfit_accent)
        t = self.head.turn
        pen.capsule(sketch(f"{-6 * t},-98 -10,-134 6,-160", closed=False), joint, 9)
        pen.ball((6, -166), 15, ink=accent)
        pen.dot((1, -171), 4.5, fill=accent.bright)
        for side in (-1, 1):
            if side != t:
                pen.ball((side * (112.0 if t else 126.0), 2), 27 if t else 20, 36, ink=accent)
        data = sketch(_HEAD, mirrored=True)
        pen.solid(data, shell, line=BOLD)
        with pen.inside(data):
            pen.flat(sketch("64,-110 98,-50 90,20 50,100 | 140,100 | 140,-110"), shell.dark)
            pen.flat(sketch("-96,-50 -66,-84 -28,-94 -60,-70 -96,-50"), shell.bright, opacity=0.9)
            pen.rim(sketch(_HEAD, closed=False), -130, 130, 5)
        if self.head.away:
            pen.stroke(sketch("-70,-20 0,-12 70,-20", closed=False), shell.line, 2.6)
            for x in (-24, 0, 24):
                pen.dot((x, 34), 8, fill=joint.dark, line=joint.line)
            return data
        return self._screen(pen, joint)

    def _screen(self, pen: Pen, joint: Ink) -> str:
        k, x = (0.87 if self.head.turn else 1.0), 18.0 * self.head.turn
        pen.solid(sketch(_SCREEN, lambda p: (p[0] * k + x, p[1])), joint)
        glass = sketch(_SCREEN, lambda p: (p[0] * k * 0.91 + x, p[1] * 0.88))
        pen.flat(glass, self._dark)
        pen.flat(
            sketch("-80,24 | -8,-60 | 24,-60 | -72,48", placed((x, 0))), "#ffffff", opacity=0.10
        )
        pen.stroke(glass, joint.line, 2.6)
        return glass

    def sockets(self, apart: float = 40.0, size: float = 0.9) -> tuple[Socket, Socket]:
        """Both eyes' places on the screen."""
        return super().sockets(apart, size)

    def paint_eyes(self, pen: Pen) -> None:
        """Draw eyes of light; a lid of darkness slants over them like a brow."""
        mien, light = self.asked.mien, mix(self.look.eyes, "#ffffff", 0.12)
        shut = mien.shut or (mien.blink if self.asked.eyes == "closed" else "")
        slope = (mien.brow_out - mien.brow_in) * 0.9
        for socket in self.sockets():
            (x, y), k, side = socket.centre, socket.squeeze, socket.side
            pen.glow((x, y), 52, self.look.eyes, 0.32)
            if shut:
                bend = -11 if shut == "smile" else 14
                line = sketch(f"{-19 * k},5 0,{bend} {19 * k},5", placed((x, y)), closed=False)
                pen.stroke(line, light, 8)
                continue
            tall = self._eye(pen, socket, light)
            if abs(slope) > 6:
                inner, outer = (max(0.0, d) * 1.15 - tall - 4 for d in (-slope, slope))
                lid = f"-25,{inner} | 25,{outer} | 25,-46 | -25,-46"
                pen.flat(sketch(lid, placed((x, y), 1, side)), self._dark)

    def _eye(self, pen: Pen, socket: Socket, light: str) -> float:
        """One open eye; returns half its height."""
        mien, (x, y) = self.asked.mien, socket.centre
        small = mien.iris < 0.8
        tall = (
            30 * mien.open * (0.45 if self.asked.eyes == "half" else 1.0) * (0.7 if small else 1.0)
        )
        wide = 17 * socket.squeeze * (0.8 if small else 1.0)
        at = (x + mien.gaze[0] * 0.9, y + mien.gaze[1] * 0.7)
        pen.dot(at, wide, tall, fill=light)
        pen.dot(
            (at[0], at[1] + tall * 0.5),
            wide * 0.66,
            tall * 0.34,
            fill=lighten(light, 0.35),
            opacity=0.6,
        )
        glint = (at[0] - wide * 0.3, at[1] - tall * 0.4)
        pen.dot(glint, wide * 0.36, tall * 0.26, fill="#ffffff", opacity=0.95)
        return tall

    def paint_mouth(self, pen: Pen) -> None:
        """Draw the mouth of light."""
        mien, light = self.asked.mien, mix(self.look.eyes, "#ffffff", 0.2)
        to, half = placed(self.head.feature(0, 36)), 17 * mien.wide
        if self.asked.lips == "closed":
            c = mien.smile * 7
            line = sketch(f"{-half},{-c * 0.6} 0,{c * 0.7} {half},{-c * 0.6}", to, closed=False)
            pen.stroke(line, light, 6)
            return
        wide, tall = _MOUTHS[self.asked.lips]
        pen.dot(to((0, 0)), half * wide, tall, fill=light)
        if wide > 0.8:
            w = half * wide * 0.7
            pen.flat(
                sketch(
                    f"{-w},{-tall * 0.1} {w},{-tall * 0.1} | 0,{tall * 0.2} {-w},{-tall * 0.1}", to
                ),
                self._dark,
            )
