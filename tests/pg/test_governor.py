"""The governor: an order becomes an answer, once, and the ledger says what it cost."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from orchestrator.governor import Governor
from orchestrator.shop import Pace
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    BackendTimeoutError,
    BackendUnreachableError,
    BudgetExceededError,
    GenerationError,
    RefusedError,
    UnknownOutcomeError,
)
from schemas.operation import Accepted, DeclinedError, Recovery, Standing
from schemas.settings import BudgetSettings, Settings, ShootingSettings
from schemas.tables import charge, episode, event, operation, slot
from stand_ins.productions import episode_of
from stand_ins.vendor import Vendor, leave, order

pytestmark = pytest.mark.anyio

QUICK = Pace(margin=1.0, lag=0.1, look=0.01, longest=0.05, watch=0.3, retry=0.1)


def settings(**budget) -> Settings:
    return Settings(
        budget=BudgetSettings(**({"episode": Decimal(100)} | budget)),
        shooting=ShootingSettings(attempts=3),
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "bought"


@pytest.fixture
def governor(engine, folder) -> Governor:
    return Governor(engine, settings(), folder, pace=QUICK)


@pytest.fixture
def till(governor, made):
    return governor.till(made, "take/1/1")


async def rows(engine, table=operation):
    async with engine.connect() as c:
        key = table.c.attempt if table is operation else table.c.id
        return (await c.execute(sa.select(table).order_by(key))).all()


async def told(engine, kind: str) -> list[str]:
    async with engine.connect() as c:
        found = await c.execute(sa.select(event.c.text).where(event.c.kind == kind))
        return list(found.scalars())


async def test_an_answer_at_once(engine, till, folder):
    vendor = Vendor(at_once=True)
    bought = await till.buy(vendor, order())
    assert bought.path.read_bytes() == f"for {bought.operation}".encode()
    assert (bought.usd, bought.exact) == (Decimal("0.25"), True)
    (row,), (line,) = await rows(engine), await rows(engine, charge)
    assert (row.state, row.work, row.usd) == ("succeeded", "take/1/1/picture", Decimal("0.25"))
    assert (line.kind, line.backend, line.usd) == ("picture", "omni", Decimal("0.25"))
    assert line.operation_id == row.id
    assert [p.name for p in folder.iterdir()] == [str(row.id)]
    assert await till.buy(vendor, order()) == bought
    assert len(vendor.asked) == 1


async def test_a_job(engine, till):
    vendor = Vendor(looks=[Standing("waiting"), BackendBusyError(), Standing("running", share=0.4)])
    shares = []
    bought = await till.buy(vendor, order(), progress=shares.append)
    assert bought.path.read_bytes() == b"a film"
    assert bought.remote in vendor.ledger
    assert shares == [0.0, 0.4]
    assert (await rows(engine))[0].remote == bought.remote
    assert await till.buy(vendor, order()) == bought
    bought.path.unlink()
    assert (await till.buy(vendor, order())).path.read_bytes() == b"a film"
    assert len(vendor.ledger) == 1
    assert len(await rows(engine, charge)) == 1


async def test_parts_and_purposes_are_operations_of_their_own(engine, till):
    vendor = Vendor(at_once=True)
    await till.buy(vendor, order(part="outline"))
    await till.buy(vendor, order(part="plan"))
    await till.buy(vendor, order(purpose="speech"))
    works = {row.work for row in await rows(engine)}
    assert works == {"take/1/1/picture/outline", "take/1/1/picture/plan", "take/1/1/speech"}


async def test_a_vendor_that_does_not_say_costs_the_worst_case(engine, till):
    bought = await till.buy(Vendor(usd=None), order("0.40"))
    assert (bought.usd, bought.exact) == (Decimal("0.40"), False)
    (line,) = await rows(engine, charge)
    assert (line.usd, line.exact) == (Decimal("0.40"), False)


async def test_more_than_was_said_is_charged_and_told(engine, till):
    await till.buy(Vendor(usd=Decimal("0.70")), order("0.50"))
    assert (await rows(engine, charge))[0].usd == Decimal("0.70")
    assert "cost $0.70, more than the $0.50" in (await told(engine, "dearer"))[0]


async def test_a_lost_answer_is_an_error_and_never_bought_twice(till):
    vendor = Vendor(at_once=True)
    bought = await till.buy(vendor, order())
    bought.path.unlink()
    with pytest.raises(GenerationError, match="has been removed; put it back"):
        await till.buy(vendor, order())
    assert len(vendor.ledger) == 1


async def test_what_was_not_sent_or_declined_is_sent_again(engine, till):
    vendor = Vendor(moods=["unreachable", "429"])
    await till.buy(vendor, order())
    assert len(vendor.asked) == 2
    assert len(set(vendor.asked)) == 1
    (row,) = await rows(engine)
    assert (row.state, row.seq) == ("succeeded", 3)


async def test_a_vendor_that_stays_busy_or_away_costs_nothing(engine, till):
    for mood, error in (("429", BackendBusyError), ("unreachable", BackendUnreachableError)):
        vendor = Vendor(moods=[mood] * 3)
        with pytest.raises(error):
            await till.buy(vendor, order(part=mood))
    assert [row.state for row in await rows(engine)] == ["cancelled", "cancelled"]
    assert await rows(engine, charge) == []
    vendor = Vendor()
    await till.buy(vendor, order(part="429"))  # nothing was accepted, so it may be asked again
    assert [(row.attempt, row.state) for row in await rows(engine)][-1] == (2, "succeeded")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (BackendClosedError("the key is wrong"), "cancelled"),
        (BackendBrokenError("there is no such size"), "cancelled"),
        (RefusedError("no blood"), "failed"),
    ],
)
async def test_a_no_is_not_asked_again(engine, till, error, state):
    vendor = Vendor(moods=[DeclinedError(error)])
    with pytest.raises(type(error), match=str(error)):
        await till.buy(vendor, order())
    (row,) = await rows(engine)
    assert (row.state, row.problem, row.remedy) == (state, str(error), error.remedy)
    assert len(vendor.asked) == 1
    if state == "failed":
        with pytest.raises(RefusedError, match="no blood"):
            await till.buy(vendor, order())
        assert len(vendor.asked) == 1


async def test_no_key_gets_into_the_tables(engine, till):
    from schemas.secret import Secret

    secret = Secret("sk-planted-1234")
    vendor = Vendor(moods=[DeclinedError(BackendClosedError(f"{secret.reveal()} is wrong\n" * 99))])
    with pytest.raises(BackendClosedError):
        await till.buy(vendor, order())
    problem = (await rows(engine))[0].problem
    assert "planted" not in problem
    assert "\n" not in problem
    assert len(problem) <= 300


async def test_a_job_that_fails_is_bought_again_as_often_as_we_may(engine, till):
    again = Standing("failed", problem="overloaded", again=True, usd=Decimal("0.10"), exact=True)
    vendor = Vendor(looks=[again])
    await till.buy(vendor, order())
    assert [row.state for row in await rows(engine)] == ["failed", "succeeded"]
    assert [line.usd for line in await rows(engine, charge)] == [Decimal("0.10"), Decimal("0.25")]
    vendor = Vendor(looks=[again] * 3)
    with pytest.raises(GenerationError, match="overloaded"):
        await till.buy(vendor, order(part="b"))
    assert len(vendor.ledger) == 3
    with pytest.raises(GenerationError, match="overloaded"):
        await till.buy(vendor, order(part="b"))
    assert len(vendor.ledger) == 3


@pytest.mark.parametrize(
    ("state", "error"), [("failed", GenerationError), ("refused", RefusedError)]
)
async def test_a_job_that_failed_for_good_or_was_refused(engine, till, state, error):
    vendor = Vendor(looks=[Standing(state, problem="not like this")])
    for _ in range(2):
        with pytest.raises(error, match="not like this"):
            await till.buy(vendor, order())
    (line,) = await rows(engine, charge)
    assert (line.usd, line.exact) == (Decimal(0), False)
    assert len(vendor.ledger) == 1


async def test_a_result_that_cannot_be_had_is_a_failure_that_is_paid_for(engine, till):
    vendor = Vendor()

    async def gone(order, standing, into):
        raise BackendBrokenError("the file is gone")

    vendor.fetch = gone
    with pytest.raises(GenerationError, match="the file is gone"):
        await till.buy(vendor, order())
    (row,) = await rows(engine)
    assert (row.state, row.usd) == ("failed", Decimal("0.25"))


async def test_a_budget_holds_before_anything_is_written(engine, made, folder):
    governor = Governor(engine, settings(episode=Decimal("0.49")), folder, pace=QUICK)
    vendor = Vendor()
    with pytest.raises(BudgetExceededError, match=r"\$0.50 more would pass"):
        await governor.till(made, "take").buy(vendor, order("0.50"))
    assert await rows(engine) == []
    assert vendor.asked == []


async def test_twenty_buyers_never_pass_a_ceiling(engine, made, folder):
    governor = Governor(engine, settings(episode=Decimal("3.30")), folder, pace=QUICK)
    vendor = Vendor(usd=Decimal("0.49"))
    bought = await asyncio.gather(
        *(governor.till(made, f"take/{n}").buy(vendor, order("0.50")) for n in range(20)),
        return_exceptions=True,
    )
    wrong = [one for one in bought if isinstance(one, Exception)]
    assert all(isinstance(one, BudgetExceededError) for one in wrong)
    paid = sum(line.usd for line in await rows(engine, charge))
    assert len(vendor.ledger) == 20 - len(wrong) == len(await rows(engine, charge))
    assert paid == Decimal("0.49") * len(vendor.ledger)
    assert paid <= Decimal("3.30")
    assert len(vendor.ledger) == 6


async def test_a_backend_gets_no_more_than_it_may_have_at_a_time(engine, made, folder):
    vendor = Vendor(parallel=2, looks=[Standing("running")] * 40)
    governors = [Governor(engine, settings(), folder, pace=QUICK) for _ in range(2)]
    await asyncio.gather(
        *(governors[n % 2].till(made, f"take/{n}").buy(vendor, order()) for n in range(8))
    )
    assert len(vendor.ledger) == 8
    assert vendor.most_under_way == 2


async def test_no_room_until_the_deadline(engine, till, made, governor):
    vendor = Vendor(parallel=1, looks=[Standing("running")] * 1000)
    other = asyncio.create_task(governor.till(made, "other").buy(vendor, order()))
    await vendor.sending.wait()
    with pytest.raises(BackendTimeoutError, match="no room"):
        await till.buy(vendor, order(deadline_s=0.1))
    other.cancel()
    assert len(vendor.ledger) == 1


async def test_a_shared_order_is_bought_once(engine, governor, made):
    vendor = Vendor(looks=[Standing("running")] * 3)
    bought = await asyncio.gather(
        *(
            governor.till(made, f"sheet/{n}").buy(vendor, order(shared="sheet/fox"))
            for n in range(6)
        )
    )
    assert len({one.operation for one in bought}) == 1
    assert len(vendor.ledger) == 1
    assert [row.work for row in await rows(engine)] == ["sheet/fox"]


async def test_a_shared_order_needs_its_money_once(engine, made, folder):
    governor = Governor(engine, settings(episode=Decimal("0.50")), folder, pace=QUICK)
    vendor = Vendor(looks=[Standing("running")] * 3)
    tills = [governor.till(made, f"sheet/{n}") for n in range(6)]
    bought = await asyncio.gather(*(t.buy(vendor, order("0.50", shared="fox")) for t in tills))
    assert len({one.operation for one in bought}) == len(vendor.ledger) == 1


async def test_what_failed_for_one_episode_is_tried_for_the_next(engine, governor, made, show):
    at = datetime(2026, 11, 21, tzinfo=UTC)
    async with engine.begin() as c:
        await c.execute(sa.insert(slot).values(series_id=show, at=at))
        one = episode_of(series_id=show, slot=at, number=2, seed=1)
        other = (await c.execute(one.returning(episode.c.id))).scalar_one()
    vendor = Vendor(looks=[Standing("failed", problem="bad luck")] * 2)
    for episode_id in (made, other):
        for _ in range(2):
            with pytest.raises(GenerationError, match="bad luck"):
                await governor.till(episode_id, "sheet").buy(vendor, order(shared="fox"))
    assert len(vendor.ledger) == 2


async def test_a_vendor_that_says_nothing_leaves_the_outcome_open(engine, till):
    vendor = Vendor(at_once=True)
    submit = vendor.submit

    async def mute(order, nonce):
        await submit(order, nonce)
        return Accepted()

    vendor.submit = mute
    with pytest.raises(UnknownOutcomeError):
        await till.buy(vendor, order())
    assert (await rows(engine))[0].state == "unknown"


async def test_past_its_deadline_a_job_goes_on_and_is_kept(engine, till, governor):
    vendor = Vendor(looks=[Standing("running")] * 1000)
    governor.enlist("omni", vendor)
    with pytest.raises(BackendTimeoutError, match="it goes on"):
        await till.buy(vendor, order(deadline_s=0.1))
    assert (await rows(engine))[0].state == "submitted"
    vendor.looks = [Standing("running")]
    await asyncio.sleep(0.4)
    await governor.reconcile()
    assert (await rows(engine))[0].state == "submitted"
    await governor.reconcile()
    assert (await rows(engine))[0].state == "succeeded"
    assert len(await rows(engine, charge)) == 1
    assert "what it made is kept" in (await told(engine, "late"))[0]
    assert (await till.buy(vendor, order(deadline_s=0.1))).path.read_bytes() == b"a film"


async def test_another_order_for_the_same_work_replaces_one_that_was_not_sent(engine, till):
    vendor = Vendor(parallel=1)
    busy = Vendor(looks=[Standing("running")] * 1000)
    other = asyncio.create_task(till.buy(busy, order(part="other")))
    await busy.sending.wait()
    with pytest.raises(BackendTimeoutError):
        await till.buy(vendor, order("0.30", deadline_s=0.05))
    other.cancel()
    await asyncio.sleep(0)
    vendor.parallel = 5
    await till.buy(vendor, order("0.60", body={"prompt": "an owl"}))
    kept = [(r.state, r.most) for r in await rows(engine) if r.work == "take/1/1/picture"]
    assert kept == [("cancelled", Decimal("0.30")), ("succeeded", Decimal("0.60"))]


async def test_a_write_off_is_charged_and_bought_again_within_its_allowance(engine, made, folder):
    governor = Governor(engine, settings(write_off=Decimal("0.80")), folder, pace=QUICK)
    till, vendor = governor.till(made, "take"), Vendor(moods=["vanished"])
    await till.buy(vendor, order("0.50"))
    lines = [(line.usd, line.exact) for line in await rows(engine, charge)]
    assert lines == [(Decimal("0.50"), False), (Decimal("0.25"), True)]
    vendor.moods = ["vanished"]
    with pytest.raises(UnknownOutcomeError, match="stay held"):
        await till.buy(vendor, order("0.50", part="second"))
    with pytest.raises(UnknownOutcomeError):
        await till.buy(vendor, order("0.50", part="second"))
    assert len(await rows(engine, charge)) == 2


async def test_a_second_post_is_stopped(engine, till):
    """A library that sends again by itself meets the door."""
    vendor = Vendor()
    once = vendor.submit

    async def twice(order, nonce):
        await once(order, nonce)
        await leave()

    vendor.submit = twice
    with pytest.raises(UnknownOutcomeError):
        await till.buy(vendor, order())
    assert len(vendor.ledger) == 1


async def test_the_classes_are_written_down(engine, till):
    for recovery in Recovery:
        await till.buy(Vendor(recovery=recovery), order(part=recovery))
    assert {row.recovery for row in await rows(engine)} == set(Recovery)
