"""Replaying: the prompts of a receipt run again exactly as they were, to see whether they give the same.

An input is a picture of a character, known by its digest, or what the step before ends with now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schemas.errors import UnsupportedShotError
from schemas.take import Progress, Receipt, ShotRequest, Step

from ..meter import Meter
from . import receipts
from .cutting import FILMS, ending
from .phases import Seen, key, place
from .shooting import Crew, Shot
from .work import Work
from .workflow import Workflow


@dataclass
class Replay:
    """One receipt run again; `known` are pictures by the digest they had the first time."""

    crew: Crew
    request: ShotRequest
    folder: Path
    shelf: Mapping[str, Workflow]
    known: dict[str, Path] = field(default_factory=dict)
    before: Path | None = None  # what the last step made

    async def run(self, receipt: Receipt, progress: Progress) -> Shot:
        """Run every step in order.

        Raises UnsupportedShotError when the receipt has no steps or a picture it needs is gone, and
        what the pool raises.
        """
        if not receipt.steps:
            raise UnsupportedShotError("this take has no recorded prompts; it cannot be run again")
        self.known |= await asyncio.to_thread(_references, self.request)
        meter, shot = Meter(progress), Shot()
        for n, step in enumerate(receipt.steps):
            meter.stretch(0.95 * n / len(receipt.steps), 0.95 * (n + 1) / len(receipt.steps))
            one, models = await self._step(step, meter), set(step.models)
            films = [path for path in one.files() if path.suffix.lower() in FILMS]
            self.before = (films or one.files())[0]
            shot.pieces += films[:1]
            shot.gpu_s += one.made.gpu_s
            shot.steps.append(one.step(await self._models(step, one)))
            shot.models |= dict.fromkeys(sorted(models))
        return shot

    async def _step(self, step: Step, meter: Meter) -> receipts.Ran:
        graph, wanted = receipts.rewound(step)
        inputs = {name: await self._input(sha256) for name, sha256 in wanted.items()}
        work = Work(
            workflow=step.workflow, graph=graph, wants=receipts.wants(step),
            key=key(f"replay/{place(self.request)}/{self.folder.name}", step.workflow, graph, inputs),
            models=frozenset(step.models), uploads={name: one.path for name, one in inputs.items()},
            about={"series": self.request.series, "shot": place(self.request), "kind": "replay"},
        )  # fmt: skip
        into = self.folder / work.key
        await asyncio.to_thread(into.mkdir, parents=True, exist_ok=True)
        made = await self.crew.pool.run(work, into=into, progress=meter)
        return await asyncio.to_thread(receipts.ran, work, made, inputs)

    async def _models(self, step: Step, one: receipts.Ran) -> Mapping[str, str]:
        """The digests of its models now; "" where the workflow is known no more."""
        workflow, made = self.shelf.get(step.workflow), one.made
        if workflow is None:
            return dict.fromkeys(step.models, "")
        return await self.crew.inspector.hashes(workflow, made.graph, made.server)

    async def _input(self, sha256: str) -> Seen:
        """The picture that had this digest when the receipt was written."""
        if path := self.known.get(sha256):
            return Seen(path, sha256)
        if self.before is None:
            raise UnsupportedShotError(
                "a picture that this take was made after is gone; it cannot be run again"
            )
        return await ending(self.before)


def _references(request: ShotRequest) -> Mapping[str, Path]:
    """The pictures of the characters, sheets and single poses, by their digests."""
    sheets = [one.path for one in request.references]
    poses = [pose for sheet in sheets for pose in sheet.with_suffix(".poses").glob("*.png")]
    return {receipts.digest(path): path for path in (*sheets, *poses) if path.is_file()}
