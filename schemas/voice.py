"""Speech: how a character sounds, and what one spoken line became.

The variants are those of espeak-ng 1.52, the offline voice. Other voices read `language`, `speed`,
`volume` and their own entry of `names`; the variant tells them only whether to sound high or low.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Literal

from pydantic import Field, field_validator

from .plan import Model

MouthShape = Literal["closed", "small", "open", "wide", "round"]
Seconds = Annotated[float, Field(ge=0.0, allow_inf_nan=False)]
VoiceName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]

_ESPEAK_VARIANTS = """
adam Alex Alicia Andrea Andy anika anikaRobot Annie announcer antonio AnxiousAndy aunty
belinda benjamin boris caleb croak david Demonic Denis Diogo ed edward edward2 f1 f2 f3 f4 f5
Gene Gene2 grandma grandpa gustave Henrique Hugo ian iven iven2 iven3 iven4 Jacky john
kaukovalta klatt klatt2 klatt3 klatt4 klatt5 klatt6 Lee linda m1 m2 m3 m4 m5 m6 m7 m8 marcelo
Marco Mario max Michael michel miguel Mike mike2 Nguyen norbert pablo paul pedro quincy Reed
RicishayMax RicishayMax2 RicishayMax3 rob robert robosoft robosoft2 robosoft3 robosoft4
robosoft5 robosoft6 robosoft7 robosoft8 sandro shelby steph steph2 steph3 Storm travis Tweaky
UniRobot victor whisper whisperf zac
"""
VARIANTS = frozenset(_ESPEAK_VARIANTS.split())


class VoiceProfile(Model):
    """How one character sounds; written by the operator in the character's file."""

    variant: str = Field(default="f2", description="timbre of the offline voice")
    pitch: int = Field(default=50, ge=0, le=99, description="0 deep, 50 the variant's own, 99 high")
    speed: int = Field(default=165, ge=80, le=260, description="words per minute")
    volume: float = Field(default=1.0, ge=0.0, le=1.0, allow_inf_nan=False)
    language: str = Field(default="en-us", pattern=r"^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$")
    names: dict[str, VoiceName] = Field(
        default_factory=dict,
        max_length=8,
        description="the voice elsewhere, by generator, e.g. gemini-tts: Kore; else one is chosen",
    )

    def __hash__(self) -> int:
        sound = self.variant, self.pitch, self.speed, self.volume, self.language
        return hash((*sound, *sorted(self.names.items())))

    @field_validator("variant")
    @classmethod
    def _known_variant(cls, variant: str) -> str:
        """Refuse a variant that does not exist, naming the nearest ones that do."""
        if variant in VARIANTS:
            return variant
        names = {name.lower(): name for name in sorted(VARIANTS)}
        near = get_close_matches(variant.lower(), names, n=3, cutoff=0.5) or ["f2", "m3"]
        wish = ", ".join(names[name] for name in near)
        raise ValueError(f"there is no voice variant {variant!r}; did you mean {wish}?")


class Mouth(Model):
    """The mouth takes this shape at this moment, counted from the start of the line."""

    at_s: Seconds
    shape: MouthShape


class Word(Model):
    """A word of the line as written, and the moment it starts to be heard."""

    at_s: Seconds
    text: str


class Speech(Model):
    """One spoken line: a mono 48 kHz 16-bit WAV file and its timing.

    `mouths` rise strictly in time and end closed; a thought keeps the mouth closed. `words`
    are the blank-separated words of the text, in order, none missing.
    """

    path: str
    seconds: Seconds
    mouths: tuple[Mouth, ...]
    words: tuple[Word, ...]
