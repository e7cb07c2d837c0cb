"""Uploads, pictures and films, and the lists of models."""

from __future__ import annotations

import email.parser
import email.policy
import hashlib
import io
import json
import mimetypes
import struct
from pathlib import Path

from PIL import Image
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from .server import Server

_MOST = 100 * 1024 * 1024
_KINDS = ("input", "output", "temp")


async def upload(server: Server, request: Request) -> Response:
    """POST /upload/image: no look at what it is; another file's name is not taken from it."""
    if int(request.headers.get("content-length", 0)) > _MOST:
        return Response("Maximum request body size 104857600 exceeded", 413)
    fields, name, content = _parts(request.headers["content-type"], await request.body())
    kind = fields.get("type", "input")
    home = (server.folder / kind).resolve() if kind in _KINDS else None
    if home is None:
        raise KeyError(kind)
    subfolder = fields.get("subfolder", "")
    folder = (home / subfolder).resolve()
    if not folder.is_relative_to(home) or not name:
        return Response(status_code=400)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Path(name).name
    if fields.get("overwrite") not in {"true", "1"}:
        path = _free(path, content)
    path.write_bytes(content)
    return JSONResponse({"name": path.name, "subfolder": subfolder, "type": kind})


def _free(path: Path, content: bytes) -> Path:
    """The name itself where it is free or holds the same bytes, else the next in brackets."""
    made, n = path, 1
    while made.exists() and not _same(made, content):
        made = path.with_name(f"{path.stem} ({n}){path.suffix}")
        n += 1
    return made


def _same(path: Path, content: bytes) -> bool:
    return hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(content).digest()


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], str, bytes]:
    """The fields of a form, and its `image`: name and bytes."""
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    form = parser.parsebytes(f"content-type: {kind}\r\n\r\n".encode() + body)
    fields, name, content = dict[str, str](), "", b""
    for part in form.iter_parts():
        payload = part.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
        field = str(part.get_param("name", header="content-disposition"))
        if field == "image":
            name, content = part.get_filename() or "", raw
        else:
            fields[field] = raw.decode()
    return fields, name, content


async def view(server: Server, request: Request) -> Response:
    """GET /view: a file, whole or a range of it, or recoded for a preview."""
    asked = request.query_params
    name, kind = asked.get("filename", ""), asked.get("type", "output")
    if not name or name.startswith("/") or ".." in name or kind not in _KINDS:
        return Response(status_code=400)
    home = (server.folder / kind).resolve()
    folder = (home / asked.get("subfolder", "")).resolve()
    if not folder.is_relative_to(home):
        return Response(status_code=403)
    path = folder / Path(name).name
    if not path.is_file():
        return Response(status_code=404)
    if "preview" in asked:
        return _recoded(path, asked["preview"])
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return FileResponse(
        path, media_type=mime, filename=path.name, content_disposition_type="inline"
    )


def _recoded(path: Path, how: str) -> Response:
    kind, _, quality = how.partition(";")
    kind = kind if kind in {"webp", "jpeg"} else "webp"
    file = io.BytesIO()
    with Image.open(path) as picture:
        picture.convert("RGB").save(file, kind, quality=int(quality or 90))
    return Response(file.getvalue(), media_type=f"image/{kind}")


async def folders(server: Server, _: Request) -> Response:
    """GET /models: the kinds of model."""
    return JSONResponse(sorted(one.name for one in server.catalogue.models.iterdir()))


async def models(server: Server, request: Request) -> Response:
    """GET /models/{folder}."""
    name = request.path_params["folder"]
    if not (server.catalogue.models / name).is_dir():
        return Response(status_code=404)
    return JSONResponse(server.catalogue.files(name))


async def metadata(server: Server, request: Request) -> Response:
    """GET /view_metadata/{folder}: what a model file says of itself."""
    name = request.query_params.get("filename", "")
    path = server.catalogue.models / request.path_params["folder"] / name
    if not name.endswith(".safetensors") or ".." in name or not path.is_file():
        return Response(status_code=404)
    whole = path.read_bytes()
    if len(whole) < 8:
        return Response(status_code=404)
    size = struct.unpack("<Q", whole[:8])[0]
    said = json.loads(whole[8 : 8 + size]).get("__metadata__")
    return JSONResponse(said) if said else Response(status_code=404)


ROUTES = [
    ("POST", "/upload/image", upload), ("GET", "/view", view), ("GET", "/models", folders),
    ("GET", "/models/{folder}", models), ("GET", "/view_metadata/{folder}", metadata),
]  # fmt: skip
