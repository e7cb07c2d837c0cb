"""The ComfyUI stand-in's socket: the order of its events, and the three ways in which it goes silent."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections import Counter
from uuid import uuid4

import pytest

from stand_ins.comfyui.examples import still, video

ORDER = ["status", "status", "execution_start", "execution_cached"]
END = ["execution_success", "status", "executing"]


def kinds(heard):
    return [one.get("type", "picture") for one in heard]


def test_a_run_tells_everything_in_order(ask):
    with ask.listening() as ear:
        prompt_id = ask.accepted(still(seed=1))
        heard = ear.heard()
    assert kinds(heard)[:4] == ORDER
    assert kinds(heard)[-3:] == END
    assert kinds(heard)[-4] == "progress_state"
    assert [one["data"]["status"]["exec_info"]["queue_remaining"] for one in heard[:2]] == [1, 1]
    nodes = [one["data"]["node"] for one in heard if one["type"] == "executing"]
    assert nodes == ["1", "4", "3", "2", "5", "6", "7", None]
    steps = [one["data"] for one in heard if one["type"] == "progress"]
    assert steps == [{"value": n, "max": 2, "prompt_id": prompt_id, "node": "5"} for n in (1, 2)]
    (executed,) = [one["data"] for one in heard if one["type"] == "executed"]
    assert executed["output"]["images"][0]["type"] == "output"
    assert heard[-1]["data"] == {"node": None, "prompt_id": prompt_id}


def test_progress_state_tells_of_all_nodes_so_far(ask):
    with ask.listening() as ear:
        ask.accepted(still(seed=2, checkpoint="dreamshaper_8.safetensors"))
        states = [one["data"]["nodes"] for one in ear.heard() if one["type"] == "progress_state"]
    assert len(states[0]) == 1
    assert len(states[-1]) > 3
    assert states[0]["1"] | {"prompt_id": ""} == {
        "value": 0.0, "max": 1.0, "state": "running", "node_id": "1", "prompt_id": "",
        "display_node_id": "1", "parent_node_id": None, "real_node_id": "1",
    }  # fmt: skip
    assert {node["state"] for node in states[-1].values()} == {"finished"}


def test_a_cached_run_says_executed_without_executing(ask):
    ask.run(still(seed=3))
    with ask.listening() as ear:
        ask.accepted(still(seed=3))
        heard = ear.heard()
    assert kinds(heard) == [*ORDER, "executed", "progress_state", *END]


def test_the_history_has_the_entry_when_the_null_comes_but_not_yet_at_success(server, ask):
    server.mood("late_history", seconds=0.4)
    with ask.listening() as ear:
        prompt_id = ask.accepted(still(seed=4))
        while ear.next().get("type") != "execution_success":
            pass
        assert ask.get(f"/history/{prompt_id}") == {}
        assert ask.waits()[0] == [prompt_id]
        ear.heard()
        assert ask.get(f"/history/{prompt_id}") != {}


def test_other_clients_hear_only_how_much_is_left(ask):
    with ask.listening(str(uuid4())) as other:
        ask.run(still(seed=5))
        assert kinds(other.rest()) == ["status"] * 3


def test_without_a_client_id_progress_goes_to_everybody_and_the_end_to_nobody(ask):
    with ask.listening() as ear:
        ask.run(still(seed=6), client_id=None)
        seen = Counter(kinds(ear.rest()))
    assert not {"execution_start", "executing", "executed", "execution_success"} & set(seen)
    assert seen["progress_state"] > 1


def test_previews_come_only_when_they_are_asked_for(ask):
    with ask.listening() as ear:
        ask.accepted(still(seed=7))
        assert "picture" not in kinds(ear.heard())
        ask.accepted(still(seed=8), extra_data={"preview_method": "latent2rgb"})
        heard = ear.heard()
        pictures = [one["binary"] for one in heard if "binary" in one]
        assert len(pictures) == 2
        assert struct.unpack(">II", pictures[0][:8]) == (1, 1)
        assert pictures[0][8:11] == b"\xff\xd8\xff"
        assert len(pictures[0]) > 15_000
        assert kinds(heard)[kinds(heard).index("picture") - 1] == "progress"


def test_previews_come_with_metadata_for_who_says_so_first(ask):
    with ask.listening() as ear:
        said = {"type": "feature_flags", "data": {"supports_preview_metadata": True}}
        ear.socket.send(json.dumps(said))
        assert ear.next()["type"] == "feature_flags"
        prompt_id = ask.accepted(still(seed=9), extra_data={"preview_method": "auto"})
        picture = next(one["binary"] for one in ear.heard() if "binary" in one)
    kind, size = struct.unpack(">II", picture[:8])
    about = json.loads(picture[8 : 8 + size])
    assert (kind, about["prompt_id"], about["node_id"]) == (4, prompt_id, "5")
    assert about["image_type"] == "image/jpeg"
    assert picture[8 + size :].startswith(b"\xff\xd8")


def test_an_error_and_an_interrupt_are_told_with_their_node(server, ask):
    with ask.listening() as ear:
        server.mood("error")
        ask.accepted(still(seed=10))
        failed = next(one["data"] for one in ear.heard() if one["type"] == "execution_error")
        server.mood("long", seconds=5)
        prompt_id = ask.accepted(still(seed=11, steps=100))
        ask.starts(prompt_id)
        ask.give("/interrupt", {"prompt_id": prompt_id})
        heard = ear.heard()
    assert (failed["node_id"], failed["node_type"]) == ("5", "KSampler")
    assert set(failed) == {
        "prompt_id", "node_id", "node_type", "executed", "exception_message", "exception_type",
        "traceback", "current_inputs", "current_outputs", "timestamp",
    }  # fmt: skip
    stopped = next(one["data"] for one in heard if one["type"] == "execution_interrupted")
    assert set(stopped) == {"prompt_id", "node_id", "node_type", "executed", "timestamp"}


def test_progress_of_other_nodes_is_thinned_and_decoding_is_silent(server, ask):
    ask.upload("ref.png", ask.view(ask.run(still(seed=12))["outputs"]["7"]["images"][0]))
    server.mood("quiet", seconds=0.5)
    with ask.listening() as ear:
        ask.accepted(video(frames=25, times=5))
        heard, quiet = [], 0.0
        while not heard or heard[-1]["type"] != "executing" or heard[-1]["data"]["node"]:
            before = time.monotonic()
            heard.append(ear.next())
            if (
                heard[-2:-1]
                and heard[-2]["type"] == "executing"
                and heard[-2]["data"]["node"] == "6"
            ):
                quiet = time.monotonic() - before
    by_node = Counter(one["data"]["node"] for one in heard if one["type"] == "progress")
    assert by_node["33"] == 20
    assert by_node["6"] == 0
    assert quiet > 0.4


def test_who_comes_back_as_the_same_client_hears_which_node_runs(server, ask):
    server.mood("long", seconds=3)
    with ask.listening():
        prompt_id = ask.accepted(still(seed=13, steps=30))
        ask.starts(prompt_id)
    time.sleep(0.2)
    with ask.listening() as again, ask.listening(str(uuid4())) as stranger:
        assert again.next()["data"] == {"node": "5"}
        assert "progress" in {again.next()["type"] for _ in range(4)}
        ask.give("/interrupt", {"prompt_id": prompt_id})
        again.heard()
        assert kinds(stranger.rest(0.1)) == ["status"]


# The silences (2.6)


def test_coming_back_before_the_end_was_noticed_is_deaf_for_ever(server, ask):
    server.mood("late_goodbye", seconds=0.4)
    with ask.listening():
        pass
    with ask.listening() as ear:
        ask.run(still(seed=20))
        assert ear.rest(0.5)
        ask.run(still(seed=21))
        assert ear.rest() == []
        ear.socket.ping().wait(2)
    with ask.listening(str(uuid4())) as fresh:
        ask.run(still(seed=22))
        assert kinds([fresh.next()]) == ["status"]


def test_of_two_sockets_with_one_id_the_first_is_starved(ask):
    with ask.listening() as first, ask.listening() as second:
        ask.accepted(still(seed=23))
        assert second.heard()
        assert first.rest(0.1) == []


def test_a_client_that_stops_reading_holds_up_everybody(ask):
    sleeper = _sleeping(ask.url)
    previews = {"extra_data": {"preview_method": "auto"}}
    try:
        with ask.listening() as ear:
            prompt_id = ask.accepted(still(seed=24, steps=300), client_id=None, **previews)
            ask.ended(prompt_id)
            last = ask.accepted(still(seed=25))
            ask.ended(last)
            end = {"type": "executing", "data": {"node": None, "prompt_id": last}}
            assert end not in ear.rest(0.5)
            sleeper.close()
            assert end in ear.rest(0.5)
    finally:
        sleeper.close()


def _sleeping(url):
    """A socket that shakes hands and then reads nothing."""
    port = int(url.rsplit(":", 1)[1])
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.connect(("127.0.0.1", port))
    raw.sendall(
        f"GET /ws?clientId=sleeper HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nupgrade: websocket\r\n"
        "connection: upgrade\r\nsec-websocket-version: 13\r\n"
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
    )
    assert b"101" in raw.recv(1024)
    return raw


@pytest.mark.parametrize("what", ["deaf", "stalled"])
def test_the_silences_can_be_had_at_once(server, ask, what):
    with ask.listening() as ear:
        server.mood(what, seconds=0.6)
        entry = ask.run(still(seed=30 + len(what)))
        assert entry["status"]["completed"]
        assert ear.rest(0.2) == []
        assert bool(ear.rest(1.0)) == (what == "stalled")
