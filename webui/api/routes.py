"""Routes: every address of the API, and an answer for those that are none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from schemas.settings import ApiSettings

from ..answering import Ask, Page, pair
from . import (
    characters,
    docs,
    files,
    house,
    jobs,
    openapi,
    places,
    problems,
    projects,
    sockets,
    workflows,
)
from .operations import Operation
from .problems import ProblemError

OPERATIONS: Sequence[Operation] = (
    *projects.operations,
    *characters.operations,
    *jobs.operations,
    *files.operations,
    *workflows.operations,
    *house.operations,
)
_NO_OFFICE = (
    "This reader has no studio behind it; the API is where `anigen up` or `anigen serve` runs."
)
_NOTHING = "There is nothing at this address; /api lists all that there are."


def routes(settings: ApiSettings) -> list[BaseRoute]:
    """The API of a studio."""
    largest = settings.largest_mb * 2**20
    document = openapi.document(OPERATIONS, largest)
    described, packed = docs.read(document), json.dumps(document, ensure_ascii=False).encode()

    async def page(ask: Ask) -> Page:
        return await docs.page(ask, described)

    return [
        *pair("/api", page),
        Route("/api/openapi.json", Document(packed)),
        *places.routes(OPERATIONS, largest),
        *sockets.routes,
        Route("/api/{rest:path}", Nothing(_NOTHING)),
    ]


def none() -> list[BaseRoute]:
    """The API of a reader that has no studio: everywhere it says so."""
    nothing = Nothing(_NO_OFFICE)
    return [Route(path, nothing) for path in ("/generate", "/generate/", "/api/{rest:path}")]


class Document:
    """The description for programs; anybody may read it."""

    _ALLOW: ClassVar = {"allow": "GET, HEAD, OPTIONS"}

    def __init__(self, described: bytes) -> None:
        self._described = described

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with it."""
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=self._ALLOW)
        if request.method not in {"GET", "HEAD"}:
            only_read = ProblemError(405, "The description can only be read.", headers=self._ALLOW)
            return problems.answer(request, only_read)
        fresh = {"cache-control": "no-cache"}
        return Response(self._described, headers=fresh, media_type="application/json")


class Nothing:
    """An address where there is nothing."""

    def __init__(self, detail: str) -> None:
        self._detail = detail

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say so."""
        answer = problems.answer(Request(scope), ProblemError(404, self._detail))
        await answer(scope, receive, send)
