"""The pool: makes works on a backend's servers, whatever happens to them or to us.

    pool = Pool.open(options, folder=folder)
    made = await pool.run(work, into=into, progress=progress)
    await pool.aclose()

A finished prompt stays in the diary for a while, so that a caller who is killed before he has written
down what he got asks again for the same key, and is given the same files.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from schemas.errors import BackendBrokenError
from schemas.take import Progress

from .babysitter import Pace
from .book import Book
from .fleet import Fleet
from .making import Making
from .orphans import Orphans
from .server import Server
from .settings import Options
from .work import Made, Work

_CLOSED = "this ComfyUI backend has been closed"


class Pool:
    """A backend's way to its servers. Backends on the same servers share the fleet behind it."""

    def __init__(self, options: Options, folder: Path, pace: Pace) -> None:
        self._options, self._pace, self._book = options, pace, Book(folder)
        self._fleet: Fleet | None = None
        self._orphans: asyncio.Task[None] | None = None
        self._wanted: Counter[str] = Counter()
        self._alone: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._makings: set[asyncio.Future[Made]] = set()
        self._closed = False

    @classmethod
    def open(cls, options: Options, *, folder: Path, pace: Pace | None = None) -> Pool:
        """A pool with its diary in `folder`; nothing is asked of a server before the first work."""
        return cls(options, folder, pace or Pace())

    async def run(self, work: Work, *, into: Path, progress: Progress) -> Made:
        """Make a work, its files in the existing folder `into`.

        The same key is made once at a time. When it is cancelled the prompt is taken from its server.
        Raises the errors of `failures`, BackendUnreachableError when no server can be used for
        `patience_s`, BackendTimeoutError for a prompt that stands still, BackendBrokenError for one
        that no server can do.
        """
        making = asyncio.ensure_future(self._make(work, self._joined(), into, progress))
        self._makings.add(making)
        making.add_done_callback(self._makings.discard)
        try:
            return await making
        except asyncio.CancelledError:
            if self._closed and not self._is_cancelled():
                raise BackendBrokenError(_CLOSED) from None
            raise

    async def _make(self, work: Work, fleet: Fleet, into: Path, progress: Progress) -> Made:
        key = work.key
        self._wanted[key] += 1
        try:
            async with self._alone[key]:
                return await Making(
                    work, fleet, self._book, into=into, limits=self._options.silence,
                    progress=progress,
                ).made()  # fmt: skip
        finally:
            self._wanted[key] -= 1
            if not self._wanted[key]:
                del self._wanted[key], self._alone[key]

    async def servers(self, *, wait_s: float = 10.0) -> tuple[Server, ...]:
        """The servers that can be used now; waits so long for one of them."""
        stations = self._joined().stations.values()
        if not any(station.up for station in stations):
            waits = [asyncio.ensure_future(station.back(wait_s)) for station in stations]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        return tuple(station.server for station in stations if station.up)

    async def aclose(self) -> None:
        """Leave the servers alone; what is being made is taken from them."""
        if self._closed:
            return
        self._closed = True
        tasks: list[asyncio.Future[Any]] = [*self._makings]
        tasks += [self._orphans] if self._orphans else []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._fleet is not None:
            await self._fleet.leave()
        self._book.close_book()

    def _joined(self) -> Fleet:
        if self._closed:
            raise BackendBrokenError(_CLOSED)
        if self._fleet is None:
            self._fleet = Fleet.join(self._options, self._pace)
            watch = Orphans(self._book, self._fleet, self._wanted).watch()
            self._orphans = asyncio.create_task(watch)
        return self._fleet

    @staticmethod
    def _is_cancelled() -> bool:
        """Whether it is the caller who wants no more, and not we."""
        task = asyncio.current_task()
        return task is not None and task.cancelling() > 0
