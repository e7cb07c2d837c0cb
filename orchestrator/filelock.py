"""A file lock that the kernel drops when its process dies, so that nothing stale is left."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from schemas.errors import DatabaseError

_POLL = 0.02  # seconds between two tries
_PATIENCE = 3.0  # seconds that a stopped holder is given to wake


class FileLock:
    """A `flock` on `path`, shared or exclusive; the file is made when it is missing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None
        self._owner = 0

    @property
    def fd(self) -> int:
        """The descriptor that carries the lock; a child that inherits it holds the lock too."""
        if self._fd is None:
            raise ValueError(f"{self.path} is not locked")
        return self._fd

    def held(self) -> bool:
        """Whether this very process holds the lock and its file is still the one at `path`."""
        if self._fd is None or self._owner != os.getpid():
            return False
        try:
            return os.path.samestat(os.fstat(self._fd), self.path.stat())
        except FileNotFoundError:
            return False

    def acquire(self, *, shared: bool = False) -> bool:
        """Try once, without waiting; true when the lock is held now.

        Raises OSError when the file cannot be opened or its file system knows no locks.
        """
        if self.held():
            return True
        self.close()
        self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        self._owner = os.getpid()
        try:
            fcntl.flock(self._fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            self.close()
            if isinstance(error, BlockingIOError):
                return False
            raise
        if not self.held():  # the file was replaced between open and lock
            self.close()
            return False
        if not shared:
            self._sign(self._fd)
        return True

    async def wait(
        self, *, shared: bool = False, unless: Callable[[], Awaitable[bool]] | None = None
    ) -> bool:
        """Wait for the lock; false when `unless` came true before it was free.

        Raises DatabaseError when the process that holds it exclusively has been stopped.
        """
        stopped_since = None
        while not self.acquire(shared=shared):
            if unless is not None and await unless():
                return False
            holder = self._signature()
            if not (holder and _is_stopped(holder)):
                stopped_since = None
            elif stopped_since is None:
                stopped_since = time.monotonic()
            elif time.monotonic() - stopped_since > _PATIENCE:
                raise DatabaseError(
                    f"process {holder} is stopped while it holds {self.path}: "
                    f"wake it (kill -CONT {holder}) or end it (kill -KILL {holder})"
                )
            await asyncio.sleep(_POLL)
        return True

    def release(self) -> None:
        """Drop the lock, also for forked children that inherited the descriptor."""
        if self._fd is not None and self._owner == os.getpid():
            fcntl.flock(self._fd, fcntl.LOCK_UN)
        self.close()

    def close(self) -> None:
        """Forget the descriptor; the lock stays with the children it was handed to."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    @staticmethod
    def _sign(fd: int) -> None:
        with contextlib.suppress(OSError):  # a full disk: only the complaint in `wait` loses
            os.ftruncate(fd, 0)
            os.pwrite(fd, str(os.getpid()).encode(), 0)

    def _signature(self) -> int | None:
        try:
            return int(self.path.read_text())
        except (OSError, ValueError):
            return None


def _is_stopped(pid: int) -> bool:
    """Whether `pid` was stopped by a signal or a debugger; unknown counts as no."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:
        return False
    return after_name.split()[0] in {"T", "t"}
