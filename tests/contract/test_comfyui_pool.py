"""The pool: servers kept busy, two prompts each, and works made whatever a server does to them."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image

from generators.comfyui.diary import Diary
from generators.comfyui.failures import BadInputError, LacksError, NodeFailedError
from orchestrator.bench import pool as bench
from schemas.errors import BackendBrokenError, BackendUnreachableError
from stand_ins.comfy_works import HASTE, MODEL, OTHER, make, opened, pooled, still, work
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(tmp_path):
    with control.running(tmp_path / "server", seconds=0.2) as made:
        yield made


@pytest.fixture
def pair(tmp_path):
    with (
        control.running(tmp_path / "a", seconds=0.3) as a,
        control.running(tmp_path / "b", seconds=0.3) as b,
    ):
        yield a, b


def asked(stand_in, path):
    with urllib.request.urlopen(f"{stand_in.url}/{path}", timeout=20) as reply:
        return json.load(reply)


def queued(stand_in):
    """The prompts that run, and those that wait."""
    said = asked(stand_in, "queue")
    return [one[1] for one in said["queue_running"]], [one[1] for one in said["queue_pending"]]


def accepted(stand_in):
    """Our prompts that a server took, by key; canaries have none."""
    lines = [one for one in stand_in.posted() if one["status"] == 200]
    return [one for one in lines if "anigen" in one["extra"]]


def keys(stand_in):
    return [one["extra"]["anigen"]["key"] for one in accepted(stand_in)]


async def until(true, seconds=10.0):
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)


async def test_files_come_whole_under_names_of_their_own(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        first, second = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in (1, 2)))
    paths = [*first.files["7"], *second.files["7"]]
    assert sorted(paths) == sorted((tmp_path / "into").iterdir())
    assert len(set(paths)) == 2
    for path in paths:
        with Image.open(path) as picture:
            assert picture.size == (64, 64)
    assert first.server == server.url.removeprefix("http://")
    assert 0.1 < first.gpu_s < 5
    assert first.environment["comfyui"] == "0.33.0"
    assert first.rung == 0


async def test_each_attempt_has_a_prefix_of_its_own_and_its_story_travels_with_it(server, tmp_path):
    about = {"series": "fox", "scene": "3"}
    async with pooled(tmp_path, server) as pool:
        made = await make(pool, work(about=about), tmp_path)
    (line,) = accepted(server)
    assert line["extra"]["anigen"] == about | {"key": "k1", "attempt": "1"}
    assert made.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k1/1-")
    assert line["number"] is line["origin"] is None
    assert line["client_id"]


async def test_nothing_is_left_in_the_servers_history(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        await until(lambda: asked(server, "history") == {})


async def test_two_prompts_are_there_and_never_three(server, tmp_path):
    """The next one is always there before one ends, so that the server itself starts it."""
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(99), tmp_path)
        server.mood("long", seconds=0.8, times=99)
        await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(5)))
    posted = {one["prompt_id"]: one["at"] for one in accepted(server)}
    ended = {one["prompt_id"]: one["at"] for one in server.ran() if one["event"] == "end"}
    order = sorted(posted, key=posted.get)[1:]
    for before, after in pairwise(order):
        assert posted[after] < ended[before]
    for before, third in zip(order, order[2:], strict=False):
        assert ended[before] < posted[third]


async def test_both_servers_are_used_and_each_keeps_its_models(pair, tmp_path):
    async with pooled(tmp_path, *pair) as pool:
        works = [work(n, model=MODEL if n < 6 else OTHER) for n in range(12)]
        made = await asyncio.gather(*(make(pool, one, tmp_path) for one in works))
    where = Counter(
        (one.server, next(iter(it.models))) for one, it in zip(made, works, strict=True)
    )
    first, second, *crossed = sorted(where.values(), reverse=True)
    assert first + second >= 10
    assert sum(crossed) <= 2  # at the end, when one has nothing else to do


async def test_the_urgent_overtakes_what_waits(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        usual = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(5)]
        await until(lambda: len(keys(server)) == 2)
        await asyncio.gather(make(pool, work(9, priority=0), tmp_path), *usual)
    assert keys(server).index("k9") == 2


async def test_backends_on_the_same_servers_share_them(server, tmp_path):
    one, two = opened(tmp_path / "1", server), opened(tmp_path / "2", server)
    for n in (1, 2):
        (tmp_path / f"{n}" / "into").mkdir(parents=True)
    made = asyncio.gather(
        *(make(one, work(n), tmp_path / "1") for n in range(3)),
        *(make(two, work(n), tmp_path / "2") for n in range(10, 13)),
    )
    while not made.done():
        running, waiting = await asyncio.to_thread(queued, server)
        assert len(running) + len(waiting) <= 2
        await asyncio.sleep(0.02)
    await one.aclose()
    await make(two, work(20), tmp_path / "2")  # the one that is left goes on
    await two.aclose()
    assert len(keys(server)) == 7


async def test_the_same_work_asked_for_twice_at_once_runs_once(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        made = await asyncio.gather(*(make(pool, work(), tmp_path) for _ in range(3)))
    assert len(server.completed()) - 1 == len(keys(server)) == 1  # one is the canary
    assert {one.prompt_id for one in made} == {made[0].prompt_id}


async def test_progress_goes_on_and_never_back(server, tmp_path):
    heard = []
    async with pooled(tmp_path, server) as pool:
        server.mood("error", node="KSampler")
        with pytest.raises(NodeFailedError):
            await pool.run(work(), into=tmp_path / "into", progress=heard.append)
        heard.clear()
        server.mood("lost")
        await pool.run(work(2), into=tmp_path / "into", progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert any(0.1 < share < 0.9 for share in heard)


async def test_a_cancelled_work_leaves_its_server(server, tmp_path):
    """One that runs, one that waits there, and one that waits here."""
    server.mood("long", seconds=20)
    async with pooled(tmp_path, server, pace=replace(HASTE, orphan_s=600)) as pool:
        works = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(3)]
        await until(lambda: len(keys(server)) == 2 and queued(server)[1])
        for one in works:
            one.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        assert all(one.cancelled() for one in works)
        await until(lambda: queued(server) == ([], []))
        assert (await make(pool, work(7), tmp_path)).files
        await until(lambda: asked(server, "history") == {})
        await until(lambda: [note.key for note in Diary(tmp_path).open()] == ["k7"])
    assert keys(server)[2:] == ["k7"]
    assert len(list((tmp_path / "into").iterdir())) == 1


async def test_a_server_that_is_not_there_is_no_error(server, tmp_path):
    server.kill()
    async with pooled(tmp_path, server) as pool:
        making = asyncio.create_task(make(pool, work(), tmp_path))
        await asyncio.sleep(1)
        assert not making.done()
        await asyncio.to_thread(server.start)
        assert (await making).files


async def test_patience_ends(server, tmp_path):
    server.kill()
    async with pooled(tmp_path, server, patience_s=1) as pool:
        with pytest.raises(BackendUnreachableError, match=r"can be used .* does not answer"):
            await make(pool, work(), tmp_path)


async def test_the_others_work_while_one_is_away(pair, tmp_path):
    pair[0].kill()
    async with pooled(tmp_path, *pair) as pool:
        made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(4)))
    assert {one.server for one in made} == {pair[1].url.removeprefix("http://")}


async def test_one_that_goes_away_for_a_moment_loses_nothing(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        making = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(4)]
        await until(lambda: keys(server))
        server.mood("refuse", seconds=1)
        await asyncio.gather(*making)
    assert Counter(keys(server)) == {f"k{n}": 1 for n in range(4)}


@pytest.mark.parametrize("mood", ["drop_before", "drop_after", "hang", "500"])
async def test_a_post_without_an_answer_is_looked_up_before_it_is_made_again(
    mood, server, tmp_path
):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood(mood, path="/prompt", seconds=0.5)
        await make(pool, work(2), tmp_path)
    assert keys(server) == ["k1", "k2"]


async def test_an_answer_that_is_late_is_waited_for(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood("slow", path="/prompt", seconds=3)
        await make(pool, work(2), tmp_path)
    assert keys(server) == ["k1", "k2"]


async def test_one_that_was_taken_off_the_queue_is_posted_again(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood("vanish")
        made = await make(pool, work(2), tmp_path)
    assert keys(server) == ["k1", "k2", "k2"]
    assert made.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k2/2-")


async def test_a_history_entry_that_comes_late_is_waited_for(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood("late_history", seconds=1)
        await make(pool, work(2), tmp_path)
    assert keys(server) == ["k1", "k2"]


@pytest.mark.parametrize("mood", ["deaf", "stalled"])
async def test_a_socket_that_goes_silent_stops_nothing(mood, server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood(mood, seconds=5)
        await asyncio.wait_for(make(pool, work(2), tmp_path), 8)
    assert keys(server) == ["k1", "k2"]


@pytest.mark.parametrize("mood", ["lost", "truncated", "empty"])
async def test_success_without_a_whole_file_is_made_again_with_another_prefix(
    mood, server, tmp_path
):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood(mood)
        made = await make(pool, work(2), tmp_path)
    with Image.open(made.files["7"][0]) as picture:
        picture.load()
    assert made.graph["7"]["inputs"]["filename_prefix"].startswith("anigen/k2/2-")
    assert len(list((tmp_path / "into").iterdir())) == 2


async def test_a_file_that_is_never_whole_is_an_error_in_the_end(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood("truncated", times=99)
        with pytest.raises(BackendBrokenError.__base__, match="only a part"):
            await make(pool, work(2), tmp_path)
    assert len(list((tmp_path / "into").iterdir())) == 1
    assert keys(server) == ["k1", "k2", "k2", "k2"]


async def test_a_picture_is_sent_once_to_each_server_and_again_when_it_is_gone(server, tmp_path):
    reference = tmp_path / "reference.png"
    Image.new("RGB", (64, 64), "teal").save(reference)
    graph = {
        "1": {"class_type": "LoadImage", "inputs": {"image": "@upload:face"}},
        "7": {"class_type": "SaveImage", "inputs": {"images": ["1", 0], "filename_prefix": ""}},
    }
    one = replace(work(), graph=graph, uploads={"face": reference})
    inputs = tmp_path / "server" / "input" / "anigen"
    async with pooled(tmp_path, server) as pool:
        await make(pool, replace(one, key="u1"), tmp_path)
        (sent,) = inputs.iterdir()
        since = sent.stat().st_mtime_ns
        made = await make(pool, replace(one, key="u2"), tmp_path)
        assert sent.stat().st_mtime_ns == since
        sent.unlink()
        await make(pool, replace(one, key="u3"), tmp_path)
    assert made.graph["1"]["inputs"]["image"] == f"anigen/{sent.name}"
    assert sent.read_bytes() == reference.read_bytes()


async def test_one_server_lacks_a_model_the_other_does_the_work(pair, tmp_path):
    (tmp_path / "a" / "models" / "checkpoints" / MODEL).unlink()
    async with pooled(tmp_path, *pair) as pool:
        made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(6)))
    assert {one.server for one in made} == {pair[1].url.removeprefix("http://")}
    refusals = [one for one in pair[0].posted() if one["status"] == 400]
    assert len(refusals) <= 2  # it is remembered; two were under way


async def test_all_servers_lack_a_model(pair, tmp_path):
    async with pooled(tmp_path, *pair) as pool:
        with pytest.raises(LacksError, match="lacks the model no_such"):
            await make(pool, work(model="no_such.safetensors"), tmp_path)


async def test_a_corrupt_model_on_one_server(pair, tmp_path):
    (tmp_path / "a" / "models" / "checkpoints" / MODEL).write_bytes(b"")
    async with pooled(tmp_path, *pair) as pool:
        made = await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(4)))
        assert {one.server for one in made} == {pair[1].url.removeprefix("http://")}
        for name in "ab":
            (tmp_path / name / "models" / "checkpoints" / OTHER).write_bytes(b"")
        with pytest.raises(NodeFailedError, match="damaged"):
            await make(pool, work(9, model=OTHER), tmp_path)


async def test_a_wrong_graph_is_asked_once(pair, tmp_path):
    graph = still() | {"7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0]}}}
    async with pooled(tmp_path, *pair) as pool:
        with pytest.raises(BadInputError, match="filename_prefix"):
            await make(pool, work(graph=graph), tmp_path)
    assert sum(one["status"] == 400 for server in pair for one in server.posted()) == 1
    assert Diary(tmp_path).open() == ()


async def test_a_prompt_that_somebody_interrupts_is_made_again_once(server, tmp_path):
    async with pooled(tmp_path, server) as pool:
        await make(pool, work(), tmp_path)
        server.mood("long", seconds=20)
        making = asyncio.create_task(make(pool, work(2), tmp_path))
        await until(lambda: keys(server)[1:] and queued(server)[0])
        stop = urllib.request.Request(f"{server.url}/interrupt", b"{}", method="POST")
        await asyncio.to_thread(lambda: urllib.request.urlopen(stop, timeout=20).close())
        assert (await making).files
    assert keys(server) == ["k1", "k2", "k2"]


async def test_an_old_server_is_named(tmp_path):
    with control.running(tmp_path / "server", version="0.3.40") as server:
        async with pooled(tmp_path, server, patience_s=1) as pool:
            with pytest.raises(BackendUnreachableError, match=r"is of no use .*0\.3\.40"):
                await make(pool, work(), tmp_path)


async def test_older_servers_do_as_well(tmp_path):
    with control.running(tmp_path / "server", version="0.3.64", seconds=0.1) as server:
        async with pooled(tmp_path, server) as pool:
            await asyncio.gather(*(make(pool, work(n), tmp_path) for n in range(3)))
            server.mood("long", seconds=20)
            making = asyncio.create_task(make(pool, work(9), tmp_path))
            await until(lambda: len(keys(server)) == 4 and queued(server)[0])
            making.cancel()
            await asyncio.gather(making, return_exceptions=True)
            await until(lambda: queued(server) == ([], []))


async def test_a_closed_pool_makes_nothing(server, tmp_path):
    pool = opened(tmp_path, server)
    await pool.aclose()
    with pytest.raises(BackendBrokenError, match="closed"):
        await make(pool, work(), tmp_path)


async def test_what_is_being_made_ends_with_the_pool(server, tmp_path):
    server.mood("long", seconds=30)
    async with pooled(tmp_path, server) as pool:
        making = [asyncio.create_task(make(pool, work(n), tmp_path)) for n in range(3)]
        await until(lambda: len(keys(server)) == 2)
    for one in making:
        with pytest.raises(BackendBrokenError, match="closed"):
            await one
    await until(lambda: queued(server) == ([], []))


async def test_whom_to_ask_what_is_installed(pair, tmp_path):
    pair[0].kill()
    async with pooled(tmp_path, *pair) as pool:
        (there,) = await pool.servers()
        assert "KSampler" in await there.object_info()


async def test_ghosts_do_not_hurry(server, tmp_path):
    """Finished work is given again for a while, and then is made anew."""
    pace = replace(HASTE, kept_s=0.5, heartbeat_s=0.05)
    async with pooled(tmp_path, server, pace=pace) as pool:
        first = await make(pool, work(), tmp_path)
        again = await make(pool, work(), tmp_path)
        assert again.prompt_id == first.prompt_id
        await until(lambda: Diary(tmp_path).open() == ())
        assert (await make(pool, work(), tmp_path)).prompt_id != first.prompt_id


async def test_the_bench(tmp_path):
    figures = await bench.measure(each=4, counts=(2,))
    assert 0.8 < figures["useful_share_2"] <= 1
    assert figures["useful_share"] == figures["useful_share_2"]
    assert 0 <= figures["gap_p95_ms"] < 500
    assert 0 < figures["cpu_pct_per_server"] < 50
