"""What the plan of a shot lets its footage do, so that rain is not called jitter."""

from __future__ import annotations

from schemas.grades import Allowance
from schemas.plan import Effect, Manner, Move, Pose, TimeOfDay, Weather
from schemas.take import ShotRequest

_FALLING = {Weather.RAIN, Weather.SNOW, Weather.PETALS, Weather.FIREFLIES, Weather.STORM}
_GLITTER = {Effect.SPARKLES, Effect.SCREEN_TONE, Effect.GLOOM}
_BLOWS = {Effect.FOCUS_LINES, Effect.SPEED_LINES, Effect.IMPACT}
_JERKS = {Move.SHAKE, Move.CRASH_ZOOM}
_RESTS = {Move.HOLD, Move.DRIFT, *_JERKS}  # a jerk is over soon, and then the camera stands


def allowance(request: ShotRequest, *, loop: bool = False) -> Allowance:
    """The allowance of a shot; `loop` when its end must meet its beginning."""
    plan = request.plan
    impact = plan.effect in _BLOWS or plan.move in _JERKS or request.weather is Weather.STORM
    particles = request.weather in _FALLING or plan.effect in _GLITTER
    shouts = any(spoken.line.manner is Manner.SHOUT for spoken in request.lines)
    runs = any(subject.pose is Pose.RUN for subject in plan.subjects)
    return Allowance(
        kind=_kind(loop=loop, impact=impact, particles=particles, held=plan.move is Move.HOLD),
        may_hold=plan.move in _RESTS, may_jump=impact or particles, smooth=not (impact or shouts or runs),
        loop=loop, dark=request.time is TimeOfDay.NIGHT,
    )  # fmt: skip


def still() -> Allowance:
    """The allowance of a single picture."""
    return Allowance(kind="still", may_hold=True, smooth=False)


def _kind(*, loop: bool, impact: bool, particles: bool, held: bool) -> str:
    """The kind of shot that its grades are compared with: what shapes them most."""
    if loop:
        return "loop"
    if impact:
        return "impact"
    if particles:
        return "particles"
    return "held" if held else "plain"
