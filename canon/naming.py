"""Naming: whom and what a text means, by name, by alias, by role, or by a name with a slip in it.

The keys by which a fact is found stand beside it, in the same index as the ids it is about, so that
a text is resolved by looking up its own runs of words: the cost follows the text, not the length of
the series. A key's first sign tells it from an id:

    =heron      somebody or something is called that      ~ledger     a secret speaks of it
    @mio        they hold it                              &mio|ren    it happened between them
    ?open       the thread waits for its answer
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .common_words import COMMON, LITTLE
from .slots import Kind, entities_of, field_of, kind_of, listed, subject_of

NAME, WORD, HELD, PAIR, OPEN = "=", "~", "@", "&", "?open"
_NAMED = (Kind.PERSON, Kind.PLACE, Kind.THING)
_NAMES = ("name", "aliases", "role")
_LONGEST = 6  # words of a name
_SHORTEST = 4  # letters of a word that tells a secret from another
_SLIP = 5  # letters from which a word may hold a slip
_LONGEST_KEY = 200  # an index of PostgreSQL takes 2,700 bytes
_NO_NAME = 40  # letters of a word that is no name
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_END = re.compile(r"[.!?;:\n]+")
_BREAK = re.compile(r"[,()“”\"–—]")
_ROLE_END = re.compile(r",| of | from | at | who | in | with | to ")


@dataclass(frozen=True)
class Word:
    """A word of a text, folded, and how it stands there."""

    text: str
    proper: bool  # written with a capital
    ends: bool = False  # a comma or a bracket follows: no name goes on beyond it


def keys_of(slot: str, value: str) -> tuple[str, ...]:
    """The keys by which the fact is found, beside the ids that it is about."""
    return tuple(key for key in _keys(slot, value) if len(key) <= _LONGEST_KEY)


def pair_keys(people: Iterable[str]) -> Iterator[str]:
    """The key of what happened between any two of these people."""
    names = sorted(set(people))
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            yield f"{PAIR}{one}|{other}"


def called(kind: Kind, part: str, value: str) -> tuple[str, ...]:
    """What somebody or something goes by, folded, the whole before its parts."""
    if part == "aliases":
        return tuple(dict.fromkeys(filter(None, map(fold, listed(value)))))
    whole = fold(value)
    words = whole.split()
    parts: list[str] = []
    if part == "role":
        parts = [fold(_ROLE_END.split(value, maxsplit=1)[0])]
    elif kind is Kind.PERSON:
        parts = [word for word in words if len(word) > 2]
    elif kind is Kind.THING:
        parts = words[-1:]
    return tuple(dict.fromkeys(filter(None, (whole, *parts))))


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that tell it from others: folded stems, no common ones."""
    found = (stem(word.text) for sentence in read(text) for word in sentence)
    return tuple(dict.fromkeys(filter(None, found)))


def stem(word: str) -> str:
    """The word without its commonest endings; empty for a word that tells nothing."""
    if len(word) < _SHORTEST or word in COMMON:
        return ""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word


def fold(text: str) -> str:
    """Lower case, no accents, no marks, no article in front."""
    words = [_owner(match.group()) for match in _TOKEN.finditer(_bare(text).casefold())]
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    return " ".join(words)


def read(text: str) -> tuple[tuple[Word, ...], ...]:
    """The sentences of a text, as folded words."""
    sentences = (tuple(_words(part)) for part in _END.split(text))
    return tuple(filter(None, sentences))


def runs(words: tuple[Word, ...]) -> Iterator[tuple[int, int, str]]:
    """Runs of words that may be a name: where each begins, how many words, and the run itself.

    At every beginning the longest comes first.
    """
    for start, first in enumerate(words):
        common = first.text in LITTLE or (first.text in COMMON and not first.proper)
        if common or _endless(first):
            continue
        ahead = words[start : start + _LONGEST]
        stops = (n + word.ends for n, word in enumerate(ahead) if word.ends or _endless(word))
        most = min([len(ahead), *stops])
        for size in range(most, 0, -1):
            last = words[start + size - 1]
            if last.text not in LITTLE and (size > 1 or len(first.text) > 2):
                yield start, size, " ".join(word.text for word in words[start : start + size])


def slips(word: str) -> tuple[str, ...]:
    """Everything one slip of the pen away from a word: a letter too many, too few, wrong, swapped."""
    if not _SLIP <= len(word) <= _NO_NAME or not word.isascii():
        return ()
    halves = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    fewer = (a + b[1:] for a, b in halves if b)
    swapped = (a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1)
    wrong = (a + c + b[1:] for a, b in halves if b for c in _LETTERS)
    more = (a + c + b for a, b in halves for c in _LETTERS)
    found = dict.fromkeys(_chain(fewer, swapped, wrong, more))
    return tuple(near for near in found if near != word)


def _keys(slot: str, value: str) -> tuple[str, ...]:
    kind, part = kind_of(slot), field_of(slot)
    if kind is Kind.EVENT:
        return tuple(pair_keys(entities_of(slot, value)))
    if kind is Kind.THREAD:
        return (OPEN,) if (part, value) == ("state", "open") else ()
    if kind is Kind.KNOWS or (kind is Kind.SECRET and part == "text"):
        return tuple(WORD + word for word in telling(_secret(kind, slot, value)))
    names = called(kind, part, value) if kind in _NAMED and part in _NAMES else ()
    if part == "holder":
        names = (fold(re.sub("[_-]", " ", subject_of(slot))),)
    held = (HELD + value,) if part == "holder" and value else ()
    return (*held, *(NAME + name for name in names))


def _endless(word: Word) -> bool:
    return len(word.text) > _NO_NAME


def _secret(kind: Kind, slot: str, value: str) -> str:
    """What a secret says; one without an id is named by its own words."""
    if kind is Kind.SECRET:
        return value
    words = slot.partition("|")[2]
    return words if " " in words else ""


def _words(sentence: str) -> Iterator[Word]:
    found = list(_TOKEN.finditer(sentence))
    for match, following in zip_longest(found, found[1:]):
        plain = _bare(match.group())
        gap = sentence[match.end() : following.start()] if following else ""
        ends = bool(_BREAK.search(gap))
        yield Word(_owner(plain.casefold()), plain[:1].isupper(), ends)


def _chain(*parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from part


def _bare(text: str) -> str:
    """The text without accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _owner(word: str) -> str:
    plain = word.replace("’", "'")
    return plain[:-2] if plain.endswith("'s") else plain.removesuffix("'")
