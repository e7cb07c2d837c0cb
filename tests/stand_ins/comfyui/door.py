"""The listening port: it can be shut for a while, and connections can be cut in the middle."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState


class Door:
    """A port of 127.0.0.1 and everybody who came in through it."""

    def __init__(self, application: ASGIApp, port: int) -> None:
        self._config = Config(
            application, log_level="critical", lifespan="off", ws="websockets-sansio",
            ws_ping_interval=None, ws_max_size=1 << 27, ws_per_message_deflate=False,
        )  # fmt: skip
        self._config.load()
        self._state = ServerState()
        self._inside: dict[tuple[str, int], asyncio.Transport] = {}
        self._held = _bound(port)
        self.port: int = self._held.getsockname()[1]
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Let people in."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, sock=self._held, backlog=2048)

    async def shut(self, seconds: float) -> None:
        """Refuse everybody, and throw out who is there; open again afterwards."""
        assert self._server is not None
        self._server.close()
        for transport in list(self._inside.values()):
            transport.abort()
        self._held = _bound(self.port)  # ours, but nobody listens: a refusal
        await asyncio.sleep(seconds)
        await self.open()

    def cut(self, connection: HTTPConnection) -> None:
        """Close one connection without a word."""
        transport = self._inside.get(tuple(connection.scope["client"]))
        if transport is not None:
            transport.abort()

    def _protocol(self) -> H11Protocol:
        door = self

        class Protocol(H11Protocol):
            def connection_made(self, transport: Any) -> None:
                peer = transport.get_extra_info("peername")
                if peer:
                    door._inside[peer[:2]] = transport
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    door._inside.pop(self.client, None)
                super().connection_lost(exc)

        return Protocol(self._config, self._state, {})


def _bound(port: int) -> socket.socket:
    """A socket that has the port. Raises OSError where somebody listens on it."""
    made = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio looks at it for TCP_NODELAY
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    return made
