"""`anigen bench pool --churn`: servers die, turn into zombies, go deaf and come back, all the time.

The share is that of the useful time which live servers offered: from the moment one listens until it
dies or its worker does. A prompt counts as run twice when its first end was there to be read for some
seconds before its server began afresh.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generators.comfyui.babysitter import Pace
from generators.comfyui.pool import Pool
from generators.comfyui.settings import read
from schemas.errors import AniGenError

from . import pool_servers
from .pool import SECONDS, Say, make

SERVERS = 8
_EVERY_S = (1.0, 3.0)  # something happens
_DOWN_S = (0.5, 2.0)  # a dead one stays down
_READABLE_S = 3.0
_HASTE = Pace(
    heartbeat_s=1.0, zombie_s=1.0, canary_s=1.0, aside_s=1.0, apart_s=0.5, missing_s=10.0,
)  # fmt: skip
_SILENCE = {"start": 2, "sampler": 2, "decode": 2, "load": 2, "interpolate": 2, "other": 2,
            "unheard": 4, "unreachable": 5}  # fmt: skip


async def measure(*, minutes: float = 5.0, say: Say = lambda _: None) -> dict[str, float]:
    """The useful share, what was lost, what ran twice, and what happened meanwhile."""
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        churn = _Churn(Path(name), until=time.time() + 60 * minutes, say=say)
        try:
            await churn.run()
            return churn.figures()
        finally:
            for one in churn.folders:
                pool_servers.kill(one)


@dataclass
class _Churn:
    folder: Path
    until: float
    say: Say
    folders: list[Path] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    deaths: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    happened: Counter[str] = field(default_factory=Counter)
    done: int = 0
    lost: int = 0

    async def run(self) -> None:
        """Have prompts run while things happen, until the time is over."""
        self.folders = [self.folder / f"server-{n}" for n in range(SERVERS)]
        starting = (asyncio.to_thread(pool_servers.start, one, SECONDS) for one in self.folders)
        self.ports = list(await asyncio.gather(*starting))
        servers = [
            {"address": f"http://127.0.0.1:{port}", "restart": pool_servers.restart(one)}
            for one, port in zip(self.folders, self.ports, strict=True)
        ]
        options = read({"servers": servers, "silence": _SILENCE})
        pool = Pool.open(options, folder=self.folder / "studio", pace=_HASTE)
        keys = itertools.count()
        async with asyncio.TaskGroup() as group:
            for _ in range(3 * SERVERS):
                group.create_task(self._work(pool, keys))
            group.create_task(self._happen())
        await pool.aclose()

    async def _work(self, pool: Pool, keys: itertools.count[int]) -> None:
        while time.time() < self.until:
            try:
                await make(pool, f"{next(keys)}", self.folder)
            except AniGenError:
                self.lost += 1
            else:
                self.done += time.time() < self.until

    async def _happen(self) -> None:
        dice, ailing = random.Random(11), dict[int, asyncio.Task[None]]()
        while time.time() < self.until:
            await asyncio.sleep(dice.uniform(*_EVERY_S))
            well = [n for n in range(SERVERS) if n not in ailing or ailing[n].done()]
            if well:
                what, n = dice.choice((self._die, self._turn, self._deafen)), dice.choice(well)
                ailing[n] = asyncio.create_task(what(n, dice))
                self.say(f"{self.done} prompts, {self.happened.total()} accidents")
        await asyncio.gather(*ailing.values())

    async def _die(self, n: int, dice: random.Random) -> None:
        self.happened["deaths"] += 1
        pool_servers.kill(self.folders[n])
        self.deaths[n].append(time.time())
        await asyncio.sleep(dice.uniform(*_DOWN_S))
        await asyncio.to_thread(pool_servers.start, self.folders[n], SECONDS, self.ports[n])

    async def _turn(self, n: int, _: random.Random) -> None:
        """Make it a zombie; somebody has to notice, and to restart it."""
        self.happened["zombies"] += 1
        lives = len(self._ups(n))
        await self._told(n, "zombie")
        while len(self._ups(n)) == lives and time.time() < self.until:  # noqa: ASYNC110 - in a file
            await asyncio.sleep(0.2)

    async def _deafen(self, n: int, _: random.Random) -> None:
        self.happened["deaf"] += 1
        await self._told(n, "deaf")

    async def _told(self, n: int, what: str) -> None:
        asked = f"POST /bench/{what} HTTP/1.1\r\nHost: bench\r\nContent-Length: 2\r\n\r\n{{}}"
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", self.ports[n])
            writer.write(asked.encode())
            await reader.readline()
            writer.close()

    def figures(self) -> dict[str, float]:
        """What came of it."""
        offered = sum(self._offered(n) for n in range(SERVERS))
        return {
            "churn_useful_share": round(self.done * SECONDS / offered, 4), "churn_lost": self.lost,
            "churn_twice": sum(count > 1 for count in self._ends().values()),
            "churn_prompts": self.done, "churn_servers": SERVERS,
            **{f"churn_{what}": count for what, count in self.happened.items()},
        }  # fmt: skip

    def _offered(self, n: int) -> float:
        """Seconds in which a server could work."""
        ended = [
            line["at"] for line in pool_servers.lines(self.folders[n]) if line["event"] == "zombie"
        ]
        ended = sorted([*ended, *self.deaths[n], self.until])
        return sum(
            next((end for end in ended if end > up), up) - up
            for up in self._ups(n)
            if up < self.until
        )

    def _ends(self) -> Counter[str]:
        """How often each prompt was run to an end that could be read."""
        found: Counter[str] = Counter()
        for n, folder in enumerate(self.folders):
            afresh = self._ups(n)
            for line in pool_servers.lines(folder):
                soon = any(0 <= up - line["at"] < _READABLE_S for up in afresh)
                if line["event"] == "end" and line["key"]:
                    found[line["key"]] += not soon
        return found

    def _ups(self, n: int) -> list[float]:
        """When a server began."""
        return [line["at"] for line in pool_servers.lines(self.folders[n]) if line["event"] == "up"]
