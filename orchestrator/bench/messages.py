"""A small stand-in for the Messages API on loopback, for measuring the director that uses it.

It answers with outlines and plans that it is given, counts on the wire what would have been cached,
and keeps the count of every answer.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .prefixes import Counted, Prefixes, tokens

_PIECE = 4096  # characters in an event


@dataclass(frozen=True)
class Exchange:
    """What was asked and answered, in tokens."""

    prompt: Counted
    answer: int

    @property
    def asked(self) -> int:
        """The tokens of the prompt, however they are paid for."""
        return self.prompt.new + self.prompt.read + self.prompt.wrote_5m + self.prompt.wrote_1h


@dataclass
class Messages:
    """The running stand-in: its address, what it says next, and what it has counted."""

    url: str = ""
    script: list[str] = field(default_factory=list)  # the answers to come
    exchanges: list[Exchange] = field(default_factory=list)
    prefixes: Prefixes = field(default_factory=Prefixes)

    def answer(self, request: dict[str, Any]) -> Iterator[bytes]:
        """The events of the next answer."""
        text, prompt = self.script.pop(0), self.prefixes.count(request)
        self.exchanges.append(Exchange(prompt, tokens(text)))
        number = len(self.exchanges)
        usage = prompt.usage | {"output_tokens": tokens(text)}
        message = {
            "id": f"msg_{number}", "type": "message", "role": "assistant", "content": [],
            "model": request["model"], "stop_reason": None, "stop_sequence": None, "usage": usage,
        }  # fmt: skip
        yield _event("message_start", message=message)
        yield _event("content_block_start", index=0, content_block={"type": "text", "text": ""})
        for start in range(0, len(text), _PIECE):
            delta = {"type": "text_delta", "text": text[start : start + _PIECE]}
            yield _event("content_block_delta", index=0, delta=delta)
        yield _event("content_block_stop", index=0)
        ended = {"stop_reason": "end_turn", "stop_sequence": None}
        yield _event("message_delta", delta=ended, usage=usage)
        yield _event("message_stop")


@contextmanager
def serving() -> Iterator[Messages]:
    """The stand-in in a thread of its own, until the block ends."""
    said = Messages()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _speaking(said.answer))
    server.daemon_threads = True
    said.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield said
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _speaking(
    answer: Callable[[dict[str, Any]], Iterator[bytes]],
) -> type[BaseHTTPRequestHandler]:
    class Speaking(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = b"".join(answer(json.loads(self.rfile.read(length))))
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Speaking


def _event(kind: str, **fields: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind} | fields)}\n\n".encode()
