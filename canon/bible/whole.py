"""Whole files of a bible: new ones, other text for one, and those that are put aside.

Nothing is ever deleted: what is archived lies in `.archived` beside where it was, and may be moved
back by hand. The shelf does not look there.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schemas.bible import Bible
from schemas.errors import BibleError

from . import folder as folders
from . import landing, parse
from . import shelf as bible
from .folder import ARCHIVED, Snapshot
from .landing import Also, SavedSinceError

_TAKEN = "it is there already; choose another name"


def found(shelf: Path, slug: str, files: Mapping[str, str]) -> Bible:
    """Begin a series with these files, by their names within its folder: all of them or none.

    BibleError when they are no whole bible, or when there is something of that name already.
    """
    folder = shelf / slug
    data = {name: text.encode() for name, text in sorted(files.items())}
    made = bible.checked(Snapshot(folder, data))
    if folder.exists():
        raise BibleError(_TAKEN, file=folder)
    draft = shelf / f".{slug}.{os.getpid()}"
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        for name, content in data.items():
            landing.placed(_made(draft / name), content)
        (draft / "characters").mkdir(exist_ok=True)
        (draft / "locations").mkdir(exist_ok=True)
        draft.rename(folder)
        landing.synced(shelf)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise BibleError(_TAKEN, file=folder) from None
        problem = f"it cannot be written: {error.strerror}"
        raise BibleError(problem, file=folder) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return made


def create(folder: Path, name: str, text: str, *, also: Also | None = None) -> Bible:
    """Add a file to a series; BibleError when it is there already or would leave the bible broken."""
    data = text.encode()
    if (folder / name).exists():
        raise BibleError("it is there already; change that one", file=folder / name)
    made = landing.tried(folder, {name: data}, also)
    landing.placed(folder / name, data)
    return made


def replace(
    folder: Path, name: str, text: str, *, digest: str | None = None, also: Also | None = None
) -> Bible:
    """Put another text in place of a file's; BibleError when the bible would not be whole.

    `digest` is that of the file as it was last seen; SavedSinceError when it has changed since.
    """
    before, data = landing.read(folder / name), text.encode()
    if digest is not None and landing.digest(before) != digest:
        raise SavedSinceError(folder / name)
    made = landing.tried(folder, {name: data}, also)
    if data != before:
        landing.replaced(folder / name, before, data)
    return made


def archive(
    folder: Path, name: str, *, digest: str | None = None, also: Also | None = None
) -> Path:
    """Put a file of a series aside; returns where it lies.

    BibleError that says where it is still referred to, when it is.
    """
    file = folder / name
    before = landing.read(file)
    if digest is not None and landing.digest(before) != digest:
        raise SavedSinceError(file)
    try:
        landing.tried(folder, {name: None}, also)
    except BibleError as error:
        if not _whole(folder):
            raise
        raise _still_needed(file, error) from error
    target = file.parent / ARCHIVED / f"{file.stem}-{_now()}{file.suffix}"
    landing.moved(file, target)
    return target


def archive_series(folder: Path) -> Path:
    """Put a whole series aside; returns where it lies. BibleError when that cannot be done."""
    target = folder.parent / ARCHIVED / f"{folder.name}-{_now()}"
    landing.moved(folder, target)
    return target


def file_of(folder: Path, inner: str, key: str) -> str:
    """The file, within the series, of the character or location with that id.

    KeyError when there is none.
    """
    names = [n for n in folders.names(folder) if n.startswith(f"{inner}/")]
    usual = f"{inner}/{key}.yaml"
    for name in sorted(names, key=lambda one: one != usual):
        if _id(folder / name) == key:
            return name
    raise KeyError(key)


def _id(file: Path) -> Any:
    try:
        tree = parse.read(file, folders.decoded(file, landing.read(file)))
    except BibleError:
        return None
    return tree.get("id") if isinstance(tree, dict) else None


def _whole(folder: Path) -> bool:
    try:
        bible.load(folder)
    except BibleError:
        return False
    return True


def _still_needed(file: Path, error: BibleError) -> BibleError:
    """What keeps a file where it is, in a sentence that names the other place."""
    if error.file is None:  # somebody else's objection
        problem = str(error)
    elif error.file == file.parent:
        problem = "a series that is on air needs one of these; write another first"
    elif error.line is None:
        return error
    else:
        where = f"{error.file.relative_to(file.parents[1]).as_posix()}:{error.line}"
        field = str(error).partition(f":{error.line}: ")[2].partition(":")[0]
        problem = f"{file.stem} is still referred to in {where} ({field}); take it out there first"
    return BibleError(problem, file=file)


def _made(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _now() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
