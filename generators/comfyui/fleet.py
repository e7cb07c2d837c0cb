"""The fleet: all servers, and the line of works that wait for them.

Backends on the same servers share one fleet, or they would together give a server more than two
prompts. It begins with the first work and ends with the last backend that uses it.
"""

from __future__ import annotations

import asyncio
import time
from typing import ClassVar

from schemas.errors import BackendBrokenError, BackendUnreachableError

from .babysitter import Pace
from .placing import Ticket, choose
from .settings import Options
from .station import Station
from .watching import watch


class Fleet:
    """The servers of a set of options. Get one with `join`, leave it with `leave`."""

    _all: ClassVar[dict[tuple[object, ...], Fleet]] = {}

    def __init__(self, options: Options, pace: Pace) -> None:
        self.patience_s, self.pace = options.patience_s, pace
        self.stations = {
            one.called: Station(one, pace, changed=self._fill) for one in options.servers
        }
        self._seats = [station.seat for station in self.stations.values()]
        self._line: dict[Ticket, asyncio.Future[Station]] = {}
        self._users = 0

    @classmethod
    def join(cls, options: Options, pace: Pace) -> Fleet:
        """The fleet of these servers, started if it is not there yet."""
        addresses = sorted(server.address for server in options.servers)
        key = (asyncio.get_running_loop(), *addresses)
        fleet = cls._all.get(key) or cls._all.setdefault(key, cls(options, pace))
        fleet.enter()
        return fleet

    def enter(self) -> None:
        """Use it; the first one starts it."""
        self._users += 1
        if self._users == 1:
            self._start()

    async def leave(self) -> None:
        """Use it no longer; the last one closes it."""
        self._users -= 1
        if self._users:
            return
        self._all.pop(next(key for key, fleet in self._all.items() if fleet is self))
        self._clock.cancel()
        await asyncio.gather(self._clock, return_exceptions=True)
        for station in self.stations.values():
            await station.aclose()

    async def place(self, ticket: Ticket) -> Station:
        """A server for a work, which holds a place there from now on.

        Waits while the servers are busy, and for `patience_s` while none of them can be used. Raises
        BackendUnreachableError then, and why the last one refused it when all have refused.
        """
        got: asyncio.Future[Station] = asyncio.get_running_loop().create_future()
        self._line[ticket] = got
        try:
            self._judge([ticket])
            self._fill()
            return await got
        except asyncio.CancelledError:
            if got.done() and not got.cancelled() and not got.exception():
                got.result().give_back()
            raise
        finally:
            self._line.pop(ticket, None)

    def _start(self) -> None:
        for station in self.stations.values():
            station.ear.start()
            station.later(watch(station, self.pace))
        self._clock = asyncio.create_task(self._pass())

    async def _pass(self) -> None:
        """Let time do its part: patience ends, and what was remembered is forgotten."""
        while True:
            await asyncio.sleep(self.pace.heartbeat_s / 5)
            self._fill()
            self._judge(self._waiting())

    def _fill(self) -> None:
        """Give every free place to the work that goes there first."""
        now = time.monotonic()
        while pair := choose(self._waiting(), self._seats, now):
            ticket, seat = pair
            seat.give(ticket, now)
            self._line[ticket].set_result(self.stations[seat.name])

    def _judge(self, tickets: list[Ticket]) -> None:
        """Tell those who wait in vain."""
        now = time.monotonic()
        for ticket in tickets:
            if error := self._hopeless(ticket, now):
                self._line[ticket].set_exception(error)

    def _waiting(self) -> list[Ticket]:
        return [ticket for ticket, got in self._line.items() if not got.done()]

    def _hopeless(self, ticket: Ticket, now: float) -> Exception | None:
        """Why a work need not wait any longer; None when it may."""
        able = [seat for seat in self._seats if not seat.refuses(ticket, now)]
        if any(seat.open for seat in able):
            ticket.hope = now
        if able and now - max(ticket.hope, ticket.since) < self.patience_s:
            return None
        if ticket.refused:
            return next(reversed(ticket.refused.values()))
        if able:
            why = ", ".join(f"{one.name} {one.trouble}" for one in self.stations.values())
            return BackendUnreachableError(
                f"no ComfyUI server can be used ({why}); start one, and check the addresses"
            )
        names = ", ".join(self.stations)
        models = ", ".join(sorted(ticket.models))
        return BackendBrokenError(
            f"{models} killed every ComfyUI server it was given to ({names});"
            " copy it there again, or take a lighter preset"
        )
