"""Listing: the episodes of a series, a page at a time, and what is on its desk."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.settings import House
from schemas.tables import State

from ..shell import Shell, Show
from ..words import plainly
from . import book, cells
from .contexts import ArcChoice, Card, ListPage
from .desk import desk_of

PER_PAGE = 24
_LAST = 2**31 - 1
_SHORT = 220
_ABOUT = sa.text("""
select
  (select bible from episode where series_id = :series and bible is not null
   order by number desc limit 1) as bible,
  coalesce((select max(number) from episode where series_id = :series), 0) as newest,
  array(select at from slot where series_id = :series order by at desc limit 3) as slots,
  clock_timestamp() as now
""")
_GRID = """
select e.*, s.cells, s.retakes,
  coalesce((select sum(usd) from charge where production_id = e.id), 0) as usd
from (
  select id, number, state, title, logline, seconds, coalesce(aired_at, opened_at) as at, degraded,
    problem
  from episode where series_id = :series and state in ('aired', 'lost')
    and number between :first and :last
  order by number {order} limit :most
) e left join lateral ({cells}) s on true
order by e.number desc
"""
_OLDER = sa.text(_GRID.format(order="desc", cells=cells.TOGETHER))
_NEWER = sa.text(_GRID.format(order="asc", cells=cells.TOGETHER))


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for."""

    before: int | None = None
    after: int | None = None
    arc: str = ""
    missing: int | None = None


async def read(
    connection: AsyncConnection,
    shell: Shell,
    show: Show,
    wanted: Wanted,
    house: House | None = None,
) -> ListPage:
    """The page of a series: the newest episodes, or those that were asked for."""
    about = (await connection.execute(_ABOUT, {"series": show.id})).one()
    bible = await book.of(connection, about.bible)
    arcs = book.arcs(bible, about.newest, wanted.arc)
    arc = next((one for one in arcs if one.id == wanted.arc), None)
    cards, newer, older = await _page(connection, show, wanted, arc)
    front = wanted == Wanted(missing=wanted.missing)
    return ListPage(
        show=show, premise=_in_short(bible.series.premise) if bible else "", episodes=tuple(cards), arcs=arcs, arc=arc.id if arc else "", front=front,
        desk=await desk_of(connection, show, shell.desk.number) if front and shell.desk else None,
        next_slot=_next(about.slots, about.now, _cadence(show, house)), missing=wanted.missing,
        newer=_question(arc, after=cards[0].number) if newer and cards else "",
        older=_question(arc, before=cards[-1].number) if older and cards else "",
    )  # fmt: skip


async def number_is_there(connection: AsyncConnection, show: Show, number: int) -> bool:
    """Whether the series has an episode of that number."""
    found = await connection.execute(
        sa.text("select 1 from episode where series_id = :series and number = :number"),
        {"series": show.id, "number": number},
    )
    return found.first() is not None


async def _page(
    connection: AsyncConnection, show: Show, wanted: Wanted, arc: ArcChoice | None
) -> tuple[list[Card], bool, bool]:
    """The cards, and whether there are newer and older ones."""
    first, last = (arc.first, arc.last) if arc else (0, _LAST)
    upwards = wanted.after is not None and wanted.before is None
    if wanted.before is not None:
        last = min(last, wanted.before - 1)
    elif wanted.after is not None:
        first = max(first, wanted.after + 1)
    found = await connection.execute(
        _NEWER if upwards else _OLDER,
        {"series": show.id, "first": first, "last": last, "most": PER_PAGE + 1},
    )
    cards = [_card(show.slug, row) for row in found]
    more = len(cards) > PER_PAGE
    if upwards:
        return cards[-PER_PAGE:], more, True
    return cards[:PER_PAGE], wanted.before is not None, more


def _card(slug: str, row: Any) -> Card:
    state = State(row.state)
    return Card(
        slug=slug, number=row.number, state=state, title=row.title or "", at=row.at,
        logline=row.logline or "", seconds=row.seconds or 0.0, degraded=row.degraded,
        cells=cells.six(row.cells), usd=row.usd, retakes=int(row.retakes or 0),
        problem=plainly(row.problem or "") if state is State.LOST else "",
    )  # fmt: skip


def _in_short(premise: str) -> str:
    """The first sentences, as many as two lines hold."""
    if len(premise) <= _SHORT:
        return premise
    end = max(premise.rfind(mark, 0, _SHORT) for mark in (". ", "! ", "? ", "。"))
    return premise[: end + 1] if end > 0 else textwrap.shorten(premise, _SHORT, placeholder=" …")


def _question(arc: ArcChoice | None, **asked: int) -> str:
    questions = {**({"arc": arc.id} if arc else {}), **asked}
    return "?" + "&".join(f"{name}={value}" for name, value in questions.items())


def _cadence(show: Show, house: House | None) -> int | None:
    """How often an episode is owed, in seconds; 0: never, None: nobody said."""
    if house is None:
        return None
    own = house.series.get(show.slug)
    if own and not own.active:
        return 0
    return (own.cadence if own else None) or house.clock.cadence


def _next(slots: list[datetime], now: datetime, cadence: int | None) -> datetime | None:
    """When the clock's next slot is: by its cadence, else going by the last three."""
    if cadence is not None:
        return _tick(now, cadence) if cadence else None
    if len(slots) < 3 or slots[0] - slots[1] != slots[1] - slots[2]:
        return None
    due = slots[0] + (slots[0] - slots[1])
    return due if due > now else None


def _tick(now: datetime, cadence: int) -> datetime:
    return datetime.fromtimestamp((now.timestamp() // cadence + 1) * cadence, UTC)
