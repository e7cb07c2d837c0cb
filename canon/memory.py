"""Memory: recall what the Director must know, remember what an episode established."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.canon import Fact, Finding, PastEpisode, PastScene, Recall, Waiver
from schemas.errors import CanonError
from schemas.plan import EpisodePlan, Timeframe
from schemas.tables import canon_fact, canon_rehearsal, canon_waiver, episode

from . import asof, log, said, summary, told
from .log import MAIN, Branch
from .naming import NAME
from .naming import fold as folded
from .safe import delta
from .slots import Kind, entities_of, is_slot, kind_of
from .states import remembered

__all__ = [
    "Commit",
    "commit",
    "facts_for",
    "facts_of",
    "past",
    "recall",
    "remembered",
    "verify",
    "waivers",
]  # fmt: skip

_RECENT = 8  # episodes told in full
_REMEMBERED = 24  # episodes for which what is over is still recalled
_OLD_EVENTS = 240  # the newest of the older events of those in play


@dataclass(frozen=True)
class Commit:
    """What an episode has established, and what of its plan was left out as contradiction."""

    branch: Branch
    facts: tuple[Fact, ...]
    left_out: tuple[Finding, ...]


async def recall(
    connection: AsyncConnection, series_id: int, bible: Bible, number: int, *, branch: str = MAIN
) -> Recall:
    """Everything the Director is told before writing episode `number` on a branch."""
    head = await log.branch(connection, series_id, branch)
    recent, seen = [], {c.id: list[int]() for c in bible.characters}
    since = max(1, number - _REMEMBERED)
    async for past, plan in told.plans(connection, head, since, number - 1):
        told_of = _past(past, plan)
        recent.append(told_of)
        for who in dict.fromkeys(who for scene in told_of.scenes for who in scene.cast):
            seen.setdefault(who, []).insert(0, past)
    facts = await _in_force(connection, head, number, seen.keys())
    news = await said.news(connection, head, bible, number)
    words = await _words(connection, head, number - 1)
    return remembered(
        bible, number, facts | {fact.slot: fact for fact in news.facts},
        recent=tuple(recent[-_RECENT:]),
        loglines=tuple(line for line, _ in words),
        openings=tuple(first for _, first in words if first),
        seen=seen,
    )  # fmt: skip


async def commit(
    connection: AsyncConnection,
    series_id: int,
    bible: Bible,
    number: int,
    plan: EpisodePlan,
    *,
    branch: str = MAIN,
) -> Commit:
    """Add what the bible says anew and what the plan of episode `number` establishes to a branch.

    What contradicts the canon and is not waived is left out. CanonError when the canon already
    stands at this episode or beyond: it is never written twice.
    """
    head = await log.branch(connection, series_id, branch, lock=True)
    if head.episode >= number:
        raise CanonError(f"the canon already stands at episode {head.episode}, not before {number}")
    news = await said.news(connection, head, bible, number)
    facts = await facts_for(connection, head, plan) | {fact.slot: fact for fact in news.facts}
    made = delta(
        plan, bible, facts, number,
        past=await past(connection, head, plan, facts.keys()),
        waivers=await waivers(connection, series_id),
    )  # fmt: skip
    lines = (*(fact for fact in news.facts if is_slot(fact.slot)), *made.facts)
    after = await log.append(connection, head, lines, episode=number)
    await said.note(connection, head, news.digest)
    await summary.summarise(connection, after, bible, number, plan, changes=lines)
    return Commit(after, lines, made.wrong)


async def verify(connection: AsyncConnection, series_id: int) -> tuple[str, ...]:
    """What is wrong with what has aired: a broken log, facts that it does not explain."""
    return await log.verify(connection, await log.branch(connection, series_id))


async def waivers(connection: AsyncConnection, series_id: int) -> tuple[Waiver, ...]:
    """What the operator lets pass."""
    c = canon_waiver.c
    rows = await connection.execute(
        sa.select(c.rule, c.pattern, c.reason)
        .where(c.series_id == series_id)
        .order_by(c.rule, c.pattern)
    )
    return tuple(Waiver(rule=row.rule, pattern=row.pattern, reason=row.reason) for row in rows)


async def facts_for(
    connection: AsyncConnection, branch: Branch, plan: EpisodePlan
) -> dict[str, Fact]:
    """The current facts about everybody and everything that a plan names, by slot."""
    return await log.current(connection, branch, entities=set(_named(plan)))


async def past(
    connection: AsyncConnection, branch: Branch, plan: EpisodePlan, slots: Collection[str]
) -> dict[int, dict[str, Fact]]:
    """What slots held as of the episodes that a plan's flashbacks look back to, by episode."""
    numbers = {s.as_of_episode for s in plan.scenes if s.timeframe is Timeframe.FLASHBACK}
    return {n: await asof.state(connection, branch, n, slots=slots) for n in sorted(numbers)}


