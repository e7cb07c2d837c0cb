"""Trouble is counted once however many scenes it befalls, and what a person must mend stops at once."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from orchestrator import slots, trouble
from schemas.errors import BackendUnreachableError, StudioError
from schemas.tables import State, episode, event, series

pytestmark = pytest.mark.anyio


@pytest.fixture
async def owed(studio) -> int:
    async with studio.database.begin() as connection:
        number, slug = (await connection.execute(sa.select(series.c.id, series.c.slug))).one()
        return await slots.open_now(
            connection, studio.queue, series_id=number, slug=slug, cadence=3600
        )


async def befall(studio, owed: int, scenes: int) -> sa.Row:
    error = BackendUnreachableError("nobody is there")
    async with asyncio.TaskGroup() as group:
        for n in range(1, scenes + 1):
            record = trouble.record(studio, owed, error, wake=("scene", f"{owed}/{n}"))
            group.create_task(record)
    async with studio.database.connect() as connection:
        return (await connection.execute(sa.select(episode).where(episode.c.id == owed))).one()


async def forget_to_wait(studio, owed: int) -> None:
    past = sa.text("clock_timestamp() - interval '1 s'")
    async with studio.database.begin() as connection:
        await connection.execute(
            sa.update(episode).where(episode.c.id == owed).values(not_before=past)
        )


async def test_six_scenes_in_one_trouble_count_once(studio, owed):
    row = await befall(studio, owed, scenes=6)
    assert (row.failures, row.problem) == (1, "nobody is there")

    await forget_to_wait(studio, owed)
    assert (await befall(studio, owed, scenes=6)).failures == 2
    assert studio.halted == {}


async def test_an_episode_is_lost_only_after_many_rounds(studio, owed):
    for round_number in range(1, 25):
        row = await befall(studio, owed, scenes=1)
        assert row.failures == round_number
        assert (row.state == State.LOST) is (round_number == 24)
        await forget_to_wait(studio, owed)


async def test_what_a_person_must_mend_loses_nothing_and_is_told_once(studio, owed):
    for _ in range(30):
        await trouble.record(studio, owed, StudioError("full"), wake=("episode", str(owed)))
        await forget_to_wait(studio, owed)

    async with studio.database.connect() as connection:
        state = await connection.execute(sa.select(episode.c.state).where(episode.c.id == owed))
        told = await connection.execute(sa.select(event.c.id).where(event.c.kind == "problem"))
        assert state.scalar_one() != State.LOST
        assert len(told.all()) == 1


async def test_what_a_person_must_mend_is_told_to_whoever_waits(studio, owed):
    error = StudioError("the disk is full")

    await trouble.record(studio, owed, error, wake=("episode", str(owed)))

    assert studio.halted == {owed: error}
