"""The page for people: every operation with its fields, out of the same description as for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from ..answering import Ask, Page
from ..texts import origin
from .problems import KINDS, Kind

_FORMATS = {
    "uuid": "UUID", "date-time": "moment, ISO 8601", "binary": "file", "uri": "address",
}  # fmt: skip
_NAMES = {"string": "text", "integer": "whole number", "boolean": "true or false"}


@dataclass(frozen=True)
class Said:
    """What a field holds, in words; `record` is the record that it holds or lists."""

    words: str
    record: str = ""


@dataclass(frozen=True)
class Field:
    """A field of a record, or a part of a request."""

    name: str
    holds: Said
    required: bool = False
    usual: str = ""  # when it is left out
    about: str = ""


@dataclass(frozen=True)
class Result:
    """What can come of it."""

    status: int
    words: str
    record: str = ""
    problem: str = ""  # the word of its kind


@dataclass(frozen=True)
class Entry:
    """An operation."""

    name: str
    method: str
    path: str
    summary: str
    about: str
    scope: str
    asked: tuple[Field, ...]  # in the address and the headers
    sent: tuple[Field, ...]  # in the body
    record: str  # that is sent
    kinds: tuple[str, ...]  # media types of the body
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Group:
    """Operations that belong together."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Record:
    """A record that is sent or answered."""

    name: str
    about: str
    fields: tuple[Field, ...]
    choices: tuple[str, ...] = ()


Described = tuple[tuple[Group, ...], tuple[Record, ...]]


@dataclass(frozen=True)
class ApiPage:
    """The whole description."""

    open: bool  # whether there is a way in
    origin: str  # where it is
    groups: tuple[Group, ...]
    records: tuple[Record, ...]
    problems: tuple[Kind, ...]


async def page(ask: Ask, described: Described) -> Page:
    """Everything that can be asked."""
    is_open = await ask.request.app.state.office.open()
    return Page(
        "api/api.html", ApiPage(is_open, origin(ask.request), *described, KINDS), section="api"
    )


def read(document: Mapping[str, Any]) -> Described:
    """What an OpenAPI document of ours says, as it is shown."""
    groups: dict[str, list[Entry]] = {}
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            groups.setdefault(one["tags"][0], []).append(_entry(document, path, method, one))
    records = tuple(
        Record(
            name, _plainly(schema.get("description", "")), _fields(schema),
            tuple(map(str, schema.get("enum", ()))),
        )
        for name, schema in sorted(document["components"]["schemas"].items())
    )  # fmt: skip
    return tuple(Group(name, tuple(entries)) for name, entries in groups.items()), records


def _entry(document: Mapping[str, Any], path: str, method: str, one: Mapping[str, Any]) -> Entry:
    content = one.get("requestBody", {}).get("content", {})
    record = _held(content)
    about, _, scope = one["description"].rpartition("Scope: ")
    return Entry(
        name=one["operationId"], method=method.upper(), path=path, summary=one["summary"],
        about=(about if scope.startswith("`") else one["description"]).strip(),
        scope=scope.strip("`.") if scope.startswith("`") else "",
        asked=tuple(
            Field(
                part["name"], _said(part["schema"]), bool(part.get("required")),
                _usual(part["schema"]),
                part.get("description", part["schema"].get("description", "")),
            )
            for part in one["parameters"]
        ),
        sent=_fields(document["components"]["schemas"][record]) if record else (),
        record=record, kinds=tuple(content),
        results=tuple(_result(int(s), answer) for s, answer in one["responses"].items()),
    )  # fmt: skip


def _result(status: int, answer: Mapping[str, Any]) -> Result:
    word = next((kind.word for kind in KINDS if kind.status == status), "")
    record = _held(answer.get("content", {}))
    return Result(status, HTTPStatus(status).phrase, record, word)


def _held(content: Mapping[str, Any]) -> str:
    """The record that a body holds; empty when it is none."""
    return next((_ref(kind["schema"]) for kind in content.values()), "")


def _fields(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    needed = schema.get("required", ())
    return tuple(
        Field(name, _said(one), name in needed, _usual(one), _plainly(one.get("description", "")))
        for name, one in schema.get("properties", {}).items()
    )


def _usual(schema: Mapping[str, Any]) -> str:
    value = schema.get("default")
    if value in (None, "", [], {}):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(schema: Mapping[str, Any]) -> Said:
    """What a schema allows, in words."""
    if record := _ref(schema):
        return Said("", record)
    if choices := schema.get("enum") or [schema[one] for one in ("const",) if one in schema]:
        return Said(" · ".join(map(str, choices)))
    if kinds := [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]:
        said = [_said(one) for one in kinds]
        record = next((one.record for one in said if one.record), "")
        words = dict.fromkeys(one.words for one in said if one.words)
        return Said(" or ".join(words), record)
    kind = schema.get("type", "anything")
    if kind in {"array", "object"}:
        return _several(schema, kind)
    name = _FORMATS.get(schema.get("format", ""), _NAMES.get(kind, kind))
    return Said(f"{name}{_bounds(schema)}")


def _several(schema: Mapping[str, Any], kind: str) -> Said:
    """A list, or what is found by name."""
    more = schema.get("items" if kind == "array" else "additionalProperties")
    inner = _said(more if isinstance(more, dict) else {})
    most = f"at most {schema['maxItems']} " if "maxItems" in schema else ""
    start = f"{most}list of" if kind == "array" else "by name:"
    return Said(f"{start} {inner.words}".strip(), inner.record)


def _bounds(schema: Mapping[str, Any]) -> str:
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    if low is not None and high is not None:
        return f" {low:g} … {high:g}"
    if low is not None:
        return f" from {low:g} on"
    if "maxLength" in schema:
        return f", at most {schema['maxLength']:,} characters"
    return ""


def _ref(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _plainly(text: str) -> str:
    return " ".join(text.split())
