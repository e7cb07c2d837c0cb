"""The client of one ComfyUI server: what is sent, what is understood, and what is never sent twice."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
import json
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generators.comfyui import failures, outputs
from generators.comfyui.answers import Where
from generators.comfyui.failures import (
    BadInputError,
    InterruptedPromptError,
    LacksError,
    LostFileError,
    LostUploadError,
    UnansweredError,
)
from generators.comfyui.outputs import File
from generators.comfyui.server import CANARY, Server, new_id
from schemas.errors import (
    BackendBrokenError,
    BackendBusyError,
    BackendTimeoutError,
    BackendUnreachableError,
    ConfigError,
)
from stand_ins.comfyui import control

pytestmark = pytest.mark.anyio
STILL = Path(__file__).parents[2] / "generators/comfyui/workflows/sdxl_still.json"


def still(prefix="anigen/t/1", *, seed=None, steps=4):
    graph = json.loads(STILL.read_text())
    graph["4"]["inputs"] |= {"width": 64, "height": 64}
    graph["5"]["inputs"] |= {
        "seed": random.randrange(2**32) if seed is None else seed,
        "steps": steps,
    }
    graph["7"]["inputs"]["filename_prefix"] = prefix
    return graph


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    with control.running(tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture
async def server(stand_in):
    stand_in.calm()
    async with serving(stand_in.url) as made:
        await made.stats()
        yield made


@contextlib.asynccontextmanager
async def serving(url, **more):
    made = Server("attic", url, **more)
    yield made
    await made.aclose()


@contextlib.asynccontextmanager
async def answering(*answers):
    """A server that says the same to everybody, in turn, and the raw requests it got."""
    asked, waiting, silent = [], list(answers), asyncio.Event()

    async def serve(reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            asked.append(head + await reader.readexactly(length))
            answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if answer is None:
                await silent.wait()
            writer.write(answer or b"")
            await writer.drain()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with serving(f"http://127.0.0.1:{port}", answer_s=0.3) as made:
        yield made, asked
    silent.set()
    listening.close()
    await asyncio.sleep(0.01)


def http(status, body=b"{}", **headers):
    said = {"content-length": len(body), "connection": "close"} | headers
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body


async def post(server, graph, **more):
    prompt_id = new_id()
    await server.post(graph, prompt_id=prompt_id, client_id=new_id(), **more)
    return prompt_id


async def eventually(ask, *, within_s=20):
    async with asyncio.timeout(within_s):
        while True:
            if found := await ask():
                return found
            await asyncio.sleep(0.01)


async def ended(server, prompt_id):
    return await eventually(lambda: server.history(prompt_id))


async def until(server, prompt_id, *where):
    async def there():
        return await server.where(prompt_id) in where

    await eventually(there)


def size(path):
    with Image.open(path) as image:
        return image.size


async def made(server, graph, into):
    entry = await ended(server, await post(server, graph))
    return entry, (await outputs.collect(server, entry.outputs, ["7"], into))["7"]


async def test_a_server_says_what_it_is_and_has(server):
    stats = await server.stats()

    assert stats.environment["comfyui"] == stats.version == "0.33.0"
    assert 0 < stats.vram_free <= stats.vram_total
    assert "KSampler" in await server.object_info()


async def test_a_prompt_goes_through_the_queue_into_the_history(server, tmp_path):
    graph = still(steps=5)
    entry, (path,) = await made(server, graph, tmp_path)

    assert entry.succeeded
    assert entry.graph == graph
    assert entry.seconds > 0
    assert size(path) == (64, 64)
    await server.forget(entry.prompt_id)
    assert await server.where(entry.prompt_id) is Where.UNKNOWN


async def test_where_a_prompt_is(server, stand_in):
    stand_in.mood("long", seconds=0.6)
    first, second = await post(server, still()), await post(server, still())
    await until(server, first, Where.RUNNING)

    queue = await server.queue()
    assert (queue.running, queue.waiting) == ((first,), (second,))
    assert await server.where(second) is Where.WAITING
    assert await server.history(first) is None
    await until(server, first, Where.ENDED)
    await until(server, second, Where.ENDED)
    assert await server.where(new_id()) is Where.UNKNOWN


async def test_one_may_go_before_the_others(server, stand_in):
    stand_in.mood("long", seconds=0.5)
    first = await post(server, still())
    await until(server, first, Where.RUNNING)
    usual, urgent = await post(server, still()), await post(server, still(), front=True)
    await ended(server, usual)

    started = [line["prompt_id"] for line in stand_in.ran() if line["prompt_id"] in {usual, urgent}]
    assert started[0] == urgent


async def test_what_travels_with_a_prompt_is_there_and_nothing_that_kills_a_server(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    prompt_id = new_id()
    body = json.dumps({"prompt_id": prompt_id, "number": 1, "node_errors": {}}).encode()
    async with answering(http(200, body)) as (server, asked):
        await server.post(
            CANARY, prompt_id=prompt_id, client_id="c-1", extra={"anigen": {"take": "1"}}
        )

    head, _, sent = asked[0].partition(b"\r\n\r\n")
    assert b"\r\norigin:" not in head.lower()
    assert json.loads(sent) == {
        "prompt": CANARY, "prompt_id": prompt_id, "client_id": "c-1",
        "extra_data": {"anigen": {"take": "1"}},
    }  # fmt: skip
    assert prompt_id == prompt_id.lower()
    assert len({new_id() for _ in range(100)}) == 100


async def test_a_lack_is_named(server):
    graph = still()
    graph["1"]["inputs"]["ckpt_name"] = "nope.safetensors"
    with pytest.raises(
        LacksError, match=r"lacks the model nope.safetensors; put it into models/check"
    ):
        await post(server, graph)

    graph = still() | {"9": {"class_type": "VHS_Nothing", "inputs": {}}}
    with pytest.raises(
        LacksError, match="install the node pack ComfyUI-VideoHelperSuite"
    ) as raised:
        await post(server, graph)
    assert raised.value.missing == "VHS_Nothing"


@pytest.mark.parametrize("version", ["0.3.64", "0.33.0"])
async def test_a_lack_is_named_by_old_and_new_servers(tmp_path, version):
    with control.running(tmp_path, version=version, without=("ipadapter",)) as stand_in:
        async with serving(stand_in.url) as server:
            graph = still() | {"24": {"class_type": "IPAdapterAdvanced", "inputs": {}}}
            with pytest.raises(LacksError, match="ComfyUI_IPAdapter_plus"):
                await post(server, graph)


async def test_wrong_inputs_are_named(server):
    graph = still(steps=0)
    del graph["5"]["inputs"]["cfg"]
    with pytest.raises(BadInputError, match=r"KSampler \(node 5\)") as raised:
        await post(server, graph)
    assert set(raised.value.inputs) == {"steps", "cfg"}

    with pytest.raises(BackendBrokenError, match="no outputs"):
        await post(server, {"1": still()["1"]})


async def test_half_a_prompt_is_none(server, stand_in):
    """The server takes it with 200 and runs what is left; we do not want that."""
    graph = still() | {"70": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x"}}}
    stand_in.mood("long", seconds=5)
    prompt_id = new_id()
    with pytest.raises(BadInputError, match=r"SaveImage \(node 70\): input 'images'"):
        await server.post(graph, prompt_id=prompt_id, client_id=new_id())

    assert [one["status"] for one in stand_in.posted() if one["prompt_id"] == prompt_id] == [200]
    await until(server, prompt_id, Where.UNKNOWN, Where.ENDED)
    assert prompt_id not in stand_in.completed()
    stand_in.calm()


@pytest.mark.parametrize("mood", ["drop_after", "drop_before", "500", "503"])
async def test_a_lost_answer_proves_nothing(server, stand_in, mood):
    prompt_id = new_id()
    stand_in.mood(mood, path="/prompt")
    with pytest.raises(UnansweredError, match="'attic'"):
        await server.post(still(), prompt_id=prompt_id, client_id=new_id())

    if mood == "drop_after":
        assert (await ended(server, prompt_id)).succeeded
        assert stand_in.completed().count(prompt_id) == 1
    else:
        assert await server.where(prompt_id) is Where.UNKNOWN


async def test_an_answer_that_does_not_come_proves_nothing_either():
    async with answering(None) as (server, asked):
        with pytest.raises(UnansweredError):
            await server.post(CANARY, prompt_id=new_id(), client_id="c")
        with pytest.raises(BackendTimeoutError):
            await server.queue()
    assert len(asked) == 2


@pytest.mark.parametrize(
    "answer", [http(200, b"<html>"), http(200, b"[]"), http(302), b"HTTP/1.1 200 X\r\n"]
)
async def test_an_answer_that_nobody_can_read_proves_nothing(answer):
    async with answering(answer) as (server, _):
        with pytest.raises(UnansweredError):
            await server.post(CANARY, prompt_id=new_id(), client_id="c")


async def test_where_nobody_listens_nothing_was_sent():
    async with serving("http://bob:secret@127.0.0.1:9") as server:
        for asked in (server.post(CANARY, prompt_id=new_id(), client_id="c"), server.stats()):
            with pytest.raises(BackendUnreachableError) as raised:
                await asked
            assert "'attic'" in str(raised.value)
            assert "secret" not in str(raised.value)
        assert server.ear_address("c") == "ws://bob:secret@127.0.0.1:9/ws?clientId=c"


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (http(401), BackendBrokenError, "password"),
        (http(403), BackendBrokenError, "refuses us"),
        (http(404), BackendBrokenError, "is it a ComfyUI"),
        (http(500), BackendBusyError, "HTTP 500"),
        (http(429), BackendBusyError, "HTTP 429"),
        (http(302, location="http://elsewhere"), BackendBrokenError, "HTTP 302"),
        (http(200, b"<html>"), BackendBrokenError, "unreadable"),
        (http(200, b"[1]"), BackendBrokenError, "unreadable"),
        (http(200, b'{"a": ', **{"content-length": 99}), BackendUnreachableError, "reached"),
        (b"SSH-2.0\r\n", BackendUnreachableError, "reached"),
    ],
)
async def test_what_is_no_comfyui_is_told(answer, error, words):
    async with answering(answer) as (server, _):
        with pytest.raises(error, match=words):
            await server.stats()


async def test_a_server_that_chooses_ids_is_too_old():
    theirs = json.dumps({"prompt_id": new_id(), "number": 1, "node_errors": {}}).encode()
    stats = json.dumps({"system": {"comfyui_version": "0.33.0"}}).encode()
    async with answering(http(200, theirs), http(200, stats), http(200)) as (server, asked):
        with pytest.raises(ConfigError, match="ids of its own"):
            await server.post(CANARY, prompt_id=new_id(), client_id="c")
    assert b"/cancel " in asked[2]


async def test_a_server_may_be_too_old():
    body = json.dumps({"system": {"comfyui_version": "0.3.44"}}).encode()
    async with answering(http(200, body)) as (server, _):
        with pytest.raises(ConfigError, match=r"'attic' runs ComfyUI 0\.3\.44"):
            await server.stats()


@pytest.mark.parametrize("version", ["0.3.50", "0.3.64", "0.33.0"])
async def test_a_prompt_of_ours_is_taken_back_wherever_it_is(tmp_path, version):
    with control.running(tmp_path, version=version) as stand_in:
        async with serving(stand_in.url) as server:
            stand_in.mood("long", seconds=2)
            running, waiting = await post(server, still(steps=40)), await post(server, still())
            await until(server, running, Where.RUNNING)

            await server.drop(waiting)
            assert await server.where(waiting) is Where.UNKNOWN
            assert await server.where(running) is Where.RUNNING
            await server.drop(waiting)  # which is nowhere any more: nothing else may be hit
            await server.drop(running)
            error = failures.failed(await ended(server, running), "attic")

    assert isinstance(error, InterruptedPromptError)
    assert stand_in.completed() == []


async def test_a_prompt_of_somebody_else_is_let_run(server, stand_in):
    stand_in.mood("long", seconds=0.5)
    theirs = await post(server, still(steps=30))
    await until(server, theirs, Where.RUNNING)
    ours = await post(server, still())
    await server.drop(ours)

    assert (await ended(server, theirs)).succeeded
    assert ours not in {line["prompt_id"] for line in stand_in.ran()}


async def test_an_interrupt_that_comes_too_late_is_a_success(server, stand_in):
    stand_in.mood("block", seconds=0.6, node="SaveImage")
    prompt_id = await post(server, still())
    await until(server, prompt_id, Where.RUNNING)
    await asyncio.sleep(0.3)
    await server.drop(prompt_id)

    assert (await ended(server, prompt_id)).succeeded


def picture(seed=1):
    buffer = io.BytesIO()
    noise = np.random.default_rng(seed).integers(0, 255, (48, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(buffer, "PNG")
    return buffer.getvalue()


def reference(tmp_path, seed=1):
    path = tmp_path / f"{seed}.PNG"
    path.write_bytes(picture(seed))
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def showing(name, prefix):
    return {
        "20": {"class_type": "LoadImage", "inputs": {"image": name}},
        "7": {
            "class_type": "SaveImage",
            "inputs": {"images": ["20", 0], "filename_prefix": prefix},
        },
    }


async def test_a_picture_is_uploaded_once_under_a_name_that_is_its_content(
    server, stand_in, tmp_path
):
    path, digest = reference(tmp_path)
    name = await server.upload(path, digest)
    assert name == f"anigen/{digest[:32]}.png"
    assert (stand_in.folder / "input" / name).read_bytes() == path.read_bytes()

    path.unlink()  # it is not even read again
    assert await server.upload(path, digest) == name
    _, (shown,) = await made(server, showing(name, "anigen/up/1"), tmp_path)
    assert size(shown) == (64, 48)


async def test_the_name_that_the_server_gives_is_the_one_that_counts(server, stand_in, tmp_path):
    """Somebody else's file has our name; it is neither used nor overwritten."""
    path, digest = reference(tmp_path, 2)
    folder = stand_in.folder / "input" / "anigen"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{digest[:32]}.png").write_bytes(b"half of it")
    name = await server.upload(path, digest)

    assert name == f"anigen/{digest[:32]} (1).png"
    entry, _ = await made(server, showing(name, "anigen/up/2"), tmp_path)
    assert entry.succeeded


