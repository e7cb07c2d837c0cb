"""The embedded server survives being killed, shared and robbed at any moment."""

import asyncio
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from orchestrator import pghome, pgprocess
from orchestrator.filelock import FileLock
from orchestrator.localpg import LocalPostgres
from schemas.errors import DatabaseError

PRELUDE = """
import asyncio, os, sys
from pathlib import Path
import asyncpg
from orchestrator.localpg import LocalPostgres
folder = Path(sys.argv[1])
def say(*words): print(*words, flush=True)
"""
STAY = """
async def main():
    async with LocalPostgres(folder) as server:
        say(server.describe().pid)
        await asyncio.to_thread(sys.stdin.readline)
asyncio.run(main())
"""


@pytest.fixture
def folder():
    """A folder for one server; whatever ran there is ended and deleted afterwards."""
    parent = Path(tempfile.mkdtemp(prefix="localpg-")).resolve()
    parent.chmod(0o755)
    yield parent / "db"
    end_everything(parent / "db")
    if (parent / "db").is_dir():
        asyncio.run(LocalPostgres(parent / "db").remove())
    shutil.rmtree(parent, ignore_errors=True)


def processes(folder):
    return pgprocess.server_processes(pghome.find_home(folder))


def end_everything(folder):
    """SIGKILL every process of the server at one instant."""
    for pid in processes(folder):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def child(script, folder, **options):
    """A Python process in a group of its own that talks over its pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + script, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )


@contextlib.contextmanager
def running(script, folder, **options):
    """A `child` that is killed with its group at the end."""
    process = child(script, folder, **options)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def stop_whole(pid):
    """SIGSTOP, and wait for every thread of it to stand still."""
    os.kill(pid, signal.SIGSTOP)
    stats = Path(f"/proc/{pid}/task").glob("*/stat")
    wait_until(lambda threads=list(stats): all(") T " in t.read_text() for t in threads))


def wait_until(condition, limit=30.0):
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.001)


async def note(url):
    """Write a row and count the rows."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("CREATE TABLE IF NOT EXISTS note (n serial)")
        await connection.execute("INSERT INTO note DEFAULT VALUES")
        return await connection.fetchval("SELECT count(*) FROM note")
    finally:
        await connection.close()


def use(folder, **options):
    """Start, write a row, stop; the number of rows and the description while it ran."""

    async def once():
        async with LocalPostgres(folder, **options) as server:
            return await note(server.url), server.describe()

    return asyncio.run(once())


def moments():
    """When to kill a first start: what to wait for, and how many seconds after it."""
    for pattern, delays in {
        "users.lock": (0,),
        "start.lock": (0, 0.02),
        "init-*": (0, 0.03, 0.1, 0.2, 0.3, 0.4),
        "data-*": (0, 0.002, 0.01),
        "data-*/postmaster.pid": (0, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15),
    }.items():
        yield from ((pattern, delay) for delay in delays)


def kill_a_first_start(place, pattern, delay, victims):
    """Kill it, start again, use it, delete it; what the kill had left in the folder."""
    with running(STAY, place) as starter:
        wait_until(lambda: any(place.glob(pattern)))
        time.sleep(delay)
        if victims == "python":  # its initdb lives on
            starter.kill()
        else:
            os.killpg(starter.pid, signal.SIGKILL)
        if victims == "everything":
            end_everything(place)
        left = {path.name.partition("-")[0] for path in place.iterdir()}
        assert use(place)[0] == 1
    assert [path.name for path in place.glob("data-*")] == ["data-18"]
    assert not [*place.glob("init-*")]
    asyncio.run(LocalPostgres(place).remove())
    assert not place.exists()
    return left


def test_a_first_start_may_be_killed_at_any_moment(folder):
    with ThreadPoolExecutor(2) as pool:
        kills = [
            pool.submit(
                kill_a_first_start,
                folder.with_name(f"db{number}"),
                pattern,
                delay,
                ("group", "python", "everything")[number % 3],
            )
            for number, (pattern, delay) in enumerate(moments())
        ]
    left = [kill.result() for kill in kills]
    assert len(left) >= 20
    assert any("init" in names for names in left)
    assert any("data" in names for names in left)


