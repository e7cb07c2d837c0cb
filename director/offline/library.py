"""The library: the book's texts, read once and kept."""

from __future__ import annotations

import re
from functools import cache

from .book import (
    bridges,
    mysteries_a,
    mysteries_b,
    obstacles_a,
    obstacles_b,
    pairs_a,
    pairs_b,
    tempers,
)
from .script import Movement, Situation, banks, situations


@cache
def obstacles() -> dict[str, Situation]:
    """The situation of each obstacle."""
    found = (*situations(obstacles_a.TEXT), *situations(obstacles_b.TEXT))
    return {s.id: s for s in found}


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
def mark(loglines: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the templates in a text, whatever fills them."""
    parts = (".+?".join(map(re.escape, re.split(r"\{[^{}]+\}", t))) for t in loglines)
    return re.compile("|".join(parts), re.IGNORECASE)


def episodes_since(situation: Situation, loglines: tuple[str, ...]) -> int:
    """How many episodes ago a situation was played, going by the loglines; 1000 if it was not."""
    pattern = mark(situation.note("logline"))
    for ago, line in enumerate(reversed(loglines), 1):
        if pattern.search(line):
            return ago
    return 1000
