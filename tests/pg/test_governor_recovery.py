"""The governor after a crash: whatever the moment, nothing is bought twice and nothing paid is lost."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import sqlalchemy as sa

from orchestrator import claims, operations, settling
from orchestrator.answers import Answers
from orchestrator.governor import Governor
from orchestrator.shop import Pace
from schemas.errors import (
    AniGenError,
    BackendBusyError,
    BackendUnreachableError,
    RefusedError,
    UnknownOutcomeError,
)
from schemas.operation import Accepted, DeclinedError, Delivered, Recovery, Standing
from schemas.settings import BudgetSettings, Settings, ShootingSettings
from schemas.tables import charge, episode, event, operation, spare
from stand_ins.vendor import Vendor, order

pytestmark = pytest.mark.anyio

PACE = Pace(margin=0.3, lag=0.1, look=0.01, longest=0.05, watch=0.2, retry=0.05)
LEASE_S = 0.3 + 0.2 + 0.1  # margin, timeout, lag
SETTINGS = Settings(
    budget=BudgetSettings(episode=Decimal(100)), shooting=ShootingSettings(attempts=3)
)


@pytest.fixture
def anew(engine, made, tmp_path):
    """What a process finds when it starts: a governor that knows nothing."""

    def start(vendor: Vendor, backend: str = "omni") -> tuple[Governor, object]:
        governor = Governor(engine, SETTINGS, tmp_path / "bought", pace=PACE)
        governor.enlist(backend, vendor)
        return governor, governor.till(made, "take")

    return start


def quick(**more):
    return order(timeout_s=0.2, **more)


async def rows(engine, table=operation):
    async with engine.connect() as c:
        return (await c.execute(sa.select(table))).all()


async def state(engine) -> str:
    (row,) = await rows(engine)
    return row.state


async def told(engine) -> Counter[str]:
    async with engine.connect() as c:
        return Counter((await c.execute(sa.select(event.c.kind))).scalars())


async def ledgers_agree(engine, vendor: Vendor) -> None:
    paid = sum(line.usd for line in await rows(engine, charge))
    assert paid == vendor.usd * len(vendor.ledger)


async def killed_while_sending(anew, vendor: Vendor) -> None:
    """The request has left, and then there was nobody."""
    vendor.go_on = asyncio.Event()
    _, till = anew(vendor)
    task = asyncio.create_task(till.buy(vendor, quick()))
    await vendor.sending.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    vendor.go_on = None


@pytest.mark.parametrize("sweep", [False, True])
@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("recovery", list(Recovery))
async def test_killed_while_a_request_is_out(engine, anew, recovery, accepted, sweep):
    vendor = Vendor(recovery=recovery)
    await killed_while_sending(anew, vendor)
    if accepted:
        vendor.accept(vendor.asked[0])
    governor, till = anew(vendor)
    if sweep:
        await asyncio.sleep(LEASE_S)
        for _ in range(3):
            await governor.reconcile()
            await asyncio.sleep(0.15)
    if recovery is Recovery.BLIND:
        with pytest.raises(UnknownOutcomeError):
            await till.buy(vendor, quick())
        (row,) = await rows(engine)
        assert row.state == "unknown"
        assert await told(engine) == {"unknown": 1}
        async with engine.begin() as c:
            await settling.resolve(c, row.id, Decimal("0.25") if accepted else Decimal(0))
    bought = await till.buy(vendor, quick())
    assert bought.path.read_bytes() == b"a film"
    again = 1 if recovery is Recovery.BLIND and accepted else 0
    assert len(vendor.ledger) == 1 + again  # the one that nobody could find was settled by hand
    await ledgers_agree(engine, vendor)


async def test_killed_before_anything_was_sent(engine, anew, made):
    vendor = Vendor()
    async with engine.begin() as c:
        await claims.intend(
            c, quick(), production_id=made, work="take/picture", attempt=1, recovery=Recovery.BLIND
        )
    _, till = anew(vendor)
    await till.buy(vendor, quick())
    assert len(await rows(engine)) == len(vendor.ledger) == 1


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("sweep", [False, True])
@pytest.mark.parametrize("recovery", list(Recovery))
async def test_killed_between_the_disk_and_the_tables(
    engine, anew, tmp_path, recovery, sweep, at_once
):
    vendor = Vendor(recovery=recovery, at_once=at_once)
    await killed_while_sending(anew, vendor)
    (row,) = await rows(engine)
    job = vendor.accept(str(row.id))
    said = Accepted(job)
    if at_once:
        said = Accepted(answer=Delivered(b"kept", "text/plain", Decimal("0.25"), exact=True))
    async with engine.connect() as c:
        known = await operations.latest(c, "take/picture")
    await Answers(tmp_path / "bought").keep(known, row.seq, said)
    governor, till = anew(vendor)
    if sweep:
        await asyncio.sleep(LEASE_S + 0.1)
        await governor.reconcile()
        assert await state(engine) == ("succeeded" if at_once else "submitted")
    bought = await till.buy(vendor, quick())
    assert bought.path.read_bytes() == (b"kept" if at_once else b"a film")
    assert (bought.usd, bought.exact) == (Decimal("0.25"), True)
    assert len(vendor.asked) == len(vendor.ledger) == 1
    assert list((tmp_path / "bought").iterdir()) == [bought.path]


async def test_killed_while_a_job_is_made(engine, anew):
    vendor = Vendor(looks=[Standing("running")] * 1000)
    _, till = anew(vendor)
    task = asyncio.create_task(till.buy(vendor, quick()))
    while len(vendor.looks) > 998:  # noqa: ASYNC110 - as a crash comes: at any time
        await asyncio.sleep(0.01)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    vendor.looks = []
    governor, till = anew(vendor)
    await asyncio.sleep(0.3)
    await governor.reconcile()
    assert await state(engine) == "succeeded"
    await till.buy(vendor, quick())
    assert (len(vendor.ledger), vendor.fetched) == (1, 1)
    await ledgers_agree(engine, vendor)


@pytest.mark.parametrize("mood", ["lost", "vanished", "hang"])
async def test_an_answer_that_never_comes(engine, anew, mood):
    for recovery in (Recovery.KEY, Recovery.FIND):
        vendor = Vendor(recovery=recovery, moods=[mood])
        _, till = anew(vendor)
        await till.buy(vendor, quick(part=recovery))
        assert len(vendor.ledger) == 1
    vendor = Vendor(moods=[mood])
    _, till = anew(vendor)
    with pytest.raises(UnknownOutcomeError):
        await till.buy(vendor, quick())
    assert len(vendor.asked) == 1


async def test_a_key_is_sent_as_often_as_we_may_and_kept_for_later(engine, anew):
    vendor = Vendor(recovery=Recovery.KEY, moods=["lost", "429", "vanished"])
    governor, till = anew(vendor)
    with pytest.raises(BackendUnreachableError):
        await till.buy(vendor, quick())
    assert await state(engine) == "submitting"  # never an intent: it may have been accepted
    vendor.moods = ["unreachable"]
    await governor.reconcile()
    assert await state(engine) == "submitting"
    await governor.reconcile()
    assert await state(engine) == "submitted"
    await till.buy(vendor, quick())
    assert len(vendor.ledger) == 1
    assert len(set(vendor.asked)) == 1


async def test_a_declined_repetition_does_not_free_the_money(engine, anew):
    closed = DeclinedError(RefusedError("no"))
    vendor = Vendor(recovery=Recovery.KEY, moods=["lost", closed])
    _, till = anew(vendor)
    with pytest.raises(RefusedError):
        await till.buy(vendor, quick())
    assert await state(engine) == "submitting"
    await till.buy(vendor, quick())
    await ledgers_agree(engine, vendor)


async def test_a_list_that_does_not_answer_is_asked_again(engine, anew):
    vendor = Vendor(recovery=Recovery.FIND, moods=["lost"])
    find, busy = vendor.find, [BackendBusyError(retry_after=0.01)] * 3

    async def at_last(*asked):
        if busy:
            raise busy.pop()
        return await find(*asked)

    vendor.find = at_last
    _, till = anew(vendor)
    await till.buy(vendor, quick())
    assert len(vendor.ledger) == 1


async def test_a_zombie_comes_too_late_to_send(engine, anew):
    """One falls asleep between its claim and its request; another one has gone on."""
    vendor = Vendor(recovery=Recovery.FIND)
    submit, asleep, awake = vendor.submit, asyncio.Event(), asyncio.Event()

    async def sleepy(order, nonce):
        asleep.set()
        await awake.wait()
        return await submit(order, nonce)

    vendor.submit = sleepy
    _, first = anew(vendor)
    sleeping = asyncio.create_task(first.buy(vendor, order(timeout_s=5.0)))
    await asleep.wait()
    async with engine.begin() as c:  # the database's time goes on
        await c.execute(sa.update(operation).values(lease_until=sa.func.clock_timestamp()))
    vendor.submit = submit
    _, second = anew(vendor)
    bought = await second.buy(vendor, order(timeout_s=5.0))
    await asyncio.sleep(0.3)  # its warrant has run out
    awake.set()
    assert (await sleeping) == bought
    assert len(vendor.ledger) == len(vendor.asked) == 1
    assert await rows(engine, spare) == []


@pytest.mark.parametrize("at_once", [False, True])
async def test_what_a_zombie_bought_is_kept_and_charged(engine, anew, at_once):
    """The vendor's list was wrong, twice: what it had accepted after all is paid for."""
    vendor = Vendor(recovery=Recovery.FIND, hidden=True, usd=Decimal("0.50"))
    vendor.go_on = asyncio.Event()
    _, first = anew(vendor)
    late = asyncio.create_task(first.buy(vendor, order(timeout_s=5.0)))
    await vendor.sending.wait()
    go_on, vendor.go_on = vendor.go_on, None
    async with engine.begin() as c:
        await c.execute(sa.update(operation).values(lease_until=sa.func.clock_timestamp()))
    _, second = anew(vendor)
    bought = await second.buy(vendor, order(timeout_s=5.0))
    vendor.at_once = at_once
    go_on.set()
    assert (await late).operation == bought.operation
    assert len(vendor.ledger) == 2
    (kept,) = await rows(engine, spare)
    assert kept.operation_id == (await rows(engine))[0].id
    await ledgers_agree(engine, vendor)
    assert (await told(engine))["spare"] == 1


