"""Names in a text: what is looked up, and under which keys facts are filed."""

from __future__ import annotations

import pytest

from canon.naming import fold, keys_of, pair_keys, read, runs, slips, telling
from canon.slots import Kind, kind_of


def spoken(text: str) -> list[str]:
    return [run for words in read(text) for _, _, run in runs(words)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Heron", "heron"),
        ("Ōkami’s Den", "okami den"),
        ("  mio—TANABE ", "mio tanabe"),
        ("the The", "the"),
        ("bell-ringer of St. Orla", "bell-ringer of st orla"),
        ("", ""),
        ("！？", ""),
    ],
)
def test_names_are_folded(text, folded):
    assert fold(text) == folded


def test_the_longest_run_comes_first_and_ends_at_a_comma():
    found = spoken("Then Old Mio, keeper of the light, sings")

    assert found.index("old mio") < found.index("old")
    assert "keeper of the light" in found
    assert "old mio keeper" not in found
    assert "of the light" not in found


def test_no_run_goes_on_into_the_next_sentence():
    assert "mio ren" not in spoken("There goes Mio. Ren waits.")


def test_runs_of_a_long_text_are_few_and_short():
    found = spoken("Mio and Ren cross the old stone bridge at night " * 100 + "x" * 10_000)

    assert len(found) <= 6 * 1_001
    assert max(map(len, found)) < 120


@pytest.mark.parametrize(
    ("slot", "value", "keys"),
    [
        ("c1.name", "Mio Tanabe", {"=mio tanabe", "=mio", "=tanabe"}),
        ("c1.aliases", '["the Lamp", "Old Mio"]', {"=lamp", "=old mio"}),
        ("c1.role", "keeper of the light, once", {"=keeper of the light once", "=keeper"}),
        ("c1.goal", "to see the sea", set()),
        ("place:p1.name", "Low Quay", {"=low quay"}),
        ("thing:i1.name", "brass compass", {"=brass compass", "=compass"}),
        ("thing:old_bell-rope.holder", "mio", {"@mio", "=old bell rope"}),
        ("thing:bell.holder", "", {"=bell"}),
        ("secret:s1.text", "The ledgers were burned", {"~ledger", "~burn"}),
        ("knows:mio|the cake is a bread", "yes", {"~cak", "~bread"}),
        ("knows:mio|s1", "yes", set()),
        ("event:duel|ren|mio|3.2", "They fought", {"&mio|ren"}),
        ("event:storm|||3.2", "It rained", set()),
        ("thread:t1.state", "open", {"?open"}),
        ("thread:t1.state", "resolved", set()),
        ("c1.aliases", "no list", set()),
        ("c1.aliases", '{"a": 1}', set()),
        ("c1.name", "", set()),
        ("secret:s1.text", "x" * 5000, set()),
    ],
)
def test_facts_are_filed_under_what_they_are_found_by(slot, value, keys):
    assert set(keys_of(slot, value)) == keys


def test_what_is_filed_is_what_is_looked_up():
    text = "the Bell-ringer of Saint Órla’s"
    (key, *_) = keys_of("c1.role", text)

    assert key.removeprefix("=") in spoken(f"Here comes {text} again")
    assert kind_of("c1.role") is Kind.PERSON


def test_pairs_are_the_same_both_ways():
    assert list(pair_keys(["ren", "mio"])) == list(pair_keys(["mio", "ren"])) == ["&mio|ren"]
    assert list(pair_keys(["mio", "mio"])) == []
    assert len(list(pair_keys("abcd"))) == 6


@pytest.mark.parametrize("slip", ["tanabbe", "tanbe", "tanabi", "taanbe", "stanabe"])
def test_one_slip_is_forgiven(slip):
    assert "tanabe" in slips(slip)


@pytest.mark.parametrize("word", ["mio", "灯台守の娘", "x" * 41])
def test_short_strange_and_endless_words_are_taken_as_they_stand(word):
    assert slips(word) == ()


def test_telling_words_are_those_that_tell():
    assert telling("Who was behind the fires at the Old Mill?") == ("fir", "mill")
