"""The script language: situations as a writer types them, read into movements of cues.

    @locked                                a situation; `key: one // another` lines follow
    = try | playful tense | A Title // B   a movement: name, moods, chapter titles
    ~ {lead} wants in; it stays shut.      what happens, for the synopsis
    * {lead} pulls. (full shake impact)    a stage direction with its tags
    lead sad close: Why? | dry: Typical.   a line, with another wording for a temper
    ?mate: <doubt>                         a line that may be left out; a line from a bank
    +a: And back.                          said within the shot before
    <clue>                                 where the turn of a thread is played
    ! relation a b +1                      a change to the canon
    ! event bet a b {A} bet {b} an egg.    what the canon keeps, told without he, she or they

`//` parts equal alternatives. Words in braces are slots, filled by `words.fill`. The bible's cues
are the same lines and directions with characters' ids for roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from schemas.bible import Temper
from schemas.plan import Effect, Expression, Framing, Manner, Mood, Move, Pose

SOUNDS = frozenset(
    [
        "whoosh",
        "impact",
        "sparkle",
        "bell",
        "door",
        "steps",
        "thunder",
        "train_horn",
        "page",
        "heartbeat",
        "splash",
        "chime",
    ]
)
CLUE = "clue"  # the role of the marker `<clue>`
_E = TypeVar("_E", bound=StrEnum)
_TEMPERS = frozenset(t.value for t in Temper)
_DIRECTION = re.compile(r"^\* (?P<text>.*?)(?: \((?P<tags>[a-z_ ]+)\))?$")
_SPOKEN = re.compile(r"^(?P<role>[a-z][a-z0-9_-]*)(?P<tags>(?: [a-z_]+)*): (?P<text>.+)$")


@dataclass(frozen=True)
class Tags:
    """What a cue says about its picture and sound; None and empty leave it to the camera."""

    framing: Framing | None = None
    move: Move | None = None
    effect: Effect | None = None
    sound: str = ""
    expression: Expression | None = None
    pose: Pose | None = None
    manner: Manner = Manner.NORMAL


UNTAGGED = Tags()


@dataclass(frozen=True)
class Cue:
    """A line (`role` says it), a stage direction (no role), or the place of the clue."""

    role: str
    wordings: tuple[str, ...]
    by_temper: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: Tags = UNTAGGED
    optional: bool = False
    joined: bool = False

    def options(self, temper: str) -> tuple[str, ...]:
        """The wordings for a temper."""
        return self.by_temper.get(temper, self.wordings)


@dataclass(frozen=True)
class Movement:
    """What one scene plays of a situation."""

    name: str
    moods: tuple[Mood, ...]
    titles: tuple[str, ...]
    synopses: tuple[str, ...]
    cues: tuple[Cue, ...]
    beats: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, eq=False)
class Situation:
    """A story shape: its movements by name, and what the lines above them say."""

    id: str
    movements: tuple[Movement, ...]
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Movement, ...]:
        """The movements of that name, alternatives of one another."""
        return tuple(m for m in self.movements if m.name == name)

    def note(self, key: str) -> tuple[str, ...]:
        """The alternatives written under a key; none when it is not there."""
        return self.notes.get(key, ())

    def roles(self) -> frozenset[str]:
        """Everybody who speaks in it."""
        return frozenset(c.role for m in self.movements for c in m.cues if c.role not in ("", CLUE))


def cue(text: str) -> Cue:
    """Read one line or stage direction; ValueError when it is neither."""
    optional, joined = text.startswith("?"), text.startswith("+")
    body = text[1:] if optional or joined else text
    if body == f"<{CLUE}>":
        return Cue(CLUE, ())
    if found := _DIRECTION.match(body):
        return Cue("", _parts(found["text"]), tags=tags(found["tags"] or ""), optional=optional)
    if found := _SPOKEN.match(body):
        wordings, by_temper = _wordings(found["text"])
        return Cue(found["role"], wordings, by_temper, tags(found["tags"]), optional, joined)
    raise ValueError(f"this is neither a line nor a stage direction: {text!r}")


@lru_cache(maxsize=1024)
def tags(words: str) -> Tags:
    """Read tags such as `insert push_in bell`; words that are no tags are ignored."""
    found = UNTAGGED
    for word in words.split():
        found = replace(
            found,
            framing=_one(Framing, word) or found.framing,
            move=_one(Move, word) or found.move,
            effect=_one(Effect, word) or found.effect,
            expression=_one(Expression, word) or found.expression,
            pose=_one(Pose, word) or found.pose,
            manner=_one(Manner, word) or found.manner,
            sound=word if word in SOUNDS else found.sound,
        )
    return found


def situations(text: str) -> tuple[Situation, ...]:
    """Read a book of situations."""
    return tuple(_situation(block.strip()) for block in re.split(r"(?m)^@", text) if block.strip())


def banks(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Read banks of lines: `@name`, then `key: one // another`."""
    return {s.id: dict(s.notes) for s in situations(text)}


def _situation(block: str) -> Situation:
    head, *lines = block.splitlines()
    notes: dict[str, tuple[str, ...]] = {}
    movements: list[Movement] = []
    for line in (stripped for raw in lines if (stripped := raw.strip())):
        if line.startswith("= "):
            movements.append(_movement(line[2:]))
        elif not movements:
            key, _, rest = line.partition(": ")
            notes[key] = notes.get(key, ()) + _parts(rest)
        else:
            movements[-1] = _grown(movements[-1], line)
    return Situation(head.strip(), tuple(movements), notes)


def _movement(head: str) -> Movement:
    name, moods, titles = (part.strip() for part in head.split("|"))
    return Movement(name, tuple(Mood(m) for m in moods.split()), _parts(titles), (), ())


def _grown(movement: Movement, line: str) -> Movement:
    if line.startswith("~ "):
        return replace(movement, synopses=movement.synopses + _parts(line[2:]))
    if line.startswith("! "):
        return replace(movement, beats=(*movement.beats, _note(line[2:])))
    return replace(movement, cues=(*movement.cues, cue(line)))


def _note(text: str) -> tuple[str, ...]:
    """`promise a b what`, `event kind a b what`: the last part may hold blanks."""
    return tuple(text.split(" ", 4 if text.startswith("event ") else 3))


def _wordings(text: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    plain, *others = text.split(" | ")
    by_temper: dict[str, tuple[str, ...]] = {}
    for name, words in _by_name(others):
        by_temper[name] = by_temper.get(name, ()) + _parts(words)
    return _parts(plain), by_temper


def _by_name(others: Iterable[str]) -> Iterator[tuple[str, str]]:
    for other in others:
        names, _, words = other.partition(": ")
        for name in names.split():
            if name not in _TEMPERS:
                raise ValueError(f"there is no temper {name!r} in {other!r}")
            yield name, words


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("//"))


def _one(kind: type[_E], word: str) -> _E | None:
    return kind.__members__.get(word.upper())