async def test_an_answer_that_comes_after_it_was_given_up(engine, anew):
    vendor = Vendor()
    vendor.go_on = asyncio.Event()
    _, first = anew(vendor)
    late = asyncio.create_task(first.buy(vendor, order(timeout_s=5.0)))
    await vendor.sending.wait()
    async with engine.begin() as c:
        await c.execute(sa.update(operation).values(lease_until=sa.func.clock_timestamp()))
    governor, second = anew(vendor)
    await governor.reconcile()
    with pytest.raises(UnknownOutcomeError):
        await second.buy(vendor, order(timeout_s=5.0))
    vendor.go_on.set()
    bought = await late
    assert await second.buy(vendor, order(timeout_s=5.0)) == bought
    assert len(vendor.ledger) == 1
    await ledgers_agree(engine, vendor)


async def test_the_sweep_lets_go_of_what_nobody_wants(engine, anew, made):
    vendor = Vendor(moods=["429"] * 3)
    async with engine.begin() as c:
        await claims.intend(
            c, quick(), production_id=made, work="x", attempt=1, recovery=Recovery.BLIND
        )
    governor, _ = anew(vendor)
    await governor.reconcile()
    assert await state(engine) == "intent"
    async with engine.begin() as c:
        await c.execute(sa.update(episode).values(state="lost"))
    await governor.reconcile()
    assert await state(engine) == "cancelled"
    assert vendor.asked == []


