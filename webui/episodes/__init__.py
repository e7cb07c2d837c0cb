"""Episodes: the list of a series, and one episode with its film."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from ..answering import Ask, Page, pair
from . import reading


async def episodes(ask: Ask) -> Page:
    """The episodes of a series, newest first."""
    page = await reading.index(ask.connection, ask.show, ask.query_number("before"))
    return Page("episodes/list.html", page, "episodes")


async def episode(ask: Ask) -> Page:
    """One episode, with its film."""
    page = await reading.one(ask.connection, ask.media, ask.show, ask.number())
    if page is None:
        raise HTTPException(404)
    return Page("episodes/episode.html", page, "episodes")


routes: list[BaseRoute] = [
    *pair("/{series}/episodes/{number:int}", episode),
    *pair("/{series}", episodes),
]
