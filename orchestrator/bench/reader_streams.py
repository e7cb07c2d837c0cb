"""Many open streams at once: what they hold of memory, and when the last of them hears of an event."""

from __future__ import annotations

import asyncio
import time

import psutil
from sqlalchemy.ext.asyncio import AsyncEngine

from .. import database, events
from .reader_client import Connection

_ROUNDS, _PATIENCE_S = 5, 10.0
_AT_ONCE = 50  # connections that are opened side by side


async def measure(port: int, pid: int, path: str, *, url: str, streams: int) -> dict[str, float]:
    """Open so many streams and tell them something; empty when there are none to be had."""
    opened: list[Connection] = []
    for first in range(0, streams, _AT_ONCE):
        count = min(_AT_ONCE, streams - first)
        made = await asyncio.gather(*(_open(port, path) for _ in range(count)))
        opened += [one for one in made if one is not None]
    if len(opened) < streams:
        return {}
    engine = database.connect(url)
    try:
        last = sorted([await _told(engine, opened, n) for n in range(_ROUNDS)])
        held = psutil.Process(pid).memory_info().rss / 2**20
    finally:
        await engine.dispose()
        await asyncio.gather(*(one.close() for one in opened))
    return {
        f"sse_{streams}_mb": round(held, 1),
        "sse_last_ms": round(1000 * last[_ROUNDS // 2], 1),
    }


async def _open(port: int, path: str) -> Connection | None:
    connection = await Connection.to(port)
    await connection.send(path, accept="text/event-stream")
    status, _ = await connection.head()
    return connection if status == 200 else None


async def _told(engine: AsyncEngine, opened: list[Connection], n: int) -> float:
    """Seconds from the commit of an event until the last stream has it."""
    word = f"bench {n} bench"
    async with engine.begin() as connection:
        await events.tell(connection, "aired", word, series=1, episode=1)
    began = time.perf_counter()
    async with asyncio.timeout(_PATIENCE_S):
        await asyncio.gather(*(one.reader.readuntil(word.encode()) for one in opened))
    return time.perf_counter() - began
