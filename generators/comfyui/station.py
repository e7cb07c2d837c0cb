"""A station: one server of the fleet, the prompts of ours that are there, and whether it takes more.

A server that does not answer is idle, which is no error. One that answers and runs nothing is
restarted, or set aside until it runs a canary again where there is no restart command.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import structlog

from .answers import Stats
from .babysitter import Babysitter, Pace
from .ear import Ear
from .failures import VanishedError
from .ladder import Ladder
from .placing import Seat
from .server import Server
from .settings import ServerOptions

log = structlog.get_logger(__name__)
T = TypeVar("T")


class DisplacedError(VanishedError):
    """A prompt was lost with its server, and had nothing to do with that."""


class Life:
    """A server from one start to the next; `culprit` is the prompt that it ended with."""

    def __init__(self) -> None:
        self.over, self.culprit = asyncio.Event(), ""


class Station:
    """One server. `changed` is called when it may take work, or more of it."""

    def __init__(self, options: ServerOptions, pace: Pace, *, changed: Callable[[], None]) -> None:
        self.server = Server(options.called, options.address)
        self.ear = Ear(self.server, preview=self._seen)
        self.seat, self.ladder = Seat(options.called), Ladder()
        self.sitter = Babysitter(self.server, options, pace)
        self.stats: Stats | None = None
        self.working: list[str] = []  # prompts of ours that are there, oldest first
        self.pictures: dict[str, bytes] = {}  # the newest preview of each of them
        self.order = asyncio.Lock()  # one is posted after the other
        self.suspect = ""  # the prompt that ran when it went away: the oldest
        self.bereft = False  # it went away with prompts of ours
        self.mending = False
        self.trouble = "has not answered yet"  # while it is not up
        self.gone_since = self.aside_until = 0.0
        self.tired = ""  # why it is to be restarted once it is idle
        self._aside_s, self._changed = pace.aside_s, changed
        self._life, self._up, self._told = Life(), asyncio.Event(), False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def name(self) -> str:
        """What the operator calls it."""
        return self.seat.name

    @property
    def up(self) -> bool:
        """Whether it answers and its worker works."""
        return self._up.is_set()

    def later(self, doing: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something that nobody need wait for; it ends with the station."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def aclose(self) -> None:
        """Leave it alone."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.ear.aclose()
        await self.server.aclose()

    async def back(self, within_s: float) -> bool:
        """Wait until it takes work; False when it does not in time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._up.wait()
        return self.up

    def ended(self, prompt_id: str, *, well: bool) -> None:
        """A prompt of ours is no longer there; `well` when it was a success."""
        if prompt_id in self.working:
            self.working.remove(prompt_id)
            self.pictures.pop(prompt_id, None)
            self.ear.forget(prompt_id)
            self.sitter.ended(well=well)

    def _seen(self, prompt_id: str, picture: bytes) -> None:
        """See a preview; one that does not say of what is of the only prompt, if there is one."""
        if not prompt_id and len(self.working) == 1:
            prompt_id = self.working[0]
        known = {one: kept for one, kept in self.pictures.items() if one in self.working}
        self.pictures.clear()
        self.pictures.update(known)
        if prompt_id in self.working:
            self.pictures[prompt_id] = picture

    def give_back(self) -> None:
        """A place is free again."""
        self.seat.held -= 1
        self._changed()

    async def through(self, doing: Coroutine[Any, Any, T], prompt_id: str) -> T:
        """Do something about a prompt; VanishedError at once when its server's life ends meanwhile."""
        life = self._life
        task, over = asyncio.ensure_future(doing), asyncio.ensure_future(life.over.wait())
        try:
            await asyncio.wait({task, over}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
        finally:
            task.cancel()
            over.cancel()
            await asyncio.gather(task, over, return_exceptions=True)
        kind = VanishedError if life.culprit == prompt_id else DisplacedError
        raise kind(f"server {self.name!r} began afresh while a prompt was there")

    def away(self, why: str = "does not answer") -> None:
        """It cannot be used until it answers again."""
        self._shut()
        self.trouble = why
        self.gone_since = self.gone_since or time.monotonic()
        if self.working and not self.bereft:
            self.bereft, self.suspect = True, self.working[0]
        if not self._told:
            self._told = True
            log.info("a server is left alone for now", server=self.name, why=f"it {why}")

    def opened(self) -> None:
        """It answers, and works."""
        if self._told:
            log.info("a server is back", server=self.name)
        self._told, self.bereft, self.aside_until, self.gone_since = False, False, 0.0, 0.0
        self.seat.open = True
        self._up.set()
        self._changed()

    def afresh(self, culprit: str = "") -> None:
        """All prompts that were there are lost; `culprit` is the one that is to blame."""
        life, self._life = self._life, Life()
        life.culprit, self.tired, self.seat.models = culprit, "", frozenset()
        life.over.set()

    def mend(self, why: str, *, culprit: str = "") -> bool:
        """Restart it, or set it aside where that cannot be done; False when that is being done."""
        if self.mending:
            return False
        self.mending = self._told = self.bereft = True  # bereft: if it stays away, once more
        self.trouble = why
        self._shut()
        self.afresh(culprit)
        self.later(self._mend(why))
        return True

    async def _mend(self, why: str) -> None:
        try:
            if not self.sitter.can_restart:
                self._set_aside(why)
                return
            log.warning("a server is restarted", server=self.name, why=f"it {why}")
            if await self.sitter.revive():
                self.opened()
        finally:
            self.mending = False

    def _set_aside(self, why: str) -> None:
        self.aside_until = time.monotonic() + self._aside_s
        log.warning(
            "a server is set aside until it runs prompts again: restart it, or set `restart` of it",
            server=self.name, why=f"it {why}",
        )  # fmt: skip

    def _shut(self) -> None:
        self.seat.open = False
        self._up.clear()
