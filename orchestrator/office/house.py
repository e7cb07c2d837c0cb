"""The house: what there is to choose from, and whether it can work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import sqlalchemy as sa

from schemas import styles as presets
from schemas.errors import AniGenError
from schemas.jobs import JobState, PhaseAbout, PhaseName
from schemas.resources import Health
from schemas.secret import blot
from schemas.styles import Preset
from schemas.tables import job

from ..studio import Studio
from .sentences import plainly


async def health(studio: Studio) -> Health:
    """Whether it can work, and what waits."""
    count = (
        sa.select(job.c.state, sa.func.count())
        .where(job.c.state.in_((JobState.QUEUED, JobState.RUNNING)))
        .group_by(job.c.state)
    )
    async with studio.database.connect() as connection:
        known = {row[0]: row[1] for row in (await connection.execute(count)).all()}
    try:
        await asyncio.to_thread(studio.storage.require_room)
        room = True
    except AniGenError:
        room = False
    return Health(
        status="ok" if room and not studio.halted else "troubled", version=_version(),
        queued=known.get(JobState.QUEUED, 0), running=known.get(JobState.RUNNING, 0),
        backends=_backends(studio),
    )  # fmt: skip


def styles() -> Sequence[Preset]:
    """Every style preset."""
    return presets.load().presets


def phases(studio: Studio) -> Sequence[PhaseAbout]:
    """What each phase makes, and what its gate asks of it."""
    gates = studio.settings.gates
    still = {"sharpness": gates.sharpness, "palette": gates.palette}
    moving = still | {
        "black": gates.black, "frozen": gates.frozen_s, "flicker": gates.flicker,
        "motion": gates.motion, "coherence": gates.coherence, "ghosting": gates.ghosting,
    }  # fmt: skip
    made = (
        (PhaseName.SHEET, "a character sheet: eight poses on one picture", still),
        (PhaseName.LOOP, "a loop of 48 pictures that ends where it begins", moving | {"seam": gates.seam}),
        (PhaseName.FILM, "a film of 120 pictures", moving),
    )  # fmt: skip
    return tuple(
        PhaseAbout(name=name, order=n, makes=makes, gates=asked)
        for n, (name, makes, asked) in enumerate(made, 1)
    )


def _backends(studio: Studio) -> dict[str, str]:
    now, said = time.monotonic(), {}
    resting = [(one.name, one.resting_until) for one in studio.images]
    resting += [(one.name, one.resting_until) for one in studio.cast]
    for name, until in resting:
        left = until - now
        said[name] = "ready" if left <= 0 else f"it turned work away; it rests for {left:.0f} s"
    for name, reason in studio.absent.items():
        said[name] = plainly(AniGenError(blot(reason)), studio.folder)
    return said


def _version() -> str:
    try:
        return version("anigen")
    except PackageNotFoundError:
        return "unknown"
