"""Following a prompt to its end, whatever is heard of it, and knowing when there will be none."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from pathlib import Path

import pytest

from generators.comfyui import following
from generators.comfyui.answers import Where
from generators.comfyui.ear import Ear, Heard
from generators.comfyui.failures import (
    InterruptedPromptError,
    NodeFailedError,
    OutOfMemoryError,
    PoisonedError,
    SilentError,
    VanishedError,
)
from generators.comfyui.following import Awake, Share, follow
from generators.comfyui.server import Server, new_id
from generators.comfyui.settings import Silence
from schemas.errors import BackendTimeoutError, BackendUnreachableError
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio
STILL = Path(__file__).parents[2] / "generators/comfyui/workflows/sdxl_still.json"
USUAL = Silence()


def still(*, steps=4, seed=None):
    graph = json.loads(STILL.read_text())
    graph["4"]["inputs"] |= {"width": 64, "height": 64}
    graph["5"]["inputs"] |= {"steps": steps, "seed": seed or random.randrange(2**32)}
    graph["7"]["inputs"]["filename_prefix"] = f"anigen/{new_id()}/1"
    return graph


@pytest.fixture(scope="module")
def module_stand_in(tmp_path_factory):
    with control.running(tmp_path_factory.mktemp("server"), seconds=0.3) as made:
        yield made


@pytest.fixture
def stand_in(module_stand_in):
    module_stand_in.calm()
    yield module_stand_in
    module_stand_in.calm()


@pytest.fixture
def own(tmp_path):
    """A server that may be broken."""
    with control.running(tmp_path, seconds=0.3) as made:
        yield made


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch):
    monkeypatch.setattr(following, "_POLL_S", 0.4)
    monkeypatch.setattr(following, "_DEAF_POLL_S", 0.2)
    monkeypatch.setattr(following, "_APART_S", 1.0)


class Studio:
    """Posts to a server and follows there; `hears` says whether it listens at all."""

    def __init__(self, url, *, hears=True):
        self.server = Server("attic", url, answer_s=2)
        self.ear = Ear(self.server, deaf_s=0.6)
        self.shares = []
        if hears:
            self.ear.start()

    async def post(self, graph):
        prompt_id = new_id()
        client_id = self.ear.expect(prompt_id)
        await self.server.post(graph, prompt_id=prompt_id, client_id=client_id)
        self.ear.posted(prompt_id)
        return prompt_id

    async def follow(self, prompt_id, graph, limits=USUAL):
        async with asyncio.timeout(25):
            return await follow(
                self.server, self.ear, prompt_id, graph, limits=limits, progress=self.shares.append
            )

    async def made(self, limits=USUAL, graph=None):
        graph = graph or still()
        return await self.follow(await self.post(graph), graph, limits)

    async def runs(self, prompt_id):
        async with asyncio.timeout(10):
            while True:
                if await self.server.where(prompt_id) is Where.RUNNING:
                    return
                await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def studio_at(url, *, hears=True):
    made = Studio(url, hears=hears)
    if hears:
        assert await made.ear.ready(5)
    yield made
    await made.ear.aclose()
    await made.server.aclose()


@pytest.fixture
async def studio(stand_in):
    async with studio_at(stand_in.url) as made:
        yield made


@contextlib.contextmanager
def within(seconds):
    started = time.monotonic()
    yield
    assert time.monotonic() - started < seconds


async def test_a_prompt_is_followed_to_its_end(studio):
    entry = await studio.made()

    assert entry.succeeded
    assert entry.outputs["7"]["images"]
    assert studio.shares == sorted(studio.shares)
    assert studio.shares[-1] == 1.0
    assert any(0.2 < share < 0.9 for share in studio.shares)


async def test_the_ear_makes_it_quick(studio, monkeypatch):
    monkeypatch.setattr(following, "_POLL_S", 3600.0)
    with within(5):
        assert (await studio.made()).succeeded


async def test_without_an_ear_it_is_polled(stand_in):
    async with studio_at(stand_in.url, hears=False) as studio:
        with within(5):
            assert (await studio.made()).succeeded
        assert len(studio.shares) >= 2  # whoever waits is told that we live
        assert studio.shares[-1] == 1.0


async def test_a_prompt_of_an_earlier_life_is_followed(studio, stand_in):
    """As after a kill of ours: another ear, another client id, nothing expected."""
    graph = still()
    stand_in.mood("long", seconds=1)
    running, ended = await studio.post(graph), new_id()
    await studio.server.post(graph | {}, prompt_id=ended, client_id=new_id())
    async with studio_at(stand_in.url) as later:
        assert (await later.follow(running, graph)).prompt_id == running
        assert (await later.follow(ended, graph)).prompt_id == ended


async def test_a_repeat_is_followed(studio):
    graph = still()
    first = await studio.made(graph=graph)
    with within(2):
        again = await studio.made(graph=graph)
    assert again.cached == set(graph)
    assert again.outputs == first.outputs


async def test_the_history_may_come_late(studio, stand_in):
    stand_in.mood("late_history", seconds=0.8)
    assert (await studio.made()).succeeded


@pytest.mark.parametrize("mood", ["deaf", "stalled"])
async def test_a_silent_socket_keeps_nobody_waiting(studio, stand_in, mood):
    """The prompt ends while the socket says nothing; polling tells."""
    stand_in.mood(mood, seconds=30)
    with within(6):
        assert (await studio.made()).succeeded
    await asyncio.sleep(0.7)
    stand_in.calm()


@pytest.mark.parametrize(
    ("mood", "error"),
    [
        ("error", NodeFailedError),
        ("oom", OutOfMemoryError),
        ("oom_accelerator", OutOfMemoryError),
        ("oom_allocation", OutOfMemoryError),
        ("oom_runtime", OutOfMemoryError),
        ("oom_old", OutOfMemoryError),
    ],
)
async def test_a_failure_is_what_it_is(studio, stand_in, mood, error):
    stand_in.mood(mood)
    with pytest.raises(error, match="on server 'attic'"), within(5):
        await studio.made()


async def test_a_poisoned_process_is_told_from_too_little_memory(own):
    own.mood("poisoned")
    async with studio_at(own.url) as studio:
        for _ in range(2):
            with pytest.raises(PoisonedError):
                await studio.made()


async def test_an_interrupt_is_told(studio, stand_in):
    stand_in.mood("long", seconds=5)
    graph = still(steps=50)
    prompt_id = await studio.post(graph)
    await studio.runs(prompt_id)
    await studio.server.drop(prompt_id)
    with pytest.raises(InterruptedPromptError), within(4):
        await studio.follow(prompt_id, graph)


async def test_a_prompt_that_was_removed_has_vanished(studio, stand_in):
    stand_in.mood("long", seconds=6)
    first, graph = await studio.post(still()), still()
    second = await studio.post(graph)
    await studio.runs(first)
    await studio.server.drop(second)
    with pytest.raises(VanishedError, match="knows nothing of a prompt"), within(10):
        await studio.follow(second, graph)
    await studio.server.drop(first)


async def test_a_prompt_that_never_was_has_vanished(studio, stand_in):
    stand_in.mood("vanish")
    with pytest.raises(VanishedError), within(10):
        await studio.made()


async def test_a_restart_loses_everything(own):
    async with studio_at(own.url) as studio:
        own.mood("long", seconds=60)
        graph = still()
        prompt_id = await studio.post(graph)
        following_it = asyncio.create_task(studio.follow(prompt_id, graph))
        await studio.runs(prompt_id)
        await asyncio.to_thread(own.restart)
        with pytest.raises(VanishedError), within(15):
            await following_it


async def test_a_server_that_is_gone_is_waited_for_and_then_given_up(own):
    async with studio_at(own.url) as studio:
        own.mood("long", seconds=60)
        graph = still()
        prompt_id = await studio.post(graph)
        await studio.runs(prompt_id)
        own.kill()
        with pytest.raises(BackendUnreachableError), within(8):
            await studio.follow(prompt_id, graph, Silence(unreachable=1.5))


async def test_a_server_that_is_away_for_a_while_is_waited_for(studio, stand_in):
    stand_in.mood("long", seconds=2.5)
    graph = still()
    prompt_id = await studio.post(graph)
    await studio.runs(prompt_id)
    stand_in.mood("refuse", seconds=1.5)
    assert (await studio.follow(prompt_id, graph, Silence(unreachable=20))).succeeded


async def test_a_server_that_does_not_answer_is_given_up():
    async def silent(reader, writer):
        await reader.read()
        writer.close()

    listening = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with studio_at(f"http://127.0.0.1:{port}", hears=False) as studio:
        with pytest.raises(BackendTimeoutError), within(10):
            await studio.follow("p", still(), Silence(unreachable=1))
    listening.close()
    await asyncio.sleep(0.05)


async def test_a_zombie_is_silent(own):
    async with studio_at(own.url) as studio:
        own.mood("zombie")
        with (
            pytest.raises(SilentError, match=r"no sign of life .*\(sampler\)") as raised,
            within(12),
        ):
            await studio.made(Silence(sampler=1.5))
        assert raised.value.running
        assert raised.value.seconds >= 1.5

        with pytest.raises(SilentError) as raised:  # behind it, without end
            await studio.made(Silence(start=0.5, unheard=2.5))
        assert (raised.value.kind, raised.value.running) == ("start", False)


async def test_a_node_may_be_silent_as_long_as_its_kind_may(studio, stand_in):
    stand_in.mood("quiet", seconds=3.5)
    entry = await studio.made(Silence(sampler=1.5, load=1.5, other=1.5, decode=60))
    assert entry.succeeded

    stand_in.mood("quiet", seconds=6)
    with pytest.raises(SilentError) as raised:
        await studio.made(Silence(decode=0.5, unheard=3))
    assert raised.value.kind in {"decode", "unheard"}  # the latter where we were slow to hear


async def test_progress_is_a_sign_of_life(studio, stand_in):
    stand_in.mood("long", seconds=6)
    graph = still(steps=30)
    assert (await studio.made(Silence(sampler=1.5), graph)).succeeded


async def test_a_socket_that_fell_silent_is_no_evidence(studio, stand_in):
    """The publisher stalls in the middle: the limit of the node passes, and the prompt lives."""
    stand_in.mood("long", seconds=6)
    graph = still(steps=60)
    prompt_id = await studio.post(graph)
    async with asyncio.timeout(10):
        while (await studio.ear.news(prompt_id, 1)).node != "5":
            pass
    stand_in.mood("stalled", seconds=30)
    entry = await studio.follow(prompt_id, graph, Silence(sampler=1, other=1, decode=1))

    assert entry.succeeded
    assert stand_in.completed().count(prompt_id) == 1


async def test_who_cannot_hear_has_a_limit_too(stand_in):
    async with studio_at(stand_in.url, hears=False) as studio:
        stand_in.mood("block", seconds=4)
        assert (await studio.made(Silence(sampler=0.5, start=0.5, other=0.5))).succeeded
        stand_in.mood("block", seconds=4)
        with pytest.raises(SilentError) as raised:
            await studio.made(Silence(unheard=1.5))
        assert raised.value.kind == "unheard"


async def test_a_prompt_that_is_never_begun_is_silent():
    """The worker has died between two prompts: ours waits, and nothing runs."""
    answer = json.dumps({"queue_running": [], "queue_pending": [[1, "p", {}, {}, []]]}).encode()

    async def waits(reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(answer)}\r\nconnection: close\r\n\r\n"
            writer.write(head.encode() + answer)
            await writer.drain()
        writer.close()

    listening = await asyncio.start_server(waits, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with studio_at(f"http://127.0.0.1:{port}", hears=False) as studio:
        with pytest.raises(SilentError) as raised, within(10):
            await studio.follow("p", still(), Silence(start=1))
    assert (raised.value.kind, raised.value.running) == ("start", False)
    listening.close()
    await asyncio.sleep(0.05)


async def test_whoever_gives_up_following_leaves_the_prompt_alone(studio, stand_in):
    stand_in.mood("long", seconds=1.5)
    graph = still()
    prompt_id = await studio.post(graph)
    task = asyncio.create_task(studio.follow(prompt_id, graph))
    await studio.runs(prompt_id)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert (await studio.follow(prompt_id, graph)).succeeded


class Clocks:
    """Both clocks, to be set."""

    def __init__(self, monkeypatch):
        self.wall, self.steady = 1_000_000.0, 50.0
        monkeypatch.setattr(time, "time", lambda: self.wall)
        monkeypatch.setattr(time, "monotonic", lambda: self.steady)

    def go(self, wall, steady):
        self.wall += wall
        self.steady += steady


def test_only_time_awake_is_silence(monkeypatch):
    clocks = Clocks(monkeypatch)
    awake = Awake()
    for wall, steady, counted in (
        (2.0, 2.0, 2.0),  # as ever
        (28_800.0, 2.0, 2.0),  # a night in suspend, where the steady clock stands still
        (28_800.0, 28_800.0, 30.0),  # the same where it does not
        (3600.0, 1.0, 1.0),  # the clock is put forward
        (-3600.0, 3.0, 3.0),  # and back
        (1.0, 5.0, 1.0),  # where the clocks differ, the one that went less far
        (0.0, 0.0, 0.0),
    ):
        clocks.go(wall, steady)
        assert awake.step() == pytest.approx(counted)


def test_samplers_are_most_of_the_way():
    share = Share(still())
    others = frozenset("123467")

    assert share.of(Heard()) == 0
    assert share.of(Heard(node="5", finished=frozenset("1234"))) == pytest.approx(0.2 * 4 / 6)
    half = Heard(node="5", value=10, most=20, finished=frozenset("1234"))
    assert share.of(half) == pytest.approx(0.4 + 0.2 * 4 / 6)
    assert share.of(Heard()) == pytest.approx(0.4 + 0.2 * 4 / 6)  # never back
    assert share.of(Heard(finished=others | {"5", "elsewhere"})) == 1.0


def test_a_graph_without_a_sampler_has_its_way_too():
    graph = {
        n: {"class_type": kind}
        for n, kind in zip("123", ("LoadImage", "KSamplerSelect", "SaveImage"), strict=True)
    }
    share = Share(graph)

    assert share.of(Heard(node="2", value=1, most=2, finished=frozenset("1"))) == pytest.approx(0.5)
    assert Share({}).of(Heard()) == 0


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ("KSampler", "sampler"), ("SamplerCustom", "sampler"), ("VAEDecode", "decode"),
        ("VAEDecodeTiled", "decode"), ("SaveVideo", "decode"), ("CheckpointLoaderSimple", "load"),
        ("CLIPTextEncode", "load"), ("SVD_img2vid_Conditioning", "load"), ("UpscaleModelLoader", "load"),
        ("FrameInterpolate", "interpolate"), ("RIFE VFI", "interpolate"), ("EmptyLatentImage", "other"),
        ("ModelSamplingSD3", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_each_kind_of_node_has_a_limit(node, kind):
    assert USUAL.of(node) == (kind, getattr(USUAL, kind))
