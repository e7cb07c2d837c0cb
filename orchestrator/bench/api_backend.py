"""A backend that takes a fixed time and makes a film that was made before, for `anigen bench api`.

It writes down when it told its progress, by the clock that all processes of a machine share.
"""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from generators.animatic import AnimaticGenerator
from schemas.operation import CLOSED, Till
from schemas.take import DRAFT, Card, Footage, Progress, ShotRequest

from .null import NullGenerator

STEPS = 8  # how often a take tells its progress
PROMPT = "Rain on a window, drop number {n}."
_NUMBER = re.compile(r"drop number (\d+)")


@dataclass(frozen=True)
class Call:
    """When a backend said how far it was."""

    job: int  # the number in its prompt
    share: float
    at: float


class WaitingGenerator(NullGenerator):
    """Footage that takes `seconds` and no work."""

    def __init__(self, film: Footage, seconds: float, ledger: Path) -> None:
        self._film, self._seconds, self._ledger = film, seconds, ledger

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """The film, after a while."""
        del till
        found = _NUMBER.search(request.plan.action)
        for step in range(1, STEPS + 1):
            await asyncio.sleep(self._seconds / STEPS)
            self._note(int(found[1]) if found else -1, step / STEPS)
            progress(step / STEPS)
        path = into / f"shot-{request.scene}-{request.shot}-{request.seed}.mp4"
        shutil.copyfile(self._film.path, path)
        receipt = self._film.receipt.model_copy(update={"backend": "waiting", "seed": request.seed})
        return self._film.model_copy(update={"path": path, "receipt": receipt})

    def _note(self, job: int, share: float) -> None:
        with self._ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"job": job, "share": share, "at": time.monotonic()}) + "\n")


async def film(animatic: AnimaticGenerator, folder: Path) -> Footage:
    """A second of film, to be handed out again and again."""
    folder.mkdir(exist_ok=True)
    card = Card(kind="title", series="Bench", episode=1, title="Rain", seconds=1.0, picture=DRAFT)
    return await animatic.card(card, into=folder)


def calls(ledger: Path) -> list[Call]:
    """What was told, oldest first."""
    text = ledger.read_text(encoding="utf-8") if ledger.exists() else ""
    return [Call(**json.loads(line)) for line in text.splitlines()]
