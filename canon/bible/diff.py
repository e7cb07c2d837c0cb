"""What an edit of the bible changes, in sentences: one for every field of everybody and everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from schemas.bible import Bible

_SHOWN = 72  # characters of a value that are quoted
_NAMES = ("id", "to")  # what tells the entries of a list apart, whatever their order


def diff(old: Bible, new: Bible) -> list[str]:
    """What is different in `new`, by entity and field; empty when nothing that counts is."""
    said = [f"series: {text}" for text in _fields(old.series, new.series)]
    said += _entities("character", old.characters, new.characters)
    said += _entities("location", old.locations, new.locations)
    said += _entities("arc", old.arcs, new.arcs, apart=("threads",))
    said += _entities("thread", _threads(old), _threads(new))
    said += [f"rules: {text}" for text in _fields(old.rules, new.rules)]
    said += [f"style: {text}" for text in _fields(old.style, new.style)]
    return said


def _threads(bible: Bible) -> list[BaseModel]:
    return [thread for arc in bible.arcs for thread in arc.threads]


def _entities(kind: str, old: Any, new: Any, apart: tuple[str, ...] = ()) -> Iterator[str]:
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for key, one in before.items():
        if key not in after:
            yield f"{kind} {key}: gone ({_called(one)})"
    for key, one in after.items():
        if key not in before:
            yield f"{kind} {key}: new ({_called(one)})"
            continue
        for text in _fields(before[key], one, apart):
            yield f"{kind} {key}: {text}"


def _called(one: Any) -> str:
    called = getattr(one, "name", None) or getattr(one, "title", None) or one.question
    return _quoted(called)


def _fields(old: BaseModel, new: BaseModel, apart: tuple[str, ...] = ()) -> Iterator[str]:
    before = old.model_dump(mode="json", exclude=set(apart))
    after = new.model_dump(mode="json", exclude=set(apart))
    yield from _compared("", before, after)


def _compared(path: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            inner = f"{path}.{key}" if path else str(key)
            yield from _compared(inner, old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(path, old, new)
    elif old in (None, ""):
        yield f"{path} is now {_quoted(new)}"
    elif new in (None, ""):
        yield f"{path} is no longer {_quoted(old)}"
    else:
        yield f"{path} was {_quoted(old)}, is now {_quoted(new)}"


def _lists(path: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    if name := next((n for n in _NAMES if _named(n, old) and _named(n, new)), ""):
        yield from _compared(path, {x[name]: x for x in old}, {x[name]: x for x in new})
        return
    if any(isinstance(x, dict) for x in (*old, *new)) and len(old) == len(new):
        for n, (before, after) in enumerate(zip(old, new, strict=True), 1):
            yield from _compared(f"{path} {n}", before, after)
        return
    lost = [x for x in old if x not in new]
    won = [x for x in new if x not in old]
    for x in lost:
        yield f"{path} without {_quoted(x)}"
    for x in won:
        yield f"{path} with {_quoted(x)}"
    if not lost and not won:
        yield f"{path} in another order"


def _named(name: str, entries: list[Any]) -> bool:
    return all(isinstance(x, Mapping) and name in x for x in entries)


def _quoted(value: Any) -> str:
    if isinstance(value, Mapping):
        value = ", ".join(str(v) for v in value.values() if v not in ("", None, []))
    elif isinstance(value, list):
        value = " / ".join(map(str, value))
    elif not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(value.split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
