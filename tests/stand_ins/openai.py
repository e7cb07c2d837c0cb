"""OpenAI's stand-in, and that of every server that speaks like it: chat completions and models.

Moods of its own are those of Anthropic's stand-in, but for the stream; `refusal` stands in
`message.refusal`, `refusal_empty` is a content filter.
"""

from __future__ import annotations

import hashlib
import time
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from orchestrator.bench.prefixes import tokens

from . import plans
from .house import House, Mood

VENDOR = "openai"
_PRICES = {  # in, out, read: US dollars a million tokens
    "gpt-6.1-sol": ("2", "10", "0.1"),
    "gpt-6.1-terra": ("1", "5", "0.05"),
    "local-model": ("0", "0", "0"),
}
_ERRORS = {
    "401": (401, "invalid_request_error", "Incorrect API key provided", "invalid_api_key"),
    "429": (429, "requests", "Rate limit reached", "rate_limit_exceeded"),
    "500": (500, "server_error", "The server had an error", None),
    "503": (503, "server_error", "The engine is overloaded", None),
    "529": (503, "server_error", "The engine is overloaded", None),
    "retired": (404, "invalid_request_error", "The model does not exist", "model_not_found"),
    "spend_limit": (429, "insufficient_quota", "You exceeded your quota", "insufficient_quota"),
}
_STEP = 128  # tokens; prefixes are kept in multiples of it, from 1024 on
_LEAST = 1024


def routes(house: House) -> list[Route]:
    kept: set[str] = set()

    async def chat(request: Request) -> Response:
        said = await request.json()
        if wrong := _wrong(request, said):
            return wrong
        return await house.paid(
            request, VENDOR, lambda mood: _answer(house, kept, said, mood), refuse=refuse
        )

    async def model(request: Request) -> Response:
        name = request.path_params["name"]
        return JSONResponse(_card(name)) if name in _PRICES else refuse("retired")

    async def models(_: Request) -> Response:
        return JSONResponse({"object": "list", "data": [_card(name) for name in _PRICES]})

    return [
        Route("/v1/chat/completions", chat, methods=["POST"]),
        Route("/v1/models", models),
        Route("/v1/models/{name}", model),
    ]


def refuse(what: str) -> Response:
    status, kind, message, code = _ERRORS[what]
    headers = {"retry-after": "7"} if status == 429 else {}
    return _error(status, kind, message, code, headers)


def _error(status: int, kind: str, message: str, code: str | None, headers: Any = None) -> Response:
    error = {"message": message, "type": kind, "param": None, "code": code}
    return JSONResponse({"error": error}, status, headers)


def _card(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 1, "owned_by": "stand-in"}


def _wrong(request: Request, said: dict[str, Any]) -> Response | None:
    key = request.headers.get("authorization", "")
    if not key.removeprefix("Bearer ").strip() or "wrong" in key:
        return refuse("401")
    if said.get("model") not in _PRICES:
        return refuse("retired")
    if not said.get("messages"):
        return _error(400, "invalid_request_error", "Invalid 'messages': empty array", None)
    form = said.get("response_format") or {}
    if form.get("type") == "json_schema":
        problem = next(_schema(form["json_schema"]["schema"]), "")
        if problem:
            return _error(400, "invalid_request_error", f"Invalid schema: {problem}", None)
    if said.get("stream"):
        return _error(400, "invalid_request_error", "this stand-in does not stream", None)
    return None


def _schema(node: Any):
    """What a strict schema must not hold: fields that may be missing, objects that may hold more."""
    if isinstance(node, list):
        for one in node:
            yield from _schema(one)
    if not isinstance(node, dict):
        return
    if node.get("type") == "object":
        if set(node.get("required", [])) != set(node.get("properties", {})):
            yield "'required' must name every property"
        if node.get("additionalProperties") is not False:
            yield "'additionalProperties' must be false"
    for value in node.values():
        yield from _schema(value)


async def _answer(
    house: House, kept: set[str], said: dict[str, Any], mood: Mood | None
) -> Response:
    what = mood.what if mood else ""
    turns = [(m["role"], m["content"]) for m in said["messages"]]
    system = "".join(text for role, text in turns if role == "system")
    if (
        what in {"truncated", "bad_schema", "contradiction", "wrong_case"}
        and "OUTLINE" in turns[-1][1]
    ):
        house.moods.setdefault(VENDOR, []).insert(0, Mood(what))  # it is about the plan
        what = ""
    text = plans.answer(system, turns, what)
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None}
    finish = {"truncated": "length", "refusal_empty": "content_filter"}.get(what, "stop")
    if what == "refusal":
        message |= {"content": None, "refusal": "I cannot help with that."}
    if what == "refusal_empty":
        message["content"] = None
    usage = _usage(kept, "\n".join(f"{role}: {text}" for role, text in turns), text)
    job = house.accept(VENDOR, said["model"], _usd(said["model"], usage), usage=usage)
    if what == "garbage":
        return Response("<html>all is well</html>", media_type="text/html")
    choice = {"index": 0, "finish_reason": finish, "message": message, "logprobs": None}
    return JSONResponse(
        {"id": job, "object": "chat.completion", "created": int(time.time()),
         "model": said["model"], "choices": [choice], "usage": usage}
    )  # fmt: skip


def _usage(kept: set[str], prompt: str, text: str) -> dict[str, Any]:
    """The tokens, with those whose beginning was sent before."""
    total, cached = tokens(prompt), 0
    for step in range(_LEAST, total, _STEP):
        digest = hashlib.sha256(prompt[: 4 * step].encode()).hexdigest()
        if digest in kept:
            cached = step
        kept.add(digest)
    out = tokens(text)
    return {
        "prompt_tokens": total, "completion_tokens": out, "total_tokens": total + out,
        "prompt_tokens_details": {"cached_tokens": cached},
    }  # fmt: skip


def _usd(model: str, usage: dict[str, Any]) -> Decimal:
    new, out, read = map(Decimal, _PRICES[model])
    cached = usage["prompt_tokens_details"]["cached_tokens"]
    return (
        new * (usage["prompt_tokens"] - cached) + read * cached + out * usage["completion_tokens"]
    ) / 1_000_000
