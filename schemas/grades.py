"""Grades: what was measured of footage, what the plan allows, and what a gate made of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .plan import Model

Share = Annotated[float, Field(ge=0, le=1)]
Amount = Annotated[float, Field(ge=0, le=10_000)]


class Measure(StrEnum):
    """What can be graded; each has a unit and a direction in `generators/grades`."""

    BLACK = "black"  # share of pictures that are black, 0 … 1, less is better
    FROZEN = "frozen"  # longest run of pictures that stand still, in seconds, less is better
    SHARPNESS = "sharpness"  # variance of the Laplacian at 384×216, more is better
    FLICKER = "flicker"  # mean second difference of luma, less is better
    MOTION = "motion"  # smoothness, 0 … 1, more is better
    COHERENCE = "coherence"  # 0 … 1, more is better
    GHOSTING = "ghosting"  # how much other pictures shine through, 0 … 1, less is better
    SEAM = "seam"  # difference across a loop's seam against its own motion, less is better
    PALETTE = "palette"  # share of a character's colours that are found, 0 … 1, more is better
    SILENCE = "silence"  # share of a film with sound that is silent, 0 … 1, less is better
    FACE_SIMILARITY = "face_similarity"  # 0 … 1, needs weights
    FACE_QUALITY = "face_quality"  # 0 … 1, needs weights
    AESTHETIC = "aesthetic"  # 0 … 10, needs weights


class Allowance(Model):
    """What the plan of a shot lets footage do without being refused for it."""

    kind: str = "plain"  # plain | held | particles | impact | loop | still: the kind of the shot
    may_hold: bool = False  # a held drawing may stand still
    may_jump: bool = False  # rain, snow, focus lines and shake look like noise
    smooth: bool = True  # the planned camera is smooth, so motion must be
    loop: bool = False  # its end must meet its beginning
    dark: bool = False  # a fade or a night so dark that black is meant
    cuts_s: tuple[float, ...] = ()  # where the plan itself cuts, in seconds


class Gates(Model):
    """The thresholds, and where the weights lie that some grades need."""

    black: Share = 0.1
    black_dark: Share = 0.6  # where the plan is dark
    frozen_s: Amount = 1.5
    frozen_held_s: Amount = 8.0  # where the plan holds
    sharpness: Amount = 60.0
    flicker: Amount = 2.0
    flicker_impact: Amount = 6.0  # where the plan has flashes and blows
    motion: Share = 0.8
    motion_particles: Share = 0.65  # where something falls through the picture
    coherence: Share = 0.85
    coherence_particles: Share = 0.65
    coherence_impact: Share = 0.45
    ghosting: Share = 0.3
    seam: Amount = 1.25
    palette: Share = 0.7
    silence: Share = 0.98
    face_similarity: Share = 0.7
    face_quality: Share = 0.8
    aesthetic: Annotated[float, Field(ge=0, le=10)] = 5.5
    samples: int = Field(default=30, ge=5)  # accepted takes before experience counts
    spreads: float = Field(default=4.0, ge=1, le=10)  # how far from the mean is too far
    paid: Literal["faults", "all"] = "faults"  # of what is bought only what is plainly broken
    weights: str = ""  # folder of ONNX models; empty: what needs them is not measured


USUAL = Gates()


class Grades(Model):
    """The grades of one piece of footage; what is not in `values` was not measured."""

    values: dict[Measure, float] = Field(default_factory=dict)
    unmeasured: dict[Measure, str] = Field(default_factory=dict)  # why


class Failing(Model):
    """A grade that did not pass."""

    measure: Measure
    value: float
    limit: float
    sentence: str


class Judgement(Model):
    """What a gate decided: it passes when no part fails, never by a mean."""

    failing: tuple[Failing, ...] = ()
    used: tuple[Measure, ...] = ()
    unmeasured: tuple[Measure, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every grade that was measured passes."""
        return not self.failing

    @property
    def reason(self) -> str:
        """Why it does not pass, in one sentence; empty when it does."""
        return "; ".join(one.sentence for one in self.failing)
