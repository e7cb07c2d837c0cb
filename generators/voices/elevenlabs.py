"""ElevenLabs: speech with the moment of every character."""

from __future__ import annotations

import base64
import binascii
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from schemas.errors import BadFootageError
from schemas.operation import Accepted, Delivered, Order, Terms
from schemas.plan import Manner
from schemas.prices import Priced, Rate
from schemas.voice import VoiceProfile

from ..at_once import AtOnce
from ..remote.http import Wire
from ..remote.words import Words
from .spoken_text import SpokenText
from .stock import Stock

if TYPE_CHECKING:
    from .recording import Heard

GENERATOR: Final = "elevenlabs"
MODEL: Final = "eleven_v4"
_HOME: Final = "https://api.elevenlabs.io"
_RATE: Final = 24_000  # PCM of a higher rate is for dearer accounts
_TAGS: Final = {
    Manner.WHISPER: "[whispers] ", Manner.SHOUT: "[shouts] ", Manner.SING: "[sings] ",
    Manner.THOUGHT: "[softly] ",
}  # fmt: skip
_LONGEST_TAG: Final = max(map(len, _TAGS.values()))
_PACE: Final = 165  # words per minute at speed 1


class Speaking(AtOnce):
    """Sells speech by the character."""

    def __init__(self, terms: Terms, model: Priced) -> None:
        key = terms.key
        super().__init__(
            Wire(
                "ElevenLabs", terms.base_url or _HOME, lambda: {"xi-api-key": key.reveal()},
                words=Words(refused=r"against_policy|content.policy|moderat|prohibited|terms of"),
            ),
            parallel=4,
        )  # fmt: skip
        self.priced = model

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Ask once; the vendor keeps no nonce."""
        del nonce
        body = dict(order.body)
        voice = body.pop("voice")
        said = await self.wire.post(
            f"v1/text-to-speech/{voice}/with-timestamps", timeout_s=order.timeout_s,
            params={"output_format": f"pcm_{_RATE}"}, json={**body, "model_id": order.model},
        )  # fmt: skip
        count = len(body["text"])
        usd = _usd(self.priced.rate(), count)
        content = json.dumps(said).encode()
        return Accepted(
            answer=Delivered(content, usd=usd, exact=True, details={"characters": count})
        )


class ElevenLabs:
    """What ElevenLabs wants to know of a line, and what it answers."""

    generator = GENERATOR

    def __init__(self, terms: Terms, model: Priced, stock: Stock) -> None:
        self.model, self.stock = model, stock
        self.seller = Speaking(terms, model)

    def body(
        self, line: SpokenText, voice: str, profile: VoiceProfile, manner: Manner
    ) -> dict[str, Any]:
        """The line with its manner as a tag in brackets before it."""
        pace = round(min(1.2, max(0.7, profile.speed / _PACE)), 2)
        return {
            "voice": voice, "text": _TAGS.get(manner, "") + line.text,
            "language_code": profile.language.split("-")[0], "voice_settings": {"speed": pace},
        }  # fmt: skip

    def most(self, text: str) -> Decimal:
        """Every character costs, those of a tag too."""
        return _usd(self.model.rate(), len(text) + _LONGEST_TAG)

    def heard(self, answer: Path, line: SpokenText) -> Heard:
        """The samples, and where the words begin in them if the vendor says so."""
        from .recording import Heard

        said = json.loads(answer.read_bytes())
        try:
            sound = base64.b64decode(said["audio_base64"], validate=True)
        except (binascii.Error, ValueError, KeyError, TypeError):
            raise BadFootageError("ElevenLabs sent something that cannot be decoded") from None
        return Heard(sound, _RATE, _starts(said.get("alignment"), line))

    async def aclose(self) -> None:
        """Close the connections."""
        await self.seller.aclose()


def _usd(rate: Rate, characters: int) -> Decimal:
    return (rate.thousand_characters or Decimal(0)) * characters / 1000


def _starts(alignment: Any, line: SpokenText) -> tuple[float, ...]:
    """When each word of the line begins; nothing where the alignment is of another text."""
    try:
        characters = alignment["characters"]
        moments = [float(at_s) for at_s in alignment["character_start_times_seconds"]]
    except (KeyError, TypeError, ValueError):
        return ()
    tag = len(characters) - len(line.text)
    if "".join(characters)[tag:] != line.text or len(moments) != len(characters) or tag < 0:
        return ()
    last = len(characters) - 1
    return tuple(moments[min(last, tag + start)] for start in line.starts)
