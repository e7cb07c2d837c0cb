"""The contract of an image backend, on one page.

It draws a character sheet: one picture of one character, several poses and faces on plain ground, in
the style of the series. It is bought once and kept with the series, so that everybody who draws the
character later looks at the same picture.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Protocol

from schemas.bible import Character, Style
from schemas.operation import CLOSED, Till
from schemas.take import Receipt


class Images(Protocol):
    """Draws character sheets."""

    def estimate(self, character: Character, style: Style) -> Decimal:
        """What a sheet costs at most, in US dollars."""
        ...

    async def sheet(
        self,
        character: Character,
        style: Style,
        *,
        seed: int,
        references: tuple[Path, ...] = (),
        into: Path,
        till: Till = CLOSED,
        ungated: bool = False,
    ) -> Receipt:
        """Draw the sheet of a character as the PNG file `into`, which is whole or not there.

        `references` are earlier pictures of the same character to stay true to; `ungated`: a person
        has let pass what a gate may find in it. Raises RefusedError,
        BudgetExceededError or another GenerationError.
        """
        ...

    async def aclose(self) -> None:
        """Give back everything that is held."""
        ...
