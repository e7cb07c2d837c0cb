"""Episodes: the list of a series, and one episode with its film."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from ..answering import Ask, Page, pair
from . import listing, reading
from .listing import Wanted


async def episodes(ask: Ask) -> Page | Response:
    """The episodes of a series, newest first; or on to the one whose number was asked for."""
    number = ask.query_number("number")
    if number is not None and await listing.number_is_there(ask.connection, ask.show, number):
        return RedirectResponse(f"/{ask.show.slug}/episodes/{number}", 303)
    wanted = Wanted(ask.query_number("before"), ask.query_number("after"), ask.query("arc"), number)
    house = ask.request.app.state.house
    page = await listing.read(ask.connection, ask.shell, ask.show, wanted, house)
    return Page("episodes/list.html", page, "episodes")


async def episode(ask: Ask) -> Page | Response:
    """One episode: with its film, or why there is none. One that has not aired is being made."""
    page = await reading.one(ask.connection, ask.media, ask.show, ask.number())
    if page is None:
        raise HTTPException(404)
    if not page.over:
        twin = ".json" if ask.request.url.path.endswith(".json") else ""
        return RedirectResponse(f"/{ask.show.slug}/episodes/{page.number}/making{twin}", 307)
    return Page("episodes/episode.html", page, "episodes")


routes: list[BaseRoute] = [
    *pair("/{series}/episodes/{number:int}", episode),
    *pair("/{series}", episodes),
]
