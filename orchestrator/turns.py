"""Turns: a few places at a backend, and who has the next one that is free.

Whoever came first goes first. The show counts as if it came a little later than somebody who is
looking on, and a batch later still; so nobody is overtaken for ever.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from contextvars import ContextVar
from enum import Enum
from types import TracebackType


class Turn(Enum):
    """Who asks; the value is how many seconds later it counts as having come."""

    INTERACTIVE = 0.0
    SHOW = 30.0
    BATCH = 90.0


turn: ContextVar[Turn] = ContextVar("turn", default=Turn.SHOW)  # of the task that asks


class Turns:
    """So many places; `async with` takes one and gives it back."""

    def __init__(self, places: int) -> None:
        self._left = places
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = itertools.count()

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return sum(not place.done() for _, _, place in self._waiting)

    async def __aenter__(self) -> None:
        if self._left > 0 and not self.waiting:
            self._left -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        since = time.monotonic() + turn.get().value
        heapq.heappush(self._waiting, (since, next(self._count), place))
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give()  # it was ours already
            raise

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give()

    def _give(self) -> None:
        """Let the next one have a place that has come free."""
        while self._waiting:
            place = heapq.heappop(self._waiting)[2]
            if not place.done():
                place.set_result(None)
                return
        self._left += 1
