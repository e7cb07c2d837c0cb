"""Breaks text into lines of even length and long speeches into pages, in any script that ships."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from .typeset import wide

_CLOSERS = "、。，．・：；？！ー」』）】〉》”’…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]»"
_OPENERS = "「『（【〈《“‘([«"
_SENTENCE = re.compile(r"[.!?…。！？؟][”’»\"」』)]*\s*$")
_PAUSE = re.compile(r"[,;:、，；—–،][”’»\"」』)]*\s*$")

Measure = Callable[[str], float]


@dataclass(frozen=True)
class Page:
    """As much of a speech as is read at once, and its share of the time."""

    text: str
    share: float


def columns(text: str) -> int:
    """Count columns; Han, kana and full-width forms take two."""
    return sum(2 if wide(c) else 1 for c in text)


def units(text: str, longest: int = 42) -> list[str]:
    """Cut text where a line may break; a word longer than `longest` columns is cut in pieces."""
    words = re.findall(r"\S+\s*", text)
    return [
        piece for word in words for eastern in _eastern(word) for piece in _short(eastern, longest)
    ]


def balanced(pieces: list[str], lines: int, measure: Measure) -> list[str]:
    """Join units into `lines` lines (fewer if there are fewer units) of even length.

    Breaks after punctuation are preferred, and a last line that is not the shortest.
    """
    lines = min(lines, len(pieces))
    widths = [measure(piece) for piece in pieces]
    sums = list(itertools.accumulate(widths, initial=0.0))
    total = sums[-1] or 1.0
    best = min(
        itertools.combinations(range(1, len(pieces)), max(0, lines - 1)),
        key=lambda breaks: _unevenness(breaks, pieces, sums, total),
        default=(),
    )
    edges = [0, *best, len(pieces)]
    return ["".join(pieces[a:b]).strip() for a, b in itertools.pairwise(edges)]


def pages(text: str, *, across: int = 40, lines: int = 2) -> tuple[Page, ...]:
    """Cut a speech into pages of at most `lines` lines of `across` columns.

    Pages end with a sentence or at a pause where that can be had. Shares follow the length of the
    text and add up to 1. Empty text has no pages.
    """
    pieces = units(text.strip(), across)
    costs = [0.0] + [float("inf")] * len(pieces)
    origin = [0] * (len(pieces) + 1)
    for end in range(1, len(pieces) + 1):
        for start in range(end - 1, -1, -1):
            if not _fits(pieces[start:end], across, lines):
                break
            cost = costs[start] + _page_cost("".join(pieces[start:end]), last=end == len(pieces))
            if cost < costs[end]:
                costs[end], origin[end] = cost, start
    texts, end = [], len(pieces)
    while end:
        texts.append("".join(pieces[origin[end] : end]).strip())
        end = origin[end]
    total = sum(columns(text) for text in texts)
    return tuple(Page(text, columns(text) / total) for text in reversed(texts))


def _page_cost(text: str, *, last: bool) -> float:
    """Weigh a page: each costs, short ones more, and so does an end inside a sentence."""
    ends = 0.0 if last or _SENTENCE.search(text) else 0.35 if _PAUSE.search(text) else 0.8
    return 1.0 + ends + max(0.0, 1 - columns(text) / 28) ** 2


def _fits(pieces: list[str], across: int, lines: int) -> bool:
    used, length = 1, 0
    for piece in pieces:
        if length and length + columns(piece.rstrip()) > across:
            used, length = used + 1, 0
        length += columns(piece)
    return used <= lines


def _unevenness(
    breaks: tuple[int, ...], pieces: list[str], sums: list[float], total: float
) -> float:
    """Weigh a choice of breaks: the more even the lines, the less."""
    edges = [0, *breaks, len(pieces)]
    shares = [(sums[b] - sums[a]) / total for a, b in itertools.pairwise(edges)]
    hard = sum(0.06 for at in breaks if not _stops(pieces[at - 1]))
    tail = max(0.0, shares[0] - shares[-1]) * 0.1
    return sum(share * share for share in shares) * 2 + hard + tail


def _stops(text: str) -> bool:
    return bool(_SENTENCE.search(text) or _PAUSE.search(text))


def _eastern(word: str) -> list[str]:
    """Cut a word at its wide characters; closing marks stay with what they close."""
    cut: list[str] = []
    for character in word:
        last = cut[-1][-1] if cut else ""
        closes = character in _CLOSERS or character.isspace()
        narrow = last and not wide(character) and not wide(last)
        if last and (closes or narrow or last in _OPENERS):
            cut[-1] += character
        else:
            cut.append(character)
    return cut


def _short(word: str, longest: int) -> list[str]:
    pieces = [""]
    for character in word:
        if columns((pieces[-1] + character).rstrip()) > longest:
            pieces.append("")
        pieces[-1] += character
    return pieces
