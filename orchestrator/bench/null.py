"""Generators that return at once, so that only what we add around them is left to measure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from schemas.operation import CLOSED, Till
from schemas.take import Capabilities, Card, Footage, Picture, Progress, Receipt, ShotRequest
from schemas.voice import Mouth, Speech, VoiceProfile

from ..assembly.job import Assembled, AssemblyJob, Deliverable

_NOTHING = b"\0"
_DIGEST = hashlib.sha256(_NOTHING).hexdigest()


class NullGenerator:
    """Footage without pictures."""

    capabilities = Capabilities(offline=True, honours_seed=True, parallel=64)

    def estimate(self, request: ShotRequest) -> Decimal:
        """Nothing costs nothing."""
        del request
        return Decimal(0)

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """One byte in a file of its own."""
        del till
        path = into / f"shot-{request.scene}-{request.shot}.mp4"
        path.write_bytes(_NOTHING)
        progress(1.0)
        return _footage(path, request.seconds, request.picture)

    async def card(self, card: Card, *, into: Path) -> Footage:
        """A card without anything on it."""
        path = into / f"{card.kind}.mp4"
        path.write_bytes(_NOTHING)
        return _footage(path, card.seconds, card.picture)

    async def aclose(self) -> None:
        """Nothing is held."""


class NullVoices:
    """Lines that take as long as they would, and make no sound."""

    def estimate(self, text: str) -> Decimal:
        """Silence costs nothing."""
        del text
        return Decimal(0)

    async def speak(
        self, text: str, voice: VoiceProfile, *, who: str = "", manner: str = "normal",
        into: Path, till: Till = CLOSED,
    ) -> Speech:  # fmt: skip
        """A line's length by its number of words."""
        del voice, who, manner, into, till
        seconds = 0.4 * len(text.split())
        return Speech(path="", seconds=seconds, mouths=(Mouth(at_s=0, shape="closed"),), words=())

    async def aclose(self) -> None:
        """Nothing is held."""


async def assemble(
    job: AssemblyJob, *, progress: Callable[[float], None] = lambda _: None
) -> Assembled:
    """A master of one byte, with a manifest beside it."""
    progress(1.0)
    master = job.into / "master.mp4"
    master.write_bytes(_NOTHING)
    (job.into / "manifest.json").write_text(json.dumps({"master.mp4": _DIGEST}))
    seconds = sum(shot.frames for scene in job.scenes for shot in scene.shots) / job.picture.fps
    return Assembled(
        master=master, sha256=_DIGEST, seconds=seconds, frames=round(seconds * job.picture.fps),
        loudness_lufs=-16.0, true_peak_dbtp=-1.5,
        files=(Deliverable(name="master.mp4", bytes=1, sha256=_DIGEST, media_type="video/mp4"),),
    )  # fmt: skip


def _footage(path: Path, seconds: float, picture: Picture) -> Footage:
    return Footage(
        path=path, seconds=seconds, frames=round(seconds * picture.fps), width=picture.width,
        height=picture.height, fps=picture.fps, sha256=_DIGEST,
        receipt=Receipt(backend="null", generator="null", version="1", seed=0),
    )  # fmt: skip