async def test_one_bad_row_does_not_stop_the_sweep(engine, anew, made, tmp_path):
    broken, good = Vendor(looks=[ValueError("bug")]), Vendor()
    governor, _ = anew(broken, "broken")
    governor.enlist("good", good)
    async with engine.begin() as c:
        for n, (backend, vendor) in enumerate(
            {"broken": broken, "gone": good, "good": good}.items()
        ):
            one = order(backend=backend)
            await claims.intend(
                c, one, production_id=made, work=backend, attempt=1, recovery=Recovery.BLIND
            )
            row = await operations.latest(c, backend)
            await claims.adopt(c, row, 0, vendor.accept(f"{n}"))
    await governor.reconcile()
    await governor.reconcile()
    assert {row.backend: row.state for row in await rows(engine)} == {
        "broken": "succeeded", "gone": "submitted", "good": "succeeded",
    }  # fmt: skip
    assert (await told(engine))["unattended"] == 1


async def test_many_sweeps_at_once(engine, anew, made):
    vendor = Vendor(recovery=Recovery.KEY, moods=["lost"] * 5)
    governor, _ = anew(vendor)
    for n in range(5):
        with contextlib.suppress(BackendUnreachableError):
            vendor.moods = ["lost", "vanished", "vanished"]
            await governor.till(made, f"take/{n}").buy(vendor, quick())
    for _ in range(3):
        await asyncio.gather(*(anew(vendor)[0].reconcile() for _ in range(4)))
    assert {row.state for row in await rows(engine)} == {"succeeded"}
    assert len(vendor.ledger) == 5
    await ledgers_agree(engine, vendor)


