"""Answering: a page, its JSON twin at the same address + `.json`, and messages."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from asyncpg import DataError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from . import shell as shells
from . import words
from .assets import BUILD, asset
from .media import Media
from .recent import Made, Recent
from .shell import Shell, Show

_SLUG = re.compile(r"[\w-]{1,100}", re.ASCII)
LARGEST = 2**31 - 1  # an episode's number is an int4
_OF_THE_BODY = {"content-length", "content-type"}
PACKED = 1024  # bytes from which on an answer is compressed

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
templates.env.auto_reload = False
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.globals |= {"asset": asset, "build": BUILD}
templates.env.filters |= {
    "clock": words.clock, "dollars": words.dollars, "size": words.size, "day": words.day,
    "moment": words.moment, "count": words.count,
    "hour": words.hour, "plainly": words.plainly,
}  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """What an endpoint is given."""

    request: Request
    connection: AsyncConnection
    shell: Shell

    @property
    def show(self) -> Show:
        """The series in the address."""
        if self.shell.show is None:
            raise HTTPException(404)
        return self.shell.show

    @property
    def media(self) -> Media:
        """What is published."""
        media: Media = self.request.app.state.media
        return media

    @property
    def path(self) -> Mapping[str, Any]:
        """The parts of the address."""
        return self.request.path_params

    def number(self, name: str = "number") -> int:
        """A number in the address; 404 when there can be none such."""
        value = int(self.path[name])
        if value > LARGEST:
            raise HTTPException(404)
        return value

    def query(self, name: str) -> str:
        """A question in the address, without what cannot be in a text; at most 200 characters."""
        return self.request.query_params.get(name, "").replace("\0", "")[:200].strip()

    def query_number(self, name: str) -> int | None:
        """A number asked for, else None."""
        text = self.query(name)
        return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else None


@dataclass(frozen=True)
class Page:
    """What an endpoint answers: a template and all that it is given; the twin is the same as JSON."""

    template: str
    content: Any  # a dataclass, known to the template as `page`
    section: str = ""  # episodes, desk, canon, costs …: which is marked in the header
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Endpoint = Callable[[Ask], Awaitable[Page | Response]]


def pair(path: str, endpoint: Endpoint) -> list[Route]:
    """The routes of a page and of its JSON twin. A `{series}` in the path must be known."""
    return [
        Route(f"{path}.json", _answer(endpoint, twin=True), methods=["GET"]),
        plain(path, endpoint),
    ]


def plain(path: str, endpoint: Endpoint) -> Route:
    """The route of what has no twin: a feed, a playlist, a redirection."""
    return Route(path, _answer(endpoint, twin=False), methods=["GET"])


def _answer(endpoint: Endpoint, *, twin: bool) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        recent: Recent = request.app.state.recent
        address = str(request.url)
        if (known := await recent.get(address)) is not None:
            return tagged(request, known)
        async with recent.turn(address):
            if (known := await recent.get(address)) is not None:
                return tagged(request, known)
            made = await _make(request, endpoint, twin=twin)
            if isinstance(made, Response):
                return made
            if made.snapshot and made.headers.get("cache-control") != "no-store":
                recent.put(address, made)
            return tagged(request, made)

    return answer


async def _make(request: Request, endpoint: Endpoint, *, twin: bool) -> Made | Response:
    """The answer of an endpoint: as it may be repeated, or one that may not be."""
    slug = request.path_params.get("series")
    if slug is not None and not _SLUG.fullmatch(slug):
        raise HTTPException(404)
    page, shell = await _read(request, slug, endpoint)
    now = time.monotonic()
    if isinstance(page, Response):
        if type(page) is not Response or page.status_code != 200 or "etag" not in page.headers:
            return page
        own = {n: v for n, v in page.headers.items() if n not in _OF_THE_BODY}
        kind = page.headers["content-type"]
        return Made(bytes(page.body), own["etag"], kind, own, shell.snapshot, now)
    body = (as_json(page.content) if twin else render(request, page, shell)).encode()
    etag = f'W/"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:20]}"'
    own = {"etag": etag, "cache-control": "no-cache", **page.headers}
    kind = "application/json" if twin else "text/html; charset=utf-8"
    made = Made(body, etag, kind, own, shell.snapshot, now)
    return made if page.status == 200 else tagged(request, made, page.status)


async def _read(
    request: Request, slug: str | None, endpoint: Endpoint
) -> tuple[Page | Response, Shell]:
    """What the endpoint has to say; asked again when its connection turns out to be a lost one."""
    for last in (False, True):
        try:
            async with request.app.state.database.connect() as connection:
                shell = await shells.read(connection, slug)
                if slug is not None and shell.show is None:
                    raise HTTPException(404)
                request.state.shell = shell
                return await endpoint(Ask(request, connection, shell)), shell
        except DBAPIError as error:
            if isinstance(error.orig and error.orig.__cause__, DataError):  # no such number
                raise HTTPException(404) from None
            if last or not error.connection_invalidated:
                raise
    raise AssertionError


def render(request: Request, page: Page, shell: Shell) -> str:
    """The page as HTML."""
    query = f"?{request.url.query}" if request.url.query else ""
    return templates.get_template(page.template).render(
        request=request, page=page.content, shell=shell, section=page.section,
        twin=f"{request.url.path}.json{query}",
    )  # fmt: skip


def tagged(request: Request, made: Made, status: int = 200) -> Response:
    """The answer with its ETag, or 304 when the browser has it already."""
    headers = dict(made.headers)
    known = request.headers.get("if-none-match", "").replace("W/", "").split(",")
    if status == 200 and made.etag.removeprefix("W/") in [tag.strip() for tag in known]:
        return Response(status_code=304, headers=headers)
    body = made.body
    if len(body) >= PACKED and "gzip" in request.headers.get("accept-encoding", ""):
        body = made.packed
        headers |= {"content-encoding": "gzip", "vary": "Accept-Encoding"}
    return Response(body, status, headers, media_type=made.media_type)


def as_json(content: Any) -> str:
    """A context as JSON: its fields, and its properties beside them."""
    return json.dumps(_plain(content), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        shown = {
            name: getattr(value, name)
            for kind in reversed(inspect.getmro(type(value)))
            for name, one in vars(kind).items()
            if isinstance(one, property)
        }
        return {name: _plain(one) for name, one in (fields | shown).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, date):  # or a datetime
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def message(
    request: Request, status: int, title: str, text: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A page that says one thing."""
    shell = getattr(request.state, "shell", Shell(()))
    body = templates.get_template("message.html").render(
        request=request, title=title, text=text, shell=shell, section=""
    )
    return Response(body, status, dict(headers or {}), media_type="text/html")
