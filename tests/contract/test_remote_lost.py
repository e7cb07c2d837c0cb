"""An order whose answer never came is found again, where the vendor lists what it accepted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx2
import pytest

from schemas.errors import BackendBusyError
from schemas.operation import Recovery
from schemas.warrant import Warrant
from stand_ins.shots import VENDORS, backend, shot

pytestmark = pytest.mark.anyio
LISTS = {"fal", "replicate"}


async def lost(generator, stand_ins, name, mood="drop_after"):
    """An order that was sent and got no answer; with its nonce and what the vendor calls it."""
    order, nonce = generator._order(generator._parts.asks(shot())[0], 0), str(uuid4())
    before = len(stand_ins.ledger(VENDORS[name]))
    stand_ins.mood(VENDORS[name], mood)
    with Warrant(nonce, lasts_s=60) as warrant, pytest.raises(httpx2.TransportError):
        await generator.seller.submit(order, nonce)
    assert warrant.sent
    lines = stand_ins.ledger(VENDORS[name])[before:]
    return order, nonce, lines[0]["job"] if lines else None


def minutes_ago(n):
    return datetime.now(UTC) - timedelta(minutes=n)


@pytest.mark.parametrize("name", VENDORS)
async def test_who_can_find(name, tmp_path):
    wanted = Recovery.FIND if name in LISTS else Recovery.BLIND
    assert backend(name, tmp_path).seller.recovery is wanted


@pytest.mark.parametrize("name", sorted(LISTS))
async def test_an_accepted_order_is_found(name, stand_ins, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url)
    order, nonce, job = await lost(generator, stand_ins, name)
    for n in range(12):  # others push it onto a later page of the list
        with Warrant(str(n), lasts_s=60):
            await generator.seller.submit(order, str(uuid4()))
    assert await generator.seller.find(order, nonce, minutes_ago(1)) == job
    assert await generator.seller.find(order, str(uuid4()), minutes_ago(1)) is None
    await generator.aclose()


@pytest.mark.parametrize("name", sorted(LISTS))
async def test_one_that_was_not_accepted_is_not(name, stand_ins, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url)
    order, nonce, job = await lost(generator, stand_ins, name, "drop_before")
    assert job is None
    assert await generator.seller.find(order, nonce, minutes_ago(1)) is None
    await generator.aclose()


@pytest.mark.parametrize("name", sorted(set(VENDORS) - LISTS))
async def test_the_others_cannot_tell(name, stand_ins, tmp_path):
    generator = backend(name, tmp_path, stand_ins.url)
    order, nonce, job = await lost(generator, stand_ins, name)
    assert job is not None
    assert await generator.seller.find(order, nonce, minutes_ago(1)) is None
    await generator.aclose()


async def test_fal_does_not_give_up_what_may_still_run(stand_ins, tmp_path):
    """Its list may hold only what has ended; until all must have ended, nothing is known."""
    generator = backend("fal", tmp_path, stand_ins.url, listed_after_s=None, deadline_s=600)
    order, nonce, _ = await lost(generator, stand_ins, "fal", "drop_before")
    with pytest.raises(BackendBusyError, match="lists only what has ended") as caught:
        await generator.seller.find(order, nonce, minutes_ago(1))
    assert 0 < caught.value.retry_after <= 60
    assert await generator.seller.find(order, nonce, minutes_ago(11)) is None
    await generator.aclose()


async def test_fal_is_told_when_a_request_is_of_no_use_any_more(stand_ins, tmp_path):
    generator = backend("fal", tmp_path, stand_ins.url, deadline_s=600)
    order = generator._order(generator._parts.asks(shot())[0], 0)
    with Warrant("n", lasts_s=60):
        await generator.seller.submit(order, "n")
    headers = stand_ins.asked("fal")[-1]["headers"]
    assert headers["x-fal-request-timeout"] == "300"
    assert headers["x-fal-no-retry"] == "1"
    await generator.aclose()


@pytest.mark.parametrize("name", VENDORS)
async def test_the_note_is_not_in_the_order_itself(name, tmp_path):
    """What is written into the tables is the same for every attempt."""
    generator = backend(name, tmp_path)
    orders = {generator._order(ask, 0).model_dump_json() for ask in generator._parts.asks(shot())}
    again = {generator._order(ask, 0).model_dump_json() for ask in generator._parts.asks(shot())}
    assert orders == again
    assert all("Production note" not in order for order in orders)
