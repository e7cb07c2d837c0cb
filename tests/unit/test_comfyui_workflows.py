"""Workflows: the nine of ours are whole, values reach their places, and a wrong file says what is wrong."""

from __future__ import annotations

import copy
import json
import shutil

import pytest

from generators.comfyui import workflow
from generators.comfyui.bindings import Frames
from generators.comfyui.workflow import bind, lighter, linked, load
from schemas.errors import ConfigError

OURS = load()
NODES = {
    "sdxl_still": {"CheckpointLoaderSimple", "CLIPTextEncode", "EmptyLatentImage", "KSampler", "VAEDecode", "SaveImage"},
    "sdxl_character_ipadapter": {"LoadImage", "PrepImageForClipVision", "IPAdapterModelLoader", "CLIPVisionLoader",
                                 "IPAdapterAdvanced", "KSampler", "SaveImage"},
    "sdxl_character_faceid": {"IPAdapterFaceID", "IPAdapterInsightFaceLoader", "LoraLoaderModelOnly", "SaveImage"},
    "animatediff_loop_48": {"ADE_LoadAnimateDiffModel", "ADE_ApplyAnimateDiffModelSimple",
                            "ADE_LoopedUniformContextOptions", "ADE_UseEvolvedSampling", "CreateVideo", "SaveVideo"},
    "animatediff_loop_16x3": {"ADE_UseEvolvedSampling", "ImageFromBatch", "ImageBatch", "FrameInterpolate", "SaveVideo"},
    "svd_120": {"ImageOnlyCheckpointLoader", "SVD_img2vid_Conditioning", "VideoLinearCFGGuidance", "FrameInterpolate",
                "ImageFromBatch", "SaveVideo"},
    "wan22_5b_shot": {"UNETLoader", "CLIPLoader", "VAELoader", "Wan22ImageToVideoLatent", "ModelSamplingSD3", "SaveVideo"},
    "ltxv_2b_shot": {"CLIPLoader", "LTXVImgToVideo", "LTXVConditioning", "LTXVScheduler", "KSamplerSelect",
                     "SamplerCustom", "SaveVideo"},
    "anima_still": {"UNETLoader", "CLIPLoader", "VAELoader", "EmptyLatentImage", "KSampler", "SaveImage"},
}  # fmt: skip
EVERYTHING = {
    "prompt": "somebody", "negative": "nobody", "seed": 7, "steps": 3, "cfg": 1.5, "sampler": "heun",
    "scheduler": "karras", "denoise": 0.4, "width": 640, "height": 384, "reference": "@upload:reference",
    "reference_weight": 0.3, "first_frame": "@upload:first_frame", "motion": 90, "made": 41, "times": 4,
    "frames": 40, "lora": "who.safetensors", "lora_strength": 0.6,
}  # fmt: skip


def classes(graph):
    return {held["class_type"] for held in graph.values()}


def whole(graph):
    """Every link leads to a node that is there."""
    return all(
        value[0] in graph
        for held in graph.values()
        for value in held["inputs"].values()
        if linked(value)
    )


def test_the_nine_are_there():
    assert set(OURS) == set(NODES)
    for name, nodes in NODES.items():
        assert nodes <= classes(OURS[name].graph), name


@pytest.mark.parametrize("name", sorted(NODES))
def test_every_value_reaches_every_place(name):
    one = OURS[name]
    before = copy.deepcopy(one.graph)
    graph = bind(one, EVERYTHING)
    bound = {n: v for n, v in EVERYTHING.items() if one.takes(n)}
    assert {"seed", "steps", "width", "height"} <= bound.keys()
    for value_name, value in bound.items():
        model = one.bindings.models.get(value_name)
        spots = (model.at,) if model else one.bindings.bindings[value_name]
        places = [spot.partition(".") for spot in spots if spot.partition(".")[0] in graph]
        assert places, (name, value_name)
        for node, _, field in places:
            assert graph[node]["inputs"][field] == value, (name, value_name)
    assert whole(graph)
    assert one.graph == before, "binding must not change the workflow itself"
    assert set(one.bindings.outputs) <= graph.keys()


@pytest.mark.parametrize("name", sorted(NODES))
def test_each_lighter_graph_is_lighter_and_whole(name):
    one = OURS[name]
    graph = bind(one, {"width": 640, "height": 384})
    tiled, smaller = lighter(one, graph)
    assert "VAEDecodeTiled" in classes(tiled)
    assert "VAEDecode" not in classes(tiled)
    assert "VAEDecodeTiled" in classes(smaller)
    for made in (tiled, smaller):
        assert whole(made)
    for name_, most in (("width", 640), ("height", 384)):
        node, _, field = one.bindings.bindings[name_][0].partition(".")
        side = smaller[node]["inputs"][field]
        assert 0.6 * most < side < 0.9 * most
        assert side % one.bindings.multiple == 0
        assert tiled[node]["inputs"][field] == most


def test_a_loop_is_drawn_over_a_picture_or_from_words_alone():
    for name, batch in (("animatediff_loop_48", 48), ("animatediff_loop_16x3", 16)):
        alone = bind(OURS[name], {})
        assert alone["5"]["inputs"]["latent_image"] == ["4", 0]
        assert alone["4"]["inputs"]["batch_size"] == batch
        over = bind(OURS[name], {"first_frame": "@upload:x", "denoise": 0.6})
        assert "4" not in over
        assert over["5"]["inputs"]["latent_image"] == ["43", 0]
        assert over["43"]["inputs"]["amount"] == batch
        assert over["5"]["inputs"]["denoise"] == 0.6


