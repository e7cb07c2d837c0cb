"""A shot is as long as planned, or as long as its lines need."""

from __future__ import annotations

import pytest

from orchestrator.cut import GAP_S, LEAD_S, TAIL_S, cut
from schemas.plan import Line, ShotPlan
from schemas.voice import Mouth, Speech


def shot(seconds: int) -> ShotPlan:
    return ShotPlan(framing="bust", action="Somebody speaks.", seconds=seconds)


def spoken(*lengths: float) -> list[tuple[Line, Speech]]:
    return [
        (
            Line(speaker="mio", text="Hello."),
            Speech(path="x.wav", seconds=s, mouths=(Mouth(at_s=0, shape="closed"),), words=()),
        )
        for s in lengths
    ]


def test_a_silent_shot_lasts_as_planned():
    assert cut(shot(4), []) == (4.0, ())


def test_a_short_line_does_not_stretch_the_shot():
    seconds, lines = cut(shot(4), spoken(1.0))

    assert seconds == 4.0
    assert lines[0].starts_s == LEAD_S


def test_long_lines_stretch_it_to_whole_frames_of_both_rates():
    seconds, lines = cut(shot(2), spoken(2.013, 1.777))

    assert seconds >= LEAD_S + 2.013 + GAP_S + 1.777 + TAIL_S
    assert seconds - (LEAD_S + 2.013 + GAP_S + 1.777 + TAIL_S) < 1 / 12
    assert seconds * 12 == pytest.approx(round(seconds * 12))
    assert lines[1].starts_s == pytest.approx(LEAD_S + 2.013 + GAP_S, abs=0.001)
