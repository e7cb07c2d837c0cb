"""One YAML file, read: text goes in, a plain tree comes out that knows its lines.

Only what an operator can see is read: no references, tags, directives or second documents. Plain
words are what YAML 1.2 makes of them, so `no` is a word and not false.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from schemas.errors import BibleError

from .parse_errors import explained

DEEPEST = 24  # levels; a bible needs seven
LONGEST = 6_000  # characters in one text; the longest field takes 4,000
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DIRECTIVE = re.compile(r"(?m)^%")
_COLOUR = re.compile(r": +#[0-9a-fA-F]{6}\b")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: spelled == "true" for spelled in ("true", "false")
    for word in (spelled, spelled.capitalize(), spelled.upper())
}  # fmt: skip
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]{1,18}(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")


class Keyed(dict[str, Any]):
    """What a file says under keys; `lines` tells where, and `line` where it begins (from 1)."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[Hashable, int] = {}


class Listed(list[Any]):
    """What a file lists; `lines` tells where, by index."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[Hashable, int] = {}


def read(file: Path, text: str, *, words: bool = False) -> Any:
    """The tree in `text`: Keyed, Listed, str, int, float, bool or None.

    With `words`, what stands there without quotes is a word of any length, or None for nothing.
    BibleError names `file`, the line and what to do; `file` itself is not opened.
    """
    if found := _UNPRINTABLE.search(text):
        problem = f"there is an unprintable character ({found[0]!a}); remove it"
        raise BibleError(problem, file=file, line=_line_at(text, found.start()))
    if found := _DIRECTIVE.search(text):
        problem = "lines that begin with % tell YAML things that are not needed here; remove it"
        raise BibleError(problem, file=file, line=_line_at(text, found.start()))
    try:
        return _Reader(file, text, pure=False, words=words).read()
    except (YAMLError, ValueError, IndexError, RecursionError):
        pass  # said again in the words of the other parser, which knows the line
    try:
        return _Reader(file, text, pure=True, words=words).read()
    except MarkedYAMLError as error:
        line, problem = explained(text, error)
        raise BibleError(problem, file=file, line=line) from error
    except (YAMLError, ValueError, IndexError, RecursionError) as error:
        raise BibleError(f"it is not YAML: {error}".split("\n")[0], file=file) from error


def line_of(tree: Any, path: tuple[int | str, ...]) -> int | None:
    """The line of the deepest part of `path` that is really there; None in an empty file."""
    line: int | None = getattr(tree, "line", None)
    for part in path:
        if not isinstance(tree, Keyed | Listed) or part not in tree.lines:
            break
        line = tree.lines[part]
        tree = tree[part]  # type: ignore[index]
    return line


class _Reader:
    """Builds the tree from the parser's events and refuses what has no business in a bible."""

    def __init__(self, file: Path, text: str, *, pure: bool, words: bool) -> None:
        self._file, self._rows, self._words = file, text.splitlines(), words
        yaml = YAML(typ="safe", pure=pure)
        self._events: Iterator[Event] = yaml.parse(text)
        self._depth = 0

    def read(self) -> Any:
        tree: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here (---); one file holds one")
            elif isinstance(event, NodeEvent):
                tree = self._node(event)
        return tree

    def _node(self, event: NodeEvent) -> Any:
        self._check(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(event, f"it is nested deeper than {DEEPEST} levels; make it flatter")
        keyed = isinstance(event, MappingStartEvent)
        made = self._keyed(event) if keyed else self._listed(event)
        self._depth -= 1
        return made

    def _keyed(self, start: NodeEvent) -> Keyed:
        made = Keyed(_line(start))
        for event in self._events:
            if not isinstance(event, NodeEvent):
                break
            key, line = self._key(event), _line(event)
            if key in made:
                was = made.lines[key]
                self._refuse(event, f"duplicate key {key!r}, first in line {was}; keep one of them")
            made.lines[key] = line
            made[key] = self._node(self._next_node())
            if made[key] is None and _COLOUR.search("".join(self._rows[line - 1 : line])):
                self._refuse(event, "after # YAML sees only a comment; put the colour in quotes")
        return made

    def _listed(self, start: NodeEvent) -> Listed:
        made = Listed(_line(start))
        for event in self._events:
            if not isinstance(event, NodeEvent):
                break
            made.lines[len(made)] = _line(event)
            made.append(self._node(event))
        return made

    def _next_node(self) -> NodeEvent:
        event = next(self._events)
        if not isinstance(event, NodeEvent):
            self._refuse(event, "a value is missing here")
        return event

    def _key(self, event: NodeEvent) -> str:
        self._check(event)
        if not isinstance(event, ScalarEvent):
            self._refuse(event, "a key must be a word, not a list or a set of keys")
        if event.value == "<<" and not event.style:
            self._refuse(event, "merge keys (<<) are not used here; write the fields out")
        key = self._scalar(event)
        if not isinstance(key, str):
            self._refuse(event, f"the key {event.value!r} must be a word; put it in quotes")
        return key

    def _check(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            self._refuse(event, "write the value out: references (*) are not used here")
        if event.anchor is not None:
            self._refuse(event, f"names for values (&{event.anchor}) are not used here; remove it")
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            self._refuse(event, "tags (!) are not used here; remove it")

    def _scalar(self, event: ScalarEvent) -> Any:
        value: str = event.value
        if len(value) > LONGEST and not self._words:
            much = f"{len(value):,} characters"
            self._refuse(event, f"this text is {much} long; {LONGEST:,} is the most that is read")
        if found := _UNSPEAKABLE.search(value):
            self._refuse(event, f"there is an unprintable character ({found[0]!a}); remove it")
        if self._words:
            return value if value or event.style else None
        return value if event.style else _plain(value)

    def _refuse(self, event: Event, problem: str) -> NoReturn:
        raise BibleError(problem, file=self._file, line=_line(event))


def _plain(value: str) -> Any:
    if value in _WORDS:
        return _WORDS[value]
    if _WHOLE.fullmatch(value):
        return int(value)
    if _DECIMAL.fullmatch(value):
        return float(value)
    return value


def _line(event: Event) -> int:
    line: int = event.start_mark.line
    return line + 1


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
