"""Gates: thresholds as data, what experience makes of them, and the judgement with its sentences.

Footage passes when every part passes; there is no mean that a good part could lift a bad one with.
Black, frozen and blurred footage is judged first and alone: it is coherent, smooth and without
flicker, so what comes after says nothing about it.

Calibration moves a threshold, within bounds that `_ROOM` states as shares of it, and only from
`samples` accepted takes on:

- up, when accepted takes lie well above it: to their mean less `spreads` spreads, but never above
  the *comfortable* grade, which always passes;
- down, when even the mean is not comfortable (a series that plays in the rain): likewise to the mean
  less `spreads` spreads, but never below the *relaxed* one.
"""

from __future__ import annotations

from pydantic import Field

from schemas.grades import Allowance, Failing, Gates, Grades, Judgement, Measure
from schemas.plan import Model

ORDER = (
    Measure.BLACK, Measure.FROZEN, Measure.SHARPNESS, Measure.FLICKER, Measure.MOTION,
    Measure.COHERENCE, Measure.GHOSTING, Measure.SEAM, Measure.PALETTE, Measure.SILENCE,
    Measure.FACE_SIMILARITY, Measure.FACE_QUALITY, Measure.AESTHETIC,
)  # fmt: skip
LESS_IS_BETTER = frozenset(
    {Measure.BLACK, Measure.FROZEN, Measure.FLICKER, Measure.GHOSTING, Measure.SEAM, Measure.SILENCE}
)  # fmt: skip
_ENDS = frozenset({Measure.BLACK, Measure.FROZEN, Measure.SHARPNESS})
_ROOM = {  # relaxed and comfortable, as shares of the threshold; the others are never moved
    Measure.FROZEN: (1.33, 0.5), Measure.SHARPNESS: (0.6, 3.0), Measure.FLICKER: (1.5, 0.5),
    Measure.MOTION: (0.9, 1.12), Measure.COHERENCE: (0.94, 1.08), Measure.GHOSTING: (1.3, 0.5),
    Measure.SEAM: (1.12, 0.9), Measure.PALETTE: (0.9, 1.2), Measure.FACE_SIMILARITY: (0.93, 1.14),
    Measure.FACE_QUALITY: (0.9, 1.1), Measure.AESTHETIC: (0.9, 1.2),
}  # fmt: skip
_NARROWEST = 0.05  # a spread, of the way from mean to threshold: takes may all have been alike
_SENTENCES = {
    Measure.BLACK: "{value:.0%} of the pictures are black where {limit:.0%} is allowed",
    Measure.FROZEN: "nothing moves for {value:.3g} s where {limit:.3g} s is allowed",
    Measure.SHARPNESS: "the pictures are blurred: sharpness {value:.0f} where {limit:.0f} is needed",
    Measure.FLICKER: "the light flickers: {value:.3g} where {limit:.3g} is allowed",
    Measure.MOTION: "the movement is not smooth: {value:.3g} where {limit:.3g} is needed",
    Measure.COHERENCE: "the pictures do not follow from one another: {value:.3g} where {limit:.3g} is needed",
    Measure.GHOSTING: "other pictures shine through: {value:.3g} where {limit:.3g} is allowed",
    Measure.SEAM: "the loop does not close: {value:.3g} where {limit:.3g} is allowed",
    Measure.PALETTE: "a character's own colours are missing: {value:.3g} found where {limit:.3g} is needed",
    Measure.SILENCE: "{value:.0%} of the sound is silence where {limit:.0%} is allowed",
    Measure.FACE_SIMILARITY: "a face is not the character's: similarity {value:.3g} where {limit:.3g} is needed",
    Measure.FACE_QUALITY: "a face is badly drawn: {value:.3g} where {limit:.3g} is needed",
    Measure.AESTHETIC: "the picture is not beautiful enough: {value:.3g} of 10 where {limit:.3g} is needed",
}  # fmt: skip


class Usual(Model):
    """What accepted takes of one kind of shot were graded by one measure."""

    n: int  # how many there were
    mean: float
    spread: float  # standard deviation
    low: float  # a twentieth lies below
    high: float  # a twentieth lies above


class Calibration(Model):
    """Experience with one kind of shot of a series."""

    usual: dict[Measure, Usual] = Field(default_factory=dict)


def judge(
    grades: Grades, allowed: Allowance, gates: Gates, calibration: Calibration | None = None
) -> Judgement:
    """Judge every grade that was measured and that the shot is judged by."""
    learned = calibration.usual if calibration else {}
    failing: list[Failing] = []
    used: list[Measure] = []
    asked = thresholds(allowed, gates)
    for measure in ORDER:
        if measure not in asked or measure not in grades.values:
            continue
        used.append(measure)
        limit = calibrated(measure, asked[measure], learned.get(measure), gates)
        if passes(measure, grades.values[measure], limit):
            continue
        failing.append(_failing(measure, grades.values[measure], limit))
        if measure in _ENDS:
            break
    unmeasured = tuple(m for m in ORDER if m in asked and m in grades.unmeasured)
    return Judgement(failing=tuple(failing), used=tuple(used), unmeasured=unmeasured)


def thresholds(allowed: Allowance, gates: Gates) -> dict[Measure, float]:
    """What a shot of this allowance is judged by, before experience."""
    jumps, rough = allowed.may_jump, allowed.may_jump and not allowed.smooth
    steady = gates.coherence_particles if jumps else gates.coherence
    asked = {
        Measure.BLACK: gates.black_dark if allowed.dark else gates.black,
        Measure.FROZEN: gates.frozen_held_s if allowed.may_hold else gates.frozen_s,
        Measure.SHARPNESS: gates.sharpness,
        Measure.FLICKER: gates.flicker_impact if rough else gates.flicker,
        Measure.MOTION: gates.motion_particles if jumps else gates.motion,
        Measure.COHERENCE: gates.coherence_impact if rough else steady,
        Measure.GHOSTING: gates.ghosting, Measure.SEAM: gates.seam, Measure.PALETTE: gates.palette,
        Measure.SILENCE: gates.silence, Measure.FACE_SIMILARITY: gates.face_similarity,
        Measure.FACE_QUALITY: gates.face_quality, Measure.AESTHETIC: gates.aesthetic,
    }  # fmt: skip
    idle = {
        Measure.MOTION: not allowed.smooth,
        Measure.GHOSTING: rough,
        Measure.SEAM: not allowed.loop,
    }
    return {measure: limit for measure, limit in asked.items() if not idle.get(measure)}


def calibrated(measure: Measure, limit: float, usual: Usual | None, gates: Gates) -> float:
    """The threshold that experience makes of a threshold."""
    if usual is None or usual.n < gates.samples or measure not in _ROOM:
        return limit
    relaxed, comfortable = (limit * share for share in _ROOM[measure])
    spread = max(usual.spread, _NARROWEST * abs(usual.mean - limit))
    if measure in LESS_IS_BETTER:
        far = usual.mean + gates.spreads * spread
        if far < limit:
            return max(far, comfortable)
        return min(far, relaxed) if usual.mean > comfortable else limit
    far = usual.mean - gates.spreads * spread
    if far > limit:
        return min(far, comfortable)
    return max(far, relaxed) if usual.mean < comfortable else limit


def passes(measure: Measure, value: float, limit: float) -> bool:
    """Whether a grade is good enough; one that is no number is not."""
    return value <= limit if measure in LESS_IS_BETTER else value >= limit


def _failing(measure: Measure, value: float, limit: float) -> Failing:
    sentence = _SENTENCES[measure].format(value=value, limit=limit)
    return Failing(measure=measure, value=value, limit=limit, sentence=sentence)
