"""The ear: what a ComfyUI server says over its WebSocket. It is a hint, never needed for the truth.

A socket can stay open, answer pings, and never be sent anything again: after a reconnect with an old
client id, beside a second socket with the same id, or behind another client that does not read. So
every connection has a client id of its own, the reader never waits for anybody, and after each POST
of ours a `status` must come; without one the ear is deaf and connects anew. Events of a prompt go to
the client id it was posted with: after that connection only polling tells.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from schemas.errors import GenerationError

from .server import CANARY, Server, new_id

DEAF_S = 5.0
_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 5.0
_LARGEST = 1 << 24  # bytes of one message
_PROMPTS = 64  # that are remembered at a time
_PICTURE, _PICTURE_AND_WORDS = b"\0\0\0\1", b"\0\0\0\4"  # how a preview begins
_HEAD = 40  # where a message says its type
_HELLO = json.dumps({"type": "feature_flags", "data": {"supports_preview_metadata": True}})

Preview = Callable[[str, bytes], None]  # of a prompt ("" when it is not said): a JPEG or PNG


@dataclass(frozen=True)
class Heard:
    """The latest that was heard of a prompt."""

    events: int = 0
    started: bool = False
    done: bool = False  # the server has finished with it, well or not
    failed: bool = False
    node: str = ""  # that runs
    value: float = 0.0  # how far that node is, of `most`
    most: float = 0.0
    finished: frozenset[str] = frozenset()  # nodes that ran, or whose results were kept


@dataclass
class _Prompt:
    client_id: str
    statuses: int  # heard when it was about to be posted
    heard: Heard = field(default_factory=Heard)
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Ear:
    """Listens to one server, from `start` to `aclose`."""

    def __init__(
        self, server: Server, *, deaf_s: float = DEAF_S, preview: Preview | None = None
    ) -> None:
        self.client_id = new_id()  # to post with, also while there is no connection
        self._server, self._deaf_s, self._preview = server, deaf_s, preview
        self._prompts: dict[str, _Prompt] = {}
        self._socket: ClientConnection | None = None
        self._connected, self._status = asyncio.Event(), asyncio.Event()
        self._statuses = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to listen, and go on whatever happens."""
        self._spawn(self._listen())

    async def ready(self, wait_s: float) -> bool:
        """Whether there is a connection, or comes to be one in so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._connected.wait()
        return self._connected.is_set()

    def expect(self, prompt_id: str) -> str:
        """Listen for a prompt that is posted next; returns the client id to post it with."""
        while len(self._prompts) >= _PROMPTS:
            del self._prompts[next(iter(self._prompts))]
        self._prompts[prompt_id] = _Prompt(self.client_id, self._statuses)
        return self.client_id

    def posted(self, prompt_id: str) -> None:
        """The server accepted it: that must be heard."""
        prompt = self._prompts.get(prompt_id)
        if self._socket is not None and prompt is not None:
            asyncio.get_running_loop().call_later(
                self._deaf_s, self._judge, self._socket, prompt.statuses
            )

    def hears(self, prompt_id: str) -> bool:
        """Whether the connection whose id the prompt was posted with is still there."""
        prompt = self._prompts.get(prompt_id)
        return self._socket is not None and bool(prompt and prompt.client_id == self.client_id)

    async def news(self, prompt_id: str, wait_s: float) -> Heard:
        """The latest of a prompt: at once if it is news, otherwise after so many seconds."""
        prompt = self._prompts.get(prompt_id)
        if prompt is None:
            await asyncio.sleep(wait_s)
            return Heard()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await prompt.news.wait()
        prompt.news.clear()
        return prompt.heard

    def forget(self, prompt_id: str) -> None:
        """Listen for a prompt no longer."""
        self._prompts.pop(prompt_id, None)

    async def tested(self) -> bool:
        """Whether it hears now: a canary is posted, which must be heard, and taken back.

        A server whose worker is dead still says `status`; one whose events are held up does not.
        """
        socket, before, canary = self._socket, self._statuses, new_id()
        if socket is None:
            return False
        self._status.clear()
        with contextlib.suppress(GenerationError, TimeoutError):
            await self._server.post(CANARY, prompt_id=canary, client_id=self.client_id)
            async with asyncio.timeout(self._deaf_s):
                await self._status.wait()
        with contextlib.suppress(GenerationError):
            await self._server.drop(canary)
            await self._server.forget(canary)
        self._judge(socket, before)
        return self._socket is socket and self._statuses > before

    async def aclose(self) -> None:
        """Listen no longer."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _judge(self, socket: ClientConnection, before: int) -> None:
        """Give up a connection over which no `status` came since there were `before` of them."""
        if socket is self._socket and self._statuses == before:
            self._lost()
            self._spawn(socket.close())

    async def _listen(self) -> None:
        pause = _PAUSE_S
        while True:
            before = self._statuses
            with contextlib.suppress(OSError, WebSocketException, ValueError, EOFError):
                await self._connection()
            self._lost()
            pause = _PAUSE_S if self._statuses > before else min(pause * 2, _LONGEST_PAUSE_S)
            await asyncio.sleep(pause)

    async def _connection(self) -> None:
        """Listen over one connection, until it ends."""
        client_id = self.client_id
        async with connect(
            self._server.ear_address(client_id), proxy=None, compression=None,
            max_size=_LARGEST, close_timeout=1,
        ) as socket:  # fmt: skip
            self._socket = socket
            self._connected.set()
            if self._preview is not None:
                await socket.send(_HELLO)
            async for message in socket:
                self._hear(message)

    def _lost(self) -> None:
        """There is no connection; whoever waits for news shall look for himself."""
        self._socket = None
        self._connected.clear()
        self.client_id = new_id()
        for prompt in self._prompts.values():
            prompt.news.set()

    def _hear(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            self._see(message)
            return
        if "progress_state" in message[:_HEAD]:
            return  # repeats every node at every step; `progress` says as much
        with contextlib.suppress(ValueError):
            said = json.loads(message)
            if isinstance(said, dict) and isinstance(data := said.get("data"), dict):
                self._note(str(said.get("type")), data)

    def _note(self, kind: str, data: dict[str, Any]) -> None:
        if kind == "status":
            self._statuses += 1
            self._status.set()
            return
        prompt = self._prompts.get(str(data.get("prompt_id")))
        if prompt is not None:
            prompt.heard = _after(prompt.heard, kind, data)
            prompt.news.set()

    def _see(self, message: bytes) -> None:
        """Hand on a preview: type 1 is a picture, type 4 one with a JSON before it."""
        kind, length, rest = message[:4], int.from_bytes(message[4:8], "big"), message[8:]
        if self._preview is None or kind not in {_PICTURE, _PICTURE_AND_WORDS}:
            return
        length = length if kind == _PICTURE_AND_WORDS else 0
        prompt_id = ""
        with contextlib.suppress(ValueError, AttributeError):
            prompt_id = str(json.loads(rest[:length] or b"{}").get("prompt_id", ""))
        if picture := rest[length:]:
            self._preview(prompt_id, picture)

    def _spawn(self, doing: Any) -> None:
        task = asyncio.ensure_future(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _after(heard: Heard, kind: str, data: dict[str, Any]) -> Heard:
    """What is known of a prompt after one more event."""
    node, now = str(data.get("node") or ""), replace(heard, events=heard.events + 1)
    match kind:
        case "execution_start":
            now = replace(now, started=True)
        case "execution_cached":
            nodes = data.get("nodes")
            kept = {str(one) for one in nodes} if isinstance(nodes, list) else set()
            now = replace(now, finished=heard.finished | kept)
        case "executing" if node:
            before = {heard.node} - {node, ""}
            now = replace(now, node=node, value=0.0, most=0.0, finished=heard.finished | before)
        case "executing":
            now = replace(now, done=True)
        case "progress":
            value, most = _real(data.get("value")), _real(data.get("max"))
            now = replace(now, node=node or heard.node, value=value, most=most)
        case "executed":
            now = replace(now, finished=heard.finished | {node})
        case "execution_error" | "execution_interrupted":
            now = replace(now, failed=True)
    return now


def _real(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
