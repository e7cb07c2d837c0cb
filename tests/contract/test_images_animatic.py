"""The animatic's own sheets: drawn in a worker, whole, and telling people apart."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from canon.bible.shelf import load
from generators import images
from generators.animatic.character_sheet import BODIES, FACES, SIZE
from generators.images.animatic import AnimaticImages
from schemas.errors import BackendUnreachableError, StudioError
from schemas.take import Reproduction

pytestmark = pytest.mark.anyio

STARTERS = Path(__file__).parents[2] / "canon" / "starter"
BIBLES = [load(STARTERS / name) for name in ("small-weather-office", "hotel-out-of-season")]
THREE = BIBLES[1].character("three")
WREN, STYLE = BIBLES[0].character("wren"), BIBLES[0].style


@pytest.fixture
async def mine() -> AsyncIterator[AnimaticImages]:
    made = images.make("animatic", None, {}, folder=Path())
    assert isinstance(made, AnimaticImages)
    yield made
    await made.aclose()


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.size == SIZE
        assert (picture.format, picture.mode) == ("PNG", "RGB")
        return np.asarray(picture, np.int16)


async def test_the_same_look_is_the_same_picture(mine: AnimaticImages, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    receipt = await mine.sheet(WREN, STYLE, seed=1, into=one)
    await mine.sheet(WREN, STYLE, seed=2, references=(one,), into=two)
    assert one.read_bytes() == two.read_bytes()
    assert receipt.reproduction is Reproduction.BIT_EXACT
    assert (receipt.backend, receipt.usd, mine.estimate(WREN, STYLE)) == ("animatic", 0, 0)
    assert receipt.cpu_s > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.png", "two.png"]


async def test_views_stand_apart_on_plain_ground(mine: AnimaticImages, tmp_path: Path) -> None:
    assert len(BODIES) + len(FACES) >= 8
    seen = []
    for one in [WREN, *(BIBLES[0].character(who) for who in ("minister", "moth")), THREE]:
        into = tmp_path / f"{one.id}.png"
        await mine.sheet(one, STYLE, seed=1, into=into)
        picture = pixels(into)
        seen.append(picture)
        drawn = abs(picture - picture[0, 0]).max(axis=2) > 60
        assert not drawn[:8].any(), one.id
        assert not drawn[:, :8].any(), one.id
        assert not drawn[:, -8:].any(), one.id
        columns = drawn[:720].any(axis=0)
        groups = int(np.count_nonzero(columns[1:] & ~columns[:-1]))
        assert groups == len(BODIES), one.id
        assert 0.08 < drawn.mean() < 0.6, one.id
    for n, first in enumerate(seen):
        for other in seen[n + 1 :]:
            assert (abs(first - other).max(axis=2) > 40).mean() > 0.05


async def test_a_dead_worker_leaves_nothing(mine: AnimaticImages, tmp_path: Path) -> None:
    into = tmp_path / "s.png"
    await mine.sheet(WREN, STYLE, seed=1, into=into)
    before = into.read_bytes()
    (pid,) = mine._pool.pids
    os.kill(pid, signal.SIGSTOP)
    work = asyncio.create_task(mine.sheet(WREN, STYLE, seed=1, into=into))
    await asyncio.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(BackendUnreachableError):
        await work
    assert into.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["s.png"]
    await mine.sheet(WREN, STYLE, seed=1, into=into)


async def test_a_folder_that_is_gone_is_said_plainly(mine: AnimaticImages, tmp_path: Path) -> None:
    with pytest.raises(StudioError):
        await mine.sheet(WREN, STYLE, seed=1, into=tmp_path / "gone" / "s.png")
