"""A robot: a round body, a lit screen for a face, jointed arms and legs."""

from __future__ import annotations

import math

from ..draw import Point, smooth
from ..light import lighten, mix
from .body import GROUND, Limb
from .creature import Creature, Frame, stature
from .curves import Run, arc, corners, lerp
from .expressions import Mien
from .eyes import Socket
from .hands import hand
from .limbs import shade
from .pen import Ink, Pen

_EYE = 30.0


class Robot(Creature):
    """A robot; `outfit_colour` is its shell, `outfit_second` its joints, `eyes` the screen's light."""

    head_top, head_half, chin, eye_line, hat_drop = -104.0, 132.0, 92.0, -2.0, 28.0

    def measure(self) -> Frame:
        """Measures of a standing robot."""
        s = stature(self.look)
        return Frame(
            800 * s, 1.02 * s, 548 * s, 1.0 * s, False, shoulder_at=470 * s, hip_at=200 * s,
            arm_length=258 * s, shoulder_half=132 * s,
        )  # fmt: skip

    def _shell(self, pen: Pen) -> Ink:
        return pen.ink(self.look.outfit_colour)

    def _joint(self, pen: Pen) -> Ink:
        return pen.ink(mix(self.look.outfit_second, "#7a8294", 0.35))

    def paint_body(self, pen: Pen) -> None:
        """Draw legs, the ball of the body, its hatch and lamps."""
        for leg in (self.bones.left_leg, self.bones.right_leg):
            self._leg(pen, leg)
        shell, joint, s, t = self._shell(pen), self._joint(pen), stature(self.look), self.head.turn
        x, y = lerp(self.bones.neck, self.bones.hips, 0.52)
        pen.solid(
            smooth(
                list(
                    arc(self.bones.neck[0], self.bones.neck[1] + 10 * s, 62 * s, 30 * s, 0, 330, 12)
                ),
                closed=True,
            ),
            joint,
        )
        r, h = 158 * s, 166 * s
        data = smooth(list(arc(x, y, r, h, 0, 345, 24)), closed=True)
        pen.solid(data, shell, line=3.2)
        with pen.inside(data):
            pen.flat(
                corners(
                    arc(x - r * 0.32, y - h * 0.18, r * 1.06, h * 1.04, -62, 100, 9),
                    [
                        (x, y + h * 1.2),
                        (x + r * 1.4, y + h * 1.2),
                        (x + r * 1.4, y - h * 1.2),
                        (x + r * 0.3, y - h * 1.1),
                    ],
                ),
                shell.dark,
            )
            band = pen.ink(self.look.outfit_accent)
            pen.stroke(
                smooth([(x - r, y + h * 0.34), (x + 20 * t, y + h * 0.5), (x + r, y + h * 0.34)]),
                band.line,
                32 * s,
            )
            pen.stroke(
                smooth([(x - r, y + h * 0.34), (x + 20 * t, y + h * 0.5), (x + r, y + h * 0.34)]),
                band.lit,
                26 * s,
            )
            pen.flat(
                smooth(
                    [
                        (x - r * 0.72, y - h * 0.3),
                        (x - r * 0.5, y - h * 0.64),
                        (x - r * 0.16, y - h * 0.8),
                        (x - r * 0.36, y - h * 0.56),
                    ],
                    closed=True,
                ),
                shell.bright,
                opacity=0.9,
            )
            pen.rim(data, x - r, x + r, 6)
        cx, cy = x + 52 * s * t, y - h * 0.12
        if self.head.away:
            for i in (-1, 0, 1):
                pen.capsule(
                    corners(
                        [(x - 44 * s, cy + i * 24 * s), (x + 44 * s, cy + i * 24 * s)], closed=False
                    ),
                    joint,
                    11 * s,
                )
            return
        k = 0.84 if t else 1.0
        hatch = smooth(
            [
                (cx - 62 * s * k, cy - 46 * s),
                (cx + 62 * s * k, cy - 46 * s),
                (cx + 62 * s * k, cy + 50 * s),
                (cx - 62 * s * k, cy + 50 * s),
            ],
            closed=True,
            tension=0.35,
        )
        pen.solid(hatch, shell, fill=mix(shell.lit, shell.bright, 0.3))
        lamp = pen.light.lit(self.look.eyes)
        for i, glow in enumerate((True, False, True)):
            at = (cx + (i - 1) * 34 * s * k, cy - 12 * s)
            if glow:
                pen.glow(at, 26 * s, self.look.eyes, 0.5)
            pen.dot(
                at,
                10 * s * k,
                10 * s,
                fill=lamp if glow else joint.dark,
                line=joint.line,
                width=2.6,
            )
        pen.capsule(
            corners([(cx - 40 * s * k, cy + 24 * s), (cx + 40 * s * k, cy + 24 * s)], closed=False),
            joint,
            14 * s,
        )

    def _leg(self, pen: Pen, leg: Limb) -> None:
        shell, joint, s = self._shell(pen), self._joint(pen), stature(self.look)
        for spine in ([leg.a, leg.b], [leg.b, leg.c]):
            pen.capsule(corners(spine, closed=False), joint, 40 * s)
        for at in (lerp(leg.a, leg.b, 0.5), leg.b, lerp(leg.b, leg.c, 0.5)):
            pen.stroke(
                corners([(at[0] - 18 * s, at[1]), (at[0] + 18 * s, at[1])], closed=False),
                joint.line,
                2.6,
            )
        x, y = leg.c
        toe = leg.tip[0] - x
        foot = corners(
            [
                (x - 44 * s, y + 30 * s),
                (x - 42 * s, y - 6 * s),
                (x + toe * 0.2, y - 30 * s),
                (x + 42 * s + toe * 0.4, y - 6 * s),
                (x + 46 * s + toe * 0.6, y + 30 * s),
            ],
            [(x + 46 * s + toe * 0.6, y + 30 * s), (x - 44 * s, y + 30 * s)],
        )
        pen.solid(foot, shell)
        pen.flat(
            corners(
                [(x + 12 * s, y - 24 * s), (x + 22 * s, y + 28 * s)],
                [
                    (x + 22 * s, y + 28 * s),
                    (x + 46 * s + toe * 0.6, y + 28 * s),
                    (x + 40 * s + toe * 0.4, y - 6 * s),
                    (x + 12 * s, y - 24 * s),
                ],
            ),
            shell.dark,
        )
        _ = GROUND

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw an arm of two tubes with a gloved hand."""
        shell, joint, s = self._shell(pen), self._joint(pen), stature(self.look)
        inner = 1 if limb.c[0] < self.bones.hips[0] else -1
        size = s * 1.12
        hand(pen, joint, limb, "grip" if kind == "hidden" else kind, size, inner=inner)
        pen.capsule(corners([limb.a, limb.b], closed=False), joint, 34 * s)
        for u in (0.3, 0.5, 0.7):
            p = lerp(limb.a, limb.b, u)
            pen.dot(p, 16 * s, 5 * s, fill="none", line=joint.line, width=2.4)
        spine = [lerp(limb.b, limb.c, u) for u in (0.0, 0.33, 0.66, 1.0)]
        widths = [25 * s, 29 * s, 31 * s, 27 * s]
        left: Run = [(x, y) for x, y in spine]
        outer = _capsule(left, widths)
        pen.solid(outer, shell)
        shade(pen, shell, spine, widths, lit=side > 0)
        pen.solid(smooth(list(arc(*limb.b, 22 * s, 22 * s, 0, 324, 10)), closed=True), joint)
        pen.solid(smooth(list(arc(*limb.a, 44 * s, 44 * s, 0, 330, 12)), closed=True), shell)
        pen.dot((limb.a[0] - 12 * s, limb.a[1] - 14 * s), 11 * s, fill=shell.bright, opacity=0.8)

    def paint_head(self, pen: Pen) -> str:
        """Draw the head, its antenna, ear discs and the screen."""
        shell, joint, t = self._shell(pen), self._joint(pen), self.head.turn
        accent = pen.ink(self.look.outfit_accent)
        stalk: Run = [(-6.0 * t, -98), (-10, -134), (6, -160)]
        pen.capsule(smooth(stalk), joint, 9)
        pen.solid(smooth(list(arc(6, -166, 15, 15, 0, 324, 10)), closed=True), accent)
        pen.dot((1, -171), 4.5, fill=accent.bright)
        for side in (-1, 1):
            if side == t:
                continue
            x = side * (126.0 if not t else 112.0)
            pen.solid(
                smooth(list(arc(x, 2, 20 if not t else 27, 36, 0, 324, 10)), closed=True), accent
            )
        half: Run = [(0, -104), (72, -98), (118, -60), (130, 0), (118, 56), (72, 86), (0, 92)]
        data = corners([*half, *((-x, y) for x, y in half[-2::-1])])
        pen.solid(data, shell, line=3.2)
        with pen.inside(data):
            pen.flat(
                corners(
                    [(64, -110), (98, -50), (90, 20), (50, 100)],
                    [(50, 100), (170, 100), (170, -110), (64, -110)],
                ),
                shell.dark,
            )
            pen.flat(
                smooth([(-96, -50), (-66, -84), (-28, -94), (-60, -70)], closed=True),
                shell.bright,
                opacity=0.9,
            )
            pen.rim(corners(half, closed=False), -130, 130, 5)
        if self.head.away:
            pen.stroke(smooth([(-70, -20), (0, -12), (70, -20)]), shell.line, 2.6)
            for dx in (-24, 0, 24):
                pen.dot((dx, 34), 8, fill=joint.dark, line=joint.line)
            return data
        return self._screen(pen, joint)

    def _screen(self, pen: Pen, joint: Ink) -> str:
        k, x = (0.87 if self.head.turn else 1.0), 18.0 * self.head.turn
        frame: Run = [
            (-96, -40),
            (-78, -64),
            (0, -70),
            (78, -64),
            (96, -40),
            (96, 40),
            (76, 62),
            (0, 68),
            (-76, 62),
            (-96, 40),
        ]
        rim = smooth([(px * k + x, py) for px, py in frame], closed=True)
        pen.solid(rim, joint)
        glass = smooth([(px * k * 0.91 + x, py * 0.88) for px, py in frame], closed=True)
        dark = mix("#141a30", self.look.eyes, 0.10)
        pen.flat(glass, dark)
        with pen.inside(glass):
            pen.flat(
                corners(
                    [(x - 90, 20), (x - 10, -70)],
                    [(x - 10, -70), (x + 24, -70)],
                    [(x + 24, -70), (x - 90, 62)],
                    [(x - 90, 62), (x - 90, 20)],
                ),
                "#ffffff",
                opacity=0.10,
            )
        pen.stroke(glass, joint.line, 2.6)
        return glass

    # the face on the screen

    def sockets(self) -> tuple[Socket, Socket]:
        """Both eyes' places on the screen."""
        left, right = (
            Socket(self.head.feature(s * 40.0, self.eye_line - 4), self.head.squeeze(s), s, 0.9)
            for s in (-1, 1)
        )
        return left, right

    def paint_eyes(self, pen: Pen) -> None:
        """Draw eyes of light."""
        mien = self.posing.mien
        for socket in self.sockets():
            self._eye(pen, mien, socket)

    def _eye(self, pen: Pen, mien: Mien, socket: Socket) -> None:
        (x, y), side, k = socket.centre, socket.side, socket.squeeze
        light = mix(self.look.eyes, "#ffffff", 0.12)
        closed = mien.shut or (mien.blink if self.posing.eyes == "closed" else "")
        pen.glow((x, y), 52, self.look.eyes, 0.32)
        if closed:
            bend = -16 if closed == "smile" else 9
            pen.stroke(
                smooth([(x - 19 * k, y + 5), (x, y + 5 + bend), (x + 19 * k, y + 5)]), light, 8
            )
            return
        tall = (
            _EYE
            * mien.open
            * (0.45 if self.posing.eyes == "half" else 1.0)
            * (0.7 if mien.iris < 0.8 else 1.0)
        )
        wide = 17 * k * (0.8 if mien.iris < 0.8 else 1.0)
        gx, gy = mien.gaze
        at = (x + gx * 0.9, y + gy * 0.7)
        oval = smooth(list(arc(*at, wide, tall, 0, 330, 12)), closed=True)
        pen.flat(oval, light)
        with pen.inside(oval):
            pen.dot(
                (at[0] - wide * 0.3, at[1] - tall * 0.4),
                wide * 0.36,
                tall * 0.26,
                fill="#ffffff",
                opacity=0.95,
            )
            pen.flat(
                corners(arc(at[0], at[1] + tall * 0.5, wide, tall * 0.5, 180, 0, 5)),
                lighten(light, 0.35),
                opacity=0.6,
            )
        slope = (mien.brow_out - mien.brow_in) * 0.9
        if abs(slope) > 6:  # a lid of darkness slants over the eye like a brow
            lid: list[Point] = [
                (x - side * 26, y - tall - 4 + max(0.0, -slope) * 1.15),
                (x + side * 26, y - tall - 4 + max(0.0, slope) * 1.15),
            ]
            dark = mix("#141a30", self.look.eyes, 0.10)
            pen.flat(
                corners(
                    [lid[0], lid[1]],
                    [lid[1], (lid[1][0], y - 60)],
                    [(lid[1][0], y - 60), (lid[0][0], y - 60)],
                    [(lid[0][0], y - 60), lid[0]],
                ),
                dark,
            )

    def paint_mouth(self, pen: Pen) -> None:
        """Draw the mouth of light."""
        mien = self.posing.mien
        light = mix(self.look.eyes, "#ffffff", 0.2)
        x, y = self.head.feature(0, 36)
        shape = mien.rest if self.posing.mouth == "closed" else self.posing.mouth
        half = 17 * mien.wide
        if shape == "closed":
            c = mien.smile * 7
            pen.stroke(
                smooth([(x - half, y - c * 0.6), (x, y + c * 0.7), (x + half, y - c * 0.6)]),
                light,
                6,
            )
            return
        wide, tall = {"small": (0.55, 5), "open": (0.9, 11), "wide": (1.3, 10), "round": (0.5, 12)}[
            shape
        ]
        pen.flat(
            smooth(
                [
                    (x + half * wide * math.cos(a), y + tall * math.sin(a))
                    for a in (i * math.pi / 6 for i in range(12))
                ],
                closed=True,
            ),
            light,
        )
        if shape in {"open", "wide"}:
            pen.flat(
                corners(
                    [
                        (x - half * wide * 0.7, y - tall * 0.1),
                        (x + half * wide * 0.7, y - tall * 0.1),
                    ],
                    [
                        (x + half * wide * 0.7, y - tall * 0.1),
                        (x, y + tall * 0.2),
                        (x - half * wide * 0.7, y - tall * 0.1),
                    ],
                ),
                mix("#141a30", self.look.eyes, 0.3),
            )


def _capsule(spine: Run, widths: list[float]) -> str:
    from .curves import ribbon

    return ribbon(spine, widths, closed=True)
