"""The thirteen expressions as numbers that eyes, brows, mouth and marks are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.plan import Expression

Eyes = Literal["open", "half", "closed"]
MouthShape = Literal["closed", "small", "open", "wide", "round"]
Mark = Literal["tears", "sweat", "vein", "gloom", "sparkle", "wobble", "quiver", "bags", "puff"]


@dataclass(frozen=True)
class Mien:
    """What an expression does to a face; lengths in head units, positive is down or outwards."""

    open: float = 1.0  # opening of the upper lid
    lower: float = 0.0  # how far the lower lid is pushed up, 0…1
    tilt: float = 0.0  # degrees by which the outer corner rises
    cut: tuple[float, float] | None = None  # a straight lid: its height at the inner, outer corner
    iris: float = 1.0
    gaze: tuple[float, float] = (0.0, 0.0)
    shut: Literal["", "smile", "rest"] = ""  # eyes that this expression keeps closed
    blink: Literal["smile", "rest"] = "rest"  # how they close
    brow_in: float = 0.0
    brow_out: float = 0.0
    brow_arch: float = 5.0
    smile: float = 0.1  # corners of the mouth: -1 … 1
    wide: float = 1.0  # width of the mouth
    lopsided: float = 0.0  # one corner higher
    rest: MouthShape = "closed"  # the mouth when nothing is said
    teeth: bool = False
    blush: float = 0.22
    marks: tuple[Mark, ...] = ()


MIENS: dict[Expression, Mien] = {
    Expression.NEUTRAL: Mien(),
    Expression.HAPPY: Mien(
        open=0.97, lower=0.3, blink="smile", brow_in=-3, brow_out=-2, brow_arch=8, smile=0.85,
        wide=1.15, blush=0.5, marks=("sparkle",),
    ),
    Expression.LAUGHING: Mien(
        shut="smile", blink="smile", brow_in=-7, brow_out=-4, brow_arch=10, smile=1.0, wide=1.35,
        rest="open", teeth=True, blush=0.6,
    ),
    Expression.SAD: Mien(
        open=0.84, tilt=-7, cut=(-30, -14), iris=1.02, gaze=(0, 4), brow_in=-9, brow_out=7,
        brow_arch=1, smile=-0.7, wide=0.8, blush=0.12, marks=("wobble",),
    ),
    Expression.CRYING: Mien(
        open=0.8, lower=0.25, tilt=-9, cut=(-29, -12), iris=1.05, brow_in=-12, brow_out=8,
        brow_arch=-1, smile=-0.9, wide=0.85, rest="open", blush=0.55, marks=("tears", "wobble"),
    ),
    Expression.ANGRY: Mien(
        open=0.92, lower=0.12, tilt=9, cut=(-8, -29), iris=0.86, brow_in=15, brow_out=-7,
        brow_arch=2, smile=-0.7, wide=1.15, teeth=True, blush=0.16, marks=("vein",),
    ),
    Expression.SURPRISED: Mien(
        open=1.16, iris=0.76, brow_in=-14, brow_out=-12, brow_arch=8, smile=0.0, wide=0.8,
        rest="round", blush=0.2,
    ),
    Expression.AFRAID: Mien(
        open=1.08, iris=0.66, tilt=-4, brow_in=-13, brow_out=4, brow_arch=0, smile=-0.55,
        wide=1.05, teeth=True, blush=0.0, marks=("sweat", "gloom", "wobble", "quiver"),
    ),
    Expression.DETERMINED: Mien(
        open=0.95, tilt=6, cut=(-17, -33), iris=0.98, brow_in=10, brow_out=-7, brow_arch=2,
        smile=0.12, wide=0.95, teeth=True, blush=0.2, marks=("sparkle",),
    ),
    Expression.SHY: Mien(
        open=0.86, lower=0.18, tilt=-4, gaze=(6, 4), brow_in=-9, brow_out=3, brow_arch=2,
        smile=0.15, wide=0.55, blush=1.0, marks=("sweat",),
    ),
    Expression.SMUG: Mien(
        open=0.62, lower=0.28, tilt=4, cut=(-16, -18), gaze=(4, 0), brow_in=1, brow_out=-7,
        brow_arch=7, smile=0.75, wide=1.05, lopsided=0.9, blush=0.3,
    ),
    Expression.TIRED: Mien(
        open=0.6, tilt=-3, cut=(-15, -11), gaze=(0, 3), brow_in=-3, brow_out=4, brow_arch=1,
        smile=-0.25, wide=0.8, blush=0.05, marks=("bags", "puff"),
    ),
    Expression.THINKING: Mien(
        open=0.88, gaze=(7, -8), brow_in=3, brow_out=-5, brow_arch=6, smile=-0.2, wide=0.6,
        lopsided=0.5, blush=0.15,
    ),
}  # fmt: skip
