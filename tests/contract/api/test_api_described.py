"""The description: valid, whole, told by the same table as the routes; and asked by a machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import schemathesis

from webui.api.places import routes
from webui.api.routes import OPERATIONS

TESTS = Path(__file__).parents[2]
CHECKS = """
[checks]
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429]
"""
LEFT_OUT = (
    "positive_data_acceptance",  # what is well formed may make no sense all the same: 422
    "allow_header_conformance",  # a picture is read at the address of all files
)


@pytest.fixture(scope="module")
def described(ask):
    """The OpenAPI document, as anybody gets it."""
    return ask.get("/api/openapi.json").json()


def test_it_is_the_same_for_everybody(ask, described):
    for encoding in ("gzip", "identity", "gzip", "gzip"):
        again = ask.get("/api/openapi.json", headers={"accept-encoding": encoding})
        assert again.json() == described


def test_it_is_openapi(described):
    assert described["openapi"] == "3.1.0"
    schemathesis.openapi.from_dict(described).validate()


def test_every_route_is_described(described):
    told = {(method.upper(), path) for path, one in described["paths"].items() for method in one}
    ours = {(one.method, one.path.replace(":path", "")) for one in OPERATIONS if not one.hidden}
    assert told == ours
    paths = {route.path.rstrip("/").replace(":path", "") for route in routes(OPERATIONS, 1)}
    assert paths == {one.path.replace(":path", "") for one in OPERATIONS}
    names = [one.name for one in OPERATIONS]
    assert len(names) == len(set(names))


def test_every_operation_says_what_can_come_of_it(described):
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            statuses = set(map(int, one["responses"]))
            assert {401, 403, 404, 429, 503} <= statuses, path
            assert not statuses & {405, 500}
            if "requestBody" in one:
                assert {400, 413, 415, 422} <= statuses, path
            if any(part["name"] == "If-Match" for part in one["parameters"]):
                assert 412 in statuses
            assert one["description"], path
            open_ = path == "/api/anime/health"
            assert one.get("security", described["security"]) == (
                [{}, {"bearer": []}] if open_ else [{"bearer": []}]
            ), method


def test_fields_are_explained(described):
    schemas = described["components"]["schemas"]
    assert schemas["GenerateRequest"]["properties"]["draft"]["description"] == "small and quick"
    assert schemas["Job"]["properties"]["eta"]["description"] == "seconds, where somebody can tell"
    assert not [name for name in schemas if "__" in name]


@pytest.mark.parametrize("who", ["all", "nobody"])
def test_a_machine_finds_nothing(asked, tmp_path, who):
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(CHECKS)
    token = (
        ["--header", f"Authorization: Bearer {asked.tokens[who]}"] if who in asked.tokens else []
    )
    hooks = {
        "PYTHONPATH": str(TESTS), "SCHEMATHESIS_HOOKS": "contract.api.discreet",
        "ANIGEN_TESTS_HIDDEN": str(asked.folder),
    }  # fmt: skip
    done = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "--no-color", "--config-file", str(settings), "run",
            f"{asked.address}/api/openapi.json", *token, "--seed", "7",
                "--checks", "all", "--exclude-checks", ",".join(LEFT_OUT),
            "--max-examples", "3", "--continue-on-failure", "--warnings", "off",
            "--phases", "coverage,fuzzing,stateful", "--suppress-health-check", "all",
        ],
        env=os.environ | hooks, cwd=tmp_path, text=True, capture_output=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "Traceback" not in asked.log.read_text()
