"""Access: who may read, where the operator does not let everybody: by password, or by proxy.

Styles, scripts and fonts stay open, so that a refusal can be read, and `/healthz`, so that a
supervisor needs no password. The API asks for tokens of its own.
"""

from __future__ import annotations

import asyncio
import binascii
import hashlib
import hmac
from base64 import b64decode
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .answering import message

_OPEN = ("/static/", "/api/")
_OPEN_ONES = frozenset({"/healthz", "/generate", "/generate/"})
_WRONG_S = 0.5  # how long a wrong password takes; wrong ones wait for one another
_CHALLENGE = 'Basic realm="AniGen", charset="UTF-8"'
_LOCKED = (
    "This studio is kept behind a password. Any name will do; the password is the one that its"
    " operator has set as web.password."
)
_ONLY_BY_PROXY = (
    "This studio is read through its reverse proxy, which says who is reading. This request has not"
    " come that way."
)


class Door:
    """Lets in who knows the password, or whom a reverse proxy vouches for.

    Without a password and without a header that the proxy sets, everybody is let in. Only from the
    addresses `proxies` are that header and `X-Forwarded-Proto` believed.
    """

    def __init__(
        self, app: ASGIApp, *, password: str = "", user_header: str = "",
        proxies: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self._app = app
        self._password = _digest(password.encode()) if password else b""
        self._user_header = user_header
        self._proxies = [ip_network(one, strict=False) for one in proxies]
        self._turn = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http":
            headers, vouched = Headers(scope=scope), self._is_proxy(scope)
            if vouched and headers.get("x-forwarded-proto") in {"http", "https"}:
                scope["scheme"] = headers["x-forwarded-proto"]
            is_open = scope["path"].startswith(_OPEN) or scope["path"] in _OPEN_ONES
            if not (is_open or await self._admits(headers, vouched)):
                await self._refusal(Request(scope))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _admits(self, headers: Headers, vouched: bool) -> bool:  # noqa: FBT001
        if not self._password and not self._user_header:
            return True
        if vouched and self._user_header:
            users = headers.getlist(self._user_header)  # one that came twice was not replaced
            if len(users) == 1 and users[0].strip():
                return True
        given = _given(headers.get("authorization", ""))
        if not self._password or given is None:
            return False
        if hmac.compare_digest(_digest(given), self._password):
            return True
        async with self._turn:
            await asyncio.sleep(_WRONG_S)
        return False

    def _is_proxy(self, scope: Scope) -> bool:
        try:
            peer = ip_address((scope.get("client") or ("",))[0])
        except ValueError:
            return False
        if isinstance(peer, IPv6Address) and peer.ipv4_mapped:
            peer = peer.ipv4_mapped
        return any(peer in network for network in self._proxies)

    def _refusal(self, request: Request) -> Response:
        text = _LOCKED if self._password else _ONLY_BY_PROXY
        challenge = _CHALLENGE if self._password else 'Proxy realm="AniGen"'
        return message(
            request, 401, "The door is shut", text,
            {"www-authenticate": challenge, "cache-control": "no-store"},
        )  # fmt: skip


def _given(authorization: str) -> bytes | None:
    """The password in an Authorization header; None when there is none."""
    scheme, _, word = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return b64decode(word.strip(), validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return None


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).digest()
