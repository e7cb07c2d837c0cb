"""The log: every change of the canon, in one hash chain per branch, and what holds now because of it.

`canon_event` only grows, each line hashed together with the one before it; `canon_fact` holds the
last word on every slot. A branch shares the lines of its parent up to where it was forked, and goes
on with its own. Nothing is appended to a branch that somebody else has moved meanwhile.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Authority, Fact
from schemas.errors import CanonError
from schemas.tables import canon_branch, canon_event, canon_fact

from .naming import keys_of
from .slots import entities_of, kind_of

MAIN = "main"  # the branch that airs
OPERATOR, DIRECTOR = 0, 1  # as `by` of the tables
_BY = {Authority.OPERATOR: OPERATOR, Authority.DIRECTOR: DIRECTOR}
_AUTHORITY = {number: authority for authority, number in _BY.items()}
_TOLD = 5  # problems of a kind that are told one by one

Piece = tuple[int, int | None]  # a branch's id, and its last line that counts; None: all of them


@dataclass(frozen=True)
class Branch:
    """A line of history: how far it goes, and the hash of its last line."""

    id: int
    name: str
    series_id: int
    seq: int
    episode: int
    hash: bytes


async def branch(
    connection: AsyncConnection, series_id: int, name: str = MAIN, *, lock: bool = False
) -> Branch:
    """The branch of that name as it stands; `main` comes to be when it is first asked for.

    With `lock` nobody else can move it until the transaction ends. CanonError when there is none.
    """
    found = await _find(connection, series_id, name, lock=lock)
    if found is None and name == MAIN:
        await connection.execute(
            insert(canon_branch).values(series_id=series_id, name=name).on_conflict_do_nothing()
        )
        found = await _find(connection, series_id, name, lock=lock)
    if found is None:
        raise CanonError(f"the canon has no branch {name!r}; `anigen canon branches` lists them")
    return found


async def append(
    connection: AsyncConnection,
    branch: Branch,
    facts: Sequence[Fact],
    *,
    episode: int | None,
    taken_back: Sequence[Fact] = (),
) -> Branch:
    """Add lines to the log of `branch`, in their order, and bring what holds now up to them.

    `episode` is where the branch stands afterwards (None: where it is); `taken_back` are facts that
    shall be as if never said, appended last. Returns the branch as it is then. CanonError when it
    was moved since `branch` was read, or stands at `episode` already; nothing is written then.
    """
    at = branch.episode if episode is None else episode
    if episode is not None and episode <= branch.episode:
        raise CanonError(
            f"the canon already stands at episode {branch.episode}, not before {episode}"
        )
    seq, chain, lines = branch.seq, branch.hash, []
    for fact, value in [*((f, f.value) for f in facts), *((f, None) for f in taken_back)]:
        seq += 1
        line = _line(fact, value, at)
        chain = _link(chain, line)
        lines.append({**line, "seq": seq, "hash": f"\\x{chain.hex()}"})
    after = replace(branch, seq=seq, episode=at, hash=chain)
    await _move(connection, branch, after)
    if lines:
        await _write(connection, branch, lines)
    return after


async def current(
    connection: AsyncConnection,
    branch: Branch,
    *,
    entities: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    slots: Collection[str] | None = None,
) -> dict[str, Fact]:
    """The last word on every slot, by slot.

    `entities` and `kinds` pick those about any of them, `slots` picks by name; None: all.
    """
    wanted = sa.select(canon_fact).where(canon_fact.c.branch_id == branch.id)
    if slots is not None:
        wanted = wanted.where(canon_fact.c.slot.in_(sorted(slots)))
    if entities is not None:
        wanted = wanted.where(canon_fact.c.entities.overlap(sorted(entities)))
    if kinds is not None:
        wanted = wanted.where(canon_fact.c.kind.in_(sorted(kinds)))
    return {row.slot: fact_of(row) for row in await connection.execute(wanted)}


async def pieces(connection: AsyncConnection, branch: Branch) -> tuple[Piece, ...]:
    """Whose lines make up the log of `branch`: its own, its parent's up to the fork, and so on."""
    found: list[Piece] = [(branch.id, None)]
    upto: int | None = None
    while branch.name != MAIN:
        row = await connection.execute(
            sa.select(canon_branch.c.parent_id, canon_branch.c.fork_seq).where(
                canon_branch.c.id == found[-1][0]
            )
        )
        parent, fork = row.one()
        if parent is None:
            break
        upto = fork if upto is None else min(upto, fork)
        found.append((parent, upto))
    return tuple(found)


