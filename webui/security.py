"""Security: the headers of every answer. Nothing inline, nothing written, nothing from elsewhere.

Where browsers are sent to a bucket for pictures and films, its origin is the one exception.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(elsewhere: str = "") -> str:
    """The content security policy; pictures and films may come from the origin `elsewhere`, too."""
    media = f"'self' {elsewhere}".rstrip()
    return "; ".join(
        (
            "default-src 'none'", "script-src 'self'", "style-src 'self'", f"img-src {media}",
            f"media-src {media}", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
            "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        )
    )  # fmt: skip


HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the headers to every answer, errors included."""

    def __init__(self, app: ASGIApp, elsewhere: str = "") -> None:
        self._app = app
        self._headers = HEADERS | {"content-security-policy": policy(elsewhere)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, dressed if scope["type"] == "http" else send)
