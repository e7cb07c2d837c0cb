"""A stand-in of ComfyUI, of today and of a year ago, and somebody who asks it."""

from __future__ import annotations

import pytest

from stand_ins.comfyui import control
from stand_ins.comfyui.asking import Asker


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with control.running(tmp_path_factory.mktemp("comfyui")) as running:
        yield running


@pytest.fixture
def ask(server):
    with Asker(server.url) as asker:
        yield asker
    server.calm()


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    with control.running(tmp_path_factory.mktemp("older"), version="0.3.64") as running:
        yield running


@pytest.fixture
def ask_older(older):
    with Asker(older.url) as asker:
        yield asker
    older.calm()
