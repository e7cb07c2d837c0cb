"""Shots for ComfyUI generators: small, at 24 pictures a second, and what tests look at afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import av
import numpy as np
from PIL import Image

from generators.comfyui.generator import ComfyGenerator
from generators.comfyui.settings import read
from schemas.plan import Move
from schemas.take import Picture, Reference

from .shots import shot

SMALL = {
    "overrides": {
        "still": {"width": 256, "height": 144}, "sheet": {"width": 256, "height": 256},
        "loop": {"width": 256, "height": 144}, "video": {"width": 256, "height": 128},
    }
}  # fmt: skip
PICTURE = Picture(width=320, height=180, fps=24)


@asynccontextmanager
async def making(server, folder) -> AsyncIterator:
    """Makes generators on a server, and closes them."""
    made = []

    def make(accept=None, **options):
        options = {"servers": [server.url], **SMALL, **options}
        made.append(ComfyGenerator(read(options), folder=folder, accept=accept))
        return made[-1]

    try:
        yield make
    finally:
        for one in made:
            await one.aclose()
        server.calm()


def asked(seconds=2.0, move=Move.HOLD, seed=1, **changes):
    """A shot; without a move of the camera it becomes a loop."""
    made = shot(seconds=seconds, seed=seed, picture=PICTURE, **changes)
    return made.model_copy(update={"plan": made.plan.model_copy(update={"move": move})})


def pictures(path):
    """Every picture of a film."""
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in film.decode(video=0)]


def likeness(folder):
    """A character's picture on disk."""
    path = folder / "sheet.png"
    Image.new("RGB", (256, 256), "#c8582e").save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Reference(character="aki_1", path=path, sha256=digest)


def ours(server):
    """What was posted of shots; whether the worker works is tried out too."""
    return [one for one in server.posted() if "anigen" in one["extra"]]


def workflows(footage):
    """Which workflows a take was made by."""
    return [step.workflow for step in footage.receipt.steps]
