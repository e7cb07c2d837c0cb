"""Voices: what the characters say, as sound with the timing of mouths and words.

`espeak.EspeakVoices` is the offline voice, `choices.CHOICES` are voices to begin with; `make` sets up
any of them by name, `ladder.Ladder` lets one stand in for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.errors import ConfigError
from schemas.operation import Terms

from .base import Voices

NAMES = ("espeak", "elevenlabs", "gemini-tts")


def make(generator: str, terms: Terms | None, options: Mapping[str, Any]) -> Voices:
    """The voices of that name; `terms` is None for those that cost nothing.

    `options` may hold `voices`, the vendor's voices to choose from. Raises ConfigError for a name, an
    option or a model that is wrong, RetiredModelError for a model past its last day.
    """
    known = set() if generator == "espeak" else {"voices"}
    if generator not in NAMES:
        raise ConfigError(f"there is no voice {generator!r}; known are {', '.join(NAMES)}")
    if wrong := sorted(set(options) - known):
        hint = "it knows voices" if known else "it has none"
        raise ConfigError(f"voice {generator!r} has no option {wrong[0]!r}; {hint}")
    if generator == "espeak":
        from .espeak import EspeakVoices

        return EspeakVoices()
    if terms is None or not terms.key:
        raise ConfigError(f"voice {generator!r} needs a key; set `key` of its backend")
    return _bought(generator, terms, options.get("voices"))


def _bought(generator: str, terms: Terms, voices: Any) -> Voices:
    from . import elevenlabs, gemini, stock
    from .bought import Accent, BoughtVoices

    accent: Accent
    if generator == elevenlabs.GENERATOR:
        model = terms.prices.model(terms.model or elevenlabs.MODEL, "speech")
        named = stock.chosen(voices, stock.ELEVENLABS, terms.name)
        accent = elevenlabs.ElevenLabs(terms, model, named)
    else:
        model = terms.prices.model(terms.model or gemini.MODEL, "speech")
        named = stock.chosen(voices, stock.GEMINI, terms.name)
        accent = gemini.Gemini(terms, model, named)
    return BoughtVoices(terms, accent)
