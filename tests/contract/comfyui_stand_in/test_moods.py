"""The ComfyUI stand-in's bad days on the wire, in its nodes, in its memory, and as a process."""

from __future__ import annotations

import itertools
import json
import time
from uuid import uuid4

import httpx2
import psutil
import pytest

from stand_ins.comfyui.asking import until
from stand_ins.comfyui.examples import canary, node, still

seeds = itertools.count(5000)


def fresh(**more):
    return still(seed=next(seeds), **more)


# On the wire


def test_a_lost_answer_was_accepted_and_a_lost_question_was_not(server, ask):
    for mood, accepted in (("drop_after", True), ("hang_after", True), ("drop_before", False)):
        server.mood(mood, seconds=0.1)
        name = str(uuid4())
        with pytest.raises(httpx2.TransportError):
            ask.post(fresh(), prompt_id=name)
        posted = [one["prompt_id"] for one in server.posted()]
        assert (name in posted) == accepted
        if accepted:
            assert ask.ended(name)["status"]["completed"]
        else:
            time.sleep(0.1)
            assert ask.http.get(f"/api/jobs/{name}").status_code == 404


def test_moods_of_the_wire_hold_for_their_path_and_their_times(server, ask):
    server.mood("500", times=2, path="/history")
    assert ask.http.get("/system_stats").status_code == 200
    codes = [ask.http.get(f"/history/{uuid4()}").status_code for _ in range(3)]
    assert codes == [500, 500, 200]
    server.mood("503", path="/prompt")
    assert ask.post(canary()).status_code == 503
    began = time.monotonic()
    server.mood("slow", seconds=0.3, path="/queue")
    assert ask.http.get("/queue").status_code == 200
    assert time.monotonic() - began >= 0.3
    server.mood("hang", seconds=5, path="/queue")
    with pytest.raises(httpx2.TimeoutException):
        ask.http.get("/queue", timeout=0.2)
    server.mood("hang", seconds=0.1, path="/queue")
    with pytest.raises(httpx2.TransportError):
        ask.http.get("/queue")


def test_a_refusal_breaks_everything_for_a_while_and_not_the_worker(server, ask):
    name = ask.accepted(fresh())
    server.mood("refuse", seconds=0.5)
    until(lambda: _refused(server.url))
    until(lambda: not _refused(server.url))
    assert ask.ended(name)["status"]["completed"]
    assert ask.run(fresh())["status"]["completed"]


def _refused(url):
    try:
        httpx2.get(f"{url}/prompt", timeout=5)
    except httpx2.ConnectError:
        return True
    except httpx2.TransportError:
        return False
    return False


def test_a_prompt_vanishes_without_a_trace(server, ask):
    server.mood("vanish")
    name = ask.accepted(fresh())
    assert ask.waits() == ([], [])
    assert ask.get(f"/history/{name}") == {}
    assert ask.http.get(f"/api/jobs/{name}").status_code == 404
    assert ask.run(fresh())["status"]["completed"]


def test_a_mood_that_does_not_exist_is_refused_and_calm_ends_those_that_do(server, ask):
    assert ask.give("/_stand_in/mood", {"what": "grumpy"}).status_code == 400
    server.mood("error", times=5)
    assert [one["what"] for one in server.waiting_moods()] == ["error"]
    server.calm()
    assert server.waiting_moods() == []
    assert ask.run(fresh())["status"]["completed"]


# Nodes


def test_a_node_that_blocks_is_not_stopped(server, ask):
    server.mood("block", seconds=0.6)
    name = ask.accepted(fresh())
    ask.starts(name)
    ask.give("/interrupt", {"prompt_id": name})
    time.sleep(0.2)
    assert ask.waits()[0] == [name]
    assert ask.ended(name)["status"]["messages"][-1][0] == "execution_interrupted"


def test_an_interrupt_during_the_last_node_ends_in_success(server, ask):
    server.mood("block", seconds=0.5, node="SaveImage")
    name = ask.accepted(fresh(prefix="anigen/last"))
    until(lambda: list(server.folder.glob("output/anigen/last*")))
    ask.give("/interrupt", {"prompt_id": name})
    entry = ask.ended(name)
    assert entry["status"]["status_str"] == "success"
    assert entry["outputs"]["7"]["images"]


