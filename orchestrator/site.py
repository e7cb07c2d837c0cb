"""The site, run beside the engine. It is found by name: neither room imports the other."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from .storage import Storage

_ANSWERS_S = 2
_TICKS_A_SECOND = 10  # of the server's own count


class _Server(uvicorn.Server):
    """A server that leaves signals to the studio, and looks around once a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.leaving = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        """Tick as often as the date in the headers changes; its own ten times a second cost more."""
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += _TICKS_A_SECOND
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    await self.leaving.wait()


class Site:
    """The reader on an open socket."""

    def __init__(self, url: str, storage: Storage, listening: socket.socket) -> None:
        app = importlib.import_module("webui.app").create(
            url=url, media=storage.folder, bucket=storage.bucket
        )
        self._listening = listening
        self._server = _Server(
            uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False,
                timeout_graceful_shutdown=_ANSWERS_S, lifespan="on",
            )
        )  # fmt: skip

        self._over = asyncio.Event()

    async def run(self) -> None:
        """Serve until `stop`."""
        try:
            await self._server.serve(sockets=[self._listening])
        finally:
            self._over.set()

    async def stop(self, grace: float) -> None:
        """Take no more requests; the answers in hand have two seconds, whatever the `grace`."""
        self._server.should_exit = True
        self._server.leaving.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(grace, 2 * _ANSWERS_S)):
                await self._over.wait()
