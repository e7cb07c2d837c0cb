"""Every route, plain and under /api, in whatever mood the server is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from . import web_control, web_files, web_jobs, web_queue
from .moods import LOSING, WIRE
from .server import Server

Handler = Callable[[Server, Request], Awaitable[Response]]
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def application(server: Server) -> ASGIApp:
    """The whole server as an ASGI application."""

    async def socket(one: WebSocket) -> None:
        await server.sockets.serve(one)

    routes: list[BaseRoute] = []
    for under in ("", "/api"):
        routes.append(WebSocketRoute(f"{under}/ws", socket))
        for part in (web_queue.ROUTES, web_files.ROUTES):
            routes += [_route(server, under + path, method, do) for method, path, do in part]
    routes += [_route(server, f"/api{path}", method, do) for method, path, do in web_jobs.ROUTES]
    for method, path, do in web_control.ROUTES:
        routes.append(_route(server, f"/_stand_in{path}", method, do, honest=True))
    return _Guarded(Starlette(routes=routes))


def _route(server: Server, path: str, method: str, do: Handler, *, honest: bool = False) -> Route:
    async def answered(request: Request) -> Response:
        try:
            if honest:
                return await do(server, request)
            return await _moody(server, request, do)
        except Exception as error:  # noqa: BLE001  any error of a route is a bare 500
            server.oops.append(repr(error))
            return _oops()

    return Route(path, answered, methods=[method])


def _oops() -> Response:
    return PlainTextResponse("500 Internal Server Error\n\nServer got itself in trouble", 500)


async def _moody(server: Server, request: Request, do: Handler) -> Response:
    path = "/" + request.url.path.removeprefix("/api").strip("/").split("/")[0]
    mood = None
    if request.method == "POST" or path != "/prompt":
        mood = server.moods.take(*WIRE, path=path)
    what = mood.what if mood else ""
    if mood and what in {"hang", "slow"}:
        await asyncio.sleep(mood.seconds)
    if what in {"hang", "drop_before"}:
        return _cut(server, request)
    if what in {"500", "503"}:
        return _oops() if what == "500" else PlainTextResponse("503 Service Unavailable", 503)
    made = await do(server, request)
    if mood and what == "hang_after":
        await asyncio.sleep(mood.seconds)
    return _cut(server, request) if what in LOSING else made


def _cut(server: Server, request: Request) -> Response:
    server.door.cut(request)
    return Response(status_code=500)


class _Guarded:
    """Turns away what comes from another site's page."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and _foreign(HTTPConnection(scope)):
            await Response(status_code=403)(scope, receive, send)
            return
        await self._inner(scope, receive, send)


def _foreign(asked: HTTPConnection) -> bool:
    if asked.headers.get("sec-fetch-site") == "cross-site":
        return True
    origin, host = asked.headers.get("origin"), asked.headers.get("host", "")
    if not origin or urlsplit(f"//{host}").hostname not in _LOOPBACK:
        return False
    return urlsplit(origin).netloc.lower() != host.lower()
