"""/api/jobs: what became of a prompt, in one call."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from .server import Server
from .versions import has

Json = dict[str, Any]


async def job(server: Server, request: Request) -> Response:
    """GET /api/jobs/{id}."""
    if not has(server.options.version, "jobs"):
        return _absent()
    name = request.path_params["prompt_id"]
    state, found = server.jobs.look(name)
    if found is None:
        return JSONResponse({"error": "Job not found"}, 404)
    return JSONResponse(_told(server, name, state, found, whole=True))


async def jobs(server: Server, request: Request) -> Response:
    """GET /api/jobs, without graphs."""
    if not has(server.options.version, "jobs"):
        return _absent()
    running, waiting = server.jobs.now()
    names = [item[1] for item in (*running, *sorted(waiting, key=lambda one: one[0]))]
    listed = []
    for name in (*names, *reversed(server.jobs.history)):
        state, found = server.jobs.look(name)
        if found is not None:
            listed.append(_told(server, name, state, found, whole=False))
    asked = request.query_params
    if "status" in asked:
        listed = [one for one in listed if one["status"] in asked["status"].split(",")]
    first, most = int(asked.get("offset", 0)), int(asked.get("limit", len(listed)))
    page = listed[first : first + most]
    about = {
        "offset": first,
        "limit": asked.get("limit"),
        "total": len(listed),
        "has_more": first + most < len(listed),
    }
    return JSONResponse({"jobs": page, "pagination": about})


async def cancel(server: Server, request: Request) -> Response:
    """POST /api/jobs/{id}/cancel."""
    if not has(server.options.version, "cancel"):
        return _absent()
    return JSONResponse({"cancelled": server.jobs.cancel(request.path_params["prompt_id"])})


async def cancel_some(server: Server, request: Request) -> Response:
    """POST /api/jobs/cancel."""
    if not has(server.options.version, "cancel"):
        return _absent()
    said = await request.json()
    done = [one for one in said.get("job_ids", []) if server.jobs.cancel(one)]
    return JSONResponse({"cancelled": done})


def _told(server: Server, name: str, state: str, found: Any, *, whole: bool) -> Json:
    item = found["prompt"] if state == "done" else found
    outputs = found["outputs"] if state == "done" else {}
    status = found["status"] if state == "done" else None
    times = dict((status or {}).get("messages", []))
    ends = [times[kind]["timestamp"] for kind in _ENDS if kind in times]
    files = [
        one
        for ui in outputs.values()
        for made in ui.values()
        for one in made
        if isinstance(one, dict)
    ]
    made = {
        "id": name, "status": _word(server, state, times), "priority": item[0], "create_time": item[3].get("create_time"),
        "execution_start_time": times.get("execution_start", {}).get("timestamp"),
        "execution_end_time": ends[0] if ends else None, "execution_error": times.get("execution_error"),
        "outputs_count": len(files), "preview_output": files[0] if files else None,
    }  # fmt: skip
    if whole:
        made |= {
            "outputs": outputs,
            "execution_status": status,
            "workflow": {"prompt": item[2], "extra_data": item[3]},
        }
    return made


_ENDS = ("execution_success", "execution_error", "execution_interrupted")


def _word(server: Server, state: str, times: Json) -> str:
    if state != "done":
        return state
    if "execution_interrupted" in times:
        return "cancelled" if has(server.options.version, "cancelled") else "failed"
    return "failed" if "execution_error" in times else "completed"


def _absent() -> Response:
    return PlainTextResponse("404: Not Found", 404)


ROUTES = [
    ("GET", "/jobs", jobs), ("POST", "/jobs/cancel", cancel_some), ("GET", "/jobs/{prompt_id}", job),
    ("POST", "/jobs/{prompt_id}/cancel", cancel),
]  # fmt: skip
