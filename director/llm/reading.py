"""Reading: an answer's text as a plan; harmless slips are mended, everything else is said back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .forms import loose

_M = TypeVar("_M", bound=BaseModel)
_MOST_PROBLEMS = 12
_NO_JSON = "it is not one JSON object; answer with the JSON object and nothing before or after it"


def read(text: str, model: type[_M]) -> _M | tuple[str, ...]:
    """What a text says, or else what is wrong with it, a sentence each."""
    try:
        value = json.loads(_object(text))
    except (ValueError, RecursionError):
        return (_NO_JSON,)
    if isinstance(value, dict) and set(value) == {"answer"}:
        value = value["answer"]
    try:
        return model.model_validate(_mended(value, loose(model), loose(model)))
    except ValidationError as error:
        return tuple(_said(one) for one in error.errors()[:_MOST_PROBLEMS])


def _object(text: str) -> str:
    """The text from its first brace to its last: small models like to say something around it."""
    return text[text.find("{") : text.rfind("}") + 1]


def _mended(value: Any, node: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    """A value without slips of case, blanks and kind; what is null is left out."""
    if "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    if "enum" in node:
        return _word(value, node["enum"])
    if isinstance(value, dict):
        fields = node.get("properties", {})
        return {k: _mended(v, fields.get(k, {}), root) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_mended(one, node.get("items", {}), root) for one in value]
    return _plain(value, node)


def _plain(value: Any, node: Mapping[str, Any]) -> Any:
    kind = node.get("type")
    if kind == "string" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if kind == "integer" and isinstance(value, str):
        return int(value) if value.strip().lstrip("+-").isdecimal() else value
    if not isinstance(value, str):
        return value
    return value.strip().lower() if "pattern" in node else value.strip()


def _word(value: Any, words: list[Any]) -> Any:
    """The word of a list that is meant, whatever its capitals, blanks and hyphens."""

    def plain(one: Any) -> str:
        return str(one).strip().casefold().replace(" ", "_").replace("-", "_").removesuffix(".0")

    return next((word for word in words if plain(word) == plain(value)), value)


def _said(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"]) or "the answer"
    given = error["input"]
    long = isinstance(given, str) and error["type"] == "string_too_long"
    it = f"{len(given)} characters" if long else json.dumps(given, default=str)[:80]
    return f"{where}: {error['msg'][:1].lower()}{error['msg'][1:]}" + (
        "" if error["type"] == "missing" else f" (it is {it})"
    )
