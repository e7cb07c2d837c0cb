"""The ear: whatever happens to a socket, the next prompt is heard, and nobody is kept waiting."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve

from generators.comfyui.ear import Ear, Heard
from generators.comfyui.server import CANARY, Server, new_id
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio
STILL = Path(__file__).parents[2] / "generators/comfyui/workflows/sdxl_still.json"
DEAF_S = 0.6


def still():
    graph = json.loads(STILL.read_text())
    graph["4"]["inputs"] |= {"width": 64, "height": 64}
    graph["5"]["inputs"] |= {"steps": 4, "seed": random.randrange(2**32)}
    graph["7"]["inputs"]["filename_prefix"] = f"anigen/{new_id()}/1"
    return graph


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    with control.running(tmp_path_factory.mktemp("server"), seconds=0.2) as made:
        yield made


@contextlib.asynccontextmanager
async def listening(url, **more):
    server = Server("attic", url)
    ear = Ear(server, **{"deaf_s": DEAF_S} | more)
    ear.start()
    yield ear, server
    await ear.aclose()
    await server.aclose()


@pytest.fixture
async def ears(stand_in):
    stand_in.calm()
    async with listening(stand_in.url) as (ear, server):
        assert await ear.ready(5)
        yield ear, server


async def post(ear, server, graph=None, **extra):
    prompt_id = new_id()
    client_id = ear.expect(prompt_id)
    await server.post(graph or still(), prompt_id=prompt_id, client_id=client_id, extra=extra)
    ear.posted(prompt_id)
    return prompt_id


async def heard(ear, prompt_id, *, within_s=10):
    """The end, as it is heard."""
    async with asyncio.timeout(within_s):
        while not (found := await ear.news(prompt_id, 1)).done:
            pass
    return found


async def reconnected(ear, server, before):
    """Wait for a connection with another id.

    A `status` that was under way may pass for an answer to the first post; not to the ones after.
    """
    async with asyncio.timeout(30):
        while ear.client_id == before:
            for _ in range(100):
                await asyncio.sleep(0.02)
                if ear.client_id != before:
                    break
            else:
                await post(ear, server)
        while not await ear.ready(0.1):
            pass


async def test_a_whole_prompt_is_heard(ears):
    ear, server = ears
    prompt_id, seen = await post(ear, server), []
    async with asyncio.timeout(10):
        while not seen or not seen[-1].done:
            seen.append(await ear.news(prompt_id, 1))

    steps = [(one.value, one.most) for one in seen if one.node == "5" and one.most]
    assert steps == sorted(steps)
    assert {most for _, most in steps} == {4}
    assert seen[-1].started
    assert not seen[-1].failed
    assert seen[-1].finished == set("1234567")
    assert ear.hears(prompt_id)


async def test_a_cached_repeat_is_heard(ears):
    ear, server = ears
    graph = still()
    await heard(ear, await post(ear, server, graph))
    again = await heard(ear, await post(ear, server, graph))

    assert again.finished >= set(graph)


async def test_a_failure_is_heard(ears, stand_in):
    ear, server = ears
    stand_in.mood("error")
    assert (await heard(ear, await post(ear, server))).failed


async def test_nothing_is_noted_of_prompts_that_are_not_expected(ears):
    ear, server = ears
    theirs = new_id()
    await server.post(still(), prompt_id=theirs, client_id=ear.client_id)
    await heard(ear, await post(ear, server))

    assert await ear.news(theirs, 0.05) == Heard()
    assert not ear.hears(theirs)


async def test_nobody_has_to_listen_for_the_ear_to_hear(ears):
    """News are not queued: what counts is the latest, and there is room for a few prompts only."""
    ear, server = ears
    prompts = [await post(ear, server) for _ in range(4)]
    await heard(ear, prompts[-1])
    assert (await ear.news(prompts[0], 0)).done

    for n in range(100):
        ear.expect(f"p{n}")
    assert await ear.news(prompts[0], 0) == Heard()
    assert not ear.hears("p0")
    assert ear.hears("p99")


async def test_what_is_forgotten_is_not_heard(ears):
    ear, server = ears
    prompt_id = await post(ear, server)
    ear.forget(prompt_id)
    assert await ear.news(prompt_id, 0.3) == Heard()


async def test_a_deaf_socket_is_noticed_by_the_next_post(ears, stand_in):
    ear, server = ears
    before = ear.client_id
    stand_in.mood("deaf")
    lost = await post(ear, server)
    assert ear.hears(lost)
    await reconnected(ear, server, before)

    assert not ear.hears(lost)
    assert (await heard(ear, await post(ear, server))).started


async def test_a_starved_socket_is_noticed_by_the_next_post(ears, stand_in):
    """A second socket with our id takes everything."""
    ear, server = ears
    before = ear.client_id
    async with connect(server.ear_address(before), close_timeout=0.5) as thief:
        await thief.recv()
        await post(ear, server)
        await reconnected(ear, server, before)
        assert (await heard(ear, await post(ear, server))).done


async def test_every_connection_has_an_id_of_its_own(ears, stand_in):
    """The old socket's end is noticed late, and takes away the one with the same id."""
    ear, server = ears
    before = ear.client_id
    stand_in.mood("late_goodbye", seconds=1.0)
    stand_in.mood("deaf")
    await post(ear, server)
    await reconnected(ear, server, before)
    await asyncio.sleep(1.2)

    now = ear.client_id
    assert (await heard(ear, await post(ear, server))).done
    assert ear.client_id == now  # the connection has held


