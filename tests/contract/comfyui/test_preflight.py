"""Preflight against what stand-in servers say of their nodes: what is missing, what is filled in."""

from __future__ import annotations

import copy
import json
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generators.comfyui import preflight, presets, settings
from generators.comfyui.inspecting import Inspector, examples
from generators.comfyui.settings import ServerOptions
from generators.comfyui.workflow import bind, load
from schemas.errors import BackendBrokenError
from stand_ins.comfyui.control import running

pytestmark = pytest.mark.anyio
SHELF = load()
IDLE = "http://127.0.0.1:1"  # nobody listens there


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server")) as one:
        yield one


@pytest.fixture(scope="module")
def info(server):
    with urllib.request.urlopen(f"{server.url}/object_info") as reply:
        return json.load(reply)


@pytest.fixture
def bare(info):
    return copy.deepcopy(info)


def choice(**options):
    return presets.choose(settings.read({"servers": [IDLE], **options}), SHELF)


def checked(info, name="sdxl_still", **values):
    one = SHELF[name]
    return preflight.check(one, bind(one, {"prompt": "x", "negative": "", **values}), info)


@pytest.mark.parametrize("preset", ["8gb", "12gb", "24gb"])
def test_every_preset_runs_on_a_server_that_has_everything(info, preset):
    for name, values in presets.load()[preset].values.items():
        if name == "sheet":
            continue
        one = SHELF[name]
        graph = bind(one, values | {"first_frame": "@upload:a", "reference": "@upload:b"})
        report = preflight.check(one, graph, info)
        assert report.passed, (name, report.sentence)
        assert report.notes == ()
        assert report.graph == graph


def test_a_missing_pack_is_named_with_where_to_get_it(bare):
    for node in [node for node in bare if node.startswith("ADE_")]:
        del bare[node]
    report = checked(bare, "animatediff_loop_48")
    assert len(report.problems) == 4
    assert {one.missing for one in report.problems} == {"ComfyUI-AnimateDiff-Evolved"}
    assert "https://github.com/Kosinkadink/ComfyUI-AnimateDiff-Evolved" in report.sentence


def test_a_missing_core_node_asks_for_a_newer_server(bare):
    del bare["FrameInterpolate"]
    (problem,) = checked(bare, "svd_120", first_frame="@upload:a").problems
    assert "no node FrameInterpolate" in problem.sentence
    assert "ComfyUI" in problem.sentence


def test_a_missing_model_is_named_with_its_folder_and_the_nearest(info):
    (problem,) = checked(info, checkpoint="animagine-xl-4.1.safetensors").problems
    assert (problem.what, problem.missing) == ("model", "animagine-xl-4.1.safetensors")
    for words in ("models/checkpoints", "'animagine-xl-4.0.safetensors'", "huggingface.co"):
        assert words in problem.sentence
    (problem,) = checked(info, checkpoint="qqqq").problems
    assert "other files" in problem.sentence


def test_a_wrong_word_is_answered_with_the_nearest_one(info):
    (problem,) = checked(info, sampler="eular").problems
    assert (problem.what, problem.node) == ("value", "5")
    assert (
        "KSampler.sampler_name (node 5) is 'eular'; the nearest it knows is 'euler'"
        in problem.sentence
    )
    (problem,) = checked(info, sampler="####").problems
    assert "it knows euler, euler_cfg_pp" in problem.sentence


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"steps": 0}, "KSampler.steps (node 5) is 0; it must be at least 1"),
        ({"width": 99_999}, "EmptyLatentImage.width (node 4) is 99999; it must be at most 16384"),
        ({"cfg": "much"}, "KSampler.cfg (node 5) is 'much'; it must be a number"),
    ],
)
def test_a_value_out_of_range_is_named(info, values, words):
    assert checked(info, **values).sentence == words


def test_what_a_new_release_requires_is_filled_in_and_noted(bare):
    required = bare["KSampler"]["input"]["required"]
    required["strictness"] = ["FLOAT", {"default": 0.25, "min": 0.0, "max": 1.0}]
    required["flavour"] = ["COMBO", {"options": ["plain", "sweet"]}]
    report = checked(bare)
    assert report.passed
    assert report.graph["5"]["inputs"]["strictness"] == 0.25
    assert report.graph["5"]["inputs"]["flavour"] == "plain"
    assert [note.partition(" ")[0] for note in report.notes] == [
        "KSampler.strictness",
        "KSampler.flavour",
    ]
    assert "strictness" not in SHELF["sdxl_still"].graph["5"]["inputs"]


def test_what_nobody_can_fill_in_is_named(bare):
    bare["KSampler"]["input"]["required"]["mask"] = ["MASK", {}]
    (problem,) = checked(bare).problems
    assert problem.what == "input"
    assert problem.sentence == "KSampler (node 5) needs 'mask', which is not given"


