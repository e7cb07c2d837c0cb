"""Runs the embedded PostgreSQL of a studio, shared by all its processes and safe to kill.

Three locks in the folder say what is going on, and the kernel drops them with their holders:
`users.lock` is shared by everyone who uses the server, so whoever gets it alone was the last
and stops the server; `start.lock` is held while starting; `server.lock` is inherited by the
server's own processes, so that it is free exactly when none of them lives.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import pwd
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import quote

import asyncpg

from schemas.errors import DatabaseError, StudioError

from . import pghome, pgprocess
from .filelock import FileLock
from .pgbinaries import find_binaries, usable_by
from .pgprocess import PidFile

DATABASE = "anigen"
_POLL = 0.01  # seconds between two looks at a server that comes up
_GRACE = 1.0  # seconds in which orphans of a killed server end by themselves
_UNBORN = 10.0  # seconds in which a launched server can be seen
_UNSEEN = 60.0  # seconds to wait for a server that only its lock betrays
_LAUNCHES = 5  # of a server that dies without a word, killed from outside
_NO_ANSWER = (
    OSError,
    TimeoutError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what asyncpg makes of some connections that break
)
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ServerDescription:
    """What can be said about an embedded server without asking it."""

    folder: Path
    home: Path  # where the cluster lies: `folder`, or a place that the server's user can reach
    data: Path | None  # None before the first start
    log: Path
    socket: Path | None  # the folder of the socket; None while it does not run
    pid: int | None
    version: str | None  # "18.4" once connected, before that the major version
    user: str | None  # the operating system user that owns the data


class LocalPostgres:
    """One embedded server in `folder`, shared by every process that uses it."""

    def __init__(self, folder: Path, *, bindir: Path | None = None) -> None:
        self.folder = folder.resolve()
        self._bindir = bindir.resolve() if bindir else None
        self._users = FileLock(self.folder / "users.lock")
        self._server = FileLock(self.folder / "server.lock")
        self._joined = False
        self._home = self.folder
        self._socket: Path | None = None
        self._version: str | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The address of the database, valid after `start`."""
        return f"postgresql://postgres@/{DATABASE}?host={quote(str(self._socket))}"

    async def start(self) -> str:
        """See to it that the server runs and its database exists; the database's URL.

        May be called again at any time, also concurrently, and brings a dead server back. Waits
        as long as a living server takes to recover. Raises StudioError when the folder cannot
        be used, ConfigError when no fitting PostgreSQL is installed, DatabaseError when another
        process is in the way.
        """
        try:
            await asyncio.to_thread(self.folder.mkdir, mode=0o700, parents=True, exist_ok=True)
            while not (
                await self._users.wait(shared=True) and await self.alive() and self._users.held()
            ):
                await self._take_turn()
        except BaseException as error:
            if not self._joined:
                with contextlib.suppress(OSError, DatabaseError):
                    await self.stop()
            if isinstance(error, OSError):
                raise pghome.unusable(self.folder, error) from error
            raise
        self._joined = True
        return self.url

    async def stop(self) -> None:
        """Leave; the last one out stops the server and disconnects whoever is left."""
        self._leave()
        await self._if_alone(delete=False)

    async def remove(self) -> None:
        """Stop the server and delete its cluster for good.

        Raises StudioError while another process uses it.
        """
        self._leave()
        if not await self._if_alone(delete=True):
            raise StudioError(f"the database in {self.folder} is in use: end the other processes")

    async def alive(self) -> bool:
        """Whether the server answers, and is the one whose data lie in our folder.

        Raises OSError when we may not look into the folder.
        """
        told = None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # deleted as we look
            self._home = pghome.find_home(self.folder)
            data = pghome.find_cluster(self._home)
            told = PidFile.read(data) if data else None
        if told is None or told.status != "ready":
            return False
        self._socket = told.socket
        try:
            seen = await self._ask(told.socket)
        except asyncpg.TooManyConnectionsError:
            return True
        except _NO_ANSWER:
            return False
        answered = PidFile.parse(seen)
        return answered is not None and answered.identity == told.identity

    def describe(self) -> ServerDescription:
        """Look from outside, without starting or asking anything. Raises OSError."""
        home = pghome.find_home(self.folder)
        data = pghome.find_cluster(home)
        running = pgprocess.main_process(home, pgprocess.server_processes(home))
        version = self._version or (str(pghome.cluster_major(data)) if data else None)
        owner = None
        if data:
            with contextlib.suppress(KeyError):
                owner = pwd.getpwuid(data.stat().st_uid).pw_name
        return ServerDescription(
            folder=self.folder,
            home=home,
            data=data,
            log=home / "log",
            socket=running.socket if running else None,
            pid=running.pid if running else None,
            version=version,
            user=owner,
        )

    def _leave(self) -> None:
        self._users.release()
        self._joined = False

    async def _ask(self, socket: Path) -> str:
        """Read the server's pid file through the server; makes the database where it is missing."""
        try:
            connection = await _connect(socket, DATABASE)
        except asyncpg.InvalidCatalogNameError:
            await _create_database(socket)
            connection = await _connect(socket, DATABASE)
        try:
            self._version = connection.get_settings().server_version.split()[0]
            return str(await connection.fetchval("SELECT pg_read_file('postmaster.pid')"))
        finally:
            await connection.close(timeout=5)

    async def _take_turn(self) -> None:
        """Start the server under the start lock, unless another process does it meanwhile."""
        turn = FileLock(self.folder / "start.lock")
        try:
            if await turn.wait(unless=self.alive):
                await self._bring_up(turn)
        finally:
            turn.release()

    async def _bring_up(self, turn: FileLock) -> None:
        launch: pgprocess.Launch | None = None
        launches, since, patience = 0, time.monotonic(), 10.0
        while not await self.alive():
            waited = time.monotonic() - since
            pids = pgprocess.server_processes(self._home)
            main = pgprocess.main_process(self._home, pids)
            if main:
                if waited > patience:
                    _log.warning("the database server %d is still %s", main.pid, main.status)
                    patience *= 2
                if main.status == "ready" and not main.listens():
                    _log.warning("the socket in %s is gone: restarting the server", main.socket)
                    await pgprocess.end_server(self._home)
            elif pids and waited > _GRACE:
                await pgprocess.end_server(self._home)
            elif not pids and self._server.acquire():
                self._server.release()
                _give_up_on(launch, launches, self._home)
                launch = await self._launch(turn)
                launches, since = launches + 1, time.monotonic()
            elif waited > _UNSEEN:
                raise DatabaseError(
                    f"a database server that this process cannot see, perhaps in another container, "
                    f"holds {self._server.path}: end it"
                )
            await asyncio.sleep(_POLL)

    async def _launch(self, turn: FileLock) -> pgprocess.Launch:
        """Make the cluster if there is none, and launch its server; no server runs yet."""
        home = await _to_the_end(lambda: pghome.settle(self.folder))
        self._home = home.path
        if home.path != self.folder:
            await _end_orphans()
        await _to_the_end(lambda: pgprocess.remove_leftovers(home.path))
        data = pghome.find_cluster(home.path)
        major = pghome.cluster_major(data) if data else None
        found = await _to_the_end(lambda: find_binaries(self._bindir, major=major))
        binaries = await _to_the_end(lambda: usable_by(home.account, found, home.path))
        if data is None:
            data = await _to_the_end(lambda: pgprocess.create_cluster(binaries, home, hold=turn.fd))
        if not self._server.acquire():
            raise DatabaseError(f"{self._server.path} was taken by another process: try again")
        try:  # no await: a fork in between would inherit the lock
            return pgprocess.launch(binaries, home, data, lock=self._server.fd)
        finally:
            self._server.close()  # not released: the server holds it now

    async def _if_alone(self, *, delete: bool) -> bool:
        """Stop the server unless somebody uses it; false when somebody does."""
        alone = FileLock(self._users.path)
        try:
            if not alone.acquire():
                return False
            self._home = pghome.find_home(self.folder)
        except (FileNotFoundError, NotADirectoryError):  # the folder was deleted under the server
            pass
        try:
            await self._end_server()
            pghome.remove_socket(self._home)
            if delete:
                await _to_the_end(lambda: pghome.delete(self.folder, self._home))
        finally:
            alone.release()
        return True

    async def _end_server(self) -> None:
        """End the server, and one that has only just been launched: its lock tells before it is seen."""
        deadline = time.monotonic() + _UNBORN
        await pgprocess.end_server(self._home)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # the folder was deleted
            while not self._server.acquire() and time.monotonic() < deadline:
                await asyncio.sleep(_POLL)
                await pgprocess.end_server(self._home)
        self._server.release()


