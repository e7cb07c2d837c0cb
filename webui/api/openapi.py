"""OpenAPI: the API described for programs, in version 3.1, out of the operations and their records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from schemas.jobs import Told
from schemas.plan import Model

from . import remarks
from .operations import Operation
from .problems import KINDS, MEDIA_TYPE, ProblemDetails

_REF = "#/components/schemas/{model}"
_CONVERTOR = re.compile(r":\w+(?=\})")
_NAMES = re.compile(r"\{(\w+)\}")
_KEY = {
    "type": "string",
    "minLength": 1,
    "maxLength": 120,
    "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$",
}
_TAGS = {
    "project": ("a project's UUID, its slug, or an alias", _KEY),
    "character": ("a character's UUID, its id, or an alias", _KEY),
    "workflow": ("a workflow's name", _KEY),
    "job": ("a job's UUID", {"type": "string", "format": "uuid"}),
    "take": ("a take, as a job lists it", {"type": "string", "pattern": "^[0-9]{1,18}(-[0-9]{1,4}){3}$"}),
    "name": ("a picture's file name", {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,94}[.](png|jpe?g|webp)$"}),
    "path": ("a path below the project’s folder, as `list_files` gives it", {"type": "string", "minLength": 1, "maxLength": 500}),
}  # fmt: skip
_CALLED = {  # where two records have one name
    "schemas__resources__Character": "Character", "schemas__bible__Character": "Sheet",
}  # fmt: skip
_ABOUT = """\
What is asked of the studio: projects, characters, shots and films. Every request but that for its \
health carries `Authorization: Bearer …`, a token that `anigen token new` has made, or a JWT. What goes \
wrong is answered as `application/problem+json`, one sentence that says what and where.\
"""


def document(operations: Sequence[Operation], largest: int) -> dict[str, Any]:
    """The whole description."""
    operations = [one for one in operations if not one.hidden]
    schemas = _Schemas(operations)
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        path = _CONVERTOR.sub("", one.path)
        paths.setdefault(path, {})[one.method.lower()] = _described(one, schemas, largest)
    return {
        "openapi": "3.1.0",
        "info": {"title": "AniGen", "version": metadata.version("anigen"), "description": _ABOUT},
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "tags": [{"name": name} for name in dict.fromkeys(one.group for one in operations)],
        "paths": paths,
        "components": {
            "schemas": schemas.all,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "a token, or a JWT"}
            },
            "responses": {str(kind.status): _problem(kind.title) for kind in KINDS},
        },
    }


class _Schemas:
    """The records of all operations, each by its own name."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        wanted: dict[tuple[type[Model], JsonSchemaMode], None] = {
            (ProblemDetails, "serialization"): None, (Told, "serialization"): None,
        }  # fmt: skip
        for one in operations:
            for model, mode in (
                (one.takes, "validation"),
                (one.query, "validation"),
                (one.gives, "serialization"),
            ):
                if model is not None:
                    wanted[model, mode] = None  # type: ignore[index]
        self._refs, found = models_json_schema(list(wanted), ref_template=_REF)
        self.all: dict[str, Any] = found["$defs"]
        remarks.describe(self.all, [model for model, _ in wanted])
        self.all = {_CALLED.get(name, name): _renamed(one) for name, one in self.all.items()}

    def taken(self, model: type[Model]) -> dict[str, Any]:
        """A reference to a record as it is sent to us."""
        found: dict[str, Any] = _renamed(self._refs[model, "validation"])
        return found

    def given(self, model: type[Model]) -> dict[str, Any]:
        """A reference to a record as we answer it."""
        found: dict[str, Any] = _renamed(self._refs[model, "serialization"])
        return found

    def fields(self, model: type[Model]) -> dict[str, Any]:
        """The fields of a record that is sent to us, and which of them are required."""
        found: dict[str, Any] = self.all[self.taken(model)["$ref"].rsplit("/", 1)[1]]
        return found


