"""Sockets: how far a job is, told at once and whenever it changes, until it has ended.

Whoever reads slowly hears less of what is past, never late of what is: only the newest is kept for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import UUID

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from schemas.access import Scope
from schemas.errors import DatabaseError
from schemas.jobs import ENDED, JobState, PhaseName, Told
from schemas.office import AbsentError, Office

from .bearers import SUBPROTOCOL
from .entrance import Entrance
from .problems import ProblemError

_EACH, _ALL = 50, 500  # sockets of one token or address, and of everybody
_LARGEST = 4096  # bytes of a message, which nobody reads
_OFTEN = 20  # messages in a second
_FAREWELL_S = 0.5  # to take leave of somebody who may not read any more
_ORDER = list(PhaseName)
_WHY = 100  # characters of a reason that a socket is closed for; there is room for 123 bytes


class End(NamedTuple):
    """How a socket is closed."""

    code: int
    why: str = ""


_DONE = End(1000)
_LEFT = End(0)  # they have closed it themselves
_LEAVING = End(1001, "the studio closes; come back in a moment")
_FLOOD = End(1008, f"at most {_OFTEN} messages a second, of at most {_LARGEST} bytes")
_FULL = End(1013, "too many sockets at once; close one, or come back later")
_ABSENT = End(4404, "there is no such job")
_AWAY = End(1013, "the studio's database does not answer just now; come back in a moment")
_GONE = (OSError, DatabaseError, SQLAlchemyError, PostgresError, InterfaceError)
_CODES = {401: 4401, 403: 4403, 404: 4404, 429: 4429, 503: 1013}  # of a problem


class Sockets:
    """All open sockets."""

    def __init__(self) -> None:
        self._by_whom: Counter[str] = Counter()
        self._leaving = asyncio.Event()
        self._open: set[asyncio.Task[Any]] = set()

    async def close(self) -> None:
        """Take leave of everybody; new ones are turned away."""
        self._leaving.set()
        if self._open:
            await asyncio.wait(self._open, timeout=2 * _FAREWELL_S)

    async def follow(self, socket: WebSocket) -> None:
        """Tell one client of one job."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a server runs this
        self._open.add(task)
        try:
            await self._admit(socket)
        except WebSocketDisconnect:
            pass  # they have gone away in the middle
        finally:
            self._open.discard(task)

    async def _admit(self, socket: WebSocket) -> None:
        """Accept a socket, and close it again at once where it may not be: so its code is read."""
        known = SUBPROTOCOL if SUBPROTOCOL in socket.scope.get("subprotocols", ()) else None
        try:
            end = await self._served(socket, known)
        except ProblemError as problem:
            end = End(_CODES.get(problem.status, 1011), problem.detail)
        except _GONE:
            end = _AWAY
        if socket.application_state is WebSocketState.CONNECTING:
            await socket.accept(known)
        await _farewell(socket, end)

    async def _served(self, socket: WebSocket, known: str | None) -> End:
        office: Office = socket.app.state.office
        door: Entrance = socket.app.state.entrance
        who = await door.admit(socket, office, Scope.READ)
        try:
            job = UUID(socket.path_params["job"])
        except ValueError:
            return _ABSENT
        with self._counted(door.name(socket, who)) as room:
            if not room:
                return _FULL
            await socket.accept(known)
            return await self._tell(socket, office, job)

    async def _tell(self, socket: WebSocket, office: Office, job: UUID) -> End:
        """Tell until there is nothing more to tell, or one side has had enough."""
        try:
            async with office.follow(job) as news:
                newest = _Newest(await office.told(job))
                return await _first(
                    newest.hear(news, office), newest.tell(socket), _mind(socket), self._leave()
                )
        except AbsentError:
            return _ABSENT

    async def _leave(self) -> End:
        await self._leaving.wait()
        return _LEAVING

    @contextmanager
    def _counted(self, whose: str) -> Iterator[bool]:
        """Whether there is room for one more of them."""
        if self._by_whom[whose] >= _EACH or self._by_whom.total() >= _ALL:
            yield False
            return
        self._by_whom[whose] += 1
        try:
            yield True
        finally:
            self._by_whom[whose] -= 1
            if not self._by_whom[whose]:
                del self._by_whom[whose]


async def follow(socket: WebSocket) -> None:
    """Tell one client of one job, as one of the application's sockets."""
    sockets: Sockets = socket.app.state.sockets
    await sockets.follow(socket)


routes = [WebSocketRoute("/ws/progress/{job}", follow), WebSocketRoute("/ws/{job}", follow)]


class _Newest:
    """What is known of a job, and whether it has been told."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._news = asyncio.Event()
        self._news.set()

    async def hear(self, news: AsyncIterator[Told], office: Office) -> End:
        """Hear until the job has ended; only ever returns when the news break off before."""
        async for one in news:
            self._put(one)
        if self._told.status not in ENDED:
            self._put(await office.told(self._told.job_id))
        if self._told.status not in ENDED:
            return _LEAVING
        return await asyncio.Future()  # the other side has to tell it yet

    async def tell(self, socket: WebSocket) -> End:
        """Tell what is newest, again and again."""
        last: Told | None = None
        while last is None or last.status not in ENDED:
            await self._news.wait()
            self._news.clear()
            if self._told != last:
                last = self._told
                await socket.send_text(last.model_dump_json())
        return _DONE

    def _put(self, one: Told) -> None:
        """Take something new, where it is new: what was said earlier may arrive later."""
        known = self._told
        if known.status in ENDED or (one.status, known.status) == (
            JobState.QUEUED,
            JobState.RUNNING,
        ):
            return
        if one.status == known.status and one.phase == known.phase:
            one = one.model_copy(update={"progress": max(one.progress, known.progress)})
        elif one.status == known.status and _place(one) < _place(known):
            return
        self._told = one
        self._news.set()


async def _mind(socket: WebSocket) -> End:
    """Read what nobody asked for, until it is too much or they close."""
    times: deque[float] = deque(maxlen=_OFTEN)
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return _LEFT
        now = time.monotonic()
        flood = len(times) == _OFTEN and now - times[0] < 1.0
        times.append(now)
        text = message.get("text")
        if flood or len(message.get("bytes") or b"" if text is None else text.encode()) > _LARGEST:
            return _FLOOD


async def _first(*works: Coroutine[Any, Any, End]) -> End:
    """What the first of them that ends says; the others are stopped."""
    tasks = [asyncio.ensure_future(one) for one in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(task for task in tasks if task in done).result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _farewell(socket: WebSocket, end: End) -> None:
    """Close a socket; whoever does not read any more is not waited for."""
    if end.code:
        why = end.why if len(end.why) <= _WHY else f"{end.why[:_WHY].rpartition(' ')[0]} …"
        with contextlib.suppress(OSError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(_FAREWELL_S):
                await socket.close(end.code, why)


def _place(told: Told) -> int:
    return _ORDER.index(told.phase) if told.phase else -1
