"""kill -9 anywhere, at any moment: every slot airs exactly once and nothing is left lying about."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import psutil
import pytest
import sqlalchemy as sa

from canon import memory
from orchestrator import slots
from orchestrator.queue import PgQueue
from orchestrator.studio import Studio, open_studio
from schemas.tables import (
    canon_branch,
    charge,
    episode,
    event,
    lease,
    reservation,
    series,
    slot,
    take,
)

pytestmark = pytest.mark.anyio

EPISODES = 3
BOUNDARIES = [
    "owed",
    "planned",
    "scene",
    "scene",
    "scene",
    "shot",
    "assembled",
    "remembered",
    "aired",
]
RANDOM_KILLS = 30
PATIENCE_S = 420


@pytest.fixture
def folder(scratch: Path, request: pytest.FixtureRequest, anigen) -> Path:
    """A studio that owes nothing by itself."""
    made = scratch / request.node.name[:24]
    subprocess.run(anigen("init", str(made)), check=True, stdout=subprocess.DEVNULL)
    toml = made / "anigen.toml"
    toml.write_text('[clock]\ncadence = "30d"\ncatch_up = "none"\n[log]\nformat = "json"\n')
    return made


@contextmanager
def daemon(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A daemon in a process group of its own, dead for certain afterwards."""
    with (folder / "daemon.log").open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "orchestrator.cli", "worker", "--studio", str(folder)],
            stdout=out,
            stderr=out,
            process_group=0,
        )
        try:
            yield process
        finally:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def kill_database(folder: Path) -> None:
    """SIGKILL to every process of the studio's embedded PostgreSQL."""
    for process in psutil.process_iter(["cmdline", "name"]):
        line = process.info["cmdline"] or []
        if any(str(folder) in part for part in line) and "postgres" in (process.info["name"] or ""):
            with contextlib.suppress(psutil.Error):
                for child in process.children(recursive=True):
                    child.kill()
                process.kill()


async def owe(studio: Studio, episodes: int) -> None:
    async with studio.database.begin() as connection:
        (number, slug) = (await connection.execute(sa.select(series.c.id, series.c.slug))).one()
        for _ in range(episodes):
            await slots.open_now(
                connection, PgQueue(studio.url), series_id=number, slug=slug,
                cadence=3600, draft=True,
            )  # fmt: skip


async def aired(folder: Path) -> int:
    """How many episodes are on the air, read without getting in the way."""
    with contextlib.suppress(OSError, asyncpg.PostgresError, TimeoutError):
        connection = await asyncpg.connect(url(folder), timeout=2)
        try:
            return await connection.fetchval("select count(*) from episode where state = 'aired'")
        finally:
            await connection.close()
    return -1


def url(folder: Path) -> str:
    """Where the embedded server of the studio listens, as its command line says."""
    for process in psutil.process_iter(["cmdline"]):
        line = process.info["cmdline"] or []
        if "-D" in line and str(folder) in line[line.index("-D") + 1]:
            sockets = [v for v in line if "unix_socket_directories" in v]
            path = sockets[0].partition("=")[2] if sockets else line[line.index("-k") + 1]
            return f"postgresql://postgres@/anigen?host={path}"
    raise OSError("no server")


@asynccontextmanager
async def heard(folder: Path) -> AsyncIterator[asyncio.Queue[str]]:
    """The kinds of the studio's events, as they are committed."""
    kinds: asyncio.Queue[str] = asyncio.Queue()
    async with asyncio.timeout(60):
        while True:
            try:
                connection = await asyncpg.connect(url(folder), timeout=2)
                break
            except (OSError, asyncpg.PostgresError, TimeoutError):
                await asyncio.sleep(0.1)

    reading = await asyncpg.connect(url(folder))

    def hear(_: object, __: int, ___: str, number: str) -> None:
        kinds.put_nowait(number)

    await connection.add_listener("anigen_event", hear)
    try:
        yield kinds
    finally:
        for one in (connection, reading):
            with contextlib.suppress(Exception):
                one.terminate()


async def until_kind(folder: Path, wanted: str, seconds: float) -> bool:
    """Wait for an event of that kind to be committed from now on."""
    try:
        async with heard(folder) as numbers, asyncio.timeout(seconds):
            reading = await asyncpg.connect(url(folder), timeout=2)
            while True:
                number = int(await numbers.get())
                if await reading.fetchval("select kind from event where id = $1", number) == wanted:
                    reading.terminate()
                    return True
    except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False


