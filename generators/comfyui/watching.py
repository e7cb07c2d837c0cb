"""Watching a station: its heartbeat, its return after it was away, and its rest when it is too heavy."""

from __future__ import annotations

import asyncio
import time

import structlog

from schemas.errors import ConfigError, GenerationError

from .answers import Queue, Stats, Where
from .babysitter import Pace
from .station import Station

log = structlog.get_logger(__name__)

_TICKS = 5  # a heartbeat; in between only the ear and those that are away are looked at
_SOON_S = 60.0  # for so long one that went away is looked for at every tick
_APART_S = 0.2  # between the looks that find a prompt lost


async def watch(station: Station, pace: Pace) -> None:
    """Keep the station's state true, until it is cancelled."""
    await _Watch(station, pace).run()


class _Watch:
    def __init__(self, station: Station, pace: Pace) -> None:
        self._station, self._pace = station, pace

    async def run(self) -> None:
        tick, heard, last = self._pace.heartbeat_s / _TICKS, False, -self._pace.heartbeat_s
        while True:
            before, heard = heard, await self._station.ear.ready(0)
            due = time.monotonic() - last >= self._pace.heartbeat_s
            if not self._station.mending and (due or before > heard or self._soon()):
                last = time.monotonic()
                try:
                    await self._beat()
                except Exception:  # a heart that stops is worse than any of them
                    log.exception("a server was not looked after", server=self._station.name)
            await asyncio.sleep(tick)

    def _soon(self) -> bool:
        """Whether it went away a moment ago."""
        return time.monotonic() - self._station.gone_since < _SOON_S and not self._station.up

    async def _beat(self) -> None:
        """Ask how it is."""
        station = self._station
        try:
            stats, queue = await station.server.stats(), await station.server.queue()
            station.stats = stats
            if station.mending:
                return
            station.seat.others = len({*queue.running, *queue.waiting} - {*station.working})
            if station.up:
                self._weigh(stats, queue)
            elif time.monotonic() >= station.aside_until:
                await self._arrive(queue)
        except ConfigError as error:
            station.away(f"is of no use ({error})")
        except GenerationError:
            station.away()
            self._miss()

    async def _arrive(self, queue: Queue) -> None:
        """It answers again. That it works is believed of one that runs something, once."""
        station = self._station
        if station.gone_since and await self._lost():
            station.afresh(station.suspect)
        if (queue.running and not station.aside_until) or await station.sitter.works():
            station.opened()
        elif station.aside_until and not station.sitter.can_restart:
            station.aside_until = time.monotonic() + self._pace.aside_s
        else:
            station.mend("accepts prompts and runs none")

    async def _lost(self) -> bool:
        """Whether it knows none of the prompts that were there: it was restarted."""
        for pause in (_APART_S, 0.0):
            for prompt_id in self._station.working:
                if await self._station.server.where(prompt_id) is not Where.UNKNOWN:
                    return False
            await asyncio.sleep(pause)
        return bool(self._station.working)

    def _miss(self) -> None:
        """It died under a prompt and does not come back by itself."""
        station, gone = self._station, time.monotonic() - self._station.gone_since
        if station.bereft and station.sitter.can_restart and gone > self._pace.missing_s:
            station.mend("died under a prompt", culprit=station.suspect)

    def _weigh(self, stats: Stats, queue: Queue) -> None:
        """Have it restarted when it is too heavy: no more prompts first, until it is idle."""
        station = self._station
        if not station.tired and (why := station.sitter.heavy(stats)):
            station.tired = why
            if not station.sitter.can_restart:
                log.warning(
                    "a server needs a restart; set `restart` of it",
                    server=station.name,
                    why=f"it {why}",
                )
        if station.tired and station.sitter.can_restart:
            station.seat.open = False
            if not (station.seat.held or queue.running or queue.waiting):
                station.mend(station.tired)