def test_both_spellings_of_a_list_are_read(bare):
    names = preflight.models(bare, "CheckpointLoaderSimple", "ckpt_name")
    assert "animagine-xl-4.0.safetensors" in names
    bare["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"] = [
        "COMBO",
        {"options": ["a.safetensors"]},
    ]
    assert preflight.models(bare, "CheckpointLoaderSimple", "ckpt_name") == ("a.safetensors",)
    assert checked(bare).problems[0].what == "model"


def test_a_server_that_says_nonsense_of_a_node_is_no_crash(bare):
    bare["KSampler"] = {"input": {"required": None}}
    bare["SaveImage"] = None
    sentences = checked(bare).sentence
    assert "no node SaveImage" in sentences


async def test_a_graph_goes_to_whichever_server_can_run_it(server, tmp_path):
    with running(tmp_path, without=("animatediff",)) as poor:
        both = [ServerOptions(address=one) for one in (IDLE, poor.url, server.url)]
        one = SHELF["animatediff_loop_48"]
        graph = bind(one, {"prompt": "x"})
        inspector = Inspector(both)
        assert await inspector.fitted(one, graph) == graph
        await inspector.aclose()
        inspector = Inspector(both[:2])
        with pytest.raises(BackendBrokenError, match="ComfyUI-AnimateDiff-Evolved"):
            await inspector.fitted(one, graph)
        await inspector.aclose()
        inspector = Inspector(both[:1])
        assert await inspector.fitted(one, graph) == graph, "the work waits for the server"
        await inspector.aclose()


class Telling(BaseHTTPRequestHandler):
    """A server whose checkpoints carry their digest, as safetensors files may."""

    def do_GET(self):
        known = self.path == "/view_metadata/checkpoints?filename=a%20b.safetensors"
        self.send_response(200 if known else 404)
        self.end_headers()
        self.wfile.write(b'{"modelspec.hash_sha256": "0xabcd"}' if known else b"")

    def log_message(self, *said):
        pass


async def test_a_models_digest_is_what_its_server_tells_of_it(server):
    with ThreadingHTTPServer(("127.0.0.1", 0), Telling) as telling:
        threading.Thread(target=telling.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{telling.server_port}"
        inspector = Inspector(
            [ServerOptions(address=address, name="a"), ServerOptions(address=server.url, name="b")]
        )
        one = SHELF["sdxl_still"]
        graph = bind(one, {"checkpoint": "a b.safetensors"})
        assert await inspector.hashes(one, graph, "a") == {"a b.safetensors": "abcd"}
        assert await inspector.hashes(one, graph, "b") == {"a b.safetensors": ""}
        assert await inspector.hashes(one, graph, "gone") == {"a b.safetensors": ""}
        await inspector.aclose()
        telling.shutdown()


async def test_what_was_installed_meanwhile_is_seen(tmp_path):
    with running(tmp_path, without=("KSampler",)) as poor:
        inspector = Inspector([ServerOptions(address=poor.url)])
        one = SHELF["sdxl_still"]
        graph = bind(one, {"prompt": "x"})
        with pytest.raises(BackendBrokenError, match="KSampler"):
            await inspector.fitted(one, graph)
        poor.arguments[-2:] = []
        poor.restart()
        assert await inspector.fitted(one, graph) == graph
        await inspector.aclose()


async def lacking(options):
    """What the doctor is told."""
    wanted = settings.read(options)
    inspector = Inspector(wanted.servers)
    try:
        return await inspector.findings(presets.choose(wanted, SHELF))
    finally:
        await inspector.aclose()


async def test_the_doctor_says_what_is_missing_where(server, tmp_path):
    with running(tmp_path, without=("ipadapter",)) as poor:
        servers = [{"address": IDLE, "name": "off"}, {"address": poor.url, "name": "poor"},
                   {"address": server.url, "name": "good"}]  # fmt: skip
        found = await lacking(
            {"servers": servers, "overrides": {"loop": {"checkpoint": "none.safetensors"}}}
        )
        told = {(one.server, one.workflow): one.sentence for one in found}
        assert told.keys() == {
            ("off", ""), ("poor", "sdxl_character_ipadapter"),
            ("poor", "animatediff_loop_16x3"), ("good", "animatediff_loop_16x3"),
        }  # fmt: skip
        assert "ComfyUI_IPAdapter_plus" in told["poor", "sdxl_character_ipadapter"]
        assert "'none.safetensors'" in told["good", "animatediff_loop_16x3"]
        assert await lacking({"servers": [server.url]}) == ()


async def test_the_doctor_looks_for_the_loras_of_the_characters(server):
    found = await lacking(
        {"servers": [server.url], "overrides": {"loras": {"wren": "wren.safetensors"}}}
    )
    assert {one.workflow for one in found} == {"sdxl_still", "sdxl_character_ipadapter"}
    assert all("models/loras has no 'wren.safetensors'" in one.sentence for one in found)


def test_examples_have_everything_that_a_workflow_needs():
    for setup in choice().all():
        (values,) = examples(setup, {})
        graph = bind(setup.workflow, values)
        assert not any(
            value == "" and "image" in field
            for held in graph.values()
            for field, value in held["inputs"].items()
        )
