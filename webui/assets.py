"""Assets: styles, scripts, fonts and icons, at addresses that change with their content."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

_FOLDER = Path(__file__).parent / "static"
_FOR_EVER = b"public, max-age=31536000, immutable"

for _kind, _suffix in (("text/vtt", ".vtt"), ("image/webp", ".webp"), ("font/woff2", ".woff2")):
    mimetypes.add_type(_kind, _suffix)


def _build() -> str:
    digest = hashlib.sha256()
    for file in sorted(_FOLDER.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(_FOLDER).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:10]


BUILD = _build()  # of all files together: they are few, and change together


def _sheet() -> bytes:
    """All style sheets as one, the desk's first: a page waits for one file."""
    files = sorted((_FOLDER / "css").glob("*.css"), key=lambda f: (f.stem != "desk", f.stem))
    return b"\n".join(file.read_bytes() for file in files)


def asset(name: str) -> str:
    """The address of the file `name` of the static folder; `desk.css` is all style sheets."""
    return f"/static/{BUILD}/{name}"


class Assets:
    """Serves the static folder at `/static/<build>/`, to be kept for ever."""

    def __init__(self) -> None:
        self._files = StaticFiles(directory=_FOLDER)
        self._sheet = _sheet()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file; one of another build is not here."""

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in {200, 206, 304}:
                message["headers"].append((b"cache-control", _FOR_EVER))
            await send(message)

        if self._files.get_path(scope) == "desk.css" and scope["method"] in {"GET", "HEAD"}:
            await Response(self._sheet, media_type="text/css")(scope, receive, kept)
        else:
            await self._files(scope, receive, kept)
