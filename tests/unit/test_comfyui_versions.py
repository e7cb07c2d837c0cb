"""What which version of ComfyUI can, and what to install for what it lacks."""

from __future__ import annotations

import pytest

from generators.comfyui import versions
from schemas.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "cancels", "by_id"),
    [
        ("0.3.45", False, False),
        ("0.3.57", False, True),
        ("0.3.64", False, True),
        ("0.19.9", False, True),
        ("0.20", False, True),
        ("0.26.0", True, True),
        ("v0.28.0", True, True),
        ("0.33.0-5-gabcdef", True, True),
        ("1.0", True, True),
        ("somebody's own", False, False),
        ("", False, False),
    ],
)
def test_a_version_can_what_it_can(text, cancels, by_id):
    version = versions.read(text)

    versions.require(version, "attic")
    found = (version.cancels, version.interrupts_by_id)
    assert found == (cancels, by_id)


@pytest.mark.parametrize("text", ["0.3.44", "0.2.7", "0.0.1"])
def test_a_version_can_be_too_old(text):
    with pytest.raises(ConfigError, match=rf"'attic' runs ComfyUI {text}.*update it to 0\.28"):
        versions.require(versions.read(text), "attic")


@pytest.mark.parametrize(
    ("node", "source"),
    [
        ("IPAdapterAdvanced", "ComfyUI_IPAdapter_plus"),
        ("PrepImageForClipVision", "ComfyUI_IPAdapter_plus"),
        ("ADE_UseEvolvedSampling", "ComfyUI-AnimateDiff-Evolved"),
        ("VHS_VideoCombine", "ComfyUI-VideoHelperSuite"),
        ("FILM VFI", "ComfyUI-Frame-Interpolation"),
        ("FrameInterpolate", "ComfyUI 0.20 or newer"),
        ("FrameInterpolationModelLoader", "ComfyUI 0.20 or newer"),
        ("Whatever", "newer ComfyUI or the node pack"),
    ],
)
def test_a_node_comes_from_somewhere(node, source):
    assert source in versions.source_of(node)


@pytest.mark.parametrize(
    ("node", "name", "folder"),
    [
        ("CheckpointLoaderSimple", "ckpt_name", "models/checkpoints"),
        ("CLIPLoader", "clip_name", "models/text_encoders"),
        ("CLIPVisionLoader", "clip_name", "models/clip_vision"),
        ("LoraLoader", "lora_name", "models/loras"),
        ("Whatever", "thing_name", "the models folder of that kind"),
    ],
)
def test_a_model_lies_somewhere(node, name, folder):
    assert versions.folder_of(node, name) == folder
