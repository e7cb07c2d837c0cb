"""The fit of clothes on a body: the inks of an outfit, and sketches laid on the torso.

Sketches on the torso are in (u, v): u from the figure's right side (-1) to its left (1), v from the
neck (0) to the hips (1). `flip=-1` draws the other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from schemas.look import Look

from ..draw import Point
from ..light import lighten, mix
from .body import Limb
from .curves import Map, corners, lerp, runs, sketch
from .pen import LINE, Ink, Pen
from .torso import Torso

SIDES = (-1, 1)


@dataclass(frozen=True)
class Fit:
    """Everything that a garment needs in order to be drawn on one body."""

    pen: Pen
    look: Look
    torso: Torso

    @cached_property
    def main(self) -> Ink:
        """The outfit's first colour."""
        return self.pen.ink(self.look.outfit_colour)

    @cached_property
    def second(self) -> Ink:
        """The outfit's second colour."""
        return self.pen.ink(self.look.outfit_second)

    @cached_property
    def accent(self) -> Ink:
        """The outfit's accent."""
        return self.pen.ink(self.look.outfit_accent)

    @cached_property
    def skin(self) -> Ink:
        """The skin."""
        return self.pen.skin(self.look.skin)

    @cached_property
    def trousers(self) -> Ink:
        """A quiet colour for what is worn below."""
        return self.pen.ink(mix(lighten(self.look.outfit_colour, -0.45), "#3a4054", 0.5))

    @cached_property
    def leather(self) -> Ink:
        """Shoes and belts."""
        return self.pen.ink(mix("#4a3028", self.look.outfit_colour, 0.15))

    @property
    def away(self) -> bool:
        """Whether the back is seen."""
        return self.torso.skeleton.away

    @property
    def soft(self) -> bool:
        """Whether the figure is of the softer build that wears skirts."""
        return self.torso.skeleton.measures.soft

    @property
    def legs(self) -> tuple[Limb, Limb]:
        """Both legs, the farther first."""
        bones = self.torso.skeleton
        left, right = bones.left_leg, bones.right_leg
        return (left, right) if sum(left.depth) < sum(right.depth) else (right, left)

    @property
    def middle(self) -> Point:
        """The middle of the body."""
        return self.torso.on(0, 0.5)

    def near(self, v: float, u: float = 0.0, *, out: float = 1.0) -> Map:
        """A map for sketches in units of detail round the point (u, v)."""
        (x, y), k = self.torso.at(u, v, out), self.torso.unit
        return lambda p: (x + p[0] * k, y + p[1] * k)

    def piece(self, text: str, *, flip: int = 1, out: float = 1.0) -> str:
        """Path data of a sketch on the torso."""
        return sketch(text, lambda p: self.torso.at(flip * p[0], p[1], out))

    def sew(
        self, text: str, ink: Ink, *, flip: int = 1, out: float = 1.0, line: float = LINE
    ) -> None:  # fmt: skip
        """Draw a piece of cloth on the torso."""
        self.pen.solid(self.piece(text, flip=flip, out=out), ink, line=line)

    def tone(self, text: str, colour: str, *, flip: int = 1, out: float = 1.0) -> None:
        """Draw a shade on the torso."""
        self.pen.flat(self.piece(text, flip=flip, out=out), colour)

    def seam(
        self, text: str, colour: str, width: float = 2.4, *, flip: int = 1, out: float = 1.0,
        opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """Draw a line on the torso; one from side to side ends at its silhouette."""
        cap = "butt" if abs(runs(text)[0][0][0]) >= 1 else "round"
        data = sketch(text, lambda p: self.torso.at(flip * p[0], p[1], out), closed=False)
        self.pen.stroke(data, colour, width, opacity=opacity, cap=cap)

    def braid(self, text: str, ink: Ink, width: float, *, out: float = 1.0) -> None:
        """Draw a cord on the torso."""
        self.seam(text, ink.line, width + LINE, out=out)
        self.seam(text, ink.lit, width, out=out)

    def button(self, u: float, v: float, size: float = 7.0) -> None:
        """Draw a button in the accent."""
        self.stud(self.torso.at(u, v), size * self.torso.unit)

    def stud(self, at: Point, size: float) -> None:
        """Draw a shining button anywhere."""
        ink = self.accent
        self.pen.dot(at, size, fill=ink.lit, line=ink.line)
        self.pen.dot((at[0] - size * 0.3, at[1] - size * 0.3), size * 0.34, fill=ink.bright)

    def body(self, ink: Ink, top: float = 0.0, bottom: float = 1.0, out: float = 1.04) -> None:
        """Draw the trunk of a garment with its cel shade, folds and rim."""
        self.pen.solid(self.torso.shape(top, bottom, out), ink, line=3.0)
        self._shade(ink, top, bottom, out)
        self._folds(ink, top, bottom, out)
        self.pen.edge(self.torso.side(1, top + 0.1, bottom, out * 0.99))

    def _shade(self, ink: Ink, top: float, bottom: float, out: float) -> None:
        torso = self.torso

        def on(p: Point) -> Point:
            return torso.on(p[0] * torso.wide(p[1]) * out, p[1])

        marks = runs("0.6,.03 .68,.16 .5,.3 .58,.45 .4,.58 .58,.75 .45,1")[0]
        edge = [on(p) for p in marks if top <= p[1] <= bottom] + [on((0.45, bottom))]
        right = torso.side(1, max(top, 0.03), bottom, out)[::-1]
        self.pen.flat(corners(edge, right[:1], right), ink.dark)
        if top < 0.05:  # the chin's shadow
            cast = "-.9,0 -.9,.03 -.42,.075 .06,.105 .58,.08 .95,.03 | .9,0"
            self.pen.flat(sketch(cast, on), ink.dark)

    def _folds(self, ink: Ink, top: float, bottom: float, out: float) -> None:
        torso = self.torso
        folds = (
            (-1, 0.24, 0.5),
            (1, 0.27, 0.45),
            (-1, 0.60, 0.55),
            (1, 0.66, 0.5),
            (-1, 0.72, 0.35),
        )
        for sign, v, reach in folds:
            if top < v - 0.02 < v + 0.05 < bottom:
                a, b, c = (
                    torso.on(sign * share * torso.wide(w) * out, w)
                    for share, w in ((1, v - 0.02), (1 - reach, v + 0.055), (1, v + 0.045))
                )
                m = lerp(lerp(a, b, 0.5), lerp(c, b, 0.5), 0.25)
                tone = ink.dark if sign < 0 else ink.deep
                self.pen.flat(corners([a, m, b], [lerp(b, c, 0.55), c]), tone)

    def right_part(self, top: float, bottom: float, share: float, out: float) -> str:
        """Path data of the trunk's right part between two heights, from `share` of its half width."""
        torso = self.torso
        side = torso.side(1, top, bottom, out)[::-1]
        line = [torso.on(share * torso.wide(v), v) for v in (top, bottom)]
        return corners(line, side[:1], side)