def lines(pieces: Iterable[Piece]) -> sa.Select[Any]:
    """All lines of a log that is put together from `pieces`, in no order."""
    c = canon_event.c
    return sa.select(canon_event).where(
        sa.or_(
            *(
                c.branch_id == number if upto is None else (c.branch_id == number) & (c.seq <= upto)
                for number, upto in pieces
            )
        )
    )


def fact_of(row: Any) -> Fact:
    """The fact in a row of `canon_event` or `canon_fact`."""
    return Fact(
        slot=row.slot, value=row.value or "", episode=row.episode, scene=row.scene,
        by=_AUTHORITY[row.by], source=getattr(row, "source", ""), confidence=row.confidence / 100,
    )  # fmt: skip


async def put_facts(
    connection: AsyncConnection, branch_id: int, rows: Iterable[dict[str, Any]]
) -> None:
    """Let every row be the last word on its slot, in one statement; no slot is there twice."""
    given = [
        {
            **row,
            "kind": kind_of(row["slot"]),
            "entities": _entities(row["slot"], row["value"]),
        }
        for row in rows
    ]
    await connection.execute(_PUT, {"branch": branch_id, "rows": json.dumps(given)})


async def verify(connection: AsyncConnection, branch: Branch) -> tuple[str, ...]:
    """What is wrong with a branch: a broken chain, or facts that the log does not explain.

    The database does the comparing; nobody else moves the branch meanwhile.
    """
    head = await connection.execute(
        sa.select(canon_branch)
        .where(canon_branch.c.id == branch.id)
        .with_for_update(read=True, of=canon_branch)
    )
    log = lines(await pieces(connection, branch)).subquery("log")
    return (
        *await _broken(connection, log),
        *await _at_the_end(connection, log, head.one()),
        *await _unexplained(connection, branch, log),
        *await _misfiled(connection, branch),
    )


def _line(fact: Fact, value: str | None, at: int) -> dict[str, Any]:
    return {
        "episode": fact.episode, "at_episode": at, "scene": fact.scene, "by": _BY[fact.by],
        "confidence": round(fact.confidence * 100), "slot": fact.slot, "value": value,
        "source": fact.source,
    }  # fmt: skip


def _link(before: bytes, line: dict[str, Any]) -> bytes:
    """The hash of a line, 16 bytes; the lengths make that no two lines are written alike."""
    slot, value, source = line["slot"], line["value"], line["source"]
    numbers = (line[n] for n in ("episode", "scene", "by", "confidence", "at_episode"))
    lengths = (len(slot), -1 if value is None else len(value), len(source))
    written = " ".join([*map(str, numbers), *map(str, lengths), slot]) + (value or "") + source
    return hashlib.sha256(before + written.encode()).digest()[:16]


_LINK = """
    substring(sha256(coalesce(lag(hash) over (order by seq), ''::bytea) || convert_to(
        concat_ws(' ', episode, scene, by, confidence, at_episode, char_length(slot),
            coalesce(char_length(value), -1), char_length(source), slot)
        || coalesce(value, '') || source, 'UTF8')) for 16)
    """  # the same as `_link`, for all lines at once

_LOG = sa.text(
    """
    insert into canon_event (branch_id, seq, episode, at_episode, scene, by, confidence,
        slot, value, source, hash)
    select :branch, seq, episode, at_episode, scene, by, confidence, slot, value, source, hash
    from json_to_recordset(cast(:rows as json)) as line(seq int, episode int, at_episode int,
        scene smallint, by smallint, confidence smallint, slot text, value text, source text,
        hash bytea)
    """
)

_PUT = sa.text(
    """
    insert into canon_fact as old (branch_id, slot, seq, episode, scene, by, confidence, value,
        kind, entities)
    select :branch, slot, seq, episode, scene, by, confidence, value, kind, entities
    from json_to_recordset(cast(:rows as json)) as line(seq int, episode int, scene smallint,
        by smallint, confidence smallint, slot text, value text, kind text, entities text[])
    on conflict (branch_id, slot) do update set seq = excluded.seq, episode = excluded.episode,
        scene = excluded.scene, by = excluded.by, confidence = excluded.confidence,
        value = excluded.value, entities = excluded.entities
    where old.seq < excluded.seq
    """
)


async def _find(
    connection: AsyncConnection, series_id: int, name: str, *, lock: bool
) -> Branch | None:
    c = canon_branch.c
    wanted = sa.select(c.id, c.name, c.series_id, c.seq, c.episode, c.hash).where(
        c.series_id == series_id, c.name == name
    )
    row = (await connection.execute(wanted.with_for_update() if lock else wanted)).first()
    return None if row is None else Branch(*row[:5], bytes(row.hash))


