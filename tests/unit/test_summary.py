"""Summaries: what matters most survives the shortest text, and no text is longer than its budget."""

from __future__ import annotations

import pytest

from canon.condense import BUDGETS, Level, Told, cut, episode, scenes, span
from canon.telling import lore_of, tell, weight
from canon.tokens import count
from schemas.bible import Arc, Bible, Character, Location, Series, ThreadSpec
from schemas.canon import Fact

BELL = ThreadSpec(id="bell", question="Who rings the bell?", importance=3)
BIBLE = Bible(
    series=Series(id="s", title="S"),
    characters=(
        Character(id="mio", name="Mio Hara", aliases=("Mio",)), Character(id="ren", name="Ren"),
    ),
    locations=(Location(id="roof", name="the Roof", kind="rooftop"),),
    arcs=(Arc(id="one", title="One", threads=(BELL,)),),
)  # fmt: skip
LORE = lore_of(BIBLE)
TALE = Told(7, "The Bell", "Somebody rings it at night.", "They climb up. Nobody is there, at all.")


def fact(slot: str, value: str, number: int = 7, scene: int = 1) -> Fact:
    return Fact(slot=slot, value=value, episode=number, scene=scene)


@pytest.mark.parametrize(
    ("slot", "value", "sentence"),
    [
        ("mio.location", "roof", "Mio is at the Roof."),
        ("mio.alive", "no", "Mio dies."),
        ("mio.wound.arm", "broken", "Mio is hurt, arm: broken."),
        ("mio.wound.arm", "", "Mio’s arm has healed."),
        ("mio.goal", "to fly", "Mio wants to fly."),
        ("mio.aliases", '["Mi", "M"]', "Mio, aliases: Mi, M."),
        ("kei.name", "Kei", "Kei is new."),
        ("relation:mio|ren", "-3", "Mio is an enemy of Ren."),
        ("relation:mio|ren", "odd", "Mio to Ren: odd."),
        ("met:mio|ren", "yes", "Mio and Ren have met."),
        ("knows:ren|bell", "yes", "Ren knows: Who rings the bell?"),
        ("knows:ren|the well is dry", "", "Ren knows no longer: the well is dry."),
        ("oath:mio|lie", "never to lie again", "Mio swears: never to lie again."),
        ("thing:lamp.holder", "ren", "Ren has lamp."),
        ("thing:lamp.holder", "@roof", "Lamp lies at the Roof."),
        ("thing:lamp.holder", "", "Nobody has lamp."),
        ("thing:lamp.state", "destroyed", "Lamp is destroyed."),
        ("place:roof.status", "sealed", "The Roof is sealed."),
        ("event:promise|mio|ren|7.2", "to come back", "Mio and Ren, promise: to come back."),
        ("event:storm|||7.2", "a tree fell", "Storm: a tree fell."),
        ("thread:bell.question", "Who?", "Asked: Who?"),
        ("thread:bell.known", '["a", "At night."]', "Found out: At night."),
        ("thread:bell.answer", "The wind.", "Answered, Who rings the bell? The wind."),
        ("thread:bell.due", "9", "To be answered by episode 9: Who rings the bell?"),
        ("secret:s1.text", "he lied", "Secret: he lied."),
    ],
)
def test_a_fact_is_told_in_a_sentence(slot, value, sentence):
    assert tell(fact(slot, value), LORE) == sentence


def test_the_canon_names_whom_the_bible_does_not_know():
    lore = lore_of(
        BIBLE,
        {
            f.slot: f
            for f in (
                fact("kei.name", "Kei"), fact("mio.name", "Another"), fact("thing:lamp.name", "the lamp"),
                fact("thread:gull.question", "Whose gull?"), fact("thread:gull.importance", "1"),
                fact("secret:s1.text", "he lied"),
            )
        },
    )  # fmt: skip

    assert tell(fact("relation:kei|mio", "1"), lore) == "Kei likes Mio."
    assert tell(fact("thing:lamp.holder", "kei"), lore) == "Kei has the lamp."
    assert tell(fact("knows:kei|s1", "yes"), lore) == "Kei knows: he lied."
    gull, bell = fact("thread:gull.answer", "Ours."), fact("thread:bell.answer", "The wind.")
    assert tell(gull, lore) == "Answered, Whose gull? Ours."
    assert weight(bell, lore) > weight(gull, lore) > weight(fact("mio.goal", "x"), lore)


def test_an_episode_tells_its_title_and_what_changed_and_not_where_everybody_is():
    text = episode(TALE, [fact("mio.location", "roof"), fact("mio.alive", "no", scene=3)], LORE)

    assert text == (
        "Episode 7, “The Bell”: Somebody rings it at night. Mio dies. Nobody is there, at all."
    )


def test_an_answer_makes_its_question_and_its_clues_superfluous():
    told = [
        fact("thread:bell.question", "Who rings the bell?", 3), fact("thread:bell.state", "open", 3),
        fact("thread:bell.known", '["At night."]', 5),
        fact("thread:bell.state", "resolved"), fact("thread:bell.answer", "The wind."),
    ]  # fmt: skip

    assert span(Level.ARC, "Episodes 1–12", [], told, LORE) == (
        "Episodes 1–12: Answered, Who rings the bell? The wind (7)."
    )


def test_a_death_in_a_crowd_of_trifles_is_told_wherever_it_stands():
    trifles = [fact(f"p{n}.goal", f"to find the {n}th thing of all", n) for n in range(1, 48)]
    death = fact("mio.alive", "no", 23, 4)
    for at in (0, 23, 47):
        text = span(Level.SEASON, "All", [], [*trifles[:at], death, *trifles[at:]], LORE)
        assert "Mio dies (23)." in text
        assert count(text) <= BUDGETS[Level.SEASON]


def test_of_a_slot_only_the_last_value_is_told_and_in_order_of_time():
    told = [
        fact("relation:mio|ren", "1", 2), fact("relation:ren|mio", "-1", 3),
        fact("relation:mio|ren", "3", 9),
    ]  # fmt: skip

    assert span(Level.ARC, "A", [], told, LORE) == (
        "A: Ren does not trust Mio (3). Mio would do anything for Ren (9)."
    )


def test_an_arc_without_facts_tells_its_loglines():
    assert span(Level.ARC, "A", [TALE], [], LORE) == "A: Somebody rings it at night (7)."


def test_every_level_keeps_to_its_budget_however_long_the_words():
    long = "word " * 500 + "end."
    tale = Told(1, "T" * 80, long, long)
    told = [fact(f"event:duel|mio|ren|1.{n}", long) for n in range(1, 5)]

    assert count(episode(tale, told, LORE)) <= BUDGETS[Level.EPISODE]
    assert count(span(Level.ARC, "A", [tale], told, LORE)) <= BUDGETS[Level.ARC]
    assert all(count(s) <= BUDGETS[Level.SCENE] for s in scenes(1, [("A", long), ("B", "Short.")]))


def test_scenes_are_told_by_whole_sentences():
    told = scenes(7, [("Up", "They climb. " + "Then it rains for a very long time. " * 9)])

    (line,) = told
    assert line.startswith("Episode 7, Up: They climb. Then it rains")
    assert line.endswith("time.")


def test_what_does_not_fit_is_cut_between_words():
    assert cut("one two three four", 3) == "one two…"
    assert cut("One. Two three four five.", 3) == "One."
