"""The cel store: rasters by key, the recent ones in memory, all of them on disk.

A cel file is a header and zlib-packed pixels. Files are written under a temporary name and renamed;
a file that cannot be read for any reason counts as absent and is written anew. When the files pass
their ceiling the longest unused go first.
"""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .paint import Image

DISK_BYTES = 500_000_000
MEMORY_BYTES = 22_000_000  # a place and the people of a scene
_HEADER = struct.Struct("<8sIIiid")  # magic, height, width, x, y, scale
_MAGIC = b"ANICEL01"
_PRUNE_EVERY = 64  # files written between two looks at the ceiling
_KEEP = 0.8  # share of the ceiling that a pruning leaves


@dataclass(frozen=True)
class Cel:
    """Pixels of a drawing: the pixel (0, 0) lies at (x, y) of the drawing's scaled canvas."""

    image: Image  # premultiplied Y, U, V, A
    x: int
    y: int
    scale: float  # pixels per drawing unit


class CelStore:
    """Keeps cels between the shots of a worker, and between workers, episodes and years."""

    def __init__(
        self, folder: Path, *, disk_bytes: int = DISK_BYTES, memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self.folder = folder
        self.misses = 0  # cels that had to be made
        self._disk_bytes, self._memory_bytes = disk_bytes, memory_bytes
        self._recent: OrderedDict[str, Cel] = OrderedDict()
        self._held = self._written = 0

    def cel(self, key: str, make: Callable[[], Cel]) -> Cel:
        """The cel of that key (hexadecimal), made when it is in neither memory nor file."""
        found = self._recent.get(key)
        if found is not None:
            self._recent.move_to_end(key)
            return found
        found = self._read(key)
        if found is None:
            self.misses += 1
            found = make()
            self._write(key, found)
        self._remember(key, found)
        return found

    def _remember(self, key: str, cel: Cel) -> None:
        self._recent[key] = cel
        self._held += cel.image.nbytes
        while self._held > self._memory_bytes and len(self._recent) > 1:
            _, old = self._recent.popitem(last=False)
            self._held -= old.image.nbytes

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.cel"

    def _read(self, key: str) -> Cel | None:
        file = self._file(key)
        try:
            data = file.read_bytes()
            magic, height, width, x, y, scale = _HEADER.unpack_from(data)
            if magic != _MAGIC:
                return None
            pixels = zlib.decompress(data[_HEADER.size :])
            image = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
            os.utime(file)
        except (OSError, struct.error, zlib.error, ValueError):
            return None
        return Cel(image, x, y, scale)

    def _write(self, key: str, cel: Cel) -> None:
        height, width = cel.image.shape[:2]
        head = _HEADER.pack(_MAGIC, height, width, cel.x, cel.y, cel.scale)
        file = self._file(key)
        part = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(head + zlib.compress(np.ascontiguousarray(cel.image).data, 1))
            part.replace(file)
        except OSError:  # a full or read-only disk costs speed, not the film
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._written += 1
        if self._written % _PRUNE_EVERY == 0:
            self.prune()

    def prune(self) -> None:
        """Remove the longest unused files when all together pass the ceiling."""
        files: list[tuple[float, int, Path]] = []
        for file in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):
                stat = file.stat()
                files.append((stat.st_mtime, stat.st_size, file))
        total = sum(size for _, size, _ in files)
        if total <= self._disk_bytes:
            return
        for _, size, file in sorted(files):
            with contextlib.suppress(OSError):
                file.unlink()
            total -= size
            if total <= self._disk_bytes * _KEEP:
                return
