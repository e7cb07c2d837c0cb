"""Lips from words and loudness alone."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from generators.voices.lipsync import mouths, sounds, spread
from generators.voices.phonemes import FRAME_S

LOUD, HUSH = 0.2, 0.001
SHAPES = {"closed", "small", "open", "wide", "round"}


def frames(*spans: tuple[float, float]) -> list[float]:
    """Loudness per film frame, from (seconds, level)."""
    return [level for seconds, level in spans for _ in range(round(seconds / FRAME_S))]


def shape_at(track, at_s: float) -> str:
    return [shape for moment, shape in track if moment <= at_s + 1e-6][-1]


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("moon", ("m", "u", "n")), ("Night!", ("n", "aɪ", "t")), ("cake", ("c", "æ", "k")),
        ("three", ("θ", "r", "i")), ("boat,", ("b", "oʊ", "t")), ("café", ("c", "æ", "f", "ɛ")),
        ("7", ("s", "ɛ", "v", "ɛ", "n")), ("…", ()), ("🙂", ()), ("かな", ("æ", "æ")),
    ],
)  # fmt: skip
def test_letters_are_read_roughly(word: str, heard: tuple[str, ...]) -> None:
    assert sounds(word) == heard


def test_lips_meet_for_m_and_round_for_o() -> None:
    track = mouths([(0.1, "mmmoooomm")], frames((2.0, LOUD)), seconds=2.0)
    assert shape_at(track, 0.3) == "closed"
    assert shape_at(track, 1.1) == "round"
    assert track[-1][1] == "closed"


def test_a_pause_closes_the_mouth() -> None:
    loud = frames((1.0, LOUD), (0.5, HUSH), (1.0, LOUD))
    track = mouths([(0.0, "aaaa"), (1.5, "aaaa")], loud, seconds=2.5)
    assert shape_at(track, 0.6) != "closed"
    assert shape_at(track, 1.25) == "closed"
    assert shape_at(track, 1.8) != "closed"


def test_a_short_dip_is_no_pause() -> None:
    loud = frames((0.5, LOUD), (2 * FRAME_S, HUSH), (0.5, LOUD))
    track = mouths([(0.0, "aaaaaaaa")], loud, seconds=len(loud) * FRAME_S)
    assert shape_at(track, 0.54) != "closed"


def test_without_a_word_or_a_sound_the_mouth_stays_closed() -> None:
    assert mouths([], frames((1.0, LOUD)), seconds=1.0) == ((0.0, "closed"),)
    assert mouths([(0.0, "hello")], frames((1.0, 0.0)), seconds=1.0) == ((0.0, "closed"),)
    assert mouths([(0.0, "hello")], [], seconds=0.0) == ((0.0, "closed"),)


def test_words_are_spread_over_what_is_heard() -> None:
    loud = frames((0.5, HUSH), (1.0, LOUD), (1.0, HUSH), (1.0, LOUD))
    starts = spread(["sigma", "gamma", "delta", "omega"], loud, seconds=3.5)
    assert starts[0] == pytest.approx(0.5, abs=0.05)
    assert starts[1] < 1.5
    assert 2.4 < starts[2] < 3.0
    assert list(starts) == sorted(starts)
    assert spread(["a", "b"], frames((1.0, 0.0)), seconds=1.0) == (0.0, 0.5)
    assert spread([], frames((1.0, LOUD)), seconds=1.0) == ()


def test_any_line_gives_a_track_that_can_be_drawn() -> None:
    dice = random.Random(4)
    letters = "abcdefghijklmnopqrstuvwxyzéß漢字かナשש0123…!🙂' "
    for _ in range(300):
        count = dice.randint(0, 12)
        words = ["".join(dice.choices(letters, k=dice.randint(1, 14))) for _ in range(count)]
        loud = [dice.choice([LOUD, HUSH, 0.05]) for _ in range(dice.randint(0, 120))]
        seconds = max(len(loud) * FRAME_S, 0.05)
        starts = spread(words, loud, seconds=seconds)
        track = mouths(list(zip(starts, words, strict=True)), loud, seconds=seconds)
        assert all(a < b for (a, _), (b, _) in pairwise(track))
        assert track[0][0] == 0
        assert track[-1][1] == "closed"
        assert {shape for _, shape in track} <= SHAPES
        assert all(0 <= at_s <= seconds for at_s, _ in track)
