"""Softening: a shot that a filter refused, in words that nobody can take for harm.

The first time the words that filters stumble over are replaced; the second time only who is there,
where and how the picture is framed remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas.errors import PlanError

from ..base import Refused

LONGEST = 400  # characters of an action
_SHORTEST = 12
_MILD = {
    "calm": "angry anger furious rage raging enraged violent violently brutal brutally savage menacing",
    "worried": "terrified terror horrified panicked panicking hysterical desperate",
    "meets": "attacks fights hits punches kicks stabs shoots strikes beats strangles slaps chokes",
    "meeting": "attacking fighting hitting punching kicking stabbing shooting beating strangling",
    "tumbles": "crashes collapses falls",
    "resting": "dying dead killed murdered unconscious wounded injured hurt bleeding lifeless",
    "paint": "blood gore",
    "stick": "knife dagger sword blade gun pistol rifle weapon axe spear bow arrow arrows bomb",
    "sticks": "knives daggers swords blades guns pistols rifles weapons axes spears bombs",
    "glow": "fire flames blaze explosion explosions inferno",
    "cup": "beer wine whisky whiskey vodka cigarette cigar pipe syringe drug drugs pill pills",
    "dressed": "naked nude undressed bare topless",
    "person": "corpse body child girl boy kid toddler baby minor teenager",
    "people": "corpses bodies children girls boys kids toddlers babies minors teenagers",
    "smiling": "crying sobbing weeping screaming shrieking suffering",
    "greets": "kisses embraces",
    "picture": "logo brand trademark photo photograph",
}
_FOR = {word: mild for mild, words in _MILD.items() for word in words.split()}
_NAMED_BRANDS = """
disney pixar marvel pokemon pikachu nintendo ghibli totoro lego barbie batman superman spiderman
coca-cola pepsi nike adidas iphone google facebook tiktok instagram tesla youtube netflix
"""
_BRANDS = frozenset(_NAMED_BRANDS.split())
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_QUOTED = re.compile(r"[\"“‘']([^\"”’']{2,48})[\"”’']")
_RISKY = re.compile(
    r"\b(with|because|while|until|after|before|as|so that|who|which|and then)\b.*", re.IGNORECASE
)
_PLAIN = "Soft light, gentle colours, a quiet moment."


def soften(refused: Refused) -> str:
    """The action in milder words, at most 400 characters.

    PlanError when it is the same again, or when nothing of it can be shown.
    """
    text = _without(refused.action, [*_named(refused.reason), *refused.forbidden])
    text = _tidy(_mild(text))
    if refused.time > 1:
        text = _plainest(text)
    if len(text) < _SHORTEST or text == refused.action.strip():
        text = _plainest(text) if len(text) >= _SHORTEST else ""
    if not text or text == refused.action.strip():
        raise PlanError("no milder words were found for a refused shot; show something else")
    return text[:LONGEST].rstrip()


def _named(reason: str) -> list[str]:
    """The words that the vendor says it stumbled over: those it quotes."""
    return [part.strip() for part in _QUOTED.findall(reason) if part.strip()]


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", text, flags=re.IGNORECASE)
    return text


def _mild(text: str) -> str:
    def instead(found: re.Match[str]) -> str:
        word = found[0].casefold()
        return "" if word in _BRANDS else _FOR.get(word, found[0])

    return _WORD.sub(instead, text)


def _plainest(text: str) -> str:
    """Who is there and where: the first sentence up to its first reason, and soft light."""
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    kept = _tidy(_RISKY.sub("", first)).rstrip(".!?,;: ")
    return f"{kept}. {_PLAIN}" if len(kept) >= _SHORTEST else _PLAIN


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", text))
    return re.sub(r"([.,;:])(?:\s*[,;:])+", r"\1", text).strip(" ,;:")
