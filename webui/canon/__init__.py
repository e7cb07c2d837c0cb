"""Canon: who and what exists, what was promised, and when it was said."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from ..answering import Ask, Page, pair
from . import character, front, ground, lines, threads, timeline


async def canon(ask: Ask) -> Page:
    """Who and what exists, open threads, and the newest facts."""
    return Page("canon/canon.html", await front.page(ask, await ground.read(ask)), "canon")


async def one(ask: Ask) -> Page:
    """One character."""
    here = await ground.read(ask)
    page = await character.page(ask, here, ask.path["id"], ask.query_number("until"))
    if page is None:
        raise HTTPException(404)
    return Page("canon/character.html", page, "canon")


async def promises(ask: Ask) -> Page:
    """Threads, from where they were opened to where they were answered."""
    here = await ground.read(ask)
    page = await threads.page(ask, here, ask.query_number("until"))
    return Page("canon/threads.html", page, "canon")


async def story(ask: Ask) -> Page:
    """What happened in every episode."""
    here, order = await ground.read(ask), ask.query("order")
    page = await timeline.page(ask, here, ask.query_number("before"), story=order == "story")
    return Page("canon/timeline.html", page, "canon")


async def log(ask: Ask) -> Page:
    """Every line of the log."""
    return Page("canon/log.html", await lines.page(ask, await ground.read(ask)), "canon")


routes: list[BaseRoute] = [
    *pair("/{series}/canon/characters/{id}", one),
    *pair("/{series}/canon/threads", promises),
    *pair("/{series}/canon/timeline", story),
    *pair("/{series}/canon/log", log),
    *pair("/{series}/canon", canon),
]
