"""From a tree to a record of the bible: what does not fit is said with its line and a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schemas.errors import BibleError

from .parse import line_of

_M = TypeVar("_M", bound=BaseModel)
_SHOWN = 60  # characters of a wrong value that are quoted
_PATTERNS = {  # by what is typical of the pattern
    "[a-z_]+){0,3}:": "it must be `who face pose: words`, or `* what is seen`",
    "0,47": "it must be small letters, digits, - and _, beginning with a letter",
    "{6}": 'it must be a colour such as "#2f8f74"',
    "|\\x00": "it must be one line without a |",
    "[a-z0-9]{1,8}": "it must be a language such as en-gb",
}
_LIMITS = {
    "string_too_long": "it has {given} characters; {max_length} is the most",
    "string_too_short": "it is empty; write something",
    "too_long": "these are {actual_length}; {max_length} is the most",
    "too_short": "there is nothing in it; write something",
    "missing": "it is missing; add it",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
}


def record(file: Path, model: type[_M], tree: Any) -> _M:
    """The record that a tree describes; BibleError says what is wrong with it."""
    if tree is None:
        raise BibleError(
            "it is empty; write keys and values, or remove the file", file=file, line=1
        )
    if not isinstance(tree, dict):
        raise BibleError("it must hold keys and values", file=file, line=line_of(tree, ()) or 1)
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        errors = error.errors()
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        line = line_of(tree, first["loc"])
        raise BibleError(_sentence(model, first), file=file, line=line) from error


def _sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    path = ".".join(str(part) for part in error["loc"] if part != "[key]")
    if error["type"] == "extra_forbidden":
        return _unknown(model, error["loc"], path)
    if error["type"] in _LIMITS:
        given = len(error["input"]) if isinstance(error["input"], str) else ""
        context = {"given": given, **error.get("ctx", {})}
        return f"{path}: {_LIMITS[error['type']].format(**context)}"
    if said := _mistaken(error):
        return f"{path}: {said}"
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    for typical, said in _PATTERNS.items():
        if typical in pattern:
            return f"{path}: {said} (it is {error['input']!r:.60})"
    message = error["msg"].removeprefix("Value error, ")
    shown = _as_written(error["input"])
    given = f" (it is {shown})" if len(shown) < _SHOWN else ""
    return f"{path}: {message[:1].lower()}{message[1:]}{given}"


def _mistaken(error: ErrorDetails) -> str:
    """What YAML made of a value that was meant as something else; empty if it is another mistake."""
    kind, value = error["type"], error["input"]
    if value is None:
        return "it is empty; write a value, or remove the line"
    if kind == "string_type" and isinstance(value, bool | int | float):
        what = "true or false" if isinstance(value, bool) else "a number"
        return f'to YAML this is {what}; put it in quotes: "{_as_written(value)}"'
    if kind in ("string_type", "tuple_type") and isinstance(value, dict):
        return "to YAML this is a key with a value (`: `); put it in quotes"
    if kind == "tuple_type":
        return "it must be a list: in [brackets], or a line with `- ` for each"
    return ""


def _as_written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _unknown(model: type[BaseModel], loc: Sequence[int | str], path: str) -> str:
    owner = _fields(model, loc[:-1])
    near = difflib.get_close_matches(str(loc[-1]), owner, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(owner)}"
    return f"there is no field {path!r}; {hint}"


def _fields(model: Any, loc: Sequence[int | str]) -> list[str]:
    """The fields of the record that lies under `loc`."""
    for part in loc:
        field = getattr(model, "model_fields", {}).get(part)
        if field is not None:
            inner = field.annotation
            arguments = [a for a in getattr(inner, "__args__", ()) if hasattr(a, "model_fields")]
            model = arguments[0] if arguments else inner
    return sorted(getattr(model, "model_fields", {}))
