"""Following: what happens to jobs, heard over one connection of this process, however many follow.

Whoever follows has a box for the newest message: one who reads slowly misses some, and never the last.
When the database goes away the connection comes back to it and looks at every job that is followed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import structlog

from schemas.errors import DatabaseError
from schemas.jobs import ENDED, Told

from .reading import absent, told_of
from .telling import CHANNEL, STOP

_LOST = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)
_PAUSE_S, _LONGEST_S = 0.2, 5.0
_AWAY_S = 10.0  # how long somebody new waits for a database that is away
_LOOK_S = 60.0  # without any news, so that a connection that died unheard is noticed
_ROWS = (
    "select uuid, state, progress, eta, phases, problem, remedy, result from job"
    " where uuid = any($1::uuid[])"
)
_JSON = ("phases", "result")

log = structlog.get_logger(__name__)


class Box:
    """The newest message about one job, for one follower."""

    def __init__(self) -> None:
        self._newest: Told | None = None
        self._come = asyncio.Event()
        self._ended = False

    def put(self, told: Told) -> None:
        """Leave a message; nothing comes after the last one."""
        if not self._ended:
            self._newest, self._ended = told, told.status in ENDED
            self._come.set()

    async def all(self) -> AsyncIterator[Told]:
        """The messages until the job has ended."""
        while True:
            await self._come.wait()
            self._come.clear()
            told, self._newest = self._newest, None
            if told is not None:
                yield told
                if told.status in ENDED:
                    return


class Ear:
    """One connection that listens, for everybody in this process who follows something."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._boxes: dict[UUID, set[Box]] = {}
        self._news: set[Callable[[Told], None]] = set()
        self._stops: set[Callable[[UUID | None], None]] = set()
        self._connection: asyncpg.Connection | None = None
        self._up, self._closed = asyncio.Event(), asyncio.Event()
        self._asking = asyncio.Lock()
        self.users = 0
        self.task: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def box(self, uuid: UUID) -> Any:
        """A box for what is told of a job."""
        box = Box()
        self._boxes.setdefault(uuid, set()).add(box)
        try:
            yield box
        finally:
            self._boxes[uuid].discard(box)
            if not self._boxes[uuid]:
                del self._boxes[uuid]

    @contextlib.contextmanager
    def heard(self, news: Callable[[Told], None], stops: Callable[[UUID | None], None]) -> Any:
        """Hear everything that is told, and which jobs shall stop; None: some may have been missed."""
        self._news.add(news)
        self._stops.add(stops)
        try:
            yield
        finally:
            self._news.discard(news)
            self._stops.discard(stops)

    async def look(self, uuids: Iterable[UUID]) -> list[Told]:
        """How jobs stand now; DatabaseError while the database is away."""
        try:
            async with asyncio.timeout(_AWAY_S):
                await self._up.wait()
                return await self._rows(uuids)
        except _LOST as error:
            raise DatabaseError("the database does not answer just now; try again") from error

    async def run(self) -> None:
        """Listen for ever."""
        pause = _PAUSE_S
        while True:
            try:
                self._connection = await asyncpg.connect(self._url, timeout=10)
                pause = _PAUSE_S
                await self._listen(self._connection)
            except _LOST as error:
                log.info("not heard", action="job", error=str(error))
                pause = min(2 * pause, _LONGEST_S)
            finally:
                self._up.clear()
                if self._connection is not None:
                    self._connection.terminate()
                self._connection = None
            await asyncio.sleep(pause)

    async def _listen(self, connection: asyncpg.Connection) -> None:
        self._closed.clear()
        connection.add_termination_listener(lambda _: self._closed.set())
        await connection.add_listener(CHANNEL, self._hear)
        await connection.add_listener(STOP, self._hear_stop)
        self._up.set()
        for told in await self._rows(self._boxes):
            self._tell(told)
        for stop in tuple(self._stops):
            stop(None)
        while not connection.is_closed():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_S):
                    await self._closed.wait()
            async with self._asking:
                await connection.execute("select 1")

    async def _rows(self, uuids: Iterable[UUID]) -> list[Told]:
        wanted = list(uuids)
        async with self._asking:
            if self._connection is None:
                raise ConnectionError("the connection is gone")
            rows = await self._connection.fetch(_ROWS, wanted) if wanted else []
        return [told_of(_read(row)) for row in rows]

    def _hear(self, _: Any, __: int, ___: str, payload: str) -> None:
        try:
            told = Told.model_validate_json(payload)
        except ValueError:
            return  # not of ours, or of another version
        self._tell(told)
        for news in tuple(self._news):
            news(told)

    def _hear_stop(self, _: Any, __: int, ___: str, payload: str) -> None:
        with contextlib.suppress(ValueError):
            uuid = UUID(payload)
            for stop in tuple(self._stops):
                stop(uuid)

    def _tell(self, told: Told) -> None:
        for box in tuple(self._boxes.get(told.job_id, ())):
            box.put(told)


_EARS: dict[tuple[str, asyncio.AbstractEventLoop], Ear] = {}


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[Ear]:
    """The ear of this process for the database at `url`; it is there as long as somebody needs it."""
    key = url, asyncio.get_running_loop()
    ear = _EARS.setdefault(key, Ear(url))
    if ear.task is None:
        ear.task = asyncio.create_task(ear.run())
    ear.users += 1
    try:
        yield ear
    finally:
        ear.users -= 1
        if not ear.users:
            del _EARS[key]
            ear.task.cancel()
            await asyncio.gather(ear.task, return_exceptions=True)


@asynccontextmanager
async def follow(url: str, uuid: UUID) -> AsyncIterator[AsyncIterator[Told]]:
    """How a job stands now and what happens to it, until it has ended.

    Raises AbsentError when there is none, DatabaseError when nobody can tell just now.
    """
    async with listening(url) as ear:
        with ear.box(uuid) as box:
            found = await ear.look([uuid])
            if not found:
                raise absent()
            box.put(found[0])
            yield box.all()


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(row)
    return values | {name: json.loads(values[name]) for name in _JSON if values[name] is not None}
