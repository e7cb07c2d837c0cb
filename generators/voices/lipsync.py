"""Lips for a voice that reports no phonemes: from the written words and how loud it is when.

The letters are read as rough phonemes, laid along the moments at which the words are heard, and the
mouth closes wherever the voice pauses. Loudness is one number for each film frame of the line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .phonemes import FRAME_S, Shape, mouth_track

Timed = tuple[float, str]  # a moment in seconds, and a word or a phoneme that begins there

_PAUSE_FRAMES = 3  # a shorter dip is a consonant
_QUIET = 0.12  # of the loud frames' level
_VOWELS = frozenset("aeiouæɛɪɒʌɔəɑ")
_GROUPS = {
    "igh": "aɪ", "oor": "ɔ", "oo": "u", "ou": "aʊ", "ow": "oʊ", "oa": "oʊ", "oi": "ɔɪ", "oy": "ɔɪ",
    "ee": "i", "ea": "i", "ie": "i", "ai": "eɪ", "ay": "eɪ", "au": "ɔ", "aw": "ɔ", "ew": "u",
    "ue": "u", "th": "θ", "sh": "ʃ", "ch": "ʃ", "ph": "f", "wh": "w", "qu": "w", "ck": "k",
    "ng": "ŋ", "a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɒ", "u": "ʌ", "y": "i", "j": "ʃ", "x": "s",
}  # fmt: skip
_GROUP = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)) + "|.")
_SILENT = re.compile(r"[^eiu]e\W*$", re.IGNORECASE)
_DIGITS = ("ziro", "won", "tu", "thri", "for", "faiv", "siks", "seven", "eit", "nain")
_KANA = {"A": "a", "I": "i", "U": "u", "E": "e", "O": "o"}


def mouths(
    words: Sequence[Timed], loud: Sequence[float], *, seconds: float
) -> tuple[tuple[float, Shape], ...]:
    """The mouth's changes while the words are said; they rise strictly and end closed."""
    sounds = list(_laid(words, seconds))
    rests = _rests(loud)
    moments = {at_s for at_s, _ in sounds} | {edge for rest in rests for edge in rest}
    starts = [at_s for at_s, _ in sounds]

    def heard(at_s: float) -> str:
        if not sounds or any(begin <= at_s < end for begin, end in rests):
            return ""
        return sounds[max(0, bisect_right(starts, at_s) - 1)][1]

    return mouth_track(((at_s, heard(at_s)) for at_s in sorted(moments)), seconds=seconds)


def spread(words: Sequence[str], loud: Sequence[float], *, seconds: float) -> tuple[float, ...]:
    """When each word begins, where nobody says: by its length, along the time that is not silent."""
    rests = _rests(loud)
    voiced = [n for n in range(len(loud)) if not any(a <= n * FRAME_S < b for a, b in rests)]
    if not voiced:
        return tuple(seconds * n / max(1, len(words)) for n in range(len(words)))
    weights = [len(sounds(word)) + 0.5 for word in words]
    total, done, starts = sum(weights), 0.0, []
    for weight in weights:
        frame = voiced[min(len(voiced) - 1, int(done / total * len(voiced)))]
        starts.append(min(seconds, frame * FRAME_S))
        done += weight
    return tuple(starts)


def sounds(word: str) -> tuple[str, ...]:
    """Rough phonemes of a written word, in order."""
    letters = "".join(map(_plain, word))
    found = [_GROUPS.get(group, group) for group in _GROUP.findall(letters)]
    silent = len(found) > 2 and _SILENT.search(word) is not None
    return tuple(found[:-1] if silent else found)


def _plain(character: str) -> str:
    """A letter as one of a … z, a digit as its name; any other script's letter as a vowel."""
    if character.isdecimal():
        return _DIGITS[unicodedata.decimal(character)]
    if not character.isalpha():
        return ""
    base = unicodedata.normalize("NFD", character)[0].lower()
    if "a" <= base <= "z":
        return base
    name = unicodedata.name(character, "")
    return _KANA.get(name[-1:], "a") if name.startswith(("HIRAGANA", "KATAKANA")) else "a"


def _laid(words: Sequence[Timed], seconds: float) -> Iterator[Timed]:
    """The phonemes of the words, each word's spread over its own time; vowels take twice as long."""
    for (at_s, word), (end_s, _) in pairwise([*words, (seconds, "")]):
        said = sounds(word)
        weights = [2.0 if one[0] in _VOWELS else 1.0 for one in said]
        step = max(0.0, end_s - at_s) / max(1.0, sum(weights))
        for n, one in enumerate(said):
            yield at_s + sum(weights[:n]) * step, one


def _rests(loud: Sequence[float]) -> list[tuple[float, float]]:
    """Where the voice pauses: from when until when."""
    if not loud or max(loud) <= 0:
        return [(0.0, float("inf"))]
    level = sorted(loud)[(len(loud) * 9 - 1) // 10]
    hushed = [one < level * _QUIET for one in loud]
    edges = [n for n, (a, b) in enumerate(pairwise([False, *hushed, False])) if a != b]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [(a * FRAME_S, b * FRAME_S) for a, b in spans if b - a >= _PAUSE_FRAMES]
