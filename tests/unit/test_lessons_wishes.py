"""What an operator's remark is understood as."""

from __future__ import annotations

import pytest

from orchestrator.wishes import Wish, wishes
from schemas.bible import Character

MIO = Character(id="mio", name="Mio Arai", aliases=("Minnow",))


def read(remark, *, liked, people=(MIO,)):
    found = wishes(remark, liked=liked, people=people)
    return [("+" if one.wanted else "-") + one.words for one in found]


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        ("love the rim light", ["+rim light"]),
        ("the warm colours", ["+warm colours"]),
        ("more fog, less lens flare", ["+fog", "-lens flare"]),
        ("great sky but the hands are wrong", ["+great sky", "-bad hands"]),
        ("the light is soft", ["+soft light"]),
        ("it is so calm!", ["+calm"]),
        ("a bit too dark", ["-dark"]),
        ("the light is too harsh", ["-harsh light"]),
        ("keep the low angle", ["+low angle"]),
    ],
)
def test_what_is_liked(remark, words):
    assert read(remark, liked=True) == words


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        ("not enough rain", ["+rain"]),
        ("needs more contrast", ["+contrast"]),
        ("too much bloom", ["-bloom"]),
        ("too dark", ["-dark"]),
        ("it's muddy", ["-it's muddy"]),
        ("the picture is muddy", ["-muddy"]),
        ("six fingers; blurry face", ["-six fingers", "-blurry face"]),
        ("I don't like the grain", ["-grain"]),
        ("the eyes look weird and the sky is flat", ["-bad eyes", "-flat sky"]),
        ("there are too many people", ["-people"]),
        ("there is no depth", ["-depth"]),
        ("should have long shadows", ["+long shadows"]),
        ("手がおかしい。暗すぎる", ["-手がおかしい", "-暗すぎる"]),
    ],
)
def test_what_is_disliked(remark, words):
    assert read(remark, liked=False) == words


def test_a_name_says_whose_it_is_and_is_not_told_to_a_model():
    assert wishes("Mio's hair is too flat", liked=False, people=(MIO,)) == (
        Wish("flat hair", wanted=False, character="mio"),
    )
    assert wishes("more freckles on Minnow", liked=True, people=(MIO,))[0].character == "mio"
    assert wishes("more freckles on Minnow", liked=True)[0].character == ""
    assert wishes("miosis", liked=True, people=(MIO,))[0] == Wish("miosis", wanted=True)


def test_a_story_is_no_wish():
    story = "I remember how my grandmother used to tell me about the harbour in winter"
    assert wishes(story, liked=True) == ()
    assert wishes("", liked=True) == wishes(" , ; . and", liked=False) == ()


def test_what_a_server_would_read_as_a_command_is_only_words():
    assert read("more (rim:1.9) <lora:x:1> light\\", liked=True) == ["+rim 1 9 lora x 1 light"]


def test_nothing_is_wished_twice():
    assert read("fog, more fog, love the fog", liked=True) == ["+fog"]
