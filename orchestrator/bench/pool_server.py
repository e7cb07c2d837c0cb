"""A server that speaks as much of ComfyUI's protocol as the pool needs, and whose prompts only wait.

`anigen bench pool` measures what we add around a server's work, so the work must cost nothing: sixteen
real servers, or the stand-ins of the tests (which draw pictures and are not installed with the
product), would use up the machine that is measured. Each runs in a process of its own, so that its CPU
is not counted as ours and it can be killed. What it ran is a line in a file, by its own clock.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from . import pool_servers

Json = dict[str, Any]
Reader = asyncio.StreamReader
Writer = asyncio.StreamWriter
_ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455


@dataclass
class Prompting:
    """One server: what waits, what runs, what has ended, and who listens."""

    seconds: float
    ledger: TextIO
    waiting: list[list[Any]] = field(default_factory=list)
    running: list[list[Any]] = field(default_factory=list)
    history: dict[str, Json] = field(default_factory=dict)
    sockets: dict[str, Writer] = field(default_factory=dict)
    queued: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, event: str, key: str = "") -> None:
        """Write a line."""
        self.ledger.write(json.dumps({"event": event, "key": key, "at": time.time()}) + "\n")
        self.ledger.flush()

    async def work(self) -> None:
        """Run what is queued, one after the other."""
        while True:
            while not self.waiting:
                self.queued.clear()
                await self.queued.wait()
            item = self.waiting.pop(0)
            self.running.append(item)
            await self._run(*item[1:4])
            self.running.clear()
            self.tell(item[3].get("client_id"), "executing", node=None, prompt_id=item[1])
            self.status()

    async def _run(self, prompt_id: str, graph: Json, extra: Json) -> None:
        key = str(extra.get("anigen", {}).get("key", ""))
        seconds = self.seconds if key else 0.0  # a canary has none
        began = time.time()
        self.note("start", key)
        self.tell(extra.get("client_id"), "execution_start", prompt_id=prompt_id)
        await asyncio.sleep(seconds)
        self.note("end", key)
        said = [("execution_start", began), ("execution_success", time.time())]
        file = {"filename": f"{prompt_id}.bin", "subfolder": "", "type": "output"}
        self.history[prompt_id] = {
            "prompt": [0, prompt_id, graph, extra, ["1"]], "outputs": {"1": {"images": [file]}},
            "status": {
                "status_str": "success", "completed": True,
                "messages": [[name, {"timestamp": 1000 * at}] for name, at in said],
            },
        }  # fmt: skip

    def tell(self, client_id: str | None, kind: str, **data: Any) -> None:
        """Send an event to one listener, or a `status` to all."""
        text = json.dumps({"type": kind, "data": data}).encode()
        size = bytes([len(text)]) if len(text) < 126 else b"\x7e" + len(text).to_bytes(2, "big")
        for name, writer in self.sockets.items():
            if client_id in {None, name}:
                writer.write(b"\x81" + size + text)

    def status(self) -> None:
        """Say how many are left."""
        left = len(self.waiting) + len(self.running)
        self.tell(None, "status", status={"exec_info": {"queue_remaining": left}})

    def put(self, said: Json) -> Json:
        """Queue a prompt."""
        extra = said.get("extra_data", {}) | {"client_id": said.get("client_id")}
        self.waiting.append([0, said["prompt_id"], said["prompt"], extra, ["1"]])
        self.queued.set()
        self.status()
        return {"prompt_id": said["prompt_id"], "number": 0, "node_errors": {}}

    def cancel(self, prompt_id: str) -> Json:
        """Take a prompt off the queue; one that runs is not to be stopped, like a node that blocks."""
        kept = [item for item in self.waiting if item[1] != prompt_id]
        found, self.waiting = len(kept) < len(self.waiting), kept
        return {"cancelled": found}


class Speaking:
    """Answers requests, and misbehaves when it is told to."""

    def __init__(self, prompting: Prompting) -> None:
        self._its, self._worker = prompting, asyncio.ensure_future(prompting.work())

    async def serve(self, reader: Reader, writer: Writer) -> None:
        """One connection, until it ends."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while line := (await reader.readline()).split():
                headers = await _headers(reader)
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                url = urlsplit(line[1].decode())
                if "sec-websocket-key" in headers:
                    await self._listen(url.query.partition("=")[2], headers, reader, writer)
                    break
                answer = self.answer(line[0].decode(), url.path, json.loads(body or b"{}"))
                sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(sent) + sent)
        writer.close()

    def answer(self, method: str, path: str, body: Json) -> Json | bytes:
        """What a path gives."""
        where = path.strip("/").split("/")
        return self._told(where) if method == "GET" else self._done(where, body)

    def _told(self, where: list[str]) -> Json | bytes:
        its, last = self._its, where[-1]
        match where:
            case ["system_stats"]:
                return {"system": {"comfyui_version": "0.33.0"}, "devices": []}
            case ["queue"]:
                return {"queue_running": its.running, "queue_pending": its.waiting}
            case ["history", _] if last in its.history:
                return {last: its.history[last]}
            case ["view"]:
                return b"made"
        return {}

    def _done(self, where: list[str], body: Json) -> Json:
        its = self._its
        match where:
            case ["prompt"]:
                return its.put(body)
            case ["api", "jobs", prompt_id, "cancel"]:
                return its.cancel(prompt_id)
            case ["history"]:
                for one in body["delete"]:
                    its.history.pop(one, None)
            case ["bench", "zombie"]:
                its.note("zombie")
                self._worker.cancel()
            case ["bench", "deaf"]:
                its.sockets.clear()
        return {}

    async def _listen(
        self, name: str, headers: dict[str, str], reader: Reader, writer: Writer
    ) -> None:
        digest = hashlib.sha1(headers["sec-websocket-key"].encode() + _ACCEPT).digest()  # noqa: S324
        writer.write(
            b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
            b"sec-websocket-accept: " + base64.b64encode(digest) + b"\r\n\r\n"
        )
        self._its.sockets[name] = writer
        self._its.status()
        while await reader.read(4096):
            pass
        self._its.sockets.pop(name, None)


async def _headers(reader: Reader) -> dict[str, str]:
    found = {}
    while line := (await reader.readline()).strip():
        name, _, value = line.decode("latin-1").partition(":")
        found[name.lower()] = value.strip()
    return found


async def _serve(folder: Path, seconds: float, port: int) -> None:
    with pool_servers.ledger(folder).open("a", encoding="utf-8") as ledger:
        prompting = Prompting(seconds, ledger)
        server = await asyncio.start_server(Speaking(prompting).serve, "127.0.0.1", port)
        pool_servers.settle(folder, server.sockets[0].getsockname()[1], seconds)
        prompting.note("up")
        async with server:
            await server.serve_forever()


def _main(folder: Path, *more: str) -> None:
    if more == ("--again",):
        pool_servers.again(folder)
    else:
        asyncio.run(_serve(folder, float(more[0]), int(more[1])))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), *sys.argv[2:])
