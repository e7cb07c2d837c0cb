"""The library: the book's texts, read once and kept."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .book import (
    arcs_a,
    arcs_b,
    bridges,
    gags,
    memories,
    mysteries_a,
    mysteries_b,
    mysteries_c,
    mysteries_d,
    obstacles_a,
    obstacles_b,
    obstacles_c,
    obstacles_d,
    pairs_a,
    pairs_b,
    pairs_c,
    reasons_a,
    reasons_b,
    tempers,
)
from .book import feasts as feasts_book
from .script import Movement, Situation, banks, situations


@cache
def obstacles() -> dict[str, Situation]:
    """The situation of each obstacle, with all the ways in which it is told."""
    found = {s.id: s for book in (obstacles_a, obstacles_b) for s in situations(book.TEXT)}
    for more in (*situations(obstacles_c.TEXT), *situations(obstacles_d.TEXT)):
        one = found[more.id]
        found[more.id] = replace(one, movements=one.movements + more.movements)
    return found


@cache
def pairs() -> tuple[Situation, ...]:
    """The stories between two."""
    return tuple(s for book in (pairs_a, pairs_b, pairs_c) for s in situations(book.TEXT))


@cache
def mysteries() -> dict[str, Situation]:
    """The riddles the director can ask by itself."""
    books = (mysteries_a, mysteries_b, mysteries_c, mysteries_d)
    return {s.id: s for book in books for s in situations(book.TEXT)}


@cache
def reasons() -> dict[str, Situation]:
    """Why somebody did it: the ends that fit riddles which do not bring their own."""
    return {s.id: s for book in (reasons_a, reasons_b) for s in situations(book.TEXT)}


@cache
def arcs() -> dict[str, Situation]:
    """The long questions that the director can ask by itself."""
    return {s.id: s for book in (arcs_a, arcs_b) for s in situations(book.TEXT)}


@cache
def feasts() -> tuple[Situation, ...]:
    """The feasts of the story year, from spring on."""
    return tuple(s for s in situations(feasts_book.TEXT) if not s.movements)


@cache
def running_gags() -> tuple[tuple[str, ...], ...]:
    """The running gags, each as its steps."""
    return tuple(s.note("gag") for s in situations(gags.TEXT))


@cache
def recollections(kind: str) -> tuple[Movement, ...]:
    """How an event of that kind is called back; any event, where nothing is written for the kind."""
    books = {s.id: s.movements for s in situations(memories.TEXT)}
    return books.get(kind, ()) + books["recall"]


@cache
def temper_lines() -> dict[str, dict[str, tuple[str, ...]]]:
    """The banks of the tempers."""
    return banks(tempers.TEXT)


@cache
def bridge(name: str) -> tuple[Movement, ...]:
    """The movements of that name that join the stories."""
    joined = (*situations(bridges.TEXT), *situations(feasts_book.TEXT))
    return tuple(m for s in joined for m in s.named(name))


@cache
def fragments(loglines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What is left of templates in a text, whatever fills them: their words in between, in order."""
    split = (re.split(r"\{[^{}]+\}", line.lower()) for line in loglines)
    return tuple(tuple(part for part in parts if part) for parts in split)


@cache
def marks_of(templates: tuple[str, ...]) -> tuple[str, ...]:
    """The longest words of each template that are in a text made from it, whatever the case."""
    parts = (re.split(r"\{[^{}]+\}", template) for template in templates)
    return tuple(filter(None, (max(some, key=len)[1:] for some in parts)))


def episodes_since(situation: Situation, loglines: tuple[str, ...], most: int) -> int:
    """How many of the latest lower-case loglines lie after a situation's last; at most `most`."""
    marks = fragments(situation.note("logline"))
    for ago, line in enumerate(reversed(loglines[-most:]), 1):
        if any(_in_order(line, parts) for parts in marks):
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
