"""What cat, owl and robot share: a skeleton of their own measures, a head and a face.

Their bodies are drawn in body units: the origin on the ground below the middle, one unit is one
figure unit for a creature of full size.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from schemas.look import Accessory, Look

from ..draw import Drawing, Point
from ..light import Light, lighten, mix
from . import accessories, headwear, marks
from .asked import Asked
from .body import GROUND, HEIGHT, MIDDLE, WIDTH, Limb, Measures, Skeleton
from .expressions import Mien
from .eyes import Eye, Socket, brow
from .figure import Figure
from .head import Head
from .pen import Ink, Pen
from .poses import Stance, grasp, skeleton, stance
from .props import Prop, prop

_SIZE = {"child": 0.8, "teen": 0.95, "adult": 1.0, "elder": 0.97}
_BUILD = {"small": 0.88, "slim": 0.96, "average": 1.0, "sturdy": 1.08, "tall": 1.1}


@dataclass(frozen=True)
class Build:
    """A kind's lengths at full size: heights from the ground, the arm, half the shoulders."""

    chin: float
    shoulder: float
    hip: float
    arm: float
    shoulders: float
    broad: float
    head_scale: float


@dataclass(frozen=True)
class HeadShape:
    """A kind's head in head units: top, half width, chin, height of the eyes, how low hats sit."""

    top: float
    half: float
    chin: float
    eyes: float
    hat: float


