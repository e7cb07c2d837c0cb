"""A ComfyUI backend on a stand-in server, and a folder for what it makes."""

from __future__ import annotations

import pytest

from stand_ins.comfy_shots import making
from stand_ins.comfyui.control import running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server"), seconds=0.02) as one:
        yield one


@pytest.fixture
async def comfy(server, tmp_path):
    async with making(server, tmp_path / "cache") as make:
        yield make


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder
