"""A take is made again from its receipt, and gone on with after a kill."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from generators.comfyui.generator import ComfyGenerator
from generators.comfyui.settings import read
from schemas.errors import UnsupportedShotError
from schemas.plan import Move
from schemas.take import nothing
from stand_ins.comfy_shots import SMALL, asked, likeness, ours, pictures, workflows
from stand_ins.comfyui.control import running

pytestmark = pytest.mark.anyio


async def test_a_take_is_made_again_bit_for_bit(comfy, into, tmp_path, server):
    request = asked(9.0, Move.PAN_LEFT, lines=(), references=(likeness(tmp_path),))
    first = await comfy().generate(request, into=into, progress=nothing)
    ran = len(server.completed())
    shares = []
    again = await comfy().replay(first.receipt, request, into=into, progress=shares.append)
    assert len(server.completed()) == ran + 3
    assert np.array_equal(pictures(first.path), pictures(again.path))
    assert workflows(again) == workflows(first)
    assert [s.inputs for s in again.receipt.steps] == [s.inputs for s in first.receipt.steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


async def test_what_is_made_again_is_not_taken_from_what_the_server_remembers(comfy, into, server):
    request = asked(seed=55)
    first = await comfy().generate(request, into=into, progress=nothing)
    server.mood("long", times=1, seconds=0.1, node="KSampler")
    again = await comfy().replay(first.receipt, request, into=into, progress=nothing)
    assert server.waiting_moods() == [], "a sampler ran, and met it"
    assert again.sha256 == first.sha256


async def test_a_loop_is_made_again_as_a_loop(comfy, into):
    request = asked(seconds=3.5)
    first = await comfy().generate(request, into=into, progress=nothing)
    again = await comfy().replay(first.receipt, request, into=into, progress=nothing)
    assert again.sha256 == first.sha256


async def test_what_cannot_be_made_again_is_said(comfy, into, tmp_path):
    request = asked(references=(likeness(tmp_path),))
    first = await comfy().generate(request, into=into, progress=nothing)
    bare = first.receipt.model_copy(update={"steps": ()})
    with pytest.raises(UnsupportedShotError, match="no recorded prompts"):
        await comfy().replay(bare, request, into=into, progress=nothing)
    without = request.model_copy(update={"references": ()})
    with pytest.raises(UnsupportedShotError, match="picture"):
        await comfy().replay(first.receipt, without, into=into, progress=nothing)


_CHILD = """
import asyncio, json, sys
from pathlib import Path
from generators.comfyui.generator import ComfyGenerator
from generators.comfyui.settings import read
from schemas.take import ShotRequest, nothing
options, request, folder, into = sys.argv[1:]
async def main():
    asked = ShotRequest.model_validate_json(Path(request).read_text())
    generator = ComfyGenerator(read(json.loads(options)), folder=Path(folder))
    await generator.generate(asked, into=Path(into), progress=nothing)
asyncio.run(main())
"""


def killed(server, arguments):
    """Run a daemon's share in a process of its own, and kill it while the second prompt runs."""
    here, before = Path(__file__).parents[3], len(ours(server))
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, *map(str, arguments)], cwd=here,
        env=os.environ | {"PYTHONPATH": str(here)},
    )  # fmt: skip
    until = time.monotonic() + 60
    while len(ours(server)) < before + 2 and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)
    child.send_signal(signal.SIGKILL)
    child.wait()


async def test_after_a_kill_nothing_is_made_twice(tmp_path, into):
    """We die while the loop runs on: its still is kept, the loop itself is adopted."""
    request, written = asked(), tmp_path / "request.json"
    written.write_text(request.model_dump_json())
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server", seconds=0.02) as server:
        server.mood("long", times=1, seconds=6, node="ADE_UseEvolvedSampling")
        options = {"servers": [server.url], **SMALL}
        arguments = (json.dumps(options), written, tmp_path / "cache", into)
        await asyncio.to_thread(killed, server, arguments)
        assert len(ours(server)) == 2
        generator = ComfyGenerator(read(options), folder=tmp_path / "cache")
        footage = await generator.generate(request, into=into, progress=nothing)
        await generator.aclose()
        assert len(ours(server)) == 2, "nothing was posted again"
        made = {step.prompt_id for step in footage.receipt.steps}
        assert made == {one["prompt_id"] for one in ours(server)}
        assert Counter(server.completed())[footage.receipt.steps[1].prompt_id] == 1
        assert [path for path in into.iterdir() if path.suffix == ".mp4"] == [footage.path]
