"""Ceilings: what counts against them, and that nothing is decided above one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import sqlalchemy as sa

from orchestrator import money
from schemas.errors import BudgetExceededError
from schemas.operation import OperationState, Purpose, Recovery
from schemas.settings import BudgetSettings, Settings, SpanSettings
from schemas.tables import charge, episode, event, operation, reservation, series, slot
from stand_ins.productions import episode_of

pytestmark = pytest.mark.anyio


def budget(**values) -> Settings:
    return Settings(budget=BudgetSettings(**{k: Decimal(v) for k, v in values.items()}))


@pytest.fixture
async def two(engine, show) -> tuple[int, int]:
    """Two episodes of series `a`."""
    return await an_episode(engine, show, 1), await an_episode(engine, show, 2)


async def an_episode(engine, show: int, number: int, **more) -> int:
    at = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=number)
    async with engine.begin() as c:
        await c.execute(sa.insert(slot).values(series_id=show, at=at))
        made = episode_of(series_id=show, slot=at, number=number, seed=1, **more)
        return (await c.execute(made.returning(episode.c.id))).scalar_one()


async def charged(engine, episode_id: int, usd: str, *, backend="omni", ago="0 s") -> None:
    at = sa.text(f"clock_timestamp() - interval '{ago}'")
    values = {
        "production_id": episode_id,
        "kind": "picture",
        "backend": backend,
        "usd": Decimal(usd),
    }
    async with engine.begin() as c:
        await c.execute(sa.insert(charge).values(**values, at=at))


async def under_way(engine, episode_id: int, most: str, state: OperationState) -> None:
    async with engine.begin() as c:
        await c.execute(
            sa.insert(operation).values(
                id=uuid4(), production_id=episode_id, work=uuid4().hex, attempt=1, model="m", request={},
                purpose=Purpose.PICTURE, backend="omni", recovery=Recovery.BLIND, most=Decimal(most),
                state=state,
            )
        )  # fmt: skip


async def left(engine, settings, episode_id: int, **more) -> Decimal:
    async with engine.begin() as c:
        return await money.available(c, settings, production=episode_id, **more)


async def hold(engine, settings, episode_id: int, usd: str) -> None:
    async with engine.begin() as c:
        await money.hold(c, settings, production=episode_id, backend="omni", usd=Decimal(usd))


async def reserve(engine, settings, episode_id: int, usd: str) -> None:
    async with engine.begin() as c:
        await money.reserve(c, settings, production=episode_id, usd=Decimal(usd))


async def test_what_is_charged_open_or_unknown_counts(engine, two):
    one, other = two
    settings = budget(episode="5")
    await charged(engine, one, "1.25")
    await charged(engine, other, "4")
    for state in OperationState:
        await under_way(engine, one, "0.50", state)
    assert await left(engine, settings, one) == Decimal("1.75")  # 5 - 1.25 - four open states
    await hold(engine, settings, one, "1.75")
    with pytest.raises(
        BudgetExceededError, match=r"\$1.76 .*episode's budget of \$5.00: \$3.25 is"
    ):
        await hold(engine, settings, one, "1.76")


async def test_an_episode_of_its_own_cap(engine, show, two):
    capped = await an_episode(engine, show, 3, cap=Decimal("3.00"))
    assert await left(engine, budget(episode="0"), capped) == Decimal(3)
    assert await left(engine, budget(episode="0"), two[0]) == Decimal(0)
    with pytest.raises(BudgetExceededError):
        await hold(engine, budget(episode="0"), two[0], "0.01")
    await charged(engine, two[0], "1")
    await hold(engine, budget(episode="0"), two[0], "0")  # what is free may always be had
    settings = budget(episode="9").model_copy(update={"series": {"a": _series(episode="2")}})
    assert await left(engine, settings, capped) == Decimal(2)  # the lowest one holds


def _series(**values):
    from schemas.settings import SeriesSettings

    return SeriesSettings(budget=SpanSettings(**{k: Decimal(v) for k, v in values.items()}))


def _backend(**values):
    from schemas.settings import BackendSettings

    return BackendSettings(
        generator="x", budget=SpanSettings(**{k: Decimal(v) for k, v in values.items()})
    )


@pytest.mark.parametrize("span", ["day", "month"])
async def test_a_day_and_a_month_count_everybody_and_begin_anew(engine, two, span):
    one, other = two
    settings = budget(episode="100", **{span: "10"})
    await charged(engine, one, "3")
    await charged(engine, other, "2")
    await charged(engine, other, "50", ago="32 days")
    await under_way(engine, other, "1", OperationState.UNKNOWN)
    assert await left(engine, settings, one) == Decimal(4)
    with pytest.raises(BudgetExceededError, match=f"the {span}'s budget of"):
        await hold(engine, settings, one, "4.01")


async def test_a_series_and_a_backend_have_their_own(engine, two):
    one, other = two
    async with engine.begin() as c:
        made = sa.insert(series).values(slug="b", title="B").returning(series.c.id)
        theirs = (await c.execute(made)).scalar_one()
    third = await an_episode(engine, theirs, 1)
    settings = budget(episode="100").model_copy(
        update={"series": {"a": _series(day="5")}, "backends": {"omni": _backend(month="4")}}
    )
    await charged(engine, one, "1", backend="veo")
    await charged(engine, third, "2")
    assert await left(engine, settings, other) == Decimal(4)  # the series has 1 of 5
    assert await left(engine, settings, other, backend="omni") == Decimal(2)
    assert await left(engine, settings, third, backend="omni") == Decimal(2)
    assert await left(engine, settings, third, backend="veo") == Decimal(98)
    with pytest.raises(BudgetExceededError, match=r"month's budget of omni of \$4.00"):
        await hold(engine, settings, third, "2.01")
    with pytest.raises(BudgetExceededError, match=r"day's budget of a of \$5.00"):
        await reserve(engine, settings, one, "4.01")


async def test_others_keep_what_they_reserved_and_have_not_used(engine, two):
    one, other = two
    settings = budget(episode="100", day="10")
    await charged(engine, other, "1")  # before it reserved: not part of that
    await reserve(engine, settings, other, "6")
    assert await left(engine, settings, one) == Decimal(3)
    assert await left(engine, settings, other) == Decimal(9)
    await charged(engine, other, "2")
    await under_way(engine, other, "1.50", OperationState.SUBMITTED)
    assert await left(engine, settings, one) == Decimal(3)
    with pytest.raises(BudgetExceededError):
        await reserve(engine, settings, one, "3.01")
    await reserve(engine, settings, one, "3")
    await reserve(engine, settings, one, "2")  # replaces the other one
    async with engine.begin() as c:
        await money.release(c, production=other)
        assert await money.spent(c, production=other) == Decimal(3)
        assert (await c.execute(sa.select(reservation.c.usd))).scalars().all() == [Decimal(2)]
    assert await left(engine, settings, one) == Decimal("5.5")
    await charged(engine, other, "40")
    assert await left(engine, settings, one) == Decimal(0)


async def test_an_episode_cannot_reserve_more_than_its_own_budget(engine, two):
    settings = budget(episode="5")
    await charged(engine, two[0], "1")
    with pytest.raises(BudgetExceededError, match="episode's budget"):
        await reserve(engine, settings, two[0], "4.01")
    await reserve(engine, settings, two[0], "4")
    await reserve(engine, budget(episode="0"), two[0], "0")  # nothing can always be held


async def test_it_is_told_once_that_a_ceiling_is_near(engine, two):
    one, other = two
    settings = budget(episode="10", day="20", warn="0.8")
    await hold(engine, settings, one, "7.99")
    assert await told(engine) == []
    await hold(engine, settings, one, "8")
    await charged(engine, one, "8")
    await hold(engine, settings, one, "0.50")
    assert await told(engine) == ["80% of the episode's budget of $10.00 is spent or held"]
    await hold(engine, settings, other, "8.10")
    await hold(engine, settings, other, "8.20")
    assert sorted(await told(engine)) == [
        "80% of the day's budget of $20.00 is spent or held",
        "80% of the episode's budget of $10.00 is spent or held",
        "80% of the episode's budget of $10.00 is spent or held",
    ]


async def told(engine) -> list[str]:
    async with engine.connect() as c:
        rows = await c.execute(sa.select(event.c.text).where(event.c.kind == "budget"))
        return list(rows.scalars())


async def test_the_work_of_our_own_machines_is_under_no_ceiling(engine, two):
    one, _ = two
    async with engine.begin() as c:
        values = {
            "production_id": one,
            "kind": money.OWN_WORK,
            "backend": "animatic",
            "usd": Decimal(9),
        }
        await c.execute(sa.insert(charge).values(**values))
        left = await money.available(c, budget(episode="5", day="5", month="5"), production=one)

    assert left == 5
