"""Phases: how a shot is made, one prompt after the other. Pure: what is asked for, and with which seed.

A shot is a still, after a picture of its leading character where there is one, and then motion over
the still. Where nobody goes anywhere the motion is a **loop**: 48 pictures that end where they begin,
repeated for as long as the shot lasts. Where a body or the camera travels it is a **video**: as few
pieces as the model's length allows, each of which begins where the one before ended. Chained pieces
drift, so a shot that would need more than three becomes a loop, as does a long one with words in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from schemas.grades import Measure
from schemas.plan import Effect, Expression, Framing, Move, Pose
from schemas.take import Reference, ShotRequest

from . import wording
from .presets import Choice, Setup
from .work import UPLOAD, Graph, Work
from .workflow import Value, bind, lighter

Motion = Literal["loop", "video"]
MOST_PIECES = 3
_TALKS_S = 8.0  # a longer shot with words in it is a loop
_TRAVELS = {Move.PAN_LEFT, Move.PAN_RIGHT, Move.TILT_UP, Move.TILT_DOWN, Move.TRACK_LEFT,
            Move.TRACK_RIGHT, Move.CRASH_ZOOM, Move.SHAKE, Move.PULL_OUT}  # fmt: skip
_GOES = {Pose.WALK, Pose.RUN, Pose.BOW, Pose.FIST, Pose.REACH, Pose.WAVE}
_BURSTS = {Effect.SPEED_LINES, Effect.IMPACT}
_FACES = {Framing.BUST, Framing.CLOSE, Framing.EXTREME_CLOSE}
_GLAD = {Expression.HAPPY, Expression.LAUGHING}
_RESTLESS = {Measure.FLICKER, Measure.MOTION, Measure.COHERENCE}
_UNLIKE = {Measure.PALETTE, Measure.FACE_SIMILARITY}
_IN_COMPANY = 0.6  # how much a picture of one character counts where several are seen


@dataclass(frozen=True)
class Seen:
    """A picture that a prompt starts from."""

    path: Path
    sha256: str


@dataclass(frozen=True)
class Asked:
    """A prompt before it has a seed: its setup, its values, and the files it needs."""

    kind: str  # still | loop | video
    setup: Setup
    values: dict[str, Value]
    words: wording.Worded
    uploads: dict[str, Seen] = field(default_factory=dict)
    frames: int = 1  # how many pictures it gives

    def work(self, request: ShotRequest, attempt: int, *, seed: int, graph: Graph) -> Work:
        """The prompt as the pool is given it; `graph` is the bound one, after the preflight.

        Its key is that of the graph before, which does not depend on what a server filled in.
        """
        bindings, bare = self.setup.workflow.bindings, self.graph(seed)
        return Work(
            workflow=self.setup.workflow.name, graph=graph, wants=bindings.outputs,
            key=key(place(request), self.setup.workflow.name, bare, self.uploads),
            models=frozenset(self.setup.workflow.models(graph).values()),
            uploads={name: one.path for name, one in self.uploads.items()}, lighter=lighter(self.setup.workflow, graph),
            about={"series": request.series, "shot": place(request), "kind": self.kind,
                   "try": str(attempt + 1), "seed": str(seed)},
        )  # fmt: skip

    def graph(self, seed: int) -> Graph:
        """The graph with everything in its place."""
        files = {name: f"{UPLOAD}{name}" for name in self.uploads}
        return bind(self.setup.workflow, {**self.values, **files, "seed": seed})


def motion(request: ShotRequest, choice: Choice) -> Motion:
    """Whether a shot is a loop or a video: as it is asked for, else as its plan moves."""
    if choice.loop is None or choice.video is None:
        return "video" if choice.loop is None else "loop"
    if request.motion is not None:
        return request.motion
    plan = request.plan
    travels = (
        plan.move in _TRAVELS
        or plan.effect in _BURSTS
        or any(subject.pose in _GOES for subject in plan.subjects)
    )
    talks = bool(request.lines) and request.seconds > _TALKS_S
    fits = len(pieces(request, choice.video)) <= MOST_PIECES
    return "video" if travels and fits and not talks else "loop"


def pieces(request: ShotRequest, setup: Setup) -> tuple[int, ...]:
    """The lengths of the pieces of a video, in pictures at the workflow's own rate."""
    rule = setup.workflow.bindings.frames
    if rule is None:
        return (request.frames,)
    wanted = -(-request.frames * rule.fps // request.picture.fps)
    count = -(-wanted // max(rule.most, rule.gives))
    return (-(-wanted // count),) * count


def still(request: ShotRequest, choice: Choice, seen: Seen | None) -> Asked:
    """The still that a shot begins with, after a picture of the leading character if there is one."""
    setup = choice.likeness if seen is not None and choice.likeness else choice.still
    values, words = _base(request, choice, setup), _words(request, "still", setup)
    uploads = {"reference": seen} if seen is not None and setup is choice.likeness else {}
    if uploads:
        values["reference_weight"] = _likeness(request, values.get("reference_weight", 0.7))
    return Asked("still", setup, values | _said(words), words, uploads)


def moving(
    request: ShotRequest, choice: Choice, kind: Motion, *, frames: int, seen: Seen | None
) -> Asked:
    """A loop, or a piece of a video of `frames` pictures, over a picture if there is one."""
    setup = choice.loop if kind == "loop" else choice.video
    assert setup is not None, kind  # noqa: S101  `motion` chooses only what there is
    values, words = _base(request, choice, setup), _words(request, kind, setup)
    rule, given = setup.workflow.bindings.frames, frames
    if rule is not None:
        given, fitted = rule.fit(frames)
        values |= fitted
    uploads = {"first_frame": seen} if seen and setup.workflow.takes("first_frame") else {}
    if not uploads:
        values.pop("denoise", None)  # that is for drawing over a picture
    return Asked(kind, setup, values | _said(words), words, uploads, given)


def over_a_still(kind: Motion, choice: Choice) -> bool:
    """Whether the motion of a shot is drawn over a still."""
    setup = choice.loop if kind == "loop" else choice.video
    return setup is not None and setup.workflow.takes("first_frame")


def seed(request: ShotRequest, phase: str, attempt: int) -> int:
    """The seed of a prompt: the same for the same shot, phase and attempt."""
    digest = hashlib.sha256(f"{request.seed}/{phase}/{attempt}".encode()).digest()
    return int.from_bytes(digest[:6])  # JSON keeps 53 bits


def place(request: ShotRequest) -> str:
    """Where a shot stands in its series."""
    return f"{request.series}/{request.episode}/{request.scene}/{request.shot}"


def key(where: str, workflow: str, graph: Graph, uploads: Mapping[str, Seen]) -> str:
    """What a prompt is known by, also after a restart: its place and its whole content."""
    files = {name: one.sha256 for name, one in uploads.items()}
    whole = json.dumps([where, workflow, graph, files], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:40]


def lead(request: ShotRequest) -> Reference | None:
    """The picture of the character that a shot is about: who speaks first, else who stands first."""
    if request.plan.framing is Framing.INSERT:
        return None
    seen = [subject.character for subject in request.plan.subjects]
    spoken = [one.line.speaker for one in request.lines if one.line.speaker in seen]
    known = {one.character: one for one in request.references}
    return next((known[who] for who in (*spoken, *seen) if who in known), None)


def pose(request: ShotRequest, who: str) -> str:
    """Which picture of a sheet shows somebody most as the shot does: the end of its file's name."""
    subject = next(one for one in request.plan.subjects if one.character == who)
    if subject.facing == "away":
        return "back"
    if request.plan.framing in _FACES:
        return "happy" if subject.expression in _GLAD else "close-up"
    if subject.pose in {Pose.WALK, Pose.RUN}:
        return "walking"
    return {"left": "left", "right": "right"}.get(subject.facing, "front")


def _base(request: ShotRequest, choice: Choice, setup: Setup) -> dict[str, Value]:
    """What stands in the settings, tempered by what the gate refused before."""
    values, failing = dict(setup.values), set(request.failing)
    shown = {subject.character for subject in request.plan.subjects}
    loras = [choice.loras[who] for who in sorted(shown) if who in choice.loras]
    if len(loras) == 1 and setup.workflow.takes("lora"):
        values["lora"] = loras[0]  # two people's would blend into one
    if "motion" not in values and Measure.FROZEN in failing:
        values["motion"] = 180
    elif "motion" not in values and failing & _RESTLESS:
        values["motion"] = 70
    if "denoise" in values and failing & (_UNLIKE | _RESTLESS):
        values["denoise"] = round(float(values["denoise"]) * 0.85, 3)
    return values


def _likeness(request: ShotRequest, usual: Value) -> float:
    """How strongly a picture of the character counts."""
    several = len({subject.character for subject in request.plan.subjects}) > 1
    more = 0.15 if set(request.failing) & _UNLIKE else 0.0
    return round(min(1.0, float(usual) * (_IN_COMPANY if several else 1.0) + more), 3)


def _words(request: ShotRequest, kind: str, setup: Setup) -> wording.Worded:
    dialect = setup.workflow.bindings.dialect
    return wording.shot(request, kind, dialect, praise=setup.praise, avoid=setup.avoid)


def _said(words: wording.Worded) -> dict[str, Value]:
    return {"prompt": words.positive, "negative": words.negative}
