"""Gemini's speech: thirty voices, told how to speak by tags; it does not say when a word is heard."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from schemas.errors import BadFootageError
from schemas.operation import Terms
from schemas.plan import Manner
from schemas.prices import Priced, tokens_usd
from schemas.voice import VoiceProfile

from ..generate_content import GenerateContent, ended_early, made
from .spoken_text import SpokenText
from .stock import Stock

if TYPE_CHECKING:
    from .recording import Heard

GENERATOR: Final = "gemini-tts"
MODEL: Final = "gemini-3.8-flash-tts"
_TAGS: Final = {
    Manner.WHISPER: "[whispers] ", Manner.SHOUT: "[shouting] ", Manner.SING: "[singing] ",
    Manner.THOUGHT: "[softly, to oneself] ",
}  # fmt: skip
_LONGEST_TAG: Final = max(map(len, _TAGS.values()))
_TOKENS_S: Final = 32  # more than any of its models makes of a second
_LEAST_S, _CHARACTER_S = 4.0, 0.3  # longer than anybody takes over a line
_AROUND: Final = 50  # tokens that the vendor may put around a prompt
_RATE: Final = 24_000  # unless the answer says otherwise


class Gemini:
    """What Gemini wants to know of a line, and what it answers."""

    generator = GENERATOR

    def __init__(self, terms: Terms, model: Priced, stock: Stock) -> None:
        self.model, self.stock = model, stock
        self.seller = GenerateContent(terms, model, parallel=4, inline=_no_pictures)

    def body(
        self, line: SpokenText, voice: str, profile: VoiceProfile, manner: Manner
    ) -> dict[str, Any]:
        """The line with its manner as a tag before it, and a limit past which it only rambles."""
        said = {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": voice}}}
        return {
            "text": _TAGS.get(manner, "") + line.text,
            "config": {
                "responseModalities": ["AUDIO"], "maxOutputTokens": _limit(line.text),
                "speechConfig": {**said, "languageCode": _language(profile.language)},
            },
        }  # fmt: skip

    def most(self, text: str) -> Decimal:
        """The words, byte for byte a token, and all the sound that the limit lets through."""
        prompt = len(text.encode()) + _LONGEST_TAG + _AROUND
        return tokens_usd(self.model.rate(), {"in": prompt, "out": _limit(text)})

    def heard(self, answer: Path, line: SpokenText) -> Heard:
        """The samples; BadFootageError for a line that was cut short."""
        from .recording import Heard

        del line
        sound, media_type = made(answer)
        if ended_early(answer):
            raise BadFootageError("Gemini's voice did not come to the end of the line")
        rate = re.search(r"rate=(\d{4,6})", media_type)
        return Heard(sound, int(rate[1]) if rate else _RATE)

    async def aclose(self) -> None:
        """Close the connections."""
        await self.seller.aclose()


def _limit(text: str) -> int:
    return math.ceil(_TOKENS_S * (_LEAST_S + _CHARACTER_S * len(text)))


def _language(code: str) -> str:
    """The language as this vendor writes it: `en-GB`."""
    first, *rest = code.split("-")
    return "-".join([first, *(one.upper() if len(one) == 2 else one for one in rest[:1])])


def _no_pictures(path: Path) -> tuple[bytes, str]:
    raise BadFootageError(f"a spoken line takes no picture, not even {path.name}")
