"""The vendors' own voices, and who gets which: the same character always the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.errors import ConfigError
from schemas.voice import VoiceProfile

_HIGH = {  # variants of the offline voice that sound like a woman, a child or something small
    "Alicia", "Andrea", "Annie", "anika", "anikaRobot", "aunty", "belinda", "f1", "f2", "f3", "f4",
    "f5", "grandma", "Jacky", "linda", "shelby", "steph", "steph2", "steph3", "whisperf", "zac",
    "Tweaky", "robosoft6",
}  # fmt: skip


@dataclass(frozen=True)
class Stock:
    """A vendor's voices by their ids there, the high ones and the low ones."""

    high: tuple[str, ...]
    low: tuple[str, ...]

    def of(self, profile: VoiceProfile, who: str, generator: str) -> str:
        """The voice of a character: the one its file names, else one that suits and stays."""
        if named := profile.names.get(generator):
            return named
        choice = self.high if profile.variant in _HIGH else self.low
        return max(choice, key=lambda one: hashlib.sha256(f"{who}|{one}".encode()).digest())


def chosen(voices: Sequence[str] | None, stock: Stock, backend: str) -> Stock:
    """The operator's own list in place of the vendor's; ConfigError when it is not one."""
    if voices is None:
        return stock
    names = [voice for voice in voices if isinstance(voice, str) and voice.strip()]
    if isinstance(voices, str) or not names or len(names) != len(voices):
        raise ConfigError(
            f"option 'voices' of {backend!r} must be a list of the vendor's voices by name or id,"
            ' such as ["Kore", "Puck"]'
        )
    return Stock(tuple(names), tuple(names))


GEMINI = Stock(
    high=(
        "Achernar", "Aoede", "Autonoe", "Callirrhoe", "Despina", "Erinome", "Gacrux", "Kore",
        "Laomedeia", "Leda", "Pulcherrima", "Sulafat", "Vindemiatrix", "Zephyr",
    ),
    low=(
        "Achird", "Algenib", "Algieba", "Alnilam", "Charon", "Enceladus", "Fenrir", "Iapetus",
        "Orus", "Puck", "Rasalgethi", "Sadachbia", "Sadaltager", "Schedar", "Umbriel",
        "Zubenelgenubi",
    ),
)  # fmt: skip
ELEVENLABS = Stock(
    high=(
        "EXAVITQu4vr4xnSDxMaL", "FGY2WhTYpPnrIDTdsKH5", "Xb7hH8MSUJpSbSDYk0k2",  # Sarah Laura Alice
        "XrExE9yKIg1WjnnlVkGX", "cgSgspJ2msm6clMCkdW9", "hpp4J3VqNfWAUOO0d1Us",  # Matilda Jessica Bella
        "pFZP5JQG7iQjIQuC4Bku",  # Lily
    ),
    low=(
        "CwhRBWXzGAHq8TQ4Fs17", "IKne3meq5aSn9XLyUdCD", "JBFqnCBsd6RMkjVDRZzb",  # Roger Charlie George
        "N2lVS1w4EtoT3dr4eOWO", "SOYHLrjzK2X1ezoPC6cr", "TX3LPaxmHKxFdv7VOQHJ",  # Callum Harry Liam
        "cjVigY5qzO86Huf0OWal", "iP95p4xoKVk53GoZ742B", "nPczCjzI2devNBz1zQrb",  # Eric Chris Brian
        "onwK4e9ZLuTAKqWW03F9", "pNInz6obpgDQGcFmaJgB", "pqHfZKP75CvOlQylNhV4",  # Daniel Adam Bill
    ),
)  # fmt: skip
