"""Kill -9 of us, of a server, or of both: what was begun is found again and never begun twice.

"Us" is a process of its own that makes works and writes down what it got.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from dataclasses import replace

import pytest
from PIL import Image

from generators.comfyui.diary import Diary, State, digest
from generators.comfyui.server import Server, new_id
from stand_ins.comfy_works import HASTE, QUICK, journal, launch, make, pooled, still, work
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(tmp_path):
    with control.running(tmp_path / "server", seconds=0.5) as made:
        yield made


def killed(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(true, seconds=30.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def keys(stand_in):
    lines = [one["extra"] for one in stand_in.posted() if one["status"] == 200]
    return [one["anigen"]["key"] for one in lines if "anigen" in one]


def events(stand_in):
    """What our prompts did there."""
    return [one.get("status", one["event"]) for one in stand_in.ran() if one["prefixes"]]


def posted(folder):
    """Prompts that are still somewhere, as far as the diary knows."""
    return [note for note in Diary(folder).open() if note.state is not State.DONE]


async def collected(folder, n=1, *, servers, **more):
    """The same work asked for again, in another process than the one that was killed."""
    async with pooled(folder, *servers, **more) as pool:
        return await make(pool, work(n), folder)


async def test_one_that_still_runs_is_adopted(server, tmp_path):
    us = launch(tmp_path, 1, server)
    until(lambda: events(server) == ["start"])
    killed(us)
    made = await collected(tmp_path, 0, servers=[server])
    assert made.files
    assert keys(server) == ["k0"]
    assert events(server) == ["start", "success"]


async def test_what_waits_and_what_runs_is_adopted(server, tmp_path):
    server.mood("long", seconds=3)
    us = launch(tmp_path, 2, server)
    until(lambda: len(keys(server)) == 2)
    killed(us)
    async with pooled(tmp_path, server) as pool:
        made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (1, 0)))
    assert sorted(keys(server)) == ["k0", "k1"]
    assert events(server) == ["start", "success"] * 2
    for one in made:
        with Image.open(one.files["7"][0]) as picture:
            picture.load()


async def test_what_has_ended_meanwhile_is_collected(server, tmp_path):
    us = launch(tmp_path, 1, server)
    until(lambda: len(keys(server)) == 1)
    killed(us)
    until(lambda: "success" in events(server))
    made = await collected(tmp_path, 0, servers=[server])
    assert keys(server) == ["k0"]
    assert made.gpu_s > 0.3
    assert made.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k0/1-")


async def test_what_has_ended_badly_meanwhile_is_made_again(server, tmp_path):
    server.mood("oom", node="VAEDecode")
    us = launch(tmp_path, 1, server)
    until(lambda: len(keys(server)) == 1)
    killed(us)
    until(lambda: "error" in events(server))
    assert (await collected(tmp_path, 0, servers=[server])).files
    assert keys(server) == ["k0", "k0"]


async def test_what_was_done_is_found_though_the_server_began_afresh_too(server, tmp_path):
    """The diary says which files; no prompt runs for it again."""
    async with pooled(tmp_path, server) as pool:
        first = await make(pool, work(), tmp_path)
    first.files["7"][0].unlink()  # as if we had been killed before this was written down
    server.restart()
    async with pooled(tmp_path, server) as pool:
        await pool.servers()
        await asyncio.sleep(1)
        again = await make(pool, work(), tmp_path)
    assert again.prompt_id == first.prompt_id
    assert again.gpu_s == first.gpu_s
    assert again.graph == first.graph
    assert keys(server) == ["k1"]


async def test_files_that_are_gone_meanwhile_are_made_again(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
    for path in (tmp_path / "server" / "output").rglob("*.png"):
        path.unlink()
    again = await collected(tmp_path, servers=[server])
    assert again.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k1/2-")
    assert keys(server) == ["k1", "k1"]


async def test_both_are_killed(server, tmp_path):
    us = launch(tmp_path, 2, server)
    until(lambda: len(keys(server)) == 2)
    killed(us)
    server.restart()
    again = launch(tmp_path, 2, server)
    assert again.wait(60) == 0
    assert sorted(one["key"] for one in journal(tmp_path)) == ["k0", "k1"]
    assert events(server).count("success") == 2


async def test_one_that_was_about_to_be_posted_is_posted_once(server, tmp_path):
    """Killed between the note and the POST, and between the POST and its answer."""
    diary = Diary(tmp_path)
    for n in (1, 2):
        note = diary.intend(
            f"k{n}", prompt_id=new_id(), client_id=new_id(), server=server.url.removeprefix("http://"),
            digest=digest(work(n).graph),
        )  # fmt: skip
    graph = still(2)
    graph["7"]["inputs"]["filename_prefix"] = note.prefix
    there = Server("there", server.url)
    extra = {"anigen": {"key": "k2"}}
    await there.post(graph, prompt_id=note.prompt_id, client_id=note.client_id, extra=extra)
    await there.aclose()
    async with pooled(tmp_path, server) as pool:
        first, second = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (1, 2)))
    assert second.prompt_id == note.prompt_id
    assert first.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k1/2-")
    assert sorted(keys(server)) == ["k1", "k2"]


async def test_a_key_that_means_something_else_now_is_not_adopted(server, tmp_path):
    server.mood("long", seconds=8)
    us = launch(tmp_path, 1, server)
    until(lambda: len(keys(server)) == 1)
    killed(us)
    async with pooled(tmp_path, server, silence=QUICK | {"unheard": 60}) as pool:
        made = await make(pool, replace(work(0), graph=still(77)), tmp_path)
    assert made.graph["5"]["inputs"]["seed"] == 77
    assert events(server) == ["start", "interrupted", "start", "success"]


async def test_orphans_that_nobody_asks_for_are_taken_off(server, tmp_path):
    server.mood("long", seconds=30)
    us = launch(tmp_path, 2, server)
    until(lambda: len(keys(server)) == 2)
    killed(us)
    pace = replace(HASTE, heartbeat_s=0.1)
    async with pooled(tmp_path, server, pace=pace) as pool:
        assert (await make(pool, work(9), tmp_path)).files
        await asyncio.to_thread(until, lambda: not posted(tmp_path))
    assert events(server) == ["start", "interrupted", "start", "success"]


async def test_a_server_that_restarts_gets_its_prompts_again(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        making = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(4)]
        await asyncio.to_thread(until, lambda: len(keys(server)) == 2)
        await asyncio.to_thread(server.restart)
        since = time.time()
        made = await asyncio.gather(*making)
    third = sorted(one["at"] for one in server.posted() if "anigen" in one["extra"])[2]
    assert third - since < 3  # sooner than polling for each of them tells
    prefixes = [one.graph["7"]["inputs"]["filename_prefix"] for one in made]
    assert [one.partition("-")[0] for one in sorted(prefixes)[2:]] == ["anigen/k2/1", "anigen/k3/1"]
    assert prefixes[1].startswith("anigen/k1/2-")
    assert events(server).count("success") <= 5


async def test_a_server_that_stays_away_is_not_waited_for(tmp_path):
    """The other one does its work; what is found there when it comes back is dropped."""
    with (
        control.running(tmp_path / "a", seconds=0.5) as a,
        control.running(tmp_path / "b", seconds=0.5) as b,
    ):
        a.mood("long", seconds=60)
        b.mood("long", seconds=4)
        pace = replace(HASTE, missing_s=1, heartbeat_s=0.2)
        async with pooled(tmp_path, a, b, pace=pace) as pool:
            making = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(2)]
            await asyncio.to_thread(until, lambda: len(keys(a) + keys(b)) == 2)
            a.mood("refuse", seconds=9)
            made = await asyncio.gather(*making)
            assert {one.server for one in made} == {b.url.removeprefix("http://")}
            await asyncio.to_thread(until, lambda: "interrupted" in events(a))
