"""The ComfyUI stand-in as a process: dead, undead, poisoned, restarted, and what it leaves on disk."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from stand_ins.comfyui import control
from stand_ins.comfyui.asking import Asker, until
from stand_ins.comfyui.examples import canary, still

seeds = itertools.count(5000)


def fresh(**more):
    return still(seed=next(seeds), **more)


def test_a_zombie_answers_takes_and_does_nothing_until_it_is_restarted(tmp_path):
    with control.running(tmp_path) as server, Asker(server.url) as ask:
        server.mood("zombie")
        stuck = ask.accepted(fresh())
        ask.starts(stuck)
        time.sleep(0.3)
        waiting = ask.accepted(canary())
        assert ask.give("/interrupt", {"prompt_id": stuck}).status_code == 200
        assert ask.give("/free", {"unload_models": True}).status_code == 200
        time.sleep(0.4)
        assert ask.waits() == ([stuck], [waiting])
        assert ask.http.get("/system_stats").status_code == 200
        server.restart()
        assert ask.waits() == ([], [])
        assert ask.run(canary())["status"]["completed"]
        assert [one["event"] for one in server.ran()] == ["start", "start", "end"]


def test_another_cuda_error_poisons_everything_on_the_gpu_until_a_restart(tmp_path):
    with control.running(tmp_path) as server, Asker(server.url) as ask:
        server.mood("poisoned")
        for _ in range(2):
            said = ask.failure(fresh())
            assert said["exception_message"].startswith("CUDA error: an illegal memory access")
        server.calm()
        ask.failure(fresh())
        assert ask.run(canary(17))["status"]["completed"]
        server.restart()
        assert ask.run(fresh())["status"]["completed"]


def test_a_restart_forgets_everything_but_the_files(tmp_path):
    with control.running(tmp_path) as server, Asker(server.url) as ask:
        first = ask.accepted(fresh(prefix="anigen/n"))
        ask.ended(first)
        ask.run(canary())
        server.mood("long", seconds=30)
        running, waiting = ask.accepted(fresh(steps=200)), ask.accepted(fresh())
        ask.starts(running)
        server.kill()
        assert not server.alive()
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"{server.url}/prompt")
        server.start()
        assert ask.waits() == ([], [])
        for one in (first, running, waiting):
            assert ask.http.get(f"/api/jobs/{one}").status_code == 404
        assert not list(tmp_path.glob("temp/*"))
        reply = ask.post(fresh(prefix="anigen/n"))
        assert reply.json()["number"] == 0
        entry = ask.ended(reply.json()["prompt_id"])
        assert entry["outputs"]["7"]["images"][0]["filename"] == "n_00002_.png"
        events = [(one["event"], one["prompt_id"]) for one in server.ran()]
        assert ("start", running) in events
        assert ("end", running) not in events
        assert waiting not in [one["prompt_id"] for one in server.ran()]
        assert waiting in [one["prompt_id"] for one in server.posted()]


def test_a_crash_at_a_node_ends_the_process_and_may_leave_half_a_file(tmp_path):
    with control.running(tmp_path) as server, Asker(server.url) as ask:
        server.mood("crash", node="SaveImage")
        ask.accepted(fresh(prefix="anigen/k", width=256, height=256))
        until(lambda: not server.alive())
        (half,) = tmp_path.glob("output/anigen/k_*")
        content = half.read_bytes()
        assert content.startswith(b"\x89PNG")
        assert not content.endswith(b"IEND\xaeB`\x82")
        server.start()
        server.mood("crash")
        ask.accepted(fresh())
        until(lambda: not server.alive())
        assert [one["event"] for one in server.ran()] == ["start", "start"]


def test_an_operators_command_restarts_it_at_the_same_address(tmp_path):
    with control.running(tmp_path, seconds=0.3) as server, Asker(server.url) as ask:
        old = server.pid
        subprocess.run(server.restart_command, check=True, timeout=60)
        assert server.pid != old
        assert ask.run(canary())["status"]["completed"]
        server.stop()
        assert not server.alive()
        subprocess.run(server.restart_command, check=True, timeout=60)
        assert ask.run(canary())["status"]["completed"]


def test_a_second_server_on_the_port_ends_at_once(server, tmp_path):
    here = Path(control.__file__).resolve().parents[2]
    second = subprocess.run(
        [sys.executable, "-m", "stand_ins.comfyui", "--folder", str(tmp_path), "--port", str(server.port)],
        env=os.environ | {"PYTHONPATH": str(here)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert "port" in second.stderr


def test_a_prompt_takes_its_time_and_the_next_begins_at_once(tmp_path):
    with control.running(tmp_path, seconds=0.3) as server, Asker(server.url) as ask:
        ask.run(fresh())
        names = [ask.accepted(fresh(steps=8)) for _ in range(3)]
        times = [_times(ask.ended(name)) for name in names]
        assert all(298 <= ends - starts < 1300 for starts, ends in times)
        gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(times)]
        assert all(0 <= gap < 150 for gap in gaps)
        assert ask.run(still(seed=1))["status"]["completed"]
        assert server.completed()[1:4] == names


def _times(entry):
    said = dict(entry["status"]["messages"])
    return said["execution_start"]["timestamp"], said["execution_success"]["timestamp"]


def test_packs_and_models_can_be_missing_and_inputs_can_be_new(tmp_path):
    (tmp_path / "nodes.json").write_text(
        json.dumps({"KSampler": {"in": {"tiling": {"BOOLEAN": False}}}})
    )
    with (
        control.running(tmp_path, without=("ipadapter", "SaveWEBM")) as server,
        Asker(server.url) as ask,
    ):
        assert ask.get("/object_info/IPAdapterAdvanced") == {}
        assert ask.get("/object_info/SaveWEBM") == {}
        assert "tiling" in ask.get("/object_info/KSampler")["KSampler"]["input"]["required"]
        told = ask.post(fresh()).json()["node_errors"]["5"]["errors"][0]
        assert (told["type"], told["details"]) == ("required_input_missing", "tiling")
        (tmp_path / "models" / "checkpoints" / "sd_xl_base_1.0.safetensors").unlink()
        assert set(ask.post(fresh()).json()["node_errors"]) == {"1", "5"}


def test_what_is_posted_and_what_is_run_is_written_down(server, ask):
    graph = fresh(prefix="anigen/x/1")
    again = json.loads(json.dumps(graph))
    again["7"]["inputs"]["filename_prefix"] = "anigen/x/2"
    names = [ask.accepted(one, extra_data={"attempt": n}) for n, one in enumerate((graph, again))]
    for name in names:
        ask.ended(name)
    posted = [one for one in server.posted() if one["prompt_id"] in names]
    assert [one["extra"] for one in posted] == [{"attempt": 0}, {"attempt": 1}]
    assert len({one["digest"] for one in posted}) == 1
    ends = [one for one in server.ran() if one["event"] == "end" and one["prompt_id"] in names]
    assert [one["prefixes"] for one in ends] == [["anigen/x/1"], ["anigen/x/2"]]
    assert [one["files"] for one in ends] == [["anigen/x/1_00001_.png"], ["anigen/x/2_00001_.png"]]
    assert [one["status"] for one in ends] == ["success", "success"]
    assert ask.get("/_stand_in/ran") == server.ran()


def test_a_ledger_line_that_a_kill_cut_short_is_left_out(tmp_path):
    from stand_ins.comfyui.ledger import Ledger

    ledger = Ledger(tmp_path / "ran.jsonl")
    ledger.write(event="start")
    with ledger.path.open("a") as file:
        file.write('{"event": "en')
    assert [one["event"] for one in ledger.lines()] == ["start"]
