"""Slots, read: what kind of fact fills a slot, and whom and what it is about.

The grammar of the slots stands in `schemas.canon`; nothing here asks the database.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is about; the value is the slot's prefix, except for people, who have none."""

    PERSON = "person"
    PLACE = "place"
    THING = "thing"
    RELATION = "relation"
    KNOWS = "knows"
    EVENT = "event"
    THREAD = "thread"
    SECRET = "secret"  # noqa: S105 - a word of the story
    OATH = "oath"
    MET = "met"


_PREFIXED = {kind.value: kind for kind in Kind if kind is not Kind.PERSON}
_JOINED = frozenset({Kind.RELATION, Kind.MET, Kind.KNOWS, Kind.OATH, Kind.EVENT})
_ID = r"[a-z][a-z0-9_-]{0,47}"
_WORDS = r"[^|\x00-\x1f\ud800-\udfff]{1,400}"  # things, secrets and verbs: ids, or plain words
_FIELD = r"[^|\x00-\x1f\ud800-\udfff]{1,120}"
_SHAPES = {
    Kind.PERSON: rf"{_ID}\.{_FIELD}",
    Kind.PLACE: rf"place:{_ID}\.{_FIELD}",
    Kind.THING: rf"thing:{_WORDS}\.{_FIELD}",
    Kind.SECRET: rf"secret:{_WORDS}\.{_FIELD}",
    Kind.THREAD: rf"thread:{_ID}\.(?:state|question|who|known|answer|due|importance)",
    Kind.RELATION: rf"relation:{_ID}\|{_ID}",
    Kind.MET: rf"met:{_ID}\|{_ID}",
    Kind.KNOWS: rf"knows:{_ID}\|{_WORDS}",
    Kind.OATH: rf"oath:{_ID}\|{_WORDS}",
    Kind.EVENT: rf"event:{_WORDS}\|(?:{_ID})?\|(?:{_ID})?\|\d+\.\d+",
}
_LONGEST_ID = 200  # what is longer is no id, and no index takes it
_COMPILED = {kind: re.compile(shape) for kind, shape in _SHAPES.items()}


def kind_of(slot: str) -> Kind:
    """What kind of fact fills `slot`; what has no known prefix is about a person."""
    return _PREFIXED.get(slot.partition(":")[0], Kind.PERSON)


def subject_of(slot: str) -> str:
    """The id that `slot` belongs to: `mio` of `mio.location`, of `oath:mio|lie`, of an event."""
    parts = _parts(slot)
    return parts[1] if kind_of(slot) is Kind.EVENT else parts[0]


def field_of(slot: str) -> str:
    """What `slot` says of its subject: `wound.leg` of `mio.wound.leg`; empty where `|` joins ids."""
    return "" if kind_of(slot) in _JOINED else _parts(slot)[-1]


def entities_of(slot: str, value: str) -> tuple[str, ...]:
    """The ids a fact is about, without repeats and in the slot's order.

    They stand in the slot, and in the value of two: a thing's holder and a thread's people. Where
    somebody is counts as theirs, not as the place's.
    """
    kind, parts = kind_of(slot), _parts(slot)
    if kind is Kind.EVENT:
        found = parts[1:3]
    elif kind is Kind.OATH:
        found = parts[:1]
    elif kind in _JOINED:
        found = parts[:2]
    else:
        found = [parts[0], *_valued(kind, parts[-1], value)]
    return tuple(dict.fromkeys(filter(None, found)))


def listed(value: str) -> tuple[str, ...]:
    """The words in a value that is a JSON list of them; none when it is not one."""
    try:
        words = json.loads(value) if value.startswith("[") else []
    except ValueError:
        return ()
    return tuple(word for word in words if isinstance(word, str))


def is_slot(slot: str) -> bool:
    """Whether `slot` has one of the shapes that the grammar knows."""
    return _COMPILED[kind_of(slot)].fullmatch(slot) is not None


def _parts(slot: str) -> list[str]:
    """The ids that `|` joins, padded to three, or else the subject and what is said of it."""
    kind = kind_of(slot)
    if kind is Kind.PERSON:
        return [*slot.partition(".")[::2]]
    body = slot.partition(":")[2]
    if kind in _JOINED:
        return [*body.split("|"), "", ""]
    subject, dot, field = body.rpartition(".")
    return [subject, field] if dot else [body, ""]


def _valued(kind: Kind, field: str, value: str) -> list[str]:
    if kind is Kind.THING and field == "holder":
        holder = value.removeprefix("@")
        return [holder] if len(holder) <= _LONGEST_ID else []
    if kind is Kind.THREAD and field == "who":
        return [*listed(value)]
    return []
