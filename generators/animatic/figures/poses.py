"""Poses: where hands and feet are in each, and the skeleton that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from schemas.plan import Pose

from .body import GROUND, MIDDLE, Limb, Measures, Skeleton, Spot, View, add, elbow, unit

Facing = Literal["left", "camera", "right", "away"]
HandKind = Literal["relaxed", "open", "fist", "point", "flat", "grip", "hip", "hidden"]


@dataclass(frozen=True)
class Arm:
    """An arm: wrist and elbow directions as (out, down, forward), in arm lengths from the shoulder."""

    wrist: Spot = (0.08, 0.95, 0.13)
    pole: Spot = (0.42, 0.0, -1.0)
    hand: HandKind = "relaxed"
    fingers: Spot | None = None  # where they point; without it along the forearm
    over: bool = False  # drawn over the head
    holds: bool = False  # keeps the thing


@dataclass(frozen=True)
class Leg:
    """A leg: angles in degrees of the thigh forwards and of the knee, and of the foot's toe down."""

    thigh: float = 0.0
    knee: float = 0.0
    toe: float = 0.0
    out: float = 4.0


@dataclass(frozen=True)
class Stance:
    """A whole pose. `front` is the arm on the side that the figure faces."""

    front: Arm = Arm()
    rear: Arm = Arm()
    front_leg: Leg = Leg()
    rear_leg: Leg = Leg()
    lean: float = 0.0  # degrees forwards
    roll: float = 0.0  # degrees the head tilts to the right
    nod: float = 0.0  # head units that the face sinks
    yaw: float = 30.0  # how far the body turns when it faces aside
    shift: float = 0.0  # hips, to the figure's left
    seat: bool = False


_OPEN = Arm((0.44, 0.40, 0.30), (0.2, 1.0, -0.35), "open", (1.0, -0.12, 0.25))
_LAP = Arm((-0.10, 0.80, 0.50), (0.9, 0.3, -0.6), "flat", (-0.5, 0.7, 0.5))
_HOLD = Arm((-0.13, 0.50, 0.50), (0.9, 0.8, -0.3), "grip", (-0.7, -0.5, 0.3))
_POSES: dict[Pose, Stance] = {
    Pose.STAND: Stance(rear=Arm((0.10, 0.945, 0.10)), shift=4, roll=-1.5),
    Pose.ARMS_CROSSED: Stance(
        front=Arm((-0.36, 0.47, 0.40), (1.0, 0.8, -0.1), "hidden"),
        rear=Arm((-0.24, 0.45, 0.48), (1.0, 0.9, 0.0), "flat", (-0.75, -0.65, 0.1)), roll=-2,
    ),
    Pose.HAND_ON_HIP: Stance(
        rear=Arm((0.06, 0.66, 0.06), (1.0, 0.0, -0.35), "hip", (-0.6, 0.8, 0.3)), shift=8, roll=2,
    ),
    Pose.HAND_TO_CHEST: Stance(
        rear=Arm((-0.10, 0.37, 0.36), (0.9, 1.0, -0.2), "flat", (-0.6, -0.8, 0.2)), roll=-2,
    ),
    Pose.HAND_TO_CHIN: Stance(
        rear=Arm((-0.20, -0.05, 0.42), (0.4, 1.0, 0.2), "fist", (-0.3, -1, 0.1), over=True),
        front=Arm((-0.42, 0.50, 0.44), (0.9, 1.0, -0.1), "hidden"), roll=4,
    ),
    Pose.POINT: Stance(
        front=Arm((0.60, 0.04, 0.72), (0.5, 1.0, -0.2), "point", (0.75, -0.12, 0.6)), rear=Arm((0.16, 0.9, 0.0)), lean=3,
    ),
    Pose.REACH: Stance(
        front=Arm((0.52, -0.04, 0.74), (0.6, 0.8, -0.2), "open", (0.7, -0.42, 0.5)),
        rear=Arm((0.22, 0.86, -0.16)), lean=7,
    ),
    Pose.WAVE: Stance(
        front=Arm((0.36, -0.28, 0.30), (0.7, 1.0, -0.1), "open", (0.12, -1, 0.0), over=True), roll=3,
    ),
    Pose.FIST: Stance(
        rear=Arm((0.04, 0.10, 0.48), (0.8, 1.0, 0.0), "fist", (0.02, -1, 0.1)),
        front=Arm((0.26, 0.84, 0.1), (0.9, 0, -0.5), "fist"), lean=2,
    ),
    Pose.SHRUG: Stance(front=_OPEN, rear=_OPEN, roll=5),
    Pose.HOLD_THING: Stance(front=_HOLD, rear=_HOLD, nod=2),
    Pose.SIT: Stance(
        front=_LAP, rear=_LAP, front_leg=Leg(72, 72, 0, 9), rear_leg=Leg(72, 72, 0, 9), seat=True,
    ),
    Pose.BOW: Stance(
        front=Arm((0.02, 0.88, 0.36), (0.5, 0, -1), "flat"),
        rear=Arm((0.02, 0.88, 0.36), (0.5, 0, -1), "flat"), lean=34, nod=13,
    ),
}  # fmt: skip


