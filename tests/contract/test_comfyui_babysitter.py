"""The babysitter: zombies, silence, too little memory, broken drivers, and models that kill a server."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from generators.comfyui.restarting import Restarter
from schemas.errors import BackendBrokenError, BackendTimeoutError
from stand_ins.comfy_works import (
    HASTE,
    MODEL,
    OTHER,
    QUICK,
    heavy,
    make,
    pooled,
    restarts,
    still,
    work,
)
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio
PATIENT = QUICK | {"decode": 60, "unheard": 60}


@pytest.fixture
def server(tmp_path):
    with control.running(tmp_path / "server", seconds=0.2) as made:
        yield made


@pytest.fixture
def pair(tmp_path):
    with (
        control.running(tmp_path / "a", seconds=0.2) as a,
        control.running(tmp_path / "b", seconds=0.2) as b,
    ):
        yield a, b


def name(stand_in):
    return stand_in.url.removeprefix("http://")


def keys(stand_in):
    lines = [one["extra"] for one in stand_in.posted() if one["status"] == 200]
    return [one["anigen"]["key"] for one in lines if "anigen" in one]


def lives(stand_in):
    """The processes that the server has had, as far as they ran something."""
    return list(dict.fromkeys(line["pid"] for line in stand_in.ran()))


def ends(stand_in):
    """How our prompts ended on a server."""
    return [one["status"] for one in stand_in.ran() if one["event"] == "end" and one["prefixes"]]


def restarted(said):
    return [one["why"] for one in said if one["event"] == "a server is restarted"]


async def test_a_zombie_is_restarted_and_nothing_is_lost(server, tmp_path):
    async with pooled(tmp_path, restarts(server)) as pool:
        await make(pool, work(), tmp_path)
        server.mood("zombie")
        with capture_logs() as said:
            made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (2, 3, 4)))
    assert restarted(said) == ["it accepts prompts and runs none"]
    assert all(one.files for one in made)
    assert ends(server) == ["success"] * 4
    assert len(lives(server)) == 2


async def test_a_zombie_is_found_before_it_is_given_anything(server, tmp_path):
    """The canary: the server was a zombie before we came."""
    server.mood("zombie", node="EmptyImage")
    async with pooled(tmp_path, restarts(server)) as pool:
        await make(pool, work(), tmp_path)
    assert keys(server) == ["k1"]
    assert len(lives(server)) == 2


async def test_a_zombie_without_a_restart_command_is_set_aside_with_one_sentence(pair, tmp_path):
    pair[0].mood("zombie")
    with capture_logs() as said:
        async with pooled(tmp_path, *pair) as pool:
            made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(6)))
            assert {one.server for one in made} == {name(pair[1])}
            await asyncio.sleep(3)
            loud = [one for one in said if one["log_level"] == "warning"]
            assert [one["server"] for one in loud] == [name(pair[0])]
            assert "restart it, or set `restart`" in loud[0]["event"]

            await asyncio.to_thread(pair[0].restart)
            pair[1].kill()
            assert (await make(pool, work(9), tmp_path)).server == name(pair[0])


async def test_a_busy_server_is_no_zombie(server, tmp_path):
    """A decode is silent for long, and a prompt behind it waits all that time."""
    async with pooled(tmp_path, restarts(server), silence=PATIENT) as pool:
        await make(pool, work(), tmp_path)
        server.mood("quiet", seconds=8)
        await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (2, 3)))
    assert len(lives(server)) == 1
    assert sorted(keys(server)) == ["k1", "k2", "k3"]


async def test_a_prompt_that_stands_still_is_stopped_and_tried_once_more(server, tmp_path):
    """The server obeys, so the prompt is to blame and the server is left as it is."""
    limits, pace = QUICK | {"sampler": 1}, replace(HASTE, zombie_s=15)
    async with pooled(tmp_path, restarts(server), silence=limits, pace=pace) as pool:
        await make(pool, work(), tmp_path)
        server.mood("long", seconds=16, times=2)  # four steps
        with pytest.raises(BackendTimeoutError, match="no sign of life"):
            await make(pool, work(2), tmp_path)
        await make(pool, work(3), tmp_path)
    assert keys(server) == ["k1", "k2", "k2", "k3"]
    assert len(lives(server)) == 1


async def test_stopped_in_its_last_node_it_is_a_success(server, tmp_path):
    async with pooled(tmp_path, restarts(server), pace=replace(HASTE, zombie_s=10)) as pool:
        await make(pool, work(), tmp_path)
        server.mood("block", node="SaveImage", seconds=5)
        made = await make(pool, work(2), tmp_path)
    assert made.files
    assert keys(server) == ["k1", "k2"]


@pytest.mark.parametrize(
    "mood", ["oom", "oom_runtime", "oom_accelerator", "oom_allocation", "oom_old"]
)
async def test_out_of_memory_once(mood, server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood(mood)
        made = await make(pool, heavy(2), tmp_path)
    assert made.rung == 0
    assert ends(server) == ["success", "error", "success"]
    assert len(lives(server)) == 1


async def test_memory_that_is_given_back_when_it_is_asked_for(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        server.mood("oom", times=99, until="free")
        assert (await make(pool, heavy(2), tmp_path)).rung == 0
    assert ends(server) == ["error", "success"]


async def test_a_lighter_graph_is_taken_and_remembered(server, tmp_path):
    """Another workflow begins at the top; another server would, too."""
    async with pooled(tmp_path, server) as pool:
        server.mood("oom", times=99, until="lighter")
        first = await make(pool, heavy(1), tmp_path)
        second = await make(pool, heavy(2), tmp_path)
        assert ends(server) == ["error", "error", "success", "success"]
        server.calm()
        other = await make(pool, heavy(3, workflow="another"), tmp_path)
    assert (first.rung, second.rung, other.rung) == (1, 1, 0)
    assert first.graph["6"]["class_type"] == "VAEDecodeTiled"


async def test_the_last_step_is_a_restart(server, tmp_path):
    async with pooled(tmp_path, restarts(server)) as pool:
        server.mood("oom", times=99, until="restart")
        with capture_logs() as said:
            made = await make(pool, heavy(1), tmp_path)
    assert made.rung == 1
    assert restarted(said) == ["it runs out of memory"]
    assert ends(server) == ["error", "error", "error", "success"]


@pytest.mark.parametrize("command", [True, False])
async def test_too_little_memory_is_an_error_in_the_end(command, server, tmp_path):
    server.mood("oom", times=99)
    said = ailing(server, tmp_path, "oom") if command else server
    async with pooled(tmp_path, said) as pool:
        with pytest.raises(BackendBrokenError, match=f"too little memory for {MODEL}"):
            await make(pool, heavy(1), tmp_path)
    assert ends(server) == ["error"] * (4 if command else 3)


def ailing(stand_in, folder, mood, **more):
    """A stand-in that is in a mood after every restart, too."""
    script, said = folder / "again.py", {"what": mood, "times": 99} | more
    script.write_text(
        "import json, subprocess, urllib.request\n"
        f"subprocess.run({stand_in.restart_command!r}, check=True)\n"
        f"said = json.dumps({said!r}).encode()\n"
        f"urllib.request.urlopen({stand_in.url + '/_stand_in/mood'!r}, said, timeout=20).close()\n"
    )
    return restarts(stand_in) | {"restart": [sys.executable, str(script)]}


async def test_another_server_has_more_memory(pair, tmp_path):
    pair[0].mood("oom", times=99)
    async with pooled(tmp_path, *pair) as pool:
        made = await asyncio.gather(*(make(pool, heavy(n), tmp_path) for n in range(2)))
    assert {one.server for one in made} == {name(pair[1])}


async def test_a_broken_driver_means_a_restart_at_once(server, tmp_path):
    async with pooled(tmp_path, restarts(server)) as pool:
        await make(pool, work(), tmp_path)
        server.mood("poisoned")
        with capture_logs() as said:
            await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (2, 3)))
    assert restarted(said) == ["it has lost its graphics driver"]
    assert ends(server).count("success") == 3
    assert ends(server).count("error") <= 2  # the next one may have begun
    assert len(lives(server)) == 2


async def test_a_model_that_kills_its_server_is_not_loaded_for_ever(server, tmp_path):
    """Twice, then the models are named; what needs them is refused, what does not goes on."""
    deadly = still(5)
    deadly["91"] = deadly.pop("1")
    for one in deadly.values():
        one["inputs"] |= {
            k: ["91", v[1]] for k, v in one["inputs"].items() if v in (["1", 0], ["1", 1], ["1", 2])
        }
    server.mood("crash", node="91", times=99)
    said = ailing(server, tmp_path, "crash", node="91")
    async with pooled(tmp_path, said, pace=replace(HASTE, missing_s=1)) as pool:
        await make(pool, work(model=OTHER), tmp_path)
        with pytest.raises(BackendBrokenError, match=f"{MODEL} killed every ComfyUI server"):
            await make(pool, work(2, graph=deadly), tmp_path)
        with pytest.raises(BackendBrokenError, match=MODEL):
            await make(pool, work(3), tmp_path)
        assert (await make(pool, work(4, model=OTHER), tmp_path)).files
    assert keys(server) == ["k1", "k2", "k2", "k4"]
    assert len(lives(server)) == 3


async def test_who_only_waited_there_is_not_to_blame(tmp_path):
    """Three times its server dies of the one before it; it is made all the same."""
    limits = QUICK | {"unreachable": 30}
    with control.running(tmp_path / "server", seconds=2) as server:
        async with pooled(tmp_path, server, silence=limits) as pool:
            first = asyncio.create_task(make(pool, work(10, priority=0), tmp_path))
            await reaches(server, 1)
            patient = asyncio.create_task(make(pool, work(1), tmp_path))
            for n in range(3):
                await reaches(server, 2 * n + 2)
                assert keys(server)[-2:] == [f"k{10 + n}", "k1"]
                await asyncio.sleep(0.3)
                server.kill()
                await asyncio.sleep(1.5)  # until that has been noticed
                first.cancel()
                await asyncio.gather(first, return_exceptions=True)
                if n < 2:
                    first = asyncio.create_task(make(pool, work(11 + n, priority=0), tmp_path))
                await asyncio.to_thread(server.start)
            assert (await patient).files


async def reaches(server, count):
    """Wait until so many prompts of ours were accepted."""
    async with asyncio.timeout(30):
        while len(keys(server)) < count:  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.02)


async def test_memory_that_creeps_is_given_back_by_a_restart_between_prompts(server, tmp_path):
    said = restarts(server, free_ram_gb=8)
    async with pooled(tmp_path, said) as pool:
        await make(pool, work(), tmp_path)
        server.mood("creep", amount=1_000_000)
        with capture_logs() as log:
            made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(2, 12)))
    assert [why.endswith("of RAM free") for why in restarted(log)] == [True]
    assert all(one.files for one in made)
    assert len(keys(server)) == 11  # nothing was interrupted
    assert ends(server) == ["success"] * 11
    assert len(lives(server)) == 2


async def test_a_process_that_swells_is_restarted_between_prompts(server, tmp_path):
    pid = tmp_path / "pid"
    pid.write_text(str(server.pid))
    said = restarts(server, rss_gb=0.6, pid_file=str(pid))
    async with pooled(tmp_path, said) as pool:
        await make(pool, work(), tmp_path)
        server.mood("swell", amount=700)
        with capture_logs() as log:
            await make(pool, work(2), tmp_path)
            await asyncio.sleep(1.5)
            pid.write_text(str(server.pid))
            await make(pool, work(3), tmp_path)
    assert "holds" in restarted(log)[0]
    assert keys(server) == ["k1", "k2", "k3"]
    assert len(lives(server)) == 2


async def test_a_restart_after_so_many_prompts(server, tmp_path):
    async with pooled(tmp_path, restarts(server, prompts=2)) as pool:
        for n in range(5):
            await make(pool, work(n), tmp_path)
            await asyncio.sleep(0.8)
        await make(pool, work(9), tmp_path)
    assert len(lives(server)) >= 3
    assert ends(server) == ["success"] * 6


async def test_heavy_and_no_command_is_said_once(server, tmp_path):
    server.mood("creep", amount=1_000_000)
    with capture_logs() as said:
        async with pooled(tmp_path, {"address": server.url, "free_ram_gb": 8}) as pool:
            for n in range(4):
                await make(pool, work(n), tmp_path)
                await asyncio.sleep(0.4)
    assert [one["event"] for one in said if one["log_level"] == "warning"] == [
        "a server needs a restart; set `restart` of it"
    ]


def command(folder, body="pass"):
    """A restart command that notes when it ran."""
    note = f"import time, pathlib; pathlib.Path({str(folder / 'ran')!r}).open('a').write(f'{{time.time()}}\\n')"
    return (sys.executable, "-c", f"{note}\n{body}")


def times(folder):
    return [float(line) for line in (folder / "ran").read_text().split()]


async def test_restarts_are_apart_and_rarer_when_they_are_in_vain(tmp_path):
    one = Restarter("s", command(tmp_path), lasts_s=30, apart_s=0.6)
    for _ in range(4):
        assert await one.restart()
    ran = times(tmp_path)
    gaps = [after - before for before, after in pairwise(ran)]
    assert gaps[0] >= 0.3
    assert gaps[1] >= 0.8
    assert gaps[2] >= 2.0

    one.helped()
    assert await one.restart()
    assert times(tmp_path)[-1] - ran[-1] < 4  # not 4.8


async def test_a_restart_command_sees_no_shell(tmp_path):
    said = ("touch", f"{tmp_path}/a; touch b", f"{tmp_path}/$HOME *")
    assert await Restarter("s", said, lasts_s=10, apart_s=0).restart()
    assert {path.name for path in tmp_path.iterdir()} == {"a; touch b", "$HOME *"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("/no/such/command",), "it cannot be run"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "it ended with status 3"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "it did not end within 1 s"),
    ],
)
async def test_a_restart_command_that_fails_is_told(said, why, tmp_path):
    since = time.monotonic()
    with capture_logs() as log:
        assert not await Restarter("s", said, lasts_s=1, apart_s=0).restart()
    assert [one["why"].startswith(why) for one in log] == [True]
    assert time.monotonic() - since < 10
