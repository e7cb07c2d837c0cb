"""YAML for exchange: a tree of words with their lines, in one pass, and nothing cleverer than that.

Every scalar is the text that stands there: `no`, `012` and `1.10` are words like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from schemas.errors import BibleError

_DEEPEST = 6


@dataclass(frozen=True)
class Word:
    """A scalar as it stands there."""

    text: str
    line: int


@dataclass(frozen=True)
class Listed:
    """A list of words."""

    items: tuple[Word, ...]
    line: int


@dataclass(frozen=True)
class Branching:
    """Keys and what stands under them, in their order; no key is there twice."""

    items: tuple[tuple[Word, Node], ...]
    line: int


Node = Word | Listed | Branching


def parsed(text: str, file: Path) -> Branching:
    """The tree in a text. BibleError, with the line, for what is no tree of words."""
    try:
        events = YAML(typ="safe", pure=True).parse(StringIO(text))
        tree = _document(events, file)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        problem = (error.problem or "it is not YAML").strip().split("\n")[0]
        raise BibleError(problem, file=file, line=mark.line + 1 if mark else None) from error
    except (YAMLError, ValueError) as error:
        raise BibleError(str(error).split("\n")[0], file=file) from error
    return tree


def read_int(node: Node, file: Path, name: str) -> int:
    """The number that stands somewhere; BibleError when there is none."""
    if not isinstance(node, Word) or not node.text.isdecimal() or len(node.text) > 9:
        raise BibleError(f"{name} must be a number, 0 or more", file=file, line=node.line)
    return int(node.text)


def _document(events: Iterator[Event], file: Path) -> Branching:
    found: Branching | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent) and found:
            raise BibleError(
                "there is a second document (---); one is read", file=file, line=_line(event)
            )
        if isinstance(event, NodeEvent):
            tree = _node(event, events, file, 0)
            if not isinstance(tree, Branching):
                raise BibleError("it must hold keys and values", file=file, line=tree.line)
            found = tree
    if found is None:
        raise BibleError("it is empty", file=file, line=1)
    return found


def _node(event: Event, events: Iterator[Event], file: Path, depth: int) -> Node:
    line = _line(event)
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
        raise BibleError(
            "write the value out: anchors (&) and references (*) are not used here",
            file=file, line=line,
        )  # fmt: skip
    if getattr(event, "ctag", None) or depth > _DEEPEST:
        raise BibleError("only words, lists and keys are read here", file=file, line=line)
    if isinstance(event, MappingStartEvent):
        return _branching(line, events, file, depth)
    if isinstance(event, SequenceStartEvent):
        return _listed(line, events, file, depth)
    _refuse_nothing(event, file, line)
    return Word(str(getattr(event, "value", "")), line)


def _refuse_nothing(event: Event, file: Path, line: int) -> None:
    """Nothing is not the empty word: that has quotes."""
    if isinstance(event, ScalarEvent) and not event.value and event.implicit[0]:
        raise BibleError(
            "nothing stands here; write '' if nothing shall hold", file=file, line=line
        )


def _branching(line: int, events: Iterator[Event], file: Path, depth: int) -> Branching:
    items: dict[str, tuple[Word, Node]] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key = _node(event, events, file, depth + 1)
        if not isinstance(key, Word):
            raise BibleError("a key must be a word", file=file, line=key.line)
        if key.text in items:
            first = items[key.text][0].line
            raise BibleError(
                f"{key.text!r} is there twice, first in line {first}; keep one of them",
                file=file, line=key.line,
            )  # fmt: skip
        value = next(events)
        _refuse_nothing(value, file, key.line)
        items[key.text] = (key, _node(value, events, file, depth + 1))
    return Branching(tuple(items.values()), line)


def _listed(line: int, events: Iterator[Event], file: Path, depth: int) -> Listed:
    words = []
    while not isinstance(event := next(events), SequenceEndEvent):
        word = _node(event, events, file, depth + 1)
        if not isinstance(word, Word):
            raise BibleError("a list holds words only", file=file, line=word.line)
        words.append(word)
    return Listed(tuple(words), line)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
