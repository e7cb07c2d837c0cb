"""The shell: what every page shows around its content."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import State

from .words import dollars

DOING = {
    State.OWED: "waiting to be written",
    State.PLANNING: "being written",
    State.SHOOTING: "being shot",
    State.ASSEMBLING: "being put together",
    State.REMEMBERING: "entering the canon",
    State.DELIVERING: "about to air",
}


# All series, the asked one with what is on its desk: that is among its newest, as no index knows it.
_SHELL = sa.text("""
select series.id, series.slug, series.title, desk.number, desk.state, desk.shot, desk.usd,
  pg_current_snapshot()::text as snapshot
from series left join lateral (
  select number, state,
    (select count(*) from scene where production_id = e.id and shot_at is not null) as shot,
    (select coalesce(sum(usd), 0) from charge where production_id = e.id) as usd
  from episode e
  where series_id = series.id and series.slug = :slug and state not in ('aired', 'lost')
    and number > (select max(number) - 100 from episode where series_id = series.id)
  order by number limit 1
) desk on true
where series.active or series.slug = :slug
order by series.title
""").bindparams(sa.bindparam("slug", type_=sa.Text))


@dataclass(frozen=True)
class Show:
    """A series."""

    id: int
    slug: str
    title: str


@dataclass(frozen=True)
class OnDesk:
    """The episode in the making, in a line."""

    number: int
    state: State
    shot: int  # scenes, of six
    usd: Decimal

    @property
    def words(self) -> str:
        """The status line of the header."""
        doing = f"scene {self.shot + 1} of 6" if self.shooting else DOING[self.state]
        spent = f" · {dollars(self.usd)}" if self.usd else ""
        return f"EP {self.number} · {doing}{spent}"

    @property
    def shooting(self) -> bool:
        """Whether scenes are being shot, and some are missing."""
        return self.state is State.SHOOTING and self.shot < 6


@dataclass(frozen=True)
class Shell:
    """All series, the one that a page belongs to, and what is on its desk."""

    shows: tuple[Show, ...]
    show: Show | None = None
    desk: OnDesk | None = None
    snapshot: str = ""  # the database's, before anything else was read; empty: there is no series


async def read(connection: AsyncConnection, slug: str | None) -> Shell:
    """The shell around a page of the series `slug`; its show is None when there is no such series."""
    rows = (await connection.execute(_SHELL, {"slug": slug})).all()
    shows = tuple(Show(*row[:3]) for row in rows)
    snapshot = rows[0].snapshot if rows else ""
    for show, (*_, number, state, shot, usd, _snapshot) in zip(shows, rows, strict=True):
        if show.slug == slug:
            desk = None if number is None else OnDesk(number, State(state), shot, usd)
            return Shell(shows, show, desk, snapshot)
    return Shell(shows, snapshot=snapshot)
