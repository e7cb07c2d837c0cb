"""Open: read an episode's row and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import log as canon_log
from schemas.bible import Bible
from schemas.errors import AniGenError
from schemas.plan import EpisodePlan
from schemas.tables import OVER, State, bible, canon_fact, episode, series
from schemas.take import DRAFT, FULL, Picture

from . import strangers
from .studio import Studio

DUE = episode.c.state.not_in(OVER) & (
    episode.c.not_before.is_(None) | (episode.c.not_before <= sa.func.clock_timestamp())
)  # what may be worked at now

_KEPT = 8  # scripts held in memory


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
    stage: Bible | None = None  # the bible, and everybody whom only the story knows

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
        """The accepted plan, and the bible with everybody and every place that it needs."""
        if self.plan is None or self.stage is None:
            raise AniGenError(f"episode {self.number} has no plan yet")
        return self.plan, self.stage


async def open_episode(studio: Studio, episode_id: int) -> Episode:
    """Read the episode with that id."""
    async with studio.database.connect() as connection:
        return await read(studio, connection, episode_id)


async def read(studio: Studio, connection: AsyncConnection, episode_id: int) -> Episode:
    """Read the episode with that id over an open connection.

    A plan and the bible it was written from never change: each is read once.
    """
    columns = (
        episode.c.id, episode.c.series_id, series.c.slug, episode.c.slot, episode.c.number,
        episode.c.state, episode.c.seed, episode.c.draft, episode.c.degraded, episode.c.bible,
        episode.c.prepared,
    )  # fmt: skip
    tables = episode.join(series, series.c.id == episode.c.series_id)
    found = await connection.execute(
        sa.select(*columns).select_from(tables).where(episode.c.id == episode_id)
    )
    values: dict[str, Any] = {str(name): value for name, value in found.mappings().one().items()}
    digest = values.pop("bible")
    plan, book, stage = None, None, None
    if digest is not None:
        plan, book, stage = await _script(
            studio, connection, episode_id, values["series_id"], digest
        )
    return Episode(**values | {"state": State(values["state"])}, plan=plan, bible=book, stage=stage)


async def staged(
    connection: AsyncConnection, series_id: int, book: Bible, plan: EpisodePlan
) -> Bible:
    """The bible with everybody and every place in it that a plan needs."""
    people, places = strangers.missing(plan, book)
    slots = [f"{one}.{field}" for one in people for field in ("name", "role")]
    slots += [f"place:{one}.{field}" for one in places for field in ("name", "role")]
    if not slots:
        return book
    branch = await canon_log.branch(connection, series_id)
    facts = sa.select(canon_fact.c.slot, canon_fact.c.value).where(
        canon_fact.c.branch_id == branch.id, canon_fact.c.slot.in_(slots)
    )
    known = {slot: value for slot, value in await connection.execute(facts)}  # noqa: C416
    return strangers.staged(book, plan, known)


async def _script(
    studio: Studio, connection: AsyncConnection, episode_id: int, series_id: int, digest: str
) -> tuple[EpisodePlan, Bible, Bible]:
    kept = studio.scripts.get(episode_id)
    if kept is None:
        plan = sa.select(episode.c.plan).where(episode.c.id == episode_id)
        content = sa.select(bible.c.content).where(bible.c.digest == digest)
        book = studio.bibles.known(digest) or Bible.model_validate(
            (await connection.execute(content)).scalar_one()
        )
        script = EpisodePlan.model_validate((await connection.execute(plan)).scalar_one())
        kept = script, book, await staged(connection, series_id, book, script)
        while len(studio.scripts) >= _KEPT:
            studio.scripts.pop(next(iter(studio.scripts)))
        studio.scripts[episode_id] = kept
    return kept
