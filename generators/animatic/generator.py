"""The animatic: the offline generator that draws every shot, on this machine, for nothing.

This side lives in the event loop and stays light; drawing and encoding happen in worker processes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.errors import ConfigError, StudioError, UnsupportedShotError
from schemas.operation import CLOSED, Till
from schemas.take import (
    Capabilities,
    Card,
    Footage,
    Picture,
    Progress,
    Receipt,
    Reproduction,
    ShotRequest,
    nothing,
)

from ..refusing import refuse_broken
from . import prose
from .pool import Pool

NAME = "animatic"
VERSION = "1"
LONGEST_S = 120.0
_MOST_WORKERS = 4
_LARGEST = 2160  # rows


class Options(BaseModel):
    """What an operator can set for the animatic."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workers: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, _MOST_WORKERS), ge=1, le=64
    )
    idle_s: float = Field(default=60.0, gt=0)  # after which a worker without work ends
    silence_s: float = Field(default=60.0, gt=0)  # after which a silent worker is killed


class AnimaticGenerator:
    """Draws shots and cards."""

    def __init__(self, options: Options, *, folder: Path) -> None:
        self._options = options
        self._pool = Pool(folder, size=options.workers, idle_s=options.idle_s)
        self._capabilities = Capabilities(
            longest_s=LONGEST_S, honours_seed=True, offline=True, parallel=options.workers
        )

    @property
    def capabilities(self) -> Capabilities:
        """What the animatic can do; the same for its whole life."""
        return self._capabilities

    @property
    def worker_pids(self) -> list[int]:
        """Process ids of the workers that live."""
        return self._pool.pids

    def estimate(self, request: ShotRequest) -> Decimal:
        """An upper bound of the price: drawing is free."""
        del request
        return Decimal(0)

    async def generate(
        self, request: ShotRequest, *, into: Path, progress: Progress, till: Till = CLOSED
    ) -> Footage:
        """Draw the shot as a file inside the existing folder `into`.

        Raises UnsupportedShotError for a shot that cannot be drawn, BackendUnreachableError or
        BackendTimeoutError when a worker dies or is silent, StudioError when `into` is not writable.
        """
        del till
        _check(request)
        job = {"kind": "shot", "request": request.model_dump(mode="json")}
        stem = f"S{request.scene:02}-C{request.shot:02}"
        made, path, wall_s = await self._make(job, into, stem, progress)
        receipt = self._receipt(made, request.seed, prose.described(request), wall_s)
        return _footage(path, made, request.picture, receipt)

    async def card(self, card: Card, *, into: Path) -> Footage:
        """Draw a title or end card as a file inside the existing folder `into`."""
        _check_picture(card.picture, card.seconds)
        job = {"kind": "card", "request": card.model_dump(mode="json")}
        made, path, wall_s = await self._make(job, into, card.kind, nothing)
        receipt = self._receipt(made, card.seed, prose.described_card(card), wall_s)
        return _footage(path, made, card.picture, receipt)

    async def aclose(self) -> None:
        """End every worker."""
        await self._pool.aclose()

    async def _make(
        self, job: dict[str, Any], into: Path, stem: str, progress: Progress
    ) -> tuple[dict[str, Any], Path, float]:
        """Have a worker do the job, and give the finished file its name."""
        part = into / f".{stem}-{uuid4().hex[:12]}.part"
        started = time.monotonic()
        try:
            async with self._pool.worker() as worker:
                made = await worker.do(
                    {**job, "path": str(part)}, progress, silence_s=self._options.silence_s
                )
            path = part.with_name(f"{stem}-{made['sha256'][:8]}.mp4")
            part.replace(path)  # nothing is awaited after this: a cancelled call leaves no file
        except OSError as error:
            raise StudioError(f"footage cannot be put into {into}: {error}") from error
        finally:
            part.unlink(missing_ok=True)
        return made, path, time.monotonic() - started

    def _receipt(self, made: dict[str, Any], seed: int, prompt: str, wall_s: float) -> Receipt:
        return Receipt(
            backend=NAME, generator=NAME, version=VERSION, seed=seed, prompt=prompt,
            cpu_s=round(sum(made["parts"].values()), 4), wall_s=round(wall_s, 3),
            parts=made["parts"], reproduction=Reproduction.BIT_EXACT,
        )  # fmt: skip


def create(options: Mapping[str, Any], *, folder: Path) -> AnimaticGenerator:
    """An animatic whose drawings are cached in `folder`; ConfigError for an option that is wrong."""
    try:
        return AnimaticGenerator(Options.model_validate(dict(options)), folder=folder)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(Options.model_fields)
        raise ConfigError(
            f"option {name!r} of the animatic is wrong: {first['msg']}; it knows {known}"
        ) from None


def _check(request: ShotRequest) -> None:
    """Refuse what cannot be drawn."""
    _check_picture(request.picture, request.seconds)
    known = {character.id for character in request.characters}
    for subject in request.plan.subjects:
        if subject.character not in known:
            raise UnsupportedShotError(
                f"shot {request.shot} of scene {request.scene} shows {subject.character!r},"
                " whose look was not given; add the character to the request"
            )


def _check_picture(picture: Picture, seconds: float) -> None:
    if not 0 < seconds <= LONGEST_S:
        raise UnsupportedShotError(
            f"a shot of {seconds:g} s cannot be drawn; the animatic makes up to {LONGEST_S:g} s"
        )
    refuse_broken(seconds, picture.fps)
    wide, high = picture.width, picture.height
    if wide % 2 or high % 2 or wide * 9 != high * 16 or not 180 <= high <= _LARGEST:
        raise UnsupportedShotError(
            f"a picture of {wide}x{high} cannot be drawn; ask for an even 16:9 size"
            f" of 320x180 up to 3840x{_LARGEST}"
        )


def _footage(path: Path, made: dict[str, Any], picture: Picture, receipt: Receipt) -> Footage:
    return Footage(
        path=path, seconds=made["frames"] / picture.fps, frames=made["frames"],
        width=picture.width, height=picture.height, fps=picture.fps,
        sha256=made["sha256"], receipt=receipt,
    )  # fmt: skip
