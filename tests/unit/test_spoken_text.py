"""What of a line is said, in which language, and how the mouth follows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generators.voices.phonemes import FRAME_S, mouth_track, shapes_of
from generators.voices.spoken_text import language_for, spoken


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Hello there, you.", "Hello there, you."),
        ("  two\n\twords ", "two words"),
        ("Wait~ *sigh* hm_m", "Wait sigh hm m"),
        ("Nooooooo! Aaaah 10000", "Nooo! Aaah 10000"),
        ("Well… fine", "Well... fine"),
        ("I am 🙂 happy ♪", "I am happy"),
        ("\x01 99P now\x00 \ud800", "99P now ?"),
        ("<b>bold</b> & [x]", "b bold /b & x"),
        ("𝓗𝓮𝓵𝓵𝓸 ＡＢ", "Hello AB"),
        ("", ""),
        ("🎉 ~", ""),
    ],
)
def test_only_what_can_be_said_is_said(line: str, said: str) -> None:
    text = spoken(line, language="en-us")
    assert text.text == said
    assert len(text.words) == len(text.starts) == len(line.split())


def test_every_position_leads_back_to_its_word() -> None:
    text = spoken("I am 🙂 truly… happy", language="en-us")
    assert text.words[text.word_at(text.text.index("truly"))] == "truly…"
    assert text.words[text.word_at(text.text.index("happy") + 4)] == "happy"
    assert text.word_at(0) == 0


def test_songs_give_each_word_a_pitch() -> None:
    text = spoken("la la la", language="en-us", pitches=(40, 60))
    assert text.text == "\x0140P la \x0160P la \x0140P la"
    assert [text.word_at(start) for start in text.starts] == [0, 1, 2]


@pytest.mark.parametrize(
    ("line", "language", "read_in"),
    [
        ("Hello", "en-us", "en-us"),
        ("שלום עולם", "en-us", "he"),
        ("Привет, Mio", "en-gb", "ru"),
        ("今日はいい天気", "en-us", "ja"),
        ("日本語", "ja", "cmn"),
        ("Bonjour", "fr", "fr"),
        ("🎉 123", "en-us", "en-us"),
        ("Привет", "fr", "fr"),
    ],
)
def test_an_english_voice_yields_to_other_scripts(line: str, language: str, read_in: str) -> None:
    assert language_for(line, language) == read_in


def test_kanji_that_cannot_be_read_are_not_spelled_out() -> None:
    assert spoken("今日はいい天気", language="ja").text == "はいい"
    assert spoken("今日", language="cmn").text == "今日"


@pytest.mark.parametrize(
    ("phoneme", "shapes"),
    [
        ("m", ("closed",)),
        ("", ("closed",)),
        ("(en)", ("closed",)),
        ("ˈæ", ("wide",)),
        ("oʊ", ("round",)),
        ("ˈaɪ", ("wide", "small")),
        ("tʃ", ("small",)),
        ("ɛ", ("open",)),
        ("ˈuː", ("round",)),
    ],
)
def test_sounds_have_shapes(phoneme: str, shapes: tuple[str, ...]) -> None:
    assert shapes_of(phoneme) == shapes


def test_the_mouth_follows_and_closes() -> None:
    phonemes = [(0.0, "h"), (0.1, "aə"), (0.4, "m"), (0.42, "æ"), (0.6, "")]
    track = mouth_track(phonemes, seconds=0.9)
    assert track == (
        (0.0, "small"), (0.1, "wide"), (0.265, "small"), (0.4, "closed"),
    )  # fmt: skip


def test_the_mouth_never_outruns_the_film() -> None:
    phonemes = [(0.011 * i, "amioetu"[i % 7]) for i in range(120)]
    track = mouth_track(phonemes, seconds=1.2)
    assert all(after[0] - before[0] >= FRAME_S - 1e-3 for before, after in pairwise(track))
    assert all(before[1] != after[1] for before, after in pairwise(track))
    assert track[-1][1] == "closed"
    assert track[-1][0] < 1.2
