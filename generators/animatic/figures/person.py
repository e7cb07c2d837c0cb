"""A person: puts head, hair, clothes, arms and things together in the right order."""

from __future__ import annotations

from schemas.look import Accessory, Look
from schemas.plan import Expression, Pose

from ..draw import Drawing
from ..light import Light
from .body import HEIGHT, WIDTH, Limb, measures
from .expressions import MIENS, Eyes, MouthShape
from .face import brows, features
from .fit import Fit
from .hair import Hairdo
from .head import Head, neck, skull
from .pen import Pen
from .poses import Facing, skeleton, stance
from .tops import hood
from .torso import Torso
from .wardrobe import GARMENTS, arm


def person(look: Look, light: Light, *, pose: Pose, expression: Expression, facing: Facing, holding: str = "", eyes: Eyes = "open", mouth: MouthShape = "closed", phase: float = 0.0):
    body = measures(look)
    st = stance(pose, phase)
    bones = skeleton(body, st, facing)
    turn = {"left": -1, "right": 1}.get(facing, 0)
    head_ = _head(look, bones, st, turn, facing)
    torso = Torso(bones)
    mien = MIENS[expression]
    d = Drawing(WIDTH, HEIGHT)
    for contour in (True, False):
        pen = Pen(d, light, contour=contour)
        fit = Fit(pen, look, torso)
        hairdo = Hairdo(pen, look, head_, flat_top=bool({Accessory.CAP, Accessory.BERET} & set(look.accessories)))
        garment = GARMENTS[look.outfit]
        frame = dict(turn=head_.roll, scale=head_.scale)
        with pen.moved(head_.centre, **frame):
            hairdo.behind()
        sides = {1: bones.left, -1: bones.right}
        sign = {"left": -1}.get(facing, 1)
        arms = [(sides[sign], st.front), (sides[-sign], st.rear)]
        back = [(l, a) for l, a in arms if _behind(l)]
        front = [(l, a) for l, a in arms if not _behind(l)]
        for limb, a in back:
            arm(fit, limb, a.hand)
        garment.below(fit)
        if garment.hood and not fit.away:
            hood(fit, fit.main)
        neck(pen, look, head_, bones.neck, 29 * (0.55 + 0.45 * body.broad))
        garment.trunk(fit)
        for limb, a in front:
            if not a.over:
                arm(fit, limb, a.hand)
        with pen.moved(head_.centre, **frame):
            skull(pen, look, head_, hairdo.shadow())
            if not fit.away:
                features(pen, look, head_, mien, eyes, mouth, soft=body.soft)
            hairdo.over_shoulders()
            hairdo.front()
            if not fit.away:
                brows(pen, look, head_, mien)
        for limb, a in front:
            if a.over:
                arm(fit, limb, a.hand)
    return d


def _behind(limb: Limb) -> bool:
    return max(limb.depth[1], limb.depth[2]) < 8


def _head(look, bones, st, turn, facing):
    chin_y = 107.0 if look.age == "teen" else {"child": 99.0, "adult": 115.0, "elder": 113.0}[look.age]
    s = bones.measures.head_scale
    x, y = bones.head
    return Head((x - 8 * turn * s, y - chin_y * s + st.nod * s), s, st.roll + turn * 0.0, turn, facing == "away", st.nod, look.age)
