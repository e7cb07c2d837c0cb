"""Plan: from the canon to an accepted plan, with its contradictions written out and its price held."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import continuity, memory
from director.base import Brief, Draft
from schemas.bible import Bible
from schemas.canon import Finding, Recall
from schemas.errors import BibleError, BudgetExceededError, ContinuityError, PlanError
from schemas.tables import State, bible, episode, scene

from . import events, money, opening, shooting
from .lease import Lease
from .opening import Episode
from .studio import Studio

_DRAFTS = 3  # the first, and two after contradictions

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Written:
    """A draft that holds together."""

    draft: Draft
    warnings: tuple[Finding, ...]
    degraded: bool  # not by the first director of the ladder


async def recall(studio: Studio, job: Episode) -> Recall:
    """Gather what the Director must know for this episode."""
    book = await _bible(studio, job)
    async with studio.database.begin() as connection:
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == job.id, episode.c.state == State.OWED)
            .values(state=State.PLANNING)
        )
        return await memory.recall(connection, job.series_id, book, job.number)


async def write(studio: Studio, episode: Episode, recall: Recall) -> Written:
    """Have the episode written by the first director of the ladder who can.

    Raises ContinuityError when even the last one contradicts the canon, PlanError when none can
    write at all.
    """
    problem: PlanError | None = None
    for rank, director in enumerate(studio.directors):
        findings: tuple[str, ...] = ()
        for _ in range(_DRAFTS):
            try:
                draft = await director.write(Brief(recall, episode.seed, findings))
            except PlanError as error:
                problem = error
                break
            found = continuity.check(draft.plan, recall)
            wrong = tuple(f.message for f in found if f.severity == "error")
            if not wrong:
                return Written(draft, tuple(found), degraded=rank > 0)
            problem = ContinuityError(wrong[0])
            log.warning("re-planned", action="plan", director=director.name, finding=wrong[0])
            findings += wrong
    raise problem or PlanError("no director is configured; put offline into director.ladder")


async def accept(
    studio: Studio, lease: Lease, before: Episode, recall: Recall, written: Written
) -> Episode:
    """Write the plan, its scenes and its reservation down, and have the scenes shot."""
    studio.storage.require_room()
    draft, book = written.draft, recall.bible
    most = await shooting.estimate(studio, before, draft.plan, book)
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await connection.execute(
            insert(bible)
            .values(digest=book.digest, content=book.model_dump(mode="json", exclude_defaults=True))
            .on_conflict_do_nothing()
        )
        degraded = written.degraded
        try:
            async with connection.begin_nested():
                await money.reserve(connection, studio.settings.budget, episode=before.id, usd=most)
        except BudgetExceededError as error:
            degraded = True
            await events.tell(connection, "budget", str(error), episode=before.id)
            await money.reserve(
                connection, studio.settings.budget, episode=before.id, usd=Decimal(0)
            )
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == before.id, episode.c.plan.is_(None))
            .values(
                plan=draft.plan.model_dump(mode="json", exclude_defaults=True),
                bible=book.digest, title=draft.plan.title, logline=draft.plan.logline,
                director=draft.director, degraded=degraded, state=State.SHOOTING,
                problem=None,
            )
        )  # fmt: skip
        await connection.execute(
            insert(scene).on_conflict_do_nothing(),
            [{"episode_id": before.id, "scene": n} for n in range(1, 7)],
        )
        for n in range(1, 7):
            await studio.queue.put(connection, "scene", f"{before.id}/{n}")
        await events.tell(
            connection, "planned", f"{draft.director} wrote “{draft.plan.title}”",
            series=before.series_id, episode=before.id,
        )  # fmt: skip
        return await opening.read(studio, connection, before.id)


async def _bible(studio: Studio, episode: Episode) -> Bible:
    """The operator's bible as it is now, or the last good one while their edit is wrong."""
    try:
        return studio.bibles.current(episode.slug)
    except BibleError as error:
        async with studio.database.begin() as connection:
            last = await _last_good(connection, episode.series_id)
            if last is None:
                raise
            await events.tell(
                connection, "refused", f"{error}; the last good bible stays in force",
                series=episode.series_id, episode=episode.id,
            )  # fmt: skip
        return last


async def _last_good(connection: AsyncConnection, series_id: int) -> Bible | None:
    latest = (
        sa.select(bible.c.content)
        .join(episode, episode.c.bible == bible.c.digest)
        .where(episode.c.series_id == series_id)
        .order_by(episode.c.number.desc())
        .limit(1)
    )
    content = (await connection.execute(latest)).scalar_one_or_none()
    return None if content is None else Bible.model_validate(content)