class Creature(ABC):
    """A creature in one pose. A kind says how its body, arms, head and mouth are painted."""

    build: Build
    shape: HeadShape

    def __init__(self, look: Look, light: Light, asked: Asked) -> None:
        self.look, self.light, self.asked = look, light, asked
        self.size = _SIZE[look.age] * _BUILD[look.build]
        self.thing: Prop | None = prop(asked.holding) if asked.holding else None
        posed = self.pose(stance(asked.pose, asked.phase))
        self.posed = grasp(posed, asked.pose, self.thing.grip) if self.thing else posed
        self.bones: Skeleton = skeleton(self._measures(), self.posed, asked.facing)
        scale, (x, y), nod = self.build.head_scale * self.size, self.bones.head, self.posed.nod
        centre = (x, y + (nod - self.shape.chin) * scale)
        away = asked.facing == "away"
        self.head = Head(centre, scale, self.posed.roll, asked.turn, away, nod, "teen")

    def _measures(self) -> Measures:
        b, s = self.build, self.size
        return Measures(
            height=b.chin * s, head_scale=b.head_scale * s, chin=b.chin * s, broad=b.broad * s, soft=False,
            shoulder=b.shoulder * s, hip=b.hip * s, arm=b.arm * s, shoulders=b.shoulders * s,
        )  # fmt: skip

    # what a kind defines

    @abstractmethod
    def pose(self, found: Stance) -> Stance:
        """The stance of this kind for one of a person."""

    @abstractmethod
    def paint_back(self, pen: Pen) -> None:
        """Draw what lies behind the body, in body units."""

    @abstractmethod
    def paint_body(self, pen: Pen) -> None:
        """Draw the body, in body units."""

    @abstractmethod
    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw an arm, a wing or a front leg, in body units."""

    def paint_neck(self, pen: Pen) -> None:
        """Draw what is worn round the neck, over the arms."""
        if Accessory.SCARF in self.look.accessories:
            bones = replace(self.bones, neck=(self.bones.neck[0], self.bones.neck[1] + 6))
            accessories.scarf(pen, self.look, bones, behind=self.head.away)

    @abstractmethod
    def paint_head(self, pen: Pen) -> str:
        """Draw the head without its features; returns the outline of the face."""

    @abstractmethod
    def paint_mouth(self, pen: Pen) -> None:
        """Draw nose, beak or mouth."""

    # the same for all

    def figure(self) -> Figure:
        """Draw both passes and measure."""
        drawing, head, shape = Drawing(WIDTH, HEIGHT), self.head, self.shape
        for contour in (True, False):
            self._draw(Pen(drawing, self.light, contour=contour))
        hips, neck = self.bones.hips[1], self.bones.neck[1]
        return Figure(
            drawing=drawing, face=head.box(-shape.half, -62, shape.half, shape.chin + 14 + head.nod),
            head=head.box(-shape.half - 12, shape.top - 62, shape.half + 12, shape.chin + 6),
            eyes_y=head.place((0.0, shape.eyes + head.nod))[1], feet=(MIDDLE, GROUND),
            waist_y=neck + (hips - neck) * 0.62, chest_y=neck + (hips - neck) * 0.3,
            height=GROUND - head.place((0.0, shape.top))[1],
        )  # fmt: skip

    def local(self, p: Point) -> Point:
        """Figure units to body units."""
        return ((p[0] - MIDDLE) / self.size, (p[1] - GROUND) / self.size)

    @contextmanager
    def bodily(self, pen: Pen) -> Iterator[None]:
        """Draw in body units."""
        with pen.moved((MIDDLE, GROUND), scale=self.size):
            yield

    def _draw(self, pen: Pen) -> None:
        with self.bodily(pen):
            if self.thing and self.thing.backdrop:
                with self._at_grip(pen):
                    self.thing.backdrop(pen)
            if self.head.away:
                self._thing(pen)
            self.paint_back(pen)
            self._arms(pen, "behind")
            self.paint_body(pen)
            self._arms(pen, "front")
        self.paint_neck(pen)
        if not self.head.away:
            with self.bodily(pen):
                self._thing(pen)
        with pen.moved(self.head.centre, turn=self.head.roll, scale=self.head.scale):
            self._face(pen, self.asked.mien)
        with self.bodily(pen):
            self._arms(pen, "over")

    def _face(self, pen: Pen, mien: Mien) -> None:
        outline, head, fur = self.paint_head(pen), self.head, pen.ink(self.look.hair_colour)
        if not head.away:
            marks.on_skin(pen, fur, head, mien, sockets=self.sockets(), outline=outline)
            self.paint_eyes(pen)
            self.paint_mouth(pen)
            marks.tears(pen, fur, mien, self.sockets(), self.shape.chin - 20)
            if Accessory.GLASSES in self.look.accessories:
                accessories.glasses(pen, self.look, head, self.sockets())
        with pen.moved((0.0, self.shape.hat)):
            headwear.on_hair(pen, self.look, head)
        if not head.away:
            marks.in_air(pen, head, mien)

    def sockets(self, apart: float = 52.0, size: float = 1.08) -> tuple[Socket, Socket]:
        """Both eyes' places, left of the picture first."""
        head, y = self.head, self.shape.eyes
        left, right = (
            Socket(head.feature(s * apart, y), head.squeeze(s), s, size) for s in (-1, 1)
        )
        return left, right

    def paint_eyes(self, pen: Pen) -> None:
        """Draw eyes and brows."""
        for socket in self.sockets():
            Eye(pen, self.look, self.asked.mien, socket, soft=False, beast=True).draw(
                self.asked.eyes
            )
            brow(pen, self.look, self.asked.mien, socket)

    def _arms(self, pen: Pen, layer: str) -> None:
        ahead = -1 if self.asked.facing == "left" else 1
        limbs = {1: self.bones.left, -1: self.bones.right}
        arms = ((limbs[ahead], self.posed.front, ahead), (limbs[-ahead], self.posed.rear, -ahead))
        for limb, a, side in arms:
            own = "behind" if limb.behind else ("over" if a.over else "front")
            if own == layer:
                self.paint_arm(pen, limb.through(self.local), a.hand, side)

    def _thing(self, pen: Pen) -> None:
        if self.thing:
            with self._at_grip(pen):
                self.thing.draw(pen)

    @contextmanager
    def _at_grip(self, pen: Pen) -> Iterator[None]:
        """The frame of the thing, in body units: between the hands, leaning towards the head."""
        ahead, other = self.bones.left, self.bones.right
        if self.asked.facing == "left":
            ahead, other = other, ahead
        held = [
            limb.c for limb, a in ((ahead, self.posed.front), (other, self.posed.rear)) if a.holds
        ]
        x, y = self.local(
            (sum(p[0] for p in held) / len(held), sum(p[1] for p in held) / len(held))
        )
        grip = self.thing.grip if self.thing else "up"
        y -= 34 if grip == "up" else 0
        scale = min(0.7, -y / (330 if grip == "pole" else 150))  # nothing hangs into the ground
        with pen.moved((x, y), scale=scale, mirror=grip == "pole" and x < 0):
            yield

    def pale(self, pen: Pen) -> Ink:
        """The lighter fur or feathers of belly and muzzle."""
        look = self.look
        return pen.ink(look.hair_tips or mix(lighten(look.hair_colour, 0.62), "#fff4e6", 0.45))
