"""The ComfyUI stand-in queues, remembers and repeats as the real server was seen to do."""

from __future__ import annotations

import time
from uuid import uuid4

import pytest

from stand_ins.comfyui import control
from stand_ins.comfyui.asking import Asker, until
from stand_ins.comfyui.examples import node, still

# The queue (2.4)


def test_the_queue_tells_what_runs_and_what_waits_and_front_comes_first(server, ask):
    server.mood("long", seconds=5)
    first = ask.accepted(still(seed=100, steps=200))
    ask.starts(first)
    second, third = ask.accepted(still(seed=101)), ask.accepted(still(seed=102), front=True)
    waiting = {one[1]: one for one in ask.get("/queue")["queue_pending"]}
    assert set(waiting) == {second, third}
    assert waiting[third][0] < 0 < waiting[second][0]
    assert ask.get("/prompt") == {"exec_info": {"queue_remaining": 3}}
    assert ask.get(f"/history/{first}") == {}
    assert [ask.get(f"/api/jobs/{one}")["status"] for one in (first, second)] == [
        "in_progress", "pending",
    ]  # fmt: skip
    ask.give("/interrupt", {"prompt_id": first})
    started = {
        one: ask.ended(one)["status"]["messages"][0][1]["timestamp"] for one in (second, third)
    }
    assert started[third] <= started[second]


def test_what_waits_is_deleted_without_a_trace_and_what_runs_is_not(server, ask):
    server.mood("long", seconds=5)
    running = ask.accepted(still(seed=110, steps=200))
    ask.starts(running)
    waiting = ask.accepted(still(seed=111))
    assert ask.give("/queue", {"delete": [waiting, running]}).status_code == 200
    assert ask.waits() == ([running], [])
    assert ask.get(f"/history/{waiting}") == {}
    assert ask.http.get(f"/api/jobs/{waiting}").status_code == 404
    ask.give("/interrupt", {"prompt_id": running})
    ask.ended(running)
    assert waiting not in [one["prompt_id"] for one in server.ran()]


def test_an_interrupt_lands_between_steps_and_only_on_its_own_prompt(server, ask):
    server.mood("long", seconds=5)
    prompt_id = ask.accepted(still(seed=120, steps=200))
    ask.starts(prompt_id)
    assert ask.give("/interrupt", {"prompt_id": str(uuid4())}).status_code == 200
    assert ask.waits()[0] == [prompt_id]
    ask.give("/interrupt", {"prompt_id": prompt_id})
    entry = ask.ended(prompt_id, 2)
    assert (entry["status"]["status_str"], entry["status"]["completed"]) == ("error", False)
    kind, said = entry["status"]["messages"][-1]
    assert (kind, said["node_id"], said["node_type"]) == ("execution_interrupted", "5", "KSampler")
    assert ask.get(f"/api/jobs/{prompt_id}")["status"] == "cancelled"


def test_cancel_handles_both_states_and_can_be_said_twice(server, ask):
    server.mood("long", seconds=5)
    running = ask.accepted(still(seed=130, steps=200))
    ask.starts(running)
    waiting = ask.accepted(still(seed=131))
    for one in (waiting, running):
        assert ask.give(f"/api/jobs/{one}/cancel", {}).json() == {"cancelled": True}
    ask.ended(running, 2)
    for one in (waiting, running, str(uuid4())):
        assert ask.give(f"/api/jobs/{one}/cancel", {}).json() == {"cancelled": False}


def test_older_servers_have_no_jobs_and_interrupt_by_id(older, ask_older):
    older.mood("long", seconds=5)
    prompt_id = ask_older.accepted(still(seed=1, steps=200))
    ask_older.starts(prompt_id)
    assert ask_older.http.get(f"/api/jobs/{prompt_id}").status_code == 404
    assert ask_older.give(f"/api/jobs/{prompt_id}/cancel", {}).status_code == 404
    ask_older.give("/interrupt", {"prompt_id": str(uuid4())})
    assert ask_older.waits()[0] == [prompt_id]
    ask_older.give("/interrupt", {"prompt_id": prompt_id})
    assert "create_time" not in ask_older.ended(prompt_id, 2)["prompt"][3]


def test_the_same_id_and_number_twice_is_a_500_that_still_queues_and_kills_the_worker(tmp_path):
    with control.running(tmp_path) as poisoned, Asker(poisoned.url) as ask:
        poisoned.mood("long", seconds=2)
        running = ask.accepted(still(steps=20))
        ask.starts(running)
        twin = {"prompt_id": str(uuid4()), "number": 5}
        assert ask.post(still(seed=2), **twin).status_code == 200
        assert ask.post(still(seed=3), **twin).status_code == 500
        assert ask.waits()[1] == [twin["prompt_id"]] * 2
        ask.accepted(still(seed=4))
        ask.give("/interrupt", {"prompt_id": running})
        ask.ended(running)
        later = ask.accepted(still(seed=5))
        assert ask.http.get("/system_stats").status_code == 200
        time.sleep(0.3)
        assert ask.waits()[0] == []
        assert {later, twin["prompt_id"]} <= set(ask.waits()[1])


