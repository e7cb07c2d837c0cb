"""OpenAI's images: generations as JSON, edits with references as a form.

Moods of its own: `refused` (moderation, nothing is made), `no_image` (a success without a picture),
`corrupt` (half a picture), `wrong_size` (a picture of 4 × 4 pixels).
"""

from __future__ import annotations

import base64
import email
import email.policy
import io
import time
from decimal import Decimal
from typing import Any

from PIL import Image
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from schemas import prices

from .gemini_media import picture

NAME = "openai_images"
_MADE = {"low": 196, "medium": 439, "high": 1756}  # tokens of a picture of 1024 × 1024
_READ = 1100  # tokens of a reference
_SQUARE = 1024 * 1024
_WORDS = {
    "429": (429, "rate_limit_exceeded", "requests", "Rate limit reached for images per minute."),
    "500": (500, None, "server_error", "The server had an error while processing your request."),
    "503": (503, None, "server_error", "The engine is currently overloaded."),
    "529": (503, None, "server_error", "The engine is currently overloaded."),
    "401": (401, "invalid_api_key", "invalid_request_error", "Incorrect API key provided."),
    "retired": (
        404, "model_not_found", "invalid_request_error", "The model has been deprecated and is gone.",
    ),
    "spend_limit": (
        429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.",
    ),
    "refused": (
        400, "moderation_blocked", "image_generation_user_error",
        "Your request was rejected by the safety system. If you believe this is an error, ask us.",
    ),
    "400": (400, "invalid_value", "invalid_request_error", "Invalid value."),
}  # fmt: skip


def refuse(what: str) -> Response:
    """An error in OpenAI's words."""
    status, code, kind, message = _WORDS[what]
    body = {"error": {"message": message, "type": kind, "param": None, "code": code}}
    headers = {"retry-after": "7"} if what == "429" else {}
    return JSONResponse(body, status_code=status, headers=headers)


def routes(house: Any) -> list[Route]:
    """Generations, edits, and a model's card."""

    async def generations(request: Request) -> Response:
        async def answer(mood: Any) -> Response:
            return _answer(house, await request.json(), [], mood)

        return await house.paid(request, NAME, _with_key(request, answer), refuse=refuse)

    async def edits(request: Request) -> Response:
        async def answer(mood: Any) -> Response:
            asked, contents = _form(request.headers["content-type"], await request.body())
            return _answer(house, asked, contents, mood) if contents else refuse("400")

        return await house.paid(request, NAME, _with_key(request, answer), refuse=refuse)

    async def model(request: Request) -> Response:
        name = request.path_params["model"]
        if name not in {one.id for one in prices.load().models}:
            return refuse("retired")
        card = {"id": name, "object": "model", "created": 1, "owned_by": "openai"}
        return JSONResponse(card | {"shutdown_date": None})

    return [
        Route("/v1/images/generations", generations, methods=["POST"]),
        Route("/v1/images/edits", edits, methods=["POST"]),
        Route("/v1/models/{model}", model),
    ]


def _with_key(request: Request, answer: Any) -> Any:
    async def checked(mood: Any) -> Response:
        if not request.headers.get("authorization", "").startswith("Bearer "):
            return refuse("401")
        return await answer(mood)

    return checked


def _form(kind: str, body: bytes) -> tuple[dict[str, str], list[bytes]]:
    """The fields of a form, and the pictures in it."""
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    fields, pictures = {}, []
    for part in email.message_from_bytes(head + body, policy=email.policy.HTTP).iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if part.get_filename() and name in {"image[]", "image"}:
            pictures.append(content)
        else:
            fields[str(name)] = content.decode()
    return fields, pictures


def _answer(house: Any, asked: dict[str, Any], references: list[bytes], mood: Any) -> Response:
    what = mood.what if mood else ""
    if what == "refused":
        return refuse("refused")
    if not asked.get("prompt") or asked.get("response_format"):
        return refuse("400")
    for content in references:
        Image.open(io.BytesIO(content)).load()
    quality, size = asked.get("quality", "medium"), asked.get("size", "1024x1024")
    wide, high = (int(part) for part in size.split("x"))
    usage = _usage(asked["prompt"], references, _MADE[quality] * wide * high // _SQUARE)
    rate = next(one for one in prices.load().models if one.id == asked["model"]).rate()
    house.accept(
        NAME, asked["model"], _price(usage, rate.mtok), prompt=asked["prompt"],
        references=len(references), quality=quality, size=size,
    )  # fmt: skip
    data = picture(asked["prompt"], (4, 4) if what == "wrong_size" else (wide, high))
    data = data[: len(data) // 2] if what == "corrupt" else data
    made = [] if what == "no_image" else [{"b64_json": base64.b64encode(data).decode()}]
    return JSONResponse(
        {"created": int(time.time()), "data": made, "usage": usage, "quality": quality,
         "size": size, "output_format": "png", "background": "opaque"}
    )  # fmt: skip


def _usage(prompt: str, references: list[bytes], made: int) -> dict[str, Any]:
    text, images = len(prompt) // 4 + 1, _READ * len(references)
    return {
        "input_tokens": text + images, "output_tokens": made, "total_tokens": text + images + made,
        "input_tokens_details": {"text_tokens": text, "image_tokens": images},
        "output_tokens_details": {"image_tokens": made, "text_tokens": 0},
    }  # fmt: skip


def _price(usage: dict[str, Any], mtok: dict[str, Decimal]) -> Decimal:
    read = usage["input_tokens_details"]
    total = mtok["in"] * read["text_tokens"] + mtok["image_in"] * read["image_tokens"]
    return (total + mtok["out"] * usage["output_tokens"]) / 1_000_000
