"""What has ended well of an unfinished shot is kept, longer than the pool itself keeps it."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from generators.comfyui import keeping
from generators.comfyui.babysitter import Pace
from generators.comfyui.phases import Seen
from generators.comfyui.pool import Pool
from generators.comfyui.settings import read
from generators.comfyui.work import Work
from generators.comfyui.workflow import bind, load
from schemas.errors import StudioError
from schemas.take import nothing

pytestmark = pytest.mark.anyio
STILL = load()["sdxl_still"]
FORGETFUL = Pace(heartbeat_s=0.02, kept_s=0.05)


def work(seed=1):
    graph = bind(STILL, {"prompt": "copper hair", "seed": seed, "width": 128, "height": 128})
    return Work(workflow=STILL.name, graph=graph, wants=("7",), key=f"still-{seed}")


@pytest.fixture
async def pool(server, tmp_path):
    made = Pool.open(read({"servers": [server.url]}), folder=tmp_path / "pool", pace=FORGETFUL)
    yield made
    await made.aclose()


async def test_a_prompt_that_ended_is_not_run_again(pool, server, tmp_path):
    inputs: dict[str, Seen] = {}
    first = await keeping.run(pool, work(), inputs, tmp_path / "shot", nothing)
    await asyncio.sleep(1)  # the pool has forgotten it
    before = len(server.completed())
    again = await keeping.run(pool, work(), inputs, tmp_path / "shot", nothing)
    assert len(server.completed()) == before
    assert (again.made, dict(again.sha256)) == (first.made, dict(first.sha256))
    await keeping.run(pool, work(2), inputs, tmp_path / "shot", nothing)
    assert len(server.completed()) == before + 1


@pytest.mark.parametrize("spoil", ["cut", "gone", "unread"])
async def test_what_is_no_longer_whole_is_made_again(pool, server, tmp_path, spoil):
    seed = len(spoil) * 10  # nothing of it is on the server yet
    first = await keeping.run(pool, work(seed), {}, tmp_path / "shot", nothing)
    (file,) = first.files()
    if spoil == "cut":
        file.write_bytes(file.read_bytes()[:100])
    elif spoil == "gone":
        file.unlink()
    else:
        (file.parent / "made.json").write_text('{"files": ')
    await asyncio.sleep(1)
    before = len(server.completed())
    again = await keeping.run(pool, work(seed), {}, tmp_path / "shot", nothing)
    assert len(server.completed()) == before + 1
    assert again.files()[0].read_bytes()[-8:] == b"IEND\xaeB`\x82"


async def test_a_folder_that_cannot_be_written_is_said(pool, tmp_path):
    (tmp_path / "shot").write_text("a file, where a folder is wanted")
    with pytest.raises(StudioError, match="cannot be written"):
        await keeping.run(pool, work(), {}, tmp_path / "shot", nothing)


def test_what_nobody_went_on_with_is_removed(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for one in (old, new):
        one.mkdir()
        (one / "made.json").write_text("{}")
    os.utime(old, (time.time() - 4 * 86_400,) * 2)
    keeping.prune(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["new"]
    keeping.prune(tmp_path / "nowhere")
