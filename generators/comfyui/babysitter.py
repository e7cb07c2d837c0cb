"""The babysitter of one server: does its worker work, is it too heavy, and the restart if it must be.

A server can be alive and dead at once: it answers, accepts prompts, and runs none. A tiny prompt, the
canary, tells. Memory that it does not give back is given back by a restart between two prompts.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psutil

from schemas.errors import ConfigError, GenerationError

from .answers import Stats, Where
from .restarting import Restarter
from .server import CANARY, Server, new_id
from .settings import ServerOptions

_GB = 1e9
_IN_VAIN_S = 3600.0  # after a restart that gave no memory back, none for that reason


@dataclass(frozen=True)
class Pace:
    """How patient the pool itself is, in seconds."""

    heartbeat_s: float = 5.0
    zombie_s: float = 45.0  # an interrupted prompt that runs on for so long: the worker is dead
    canary_s: float = 30.0
    aside_s: float = 60.0  # between two looks at a server that was set aside
    apart_s: float = 60.0  # between two restarts of a server
    missing_s: float = 60.0  # how long a prompt waits for its server before it is made elsewhere
    orphan_s: float = 600.0  # how long a prompt of an earlier life waits to be asked for
    kept_s: float = 600.0  # how long a finished prompt can be collected again


class Babysitter:
    """Looks after one server; who asks decides."""

    def __init__(self, server: Server, options: ServerOptions, pace: Pace) -> None:
        self._server, self._options, self._pace = server, options, pace
        self._restarter = Restarter(
            server.name, options.restart, lasts_s=options.restart_s, apart_s=pace.apart_s
        )
        self._prompts, self._relieved, self._in_vain = 0, False, -_IN_VAIN_S

    @property
    def can_restart(self) -> bool:
        """Whether the operator gave a command for that."""
        return self._restarter.can

    def ended(self, *, well: bool) -> None:
        """A prompt has ended there."""
        self._prompts += 1
        if well:
            self._restarter.helped()

    async def works(self) -> bool:
        """Whether the server still runs what it accepts: a canary comes back, or it begins another."""
        canary = new_id()
        try:
            before = (await self._server.queue()).running
            await self._server.post(CANARY, prompt_id=canary, client_id=new_id())
            try:
                async with asyncio.timeout(self._pace.canary_s):
                    await _until(lambda: self._moved(canary, before), self._pace.canary_s / 50)
            finally:
                await self._server.drop(canary)
                await self._server.forget(canary)
        except (GenerationError, TimeoutError):
            return False
        return True

    async def stops(self, prompt_id: str) -> bool:
        """Have a silent prompt stopped; False when the server cannot even do that: it is a zombie."""
        until, answers = time.monotonic() + self._pace.zombie_s, False
        with contextlib.suppress(GenerationError):
            await self._server.drop(prompt_id)
        while time.monotonic() < until:
            answers = False
            with contextlib.suppress(GenerationError):
                where = await self._server.where(prompt_id)
                if where not in {Where.RUNNING, Where.WAITING}:
                    return bool((await self._server.queue()).running) or await self.works()
                answers = True
            await asyncio.sleep(self._pace.zombie_s / 50)
        return not answers  # one that is gone is none

    async def revive(self) -> bool:
        """Restart it; returns whether it then answers and works."""
        await self._restarter.restart()
        self._prompts, self._relieved = 0, True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._options.restart_s):
                await _until(self._answers, self._pace.heartbeat_s / 5)
                return await self.works()
        return False

    def heavy(self, stats: Stats) -> str:
        """Why the server should be restarted before its next prompt; "" when it need not."""
        limit = self._options.prompts
        if limit and self._prompts >= limit:
            return f"has run {self._prompts} prompts"
        why, now = self._memory(stats), time.monotonic()
        if why and self._relieved:  # it is as heavy as before its restart
            self._in_vain = now
        self._relieved = False
        return why if now - self._in_vain >= _IN_VAIN_S else ""

    def _memory(self, stats: Stats) -> str:
        most, least = self._options.rss_gb, self._options.free_ram_gb
        if most and (held := self._rss()) > most * _GB:
            return f"holds {held / _GB:.1f} GB of RAM"
        if least and stats.ram_total > 0 and stats.ram_free < least * _GB:
            return f"leaves {stats.ram_free / _GB:.1f} GB of RAM free"
        return ""

    def _rss(self) -> float:
        """Bytes that the server's process holds; 0 when nobody can tell."""
        if self._options.pid_file is None:
            return 0.0
        try:
            pid = int(self._options.pid_file.read_text(encoding="ascii"))
            return float(psutil.Process(pid).memory_info().rss)
        except (OSError, ValueError, psutil.Error):
            return 0.0

    async def _moved(self, canary: str, before: tuple[str, ...]) -> bool:
        """Whether the canary has ended, or something runs now that did not."""
        if set((await self._server.queue()).running) - {*before, canary}:
            return True
        entry = await self._server.history(canary)
        return entry is not None

    async def _answers(self) -> bool:
        try:
            await self._server.stats()
        except (GenerationError, ConfigError):
            return False
        return True


async def _until(so: Callable[[], Awaitable[bool]], pause_s: float) -> None:
    """Ask again and again until it is so, soon at first."""
    pause = pause_s / 16
    while not await so():
        await asyncio.sleep(pause)
        pause = min(pause * 2, pause_s)