async def test_a_hearing_socket_is_kept(ears):
    ear, server = ears
    before = ear.client_id
    prompts = [await post(ear, server) for _ in range(3)]
    await heard(ear, prompts[-1])
    await asyncio.sleep(DEAF_S * 1.5)

    assert ear.client_id == before
    assert all(ear.hears(one) for one in prompts)


async def test_the_ear_can_be_tested(ears, stand_in):
    ear, server = ears
    assert await ear.tested()
    assert (await server.queue()).waiting == ()

    await asyncio.sleep(DEAF_S)  # what the first canary set going has been said by then
    before = ear.client_id
    stand_in.mood("stalled", seconds=5 * DEAF_S)
    assert not await ear.tested()
    assert ear.client_id != before


async def test_a_dead_worker_does_not_make_the_ear_deaf(tmp_path):
    with control.running(tmp_path) as stand_in:
        stand_in.mood("zombie")
        async with listening(stand_in.url) as (ear, server):
            assert await ear.ready(5)
            prompt_id = await post(ear, server)
            async with asyncio.timeout(10):
                while (await ear.news(prompt_id, 0.5)).node != "5":
                    pass
            assert await ear.tested()
            queue = await server.queue()
            assert (queue.running, queue.waiting) == ((prompt_id,), ())  # the canary is gone again


async def test_the_ear_survives_restarts_of_the_server(tmp_path):
    with control.running(tmp_path) as stand_in:
        async with listening(stand_in.url) as (ear, server):
            assert await ear.ready(5)
            ids = {ear.client_id}
            for _ in range(2):
                lost = await post(ear, server)
                stand_in.kill()
                async with asyncio.timeout(5):
                    while ear.hears(lost):
                        await ear.news(lost, 0.1)  # who waits is told
                assert not await ear.tested()
                stand_in.start()
                assert await ear.ready(10)
                ids.add(ear.client_id)
                assert (await heard(ear, await post(ear, server))).done
    assert len(ids) == 3


async def test_without_a_server_there_is_an_ear_all_the_same():
    async with listening("http://127.0.0.1:9") as (ear, _):
        assert not await ear.ready(0.3)
        ear.expect("p")
        ear.posted("p")
        assert not ear.hears("p")
        assert await ear.news("p", 0.05) == Heard()
        assert ear.client_id


async def test_previews_are_handed_on(stand_in):
    stand_in.calm()
    seen = []
    async with listening(stand_in.url, preview=lambda *said: seen.append(said)) as (ear, server):
        assert await ear.ready(5)
        await asyncio.sleep(0.1)  # the server has heard what we understand
        prompt_id = await post(ear, server, preview_method="auto")
        await heard(ear, prompt_id)
    assert len(seen) == 4
    assert {said for said, _ in seen} == {prompt_id}
    assert all(image.startswith(b"\xff\xd8\xff") for _, image in seen)


@contextlib.asynccontextmanager
async def babbling(*messages):
    """A server that says this to everybody, and the headers that they came with."""
    came = []

    async def speak(socket):
        came.append(socket.request)
        for message in messages:
            await socket.send(message)
        await socket.wait_closed()

    async with serve(speak, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/comfy", came


def said(kind, **data):
    return json.dumps({"type": kind, "data": {"prompt_id": "p"} | data})


async def test_nonsense_is_not_heard():
    nonsense = [
        "", "{", "[]", "3", "null", '{"type": "executing"}', '{"type": "executing", "data": []}',
        b"", b"\0", b"\0\0\0\1", b"\0\0\0\4\xff\xff\xff\xff{}", b"\0\0\0\4\0\0\0\2[]x", b"\0\0\0\3text",
        said("executing", prompt_id=None), said("execution_cached", nodes=7), said("progress", value="x"),
        said("something_new", node={}), said("progress_state", nodes={}), said("execution_start"),
    ]  # fmt: skip
    seen = []
    async with (
        babbling(*nonsense, said("executing", node=None)) as (url, _),
        listening(url, preview=lambda *one: seen.append(one)) as (ear, _),
    ):
        ear.expect("p")
        last = await heard(ear, "p")
    assert last.started
    assert last.finished == frozenset()
    assert seen == [("", b"x")]


async def test_a_page_s_worth_of_progress_does_not_break_the_connection():
    much = json.dumps(
        {"type": "progress_state", "data": {"prompt_id": "p", "nodes": "x" * 5_000_000}}
    )
    async with (
        babbling(much, said("executing", node=None)) as (url, came),
        listening(url) as (ear, _),
    ):
        ear.expect("p")
        assert (await heard(ear, "p")).events == 1
    assert len(came) == 1


async def test_the_ear_says_no_origin_and_who_it_is(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with babbling() as (url, came), listening(url) as (ear, _):
        assert await ear.ready(5)
        assert came[0].path == f"/comfy/ws?clientId={ear.client_id}"
        assert "origin" not in {name.lower() for name in came[0].headers}


async def test_the_canary_is_a_prompt_that_runs(ears):
    ear, server = ears
    assert (await heard(ear, await post(ear, server, CANARY))).finished >= set(CANARY)
