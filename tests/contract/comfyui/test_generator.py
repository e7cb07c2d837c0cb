"""The ComfyUI generator keeps the contract on a stand-in server: phases, lengths, receipts, refusals."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from generators import conformance
from generators.comfyui.generator import create
from schemas.errors import BackendBrokenError, ConfigError
from schemas.plan import Move
from schemas.take import Reproduction, nothing
from stand_ins.comfy_shots import SMALL, asked, likeness, ours, pictures, workflows
from stand_ins.shots import shot

pytestmark = pytest.mark.anyio


async def test_it_conforms(server, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    generator = create({"servers": [server.url], **SMALL}, folder=tmp_path / "cache")
    await conformance.check(generator, shot, work)
    assert generator.capabilities.parallel == 2
    assert not list((tmp_path / "cache" / "work").iterdir()), "finished shots leave nothing behind"


async def test_a_loop_is_repeated_to_the_frame_and_closes(comfy, into):
    footage = await comfy().generate(asked(seconds=5.5), into=into, progress=nothing)
    assert workflows(footage) == ["sdxl_still", "animatediff_loop_16x3"]
    made = pictures(footage.path)
    assert len(made) == footage.frames == 132
    steps = [np.abs(b - a).mean() for a, b in pairwise(made[:97])]
    again = [np.abs(made[n + 48] - made[n]).mean() for n in range(0, 48, 8)]
    assert max(again) < 4, "the second round shows what the first did"
    assert steps[47] <= 1.5 * max(*steps[:47], *steps[48:]), "the seam jumps no more than the rest"


async def test_a_video_has_the_length_of_its_shot(comfy, into):
    for seconds, count in ((3.0, 1), (7.5, 1), (9.0, 2)):
        footage = await comfy().generate(
            asked(seconds, Move.PAN_LEFT, lines=()), into=into, progress=nothing
        )
        assert workflows(footage) == ["sdxl_still", *["svd_120"] * count]
        assert len(pictures(footage.path)) == footage.frames == seconds * 24


async def test_a_second_piece_begins_where_the_first_ended(comfy, into):
    footage = await comfy(preset="24gb").generate(
        asked(6.0, Move.PAN_LEFT, lines=()), into=into, progress=nothing
    )
    first, second = footage.receipt.steps[1:]
    assert {first.workflow, second.workflow} == {"wan22_5b_shot"}
    assert first.graph["7"]["inputs"]["length"] == second.graph["7"]["inputs"]["length"] == 73
    (begins,) = second.inputs.values()
    assert begins != next(iter(first.inputs.values()))
    assert first.graph["9"]["inputs"]["seed"] != second.graph["9"]["inputs"]["seed"]


async def test_the_still_is_drawn_after_the_character(comfy, into, tmp_path):
    reference = likeness(tmp_path)
    footage = await comfy().generate(asked(references=(reference,)), into=into, progress=nothing)
    still = footage.receipt.steps[0]
    assert still.workflow == "sdxl_character_ipadapter"
    assert list(still.inputs.values()) == [reference.sha256]
    assert still.graph["20"]["inputs"]["image"] in still.inputs


async def test_the_pose_that_fits_is_used_where_the_sheet_has_poses(comfy, into, tmp_path):
    reference = likeness(tmp_path)
    poses = reference.path.with_suffix(".poses")
    poses.mkdir()
    for n, name in enumerate(("front", "back"), 1):
        Image.new("RGB", (64, 64), (n, n, n)).save(poses / f"{n:02}-{name}.png")
    footage = await comfy().generate(asked(references=(reference,)), into=into, progress=nothing)
    front = hashlib.sha256((poses / "01-front.png").read_bytes()).hexdigest()
    assert list(footage.receipt.steps[0].inputs.values()) == [front]


async def test_the_receipt_says_what_it_was_made_from(comfy, into, server):
    footage = await comfy().generate(asked(seed=77), into=into, progress=nothing)
    receipt = footage.receipt
    assert receipt.reproduction is Reproduction.SAME_ENVIRONMENT
    assert (receipt.seed, receipt.usd, receipt.generator) == (77, 0, "comfyui")
    assert receipt.gpu_s > 0
    for step in receipt.steps:
        assert step.environment["comfyui"] == "0.33.0"
        assert step.outputs
        assert step.models
        assert step.prompt_id in receipt.job
        posted = [one for one in ours(server) if one.get("prompt_id") == step.prompt_id]
        assert len(posted) == 1
    assert "animagine-xl-4.0.safetensors" in receipt.steps[0].models
    assert {one.why for one in receipt.said} >= {"the action in the plan", "time and weather"}
    assert all(one.words in receipt.prompt for one in receipt.said if not one.negative)


async def test_a_missing_model_is_named_before_anything_is_posted(comfy, into, server):
    before = len(ours(server))
    generator = comfy(overrides={"still": {"checkpoint": "animagine-xl-4.1.safetensors"}})
    with pytest.raises(BackendBrokenError) as caught:
        await generator.generate(asked(), into=into, progress=nothing)
    said = str(caught.value)
    for words in (
        "'animagine-xl-4.1.safetensors'",
        "models/checkpoints",
        "'animagine-xl-4.0.safetensors'",
    ):
        assert words in said  # fmt: skip
    assert len(ours(server)) == before


async def test_an_operators_own_workflow_is_used(comfy, into, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    from generators.comfyui.workflow import OURS

    graph = json.loads((OURS / "sdxl_still.json").read_text())
    graph["5"]["inputs"]["sampler_name"] = "dpmpp_2m"
    (own / "mine.json").write_text(json.dumps(graph))
    (own / "mine.yaml").write_text((OURS / "sdxl_still.yaml").read_text())
    generator = comfy(workflows_folder=own, workflows={"still": "mine"})
    footage = await generator.generate(asked(), into=into, progress=nothing)
    assert footage.receipt.steps[0].workflow == "mine"
    assert footage.receipt.steps[0].graph["5"]["inputs"]["sampler_name"] == "dpmpp_2m"


async def test_a_workflow_that_gives_no_film_is_named(comfy, into, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    from generators.comfyui.workflow import OURS

    for end in ("json", "yaml"):
        text = (OURS / f"sdxl_still.{end}").read_text().replace("kind: still", "kind: loop")
        (own / f"flat.{end}").write_text(text)
    generator = comfy(workflows_folder=own, workflows={"loop": "flat"})
    with pytest.raises(BackendBrokenError, match=r"'flat' gave \.png where a film is wanted"):
        await generator.generate(asked(), into=into, progress=nothing)


def test_options_that_are_wrong_are_refused_at_once(tmp_path):
    with pytest.raises(ConfigError, match="servers"):
        create({}, folder=tmp_path)
    with pytest.raises(ConfigError, match="svd_120"):
        create(
            {"servers": ["http://127.0.0.1:1"], "workflows": {"loop": "svd_120"}}, folder=tmp_path
        )
