"""The fold: what plans change in the canon, and what they cannot."""

from __future__ import annotations

import json

import pytest

from canon import continuity
from canon.fold import fold
from canon.memory import remembered
from schemas.bible import Bible, Character, Location, Rules, Series
from schemas.canon import Fact
from schemas.plan import Beat, CastMember, EpisodePlan, Line, ScenePlan, ShotPlan

BIBLE = Bible(
    series=Series(id="s", title="S"),
    characters=(
        Character(id="mio", name="Mio", has=("lantern",), secrets=("the well is dry",)),
        Character(id="ren", name="Ren"),
    ),
    locations=(
        Location(id="roof", name="Roof", kind="rooftop"),
        Location(id="sea", name="Sea", kind="seaside"),
    ),
    rules=Rules(forbidden_words=("blood",)),
)


def scene(*beats: Beat, **changes: object) -> ScenePlan:
    values: dict[str, object] = {
        "title": "A scene", "location": "roof", "time": "day", "mood": "calm",
        "synopsis": "They talk.", "beats": beats,
        "cast": (CastMember(character="mio"), CastMember(character="ren")),
        "shots": tuple(ShotPlan(framing="bust", action="They talk.", seconds=5) for _ in range(6)),
    }  # fmt: skip
    return ScenePlan.model_validate(values | changes)


def plan(*scenes: ScenePlan) -> EpisodePlan:
    filled = [*scenes, *(scene() for _ in range(6 - len(scenes)))]
    numbered = {f"scene_{n}": s for n, s in enumerate(filled, 1)}
    return EpisodePlan(title="T", logline="L", synopsis="S", **numbered)


def beat(kind: str, **fields: str) -> Beat:
    return Beat(kind=kind, **fields)


def facts(episode: EpisodePlan, **current: str) -> dict[str, str]:
    changes, findings = fold(episode, BIBLE, current, 5)
    assert findings == ()
    return {change.slot: change.value for change in changes}


def findings(episode: EpisodePlan, current: dict[str, str] | None = None) -> list[str]:
    return [f.rule for f in fold(episode, BIBLE, current or {}, 5)[1]]


def test_people_are_where_their_last_scene_was():
    found = facts(plan(scene(), scene(location="sea", cast=(CastMember(character="mio"),)),
                       *(scene(cast=()) for _ in range(4))))  # fmt: skip

    assert found["mio.location"] == "sea"
    assert found["ren.location"] == "roof"


def test_what_is_handed_over_in_scene_2_may_be_used_in_scene_4():
    give = beat("give", who="mio", what="lantern", to="ren")
    use = beat("use", who="ren", what="lantern")

    assert findings(plan(scene(), scene(give), scene(), scene(use))) == []
    assert findings(plan(scene(), scene(), scene(), scene(use))) == ["possession"]


def test_who_dies_in_scene_3_says_nothing_in_scene_5():
    die = scene(beat("die", who="ren"))
    speaks = scene(shots=(ShotPlan(framing="bust", action="A ghost?", seconds=5,
                                   lines=(Line(speaker="ren", text="Hello."),)),))  # fmt: skip

    assert findings(plan(scene(), scene(), die, scene(), speaks)) == ["dead"]
    assert findings(plan(speaks, scene(), die)) == []


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (scene(location="moon"), "unknown place"),
        (scene(cast=(CastMember(character="yuki"),)), "unknown name"),
        (scene(beat("move", who="yuki", where="roof")), "unknown name"),
        (scene(beat("move", who="mio", where="moon")), "unknown place"),
        (scene(beat("tell", who="ren", what="the well is dry", to="mio")), "knowledge"),
        (scene(beat("resolve_thread", what="bell", value="it fell")), "thread"),
        (scene(beat("advance_thread", what="bell", value="x")), "thread"),
        (scene(beat("relation", who="mio", to="ren", value="love")), "relation"),
        (scene(synopsis="There is BLOOD."), "forbidden word"),
    ],
)
def test_what_cannot_be_is_found(wrong, rule):
    assert findings(plan(wrong)) == [rule]


def test_a_forbidden_word_inside_another_is_no_offence():
    assert findings(plan(scene(synopsis="A bloodhound and a bloody knee."))) == []


def test_a_thread_is_opened_advanced_and_resolved_once():
    opened = scene(beat("open_thread", what="bell", value="Who rings it?", who="mio"))
    known = scene(beat("advance_thread", what="bell", value="It rings at night."))
    closed = scene(beat("resolve_thread", what="bell", value="The wind."))

    found = facts(plan(opened, known, closed))

    assert found["thread:bell.state"] == "resolved"
    assert json.loads(found["thread:bell.known"]) == ["It rings at night."]
    assert findings(plan(opened, closed, closed)) == ["thread"]
    assert findings(plan(opened, opened)) == ["thread"]


def test_only_what_changes_is_a_fact():
    assert "mio.location" not in facts(plan(), **{"mio.location": "roof", "ren.location": "roof"})


def test_the_recall_shows_what_the_facts_say():
    current = {
        f.slot: f
        for f in (
            Fact(slot="mio.location", value="sea", episode=3, scene=2),
            Fact(slot="thing:lantern.holder", value="ren", episode=3, scene=2),
            Fact(slot="relation:mio|ren", value="2", episode=2, scene=1),
            Fact(slot="thread:bell.state", value="open", episode=2, scene=1),
            Fact(slot="thread:bell.question", value="Who rings it?", episode=2, scene=1),
            Fact(slot="thread:bell.known", value='["At night."]', episode=3, scene=1),
        )
    }
    recall = remembered(BIBLE, 4, current, seen={"mio": [3, 2]})
    mio, ren = recall.characters
    (bell,) = recall.threads

    assert (mio.location, mio.things, mio.relations) == ("sea", (), {"ren": 2})
    assert (mio.last_seen, mio.appearances) == (3, 2)
    assert ren.things == ("lantern",)
    assert (bell.question, bell.known, bell.opened_in, bell.last_touched) == (
        "Who rings it?", ("At night.",), 2, 3,
    )  # fmt: skip
    assert continuity.check(plan(), recall) == ()


def test_a_story_told_before_is_sent_back():
    recall = remembered(BIBLE, 4, {}, loglines=("L",))

    assert [f.rule for f in continuity.check(plan(), recall)] == ["repetition"]


def test_an_episode_of_a_minute_is_too_short():
    short = scene(shots=(ShotPlan(framing="bust", action="x", seconds=5),))
    recall = remembered(BIBLE, 4, {})

    assert [f.rule for f in continuity.check(plan(*[short] * 6), recall)] == ["length"]
