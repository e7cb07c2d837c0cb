"""The pages that only the owner of a good key may read, of every vendor that has one.

They cost nothing and keep no ledger. A key with `wrong` in it is turned away in the vendor's words,
one with `echo` too, and repeated; with `poor` the account is empty, with `busy` the vendor is, and
with `shy` the key may buy and ask nothing. Which vendor is meant shows in the headers.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from schemas import prices

from .house import House, echoing, key_of

_LEAVING = {"claude-haiku-5-5", "gpt-6-luna"}  # in ten days
_NO = {
    "anthropic": {"type": "error", "error": {"type": "authentication_error", "message": "invalid key"}},
    "openai": {"error": {"message": "Incorrect API key provided", "type": "invalid_request_error",
                         "param": None, "code": "invalid_api_key"}},
    "gemini": {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                         "status": "INVALID_ARGUMENT"}},
    "elevenlabs": {"detail": {"status": "invalid_api_key", "message": "Invalid API key"}},
    "fal": {"detail": "No user found for Key ID and Secret"},
    "replicate": {"title": "Unauthenticated", "detail": "You did not pass a valid token", "status": 401},
    "runway": {"error": "The API key you provided is not valid."},
}  # fmt: skip
_SHY = {
    "elevenlabs": {"detail": {"status": "missing_permissions",
                              "message": "The key is missing the permission user_read"}},
    "openai": {"error": {"message": "You have insufficient permissions for this operation. Missing"
                         " scopes: api.model.read", "type": "invalid_request_error"}},
}  # fmt: skip


def routes(house: House) -> list[Route]:
    def page(path: str, vendor: str, read: Any) -> Route:
        async def answer(request: Request) -> Response:
            of = vendor or _vendor(request)
            return _turned_away(of, key_of(request)) or JSONResponse(*read(of, request))

        return Route(path, answer)

    return [
        page("/v1/models/requests/by-endpoint", "fal", _requests),
        page("/v1/models/{model}", "", _model),
        page("/models/{model}", "openai", _model),
        page("/v1/organization", "runway", _organization),
        page("/v1/account", "replicate", lambda *_: ({"type": "user", "username": "me"},)),
        page("/v1/user", "elevenlabs", _user),
    ]


def _vendor(request: Request) -> str:
    if "x-goog-api-key" in request.headers:
        return "gemini"
    return "anthropic" if "anthropic-version" in request.headers else "openai"


def _turned_away(vendor: str, key: str) -> Response | None:
    if "busy" in key:
        return JSONResponse({"error": {"message": "slow down", "type": "rate_limit"}}, 429)
    if "shy" in key and vendor in _SHY:
        return JSONResponse(_SHY[vendor], 401 if vendor == "elevenlabs" else 403)
    if "wrong" in key or not key:
        return JSONResponse(_NO[vendor], 400 if vendor == "gemini" else 401)
    return echoing(JSONResponse(_NO[vendor], 401), key) if "echo" in key else None


def _model(vendor: str, request: Request) -> tuple[Any, int]:
    name = request.path_params["model"]
    if name not in {one.id for one in prices.load().models}:
        gone = {"type": "not_found_error", "message": f"model {name} not found", "code": 404}
        return {"type": "error", "error": gone}, 404
    if vendor == "gemini":
        return {"name": f"models/{name}", "displayName": name}, 200
    last = str(prices.today() + timedelta(days=10)) if name in _LEAVING else None
    if vendor == "openai":
        card = {"id": name, "object": "model", "created": 1, "owned_by": "openai"}
        return card | {"shutdown_date": last}, 200
    life = {
        "lifecycle": "deprecated" if last else "active",
        "retires_at": last,
        "deprecated_at": None,
    }
    card = {"type": "model", "id": name, "display_name": name, "created_at": "2026-01-01T00:00:00Z"}
    return card | life, 200


def _requests(_: str, request: Request) -> tuple[Any, int]:
    if not request.query_params.get("endpoint_id"):
        return {"detail": "endpoint_id is required"}, 422
    return {"items": [], "has_more": False, "next_cursor": None}, 200


def _organization(_: str, request: Request) -> tuple[Any, int]:
    if request.headers.get("x-runway-version") != "2024-11-06":
        return {"error": "x-runway-version is missing"}, 400
    left = 0 if "poor" in key_of(request) else 12_500
    return {"creditBalance": left, "tier": {"maxMonthlyCreditSpend": 100_000, "models": {}},
            "usage": {"models": {}}}, 200  # fmt: skip


def _user(_: str, request: Request) -> tuple[Any, int]:
    used = 100_000 if "poor" in key_of(request) else 4_000
    plan = {"tier": "creator", "character_count": used, "character_limit": 100_000}
    return {"user_id": "me", "subscription": plan}, 200
