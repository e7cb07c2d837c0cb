"""Anthropic's stand-in: the Messages API in JSON and SSE, with its cache, its rules and its words.

Moods of its own: refusal · refusal_empty · truncated · bad_schema · contradiction · wrong_case ·
garbage (200 and no JSON) · stream_error · broken_off (the stream ends without its last event).
Those that concern a plan wait until a plan is asked for.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from orchestrator.bench.prefixes import Prefixes, prompt_tokens, tokens

from . import plans
from .house import House, Mood

VENDOR = "anthropic"
_VERSIONS = ("2023-06-01", "2026-10-21")
_PRICES = {  # in, out, written for 5 minutes, for an hour, read: US dollars a million tokens
    "claude-opus-5-5": ("4", "20", "5", "8", "0.2"),
    "claude-sonnet-5-5": ("2", "10", "2.5", "4", "0.1"),
    "claude-opus-4-5": ("5", "25", "6.25", "10", "0.5"),
}
_KNOWN = {"model", "max_tokens", "messages", "system", "output_config", "stream", "metadata"}
_ERRORS = {
    "401": (401, "authentication_error", "invalid bearer token", None),
    "429": (429, "rate_limit_error", "You are sending too many requests", None),
    "500": (500, "api_error", "Internal server error", None),
    "503": (503, "api_error", "Service unavailable", None),
    "529": (529, "overloaded_error", "Overloaded", None),
    "retired": (404, "not_found_error", "model: it has been retired", None),
    "spend_limit": (429, "rate_limit_error", "Your spend limit is reached",
                    "enforced_spend_limit_reached"),
}  # fmt: skip
_BANNED = ("minimum", "maximum", "multipleOf", "minLength", "maxLength", "maxItems", "pattern",
           "default", "oneOf", "patternProperties")  # fmt: skip
_EFFORTS = (None, "low", "medium", "high", "xhigh", "max")


def routes(house: House) -> list[Route]:
    prefixes = Prefixes()

    async def messages(request: Request) -> Response:
        said = await request.json()
        if wrong := _wrong(request, said):
            return wrong
        return await house.paid(
            request, VENDOR, lambda mood: _answer(house, prefixes, said, mood), refuse=refuse
        )

    async def count(request: Request) -> Response:
        return JSONResponse({"input_tokens": prompt_tokens(await request.json())})

    async def model(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PRICES:
            return _error(404, "not_found_error", f"model: {name}")
        return JSONResponse(
            {"type": "model", "id": name, "display_name": name, "created_at": "2026-01-01T00:00:00Z",
             "lifecycle": "active", "max_tokens": 128000, "max_input_tokens": 1000000}
        )  # fmt: skip

    return [
        Route("/v1/messages", messages, methods=["POST"]),
        Route("/v1/messages/count_tokens", count, methods=["POST"]),
        Route("/v1/models/{name}", model),
    ]


def refuse(what: str) -> Response:
    status, kind, message, code = _ERRORS[what]
    return _error(status, kind, message, code)


def _error(status: int, kind: str, message: str, code: str | None = None) -> Response:
    details = {"error_code": code} if code else None
    body = {"type": kind, "message": message, "details": details}
    headers = {"request-id": "req_stand_in"} | ({"retry-after": "7"} if status == 429 else {})
    return JSONResponse(
        {"type": "error", "error": body, "request_id": "req_stand_in"}, status, headers
    )


def _wrong(request: Request, said: dict[str, Any]) -> Response | None:
    """What the vendor turns away before anything else."""
    key = request.headers.get("x-api-key") or request.headers.get("authorization", "")
    if not key.removeprefix("Bearer ").strip() or "wrong" in key:
        return refuse("401")
    if request.headers.get("anthropic-version") not in _VERSIONS:
        return _error(400, "invalid_request_error", "anthropic-version: header is required")
    if said.get("model") not in _PRICES:
        return _error(404, "not_found_error", f"model: {said.get('model')}")
    problem = next(_problems(said), "")
    return _error(400, "invalid_request_error", problem) if problem else None


def _problems(said: dict[str, Any]):
    for field in sorted(set(said) - _KNOWN):
        yield f"{field}: Extra inputs are not permitted"
    if not 1 <= said.get("max_tokens", 0) <= 128_000:
        yield "max_tokens: out of range"
    if not said.get("messages") or said["messages"][-1]["role"] != "user":
        yield "This model does not support assistant message prefill"
    config = said.get("output_config") or {}
    if config.get("effort") not in _EFFORTS:
        yield "output_config.effort: unknown"
    if form := config.get("format"):
        if form.get("type") != "json_schema":
            yield "output_config.format.type: must be json_schema"
        yield from _schema(form["schema"], [0])
    marks = [b["cache_control"] for b in _all_blocks(said) if "cache_control" in b]
    if len(marks) > 4:
        yield "A maximum of 4 blocks with cache_control may be provided"
    lasting = [mark.get("ttl", "5m") for mark in marks]
    if lasting != sorted(lasting, key=("1h", "5m").index):
        yield "a ttl='1h' cache_control block must not come after a ttl='5m' one"
    if any(block.get("text") == "" for block in _all_blocks(said)):
        yield "text content blocks must be non-empty"


def _all_blocks(said: dict[str, Any]) -> list[dict[str, Any]]:
    contents = [said.get("system") or [], *(turn["content"] for turn in said["messages"])]
    return [b for one in contents if isinstance(one, list) for b in one]


def _schema(node: Any, optional: list[int]):
    """What a schema holds that the vendor's grammar does not know."""
    if isinstance(node, list):
        for one in node:
            yield from _schema(one, optional)
    if isinstance(node, dict):
        yield from _node(node, optional)
        for key, value in node.items():
            if key != "enum":
                yield from _schema(value, optional)


