"""Reproduce: make a take again from what was kept of it, and say truthfully how alike the two are.

*Bit-exact*: every picture is the same. *Same environment*: nothing that the receipt names has changed,
and the pictures differ by so many decibels. *Best effort*: these things have changed.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol, runtime_checkable

from schemas.errors import BudgetExceededError, ConfigError, GenerationError, StudioError
from schemas.operation import CLOSED, Till
from schemas.take import Footage, Progress, Receipt, Reference, ShotRequest, nothing

from . import archive
from .backends import Backend
from .reproduced import Original, Reproduced, changes, judged
from .studio import Studio
from .take_names import Found
from .takes import Kept

Find = Callable[
    [Kept, Path], Original | None
]  # the first take's pictures, or a copy in a spare folder


@runtime_checkable
class Replays(Protocol):
    """A backend that can run the very steps of a receipt again."""

    async def replay(
        self, receipt: Receipt, request: ShotRequest, *, into: Path, progress: Progress
    ) -> Footage:
        """Run the steps of a receipt again as they were."""
        ...


async def reproduce(
    studio: Studio, found: Found, *, into: Path, cap: Decimal | None = None,
    progress: Progress = nothing,
) -> Reproduced:  # fmt: skip
    """Make a take again as a file inside the existing folder `into`.

    Raises ConfigError where its backend is not configured any more, GenerationError where too little
    was kept, BudgetExceededError where it would cost more than `cap`, and what the backend raises.
    """
    kept = await archive.account(studio, found)
    return await remake(
        studio, found, kept, into=into, original=lambda kept, spare: _original(studio, found, kept, spare),
        buyer=_buyer(found), cap=cap, progress=progress,
    )  # fmt: skip


async def remake(
    studio: Studio, found: Found, kept: Kept | None, *, into: Path, original: Find,
    buyer: tuple[int, str], cap: Decimal | None = None, progress: Progress = nothing,
) -> Reproduced:  # fmt: skip
    """Make a take again of which that is kept; `original` finds the first one's pictures.

    `buyer` is the production that pays for it, and the work it pays for: once. Raises what `reproduce`
    does.
    """
    if kept is None or kept.request is None:
        raise GenerationError(
            f"nothing is kept of what {found.name} was made from; it cannot be made again"
        )
    backend = _backend(studio, found)
    differs = await asyncio.to_thread(_pictures, kept.request)
    till = _till(studio, found, backend, kept.request, buyer=buyer, cap=cap)
    footage = await _made(backend, kept, into, till, progress)
    changed = (*differs, *changes(kept.footage.receipt, footage.receipt))
    with tempfile.TemporaryDirectory(prefix="anigen-") as spare:
        first = await asyncio.to_thread(original, kept, Path(spare))
        return await asyncio.to_thread(judged, found.name, kept.footage, footage, changed, first)


def _backend(studio: Studio, found: Found) -> Backend:
    backend = next((one for one in studio.cast if one.name == found.backend), None)
    if backend is not None:
        return backend
    why = studio.absent.get(found.backend)
    raise ConfigError(
        f"the backend {found.backend!r} that made {found.name} is "
        + (f"left out: {why}" if why else "not in shooting.cast any more; put it back")
    )


def _buyer(found: Found) -> tuple[int, str]:
    """Who pays for an episode's take that is made again, and for what: once a day."""
    one, today = found.id, datetime.now(UTC).date()
    work = f"reproduce/{one.production_id}/{one.scene}/{one.shot}/{one.n}/{today}"
    return one.production_id, work


def _till(
    studio: Studio, found: Found, backend: Backend, request: ShotRequest, *,
    buyer: tuple[int, str], cap: Decimal | None,
) -> Till:  # fmt: skip
    """Where a paid take is bought once more: once for the buyer's work, and never above the cap."""
    if not backend.generator.capabilities.paid:
        return CLOSED
    most = backend.generator.estimate(request)
    if cap is None:
        raise BudgetExceededError(
            f"making {found.name} again costs up to ${most:.2f}; allow it with --cap {most:.2f}"
        )
    if most > cap:
        raise BudgetExceededError(
            f"making {found.name} again costs up to ${most:.2f}, and only ${cap:.2f} is allowed"
        )
    return studio.governor.till(*buyer)


async def _made(
    backend: Backend, kept: Kept, into: Path, till: Till, progress: Progress
) -> Footage:
    """The take once more; by its very steps where the backend and the receipt know them."""
    generator, request, receipt = backend.generator, kept.request, kept.footage.receipt
    assert request is not None  # noqa: S101 - looked at before
    async with backend.free:
        if receipt.steps and isinstance(generator, Replays):
            return await generator.replay(receipt, request, into=into, progress=progress)
        return await generator.generate(request, into=into, progress=progress, till=till)


def _pictures(request: ShotRequest) -> tuple[str, ...]:
    """What has become of the pictures that went along; GenerationError where one is gone."""
    if request.first_frame is not None and not request.first_frame.exists():
        raise GenerationError(
            "the picture that this take began with is gone; it cannot be made again"
        )
    return tuple(said for one in request.references if (said := _sheet(one)))


def _sheet(one: Reference) -> str:
    try:
        digest = _digest(one.path)
    except OSError:
        raise GenerationError(
            f"the sheet of {one.character!r} that this take was made after is gone"
        ) from None
    return "" if digest == one.sha256 else f"the sheet of {one.character}: its sha256 differs"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _original(studio: Studio, found: Found, kept: Kept, spare: Path) -> Original | None:
    """The first take's pictures: its own footage, else the master, into which they were copied.

    A master in a bucket is fetched into `spare`.
    """
    footage = studio.storage.work(found.slug, found.episode) / found.footage
    if found.footage and footage.exists():
        return Original("its footage", footage, 0, kept.footage.frames)
    try:
        text = _published(studio, found, "metadata.json", spare).read_text(encoding="utf-8")
        about = json.loads(text)
        starts = about["scenes"][found.id.scene - 1]["shots"][found.id.shot - 1]
        rate = about["picture"]["fps"]
        film = _published(studio, found, "master.mp4", spare)
    except (OSError, ValueError, LookupError, TypeError, StudioError):
        return None
    return Original("the master", film, round(starts * rate), round(kept.seconds * rate))


def _published(studio: Studio, found: Found, name: str, spare: Path) -> Path:
    """A file of an aired episode, on this machine."""
    return fetched(studio, studio.storage.published(found.slug, found.episode) / name, spare)


def fetched(studio: Studio, here: Path, spare: Path) -> Path:
    """A published file, out of the bucket into the folder `spare` where it does not lie `here`.

    StudioError when the bucket does not give it.
    """
    storage, name = studio.storage, here.name
    if here.exists() or storage.bucket is None:
        return here
    file = spare / name
    with storage.bucket.sentences("read from"):
        key = storage.bucket.key(here.relative_to(storage.folder).as_posix())
        storage.bucket.client.download_file(storage.bucket.name, key, str(file))
    return file
