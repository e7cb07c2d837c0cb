"""The ComfyUI generator: shots from servers of the operator's own, free of charge and offline."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

from schemas.errors import BackendBrokenError
from schemas.grades import USUAL, Gates
from schemas.operation import CLOSED, Till
from schemas.take import Capabilities, Footage, Progress, Receipt, Reproduction, ShotRequest

from ..refusing import refuse
from . import keeping, presets, settings, workflow
from .cutting import cut
from .inspecting import Finding, Inspector
from .pool import Pool
from .replaying import Replay
from .settings import Options
from .shooting import Accept, Crew, Shooting, Shot

NAME = "comfyui"
VERSION = "1"
LONGEST_S = 60.0


class ComfyGenerator:
    """Makes shots on ComfyUI servers."""

    def __init__(self, options: Options, *, folder: Path, accept: Accept | None = None) -> None:
        self._shelf = workflow.load(options.workflows_folder)
        choice = presets.choose(options, self._shelf)
        self._work, self._closed = folder / "work", False
        self._pool = Pool.open(options, folder=folder)
        self._alone: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._crew = Crew(self._pool, Inspector(options.servers), choice, accept)
        self._capabilities = Capabilities(
            longest_s=LONGEST_S, honours_seed=True, takes_references=True, offline=True,
            parallel=2 * len(options.servers),
        )  # fmt: skip
        keeping.prune(self._work)

    @property
    def capabilities(self) -> Capabilities:
        """What the servers can do; the same for their whole life."""
        return self._capabilities

    def estimate(self, request: ShotRequest) -> Decimal:
        """An upper bound of the price: one's own servers cost nothing."""
        del request
        return Decimal(0)

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Make the shot phase by phase, and put its film into the existing folder `into`.

        Raises UnsupportedShotError or StudioError before anything runs, BadFootageError for what no
        gate lets through, BackendUnreachableError when no server came back in time, BackendBrokenError
        when none has what the workflows need.
        """
        del till
        self._check(request, into)
        started = time.monotonic()
        name = hashlib.sha256(request.model_dump_json().encode()).hexdigest()[:40]
        async with self._alone.setdefault(
            name, asyncio.Lock()
        ):  # twice the same at once: one folder
            shot = await Shooting(self._crew, request, self._work / name, progress).shoot()
            footage = await self._footage(request, shot, into, started)
            shutil.rmtree(self._work / name, ignore_errors=True)
        progress(1.0)  # nothing is awaited after the cut: a cancelled call leaves no file
        return footage

    async def replay(
        self, receipt: Receipt, request: ShotRequest, *, into: Path, progress: Progress
    ) -> Footage:
        """Run the prompts of a receipt again as they were, and cut them as the shot was cut.

        Raises UnsupportedShotError when the receipt holds none or a picture they need is gone.
        """
        self._check(request, into)
        started = time.monotonic()
        folder = self._work / uuid4().hex
        try:
            await self._forget()
            shot = await Replay(self._crew, request, folder, self._shelf).run(receipt, progress)
            shot.loops = self._looped(receipt)
            shot.said, shot.prompts = dict.fromkeys(receipt.said), {receipt.prompt: None}
            footage = await self._footage(request, shot, into, started)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        progress(1.0)
        return footage

    async def findings(self) -> tuple[Finding, ...]:
        """What is missing on the servers, for `anigen doctor`."""
        return await self._crew.inspector.findings(self._crew.choice)

    async def aclose(self) -> None:
        """Give the connections back; nothing is made afterwards."""
        if not self._closed:
            self._closed = True
            await self._crew.inspector.aclose()
            await self._pool.aclose()

    async def _forget(self) -> None:
        """Have the servers forget kept results: what is run again must really run."""
        for server in await self._pool.servers():
            await server.free(models=False, cache=True)

    async def _footage(
        self, request: ShotRequest, shot: Shot, into: Path, started: float
    ) -> Footage:
        path, sha256 = await cut(shot.pieces, request, into, loops=shot.loops)
        picture = request.picture
        return Footage(
            path=path, seconds=request.frames / picture.fps, frames=request.frames,
            width=picture.width, height=picture.height, fps=picture.fps, sha256=sha256,
            receipt=Receipt(
                backend=NAME, generator=NAME, version=VERSION, seed=request.seed,
                prompt="\n\n".join(shot.prompts), model=", ".join(shot.models),
                job=" ".join(step.prompt_id for step in shot.steps), gpu_s=round(shot.gpu_s, 3),
                wall_s=round(time.monotonic() - started, 3), steps=tuple(shot.steps),
                said=tuple(shot.said), reproduction=Reproduction.SAME_ENVIRONMENT,
            ),
        )  # fmt: skip

    def _looped(self, receipt: Receipt) -> bool:
        """Whether the last step of a receipt is a loop, as far as its workflow is still known."""
        last = self._shelf.get(receipt.steps[-1].workflow)
        return last is not None and last.bindings.kind == "loop"

    def _check(self, request: ShotRequest, into: Path) -> None:
        """Refuse what cannot be made, before anything runs."""
        if self._closed:
            raise BackendBrokenError("this ComfyUI backend has been closed")
        refuse("ComfyUI", request, longest_s=LONGEST_S, into=into)


def create(options: Mapping[str, Any], *, folder: Path, gates: Gates = USUAL) -> ComfyGenerator:
    """A generator whose notes lie in `folder`; ConfigError for an option or workflow that is wrong."""
    from .gating import Gating  # what measures is heavy, and the doctor does without

    return ComfyGenerator(settings.read(options), folder=folder, accept=Gating(gates).shot)
