"""Money of jobs: a job is bounded like an episode, and whoever asked for it by their token."""

from __future__ import annotations

import asyncio
import secrets
from datetime import datetime
from decimal import Decimal
from uuid import uuid4

import pytest
import sqlalchemy as sa

from orchestrator import money, operations
from schemas.errors import BudgetExceededError
from schemas.jobs import JobState
from schemas.operation import OperationState, Order
from schemas.settings import BudgetSettings, SeriesSettings, Settings, SpanSettings
from schemas.tables import charge, event, job, operation, series, token
from stand_ins.productions import job_of, no_bible
from stand_ins.vendor import order

pytestmark = pytest.mark.anyio


def budget(**values: str) -> Settings:
    return Settings(budget=BudgetSettings(**{k: Decimal(v) for k, v in values.items()}))


class Money:
    """What is charged and held for productions, and what may still be bought."""

    def __init__(self, engine, show: int) -> None:
        self._engine, self._show = engine, show

    async def run(self, statement):
        async with self._engine.begin() as connection:
            return await connection.execute(statement)

    async def job(self, by: str = "ci", *, show: int | None = None, **values) -> int:
        made = job_of(series_id=show or self._show, by=by, **values)
        return (await self.run(made.returning(job.c.id))).scalar_one()

    async def token(self, name: str, a_day: str | None, *, revoked: str | None = None) -> None:
        await self.run(
            sa.insert(token).values(
                id=uuid4(), name=name, digest=secrets.token_bytes(32), hint="ag_", scopes=["generate"],
                usd_per_day=None if a_day is None else Decimal(a_day),
                revoked_at=None if revoked is None else datetime.fromisoformat(revoked),
            )
        )  # fmt: skip

    async def charge(self, of: int, usd: str, *, ago: str = "0 s", kind: str = "picture") -> None:
        at = sa.text(f"clock_timestamp() - interval '{ago}'")
        values = {"production_id": of, "kind": kind, "backend": "omni", "usd": Decimal(usd)}
        await self.run(sa.insert(charge).values(**values, at=at))

    async def under_way(self, of: int, most: str, state: str = "unknown") -> None:
        await self.run(
            sa.insert(operation).values(
                id=uuid4(), production_id=of, work=uuid4().hex, attempt=1, model="m",
                request=order(most).model_dump(mode="json"), purpose="picture", backend="omni",
                recovery="blind", most=Decimal(most), state=state,
            )
        )  # fmt: skip

    async def left(self, of: int, settings: Settings) -> Decimal:
        async with self._engine.begin() as connection:
            return await money.available(connection, settings, production=of)

    async def hold(self, of: int, usd: str, settings: Settings) -> None:
        async with self._engine.begin() as connection:
            await money.hold(connection, settings, production=of, backend="omni", usd=Decimal(usd))

    async def reserve(self, of: int, usd: str, settings: Settings) -> None:
        async with self._engine.begin() as connection:
            await money.reserve(connection, settings, production=of, usd=Decimal(usd))


@pytest.fixture
async def till(engine, show) -> Money:
    made = Money(engine, show)
    await made.run(no_bible())
    return made


async def test_a_job_is_bounded_like_an_episode(till, made):
    settings = budget(episode="5")
    one = await till.job()
    await till.charge(one, "1.25")
    await till.under_way(one, "0.75")
    await till.charge(made, "4")

    assert await till.left(one, settings) == Decimal(3)
    await till.hold(one, "3", settings)
    with pytest.raises(BudgetExceededError, match=r"the job's budget of \$5.00: \$2.00 is spent"):
        await till.hold(one, "3.01", settings)
    with pytest.raises(BudgetExceededError, match=r"the episode's budget of \$5.00: \$4.00 is"):
        await till.hold(made, "1.01", settings)


async def test_a_job_has_a_cap_of_its_own(till):
    capped, free = await till.job(cap=Decimal("0.50")), await till.job()
    assert await till.left(capped, budget(episode="5")) == Decimal("0.5")
    assert await till.left(free, budget(episode="5")) == Decimal(5)
    with pytest.raises(BudgetExceededError, match=r"the job's budget of \$0.50"):
        await till.reserve(capped, "0.51", budget(episode="5"))
    own = SeriesSettings(budget=SpanSettings(episode=Decimal("0.2")))
    settings = budget(episode="5").model_copy(update={"series": {"a": own}})
    with pytest.raises(BudgetExceededError, match=r"the job's budget of a of \$0.20"):
        await till.hold(capped, "0.21", settings)


@pytest.mark.parametrize("span", ["day", "month"])
async def test_jobs_and_episodes_share_the_days_and_the_months(till, made, span):
    settings = budget(episode="100", **{span: "10"})
    one = await till.job()
    await till.charge(one, "3")
    await till.under_way(one, "1")
    await till.charge(made, "2")
    await till.reserve(one, "2.5", settings)

    assert await till.left(made, settings) == Decimal("1.5")
    assert await till.left(one, settings) == Decimal(4)
    with pytest.raises(BudgetExceededError, match=f"the {span}'s budget of"):
        await till.hold(made, "1.51", settings)


