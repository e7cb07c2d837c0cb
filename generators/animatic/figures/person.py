"""A person: puts head, hair, clothes, arms and things together in the right order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from schemas.look import Accessory, Look

from ..draw import Drawing
from ..light import Light
from . import accessories, headwear, marks
from .asked import Asked
from .body import GROUND, HEIGHT, WIDTH, Limb, Skeleton, measures
from .collars import hood
from .expressions import Mien
from .face import FACE_BOX, brows, complexion, features, sockets
from .figure import Figure
from .fit import Fit
from .hair import Hairdo
from .hairstyles import STYLES
from .head import CHIN, Head, neck, skull
from .lower import stool
from .pen import Pen
from .poses import Arm, grasp, skeleton, stance
from .props import Prop, prop
from .torso import Torso
from .wardrobe import GARMENTS, arm, palm

_HATS = {Accessory.CAP, Accessory.BERET}


class Person:
    """One person in one pose, drawn layer by layer."""

    def __init__(self, look: Look, light: Light, asked: Asked) -> None:
        self.look, self.light, self.asked = look, light, asked
        self.thing: Prop | None = prop(asked.holding) if asked.holding else None
        posed = stance(asked.pose, asked.phase)
        self.posed = grasp(posed, asked.pose, self.thing.grip) if self.thing else posed
        self.bones: Skeleton = skeleton(measures(look), self.posed, asked.facing)
        scale, (x, y), turn = self.bones.measures.head_scale, self.bones.head, asked.turn
        centre = (x - 8 * turn * scale, y + (self.posed.nod - CHIN[look.age]) * scale)
        away = asked.facing == "away"
        self.head = Head(centre, scale, self.posed.roll, turn, away, self.posed.nod, look.age)
        ahead = -1 if asked.facing == "left" else 1
        limbs = {1: self.bones.left, -1: self.bones.right}
        self.arms = ((limbs[ahead], self.posed.front), (limbs[-ahead], self.posed.rear))

    def figure(self) -> Figure:
        """Draw both passes and measure."""
        drawing, head, torso = Drawing(WIDTH, HEIGHT), self.head, Torso(self.bones)
        for contour in (True, False):
            self._draw(Pen(drawing, self.light, contour=contour))
        room = max(STYLES[self.look.hair].room, 56.0 if self.look.ahoge else 0.0)
        return Figure(
            drawing=drawing, face=head.box(*FACE_BOX),
            head=head.box(-124, -140 - room, 124, head.chin[1] + 6),
            eyes_y=head.place((0.0, 12.0 + head.nod))[1], feet=(450.0, GROUND),
            waist_y=torso.on(0, 0.62)[1], chest_y=torso.on(0, 0.3)[1],
            height=GROUND - head.place((0.0, -136.0))[1],
        )  # fmt: skip

    def _draw(self, pen: Pen) -> None:
        fit, worn = Fit(pen, self.look, Torso(self.bones)), set(self.look.accessories)
        hairdo = Hairdo(pen, self.look, self.head, flat_top=bool(_HATS & worn))
        if self.posed.seat:
            stool(fit)
        if self.thing and self.thing.backdrop:
            with self._at_grip(pen):
                self.thing.backdrop(pen)
        with self._framed(pen):
            hairdo.behind()
        self._arms(fit, "behind")
        self._clothes(fit)
        self._arms(fit, "hanging")
        collar = GARMENTS[self.look.outfit].collar
        if collar:
            collar(fit)
        self._arms(fit, "crossing")
        if Accessory.SCARF in worn:
            accessories.scarf(pen, self.look, self.bones, behind=fit.away)
        with self._framed(pen):
            self._head(pen, hairdo, self.asked.mien)
        self._arms(fit, "over")

    @contextmanager
    def _framed(self, pen: Pen) -> Iterator[None]:
        with pen.moved(self.head.centre, turn=self.head.roll, scale=self.head.scale):
            yield

    def _clothes(self, fit: Fit) -> None:
        garment = GARMENTS[self.look.outfit]
        garment.below(fit)
        if garment.hood and not fit.away:
            hood(fit, fit.main)
        neck(fit.pen, self.look, self.head, self.bones.neck, 29 * fit.torso.girth)
        garment.trunk(fit)

    def _head(self, pen: Pen, hairdo: Hairdo, mien: Mien) -> None:
        look, head, skin = self.look, self.head, pen.skin(self.look.skin)
        eyes_at = sockets(look, head)
        skull(pen, look, head, hairdo.shadow())
        if not head.away:
            marks.on_skin(pen, skin, head, mien, sockets=eyes_at, outline=head.outline())
            complexion(pen, look, head, mien)
            accessories.on_skin(pen, look, head)
            soft = self.bones.measures.soft
            features(pen, look, head, mien, eyes=self.asked.eyes, mouth=self.asked.mouth, soft=soft)
            marks.tears(pen, skin, mien, eyes_at, 86.0)
            accessories.on_face(pen, look, head)
        hairdo.over_shoulders()
        hairdo.front()
        if not head.away:
            brows(pen, look, head, mien)
        headwear.on_hair(pen, look, head)
        if not head.away:
            marks.in_air(pen, head, mien)

    # arms

    def _arms(self, fit: Fit, layer: str) -> None:
        """Draw the arms of one layer and the thing they hold: before its hand, a pole behind the arm."""
        chosen = [(limb, a) for limb, a in self.arms if self._layer(limb, a) == layer]
        held = [limb for limb, a in chosen if a.holds]
        before = self.thing is not None and self.thing.grip != "up"
        if before and held:
            self._thing(fit.pen, held)
        for limb, a in chosen:
            arm(fit, limb, a.hand if before or not a.holds else "hidden")
        if held and not before:
            self._thing(fit.pen, held)
            for limb in held:
                palm(fit, limb, "grip")

    def _thing(self, pen: Pen, held: list[Limb]) -> None:
        if self.thing and self._holder() in held:
            with self._at_grip(pen):
                self.thing.draw(pen)

    def _layer(self, limb: Limb, posed: Arm) -> str:
        if limb.behind:
            return "behind"
        if posed.over:
            return "over"
        torso = Torso(self.bones)
        low = limb.c[1] > torso.on(0, 0.55)[1]
        aside = abs(limb.c[0] - self.bones.neck[0]) > torso.wide(0.3) * 1.3
        return "hanging" if low or aside else "crossing"

    def _holder(self) -> Limb | None:
        """The nearer of the hands that hold the thing: it is drawn with that one."""
        held = [limb for limb, a in self.arms if a.holds]
        return max(held, key=lambda limb: not limb.behind) if held else None

    @contextmanager
    def _at_grip(self, pen: Pen) -> Iterator[None]:
        """The frame of the thing: between the hands that hold it, leaning towards the head."""
        spots = [limb.palm for limb, a in self.arms if a.holds]
        x, y = (sum(p[i] for p in spots) / len(spots) for i in (0, 1))
        pole = self.thing is not None and self.thing.grip == "pole"
        mirror = pole and x < self.bones.neck[0]
        with pen.moved((x, y), scale=0.5 + 0.5 * self.bones.measures.arm / 360, mirror=mirror):
            yield
