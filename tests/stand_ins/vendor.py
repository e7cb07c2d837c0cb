"""A vendor inside the test's own process, for trying the governor where the wire does not matter."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

from schemas.errors import BackendBusyError
from schemas.operation import Accepted, DeclinedError, Delivered, Order, Purpose, Recovery, Standing
from schemas.warrant import guard


async def leave() -> None:
    """Let a paid request's first byte leave, as a guarded client would."""
    request = SimpleNamespace(method="POST", url=SimpleNamespace(path="/jobs"), extensions={})
    await guard()(request)
    await request.extensions["trace"]("http11.send_request_headers.started", {})


@dataclass
class Vendor:
    """Sells jobs, or answers at once, and behaves as its next mood says.

    unreachable · late · 429 · closed · refused · lost (accepted, no answer) · vanished (not
    accepted, no answer) · hang (accepted, then silence)
    """

    recovery: Recovery = Recovery.BLIND
    parallel: int = 100
    at_once: bool = False
    usd: Decimal | None = Decimal("0.25")
    exact: bool = True
    moods: list[str] = field(default_factory=list)
    looks: list[Standing | Exception] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    ledger: dict[str, str] = field(default_factory=dict)  # job → nonce
    sending: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event | None = None
    under_way: int = 0
    most_under_way: int = 0
    fetched: int = 0
    hidden: bool = False  # what was accepted is not listed

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """One request."""
        mood = self.moods.pop(0) if self.moods else ""
        if mood == "unreachable":
            raise ConnectionRefusedError("connection refused")
        await leave()
        self.asked.append(nonce)
        self.sending.set()
        if self.go_on is not None:
            await self.go_on.wait()
        if error := {"429": BackendBusyError("too many", retry_after=0.01)}.get(mood):
            raise DeclinedError(error)
        if isinstance(mood, Exception):
            raise mood
        if mood == "vanished":
            raise ConnectionResetError("reset")
        job = self.accept(nonce)
        if mood == "lost":
            raise ConnectionResetError("reset")
        if mood == "hang":
            await asyncio.sleep(3600)
        if self.at_once:
            return Accepted(
                answer=Delivered(f"for {nonce}".encode(), usd=self.usd, exact=self.exact)
            )
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        return Accepted(remote=job)

    def accept(self, nonce: str) -> str:
        """The job for a nonce: the same one where the key is honoured."""
        for job, known in self.ledger.items():
            if known == nonce and self.recovery is Recovery.KEY:
                return job
        job = f"job-{id(self)}-{len(self.ledger) + 1}"
        self.ledger[job] = nonce
        return job

    async def look(self, order: Order, remote: str) -> Standing:
        """What comes next in `looks`, in the end that it is done."""
        assert remote in self.ledger
        await asyncio.sleep(0)
        found = (
            self.looks.pop(0) if self.looks else Standing("done", usd=self.usd, exact=self.exact)
        )
        if isinstance(found, Exception):
            raise found
        if found.state in {"done", "failed", "refused"}:
            self.under_way -= 1
        return found

    async def find(self, order: Order, nonce: str, since) -> str | None:
        """The job that was accepted with a nonce."""
        if self.hidden:
            return None
        return next((job for job, known in self.ledger.items() if known == nonce), None)

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """A few bytes."""
        self.fetched += 1
        into.write_bytes(b"a film")


def order(most: str = "0.50", **more) -> Order:
    """A shot, for up to so much."""
    values = {
        "purpose": Purpose.PICTURE, "backend": "omni", "model": "omni-1", "body": {"prompt": "a fox"},
        "most": Decimal(most), "timeout_s": 1.0, "deadline_s": 20.0,
    }  # fmt: skip
    return Order.model_validate(values | more)
