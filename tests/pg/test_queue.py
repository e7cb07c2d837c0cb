"""The queue wakes steps up: only for what was committed, again after any failure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import sqlalchemy as sa

from orchestrator.queue import PgQueue

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def running(queue: PgQueue) -> AsyncIterator[None]:
    task = asyncio.create_task(queue.run())
    try:
        yield
    finally:
        await queue.stop()
        await asyncio.wait_for(task, 10)


async def until(true: Callable[[], bool], seconds: float = 15.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - a plain list is watched
            await asyncio.sleep(0.02)


async def put(engine, queue: PgQueue, kind: str, key: str) -> None:
    async with engine.begin() as connection:
        await queue.put(connection, kind, key)


def recorder(calls: list[str]) -> Callable[[str], Awaitable[None]]:
    async def step(key: str) -> None:
        calls.append(key)

    return step


async def test_a_step_is_called_for_what_was_committed(engine, url):
    calls: list[str] = []
    queue = PgQueue(url)
    queue.step("episode", recorder(calls))
    async with running(queue):
        await put(engine, queue, "episode", "1")
        await until(lambda: calls == ["1"])


async def test_nothing_leaks_out_of_a_transaction_that_is_rolled_back(engine, url):
    queue = PgQueue(url)
    async with engine.connect() as connection:
        await queue.put(connection, "episode", "1")
        await connection.rollback()
    async with engine.connect() as connection:
        assert await queue.depth(connection) == {}


async def test_many_puts_are_one_job_and_one_more_to_look_again(engine, url):
    queue = PgQueue(url)
    for _ in range(20):
        await put(engine, queue, "episode", "1")

    async with engine.connect() as connection:
        assert await queue.depth(connection) == {"episode": 2}


async def test_a_step_that_raises_is_called_again(engine, url):
    calls: list[str] = []

    async def step(key: str) -> None:
        calls.append(key)
        if len(calls) == 1:
            raise RuntimeError("first time")

    queue = PgQueue(url)
    queue.step("episode", step)
    async with running(queue):
        await put(engine, queue, "episode", "1")
        await until(lambda: len(calls) == 2)


async def test_a_step_that_hangs_is_cut_off_and_called_again(engine, url):
    calls: list[str] = []

    async def step(key: str) -> None:
        calls.append(key)
        if len(calls) == 1:
            await asyncio.sleep(3600)

    queue = PgQueue(url)
    queue.step("episode", step, timeout=0.2)
    async with running(queue):
        await put(engine, queue, "episode", "1")
        await until(lambda: len(calls) == 2)


async def test_a_change_during_a_step_is_looked_at_again(engine, url):
    entered, go = asyncio.Event(), asyncio.Event()
    calls: list[str] = []

    async def step(key: str) -> None:
        calls.append(key)
        entered.set()
        if len(calls) == 1:
            await go.wait()

    queue = PgQueue(url)
    queue.step("episode", step)
    async with running(queue):
        await put(engine, queue, "episode", "1")
        await entered.wait()
        await put(engine, queue, "episode", "1")
        go.set()
        await until(lambda: len(calls) == 2)


async def test_the_queue_outlives_the_death_of_its_connection(engine, url):
    calls: list[str] = []
    queue = PgQueue(url)
    queue.step("episode", recorder(calls))
    async with running(queue):
        await put(engine, queue, "episode", "1")
        await until(lambda: calls == ["1"])
        async with engine.begin() as connection:
            await connection.execute(
                sa.text(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " where datname = current_database() and pid <> pg_backend_pid()"
                )
            )
        await put(engine, queue, "episode", "2")
        await until(lambda: calls == ["1", "2"])


async def test_an_emptied_queue_takes_new_jobs(engine, url):
    calls: list[str] = []
    queue = PgQueue(url)
    queue.step("episode", recorder(calls))
    await put(engine, queue, "episode", "1")
    async with engine.begin() as connection:
        await connection.execute(sa.text("truncate queue.pgqueuer"))
    await put(engine, queue, "episode", "2")
    async with running(queue):
        await until(lambda: calls == ["2"])
