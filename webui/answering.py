"""Answering: a page, its JSON twin at the same address + `.json`, and messages."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

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
from .shell import Shell, Show

_SLUG = re.compile(r"[\w-]{1,100}", re.ASCII)
LARGEST = 2**31 - 1  # an episode's number is an int4

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.globals |= {"asset": asset, "build": BUILD}
templates.env.filters |= {
    "clock": words.clock, "dollars": words.dollars, "size": words.size, "day": words.day,
    "moment": words.moment, "count": words.count,
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
        Route(path, _answer(endpoint, twin=False), methods=["GET"]),
    ]


def plain(path: str, endpoint: Endpoint) -> Route:
    """The route of what has no twin: a feed, a playlist, a redirection."""
    return Route(path, _answer(endpoint, twin=False), methods=["GET"])


def _answer(endpoint: Endpoint, *, twin: bool) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        slug = request.path_params.get("series")
        if slug is not None and not _SLUG.fullmatch(slug):
            raise HTTPException(404)
        async with request.app.state.database.connect() as connection:
            shell = await shells.read(connection, slug)
            if slug is not None and shell.show is None:
                raise HTTPException(404)
            request.state.shell = shell
            page = await endpoint(Ask(request, connection, shell))
        if isinstance(page, Response):
            return page
        made = as_json(page.content) if twin else render(request, page, shell)
        return tagged(request, made, page)

    return answer


def render(request: Request, page: Page, shell: Shell) -> str:
    """The page as HTML."""
    query = f"?{request.url.query}" if request.url.query else ""
    return templates.get_template(page.template).render(
        request=request, page=page.content, shell=shell, section=page.section,
        twin=f"{request.url.path}.json{query}",
    )  # fmt: skip


def tagged(request: Request, made: str, page: Page) -> Response:
    """The answer with its ETag, or 304 when the browser has it already."""
    body = made.encode()
    etag = f'W/"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:20]}"'
    headers = {"etag": etag, "cache-control": "no-cache", **page.headers}
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if page.status == 200 and etag in known:
        return Response(status_code=304, headers=headers)
    kind = "text/html" if made.startswith("<!doctype") else "application/json"
    return Response(body, page.status, headers, media_type=kind)


def as_json(content: Any) -> str:
    """A context as JSON: its fields, and its properties beside them."""
    return json.dumps(_plain(content), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        shown = {
            n: getattr(value, n) for n, p in vars(type(value)).items() if isinstance(p, property)
        }
        return {name: _plain(one) for name, one in (fields | shown).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
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
