"""The offline director's book, and the starter series: everything in them can be played."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pytest

from canon.beginning import STARTER
from canon.bible.shelf import load
from director.offline.book import bridges, memories
from director.offline.book import feasts as feasts_book
from director.offline.library import (
    arcs,
    bridge,
    feasts,
    mysteries,
    obstacles,
    pairs,
    reasons,
    recollections,
    running_gags,
    temper_lines,
)
from director.offline.script import CLUE, SOUNDS, Cue, Situation, cue, situations
from director.offline.shape import QUARRELS
from director.offline.voice import _BANKS, face
from director.offline.words import (
    breaths,
    fill,
    royal,
    shorten,
    shot_s,
    some,
    spelled_out,
    spoken_s,
    the,
    titled,
)  # fmt: skip
from schemas.bible import Bible, Clue, Obstacle, PlaceKind, Speech, Temper
from schemas.plan import TimeOfDay, Weather

PEOPLE = ("lead", "mate", "keeper", "a", "b", "who", "friend")
FORMS = ("", "!", ".he", ".him", ".his", ".himself")
SLOTS = {p + f for p in PEOPLE for f in FORMS} | {
    "thing", "the thing", "a thing", "place", "there", "topic", "weather", "far", "recap",
    "secret", "question", "a.fear", "a.gag", "lead.want", "lead.skill",
    "doing", "token", "the token", "the detail", "feast", "custom", "eve", "past", "week",
}  # fmt: skip


@pytest.fixture(scope="module")
def starter() -> Bible:
    return load(STARTER / "small-weather-office")


def shelves() -> dict[str, list[Situation]]:
    return {
        "obstacle": [*obstacles().values()], "pair": [*pairs()],
        "mystery": [*mysteries().values()], "reason": [*reasons().values()],
        "arc": [*arcs().values()], "bridge": [*situations(bridges.TEXT)],
        "memory": [*situations(memories.TEXT)], "feast": [*situations(feasts_book.TEXT)],
    }  # fmt: skip


def book() -> list[Situation]:
    return [situation for shelf in shelves().values() for situation in shelf]


NAMES = [f"{name} {s.id}" for name, shelf in shelves().items() for s in shelf]


def cues(situation: Situation) -> Iterator[Cue]:
    for movement in situation.movements:
        yield from movement.cues


def wordings(one: Cue) -> Iterator[str]:
    yield from one.wordings
    yield from chain.from_iterable(one.by_temper.values())


def texts(situation: Situation) -> Iterator[str]:
    yield from chain.from_iterable(situation.notes.values())
    for movement in situation.movements:
        yield from movement.titles
        yield from movement.synopses
        for one in movement.cues:
            yield from wordings(one)


def test_there_is_a_situation_for_every_obstacle_and_forty_in_all() -> None:
    assert set(obstacles()) == {o.value for o in Obstacle}
    assert len(obstacles()) + len(pairs()) >= 40
    assert len(mysteries()) >= 12


@pytest.mark.parametrize("situation", book(), ids=NAMES)
def test_every_slot_and_every_bank_exists(situation: Situation) -> None:
    for text in texts(situation):
        for slot in re.findall(r"\{([^{}]*)\}", text):
            assert slot[0].lower() + slot[1:] in SLOTS, text
        for bank in re.findall(r"<([a-z]+)>", text):
            assert bank in _BANKS, text
        assert "  " not in text, text
        assert text == text.strip(), text


def test_lines_are_short_enough_to_be_said_in_a_breath() -> None:
    long = [
        text
        for situation in book()
        for one in cues(situation)
        if one.role
        for text in wordings(one)
        if len(text.split()) > 16
    ]
    assert long == []


def test_everything_the_director_asks_for_by_name_is_there() -> None:
    for name in ("first", "recap", "narrated", "segue", "start", "ask", "off", "told", "asked", "side",
                 "coda", "nightfall", "evening"):  # fmt: skip
        assert bridge(name), name
    for situation in obstacles().values():
        for name in ("try", "turn", "find"):
            assert situation.named(name), (situation.id, name)
        assert len(situation.named("try")) == len(situation.named("find")), situation.id
        assert all(any(c.role == CLUE for c in m.cues) for m in situation.named("find"))
        assert len(situation.note("title")) >= 3
    for situation in pairs():
        assert situation.named("spark"), situation.id
        assert situation.named("mend"), situation.id
        assert {c.role for c in cues(situation)} <= {"", "a", "b"}, situation.id
    assert {s.id for s in pairs()} >= QUARRELS


def test_mysteries_have_an_opening_steps_and_an_end_of_their_own_or_dealt() -> None:
    for mystery in mysteries().values():
        names = [m.name for m in mystery.movements]
        whole = ["opening", "step", "step", "step", "finale"]
        assert names == (whole if mystery.named("finale") else whole[:3]), mystery.id
        assert bool(mystery.note("answer")) == bool(mystery.named("finale")), mystery.id
        assert mystery.named("finale") or mystery.note("doing"), mystery.id
        assert bool(mystery.note("doing")) == bool(mystery.note("token")), mystery.id
        speaking = {c.role for m in mystery.movements[:4] for c in m.cues}
        assert speaking <= {"", "lead", "mate"}, mystery.id
        for end in mystery.named("finale"):
            assert any(c.role == "who" for c in end.cues), mystery.id


def test_reasons_have_a_step_and_a_finale() -> None:
    for reason in reasons().values():
        assert [m.name for m in reason.movements] == ["step", "finale"], reason.id
        assert reason.note("answer"), reason.id
        assert len(reason.note("logline")) == 1, reason.id
        assert any(c.role == "who" for c in reason.movements[1].cues), reason.id
        assert any(n[0] == "event" for n in reason.movements[1].beats), reason.id


def test_arcs_have_a_turn_in_the_middle_and_end_on_a_feast() -> None:
    for arc in arcs().values():
        names = [m.name for m in arc.movements]
        assert names == ["opening", *["early"] * 3, "turn", *["late"] * 2, "finale"], arc.id
        notes = {m.name: [n[:2] for n in m.beats] for m in arc.movements}
        assert ("event", "quarrel") in notes["turn"], arc.id
        assert any(n[0] == "relation" and n[3].startswith("-") for n in arc.movements[4].beats)
        mended = [n for n in arc.movements[-1].beats if n[0] == "relation"]
        assert len(mended) >= 2, arc.id
        assert "{feast}" in arc.note("question")[0] + arc.note("premise")[0], arc.id


def test_what_is_found_out_names_nobody_who_only_asks() -> None:
    """The canon must be able to tell it without knowing who played the scene."""
    for situation in (*mysteries().values(), *reasons().values(), *arcs().values()):
        for movement in situation.movements:
            for text in movement.synopses:
                assert not re.search(r"\{(lead|mate)\b", text, re.IGNORECASE), text


def test_events_are_told_so_that_the_two_can_say_i_and_you() -> None:
    for situation in (*pairs(), *reasons().values(), *arcs().values()):
        for note in (n for m in situation.movements for n in m.beats if n[0] == "event"):
            _, _, one, other, text = note
            assert re.match(rf"\{{({one}|{other})\}} ", text, re.IGNORECASE), text
            assert not re.search(r"\b(he|she|they|his|her|their)\b", text.replace("_", " ")), text
            assert not re.match(r"\S+ (and \S+ )?(was|were|is|are|has|have)\b", text), text


def test_the_year_has_two_feasts_in_each_season() -> None:
    seasons = [f.note("season")[0] for f in feasts()]
    assert seasons == [s for s in ("spring", "summer", "autumn", "winter") for _ in range(2)]
    for kept in feasts():
        assert min(len(kept.note(k)) for k in ("name", "custom", "eve")) >= 2, kept.id
    assert len(bridge("feast")) >= 7


def test_gags_go_further_every_time() -> None:
    assert len(running_gags()) >= 10
    assert all(len(set(steps)) == 6 for steps in running_gags())


def test_every_event_can_be_recalled() -> None:
    kinds = {n[1] for s in book() for m in s.movements for n in m.beats if n[0] == "event"}
    assert all(recollections(kind) for kind in kinds)
    assert all("{past}" in w for m in recollections("") for w in m.cues[0].wordings)


def test_notes_name_kinds_hours_and_weathers_that_exist() -> None:
    known = {
        "kinds": {k.value for k in PlaceKind}, "away": {k.value for k in PlaceKind},
        "ends_at": {k.value for k in PlaceKind} | {"same"},
        "time": {t.value for t in TimeOfDay}, "ends": {t.value for t in TimeOfDay},
        "weather": {w.value for w in Weather}, "clears": {w.value for w in Weather},
        "needs": {
            "secret", "promise", "chill", "warm", "fear", "skill", "has", "bet", "debt", "fond",
        },
    }  # fmt: skip
    for situation in (*obstacles().values(), *pairs()):
        for key, words in situation.notes.items():
            assert key in known.keys() | {"title", "logline", "thing"}, (situation.id, key)
            if key in known:
                assert set(" ".join(words).split()) <= known[key], (situation.id, key)


def test_no_two_stories_share_a_title(starter: Bible) -> None:
    clues = [c for a in starter.arcs for t in a.threads for c in turns(t)]
    told = [c.title for c in clues if c.title]
    riddles = (*mysteries().values(), *reasons().values(), *arcs().values())
    told += [m.titles[0] for s in riddles for m in s.movements]
    told += [t for s in obstacles().values() for t in s.note("title")]
    told += [t for s in pairs() for t in s.note("title")]
    assert [t for t, n in Counter(told).items() if n > 1] == []


def test_every_temper_has_every_bank() -> None:
    assert set(temper_lines()) == set(Temper)
    for temper, banks in temper_lines().items():
        assert set(banks) == set(_BANKS), temper
        assert min(map(len, banks.values())) >= 3, temper


def turns(thread: object) -> tuple[Clue, ...]:
    return (thread.opening, *thread.clues, thread.finale)


def test_the_starter_series_has_people_places_and_questions(starter: Bible) -> None:
    assert 6 <= len(starter.characters) <= 8
    assert {c.look.form for c in starter.characters} >= {"cat", "owl", "robot", "person"}
    assert len({c.speech.temper for c in starter.characters}) == len(starter.characters)
    assert len({c.voice.variant for c in starter.characters}) == len(starter.characters)
    assert len({c.look.outfit_colour for c in starter.characters}) == len(starter.characters)
    assert 9 <= len(starter.locations) <= 12
    assert len({p.kind for p in starter.locations}) == len(starter.locations)
    assert [a.episodes for a in starter.arcs] == [12, 12]
    for thread in starter.arcs[0].threads:
        assert 4 <= len(thread.steps) <= 6
        assert thread.answer


def test_the_starter_speaks_in_lines_of_its_own(starter: Bible) -> None:
    lines: Counter[str] = Counter()
    for character in starter.characters:
        for name in _BANKS.values():
            bank = getattr(character.speech, name)
            assert len(bank) >= 3, (character.id, name)
            lines.update(bank)
            for line in bank:
                assert set(re.findall(r"\{([^{}]*)\}", line)) <= {"other"}, line
                assert len(line.split()) <= 11, line
        assert character.wants
        assert character.fears
        assert character.secrets
        assert all(g[0].islower() for g in character.gags), character.id
        others = {c.id for c in starter.characters} - {character.id}
        assert {r.to for r in character.relations} == others, character.id
    assert [line for line, n in lines.items() if n > 1] == []


def test_the_starter_clues_can_be_played(starter: Bible) -> None:
    people = {c.id for c in starter.characters}
    for thread in (t for a in starter.arcs for t in a.threads):
        assert len(thread.clues) == len(thread.steps), thread.id
        for clue in turns(thread):
            assert clue.where is None or starter.location(clue.where)
            assert clue.recap
            for text in (*clue.ask, *clue.lines):
                one = cue(text)
                assert one.role in people | {""}, text
                assert not one.role or len(one.wordings[0].split()) <= 12, text
            said = [cue(t) for t in clue.lines if not t.startswith("*")]
            assert sum(spoken_s(c.wordings[0]) for c in said) <= 27, clue.title


def test_lines_and_directions_are_read_with_their_tags() -> None:
    line = cue("?odo sad whisper close: So there are. // So it is. | dry: Yep.")
    assert (line.role, line.optional, line.wordings) == (
        "odo",
        True,
        ("So there are.", "So it is."),
    )
    assert line.options("dry") == ("Yep.",)
    assert line.options("shy") == line.wordings
    assert (line.tags.expression, line.tags.manner, line.tags.framing) == (
        "sad",
        "whisper",
        "close",
    )
    seen = cue("* A bell. (insert push_in bell)")
    assert (seen.role, seen.wordings, seen.tags.sound) == ("", ("A bell.",), "bell")
    assert cue(f"<{CLUE}>").role == CLUE
    assert face(cue("a: <doubt>"))[0] == "thinking"


@pytest.mark.parametrize("text", ["", "no colon", "*nothing", "Wren: big letters are no ids"])
def test_what_is_neither_line_nor_direction_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        cue(text)


def test_an_unknown_temper_is_refused() -> None:
    with pytest.raises(ValueError, match="no temper 'angry'"):
        cue("a: Yes. | angry: No.")


def test_sounds_are_those_the_studio_can_make() -> None:
    made = {c.tags.sound for s in book() for c in cues(s)} - {""}
    assert made <= SOUNDS


@pytest.mark.parametrize(
    ("thing", "known", "new"),
    [
        ("an old cup", "the old cup", "an old cup"),
        ("the great lamp", "the great lamp", "a great lamp"),
        ("seat twelve", "seat twelve", "seat twelve"),
        ("hourglass", "the hourglass", "an hourglass"),
        ("unicorn horn", "the unicorn horn", "a unicorn horn"),
        ("his hat", "his hat", "his hat"),
    ],
)
def test_articles(thing: str, known: str, new: str) -> None:
    assert the(thing) == known
    if not thing.startswith("his"):
        assert some(thing) == new


def test_filling_keeps_capitals_and_reads_nothing_twice() -> None:
    slots = {"a": "the {b}", "b": "x"}
    assert fill("{A} sat. {a} rose... {a}.", slots) == "The {b} sat. The {b} rose... the {b}."


def test_grammar_of_the_correct_and_the_grand() -> None:
    assert spelled_out("It's got two. I don't. Isn't it?") == "It has got two. I do not. Is it not?"
    assert royal("I do not like my hat.") == "One does not like one's hat."


def test_long_texts_are_said_in_breaths() -> None:
    text = "It was late, and nobody came. " * 3 + "word " * 60
    parts = breaths(text, words=12, most=3)
    assert len(parts) == 3
    assert all(len(p.split()) <= 12 for p in parts)
    assert shot_s(*parts[:1]) >= spoken_s(parts[0])
    assert shorten("a long title that is too long", 12) == "a long…"
    assert titled("the cat in the hat") == "The Cat in the Hat"


def test_speech_banks_are_fields_of_the_bible() -> None:
    assert set(_BANKS.values()) <= set(Speech.model_fields)
