"""The controls, which are no part of ComfyUI and never in a mood."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .moods import Mood
from .server import Server


async def mood(server: Server, request: Request) -> Response:
    """POST /_stand_in/mood."""
    said = await request.json()
    try:
        server.feel(Mood(**said))
    except (TypeError, ValueError) as error:
        return JSONResponse({"error": str(error)}, 400)
    return JSONResponse({})


async def calm(server: Server, _: Request) -> Response:
    """POST /_stand_in/calm: no mood any more; what is broken stays broken."""
    server.moods.calm()
    return JSONResponse({})


async def ran(server: Server, _: Request) -> Response:
    """GET /_stand_in/ran."""
    return JSONResponse(server.ran.lines())


async def posted(server: Server, _: Request) -> Response:
    """GET /_stand_in/posted."""
    return JSONResponse(server.posted.lines())


async def moods(server: Server, _: Request) -> Response:
    """GET /_stand_in/moods: what still waits, and which errors answered 500."""
    waiting = [vars(one) for one in server.moods.waiting]
    return JSONResponse({"waiting": waiting, "oops": server.oops})


ROUTES = [
    ("POST", "/mood", mood), ("POST", "/calm", calm), ("GET", "/ran", ran), ("GET", "/posted", posted),
    ("GET", "/moods", moods),
]  # fmt: skip
