"""Trouble: write down what went wrong, decide when to try again, and when to give up."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from schemas.errors import (
    AniGenError,
    ConfigError,
    DatabaseError,
    Remedy,
    StudioError,
    first_cause,
)
from schemas.secret import blot
from schemas.tables import State, episode

from . import events
from .studio import Studio

LONGEST_S = 900.0
_GIVE_UP_AFTER = 24  # failures in a row: about five hours of trying
_MENDED_S = 30.0  # how soon what a person has mended is noticed
_MENDABLE = (ConfigError, StudioError, DatabaseError)  # nothing is lost while they stand


async def record(
    studio: Studio, episode_id: int, error: Exception, *, wake: tuple[str, str]
) -> None:
    """Note the problem with the episode and have `wake` (kind, key) called again after a while."""
    cause = first_cause(error)
    ours = cause if isinstance(cause, AniGenError) else None
    text = blot(str(cause) if ours else f"{type(cause).__name__}: {cause}")
    if ours and ours.remedy is Remedy.STOP:
        studio.halted[episode_id] = ours
    mendable = isinstance(ours, _MENDABLE) and ours.remedy is Remedy.STOP
    waiting = episode.c.not_before > sa.func.clock_timestamp()  # several scenes, one trouble
    async with studio.database.begin() as connection:
        row = await connection.execute(
            sa.select(episode.c.failures, waiting, episode.c.series_id, episode.c.problem)
            .where(episode.c.id == episode_id)
            .with_for_update()
        )
        failures, waits, series_id, before = row.one()
        failures += not waits
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == episode_id)
            .values(failures=failures, problem=text)
        )
        if failures >= _GIVE_UP_AFTER and not mendable:
            await connection.execute(
                sa.update(episode).where(episode.c.id == episode_id).values(state=State.LOST)
            )
            await events.tell(connection, "lost", text, series=series_id, episode=episode_id)
            return
        wait = _MENDED_S if mendable else min(LONGEST_S, 2.0 ** min(failures, 10))
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == episode_id)
            .values(not_before=sa.func.clock_timestamp() + timedelta(seconds=wait))
        )
        if text != before or not mendable:
            await events.tell(
                connection, "problem", f"{text} (again in {wait:.0f} s)",
                series=series_id, episode=episode_id,
            )  # fmt: skip
        await studio.queue.put(connection, *wake, delay=wait)
