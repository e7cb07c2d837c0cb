"""People and places that a plan introduces are drawn and heard like the others."""

from __future__ import annotations

import pytest

from canon import beginning
from canon.bible.shelf import Shelf
from orchestrator import strangers
from schemas.bible import PlaceKind
from schemas.plan import EpisodePlan


@pytest.fixture(scope="module")
def bible(tmp_path_factory):
    folder = tmp_path_factory.mktemp("series")
    (made,) = beginning.write(folder)
    return Shelf(folder).current(made.name)


def plan(*, who="", where="", introductions=()) -> EpisodePlan:
    scene = {
        "title": "A", "location": where or "office", "time": "day", "mood": "calm", "synopsis": "A.",
        "cast": [{"character": who}] if who else [],
        "shots": [{"framing": "medium", "action": "A.", "subjects": [{"character": who}] if who else [],
                   "lines": [{"speaker": who, "text": "Hello."}] if who else []}],
    }  # fmt: skip
    return EpisodePlan.model_validate(
        {"title": "T", "logline": "L", "synopsis": "S", "introductions": list(introductions)}
        | {f"scene_{n}": scene for n in range(1, 7)}
    )


def test_nobody_is_missing_where_all_are_in_the_bible(bible):
    made = plan(who=bible.characters[0].id, where=bible.locations[0].id)

    assert strangers.missing(made, bible) == (set(), set())
    assert strangers.staged(bible, made, {}) is bible


def test_somebody_new_has_the_name_of_the_introduction_and_always_the_same_look(bible):
    new = {"id": "captain_brine", "kind": "person", "name": "Captain Brine", "role": "a smuggler"}
    made = plan(who="captain_brine", where=bible.locations[0].id, introductions=[new])
    one, again = (strangers.staged(bible, made, {}).character("captain_brine") for _ in "ab")

    assert (one.name, one.role) == ("Captain Brine", "a smuggler")
    assert one == again
    assert not one.main


def test_somebody_met_before_keeps_the_name_that_the_canon_knows(bible):
    made = plan(who="captain_brine", where=bible.locations[0].id)
    known = {"captain_brine.name": "Captain Odo Brine", "captain_brine.role": "retired"}
    one = strangers.staged(bible, made, known).character("captain_brine")

    assert (one.name, one.role) == ("Captain Odo Brine", "retired")


def test_two_strangers_do_not_look_alike(bible):
    ids = [f"stranger_{n}" for n in range(40)]
    looks = {
        strangers.staged(bible, plan(who=one, where=bible.locations[0].id), {}).character(one).look
        for one in ids
    }

    assert len(looks) == len(ids)


@pytest.mark.parametrize(
    ("one", "name", "kind"),
    [
        ("old_lighthouse", "The Old Light", PlaceKind.LIGHTHOUSE),
        ("pier", "The Night Ferry", PlaceKind.BOAT),
        ("bakery", "Ono's Bread Shop", PlaceKind.MARKET),
        ("nowhere", "Nowhere", None),
    ],
)  # fmt: skip
def test_a_new_place_is_drawn_as_what_it_is_called(bible, one, name, kind):
    new = {"id": one, "kind": "place", "name": name}
    made = plan(where=one, introductions=[new])
    place = strangers.staged(bible, made, {}).location(one)

    assert place.name == name
    assert kind is None or place.kind is kind
    assert place == strangers.staged(bible, made, {}).location(one)
