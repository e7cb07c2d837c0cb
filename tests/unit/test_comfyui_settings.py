"""The options of a ComfyUI backend: what is wrong is named, and no password is shown."""

from __future__ import annotations

import tomllib

import pytest

from generators.comfyui import settings
from schemas.errors import ConfigError

SERVER = "http://127.0.0.1:8188"
CONFIG = """
preset = "8gb"
patience_s = 60
[[servers]]
name = "attic"
address = "http://192.168.1.20:8188/"
restart = ["systemctl", "--user", "restart", "comfyui"]
pid_file = "/run/comfyui.pid"
rss_gb = 20
[[servers]]
address = "https://bob:secret@gpu.example/comfy"
[workflows]
video = "wan22_5b_shot"
[overrides.sdxl_still]
checkpoint = "mine.safetensors"
steps = 24
cfg = 5.5
[silence]
decode = 3600
"""


def test_a_config_as_an_operator_writes_it_is_read():
    options = settings.read(tomllib.loads(CONFIG))
    attic, other = options.servers

    assert (attic.called, attic.address) == ("attic", "http://192.168.1.20:8188")
    assert attic.restart == ("systemctl", "--user", "restart", "comfyui")
    assert other.called == "gpu.example/comfy"
    assert options.preset == "8gb"
    assert options.workflows == {"video": "wan22_5b_shot"}
    assert options.overrides["sdxl_still"] == {
        "checkpoint": "mine.safetensors",
        "steps": 24,
        "cfg": 5.5,
    }
    assert options.silence.of("VAEDecode") == ("decode", 3600)
    assert options.silence.sampler == settings.Silence().sampler


def test_an_address_is_enough():
    options = settings.read({"servers": [SERVER, "http://[::1]:8188"]})
    assert [server.called for server in options.servers] == ["127.0.0.1:8188", "[::1]:8188"]
    assert options.preset == "12gb"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, r"option 'servers'.*Field required; it knows servers, preset"),
        ({"servers": []}, r"option 'servers'.*at least 1"),
        ({"servers": [SERVER], "preset": "6gb"}, r"option 'preset'.*'8gb', '12gb' or '24gb'"),
        ({"servers": [SERVER], "sample": 1}, r"option 'sample'.*it knows servers, preset"),
        ({"servers": [{"adress": SERVER}]}, r"option 'servers.0.address'.*it knows address, name"),
        ({"servers": [{"address": SERVER, "restart": "systemctl restart"}]}, r"option 'servers.0.restart'"),
        ({"servers": [SERVER, SERVER + "/"]}, "same address, that of '127.0.0.1:8188'; keep one"),
        ({"servers": [{"address": SERVER, "name": "a"}, {"address": "http://b", "name": "a"}]},
         "same name, that of 'a'"),
        ({"servers": [SERVER], "workflows": {"film": "x"}}, r"option 'workflows.film.*'still', 'sheet'"),
        ({"servers": [SERVER], "silence": {"decode": 0}}, r"option 'silence.decode'.*greater than 0"),
        ({"servers": [SERVER], "silence": {"decoding": 5}}, r"it knows start, sampler, decode"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(options, words):
    with pytest.raises(ConfigError, match=words):
        settings.read(options)


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:8188", "localhost", "ftp://x", "http://", "http://x:port", "http://x:99999", "http://x:0",
     "http://[::1", "http://bob:secret@", "http://bob:secret@x/?token=1", "ws://x", 8188],
)  # fmt: skip
def test_an_address_must_be_one(address):
    with pytest.raises(ConfigError, match=r"option 'servers\.0") as raised:
        settings.read({"servers": [address]})
    assert "secret" not in str(raised.value)
