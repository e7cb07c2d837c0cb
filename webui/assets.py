"""Assets: styles, scripts, fonts and icons, at addresses that change with their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

_FOLDER = Path(__file__).parent / "static"
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rb"\s+")
_AROUND = re.compile(rb" ?([{};,]) ?")  # where a style sheet needs no space
_NAMED = re.compile(rb"(?<=[;{])([\w-]+): ")
_MARGIN = re.compile(rb"^\s*(//.*\s+)*", re.MULTILINE)  # a script's indentation and remarks
_PACKED = {"content-encoding": "gzip", "vary": "Accept-Encoding"}
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
    sheet = b"\n".join(_COMMENT.sub(b"", file.read_bytes()) for file in files)
    sheet = _AROUND.sub(rb"\1", _SPACE.sub(b" ", sheet))
    return _NAMED.sub(rb"\1:", sheet).replace(b";}", b"}")


def _made() -> dict[str, tuple[str, bytes, bytes]]:
    """What is not sent as it was written: by name, its kind, its content, and that compressed."""
    scripts = sorted((_FOLDER / "js").glob("*.js"))
    made = {f"js/{f.name}": ("text/javascript", _MARGIN.sub(b"", f.read_bytes())) for f in scripts}
    made["desk.css"] = "text/css", _sheet()
    return {name: (kind, text, gzip.compress(text, mtime=0)) for name, (kind, text) in made.items()}


def asset(name: str) -> str:
    """The address of the file `name` of the static folder; `desk.css` is all style sheets."""
    return f"/static/{BUILD}/{name}"


class Assets:
    """Serves the static folder at `/static/<build>/`, to be kept for ever."""

    def __init__(self) -> None:
        self._files = StaticFiles(directory=_FOLDER)
        self._made = _made()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file; one of another build is not here."""

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in {200, 206, 304}:
                message["headers"].append((b"cache-control", _FOR_EVER))
            await send(message)

        made = self._made.get(self._files.get_path(scope))
        if made and scope["method"] in {"GET", "HEAD"}:
            kind, plain, packed = made
            if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
                answer = Response(packed, headers=_PACKED, media_type=kind)
            else:
                answer = Response(plain, media_type=kind)
            await answer(scope, receive, kept)
        else:
            await self._files(scope, receive, kept)
