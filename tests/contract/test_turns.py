"""Places at a backend: who came first goes first, the show a little later, nobody never."""

from __future__ import annotations

import asyncio

import pytest

from orchestrator import turns
from orchestrator.turns import Turn, Turns

pytestmark = pytest.mark.anyio


async def waiting(places: Turns, turn: Turn, name: str, order: list[str]) -> asyncio.Task[None]:
    async def come() -> None:
        turns.turn.set(turn)
        async with places:
            order.append(name)

    task = asyncio.create_task(come())
    await asyncio.sleep(0)
    return task


async def test_never_more_than_so_many_have_a_place():
    places, here, most = Turns(2), 0, 0

    async def come() -> None:
        nonlocal here, most
        async with places:
            here += 1
            most = max(most, here)
            await asyncio.sleep(0)
            here -= 1

    await asyncio.gather(*(come() for _ in range(20)))
    assert most == 2
    assert places.waiting == 0


async def test_somebody_who_looks_on_goes_before_the_show_and_that_before_a_batch():
    places, order = Turns(1), list[str]()
    async with places:
        tasks = [
            await waiting(places, turn, name, order)
            for turn, name in (
                (Turn.BATCH, "batch"), (Turn.SHOW, "show 1"), (Turn.SHOW, "show 2"),
                (Turn.INTERACTIVE, "one"), (Turn.INTERACTIVE, "two"),
            )
        ]  # fmt: skip
        assert places.waiting == 5
    await asyncio.gather(*tasks)
    assert order == ["one", "two", "show 1", "show 2", "batch"]


async def test_whoever_has_waited_long_is_not_overtaken(monkeypatch):
    now = 1000.0
    monkeypatch.setattr(turns.time, "monotonic", lambda: now)
    places, order = Turns(1), list[str]()
    async with places:
        tasks = [await waiting(places, Turn.BATCH, "batch", order)]
        now += 60
        tasks.append(await waiting(places, Turn.SHOW, "show", order))
        now += 31
        tasks.append(await waiting(places, Turn.INTERACTIVE, "late", order))
    await asyncio.gather(*tasks)
    assert order == ["batch", "show", "late"]


@pytest.mark.parametrize("given", [False, True])
async def test_a_place_is_not_lost_with_whoever_is_cancelled(given):
    places, order = Turns(1), list[str]()
    await places.__aenter__()
    first = await waiting(places, Turn.SHOW, "first", order)
    second = await waiting(places, Turn.SHOW, "second", order)
    if given:  # the place is the first one's already when it is cancelled
        await places.__aexit__(None, None, None)
        first.cancel()
    else:
        first.cancel()
        await asyncio.sleep(0)
        await places.__aexit__(None, None, None)
    await asyncio.gather(first, second, return_exceptions=True)
    assert order == ["second"]
    async with asyncio.timeout(1), places:
        pass