def _node(node: dict[str, Any], optional: list[int]):
    where = "output_config.format.schema"
    for word in _BANNED:
        if word in node and not isinstance(node[word], dict):
            yield f"{where}: {word} is not supported"
    if node.get("minItems", 0) > 1:
        yield f"{where}: minItems must be 0 or 1"
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            yield f"{where}: additionalProperties must be false"
        optional[0] += len(set(node.get("properties", {})) - set(node.get("required", [])))
        if optional[0] > 24:
            yield "Schema is too complex for compilation"


async def _answer(
    house: House, prefixes: Prefixes, said: dict[str, Any], mood: Mood | None
) -> Response:
    what = mood.what if mood else ""
    system = "".join(block["text"] for block in said.get("system") or [])
    turns = [(turn["role"], _text(turn["content"])) for turn in said["messages"]]
    if (
        what in {"truncated", "bad_schema", "contradiction", "wrong_case"}
        and "OUTLINE" in turns[-1][1]
    ):
        house.moods.setdefault(VENDOR, []).insert(0, Mood(what))  # it is about the plan
        what = ""
    stop, text = "end_turn", plans.answer(system, turns, what)
    if what == "truncated":
        stop = "max_tokens"
    elif what == "refusal":
        stop, text = "refusal", "I would rather not write this one."
    elif what == "refusal_empty":
        stop, text = "refusal", ""
    thought = "First I look at what has aired."
    out = tokens(text) + tokens(thought)
    usage = prefixes.count(said).usage | {
        "output_tokens": out, "output_tokens_details": {"thinking_tokens": tokens(thought)},
    }  # fmt: skip
    job = house.accept(VENDOR, said["model"], _usd(said["model"], usage), usage=usage)
    if what == "garbage":
        return Response("<html>all is well</html>", media_type="text/html")
    message = {
        "id": job, "type": "message", "role": "assistant", "model": said["model"],
        "content": [{"type": "thinking", "thinking": thought, "signature": "c2lnbmVk"}]
        + ([{"type": "text", "text": text}] if text else []),
        "stop_reason": stop, "stop_sequence": None, "usage": usage,
        "stop_details": {"type": "refusal", "category": None, "explanation": None}
        if stop == "refusal" else None,
    }  # fmt: skip
    headers = {"request-id": job}
    if said.get("stream"):
        return StreamingResponse(_events(message, what), 200, headers, "text/event-stream")
    return JSONResponse(message, headers=headers)


def _text(content: Any) -> str:
    return content if isinstance(content, str) else "".join(block["text"] for block in content)


def _usd(model: str, usage: dict[str, Any]) -> Decimal:
    """What the vendor charges, by its own price list."""
    new, out, five, hour, read = map(Decimal, _PRICES[model])
    wrote = usage["cache_creation"]
    return (
        new * usage["input_tokens"] + out * usage["output_tokens"]
        + five * wrote["ephemeral_5m_input_tokens"] + hour * wrote["ephemeral_1h_input_tokens"]
        + read * usage["cache_read_input_tokens"]
    ) / 1_000_000  # fmt: skip


async def _events(message: dict[str, Any], what: str) -> AsyncIterator[str]:
    """The message as it arrives, piece by piece."""
    began = message | {"content": [], "stop_reason": None, "stop_details": None}
    began["usage"] = message["usage"] | {"output_tokens": 1, "output_tokens_details": None}
    yield _event("message_start", message=began)
    yield _event("ping")
    for index, block in enumerate(message["content"]):
        kind = block["type"]
        yield _event("content_block_start", index=index, content_block=block | {kind: ""})
        for piece in _pieces(block[kind]):
            await asyncio.sleep(0)
            delta = {"type": f"{kind}_delta", kind: piece}
            yield _event("content_block_delta", index=index, delta=delta)
            if kind == "text" and what == "broken_off":
                return
            if kind == "text" and what == "stream_error":
                yield _event("error", error={"type": "overloaded_error", "message": "Overloaded"})
                return
        yield _event("content_block_stop", index=index)
    ended = {key: message[key] for key in ("stop_reason", "stop_sequence", "stop_details")}
    yield _event("message_delta", delta=ended, usage=message["usage"])
    yield _event("message_stop")


def _event(kind: str, **fields: Any) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind} | fields)}\n\n"


def _pieces(text: str, size: int = 600) -> list[str]:
    return [text[i : i + size] for i in range(0, len(text), size)]
