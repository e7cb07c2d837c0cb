"""One stand-in server: its parts put together, and what it says of itself."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .catalogue import Catalogue, changes, stock
from .door import Door
from .jobs import Jobs
from .ledger import Ledger
from .memory import Memory
from .moods import Mood, Moods
from .running import Worker
from .sockets import Sockets

Json = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """How a server is started."""

    folder: Path
    port: int = 0
    seconds: float = 0.05
    version: str = "0.33.0"
    without: tuple[str, ...] = ()


class Server:
    """The state of one process."""

    def __init__(self, options: Options) -> None:
        self.options, self.folder = options, options.folder.resolve()
        _furnish(self.folder)
        self.moods, self.jobs, self.memory = Moods(), Jobs(), Memory()
        self.ran, self.posted = (
            Ledger(self.folder / "ran.jsonl"),
            Ledger(self.folder / "posted.jsonl"),
        )
        self.catalogue = Catalogue(
            options.version, self.folder / "models", self.folder / "input",
            frozenset(options.without), changes(self.folder / "nodes.json"),
        )  # fmt: skip
        self.sockets = Sockets(self.moods, self.jobs.left, self._running_for)
        self.jobs.changed = self.sockets.status
        self.worker = Worker(
            self.jobs, self.catalogue, self.moods, self.memory, self.ran, self.sockets.tell,
            self.sockets.preview, options.seconds,
        )  # fmt: skip
        self.door: Door
        self.oops = list[str]()  # errors that were answered with 500
        self._tasks = set[asyncio.Task[None]]()

    async def serve(self) -> None:
        """Open the door and stay. Raises OSError where the port is taken."""
        from .web import application

        self.door = Door(application(self), self.options.port)
        self.sockets.loop = asyncio.get_running_loop()
        await self.door.open()
        self.background(self.sockets.publish())
        self.worker.start()
        facts = {"pid": os.getpid(), "url": self.url, "argv": sys.argv[1:], "port": self.door.port}
        part = self.folder / ".server.json.part"
        part.write_text(json.dumps(facts), encoding="utf-8")
        part.replace(self.folder / "server.json")
        if (self.folder / "closed").exists():
            return  # the test is over, and somebody's restart command came late
        sys.stdout.write(f"{self.url}\n")
        sys.stdout.flush()
        await self._stay()

    async def _stay(self) -> None:
        """Until the folder is gone: then a test was killed, and has forgotten its server."""
        while self.folder.exists():  # noqa: ASYNC110  nobody tells of it
            await asyncio.sleep(2)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.door.port}"

    def background(self, work: Any) -> None:
        """Do something beside the requests."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def feel(self, mood: Mood) -> None:
        """Get into a mood; some are over at once."""
        if mood.what == "deaf":
            self.sockets.here.clear()
        elif mood.what == "refuse":
            self.background(self._refuse(mood.seconds))
        else:
            self.moods.add(mood)

    async def _refuse(self, seconds: float) -> None:
        await asyncio.sleep(0.02)  # the answer to who asked for it goes out first
        await self.door.shut(seconds)

    def _running_for(self, client: str) -> str | None:
        teller = self.worker.teller
        return teller.node if teller is not None and teller.client == client else None

    def stats(self) -> Json:
        """GET /system_stats."""
        ram, vram = self.memory.stats()
        system = {
            "os": platform.system().lower(), "comfyui_version": self.options.version,
            "required_frontend_version": "1.28.7", "python_version": sys.version,
            "pytorch_version": "2.9.0+cu128", "embedded_python": False, "argv": ["main.py", *sys.argv[1:]],
        }  # fmt: skip
        card = {
            "name": "cuda:0 NVIDIA GeForce RTX 3060 : cudaMallocAsync",
            "type": "cuda",
            "index": 0,
        }
        return {"system": system | ram, "devices": [card | vram]}


def _furnish(folder: Path) -> None:
    """Lay out a server's folder; what was temporary is wiped."""
    shutil.rmtree(folder / "temp", ignore_errors=True)
    for name in ("input", "output", "temp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    stock(folder / "models")
