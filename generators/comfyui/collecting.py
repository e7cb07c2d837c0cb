"""Collecting a finished prompt's files: all of them appear in a folder, or none."""

from __future__ import annotations

import shutil
from pathlib import Path

from schemas.errors import GenerationError, StudioError

from . import outputs
from .babysitter import Pace
from .diary import Note
from .posting import CONNECTION
from .station import Station
from .work import Work

_TRIES = 5


async def collect(
    work: Work, station: Station, note: Note, into: Path, pace: Pace
) -> dict[str, tuple[Path, ...]]:
    """Fetch the files that `note` names, under names that no other prompt has.

    LostFileError when one is gone or not whole, StudioError when the folder cannot be written.
    """
    part = into / f".{note.prompt_id}.part"
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        found = await _fetched(work, station, note, part, pace)
        name = f"{work.workflow}-{note.prompt_id[:8]}"
        return {
            node: tuple(path.replace(into / f"{name}-{path.name}") for path in paths)
            for node, paths in found.items()
        }
    except OSError as error:
        raise StudioError(
            f"files from server {station.name!r} cannot be put into the studio folder"
            f" ({error.strerror or type(error).__name__}); check its rights and free space"
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


async def _fetched(
    work: Work, station: Station, note: Note, into: Path, pace: Pace
) -> dict[str, tuple[Path, ...]]:
    """Fetch the files, also when the server goes away and comes back meanwhile."""
    trouble: GenerationError | None = None
    for _ in range(_TRIES):
        if trouble is not None and not await station.back(pace.missing_s):
            break
        try:
            return await outputs.collect(station.server, note.outputs, work.wants, into)
        except CONNECTION as error:
            station.away()
            trouble = error
    assert trouble is not None  # noqa: S101 - the first try succeeded otherwise
    raise trouble
