"""As of: what the slots held as of any episode, and when they turned to something else.

As of an episode, a slot holds what the last line of the log says of it among those that hold from
that episode or an earlier one. A line whose value is null leaves the slot as if nothing had been
said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Fact

from . import log
from .log import Branch

UNDO = "undo "  # and the episode: the source of lines that take something back
Change = tuple[Fact | None, Fact | None]  # what a slot held before, and after; None: nothing said


class Turns(NamedTuple):
    """What a slot held before an episode, and what was said of it from then on, by episode."""

    before: Fact | None
    later: tuple[tuple[int, Fact | None], ...]


async def state(
    connection: AsyncConnection,
    branch: Branch,
    as_of: int | None = None,
    *,
    slots: Collection[str] | None = None,
) -> dict[str, Fact]:
    """What every slot held as of an episode (None: now), by slot; `slots` picks some of them."""
    if as_of is None:
        return await log.current(connection, branch, slots=slots)
    lines = log.lines(await log.pieces(connection, branch)).subquery()
    picked = lines.c.episode <= as_of
    if slots is not None:
        picked &= lines.c.slot.in_(sorted(slots))
    return {row.slot: log.fact_of(row) for row in await connection.execute(last(lines, picked))}


async def changes(
    connection: AsyncConnection, branch: Branch, first: int, until: int
) -> list[Change]:
    """What holds as of episode `until` and did not as of the one before `first`, slot by slot.

    In the order in which it came true; slots that came back to what they held are left out.
    """
    lines = log.lines(await log.pieces(connection, branch)).subquery()
    touched = await connection.execute(
        sa.select(lines.c.slot).where(lines.c.episode.between(first, until)).distinct()
    )
    if not (slots := touched.scalars().all()):
        return []
    before = await state(connection, branch, first - 1, slots=slots)
    return differences(before, await state(connection, branch, until, slots=slots))


async def turns(connection: AsyncConnection, branch: Branch, since: int) -> dict[str, Turns]:
    """The slots of which something was said in episode `since` or later, and what; also the same."""
    lines = log.lines(await log.pieces(connection, branch)).subquery()
    touched = sa.select(lines.c.slot).where(lines.c.episode >= since)
    rows = await connection.execute(
        sa.select(lines)
        .where(lines.c.slot.in_(touched))
        .order_by(lines.c.slot, lines.c.episode, lines.c.seq)
    )
    found = {slot: _turns(of, since) for slot, of in groupby(rows, key=lambda row: row.slot)}
    return {slot: turns for slot, turns in found.items() if turns.later}


async def events(
    connection: AsyncConnection, branch: Branch, *, slot: str | None = None, newest: int = 100
) -> list[tuple[Fact, int]]:
    """The `newest` lines of the log, oldest first, each with the episode at which it was written.

    `slot` picks those of one slot.
    """
    lines = log.lines(await log.pieces(connection, branch)).subquery()
    wanted = sa.select(lines).order_by(lines.c.seq.desc()).limit(newest)
    if slot is not None:
        wanted = wanted.where(lines.c.slot == slot)
    found = [(log.fact_of(row), row.at_episode) for row in await connection.execute(wanted)]
    return found[::-1]


def differences(before: dict[str, Fact], after: dict[str, Fact]) -> list[Change]:
    """What two states do not have in common, in the order in which it came true."""
    found: list[Change] = [
        (before.get(slot), after.get(slot))
        for slot in before.keys() | after.keys()
        if value_of(before.get(slot)) != value_of(after.get(slot))
    ]
    return sorted(found, key=_order)


def value_of(fact: Fact | None) -> str:
    """What a slot holds; nothing when nothing was said of it."""
    return fact.value if fact else ""


def last(lines: sa.Subquery, picked: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The last line on every slot among the picked ones, without those that take it back."""
    ends = (
        sa.select(lines.c.slot, sa.func.max(lines.c.seq).label("seq"))
        .where(picked)
        .group_by(lines.c.slot)
        .subquery()
    )
    return (
        sa.select(lines)
        .join(ends, (ends.c.seq == lines.c.seq) & (ends.c.slot == lines.c.slot))
        .where(lines.c.value.is_not(None))
    )


def _turns(lines: Iterable[Any], since: int) -> Turns:
    """Read the lines of one slot, which come by episode and then in the order of the log."""
    before: Fact | None = None
    held: Fact | None = None
    newest, later = 0, []
    for episode, of in groupby(lines, key=lambda line: line.episode):
        *_, end = of
        if end.seq < newest:
            continue
        newest = end.seq
        now = None if end.value is None else log.fact_of(end)
        if episode < since:
            before = now
        elif now != held:
            later.append((episode, now))
        held = now
    return Turns(before, tuple(later))


def _order(change: Change) -> tuple[int, int, str]:
    fact = change[1] or change[0]
    return (fact.episode, fact.scene, fact.slot) if fact else (0, 0, "")
