"""Gemini's image models."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from schemas.operation import Terms
from schemas.prices import Priced, tokens_usd

from ..generate_content import GenerateContent, made
from .picture import inline

GENERATOR: Final = "gemini-image"
MODEL: Final = "gemini-nano-banana-2.1"
_SHAPE: Final = "16:9"
_PICTURE: Final = 2600  # tokens: more than any of its models counts for a picture that it reads
_AROUND: Final = 50  # tokens that the vendor may put around a prompt
_SEEDS: Final = 1 << 31


class Gemini:
    """How Gemini is asked for a picture, and what it answers."""

    generator = GENERATOR

    def __init__(self, terms: Terms, model: Priced, size: str) -> None:
        self.model, self._size = model, size
        self.seller = GenerateContent(terms, model, parallel=2, inline=inline)

    def body(self, text: str, pictures: Sequence[str], seed: int) -> dict[str, Any]:
        """The words, the pictures, and the kind of answer."""
        return {
            "text": text, "pictures": list(pictures),
            "config": {
                "responseModalities": ["IMAGE"], "seed": seed % _SEEDS,
                "imageConfig": {"aspectRatio": _SHAPE, "imageSize": self._size.upper()},
                "maxOutputTokens": self.model.answer_tokens,
            },
        }  # fmt: skip

    def most(self, text: str, pictures: int) -> Decimal:
        """The words, byte for byte a token, the pictures, and all that the answer may hold."""
        prompt = len(text.encode()) + _AROUND + pictures * _PICTURE
        return tokens_usd(self.model.rate(), {"in": prompt, "out": self.model.answer_tokens})

    def made(self, answer: Path) -> bytes:
        """The picture in the answer."""
        return made(answer)[0]

    async def aclose(self) -> None:
        """Close the connections."""
        await self.seller.aclose()