@pytest.mark.parametrize(("usd", "left"), [(None, "0.50"), ("0.10", "0.10"), ("0", "")])
async def test_an_operator_settles_what_nobody_knows(engine, anew, usd, left):
    vendor = Vendor(moods=["vanished"])
    _, till = anew(vendor)
    with pytest.raises(UnknownOutcomeError):
        await till.buy(vendor, quick())
    (row,) = await rows(engine)
    async with engine.begin() as c:
        await settling.resolve(c, row.id, Decimal(usd) if usd else None)
    lines = await rows(engine, charge)
    assert [(line.usd, line.exact) for line in lines] == (
        [(Decimal(left), usd is not None)] if left else []
    )
    async with engine.begin() as c:
        for wrong in (row.id, uuid4()):
            with pytest.raises(AniGenError, match="nothing to be settled"):
                await settling.resolve(c, wrong, None)
    await till.buy(vendor, quick())
    assert len(vendor.ledger) == 1


async def test_a_disk_that_takes_nothing_stops_before_it_costs_more(engine, made, tmp_path):
    (tmp_path / "bought").write_text("in the way")
    governor, vendor = (
        Governor(engine, SETTINGS, tmp_path / "bought", pace=PACE),
        Vendor(at_once=True),
    )
    till = governor.till(made, "take")
    for _ in range(2):
        with pytest.raises(AniGenError, match=r"make room|could not be kept"):
            await till.buy(vendor, quick())
    assert len(vendor.ledger) == 1
    await ledgers_agree(engine, vendor)


async def test_a_half_written_file_is_removed_in_the_end(anew, tmp_path):
    import os
    import time

    folder = tmp_path / "bought"
    folder.mkdir()
    for name, days in ((".half-a", 2), (".half-b", 0)):
        (folder / name).write_bytes(b"")
        then = time.time() - days * 86_400
        os.utime(folder / name, (then, then))
    await anew(Vendor())[0].reconcile()
    assert [p.name for p in folder.iterdir()] == [".half-b"]


async def test_times_are_those_of_the_database(engine, anew):
    vendor = Vendor()
    _, till = anew(vendor)
    await till.buy(vendor, quick())
    (row,) = await rows(engine)
    assert row.made_at <= row.sent_at < row.settled_at
    assert row.due - row.sent_at > timedelta(seconds=19)


async def test_a_blind_order_of_the_dead_is_given_up_before_its_lease_ends(engine, anew):
    vendor = Vendor()
    vendor.go_on = asyncio.Event()
    _, till = anew(vendor)
    task = asyncio.create_task(till.buy(vendor, order(timeout_s=60)))
    await vendor.sending.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    _, till = anew(vendor)
    with pytest.raises(UnknownOutcomeError):
        await asyncio.wait_for(till.buy(vendor, order(timeout_s=60)), 10)

    assert await state(engine) == "unknown"
    assert len(vendor.asked) == 1


async def test_a_blind_order_that_is_being_sent_here_is_waited_for(engine, anew):
    vendor = Vendor()
    vendor.go_on = asyncio.Event()
    _, till = anew(vendor)
    tasks = [asyncio.create_task(till.buy(vendor, order(timeout_s=60))) for _ in "ab"]
    await vendor.sending.wait()
    await asyncio.sleep(2 * PACE.margin)
    assert await state(engine) == "submitting"
    vendor.go_on.set()
    first, second = await asyncio.gather(*tasks)

    assert first.operation == second.operation
    assert len(vendor.asked) == 1


async def test_films_of_episodes_long_over_are_let_go(engine, anew, made):
    vendor = Vendor()
    governor, till = anew(vendor)
    bought = await till.buy(vendor, quick())
    await governor.reconcile()
    assert bought.path.exists()
    async with engine.begin() as c:
        await c.execute(sa.update(episode).values(state="aired"))
        await c.execute(
            sa.update(operation).values(settled_at=sa.text("now() - interval '8 days'"))
        )
    await governor.reconcile()

    assert not bought.path.exists()
    (row,) = await rows(engine)
    assert (row.state, row.answer) == ("succeeded", None)
    await ledgers_agree(engine, vendor)