async def _connect(socket: Path, database: str) -> asyncpg.Connection:
    return await asyncpg.connect(
        host=str(socket), port=5432, user="postgres", database=database, ssl=False, timeout=10
    )


async def _create_database(socket: Path) -> None:
    connection = await _connect(socket, "postgres")
    try:
        with contextlib.suppress(asyncpg.DuplicateDatabaseError, asyncpg.UniqueViolationError):
            await connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    finally:
        await connection.close(timeout=5)


async def _end_orphans() -> None:
    """End servers whose folders were deleted; delete what they had in the temporary folder."""
    for orphan, unused in pghome.find_orphans():
        await pgprocess.end_server(orphan)
        if unused:
            await asyncio.to_thread(shutil.rmtree, orphan, ignore_errors=True)


def _give_up_on(launch: pgprocess.Launch | None, launches: int, home: Path) -> None:
    """Raise StudioError when the launched server has died for a reason, DatabaseError when often."""
    reason = launch.last_words() if launch else None
    if reason:
        raise StudioError(
            f"the database server in {home} does not start: {reason}; see {home / 'log'}"
        )
    if launches >= _LAUNCHES:
        raise DatabaseError(
            f"the database server in {home} was killed {launches} times while it started: "
            "see whether memory runs out"
        )


async def _to_the_end(work: Callable[[], _T]) -> _T:
    """Run blocking `work` in a thread; when cancelled, only after it has ended."""
    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
