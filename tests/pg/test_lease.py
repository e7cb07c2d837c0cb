"""A lease has one holder, outlives no process, and a zombie writes nothing."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa

from orchestrator.lease import Crew, Lease, LeaseLostError
from schemas.tables import event
from schemas.tables import lease as table

pytestmark = pytest.mark.anyio


async def rest(_: Lease) -> None:
    await asyncio.sleep(3600)


@pytest.fixture
async def crews(engine, url):
    made = [Crew(engine, url) for _ in range(2)]
    yield made
    for crew in made:
        await crew.finish(0)


async def test_work_has_one_holder(crews):
    one, other = crews

    assert await one.start("scene/1/1", rest)
    assert not await one.start("scene/1/1", rest)
    assert not await other.start("scene/1/1", rest)
    assert await other.start("scene/1/2", rest)


async def test_work_that_ends_gives_its_lease_back(crews):
    one, other = crews
    done = asyncio.Event()

    async def work(_: Lease) -> None:
        done.set()

    assert await one.start("scene/1/1", work)
    await done.wait()
    await one.finish(5)

    assert await other.start("scene/1/1", rest)


async def test_a_dead_holder_is_followed_at_once(crews):
    one, other = crews
    assert await one.start("scene/1/1", rest)
    one._pulse.terminate()
    await asyncio.sleep(0.2)

    assert await other.start("scene/1/1", rest)


async def test_only_one_follows_a_dead_holder(engine, crews):
    one, other = crews
    async with engine.begin() as connection:
        dead = {"work": "scene/1/1", "number": 1, "holder": 999_999}
        until = sa.text("clock_timestamp() + interval '20 s'")
        await connection.execute(sa.insert(table).values(**dead, until=until))

    begun = await asyncio.gather(*(crew.start("scene/1/1", rest) for crew in (one, other) * 4))

    assert sum(begun) == 1


async def test_a_lease_that_ran_out_is_taken_over(engine, crews):
    one, other = crews
    assert await one.start("scene/1/1", rest)
    async with engine.begin() as connection:
        await connection.execute(
            sa.update(table).values(until=sa.text("clock_timestamp() - interval '1 s'"))
        )

    assert await other.start("scene/1/1", rest)


async def test_a_zombie_writes_nothing(engine, crews):
    one, other = crews
    awake = asyncio.Event()
    ended: list[BaseException] = []

    async def zombie(lease: Lease) -> None:
        await awake.wait()
        try:
            async with engine.begin() as connection:
                await connection.execute(sa.insert(event).values(kind="zombie"))
                await lease.prove(connection)
        except LeaseLostError as error:
            ended.append(error)
            raise

    assert await one.start("scene/1/1", zombie)
    one._pulse.terminate()
    await asyncio.sleep(0.2)
    assert await other.start("scene/1/1", rest)
    awake.set()
    await one.finish(5)

    assert len(ended) == 1
    async with engine.connect() as connection:
        assert (await connection.execute(sa.select(event.c.kind))).all() == []
