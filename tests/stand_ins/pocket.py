"""A till without a database, for trying one seller alone: it sends once, looks and fetches."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from schemas.errors import BackendTimeoutError, GenerationError, RefusedError
from schemas.operation import Bought, DeclinedError, Order, Recovery, Seller
from schemas.take import nothing
from schemas.warrant import Warrant


class Pocket:
    """Buys what is asked for and remembers it."""

    def __init__(self, folder: Path, *, look_every_s: float = 0.02, finds: bool = True) -> None:
        self.folder, self.look_every_s, self.finds = folder, look_every_s, finds
        self.orders: list[Order] = []
        self.spent = Decimal(0)

    async def buy(self, seller: Seller, order: Order, *, progress=nothing) -> Bought:
        """One order, one request; a job is looked at until it is over."""
        self.orders.append(order)
        nonce, path = str(uuid4()), self.folder / uuid4().hex
        try:
            with Warrant(nonce, lasts_s=60):
                accepted = await seller.submit(order, nonce)
        except DeclinedError as declined:
            raise declined.error from declined
        if accepted.answer is not None:
            path.write_bytes(accepted.answer.content)
            return self._bought(order, path, nonce, accepted.answer, "")
        assert accepted.remote
        if self.finds and seller.recovery is Recovery.FIND:
            assert await seller.find(order, nonce, since_now()) == accepted.remote
        async with asyncio.timeout(order.deadline_s):
            while True:
                standing = await seller.look(order, accepted.remote)
                if standing.state in {"done", "failed", "refused"}:
                    break
                progress(standing.share)
                await asyncio.sleep(self.look_every_s)
        if standing.state == "refused":
            raise RefusedError(standing.problem)
        if standing.state == "failed":
            raise (
                BackendTimeoutError(standing.problem)
                if standing.again
                else GenerationError(standing.problem)
            )
        await seller.fetch(order, standing, path)
        return self._bought(order, path, nonce, standing, accepted.remote)

    def _bought(self, order, path, nonce, answer, remote) -> Bought:
        usd = order.most if answer.usd is None else answer.usd
        assert usd <= order.most, "it cost more than was said"
        self.spent += usd
        return Bought(
            path, answer.media_type, usd, answer.exact, nonce, remote, dict(answer.details)
        )


def since_now():
    """A moment ago."""
    from datetime import UTC, datetime, timedelta

    return datetime.now(UTC) - timedelta(minutes=1)
