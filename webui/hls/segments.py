"""Segments: a film cut into pieces at key pictures, as fragmented MP4; nothing is encoded again.

However many pieces are asked for, each begins at the key picture nearest to its even share, so that
who knows how many there are knows everything: the channel counts on that. Sound goes with the piece
during which it is decoded; what an encoder puts before the film goes with the first.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .boxes import BrokenError, box, full
from .tables import Film, Track

PIECE_S = 5.0  # about; key pictures come at least every 2 s
_GAP_BYTES = 2**15  # between two samples: less is read along with them
_BASE_IS_MOOF = 0x020000
_PER_SAMPLE = 0x000001 | 0x000100 | 0x000200  # where its data begins; durations, sizes
_KEY, _OTHER = 0x02000000, 0x01010000


@dataclass(frozen=True)
class Piece:
    """One segment."""

    index: int
    starts: Fraction  # seconds of the film
    seconds: Fraction
    samples: tuple[range, ...]  # of each track

    def size(self, film: Film) -> int:
        """Bytes of pictures and sound."""
        return sum(
            sum(track.sizes[part.start : part.stop])
            for track, part in zip(film.tracks, self.samples, strict=True)
        )


def natural(film: Film) -> int:
    """How many pieces a film has when it is watched by itself."""
    return min(max(1, round(float(film.seconds) / PIECE_S)), most(film))


def most(film: Film) -> int:
    """How many pieces there can be."""
    return len(film.picture.keys) or len(film.picture.sizes)


def cut(film: Film, count: int) -> tuple[Piece, ...]:
    """The film in `count` pieces. BrokenError when it cannot be cut into so many."""
    keys: Sequence[int] = film.picture.keys or range(len(film.picture.sizes))
    if not 1 <= count <= len(keys) or keys[0] != 0:
        raise BrokenError("it has too few key pictures")
    times = [film.picture.shown(key) for key in keys]
    chosen = [0]
    for n in range(1, count):
        wanted = film.seconds * n / count
        near = bisect_left(times, wanted)
        if near and (near == len(times) or wanted - times[near - 1] <= times[near] - wanted):
            near -= 1
        chosen.append(min(max(near, chosen[-1] + 1), len(keys) - count + n))
    starts = [keys[n] for n in chosen]
    ends = [*starts[1:], len(film.picture.sizes)]
    moments = [*(times[n] for n in chosen), film.seconds]
    return tuple(
        Piece(n, moments[n], moments[n + 1] - moments[n], (range(start, end), *_sound(film, moments, n)))
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )  # fmt: skip


def _sound(film: Film, moments: Sequence[Fraction], n: int) -> tuple[range, ...]:
    if film.sound is None:
        return ()
    first = film.sound.first_at(moments[n]) if n else 0
    last = n == len(moments) - 2
    return (range(first, len(film.sound.sizes) if last else film.sound.first_at(moments[n + 1])),)


def init(film: Film) -> bytes:
    """What a player must know before the first segment."""
    number = max(track.number for track in film.tracks) + 1
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    mvhd = struct.pack(">IIII IH10x", 0, 0, 1000, 0, 0x10000, 0x100) + matrix + bytes(24)
    extends = (
        full(b"trex", 0, 0, struct.pack(">5I", track.number, 1, 0, 0, 0)) for track in film.tracks
    )
    return box(b"ftyp", b"iso6", bytes(4), b"iso6cmfcmp41") + box(
        b"moov",
        full(b"mvhd", 0, 0, mvhd, struct.pack(">I", number)),
        *(_trak(track) for track in film.tracks),
        box(b"mvex", *extends),
    )


def _trak(track: Track) -> bytes:
    """A track without samples; its edit says how much of its beginning is not for the viewer."""
    boxes, head = track.boxes, b"vmhd" if track.kind == b"vide" else b"smhd"
    edit = full(b"elst", 0, 0, struct.pack(">IIiI", 1, 0, track.begins, 0x10000))
    empty = tuple(full(kind, 0, 0, bytes(4)) for kind in (b"stts", b"stsc", b"stco"))
    table = (box(b"stsd", boxes[b"stsd"]), *empty, full(b"stsz", 0, 0, bytes(8)))
    return box(
        b"trak",
        box(b"tkhd", _lasting(boxes[b"tkhd"], 20, 28)),
        *((box(b"edts", edit),) if track.begins else ()),
        box(
            b"mdia",
            box(b"mdhd", _lasting(boxes[b"mdhd"], 16, 24)),
            box(b"hdlr", boxes[b"hdlr"]),
            box(
                b"minf", box(head, boxes[head]), box(b"dinf", boxes[b"dinf"]), box(b"stbl", *table)
            ),
        ),
    )


def _lasting(header: bytes, at: int, wide: int) -> bytes:
    """A header whose duration is not known beforehand, as in every fragmented file."""
    at, size = (wide, 8) if header[0] else (at, 4)
    return header[:at] + bytes(size) + header[at + size :]


def spans(film: Film, piece: Piece) -> tuple[range, ...]:
    """The bytes of the master in which a piece lies, in few stretches."""
    lying = sorted(
        (track.places[n], track.places[n] + track.sizes[n])
        for track, part in zip(film.tracks, piece.samples, strict=True)
        for n in part
    )
    joined: list[list[int]] = []
    for start, end in lying:
        if joined and start - joined[-1][1] <= _GAP_BYTES:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple(range(start, end) for start, end in joined)


def segment(film: Film, piece: Piece, read: Sequence[tuple[int, bytes]]) -> bytes:
    """The segment, out of stretches of the master and where each begins."""
    starts = [start for start, _ in read]
    parts: list[bytes] = []
    for track, samples in zip(film.tracks, piece.samples, strict=True):
        for n in samples:
            found = bisect_left(starts, track.places[n] + 1) - 1
            at = track.places[n] - starts[found]
            parts.append(read[found][1][at : at + track.sizes[n]])
    body = b"".join(parts)
    ahead = len(_moof(film, piece, 0))
    styp = box(b"styp", b"msdh", bytes(4), b"msdhmsixcmfs")
    return b"".join((styp, _moof(film, piece, ahead + 8), box(b"mdat", body)))


def _moof(film: Film, piece: Piece, offset: int) -> bytes:
    """The table of a segment whose data begins `offset` bytes after the table's beginning."""
    tracks = []
    for track, samples in zip(film.tracks, piece.samples, strict=True):
        if samples:
            tracks.append(_traf(track, samples, offset))
        offset += sum(track.sizes[samples.start : samples.stop])
    return box(b"moof", full(b"mfhd", 0, 0, struct.pack(">I", piece.index + 1)), *tracks)


