"""A studio that is asked over real HTTP: `anigen serve`, so that nothing is made of what is asked for."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from contract.api.discreet import indiscretion

SETTINGS = """
[clock]
cadence = "30d"
catch_up = "none"
[web]
port = 0
[api]
per_minute = 100000
per_minute_address = 100000
largest_mb = 2
[backends.comfy]
generator = "comfyui"
options = {servers = ["http://127.0.0.1:9"], workflows_folder = "workflows"}
"""
SCOPES = {"all": "read,generate,edit", "read": "read", "edit": "read,edit"}


@dataclass(frozen=True)
class Asked:
    """A studio with its API, and what opens it."""

    address: str
    folder: Path
    url: str  # of its database
    tokens: dict[str, str]
    log: Path

    def client(self, name: str = "all", **headers: str) -> httpx2.Client:
        """Somebody who asks; `nobody` has no token."""
        bearer = {"authorization": f"Bearer {self.tokens[name]}"} if name != "nobody" else {}
        return httpx2.Client(base_url=self.address, headers=bearer | headers, timeout=60)

    def state(self) -> dict[str, str]:
        """A digest of every file and of every table, but for when tokens were used."""
        found = {}
        for place in ("series", "media", "workflows"):
            for file in sorted((self.folder / place).rglob("*")):
                if file.is_file():
                    found[str(file.relative_to(self.folder))] = _digest(file.read_bytes())
        return found | asyncio.run(_tables(self.url))


@pytest.fixture(scope="module")
def asked(kept_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """A fresh studio with the starter series, served for one file of tests."""
    folder = tmp_path_factory.mktemp("asked") / "studio"
    environment = os.environ | {"ANIGEN_DATABASE_URL": kept_url}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "orchestrator.cli", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", str(folder))
    (folder / "anigen.toml").write_text(SETTINGS)
    (folder / "workflows").mkdir()
    options = ("--json", "--studio", str(folder))
    tokens = {
        name: json.loads(run("token", "new", name, "--scopes", scopes, *options))["token"]
        for name, scopes in SCOPES.items()
    }
    log = folder.parent / "said"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "orchestrator.cli", "serve", "--studio", str(folder)],
            stdout=subprocess.PIPE, stderr=said, text=True, env=environment,
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            try:
                address = process.stdout.readline().split()[-1].rstrip("/")
                yield Asked(address, folder, kept_url, tokens, log)
            finally:
                process.send_signal(signal.SIGTERM)
                assert process.wait(30) == 0, log.read_text()


@pytest.fixture(scope="module")
def ask(asked: Asked) -> Iterator[httpx2.Client]:
    """Somebody who may do everything."""
    with asked.client() as client:
        yield client


@pytest.fixture(scope="session")
def problem(request: pytest.FixtureRequest) -> Callable[..., dict[str, Any]]:
    """Look at a refusal: its status, its form, and that it says nothing of how the studio lies."""

    def look(answer: httpx2.Response, *statuses: int) -> dict[str, Any]:
        assert answer.status_code in statuses, answer.text[:600]
        assert answer.headers["content-type"] == "application/problem+json"
        said: dict[str, Any] = answer.json()
        assert {"type", "title", "status", "detail", "instance"} <= set(said)
        assert said["status"] == answer.status_code
        assert said["type"].startswith("/api#")
        assert said["detail"].endswith((".", "?", "…"))
        assert indiscretion(answer.text) is None, answer.text[:600]
        return said

    return look


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def _tables(url: str) -> dict[str, str]:
    connection = await asyncpg.connect(url)
    names = await connection.fetch(
        "select tablename from pg_tables where schemaname = 'public'"
        " and tablename not in ('token', 'canon_branch')"  # used just now, begun by a question
    )
    found = {}
    for (name,) in names:
        text = (
            f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"{name}\" t"
        )
        found[name] = await connection.fetchval(text)
    await connection.close()
    return found
