"""A seller over one wire whose vendor answers within the request."""

from __future__ import annotations

from schemas import operation

from .remote.http import Wire


class AtOnce(operation.AtOnce):
    """What such sellers are set up with; `submit` is theirs."""

    def __init__(self, wire: Wire, *, parallel: int) -> None:
        self.wire, self.parallel = wire, parallel

    async def aclose(self) -> None:
        """Close the connections."""
        await self.wire.aclose()
