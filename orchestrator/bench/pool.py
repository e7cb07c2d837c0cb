"""`anigen bench pool`: how much of the servers' time is work, and what keeping them busy costs us.

The servers are processes of their own whose prompts only wait (`pool_server`); the pool, its diary, the
posting, the following and the fetching are the real ones.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from generators.comfyui.babysitter import Pace
from generators.comfyui.pool import Pool
from generators.comfyui.settings import read
from generators.comfyui.work import Work

from . import pool_servers

SERVERS = (1, 4, 16)
SECONDS = 1.0  # of one prompt
_EACH = 20  # prompts for each server
Say = Callable[[str], None]


async def measure(
    *, each: int = _EACH, counts: Sequence[int] = SERVERS, say: Say = lambda _: None
) -> dict[str, float]:
    """Shares, gaps and our CPU for each number of servers, and the worst of all."""
    figures: dict[str, float] = {}
    for count in counts:
        say(f"{count} servers")
        with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
            figures |= await _run(Path(name), count, each)
    best = {"useful_share": min, "gap_p95_ms": max, "cpu_pct_per_server": max}
    worst = {
        name: pick(figures[f"{name}_{count}"] for count in counts) for name, pick in best.items()
    }
    return worst | figures


async def _run(folder: Path, count: int, each: int) -> dict[str, float]:
    folders = [folder / f"server-{n}" for n in range(count)]
    try:
        ports = await asyncio.gather(
            *(asyncio.to_thread(pool_servers.start, one, SECONDS) for one in folders)
        )
        servers = [{"address": f"http://127.0.0.1:{port}"} for port in ports]
        pool = Pool.open(read({"servers": servers}), folder=folder / "studio", pace=Pace())
        await pool.servers()
        wall, cpu = time.perf_counter(), time.process_time()
        async with asyncio.TaskGroup() as group:
            for n in range(count * each):
                group.create_task(make(pool, f"{n}", folder))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        await pool.aclose()
    finally:
        for one in folders:
            pool_servers.kill(one)
    gaps = sorted(gap for one in folders for gap in _gaps(one))
    return {
        f"useful_share_{count}": round(count * each * SECONDS / (count * wall), 4),
        f"gap_p95_ms_{count}": round(1000 * gaps[int(0.95 * len(gaps))], 2),
        f"cpu_pct_per_server_{count}": round(100 * cpu / wall / count, 2),
    }


async def make(pool: Pool, key: str, folder: Path) -> None:
    """Have one prompt run."""
    graph = {"1": {"class_type": "Wait", "inputs": {"filename_prefix": ""}}}
    work = Work(workflow="wait", graph=graph, wants=("1",), key=key)
    made = await pool.run(work, into=folder, progress=lambda _: None)
    for path in made.files["1"]:
        path.unlink()


def _gaps(folder: Path) -> list[float]:
    """Between one prompt's end and the next one's start on a server, by its own clock."""
    ran = [line for line in pool_servers.lines(folder) if line["key"]]
    return [
        after["at"] - before["at"]
        for before, after in pairwise(ran)
        if (before["event"], after["event"]) == ("end", "start")
    ]
