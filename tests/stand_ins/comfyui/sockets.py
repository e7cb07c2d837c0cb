"""The sockets, and one publisher for all of them: it is as easily deafened and stalled as the real one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from . import telling
from .moods import Moods

Json = dict[str, Any]
Message = tuple[str, Any, str | None]  # kind, data, client id or everybody


@dataclass
class Sockets:
    """Who listens, by client id: one socket for each, the last that came."""

    moods: Moods
    left: Callable[[], int]
    current: Callable[[str], str | None]  # the node that runs for a client
    here: dict[str, WebSocket] = field(default_factory=dict)
    features: dict[str, Json] = field(default_factory=dict)
    messages: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    loop: asyncio.AbstractEventLoop | None = None

    def tell(self, kind: str, data: Any, client: str | None = None) -> None:
        """Hand a message to the publisher, from any thread."""
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.messages.put_nowait, (kind, data, client))

    def preview(self, picture: bytes, about: Json, client: str | None) -> None:
        """Hand it a picture."""
        self.tell("", (picture, about), client)

    def status(self) -> None:
        """Tell everybody how much is left to do."""
        self.tell("status", {"status": self._status()})

    def _status(self) -> Json:
        return {"exec_info": {"queue_remaining": self.left()}}

    async def publish(self) -> None:
        """Send what comes, one after the other, for ever: a socket that does not read holds up all."""
        while True:
            kind, data, client = await self.messages.get()
            if mood := self.moods.take("stalled"):
                await asyncio.sleep(mood.seconds)
            for name, socket in list(self.here.items()):
                if client in {None, name}:
                    await self._send(name, socket, kind, data)

    async def _send(self, name: str, socket: WebSocket, kind: str, data: Any) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            if kind:
                await socket.send_text(json.dumps({"type": kind, "data": data}))
            else:
                picture, about = data
                fuller = bool(self.features.get(name, {}).get("supports_preview_metadata"))
                await socket.send_bytes(telling.frame(picture, about, with_metadata=fuller))

    async def serve(self, socket: WebSocket) -> None:
        """One socket from its handshake to its end."""
        name = socket.query_params.get("clientId") or uuid4().hex
        await socket.accept()
        self.here[name] = socket
        await self._greet(name, socket)
        try:
            first = True
            while True:
                said = await socket.receive_text()
                if first:
                    await self._features(name, socket, said)
                first = False
        except (WebSocketDisconnect, KeyError):
            pass
        finally:
            if mood := self.moods.take("late_goodbye"):
                await asyncio.sleep(mood.seconds)
            self.here.pop(
                name, None
            )  # whoever is there by now: this is how the newer one goes deaf
            self.features.pop(name, None)

    async def _greet(self, name: str, socket: WebSocket) -> None:
        first = {"type": "status", "data": {"status": self._status(), "sid": name}}
        await socket.send_text(json.dumps(first))
        if node := self.current(name):
            await socket.send_text(json.dumps({"type": "executing", "data": {"node": node}}))

    async def _features(self, name: str, socket: WebSocket, said: str) -> None:
        """The first thing a client says may be what it understands."""
        with suppress(ValueError, AttributeError):
            told = json.loads(said)
            if told.get("type") == "feature_flags":
                self.features[name] = told.get("data", {})
                mine = {"supports_preview_metadata": True, "max_upload_size": 104_857_600}
                await socket.send_text(json.dumps({"type": "feature_flags", "data": mine}))
