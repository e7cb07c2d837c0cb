"""The threshold: what every request to the API passes first, and what every answer of it wears.

Pages of other sites are turned away here, sockets of theirs too, and browsers are told which sites may
read the answers. Cookies are never taken: who asks is known by a token alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import problems
from .origins import Origins
from .problems import ProblemError

_FOREIGN = "A page of another site asks; the studio's operator names such sites in api.origins."
PATHS = ("/api", "/generate", "/ws")
_EXPOSED = (
    "ETag, Location, Link, Retry-After, WWW-Authenticate, Content-Location, RateLimit-Limit,"
    " RateLimit-Remaining, RateLimit-Reset"
)
_PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key",
    "access-control-max-age": "600",
    "cache-control": "no-store",
}  # fmt: skip


def within(path: str) -> bool:
    """Whether an address is one of the API's."""
    return path in PATHS or path.startswith(tuple(f"{one}/" for one in PATHS))


class Threshold:
    """Stands around the application; other addresses than the API's pass as they are."""

    def __init__(self, app: ASGIApp, *, origins: Origins) -> None:
        self._app, self._origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or turn it away."""
        if scope["type"] not in {"http", "websocket"} or not within(scope["path"]):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._origins.foreign(headers):
            await _turned_away(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._let_in(headers, scope, receive, send)

    async def _let_in(self, headers: Headers, scope: Scope, receive: Receive, send: Send) -> None:
        origin = headers.get("origin", "")
        site = {"access-control-allow-origin": origin} if self._origins.allows(origin) else {}
        state = scope.setdefault("state", {})

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {"access-control-expose-headers": _EXPOSED, **site} if site else {}
                message["headers"] = _dressed(message, said | dict(state.get("limits", {})))
            await send(message)

        if site and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, dressed)
        else:
            await self._app(scope, receive, dressed)


def _dressed(message: Message, said: Mapping[str, str]) -> Iterable[tuple[bytes, bytes]]:
    """The headers of an answer with those that are said of it; each once."""
    given = list(message.get("headers", ()))
    known = {name for name, _ in given}
    varies = [value.decode("latin-1") for name, value in given if name == b"vary"]
    given = [(name, value) for name, value in given if name != b"vary"]
    given.append((b"vary", ", ".join([*varies, "Origin"]).encode("latin-1")))
    more = [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
    return given + [(name, value) for name, value in more if name not in known]


async def _turned_away(scope: Scope, receive: Receive, send: Send) -> None:
    """403, for a socket at its handshake."""
    problem = ProblemError(403, _FOREIGN, where="Origin", headers={"vary": "Origin"})
    if scope["type"] == "http":
        await problems.answer(Request(scope), problem)(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close", "code": 4403})  # before it is accepted: 403
