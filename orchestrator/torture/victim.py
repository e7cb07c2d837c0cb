"""The victim: a studio at work, with everything real but the pictures, to be killed at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import os
import time
from pathlib import Path
from typing import Any

import asyncpg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from schemas.errors import DatabaseError
from schemas.operation import Recovery
from schemas.tables import OVER, episode

from .. import log
from ..backends import Backend
from ..bench import null
from ..engine import Engine
from ..governor import Governor
from ..shop import Pace
from ..studio import Studio, open_studio
from ..turns import Turns
from .seller import BACKEND, PARALLEL, VendorGenerator, VendorSeller

BOUGHT = "media/.bought"
PACE = Pace(margin=0.25, lag=0.25, look=0.1, longest=0.3, watch=0.8, retry=0.5)
GONE: tuple[type[Exception], ...] = (  # what a database says that is being killed, too
    OSError, TimeoutError, DBAPIError, DatabaseError, asyncpg.PostgresError, asyncpg.InterfaceError,
)  # fmt: skip
_SWEEP_S, _AGAIN_S = 0.5, 0.1


def run(folder: str, url: str, recovery: str) -> None:
    """Work until somebody kills this process and its group."""
    os.setpgid(0, 0)
    log.configure(level="critical")
    while True:  # as its supervisor would start it again
        with contextlib.suppress(*GONE):
            asyncio.run(_work(Path(folder), url, Recovery(recovery)))
        time.sleep(_AGAIN_S)


async def _work(folder: Path, url: str, recovery: Recovery) -> None:
    async with open_studio(folder) as real:
        seller = VendorSeller(url, recovery)
        governor = Governor(real.database, real.settings, folder / BOUGHT, pace=PACE)
        governor.enlist(BACKEND, seller)
        studio = _cheapened(real, governor, VendorGenerator(seller))
        await _at_once(studio)
        sweeping = asyncio.create_task(_sweep(governor))
        await Engine(studio).run(ticking=False)
        sweeping.cancel()


def _cheapened(studio: Studio, governor: Governor, paid: VendorGenerator) -> Studio:
    """The studio with pictures that are bought, and others that cost nothing."""
    free = null.NullGenerator()
    changes: dict[str, Any] = {
        "cast": (
            Backend(BACKEND, paid, Turns(PARALLEL)),
            Backend("null", free, Turns(64)),
        ),
        "animatic": free, "voices": null.NullVoices(), "scratch_voice": null.NullVoices(),
        "assemble": null.assemble,
        "governor": governor,
    }  # fmt: skip
    return dataclasses.replace(studio, **changes)


async def _at_once(studio: Studio) -> None:
    """Nothing waits longer because it has failed: it was not its fault."""
    fresh = sa.update(episode).where(episode.c.state.not_in(OVER))
    async with studio.database.begin() as connection:
        await connection.execute(fresh.values(failures=0, not_before=None))


async def _sweep(governor: Governor) -> None:
    while True:
        with contextlib.suppress(*GONE):
            await governor.reconcile()
        await asyncio.sleep(_SWEEP_S)
