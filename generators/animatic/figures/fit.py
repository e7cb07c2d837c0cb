"""The fit of clothes on a body: inks of an outfit and shapes laid on the torso."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.look import Look

from ..draw import Point, smooth
from ..light import lighten, mix
from .body import Limb
from .curves import Run, corners, lerp
from .pen import LINE, Ink, Pen
from .torso import Torso

Patch = Sequence[Sequence[Point]]  # runs of points (u, v) on the torso


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
    def legs(self) -> tuple[Limb, Limb]:
        """Both legs, the farther first."""
        bones = self.torso.skeleton
        return (
            (bones.left_leg, bones.right_leg)
            if _nearness(bones.left_leg) < _nearness(bones.right_leg)
            else (bones.right_leg, bones.left_leg)
        )

    @property
    def middle(self) -> Point:
        """The middle of the body."""
        return self.torso.on(0, 0.5)

    def spots(self, points: Sequence[Point], out: float = 1.0) -> Run:
        """Points (u, v) of the torso in the picture."""
        return [self.torso.at(u, v, out) for u, v in points]

    def piece(self, patch: Patch, out: float = 1.0) -> str:
        """Path data of a patch on the torso."""
        return corners(*(self.spots(run, out) for run in patch))

    def sew(self, patch: Patch, ink: Ink, *, out: float = 1.0, line: float = LINE) -> str:
        """Draw a patch on the torso; returns its path data."""
        data = self.piece(patch, out)
        self.pen.solid(data, ink, line=line)
        return data

    def seam(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 2.4,
        *,
        out: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw a line on the torso; one from side to side ends at its silhouette."""
        cap = "butt" if abs(points[0][0]) >= 1 else "round"
        self.pen.stroke(smooth(self.spots(points, out)), colour, width, opacity=opacity, cap=cap)

    def button(self, u: float, v: float, ink: Ink, size: float = 6.5) -> None:
        """Draw a button."""
        at, size = self.torso.at(u, v), size * self.torso.unit
        self.pen.dot(at, size, fill=ink.lit, line=ink.line, width=2.2)
        self.pen.dot((at[0] - size * 0.3, at[1] - size * 0.3), size * 0.34, fill=ink.bright)

    def body(self, ink: Ink, top: float = 0.0, bottom: float = 1.0, out: float = 1.04) -> None:
        """Draw the trunk of a garment with its cel shade, folds and rim."""
        torso, pen = self.torso, self.pen
        pen.solid(torso.shape(top, bottom, out), ink, line=3.0)
        self._trunk_shade(ink, top, bottom, out)
        pen.edge(torso.side(1, top + 0.1, bottom, out * 0.99))

    def _trunk_shade(self, ink: Ink, top: float, bottom: float, out: float) -> None:
        torso, pen = self.torso, self.pen

        def on(share: float, v: float) -> Point:
            return torso.on(share * torso.wide(v) * out, v)

        marks = (
            (0.6, 0.03),
            (0.68, 0.16),
            (0.5, 0.30),
            (0.58, 0.45),
            (0.4, 0.58),
            (0.58, 0.75),
            (0.45, 1.0),
        )
        edge = [on(share, v) for share, v in marks if top <= v <= bottom] + [on(0.45, bottom)]
        right = torso.side(1, max(top, 0.03), bottom, out)[::-1]
        pen.flat(corners(edge, [edge[-1], right[0]], right, [right[-1], edge[0]]), ink.dark)
        if top < 0.05:  # the chin's shadow
            cast = [
                on(-0.9, 0.0),
                on(-0.9, 0.03),
                on(-0.42, 0.075),
                on(0.06, 0.105),
                on(0.58, 0.08),
                on(0.95, 0.03),
            ]
            pen.flat(corners(cast, [cast[-1], on(0.9, 0.0), cast[0]]), ink.dark)
        folds = (
            (-1, 0.24, 0.5),
            (1, 0.27, 0.45),
            (-1, 0.60, 0.55),
            (1, 0.66, 0.5),
            (-1, 0.72, 0.35),
        )
        for sign, v, reach in folds:
            if not top < v - 0.02 < v + 0.05 < bottom:
                continue
            a, b, c = on(sign, v - 0.02), on(sign * (1 - reach), v + 0.055), on(sign, v + 0.045)
            m = lerp(lerp(a, b, 0.5), lerp(c, b, 0.5), 0.25)
            pen.flat(
                corners([a, m, b], [b, lerp(b, c, 0.55), c], [c, a]),
                ink.dark if sign < 0 else ink.deep,
            )

    def right_part(self, top: float, bottom: float, share: float, out: float) -> str:
        """Path data of the trunk's right part between two heights, from `share` of its half width."""
        torso = self.torso
        side = torso.side(1, top, bottom, out)[::-1]
        line = [torso.on(share * torso.wide(v), v) for v in (top, bottom)]
        return corners(line, [line[-1], side[0]], side, [side[-1], line[0]])


def _nearness(leg: Limb) -> float:
    return sum(leg.depth)
