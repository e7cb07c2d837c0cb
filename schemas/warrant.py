"""A warrant: leave to send one paid request, at once.

Every client that can reach a paid endpoint is built with `guard(...)` among its request hooks. The
hook lets reading through and stops everything else, unless a warrant is held, has not been used, and
its time has not run out; it looks at the clock again when the first byte is about to be written.
So a retry inside a library, a process that slept too long and code that never asked for the money
all meet the same door. Only the governor writes warrants.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar, Token
from typing import Any, Self

from .errors import AniGenError

_FREE = frozenset({"GET", "HEAD", "OPTIONS"})
_SENDING = "send_request_headers.started"

_held: ContextVar[Warrant | None] = ContextVar("warrant", default=None)

Hook = Callable[[Any], Awaitable[None]]


class WarrantError(AniGenError):
    """A paid request was about to be sent without leave to spend."""


class Warrant:
    """Leave for one request. `sent` tells whether its first byte may have left."""

    def __init__(self, operation: str, *, lasts_s: float) -> None:
        self.operation = operation
        self.used = self.sent = False
        self._until = [now + lasts_s for now in _clocks()]
        self._token: Token[Warrant | None] | None = None

    def __enter__(self) -> Self:
        """Hold it for the calls made inside."""
        self._token = _held.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Hold it no longer; it cannot be used again."""
        self.used = True
        if self._token is not None:
            _held.reset(self._token)

    def use(self) -> None:
        """Spend it on a request; WarrantError when it has been used or is too old."""
        if self.used:
            raise WarrantError(f"operation {self.operation} was about to be sent a second time")
        self._fresh()
        self.used = True

    async def trace(self, event: str, _: dict[str, Any]) -> None:
        """Hear from the connection; too late a beginning is none."""
        if event.endswith(_SENDING):
            self._fresh()
            self.sent = True

    def _fresh(self) -> None:
        if any(now > until for now, until in zip(_clocks(), self._until, strict=True)):
            raise WarrantError(f"the time to send operation {self.operation} has passed")


def guard(*free: str) -> Hook:
    """A request hook for httpx and its like; POSTs to paths that end in one of `free` cost nothing."""

    async def stop(request: Any) -> None:
        if request.method in _FREE or request.url.path.endswith(free or ("\0",)):
            return
        warrant = _held.get()
        if warrant is None:
            raise WarrantError(f"{request.method} {request.url.path} is paid, and nobody has leave")
        warrant.use()
        request.extensions["trace"] = warrant.trace

    return stop


def _clocks() -> tuple[float, float]:
    """The wall's clock, and one that also runs while the machine sleeps."""
    awake = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.time(), time.clock_gettime(awake)
