"""The lines of the log, newest first, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from canon import log, telling
from schemas.canon import Fact
from schemas.tables import canon_event, episode

from ..answering import Ask
from .contexts import LogGroup, LogLine, LogPage
from .ground import Citing, Ground, by, citing

PER_PAGE = 60
_LOOKED_AT = 4000  # lines, for those about somebody
_ID = re.compile(r"[a-z][a-z0-9_-]{0,47}")


async def page(ask: Ask, ground: Ground) -> LogPage:
    """The lines below `before`; those of an episode, or about somebody or something."""
    number, asked = ask.query_number("episode"), ask.query("entity")
    first, end = 1, ground.branch.seq + 1
    if number is not None:
        first = await ground.first_line_of(number)
        end = await ground.first_line_of(number + 1)
    if (before := ask.query_number("before")) is not None:
        end = min(end, before)
    entity = _meant(ground, asked)
    looked = max(first, end - _LOOKED_AT) if asked else first
    rows = await _rows(ground, looked, end, entity) if entity or not asked else []
    shown = rows[:PER_PAGE]
    older = shown[-1].seq if len(rows) > PER_PAGE else (looked if looked > first else None)
    facts = [log.fact_of(row) for row in shown]
    told = await citing(ask, await ground.lore(facts), facts)
    titles = await _titles(ground, {row.at_episode for row in shown})
    return LogPage(
        show=ask.show, groups=_groups(ask, ground, shown, told, titles), lines=ground.branch.seq,
        episode=number, entity=asked, older=older if entity or not asked else None,
    )  # fmt: skip


def _meant(ground: Ground, word: str) -> str:
    """The id that a word means: a name of the bible, or an id itself; empty when it can be none."""
    names: dict[str, str] = {}
    if ground.bible is not None:
        names |= {p.name.casefold(): p.id for p in ground.bible.locations}
        for one in ground.bible.characters:
            names |= dict.fromkeys(map(str.casefold, (*one.aliases, one.name, one.id)), one.id)
    if found := names.get(word.casefold()):
        return found
    return word if _ID.fullmatch(word) else ""


async def _rows(ground: Ground, first: int, end: int, entity: str) -> Sequence[sa.Row[Any]]:
    c = canon_event.c
    query = (
        sa.select(canon_event)
        .where(c.branch_id == ground.branch.id, c.seq >= first, c.seq < end)
        .order_by(c.seq.desc())
        .limit(PER_PAGE + 1)
    )
    if entity:
        in_slot = c.slot.regexp_match(rf"(^|[:|]){entity}([.|]|$)")
        query = query.where(in_slot | c.value.regexp_match(rf'(^|[@"]){entity}($|")'))
    return (await ground.connection.execute(query)).all()


async def _titles(ground: Ground, numbers: Iterable[int]) -> dict[int, str]:
    rows = await ground.connection.execute(
        sa.select(episode.c.number, episode.c.title).where(
            episode.c.series_id == ground.show.id, episode.c.number.in_(sorted(numbers))
        )
    )
    return {number: title or "" for number, title in rows}


def _groups(
    ask: Ask, ground: Ground, rows: Sequence[sa.Row[Any]], told: Citing, titles: dict[int, str]
) -> tuple[LogGroup, ...]:
    which = f" --series {ask.show.slug}" if len(ask.shell.shows) > 1 else ""
    return tuple(
        LogGroup(
            episode=number, title=titles.get(number, ""),
            undo=f"anigen canon undo {number}{which}" if number else "",
            alone=number == ground.branch.episode,
            lines=tuple(_line(row, log.fact_of(row), told) for row in of),
        )
        for number, of in groupby(rows, key=lambda row: row.at_episode)
    )  # fmt: skip


def _line(row: sa.Row[Any], fact: Fact, told: Citing) -> LogLine:
    text = telling.tell(fact, told.lore)
    if row.value is None:
        text = "As if nothing had been said of it."
    return LogLine(
        seq=row.seq, text=text, slot=row.slot, cite=told.cite(fact),
        by=by(fact) or "the Director", source=row.source, hash=bytes(row.hash).hex()[:8],
    )  # fmt: skip
