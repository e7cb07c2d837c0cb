"""ElevenLabs: text to speech, with and without timestamps, and text to dialogue.

Moods of its own: `refused` (against its policy), `no_alignment` (timestamps are missing), `corrupt`
(the sound is not base64), `silent` (nothing is heard).
"""

from __future__ import annotations

import base64
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from schemas import prices

from .gemini_media import spoken

NAME = "elevenlabs"
_WORDS = {
    "429": (429, "too_many_concurrent_requests", "Too many concurrent requests."),
    "500": (500, "internal_server_error", "Something went wrong."),
    "503": (503, "system_busy", "We are experiencing heavy traffic."),
    "529": (503, "system_busy", "We are experiencing heavy traffic."),
    "401": (401, "invalid_api_key", "Invalid API key"),
    "retired": (400, "model_not_found", "A model with this id does not exist any more."),
    "spend_limit": (401, "quota_exceeded", "This request exceeds your quota of 10000 credits."),
    "refused": (400, "content_against_policy", "The text goes against our terms."),
    "voice": (404, "voice_not_found", "A voice with this id was not found."),
    "422": (422, "invalid", "The request is not valid."),
}


def refuse(what: str) -> Response:
    """An error in the vendor's words."""
    code, status, message = _WORDS[what]
    body = {"detail": {"status": status, "message": message}}
    return JSONResponse(body, status_code=code, headers={"retry-after": "7"} if code == 429 else {})


def routes(house: Any) -> list[Route]:
    """The three ways to have something said."""

    def speaking(*, timed: bool) -> Any:
        async def speech(request: Request) -> Response:
            async def answer(mood: Any) -> Response:
                asked, voice = await request.json(), request.path_params["voice"]
                return _answer(
                    house, request, asked["model_id"], [(voice, asked["text"])], mood, timed=timed
                )

            return await house.paid(request, NAME, answer, refuse=refuse)

        return speech

    async def dialogue(request: Request) -> Response:
        async def answer(mood: Any) -> Response:
            asked = await request.json()
            said = [(one["voice_id"], one["text"]) for one in asked["inputs"]]
            return _answer(
                house, request, asked.get("model_id", "eleven_v4"), said, mood, timed=False
            )

        return await house.paid(request, NAME, answer, refuse=refuse)

    return [
        Route("/v1/text-to-speech/{voice}", speaking(timed=False), methods=["POST"]),
        Route("/v1/text-to-speech/{voice}/with-timestamps", speaking(timed=True), methods=["POST"]),
        Route("/v1/text-to-dialogue", dialogue, methods=["POST"]),
    ]


def _answer(
    house: Any, request: Request, model: str, said: list[tuple[str, str]], mood: Any, *, timed: bool
) -> Response:
    what = mood.what if mood else ""
    if not request.headers.get("xi-api-key"):
        return refuse("401")
    if what == "refused":
        return refuse("refused")
    if any(not voice.isalnum() or len(voice) != 20 for voice, _ in said):
        return refuse("voice")
    rate = _rate(request.query_params.get("output_format", "mp3_44100_128"))
    text = "".join(words for _, words in said)
    if rate is None or not text.strip():
        return refuse("422")
    found = next(one for one in prices.load().models if one.id == model).rate()
    usd = (found.thousand_characters or Decimal(0)) * len(text) / 1000
    job = house.accept(NAME, model, usd, text=text, voices=[voice for voice, _ in said])
    sound, heard = _sound(said, rate, loud=what != "silent")
    headers = {"request-id": job, "character-cost": str(len(text))}
    if not timed:
        return Response(sound, media_type="audio/pcm", headers=headers)
    data = "not base64" if what == "corrupt" else base64.b64encode(sound).decode()
    alignment = None if what == "no_alignment" else _alignment(text, heard)
    body = {"audio_base64": data, "alignment": alignment, "normalized_alignment": alignment}
    return JSONResponse(body, headers=headers)


def _rate(output_format: str) -> int | None:
    """Samples per second; None for what this stand-in does not encode."""
    kind, _, rate = output_format.partition("_")
    return int(rate) if kind == "pcm" and rate.isdigit() else None


def _sound(
    said: list[tuple[str, str]], rate: int, *, loud: bool
) -> tuple[bytes, list[tuple[float, float]]]:
    """The sound, and when each character of the text is heard; a tag in brackets is not said."""
    sound, heard = b"", []
    for voice, text in said:
        _, _, words = text.partition("] ") if text.startswith("[") else ("", "", text)
        start = len(sound) / 2 / rate
        silent = len(text) - len(words)
        made = spoken(words, voice, loud=loud, rate=rate)
        length = len(made) / 2 / rate
        heard += [(start, start)] * silent
        begin, step = start + 0.2, (length - 0.2) / max(1, len(words))
        heard += [(begin + step * n, begin + step * (n + 1)) for n in range(len(words))]
        sound += made
    return sound, heard


def _alignment(text: str, heard: list[tuple[float, float]]) -> dict[str, Any]:
    return {
        "characters": list(text),
        "character_start_times_seconds": [round(start, 3) for start, _ in heard],
        "character_end_times_seconds": [round(end, 3) for _, end in heard],
    }
