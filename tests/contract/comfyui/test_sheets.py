"""Character sheets from a stand-in ComfyUI: eight poses of one character, whole or not there."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from canon.bible.shelf import load
from generators.comfyui.gating import Gating
from generators.comfyui.settings import read
from generators.grades.gates import Gates
from generators.images.comfyui import POSES, ComfyImages, create
from schemas.errors import BackendBrokenError, BadFootageError, ConfigError, StudioError
from schemas.take import Reproduction

pytestmark = pytest.mark.anyio
BIBLE = load(Path(__file__).parents[3] / "canon" / "starter" / "small-weather-office")
WREN, ODO = BIBLE.character("wren"), BIBLE.character("odo")
SMALL = {"overrides": {"sheet": {"width": 192, "height": 192}}}
NAMES = [f"{n:02}-{name}.png" for n, (name, _) in enumerate(POSES, 1)]


@pytest.fixture
async def comfy(server, tmp_path):
    made = []

    def make(accept=None, **options):
        options = {"servers": [server.url], **SMALL, **options}
        made.append(ComfyImages(read(options), folder=tmp_path / "cache", accept=accept))
        return made[-1]

    yield make
    for one in made:
        await one.aclose()
    server.calm()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def uploaded(step):
    return list(step.inputs.values())


async def test_eight_poses_and_one_sheet_of_them(comfy, tmp_path):
    into = tmp_path / "out" / "sheet-1.png"
    into.parent.mkdir()
    receipt = await comfy().sheet(WREN, BIBLE.style, seed=5, into=into)
    assert names(into.parent) == ["sheet-1.png", "sheet-1.poses"]
    assert names(into.with_suffix(".poses")) == NAMES
    with Image.open(into) as sheet:
        assert (sheet.format, sheet.mode, sheet.size) == ("PNG", "RGB", (2048, 1024))
        cells = np.asarray(sheet, np.int16)
    with Image.open(into.with_suffix(".poses") / NAMES[5]) as close:
        small = np.asarray(close.convert("RGB").resize((192, 192)), np.int16)
    centre = cells[512 + 160 : 512 + 352, 512 + 160 : 512 + 352]
    assert np.abs(centre - small).mean() < 2, "the sixth cell is the sixth pose"
    assert (receipt.usd, receipt.reproduction) == (0, Reproduction.SAME_ENVIRONMENT)
    assert receipt.gpu_s > 0


async def test_the_first_is_drawn_from_words_and_the_others_after_it(comfy, tmp_path):
    receipt = await comfy().sheet(WREN, BIBLE.style, seed=5, into=tmp_path / "s.png")
    first, *others = receipt.steps
    assert (first.workflow, first.inputs) == ("sdxl_still", {})
    assert {step.workflow for step in others} == {"sdxl_character_ipadapter"}
    assert len({value for step in others for value in uploaded(step)}) == 1
    texts = [step.graph["2"]["inputs"]["text"] for step in receipt.steps]
    for text, (_, how) in zip(texts, POSES, strict=True):
        assert how in text
    assert len({step.graph["5"]["inputs"]["seed"] for step in receipt.steps}) == len(POSES)
    sides = {
        (s.graph["4"]["inputs"]["width"], s.graph["4"]["inputs"]["height"]) for s in receipt.steps
    }
    assert sides == {(192, 192)}


async def test_an_earlier_sheet_is_stayed_true_to(comfy, tmp_path):
    before = tmp_path / "before.png"
    await comfy().sheet(WREN, BIBLE.style, seed=5, into=before)
    front = before.with_suffix(".poses") / NAMES[0]
    receipt = await comfy().sheet(
        WREN, BIBLE.style, seed=6, references=(before,), into=tmp_path / "after.png"
    )
    assert receipt.steps[0].workflow == "sdxl_character_ipadapter"
    assert uploaded(receipt.steps[0]) == [hashlib.sha256(front.read_bytes()).hexdigest()]
    bare = tmp_path / "bare.png"
    bare.write_bytes(before.read_bytes())
    receipt = await comfy().sheet(
        WREN, BIBLE.style, seed=6, references=(bare,), into=tmp_path / "again.png"
    )
    assert uploaded(receipt.steps[0]) == [hashlib.sha256(bare.read_bytes()).hexdigest()]


async def test_the_same_is_the_same_and_another_seed_another(comfy, tmp_path):
    def sheet(name, who, seed):
        return comfy().sheet(who, BIBLE.style, seed=seed, into=tmp_path / name)

    await asyncio.gather(
        sheet("a.png", WREN, 5), sheet("b.png", WREN, 5), sheet("c.png", WREN, 6), sheet("d.png", ODO, 5)
    )  # fmt: skip
    one, two, three, four = (
        np.asarray(Image.open(tmp_path / f"{name}.png"), np.int16) for name in "abcd"
    )
    assert np.array_equal(one, two)
    assert np.abs(one - three).mean() > 1
    assert np.abs(one - four).mean() > 1


async def test_a_character_has_a_lora_of_its_own(comfy, tmp_path, server):
    (lora,) = ["ip-adapter-faceid-plusv2_sdxl_lora.safetensors"]  # the one that lies there
    overrides = {**SMALL["overrides"], "loras": {WREN.id: lora}}
    receipt = await comfy(overrides=overrides).sheet(
        WREN, BIBLE.style, seed=5, into=tmp_path / "s.png"
    )
    for step in receipt.steps:
        assert step.graph["9"]["inputs"]["lora_name"] == lora
        assert lora in step.models


async def test_a_failure_leaves_nothing(comfy, tmp_path, server):
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(BackendBrokenError, match="models/checkpoints"):
        await comfy(overrides={"sheet": {"checkpoint": "none.safetensors"}}).sheet(
            WREN, BIBLE.style, seed=1, into=out / "s.png"
        )
    server.mood("error", times=99, node="IPAdapterAdvanced")
    with pytest.raises(BackendBrokenError):
        await comfy().sheet(WREN, BIBLE.style, seed=1, into=out / "s.png")
    server.calm()
    server.mood("long", times=9, seconds=30)
    task = asyncio.create_task(comfy().sheet(WREN, BIBLE.style, seed=2, into=out / "s.png"))
    await asyncio.sleep(0.4)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    server.calm()
    assert names(out) == []
    with pytest.raises(StudioError, match="'gone'"):
        await comfy().sheet(WREN, BIBLE.style, seed=2, into=tmp_path / "gone" / "s.png")


async def test_a_sheet_that_was_begun_is_gone_on_with(comfy, tmp_path, server):
    """The front was drawn before the servers failed; it is not drawn again."""
    server.mood("error", times=99, node="IPAdapterAdvanced")
    with pytest.raises(BackendBrokenError):
        await comfy().sheet(WREN, BIBLE.style, seed=9, into=tmp_path / "s.png")
    server.calm()
    before = len(server.completed())
    receipt = await comfy().sheet(WREN, BIBLE.style, seed=9, into=tmp_path / "s.png")
    assert len(server.completed()) - before == len(POSES) - 1
    assert len(receipt.steps) == len(POSES)
    assert not list((tmp_path / "cache" / "sheets").iterdir())


async def test_a_pose_of_somebody_else_is_drawn_again(comfy, tmp_path, server):
    server.mood("wrong_palette", times=1)
    before = len(server.completed())
    receipt = await comfy(Gating(Gates()).pose).sheet(
        WREN, BIBLE.style, seed=5, into=tmp_path / "s.png"
    )
    tries = [one for one in server.posted() if one["extra"]][-len(POSES) - 1 :]
    assert [one["extra"]["anigen"]["pose"] for one in tries[:2]] == ["front", "front"]
    assert len(server.completed()) - before >= len(POSES) + 1
    assert receipt.steps[0].prompt_id == tries[1]["prompt_id"]


async def test_a_pose_that_never_passes_is_no_sheet(comfy, tmp_path, server):
    server.mood("black", times=99)
    with pytest.raises(BadFootageError, match=r"'front' of 'wren' was refused 2 times: .* black"):
        await comfy(Gating(Gates()).pose).sheet(WREN, BIBLE.style, seed=5, into=tmp_path / "s.png")
    assert not (tmp_path / "s.png").exists()


def test_options_that_are_wrong_are_refused_at_once(tmp_path):
    with pytest.raises(ConfigError, match="servers"):
        create({}, folder=tmp_path)


async def test_closed_is_closed(comfy, tmp_path):
    images = comfy()
    assert images.estimate(WREN, BIBLE.style) == 0
    await images.aclose()
    await images.aclose()
    with pytest.raises(BackendBrokenError, match="closed"):
        await images.sheet(WREN, BIBLE.style, seed=1, into=tmp_path / "s.png")
