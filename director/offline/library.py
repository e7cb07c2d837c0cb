"""The library: the book's texts, read once and kept."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .book import (
    bridges,
    mysteries_a,
    mysteries_b,
    obstacles_a,
    obstacles_b,
    obstacles_c,
    pairs_a,
    pairs_b,
    tempers,
)
from .script import Movement, Situation, banks, situations


@cache
def obstacles() -> dict[str, Situation]:
    """The situation of each obstacle, with all the ways in which it is told."""
    found = {s.id: s for book in (obstacles_a, obstacles_b) for s in situations(book.TEXT)}
    for more in situations(obstacles_c.TEXT):
        one = found[more.id]
        found[more.id] = replace(one, movements=one.movements + more.movements)
    return found


@cache
def pairs() -> tuple[Situation, ...]:
    """The stories between two."""
    return (*situations(pairs_a.TEXT), *situations(pairs_b.TEXT))


@cache
def mysteries() -> dict[str, Situation]:
    """The riddles the director can ask by itself."""
    found = (*situations(mysteries_a.TEXT), *situations(mysteries_b.TEXT))
    return {s.id: s for s in found}


@cache
def temper_lines() -> dict[str, dict[str, tuple[str, ...]]]:
    """The banks of the tempers."""
    return banks(tempers.TEXT)


@cache
def bridge(name: str) -> tuple[Movement, ...]:
    """The movements of that name that join the stories."""
    return tuple(m for s in situations(bridges.TEXT) for m in s.named(name))


@cache
def fragments(loglines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What is left of templates in a text, whatever fills them: their words in between, in order."""
    split = (re.split(r"\{[^{}]+\}", line.lower()) for line in loglines)
    return tuple(tuple(part for part in parts if part) for parts in split)


def holds(line: str, marks: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a lower-case text was made from one of the templates."""
    return any(_in_order(line, parts) for parts in marks)


def episodes_since(situation: Situation, loglines: tuple[str, ...], most: int) -> int:
    """How many of the latest lower-case loglines lie after a situation's last; at most `most`."""
    marks = fragments(situation.note("logline"))
    recent = loglines[-most:]
    for ago, line in enumerate(reversed(recent), 1):
        if holds(line, marks):
            return ago
    return most


def _in_order(line: str, parts: tuple[str, ...]) -> bool:
    at = 0
    for part in parts:
        at = line.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True
