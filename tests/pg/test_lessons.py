"""Lessons in the tables: written once for each teacher, heard only in later episodes of the series."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from orchestrator import lessons
from orchestrator.lessons import By, TakeId
from schemas.bible import Character
from schemas.tables import episode, lesson, series, slot
from schemas.take import Said
from stand_ins.productions import episode_of
from stand_ins.shots import shot

pytestmark = pytest.mark.anyio

MIO = Character(id="mio", name="Mio")
MENDED = Said(words="steady light, calm", why="the take before was refused for flicker")


async def opened(engine, series_id, number):
    """The id of a new episode."""
    at = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=number)
    async with engine.begin() as connection:
        await connection.execute(sa.insert(slot).values(series_id=series_id, at=at))
        made = episode_of(series_id=series_id, slot=at, number=number, seed=1)
        return (await connection.execute(made.returning(episode.c.id))).scalar_one()


async def learn(engine, take, by=By.OPERATOR, **said):
    async with engine.begin() as connection:
        return await lessons.learn(connection, take, by, **{"said": (), "people": (MIO,)} | said)


async def told(engine, series_id, number, **changes):
    request = shot(**changes).model_copy(update={"episode": number})
    async with engine.connect() as connection:
        return await lessons.of(connection, series_id, request)


async def test_a_remark_is_understood_written_down_and_told_to_later_episodes(engine, show):
    one = await opened(engine, show, 1)
    wished = await learn(
        engine, TakeId(one, 3, 1, 2), liked=False, why="Mio's hair is too flat, more fog glow"
    )
    assert [(w.words, w.wanted, w.character) for w in wished] == [
        ("flat hair", False, "mio"), ("fog glow", True, ""),
    ]  # fmt: skip
    cast = (MIO,)
    assert await told(engine, show, 1, characters=cast) == ()
    (said,) = await told(engine, show, 2, characters=cast)
    assert said.words == "flat hair"
    assert said.weight < -0.5
    assert said.why == "wished by the operator in take 1/3/1/2"
    assert await told(engine, show, 2) == ()


async def test_a_second_verdict_replaces_the_first_and_the_gate_has_its_own(engine, show):
    one = await opened(engine, show, 1)
    take = TakeId(one, 1, 1, 1)
    await learn(engine, take, liked=True, why="more glow", said=[MENDED])
    await learn(engine, take, By.GATE, liked=True, why="more of this is no wish", said=[MENDED])
    await learn(engine, take, liked=False, why="too much glow")
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.select(lesson).order_by(lesson.c.by))).all()
    assert [(row.by, row.liked, row.said, len(row.wishes)) for row in rows] == [
        ("gate", True, ["steady light", "calm"], 0), ("operator", False, [], 1),
    ]  # fmt: skip
    (said,) = await told(engine, show, 2)
    assert (said.words, said.weight < 0) == ("glow", True)


async def test_another_series_and_what_is_ages_old_teach_nothing(engine, show):
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="b", title="B").returning(series.c.id)
        other = (await connection.execute(made)).scalar_one()
    one = await opened(engine, show, 1)
    await learn(engine, TakeId(one, 1, 1, 1), liked=True, why="more glow")
    assert await told(engine, other, 2) == ()
    assert await told(engine, show, 400) == ()
    assert await told(engine, show, 2) != ()


async def test_the_same_episode_hears_the_same_however_often_it_asks(engine, show):
    for number in range(1, 6):
        made = await opened(engine, show, number)
        await learn(engine, TakeId(made, 1, 1, 1), liked=number % 2 > 0, why="soft glow, long shadows",
                    said=[MENDED])  # fmt: skip
    first = await told(engine, show, 6)
    assert first == await told(engine, show, 6, seed=5)
    assert [one.words for one in first] == sorted(one.words for one in first)
    later = await opened(engine, show, 6)
    await learn(engine, TakeId(later, 2, 1, 1), liked=True, why="blue noon")
    assert await told(engine, show, 6) == first
