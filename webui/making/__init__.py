"""Making: how an episode was, or is being, made; take by take."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from schemas.grades import USUAL

from ..answering import Ask, Page, pair
from . import desk as desks
from . import reading, takes

_AT_ONCE = {"cache-control": "no-cache"}  # it tells the time: no answer is good for a second one


async def making(ask: Ask) -> Page:
    """How one episode is made."""
    state = ask.request.app.state
    page = await reading.making(
        ask.connection, ask.show, ask.number(), state.house, _running(ask)
    )  # fmt: skip
    if page is None:
        raise HTTPException(404)
    if page.over:
        return Page("making/making.html", page, "episodes")
    return Page("making/making.html", page, "desk", headers=_AT_ONCE)


async def desk(ask: Ask) -> Page:
    """What is being made now, or why nothing is."""
    house = ask.request.app.state.house
    number = ask.shell.desk.number if ask.shell.desk else None
    page = await desks.desk(ask.connection, ask.show, house, _running(ask), number)
    return Page("making/desk.html", page, "desk", headers=_AT_ONCE)


async def take(ask: Ask) -> Page:
    """One take: where it came from and what became of it."""
    scene, shot, n = (ask.number(name) for name in ("scene", "shot", "take"))
    house = ask.request.app.state.house
    page = await takes.one(
        ask.connection, ask.media, ask.show, (ask.number(), scene, shot, n),
        house.gates if house else USUAL,
    )  # fmt: skip
    if page is None:
        raise HTTPException(404)
    return Page("making/take.html", page, "episodes")


def _running(ask: Ask) -> Any:
    hub = getattr(ask.request.app.state, "hub", None)
    return hub.running(ask.show.id) if hub else None


routes: list[BaseRoute] = [
    *pair("/{series}/episodes/{number:int}/making", making),
    *pair("/{series}/desk", desk),
    *pair("/{series}/takes/{number:int}/{scene:int}/{shot:int}/{take:int}", take),
]
