"""Our own writes to the operator's YAML: one value changes, and not a byte around it.

Every write is first tried on the bible as a whole, in memory; a file that somebody has saved in the
meantime is left alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.bible import Bible
from schemas.errors import BibleError

from . import folder as folders
from . import landing, parse
from . import surgery as bible_surgery
from .fresh import text as fresh_text
from .landing import Also, SavedSinceError
from .page import NoPlaceError
from .scalars import same

FieldPath = tuple[int | str, ...]
_Step = tuple[FieldPath, Callable[[str], str], Callable[[Any], None]]  # where, in text, in the tree
_MARK = b"\xef\xbb\xbf"


def digest_of(file: Path) -> str:
    """What a later write is held against; BibleError when the file cannot be read."""
    return landing.digest(landing.read(file))


def set_field(file: Path, path: FieldPath, value: Any, *, digest: str | None = None) -> str:
    """Write `value` at `path` (keys and indices); a field that is not there yet is added.

    `digest` is that of the file as it was last seen. Returns the new one. BibleError when the file
    has changed since, when there is no such place, or when the bible would not be whole.
    """
    return _write(file, digest, [_setting(path, value)])


def add_item(
    file: Path, path: FieldPath, value: Any, *, index: int | None = None, digest: str | None = None
) -> str:
    """Add `value` to the list at `path`, before `index` or at its end; otherwise as `set_field`."""
    return _write(file, digest, [(
        path, lambda text: bible_surgery.with_item(text, path, value, index),
        lambda tree: _insert(tree, path, value, index),
    )])  # fmt: skip


def remove_item(file: Path, path: FieldPath, *, digest: str | None = None) -> str:
    """Remove the key, or the entry of a list, at `path`; otherwise as `set_field`."""
    return _write(file, digest, [(
        path, lambda text: bible_surgery.without(text, path), lambda tree: _drop(tree, path),
    )])  # fmt: skip


def set_fields(
    folder: Path,
    changes: Mapping[str, Mapping[FieldPath, Any]],
    *,
    digests: Mapping[str, str] | None = None,
    also: Also | None = None,
) -> Bible:
    """Write several fields of several files of a series, named within its folder: all or none.

    What is checked is the bible with all of them; a file that is not there yet is made. `digests`
    are those of the files as they were last seen, `also` may refuse the bible too.
    """
    seen = {name: _seen(folder / name) for name in changes}
    after: dict[str, bytes | None] = {}
    for name, fields in changes.items():
        before, wanted = seen[name], (digests or {}).get(name)
        if wanted is not None and landing.digest(before or b"") != wanted:
            raise SavedSinceError(folder / name)
        if before is None or not before.strip():
            after[name] = fresh_text(_tree(fields)).encode()
        else:
            steps = [_setting(path, value) for path, value in fields.items()]
            after[name] = _cut(folder / name, before, steps)
    made = landing.tried(folder, after, also)
    for name, data in after.items():
        before = seen[name]
        if data is None or data == before:
            continue
        if before is None:
            landing.placed(folder / name, data)
        else:
            landing.replaced(folder / name, before, data)
    return made


def _setting(path: FieldPath, value: Any) -> _Step:
    return (path, lambda text: bible_surgery.with_value(text, path, value),
            lambda tree: _put(tree, path, value))  # fmt: skip


def _write(file: Path, digest: str | None, steps: Sequence[_Step]) -> str:
    before = landing.read(file)
    if digest is not None and digest != landing.digest(before):
        raise SavedSinceError(file)
    data = _cut(file, before, steps)
    folder = series_of(file)
    landing.tried(folder, {file.relative_to(folder).as_posix(): data})
    landing.replaced(file, before, data)
    return landing.digest(data)


def _cut(file: Path, before: bytes, steps: Sequence[_Step]) -> bytes:
    """The file's bytes after some changes, and nothing else in them changed."""
    mark = _MARK if before.startswith(_MARK) else b""
    text = folders.decoded(file, before)
    wanted = copy.deepcopy(parse.read(file, text))
    for path, cut, change in steps:
        try:
            change(wanted)
            text = cut(text)
        except (LookupError, TypeError, NoPlaceError) as error:
            where = ".".join(map(str, path))
            problem = f"there is no {where!r} in it that could be changed"
            raise BibleError(problem, file=file) from error
    if not same(parse.read(file, text), wanted):
        raise BibleError("it is written in a way that only a person can change safely", file=file)
    return mark + text.encode()


def series_of(file: Path) -> Path:
    """The folder of the series that a file belongs to; BibleError when it belongs to none."""
    folder = next((p for p in file.parents if (p / "series.yaml").is_file()), None)
    if folder is None:
        raise BibleError("it belongs to no series: there is no series.yaml beside it", file=file)
    return folder


def _seen(file: Path) -> bytes | None:
    return landing.read(file) if file.exists() else None


def _tree(fields: Mapping[FieldPath, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, value in fields.items():
        _put(tree, path, value)
    return tree


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
