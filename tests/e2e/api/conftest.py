"""A daemon that is asked over its API, killed, and started again at the same address."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from api_client.client import Client

ANYBODY = '[api]\nunknown = ["read", "generate", "edit"]\n'
QUIET = '[clock]\ncadence = "30d"\ncatch_up = "none"\n[log]\nformat = "json"\n'


@dataclass
class Daemon:
    """`anigen up` of one studio, in a process group of its own."""

    folder: Path
    command: list[str]
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        """The end of what it wrote."""
        return (self.folder / "daemon.log").read_text()[-4000:]

    def start(self, *, wait: bool = True) -> None:
        """Start it, and as a rule wait until it answers."""
        with (self.folder / "daemon.log").open("ab") as out:
            self.process = subprocess.Popen(
                [*self.command, "--port", str(self.port)], stdout=out, stderr=out,
                env=os.environ | self.environment, start_new_session=True,
            )  # fmt: skip
        if wait:
            self.until(self.answers, 120)

    def answers(self) -> bool:
        """Whether the site is there."""
        with contextlib.suppress(httpx2.TransportError):
            return httpx2.get(f"{self.address}/healthz", timeout=10).status_code == 200
        return False

    def kill(self) -> None:
        """End it and all its children with no warning."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> int:
        """End it as an operator would; gives its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)

    def until(self, holds: Callable[[], bool], seconds: float = 300) -> None:
        """Wait for something that the daemon will do."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert self.process is None or self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.1)


@pytest.fixture(scope="session")
def up(anigen) -> Callable[..., contextlib.AbstractContextManager[Daemon]]:
    """Run `anigen up`; keywords are added to its environment."""

    @contextmanager
    def run(folder: Path, **environment: str) -> Iterator[Daemon]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        daemon = Daemon(folder, anigen("up", "--studio", str(folder)), port, environment)
        try:
            daemon.start()
            yield daemon
        finally:
            daemon.kill()

    return run


@pytest.fixture(scope="session")
def open_house(new_studio) -> Callable[..., Path]:
    """Write a studio that owes nothing and lets anybody on this machine in."""

    def write(folder: Path, more: str = "") -> Path:
        new_studio(folder)
        (folder / "anigen.toml").write_text(QUIET + ANYBODY + more)
        return folder

    return write


@pytest.fixture(scope="session")
def closed_house(new_studio) -> Callable[..., Path]:
    """Write a studio that owes nothing and lets nobody in without a token."""

    def write(folder: Path) -> Path:
        new_studio(folder)
        (folder / "anigen.toml").write_text(QUIET)
        return folder

    return write


@pytest.fixture
def client() -> Iterator[Callable[..., Client]]:
    """Clients of a daemon, hung up in the end."""
    with contextlib.ExitStack() as open_ones:
        yield lambda daemon, token="": open_ones.enter_context(Client(daemon.address, token))
