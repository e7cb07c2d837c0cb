"""One picture of each character, drawn once and kept with the series."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from orchestrator import asking, sheets
from orchestrator.backends import ImageBackend
from orchestrator.opening import Episode
from schemas.errors import BackendClosedError
from schemas.plan import EpisodePlan
from schemas.tables import State
from schemas.take import Receipt

pytestmark = pytest.mark.anyio


class Painter:
    """Writes the character's name where the sheet should be, and remembers what was asked."""

    def __init__(self, name: str, error: Exception | None = None):
        self.name, self.error, self.asked = name, error, []

    def estimate(self, character, style) -> Decimal:
        return Decimal("0.04")

    async def sheet(self, character, style, *, seed, references=(), into, till) -> Receipt:
        self.asked.append((character.id, references))
        await asyncio.sleep(0.02)
        if self.error:
            raise self.error
        into.write_bytes(character.id.encode())
        return Receipt(backend=self.name, generator=self.name, version="1", seed=seed)

    async def aclose(self) -> None:
        pass


def shots(bible, *people: str) -> EpisodePlan:
    """A plan whose every scene shows these people, each in a shot of their own."""
    scene = {
        "title": "A", "location": bible.locations[0].id, "time": "day", "mood": "calm",
        "synopsis": "A.", "cast": [{"character": one} for one in people],
        "shots": [
            {"framing": "medium", "action": "A.", "subjects": [{"character": one}]}
            for one in people
        ],
    }  # fmt: skip
    parts = {f"scene_{n}": scene for n in range(1, 7)}
    return EpisodePlan.model_validate({"title": "T", "logline": "L", "synopsis": "S"} | parts)


@pytest.fixture
def job(studio) -> Episode:
    (slug,) = studio.bibles.slugs()
    bible = studio.bibles.current(slug)
    one, two = (c.id for c in bible.characters[:2])
    return Episode(
        id=1, series_id=1, slug=slug, slot=datetime(2026, 11, 20, tzinfo=UTC), number=1,
        state=State.SHOOTING, seed=1, draft=True, degraded=False, plan=shots(bible, one, two, one),
        bible=bible, prepared=None, stage=bible,
    )  # fmt: skip


async def drawn(studio, job):
    asked = [asking.bare(place) for n in range(1, 7) for place in asking.places(job, n)]
    return await asyncio.gather(*(sheets.of(studio, job, one) for one in asked))


async def test_a_character_is_drawn_once_however_many_shots_need_it(studio, job):
    painter = Painter("nano")
    studio.images = (ImageBackend("nano", painter),)
    first = await drawn(studio, job)
    again = await drawn(studio, job)

    assert first == again
    people = [one.id for one in job.bible.characters[:2]]
    assert sorted(who for who, _ in painter.asked) == sorted(people)
    assert {reference.path.read_bytes().decode() for (reference,) in first} == set(people)


async def test_the_next_one_draws_where_the_first_cannot(studio, job):
    broken, painter = Painter("nano", BackendClosedError("no credit")), Painter("animatic")
    studio.images = (ImageBackend("nano", broken), ImageBackend("animatic", painter))
    await drawn(studio, job)

    assert len(painter.asked) == 2
    assert studio.images[0].rests


async def test_an_edited_look_is_drawn_afresh_after_the_old_picture(studio, job):
    painter = Painter("nano")
    studio.images = (ImageBackend("nano", painter),)
    before = await drawn(studio, job)
    first = job.bible.characters[0]
    edited = first.model_copy(update={"appearance": "now with a green umbrella"})
    bible = job.bible.model_copy(
        update={"characters": (edited, *job.bible.characters[1:])}
    )  # fmt: skip
    after = await drawn(studio, replace(job, bible=bible, stage=bible))

    assert painter.asked[2:] == [(first.id, (before[0][0].path,))]
    assert after[0] != before[0]
    assert after[1] == before[1]
