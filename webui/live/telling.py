"""Telling: what goes over the wire, one message of an event stream at a time."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_MOST = 64  # messages that wait for a client


class Message(NamedTuple):
    """A message; many clients share its bytes. `id` is that of its event, 0 where it is of none."""

    id: int
    text: bytes


BEAT = Message(0, b":\n\n")
HELLO = b"retry: 5000\n\n"


def message(kind: str, data: Mapping[str, Any], *, id_: int = 0, resume: int = 0) -> Message:
    """A message; a client that comes back after it begins at `resume`."""
    head = f"id: {resume}\n" if resume else ""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Message(id_, f"{head}event: {kind}\ndata: {body}\n\n".encode())


def reset(last: int) -> Message:
    """Too much was missed: the page has to be read again, and goes on after event `last`."""
    return message("reset", {"after": last}, resume=last)


@dataclass(eq=False)
class Mailbox:
    """What waits for one client. Sets `news` through `wake`, which the hub gave it."""

    series: int
    wake: Any  # asyncio.Event
    waiting: deque[Message] = field(default_factory=deque)
    closed: bool = False

    def put(self, one: Message, last: int) -> None:
        """Have a message wait; when too many do, they give way to one that says so."""
        if len(self.waiting) >= _MOST:
            self.waiting.clear()
            one = reset(last)
        self.waiting.append(one)
        self.wake.set()

    def close(self) -> None:
        """Nothing more is told."""
        self.closed = True
        self.wake.set()
