"""Gates: every part must pass, the first blow ends it, and experience moves a threshold only so far."""

from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from generators.grades.allowance import allowance, still
from generators.grades.gates import LESS_IS_BETTER, ORDER, Calibration, Usual, judge, thresholds
from schemas.grades import Allowance, Gates, Grades, Measure
from schemas.plan import Effect, Line, Manner, Move, Pose, Subject, TimeOfDay, Weather
from schemas.take import SpokenLine
from stand_ins.shots import shot

GATES = Gates()
GOOD = {
    Measure.BLACK: 0.0, Measure.FROZEN: 0.2, Measure.SHARPNESS: 400.0, Measure.FLICKER: 0.1,
    Measure.MOTION: 0.93, Measure.COHERENCE: 0.96, Measure.GHOSTING: 0.0, Measure.SEAM: 1.0,
    Measure.PALETTE: 1.0, Measure.SILENCE: 0.4, Measure.FACE_SIMILARITY: 0.9,
    Measure.FACE_QUALITY: 0.95, Measure.AESTHETIC: 6.0,
}  # fmt: skip
BAD = {
    Measure.BLACK: 0.5, Measure.FROZEN: 3.0, Measure.SHARPNESS: 12.0, Measure.FLICKER: 15.0,
    Measure.MOTION: 0.3, Measure.COHERENCE: 0.5, Measure.GHOSTING: 0.6, Measure.SEAM: 3.01,
    Measure.PALETTE: 0.4, Measure.SILENCE: 1.0, Measure.FACE_SIMILARITY: 0.5,
    Measure.FACE_QUALITY: 0.5, Measure.AESTHETIC: 4.0,
}  # fmt: skip
LOOP = Allowance(kind="loop", loop=True)
RAIN = Allowance(kind="particles", may_jump=True)
BLOW = Allowance(kind="impact", may_jump=True, smooth=False)


def judged(changes=(), allowed=LOOP, gates=GATES, **usual):
    learned = Calibration(usual={Measure(name): one for name, one in usual.items()})
    return judge(Grades(values=GOOD | dict(changes)), allowed, gates, learned)


def refused(judgement):
    return [one.measure for one in judgement.failing]


def test_every_measure_has_its_place_and_its_threshold():
    assert set(ORDER) == set(Measure) == set(GOOD) == set(BAD)
    assert set(thresholds(LOOP, GATES)) == set(Measure)


@pytest.mark.parametrize("measure", list(Measure))
def test_one_bad_part_is_enough_however_good_the_others_are(measure):
    judgement = judged({measure: BAD[measure]})
    assert refused(judgement) == [measure]
    assert not judgement.passed
    (failing,) = judgement.failing
    assert failing.value == BAD[measure]
    assert failing.limit == thresholds(LOOP, GATES)[measure]


def test_good_footage_passes_by_every_part():
    judgement = judged()
    assert judgement.passed
    assert judgement.used == ORDER


@pytest.mark.parametrize("measure", list(Measure))
def test_at_the_limit_it_still_passes(measure):
    assert judged({measure: thresholds(LOOP, GATES)[measure]}).passed


@pytest.mark.parametrize("measure", list(Measure))
def test_what_is_no_number_does_not_pass(measure):
    assert refused(judged({measure: math.nan})) == [measure]


@pytest.mark.parametrize("first", [Measure.BLACK, Measure.FROZEN, Measure.SHARPNESS])
def test_nothing_is_said_about_the_movement_of_what_cannot_be_seen(first):
    judgement = judged({first: BAD[first], Measure.SEAM: 9.0, Measure.PALETTE: 0.0})
    assert refused(judgement) == [first]
    assert judgement.used[-1] is first


def test_an_operator_reads_what_is_wrong_with_each_part():
    wrong = {Measure.SEAM: 3.01, Measure.PALETTE: 0.4, Measure.SILENCE: 1.0}
    assert [one.sentence for one in judged(wrong).failing] == [
        "the loop does not close: 3.01 where 1.25 is allowed",
        "a character's own colours are missing: 0.4 found where 0.7 is needed",
        "100% of the sound is silence where 98% is allowed",
    ]


def test_what_was_not_measured_is_named_and_does_not_fail():
    grades = Grades(values={Measure.BLACK: 0.0}, unmeasured={Measure.AESTHETIC: "no weights"})
    judgement = judge(grades, LOOP, GATES)
    assert judgement.passed
    assert judgement.used == (Measure.BLACK,)
    assert judgement.unmeasured == (Measure.AESTHETIC,)


def test_the_plan_decides_which_thresholds_hold():
    rain = {Measure.COHERENCE: 0.72, Measure.MOTION: 0.7}
    assert refused(judged(rain)) == [Measure.MOTION, Measure.COHERENCE]
    assert judged(rain, RAIN).passed
    blow = {
        Measure.COHERENCE: 0.5,
        Measure.MOTION: 0.2,
        Measure.FLICKER: 6.0,
        Measure.GHOSTING: 0.4,
    }
    assert refused(judged(blow, RAIN)) == [
        Measure.FLICKER, Measure.MOTION, Measure.COHERENCE, Measure.GHOSTING,
    ]  # fmt: skip
    assert judged(blow, BLOW).passed
    night = {Measure.BLACK: 0.4}
    assert refused(judged(night)) == [Measure.BLACK]
    assert judged(night, Allowance(dark=True)).passed
    held = {Measure.FROZEN: 4.0}
    assert refused(judged(held)) == [Measure.FROZEN]
    assert judged(held, Allowance(may_hold=True)).passed
    assert judged({Measure.SEAM: 9.0}, Allowance()).passed


