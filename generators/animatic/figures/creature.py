"""What cat, owl and robot share: a skeleton of their own measures, a head and a face."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from schemas.look import Accessory, Look
from schemas.plan import Pose

from ..draw import Drawing, Point
from ..light import Light, lighten, mix
from . import accessories, headwear, marks
from .body import GROUND, HEIGHT, WIDTH, Limb, Measures, Skeleton
from .expressions import Eyes, Mien, MouthShape
from .eyes import Eye, Socket, brow
from .figure import Figure
from .head import Head
from .pen import Ink, Pen
from .poses import Facing, Stance, grasp, skeleton, stance
from .props import Prop, prop

_SIZE = {"child": 0.8, "teen": 0.95, "adult": 1.0, "elder": 0.97}
_BUILD = {"small": 0.88, "slim": 0.96, "average": 1.0, "sturdy": 1.08, "tall": 1.1}


@dataclass(frozen=True)
class Frame(Measures):
    """A creature's measures: Measures whose lengths are given instead of derived."""

    shoulder_at: float = 0.0
    hip_at: float = 0.0
    arm_length: float = 0.0
    shoulder_half: float = 0.0

    @property
    def shoulder(self) -> float:
        """Height of the shoulder joints."""
        return self.shoulder_at

    @property
    def hip(self) -> float:
        """Height of the hip joints."""
        return self.hip_at

    @property
    def arm(self) -> float:
        """Length from shoulder to wrist."""
        return self.arm_length

    @property
    def shoulders(self) -> float:
        """Half the distance between the shoulder joints."""
        return self.shoulder_half


def stature(look: Look) -> float:
    """The size of a creature, 1 for an average grown one."""
    return _SIZE[look.age] * _BUILD[look.build]


@dataclass(frozen=True)
class Posing:
    """How a creature is asked to be."""

    pose: Pose
    facing: Facing
    holding: str
    phase: float
    mien: Mien
    eyes: Eyes
    mouth: MouthShape


