"""Fixtures for every test: a real PostgreSQL of our own, and a fresh database in it."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from orchestrator import database
from orchestrator.localpg import LocalPostgres
from stand_ins import control
from stand_ins.pocket import Pocket

SHARED = "ANIGEN_TESTS_SHARED"  # a folder of all processes of one run


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="anigen-shared-")
        Path(os.environ[SHARED]).chmod(0o755)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and SHARED in os.environ:
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: they are few, and nobody shall wait for them in the end."""
    items.sort(key=lambda item: "e2e" not in item.path.parts)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def everything() -> bool:
    """Whether a test that cannot run must fail rather than be skipped."""
    return os.environ.get("ANIGEN_TEST_EVERYTHING") == "1"


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """A folder with a short path that every user may enter."""
    with tempfile.TemporaryDirectory(prefix="anigen-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="session")
def once(scratch: Path) -> Callable[[str, Callable[[Path], object]], Path]:
    """Build a folder once for all processes of this run; each has a copy of its own."""

    def get(name: str, build: Callable[[Path], object]) -> Path:
        shared, copy = Path(os.environ[SHARED]) / name, scratch / name
        with shared.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (done := shared.with_suffix(".done")).exists():
                build(shared)
                done.touch()
        subprocess.run(["cp", "-a", shared, copy], check=True)
        return copy

    return get


@pytest.fixture(scope="session")
async def server(scratch: Path, anyio_backend: str) -> AsyncIterator[str]:
    """A PostgreSQL server with a migrated template; returns the URL of its database."""
    async with LocalPostgres(scratch / "database") as local:
        url = await local.start()
        engine = database.connect(url)
        await database.prepare(engine)
        await engine.dispose()
        yield url
        await local.remove()


@pytest.fixture
async def url(server: str) -> AsyncIterator[str]:
    """The URL of a fresh, migrated database."""
    name = f"t{secrets.token_hex(4)}"
    admin = await asyncpg.connect(server.replace("/anigen?", "/postgres?"))
    await admin.execute(f"create database {name} template anigen")
    yield server.replace("/anigen?", f"/{name}?")
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


@pytest.fixture
async def engine(url: str) -> AsyncIterator[database.AsyncEngine]:
    """An engine on a fresh, migrated database."""
    made = database.connect(url)
    yield made
    await made.dispose()


@pytest.fixture(scope="session")
def _house(scratch: Path) -> Iterator[control.StandIns]:
    with control.running(scratch / "ledger.jsonl") as running:
        yield running


@pytest.fixture
def stand_ins(_house: control.StandIns) -> Iterator[control.StandIns]:
    """The vendors' stand-ins, in no mood; the ledger is that of the whole session."""
    _house.calm()
    yield _house
    _house.calm()


@pytest.fixture
def pocket(tmp_path: Path) -> Pocket:
    """A till without a database."""
    folder = tmp_path / "bought"
    folder.mkdir()
    return Pocket(folder)
