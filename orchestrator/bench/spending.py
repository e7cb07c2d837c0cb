"""Spending: a hundred episodes bought from a vendor that is busy, refuses and disappoints.

Planning, casting, estimates, governor and ledger are the real ones on the real database; the vendor is
a play one in this process. It charges for everything it makes, what is rejected included.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from schemas.errors import BackendBusyError, BadFootageError, RefusedError
from schemas.operation import (
    CLOSED,
    Accepted,
    DeclinedError,
    Delivered,
    Order,
    Purpose,
    Recovery,
    Standing,
    Till,
)
from schemas.tables import State, charge, episode, series
from schemas.take import Capabilities, Footage, Progress, ShotRequest

from .. import slots
from ..backends import Backend
from ..engine import Engine
from ..studio import Studio, open_studio
from ..turns import Turns
from . import null
from .series import write_studio

NAME = "film"
_A_SECOND = Decimal("0.05")
_CAPS = (Decimal(200), Decimal(200), Decimal(200), Decimal(6))  # the last does not reach for all
_BUSY, _REFUSED, _POOR = 0.03, 0.045, 0.10  # each up to there, of all orders


class PlayVendor:
    """Makes film at once."""

    recovery, parallel = Recovery.BLIND, 64

    def __init__(self) -> None:
        self.dice, self.paid = random.Random(4), Decimal(0)

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Make it, charge it, and say how it went."""
        del nonce
        chance = self.dice.random()
        if chance < _BUSY:
            raise DeclinedError(BackendBusyError("busy", retry_after=0.01))
        self.paid += order.most
        went = "refused" if chance < _REFUSED else "poor" if chance < _POOR else "well"
        answer = Delivered(b"\0", "video/mp4", order.most, exact=True, details={"went": went})
        return Accepted(answer=answer)

    async def look(self, order: Order, remote: str) -> Standing:
        """There are no jobs."""
        raise NotImplementedError

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """There are no jobs."""

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """There are no jobs."""


class PlayFilm(null.NullGenerator):
    """A backend whose every shot is bought."""

    capabilities = Capabilities(paid=True, parallel=64)

    def __init__(self, seller: PlayVendor) -> None:
        self.seller = seller

    def estimate(self, request: ShotRequest) -> Decimal:
        """By the second."""
        return _A_SECOND * round(request.seconds)

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Buy it; RefusedError or BadFootageError when it went wrong."""
        order = Order(
            purpose=Purpose.PICTURE, backend=NAME, model="play", most=self.estimate(request),
            body={"seed": request.seed},
        )  # fmt: skip
        bought = await till.buy(self.seller, order, progress=progress)
        if bought.details["went"] == "refused":
            raise RefusedError
        if bought.details["went"] == "poor":
            raise BadFootageError
        made = await super().generate(request, into=into, progress=progress)
        return made.model_copy(
            update={"receipt": made.receipt.model_copy(update={"usd": bought.usd})}
        )


async def measure(episodes: int = 100) -> dict[str, float]:
    """Estimate against actual, and what was spent above a cap, which must be nothing."""
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        write_studio(
            folder, 1, '[clock]\ncadence = "1d"\ncatch_up = "none"\n[budget]\nepisode = 200\n'
        )
        async with open_studio(folder) as real:
            return await _spend(real, episodes)


async def _spend(real: Studio, episodes: int) -> dict[str, float]:
    vendor = PlayVendor()
    generator = null.NullGenerator()
    film = Backend(NAME, PlayFilm(vendor), Turns(64))
    changes: dict[str, Any] = {
        "cast": (film, Backend("animatic", generator, Turns(64))),
        "animatic": generator, "voices": null.NullVoices(), "scratch_voice": null.NullVoices(),
        "assemble": null.assemble,
    }  # fmt: skip
    studio = replace(real, **changes)
    studio.governor.enlist(NAME, vendor)
    engine = Engine(studio)
    running = asyncio.create_task(engine.run(ticking=False))
    async with studio.database.connect() as connection:
        number, slug = (await connection.execute(sa.select(series.c.id, series.c.slug))).one()
    for n in range(episodes):
        await _make(studio, number, slug, _CAPS[n % len(_CAPS)])
    await engine.stop(5.0)
    await running
    return await _figures(studio, vendor)


async def _make(studio: Studio, number: int, slug: str, cap: Decimal) -> None:
    async with studio.database.begin() as connection:
        made = await slots.open_now(
            connection, studio.queue, series_id=number, slug=slug, cadence=86400, cap=cap
        )
    stands = sa.select(episode.c.state, episode.c.problem).where(episode.c.id == made)
    while True:
        async with studio.database.connect() as connection:
            state, problem = (await connection.execute(stands)).one()
        if problem:
            raise RuntimeError(problem)
        if state == State.AIRED:
            return
        await asyncio.sleep(0.1)


async def _figures(studio: Studio, vendor: PlayVendor) -> dict[str, float]:
    paid = (
        sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0))
        .where(charge.c.production_id == episode.c.id)
        .scalar_subquery()
    )
    async with studio.database.connect() as connection:
        rows = (await connection.execute(sa.select(episode.c.estimate, episode.c.cap, paid))).all()
    near = sum(abs(usd - estimate) <= estimate / 10 for estimate, _, usd in rows)
    above = sum((max(Decimal(0), usd - cap) for _, cap, usd in rows), Decimal(0))
    total = sum((usd for _, _, usd in rows), Decimal(0))
    return {
        "episodes_bought": len(rows),
        "paid_retakes_share": _POOR - _BUSY,
        "within_10pct_share": round(near / len(rows), 3),
        "cap_exceeded_usd": float(above),
        "ledger_off_usd": float(total - vendor.paid),
    }