def test_thresholds_are_settings():
    strict = Gates(palette=0.95, seam=1.05)
    assert refused(judged({Measure.PALETTE: 0.9, Measure.SEAM: 1.1}, gates=strict)) == [
        Measure.SEAM, Measure.PALETTE,
    ]  # fmt: skip
    for wrong in ({"palette": 1.2}, {"sheen": 1.0}, {"samples": 0}, {"aesthetic": 11}):
        with pytest.raises(ValidationError):
            Gates.model_validate(wrong)


def usual(mean, spread, n=30):
    return Usual(n=n, mean=mean, spread=spread, low=mean - 2 * spread, high=mean + 2 * spread)


@pytest.mark.parametrize(
    ("measure", "mean", "spread", "limit"),
    [
        ("coherence", 0.97, 0.005, 0.85 * 1.08),  # far above: up to the comfortable, no farther
        ("coherence", 0.93, 0.015, 0.87),  # above: four spreads below the mean
        ("coherence", 0.93, 0.03, 0.85),  # four spreads reach below it, and the mean is comfortable
        ("coherence", 0.89, 0.015, 0.83),  # the mean is not: four spreads below it
        ("coherence", 0.86, 0.02, 0.85 * 0.94),  # … but never below the relaxed one
        ("sharpness", 500.0, 40.0, 180.0),
        ("sharpness", 90.0, 10.0, 50.0),
        ("flicker", 0.1, 0.05, 1.0),  # less is better: the same, turned round
        ("flicker", 0.4, 0.3, 1.6),
        ("flicker", 1.4, 0.2, 2.2),
        ("flicker", 1.9, 0.9, 3.0),
        ("black", 0.0, 0.0, 0.1),  # never moved
    ],
)
def test_experience_moves_a_threshold_only_so_far(measure, mean, spread, limit):
    worse = 1e-6 if Measure(measure) in LESS_IS_BETTER else -1e-6
    learned = {measure: usual(mean, spread)}
    assert judged({Measure(measure): limit - worse}, **learned).passed
    assert refused(judged({Measure(measure): limit + worse}, **learned)) == [Measure(measure)]


@pytest.mark.parametrize(("measure", "mean"), [("sharpness", 125.344), ("flicker", 1.4)])
def test_takes_that_are_all_alike_refuse_nobody_by_a_hair(measure, mean):
    learned = {measure: usual(mean, 0.0)}
    for found in (mean, mean * 0.99, mean * 1.01):
        assert judged({Measure(measure): found}, **learned).passed


def test_a_few_takes_are_no_experience():
    odd = {Measure.COHERENCE: 0.88}
    assert judged(odd, coherence=usual(0.97, 0.005, n=29)).passed
    assert refused(judged(odd, coherence=usual(0.97, 0.005, n=30))) == [Measure.COHERENCE]


def allowed(
    *, loop=False, lines=(), subjects=(), weather=Weather.CLEAR, time=TimeOfDay.DAY, **plan
):
    request = shot(weather=weather, time=time, lines=lines)
    planned = request.plan.model_copy(update={"subjects": subjects} | plan)
    return allowance(request.model_copy(update={"plan": planned}), loop=loop)


def test_what_a_plan_allows():
    assert allowed(move=Move.PUSH_IN) == Allowance()
    assert allowed(move=Move.HOLD) == Allowance(kind="held", may_hold=True)
    assert allowed(move=Move.PAN_LEFT, weather=Weather.SNOW) == RAIN
    assert allowed(move=Move.PAN_LEFT, effect=Effect.SPARKLES) == RAIN
    assert allowed(move=Move.PAN_LEFT, effect=Effect.FOCUS_LINES) == BLOW
    assert allowed(move=Move.PAN_LEFT, weather=Weather.STORM) == BLOW
    assert allowed(move=Move.SHAKE) == BLOW.model_copy(update={"may_hold": True})
    assert allowed(move=Move.PUSH_IN, time=TimeOfDay.NIGHT).dark
    assert allowed(move=Move.PUSH_IN, weather=Weather.FOG) == Allowance()


def test_a_loop_must_close_whatever_it_shows():
    assert allowed(move=Move.HOLD, loop=True) == Allowance(kind="loop", may_hold=True, loop=True)
    rainy = allowed(move=Move.PUSH_IN, weather=Weather.RAIN, loop=True)
    assert (rainy.kind, rainy.may_jump, rainy.loop) == ("loop", True, True)


def test_a_shout_and_somebody_who_runs_jolt_the_camera():
    line = SpokenLine(
        line=Line(speaker="a", text="RUN!", manner=Manner.SHOUT), starts_s=0, seconds=1
    )
    assert not allowed(move=Move.PUSH_IN, lines=(line,)).smooth
    assert not allowed(move=Move.PUSH_IN, subjects=(Subject(character="a", pose=Pose.RUN),)).smooth


def test_a_still_is_judged_by_what_a_still_has():
    grades = Grades(values={Measure.SHARPNESS: 20.0}, unmeasured={Measure.MOTION: "a still"})
    judgement = judge(grades, still(), GATES)
    assert refused(judgement) == [Measure.SHARPNESS]
    assert Measure.MOTION not in judgement.unmeasured
