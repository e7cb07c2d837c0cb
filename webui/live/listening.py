"""Listening: one connection per process that hears what the studio tells, for as long as it runs.

When the database goes away it comes back to it, and reads what it missed from the table of events.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from typing import Any

import asyncpg

from .. import database
from .hub import Hub

_EVENTS, _PROGRESS = "anigen_event", "anigen_progress"
_LOST = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)
_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 5.0
_LOOK_S = 60.0  # without any news, so that a connection that died unheard is noticed
_GAP_S = 0.1  # how long an event that is missing between two others is waited for
MOST = 200  # events that are told to somebody who missed them
_EPISODES = 64  # remembered

_SINCE = """
select v.id, v.at, v.kind, v.series_id, e.number, v.scene, v.text
from event v left join episode e on e.id = v.production_id
"""
AFTER = f"{_SINCE} where v.id > $1 order by v.id limit {MOST + 1}"
_THESE = f"{_SINCE} where v.id = any($1::bigint[]) order by v.id"

log = logging.getLogger(__name__)


class Listening:
    """Feeds a hub with what the database at `url` tells."""

    def __init__(self, url: str, hub: Hub) -> None:
        self._url, self._hub = url, hub
        self._news = asyncio.Event()
        self._told: dict[int, None] = {}  # the latest events, in the order of their telling
        self._late: set[int] = set()
        self._floor = 0  # what lies below it is not told any more
        self._said: dict[tuple[int, str], dict[str, Any]] = {}  # progress, by episode and worker
        self._episodes: dict[int, tuple[int, int]] = {}  # by id: series and number
        self._begun = False

    async def run(self) -> None:
        """Listen for ever."""
        pause = _PAUSE_S
        while True:
            try:
                connection = await database.reach(self._url)
            except _LOST:
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            else:
                pause = _PAUSE_S
                try:
                    await self._listen(connection)
                except _LOST as error:
                    log.info("the database went away: %s", error)
                finally:
                    connection.terminate()
            await asyncio.sleep(pause)

    async def _listen(self, connection: asyncpg.Connection) -> None:
        """Hear and tell over one connection, until it ends."""
        connection.add_termination_listener(lambda _: self._news.set())
        await connection.add_listener(_EVENTS, self._hear_event)
        await connection.add_listener(_PROGRESS, self._hear_progress)
        if not self._begun:
            self._hub.last = await connection.fetchval("select coalesce(max(id), 0) from event")
            self._begun = True
        self._news.set()  # something may have happened before we listened
        while not connection.is_closed():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_S):
                    await self._news.wait()
            self._news.clear()
            await self._tell_events(connection)
            await self._tell_progress(connection)

    def _hear_event(self, _: Any, __: int, ___: str, payload: str) -> None:
        number = int(payload) if payload.isdecimal() else 0
        if self._floor < number <= self._hub.last and number not in self._told:
            self._late.add(number)
        self._news.set()

    def _hear_progress(self, _: Any, __: int, ___: str, payload: str) -> None:
        with contextlib.suppress(ValueError, LookupError, TypeError):
            said = json.loads(payload)
            self._said[int(said["episode"]), str(said["by"])] = said
            self._news.set()

    async def _tell_events(self, connection: asyncpg.Connection) -> None:
        rows = await connection.fetch(AFTER, self._hub.last)
        if _gap(rows, self._hub.last):
            await asyncio.sleep(_GAP_S)
            rows = await connection.fetch(AFTER, self._hub.last)
        late, self._late = self._late, set()
        if len(rows) > MOST:
            self._floor = await connection.fetchval("select max(id) from event")
            self._hub.missed(self._floor)
            return
        for row in rows:
            self._tell(row, late=False)
        if late:
            for row in await connection.fetch(_THESE, sorted(late)):
                self._tell(row, late=True)

    def _tell(self, row: Any, *, late: bool) -> None:
        if row["id"] not in self._told:
            self._hub.event(row, late=late)
            self._told[row["id"]] = None
        while len(self._told) > 4 * MOST:
            del self._told[next(iter(self._told))]

    async def _tell_progress(self, connection: asyncpg.Connection) -> None:
        said, self._said = self._said, {}
        for (episode, by), one in said.items():
            place = self._episodes.get(episode) or await connection.fetchrow(
                "select series_id, number from episode where id = $1", episode
            )
            if place is None:
                continue
            self._episodes[episode] = place[0], place[1]
            while len(self._episodes) > _EPISODES:
                del self._episodes[next(iter(self._episodes))]
            self._hub.progress(place[0], place[1], by, list(one["takes"]))


def _gap(rows: list[Any], last: int) -> bool:
    """Whether ids are missing: they may belong to a transaction that is about to be committed."""
    return bool(rows) and rows[-1]["id"] - last != len(rows)