def _traf(track: Track, samples: range, offset: int) -> bytes:
    times, begin = track.times, track.times[samples.start] + track.delay
    columns: list[Sequence[int]] = [
        [times[n + 1] - times[n] for n in samples],
        track.sizes[samples.start : samples.stop],
    ]
    flags, version = _PER_SAMPLE, 0
    if track.keys:
        keys = set(track.keys)
        columns.append([_KEY if n in keys else _OTHER for n in samples])
        flags |= 0x000400
    if track.later:
        columns.append([value & 0xFFFFFFFF for value in track.later[samples.start : samples.stop]])
        flags, version = flags | 0x000800, 1
    rows = struct.pack(
        f">{len(columns) * len(samples)}I", *(v for row in zip(*columns, strict=True) for v in row)
    )
    return box(
        b"traf",
        full(b"tfhd", 0, _BASE_IS_MOOF | 0x20, struct.pack(">II", track.number, _KEY)),
        full(b"tfdt", 1, 0, struct.pack(">Q", begin)),
        full(b"trun", version, flags, struct.pack(">Ii", len(samples), offset), rows),
    )


def described(film: Film) -> tuple[str, str]:
    """Codecs and size, as a playlist names them."""
    return ",".join(track.codec for track in film.tracks), f"{film.width}x{film.height}"
