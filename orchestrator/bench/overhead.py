"""`anigen bench overhead`: what we add around generators that return at once.

Planning, canon, queue, leases, ledger and publishing are the real ones on the real database; the
generators, the voices and the assembler are null. The daemon that is measured idle is a real one.
"""

from __future__ import annotations

import asyncio
import dataclasses
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, cast

import psutil
import sqlalchemy as sa

from schemas.tables import State, episode, series

from .. import slots
from ..backends import Backend
from ..engine import Engine
from ..studio import Studio, open_studio
from ..turns import Turns
from . import null
from .series import write_studio

EPISODES, SERIES = 200, 4
_SETTINGS = '[clock]\ncadence = "1d"\ncatch_up = "none"\n'
_BEFORE = 40
_SETTLE_S, _IDLE_S = 8.0, 20.0


async def measure(episodes: int) -> dict[str, float]:
    """Make `episodes` null episodes over four series; then watch a daemon do nothing."""
    with tempfile.TemporaryDirectory(prefix="anigen-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        write_studio(folder, SERIES, _SETTINGS)
        figures = await _throughput(folder, episodes)
        figures |= await _idle(folder)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures["daemon_mb"] = round(max(figures["daemon_mb"], own), 1)
    return figures


async def _throughput(folder: Path, episodes: int) -> dict[str, float]:
    async with open_studio(folder) as real:
        studio = _nulled(real)
        engine = Engine(studio)
        running = asyncio.create_task(engine.run(ticking=False))
        await _make(studio, _BEFORE)  # until what does not grow is there: bibles, queue, leases
        before = await _size(studio)
        wall, cpu = time.perf_counter(), time.process_time()
        await _make(studio, episodes)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        await engine.sweep(owing=False)
        after = await _size(studio)
        await engine.stop(5.0)
        await running
        return {
            "episodes": episodes,
            "episodes_per_s": round(episodes / wall, 2),
            "cpu_ms_per_episode": round(1000 * cpu / episodes, 1),
            "db_mb_per_100": round((after - before) / 2**20 / episodes * 100, 2),
        }


def _nulled(studio: Studio) -> Studio:
    generator = null.NullGenerator()
    changes: dict[str, Any] = {
        "cast": (Backend("null", generator, Turns(64)),),
        "animatic": generator, "voices": null.NullVoices(),
        "scratch_voice": null.NullVoices(), "assemble": null.assemble, "images": (),
    }  # fmt: skip
    return dataclasses.replace(studio, **changes)


async def _make(studio: Studio, episodes: int) -> None:
    async with studio.database.connect() as connection:
        shows = (await connection.execute(sa.select(series.c.id, series.c.slug))).all()
    share, more = divmod(episodes, len(shows))
    async with asyncio.TaskGroup() as group:
        for index, (number, slug) in enumerate(shows):
            group.create_task(_series(studio, number, slug, share + (index < more)))


async def _series(studio: Studio, number: int, slug: str, episodes: int) -> None:
    for _ in range(episodes):
        async with studio.database.begin() as connection:
            made = await slots.open_now(
                connection, studio.queue, series_id=number, slug=slug, cadence=86400
            )
        while await _state(studio, made) is not State.AIRED:  # noqa: ASYNC110 - as a client does
            await asyncio.sleep(0.2)


async def _state(studio: Studio, episode_id: int) -> State:
    async with studio.database.connect() as connection:
        query = sa.select(episode.c.state, episode.c.problem).where(episode.c.id == episode_id)
        state, problem = (await connection.execute(query)).one()
    if problem:
        raise RuntimeError(problem)
    return State(cast("str", state))


async def _size(studio: Studio) -> int:
    engine = studio.database.execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sa.text("vacuum analyze"))
        size = await connection.execute(sa.text("select pg_database_size(current_database())"))
        return int(size.scalar_one())


async def _idle(folder: Path) -> dict[str, float]:
    daemon = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orchestrator.cli", "up", "--studio", str(folder), "--port", "0",
        env=os.environ | {"ANIGEN_LOG_LEVEL": "error"}, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await asyncio.sleep(_SETTLE_S)
        process = psutil.Process(daemon.pid)
        before = sum(process.cpu_times()[:2])
        await asyncio.sleep(_IDLE_S)
        used = sum(process.cpu_times()[:2]) - before
        return {
            "daemon_mb": round(process.memory_info().rss / 2**20, 1),
            "idle_cpu_pct": round(100 * used / _IDLE_S, 2),
        }
    finally:
        daemon.terminate()
        await daemon.wait()
