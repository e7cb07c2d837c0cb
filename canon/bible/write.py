"""Our own writes to the operator's YAML: one value changes, and not a byte around it.

Every write is first tried on the bible as a whole, in memory; a file that somebody has saved in the
meantime is left alone.
"""

from __future__ import annotations

import copy
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemas.errors import BibleError

from . import folder as folders
from . import parse
from . import shelf as bible
from . import surgery as bible_surgery
from .page import NoPlaceError
from .scalars import same

FieldPath = tuple[int | str, ...]
_MARK = b"\xef\xbb\xbf"


def digest_of(file: Path) -> str:
    """What a later write is held against; BibleError when the file cannot be read."""
    return _digest(_read(file))


def set_field(file: Path, path: FieldPath, value: Any, *, digest: str | None = None) -> str:
    """Write `value` at `path` (keys and indices); a field that is not there yet is added.

    `digest` is that of the file as it was last seen. Returns the new one. BibleError when the file
    has changed since, when there is no such place, or when the bible would not be whole.
    """
    return _write(file, digest, path, lambda text: bible_surgery.with_value(text, path, value),
                  lambda tree: _put(tree, path, value))  # fmt: skip


def add_item(
    file: Path, path: FieldPath, value: Any, *, index: int | None = None, digest: str | None = None
) -> str:
    """Add `value` to the list at `path`, before `index` or at its end; otherwise as `set_field`."""
    return _write(file, digest, path, lambda text: bible_surgery.with_item(text, path, value, index),
                  lambda tree: _insert(tree, path, value, index))  # fmt: skip


def remove_item(file: Path, path: FieldPath, *, digest: str | None = None) -> str:
    """Remove the key, or the entry of a list, at `path`; otherwise as `set_field`."""
    return _write(file, digest, path, lambda text: bible_surgery.without(text, path),
                  lambda tree: _drop(tree, path))  # fmt: skip


def _write(
    file: Path,
    digest: str | None,
    path: FieldPath,
    cut: Callable[[str], str],
    change: Callable[[Any], None],
) -> str:
    before = _read(file)
    if digest is not None and digest != _digest(before):
        raise BibleError("it has been saved since it was read; read it again", file=file)
    mark = _MARK if before.startswith(_MARK) else b""
    text = folders.decoded(file, before)
    wanted = copy.deepcopy(parse.read(file, text))
    try:
        change(wanted)
        after = cut(text)
    except (LookupError, TypeError, NoPlaceError) as error:
        where = ".".join(map(str, path))
        raise BibleError(f"there is no {where!r} in it that could be changed", file=file) from error
    if not same(parse.read(file, after), wanted):
        raise BibleError("it is written in a way that only a person can change safely", file=file)
    data = mark + after.encode()
    _try(file, data)
    _replace(file, before, data)
    return _digest(data)


def _put(tree: Any, path: FieldPath, value: Any) -> None:
    *above, last = path
    for n, part in enumerate(above):
        if isinstance(tree, dict) and tree.get(part) is None:
            tree[part] = {}
        tree = tree[path[n]]
    tree[last] = value


def _insert(tree: Any, path: FieldPath, value: Any, index: int | None) -> None:
    *above, last = path
    for part in above:
        tree = tree[part]
    entries = [*((tree.get(last) or []) if isinstance(tree, dict) else tree[last])]
    entries.insert(len(entries) if index is None else index, value)
    tree[last] = entries


def _drop(tree: Any, path: FieldPath) -> None:
    *above, last = path
    for part in above:
        tree = tree[part]
    del tree[last]


def _try(file: Path, data: bytes) -> None:
    """Refuse what would leave the bible broken."""
    folder = next((p for p in file.parents if (p / "series.yaml").is_file()), None)
    if folder is None:
        raise BibleError("it belongs to no series: there is no series.yaml beside it", file=file)
    files = folders.snapshot(folder)
    name = file.relative_to(folder).as_posix()
    bible.checked(folders.Snapshot(folder, {**files.data, name: data}))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BibleError(f"it cannot be read: {error.strerror}", file=file) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(file: Path, before: bytes, data: bytes) -> None:
    """Put the new bytes in place of the old, all of them or none."""
    real = Path(os.path.realpath(file))
    draft = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        try:
            with draft.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            draft.chmod(real.stat().st_mode)
            if _read(file) != before:
                raise BibleError("it has been saved since it was read; read it again", file=file)
            draft.replace(real)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise BibleError(f"it cannot be written: {error.strerror}", file=file) from error