def facts_of(recall: Recall) -> dict[str, str]:
    """The current facts inside a recall: slot → value."""
    return {fact.slot: fact.value for fact in recall.facts}


async def _words(connection: AsyncConnection, branch: Branch, until: int) -> list[tuple[str, str]]:
    """Logline and opening of every episode up to one."""
    found: list[tuple[str, str]] = []
    for stretch in reversed(await told.lineage(connection, branch)):
        if (within := stretch.within(1, until)) is None:
            continue
        if stretch.is_main:
            number, line, first = episode.c.number, episode.c.logline, episode.c.opening
            these: sa.ColumnElement[bool] = sa.and_(
                episode.c.series_id == stretch.series, episode.c.aired_at.is_not(None)
            )
        else:
            number = canon_rehearsal.c.episode
            line, first = canon_rehearsal.c.logline, canon_rehearsal.c.opening
            these = canon_rehearsal.c.branch_id == stretch.branch
        rows = await connection.execute(
            sa.select(line, first).where(these, number.between(*within)).order_by(number)
        )
        found += [(logline, opening or "") for logline, opening in rows if logline]
    return found


async def _in_force(
    connection: AsyncConnection, branch: Branch, number: int, play: Collection[str]
) -> dict[str, Fact]:
    """The facts for a recall; threads and events of long ago only as far as they matter yet.

    Of threads that were resolved long ago their state stays, of events those of the last episodes,
    and the newest of the older ones among those in play.
    """
    c, since = canon_fact.c, number - _REMEMBERED
    mine, threads = c.branch_id == branch.id, c.kind == Kind.THREAD
    state = canon_fact.alias()
    over = sa.exists().where(
        state.c.branch_id == branch.id, state.c.kind == Kind.THREAD,
        state.c.slot == sa.func.regexp_replace(c.slot, "[^.]*$", "state"),
        state.c.value == "resolved", state.c.episode < since,
    )  # fmt: skip
    old = (
        sa.select(c.slot)
        .where(mine, c.kind == Kind.EVENT, c.episode < since)
        .where(c.entities.overlap(sorted(play)))
        .order_by(c.seq.desc())
        .limit(_OLD_EVENTS)
    )
    rows = await connection.execute(
        sa.select(canon_fact)
        .where(mine, (c.kind != Kind.EVENT) | (c.episode >= since) | c.slot.in_(old))
        .where(sa.not_(threads) | c.slot.like("%.state") | sa.not_(over))
    )
    return {row.slot: log.fact_of(row) for row in rows}


def _named(plan: EpisodePlan) -> Iterator[str]:
    """The ids that a plan names, and the names by which facts are found, too."""
    for one in plan.introductions:
        yield from (one.id, *one.distinct_from)
    for scene in plan.scenes:
        words = [scene.location, *(member.character for member in scene.cast)]
        for shot in scene.shots:
            words += [shot.thing, *(line.speaker for line in shot.lines)]
            words += [word for s in shot.subjects for word in (s.character, s.holding)]
        for beat in scene.beats:
            words += [beat.who, beat.to, beat.what, beat.where]
            if kind_of(beat.what) is Kind.EVENT:
                words += entities_of(beat.what, "")
        for word in filter(None, dict.fromkeys(words)):
            yield from (word, NAME + folded(word))


def _past(number: int, plan: Mapping[str, Any]) -> PastEpisode:
    scenes = [plan[f"scene_{n}"] for n in range(1, 7)]
    return PastEpisode(
        number=number, title=plan["title"], logline=plan["logline"], synopsis=plan["synopsis"],
        scenes=tuple(
            PastScene(
                title=s["title"], location=s["location"], time=s["time"], synopsis=s["synopsis"],
                cast=tuple(m["character"] for m in s.get("cast", ())),
            )
            for s in scenes
        ),
    )  # fmt: skip
