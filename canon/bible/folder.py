"""A series' folder: which files in it are the bible, and what they hold at one moment.

    series.yaml  style.yaml  rules.yaml  arcs.yaml  characters/*.yaml  locations/*.yaml

What an editor hides there (a name that begins with a dot) is none of them.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import BibleError

LARGEST_BYTES = 512 * 1024  # of one file
SINGLE = ("series.yaml", "style.yaml", "rules.yaml", "arcs.yaml")
FOLDERS = ("characters", "locations")
ARCHIVED = ".archived"  # beside what was put aside
_TRIES = 20  # readings of a file that somebody is writing to
_TICK_NS = 50_000_000  # no less than what file systems count time in, FAT and HFS+ aside
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Stamp = tuple[str, int, int, int]


@dataclass(frozen=True)
class Snapshot:
    """The files of a bible as they were read, by path within the folder, in order."""

    folder: Path
    data: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """Equal for equal files, wherever they lie."""
        digest = hashlib.sha256()
        for name, data in self.data.items():
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + data + b"\0")
        return digest.hexdigest()

    def names(self, folder: str) -> list[str]:
        """The files in one of the folders, in order."""
        return [name for name in self.data if name.startswith(f"{folder}/")]

    def text(self, name: str) -> str:
        """A file's text; BibleError when it is not UTF-8."""
        return decoded(self.folder / name, self.data[name])


def snapshot(folder: Path) -> Snapshot:
    """Read every file of the bible once; BibleError when one cannot be read."""
    home = Path(os.path.realpath(folder))
    return Snapshot(folder, {name: _bytes(folder, home, name) for name in names(folder)})


def names(folder: Path) -> list[str]:
    """The files that make up the bible in `folder`, relative to it, in order."""
    found = [name for name in SINGLE if os.path.lexists(folder / name)]
    for inner in FOLDERS:
        found += [f"{inner}/{entry.name}" for entry in _visible(folder / inner, ".yaml")]
    return sorted(found)


def stamps(folder: Path) -> tuple[Stamp, ...]:
    """What changes whenever one of the files does, also with the right to read it."""
    return tuple(_stamp(folder, name) for name in names(folder))


def settled(seen: tuple[Stamp, ...]) -> bool:
    """Whether a later change would surely show: a clock ticks too seldom to tell two quick ones apart."""
    now = time.time_ns()
    return all(abs(now - changed) > _TICK_NS for _, changed, *_ in seen)


def decoded(file: Path, data: bytes) -> str:
    """The text in `data`, without its byte order mark; BibleError when it is not UTF-8."""
    if data.startswith(_UTF16) or (len(data) > 8 and data.count(0) > len(data) // 4):
        raise BibleError("it is not UTF-8 but UTF-16 text; save it as UTF-8", file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BibleError("it is not UTF-8 text; save it as UTF-8", file=file, line=line) from error


def overlooked(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that look as if they were meant to count and do not, each with what to do."""
    for entry in _visible(folder, ""):
        inside = (
            entry.is_dir() and entry.name not in FOLDERS and any(_visible(Path(entry), ".yaml"))
        )
        if inside or _is_stray(entry.name, SINGLE):
            known = ", ".join((*SINGLE, *(f"{name}/*.yaml" for name in FOLDERS)))
            yield Path(entry), f"it is not read; a series has only {known}"
    for inner in FOLDERS:
        for entry in _visible(folder / inner, ""):
            if entry.is_dir() and not entry.name.endswith(".yaml"):
                yield Path(entry), f"folders in {inner} are not read; move its files up"
            elif _is_stray(entry.name, ()):
                better = Path(entry.name).with_suffix(".yaml").name
                yield Path(entry), f"it is not read; rename it to {better}"


def _is_stray(name: str, known: tuple[str, ...]) -> bool:
    suffix = Path(name).suffix
    if known:
        return suffix.lower() in (".yaml", ".yml") and name not in known
    return suffix.lower() in (".yaml", ".yml") and suffix != ".yaml"


def _visible(folder: Path, suffix: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            found = [e for e in entries if not e.name.startswith(".") and e.name.endswith(suffix)]
    except OSError:
        return []
    return sorted(found, key=lambda entry: entry.name)


def _stamp(folder: Path, name: str) -> Stamp:
    try:
        seen = (folder / name).stat()
    except OSError as error:
        return name, error.errno or 0, 0, 0
    return name, seen.st_ctime_ns, seen.st_size, seen.st_ino


def _bytes(folder: Path, home: Path, name: str) -> bytes:
    file = folder / name
    real = Path(os.path.realpath(file))
    if not real.is_relative_to(home):
        problem = f"it is a link to {real}, outside of the series; put a copy here instead"
        raise BibleError(problem, file=file)
    try:
        for _ in range(_TRIES):
            before = file.stat()
            _refuse_odd(file, before)
            data = file.read_bytes()
            after = file.stat()
            if _same(before, after) and len(data) == after.st_size:
                return data
    except OSError as error:
        problem = f"it cannot be read: {error.strerror}; let the user who runs AniGen read it"
        raise BibleError(problem, file=file) from error
    raise BibleError("somebody is writing to it just now; save it once more", file=file)


def _refuse_odd(file: Path, seen: os.stat_result) -> None:
    if stat.S_ISDIR(seen.st_mode):
        raise BibleError("it is a folder, and should be a file; rename or remove it", file=file)
    if not stat.S_ISREG(seen.st_mode):
        raise BibleError("it is not an ordinary file; remove it", file=file)
    if seen.st_size > LARGEST_BYTES:
        problem = f"it is larger than {LARGEST_BYTES // 1024} kB; make it shorter"
        raise BibleError(problem, file=file)


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_mtime_ns, one.st_size, one.st_ino) == (
        other.st_mtime_ns, other.st_size, other.st_ino,
    )  # fmt: skip