def stance(pose: Pose, phase: float) -> Stance:
    """The stance of a pose; `phase` 0…1 moves walking, running and waving."""
    beat = math.sin(2 * math.pi * phase)
    if pose in {Pose.WALK, Pose.RUN}:
        return _stride(phase, running=pose is Pose.RUN)
    found = _POSES[pose]
    if pose is Pose.WAVE:
        out, down, ahead = found.front.wrist
        moved = replace(found.front, wrist=(out + 0.08 * beat, down + 0.02 * abs(beat), ahead),
                        fingers=(0.1 + 0.42 * beat, -1, 0.1))  # fmt: skip
        return replace(found, front=moved)
    return found


_GRASPS: dict[str, Arm] = {
    "up": Arm((-0.02, 0.44, 0.48), (0.9, 1.0, -0.2), "grip", (-0.35, -0.6, 0.4), holds=True),
    "hang": Arm((0.12, 0.62, 0.46), (0.9, 0.6, -0.4), "grip", (0.1, 0.3, 0.6), holds=True),
    "pole": Arm((0.06, 0.46, 0.44), (0.9, 1.0, -0.3), "grip", (-0.5, -0.4, 0.5), holds=True),
}
_FRONT_BUSY = {Pose.POINT, Pose.REACH, Pose.WAVE}


def grasp(posed: Stance, pose: Pose, grip: str) -> Stance:
    """The stance with something in a free hand, or in both where the pose holds a thing."""
    if pose is Pose.HOLD_THING:
        return replace(
            posed, front=replace(posed.front, holds=True), rear=replace(posed.rear, holds=True)
        )
    if pose in _FRONT_BUSY:
        return replace(posed, rear=_GRASPS[grip])
    return replace(posed, front=_GRASPS[grip])


def _stride(phase: float, *, running: bool) -> Stance:
    def leg(at: float) -> Leg:
        swing, lift = math.sin(2 * math.pi * at), max(0.0, math.cos(2 * math.pi * at + 0.35))
        if running:
            return Leg(14 + 44 * swing, 18 + 82 * lift, 26 * max(0.0, -swing) + 20 * lift, 1)
        return Leg(5 + 24 * swing, 6 + 50 * lift, 16 * max(0.0, -swing), 1)

    def arm(at: float) -> Arm:
        swing = math.sin(2 * math.pi * at)
        if running:
            return Arm((0.16, 0.52 - 0.16 * swing, 0.30 + 0.34 * swing), (0.45, 0.5, -1), "fist")
        return Arm((0.10, 0.93 - 0.05 * abs(swing), 0.12 + 0.30 * swing), (0.3, 0, -1))

    return Stance(
        front=arm(phase + 0.5), rear=arm(phase), front_leg=leg(phase), rear_leg=leg(phase + 0.5),
        lean=13.0 if running else 4.0, yaw=52.0 if running else 44.0,
    )  # fmt: skip


