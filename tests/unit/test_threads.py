"""The thread ledger: how story questions stand, and what they ask of the next episode."""

from __future__ import annotations

import json

import pytest

from canon.threads import due, ledger
from schemas.bible import Arc, Bible, Character, Series, ThreadSpec
from schemas.canon import Fact, ThreadState

BELL = ThreadSpec(
    id="bell", question="Who rings it?", importance=3, opens=2, due=10, who=("mio",), answer="Ada."
)
BIBLE = Bible(
    series=Series(id="s", title="S"),
    characters=(Character(id="mio", name="Mio"), Character(id="ren", name="Ren")),
    arcs=(Arc(id="one", title="One", threads=(BELL,)),),
)


def facts(*told: tuple[str, str, int]) -> dict[str, Fact]:
    return {s: Fact(slot=s, value=v, episode=n, scene=1) for s, v, n in told}


def only(episode: int, *told: tuple[str, str, int]) -> ThreadState:
    """The thread `bell`, with these of its fields in the canon."""
    found = ledger(BIBLE, facts(*((f"thread:bell.{f}", v, n) for f, v, n in told)), episode)
    return found[0]


def test_a_thread_of_the_bible_waits_to_be_asked():
    bell = only(1)

    assert (bell.state, bell.standing, bell.opened_in, bell.rest) == ("waiting", "waiting", 0, 0)
    assert (bell.question, bell.due, bell.importance) == ("Who rings it?", 10, 3)


def test_an_open_thread_tells_how_long_it_rested_and_what_is_known():
    bell = only(
        7, ("state", "open", 2), ("question", "Who rings it?", 2), ("known", '["At night."]', 4)
    )

    assert (bell.state, bell.opened_in, bell.last_touched, bell.rest) == ("open", 2, 4, 3)
    assert bell.known == ("At night.",)
    assert (bell.standing, bell.late) == ("open", 0)


def test_past_its_time_it_is_overdue_and_a_longer_time_mends_that():
    opened = (("state", "open", 2), ("question", "?", 2))

    assert only(10, *opened).standing == "open"
    assert (only(12, *opened).standing, only(12, *opened).late) == ("overdue", 2)
    assert only(12, *opened, ("due", "15", 9)).standing == "open"
    assert only(12, *opened, ("due", "15", 9)).due == 15


def test_a_resolved_thread_neither_rests_nor_is_late():
    bell = only(40, ("state", "resolved", 9), ("question", "?", 2), ("answer", "The wind.", 9))

    assert (bell.standing, bell.resolved_in, bell.rest, bell.late) == ("resolved", 9, 0, 0)
    assert bell.answer == "The wind."
    assert due([bell], 40).sentences == ()


def test_a_question_asked_after_its_time_has_as_long_as_it_would_have_had():
    assert only(21, ("state", "open", 20), ("question", "?", 20)).due == 28


@pytest.mark.parametrize(("importance", "until"), [("1", 9), ("2", 11), ("3", 17), ("", 11)])
def test_the_directors_own_threads_are_due_by_their_importance(importance, until):
    told = facts(
        ("thread:gull.state", "open", 5), ("thread:gull.question", "Whose gull is it?", 5),
        ("thread:gull.importance", importance, 5), ("thread:gull.who", '["ren"]', 5),
    )  # fmt: skip
    _, gull = ledger(BIBLE, told, 6)

    assert (gull.id, gull.due, gull.who) == ("gull", until, ("ren",))


def test_those_who_learned_of_it_know_and_else_those_it_belongs_to():
    opened = {"thread:bell.state": "open", "thread:bell.who": json.dumps(["ren"])}
    told = facts(*((s, v, 3) for s, v in opened.items()))

    (bell,) = ledger(BIBLE, told, 4)
    assert (bell.who, bell.knows) == (("ren", "mio"), ("ren", "mio"))

    (bell,) = ledger(BIBLE, told | facts(("knows:mio|bell", "yes", 3)), 4)
    assert bell.knows == ("mio",)

    (bell,) = ledger(BIBLE, told | facts(("knows:mio|bell", "", 3)), 4)
    assert bell.knows == ("ren", "mio")


def test_of_an_old_thread_the_state_is_enough():
    (_, old) = ledger(BIBLE, facts(("thread:old.state", "resolved", 3)), 90)

    assert (old.id, old.question, old.state, old.resolved_in) == ("old", "old", "resolved", 3)


def test_fields_that_hold_nonsense_are_read_as_nothing():
    bell = only(
        4, ("state", "open", 2), ("due", "soon", 2), ("known", "no list", 2), ("who", "7", 2)
    )

    assert (bell.due, bell.known, bell.who) == (10, (), ("mio",))


def test_what_is_due_comes_most_pressing_first_and_once():
    def open_(name: str, until: int, touched: int, importance: int = 2) -> ThreadState:
        return ThreadState(
            id=name, question=f"{name}?", state="open", due=until, last_touched=touched,
            rest=20 - touched, importance=importance,
        )  # fmt: skip

    asked = due(
        [
            open_("fresh", 30, 19), open_("stale", 30, 10), open_("soon", 21, 3),
            open_("today", 20, 19), open_("late", 18, 3), open_("later", 18, 19, 3),
            open_("grave", 40, 16, 3),
        ],
        20,
    )  # fmt: skip

    assert [t.id for t in asked.overdue] == ["later", "late"]
    assert [t.id for t in asked.now] == ["today", "soon"]
    assert [t.id for t in asked.resting] == ["stale", "grave"]
    later, _, today, soon, stale, _ = asked.sentences
    assert "was due in episode 18: resolve it now" in later
    assert "resolve it in this one." in today
    assert "resolve it in this one or the next." in soon
    assert "has rested since episode 10: advance it" in stale
