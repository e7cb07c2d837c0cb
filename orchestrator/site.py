"""The site, run beside the engine. It is found by name: neither room imports the other."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from schemas import secret
from schemas.office import Office
from schemas.secret import Secret
from schemas.settings import ApiSettings, House, WebSettings

from .storage import Storage

_ANSWERS_S = 2
_LARGEST_MESSAGE = 16 * 1024  # bytes that come over a socket
_TICKS_A_SECOND = 10  # of the server's own count


class _Sockets(WebSocketsSansIOProtocol):
    """Sockets that take no more of whoever does not read: answers to pings would pile up, too."""

    def pause_writing(self) -> None:
        super().pause_writing()
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.read_paused:
            self.transport.resume_reading()


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


def password(web: WebSettings) -> Secret:
    """What the reader asks for; empty when it asks for none. ConfigError when it is not there."""
    return secret.read(web.password, whose="web.password") if web.password else Secret("")


def reader(
    url: str, storage: Storage, web: WebSettings, password: Secret, house: House,
    *, office: Office | None = None, api: ApiSettings | None = None, bound: str = "",
) -> Any:  # fmt: skip
    """The reader, an ASGI application, of the studio whose database is at `url`.

    With an `office` it has the API, too; `bound` is the host that the site listens at. ConfigError
    where the API's settings cannot be meant.
    """
    shared = _jwt_key(api) if api and api.jwt_key else Secret("")
    return importlib.import_module("webui.app").create(
        url=url, media=storage.folder, bucket=storage.bucket, password=password.reveal(),
        user_header=web.proxy_user_header, proxies=[str(one) for one in web.proxies], house=house,
        office=office, api=api, jwt_key=shared.reveal(), bound=bound,
    )  # fmt: skip


def _jwt_key(api: ApiSettings) -> Secret:
    return secret.read(api.jwt_key, whose="api.jwt_key", pem=True)


class Site:
    """An application, as a rule the reader, on an open socket."""

    def __init__(self, app: Any, listening: socket.socket) -> None:
        self._app = app
        self._listening = listening
        self._server = _Server(
            uvicorn.Config(
                self._app, log_level="warning", access_log=False, server_header=False,
                timeout_graceful_shutdown=_ANSWERS_S, lifespan="on",
                proxy_headers=False,  # the reader knows which proxies it may believe
                ws=_Sockets, ws_max_size=_LARGEST_MESSAGE, ws_per_message_deflate=False,
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
        if hub := getattr(self._app.state, "hub", None):
            hub.close()  # streams would not end by themselves
        if sockets := getattr(self._app.state, "sockets", None):
            await sockets.close()
        self._server.should_exit = True
        self._server.leaving.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(grace, 2 * _ANSWERS_S)):
                await self._over.wait()
