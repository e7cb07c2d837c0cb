"""Posting prompts, the queue, the history, and what stops things."""

from __future__ import annotations

import asyncio
import time
import uuid
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .jobs import Item
from .ledger import digest_of
from .server import Server
from .validation import looked_at
from .values import problem
from .versions import has

Json = dict[str, Any]


async def post(server: Server, request: Request) -> Response:
    """POST /prompt: accepted means queued, whoever hears of it."""
    said = await request.json()
    status, answer = _taken(server, said)
    line = {
        "prompt_id": said.get("prompt_id"),
        "status": status,
        "digest": digest_of(said.get("prompt")),
    }
    extra = said.get("extra_data", {})
    more = {
        name: value for name, value in extra.items() if name not in {"extra_pnginfo", "client_id"}
    }
    headers = {"number": said.get("number"), "origin": request.headers.get("origin")}
    server.posted.write(**line, client_id=said.get("client_id"), extra=more, **headers)
    return JSONResponse(answer, status)


def _taken(server: Server, said: Json) -> tuple[int, Json]:
    version = server.options.version
    number = (
        float(said["number"])
        if "number" in said
        else server.jobs.number(front=bool(said.get("front")))
    )
    if "prompt" not in said:
        return 400, {
            "error": problem("no_prompt", "No prompt provided", "No prompt provided"),
            "node_errors": {},
        }
    prompt_id = str(said.get("prompt_id") or uuid.uuid4())
    if has(version, "uuid") and not _canonical(prompt_id):
        text = "prompt_id must be a canonical lowercase UUID"
        return 400, {"error": problem("invalid_prompt_id", text, text), "node_errors": {}}
    targets = said.get("partial_execution_targets") if has(version, "partial_targets") else None
    graph = said["prompt"]
    verdict = looked_at(graph, server.catalogue, targets)
    if verdict.error:
        return 400, {"error": verdict.error, "node_errors": verdict.node_errors}
    extra = dict(said.get("extra_data", {}))
    if "client_id" in said:
        extra["client_id"] = said["client_id"]
    if has(version, "create_time"):
        extra["create_time"] = int(time.time() * 1000)
    item: Item = (number, prompt_id, graph, extra, list(verdict.outputs))
    with server.jobs.turn:
        server.jobs.put(item)
        if server.moods.take("vanish"):
            server.jobs.delete(prompt_id)
    return 200, {"prompt_id": prompt_id, "number": number, "node_errors": verdict.node_errors}


def _canonical(prompt_id: str) -> bool:
    try:
        return str(uuid.UUID(prompt_id)) == prompt_id
    except ValueError:
        return False


async def remaining(server: Server, _: Request) -> Response:
    """GET /prompt."""
    return JSONResponse({"exec_info": {"queue_remaining": server.jobs.left()}})


async def queue(server: Server, _: Request) -> Response:
    """GET /queue: everything, graphs and all."""
    running, waiting = server.jobs.now()
    return JSONResponse({"queue_running": running, "queue_pending": waiting})


async def change_queue(server: Server, request: Request) -> Response:
    """POST /queue: what waits can be deleted, what runs cannot."""
    said = await request.json()
    if said.get("clear"):
        server.jobs.clear()
    for one in said.get("delete", []):
        server.jobs.delete(one)
    return Response()


async def interrupt(server: Server, request: Request) -> Response:
    """POST /interrupt: one prompt if it is the one that runs; with no body whatever runs."""
    body = await request.body()
    said = await request.json() if body else {}
    named = said.get("prompt_id") if has(server.options.version, "interrupt_by_id") else None
    server.jobs.interrupt(named)
    return Response()


async def free(server: Server, request: Request) -> Response:
    """POST /free: asked for now, done between prompts."""
    said = await request.json()
    wanted = {name: True for name in ("unload_models", "free_memory") if said.get(name)}
    if wanted:
        server.jobs.flag(**wanted)
    return Response()


async def history(server: Server, request: Request) -> Response:
    """GET /history."""
    entries = list(server.jobs.history.items())
    most = int(request.query_params.get("max_items", len(entries)))
    offset = int(request.query_params.get("offset", -1))
    first = max(0, len(entries) - most) if offset < 0 else offset
    return JSONResponse(dict(entries[first : first + most]))


async def entry(server: Server, request: Request) -> Response:
    """GET /history/{id}: nothing is an empty object."""
    name = request.path_params["prompt_id"]
    found = server.jobs.history.get(name)
    return JSONResponse({name: found} if found else {})


async def change_history(server: Server, request: Request) -> Response:
    """POST /history."""
    said = await request.json()
    if said.get("clear"):
        server.jobs.history.clear()
    for one in said.get("delete", []):
        server.jobs.history.pop(one, None)
    return Response()


async def stats(server: Server, _: Request) -> Response:
    """GET /system_stats."""
    return JSONResponse(server.stats())


async def nodes(server: Server, _: Request) -> Response:
    """GET /object_info."""
    info = server.catalogue.object_info
    return JSONResponse(
        await asyncio.to_thread(lambda: {one: info(one) for one in server.catalogue.names()})
    )


async def node(server: Server, request: Request) -> Response:
    """GET /object_info/{class}: nothing is an empty object."""
    name = request.path_params["name"]
    return JSONResponse(
        {name: server.catalogue.object_info(name)} if server.catalogue.has(name) else {}
    )


ROUTES = [
    ("GET", "/prompt", remaining), ("POST", "/prompt", post),
    ("GET", "/queue", queue), ("POST", "/queue", change_queue),
    ("POST", "/interrupt", interrupt), ("POST", "/free", free),
    ("GET", "/history", history), ("POST", "/history", change_history), ("GET", "/history/{prompt_id}", entry),
    ("GET", "/system_stats", stats), ("GET", "/object_info", nodes), ("GET", "/object_info/{name}", node),
]  # fmt: skip
