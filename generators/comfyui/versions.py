"""What which version of ComfyUI can, and where nodes and models that it lacks come from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.errors import ConfigError

_OLDEST = (0, 3, 45)  # since then the client may choose the prompt's id
_INTERRUPTS_BY_ID = (0, 3, 57)
_CANCELS = (0, 26, 0)

_PACKS = {  # how the names of a pack's nodes begin
    "IPAdapter": "the node pack ComfyUI_IPAdapter_plus",
    "PrepImageForClipVision": "the node pack ComfyUI_IPAdapter_plus",
    "ADE_": "the node pack ComfyUI-AnimateDiff-Evolved",
    "VHS_": "the node pack ComfyUI-VideoHelperSuite",
    "ACN_": "the node pack ComfyUI-Advanced-ControlNet",
    "RIFE VFI": "the node pack ComfyUI-Frame-Interpolation",
    "FILM VFI": "the node pack ComfyUI-Frame-Interpolation",
    "FrameInterpolat": "ComfyUI 0.20 or newer",
}
_FOLDERS = {  # by the input that names the file
    "ckpt_name": "checkpoints",
    "vae_name": "vae",
    "lora_name": "loras",
    "unet_name": "diffusion_models",
    "clip_name": "text_encoders",
    "clip_name1": "text_encoders",
    "clip_name2": "text_encoders",
    "control_net_name": "controlnet",
    "ipadapter_file": "ipadapter",
}
_FOLDERS_OF_NODES = {
    "CLIPVisionLoader": "clip_vision",
    "ADE_LoadAnimateDiffModel": "animatediff_models",
    "FrameInterpolationModelLoader": "frame_interpolation",
    "UpscaleModelLoader": "upscale_models",
    "IPAdapterInsightFaceLoader": "insightface",
}


@dataclass(frozen=True)
class Version:
    """A version as the server words it. One that cannot be read counts as the oldest we know."""

    text: str
    number: tuple[int, int, int]

    @property
    def cancels(self) -> bool:
        """Whether `/api/jobs/{id}/cancel` is there."""
        return self.number >= _CANCELS

    @property
    def interrupts_by_id(self) -> bool:
        """Whether `/interrupt` heeds the prompt's id; without it, it stops whatever runs."""
        return self.number >= _INTERRUPTS_BY_ID


def read(text: str) -> Version:
    """The version in a server's words: `0.33.0`, `v0.3.64`, `0.28`."""
    found = re.match(r"\s*v?(\d+)\.(\d+)(?:\.(\d+))?", text)
    if found is None:
        return Version(text, _OLDEST)
    first, second, third = found.groups(default="0")
    return Version(text, (int(first), int(second), int(third)))


def require(version: Version, server: str) -> None:
    """ConfigError when the version is too old to be worked with."""
    if version.number < _OLDEST:
        raise ConfigError(
            f"server {server!r} runs ComfyUI {version.text}, which is too old;"
            " update it to 0.28 or newer"
        )


def source_of(node: str) -> str:
    """What to install so that a node of this class is there."""
    found = (source for start, source in _PACKS.items() if node.startswith(start))
    return next(found, "a newer ComfyUI or the node pack that brings it")


def folder_of(node: str, name: str) -> str:
    """The folder of a server in which a node of this class looks for what its input `name` names."""
    folder = _FOLDERS_OF_NODES.get(node) or _FOLDERS.get(name)
    return f"models/{folder}" if folder else "the models folder of that kind"
