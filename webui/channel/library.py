"""The library: what the schedule of some hours is made of, out of the tables, in a few queries.

An episode counts from the moment it was remembered: nothing takes it back then, and a delivery that
is late does not rewrite what has been on.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import State, episode, scene

from ..shell import Show
from .schedule import HOUR_MS, READY_MS, Film, Programme, hour, hour_of, lot, opening, premieres

_BLOCK = 40  # episodes; an hour of shorter ones goes round
_FIRST = 400  # episodes of the channel's first hour
_NEWEST = 400  # among which premieres are looked for
_SHORTEST_S = 1.0  # what is shorter is no film
_COUNTS = sa.and_(
    episode.c.state.in_((State.DELIVERING, State.AIRED)),
    episode.c.seconds >= _SHORTEST_S,
    episode.c.aired_at.is_not(None),
)
_BLOCKS = sa.text("""
select h.hour, x.numbers, x.lengths
from unnest(cast(:hours as bigint[]), cast(:by as timestamptz[]), cast(:lots as bigint[]))
  as h(hour, by, lot)
cross join lateral (
  select
    (select number from episode where series_id = :series and state in ('delivering', 'aired')
       and seconds >= 1 and aired_at <= h.by order by number limit 1) as first,
    (select number from episode where series_id = :series and state in ('delivering', 'aired')
       and seconds >= 1 and aired_at <= h.by order by number desc limit 1) as last
) as span
cross join lateral (select span.first + h.lot % (span.last - span.first + 1) as number) as place
cross join lateral (
  select array_agg(number order by part, number) as numbers,
    array_agg(seconds order by part, number) as lengths
  from (
    (select 0 as part, number, seconds from episode
     where series_id = :series and state in ('delivering', 'aired') and seconds >= 1
       and aired_at <= h.by and number >= place.number order by number limit :most)
    union all
    (select 1, number, seconds from episode
     where series_id = :series and state in ('delivering', 'aired') and seconds >= 1
       and aired_at <= h.by and number < place.number order by number limit :most)
    order by 1, 2 limit :most
  ) as block
) as x
""")


@dataclass(frozen=True)
class Shown:
    """What is said of an episode that is shown."""

    number: int
    title: str
    logline: str
    seconds: float
    aired_at: datetime
    delivered: bool
    master: bytes | None
    scenes: tuple[float, ...]  # seconds of each; empty when they are not known


def now_ms() -> int:
    """The time."""
    return time.time_ns() // 1_000_000


def moment(ms: int) -> datetime:
    """A moment of the schedule as a date."""
    return datetime.fromtimestamp(ms / 1000, UTC)


async def begins(connection: AsyncConnection, show: Show) -> int | None:
    """When the channel has opened; None when nothing has aired yet."""
    first = _of(show).order_by(episode.c.number).limit(1)
    row = (await connection.execute(first)).first()
    return _film(row).ready_ms if row else None


async def programme(
    connection: AsyncConnection, show: Show, first_ms: int, last_ms: int
) -> list[Programme]:
    """Everything shown in the hours from that of `first_ms` up to, without, `last_ms`."""
    opened = await begins(connection, show)
    if opened is None:
        return []
    start = hour_of(opened)
    hours = range(max(start, hour_of(first_ms)), last_ms, HOUR_MS)
    plan: list[Programme] = []
    if start in hours:
        early = _of(show).where(episode.c.aired_at < moment(start + HOUR_MS - READY_MS))
        rows = await connection.execute(early.order_by(episode.c.number).limit(_FIRST))
        plan += opening([_film(row) for row in rows])
    later = [at for at in hours if at > start]
    new = await _new(connection, show, later)
    blocks = await _blocks(connection, show, later)
    for at in later:
        plan += hour(at, premieres(new, at), blocks.get(at, ()))
    return plan


async def shown(
    connection: AsyncConnection, show: Show, numbers: Iterable[int], *, drawn: bool = False
) -> dict[int, Shown]:
    """What is said of these episodes; with their scenes when they are `drawn`."""
    lengths = (
        sa.select(sa.func.array_agg(aggregate_order_by(scene.c.seconds, scene.c.scene)))
        .where(scene.c.production_id == episode.c.id)
        .scalar_subquery()
    )
    rows = await connection.execute(
        sa.select(
            episode.c.number, episode.c.title, episode.c.logline, episode.c.seconds,
            episode.c.aired_at, episode.c.state, episode.c.master,
            (lengths if drawn else sa.null()).label("scenes"),
        ).where(episode.c.series_id == show.id, episode.c.number.in_(set(numbers)))
    )  # fmt: skip
    return {
        row.number: Shown(
            row.number, row.title or "", row.logline or "", row.seconds, row.aired_at,
            row.state == State.AIRED, row.master,
            tuple(row.scenes) if row.scenes and all(row.scenes) else (),
        )
        for row in rows
    }  # fmt: skip


def _of(show: Show) -> sa.Select[Any]:
    return sa.select(episode.c.number, episode.c.seconds, episode.c.aired_at).where(
        episode.c.series_id == show.id, _COUNTS
    )


def _film(row: Any) -> Film:
    return Film(row.number, round(row.seconds * 1000), int(row.aired_at.timestamp() * 1000))


async def _new(connection: AsyncConnection, show: Show, hours: Sequence[int]) -> list[Film]:
    """What may have its premiere in one of the hours: of the newest, so of the last days only."""
    if not hours:
        return []
    newest = _of(show).order_by(episode.c.number.desc()).limit(_NEWEST).subquery()
    since = moment(hours[0] - HOUR_MS - READY_MS - 1)
    query = sa.select(newest).where(newest.c.aired_at > since).order_by(newest.c.number)
    return [_film(row) for row in await connection.execute(query)]


async def _blocks(
    connection: AsyncConnection, show: Show, hours: Sequence[int]
) -> dict[int, list[Film]]:
    """For each hour a block of what had aired by then, in story order from its place."""
    rows = await connection.execute(
        _BLOCKS,
        {
            "series": show.id, "most": _BLOCK, "hours": hours,
            "by": [moment(at - READY_MS) for at in hours],
            "lots": [lot(show.slug, at) for at in hours],
        },
    )  # fmt: skip
    return {
        row.hour: [
            Film(number, round(seconds * 1000))
            for number, seconds in zip(row.numbers, row.lengths, strict=True)
        ]
        for row in rows
        if row.numbers
    }
