"""Sheets that are paid for. What a vendor is asked and answers is its own file's affair: an `Easel`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from schemas.bible import Character, Style
from schemas.operation import CLOSED, Order, Purpose, Seller, Terms, Till
from schemas.prices import Priced
from schemas.take import Receipt

from .picture import keep
from .prompt import prompt

VERSION = "1"
TIMEOUT_S = 300.0  # pictures take their time
_REFERENCES = 3  # more of them say nothing new


class Easel(Protocol):
    """How one vendor is asked for a picture, and what it answers."""

    generator: str
    model: Priced

    @property
    def seller(self) -> Seller:
        """Who is paid."""
        ...

    def body(self, text: str, pictures: Sequence[str], seed: int) -> dict[str, Any]:
        """The picture in the seller's terms; `pictures` are paths."""
        ...

    def most(self, text: str, pictures: int) -> Decimal:
        """What it costs at most, in US dollars."""
        ...

    def made(self, answer: Path) -> bytes:
        """The picture in an answer that was bought; RefusedError or BadFootageError without one."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class BoughtImages:
    """Draws sheets with the model of one vendor."""

    def __init__(self, terms: Terms, easel: Easel) -> None:
        self._terms, self._easel = terms, easel

    @property
    def seller(self) -> Seller:
        """Who is paid."""
        return self._easel.seller

    def estimate(self, character: Character, style: Style) -> Decimal:
        """What a sheet costs at most, with as many references as it is ever given."""
        text = prompt(character, style, references=True)
        return self._easel.most(text, self._most_references)

    async def sheet(
        self, character: Character, style: Style, *, seed: int, references: tuple[Path, ...] = (),
        into: Path, till: Till = CLOSED, ungated: bool = False,
    ) -> Receipt:  # fmt: skip
        """Draw the sheet of a character as the PNG file `into`, which is whole or not there.

        Raises RefusedError, BadFootageError for an answer without a usable picture (it is paid for
        all the same), whatever the till raises, StudioError when it cannot be written.
        """
        del ungated
        started = time.monotonic()
        pictures = [str(path) for path in references[: self._most_references]]
        text = prompt(character, style, references=bool(pictures))
        order = Order(
            purpose=Purpose.SHEET, backend=self._terms.name, model=self._easel.model.id,
            body=self._easel.body(text, pictures, seed), most=self._easel.most(text, len(pictures)),
            part=f"sheet/{character.id}/{seed}", timeout_s=TIMEOUT_S,
        )  # fmt: skip
        bought = await till.buy(self._easel.seller, order)
        await asyncio.to_thread(lambda: keep(self._easel.made(bought.path), into))
        return Receipt(
            backend=self._terms.name, generator=self._easel.generator, version=VERSION, seed=seed,
            prompt=text, model=self._easel.model.id, job=bought.remote,
            operations=(bought.operation,), usd=bought.usd,
            wall_s=round(time.monotonic() - started, 3),
        )  # fmt: skip

    async def aclose(self) -> None:
        """Close the connections."""
        await self._easel.aclose()

    @property
    def _most_references(self) -> int:
        return min(_REFERENCES, self._easel.model.references)
