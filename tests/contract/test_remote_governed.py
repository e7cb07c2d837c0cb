"""Remote backends behind the real till: what the tables say is what the vendor says."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from orchestrator.governor import Governor
from orchestrator.shop import Pace
from schemas.errors import GenerationError, RefusedError, UnknownOutcomeError
from schemas.settings import BudgetSettings, Settings, ShootingSettings
from schemas.tables import charge, episode, operation, series, slot
from schemas.take import nothing
from stand_ins.productions import episode_of
from stand_ins.shots import VENDORS, backend, shot

pytestmark = pytest.mark.anyio
PACE = Pace(margin=5.0, lag=0.2, look=0.02, longest=0.1, watch=0.5, retry=0.1)


@pytest.fixture
async def governor(engine, tmp_path):
    settings = Settings(
        budget=BudgetSettings(episode=Decimal(100)), shooting=ShootingSettings(attempts=3)
    )
    return Governor(engine, settings, tmp_path / "bought", pace=PACE)


@pytest.fixture
async def till(governor, engine):
    at = datetime(2026, 11, 20, tzinfo=UTC)
    async with engine.begin() as c:
        one = sa.insert(series).values(slug="s", title="S").returning(series.c.id)
        show = (await c.execute(one)).scalar_one()
        await c.execute(sa.insert(slot).values(series_id=show, at=at))
        owed = episode_of(series_id=show, slot=at, number=1, seed=1)
        number = (await c.execute(owed.returning(episode.c.id))).scalar_one()
    return governor.till(number, "take/1/1/1")


@pytest.fixture(params=list(VENDORS))
def name(request):
    return request.param


@pytest.fixture
async def generator(name, governor, stand_ins, tmp_path):
    made = backend(name, tmp_path, stand_ins.url, timeout_s=5)
    governor.enlist(name, made.seller)
    yield made
    await made.aclose()


async def total(engine, table, *where):
    async with engine.connect() as c:
        usd = table.c.usd if table is charge else table.c.most
        return (
            await c.execute(sa.select(sa.func.coalesce(sa.func.sum(usd), 0)).where(*where))
        ).scalar_one()


def since(stand_ins, name, before):
    return stand_ins.ledger(VENDORS[name])[before:]


async def test_a_film_is_bought_once_and_written_down(
    name, generator, till, stand_ins, engine, tmp_path
):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], "429")
    first = await generator.generate(shot(9.0), into=tmp_path, progress=nothing, till=till)
    again = await generator.generate(shot(9.0), into=tmp_path, progress=nothing, till=till)
    lines = since(stand_ins, name, before)
    assert first.receipt.operations == again.receipt.operations
    assert len(lines) == len(first.receipt.operations)
    vendors = sum(Decimal(line["usd"]) for line in lines)
    assert await total(engine, charge) == first.receipt.usd == vendors > 0


async def test_a_lost_answer_is_found_or_held(name, generator, till, stand_ins, engine, tmp_path):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], "drop_after")
    if generator.seller.recovery == "find":
        footage = await generator.generate(shot(), into=tmp_path, progress=nothing, till=till)
        assert footage.frames == 24
    else:
        with pytest.raises(UnknownOutcomeError):
            await generator.generate(shot(), into=tmp_path, progress=nothing, till=till)
    [line] = since(stand_ins, name, before)
    held = await total(engine, operation, operation.c.state == "unknown")
    assert await total(engine, charge) + held >= Decimal(line["usd"])


@pytest.mark.parametrize("mood", ["refused", "failed", "done_without_video"])
async def test_what_a_job_without_a_film_costs(
    name, generator, till, stand_ins, engine, tmp_path, mood
):
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    if mood == "failed":  # it is asked for once more
        await generator.generate(shot(), into=tmp_path, progress=nothing, till=till)
    else:
        with pytest.raises(GenerationError) as caught:
            await generator.generate(shot(), into=tmp_path, progress=nothing, till=till)
        assert mood != "refused" or isinstance(caught.value, RefusedError)
    vendors = sum(Decimal(line["usd"]) for line in since(stand_ins, name, before))
    assert await total(engine, charge) == vendors
