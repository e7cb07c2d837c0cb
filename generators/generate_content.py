"""Gemini's generateContent: a picture or a spoken line, within the request that asks for it.

The answer is kept as the vendor gave it; `made` takes out of it what was asked for, as often as
somebody wants it.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2

from schemas.errors import AniGenError, BackendBusyError, BadFootageError, RefusedError
from schemas.operation import Accepted, Delivered, Order, Terms
from schemas.prices import Priced, tokens_usd
from schemas.secret import blot

from .at_once import AtOnce
from .remote.http import Wire
from .remote.words import Words

_HOME = "https://generativelanguage.googleapis.com"
_NO = r"safety|prohibited|blocklist|spii|recitation|language"
_WRONG_KEY = r"api[ _]key"
_DELAY = re.compile(r'"retryDelay":\s*"([\d.]+)s"')
Inline = Callable[[Path], tuple[bytes, str]]  # a picture's bytes and media type, fit to be sent


class _Google(Words):
    """Google puts a wrong key down as a bad request, and the wait into the body."""

    def declined(self, response: httpx2.Response, vendor: str) -> AniGenError | None:
        error = super().declined(response, vendor)
        if isinstance(error, BackendBusyError) and (found := _DELAY.search(response.text)):
            error.retry_after = float(found[1])
        return error

    def classed(self, status: int, text: str, vendor: str, wait_s: float = 15.0) -> AniGenError:
        wrong_key = status == 400 and re.search(_WRONG_KEY, text, re.IGNORECASE)
        return super().classed(401 if wrong_key else status, text, vendor, wait_s)


class GenerateContent(AtOnce):
    """Sells what one model makes; `inline` reads the pictures that an order names."""

    def __init__(self, terms: Terms, model: Priced, *, parallel: int, inline: Inline) -> None:
        words = _Google(
            spent=r"spend|prepa(id|yment)|credits?\b",  # an ordinary rate limit says "billing" too
            sheds=frozenset({500, 503}),  # documented: failed requests are not charged
        )
        key = terms.key
        super().__init__(
            Wire("Gemini", terms.base_url or _HOME, lambda: {"x-goog-api-key": key.reveal()}, words=words),
            parallel=parallel,
        )  # fmt: skip
        self.priced, self._inline = model, inline

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Ask once; the vendor keeps no nonce."""
        del nonce
        body = await asyncio.to_thread(self._body, order)
        said = await self.wire.post(
            f"v1/models/{order.model}:generateContent", timeout_s=order.timeout_s, json=body
        )
        usd, counts = self._charge(said)
        content = json.dumps(said).encode()
        return Accepted(answer=Delivered(content, usd=usd, exact=usd is not None, details=counts))

    def _body(self, order: Order) -> dict[str, Any]:
        """The request with the pictures that go with it, `order.body["pictures"]`."""
        parts: list[dict[str, Any]] = [{"text": order.body["text"]}]
        for path in order.body.get("pictures", ()):
            data, media_type = self._inline(Path(path))
            inline = {"mimeType": media_type, "data": base64.b64encode(data).decode()}
            parts.append({"inlineData": inline})
        return {
            "contents": [{"role": "user", "parts": parts}], "generationConfig": order.body["config"],
        }  # fmt: skip

    def _charge(self, said: Any) -> tuple[Decimal | None, dict[str, Any]]:
        """What the usage in an answer costs; None where it tells none."""
        usage = said.get("usageMetadata") if isinstance(said, dict) else None
        if not isinstance(usage, dict) or "promptTokenCount" not in usage:
            return None, {}
        names = {
            "in": "promptTokenCount",
            "out": "candidatesTokenCount",
            "thinking": "thoughtsTokenCount",
        }
        counts = {name: int(usage.get(key) or 0) for name, key in names.items()}
        rate = self.priced.rate()
        priced = dict(counts)
        if "thinking" not in rate.mtok:
            priced["out"] += priced.pop("thinking")
        return tokens_usd(rate, priced), {"usage": counts}


def made(answer: Path) -> tuple[bytes, str]:
    """The picture or the sound in an answer that was bought, and its media type.

    RefusedError where the filter kept it back, BadFootageError where there is none for another reason.
    """
    said, first = _read(answer)
    for part in (first.get("content") or {}).get("parts") or []:
        if isinstance(part, dict) and (found := part.get("inlineData")):
            with contextlib.suppress(binascii.Error, ValueError, KeyError, TypeError):
                return base64.b64decode(found["data"], validate=True), str(found["mimeType"])
            raise BadFootageError("Gemini sent something that cannot be decoded")
    blocked = (said.get("promptFeedback") or {}).get("blockReason")
    reason = blot(str(blocked or first.get("finishReason") or "no reason given"))[:80]
    if blocked or re.search(_NO, reason, re.IGNORECASE):
        raise RefusedError(f"Gemini refused it: {reason}")
    raise BadFootageError(f"Gemini answered without what was asked for: {reason}")


def ended_early(answer: Path) -> bool:
    """Whether an answer ran into its limit."""
    return bool(_read(answer)[1].get("finishReason") == "MAX_TOKENS")


def _read(answer: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """A bought answer, and its first candidate."""
    said = json.loads(answer.read_bytes())
    said = said if isinstance(said, dict) else {}
    return said, next(iter(said.get("candidates") or []), {})