def _renamed(schema: Any) -> Any:
    """A schema that refers to others by the names that they have here."""
    if isinstance(schema, list):
        return [_renamed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    renamed = {name: _renamed(one) for name, one in schema.items()}
    if isinstance(ref := schema.get("$ref"), str):
        start, _, name = ref.rpartition("/")
        renamed["$ref"] = f"{start}/{_CALLED.get(name, name)}"
    return renamed


def statuses(one: Operation) -> tuple[int, ...]:
    """Everything that can come of an operation, but for mistakes of ours."""
    found = {one.status, *one.also, 401, 403, 404, 429, 503}
    found |= {400, 408, 413, 415, 422} if one.sends else set()
    found |= {422} if one.query or one.keyed else set()
    found |= {412} if one.guarded else set()
    found |= {304} if one.tagged and one.method == "GET" else set()
    found |= {409} if one.scope is not None else set()  # a bible may be broken at any time
    return tuple(sorted(found))


def _described(one: Operation, schemas: _Schemas, largest: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": one.name, "tags": [one.group], "summary": one.summary,
        "parameters": [*_parameters(one, schemas)],
        "responses": {str(status): _response(one, status, schemas) for status in statuses(one)},
    }  # fmt: skip
    scope = f"Scope: `{one.scope}`." if one.scope else "Open to everybody."
    made["description"] = f"{one.about} {scope}".strip()
    if one.scope is None:
        made["security"] = [{}, {"bearer": []}]
    if one.sends:
        made["requestBody"] = {
            "required": not one.bodiless,
            "content": _contents(one, schemas, largest),
        }
    return made


def _parameters(one: Operation, schemas: _Schemas) -> list[dict[str, Any]]:
    found = []
    for name in _NAMES.findall(_CONVERTOR.sub("", one.path)):
        about, schema = _TAGS[name]
        found.append(
            {"name": name, "in": "path", "required": True, "description": about, "schema": schema}
        )
    if one.query:
        fields = schemas.fields(one.query)
        for name, schema in fields["properties"].items():
            asked = {"name": name, "in": "query", "schema": _some(schema)}
            if name in fields.get("required", ()):
                asked["required"] = True
            found.append(asked)
    for wanted, name, about in (
        (one.guarded, "If-Match", "only if it is still of this version"),
        (one.tagged and one.method == "GET", "If-None-Match", "only if it is of another version"),
    ):
        if wanted:
            found.append(_header(name, about, {"type": "string"}))
    if one.keyed:
        about = "a repeat with the same key returns the first job"
        pattern = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,200}$"}
        found.append(_header("Idempotency-Key", about, pattern))
    if 206 in one.also:
        found.append(_header("Range", "a stretch of it, e.g. `bytes=0-1023`", {"type": "string"}))
    return found


def _header(name: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": about, "schema": schema}


def _some(schema: dict[str, Any]) -> dict[str, Any]:
    """What can be said in a query: there is no null there."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name not in {"anyOf", "default"}}
    return {**rest, **kinds[0]}


def _contents(one: Operation, schemas: _Schemas, largest: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if one.takes:
        found |= {kind: {"schema": schemas.taken(one.takes)} for kind in one.kinds}
    if one.file:
        about = {"description": f"the file as it is, at most {largest // 2**20} MB"}
        found |= {
            kind: {"schema": {"type": "string", "format": "binary", **about}} for kind in one.raw
        }
    elif one.raw:
        found |= {kind: {"schema": {"type": "string"}} for kind in one.raw}
    return found


def _response(one: Operation, status: int, schemas: _Schemas) -> dict[str, Any]:
    if status >= 400:
        return {"$ref": f"#/components/responses/{status}"}
    if status in {204, 304, 307}:
        return {
            "description": {204: "Done.", 304: "You have it already.", 307: "It lies there."}[
                status
            ]
        }
    made: dict[str, Any] = {"description": _WENT_WELL.get(status, "Here it is.")}
    if one.gives:
        content = {"application/json": {"schema": schemas.given(one.gives)}}
        if (one.raw and not one.file) or one.name == "read_bible":
            content["text/yaml"] = {"schema": {"type": "string"}}
        made["content"] = content
    else:
        made["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    headers = [
        name for name, there in (("ETag", one.tagged), ("Location", status in {201, 202})) if there
    ]
    if headers:
        made["headers"] = {name: {"schema": {"type": "string"}} for name in headers}
    return made


_WENT_WELL = {
    201: "It is made; `Location` says where it is.",
    202: "It is accepted; `Location` says where it can be followed.",
    206: "The stretch that was asked for.",
}


def _problem(title: str) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model="ProblemDetails")}
    return {"description": f"{title}.", "content": {MEDIA_TYPE: {"schema": schema}}}
