"""The dialogue with a model: it only grows at its end, so that what was said before stays cached."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Turn:
    """What one side said."""

    role: Literal["user", "assistant"]
    text: str
    keep: bool = False  # what comes after it will be asked for soon: worth caching up to here


@dataclass
class Dialogue:
    """What the model is told once and for all, and what has been said since."""

    system: str
    turns: list[Turn] = field(default_factory=list)

    def ask(self, text: str, *, keep: bool = False) -> None:
        """Say something to the model."""
        self.turns.append(Turn("user", text.strip(), keep))

    def hear(self, text: str) -> None:
        """Note what the model answered."""
        self.turns.append(Turn("assistant", text.strip() or "…"))

    @property
    def said(self) -> list[str]:
        """What has been said since, in order."""
        return [turn.text for turn in self.turns]
