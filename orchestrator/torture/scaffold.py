"""The scaffold: the studio folder, the vendor, the victims, and the means to end them."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO

import psutil
from sqlalchemy.ext.asyncio import AsyncEngine

from canon.bible.shelf import Shelf
from schemas.errors import StudioError

from .. import database
from ..localpg import LocalPostgres
from ..studio import register
from . import vendor, victim

SERIES = 3
SETTINGS = '[clock]\ncadence = "30d"\ncatch_up = "none"\n[budget]\nepisode = 100\n'


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[AsyncEngine]:
    """The studio's database with its series, for as long as the campaign lasts."""
    async with LocalPostgres(folder / "database") as local:
        engine = database.connect(await local.start(), revive=local.start)
        try:
            await database.prepare(engine)
            await register(engine, Shelf(folder / "series"))
            yield engine
        finally:
            await engine.dispose()


class Bell:
    """Rings whenever the vendor has read an order."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe

    def wait(self, orders: int, seconds: float) -> bool:
        """Wait for so many orders from now on; returns whether they came in time."""
        while self._rings(0.0):
            self._pipe.read(1)
        until = time.monotonic() + seconds
        while orders and self._rings(max(until - time.monotonic(), 0.0)):
            orders -= len(self._pipe.read(1))
        return not orders

    def _rings(self, seconds: float) -> bool:
        return bool(select.select([self._pipe], [], [], seconds)[0])


@contextmanager
def selling(ledger: Path, recovery: str) -> Iterator[tuple[str, Bell]]:
    """The vendor: its address, and the bell."""
    with subprocess.Popen(
        [sys.executable, "-m", vendor.__name__, str(ledger), recovery],
        stdout=subprocess.PIPE, bufsize=0, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            if process.stdout is None or not (said := process.stdout.readline()):
                raise StudioError("the torture's vendor does not start")
            yield said.decode().strip(), Bell(process.stdout)
        finally:
            process.kill()


def preload() -> None:
    """Fork victims from a process that has loaded everything: most of a start is that."""
    multiprocessing.set_start_method("forkserver", force=True)
    multiprocessing.set_forkserver_preload([victim.__name__])


@contextmanager
def living(folder: Path, url: str, recovery: str) -> Iterator[BaseProcess]:
    """A victim at work; dead for certain afterwards."""
    process = multiprocessing.Process(target=victim.run, args=(str(folder), url, recovery))
    process.start()
    try:
        yield process
    finally:
        end(process)


def end(process: BaseProcess) -> None:
    """SIGKILL to a victim and all its children."""
    if process.pid is not None:
        for kill in (os.killpg, os.kill):  # it may not have its group yet
            with contextlib.suppress(ProcessLookupError):
                kill(process.pid, signal.SIGKILL)
    process.join()


def end_database(folder: Path) -> None:
    """SIGKILL to every process of the studio's PostgreSQL."""
    for process in psutil.process_iter(["cmdline", "name"]):
        line = process.info["cmdline"] or []
        if "postgres" in (process.info["name"] or "") and any(str(folder) in one for one in line):
            with contextlib.suppress(psutil.Error):
                for one in (*process.children(recursive=True), process):
                    one.kill()
