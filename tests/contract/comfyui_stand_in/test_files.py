"""The ComfyUI stand-in's files, models, memory and manners are those of the real server."""

from __future__ import annotations

import socket
import struct

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from stand_ins.comfyui.asking import until
from stand_ins.comfyui.examples import still, video

# Files (2.8)


def test_uploads_keep_their_name_only_for_the_same_bytes(server, ask):
    assert ask.upload("ref.png", b"one") == "ref.png"
    assert ask.upload("ref.png", b"one") == "ref.png"
    assert ask.upload("ref.png", b"two") == "ref (1).png"
    assert ask.upload("ref.png", b"three", overwrite="true") == "ref.png"
    assert (server.folder / "input" / "ref.png").read_bytes() == b"three"
    assert ask.upload("ref.png", b"four", subfolder="anigen", type="temp") == "ref.png"
    assert (server.folder / "temp" / "anigen" / "ref.png").read_bytes() == b"four"


def test_uploads_that_lead_elsewhere_are_refused(ask):
    for fields, status in (({"type": "models"}, 500), ({"subfolder": "../.."}, 400)):
        reply = ask.http.post("/upload/image", files={"image": ("x.png", b"x")}, data=fields)
        assert reply.status_code == status


def test_an_upload_of_more_than_100_mb_is_refused_by_its_size(server):
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, timeout=10) as raw:
        raw.sendall(
            b"POST /upload/image HTTP/1.1\r\nhost: x\r\ncontent-length: 104857601\r\n"
            b"content-type: multipart/form-data; boundary=x\r\n\r\n"
        )
        assert raw.recv(64).startswith(b"HTTP/1.1 413")


def test_a_file_is_viewed_whole_in_part_and_recoded(ask):
    file = ask.run(still(seed=170))["outputs"]["7"]["images"][0]
    whole = ask.view(file)
    part = ask.http.get("/view", params=file, headers={"range": "bytes=0-7"})
    assert (part.status_code, part.content) == (206, b"\x89PNG\r\n\x1a\n")
    assert part.headers["etag"]
    recoded = ask.http.get("/view", params=file | {"preview": "webp;50"})
    assert (recoded.headers["content-type"], recoded.content[8:12]) == ("image/webp", b"WEBP")
    assert len(recoded.content) < len(whole)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"filename": "none.png"}, 404),
        ({"filename": "../x.png"}, 400),
        ({"filename": "x.png", "type": "models"}, 400),
        ({"filename": "x.png", "subfolder": "../input"}, 403),
        ({}, 400),
    ],
)
def test_what_cannot_be_viewed(ask, asked, status):
    assert ask.http.get("/view", params=asked).status_code == status


def test_models_are_listed_as_they_lie_on_disk(server, ask):
    assert "checkpoints" in ask.get("/models")
    path = server.folder / "models" / "loras" / "hero.safetensors"
    path.write_bytes(struct.pack("<Q", 2) + b"{}")
    assert "hero.safetensors" in ask.get("/models/loras")
    config = ask.get("/object_info/LoraLoader")["LoraLoader"]["input"]["required"]["lora_name"]
    assert "hero.safetensors" in config[0]
    path.unlink()
    assert "hero.safetensors" not in ask.get("/models/loras")
    assert ask.http.get("/models/nonsense").status_code == 404


def test_object_info_has_the_nodes_in_both_spellings(ask):
    info = ask.get("/object_info")
    sampler = info["KSampler"]
    assert sampler["input"]["required"]["steps"] == ["INT", {"default": 20, "min": 1, "max": 10000}]
    assert "euler" in sampler["input"]["required"]["sampler_name"][0]
    assert info["SaveVideo"]["input"]["required"]["codec"] == [
        "COMBO", {"multiselect": False, "options": ["auto", "h264"]},
    ]  # fmt: skip
    assert info["SaveVideo"]["output_node"]
    assert (
        info["ADE_UseEvolvedSampling"]["python_module"]
        == "custom_nodes.ComfyUI-AnimateDiff-Evolved"
    )
    assert ask.get("/object_info/Nothing") == {}


def test_a_model_file_that_holds_none_fails_when_it_is_loaded(server, ask):
    broken = server.folder / "models" / "checkpoints" / "broken.safetensors"
    broken.write_bytes(b"")
    said = ask.failure(still(checkpoint="broken.safetensors"))
    assert said["exception_type"] == "safetensors._safetensors_rust.SafetensorError"
    assert said["current_inputs"] == {"ckpt_name": ["broken.safetensors"]}
    broken.unlink()


def test_a_picture_that_is_none_is_taken_and_fails_when_it_is_opened(ask):
    ask.upload("garbage.png", b"no picture")
    said = ask.failure(video(image="garbage.png"))
    assert (said["node_type"], said["exception_type"]) == (
        "LoadImage",
        "PIL.UnidentifiedImageError",
    )


@pytest.mark.parametrize("prefix", ["../out/x", "/tmp/x"])
def test_a_prefix_that_leads_out_is_taken_and_fails_when_saving(server, ask, prefix):
    said = ask.failure(still(prefix=prefix))
    assert said["node_type"] == "SaveImage"
    assert not (server.folder / "out").exists()


# Memory, security (2.9, 2.11)


def test_stats_tell_versions_and_memory_and_free_gives_vram_back(ask):
    ask.run(still(seed=180))
    ask.give("/free", {"unload_models": True})
    until(lambda: not _used(ask))
    ask.run(still(seed=181, checkpoint="animagine-xl-4.0.safetensors"))
    assert _used(ask) > 1 << 30
    system = ask.get("/system_stats")["system"]
    assert system["comfyui_version"] == "0.33.0"
    assert {"python_version", "pytorch_version", "argv", "ram_total", "ram_free"} <= set(system)
    assert ask.http.post("/free").status_code == 500
    ask.give("/free", {"unload_models": True})
    until(lambda: not _used(ask))


def _used(ask):
    card = ask.get("/system_stats")["devices"][0]
    return card["torch_vram_total"] - card["torch_vram_free"]


@pytest.mark.parametrize("path", ["/prompt", "/api/prompt", "/api/queue", "/api/system_stats"])
def test_routes_are_there_plain_and_under_api_and_no_cloud_ones(ask, path):
    assert ask.http.get(path).status_code == 200
    assert ask.http.get("/api/history_v2").status_code == 404
    assert ask.http.get("/health").status_code == 404
    assert ask.http.get("/jobs").status_code == 404


def test_another_sites_page_is_turned_away(server, ask):
    for origin, status in (
        ("http://evil.example", 403),
        (server.url.replace("127.0.0.1", "localhost"), 403),
        (server.url, 200),
    ):
        assert ask.http.get("/prompt", headers={"origin": origin}).status_code == status
    assert ask.http.get("/prompt", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    address = f"{server.url.replace('http', 'ws')}/ws"
    with pytest.raises(InvalidStatus, match="403"):
        connect(address, additional_headers={"origin": "http://evil.example"})
    forged = {"origin": "http://evil.example", "host": "comfy.example"}
    assert ask.http.get("/prompt", headers=forged).status_code == 200
