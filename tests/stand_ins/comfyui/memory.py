"""Memory as /system_stats tells it, and the moment when there is not enough."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import psutil

from .moods import OOM, Mood, Moods

MB = 1 << 20
_VRAM = 12_288 * MB
_MODEL = 2_300 * MB
_WORDS = {
    "oom": ("torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 11.76 GiB"),
    "oom_runtime": ("RuntimeError", "CUDA error: out of memory"),
    "oom_accelerator": ("torch.AcceleratorError", "CUDA error: out of memory"),
    "oom_allocation": ("RuntimeError", "Allocation on device 0 would exceed allowed memory. (out of memory)"),
    "oom_old": ("torch.cuda.OutOfMemoryError", "Allocation on device"),
}  # fmt: skip
_TIPS = (
    "\nThis error means you ran out of memory on your GPU.\n\nTIPS: If the workflow worked before"
    " you might have accidentally set the batch_size to a large number."
)


class NodeError(Exception):
    """An error of a node under the name that its real counterpart has."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass
class Memory:
    """What is loaded, what leaks, and whether the GPU can still be used."""

    loaded: set[str] = field(default_factory=set)
    leaked: float = 0.0  # bytes that only seem to be gone
    kept: list[bytearray] = field(default_factory=list)  # bytes that really are
    poisoned: bool = False

    def stats(self) -> tuple[dict[str, int], dict[str, int]]:
        """RAM and VRAM, in bytes."""
        ram = psutil.virtual_memory()
        used = min(_VRAM - 300 * MB, len(self.loaded) * _MODEL)
        ram_free = max(0, int(ram.available - self.leaked))
        return (
            {"ram_total": ram.total, "ram_free": ram_free},
            {
                "vram_total": _VRAM,
                "vram_free": _VRAM - 500 * MB - used,
                "torch_vram_total": used + 32 * MB,
                "torch_vram_free": 32 * MB,
            },
        )

    def unload(self) -> None:
        """Give the VRAM back; what leaked stays."""
        self.loaded.clear()

    def grow(self, moods: Moods) -> None:
        """After a prompt: creep or swell, if that is the mood."""
        if mood := moods.take("creep"):
            self.leaked += mood.amount * MB
        if mood := moods.take("swell"):
            self.kept.append(bytearray(os.urandom(4096) * int(mood.amount * 256)))

    def check(self, moods: Moods, mood: Mood, *, work: int, tiled: bool) -> None:
        """Raise out of memory unless the mood waits for lighter work, and this is lighter."""
        lighter = tiled or 0 < work < mood.most
        if mood.until == "lighter" and lighter:
            return
        mood.most = mood.most or work
        if not mood.until:
            moods.use(mood)
        self.unload()
        kind, message = _WORDS[mood.what]
        raise NodeError(kind, message + (_TIPS if mood.what == "oom" else ""))

    def freed(self, moods: Moods) -> None:
        """The operator asked for memory: moods that last until then are over."""
        self.unload()
        while (mood := _first(moods)) is not None:
            mood.times = 0
            moods.use(mood)


def _first(moods: Moods) -> Mood | None:
    with moods.lock:
        return next((one for one in moods.waiting if one.what in OOM and one.until == "free"), None)
