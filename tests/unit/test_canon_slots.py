"""A slot tells what its fact is about."""

from __future__ import annotations

import pytest

from canon.slots import entities_of, field_of, is_slot, kind_of, subject_of


@pytest.mark.parametrize(
    ("slot", "value", "kind", "entities"),
    [
        ("mio.location", "roof", "person", ("mio",)),
        ("mio.wound.left arm", "burned", "person", ("mio",)),
        ("mio.aliases", '["M"]', "person", ("mio",)),
        ("relation:mio|ren", "2", "relation", ("mio", "ren")),
        ("met:mio|ren", "yes", "met", ("mio", "ren")),
        ("knows:mio|the_well", "yes", "knows", ("mio", "the_well")),
        ("knows:mio|I never wound the clock.", "yes", "knows", ("mio", "I never wound the clock.")),
        ("secret:the_well.text", "It is dry.", "secret", ("the_well",)),
        ("oath:mio|lie", "Never again.", "oath", ("mio",)),
        ("thing:lantern.holder", "ren", "thing", ("lantern", "ren")),
        ("thing:lantern.holder", "@roof", "thing", ("lantern", "roof")),
        ("thing:lantern.holder", "", "thing", ("lantern",)),
        ("thing:lantern.state", "destroyed", "thing", ("lantern",)),
        ("place:roof.status", "sealed", "place", ("roof",)),
        ("event:promise|mio|ren|12.3", "Mio promises.", "event", ("mio", "ren")),
        ("event:storm|||12.3", "It pours.", "event", ()),
        ("event:duel|mio|mio|12.3", "With herself.", "event", ("mio",)),
        ("thread:fog.state", "open", "thread", ("fog",)),
        ("thread:fog.who", '["mio", "ren", "mio"]', "thread", ("fog", "mio", "ren")),
        ("thread:fog.who", "not a list", "thread", ("fog",)),
        ("thread:fog.who", "7", "thread", ("fog",)),
    ],
)
def test_a_slot_names_its_kind_and_its_entities(slot, value, kind, entities):
    assert kind_of(slot) == kind
    assert entities_of(slot, value) == entities
    assert is_slot(slot)


@pytest.mark.parametrize(
    ("slot", "subject", "field"),
    [
        ("mio.wound.arm", "mio", "wound.arm"),
        ("thing:lantern.holder", "lantern", "holder"),
        ("event:promise|mio|ren|12.3", "mio", ""),
        ("oath:ren|lie", "ren", ""),
        ("thread:fog.known", "fog", "known"),
        ("thing:Mr. Fox.holder", "Mr. Fox", "holder"),
        ("secret:a. b.text", "a. b", "text"),
        ("event:storm|||3.1", "", ""),
        ("relation:mio", "mio", ""),
    ],
)
def test_a_slot_has_a_subject_and_says_something_of_it(slot, subject, field):
    assert (subject_of(slot), field_of(slot)) == (subject, field)


@pytest.mark.parametrize(
    "slot",
    [
        "", "mio", ".location", "mio.", "Mio.location", "mio|ren", "relation:mio", "relation:mio|",
        "relation:mio|ren|ruy", "met:mio", "thread:fog", "thread:fog.mood", "event:promise|mio|ren",
        "event:promise|mio|ren|12", "colour:mio.eyes", "thing:lantern", "mio.loc\nation",
    ],
)  # fmt: skip
def test_what_is_no_slot_is_refused(slot):
    assert not is_slot(slot)
