"""Boxes: the nesting of an MP4 file, read and written.

Errors: BrokenError for a file that is not what it should be.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator


class BrokenError(Exception):
    """The file cannot be streamed; the text says why."""


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of `kind` around its parts."""
    return b"".join((struct.pack(">I4s", 8 + sum(map(len, parts)), kind), *parts))


def full(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    """A box that begins with a version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def header(data: bytes, at: int = 0) -> tuple[bytes, int, int]:
    """Kind, length of the header and length of the whole box at `at`; 0 is up to the end."""
    if len(data) < at + 8:
        raise BrokenError("it ends within a box")
    size, kind = struct.unpack_from(">I4s", data, at)
    if size != 1:
        if 0 < size < 8:
            raise BrokenError("a box is smaller than its header")
        return kind, 8, size
    if len(data) < at + 16:
        raise BrokenError("it ends within a box")
    (size,) = struct.unpack_from(">Q", data, at + 8)
    if size < 16:
        raise BrokenError("a box is smaller than its header")
    return kind, 16, size


def children(data: bytes, at: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of every box from `at` on."""
    while at + 8 <= len(data):
        kind, head, size = header(data, at)
        size = size or len(data) - at
        if at + size > len(data):
            raise BrokenError(f"the box {kind!r} is longer than what it lies in")
        yield kind, data[at + head : at + size]
        at += size


def inside(data: bytes, *path: bytes) -> bytes:
    """The content of the first box along `path`."""
    for wanted in path:
        found = next((content for kind, content in children(data) if kind == wanted), None)
        if found is None:
            raise BrokenError(f"it has no box {wanted!r}")
        data = found
    return data
