"""The bible as facts: a value for every slot it speaks of, the same from files and database."""

from __future__ import annotations

import json

import pytest

from canon.bible.colour_words import colour_word
from canon.bible.facts import facts_of_bible
from schemas.bible import Bible, Character, Location, Relation, Series
from schemas.look import Look


def bible(*people: Character, places: tuple[Location, ...] = ()) -> Bible:
    return Bible(series=Series(id="s", title="S"), characters=people, locations=places)


ANN = Character(
    id="ann", name="Ann Ode", aliases=("Annie", "Söte"), role="cook", age=16, pronoun="she",
    look=Look(hair="twin_tails", hair_colour="#d2562b", eyes="#2f8f74"), home="hut",
    has=("a tin of pears",), secrets=("I cannot whistle.",),
    relations=(Relation(to="bob", kind="friend", value=-2),),
)  # fmt: skip
BOB = Character(id="bob", name="Bob", look=Look(form="cat", eyes="#e3b23c"))
HUT = Location(id="hut", name="The Hut", kind="kitchen", near=("sea",))
SEA = Location(id="sea", name="The Sea", kind="seaside")


def test_every_slot_the_bible_speaks_of_has_its_value_in_order():
    assert list(facts_of_bible(bible(ANN, BOB, places=(HUT, SEA))).items()) == [
        ("ann.name", "Ann Ode"),
        ("ann.aliases", '["Annie", "Söte"]'),
        ("ann.role", "cook"),
        ("ann.age", "16"),
        ("ann.pronoun", "she"),
        ("ann.hair", "orange twin tails"),
        ("ann.eyes", "green"),
        ("ann.home", "hut"),
        ("thing:a tin of pears.holder", "ann"),
        ("relation:ann|bob", "-2"),
        ("knows:ann|I cannot whistle.", "yes"),
        ("bob.name", "Bob"),
        ("bob.age", "16"),
        ("bob.pronoun", "they"),
        ("bob.form", "cat"),
        ("bob.eyes", "yellow"),
        ("place:hut.name", "The Hut"),
        ("place:hut.near", '["sea"]'),
        ("place:sea.name", "The Sea"),
    ]


def test_a_bible_kept_without_its_defaults_says_the_same():
    whole = bible(ANN, BOB, places=(HUT, SEA))
    kept = json.dumps(whole.model_dump(mode="json", exclude_defaults=True))

    assert facts_of_bible(Bible.model_validate_json(kept)) == facts_of_bible(whole)


@pytest.mark.parametrize(
    ("hair", "said"),
    [("bald", "bald"), ("short", "short black"), ("bun", "black bun"), ("curly", "curly black")],
)
def test_hair_is_said_as_people_say_it(hair, said):
    who = Character(id="x", name="X", look=Look(hair=hair, hair_colour="#1a1a22"))

    assert facts_of_bible(bible(who))["x.hair"] == said


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ("#000000", "black"), ("#ffffff", "white"), ("#8a8a8a", "grey"), ("#FF0000", "red"),
        ("#5b7bd5", "blue"), ("#2f8f74", "green"), ("#1f8f8f", "teal"), ("#d2562b", "orange"),
        ("#4a3a35", "brown"), ("#3a2a20", "dark brown"), ("#8c5cd6", "violet"),
        ("#ff9ac0", "pale pink"), ("#5a2a45", "plum"), ("#ffb3ae", "pink"), ("#f2e2a0", "pale gold"),
        ("#22264a", "dark blue"), ("#4d6470", "grey-blue"), ("#e3b23c", "yellow"),
        ("#ff0004", "red"),
    ],
)  # fmt: skip
def test_a_colour_is_called_what_a_person_would_call_it(colour, word):
    assert colour_word(colour) == word
