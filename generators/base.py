"""The contract of a generator, on one page.

A generator makes footage. It is found through the entry-point group `anigen.generators`: a name and
a callable `create(options, *, folder)` that returns a `Generator`; `folder` is its own cache. One
that spends money takes `terms` too: its key, model, address and the prices.

It says what it can do (`capabilities`) and what a shot costs at most (`estimate`, in US dollars,
pure and instant; the money is reserved before the call). `generate` writes only inside `into`,
leaves no partial file under a final name, is safe to cancel, reports progress, raises only the
errors of `schemas.errors`, does not retry and does not know that there is a database. What it buys
it buys at the `till`, and nowhere else. `aclose` gives everything back: processes, connections,
graphics memory.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Protocol

from schemas.operation import CLOSED, Till
from schemas.take import Capabilities, Footage, Progress, ShotRequest


class Generator(Protocol):
    """Makes one shot at a time, or a few."""

    @property
    def capabilities(self) -> Capabilities:
        """What this backend can do; the same for its whole life."""
        ...

    def estimate(self, request: ShotRequest) -> Decimal:
        """An upper bound of the price of `request` in US dollars."""
        ...

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Make the shot as a file inside the existing folder `into`."""
        ...

    async def aclose(self) -> None:
        """Give back everything that is held."""
        ...