def test_the_oldest_interrupts_whatever_runs(tmp_path):
    with control.running(tmp_path, version="0.3.45") as oldest, Asker(oldest.url) as ask:
        oldest.mood("long", seconds=5)
        running = ask.accepted(still(steps=200))
        ask.starts(running)
        ask.give("/interrupt", {"prompt_id": str(uuid4())})
        assert ask.ended(running, 3)["status"]["status_str"] == "error"


# History and jobs (2.5)


def test_the_history_of_a_success_has_its_outputs_and_its_times(ask):
    prompt_id = ask.accepted(still(seed=140, prefix="anigen/h"))
    entry = ask.ended(prompt_id)
    assert entry["outputs"]["7"]["images"] == [
        {"filename": "h_00001_.png", "subfolder": "anigen", "type": "output"}
    ]
    assert entry["meta"]["7"]["real_node_id"] == "7"
    kinds = [kind for kind, _ in entry["status"]["messages"]]
    assert kinds == ["execution_start", "execution_cached", "execution_success"]
    job = ask.get(f"/api/jobs/{prompt_id}")
    assert (job["status"], job["outputs_count"]) == ("completed", 1)
    assert job["execution_end_time"] >= job["execution_start_time"]
    listed = ask.get("/api/jobs", status="completed", limit=1)["jobs"]
    assert [one["id"] for one in listed] == [prompt_id]
    assert "workflow" not in listed[0]


def test_history_is_forgotten_by_id_and_listed_by_pages(ask):
    one, other = ask.accepted(still(seed=150)), ask.accepted(still(seed=151))
    ask.ended(other)
    assert list(ask.get("/history", max_items=1)) == [other]
    ask.give("/history", {"delete": [one]})
    assert ask.get(f"/history/{one}") == {}
    assert ask.http.get(f"/api/jobs/{one}").status_code == 404
    assert ask.get(f"/history/{uuid4()}") == {}


# Cache (2.7)


def test_the_same_graph_again_repeats_the_old_names_even_of_a_deleted_file(server, ask):
    first = ask.run(still(seed=160, prefix="anigen/c"))
    file = first["outputs"]["7"]["images"][0]
    again = ask.run(still(seed=160, prefix="anigen/c"))
    assert again["outputs"] == first["outputs"]
    assert again["status"]["messages"][1][1]["nodes"] == ["1", "2", "3", "4", "5", "6", "7"]
    (server.folder / "output" / "anigen" / file["filename"]).unlink()
    assert ask.run(still(seed=160, prefix="anigen/c"))["outputs"] == first["outputs"]
    gone = {"filename": file["filename"], "subfolder": "anigen", "type": "output"}
    assert ask.http.get("/view", params=gone).status_code == 404


def test_a_new_prefix_runs_only_the_saver_and_free_runs_everything(ask):
    one = ask.run(still(seed=161, prefix="anigen/p1"))
    other = ask.run(still(seed=161, prefix="anigen/p2"))
    assert other["status"]["messages"][1][1]["nodes"] == ["1", "2", "3", "4", "5", "6"]
    same = [ask.view(entry["outputs"]["7"]["images"][0]) for entry in (one, other)]
    assert len(same[0]) == pytest.approx(len(same[1]), abs=50)
    assert ask.give("/free", {"free_memory": True}).status_code == 200
    fresh = until(lambda: _fresh(ask))
    assert fresh["outputs"]["7"]["images"][0]["filename"] > "p1_00001_.png"


def _fresh(ask):
    entry = ask.run(still(seed=161, prefix="anigen/p1"))
    return entry if entry["status"]["messages"][1][1]["nodes"] == [] else None


def test_an_upload_of_other_bytes_under_the_name_is_no_cached_repeat(ask):
    ask.upload("same.png", _still_bytes(ask, 1), overwrite="true")
    graph = {"1": node("LoadImage", image="same.png"), "2": node("PreviewImage", images=["1", 0])}
    ask.run(graph)
    assert ask.run(graph)["status"]["messages"][1][1]["nodes"] == ["1", "2"]
    ask.upload("same.png", _still_bytes(ask, 2), overwrite="true")
    assert ask.run(graph)["status"]["messages"][1][1]["nodes"] == []


def _still_bytes(ask, seed):
    entry = ask.run(still(seed=seed, prefix="anigen/u"))
    return ask.view(entry["outputs"]["7"]["images"][0])


def test_versions_before_0_28_lose_cached_outputs_of_nobody(tmp_path):
    with control.running(tmp_path, version="0.26.0") as forgetful, Asker(forgetful.url) as ask:
        assert ask.run(still(), client_id=None)["outputs"]
        assert ask.run(still(), client_id=None)["outputs"] == {}
        assert ask.run(still())["outputs"]
