"""Episodes made by the real command line, once for the whole session."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., list[str]]
Make = Callable[..., "Made"]


@dataclass(frozen=True)
class Made:
    """A studio with episodes in it."""

    folder: Path
    episodes: list[dict[str, Any]]
    said: str


@pytest.fixture(scope="session")
def anigen() -> Command:
    """The command line, run by this Python."""
    return lambda *arguments: [sys.executable, "-m", "orchestrator.cli", *arguments]


@pytest.fixture(scope="session")
def make(anigen: Command) -> Make:
    """Write a studio and make episodes in it."""

    def run(folder: Path, *options: str) -> Made:
        subprocess.run(anigen("init", str(folder)), check=True, stdout=subprocess.DEVNULL)
        made = subprocess.run(
            anigen("make", "--studio", str(folder), "--json", *options),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        return Made(folder, json.loads(made.stdout), made.stderr)

    return run


@pytest.fixture(scope="session")
def three(scratch: Path, make: Make) -> Made:
    """Three draft episodes that follow one another."""
    return make(scratch / "three", "--draft", "--seed", "7", "--episodes", "3")


@pytest.fixture(scope="session")
def full(scratch: Path, make: Make) -> Made:
    """One episode at full size."""
    return make(scratch / "full", "--seed", "7")
