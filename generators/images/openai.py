"""OpenAI's image models: a new picture, or one after references."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from schemas.errors import BadFootageError
from schemas.operation import Accepted, Delivered, Order, Terms
from schemas.prices import Priced, tokens_usd

from ..at_once import AtOnce
from ..remote.http import Wire
from ..remote.words import Words
from .picture import inline

GENERATOR: Final = "gpt-image"
MODEL: Final = "gpt-image-2.5-flare"
_HOME: Final = "https://api.openai.com/v1"
_SIZE: Final = "1024x1024"  # the one that the price list speaks of
_PICTURE: Final = 8000  # tokens: more than any of its models counts for a picture that it reads
_AROUND: Final = 50  # tokens that the vendor may put around a prompt
_ROUNDED: Final = Decimal("1.5")  # a list price per picture is a mean


class Drawing(AtOnce):
    """Sells pictures by the token."""

    def __init__(self, terms: Terms, model: Priced) -> None:
        key = terms.key
        super().__init__(
            Wire(
                "OpenAI", terms.base_url or _HOME,
                lambda: {"authorization": f"Bearer {key.reveal()}"},
                words=Words(spent=r"insufficient_quota|hard_limit"),  # a rate limit says "billing" too
            ),
            parallel=2,
        )  # fmt: skip
        self.priced = model

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Ask once; with pictures as a form, without them as JSON."""
        asked = {**order.body, "model": order.model}
        paths = asked.pop("pictures", [])
        content: dict[str, Any] = {"json": asked | {"n": 1}}
        if paths:
            read = await asyncio.to_thread(lambda: [inline(Path(path)) for path in paths])
            files = [
                ("image[]", (f"{n}.png", data, media_type))
                for n, (data, media_type) in enumerate(read, 1)
            ]
            content = {"data": asked | {"n": "1"}, "files": files}
        said = await self.wire.post(
            "images/edits" if paths else "images/generations", timeout_s=order.timeout_s,
            headers={"x-client-request-id": nonce}, **content,
        )  # fmt: skip
        usd, usage = self._charge(said)
        answer = Delivered(json.dumps(said).encode(), usd=usd, exact=usd is not None, details=usage)
        return Accepted(answer=answer)

    def _charge(self, said: Any) -> tuple[Decimal | None, dict[str, Any]]:
        """What the usage in an answer costs; None where it tells none."""
        usage = said.get("usage") if isinstance(said, dict) else None
        read = usage.get("input_tokens_details") if isinstance(usage, dict) else None
        if not isinstance(usage, dict) or not isinstance(read, dict):
            return None, {}
        counts = {
            "in": int(read.get("text_tokens") or 0), "image_in": int(read.get("image_tokens") or 0),
            "out": int(usage.get("output_tokens") or 0),
        }  # fmt: skip
        return tokens_usd(self.priced.rate(), counts), {"usage": counts}


class GptImage:
    """How OpenAI is asked for a picture, and what it answers; its sizes are qualities."""

    generator = GENERATOR

    def __init__(self, terms: Terms, model: Priced, quality: str) -> None:
        self.model, self._quality = model, quality
        self.seller = Drawing(terms, model)

    def body(self, text: str, pictures: Sequence[str], seed: int) -> dict[str, Any]:
        """The words and the pictures; this vendor takes no seed."""
        del seed
        return {
            "prompt": text, "pictures": list(pictures), "quality": self._quality, "size": _SIZE,
            "output_format": "png", "background": "opaque",
        }  # fmt: skip

    def most(self, text: str, pictures: int) -> Decimal:
        """The words, byte for byte a token, the pictures, and half as much again as the list says."""
        rate = self.model.rate()
        read = {"in": len(text.encode()) + _AROUND, "image_in": pictures * _PICTURE}
        return tokens_usd(rate, read) + rate.image[self._quality] * _ROUNDED

    def made(self, answer: Path) -> bytes:
        """The picture in the answer; BadFootageError where there is none."""
        said = json.loads(answer.read_bytes())
        try:
            return base64.b64decode(said["data"][0]["b64_json"], validate=True)
        except (binascii.Error, ValueError, LookupError, TypeError):
            raise BadFootageError("OpenAI answered without a picture") from None

    async def aclose(self) -> None:
        """Close the connections."""
        await self.seller.aclose()
