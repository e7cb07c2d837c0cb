"""The hub: one connection that listens to the database, and everybody who reads along.

What is told is made once and shared by all clients of a series. Events are told in the order of
their ids, so that whoever comes back after the last one it heard misses none and hears none twice.
One that was committed after a later one is told, too, but moves nobody's place.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from ..shell import Show
from . import desk
from .telling import BEAT, Mailbox, Message, message, reset

_BEAT_S = 15.0
_SNAPSHOT_S = 1.0  # at most one so often
_STALE_S = 120.0  # what a worker said of its takes, when it has said nothing since


@dataclass
class Series:
    """What is known of a series that somebody reads along with."""

    show: Show
    snapshot: Message | None = None
    clients: set[Mailbox] = field(default_factory=set)


class Hub:
    """Tells clients what happens; `last` is the newest event that was told."""

    def __init__(self, database: AsyncEngine) -> None:
        self.last = 0
        self.closed = False
        self._database = database
        self._series: dict[int, Series] = {}
        self._stale: set[int] = set()  # series whose snapshot has to be made again
        self._woken = asyncio.Event()
        self._running: dict[int, dict[int, dict[str, tuple[float, list[Any]]]]] = defaultdict(dict)

    @contextmanager
    def client(self, show: Show) -> Iterator[Mailbox]:
        """A client of a series, for as long as it stays."""
        box = Mailbox(show.id, asyncio.Event(), closed=self.closed)
        series = self._series.setdefault(show.id, Series(show))
        series.clients.add(box)
        if series.snapshot is not None:
            box.put(series.snapshot, self.last)
        if running := self.running(show.id):
            box.put(_progress(*running), self.last)
        self.changed(show.id)
        try:
            yield box
        finally:
            series.clients.discard(box)
            if not series.clients:
                self._series.pop(show.id, None)

    def event(self, row: Any, *, late: bool = False) -> None:
        """Tell an event: a row of id, at, kind, series_id, number, scene, text."""
        one = told(row, resume=0 if late else row["id"])
        self.last = max(self.last, row["id"])
        if row["kind"] in {"aired", "lost"} and row["series_id"] in self._running:
            self._running[row["series_id"]].pop(row["number"], None)
        self._tell(row["series_id"], one)
        self.changed(row["series_id"])

    def progress(self, series: int, number: int, by: str, takes: list[Any]) -> None:
        """Tell how far the takes of an episode are that the worker `by` makes."""
        workers = self._running[series].setdefault(number, {})
        workers[by] = time.monotonic(), takes
        if not takes:
            del workers[by]
        self._tell(series, _progress(number, _merged(workers)))
        self.changed(series)

    def running(self, series: int) -> tuple[int, list[Any]] | None:
        """The takes that are being made: the episode's number, and what is known of each."""
        for number, workers in self._running.get(series, {}).items():
            if takes := _merged(workers):
                return number, takes
        return None

    def missed(self, last: int) -> None:
        """Too much was missed: everybody has to read anew, from after event `last`."""
        self.last = max(self.last, last)
        for series, known in self._series.items():
            for box in known.clients:
                box.put(reset(self.last), self.last)
            self.changed(series)

    def changed(self, series: int) -> None:
        """Have the snapshot of a series made again, if anybody wants to see it."""
        if series in self._series:
            self._stale.add(series)
            self._woken.set()

    def close(self) -> None:
        """End all streams; new ones end at once."""
        self.closed = True
        for known in self._series.values():
            for box in known.clients:
                box.close()

    async def beat(self) -> None:
        """For ever, let clients and what lies between know that the streams are alive."""
        while True:
            await asyncio.sleep(_BEAT_S)
            for series in self._series:
                self._tell(series, BEAT)

    async def snapshots(self) -> None:
        """For ever, show what is on the desks that have changed."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            stale, self._stale = self._stale, set()
            try:
                async with self._database.connect() as connection:
                    for known in [self._series[one] for one in stale if one in self._series]:
                        shown = message("desk", await desk.snapshot(connection, known.show))
                        if known.snapshot != shown:
                            known.snapshot = shown
                            self._tell(known.show.id, shown)
            except (OSError, TimeoutError, SQLAlchemyError, PostgresError, InterfaceError):
                self._stale |= stale
                self._woken.set()
            await asyncio.sleep(_SNAPSHOT_S)

    def _tell(self, series: int | None, one: Message) -> None:
        known = self._series.get(series or 0)
        for box in known.clients if known else ():
            box.put(one, self.last)


def told(row: Any, *, resume: int) -> Message:
    """An event as a message."""
    return message("stage", desk.stage(row), id_=row["id"], resume=resume)


def _progress(number: int, takes: Sequence[Any]) -> Message:
    return message("progress", {"number": number, "takes": takes})


def _merged(workers: dict[str, tuple[float, list[Any]]]) -> list[Any]:
    """The takes of all workers that have been heard of lately."""
    since = time.monotonic() - _STALE_S
    takes = (take for at, said in workers.values() if at > since for take in said)
    return sorted(takes, key=lambda one: (one["scene"], one["shot"]))


@asynccontextmanager
async def running(hub: Hub, *more: Any) -> AsyncIterator[Hub]:
    """Keep a hub going, and what feeds it."""
    tasks = [asyncio.ensure_future(one) for one in (hub.beat(), hub.snapshots(), *more)]
    try:
        yield hub
    finally:
        hub.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
