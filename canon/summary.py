"""Summaries: the series in few words, telescoping from scenes to seasons.

Scenes and episodes are condensed from their plans and the log whenever they are asked for; an arc
is written down when it ends, and a season after every fourth arc. Summaries are numbered by the last
episode they cover, and cover everything since the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Arc, Bible
from schemas.canon import Authority, Fact, PackLine
from schemas.plan import EpisodePlan
from schemas.tables import canon_fact, canon_summary

from . import condense
from .condense import BUDGETS, Level, Told
from .log import Branch
from .slots import entities_of, field_of
from .telling import Lore, lore_of
from .tokens import count
from .told import happened, lineage, plans, words

Retell = Callable[[str, int], Awaitable[str]]  # a summary and its budget → the same, better told

_ARC = 12  # episodes, where the bible has no arc
_AT_ONCE = 4  # episodes summed up in one go
_LONGEST_ARC = 24
_SEASON = 4  # arcs
_SHARES = {Level.SCENE: 0.25, Level.EPISODE: 0.5, Level.ARC: 0.75, Level.SEASON: 1.0}


@dataclass(frozen=True)
class _Span:
    """Episodes `since` … `number`: how they were told, newest first, and what changed in them."""

    level: Level
    since: int
    number: int
    told: Sequence[Told] = ()
    changes: Sequence[Fact] = ()


async def summarise(
    connection: AsyncConnection,
    branch: Branch,
    bible: Bible,
    number: int,
    plan: EpisodePlan,
    *,
    changes: Sequence[Fact],
) -> None:
    """Write down the arc and the season that end with episode `number`, if any do.

    Part of the airing transaction. `plan` and `changes` are those of this very episode.
    """
    arcs = await _ends(connection, branch, Level.ARC)
    since = max(arcs, default=0) + 1
    if not _is_last(bible, since, number):
        return
    spans = [_Span(Level.ARC, since, number)]
    season = max(await _ends(connection, branch, Level.SEASON), default=0)
    if sum(end > season for end in [*arcs, number]) >= _SEASON:
        spans.append(_Span(Level.SEASON, season + 1, number))
    for span in spans:
        before = await words(connection, branch, span.since, number - 1)
        facts = await happened(connection, branch, span.since, number - 1)
        now = [fact for fact in changes if fact.by is Authority.DIRECTOR]
        whole = replace(span, told=(condense.told(number, plan), *before), changes=(*facts, *now))
        await _write(connection, branch, bible, whole)


async def refresh(
    connection: AsyncConnection, branch: Branch, bible: Bible, first: int, last: int
) -> None:
    """Write the summaries that cover any of the episodes `first` … `last` again.

    For when something in them was taken back.
    """
    spans: list[_Span] = []
    for level in (Level.ARC, Level.SEASON):
        since = 1
        for end in sorted(await _ends(connection, branch, level)):
            if since <= last and end >= first:
                spans.append(_Span(level, since, end))
            since = end + 1
    if not spans:
        return
    since, until = min(s.since for s in spans), max(s.number for s in spans)
    changes = await happened(connection, branch, since, until)
    for span in spans:
        told = await words(connection, branch, span.since, span.number)
        low = bisect_left(changes, span.since, key=lambda fact: fact.episode)
        high = bisect_right(changes, span.number, key=lambda fact: fact.episode)
        whole = replace(span, told=told, changes=changes[low:high])
        await _write(connection, branch, bible, whole)


async def retell(
    connection: AsyncConnection, branch: Branch, level: Level, number: int, teller: Retell
) -> str:
    """Have a summary told in better words; returns what stands there now.

    What is empty is not taken, what is too long is cut. Nothing is lost: the facts are in the log.
    KeyError when there is no such summary.
    """
    key = sa.and_(
        canon_summary.c.branch_id == branch.id, canon_summary.c.level == level,
        canon_summary.c.number == number,
    )  # fmt: skip
    found = await connection.execute(sa.select(canon_summary.c.text).where(key))
    before = found.scalar_one_or_none()
    if before is None:
        raise KeyError(number)
    budget = BUDGETS[level]
    text = " ".join((await teller(before, budget)).split())
    text = condense.cut(text, budget) if text else before
    await connection.execute(
        sa.update(canon_summary).where(key).values(text=text, tokens=count(text))
    )
    return text


async def summaries_for(
    connection: AsyncConnection, branch: Branch, bible: Bible, number: int, budget: int
) -> tuple[PackLine, ...]:
    """What came before episode `number`, within `budget` tokens, the newest first.

    The scenes of the last episode, the other episodes since the last arc, the arcs since the last
    season, the seasons; what one level leaves of its share the next may use.
    """
    seasons = await _stored(connection, branch, Level.SEASON, 0, number)
    season = max((line.episode for line in seasons), default=0)
    arcs = await _stored(connection, branch, Level.ARC, season, number)
    arc = max([season, *(line.episode for line in arcs)])
    chosen: list[PackLine] = []
    spent = 0

    def take(level: Level, lines: Iterable[PackLine]) -> bool:
        """Take what fits of the next lines of a level; whether all of them did."""
        nonlocal spent
        for line in lines:
            size = count(line.text)
            if spent + size > _SHARES[level] * budget:
                return False
            spent += size
            chosen.append(line)
        return True

    take(Level.SCENE, await _scenes(connection, branch, number - 1))
    since, until = max(arc + 1, number - _LONGEST_ARC), number - 2
    while until >= since:
        first = max(since, until - _AT_ONCE + 1)
        if not take(Level.EPISODE, await _episodes(connection, branch, bible, first, until)):
            break
        until = first - 1
    take(Level.ARC, arcs)
    take(Level.SEASON, seasons)
    return tuple(chosen)


async def _scenes(connection: AsyncConnection, branch: Branch, number: int) -> list[PackLine]:
    lines: list[PackLine] = []
    async for _, plan in plans(connection, branch, number, number):
        parts = [plan[f"scene_{n}"] for n in range(1, 7)]
        told = condense.scenes(number, [(p["title"], p["synopsis"]) for p in parts])
        lines += [PackLine(text=text, episode=number) for text in reversed(told)]
    return lines


async def _episodes(
    connection: AsyncConnection, branch: Branch, bible: Bible, since: int, until: int
) -> list[PackLine]:
    told = await words(connection, branch, since, until)
    if not told:
        return []
    facts = await happened(connection, branch, since, until)
    lore = await _lore(connection, branch, bible, facts)
    return [
        PackLine(
            text=condense.episode(one, [f for f in facts if f.episode == one.number], lore),
            episode=one.number,
        )
        for one in told
    ]


async def _stored(
    connection: AsyncConnection, branch: Branch, level: Level, after: int, before: int
) -> list[PackLine]:
    """The summaries of a level that end after `after` and before `before`, newest first.

    What a fork has written again goes before what it inherited.
    """
    texts: dict[int, str] = {}
    for stretch in await lineage(connection, branch):
        table = canon_summary.c
        rows = await connection.execute(
            sa.select(table.text, table.number)
            .where(table.branch_id == stretch.branch, table.level == level)
            .where(table.number > after, table.number < before)
            .where(table.number <= stretch.last_episode)
        )
        texts = {number: text for text, number in rows} | texts
    return [PackLine(text=texts[number], episode=number) for number in sorted(texts, reverse=True)]


async def _ends(connection: AsyncConnection, branch: Branch, level: Level) -> list[int]:
    """The last episodes of the summaries of a level."""
    stored = await _stored(connection, branch, level, 0, branch.episode + 1)
    return [line.episode for line in stored]


async def _write(connection: AsyncConnection, branch: Branch, bible: Bible, span: _Span) -> None:
    lore = await _lore(connection, branch, bible, span.changes)
    name = _name(bible, span.since, span.number)
    text = condense.span(span.level, name, span.told[::-1], span.changes, lore)
    row = {"text": text, "tokens": count(text)}
    await connection.execute(
        insert(canon_summary)
        .values(branch_id=branch.id, level=span.level, number=span.number, **row)
        .on_conflict_do_update(index_elements=["branch_id", "level", "number"], set_=row)
    )


async def _lore(
    connection: AsyncConnection, branch: Branch, bible: Bible, facts: Sequence[Fact]
) -> Lore:
    """What is needed to tell `facts`: the names and questions that the bible does not have."""
    table = canon_fact.c
    entities = sorted({one for fact in facts for one in entities_of(fact.slot, fact.value)})
    slots = [
        f"{prefix}{one}.{field}"
        for one in entities
        for prefix, field in (
            ("", "name"), ("place:", "name"), ("thing:", "name"), ("thread:", "question"),
            ("thread:", "importance"), ("secret:", "text"),
        )
    ]  # fmt: skip
    rows = await connection.execute(
        sa.select(table.slot, table.value).where(
            table.branch_id == branch.id, table.slot.in_(slots)
        )
    )
    known = {slot: Fact(slot=slot, value=value) for slot, value in rows}
    told = {f.slot: f for f in facts if field_of(f.slot) in {"name", "question", "importance"}}
    return lore_of(bible, known | told)


def _is_last(bible: Bible, since: int, number: int) -> bool:
    """Whether an arc that began at episode `since` ends with episode `number`."""
    length = number - since + 1
    arc = _arc(bible, number)
    if arc is None:
        return length >= _ARC
    return number == arc.starts + arc.episodes - 1 or length >= _LONGEST_ARC


def _arc(bible: Bible, number: int) -> Arc | None:
    """The arc of the bible that an episode belongs to."""
    found = (a for a in bible.arcs if a.starts <= number < a.starts + a.episodes)
    return max(found, key=lambda arc: arc.starts, default=None)


def _name(bible: Bible, since: int, number: int) -> str:
    arc = _arc(bible, number)
    title = f", {arc.title}" if arc and arc.starts >= since else ""
    return f"Episodes {since}–{number}{title}"
