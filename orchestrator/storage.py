"""Storage: where media lies, and how it becomes visible, whole or not at all.

media/series/<series>/episodes/<n>/…     what people see; with a bucket it lies there
media/series/<series>/characters/<id>/…   their sheets and voices, and an index of them
media/.work/<series>-<n>/<work>.<number>/…   attempts; the number is the lease's
media/.previews/<series>/<n>/…             what running takes look like, until it airs
media/series/<series>/…/jobs/<uuid>/…      what was asked for over the API
media/.jobs/<id>/<work>.<number>/…         attempts at that
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from schemas.errors import StudioError
from schemas.settings import StorageSettings

from . import upload
from .bucket import Bucket

_ROOM_BYTES = 300 * 1024 * 1024
_TIDY_S = 3600  # how often, and how old an unfinished upload must be


class Storage:
    """The media folder of a studio, and the bucket behind it if there is one.

    ConfigError when the settings name a bucket that cannot be meant.
    """

    def __init__(self, folder: Path, settings: StorageSettings | None = None) -> None:
        self.folder = folder
        self.bucket = Bucket(settings) if settings and settings.kind == "s3" else None
        self._work = folder / ".work"
        self._jobs = folder / ".jobs"
        self._tidied = float("-inf")

    def published(self, slug: str, number: int) -> Path:
        """The folder of an episode that aired without a bucket."""
        return self.folder / _place(slug, number)

    def address(self, slug: str, number: int, name: str) -> str:
        """Where a file of an aired episode lies, for people to read."""
        if self.bucket is None:
            return str(self.published(slug, number) / name)
        return f"s3://{self.bucket.name}/{self.bucket.key(f'{_place(slug, number)}/{name}')}"

    def attempt(self, slug: str, number: int, work: str, lease: int) -> Path:
        """A fresh folder for one holder's attempt at a piece of work."""
        return _made(self.work(slug, number) / f"{work}.{lease}")

    def work(self, slug: str, number: int) -> Path:
        """The folder of all attempts at an episode; the paths in the tables begin here."""
        return self._work / f"{slug}-{number}"

    def job_attempt(self, job: int, work: str, lease: int) -> Path:
        """A fresh folder for one holder's attempt at a job."""
        return _made(self.job_work(job) / f"{work}.{lease}")

    def job_work(self, job: int) -> Path:
        """The folder of all attempts at a job; the paths in the tables begin here."""
        return self._jobs / str(job)

    @property
    def previews(self) -> Path:
        """The folder of the pictures of takes in the making: <series>/<n>/<scene>-<shot>.jpg."""
        return self.folder / ".previews"

    def publish(self, prepared: Path, slug: str, number: int) -> None:
        """Make a prepared folder visible; safe to repeat after a crash at any point.

        Raises FileNotFoundError when it is neither prepared nor visible already, StudioError when
        the bucket does not take it: what is prepared stays where it is.
        """
        published = self.published(slug, number)
        if self.bucket is None:
            self._reveal(prepared, published)
        else:  # what lies on disk is of a time without a bucket
            upload.send(
                self.bucket, prepared if prepared.exists() else published, _place(slug, number)
            )
            shutil.rmtree(published, ignore_errors=True)

    def publish_job(self, prepared: Path, place: str, manifest: str) -> None:
        """Make what a job has made visible at `place`; `manifest` names its files, and comes last.

        Safe to repeat. StudioError when the bucket does not take it.
        """
        if self.bucket is None:
            self._reveal(prepared, self.folder / place)
        else:
            upload.send(self.bucket, prepared, place, manifest=manifest)
            shutil.rmtree(prepared, ignore_errors=True)

    def _reveal(self, prepared: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if prepared.exists():
            if target.exists():
                shutil.rmtree(target)
            prepared.rename(target)
        elif not target.exists():
            raise FileNotFoundError(prepared)
        sync(target.parent)

    def has(self, place: str) -> bool:
        """Whether a file is published at `place`."""
        if self.bucket is not None:
            return upload.has(self.bucket, self.bucket.key(place))
        return (self.folder / place).is_file()

    def content(self, place: str) -> bytes | None:
        """What is published at `place`; None when nothing is."""
        if self.bucket is not None:
            return upload.get(self.bucket, self.bucket.key(place))
        try:
            return (self.folder / place).read_bytes()
        except FileNotFoundError:
            return None

    def listed(self, place: str) -> dict[str, int]:
        """What is published in the folder `place` and below it: paths within it, and bytes."""
        there = {} if self.bucket is None else upload.listed(self.bucket, place)
        for folder, inner, names in os.walk(self.folder / place):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for file in (Path(folder) / name for name in names if not name.startswith(".")):
                with contextlib.suppress(OSError):  # it went away while we looked
                    path = file.relative_to(self.folder / place).as_posix()
                    there[path] = file.stat(follow_symlinks=False).st_size
        return there

    def put(self, file: Path, place: str, media_type: str) -> None:
        """Publish one finished file of this disk at `place`, whole or not at all; it moves there.

        StudioError when the bucket does not take it.
        """
        target = self.folder / place
        if self.bucket is not None:
            with self.bucket.sentences():
                upload.put(self.bucket, file, self.bucket.key(place), media_type)
            target.unlink(missing_ok=True)  # of a time without a bucket
            return
        with file.open("rb") as written:
            os.fsync(written.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        sync(target.parent)

    def prune(self, place: str, names: Collection[str]) -> None:
        """Take away the files that are published in the folder `place` under other names than these.

        What lies in folders below it stays.
        """
        if self.bucket is not None:
            upload.prune(self.bucket, place, names)
        for old in (self.folder / place).glob("*"):
            if old.name not in names and not old.is_dir():
                old.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Once an hour, abort what uploads have left unfinished in the bucket; safe at any time."""
        if self.bucket is None or time.monotonic() - self._tidied < _TIDY_S:
            return
        self._tidied = time.monotonic()
        upload.tidy(self.bucket, datetime.now(UTC) - timedelta(seconds=_TIDY_S))

    def clear(self, slug: str, number: int) -> None:
        """Remove every attempt at an episode that is over, and the previews of its takes."""
        shutil.rmtree(self.previews / slug / str(number), ignore_errors=True)
        shutil.rmtree(self.work(slug, number), ignore_errors=True)

    def clear_job(self, job: int) -> None:
        """Remove every attempt at a job that is over."""
        shutil.rmtree(self.job_work(job), ignore_errors=True)

    def jobs_left(self) -> list[int]:
        """The jobs that have attempts on disk."""
        names = [folder.name for folder in self._jobs.iterdir()] if self._jobs.exists() else []
        return sorted(int(name) for name in names if name.isdecimal())

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


def job_place(slug: str, character: str | None, uuid: UUID) -> str:
    """Where in the media folder lies what a job has made."""
    whose = f"characters/{character}/" if character else ""
    return f"series/{slug}/{whose}jobs/{uuid}"


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudioError(
            f"{folder} cannot be made: {error.strerror}; make the media folder writable"
        ) from error
    return folder


def _place(slug: str, number: int) -> str:
    return f"series/{slug}/episodes/{number}"


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
