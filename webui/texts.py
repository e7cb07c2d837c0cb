"""Texts: answers that are no pages (playlists, guides, feeds), and the addresses written in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_HOST = re.compile(r"([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def origin(request: Request) -> str:
    """Scheme and host as the reader asked for them; 404 when the host is none."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise HTTPException(404)
    return f"{'https' if request.url.scheme == 'https' else 'http'}://{host}"


def allowed(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def answer(
    request: Request,
    made: str,
    media_type: str,
    seconds: int,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A text that may be kept for `seconds`; 304 when the asker has it already."""
    body = made.encode()
    etag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:20]}"'
    kept = f"max-age={seconds}" if seconds else "no-cache"
    sent = {"etag": etag, "cache-control": kept, **(headers or {})}
    known = request.headers.get("if-none-match", "").replace("W/", "").split(",")
    if etag in [tag.strip() for tag in known]:
        return Response(status_code=304, headers=sent)
    return Response(body, headers=sent, media_type=media_type)
