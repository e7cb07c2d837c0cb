"""Voices: what the characters say, as sound with the timing of mouths and words.

`espeak.EspeakVoices` is the offline voice, `choices.CHOICES` are voices to begin with; `make` sets up
any of them by name, `ladder.Ladder` lets one stand in for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.operation import Terms

from ..named import terms_of
from .base import Voices

NAMES = ("espeak", "elevenlabs", "gemini-tts")


def make(generator: str, terms: Terms | None, options: Mapping[str, Any]) -> Voices:
    """The voices of that name; `terms` is None for those that cost nothing.

    `options` may hold `voices`, the vendor's voices to choose from. Raises ConfigError for a name, an
    option or a model that is wrong, RetiredModelError for a model past its last day.
    """
    sold = terms_of("voice", generator, NAMES, terms, options=options, knows="voices")
    if sold is None:
        from .espeak import EspeakVoices

        return EspeakVoices()
    return _bought(generator, sold, options.get("voices"))


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
