"""Search: titles, synopses and lines of aired episodes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from ..answering import Ask, Page, pair
from .finding import find


async def search(ask: Ask) -> Page:
    """The aired episodes in which something is said."""
    return Page("search/search.html", await find(ask), "search")


routes: list[BaseRoute] = [*pair("/{series}/search", search)]
