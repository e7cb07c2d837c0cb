"""Reading: the episodes of a page of a feed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException

from schemas.tables import State, episode

from ..answering import Ask
from ..media import Media
from ..texts import origin
from .contexts import Issue, Item

PER_PAGE = 50
_KEPT = 4000
_sizes: OrderedDict[tuple[Media, str, bytes], int] = OrderedDict()  # what a digest stands for stays


async def issue(ask: Ask) -> Issue:
    """The page of the feed that is asked for."""
    before = ask.query_number("before")
    query = (
        sa.select(
            episode.c.number, episode.c.title, episode.c.logline, episode.c.seconds,
            episode.c.aired_at, episode.c.master, episode.c.plan["synopsis"].as_string().label("told"),
        )
        .where(episode.c.series_id == ask.show.id, episode.c.state == State.AIRED)
        .order_by(episode.c.number.desc())
        .limit(PER_PAGE + 1)
    )  # fmt: skip
    if before is not None:
        query = query.where(episode.c.number < before)
    rows = (await ask.connection.execute(query)).all()
    older = rows[PER_PAGE - 1].number if len(rows) > PER_PAGE else None
    return Issue(
        show=ask.show, origin=origin(ask.request), language=await _language(ask, rows),
        items=tuple(await asyncio.gather(*(_item(ask, row) for row in rows[:PER_PAGE]))),
        before=before, older=older,
    )  # fmt: skip


async def newest(ask: Ask) -> int | None:
    """The number of the newest aired episode."""
    found = await ask.connection.execute(
        sa.select(episode.c.number)
        .where(episode.c.series_id == ask.show.id, episode.c.state == State.AIRED)
        .order_by(episode.c.number.desc())
        .limit(1)
    )
    return found.scalar_one_or_none()


async def _language(ask: Ask, rows: Any) -> str:
    if not rows:
        return "en"
    about = await ask.media.document(f"{ask.show.slug}/episodes/{rows[0].number}/metadata.json")
    return str(about.get("language", "en")) if isinstance(about, dict) else "en"


async def _item(ask: Ask, row: Any) -> Item:
    path = f"{ask.show.slug}/episodes/{row.number}/master.mp4"
    return Item(
        slug=ask.show.slug, number=row.number, title=row.title or "", logline=row.logline or "",
        synopsis=row.told or row.logline or "", seconds=row.seconds or 0.0, aired_at=row.aired_at,
        size=await _size(ask.media, path, row.master or b""),
    )  # fmt: skip


async def _size(media: Media, path: str, digest: bytes) -> int | None:
    """The size of a master; asked for once while it is the same."""
    known = _sizes.get((media, path, digest))
    if known is None:
        try:
            known = (await media.look(path)).size
        except HTTPException:
            return None
        if digest:
            _sizes[media, path, digest] = known
        while len(_sizes) > _KEPT:
            _sizes.popitem(last=False)
    return known
