"""A look is read out of words, and nobody of a series looks like somebody else."""

from __future__ import annotations

import pytest

from canon.bible.colour_words import colour_word, colours_in
from canon.bible.looking import age_in, look_of, pronoun_in, said
from schemas.look import Look

WREN = (
    "A small girl of twelve with copper twin tails and one hair that stands up, freckles, brass"
    " goggles pushed up on her forehead, and a yellow raincoat with deep pockets"
)
SAID = [
    (
        "A tall girl with long silver hair, blue eyes and a red scarf",
        {"age": "teen", "build": "tall", "hair": "long", "eyes": "#4477c4", "accessories": ("scarf",)},
    ),
    (
        WREN,
        {
            "age": "child", "build": "small", "hair": "twin_tails", "ahoge": True,
            "hair_colour": "#c8622f", "outfit": "raincoat", "outfit_colour": "#f2bf2e",
            "accessories": ("freckles", "goggles"),
        },
    ),
    (
        "short spiky black hair with pink tips; green-eyed; no glasses",
        {"hair": "spiky", "hair_colour": "#1e1b22", "hair_tips": "#ee8fb0", "eyes": "#4f9a5a"},
    ),
    (
        "An old man with a white beard, bald, wearing a brown cardigan under a long black coat",
        {
            "age": "elder", "hair": "bald", "outfit": "coat", "outfit_colour": "#1e1b22",
            "accessories": ("beard",),
        },
    ),
    ("A grey cat with amber eyes", {"form": "cat", "eyes": "#d98e2b"}),
    (
        "girl with a cat on her shoulder, brown braid",
        {"age": "teen", "hair": "braid", "hair_colour": "#6b4630"},
    ),
    (
        "25-year-old woman, dark skin, curly black hair, round glasses, red and black hoodie",
        {
            "age": "adult", "skin": "#8a5a3c", "hair": "curly", "hair_colour": "#1e1b22",
            "outfit": "hoodie", "outfit_colour": "#c8372f", "outfit_second": "#1e1b22",
            "accessories": ("glasses",),
        },
    ),
    (
        "his hair is long and white, sharp golden eyes",
        {"hair": "long", "eyes": "#e3b23c", "eye_shape": "sharp"},
    ),
    (
        "she has long, straight, black hair tied with a red ribbon",
        {"hair": "long", "hair_colour": "#1e1b22", "accessories": ("ribbon",)},
    ),
    (
        "blue-eyed blonde in a school uniform",
        {"hair_colour": "#e8c766", "eyes": "#4477c4", "outfit": "blazer"},
    ),
    ("short man with dark hair", {"age": "adult", "build": "small", "hair_colour": "#2e2a30"}),
    ("She is kind, and that is all anybody knows", {}),
    ("", {}),
    ("髪は黒い; '); drop table series; --", {}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), SAID, ids=[w[:30] or "nothing" for w, _ in SAID])
def test_what_the_words_say_decides(words, wanted):
    told = said(words)

    shown = {k: tuple(map(str, v)) if isinstance(v, tuple) else v for k, v in told.items()}
    assert {k: shown.get(k) for k in wanted} == wanted
    if not wanted:
        assert told == {}
    Look(**told)


def test_every_look_is_a_look_and_always_the_same():
    one = look_of("mio", "long blue hair", age=9, pronoun="she")

    assert (one.hair, one.hair_colour, one.age) == ("long", "#4477c4", "child")
    assert look_of("mio", "long blue hair", age=9, pronoun="she") == one


def test_those_of_whom_nothing_is_said_do_not_look_alike():
    made = [look_of(f"someone{n}", "") for n in range(40)]

    assert len(set(made)) == 40
    assert len({(one.hair, one.hair_colour, one.outfit_colour) for one in made}) > 20


def test_somebody_who_would_look_like_another_is_varied():
    first = look_of("mio", "long silver hair")

    second = look_of("mio", "long silver hair", others=[first])

    assert second != first
    assert (second.hair, second.hair_colour) == (first.hair, first.hair_colour)


@pytest.mark.parametrize(
    ("words", "years", "pronoun"),
    [
        ("a 25-year-old woman", 25, "she"),
        ("a boy of eleven", 11, "he"),
        ("aged 300, her hair is white", 300, "she"),
        ("an old man", 70, "he"),
        ("a schoolgirl", 16, "she"),
        ("her father's old hat, and his coat", None, None),
        ("blue", None, None),
    ],
)
def test_age_and_pronoun_are_heard(words, years, pronoun):
    assert pronoun_in(words) == pronoun
    assert age_in(words) == years


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("dark blue", "blue"), ("pale pink", "pale pink"), ("silver", "grey"), ("teal", "teal"),
        ("crimson", "red"), ("chestnut", "brown"), ("jet black", "black"), ("copper red", "red"),
    ],
)  # fmt: skip
def test_colours_come_back_as_what_they_were_called(words, called):
    (colour,) = colours_in(words)

    assert colour_word(colour) == called
