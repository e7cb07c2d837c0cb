"""What of a written line is said aloud: cleaned words, their positions, and the language.

Speech engines read some marks out loud ("tilde", "asterisk", "slightly smiling face") and obey
others (control characters change espeak's voice), so neither may reach them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_CONTROL = "\x01"  # starts a command inside espeak's text
_UNSAID = frozenset("~*_^`|\\#{}[]<>")
_STRETCHED = re.compile(r"([^\W\d_])\1{3,}", re.IGNORECASE)
_LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar",
    "CJK": "cmn",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
_CHINESE = ("cmn", "yue", "zh", "hak")


@dataclass(frozen=True)
class SpokenText:
    """`text` is for the engine; word `i` of the line begins at `starts[i]` in it."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def word_at(self, position: int) -> int:
        """Index of the word that holds the character at `position` (from 0) of `text`."""
        return max(0, bisect_right(self.starts, position) - 1)


def spoken(line: str, *, language: str, pitches: tuple[int, ...] = ()) -> SpokenText:
    """Clean `line` for the engine; with `pitches`, word `i` is sung at pitch `i` modulo their number.

    Words are the blank-separated ones of the line. One that has nothing to say (an emoji) keeps
    its place with an empty stretch of text.
    """
    words = tuple(line.encode("utf-8", "replace").decode().split())  # no lone surrogates
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for index, word in enumerate(words):
        said = _said(word, language)
        if said and pitches:
            said = f"{_CONTROL}{pitches[index % len(pitches)]}P {said}"
        starts.append(length)
        if said:
            parts.append(said)
            length += len(said) + 1
    return SpokenText(" ".join(parts), words, tuple(starts))


def language_for(line: str, language: str) -> str:
    """Choose the language to read `line` in: an English voice yields to scripts it cannot read.

    Japanese text without any kana is read as Chinese, because kanji alone cannot be read here.
    """
    if not language.startswith("en") and language != "ja":
        return language
    counts: dict[str, int] = {}
    for character in line:
        if character.isalpha():
            script = unicodedata.name(character, "").split(" ")[0]
            counts[script] = counts.get(script, 0) + 1
    if counts.get("HIRAGANA") or counts.get("KATAKANA"):
        counts.pop("CJK", None)
    if not counts:
        return language
    most = max(sorted(counts), key=counts.__getitem__)
    return _LANGUAGE_OF_SCRIPT.get(most, language)


def _said(word: str, language: str) -> str:
    kept = "".join(
        character if _is_said(character, language) else " "
        for character in unicodedata.normalize("NFKC", word)
    )
    return _STRETCHED.sub(lambda run: run[1] + 2 * run[1].lower(), " ".join(kept.split()))


def _is_said(character: str, language: str) -> bool:
    if character in _UNSAID or unicodedata.category(character)[0] == "C":
        return False
    if unicodedata.category(character) in {"So", "Sk"} and character > "\u2000":
        return False
    if character in "\ufe0e\ufe0f\u20e3":  # emoji selectors
        return False
    return language in _CHINESE or not unicodedata.name(character, "").startswith("CJK UNIFIED")
