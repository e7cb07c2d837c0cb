"""Orphans: prompts of ours that nobody asks for any more; they are taken from their servers."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Collection

from schemas.errors import AniGenError

from .book import Book
from .diary import Note, State
from .fleet import Fleet
from .posting import drop

_OFTEN = 12  # heartbeats between two rounds
_DAY_S = 86_400.0


class Orphans:
    """Goes its rounds through a book. `wanted` are the keys of works that are being made."""

    def __init__(self, book: Book, fleet: Fleet, wanted: Collection[str]) -> None:
        self._book, self._fleet, self._wanted = book, fleet, wanted
        self._since, self._tidied = time.time(), time.monotonic()

    async def watch(self) -> None:
        """Go rounds until cancelled."""
        await asyncio.to_thread(self._book.begin)
        while True:
            with contextlib.suppress(AniGenError):
                await self.round()
            await asyncio.sleep(self._fleet.pace.heartbeat_s * _OFTEN)

    async def round(self) -> None:
        """Drop what has waited long enough for somebody to ask for it."""
        notes = list(self._book.notes.values())
        newest: dict[str, int] = {}
        for note in notes:
            newest[note.key] = max(note.attempt, newest.get(note.key, 0))
        over = [one for one in notes if self._is_over(one, replaced=one.attempt < newest[one.key])]
        await asyncio.gather(*map(self._end, over))  # at once: or one ends, and the next one begins
        if time.monotonic() - self._tidied > _DAY_S:
            self._tidied = time.monotonic()
            await asyncio.to_thread(self._book.tidy)

    def _is_over(self, note: Note, *, replaced: bool) -> bool:
        waited = time.time() - max(note.at, self._since)
        if note.state is State.DONE:
            return waited > self._fleet.pace.kept_s
        station = self._fleet.stations.get(note.server)
        if station is not None and note.prompt_id in station.working:
            return False
        forgotten = note.key not in self._wanted and waited > self._fleet.pace.orphan_s
        return replaced or forgotten

    async def _end(self, note: Note) -> None:
        station = self._fleet.stations.get(note.server)
        if note.state is State.DONE or station is None:
            await asyncio.to_thread(self._book.close, note)
        elif station.up:
            await drop(station.server, self._book, note)
