"""Every slot is owed once, whoever and however many ask."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from orchestrator import slots
from orchestrator.queue import PgQueue
from schemas.settings import Settings
from schemas.tables import State, episode, series, slot

pytestmark = pytest.mark.anyio


def settings(**clock: object) -> Settings:
    return Settings.model_validate({"clock": {"cadence": 3600, **clock}})


async def add_series(engine, *slugs: str) -> list[int]:
    async with engine.begin() as connection:
        made = await connection.execute(
            sa.insert(series).returning(series.c.id), [{"slug": s, "title": s} for s in slugs]
        )
        return list(made.scalars())


async def owe(engine, url, configured: Settings) -> int:
    async with engine.begin() as connection:
        return await slots.owe_episodes(connection, PgQueue(url), configured)


async def rows(engine, *columns: sa.ColumnElement) -> list:
    async with engine.connect() as connection:
        return (await connection.execute(sa.select(*columns))).all()


async def air_all(engine) -> None:
    async with engine.begin() as connection:
        await connection.execute(sa.update(episode).values(state=State.AIRED))


async def missed(engine, series_id: int, hours: int) -> None:
    """Pretend that the last slot anybody noticed lies some hours back, and that it aired."""
    async with engine.begin() as connection:
        past = sa.text(
            "insert into slot (series_id, at) values (:s,"
            " date_trunc('hour', clock_timestamp()) - :h * interval '1 hour')"
        )
        await connection.execute(past, {"s": series_id, "h": hours})
        await connection.execute(
            sa.text(
                "with begun as (insert into production (series_id)"
                " select series_id from slot returning id, series_id)"
                " insert into episode (id, series_id, slot, number, seed, state)"
                " select id, series_id, at, 1, 0, 'aired' from slot join begun using (series_id)"
            )
        )


async def test_five_clocks_and_three_series_owe_three_episodes(engine, url):
    await add_series(engine, "a", "b", "c")

    opened = await asyncio.gather(*(owe(engine, url, settings()) for _ in range(5)))

    assert sum(opened) == 3
    assert len(await rows(engine, slot.c.at)) == 3
    assert sorted(await rows(engine, episode.c.number)) == [(1,), (1,), (1,)]


async def test_asking_again_owes_nothing_more(engine, url):
    await add_series(engine, "a")
    await owe(engine, url, settings())
    await air_all(engine)

    assert await owe(engine, url, settings()) == 0


async def test_nothing_is_opened_while_an_episode_is_unfinished(engine, url):
    (series_id,) = await add_series(engine, "a")
    await missed(engine, series_id, 2)
    async with engine.begin() as connection:
        await connection.execute(sa.update(episode).values(state=State.SHOOTING))

    assert await owe(engine, url, settings()) == 0
    await air_all(engine)
    assert await owe(engine, url, settings()) == 1


@pytest.mark.parametrize(
    ("policy", "opened"), [("latest", 1), ("all", 3), ("none", 0)], ids=["latest", "all", "none"]
)
async def test_slots_missed_while_off(engine, url, policy, opened, monkeypatch):
    monkeypatch.setattr(slots, "_LATE_S", 0)  # the present hour counts as missed too
    (series_id,) = await add_series(engine, "a")
    await missed(engine, series_id, 10)
    configured = settings(catch_up=policy, catch_up_max=3)

    made = 0
    while await owe(engine, url, configured):
        made += 1
        await air_all(engine)

    assert made == opened
    assert len(await rows(engine, slot.c.at)) == 11
    reasons = [r for (r,) in await rows(engine, slot.c.skipped) if r]
    assert len(reasons) == 10 - opened


async def test_an_inactive_series_owes_nothing(engine, url):
    await add_series(engine, "a")
    configured = Settings.model_validate({"series": {"a": {"active": False}}})

    assert await owe(engine, url, configured) == 0


async def test_an_episode_on_demand_fills_the_current_slot_first(engine, url):
    (series_id,) = await add_series(engine, "a")
    queue = PgQueue(url)
    for _ in range(2):
        async with engine.begin() as connection:
            await slots.open_now(
                connection, queue, series_id=series_id, slug="a", cadence=3600, seed=7
            )

    first, second = (at for (at,) in await rows(engine, episode.c.slot))
    assert first.minute == first.second == 0
    assert second - first < timedelta(hours=1)
    await air_all(engine)
    assert await owe(engine, url, settings()) == 0
    assert sorted(await rows(engine, episode.c.number)) == [(1,), (2,)]


def test_seeds_depend_on_base_series_and_number_only():
    seeds = {slots.seed_for(b, s, n) for b in (0, 7) for s in ("a", "b") for n in (1, 2)}

    assert len(seeds) == 8
    assert all(0 <= seed < 2**62 for seed in seeds)
    assert slots.seed_for(7, "a", 1) == slots.seed_for(7, "a", 1)