async def _move(connection: AsyncConnection, before: Branch, after: Branch) -> None:
    c = canon_branch.c
    moved = await connection.execute(
        sa.update(canon_branch)
        .where(c.id == before.id, c.seq == before.seq, c.hash == before.hash)
        .where(c.episode == before.episode)
        .values(seq=after.seq, episode=after.episode, hash=after.hash)
    )
    if not moved.rowcount:
        raise CanonError(f"the branch {before.name!r} of the canon was moved meanwhile; try again")


async def _write(
    connection: AsyncConnection, branch: Branch, lines: Sequence[dict[str, Any]]
) -> None:
    await connection.execute(_LOG, {"branch": branch.id, "rows": json.dumps(lines)})
    last = {line["slot"]: line for line in lines}
    await put_facts(connection, branch.id, [x for x in last.values() if x["value"] is not None])
    gone = [slot for slot, line in last.items() if line["value"] is None]
    if gone:
        c = canon_fact.c
        await connection.execute(
            sa.delete(canon_fact).where(c.branch_id == branch.id, c.slot.in_(gone))
        )


def _entities(slot: str, value: str) -> list[str]:
    return list(dict.fromkeys((*entities_of(slot, value), *keys_of(slot, value))))


async def _broken(connection: AsyncConnection, log: sa.Subquery) -> list[str]:
    expected: sa.ColumnElement[bytes] = sa.literal_column(_LINK)
    before = sa.func.coalesce(sa.func.lag(log.c.seq).over(order_by=log.c.seq), 0)
    seen = sa.select(
        log.c.seq, (log.c.seq - before).label("step"), (log.c.hash == expected).label("fits")
    ).subquery()
    rows = await connection.execute(
        sa.select(seen).where((seen.c.step != 1) | ~seen.c.fits).order_by(seen.c.seq).limit(_TOLD)
    )
    return [
        f"line {row.seq} of the canon log was changed"
        if row.step == 1
        else f"line {row.seq - 1} of the canon log is missing"
        for row in rows
    ]


async def _at_the_end(connection: AsyncConnection, log: sa.Subquery, head: Any) -> list[str]:
    rows = await connection.execute(
        sa.select(log.c.seq, log.c.hash, log.c.at_episode).order_by(log.c.seq.desc()).limit(1)
    )
    seq, chain, at = rows.first() or (0, b"", 0)
    if (head.seq, bytes(head.hash)) == (seq, bytes(chain)) and head.episode >= at:
        return []
    return [f"the branch {head.name!r} does not point at the end of the log"]


async def _unexplained(connection: AsyncConnection, branch: Branch, log: sa.Subquery) -> list[str]:
    """Slots whose current fact is not the last line on them."""
    compared = ("seq", "value", "episode", "scene", "by", "confidence")
    last = sa.select(log.c.slot, sa.func.max(log.c.seq).label("seq")).group_by(log.c.slot)
    ends = last.subquery("ends")
    said = (
        sa.select(log)
        .join(ends, (ends.c.seq == log.c.seq) & (ends.c.slot == log.c.slot))
        .where(log.c.value.is_not(None))
        .subquery("said")
    )
    holds = sa.select(canon_fact).where(canon_fact.c.branch_id == branch.id).subquery("holds")
    differ = sa.or_(*(said.c[name].is_distinct_from(holds.c[name]) for name in compared))
    slot = sa.func.coalesce(said.c.slot, holds.c.slot)
    rows = await connection.execute(
        sa.select(slot)
        .select_from(said.join(holds, said.c.slot == holds.c.slot, full=True))
        .where(differ)
        .order_by(slot)
        .limit(_TOLD)
    )
    return [f"the current fact of {slot!r} is not what the log says" for slot in rows.scalars()]


async def _misfiled(connection: AsyncConnection, branch: Branch) -> list[str]:
    """Facts that would not be found by whom and what they are about."""
    c = canon_fact.c
    found = []
    rows = await connection.stream(
        sa.select(c.slot, c.value, c.kind, c.entities).where(c.branch_id == branch.id)
    )
    async for slot, value, kind, entities in rows:
        if (kind, entities) != (kind_of(slot), _entities(slot, value)):
            found.append(f"the current fact of {slot!r} is filed wrongly")
            if len(found) == _TOLD:
                break
    return found