async def check(folder: Path, episodes: int) -> None:
    """Everything that must be true when all is over."""
    async with open_studio(folder) as studio, studio.database.connect() as c:
        rows = (await c.execute(sa.select(episode).order_by(episode.c.number))).all()
        assert [row.state for row in rows] == ["aired"] * episodes
        assert [row.number for row in rows] == list(range(1, episodes + 1))
        filled = sa.select(sa.func.count()).where(slot.c.skipped.is_(None))
        assert (await c.execute(filled)).scalar_one() == episodes
        for kind in ("planned", "remembered", "aired"):
            told = sa.select(sa.func.count()).where(event.c.kind == kind)
            assert (await c.execute(told)).scalar_one() == episodes, kind
        head = (await c.execute(sa.select(canon_branch))).one()
        assert head.episode == episodes
        assert await memory.verify(c, head.series_id) == ()
        await check_ledger(c, [row.id for row in rows])
        for holder in (await c.execute(sa.select(lease.c.holder))).scalars().all():
            found = sa.text(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = :h"
            )
            assert (await c.execute(found, {"h": holder})).scalar_one() == 0, "a live lease"
        for row in rows:
            check_files(studio.storage.published(row_slug(studio), row.number), bytes(row.master))
        left = [p for p in (folder / "media" / ".work").rglob("*") if p.is_file()]
        assert left == []
        published = studio.storage.published(row_slug(studio), 1).parent
        assert sorted(p.name for p in published.iterdir()) == [str(row.number) for row in rows]


def row_slug(studio: Studio) -> str:
    return studio.bibles.slugs()[0]


async def check_ledger(c: sa.ext.asyncio.AsyncConnection, episodes: list[int]) -> None:
    assert (await c.execute(sa.select(reservation))).all() == []
    for number in episodes:
        lines = (await c.execute(sa.select(charge).where(charge.c.production_id == number))).all()
        assert len(lines) == 1
        spent = sa.select(sa.func.sum(take.c.usd), sa.func.sum(take.c.cpu_s))
        usd, cpu_s = (await c.execute(spent.where(take.c.production_id == number))).one()
        assert lines[0].usd == usd
        assert lines[0].cpu_s == pytest.approx(cpu_s, rel=1e-3)


def check_files(published: Path, master: bytes) -> None:
    manifest = json.loads((published / "manifest.json").read_text())
    listed = {file["name"]: file["sha256"] for file in manifest["files"]}
    found = {p.name for p in published.iterdir() if p.is_file()} - {"manifest.json"}
    assert found == set(listed)
    for name, sha256 in listed.items():
        assert hashlib.sha256((published / name).read_bytes()).hexdigest() == sha256, name
    assert listed["master.mp4"] == master.hex()


async def finish(folder: Path, episodes: int) -> None:
    deadline = time.monotonic() + PATIENCE_S
    with daemon(folder):
        while await aired(folder) < episodes:
            assert time.monotonic() < deadline, (folder / "daemon.log").read_text()[-4000:]
            await asyncio.sleep(0.5)
        await asyncio.sleep(1.0)


async def truncate(folder: Path) -> None:
    with contextlib.suppress(OSError, asyncpg.PostgresError, TimeoutError):
        connection = await asyncpg.connect(url(folder), timeout=2)
        await connection.execute("truncate queue.pgqueuer")
        await connection.close()


async def test_killed_at_the_boundary_of_every_stage(folder):
    async with open_studio(folder) as studio:
        await owe(studio, EPISODES)
    killed = []
    for kind in BOUNDARIES[1:]:
        with daemon(folder) as process:
            if await until_kind(folder, kind, 120):
                kill(process)
                killed.append(kind)
                if len(killed) % 3 == 0:
                    kill_database(folder)
    assert len(killed) >= len(BOUNDARIES) - 2, killed
    await finish(folder, EPISODES)
    await check(folder, EPISODES)


async def test_killed_at_thirty_random_moments(folder):
    dice = random.Random(20261120)
    async with open_studio(folder) as studio:
        await owe(studio, EPISODES)
    for n in range(RANDOM_KILLS):
        with daemon(folder) as process:
            await asyncio.sleep(dice.uniform(0.8, 5.0))
            if n % 5 == 4:
                await truncate(folder)
            if n % 3 != 1:
                kill(process)
            if n % 3 != 0:
                kill_database(folder)
            if n % 3 == 1:  # the daemon has to bring its database back and go on
                await asyncio.sleep(dice.uniform(1.0, 5.0))
    await finish(folder, EPISODES)
    await check(folder, EPISODES)


async def test_two_daemons_and_one_of_them_falls_asleep(folder):
    dice = random.Random(7)
    async with open_studio(folder) as studio:
        await owe(studio, EPISODES)
    deadline = time.monotonic() + PATIENCE_S
    with daemon(folder) as one, daemon(folder) as other:
        while await aired(folder) < EPISODES:
            assert time.monotonic() < deadline, (folder / "daemon.log").read_text()[-4000:]
            sleeper = dice.choice([one, other])
            os.killpg(sleeper.pid, signal.SIGSTOP)
            await asyncio.sleep(dice.choice([2.0, 5.0, 40.0]))
            os.killpg(sleeper.pid, signal.SIGCONT)
            await asyncio.sleep(dice.uniform(1.0, 4.0))
        await asyncio.sleep(12)
    async with open_studio(folder):
        pass
    await finish(folder, EPISODES)
    await check(folder, EPISODES)
