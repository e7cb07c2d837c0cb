"""Live: what happens in the studio, told to open pages as it happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..answering import Ask, plain
from .hub import Hub, running
from .listening import Listening
from .stream import Stream


async def preview(ask: Ask) -> Response:
    """What a take that is being made looks like."""
    place = (ask.number(name) for name in ("number", "scene", "shot"))
    return await ask.media.preview(ask.show.slug, *place)


routes: list[BaseRoute] = [
    Route("/{series}/desk/events", Stream(), methods=["GET"]),
    plain("/{series}/desk/preview/{number:int}/{scene:int}/{shot:int}", preview),
]


@asynccontextmanager
async def hub(url: str, database: AsyncEngine) -> AsyncIterator[Hub]:
    """The hub of this process, which listens to the database at `url`."""
    made = Hub(database)
    async with running(made, Listening(url, made).run()):
        yield made
