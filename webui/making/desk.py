"""The desk: the episode in the making, or when the next one comes and why nothing is made now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.settings import House

from ..shell import Show
from ..words import day, moment
from .contexts import DeskPage, Entry, Problem, Slot
from .reading import making
from .safely import safely

_LATE_S = 120.0  # a clock that runs writes a slot down within seconds
_NOW = sa.text("""
select clock_timestamp() as now, coalesce((select max(id) from event), 0) as newest,
  (select number from episode where series_id = :series and state = 'aired'
    order by number desc limit 1) as latest,
  (select active from series where id = :series) as active,
  (select max(at) from slot where series_id = :series) as last_slot,
  to_timestamp(floor(extract(epoch from clock_timestamp()) / :cadence) * :cadence) as tick
""")
_TROUBLE = sa.text("""
select v.at, v.kind, v.text, e.number from (
  select * from event where id > (select coalesce(max(id), 0) from event) - 3000
    and series_id = :series and kind in ('problem', 'lost', 'refused', 'unattended', 'skipped')
  order by id desc limit 5
) v left join episode e on e.id = v.production_id order by v.id desc
""")
_RECENT = sa.text("""
select id, at, kind, scene, text from event
where id > (select coalesce(max(id), 0) from event) - 1000 and series_id = :series
order by id desc limit 8
""")
_REMEDIES = {
    "problem": "It is tried again by itself.",
    "lost": "`anigen make` makes the next one.",
    "refused": "Correct the bible as the sentence says; the last good one stays in force.",
    "skipped": "Nothing has to be done: `clock.catch_up` says how many are made up for.",
}


async def desk(
    connection: AsyncConnection, show: Show, house: House | None,
    running: tuple[int, Sequence[Any]] | None, number: int | None,
) -> DeskPage:  # fmt: skip
    """What is on the desk of a series: episode `number`, or nothing."""
    cadence = _cadence(show, house)
    row = (await connection.execute(_NOW, {"series": show.id, "cadence": cadence or 3600})).one()
    page = await making(connection, show, number, house, running) if number else None
    asked = {"series": show.id}
    trouble = tuple(
        Problem(e.at, e.number or 0, e.kind, safely(e.text), _REMEDIES.get(e.kind, ""))
        for e in await connection.execute(_TROUBLE, asked)
    )
    log = [
        Entry(e.id, e.at, e.kind, e.scene, safely(e.text))
        for e in await connection.execute(_RECENT, asked)
    ]
    clock = cadence is not None and row.active and _active(show, house)
    slots = _slots(row.tick, row.now, cadence) if clock and cadence else ()
    return DeskPage(
        show=show, making=page, slots=slots,
        idle=(page.idle if page else _why(row, slots, runs=bool(clock))), problems=trouble,
        latest=row.latest, newest=row.newest, log=tuple(reversed(log)),
    )  # fmt: skip


def _cadence(show: Show, house: House | None) -> int | None:
    """How often an episode is owed, in seconds; None when the reader was not told."""
    if house is None:
        return None
    own = house.series.get(show.slug)
    return (own.cadence if own else None) or house.clock.cadence


def _active(show: Show, house: House | None) -> bool:
    own = house.series.get(show.slug) if house else None
    return own is None or own.active


def _slots(tick: datetime, now: datetime, cadence: int) -> tuple[Slot, ...]:
    times = (tick + timedelta(seconds=cadence * n) for n in range(1, 4))
    return tuple(Slot(at, (at - now).total_seconds()) for at in times)


def _why(row: Any, slots: tuple[Slot, ...], *, runs: bool) -> str:
    """Why nothing is being made."""
    if not runs:
        return "This series is resting: it is not active in the settings. `anigen make` makes one."
    noticed = row.last_slot is not None and row.last_slot >= row.tick
    if not noticed and (row.now - row.tick).total_seconds() > _LATE_S:
        since = f"the slot of {moment(row.tick)} UTC has passed and nobody has noticed"
        return f"No clock is running: {since}. Run `anigen up`; `anigen make` makes one now."
    if not slots:
        return "Nothing is owed. `anigen make` makes an episode now."
    first = slots[0]
    when = moment(first.at) if first.away < 2 * 86400 else day(first.at)
    return f"Every slot so far is filled. The next episode is owed {first.words}, at {when} UTC."
