"""Slots: which episodes are owed, by the database's clock, each exactly once."""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.settings import Settings
from schemas.tables import OVER, episode, series, slot

from . import events, productions
from .queue import Queue

_TICK = """
select to_timestamp(floor(extract(epoch from clock_timestamp()) / :cadence) * :cadence)
"""
_MISSED = """
insert into slot (series_id, at)
select :series, at from generate_series(
  greatest(cast(:last as timestamptz) + :cadence * interval '1 s',
           cast(:now as timestamptz) - 500 * :cadence * interval '1 s'),
  cast(:now as timestamptz), :cadence * interval '1 s') as at
on conflict do nothing
"""
_LATE_S = 120  # a slot younger than this has not been missed
_OWED = sa.and_(
    slot.c.skipped.is_(None),
    ~sa.exists().where(episode.c.series_id == slot.c.series_id, episode.c.slot == slot.c.at),
)


def seed_for(base: int, slug: str, number: int) -> int:
    """The seed of an episode: a 62-bit number that depends on nothing else."""
    text = f"{base}/{slug}/{number}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8]) >> 2


async def owe_episodes(connection: AsyncConnection, queue: Queue, settings: Settings) -> int:
    """Write down the slots that have come due and open the next owed one of each series.

    Safe to repeat at any time from any number of daemons. Returns how many episodes were opened.
    """
    opened = 0
    shows = await connection.execute(
        sa.select(series.c.id, series.c.slug).where(series.c.active).order_by(series.c.id)
    )
    for series_id, slug in shows.all():
        own = settings.series.get(slug)
        cadence = (own.cadence if own else None) or settings.clock.cadence
        policy = (own.catch_up if own else None) or settings.clock.catch_up
        if own and not own.active:
            continue
        await connection.execute(
            sa.select(series.c.id).where(series.c.id == series_id).with_for_update()
        )
        await _note_due(connection, series_id, cadence)
        await _catch_up(connection, series_id, policy, settings.clock.catch_up_max)
        opened += await _open_next(connection, queue, series_id, slug, settings)
    return opened


async def open_now(
    connection: AsyncConnection,
    queue: Queue,
    *,
    series_id: int,
    slug: str,
    cadence: int,
    seed: int = 0,
    draft: bool = False,
    cap: Decimal | None = None,
) -> int:
    """Open an episode that somebody asked for: in the current slot if it is free, else right now.

    `cap` is its own ceiling in US dollars instead of that of the settings. Returns the episode's id.
    """
    await connection.execute(
        sa.select(series.c.id).where(series.c.id == series_id).with_for_update()
    )
    at = (await connection.execute(sa.text(_TICK), {"cadence": cadence})).scalar_one()
    filled = sa.select(episode.c.id).where(episode.c.series_id == series_id, episode.c.slot == at)
    if (await connection.execute(filled)).first() is not None:
        at = (await connection.execute(sa.select(sa.func.clock_timestamp()))).scalar_one()
    await connection.execute(
        insert(slot)
        .values(series_id=series_id, at=at)
        .on_conflict_do_update(index_elements=["series_id", "at"], set_={"skipped": None})
    )
    return await _open(connection, queue, series_id, slug, at, seed=seed, draft=draft, cap=cap)


async def _note_due(connection: AsyncConnection, series_id: int, cadence: int) -> None:
    now = (await connection.execute(sa.text(_TICK), {"cadence": cadence})).scalar_one()
    last = (
        await connection.execute(
            sa.select(sa.func.max(slot.c.at)).where(slot.c.series_id == series_id, slot.c.at <= now)
        )
    ).scalar_one()
    if last is None:
        await connection.execute(
            insert(slot).values(series_id=series_id, at=now).on_conflict_do_nothing()
        )
        return
    tick = sa.text(
        "select to_timestamp(floor(extract(epoch from cast(:t as timestamptz)) / :c) * :c)"
    )
    last = (await connection.execute(tick, {"t": last, "c": cadence})).scalar_one()
    await connection.execute(
        sa.text(_MISSED), {"series": series_id, "last": last, "now": now, "cadence": cadence}
    )


async def _catch_up(connection: AsyncConnection, series_id: int, policy: str, most: int) -> None:
    """Mark as skipped the owed slots that the policy does not make up for."""
    owed = await connection.execute(
        sa.select(slot.c.at).where(slot.c.series_id == series_id, _OWED).order_by(slot.c.at.desc())
    )
    slots = list(owed.scalars())
    now = (await connection.execute(sa.select(sa.func.clock_timestamp()))).scalar_one()
    keep = most if policy == "all" else 1
    surplus = slots[keep:]
    if policy == "none":
        surplus = [at for at in slots if (now - at).total_seconds() > _LATE_S]
    if surplus:
        await _skip(connection, series_id, surplus, "it passed while earlier work was unfinished")


async def _skip(
    connection: AsyncConnection, series_id: int, slots: list[datetime], reason: str
) -> None:
    await connection.execute(
        sa.update(slot)
        .where(slot.c.series_id == series_id, slot.c.at.in_(slots))
        .values(skipped=reason)
    )
    await events.tell(
        connection, "skipped", f"{len(slots)} slots skipped: {reason}", series=series_id
    )


async def _open_next(
    connection: AsyncConnection, queue: Queue, series_id: int, slug: str, settings: Settings
) -> int:
    unfinished = sa.select(episode.c.id).where(
        episode.c.series_id == series_id, episode.c.state.not_in(OVER)
    )
    if (await connection.execute(unfinished.limit(1))).first() is not None:
        return 0
    due = sa.select(slot.c.at).where(slot.c.series_id == series_id, _OWED).order_by(slot.c.at)
    at = (await connection.execute(due.limit(1))).scalar_one_or_none()
    if at is None:
        return 0
    await _open(connection, queue, series_id, slug, at, seed=0, draft=settings.shooting.draft)
    return 1


async def _open(
    connection: AsyncConnection,
    queue: Queue,
    series_id: int,
    slug: str,
    at: datetime,
    *,
    seed: int,
    draft: bool,
    cap: Decimal | None = None,
) -> int:
    last = sa.select(sa.func.coalesce(sa.func.max(episode.c.number), 0)).where(
        episode.c.series_id == series_id
    )
    number = (await connection.execute(last)).scalar_one() + 1
    episode_id = await productions.begin(connection, series_id)
    await connection.execute(
        insert(episode).values(
            id=episode_id, series_id=series_id, slot=at, number=number,
            seed=seed_for(seed, slug, number), draft=draft, cap=cap,
        )
    )  # fmt: skip
    await events.tell(
        connection, "owed", f"episode {number} is owed", series=series_id, episode=episode_id
    )
    await queue.put(connection, "episode", str(episode_id))
    return episode_id
