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
        return (bones.left_leg, bones.right_leg) if _nearness(bones.left_leg) < _nearness(bones.right_leg) else (bones.right_leg, bones.left_leg)

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

    def seam(self, points: Sequence[Point], colour: str, width: float = 2.4, *, out: float = 1.0, opacity: float = 1.0) -> None:
        """Draw a line on the torso."""
        self.pen.stroke(smooth(self.spots(points, out)), colour, width, opacity=opacity)

    def button(self, u: float, v: float, ink: Ink, size: float = 6.5) -> None:
        """Draw a button."""
        at, size = self.torso.at(u, v), size * self.torso.unit
        self.pen.dot(at, size, fill=ink.lit, line=ink.line, width=2.2)
        self.pen.dot((at[0] - size * 0.3, at[1] - size * 0.3), size * 0.34, fill=ink.bright)

    def body(self, ink: Ink, top: float = 0.0, bottom: float = 1.0, out: float = 1.04) -> None:
        """Draw the trunk of a garment with its cel shade, folds and rim."""
        torso, pen = self.torso, self.pen
        data = torso.shape(top, bottom, out)
        pen.solid(data, ink, line=3.0)
        with pen.inside(data):
            self._trunk_shade(ink, bottom)
            pen.rim(data, torso.on(-torso.wide(0.2), 0.2)[0], torso.on(torso.wide(0.2) * 1.05, 0.2)[0], 6.0)

    def _trunk_shade(self, ink: Ink, bottom: float) -> None:
        torso, pen = self.torso, self.pen

        def on(x: float, v: float) -> Point:
            return torso.on(x * torso.wide(v), v)

        edge = [on(0.62, 0.02), on(0.7, 0.16), on(0.52, 0.30), on(0.60, 0.45), on(0.42, 0.58), on(0.6, 0.75), on(0.45, bottom + 0.05)]
        pen.flat(corners(edge, [edge[-1], on(1.5, bottom + 0.05), on(1.5, 0), edge[0]]), ink.dark)
        # the chin's shadow on the chest, folds below the arms and at the waist
        x, y = torso.skeleton.head
        neck = torso.on(0, 0.0)
        half = 58 * (0.6 + 0.4 * torso.broad)
        pen.flat(corners([(neck[0] - half, neck[1] - 40), (neck[0] - half * 0.8, neck[1] + 22), (neck[0] + 4, neck[1] + 40), (neck[0] + half * 1.05, neck[1] + 20), (neck[0] + half, neck[1] - 40)], [(neck[0] + half, neck[1] - 40), (neck[0] - half, neck[1] - 40)]), ink.dark)
        for sign, v, reach in ((-1, 0.24, 0.5), (1, 0.27, 0.45), (-1, 0.60, 0.55), (1, 0.66, 0.5), (-1, 0.72, 0.35)):
            a, b, c = on(sign * 1.05, v - 0.02), on(sign * (1 - reach), v + 0.055), on(sign * 1.05, v + 0.045)
            m = lerp(lerp(a, b, 0.5), lerp(c, b, 0.5), 0.25)
            pen.flat(corners([a, m, b], [b, lerp(b, c, 0.55), c], [c, a]), ink.dark if sign < 0 else ink.deep)


def _nearness(leg: Limb) -> float:
    return sum(leg.depth)
