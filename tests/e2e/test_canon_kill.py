"""kill -9 of writers and of the database at any moment: every episode is told wholly or not at all.

This file is also the program of the writers: a nursery that has loaded everything forks one whenever
it is told to, so that a hundred of them cost little more than their kills.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import psutil
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from canon import history, log
from orchestrator import database
from orchestrator.localpg import LocalPostgres
from schemas.canon import Fact
from schemas.errors import CanonError
from schemas.tables import canon_event, canon_summary, series

pytestmark = pytest.mark.anyio

KILLS = 100
WRITERS = 2
PEOPLE = ("mio", "ren", "kai", "yui", "aki", "sho")
UNREACHABLE = (OSError, DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError)


def told(n: int) -> list[Fact]:
    """What episode `n` establishes, the same in every process."""
    dice = random.Random(f"episode {n}")
    facts = [Fact(slot="mio.goal", value=str(n), episode=n, scene=1)]
    for _ in range(dice.randrange(4, 14)):
        who, to = dice.sample(PEOPLE, 2)
        slot, value = dice.choice(
            [
                (f"{who}.location", f"place{dice.randrange(9)}"),
                (f"thing:thing{dice.randrange(20)}.holder", dice.choice((who, ""))),
                (f"relation:{who}|{to}", str(dice.randint(-3, 3))),
                (f"event:promise|{who}|{to}|{n % 300}.2", f"promise {n}"),
            ]
        )
        facts.append(Fact(slot=slot, value=value, episode=n, scene=dice.randint(1, 6)))
    return facts


async def tell(connection: database.AsyncConnection, show: int) -> int:
    """Commit the next episode, with something in another table that belongs to it."""
    branch = await log.branch(connection, show)
    n = branch.episode + 1
    await connection.execute(
        sa.insert(canon_summary).values(
            branch_id=branch.id, level="episode", number=n, tokens=1, text=str(n)
        )
    )
    await log.append(connection, branch, told(n), episode=n)
    return n


async def write(url: str, show: int, out: int) -> None:
    """Tell one episode after the other for ever, and say so after each."""
    engine = database.connect(url)
    while True:
        try:
            async with engine.begin() as connection:
                n = await tell(connection, show)
            os.write(out, f"{n}\n".encode())
        except (CanonError, sa.exc.IntegrityError):
            continue  # another writer was faster
        except UNREACHABLE:
            await asyncio.sleep(0.02)


def nursery(url: str, show: int) -> None:
    """Fork a writer for every line that comes in; the first line out of each is its process id."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        pid = os.fork()
        if not pid:
            asyncio.run(write(url, show, 1))
        os.write(1, f"writer {pid}\n".encode())


class Writers:
    """The writers that are alive, and the last episode that any of them has seen committed."""

    def __init__(self, url: str, show: int) -> None:
        self.nursery = subprocess.Popen(
            [sys.executable, __file__, url, str(show)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0,
        )  # fmt: skip
        self.alive: list[int] = []
        self.seen = 0
        self.said = 0
        self._waking = asyncio.Condition()

    async def listen(self) -> None:
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), self.nursery.stdout
        )
        while line := await reader.readline():
            words = line.split()
            async with self._waking:
                if words[0] == b"writer":
                    self.alive.append(int(words[1]))
                else:
                    self.seen, self.said = max(self.seen, int(words[0])), self.said + 1
                self._waking.notify_all()
        transport.close()

    async def fill(self) -> None:
        """Have as many as there should be, and wait until an episode has been told again."""
        for _ in range(WRITERS - len(self.alive)):
            self.nursery.stdin.write(b"\n")
        self.nursery.stdin.flush()
        before = self.said
        async with asyncio.timeout(30), self._waking:
            await self._waking.wait_for(
                lambda: len(self.alive) == WRITERS and self.said > before + WRITERS
            )

    def kill(self, number: int) -> None:
        for pid in self.alive[:number]:
            os.kill(pid, signal.SIGKILL)
        del self.alive[:number]

    async def end(self, listening: asyncio.Task[None]) -> None:
        """Kill the nursery and all its writers; what they have said is heard to the end."""
        os.killpg(self.nursery.pid, signal.SIGKILL)
        await listening
        self.nursery.stdin.close()
        self.nursery.wait()


def kill_database(folder: Path) -> None:
    """SIGKILL to every process of the embedded server in a folder."""
    main = psutil.Process(LocalPostgres(folder).describe().pid)
    for process in [*main.children(recursive=True), main]:
        with contextlib.suppress(psutil.Error):
            process.kill()


class Expected:
    """What must hold after an episode: the same facts, played without a database."""

    def __init__(self) -> None:
        self.episode = 0
        self.lines: list[int] = [0]
        self.facts: dict[str, Fact] = {}

    def upto(self, episode: int) -> dict[str, Fact]:
        for n in range(self.episode + 1, episode + 1):
            facts = told(n)
            self.facts.update((fact.slot, fact) for fact in facts)
            self.lines.append(len(facts))
        self.episode = max(self.episode, episode)
        return self.facts


async def check(engine: database.AsyncEngine, show: int, expected: Expected, seen: int) -> None:
    """The log is whole, the facts are its replay, and every episode is wholly in or wholly out."""
    async with engine.begin() as connection:
        branch = await log.branch(connection, show, lock=True)
        assert branch.episode >= seen, "an episode that had been committed is gone"
        assert await log.verify(connection, branch) == ()
        facts = expected.upto(branch.episode)
        assert await log.current(connection, branch) == facts
        assert branch.seq == sum(expected.lines)
        c = canon_event.c
        rows = await connection.execute(
            sa.select(c.at_episode, sa.func.count()).group_by(c.at_episode).order_by(c.at_episode)
        )
        assert [count for _, count in rows] == expected.lines[1:]
        summaries = await connection.execute(
            sa.select(sa.func.count(), sa.func.max(canon_summary.c.number))
        )
        assert tuple(summaries.one()) == (branch.episode, branch.episode)


@pytest.fixture
def folder(scratch: Path) -> Path:
    made = scratch / "canon-kill"
    made.mkdir()
    return made


async def test_killed_at_a_hundred_random_moments(folder):
    dice = random.Random(20261120)
    async with LocalPostgres(folder) as local:
        url = local.url
        engine = database.connect(url)
        await database.prepare(engine)
        async with engine.begin() as connection:
            made = sa.insert(series).values(slug="a", title="A").returning(series.c.id)
            show = (await connection.execute(made)).scalar_one()
            await log.branch(connection, show)
        writers, expected = Writers(url, show), Expected()
        listening = asyncio.create_task(writers.listen())
        try:
            for n in range(KILLS):
                await writers.fill()
                await asyncio.sleep(dice.uniform(0.0, 0.08))
                if n % 5 != 3:
                    writers.kill(dice.randint(1, WRITERS))
                if n % 5 >= 3:
                    await engine.dispose()
                    kill_database(folder)
                    assert await local.start() == url
                seen = writers.seen
                await check(engine, show, expected, seen)
        finally:
            await writers.end(listening)
        async with engine.connect() as connection:
            branch = await log.branch(connection, show)
            for n in (1, branch.episode // 2, branch.episode):
                then = Expected()
                assert await history.state(connection, branch, n) == then.upto(n)
        assert expected.episode > KILLS
        await engine.dispose()
        await local.remove()


if __name__ == "__main__":
    nursery(sys.argv[1], int(sys.argv[2]))
