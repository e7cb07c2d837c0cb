"""Security: the headers of every answer. Nothing inline, nothing written, nothing from elsewhere.

Where browsers are sent to a bucket for pictures and films, its origin is the one exception.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OFF = (
    "accelerometer", "bluetooth", "camera", "clipboard-read", "display-capture", "encrypted-media",
    "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials",
    "payment", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock",
    "serial", "storage-access", "usb", "web-share", "window-management", "xr-spatial-tracking",
)  # fmt: skip
_OURS = ("autoplay", "clipboard-write", "fullscreen", "picture-in-picture")


def policy(elsewhere: str = "") -> str:
    """The content security policy; pictures and films may come from the origin `elsewhere`, too."""
    media = f"'self' {elsewhere}".rstrip()
    return "; ".join(
        (
            "default-src 'none'", "script-src 'self'", "style-src 'self'", f"img-src {media}",
            f"media-src {media}", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
            "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
            "require-trusted-types-for 'script'", "trusted-types 'none'",
        )
    )  # fmt: skip


HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",  # for browsers that do not know frame-ancestors
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(
        [f"{one}=()" for one in _OFF] + [f"{one}=(self)" for one in _OURS]
    ),
}


class SecurityHeaders:
    """Adds the headers to every answer, errors included."""

    def __init__(self, app: ASGIApp, elsewhere: str = "") -> None:
        self._app = app
        headers = HEADERS | {"content-security-policy": policy(elsewhere)}
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, dressed if scope["type"] == "http" else send)
