"""What an edit changes, in sentences; and what it would do to what has aired."""

from __future__ import annotations

import re
from typing import Any

import pytest

from canon import beginning
from canon.bible.check import check_against_canon
from canon.bible.diff import diff
from canon.bible.facts import facts_of_bible
from canon.bible.shelf import load
from schemas.bible import Bible, Character
from schemas.canon import Authority, Fact

STARTER = load(beginning.STARTER / beginning.FIRST)


def edited(bible: Bible, path: str, value: Any) -> Bible:
    """The bible with another value at `characters.wren.age` and the like."""
    tree = bible.model_dump(mode="json")
    node = tree
    *above, last = path.split(".")
    for part in above:
        if isinstance(node, list):
            node = next(x for x in node if part in (x.get("id"), x.get("to")))
        else:
            node = node[part]
    if isinstance(node, list):
        n = next(i for i, x in enumerate(node) if last in (x.get("id"), x.get("to")))
        node[n : n + 1] = [] if value is None else [value]
    else:
        node[last] = value
    return Bible.model_validate(tree)


def test_the_same_bible_has_no_changes():
    again = Bible.model_validate(STARTER.model_dump(mode="json")).model_copy(update={"digest": "x"})

    assert diff(STARTER, again) == []


DRAWER = STARTER.arcs[0].threads[0]
CHANGES = [
    ("characters.wren.age", 13, ["character wren: age was 12, is now 13"]),
    ("characters.wren.main", False, ["character wren: main was true, is now false"]),
    ("characters.wren.look.eyes", "#112233", ["character wren: look.eyes was “#2f8f74”, is now “#112233”"]),
    ("characters.wren.has", [], ["character wren: has without “an apprentice's notebook”"]),
    ("characters.wren.fears", ["moths"], [
        "character wren: fears without “being sent home on the train”",
        "character wren: fears without “standing about being useless”",
        "character wren: fears with “moths”"]),
    ("characters.wren.skills", STARTER.character("wren").skills[::-1], ["character wren: skills in another order"]),
    ("characters.wren.relations.odo.value", 3, ["character wren: relations.odo.value was 1, is now 3"]),
    ("characters.wren.relations.odo", None, ["character wren: relations.odo is no longer “odo, apprentice, 1, Wants him to be proud of her and has not noticed th…”"]),
    ("characters.wren.home", None, ["character wren: home is no longer “office”"]),
    ("characters.wren", None, ["character wren: gone (“Wren Tolliver”)"]),
    ("locations.office.near", ["drawers"], [f"location office: near without “{p}”" for p in ("roof", "cafe", "market", "bridge")]),
    ("series.season", "winter", ["series: season was “turning”, is now “winter”"]),
    ("rules.forbidden_words", [*STARTER.rules.forbidden_words, "boo"], ["rules: forbidden_words with “boo”"]),
    ("style.line", None, ["style: line is no longer “#2b2440”"]),
    ("arcs.locked-drawer.episodes", 14, ["arc locked-drawer: episodes was 12, is now 14"]),
    ("arcs.locked-drawer.threads.drawer.due", 14, ["thread drawer: due was 12, is now 14"]),
    ("arcs.locked-drawer.threads.drawer.finale.time", "night", ["thread drawer: finale.time was “morning”, is now “night”"]),
    ("arcs.locked-drawer.threads.fog", None, ["thread fog: gone (“Who lets out the fog that nobody has ordered?”)"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "said"), CHANGES, ids=[c[0] for c in CHANGES])
def test_a_change_is_said_by_entity_and_field(path, value, said):
    assert diff(STARTER, edited(STARTER, path, value)) == said


def test_what_is_new_is_said_and_going_back_says_the_reverse():
    more = STARTER.model_copy(
        update={"characters": (*STARTER.characters, Character(id="zoe", name="Zoë"))}
    )

    assert diff(STARTER, more) == ["character zoe: new (“Zoë”)"]
    assert diff(more, STARTER) == ["character zoe: gone (“Zoë”)"]


def test_a_clue_that_changes_is_found_by_its_number():
    clues = [c.model_dump(mode="json") for c in DRAWER.clues]
    clues[1]["title"] = "Hum"

    said = diff(STARTER, edited(STARTER, "arcs.locked-drawer.threads.drawer.clues", clues))

    assert said == ["thread drawer: clues 2.title was “What Hums at Night”, is now “Hum”"]


def canon(**more: str) -> dict[str, Fact]:
    """A canon that stands at the starter's bible, and what the show has added (by slot)."""
    said = {
        slot: Fact(slot=slot, value=value, by=Authority.OPERATOR)
        for slot, value in facts_of_bible(STARTER).items()
    }
    return said | {slot: Fact(slot=slot, value=value, episode=7) for slot, value in more.items()}


def findings(bible: Bible, before: Bible | None = None, **aired: str) -> list[tuple[str, str]]:
    return [(f.severity, f.message) for f in check_against_canon(bible, canon(**aired), before)]


def without(who: str) -> Bible:
    people = [c.model_dump(mode="json") for c in STARTER.characters if c.id != who]
    for one in people:
        one["relations"] = [r for r in one["relations"] if r["to"] != who]
    cast = tuple(Character.model_validate(c) for c in people)
    return STARTER.model_copy(update={"characters": cast, "arcs": ()})


def test_a_bible_as_it_was_has_nothing_against_it():
    assert findings(STARTER, STARTER) == []


def test_whoever_is_gone_is_told_with_what_is_known_of_them():
    ((severity, said),) = findings(without("hes"))

    assert severity == "warning"
    assert re.match(r"Hesper Vane \(hes\) has no file any more; the canon keeps \d\d facts", said)


def test_nobody_leaves_an_open_thread():
    aired = {"thread:bell.state": "open", "thread:bell.who": '["hes", "odo"]'}

    assert findings(without("hes"), **aired)[0] == (
        "error",
        "Hesper Vane (hes) is in the open thread 'bell'; keep the file until it is resolved on air",
    )
    assert all(
        s == "warning"
        for s, _ in findings(without("hes"), **aired | {"thread:bell.state": "resolved"})
    )


def test_nobody_leaves_with_what_the_show_gave_them():
    said = findings(without("hes"), **{"thing:a red kite.holder": "hes"})[0]

    assert said[0] == "error"
    assert said[1].startswith(
        "Hesper Vane (hes) holds 'a red kite'; keep the file until it has been"
    )


def test_a_new_id_for_an_old_name_is_taken_for_a_rename():
    tree = without("hes").model_dump(mode="json")
    tree["characters"].append({"id": "hesper", "name": "Hesper Vane"})

    ((severity, said),) = findings(Bible.model_validate(tree))

    assert severity == "error"
    assert re.match(
        r"is 'hesper' a new id for Hesper Vane\? The canon knows 'hes' in \d\d facts; keep the id 'hes'",
        said,
    )


def test_a_name_may_change_with_the_id_kept():
    assert findings(edited(STARTER, "characters.hes.name", "Hesper Vale")) == []


def test_a_place_that_is_gone_is_told_with_who_is_there():
    bible = STARTER.model_copy(
        update={"locations": tuple(p for p in STARTER.locations if p.id != "dome")}
    )

    said = findings(bible, **{"moth.location": "dome", "wren.location": "dome"})

    assert said[0] == (
        "warning",
        "The Listening Dome (dome) is where moth, wren were last seen; they go home from there",
    )


def test_a_new_id_for_a_thread_that_is_open_is_refused():
    aired = {"thread:drawer.state": "open", "thread:drawer.question": DRAWER.question}

    ((severity, said),) = findings(
        edited(STARTER, "arcs.locked-drawer.threads.drawer.id", "box"), **aired
    )

    assert severity == "error"
    assert said.startswith("is 'box' a new id for the thread 'drawer'? It is open on air; keep the")


def test_a_retcon_is_named_and_allowed():
    after = edited(STARTER, "characters.wren.age", 14)

    assert findings(after, STARTER, **{"wren.age": "13"}) == [
        ("warning", "wren.age has been '13' on air since episode 7; the bible makes it '14' from the next one")
    ]  # fmt: skip
    assert findings(after, STARTER) == []
    assert findings(STARTER, STARTER, **{"wren.age": "13"}) == []
    assert findings(after, STARTER, **{"wren.age": "14"}) == []
