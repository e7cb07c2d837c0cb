"""What stands is found by slot and by kind, and a long series is not read through for one plan."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from canon.continuity import check_against
from canon.fold import fold
from canon.standing import Standing, index_of, listed, marked
from canon.violations import good_plan
from schemas.bible import Bible, Character, Location, Series
from schemas.canon import Fact

BIBLE = Bible(
    series=Series(id="s", title="S"),
    characters=(Character(id="mio", name="Mio"), Character(id="ren", name="Ren")),
    locations=(Location(id="roof", name="Roof", kind="rooftop"),),
)


def fact(slot: str, value: str, episode: int = 3) -> Fact:
    return Fact(slot=slot, value=value, episode=episode)


class Unread(Standing):
    """Facts that may be asked for by slot and by kind, and not gone through."""

    def __iter__(self) -> Iterator[str]:
        pytest.fail("all facts were read")


def test_what_is_emptied_is_no_longer_found():
    standing = Standing(
        [
            fact("yuki.name", "Yuki"), fact("place:mill.name", "Mill"),
            fact("yuki.wound.leg", "cut"), fact("thread:owl.state", "open"),
            fact("secret:key.text", "*Under* it."), fact("event:duel|mio|ren|3.1", "Spoons."),
        ]
    )  # fmt: skip
    index = standing.index
    found = (index.people, index.places, index.wounds["yuki"], index.threads, index.secrets,
             index.events["duel"])  # fmt: skip
    assert [list(one) for one in found] == [
        ["yuki"], ["mill"], ["yuki.wound.leg"], ["owl"], ["key"], ["event:duel|mio|ren|3.1"],
    ]  # fmt: skip

    standing.add(Fact(slot=slot, value="") for slot in list(standing))
    assert not any(found)
    assert check_against(
        good_plan(BIBLE, {}, 4, random.Random("x")), BIBLE, standing, 4
    ) == check_against(good_plan(BIBLE, {}, 4, random.Random("x")), BIBLE, {}, 4)


def test_the_last_value_stands():
    standing = Standing([fact("mio.goal", "rest"), fact("mio.goal", "rise", 4)])

    assert (len(standing), standing["mio.goal"].value) == (1, "rise")
    assert standing.get("ren.goal") is None
    assert index_of(standing) is standing.index
    assert index_of(dict(standing)) is not standing.index


def test_a_long_series_is_not_read_through():
    facts = [fact(f"p{n}.name", f"Person {n}") for n in range(5000)]
    facts += [fact(f"p{n}.wound.hand", "cut") for n in range(5000)]
    standing = Unread(facts)
    plan = good_plan(BIBLE, standing, 9, random.Random("long"))

    assert check_against(plan, BIBLE, standing, 9) == ()
    assert fold(plan, BIBLE, standing, 9)[0]


def test_marked_words_and_lists_are_read_from_text():
    assert marked("The *Dry Well* and *  * and *the key *.") == ("dry well", "the key")
    assert marked("no marks * at all") == ()
    assert listed('["a", "b"]') == ("a", "b")
    assert listed("") == listed("no list") == listed('{"a": 1}') == ()
