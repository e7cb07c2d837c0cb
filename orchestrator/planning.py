"""Plan: from the canon to an accepted plan, with its contradictions written out and its price held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert

from canon import continuity, memory
from director.base import Brief, Director, Draft
from schemas.canon import Finding, Recall, Waiver
from schemas.errors import BudgetExceededError, ContinuityError, PlanError
from schemas.tables import State, bible, episode, scene

from . import edits, events, money, opening, shooting
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
    async with studio.database.begin() as connection:
        book = await edits.in_force(connection, studio, job.series_id, job.slug)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == job.id, episode.c.state == State.OWED)
            .values(state=State.PLANNING)
        )
        return await memory.recall(connection, job.series_id, book, job.number)


async def write(studio: Studio, episode: Episode, recall: Recall) -> Written:
    """Have the episode written by the first director of the ladder who can."""
    async with studio.database.connect() as connection:
        waivers = await memory.waivers(connection, episode.series_id)
    return await draft(studio.directors, recall, episode.seed, waivers)


async def draft(
    directors: Sequence[Director], recall: Recall, seed: int, waivers: Sequence[Waiver] = ()
) -> Written:
    """The first draft that holds together, by the first of the directors who writes one.

    A contradiction that the operator has waived is only a warning.
    Raises ContinuityError when even the last one contradicts the canon, PlanError when none can
    write at all.
    """
    problem: PlanError | None = None
    for rank, director in enumerate(directors):
        findings: tuple[str, ...] = ()
        for _ in range(_DRAFTS):
            try:
                made = await director.write(Brief(recall, seed, findings))
            except PlanError as error:
                problem = error
                break
            found = continuity.waive(continuity.check(made.plan, recall), waivers)
            wrong = tuple(f.message for f in continuity.blocking(found))
            if not wrong:
                return Written(made, found, degraded=rank > 0)
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
                opening=draft.plan.opening,
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
