"""The torture's own seller, and a generator that buys every shot from it."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2

from schemas.errors import BackendBrokenError, BackendBusyError, BackendUnreachableError
from schemas.operation import (
    CLOSED,
    Accepted,
    DeclinedError,
    Order,
    Purpose,
    Recovery,
    Standing,
    Till,
)
from schemas.take import Capabilities, Footage, Progress, Receipt, ShotRequest
from schemas.warrant import guard

from ..bench.null import NullGenerator

BACKEND = "vendor"
PARALLEL = 12
MOST = Decimal("0.50")
TIMEOUT_S = 0.3


class VendorSeller:
    """Speaks to the torture's vendor."""

    parallel = PARALLEL

    def __init__(self, url: str, recovery: Recovery) -> None:
        self.recovery = recovery
        self._client = httpx2.AsyncClient(
            base_url=url, timeout=5.0, event_hooks={"request": [guard()]}
        )

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Order a job. Only a 429 proves that nothing was accepted."""
        keyed = {"idempotency-key": nonce} if self.recovery is Recovery.KEY else {}
        said = {**order.body, "reference": nonce}
        reply = await self._client.post("/jobs", json=said, headers=keyed)
        if reply.status_code == 429:
            after = float(reply.headers["retry-after"])
            raise DeclinedError(BackendBusyError("the vendor is busy", retry_after=after))
        if not reply.is_success:
            raise BackendBrokenError(f"the vendor answers {reply.status_code}")
        return Accepted(remote=reply.json()["id"])

    async def look(self, order: Order, remote: str) -> Standing:
        """How the job stands."""
        del order
        said = json.loads(await self._read(f"/jobs/{remote}"))
        links = (f"/files/{remote}",)
        return Standing(said["state"], links=links, usd=Decimal(said["usd"]), exact=True)

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """The job with our reference."""
        del order, since
        found = json.loads(await self._read("/jobs", {"reference": nonce}))["jobs"]
        return found[0] if found else None

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """What the job has made."""
        del order
        into.write_bytes(await self._read(standing.links[0]))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _read(self, path: str, asked: Mapping[str, str] | None = None) -> bytes:
        try:
            reply = await self._client.get(path, params=asked)
            reply.raise_for_status()
        except httpx2.HTTPError as error:
            raise BackendUnreachableError(f"the vendor does not answer: {error!r}") from error
        return reply.content


class VendorGenerator(NullGenerator):
    """Buys every shot."""

    capabilities = Capabilities(paid=True, parallel=PARALLEL)

    def __init__(self, seller: VendorSeller) -> None:
        self.seller = seller

    def estimate(self, request: ShotRequest) -> Decimal:
        """The dearest job there is."""
        del request
        return MOST

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Buy it and put it where it is wanted."""
        body: dict[str, Any] = {"prompt": request.plan.action, "seed": request.seed}
        bought = await till.buy(
            self.seller,
            Order(
                purpose=Purpose.PICTURE, backend=BACKEND, model="film", body=body, most=MOST,
                timeout_s=TIMEOUT_S, deadline_s=60.0,
            ),
            progress=progress,
        )  # fmt: skip
        path = into / f"bought-{request.scene}-{request.shot}.mp4"
        film = await asyncio.to_thread(bought.path.read_bytes)
        path.write_bytes(film)
        frames, picture = request.frames, request.picture
        return Footage(
            path=path, seconds=request.seconds, frames=frames, width=picture.width,
            height=picture.height, fps=picture.fps, sha256=hashlib.sha256(film).hexdigest(),
            receipt=Receipt(
                backend=BACKEND, generator="torture", version="1", seed=request.seed,
                usd=bought.usd, operations=(bought.operation,), job=bought.remote,
            ),
        )  # fmt: skip
