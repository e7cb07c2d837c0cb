"""The canon is written once, whole, and shows every tampering."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from canon import memory
from orchestrator import money
from schemas.bible import Bible, Character, Location, Series
from schemas.errors import BudgetExceededError, CanonError
from schemas.plan import Beat, CastMember, EpisodePlan, ScenePlan, ShotPlan
from schemas.settings import BudgetSettings
from schemas.tables import canon_event, canon_fact, canon_head, episode, reservation, series, slot

pytestmark = pytest.mark.anyio

BIBLE = Bible(
    series=Series(id="a", title="A"),
    characters=(Character(id="mio", name="Mio", has=("lantern",)), Character(id="ren", name="Ren")),
    locations=(Location(id="roof", name="Roof", kind="rooftop"),),
)


def plan(n: int) -> EpisodePlan:
    giver, taker = ("mio", "ren") if n % 2 else ("ren", "mio")
    scenes = {
        f"scene_{k}": ScenePlan(
            title=f"S{k}", location="roof", time="day", mood="calm", synopsis="They talk.",
            cast=(CastMember(character="mio"), CastMember(character="ren")),
            shots=tuple(ShotPlan(framing="bust", action="Talk.", seconds=5) for _ in range(6)),
            beats=(Beat(kind="give", who=giver, what="lantern", to=taker),) if k == 3 else (),
        )
        for k in range(1, 7)
    }  # fmt: skip
    return EpisodePlan(title=f"T{n}", logline=f"L{n}", synopsis="S", **scenes)


@pytest.fixture
async def show(engine) -> int:
    async with engine.begin() as connection:
        made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
        return (await connection.execute(made)).scalar_one()


async def remember(engine, show: int, n: int) -> int:
    async with engine.begin() as connection:
        return await memory.remember(connection, show, BIBLE, n, plan(n))


async def problems(engine, show: int) -> tuple[str, ...]:
    async with engine.connect() as connection:
        return await memory.verify(connection, show)


async def test_facts_follow_one_another(engine, show):
    for n in (1, 2, 3):
        await remember(engine, show, n)

    async with engine.connect() as connection:
        current = await memory.current(connection, show)
        history = await connection.execute(
            sa.select(canon_fact.c.value, canon_fact.c.from_episode, canon_fact.c.to_episode)
            .where(canon_fact.c.slot == "thing:lantern.holder")
            .order_by(canon_fact.c.seq)
        )
        assert history.all() == [("ren", 1, 2), ("mio", 2, 3), ("ren", 3, None)]
    assert current["thing:lantern.holder"].value == "ren"
    assert await problems(engine, show) == ()


async def test_an_episode_is_remembered_once(engine, show):
    await remember(engine, show, 1)

    with pytest.raises(CanonError, match="already stands at episode 1"):
        await remember(engine, show, 1)
    assert await problems(engine, show) == ()


async def test_a_transaction_that_fails_leaves_nothing(engine, show):
    await remember(engine, show, 1)
    async with engine.connect() as connection:
        await memory.remember(connection, show, BIBLE, 2, plan(2))
        await connection.rollback()

    async with engine.connect() as connection:
        head = (await connection.execute(sa.select(canon_head.c.episode))).scalar_one()
    assert head == 1
    assert await problems(engine, show) == ()


@pytest.mark.parametrize(
    "harm",
    [
        sa.update(canon_event).where(canon_event.c.seq == 2).values(value="nobody"),
        sa.delete(canon_event).where(canon_event.c.seq == 2),
        sa.update(canon_fact).where(canon_fact.c.to_episode.is_(None)).values(value="nobody"),
        sa.update(canon_head).values(seq=1),
    ],
    ids=["changed line", "missing line", "changed fact", "moved head"],
)
async def test_tampering_shows(engine, show, harm):
    for n in (1, 2):
        await remember(engine, show, n)
    async with engine.begin() as connection:
        await connection.execute(harm)

    assert await problems(engine, show)


async def test_money_is_held_up_to_the_cap_and_not_beyond(engine, show):
    budget = BudgetSettings(episode="3.00", day="5.00", month="100.00")
    async with engine.begin() as connection:
        for n in (1, 2, 3):
            at = sa.text(f"timestamptz '2026-01-0{n}'")
            await connection.execute(sa.insert(slot).values(series_id=show, at=at))
            await connection.execute(
                sa.insert(episode).values(series_id=show, slot=at, number=n, seed=1)
            )
        ids = (await connection.execute(sa.select(episode.c.id).order_by(episode.c.id))).scalars()
        one, two, three = ids.all()
        await money.reserve(connection, budget, episode=one, usd=3)
        await money.reserve(connection, budget, episode=one, usd=3)
        await money.reserve(connection, budget, episode=two, usd=2)
        with pytest.raises(BudgetExceededError, match=r"day's budget of \$5.00"):
            await money.reserve(connection, budget, episode=three, usd=1)
        with pytest.raises(BudgetExceededError, match=r"its budget is \$3.00"):
            await money.reserve(connection, budget, episode=three, usd=4)
        await money.release(connection, episode=two)
        await money.reserve(connection, budget, episode=three, usd=2)
        held = await connection.execute(sa.select(sa.func.sum(reservation.c.usd)))
        assert held.scalar_one() == 5
