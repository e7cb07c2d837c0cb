"""Tables: where every picture and every bit of sound of a film lies, when and how long it is heard.

Read once from the `moov` box of a progressive MP4. Times are in ticks of the track's own clock;
the film's time begins at 0 where its edit list says that it begins, so that what an encoder has put
before that (the priming of AAC) comes out negative.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

from .boxes import BrokenError, children, inside

_MOST_SAMPLES = 2_000_000  # eleven hours of sound
_Runs = Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Track:
    """The pictures or the sound; a sample is a picture or a piece of sound, in order of decoding."""

    number: int
    kind: bytes  # vide or soun
    scale: int  # ticks a second
    begins: int  # the tick of its own clock at which the film begins
    delay: int  # ticks of the film that pass before it begins
    boxes: dict[
        bytes, bytes
    ]  # what an init segment says about it: tkhd, mdhd, hdlr, head, dinf, stsd
    times: Sequence[int]  # when each sample is decoded, and the end of the last
    later: Sequence[int]  # how much later each is shown; empty: at once
    sizes: Sequence[int]  # bytes
    places: Sequence[int]  # offset in the file
    keys: Sequence[int]  # samples from which one can begin; empty: from any
    codec: str  # as RFC 6381 names it

    def shown(self, sample: int) -> Fraction:
        """When a sample is shown, in seconds of the film; one past the last gives the end."""
        late = (
            self.later[sample] if sample < len(self.later) else self.later[0] if self.later else 0
        )
        return Fraction(self.times[sample] + late - self.begins + self.delay, self.scale)

    def first_at(self, seconds: Fraction) -> int:
        """The first sample that is decoded at `seconds` of the film or after."""
        wanted = -((-seconds * self.scale) // 1) + self.begins - self.delay
        return bisect_left(self.times, wanted, 0, len(self.sizes))


@dataclass(frozen=True)
class Film:
    """A master as its tables describe it."""

    picture: Track
    sound: Track | None
    width: int
    height: int

    @property
    def tracks(self) -> tuple[Track, ...]:
        """Those that are streamed."""
        return (self.picture, self.sound) if self.sound else (self.picture,)

    @property
    def seconds(self) -> Fraction:
        """Until the last picture ends."""
        return self.picture.shown(len(self.picture.sizes))

    @property
    def rate(self) -> float:
        """Pictures a second."""
        return float(len(self.picture.sizes) / self.seconds) if self.seconds else 0.0


def read(moov: bytes) -> Film:
    """The film that a `moov` box (its content) describes. BrokenError when it describes none."""
    try:
        return _read(moov)
    except (struct.error, IndexError, ValueError, OverflowError, ZeroDivisionError) as error:
        raise BrokenError(f"its tables make no sense ({error})") from error


def _read(moov: bytes) -> Film:
    mvhd = inside(moov, b"mvhd")
    (clock,) = struct.unpack_from(">I", mvhd, 20 if mvhd[0] else 12)
    tracks: dict[bytes, Track] = {}
    for kind, trak in children(moov):
        if kind != b"trak":
            continue
        handler = inside(trak, b"mdia", b"hdlr")[8:12]
        if handler in {b"vide", b"soun"} and handler not in tracks:
            tracks[handler] = _track(trak, handler, clock)
    if b"vide" not in tracks:
        raise BrokenError("it has no pictures")
    picture = tracks[b"vide"]
    keys = picture.keys or (0,)
    shown = [picture.shown(key) for key in keys if key < len(picture.sizes)]
    if len(shown) < len(keys) or keys[0] or any(a >= b for a, b in pairwise(shown)):
        raise BrokenError("its key pictures are not in order")
    if picture.shown(len(picture.sizes)) <= shown[-1] or any(
        t.begins >= 2**31 for t in tracks.values()
    ):
        raise BrokenError("its times make no sense")
    width, height = struct.unpack_from(">HH", picture.boxes[b"stsd"], 40)
    return Film(picture, tracks.get(b"soun"), width, height)


def _track(trak: bytes, handler: bytes, clock: int) -> Track:
    mdia = inside(trak, b"mdia")
    minf, table = inside(mdia, b"minf"), inside(mdia, b"minf", b"stbl")
    boxes = dict(children(table))
    tkhd, mdhd = inside(trak, b"tkhd"), inside(mdia, b"mdhd")
    head = b"vmhd" if handler == b"vide" else b"smhd"
    scale = struct.unpack_from(">I", mdhd, 20 if mdhd[0] else 12)[0]
    sizes = _sizes(boxes[b"stsz"]) if b"stsz" in boxes else _missing(b"stsz")
    begins, wait = _edits(trak)
    durations = _spread(_runs(boxes, b"stts", 2), len(sizes))
    return Track(
        number=struct.unpack_from(">I", tkhd, 20 if tkhd[0] else 12)[0], kind=handler, scale=scale,
        begins=begins, delay=wait * scale // clock, sizes=sizes,
        boxes={
            b"tkhd": tkhd, b"mdhd": mdhd, b"hdlr": inside(mdia, b"hdlr"), head: inside(minf, head),
            b"dinf": inside(minf, b"dinf"), b"stsd": inside(table, b"stsd"),
        },
        times=array("q", accumulate(durations, initial=0)), places=_places(boxes, sizes),
        later=_spread(_signed(_runs(boxes, b"ctts", 2)), len(sizes)) if b"ctts" in boxes else (),
        keys=array("I", (n - 1 for (n,) in _runs(boxes, b"stss", 1))) if b"stss" in boxes else (),
        codec=_codec(inside(table, b"stsd")),
    )  # fmt: skip


def _missing(kind: bytes) -> Sequence[int]:
    raise BrokenError(f"it has no table {kind!r}")


def _edits(trak: bytes) -> tuple[int, int]:
    """At which tick of the track the film begins, and after how long (of the film's own clock)."""
    edits = next((content for kind, content in children(trak) if kind == b"edts"), None)
    if edits is None:
        return 0, 0
    elst = inside(edits, b"elst")
    form, size = (">Qq4x", 20) if elst[0] else (">Ii4x", 12)
    (count,) = struct.unpack_from(">I", elst, 4)
    wait = 0
    for n in range(count):
        length, begins = struct.unpack_from(form, elst, 8 + n * size)
        if begins >= 0:
            return begins, wait
        wait += length
    return 0, wait


def _runs(boxes: dict[bytes, bytes], kind: bytes, width: int) -> _Runs:
    """The rows of a table."""
    if kind not in boxes:
        _missing(kind)
    (count,) = struct.unpack_from(">I", boxes[kind], 4)
    if 8 + count * width * 4 > len(boxes[kind]):
        raise BrokenError(f"the table {kind!r} is cut off")
    return list(struct.iter_unpack(f">{width}I", boxes[kind][8 : 8 + count * width * 4]))


def _signed(runs: _Runs) -> _Runs:
    return [(count, value - 2**32 if value >= 2**31 else value) for count, value in runs]


def _spread(runs: _Runs, wanted: int) -> Sequence[int]:
    """One value per sample, out of rows of a count and a value."""
    if sum(count for count, _ in runs) != wanted:
        raise BrokenError("its tables do not agree on how many samples there are")
    values = array("q")
    for count, value in runs:
        values.extend(array("q", (value,)) * count)
    return values


def _sizes(stsz: bytes) -> Sequence[int]:
    same, count = map(int, struct.unpack_from(">II", stsz, 4))
    if not 0 < count <= _MOST_SAMPLES:
        raise BrokenError("a track is empty")
    if same:
        return array("I", (same,)) * count
    return _words(stsz[12 : 12 + 4 * count], 4, count)


def _words(content: bytes, width: int, count: int) -> Sequence[int]:
    """Big-endian numbers of 4 or 8 bytes."""
    values = array("I" if width == 4 else "Q")
    values.frombytes(content)
    if len(values) != count:
        raise BrokenError("a table is cut off")
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _places(boxes: dict[bytes, bytes], sizes: Sequence[int]) -> Sequence[int]:
    """Where each sample lies: chunks lie anywhere, samples one after the other within a chunk."""
    wide = b"co64" in boxes
    table = boxes[b"co64"] if wide else boxes.get(b"stco") or bytes(_missing(b"stco"))
    (count,) = struct.unpack_from(">I", table, 4)
    width = 8 if wide else 4
    chunks = _words(table[8 : 8 + count * width], width, count)
    rows = _runs(boxes, b"stsc", 3)
    ends = [first - 1 for first, *_ in rows[1:]] + [count]
    places, sample = array("q"), 0
    for (first, each, _), end in zip(rows, ends, strict=True):
        for chunk in range(first - 1, end):
            at = chunks[chunk]
            for size in sizes[sample : sample + each]:
                places.append(at)
                at += size
            sample += each
    if len(places) != len(sizes):
        raise BrokenError("its tables do not agree on how many samples there are")
    return places


def _codec(stsd: bytes) -> str:
    """The codec's name: H.264 with profile and level, AAC with its object type."""
    kind, entry = next(children(stsd, 8))
    if kind in {b"avc1", b"avc3"}:
        return f"{kind.decode()}.{inside(entry[78:], b'avcC')[1:4].hex()}"
    if kind != b"mp4a":
        raise BrokenError(f"the codec {kind!r} is not streamed")
    at, data = 4, inside(entry[28:], b"esds")
    while at < len(data):  # descriptors lie within each other; the innermost says what the sound is
        tag, at = data[at], at + 1
        length = 0
        while data[at] & 0x80:
            length, at = (length | data[at] & 0x7F) << 7, at + 1
        length, at = length | data[at], at + 1
        if tag == 3:
            at += 3
        elif tag == 4:
            at += 13
        elif tag == 5:
            return f"mp4a.40.{data[at] >> 3}"
        else:
            at += length
    raise BrokenError("its sound does not say what it is")
