"""The doctor at the operator's own servers: do they answer, have they what the workflows need."""

from __future__ import annotations

from collections.abc import Iterable

from generators.comfyui.generator import ComfyGenerator

from .backends import Backend
from .checks import Check


async def ask(cast: Iterable[Backend]) -> list[Check]:
    """One check per backend that has servers of its own; what is missing is named with its place."""
    return [
        await _ask(backend.name, backend.generator)
        for backend in cast
        if isinstance(backend.generator, ComfyGenerator)
    ]


async def _ask(name: str, generator: ComfyGenerator) -> Check:
    found = await generator.findings()
    text = "; ".join(f"{one.server}: {one.sentence}" for one in found)
    return Check(
        f"backend {name}", good=not found, text=text or "every workflow has what it needs",
        remedy="start the server and install what is named; until then the rest of the cast shoots",
    )  # fmt: skip
