"""Storage: where media lies, and how it becomes visible: by one rename, whole or not at all.

media/series/<series>/episodes/<n>/…     what people see
media/.work/<series>-<n>/<work>.<number>/…   attempts; the number is the lease's
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from schemas.errors import StudioError

_ROOM_BYTES = 300 * 1024 * 1024


class Storage:
    """The media folder of a studio."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._work = folder / ".work"

    def published(self, slug: str, number: int) -> Path:
        """The folder of an aired episode."""
        return self.folder / "series" / slug / "episodes" / str(number)

    def attempt(self, slug: str, number: int, work: str, lease: int) -> Path:
        """A fresh folder for one holder's attempt at a piece of work."""
        folder = self.work(slug, number) / f"{work}.{lease}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StudioError(
                f"{folder} cannot be made: {error.strerror}; make the media folder writable"
            ) from error
        return folder

    def work(self, slug: str, number: int) -> Path:
        """The folder of all attempts at an episode; the paths in the tables begin here."""
        return self._work / f"{slug}-{number}"

    def publish(self, prepared: Path, slug: str, number: int) -> Path:
        """Make a prepared folder visible; safe to repeat after a crash at any point.

        Raises FileNotFoundError when it is neither prepared nor visible already.
        """
        target = self.published(slug, number)
        target.parent.mkdir(parents=True, exist_ok=True)
        if prepared.exists():
            if target.exists():
                shutil.rmtree(target)
            prepared.rename(target)
        elif not target.exists():
            raise FileNotFoundError(prepared)
        sync(target.parent)
        return target

    def clear(self, slug: str, number: int) -> None:
        """Remove every attempt at an episode that is over."""
        shutil.rmtree(self.work(slug, number), ignore_errors=True)

    def leftovers(self) -> list[tuple[str, int]]:
        """The episodes, as (series, number), that have attempts on disk."""
        found = []
        for folder in sorted(self._work.glob("*-*")) if self._work.exists() else []:
            slug, _, number = folder.name.rpartition("-")
            if number.isdigit():
                found.append((slug, int(number)))
        return found

    def require_room(self) -> None:
        """Raise StudioError when the disk is too full to shoot an episode."""
        free = shutil.disk_usage(existing(self.folder)).free
        if free < _ROOM_BYTES:
            raise StudioError(
                f"only {free // 2**20} MB are free at {self.folder};"
                f" an episode needs {_ROOM_BYTES // 2**20} MB: delete something or use another disk"
            )


def existing(path: Path) -> Path:
    """The nearest folder on the way to `path` that exists."""
    while not path.exists():
        path = path.parent
    return path


def sync(folder: Path) -> None:
    """Make a folder's entries survive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
