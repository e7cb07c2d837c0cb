"""Trouble: write down what went wrong, decide when to try again, and when to give up."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from schemas.errors import AniGenError, Remedy, first_cause
from schemas.tables import State, episode

from . import events
from .studio import Studio

LONGEST_S = 900.0
_GIVE_UP_AFTER = 24  # failures in a row: about five hours of trying


async def record(
    studio: Studio, episode_id: int, error: Exception, *, wake: tuple[str, str]
) -> None:
    """Note the problem with the episode and have `wake` (kind, key) called again after a while."""
    cause = first_cause(error)
    ours = cause if isinstance(cause, AniGenError) else None
    text = str(cause) if ours else f"{type(cause).__name__}: {cause}"
    if ours and ours.remedy is Remedy.STOP:
        studio.halted[episode_id] = ours
    waiting = episode.c.not_before > sa.func.clock_timestamp()  # several scenes, one trouble
    async with studio.database.begin() as connection:
        row = await connection.execute(
            sa.update(episode)
            .where(episode.c.id == episode_id)
            .values(failures=episode.c.failures + sa.case((waiting, 0), else_=1), problem=text)
            .returning(episode.c.failures, episode.c.series_id)
        )
        failures, series_id = row.one()
        if failures >= _GIVE_UP_AFTER:
            await connection.execute(
                sa.update(episode).where(episode.c.id == episode_id).values(state=State.LOST)
            )
            await events.tell(connection, "lost", text, series=series_id, episode=episode_id)
            return
        wait = min(LONGEST_S, 2.0 ** min(failures, 10))
        if ours and ours.remedy is Remedy.STOP:
            wait = max(wait, 30.0)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == episode_id)
            .values(not_before=sa.func.clock_timestamp() + timedelta(seconds=wait))
        )
        await events.tell(
            connection, "problem", f"{text} (again in {wait:.0f} s)",
            series=series_id, episode=episode_id,
        )  # fmt: skip
        await studio.queue.put(connection, *wake, delay=wait)
