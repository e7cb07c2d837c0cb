"""Gemini's generateContent as it makes pictures and speech.

Moods of its own: `refused` (the answer is cut off by the safety filter), `blocked_prompt` (there is no
answer at all), `no_image` (words instead of what was asked for), `corrupt` (half of it), `wrong_size`
(a picture of 4 × 4 pixels), `silent` (speech in which nothing is heard), `cut_short` (speech that ran
into its limit).
"""

from __future__ import annotations

import base64
import io
import json
import math
import struct
from decimal import Decimal
from typing import Any

from PIL import Image, ImageDraw
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from schemas import prices

NAME = "gemini_media"
RATE = 24_000
_TOKENS_S = 25  # of speech
_PICTURE = 1120  # tokens of a 1K picture, made or read
_WORDS = {
    "429": (429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."),
    "500": (500, "INTERNAL", "An internal error has occurred."),
    "503": (503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    "529": (503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    "401": (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
    "404": (404, "NOT_FOUND", "The model is not found for API version v1."),
    "400": (400, "INVALID_ARGUMENT", "Request contains an invalid argument."),
    "retired": (404, "NOT_FOUND", "This model is no longer available. Please update your code."),
    "spend_limit": (
        429, "RESOURCE_EXHAUSTED", "Your project has exceeded its monthly spending cap.",
    ),
}  # fmt: skip


def refuse(what: str) -> Response:
    """An error in Google's words."""
    code, status, message = _WORDS[what]
    body = {"error": {"code": code, "message": message, "status": status}}
    if what == "429":
        body["error"]["details"] = [
            {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}
        ]
    return JSONResponse(
        body, status_code=code, headers={"retry-after": "7"} if what == "429" else {}
    )


def routes(house: Any) -> list[Route]:
    """generateContent, and the models' cards."""

    async def generate(request: Request) -> Response:
        async def answer(mood: Any) -> Response:
            if not request.headers.get("x-goog-api-key"):
                return refuse("401")
            asked = await request.json()
            model = request.path_params["model"]
            made = _made(asked, model, mood.what if mood else "")
            if made is None:
                return refuse("400")
            content, usd = made
            house.accept(NAME, model, usd, prompt=_prompt(asked), body=_bare(asked))
            return JSONResponse(content)

        return await house.paid(request, NAME, answer, refuse=refuse)

    async def model(request: Request) -> Response:
        name = request.path_params["model"]
        if name not in {one.id for one in prices.load().models}:
            return refuse("404")
        return JSONResponse({"name": f"models/{name}", "displayName": name})

    return [
        Route("/v1/models/{model}:generateContent", generate, methods=["POST"]),
        Route("/v1/models/{model}", model),
    ]


def _made(asked: dict[str, Any], model: str, what: str) -> tuple[dict[str, Any], Decimal] | None:
    """The answer and its price; None for a request that makes no sense."""
    config = asked.get("generationConfig", {})
    kinds = config.get("responseModalities", [])
    if kinds not in (["IMAGE"], ["AUDIO"]) or not asked.get("contents"):
        return None
    read = _read(asked)
    if what == "blocked_prompt":
        body: dict[str, Any] = {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
        return _told(body, model, read, 0)
    if what == "refused":
        reason = "IMAGE_SAFETY" if kinds == ["IMAGE"] else "SAFETY"
        return _told({"candidates": [{"finishReason": reason, "index": 0}]}, model, read, 0)
    if what == "no_image":
        parts: list[dict[str, Any]] = [{"text": "I can describe it instead."}]
        return _told(_candidate(parts, "STOP"), model, read, 9)
    if kinds == ["IMAGE"]:
        size = (4, 4) if what == "wrong_size" else (1376, 768)
        data = picture(_prompt(asked), size)
        parts = [_inline(data[: len(data) // 2] if what == "corrupt" else data, "image/png")]
        return _told(_candidate(parts, "STOP"), model, read, _PICTURE)
    if not _voice(config):
        return None
    sound = spoken(_prompt(asked), _voice(config), loud=what != "silent")
    tokens = math.ceil(len(sound) / 2 / RATE * _TOKENS_S)
    ended = "MAX_TOKENS" if tokens > config.get("maxOutputTokens", 16_384) else "STOP"
    part = _inline(sound, f"audio/L16;codec=pcm;rate={RATE}")
    if what == "corrupt":
        part["inlineData"]["data"] = "this is not base64"
    return _told(
        _candidate([part], "MAX_TOKENS" if what == "cut_short" else ended), model, read, tokens
    )


def _candidate(parts: list[dict[str, Any]], reason: str) -> dict[str, Any]:
    content = {"role": "model", "parts": parts}
    return {"candidates": [{"content": content, "finishReason": reason, "index": 0}]}


def _told(
    body: dict[str, Any], model: str, read: int, wrote: int
) -> tuple[dict[str, Any], Decimal]:
    rate = next(one for one in prices.load().models if one.id == model).rate()
    usage = {"promptTokenCount": read, "totalTokenCount": read + wrote}
    if wrote:
        usage["candidatesTokenCount"] = wrote
    usd = (rate.mtok["in"] * read + rate.mtok["out"] * wrote) / 1_000_000
    return {**body, "usageMetadata": usage, "modelVersion": model, "responseId": "r-1"}, usd


def _inline(data: bytes, media_type: str) -> dict[str, Any]:
    return {"inlineData": {"mimeType": media_type, "data": base64.b64encode(data).decode()}}


def _parts(asked: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for content in asked["contents"] for part in content["parts"]]


def _prompt(asked: dict[str, Any]) -> str:
    return " ".join(part["text"] for part in _parts(asked) if "text" in part)


def _bare(asked: dict[str, Any]) -> str:
    """The request without its pictures, for the ledger."""
    config = asked.get("generationConfig", {})
    pictures = sum("inlineData" in part for part in _parts(asked))
    return json.dumps({"generationConfig": config, "pictures": pictures})


def _read(asked: dict[str, Any]) -> int:
    """Tokens of the prompt; a picture in it has to be a whole one."""
    tokens = len(_prompt(asked)) // 4 + 1
    for part in _parts(asked):
        if "inlineData" in part:
            data = part["inlineData"]["data"].translate(str.maketrans("-_", "+/"))
            Image.open(io.BytesIO(base64.b64decode(data, validate=True))).load()
            tokens += _PICTURE
    return tokens


def _voice(config: dict[str, Any]) -> str:
    found: Any = config
    for name, other in (  # Google reads both spellings, and its library sends the second
        ("speechConfig", "speech_config"), ("voiceConfig", "voice_config"),
        ("prebuiltVoiceConfig", "prebuilt_voice_config"), ("voiceName", "voice_name"),
    ):  # fmt: skip
        found = found.get(name, found.get(other, {}))
    return found or ""


def picture(words: str, size: tuple[int, int], kind: str = "PNG") -> bytes:
    """A picture that depends on the words: some shapes on a ground."""
    seed = sum(map(ord, words))
    image = Image.new("RGB", size, (240, 235, 225 - seed % 20))
    pen = ImageDraw.Draw(image)
    for n in range(6):
        x, y = size[0] * (n + 1) // 8, size[1] // 3
        pen.ellipse((x, y, x + size[0] // 9, y + size[1] // 3), fill=(seed % 255, n * 40, 120))
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def spoken(words: str, voice: str, *, loud: bool = True, rate: int = RATE) -> bytes:
    """16-bit mono samples as long as the words would take: a hum that pauses between words."""
    pitch = 90 + sum(map(ord, voice)) % 140
    samples: list[int] = [0] * (rate // 5)
    for word in words.split():
        count = round(rate * 0.06 * (len(word) + 1))
        for n in range(count):
            swell = math.sin(math.pi * n / count)
            tone = math.sin(2 * math.pi * pitch * n / rate)
            samples.append(round(9000 * swell * tone) if loud else 0)
        samples += [0] * (rate // (4 if word[-1] in ".,!?" else 25))
    return struct.pack(f"<{len(samples)}h", *samples)
