"""The campaign: kill a studio again and again, let it finish, and have its books audited.

The studio buys every shot from a vendor that keeps honest books. It is killed with SIGKILL, its
whole process group, at random moments or while a paid request is under way; with it, if wished,
the database, and the queue is emptied.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from schemas.operation import OperationState
from schemas.tables import OVER, episode, operation, series

from .. import slots
from ..bench.series import write_studio
from ..queue import PgQueue
from . import audit, scaffold, vendor
from .victim import BOUGHT, GONE

_PATIENCE_S = 600.0
_AIM_S = 8.0  # how long to wait for a paid request
_UNDER_WAY = (OperationState.INTENT, OperationState.SUBMITTING, OperationState.SUBMITTED)

Say = Callable[[str], object]


@dataclass(frozen=True)
class Wishes:
    """How to torture."""

    kills: int
    recovery: str  # key, find or blind
    aim: bool = False
    kill_db: bool = False
    truncate_queue: bool = False


@dataclass
class _Campaign:
    wishes: Wishes
    folder: Path
    ledger: Path
    url: str  # of the vendor
    bell: scaffold.Bell
    database: AsyncEngine
    dice: random.Random
    aimed: int = 0  # kills while a request was under way


async def run(wishes: Wishes, say: Say) -> audit.Figures:
    """Torture a studio in a temporary folder; `say` is told how it goes."""
    scaffold.preload()
    with tempfile.TemporaryDirectory(prefix="anigen-torture-") as name:
        folder, ledger = Path(name), Path(name) / "ledger.jsonl"
        folder.chmod(0o755)
        write_studio(folder, scaffold.SERIES, scaffold.SETTINGS)
        with scaffold.selling(ledger, wishes.recovery) as (url, bell):
            async with scaffold.opened(folder) as engine:
                dice = random.Random(wishes.kills)
                campaign = _Campaign(wishes, folder, ledger, url, bell, engine, dice)
                return await _conduct(campaign, say)


def verdict(figures: audit.Figures) -> bool:
    """Whether the studio has stood the torture."""
    clean = not (figures["orphaned"] or figures["double"] or figures["lost"])
    return bool(clean and figures["ledgers_equal"] and figures["aired"] == figures["episodes"])


async def _conduct(campaign: _Campaign, say: Say) -> audit.Figures:
    began, wishes = time.monotonic(), campaign.wishes
    for n in range(wishes.kills):
        await _patiently(campaign, _keep_busy)
        say(f"kill {n + 1} of {wishes.kills}")
        with scaffold.living(campaign.folder, campaign.url, wishes.recovery) as process:
            await asyncio.to_thread(_wait_for_the_moment, campaign)
            _kill(campaign, process)
        if wishes.truncate_queue and campaign.dice.random() < 0.5:
            await _patiently(campaign, _empty_queue)
    say("the studio finishes what is left")
    with scaffold.living(campaign.folder, campaign.url, wishes.recovery):
        await _finished(campaign)
    invoice = vendor.read_ledger(campaign.ledger)
    held = await audit.settle_held(campaign.database, invoice)
    figures = await audit.compare(campaign.database, invoice, campaign.folder / BOUGHT)
    seconds = round(time.monotonic() - began, 1)
    return {"kills": wishes.kills, "aimed": campaign.aimed, **figures, "held": held, "s": seconds}


def _wait_for_the_moment(campaign: _Campaign) -> None:
    """Wait at random, or until a paid request has been read and something is about to happen."""
    dice = campaign.dice
    if not campaign.wishes.aim:
        time.sleep(dice.uniform(0.3, 2.0))
        return
    nth = dice.choice((1, 1, 2, 4, 7))
    campaign.aimed += campaign.bell.wait(nth, _AIM_S)
    time.sleep(dice.uniform(0.0, 0.09))


def _kill(campaign: _Campaign, process: BaseProcess) -> None:
    """End the victim, the database, or both."""
    what = campaign.dice.choice(("both", "database", "victim"))
    if campaign.wishes.kill_db and what != "victim":
        scaffold.end_database(campaign.folder)
    if campaign.wishes.kill_db and what == "database":  # the victim has to bring it back
        time.sleep(campaign.dice.uniform(0.3, 1.0))
    scaffold.end(process)


async def _keep_busy(campaign: _Campaign) -> None:
    """See to it that every series has an episode in the making."""
    under_way = sa.exists().where(episode.c.series_id == series.c.id, episode.c.state.not_in(OVER))
    async with campaign.database.begin() as connection:
        idle = await connection.execute(sa.select(series.c.id, series.c.slug).where(~under_way))
        for number, slug in idle.all():
            await slots.open_now(
                connection, PgQueue(""), series_id=number, slug=slug, cadence=3600, draft=True
            )


async def _empty_queue(campaign: _Campaign) -> None:
    async with campaign.database.begin() as connection:
        await connection.execute(sa.text("truncate queue.pgqueuer"))


async def _finished(campaign: _Campaign) -> None:
    """Wait until every episode is over and nothing is under way any more."""
    left = sa.select(sa.func.count()).where(episode.c.state.not_in(OVER)).scalar_subquery()
    bought = sa.select(sa.func.count()).where(operation.c.state.in_(_UNDER_WAY)).scalar_subquery()
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        with contextlib.suppress(*GONE):
            async with campaign.database.connect() as connection:
                if (await connection.execute(sa.select(left + bought))).scalar_one() == 0:
                    return
        await asyncio.sleep(0.3)


async def _patiently(campaign: _Campaign, do: Callable[[_Campaign], Awaitable[None]]) -> None:
    """Do it, if need be once the database is back."""
    until = time.monotonic() + 30.0
    while True:
        try:
            return await do(campaign)
        except GONE:
            if time.monotonic() > until:
                raise
            await asyncio.sleep(0.1)