def test_an_interrupted_prompt_keeps_the_outputs_it_had(server, ask):
    graph = fresh() | {"8": node("PreviewImage", images=["9", 0])}
    graph["9"] = node("EmptyImage", width=8, height=8, batch_size=1, color=1)
    server.mood("long", seconds=5)
    graph["5"]["inputs"]["steps"] = 100
    name = ask.accepted(graph)
    ask.starts(name)
    time.sleep(0.3)
    ask.give("/interrupt", {"prompt_id": name})
    entry = ask.ended(name)
    assert entry["status"]["messages"][-1][1]["executed"]
    assert "7" not in entry["outputs"]


def test_face_id_finds_no_face(server, ask):
    ask.upload("face.png", ask.view(ask.run(fresh())["outputs"]["7"]["images"][0]))
    graph = fresh() | {
        "20": node("LoadImage", image="face.png"),
        "22": node("IPAdapterModelLoader", ipadapter_file="ip-adapter-faceid-plusv2_sdxl.bin"),
        "25": node("IPAdapterInsightFaceLoader", provider="CPU", model_name="buffalo_l"),
        "24": node("IPAdapterFaceID", model=["1", 0], ipadapter=["22", 0], image=["20", 0], weight=1.0,
                   weight_faceidv2=1.0, weight_type="linear", combine_embeds="concat", start_at=0.0,
                   end_at=1.0, embeds_scaling="V only", insightface=["25", 0]),
    }  # fmt: skip
    graph["5"]["inputs"]["model"] = ["24", 0]
    server.mood("no_face")
    said = ask.failure(graph)
    assert (said["node_id"], said["exception_message"]) == ("24", "InsightFace: No face detected.")
    assert ask.run(graph)["status"]["completed"]


# Memory


@pytest.mark.parametrize(
    ("what", "kind", "words"),
    [
        ("oom", "torch.OutOfMemoryError", "This error means you ran out of memory on your GPU."),
        ("oom_runtime", "RuntimeError", "CUDA error: out of memory"),
        ("oom_accelerator", "torch.AcceleratorError", "CUDA error: out of memory"),
        ("oom_allocation", "RuntimeError", "Allocation on device"),
        ("oom_old", "torch.cuda.OutOfMemoryError", "Allocation on device"),
    ],
)
def test_out_of_memory_has_many_words_and_a_rerun_often_works(server, ask, what, kind, words):
    server.mood(what)
    graph = fresh()
    assert ask.run(canary())["status"]["completed"]
    said = ask.failure(graph)
    assert (said["node_type"], said["exception_type"]) == ("VAEDecode", kind)
    assert words in said["exception_message"]
    assert ask.run(graph)["status"]["completed"]


def test_out_of_memory_until_the_work_is_lighter(server, ask):
    server.mood("oom", until="lighter")
    big = fresh(width=128, height=128, batch=4)
    for _ in range(2):
        ask.failure(big)
    tiled = json.loads(json.dumps(big))
    tiled["6"] = node("VAEDecodeTiled", samples=["5", 0], vae=["1", 2], tile_size=512, overlap=64,
                      temporal_size=64, temporal_overlap=8)  # fmt: skip
    assert ask.run(tiled)["status"]["completed"]
    assert ask.run(fresh(width=128, height=64, batch=4))["status"]["completed"]
    ask.failure(fresh(width=128, height=128, batch=4))


def test_out_of_memory_at_another_node(server, ask):
    server.mood("oom", node="KSampler")
    assert ask.failure(fresh())["node_type"] == "KSampler"


def test_out_of_memory_until_it_is_freed(server, ask):
    server.mood("oom", until="free")
    graph = fresh()
    for _ in range(2):
        ask.failure(graph)
    ask.give("/free", {"unload_models": True, "free_memory": True})
    until(lambda: not server.waiting_moods())
    assert ask.run(graph)["status"]["completed"]


def test_memory_creeps_for_show_and_swells_for_real(server, ask):
    free = ask.get("/system_stats")["system"]["ram_free"]
    server.mood("creep", amount=3000, times=2)
    for _ in range(2):
        ask.run(fresh())
    assert ask.get("/system_stats")["system"]["ram_free"] < free - (5000 << 20)
    process = psutil.Process(server.pid)
    before = process.memory_info().rss
    server.mood("swell", amount=60)
    ask.run(fresh())
    ask.give("/free", {"unload_models": True, "free_memory": True})
    assert process.memory_info().rss > before + (40 << 20)
