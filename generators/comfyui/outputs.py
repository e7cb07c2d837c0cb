"""The files of a finished prompt: found whatever the saver calls them, fetched, and whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Protocol

from .failures import LostFileError

_ENDS = 64  # bytes at either end of a file that tell most formats


@dataclass(frozen=True)
class File:
    """A file on a server, as `/view` is asked for it."""

    node: str
    filename: str
    subfolder: str
    type: str  # output, temp, input


class Source(Protocol):
    """Where files are fetched from: a server."""

    name: str

    async def fetch(self, file: File, into: Path) -> str:
        """Fetch a file as the file `into`."""
        ...


def files(outputs: Mapping[str, Any], *, temp: bool = False) -> dict[str, tuple[File, ...]]:
    """Every file that the outputs of a history entry name, by node, in order.

    Savers list them under `images`, `gifs`, `video` …; what counts is a dict with a `filename`.
    Files of type temp are left out unless they are asked for.
    """
    found = {node: tuple(dict.fromkeys(_named(node, said))) for node, said in outputs.items()}
    return {
        node: kept
        for node, named in found.items()
        if (kept := tuple(file for file in named if temp or file.type != "temp"))
    }


def wanted(
    outputs: Mapping[str, Any], wants: Iterable[str], *, temp: bool = False
) -> dict[str, tuple[File, ...]]:
    """The files of the nodes that are wanted; LostFileError when one of them gave none."""
    found = files(outputs, temp=temp)
    for node in wants:
        if node not in found:
            raise LostFileError(f"node {node} ended without a file, though it was a success")
    return {node: found[node] for node in wants}


async def collect(
    source: Source, outputs: Mapping[str, Any], wants: Iterable[str], into: Path
) -> dict[str, tuple[Path, ...]]:
    """Fetch the files of the nodes that are wanted into the existing folder `into`.

    They are called `<node>-<n>` with the ending that the server gave them. LostFileError when one is
    missing on the server or broke off; what was fetched before it stays.
    """
    made: dict[str, tuple[Path, ...]] = {}
    for node, found in wanted(outputs, wants).items():
        paths = []
        for number, file in enumerate(found, 1):
            path = into / _local(file, number)
            await source.fetch(file, path)
            if not whole(path):
                path.unlink(missing_ok=True)
                raise LostFileError(f"server {source.name!r} has only a part of a file")
            paths.append(path)
        made[node] = tuple(paths)
    return made


def whole(path: Path) -> bool:
    """Whether a picture or film has its end; a format that is not known only must not be empty."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_ENDS)
        file.seek(max(0, size - _ENDS))
        end = file.read(_ENDS)
        check = next((check for fits, check in _FORMATS if fits(start)), None)
        return check(file, start, end, size) if check else size > 0


def _png(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    del file, start, size
    return end[-8:-4] == b"IEND"


def _jpeg(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    del file, start, size
    return end.endswith(b"\xff\xd9")


def _gif(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    del file, start, size
    return end.endswith(b"\x3b")


def _riff(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    """WebP says its own length."""
    del file, end
    return int.from_bytes(start[4:8], "little") + 8 <= size


def _mp4(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    """The boxes fill the file exactly, and the index is among them."""
    del start, end
    at, names = 0, set()
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        length = int.from_bytes(head[8:16], "big") if length == 1 else length or size - at
        if length < 8:
            return False
        names.add(head[4:8])
        at += length
    return at == size and b"moov" in names


def _webm(file: BinaryIO, start: bytes, end: bytes, size: int) -> bool:
    """The segment says its length once it is finished."""
    del start, end
    file.seek(0)
    head = file.read(min(size, 4096))
    at = head.find(b"\x18\x53\x80\x67")
    if at < 0 or at + 5 > len(head):
        return False
    width = 9 - head[at + 4].bit_length()
    length = int.from_bytes(head[at + 4 : at + 4 + width], "big") & ((1 << 7 * width) - 1)
    unknown = length == (1 << 7 * width) - 1
    return unknown or at + 4 + width + length <= size


_Check = Callable[[BinaryIO, bytes, bytes, int], bool]
_FORMATS: tuple[tuple[Callable[[bytes], bool], _Check], ...] = (
    (lambda start: start.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda start: start.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda start: start.startswith(b"GIF8"), _gif),
    (lambda start: start.startswith(b"RIFF"), _riff),
    (lambda start: start[4:8] == b"ftyp", _mp4),
    (lambda start: start.startswith(b"\x1a\x45\xdf\xa3"), _webm),
)


def _named(node: str, said: Any) -> Iterator[File]:
    for listed in said.values() if isinstance(said, Mapping) else ():
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, Mapping) and isinstance(one.get("filename"), str):
                yield File(
                    node=node, filename=one["filename"],
                    subfolder=str(one.get("subfolder") or ""), type=str(one.get("type") or "output"),
                )  # fmt: skip


def _local(file: File, number: int) -> str:
    """A name of our own; of the server's name only a harmless ending is kept."""
    node = re.sub(r"[^A-Za-z0-9]", "_", file.node)
    ending = PurePosixPath(file.filename).suffix
    return f"{node}-{number}{ending if re.fullmatch(r'[.][A-Za-z0-9]{1,8}', ending) else ''}"
