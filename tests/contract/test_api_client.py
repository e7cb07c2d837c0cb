"""The typed client held against the API's own description: operation by operation, field by field."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api_client.client import Client
from api_client.operations import Operation, operations
from schemas.jobs import Told
from schemas.settings import ApiSettings
from webui.api.routes import routes

OURS = {one.name: one for one in operations(Client)}
WORDS = {"title", "description", "examples"}  # for people; they say nothing about what is sent


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """What the API says of itself."""
    return TestClient(Starlette(routes=routes(ApiSettings()))).get("/api/openapi.json").json()


@pytest.fixture(scope="module")
def theirs(described) -> dict[str, dict[str, Any]]:
    """The operations, by name, each with its method and path."""
    return {
        one["operationId"]: one | {"method": method.upper(), "path": path}
        for path, methods in described["paths"].items()
        for method, one in methods.items()
    }


def bare(schema: Any, root: dict[str, Any]) -> Any:
    """A schema with what it refers to in its place, and without its words."""
    if isinstance(schema, list):
        return [bare(one, root) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        found: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return bare(found, root) | bare({k: v for k, v in schema.items() if k != "$ref"}, root)
    made = {}
    for name, value in schema.items():
        if name == "properties":
            made[name] = {field: bare(one, root) for field, one in value.items()}
        elif name == "required":
            made[name] = sorted(value)
        elif name not in WORDS | {"$defs"}:
            made[name] = bare(value, root)
    return made


def ours(kind: Any, mode: Any) -> Any:
    """The schema of a type of ours."""
    schema = TypeAdapter(kind).json_schema(mode=mode)
    return bare(schema, schema)


def test_every_operation_has_a_method(theirs):
    assert set(OURS) == set(theirs)


@pytest.mark.parametrize("one", OURS.values(), ids=OURS)
def test_it_is_asked_for_as_it_is_described(one: Operation, theirs):
    of = theirs[one.name]
    assert (one.method, one.path) == (of["method"], of["path"])
    well = {int(status) for status in of["responses"] if status in {"200", "201", "202", "204"}}
    assert set(one.statuses) == well

    said = {(p["in"], p["name"]): p.get("required", False) for p in of["parameters"]}
    assert {name for place, name in said if place == "path"} == one.in_path
    assert {name for place, name in said if place == "query"} == one.queries
    heeded = {"If-Match", "Idempotency-Key"}
    assert {name for place, name in said if place == "header"} & heeded == one.headers
    for name in one.queries:
        assert said["query", name] is (name in one.required), name


@pytest.mark.parametrize("one", OURS.values(), ids=OURS)
def test_what_is_sent_is_what_is_taken(one: Operation, theirs, described):
    body = theirs[one.name].get("requestBody")
    assert (body is not None) is (one.asks is not None)
    if body is None:
        return
    taken = body["content"][one.kind]["schema"]
    if one.asks is bytes:
        assert bare(taken, described) == {"type": "string", "format": "binary"}
    else:
        assert bare(taken, described) == ours(one.asks, "validation")


@pytest.mark.parametrize("one", OURS.values(), ids=OURS)
def test_what_comes_back_is_what_is_read(one: Operation, theirs, described):
    for status in map(str, one.statuses):
        content = theirs[one.name]["responses"][status].get("content", {})
        if one.gives is None:
            assert content == {}
        elif one.gives is bytes:
            assert bare(content["*/*"]["schema"], described)["format"] == "binary"
        else:
            given = content["application/json"]["schema"]
            assert bare(given, described) == ours(one.gives, "serialization")


def test_what_a_socket_tells_is_described(described):
    told = described["components"]["schemas"]["Told"]
    assert bare(told, described) == ours(Told, "serialization")
    assert re.fullmatch(r"3\.1\.\d", described["openapi"])