def test_sixteen_pictures_become_forty_eight_that_end_where_they_begin():
    graph = OURS["animatediff_loop_16x3"].graph
    first, again, more, kept = (graph[node]["inputs"] for node in ("30", "31", "33", "34"))
    assert (first["batch_index"], first["length"]) == (0, 1)
    assert (again["image1"], again["image2"]) == (["6", 0], ["30", 0])
    drawn = graph["4"]["inputs"]["batch_size"] + 1
    assert (drawn - 1) * more["multiplier"] + 1 == 49
    assert kept["length"] == 48
    assert graph["7"]["inputs"] == {"images": ["34", 0], "fps": 24.0}


@pytest.mark.parametrize(
    ("name", "wanted", "gives", "values"),
    [
        ("svd_120", 120, 120, {"times": 5, "frames": 120}),
        ("svd_120", 48, 48, {"times": 5, "frames": 48}),
        ("svd_120", 190, 190, {"times": 8, "frames": 190}),
        ("svd_120", 500, 192, {"times": 8, "frames": 192}),
        ("wan22_5b_shot", 120, 120, {"made": 121, "frames": 120}),
        ("wan22_5b_shot", 70, 70, {"made": 73, "frames": 70}),
        ("ltxv_2b_shot", 70, 70, {"made": 73, "frames": 70}),
        ("ltxv_2b_shot", 999, 120, {"made": 121, "frames": 120}),
        ("animatediff_loop_48", 999, 48, {}),
    ],
)
def test_a_film_is_as_long_as_its_model_can(name, wanted, gives, values):
    rule = OURS[name].bindings.frames
    assert rule.fit(wanted) == (gives, values)
    if "times" in values:
        assert (25 - 1) * values["times"] + 1 > gives, "as many are interpolated as are kept"
    if "made" in values:
        assert values["made"] > gives


def test_a_rule_without_anything_gives_what_the_file_gives():
    assert Frames(gives=7).fit(100) == (7, {})


@pytest.mark.parametrize("name", sorted(NODES))
def test_what_it_needs_is_known(name):
    one = OURS[name]
    assert one.needs("reference") == name.startswith("sdxl_character")
    assert one.needs("first_frame") == (name in {"svd_120", "ltxv_2b_shot"})
    brought = {node for pack in one.bindings.packs for node in pack.nodes}
    assert {c for c in classes(one.graph) if c.startswith(("ADE_", "IPAdapter", "Prep"))} == brought
    loaded = one.models(one.graph)
    assert loaded, "a workflow loads something"
    assert all("." in file for file in loaded.values())


@pytest.fixture
def own(tmp_path):
    """An operator's folder with a copy of one of ours."""
    for end in (".json", ".yaml"):
        shutil.copy(workflow.OURS / f"sdxl_still{end}", tmp_path / f"mine{end}")
    return tmp_path


def refused(folder):
    with pytest.raises(ConfigError) as caught:
        load(folder)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_an_operators_own_are_added_and_replace_ours(own):
    assert set(load(own)) == {*NODES, "mine"}
    text = (own / "mine.yaml").read_text().replace("A still by an SDXL checkpoint", "Mine")
    (own / "sdxl_still.yaml").write_text(text)
    shutil.copy(own / "mine.json", own / "sdxl_still.json")
    assert load(own)["sdxl_still"].bindings.title == "Mine"


def test_the_editors_form_is_told_from_the_api_form(own):
    (own / "mine.json").write_text(json.dumps({"nodes": [], "links": [], "version": 0.4}))
    said = refused(own)
    assert "mine.json" in said
    assert "Workflow → Export (API)" in said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: (d / "mine.json").write_text('{\n "1": {'), ["mine.json:2", "not JSON"]),
        (lambda d: (d / "mine.json").write_text("[]"), ["mine.json", "holds no graph"]),
        (lambda d: (d / "mine.json").write_text('{"1": {"inputs": {}}}'), ["node '1'", "class_type"]),
        (lambda d: (d / "mine.yaml").unlink(), ["mine.json", "no mine.yaml"]),
        (lambda d: (d / "mine.json").unlink(), ["mine.yaml", "no mine.json"]),
        (lambda d: (d / "mine.yaml").write_text("a: [1"), ["mine.yaml:", "not YAML"]),
        (lambda d: (d / "mine.yaml").write_text("kind: still"), ["mine.yaml: title"]),
    ],
)  # fmt: skip
def test_a_broken_file_is_named(own, change, words):
    change(own)
    said = refused(own)
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("seed: 5.seed", "seed: 55.seed", ["'seed'", "55.seed", "no node '55'"]),
        ("seed: 5.seed", "seed: 5.sed", ["node '5' (KSampler) has no input 'sed'", "steps"]),
        ("seed: 5.seed", "sede: 5.seed", ["no value 'sede'", "did you mean 'seed'?"]),
        ("at: 1.ckpt_name", "at: 1.name", ["'checkpoint'", "has no input 'name'"]),
        ('outputs: ["7"]', 'outputs: ["70"]', ["output node '70'"]),
        ("kind: still", "kind: picture", ["kind"]),
        ("5.model: [", "77.model: [", ["a change sets 77.model"]),
        ("kind: still", "kind: still\ninstead: nobody", ["'mine'", "'nobody'"]),
    ],
)
def test_bindings_that_point_nowhere_are_refused(own, old, new, words):
    text = (own / "mine.yaml").read_text()
    assert old in text
    (own / "mine.yaml").write_text(text.replace(old, new, 1))
    said = refused(own)
    assert all(word in said for word in words), said


def test_a_link_to_a_node_that_is_gone_is_refused(own):
    graph = json.loads((own / "mine.json").read_text())
    graph["6"]["inputs"]["samples"] = ["55", 0]
    (own / "mine.json").write_text(json.dumps(graph))
    assert "6.samples is linked to a node '55'" in refused(own)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert "does not exist" in refused(tmp_path / "gone")
