"""Places: the addresses of the API, where operations are carried out and everything comes together.

Who asks, and whether they may, is asked first; then what was sent is read, and only then is anything
done. However it ends, it ends in an answer that says so.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from schemas.access import Scope as May
from schemas.access import Who
from schemas.office import Office

from . import conditions, fitting, problems, reading
from .entrance import entrance
from .operations import Answer, Call, Operation, Sent
from .problems import ProblemError

_KEPT = {"cache-control": "private, no-cache", "vary": "Authorization, Accept"}
_NOT_KEPT = {"cache-control": "no-store"}


class Place:
    """An address: an application that does what its operations say, by method."""

    def __init__(self, operations: Sequence[Operation], largest: int) -> None:
        self._by_method = {one.method: one for one in operations}
        if "GET" in self._by_method:
            self._by_method["HEAD"] = self._by_method["GET"]
        self._allow = {"allow": ", ".join(sorted({*self._by_method, "OPTIONS"}))}
        self._largest = largest  # bytes of a file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except Exception as error:  # noqa: BLE001 - every one has an answer
            answer = problems.answer(request, error)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=self._allow | _NOT_KEPT)
        operation = self._by_method.get(request.method)
        if operation is None:
            raise ProblemError(
                405, f"This address takes {self._allow['allow']}.", headers=self._allow
            )
        office: Office = request.app.state.office
        scope = operation.scope
        if scope is None and "authorization" in request.headers:
            scope = May.READ  # whoever says who they are is told more
        who = await entrance(request, office, scope)
        return await self._do(operation, request, office, who)

    async def _do(
        self, operation: Operation, request: Request, office: Office, who: Who | None
    ) -> Response:
        query = fitting.query(operation.query, request) if operation.query else None
        async with self._sent(operation, request) as body:
            made = await operation.does(Call(request, office, who, body, query))
        return made if isinstance(made, Response) else _answered(request, made)

    @asynccontextmanager
    async def _sent(self, operation: Operation, request: Request) -> AsyncIterator[object]:
        """What was sent, as the operation takes it."""
        if operation.file:
            with tempfile.TemporaryDirectory(prefix="anigen-sent-") as folder:
                yield await _file(operation, request, Path(folder) / "sent", self._largest)
        elif operation.sends:
            yield await _text(operation, request)
        else:
            yield None


def routes(operations: Sequence[Operation], largest: int) -> list[Route]:
    """The routes of operations; an address means the same with a slash behind it."""
    places: dict[str, list[Operation]] = {}
    for one in operations:
        places.setdefault(one.path, []).append(one)
    made = []
    for path, here in places.items():
        place = Place(here, largest)
        made.append(Route(path, place))
        if not path.endswith(":path}"):
            made.append(Route(f"{path}/", place))
    return made


async def _text(operation: Operation, request: Request) -> object:
    """A body as a record, or, where that is taken, as the text it is."""
    source = ""
    if operation.bodiless and operation.takes:
        source = await reading.text(request)
        if not source:
            return operation.takes()
    kind = reading.kind(request, (*(operation.kinds if operation.takes else ()), *operation.raw))
    source = source or await reading.text(request)
    if kind in operation.raw or operation.takes is None:
        return reading.clean(source, "")
    value = reading.strictly(source)
    if operation.defaults is not None:
        source = json.dumps(fitting.merged(value, operation.defaults))
    return fitting.body(operation.takes, source)


async def _file(operation: Operation, request: Request, path: Path, largest: int) -> Sent:
    kind = reading.kind(request, operation.raw)
    with path.open("wb") as file:
        async for piece in reading.pieces(request, largest):
            await run_in_threadpool(file.write, piece)
    return Sent(path, kind)


def _answered(request: Request, made: Answer) -> Response:
    """The answer as it is sent, or 304 when whoever asks has it already."""
    headers = {**(_KEPT if made.etag else _NOT_KEPT), **made.headers}
    if made.etag:
        headers["etag"] = f'"{made.etag}"'
        if request.method in {"GET", "HEAD"} and conditions.known(request, made.etag):
            return Response(status_code=304, headers=headers)
    if made.content is None:
        return Response(status_code=made.status, headers=headers)
    body = made.content.model_dump_json(exclude_unset=made.brief)
    return Response(body, made.status, headers, media_type="application/json")