def test_the_server_outlives_its_starter_and_the_last_one_out_stops_it(folder):
    async def attach(pid):
        async with LocalPostgres(folder) as server:
            assert server.describe().pid == pid
            with running(STAY, folder) as second:
                assert int(second.stdout.readline()) == pid
                await server.stop()
                assert pid in processes(folder)
                second.communicate("go\n", timeout=30)
                assert second.returncode == 0
            assert not processes(folder)

    with running(STAY, folder) as first:
        pid = int(first.stdout.readline())
        assert os.getsid(pid) != os.getsid(first.pid)  # Ctrl-C does not reach it
    users = FileLock(folder / "users.lock")
    assert pid in processes(folder)
    assert users.acquire()  # no process of the server inherited it
    users.release()
    asyncio.run(attach(pid))


def test_a_forked_child_does_not_keep_the_server_running(folder):
    script = """
async def main():
    server = LocalPostgres(folder)
    await server.start()
    if os.fork() == 0:
        sys.stdin.readline()
        os._exit(0)
    await server.stop()
    say("stopped")
    os.wait()
asyncio.run(main())
"""
    with running(script, folder, stderr=subprocess.DEVNULL) as starter:
        assert starter.stdout.readline() == "stopped\n"
        assert not processes(folder)


@pytest.mark.parametrize("text", ["stale", "torn", "zombie"])
def test_a_pid_file_is_never_believed(folder, text):
    with running(STAY, folder) as starter, running("sys.stdin.readline()", folder) as bystander:
        pid = int(starter.stdout.readline())
        if text == "zombie":
            stop_whole(starter.pid)  # so that nobody reaps the server
        end_everything(folder)
        wait_until(lambda: not processes(folder))
        file = folder / "data-18" / "postmaster.pid"
        if text == "stale":
            file.write_text(file.read_text().replace(str(pid), str(bystander.pid), 1))
        elif text == "torn":
            file.write_text("")
        else:
            wait_until(lambda: ") Z " in Path(f"/proc/{pid}/stat").read_text())
        rows, description = use(folder)
        assert rows == 1
        assert description.pid != pid
        assert bystander.poll() is None


@pytest.mark.parametrize("count", [2, 4])
def test_processes_may_start_a_fresh_folder_together(folder, count):
    script = "sys.stdin.readline()\n" + STAY
    with contextlib.ExitStack() as stack:
        starters = [stack.enter_context(running(script, folder)) for _ in range(count)]
        for starter in starters:
            starter.stdin.write("start\n")
            starter.stdin.flush()
        assert len({int(starter.stdout.readline()) for starter in starters}) == 1
        for starter in starters:
            starter.communicate("stop\n", timeout=30)
            assert starter.returncode == 0
    assert not processes(folder)


def test_tasks_may_start_a_fresh_folder_together(folder):
    async def together():
        one = LocalPostgres(folder)
        others = [LocalPostgres(folder) for _ in range(4)]
        urls = await asyncio.gather(*(s.start() for s in [one, one, one, *others]))
        assert len(set(urls)) == 1
        await asyncio.gather(*(s.stop() for s in others))
        assert await one.alive()
        await one.stop()
        assert not await one.alive()

    asyncio.run(together())
    assert not processes(folder)


def test_a_cancelled_first_start_leaves_nothing_running(folder):
    async def cancel(pattern):
        starting = asyncio.create_task(LocalPostgres(folder).start())
        await asyncio.to_thread(wait_until, lambda: any(folder.glob(pattern)))
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting

    for pattern in ("init-*/base", "data-18/postmaster.pid"):
        asyncio.run(cancel(pattern))
        assert not processes(folder)
    assert use(folder)[0] == 1


