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


def standing(current: dict[str, str]) -> dict[str, Fact]:
    return {slot: Fact(slot=slot, value=value, episode=3) for slot, value in current.items()}


def facts(episode: EpisodePlan, **current: str) -> dict[str, str]:
    changes, findings = fold(episode, BIBLE, standing(current), 5)
    assert findings == ()
    return {change.slot: change.value for change in changes}


def findings(episode: EpisodePlan, current: dict[str, str] | None = None) -> list[str]:
    return [f.rule for f in fold(episode, BIBLE, standing(current or {}), 5)[1]]


def test_people_are_where_their_last_scene_was():
    out = scene(location="sea", time="sunset", cast=(CastMember(character="mio"),))
    found = facts(plan(scene(), out, *(scene(time="night", cast=()) for _ in range(4))))

    assert found["mio.location"] == "sea"
    assert found["ren.location"] == "roof"


def test_what_is_handed_over_in_scene_2_may_be_used_in_scene_4():
    give = beat("give", who="mio", what="lantern", to="ren")
    use = beat("use", who="ren", what="lantern")

    assert findings(plan(scene(), scene(give), scene(), scene(use))) == []
    assert findings(plan(scene(), scene(), scene(), scene(use))) == ["possession"]


def test_who_dies_in_scene_3_says_nothing_in_scene_5():
    die = scene(beat("die", who="ren"))
    alone = scene(cast=(CastMember(character="mio"),))
    speaks = scene(shots=(ShotPlan(framing="bust", action="A ghost?", seconds=5,
                                   lines=(Line(speaker="ren", text="Hello."),)),))  # fmt: skip

    assert findings(plan(scene(), scene(), die, alone, speaks, alone)) == ["dead"]
    assert findings(plan(speaks, scene(), die, alone, alone, alone)) == []


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


HELD = {"thing:lantern.holder": "mio", "mio.wound.left hand": "cut", "mio.wound.body": "cold",
        "oath:mio|climb": "Never.", "thread:bell.state": "open",
        "knows:mio|key": "yes", "thread:bell.known": '["a"]'}  # fmt: skip


@pytest.mark.parametrize(
    ("made", "changed"),
    [
        (beat("move", who="mio", where="sea"), {"mio.location": "sea"}),
        (beat("give", who="mio", what="lantern", to="ren"), {"thing:lantern.holder": "ren"}),
        (beat("use", who="mio", what="lantern"), {}),
        (beat("lose", who="mio", what="lantern"), {"thing:lantern.holder": ""}),
        (beat("lose", who="mio", what="lantern", where="roof"), {"thing:lantern.holder": "@roof"}),
        (beat("find", who="ren", what="kite"), {"thing:kite.holder": "ren"}),
        (beat("destroy", what="lantern"),
         {"thing:lantern.state": "destroyed", "thing:lantern.holder": ""}),
        (beat("destroy", what="kite"), {"thing:kite.state": "destroyed"}),
        (beat("injure", who="ren", what="Right Knee", value="cut"), {"ren.wound.right knee": "cut"}),
        (beat("injure", who="ren"), {"ren.wound.body": "hurt"}),
        (beat("heal", who="mio", what="left hand"), {"mio.wound.left hand": ""}),
        (beat("heal", who="mio"), {"mio.wound.left hand": "", "mio.wound.body": ""}),
        (beat("act", who="ren", value="climb"), {}),
        (beat("learn", who="ren", what="key"), {"knows:ren|key": "yes"}),
        (beat("tell", who="mio", what="key", to="ren"), {"knows:ren|key": "yes"}),
        (beat("relation", who="mio", to="ren", value="+2"), {"relation:mio|ren": "2"}),
        (beat("first_meeting", who="ren", to="mio"), {"met:mio|ren": "yes"}),
        (beat("describe", who="ren", what="Eye colour", value="deep azure"), {"ren.eyes": "deep azure"}),
        (beat("describe", who="ren", what="faction", value="none"), {"ren.faction": "none"}),
        (beat("goal", who="ren", value="rest"), {"ren.goal": "rest"}),
        (beat("die", who="ren"), {"ren.alive": "no"}),
        (beat("place_status", where="sea", value="flooded"), {"place:sea.status": "flooded"}),
        (beat("event", who="mio", to="ren", what="duel", value="Spoons."),
         {"event:duel|mio|ren|5.1": "Spoons."}),
        (beat("swear", who="ren", what="lie", value="Never."), {"oath:ren|lie": "Never."}),
        (beat("release", who="mio", what="climb"), {"oath:mio|climb": ""}),
        (beat("open_thread", what="owl", value="Who?", who="mio", to="ren"),
         {"thread:owl.state": "open", "thread:owl.question": "Who?",
          "thread:owl.who": '["mio", "ren"]'}),
        (beat("advance_thread", what="bell", value="É."), {"thread:bell.known": '["a", "É."]'}),
        (beat("extend_thread", what="bell", value="9"), {"thread:bell.due": "9"}),
        (beat("resolve_thread", what="bell", value="Wind."),
         {"thread:bell.state": "resolved", "thread:bell.answer": "Wind."}),
        (beat("callback", what="episode:4"), {}),
    ],
)  # fmt: skip
def test_every_kind_of_beat_fills_its_slots(made, changed):
    moved = {"mio.location": "roof", "ren.location": "roof"}
    after = scene(made)
    rest = [scene(cast=()) for _ in range(5)]

    assert facts(plan(after, *rest), **HELD) == moved | changed


def test_what_is_wrong_is_played_all_the_same():
    """A waived contradiction is on the screen, so it comes true."""
    wrong = scene(beat("give", who="ren", what="lantern", to="mio"))
    changes, found = fold(plan(wrong), BIBLE, standing({"thing:lantern.holder": ""}), 5)

    assert [f.rule for f in found] == ["possession"]
    assert "thing:lantern.holder" in {f.slot for f in changes}


def test_what_no_slot_can_hold_is_not_played():
    wrong = scene(beat("open_thread", what="Who|rings?", value="Who?"))
    changes, found = fold(plan(wrong), BIBLE, {}, 5)

    assert [(f.rule, f.line) for f in found] == [("form", "open_thread Who|rings?: Who?")]
    assert {f.slot for f in changes} == {"mio.location", "ren.location"}


def test_what_cannot_be_read_is_not_played():
    wrong = scene(beat("relation", who="mio", to="ren", value="love"), beat("goal", who="yuki"))
    changes, found = fold(plan(wrong), BIBLE, {}, 5)

    assert [f.rule for f in found] == ["relation", "unknown name"]
    assert {f.slot for f in changes} == {"mio.location", "ren.location"}
