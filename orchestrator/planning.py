"""Plan: from the canon to an accepted plan, with its contradictions written out and its price held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert

from canon import continuity, memory
from canon import log as canon_log
from canon import recall as canon_recall
from director.base import Brief, Director, Draft, Packing
from schemas.canon import Finding, Outline, Pack, Recall, Waiver
from schemas.errors import AniGenError, ContinuityError, DatabaseError, PlanError
from schemas.operation import CLOSED, Till
from schemas.plan import EpisodePlan
from schemas.tables import State, bible, episode, scene

from . import asking, edits, estimating, events, money, opening
from .lease import Lease
from .opening import Episode
from .studio import Studio

_DRAFTS = 3  # the first, and two after contradictions
Tills = Callable[[str], Till]  # where the director of that name buys

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

    async def pack(outline: Outline, budget: int) -> Pack:
        async with studio.database.connect() as connection:
            branch = await canon_log.branch(connection, episode.series_id)
            return await canon_recall.pack(
                connection, branch, recall.bible, outline, episode=episode.number, budget=budget
            )

    def till(director: str) -> Till:
        return studio.governor.till(episode.id, f"plan/{episode.id}/{director}")

    return await draft(studio.directors, recall, episode.seed, waivers, pack=pack, till=till)


async def draft(
    directors: Sequence[Director],
    recall: Recall,
    seed: int,
    waivers: Sequence[Waiver] = (),
    *,
    pack: Packing | None = None,
    till: Tills = lambda _: CLOSED,
) -> Written:
    """The first draft that holds together, by the first of the directors who writes one.

    A contradiction that the operator has waived is only a warning.
    Raises ContinuityError when even the last one contradicts the canon, PlanError when none can
    write at all.
    """
    problem: AniGenError | None = None
    for rank, director in enumerate(directors):
        findings: tuple[str, ...] = ()
        rejected: EpisodePlan | None = None
        for _ in range(_DRAFTS):
            brief = Brief(recall, seed, findings, rejected, pack)
            try:
                made = await director.write(brief, till(director.name))
            except DatabaseError:
                raise
            except AniGenError as error:
                problem = error
                log.warning("not written", action="plan", director=director.name, error=str(error))
                break
            found = continuity.waive(continuity.check(made.plan, recall), waivers)
            wrong = tuple(f.message for f in continuity.blocking(found))
            if not wrong:
                return Written(made, found, degraded=rank > 0)
            problem = ContinuityError(wrong[0])
            log.warning("re-planned", action="plan", director=director.name, finding=wrong[0])
            findings, rejected = findings + wrong, made.plan
    if isinstance(problem, PlanError):
        raise problem
    raise PlanError(str(problem) if problem else "no director is configured")


async def accept(
    studio: Studio, lease: Lease, before: Episode, recall: Recall, written: Written
) -> Episode:
    """Write the plan, its scenes and its reservation down, and have the scenes shot."""
    studio.storage.require_room()
    draft, book = written.draft, recall.bible
    async with studio.database.begin() as connection:
        await lease.prove(connection)
        await connection.execute(
            insert(bible)
            .values(digest=book.digest, content=book.model_dump(mode="json", exclude_defaults=True))
            .on_conflict_do_nothing()
        )
        stage = await opening.staged(connection, before.series_id, book, draft.plan)
        planned = replace(before, plan=draft.plan, bible=book, stage=stage)
        await money.deciding(connection)
        free = await money.available(connection, studio.settings, production=before.id)
        scenes = [asking.places(planned, n) for n in range(1, 7)]
        prices = await estimating.prices(connection, studio, scenes)
        casting = estimating.cast(prices, free)
        if casting.cheaper:
            wanted = sum(scene[0].most for scene in prices)
            await events.tell(
                connection, "budget",
                f"shooting it all with {prices[0][0].backend} would cost up to ${wanted:.2f},"
                f" ${free:.2f} may be spent; the rest of the cast does the rest",
                series=before.series_id, episode=before.id,
            )  # fmt: skip
        await money.reserve(
            connection, studio.settings, production=before.id, usd=min(casting.most, free)
        )
        spent = await money.spent(connection, production=before.id)
        await connection.execute(
            sa.update(episode)
            .where(episode.c.id == before.id, episode.c.plan.is_(None))
            .values(
                plan=draft.plan.model_dump(mode="json", exclude_defaults=True),
                bible=book.digest, title=draft.plan.title, logline=draft.plan.logline,
                opening=draft.plan.opening, director=draft.director, state=State.SHOOTING,
                degraded=written.degraded or casting.cheaper or bool(studio.absent),
                estimate=spent + casting.likely or None, problem=None,
            )
        )  # fmt: skip
        await connection.execute(
            insert(scene).on_conflict_do_nothing(),
            [
                {
                    "production_id": before.id, "scene": n, "backend": price.backend,
                    "estimate": price.likely or None,
                }
                for n, price in enumerate(casting.scenes, 1)
            ],
        )  # fmt: skip
        for n in range(1, 7):
            await studio.queue.put(connection, "scene", f"{before.id}/{n}")
        await events.tell(
            connection, "planned", f"{draft.director} wrote “{draft.plan.title}”",
            series=before.series_id, episode=before.id,
        )  # fmt: skip
        return await opening.read(studio, connection, before.id)