def test_a_server_that_is_launched_but_not_seen_yet_is_ended(folder, monkeypatch):
    """Until it has gone into its folder, a new server cannot be told from any other process."""

    async def stop_at_once():
        server = LocalPostgres(folder)
        await server.start()
        seen, until = pgprocess.server_processes, time.monotonic() + 0.3
        monkeypatch.setattr(
            pgprocess, "server_processes",
            lambda home: seen(home) if time.monotonic() > until else set(),
        )  # fmt: skip
        await server.stop()

    asyncio.run(stop_at_once())
    assert processes(folder) == set()


def test_a_long_crash_recovery_is_waited_for(folder):
    async def recover():
        async with LocalPostgres(folder) as server:
            await note(server.url)
            end_everything(folder)
            again = asyncio.create_task(server.start())
            await asyncio.to_thread(wait_until, lambda: named("startup"))
            startup = named("startup")
            os.kill(startup, signal.SIGSTOP)
            await asyncio.sleep(10.5)
            assert not again.done()
            os.kill(startup, signal.SIGCONT)
            assert await note(await again) == 2

    def named(role):
        for pid in processes(folder):
            with contextlib.suppress(OSError):
                if role in Path(f"/proc/{pid}/cmdline").read_text():
                    return pid
        return None

    asyncio.run(recover())


def test_a_stopped_starter_is_named_and_not_waited_for(folder):
    with running(STAY, folder) as starter:
        wait_until(lambda: any(folder.glob("init-*")))
        os.killpg(starter.pid, signal.SIGSTOP)
        with pytest.raises(DatabaseError, match=rf"kill -CONT {starter.pid}\)"):
            use(folder)
        os.killpg(starter.pid, signal.SIGCONT)
        assert use(folder)[1].pid == int(starter.stdout.readline())


def test_no_acknowledged_commit_is_lost_when_everything_is_killed(folder):
    script = """
async def main():
    async with LocalPostgres(folder) as server:
        connection = await asyncpg.connect(server.url)
        await connection.execute("CREATE TABLE IF NOT EXISTS mark (n bigint PRIMARY KEY)")
        found = await connection.fetchval("SELECT coalesce(max(n), 0) FROM mark")
        missing = await connection.fetchval("SELECT coalesce(max(n), 0) - count(*) FROM mark")
        say(found, missing)
        while True:
            found += 1
            await connection.execute("INSERT INTO mark VALUES ($1)", found)
            say(found)
asyncio.run(main())
"""
    dice, acknowledged = random.Random("kills"), 0
    for _ in range(25):
        with running(script, folder) as writer:
            found, missing = map(int, writer.stdout.readline().split())
            assert found >= acknowledged
            assert missing == 0
            time.sleep(dice.uniform(0.02, 0.2))
            end_everything(folder)
            os.killpg(writer.pid, signal.SIGKILL)
            said = [
                line for line in writer.stdout.read().splitlines(keepends=True) if line[-1:] == "\n"
            ]
            acknowledged = int(said[-1]) if said else found
    assert acknowledged > 25


def test_a_server_whose_folder_was_deleted_is_replaced(folder):
    async def replace():
        server = LocalPostgres(folder)
        await server.start()
        stray = server.describe().pid
        shutil.rmtree(folder)
        assert not await server.alive()
        assert await note(await server.start()) == 1
        assert stray not in processes(folder)
        shutil.rmtree(folder)
        await server.stop()
        assert not processes(folder)
        assert not folder.exists()

    asyncio.run(replace())


def test_a_server_whose_socket_was_deleted_is_replaced(folder):
    async def replace():
        async with LocalPostgres(folder) as server:
            before = server.describe()
            (before.socket / pghome.SOCKET).unlink()
            assert not await server.alive()
            assert await note(await server.start()) == 1
            assert server.describe().pid != before.pid

    asyncio.run(replace())


def test_a_server_that_was_killed_comes_back_by_start(folder):
    async def revive():
        async with LocalPostgres(folder) as server:
            assert await note(server.url) == 1
            os.kill(server.describe().pid, signal.SIGKILL)
            assert await note(await server.start()) == 2

    asyncio.run(revive())