async def test_a_picture_that_is_gone_is_uploaded_again(server, stand_in, tmp_path):
    path, digest = reference(tmp_path, 3)
    name = await server.upload(path, digest)
    (stand_in.folder / "input" / name).unlink()
    with pytest.raises(LostUploadError, match="gone"):
        await post(server, showing(name, "anigen/up/3"))

    name = await server.upload(path, digest)
    entry, _ = await made(server, showing(name, "anigen/up/3"), tmp_path)
    assert entry.succeeded


async def test_a_picture_that_was_never_there_is_a_wrong_input(server):
    with pytest.raises(BadInputError, match=r"LoadImage \(node 20\): input 'image'"):
        await post(server, showing("nobody.png", "anigen/up/4"))


async def test_a_repeat_names_the_files_of_the_first_run(server, stand_in, tmp_path):
    graph = still("anigen/again/1", seed=77)
    first, (path,) = await made(server, graph, tmp_path)
    again = await ended(server, await post(server, graph))
    assert again.outputs == first.outputs
    assert again.cached == set(graph)

    for file in (stand_in.folder / "output/anigen/again").iterdir():
        file.unlink()
    path.unlink()
    gone = await ended(server, await post(server, graph))
    assert gone.succeeded
    with pytest.raises(LostFileError, match="lost a file"):
        await outputs.collect(server, gone.outputs, ["7"], tmp_path)
    assert list(tmp_path.iterdir()) == []

    entry, _ = await made(server, still("anigen/again/2", seed=77), tmp_path)
    assert entry.cached == set(graph) - {"7"}  # another prefix: only the saver runs