async def test_a_series_counts_its_jobs_and_not_those_of_another(engine, till, made):
    other = sa.insert(series).values(slug="b", title="B").returning(series.c.id)
    theirs = (await till.run(other)).scalar_one()
    own = SeriesSettings(budget=SpanSettings(day=Decimal(5)))
    settings = budget(episode="100").model_copy(update={"series": {"a": own}})
    ours, strange = await till.job(), await till.job(show=theirs)
    await till.charge(ours, "2")
    await till.charge(strange, "50")
    await till.reserve(ours, "1", settings)

    assert await till.left(made, settings) == Decimal(2)
    assert await till.left(strange, settings) == Decimal(50)
    with pytest.raises(BudgetExceededError, match="the day's budget of a of"):
        await till.hold(made, "2.01", settings)


async def test_a_token_may_cost_so_much_a_day(till, made):
    settings = budget(episode="100")
    await till.token("ci", "2")
    await till.token("other", None)
    one, two, theirs = await till.job(), await till.job(), await till.job("other")
    await till.charge(one, "0.5")
    await till.charge(one, "40", ago="25 h")
    await till.charge(one, "40", kind=money.OWN_WORK)
    await till.charge(theirs, "9")
    await till.charge(made, "9")
    await till.under_way(two, "0.25")

    assert await till.left(one, settings) == await till.left(two, settings) == Decimal("1.25")
    await till.hold(two, "1.25", settings)
    refused = r"up to \$1.26 more would pass the day's budget of the token ci of \$2.00: \$0.75 is"
    with pytest.raises(BudgetExceededError, match=refused):
        await till.hold(two, "1.26", settings)
    await till.reserve(two, "1", settings)  # 0.25 of which may be used already
    assert await till.left(one, settings) == Decimal("0.25")
    assert await till.left(theirs, settings) == Decimal(91)
    assert await till.left(made, settings) == Decimal(91)


async def test_a_token_that_was_revoked_still_bounds_the_jobs_it_asked_for(till):
    settings, one = budget(episode="100"), await till.job()
    await till.token("ci", "1", revoked="2026-01-01T00:00:00+00:00")
    await till.token("ci", "2", revoked="2026-02-01T00:00:00+00:00")
    assert await till.left(one, settings) == Decimal(2)
    await till.token("ci", "3")
    assert await till.left(one, settings) == Decimal(3)
    assert await till.left(await till.job("somebody"), settings) == Decimal(100)


async def test_two_jobs_cannot_both_have_the_last_of_a_day(engine, till):
    await till.token("ci", "1")
    jobs = [await till.job() for _ in range(6)]

    async def buy(one: int) -> bool:
        async with engine.begin() as connection:
            try:
                await money.hold(
                    connection, budget(episode="5"), production=one, backend="omni",
                    usd=Decimal("0.4"),
                )  # fmt: skip
            except BudgetExceededError:
                return False
            await connection.execute(
                sa.insert(operation).values(
                    id=uuid4(), production_id=one, work=str(one), attempt=1, model="m", request={},
                    purpose="picture", backend="omni", recovery="blind", most=Decimal("0.4"),
                )
            )  # fmt: skip
        return True

    assert sorted(await asyncio.gather(*map(buy, jobs))) == [False] * 4 + [True] * 2


async def test_it_is_told_that_a_jobs_budget_is_near(till):
    await till.token("ci", "2")
    one = await till.job()
    await till.hold(one, "1.70", budget(episode="2"))
    told = await till.run(
        sa.select(event.c.text, event.c.production_id).where(event.c.kind == "budget")
    )
    assert sorted(told.all()) == [
        ("80% of the day's budget of the token ci of $2.00 is spent or held", one),
        ("80% of the job's budget of $2.00 is spent or held", one),
    ]


async def test_what_a_forgotten_job_left_is_swept_up(engine, till):
    one = await till.job()
    await till.under_way(one, "0.5", OperationState.INTENT)
    await till.run(sa.delete(job).where(job.c.id == one))

    async with engine.connect() as connection:
        (left,) = await operations.left_alone(connection)

    assert (left.production, left.is_over) == (one, True)


@pytest.mark.parametrize("state", list(JobState))
async def test_what_a_job_wants_no_more_is_swept_up(engine, till, state):
    """An intent of a job that has ended is left alone; of one that has not, its job looks after it."""
    ended = state in {JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED}
    one = await till.job(state=state)
    await till.under_way(one, "0.5", OperationState.INTENT)
    await till.under_way(one, "0.5", OperationState.SUBMITTED)

    async with engine.connect() as connection:
        found = await operations.left_alone(connection)

    assert [now.state for now in found if now.state is OperationState.INTENT] == (
        [OperationState.INTENT] if ended else []
    )
    assert {(now.production, now.is_over) for now in found} == {(one, ended)}
    assert isinstance(found[0].order, Order)
