"""Rehearsal: write plans ahead on a branch of the canon, to be read and checked, and never shot.

Main is left as it is. A rehearsal replaces the one before it.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import history, memory
from canon import log as canon_log
from canon.log import Branch
from schemas.bible import Bible
from schemas.canon import Finding
from schemas.errors import CanonError
from schemas.tables import canon_rehearsal

from . import planning
from .slots import seed_for
from .studio import Studio

BRANCH = "rehearsal"


@dataclass(frozen=True)
class Rehearsed:
    """An episode that was written on the rehearsal's branch."""

    number: int
    title: str
    logline: str
    facts: int  # that it established
    warnings: tuple[Finding, ...]
    degraded: bool


async def rehearse(
    studio: Studio, series: int, slug: str, *, episodes: int, seed: int = 0
) -> AsyncGenerator[Rehearsed]:
    """Write so many episodes after the last one that has aired; the seeds are those of `make`.

    Each is committed by itself. Raises PlanError where an episode cannot be written, BibleError
    when the bible is wrong.
    """
    bible = studio.bibles.current(slug)
    async with studio.database.begin() as connection:
        branch = await _fork(connection, series)
    for number in range(branch.episode + 1, branch.episode + episodes + 1):
        async with studio.database.begin() as connection:
            yield await _write(
                studio, connection, series, bible, number, seed=seed_for(seed, slug, number)
            )


async def _fork(connection: AsyncConnection, series: int) -> Branch:
    """The branch of the rehearsal, forked from where main stands now."""
    main = await canon_log.branch(connection, series)
    try:
        earlier = await canon_log.branch(connection, series, BRANCH)
    except CanonError:
        pass
    else:
        await history.discard(connection, earlier)
    return await history.fork(connection, main, BRANCH)


async def _write(
    studio: Studio,
    connection: AsyncConnection,
    series: int,
    bible: Bible,
    number: int,
    *,
    seed: int,
) -> Rehearsed:
    recall = await memory.recall(connection, series, bible, number, branch=BRANCH)
    waivers = await memory.waivers(connection, series)
    written = await planning.draft(studio.directors, recall, seed, waivers)
    plan = written.draft.plan
    made = await memory.commit(connection, series, bible, number, plan, branch=BRANCH)
    await connection.execute(
        sa.insert(canon_rehearsal).values(
            branch_id=made.branch.id, episode=number, logline=plan.logline, opening=plan.opening,
            plan=plan.model_dump(mode="json", exclude_defaults=True),
        )
    )  # fmt: skip
    return Rehearsed(
        number, plan.title, plan.logline, len(made.facts), written.warnings, written.degraded
    )