def skeleton(body: Measures, pose: Stance, facing: Facing) -> Skeleton:
    """Joints of a body in a stance, standing on the ground."""
    sign = {"left": -1, "camera": 1, "right": 1, "away": 1}[facing]
    yaw = {"left": -pose.yaw, "camera": 0.0, "right": pose.yaw, "away": 180.0}[facing]
    view = View(yaw)
    legs = [_leg(body, leg, side, pose.shift) for leg, side in
            ((pose.front_leg, sign), (pose.rear_leg, -sign))]  # fmt: skip
    sink = GROUND - max(low for _, low in legs)
    down = (0.0, sink, 0.0)
    hips: Spot = (pose.shift, GROUND - body.hip + sink, 0.0)
    rise, lean = body.shoulder - body.hip, math.radians(pose.lean)

    def upper(x: float, up: float, z: float) -> Spot:
        return (pose.shift * (1 - up / rise) + x, hips[1] - up * math.cos(lean) + z * math.sin(lean),
                up * math.sin(lean) + z * math.cos(lean))  # fmt: skip

    arms = {}
    for arm, side in ((pose.front, sign), (pose.rear, -sign)):
        shoulder = upper(side * body.shoulders, rise, 0)
        arms[side] = _arm(body, view, arm, shoulder, lean=math.radians(pose.lean * 0.5))
    placed = {
        side: _limb(view, spots, down) for (spots, _), side in zip(legs, (sign, -sign), strict=True)
    }
    chin = upper(0, body.chin - body.hip, body.broad * 10 + pose.lean * 1.1)
    return Skeleton(
        measures=body, yaw=yaw, neck=view.flat(upper(0, body.chin * 0.962 - body.hip, 0)),
        hips=view.flat(hips), head=view.flat(chin), left=arms[1], right=arms[-1],
        left_leg=placed[1], right_leg=placed[-1],
    )  # fmt: skip


def _limb(view: View, spots: tuple[Spot, ...], by: Spot) -> Limb:
    a, b, c, tip, heel = (add(s, by) for s in spots)
    return view.limb(a, b, c, tip, heel)


def _arm(body: Measures, view: View, arm: Arm, shoulder: Spot, *, lean: float) -> Limb:
    side = 1 if shoulder[0] > 0 else -1

    def own(v: Spot) -> Spot:
        out, low, ahead = v
        return (side * out, low * math.cos(lean) - ahead * math.sin(lean) * 0.3,
                ahead * math.cos(lean) + low * math.sin(lean) * 0.6)  # fmt: skip

    target = _kept(view, shoulder, add(shoulder, own(arm.wrist), body.arm), body.arm * 0.33)
    bend, wrist = elbow(shoulder, target, body.arm * 0.52, body.arm * 0.48, own(arm.pole))
    ahead = unit(own(arm.fingers)) if arm.fingers else unit(add(wrist, bend, -1))
    return view.limb(shoulder, bend, wrist, add(wrist, ahead, body.arm * 0.2), wrist)


def _kept(view: View, shoulder: Spot, wrist: Spot, hand: float) -> Spot:
    """The wrist, drawn back so far that a hand beyond it stays on the canvas."""
    near, far = (abs(view.flat(spot)[0] - MIDDLE) for spot in (shoulder, wrist))
    room = MIDDLE - 12 - hand
    if far <= room:
        return wrist
    return add(shoulder, add(wrist, shoulder, -1), (room - near) / (far - near))


def _leg(body: Measures, leg: Leg, side: int, shift: float) -> tuple[tuple[Spot, ...], float]:
    """Hip, knee, ankle, toe and heel with the hips at their standing height, and the lowest y."""
    a: Spot = (side * 40 * body.broad + shift, GROUND - body.hip, 0.0)
    t, k, out = math.radians(leg.thigh), math.radians(leg.thigh - leg.knee), math.radians(leg.out)
    b = add(a, (side * math.sin(out), math.cos(t), math.sin(t)), body.thigh)
    c = add(b, (side * math.sin(out) * 0.3, math.cos(k), math.sin(k)), body.thigh * 0.9)
    high, pitch = body.thigh * 0.1, math.radians(leg.toe)

    def foot(y: float, z: float, x: float) -> Spot:
        return add(c, (side * x, y * math.cos(pitch) + z * math.sin(pitch),
                       z * math.cos(pitch) - y * math.sin(pitch)))  # fmt: skip

    toe, heel = foot(high, 64.0, 14.0), foot(high, -18.0, -3.0)
    return (a, b, c, toe, heel), max(toe[1], heel[1])
