"""Films: the masters whose tables have been read, and segments out of them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from ..media import Lying, Media
from .boxes import BrokenError, header
from .segments import Piece, segment, spans
from .tables import Film, read

_KEPT = 12  # about half a megabyte each
_BEGINNING = 2**17  # bytes: holds the tables of a short film
_LARGEST = 2**26
_films: OrderedDict[tuple[Media, str, str], Film] = OrderedDict()


async def film(media: Media, path: str) -> tuple[Film, Lying]:
    """The film at `path` of what is published; 404 when it is missing, BrokenError when unusable."""
    lying = await media.look(path)
    key = media, path, lying.version
    known = _films.pop(key, None)
    if known is None:
        known = await asyncio.to_thread(read, await _moov(media, path, lying))
    _films[key] = known
    while len(_films) > _KEPT:
        _films.popitem(last=False)
    return known, lying


async def _moov(media: Media, path: str, lying: Lying) -> bytes:
    """The content of the box that holds the tables: first in our masters, anywhere in others."""
    at, begun = 0, b""
    while at < lying.size:
        if len(begun) < 16:
            (begun,) = await media.read(path, lying, [range(at, min(at + _BEGINNING, lying.size))])
        kind, head, size = header(begun)
        size = size or lying.size - at
        if kind == b"moov":
            if size > _LARGEST or at + size > lying.size:
                raise BrokenError("its tables are cut off")
            if len(begun) < size:
                (begun,) = await media.read(path, lying, [range(at, at + size)])
            return begun[head:size]
        at, begun = at + size, begun[size:]
    raise BrokenError("it has no tables")


async def segment_of(media: Media, path: str, lying: Lying, film: Film, piece: Piece) -> bytes:
    """A segment, made of what lies in the master."""
    stretches = spans(film, piece)
    if any(span.stop > lying.size for span in stretches):
        raise BrokenError("it ends before its last picture")
    content = await media.read(path, lying, stretches)
    found = [(span.start, part) for span, part in zip(stretches, content, strict=True)]
    return await asyncio.to_thread(segment, film, piece, found)
