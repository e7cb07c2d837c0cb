"""Open: read an episode's row and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.errors import AniGenError
from schemas.plan import EpisodePlan
from schemas.tables import OVER, State, bible, episode, series
from schemas.take import DRAFT, FULL, Picture

from .studio import Studio


@dataclass(frozen=True)
class Episode:
    """An episode as it stands in the tables."""

    id: int
    series_id: int
    slug: str
    slot: datetime
    number: int
    state: State
    seed: int
    draft: bool
    degraded: bool
    plan: EpisodePlan | None
    bible: Bible | None
    prepared: str | None

    @property
    def is_over(self) -> bool:
        """Aired or lost: nothing is left to do."""
        return self.state in OVER

    @property
    def picture(self) -> Picture:
        """The size and rate it is shot at."""
        return DRAFT if self.draft else FULL

    @property
    def script(self) -> tuple[EpisodePlan, Bible]:
        """The accepted plan and the bible it was written from."""
        if self.plan is None or self.bible is None:
            raise AniGenError(f"episode {self.number} has no plan yet")
        return self.plan, self.bible


async def open_episode(studio: Studio, episode_id: int) -> Episode:
    """Read the episode with that id."""
    async with studio.database.connect() as connection:
        return await read(connection, episode_id)


async def read(connection: AsyncConnection, episode_id: int) -> Episode:
    """Read the episode with that id over an open connection."""
    columns = (
        episode.c.id, episode.c.series_id, series.c.slug, episode.c.slot, episode.c.number,
        episode.c.state, episode.c.seed, episode.c.draft, episode.c.degraded, episode.c.plan,
        bible.c.content, episode.c.prepared,
    )  # fmt: skip
    tables = episode.join(series, series.c.id == episode.c.series_id).outerjoin(bible)
    found = await connection.execute(
        sa.select(*columns).select_from(tables).where(episode.c.id == episode_id)
    )
    return _episode(found.mappings().one())


def _episode(row: RowMapping) -> Episode:
    values: dict[str, Any] = {str(name): value for name, value in row.items()}
    plan, content = values.pop("plan"), values.pop("content")
    return Episode(
        **values | {"state": State(values["state"])},
        plan=None if plan is None else EpisodePlan.model_validate(plan),
        bible=None if content is None else Bible.model_validate(content),
    )
