"""The shell: what every page shows around its content."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import OVER, State, charge, episode, scene, series

from .words import dollars

DOING = {
    State.OWED: "waiting to be written",
    State.PLANNING: "being written",
    State.SHOOTING: "being shot",
    State.ASSEMBLING: "being put together",
    State.REMEMBERING: "entering the canon",
    State.DELIVERING: "about to air",
}


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


async def read(connection: AsyncConnection, slug: str | None) -> Shell:
    """The shell around a page of the series `slug`; its show is None when there is no such series."""
    rows = await connection.execute(
        sa.select(series.c.id, series.c.slug, series.c.title)
        .where(series.c.active | (series.c.slug == slug))
        .order_by(series.c.title)
    )
    shows = tuple(Show(*row) for row in rows)
    show = next((one for one in shows if one.slug == slug), None)
    return Shell(shows, show, await _desk(connection, show.id) if show else None)


async def _desk(connection: AsyncConnection, series_id: int) -> OnDesk | None:
    shot = (
        sa.select(sa.func.count())
        .where(scene.c.episode_id == episode.c.id, scene.c.shot_at.is_not(None))
        .scalar_subquery()
    )
    spent = (
        sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0))
        .where(charge.c.episode_id == episode.c.id)
        .scalar_subquery()
    )
    found = await connection.execute(
        sa.select(episode.c.number, episode.c.state, shot, spent)
        .where(episode.c.series_id == series_id, episode.c.state.not_in(OVER))
        .order_by(episode.c.number)
        .limit(1)
    )
    row = found.first()
    return OnDesk(row[0], State(row[1]), row[2], row[3]) if row else None
