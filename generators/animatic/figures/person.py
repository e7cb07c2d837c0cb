"""A person: puts head, hair, clothes, arms and things together in the right order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schemas.look import Accessory, Hair, Look
from schemas.plan import Expression, Pose

from ..draw import Drawing, Point
from ..light import Light
from . import accessories, headwear, marks
from .body import GROUND, HEIGHT, WIDTH, Limb, Skeleton, measures
from .expressions import MIENS, Eyes, Mien, MouthShape
from .face import FACE_BOX, brows, features, sockets
from .figure import Figure
from .fit import Fit
from .hair import Hairdo
from .hands import hand
from .head import CHIN, Head, neck, skull
from .pen import Pen
from .poses import Facing, Stance, grasp, skeleton, stance
from .props import Prop, prop
from .seat import stool
from .tops import hood
from .torso import Torso
from .wardrobe import GARMENTS, arm

_HAIR_ROOM = {
    Hair.SPIKY: 44.0,
    Hair.MESSY: 16.0,
    Hair.SWEPT: 20.0,
    Hair.BUN: 46.0,
    Hair.CURLY: 16.0,
}


def person(
    look: Look, light: Light, *, pose: Pose, expression: Expression, facing: Facing,
    holding: str, eyes: Eyes, mouth: MouthShape, phase: float,
) -> Figure:  # fmt: skip
    """Draw a person; see `figure`."""
    thing = prop(holding) if holding else None
    posed = stance(pose, phase)
    if thing:
        posed = grasp(posed, pose, thing.grip)
    bones = skeleton(measures(look), posed, facing)
    drawing = Drawing(WIDTH, HEIGHT)
    sitter = _Sitter(look, light, posed, bones, facing, thing)
    for contour in (True, False):
        sitter.draw(Pen(drawing, light, contour=contour), MIENS[expression], eyes, mouth)
    head, torso = sitter.head, Torso(bones)
    top = -140.0 - (_HAIR_ROOM.get(look.hair, 0.0) + (50.0 if look.ahoge else 0.0))
    return Figure(
        drawing=drawing, face=head.box(*FACE_BOX),
        head=head.box(-124, top, 124, head.chin[1] + 6),
        eyes_y=head.place((0.0, 12.0 + head.nod))[1], feet=(450.0, GROUND),
        waist_y=torso.on(0, 0.62)[1], chest_y=torso.on(0, 0.3)[1],
        height=GROUND - head.place((0.0, -136.0))[1],
    )  # fmt: skip


class _Sitter:
    """One person in one pose, drawn layer by layer."""

    def __init__(
        self, look: Look, light: Light, posed: Stance, bones: Skeleton, facing: Facing, thing: Prop | None
    ) -> None:  # fmt: skip
        self.look, self.light, self.posed, self.bones, self.thing = look, light, posed, bones, thing
        self.head = _head(look, posed, bones, facing)
        ahead = -1 if facing == "left" else 1
        limbs = {1: bones.left, -1: bones.right}
        self.arms = ((limbs[ahead], posed.front), (limbs[-ahead], posed.rear))

    def draw(self, pen: Pen, mien: Mien, eyes: Eyes, mouth: MouthShape) -> None:
        """Draw one pass."""
        look, fit = self.look, Fit(pen, self.look, Torso(self.bones))
        worn = set(look.accessories)
        hairdo = Hairdo(
            pen, look, self.head, flat_top=bool({Accessory.CAP, Accessory.BERET} & worn)
        )
        self._backdrop(fit)
        with self._framed(pen):
            hairdo.behind()
        self._arms(fit, behind=True, over=False)
        self._clothes(fit)
        self._arms(fit, behind=False, over=False, layer=self._hangs)
        collar = GARMENTS[look.outfit].collar
        if collar:
            collar(fit)
        self._arms(fit, behind=False, over=False, layer=lambda limb: not self._hangs(limb))
        if Accessory.SCARF in worn:
            accessories.scarf(pen, look, self.bones, behind=fit.away)
        with self._framed(pen):
            self._head(pen, hairdo, mien, eyes, mouth)
        self._arms(fit, behind=False, over=True)

    @contextmanager
    def _framed(self, pen: Pen) -> Iterator[None]:
        with pen.moved(self.head.centre, turn=self.head.roll, scale=self.head.scale):
            yield

    def _backdrop(self, fit: Fit) -> None:
        if self.posed.seat:
            stool(fit)
        if self.thing and self.thing.backdrop:
            with fit.pen.moved(self._grip(), scale=self._size()):
                self.thing.backdrop(fit.pen)

    def _clothes(self, fit: Fit) -> None:
        garment = GARMENTS[self.look.outfit]
        garment.below(fit)
        if garment.hood and not fit.away:
            hood(fit, fit.main)
        neck(fit.pen, self.look, self.head, self.bones.neck, 29 * (0.55 + 0.45 * fit.torso.broad))
        garment.trunk(fit)

    def _head(self, pen: Pen, hairdo: Hairdo, mien: Mien, eyes: Eyes, mouth: MouthShape) -> None:
        look, head = self.look, self.head
        skull(pen, look, head, hairdo.shadow())
        if not head.away:
            skin, eyes_at = pen.skin(look.skin), sockets(look, head)
            marks.on_skin(pen, skin, head, mien, eyes_at, head.outline())
            accessories.on_skin(pen, look, head)
            features(pen, look, head, mien, eyes, mouth, soft=self.bones.measures.soft)
            marks.tears(pen, skin, mien, eyes_at, 86.0)
            accessories.on_face(pen, look, head)
        hairdo.over_shoulders()
        hairdo.front()
        if not head.away:
            brows(pen, look, head, mien)
        headwear.on_hair(pen, look, head)
        if not head.away:
            marks.in_air(pen, head, mien)

    def _arms(
        self, fit: Fit, *, behind: bool, over: bool, layer: Callable[[Limb], bool] = lambda _: True
    ) -> None:
        """Draw the arms of one layer; the thing lies between the sleeves and the hands."""
        chosen = [
            (limb, a)
            for limb, a in self.arms
            if (_behind(limb), a.over and not _behind(limb)) == (behind, over) and layer(limb)
        ]
        for limb, a in chosen:
            arm(fit, limb, "hidden" if a.holds else a.hand)
        held = [limb for limb, a in chosen if a.holds]
        if held and self.thing and held[0] is self._holder():
            with fit.pen.moved(self._grip(), scale=self._size()):
                self.thing.draw(fit.pen)
        size = self.bones.measures.arm / 360 * 1.08
        for limb in held:
            side = 1 if limb.c[0] < self.bones.hips[0] else -1
            hand(fit.pen, fit.skin, limb, "grip", size, inner=side)

    def _hangs(self, limb: Limb) -> bool:
        """Whether an arm keeps clear of the chest."""
        torso = Torso(self.bones)
        low = torso.on(0, 0.55)[1]
        return limb.c[1] > low or abs(limb.c[0] - self.bones.neck[0]) > torso.wide(0.3) * 1.3

    def _holder(self) -> Limb:
        """The hand that the thing is drawn with: the nearer one of those that hold it."""
        held = [limb for limb, a in self.arms if a.holds]
        return (
            held[0]
            if len(held) == 1
            else min(held, key=lambda limb: (not _behind(limb), limb is held[1]))
        )

    def _grip(self) -> Point:
        spots = [_palm(limb) for limb, a in self.arms if a.holds]
        return (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))

    def _size(self) -> float:
        return 0.5 + 0.5 * self.bones.measures.arm / 360


def _palm(limb: Limb) -> Point:
    return (
        limb.c[0] + (limb.tip[0] - limb.c[0]) * 0.45,
        limb.c[1] + (limb.tip[1] - limb.c[1]) * 0.45,
    )


def _behind(limb: Limb) -> bool:
    return max(limb.depth[1], limb.depth[2]) < 8


def _head(look: Look, posed: Stance, bones: Skeleton, facing: Facing) -> Head:
    turn = {"left": -1, "right": 1}.get(facing, 0)
    scale, (x, y) = bones.measures.head_scale, bones.head
    centre = (x - 8 * turn * scale, y + (posed.nod - CHIN[look.age]) * scale)
    return Head(centre, scale, posed.roll, turn, facing == "away", posed.nod, look.age)
