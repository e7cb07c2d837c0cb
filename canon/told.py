"""What was told on a branch: the plans of its episodes, and what came true in them, newest first.

What main has told lies with its episodes, what a rehearsal has told beside its branch; before its
fork a branch has told what its parent had.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Authority, Fact
from schemas.tables import State, canon_event, canon_rehearsal, episode

from .asof import UNDO
from .condense import Told
from .log import MAIN, Branch, fact_of

_AT_ONCE = 400  # lines of the log: row by row every one of them would cost a turn of the loop
_AIRED = (State.DELIVERING, State.AIRED)
_NEVER = 1 << 31
_ANCESTRY = sa.text(
    """
    with recursive line as (
        select id, name, parent_id, fork_seq, 0 as depth from canon_branch where id = :branch
        union all
        select b.id, b.name, b.parent_id, b.fork_seq, depth + 1
        from canon_branch b join line on b.id = line.parent_id
    )
    select id, name, fork_seq from line order by depth
    """
)


@dataclass(frozen=True)
class Stretch:
    """The part of the log that one branch of a lineage has written."""

    branch: int
    series: int
    is_main: bool
    first_seq: int
    last_seq: int
    first_episode: int
    last_episode: int

    def within(self, since: int, until: int) -> tuple[int, int] | None:
        """The episodes of the stretch that lie between `since` and `until`, if there are any."""
        low, high = max(since, self.first_episode), min(until, self.last_episode)
        return (low, high) if low <= high else None


async def lineage(connection: AsyncConnection, branch: Branch) -> tuple[Stretch, ...]:
    """The stretches that make up a branch, the newest (its own) first."""
    if branch.name == MAIN:
        return (Stretch(branch.id, branch.series_id, True, 1, branch.seq, 1, branch.episode),)
    rows = (await connection.execute(_ANCESTRY, {"branch": branch.id})).all()
    ends = await _episodes_at(connection, [row.id for row in rows], [row.fork_seq for row in rows])
    found: list[Stretch] = []
    last_seq, last_episode = branch.seq, branch.episode
    for row in rows:
        fork = min(row.fork_seq or 0, last_seq)
        forked_at = ends.get(fork, 0)
        found.append(
            Stretch(
                branch=row.id, series=branch.series_id, is_main=row.name == MAIN,
                first_seq=fork + 1, last_seq=last_seq,
                first_episode=forked_at + 1, last_episode=last_episode,
            )
        )  # fmt: skip
        last_seq, last_episode = fork, forked_at
    return tuple(found)


async def words(
    connection: AsyncConnection, branch: Branch, since: int, until: int
) -> tuple[Told, ...]:
    """Title, logline and synopsis of the episodes `since` … `until`, newest first."""
    found: list[Told] = []
    for stretch in await lineage(connection, branch):
        if (within := stretch.within(since, until)) is not None:
            number, plan, query = _plans(stretch, within)
            columns = plan.table.c  # what has a column need not be looked for in the plan
            keys = ("title", "logline", "synopsis")
            texts = [columns[k] if k in columns else plan[k].as_string() for k in keys]
            rows = await connection.execute(query.with_only_columns(number, *texts))
            found += [Told(*row) for row in rows]
    return tuple(found)


async def plans(
    connection: AsyncConnection, branch: Branch, since: int, until: int
) -> AsyncIterator[tuple[int, Mapping[str, Any]]]:
    """The plans of the episodes `since` … `until` with their numbers, oldest first."""
    for stretch in reversed(await lineage(connection, branch)):
        if (within := stretch.within(since, until)) is None:
            continue
        number, plan, query = _plans(stretch, within)
        async with connection.stream(
            query.with_only_columns(number, plan).order_by(None).order_by(number)
        ) as rows:
            async for row in rows:
                yield row[0], row[1]


async def happened(
    connection: AsyncConnection, branch: Branch, since: int, until: int
) -> tuple[Fact, ...]:
    """What episodes `since` … `until` established and nobody has taken back, oldest first."""
    found: list[Fact] = []
    undone: dict[str, int] = {}  # by slot: from which episode on older lines do not count
    async for fact in _newest_first(connection, branch, since):
        if fact.source.startswith(UNDO):
            undone[fact.slot] = int(fact.source.removeprefix(UNDO))
        elif since <= fact.episode <= until and fact.episode < undone.get(fact.slot, _NEVER):
            found.append(fact)
    return tuple(f for f in reversed(found) if f.by is Authority.DIRECTOR)


async def _newest_first(
    connection: AsyncConnection, branch: Branch, since: int
) -> AsyncIterator[Fact]:
    """The lines of the log from the newest back to those written at episode `since`."""
    event = canon_event.c
    for stretch in await lineage(connection, branch):
        query = (
            sa.select(canon_event)
            .where(event.branch_id == stretch.branch)
            .where(event.seq.between(stretch.first_seq, stretch.last_seq))
            .order_by(event.seq.desc())
        )
        async with connection.stream(query) as rows:
            async for part in rows.partitions(_AT_ONCE):
                for row in part:
                    if row.at_episode < since:
                        return
                    yield fact_of(row)


async def _episodes_at(
    connection: AsyncConnection, branches: Sequence[int], forks: Sequence[int | None]
) -> dict[int, int]:
    """By line of the log: the episode at which it was written, where branches were forked."""
    event = canon_event.c
    rows = await connection.execute(
        sa.select(event.branch_id, event.seq, event.at_episode).where(
            event.branch_id.in_(branches), event.seq.in_([fork for fork in forks if fork])
        )
    )
    found: dict[int, int] = {}
    for number, seq, at in sorted(rows, key=lambda row: branches.index(row.branch_id)):
        if any(fork == seq for fork in forks[: branches.index(number)]):
            found.setdefault(seq, at)
    return found


def _plans(
    stretch: Stretch, within: tuple[int, int]
) -> tuple[sa.Column[int], sa.Column[Any], sa.Select[Any]]:
    """Number and plan of the episodes of a stretch, as columns and the query they belong to."""
    if stretch.is_main:
        table, number = episode, episode.c.number
        these = sa.and_(episode.c.series_id == stretch.series, episode.c.state.in_(_AIRED))
    else:
        table, number = canon_rehearsal, canon_rehearsal.c.episode
        these = canon_rehearsal.c.branch_id == stretch.branch
    query = sa.select(number).where(these, number.between(*within)).order_by(number.desc())
    return number, table.c.plan, query
