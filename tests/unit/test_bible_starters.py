"""Both starter series: whole, playable, and each in words of its own."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from canon import beginning
from canon.bible.shelf import load
from schemas.bible import Bible, Speech
from schemas.errors import ConfigError

SPOKEN = [name for name in Speech.model_fields if name not in ("temper", "style", "tics")]


@pytest.fixture(scope="module", params=beginning.starters())
def bible(request: pytest.FixtureRequest) -> Bible:
    return load(beginning.STARTER / request.param)


def test_the_usual_starter_comes_first():
    assert beginning.starters() == ["small-weather-office", "hotel-out-of-season"]


@pytest.mark.parametrize("slug", beginning.starters())
def test_a_starter_is_copied_alone(tmp_path, slug):
    (made,) = beginning.write(tmp_path / "series", slug)

    assert made == tmp_path / "series" / slug
    assert [p.name for p in (tmp_path / "series").iterdir()] == [slug]
    assert load(made).digest == load(beginning.STARTER / slug).digest


def test_an_unknown_starter_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="did you mean 'hotel-out-of-season'"):
        beginning.write(tmp_path, "hotel-of-season")
    assert not list(tmp_path.iterdir())


def test_people_are_told_apart(bible):
    people = bible.characters
    assert 6 <= len(people) <= 8
    for kind in (
        [c.speech.temper for c in people],
        [c.voice.variant for c in people],
        [c.look.outfit_colour for c in people],
        [(c.look.form, c.look.hair, c.look.outfit) for c in people],
    ):
        assert len(set(kind)) == len(people)
    for who in people:
        assert {r.to for r in who.relations} == {c.id for c in people} - {who.id}, who.id
        assert all((who.wants, who.fears, who.skills, who.gags, who.secrets, who.home)), who.id


def test_places_are_told_apart_and_can_all_be_walked_to(bible):
    near = {p.id: set(p.near) for p in bible.locations}
    assert 9 <= len(near) <= 12
    assert len({p.kind for p in bible.locations}) == len(near)
    reached, before = {bible.locations[0].id}, set()
    while reached != before:
        before = set(reached)
        reached |= set(chain.from_iterable(near[p] for p in before))
        reached |= {p for p in near if near[p] & before}
    assert reached == set(near)


def test_every_step_has_its_clue_and_nobody_gives_themselves_away(bible):
    assert [(a.starts, a.episodes) for a in bible.arcs] == [(1, 12), (13, 12)]
    for thread in chain.from_iterable(a.threads for a in bible.arcs):
        assert len(thread.clues) == len(thread.steps) >= 3, thread.id
        assert thread.answer
        assert thread.who
        for clue in (*thread.clues, thread.finale):
            assert clue.title, thread.id
            assert clue.recap, thread.id
            leader = clue.ask[0].split(":")[0].split(" ")[0]
            behind = {clue.keeper} if clue is thread.finale else {*thread.who, clue.keeper}
            assert leader not in behind, (thread.id, clue.title)


def test_no_line_is_said_by_two_people_or_in_two_series():
    said: Counter[str] = Counter()
    for slug in beginning.starters():
        for who in load(beginning.STARTER / slug).characters:
            for name in SPOKEN:
                bank = getattr(who.speech, name)
                assert len(bank) >= 3, (who.id, name)
                assert max(len(line.split()) for line in bank) <= 11, (who.id, name)
                said.update(bank)
    assert [line for line, times in said.items() if times > 1] == []
