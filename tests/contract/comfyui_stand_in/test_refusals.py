"""What the ComfyUI stand-in refuses, and what it takes, in the words of the real server."""

from __future__ import annotations

import copy
from uuid import uuid4

import pytest

from stand_ins.comfyui.examples import canary, node, still, video


def changed(node_id, **inputs):
    graph = still()
    graph[node_id]["inputs"] |= inputs
    return graph


def errors(reply):
    return {
        one: [error["type"] for error in told["errors"]]
        for one, told in reply.json()["node_errors"].items()
    }


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        (changed("4", width=10**9), {"4": ["value_bigger_than_max"]}),
        (changed("5", steps=0), {"5": ["value_smaller_than_min"]}),
        (changed("5", cfg="abc"), {"5": ["invalid_input_type"]}),
        (changed("5", sampler_name="nope"), {"5": ["value_not_in_list"]}),
        (changed("1", ckpt_name="nope.safetensors"), {"1": ["value_not_in_list"]}),
        (changed("6", samples=["1", 0]), {"6": ["return_type_mismatch"]}),
        (changed("6", samples=["1"]), {"6": ["bad_linked_input"]}),
        (changed("6", samples=["55", 0]), {"6": ["exception_during_inner_validation"]}),
        (changed("7", images=["55", 0]), {"7": ["exception_during_validation"]}),
        (changed("5", latent_image=["5", 0]), {"5": ["dependency_cycle"]}),
        (video(image="never.png"), {"2": ["custom_validation_failed"]}),
    ],
)
def test_a_graph_that_cannot_run_is_refused_in_its_own_words(ask, graph, told):
    reply = ask.post(graph)
    assert reply.status_code == 400
    assert reply.json()["error"]["type"] == "prompt_outputs_failed_validation"
    assert reply.json()["error"]["details"] == ""
    assert errors(reply) == told


def test_every_error_of_a_node_is_told_with_its_configuration_unless_that_is_long(ask):
    graph = changed("5", steps=0, sampler_name="nope", scheduler="nope")
    del graph["5"]["inputs"]["seed"]
    told = ask.post(graph).json()["node_errors"]["5"]
    assert (told["class_type"], told["dependent_outputs"]) == ("KSampler", ["7"])
    missing, small, sampler, scheduler = told["errors"]
    assert missing["extra_info"] == {"input_name": "seed"}
    assert small["message"] == "Value 0 smaller than min of 1"
    assert sampler["details"] == "sampler_name: 'nope' not in (list of length 44)"
    assert sampler["extra_info"]["input_config"] is None
    assert "karras" in scheduler["extra_info"]["input_config"][0]


def test_what_is_harmless_is_taken(ask):
    graph = changed("5", seed="7", cfg="4.5", unheard_of=3)
    graph["4"]["inputs"]["width"] = 100  # not a multiple of the step
    prompt_id = ask.accepted(graph)
    assert ask.ended(prompt_id)["prompt"][2]["5"]["inputs"]["cfg"] == 4.5


def test_an_unknown_node_is_missing_connected_or_not(ask, ask_older):
    graph = still() | {"9": {"class_type": "NoSuchNode", "inputs": {}, "_meta": {"title": "Mine"}}}
    reply = ask.post(graph)
    error = reply.json()["error"]
    assert (reply.status_code, reply.json()["node_errors"]) == (400, {})
    assert error["type"] == "missing_node_type"
    assert error["extra_info"] == {
        "node_id": "9", "class_type": "NoSuchNode", "node_title": "Mine",
    }  # fmt: skip
    assert ask_older.post(graph).json()["error"]["type"] == "invalid_prompt"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"prompt": {}}, "prompt_no_outputs"),
        ({"prompt": {"1": canary()["1"]}}, "prompt_no_outputs"),
        ({}, "no_prompt"),
        ({"prompt": still(), "prompt_id": "Not-One"}, "invalid_prompt_id"),
        ({"prompt": still(), "prompt_id": str(uuid4()).upper()}, "invalid_prompt_id"),
    ],
)
def test_a_body_that_is_no_prompt_is_refused(ask, body, kind):
    reply = ask.give("/prompt", body)
    assert (reply.status_code, reply.json()["error"]["type"]) == (400, kind)


def test_an_older_server_takes_any_id_and_has_no_interpolation(ask_older):
    name = f"scene 7, take {uuid4()}"
    assert ask_older.accepted(still(), prompt_id=name) == name
    ask_older.ended(name)
    assert (
        ask_older.post(video()).json()["error"]["extra_info"]["class_type"].startswith("FrameInter")
    )
    assert ask_older.get("/object_info/FrameInterpolate") == {}
    assert ask_older.post(changed("5", steps=0)).json()["error"]["details"]


def test_malformed_bodies_are_bare_500s(ask):
    for content in (b"{", b'{"prompt": [1, 2]}', b'"words"'):
        reply = ask.http.post("/prompt", content=content)
        assert reply.status_code == 500
        assert reply.headers["content-type"].startswith("text/plain")


def test_only_the_sound_outputs_run_and_the_answer_is_200(ask):
    graph = still()
    graph["8"] = copy.deepcopy(graph["7"])
    del graph["7"]["inputs"]["images"]
    reply = ask.post(graph)
    assert reply.status_code == 200
    assert errors(reply) == {"7": ["required_input_missing"]}
    assert set(ask.ended(reply.json()["prompt_id"])["outputs"]) == {"8"}


def test_only_the_wanted_outputs_run(ask):
    graph = still(seed=77) | {"8": node("PreviewImage", images=["6", 0])}
    entry = ask.run(graph, partial_execution_targets=["8"])
    assert (set(entry["outputs"]), entry["prompt"][4]) == ({"8"}, ["8"])


def test_prompts_come_back_with_all_that_travelled_with_them(ask):
    about = {"series": "harbour", "attempt": 3, "extra_pnginfo": {"workflow": {"x": 1}}}
    number = ask.post(still(), extra_data=about).json()["number"]
    prompt_id = ask.accepted(still(), extra_data=about)
    entry = ask.ended(prompt_id)
    assert entry["prompt"][0] == number + 1
    extra = entry["prompt"][3]
    assert (extra["series"], extra["client_id"]) == ("harbour", ask.client_id)
    assert extra["create_time"] > 1_600_000_000_000
