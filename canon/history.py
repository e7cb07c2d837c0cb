"""History: undo what an episode established, fork the canon, and compare two points of it.

Nothing is deleted: undoing appends lines that say again what held before, or that nothing did. The
episode itself stays aired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Authority, Fact
from schemas.errors import CanonError
from schemas.tables import canon_branch, canon_fact

from . import log, said
from .asof import UNDO, Change, changes, differences, events, last, state, turns
from .dependence import Dependence, rests_on
from .log import MAIN, Branch

__all__ = [
    "Change", "Dependence", "Point", "changes", "diff", "discard", "events", "fork", "point",
    "rests_on", "state", "undo",
]  # fmt: skip

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,47}")
_POINT = re.compile(rf"(?:({_NAME.pattern})@)?(\d{{1,9}})|({_NAME.pattern})")
_ROWS = 2000  # facts written at once
_TOLD = 3  # reasons told one by one
_FACT = ("slot", "seq", "episode", "scene", "by", "confidence", "value")


@dataclass(frozen=True)
class Point:
    """A branch as of an episode (None: as it stands now)."""

    branch: Branch
    episode: int | None = None


async def undo(
    connection: AsyncConnection, branch: Branch, episode: int, *, and_later: bool = False
) -> list[Change]:
    """Take back what `episode` established; with `and_later` what came after it, too.

    The newest episode can always be undone, an older one alone only while nothing rests on it. What
    somebody has said anew since then stays. Returns what changed; CanonError when it cannot be.
    """
    if not 1 <= episode <= branch.episode:
        raise CanonError(
            f"episode {episode} cannot be undone; {branch.name} stands at episode {branch.episode}"
        )
    if not and_later and episode < branch.episode:
        resting = await rests_on(connection, branch, episode)
        if resting:
            raise CanonError(_refusal(episode, resting))
    turned = (await turns(connection, branch, episode)).items()
    mine = [
        (slot, of)
        for slot, of in sorted(turned)
        if and_later or {number for number, _ in of.later} == {episode}
    ]
    source = f"{UNDO}{episode}"
    await log.append(
        connection, branch, [_again(of.before, source) for _, of in mine if of.before],
        episode=None,
        taken_back=[
            _again(Fact(slot=slot, value="", episode=episode), source)
            for slot, of in mine
            if of.before is None
        ],
    )  # fmt: skip
    await said.note(connection, branch, None)
    return [(of.later[-1][1], of.before) for _, of in mine]


async def fork(
    connection: AsyncConnection, branch: Branch, name: str, *, at: int | None = None
) -> Branch:
    """A new branch that shares the lines of `branch` (those written up to episode `at`).

    CanonError when the name is taken or no name, or when `branch` has not come to `at`.
    """
    if not _NAME.fullmatch(name):
        raise CanonError(f"{name!r} cannot name a branch; use small letters, digits, - and _")
    branch = await log.branch(connection, branch.series_id, branch.name, lock=True)
    if at is not None and not 0 <= at <= branch.episode:
        raise CanonError(
            f"{branch.name} cannot be forked at episode {at}; it stands at {branch.episode}"
        )
    c = canon_branch.c
    taken = sa.select(c.id).where(c.series_id == branch.series_id, c.name == name)
    if (await connection.execute(taken)).first() is not None:
        raise CanonError(f"there is a branch {name!r} already; choose another name")
    seq, chain = (branch.seq, branch.hash) if at is None else await _end(connection, branch, at)
    bible = sa.select(c.bible).where(c.id == branch.id).scalar_subquery()
    await connection.execute(
        sa.insert(canon_branch).values(
            series_id=branch.series_id, parent_id=branch.id, name=name, fork_seq=seq, seq=seq,
            episode=branch.episode if at is None else at, hash=chain,
            bible=bible if seq == branch.seq else None,
        )
    )  # fmt: skip
    forked = await log.branch(connection, branch.series_id, name)
    await _inherit(connection, branch, forked)
    return forked


async def discard(connection: AsyncConnection, branch: Branch) -> None:
    """Throw a branch away, with all that was told on it.

    CanonError for `main`, and for a branch that others were forked from.
    """
    if branch.name == MAIN:
        raise CanonError("main is what has aired; it cannot be thrown away")
    c = canon_branch.c
    children = await connection.execute(sa.select(c.name).where(c.parent_id == branch.id))
    if child := children.scalars().first():
        raise CanonError(f"{child!r} was forked from {branch.name!r}; throw that away first")
    await connection.execute(sa.delete(canon_branch).where(c.id == branch.id))


async def point(connection: AsyncConnection, series_id: int, text: str) -> Point:
    """The point that `12`, `rehearsal` or `main@12` means. CanonError when there is none."""
    found = _POINT.fullmatch(text.strip())
    if found is None:
        raise CanonError(f"{text!r} is no point of the canon; write 12, rehearsal or main@12")
    name, number, alone = found.groups()
    branch = await log.branch(connection, series_id, name or alone or MAIN)
    if number is None:
        return Point(branch)
    if int(number) > branch.episode:
        raise CanonError(f"{branch.name} stands at episode {branch.episode}, not at {number} yet")
    return Point(branch, int(number))


async def diff(connection: AsyncConnection, series_id: int, a: str, b: str) -> list[Change]:
    """What holds at `b` and not at `a`, slot by slot; both are points as `point` reads them."""
    before, after = [await point(connection, series_id, text) for text in (a, b)]
    return differences(
        await state(connection, before.branch, before.episode),
        await state(connection, after.branch, after.episode),
    )


def _again(fact: Fact, source: str) -> Fact:
    """A fact that holds since when it did, because the operator says so again."""
    return fact.model_copy(update={"by": Authority.OPERATOR, "source": source})


def _refusal(episode: int, resting: Sequence[Dependence]) -> str:
    told = "; ".join(f"episode {one.episode} {one.why}" for one in resting[:_TOLD])
    more = f"; and {len(resting) - _TOLD} more" if len(resting) > _TOLD else ""
    return (
        f"episode {episode} cannot be undone alone: {told}{more}; with --and-later it is undone"
        " together with everything after it"
    )


async def _end(connection: AsyncConnection, branch: Branch, at: int) -> tuple[int, bytes]:
    """The last line that was written up to episode `at`, and its hash."""
    lines = log.lines(await log.pieces(connection, branch)).subquery()
    found = await connection.execute(
        sa.select(lines.c.seq, lines.c.hash)
        .where(lines.c.at_episode <= at)
        .order_by(lines.c.seq.desc())
        .limit(1)
    )
    seq, chain = found.first() or (0, b"")
    return seq, bytes(chain)


async def _inherit(connection: AsyncConnection, parent: Branch, child: Branch) -> None:
    """Give a new branch the facts that hold at its last line."""
    if child.seq == parent.seq:
        names = (*_FACT, "kind", "entities")
        copied = [sa.literal(child.id), *(canon_fact.c[name] for name in names)]
        rows = sa.select(*copied).where(canon_fact.c.branch_id == parent.id)
        await connection.execute(sa.insert(canon_fact).from_select(["branch_id", *names], rows))
        return
    lines = log.lines(await log.pieces(connection, parent)).subquery()
    found = await connection.execute(last(lines, lines.c.seq <= child.seq))
    for rows in found.partitions(_ROWS):
        facts = [{name: getattr(row, name) for name in _FACT} for row in rows]
        await log.put_facts(connection, child.id, facts)
