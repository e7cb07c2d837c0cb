"""A seller whose vendor answers within the request: there is no job to come back to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NoReturn

from schemas.errors import BackendBrokenError
from schemas.operation import Order, Recovery, Standing

from .remote.http import Wire


class AtOnce:
    """The reading half of such a seller. An answer that never came is lost: nobody lists it."""

    recovery = Recovery.BLIND

    def __init__(self, wire: Wire, *, parallel: int) -> None:
        self.wire, self.parallel = wire, parallel

    async def look(self, order: Order, remote: str) -> Standing:
        """BackendBrokenError: there are no jobs."""
        self._none(order, remote)

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """None: the vendor lists nothing."""
        del order, nonce, since
        return None

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """BackendBrokenError: there are no jobs."""
        del standing, into
        self._none(order, "")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.wire.aclose()

    def _none(self, order: Order, remote: str) -> NoReturn:
        raise BackendBrokenError(f"{order.backend} answers at once; it has no job {remote!r}")
