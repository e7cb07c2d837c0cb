"""The stream of events: `text/event-stream`, resumed by the id of the last event that was heard."""

from __future__ import annotations

import asyncio
import re

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from schemas.tables import episode, event

from ..shell import Show, read
from .hub import Hub, told
from .listening import MOST
from .telling import HELLO, Mailbox, Message, reset

HEADERS = {
    "cache-control": "no-store", "x-accel-buffering": "no",
    "content-type": "text/event-stream; charset=utf-8",
}  # fmt: skip
_SLUG = re.compile(r"[\w-]{1,100}", re.ASCII)


class Stream:
    """An application that tells one client what happens in a series."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell, until the client goes away or the process ends."""
        request = Request(scope, receive)
        state = request.app.state
        show = await _show(state.database, request.path_params["series"])
        if request.method == "HEAD":
            await Response(headers=HEADERS)(scope, receive, send)
            return
        hub: Hub = state.hub
        after = _after(request)
        with hub.client(show) as box:
            missed = await _missed(state.database, show, after, hub.last)
            headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await _tell(box, missed, receive, send)


async def _tell(box: Mailbox, missed: list[Message], receive: Receive, send: Send) -> None:
    """Send what was missed, and then what comes; nothing twice."""
    known = {one.id for one in missed if one.id}
    leaving = asyncio.ensure_future(_leave(receive))
    leaving.add_done_callback(lambda _: box.close())
    try:
        await _send(send, b"".join([HELLO, *(one.text for one in missed)]))
        while not box.closed:
            await box.wake.wait()
            box.wake.clear()
            new = b"".join(one.text for one in box.waiting if one.id not in known)
            box.waiting.clear()
            if new:
                await _send(send, new)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        leaving.cancel()


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _leave(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _show(database: AsyncEngine, slug: str) -> Show:
    if _SLUG.fullmatch(slug):
        async with database.connect() as connection:
            if (shell := await read(connection, slug)).show is not None:
                return shell.show
    raise HTTPException(404)


def _after(request: Request) -> int | None:
    """The last event that the client has heard; None when it does not say."""
    said = request.headers.get("last-event-id") or request.query_params.get("after", "")
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 19 else None


async def _missed(database: AsyncEngine, show: Show, after: int | None, last: int) -> list[Message]:
    """What has happened in a series after event `after`; a reset when it is too much."""
    if after is None or after >= last:
        return []
    if last - after > 50 * MOST:
        return [reset(last)]
    query = (
        sa.select(
            event.c.id, event.c.at, event.c.kind, event.c.series_id, episode.c.number,
            event.c.scene, event.c.text,
        )
        .join(episode, episode.c.id == event.c.production_id, isouter=True)
        .where(event.c.id > after, event.c.series_id == show.id)
        .order_by(event.c.id)
        .limit(MOST + 1)
    )  # fmt: skip
    async with database.connect() as connection:
        rows = (await connection.execute(query)).mappings().all()
    if len(rows) > MOST:
        return [reset(last)]
    return [told(row, resume=row["id"]) for row in rows]
