"""Presets fit their workflows, and an operator's wishes come before them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generators.comfyui import presets, settings
from generators.comfyui.workflow import bind, load
from generators.conform import FILLS
from schemas import settings as studio_settings
from schemas.errors import ConfigError

SHELF = load()
FILMED = {"loop", "video"}


def choose(**options):
    return presets.choose(settings.read({"servers": ["http://127.0.0.1:1"], **options}), SHELF)


@pytest.mark.parametrize("preset", ["8gb", "12gb", "24gb"])
def test_a_preset_names_only_what_its_workflows_know(preset):
    told = presets.load()[preset]
    for table, values in told.values.items():
        if table == "sheet":
            assert values == {"width": 1024, "height": 1024}
            continue
        names = {*SHELF[table].bindings.bindings, *SHELF[table].bindings.models, "praise", "avoid"}
        assert values.keys() <= names, table
        wide, high = values["width"], values["height"]
        step = SHELF[table].bindings.multiple
        assert wide % step == 0, table
        assert high % step == 0, table
        if SHELF[table].bindings.kind in FILMED:
            assert 1 - FILLS <= wide / high / (16 / 9) <= 1 / (1 - FILLS), f"{table} would get bars"
    assert choose(preset=preset).tries == told.tries


def test_more_memory_is_used():
    sides = [choose(preset=one).loop.values for one in ("8gb", "12gb", "24gb")]
    areas = [values["width"] * values["height"] for values in sides]
    assert areas[0] < areas[1] <= areas[2]
    names = [choose(preset=one).video.workflow.name for one in ("8gb", "12gb", "24gb")]
    assert names == ["ltxv_2b_shot", "svd_120", "wan22_5b_shot"]


def test_the_default_is_for_a_3060():
    choice = choose()
    names = [one.workflow.name for one in choice.all()]
    assert names == ["sdxl_still", "sdxl_character_ipadapter", "sdxl_still", "sdxl_character_ipadapter",
                     "animatediff_loop_16x3", "svd_120"]  # fmt: skip
    graph = bind(choice.still.workflow, choice.still.values)
    assert graph["4"]["inputs"] == {"width": 1344, "height": 768, "batch_size": 1}
    assert choice.still.praise
    assert "praise" not in choice.still.values


def test_wishes_come_before_the_preset_and_a_kind_before_a_workflow():
    choice = choose(
        overrides={
            "sdxl_still": {"steps": 9, "width": 640, "checkpoint": "mine.safetensors"},
            "still": {"width": 960, "praise": "mine"},
            "sheet": {"steps": 11},
            "loras": {"wren": "wren.safetensors"},
        }
    )
    still, sheet = choice.still, choice.sheet
    assert (still.values["steps"], still.values["width"], still.praise) == (9, 960, "mine")
    assert (sheet.values["steps"], sheet.values["width"]) == (11, 1024)
    assert sheet.values["checkpoint"] == "mine.safetensors"
    assert choice.likeness.values["steps"] == 28
    assert choice.likeness.values["width"] == 960
    assert choice.loras == {"wren": "wren.safetensors"}


def test_a_still_that_needs_a_picture_is_used_where_there_is_one():
    choice = choose(workflows={"still": "sdxl_character_faceid"})
    assert choice.still.workflow.name == "sdxl_still"
    assert choice.likeness.workflow.name == "sdxl_character_faceid"
    assert choice.likeness.instead.workflow.name == "sdxl_character_ipadapter"
    assert choice.portrait.workflow.name == "sdxl_character_faceid"


def test_a_still_that_takes_no_picture_is_used_for_everything():
    choice = choose(workflows={"still": "anima_still"})
    assert choice.still.workflow.name == "anima_still"
    assert choice.likeness is None


def test_there_may_be_no_video():
    assert choose(workflows={"video": ""}).video is None
    with pytest.raises(ConfigError):
        choose(workflows={"still": ""})


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"workflows": {"still": "sdxl_stil"}}, ["'sdxl_stil'", "did you mean 'sdxl_still'?"]),
        ({"workflows": {"loop": "svd_120"}}, ["'svd_120'", "a video, not a loop"]),
        ({"overrides": {"svd_12": {}}}, ["'svd_12'", "did you mean 'svd_120'?"]),
        ({"overrides": {"svd_120": {"widht": 1}}}, ["'widht'", "did you mean 'width'?"]),
        ({"overrides": {"svd_120": {"prompt": "x"}}}, ["'prompt'", "'svd_120'"]),
    ],
)
def test_what_nobody_knows_is_named(options, words):
    with pytest.raises(ConfigError) as caught:
        choose(**options)
    assert all(word in str(caught.value) for word in words), caught.value


def test_the_example_is_one_that_works_with_and_without_what_is_commented_out(tmp_path):
    example = Path(__file__).parents[2] / "docker" / "examples" / "rtx3060.toml"
    text = example.read_text(encoding="utf-8")
    (tmp_path / "anigen.toml").write_text(text, encoding="utf-8")
    told = studio_settings.load(tmp_path, {})
    plain = presets.choose(settings.read(told.backends["rtx3060"].options), SHELF)
    assert plain.video.workflow.name == "svd_120"
    for file in {
        name
        for one in plain.all()
        for name in one.workflow.models(bind(one.workflow, one.values)).values()
    }:
        assert file in text, f"the example does not say that {file} is needed"
    everything = re.sub(r"^# (\[backends|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE)
    options = tomllib.loads(everything)["backends"]["rtx3060"]["options"]
    choice = presets.choose(settings.read(options), SHELF)
    assert choice.still.values["checkpoint"] == "my-favourite-xl.safetensors"
    assert choice.video.values["width"] == 768
    assert choice.loras == {"wren": "wren_v2.safetensors"}
