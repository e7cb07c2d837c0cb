"""Recent: what was answered a moment ago, said again while nothing has changed since.

Nothing is believed for being recent. An answer is repeated only while the database shows the very
same snapshot as when it was read: until the next transaction of anybody's is committed. Since pages
also tell of the time and of files, it is repeated for three seconds at most.
"""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakValueDictionary

_LASTS_S = 3.0
_MOST = 32  # answers in memory
_LEVEL = 4  # of compression


@dataclass(frozen=True)
class Made:
    """An answer to whoever asks for the same."""

    body: bytes
    etag: str
    media_type: str
    headers: Mapping[str, str]  # beside those of its kind and size
    snapshot: str
    at: float

    @cached_property
    def packed(self) -> bytes:
        """The body, compressed."""
        return gzip.compress(self.body, _LEVEL, mtime=0)


class Recent:
    """The answers of the last seconds, by what was asked; `ask` gives the database's snapshot."""

    def __init__(self, ask: Callable[[], Awaitable[str]]) -> None:
        self._ask = ask
        self._made: dict[str, Made] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._next: asyncio.Task[str] | None = None
        self._asking = asyncio.Lock()

    def turn(self, key: str) -> asyncio.Lock:
        """Whoever wants the same: one makes it, the others wait and look again."""
        return self._turns.setdefault(key, asyncio.Lock())

    async def get(self, key: str) -> Made | None:
        """What was answered a moment ago and would be answered now; None when nobody can tell."""
        made = self._made.get(key)
        if made is None or time.monotonic() - made.at > _LASTS_S:
            return None
        return made if made.snapshot == await self._snapshot() else None

    def put(self, key: str, made: Made) -> None:
        """Keep an answer for the moment."""
        self._made.pop(key, None)
        self._made[key] = made
        while len(self._made) > _MOST:
            del self._made[next(iter(self._made))]

    async def _snapshot(self) -> str:
        """The snapshot at a moment after this was called; who waits for the same moment asks once."""
        if self._next is None:
            self._next = asyncio.create_task(self._question())
        return await asyncio.shield(self._next)

    async def _question(self) -> str:
        async with self._asking:
            self._next = None  # who comes from here on has missed it
            return await self._ask()
