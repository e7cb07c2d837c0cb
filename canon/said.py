"""Said: what the operator's bible says anew, as facts of the operator.

What it said before stands in the log, in lines that name it as their source. Only what differs from
that is news, whatever has become of the slot since: the show may have moved on. When the show had
changed a slot and the bible now says something else of it, that is a retcon.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.canon import Authority, Fact
from schemas.tables import canon_branch, canon_event

from . import log
from .asof import UNDO
from .bible.facts import facts_of_bible
from .log import Branch
from .slots import Kind, entities_of, kind_of, subject_of

_BIBLE, _RETCON = "bible", "retcon"


class News(NamedTuple):
    """What the bible says anew, and a digest of all it says."""

    facts: tuple[Fact, ...]
    digest: bytes


async def news(connection: AsyncConnection, branch: Branch, bible: Bible, number: int) -> News:
    """What of `bible` the canon does not know before episode `number`.

    A series that knows nothing yet learns all of it, valid from the beginning; what is new later is
    valid from `number`. What the bible no longer says ends, unless the show has changed it.
    """
    says = facts_of_bible(bible)
    digest = hashlib.sha256(json.dumps(says).encode()).digest()[:16]
    known = await connection.execute(
        sa.select(canon_branch.c.bible).where(canon_branch.c.id == branch.id)
    )
    if known.scalar_one() == digest:
        return News((), digest)
    said = await _said(connection, branch)
    if not said:
        return News(tuple(_first(says)), digest)
    different = [s for s in (says | said) if says.get(s, "") != said.get(s, "")]
    holds = await log.current(connection, branch, slots=different)
    found = (_told(slot, says, said, holds.get(slot), number) for slot in different)
    return News(tuple(fact for fact in found if fact is not None), digest)


async def note(connection: AsyncConnection, branch: Branch, digest: bytes | None) -> None:
    """Keep the digest of what the bible says, so that it is compared again only when that changes.

    None: compare it next time.
    """
    await connection.execute(
        sa.update(canon_branch).where(canon_branch.c.id == branch.id).values(bible=digest)
    )


def _first(says: Mapping[str, str]) -> list[Fact]:
    return [
        Fact(slot=slot, value=value, by=Authority.OPERATOR, source=_BIBLE)
        for slot, value in says.items()
    ]


def _told(
    slot: str, says: Mapping[str, str], said: Mapping[str, str], holds: Fact | None, number: int
) -> Fact | None:
    """The operator's fact for a slot of which the bible says something else than before."""
    by_show = holds is not None and holds.by is Authority.DIRECTOR
    if slot not in says and (by_show or holds is None or holds.value != said[slot]):
        return None
    source = f"{_RETCON} {_file(slot, says[slot])}" if by_show else _BIBLE
    return Fact(
        slot=slot, value=says.get(slot, ""), episode=number, by=Authority.OPERATOR, source=source
    )


async def _said(connection: AsyncConnection, branch: Branch) -> dict[str, str]:
    """What the bible was last known to say, by slot; what was undone since then was never said."""
    lines = log.lines(await log.pieces(connection, branch))
    rows = await connection.execute(
        lines.where(canon_event.c.by == log.OPERATOR).order_by(canon_event.c.seq)
    )
    said: dict[str, list[Fact]] = {}
    for fact in map(log.fact_of, rows):
        if fact.source.startswith(UNDO):
            undone = int(fact.source.removeprefix(UNDO))
            said[fact.slot] = [f for f in said.get(fact.slot, ()) if f.episode < undone]
        elif fact.source.split(" ")[0] in (_BIBLE, _RETCON):
            said.setdefault(fact.slot, []).append(fact)
    return {slot: facts[-1].value for slot, facts in said.items() if facts}


def _file(slot: str, value: str) -> str:
    """Where in the bible a slot is usually said."""
    if kind_of(slot) is Kind.PLACE:
        return f"locations/{subject_of(slot)}.yaml"
    who = entities_of(slot, value)[-1] if kind_of(slot) is Kind.THING else subject_of(slot)
    return f"characters/{who}.yaml"