class Creature:
    """A creature in one pose. A kind says how its head, its body and its arms are painted."""

    head_top = -100.0  # of the skull, head units
    head_half = 120.0
    chin = 90.0
    eye_line = 4.0
    rise = 0.0  # how far the head sits above the chin's natural place, head units
    hat_drop = 34.0  # how far hats made for people are lowered

    def __init__(self, look: Look, light: Light, posing: Posing) -> None:
        self.look, self.light, self.posing = look, light, posing
        self.frame = self.measure()
        self.thing: Prop | None = prop(posing.holding) if posing.holding else None
        self.stance = self.pose()
        if self.thing:
            self.stance = grasp(self.stance, posing.pose, self.thing.grip)
        self.bones: Skeleton = skeleton(self.frame, self.stance, posing.facing)
        turn = {"left": -1, "right": 1}.get(posing.facing, 0)
        scale, (x, y) = self.frame.head_scale, self.bones.head
        centre = (x, y + (self.stance.nod - self.chin) * scale)
        self.head = Head(
            centre, scale, self.stance.roll, turn, posing.facing == "away", self.stance.nod, "teen"
        )

    # what a kind defines

    def measure(self) -> Frame:
        """The measures of this kind."""
        raise NotImplementedError

    def pose(self) -> Stance:
        """The stance of the asked pose; a kind may change it."""
        return stance(self.posing.pose, self.posing.phase)

    def paint_back(self, pen: Pen) -> None:
        """Draw what lies behind the body."""

    def paint_body(self, pen: Pen) -> None:
        """Draw the body."""

    def paint_arm(self, pen: Pen, limb: Limb, kind: str, side: int) -> None:
        """Draw an arm, a wing or a front leg."""

    def paint_head(self, pen: Pen) -> str:
        """Draw the head without its features; returns its outline."""
        raise NotImplementedError

    def paint_mouth(self, pen: Pen) -> None:
        """Draw nose, beak or mouth."""

    # the same for all

    def figure(self) -> Figure:
        """Draw both passes and measure."""
        drawing = Drawing(WIDTH, HEIGHT)
        for contour in (True, False):
            self._draw(Pen(drawing, self.light, contour=contour))
        head, hips, neck = self.head, self.bones.hips, self.bones.neck
        return Figure(
            drawing=drawing, face=head.box(-self.head_half, -62, self.head_half, self.chin + 14),
            head=head.box(-self.head_half - 12, self.head_top - 62, self.head_half + 12, self.chin + 6),
            eyes_y=head.place((0.0, self.eye_line + head.nod))[1], feet=(450.0, GROUND),
            waist_y=neck[1] + (hips[1] - neck[1]) * 0.62, chest_y=neck[1] + (hips[1] - neck[1]) * 0.3,
            height=GROUND - head.place((0.0, self.head_top))[1],
        )  # fmt: skip

    def _draw(self, pen: Pen) -> None:
        if self.thing and self.thing.backdrop:
            with pen.moved(self._grip(), scale=0.7):
                self.thing.backdrop(pen)
        self.paint_back(pen)
        self._arms(pen, behind=True, over=False)
        self.paint_body(pen)
        if Accessory.SCARF in self.look.accessories:
            bones = replace(self.bones, neck=(self.bones.neck[0], self.bones.neck[1] + 6))
            accessories.scarf(pen, self.look, bones, behind=self.head.away)
        self._arms(pen, behind=False, over=False)
        with self._framed(pen):
            self._face(pen)
        self._arms(pen, behind=False, over=True)

    @contextmanager
    def _framed(self, pen: Pen) -> Iterator[None]:
        with pen.moved(self.head.centre, turn=self.head.roll, scale=self.head.scale):
            yield

    def _face(self, pen: Pen) -> None:
        outline, head, mien = self.paint_head(pen), self.head, self.posing.mien
        worn = set(self.look.accessories)
        if not head.away:
            fur = pen.ink(self.look.hair_colour)
            marks.on_skin(pen, fur, head, mien, self.sockets(), outline)
            self.paint_eyes(pen)
            self.paint_mouth(pen)
            marks.tears(pen, fur, mien, self.sockets(), self.chin - 20)
            if Accessory.GLASSES in worn:
                accessories.glasses(pen, self.look, head, self.sockets())
        with pen.moved((0.0, self.hat_drop)):
            headwear.on_hair(pen, self.look, head)
        if not head.away:
            marks.in_air(pen, head, mien)

    def sockets(self) -> tuple[Socket, Socket]:
        """Both eyes' places, left of the picture first."""
        left, right = (
            Socket(self.head.feature(s * 52.0, self.eye_line), self.head.squeeze(s), s, 1.08)
            for s in (-1, 1)
        )
        return left, right

    def paint_eyes(self, pen: Pen) -> None:
        """Draw eyes and brows."""
        for socket in self.sockets():
            Eye(pen, self.look, self.posing.mien, socket, soft=False, beast=True).draw(
                self.posing.eyes
            )
            brow(pen, self.look, self.posing.mien, socket)

    def _arms(self, pen: Pen, *, behind: bool, over: bool) -> None:
        ahead = -1 if self.posing.facing == "left" else 1
        limbs = {1: self.bones.left, -1: self.bones.right}
        arms = ((limbs[ahead], self.stance.front, ahead), (limbs[-ahead], self.stance.rear, -ahead))
        far = [max(limb.depth[1:]) < 8 for limb, _, _ in arms]
        chosen = [
            found
            for found, b in zip(arms, far, strict=True)
            if (b, found[1].over and not b) == (behind, over)
        ]
        held = [limb for limb, a, _ in chosen if a.holds]
        for limb, a, side in chosen:
            if held and limb is held[-1] and self.thing:
                with pen.moved(self._grip(), scale=0.7):
                    self.thing.draw(pen)
            self.paint_arm(pen, limb, a.hand, side)

    def _grip(self) -> Point:
        limbs = [
            limb
            for limb, a in (
                (self.bones.left, self.stance.front),
                (self.bones.right, self.stance.rear),
            )
            if a.holds
        ]
        if self.posing.facing == "left":
            limbs = [
                limb
                for limb, a in (
                    (self.bones.right, self.stance.front),
                    (self.bones.left, self.stance.rear),
                )
                if a.holds
            ]
        return (
            sum(limb.c[0] for limb in limbs) / len(limbs),
            sum(limb.c[1] for limb in limbs) / len(limbs),
        )

    def pale(self, pen: Pen) -> Ink:
        """The lighter fur or feathers of belly and muzzle."""
        look = self.look
        return pen.ink(look.hair_tips or mix(lighten(look.hair_colour, 0.62), "#fff4e6", 0.45))
