"""Landing: new bytes become files of the bible, checked with all the others first, and each at once.

Whoever writes has read the files before: what somebody has saved since is left alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from schemas.bible import Bible
from schemas.errors import BibleError

from . import folder as folders
from . import shelf as bible
from .folder import LARGEST_BYTES, Snapshot

Also = Callable[[Bible], None]  # what else is asked of a bible before it is written


class SavedSinceError(BibleError):
    """It has been saved since it was read."""

    def __init__(self, file: Path) -> None:
        super().__init__("it has been saved since it was read; read it again", file=file)


def read(file: Path) -> bytes:
    """The bytes of a file; BibleError when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise BibleError(f"it cannot be read: {error.strerror}", file=file) from error


def digest(data: bytes) -> str:
    """What a later write is held against."""
    return hashlib.sha256(data).hexdigest()


def tried(folder: Path, new: Mapping[str, bytes | None], also: Also | None = None) -> Bible:
    """The bible in `folder` with other bytes for some files, None for none; BibleError if it breaks.

    `also` may refuse it too.
    """
    for name, data in new.items():
        if data is not None and len(data) > LARGEST_BYTES:
            problem = f"it is larger than {LARGEST_BYTES // 1024} kB; make it shorter"
            raise BibleError(problem, file=folder / name)
    files = {**folders.snapshot(folder).data, **new}
    whole = {name: data for name, data in sorted(files.items()) if data is not None}
    made = bible.checked(Snapshot(folder, whole))
    if also is not None:
        also(made)
    return made


def replaced(file: Path, before: bytes, data: bytes) -> None:
    """Put the new bytes in place of the old, all of them or none; SavedSinceError where they differ."""
    real = Path(os.path.realpath(file))
    with _sentence(file), _draft(real, data) as draft:
        draft.chmod(real.stat().st_mode)
        if read(file) != before:
            raise SavedSinceError(file)
        draft.replace(real)


def placed(file: Path, data: bytes) -> None:
    """Put a file where none is, whole or not at all; BibleError when there is one."""
    with _sentence(file):
        file.parent.mkdir(exist_ok=True)
        with _draft(file, data) as draft:
            try:
                os.link(draft, file)
            except FileExistsError:
                raise BibleError("it is there already; change that one", file=file) from None
        synced(file.parent)


def moved(old: Path, new: Path) -> None:
    """Move a file or a folder to where nothing is; BibleError when that cannot be done."""
    with _sentence(old):
        new.parent.mkdir(exist_ok=True)
        if new.exists():
            raise BibleError("it was put aside a moment ago; try again in a second", file=old)
        old.rename(new)
        synced(new.parent)
        synced(old.parent)


def synced(folder: Path) -> None:
    """Make a folder's entries survive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _draft(file: Path, data: bytes) -> Iterator[Path]:
    """The bytes under a hidden name beside `file`, on the disk; gone afterwards."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _sentence(file: Path) -> Iterator[None]:
    """Turn what the system says into a sentence about the file."""
    try:
        yield
    except OSError as error:
        raise BibleError(f"it cannot be written: {error.strerror}", file=file) from error
