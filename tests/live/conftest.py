"""Smoke tests against the vendors themselves: they cost money, and run only when they are named.

    ANIGEN_LIVE=anthropic,fal pytest tests/live

A vendor that is not named in ANIGEN_LIVE is not even collected (`all` names every one). Each buys
the smallest thing that the vendor sells, with our own code, and looks at it; what that costs stands
at the top of its file. Keys are read from the variables that the README names. ANIGEN_LIVE_AT=URL
rehearses them, for nothing, at the house of stand-ins that is served there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orchestrator import backends
from schemas import prices, secret
from schemas.operation import Bought, Order, Seller, Terms
from schemas.secret import Secret
from stand_ins.pocket import Pocket

_AT = os.environ.get("ANIGEN_LIVE_AT", "")
_STAND_INS = {
    "anthropic": "anthropic", "openai": "openai/v1", "openai-compatible": "openai/v1",
    "gemini-omni": "gemini", "veo": "cloud", "fal": "fal", "runway": "runway",
    "replicate": "replicate", "gemini-image": "gemini_media", "gpt-image": "openai_images/v1",
    "elevenlabs": "elevenlabs", "gemini-tts": "gemini_media",
}  # fmt: skip


def _files() -> dict[str, str]:
    """The test of each vendor, by the vendor's name."""
    found = (path.name for path in Path(__file__).parent.glob("test_live_*.py"))
    return {
        name.removeprefix("test_live_").removesuffix(".py").replace("_", "-"): name
        for name in found
    }


def _ignored(asked: str) -> list[str]:
    names, files = {name.strip() for name in asked.split(",") if name.strip()}, _files()
    if unknown := names - set(files) - {"all"}:
        raise pytest.UsageError(
            f"ANIGEN_LIVE: there is no {unknown.pop()!r}; known: {', '.join(sorted(files))}"
        )
    return [] if "all" in names else [file for name, file in files.items() if name not in names]


collect_ignore = _ignored(os.environ.get("ANIGEN_LIVE", ""))


class Purse(Pocket):
    """A pocket with real money in it: it looks less often, and remembers what it got."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, look_every_s=0.1 if _AT else 6.0, finds=False)
        self.bought: list[tuple[Seller, Order, Bought]] = []

    async def buy(self, seller: Seller, order: Order, **more: Any) -> Bought:
        """As a pocket does."""
        bought = await super().buy(seller, order, **more)
        self.bought.append((seller, order, bought))
        return bought


@pytest.fixture
def pocket(tmp_path) -> Purse:
    """A till that buys for real."""
    folder = tmp_path / "bought"
    folder.mkdir()
    return Purse(folder)


@pytest.fixture
def terms() -> Callable[..., Terms]:
    """What a backend is set up with: its key where the README says, its model, its address."""

    def make(generator: str, model: str = "", base_url: str = "") -> Terms:
        reference = backends._SELL[generator]
        if _AT:
            return Terms(generator, Secret("a-key-for-rehearsals"), model,
                         f"{_AT}/{_STAND_INS[generator]}", prices.load())  # fmt: skip
        key = secret.read(reference, whose=f"the key of {generator}") if reference else Secret("")
        return Terms(generator, key, model, base_url, prices.load())

    return make


@dataclass(frozen=True)
class Rehearsal:
    """Whether this is one, and what stands in for settings of the operator's own."""

    on: bool

    def setting(self, name: str, instead: str) -> str:
        """The variable ANIGEN_LIVE_<name>; in a rehearsal something else will do."""
        found = os.environ.get(f"ANIGEN_LIVE_{name}", "")
        assert found or self.on, f"set ANIGEN_LIVE_{name}"
        return found or instead


@pytest.fixture
def rehearsal() -> Rehearsal:
    """Whether no money is spent."""
    return Rehearsal(bool(_AT))
