"""Finding: pictures and films in output folders that nobody writes any more.

A file counts as finished when its size and times have stood still for a while, by the looks that were
taken or by its own time and two looks, and when it is not the
newest of a numbered row that is still young: a server counts on from the highest number it sees, so
taking that away would make it write the same name again. Links are never followed.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
FILMS = frozenset({".mp4", ".webm", ".mkv", ".mov", ".m4v"})
PAUSE_S = 2.0  # between two looks, at least, that count as two
OPEN_S = 3600.0  # how long a row stays open after its newest file
_DEEPEST, _MOST = 8, 200_000  # folders below the root, entries looked at
_NUMBERED = re.compile(r"(.*?)_?(\d{3,})_?", re.DOTALL)

Clock = Callable[[], float]


@dataclass(frozen=True)
class Seen:
    """A file as it was when it was looked at; equal as long as nobody has touched it."""

    path: Path
    root: Path
    size: int
    mtime_ns: int
    inode: int
    device: int

    @property
    def film(self) -> bool:
        """Whether it is a film and not a picture."""
        return self.path.suffix.lower() in FILMS

    @property
    def age_s(self) -> float:
        """Seconds since it was last written, by this machine's clock."""
        return time.time() - self.mtime_ns / 1e9


class Looks:
    """Looks into folders again and again, and remembers since when a file has not changed."""

    def __init__(
        self, folders: Iterable[Path], *, quiet_s: float, clock: Clock = time.monotonic
    ) -> None:
        """`clock` gives seconds that never go backwards."""
        self.folders, self._quiet_s, self._clock = tuple(folders), quiet_s, clock
        self._since: dict[Path, tuple[Seen, float]] = {}

    def look(self) -> tuple[list[Seen], dict[Path, str]]:
        """The files that are finished, oldest first, and the others with the reason why not."""
        now, finished, busy = self._clock(), list[Seen](), dict[Path, str]()
        seen = [one for folder in self.folders for one in _files(folder)]
        self._since = {one.path: (one, self._first(one, now)) for one in seen}
        newest = set(_newest(seen))
        for one in seen:
            if one.size == 0 or not self._quiet(one, now - self._since[one.path][1]):
                busy[one.path] = "it may still be written"
            elif one.path in newest and one.age_s < OPEN_S:
                busy[one.path] = "it is the newest of a row that may go on"
            else:
                finished.append(one)
        return sorted(finished, key=lambda one: (one.mtime_ns, str(one.path))), busy

    def _quiet(self, one: Seen, unchanged_s: float) -> bool:
        """Whether it has stood still for long, as far as we have seen and as it says itself."""
        old = unchanged_s >= min(PAUSE_S, self._quiet_s) and one.age_s >= self._quiet_s
        return old or unchanged_s >= self._quiet_s > 0

    def _first(self, one: Seen, now: float) -> float:
        """Since when it is as it is."""
        before = self._since.get(one.path)
        return before[1] if before and before[0] == one else now


def look_at(path: Path, root: Path) -> Seen | None:
    """A file as it is now; None for what is no plain file of its own inside `root`."""
    try:
        about = path.lstat()
        inside = path.parent.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(about.st_mode) or not inside:
        return None
    return Seen(path, root, about.st_size, about.st_mtime_ns, about.st_ino, about.st_dev)


def _files(root: Path) -> Iterator[Seen]:
    """The pictures and films below a folder, without what is hidden or behind a link."""
    waiting, looked = [(root, 0)], 0
    while waiting:
        folder, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue  # gone, or not ours to read
        for entry in entries:
            looked += 1
            if looked > _MOST:
                return
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST:
                waiting.append((Path(entry.path), depth + 1))
            elif Path(entry.name).suffix.lower() in PICTURES | FILMS and (
                one := look_at(Path(entry.path), root)
            ):
                yield one


def _newest(seen: Iterable[Seen]) -> Iterator[Path]:
    """Of each numbered row the file with the highest number."""
    rows = defaultdict[tuple[Path, str], list[tuple[int, str, Path]]](list)
    for one in seen:
        if numbered := _NUMBERED.fullmatch(one.path.stem):
            row = one.path.parent, numbered[1]
            rows[row].append((int(numbered[2]), one.path.suffix, one.path))
    for files in rows.values():
        most = max(files)[0]
        yield from (path for number, _, path in files if number == most)
