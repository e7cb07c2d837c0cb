"""The bible that an episode was written from. It never changes: it is known by its digest."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Arc, Bible
from schemas.tables import bible

from .contexts import ArcChoice

_KEPT = 8
_LISTED = 40  # arcs to choose from
_read: dict[str, Bible | None] = {}


async def of(connection: AsyncConnection, digest: str | None) -> Bible | None:
    """The bible with that digest; None when it is gone or was written in older words."""
    if not digest:
        return None
    if digest not in _read:
        content = await connection.execute(
            sa.select(bible.c.content).where(bible.c.digest == digest)
        )
        _read[digest] = _bible(content.scalar_one_or_none())
        while len(_read) > _KEPT:
            del _read[next(iter(_read))]
    return _read[digest]


def arcs(book: Bible | None, newest: int, asked: str) -> tuple[ArcChoice, ...]:
    """The arcs that had begun by episode `newest`, the latest first, and the one asked for."""
    begun = [a for a in (book.arcs if book else ()) if a.starts <= newest]
    begun.sort(key=lambda a: a.starts, reverse=True)
    listed = begun[:_LISTED] + [a for a in begun[_LISTED:] if a.id == asked]
    return tuple(ArcChoice(a.id, a.title, a.starts, a.starts + a.episodes - 1) for a in listed)


def arc_of(book: Bible | None, named: str, number: int) -> Arc | None:
    """The arc that the plan of an episode names, else the one whose numbers it falls into."""
    known = book.arcs if book else ()
    by_name = next((a for a in known if a.id == named), None)
    begun = [a for a in known if a.starts <= number < a.starts + a.episodes]
    return by_name or max(begun, key=lambda a: a.starts, default=None)


def _bible(content: object) -> Bible | None:
    try:
        return Bible.model_validate(content)
    except ValidationError:
        return None
