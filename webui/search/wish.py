"""A wish: what somebody looks for, read from what they typed.

    kite fog          episodes in which both words stand, or longer words that begin so
    "past four"       these words, one after the other
    -rain, -"a kite"  without that

Words end at every sign, as they do in the index; scripts without spaces are looked for sign by sign.
Whatever is typed is a wish: nothing is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_MOST = 8  # terms that are heard
_LONGEST = 60  # letters of a word
_GROWS = 3  # letters from which a word stands for longer ones too
_ALONE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SIGNS = (
    "\\0- !-/:-@\\[-`{-~\u007f-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f"
    "\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ud800-\udfff"
)
_WORD = re.compile(f"[{_ALONE}]|[^{_ALONE}{_SIGNS}\\s]+")
_ONE = re.compile(f"[{_ALONE}]")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


class Spot(NamedTuple):
    """A word and where it stands in a text."""

    word: str
    starts: int
    ends: int


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other."""

    words: tuple[str, ...]
    grows: bool = False  # the word may go on

    def may_be_in(self, lowered: str) -> bool:
        """Whether it is worth while to read the words of a text in small letters."""
        return all(word in lowered for word in self.words)

    def found(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """Everywhere it stands in a text of these words."""
        size = len(self.words)
        for n in range(len(spots) - size + 1):
            here = spots[n : n + size]
            last = here[-1].word.startswith if self.grows else here[-1].word.__eq__
            if last(self.words[-1]) and all(
                spot.word == word for spot, word in zip(here[:-1], self.words, strict=False)
            ):
                yield Spot(" ".join(self.words), here[0].starts, here[-1].ends)


@dataclass(frozen=True)
class Wish:
    """What must be there, and what must not."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def index(self) -> str:
        """What the index of words is asked, as a tsquery: it knows words, but not their order."""
        wanted = [_quoted(word, term.grows) for term in self.terms for word in term.words]
        left_out = ["!" + _quoted(t.words[0], t.grows) for t in self.without if len(t.words) == 1]
        return " & ".join(dict.fromkeys(wanted + left_out))

    @cached_property
    def ordered(self) -> bool:
        """Whether the order of words matters, so that the texts themselves must be looked at."""
        return any(len(term.words) > 1 for term in (*self.terms, *self.without))

    def fits(self, texts: Sequence[str]) -> bool:
        """Whether the texts of an episode hold every term, and none of those without."""
        both = [(text, text.lower()) for text in texts]
        return all(_in(term, both) for term in self.terms) and not any(
            _in(term, both) for term in self.without
        )

    def spots(self, text: str) -> tuple[list[Spot], int]:
        """Where the terms stand in a text, in order and apart; and how many of them do."""
        lowered = text.lower()
        here = [term for term in self.terms if term.may_be_in(lowered)]
        words = read(text) if here else []
        by_term = [list(term.found(words)) for term in here]
        apart: list[Spot] = []
        for spot in sorted(
            (s for found in by_term for s in found), key=lambda s: (s.starts, -s.ends)
        ):
            if not apart or spot.starts >= apart[-1].ends:
                apart.append(spot)
        return apart, sum(bool(found) for found in by_term)


def wish(text: str) -> Wish:
    """What is looked for by `text`."""
    terms: list[Term] = []
    without: list[Term] = []
    for minus, quoted, bare in _PIECE.findall(text.translate(_QUOTES)):
        words = tuple(spot.word for spot in read(quoted or bare))
        if not words:
            continue
        single = len(words) == 1 and not quoted and not _ONE.match(words[0])
        term = Term(words, grows=single and len(words[0]) >= _GROWS)
        (without if minus else terms).append(term)
    return Wish(tuple(dict.fromkeys(terms))[:_MOST], tuple(dict.fromkeys(without))[:_MOST])


def read(text: str) -> list[Spot]:
    """The words of a text, in small letters."""
    return [
        Spot(match[0].lower()[:_LONGEST], match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _in(term: Term, texts: Sequence[tuple[str, str]]) -> bool:
    """Whether it stands in one of the texts, each with the same in small letters."""
    return any(
        term.may_be_in(lowered) and any(True for _ in term.found(read(text)))
        for text, lowered in texts
    )


def _quoted(word: str, grows: bool) -> str:  # noqa: FBT001 - private
    quoted = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':*" if grows else f"'{quoted}'"