async def test_kept_results_can_be_freed(server):
    graph = still("anigen/free/1", seed=78)
    await ended(server, await post(server, graph))
    await server.free(models=False, cache=True)
    await asyncio.sleep(0.3)

    assert (await ended(server, await post(server, graph))).cached == set()


@pytest.mark.parametrize(("mood", "words"), [("truncated", "only a part"), ("lost", "lost a file")])
async def test_a_success_without_its_file_is_none(server, stand_in, tmp_path, mood, words):
    stand_in.mood(mood)
    with pytest.raises(LostFileError, match=words):
        await made(server, still(f"anigen/{mood}/1", seed=5), tmp_path)
    assert list(tmp_path.iterdir()) == []

    _, (path,) = await made(server, still(f"anigen/{mood}/2", seed=5), tmp_path)
    assert outputs.whole(path)


async def test_a_success_without_outputs_is_none(server, stand_in, tmp_path):
    stand_in.mood("empty")
    with pytest.raises(LostFileError, match="node 7 ended without a file"):
        await made(server, still("anigen/empty/1"), tmp_path)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (http(200, b"half", **{"content-length": 99}), BackendUnreachableError),
        (http(200, b""), LostFileError),
        (http(404), LostFileError),
        (http(500), BackendBusyError),
        (http(401), BackendBrokenError),
    ],
)
async def test_half_a_download_is_none(tmp_path, answer, error):
    async with answering(answer) as (server, _):
        with pytest.raises(error):
            await server.fetch(File("7", "x.png", "anigen", "output"), tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


async def test_a_download_tells_its_digest(tmp_path):
    async with answering(http(200, b"whole")) as (server, asked):
        found = await server.fetch(File("7", "a b.png", "an\\gen", "output"), tmp_path / "x.png")
    assert found == hashlib.sha256(b"whole").hexdigest()
    assert b"filename=a+b.png&subfolder=an%5Cgen&type=output" in asked[0].replace(b"%20", b"+")
