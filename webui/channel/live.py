"""The channel as a live HLS playlist: a window of segments that moves with the clock.

A programme that lasts from one moment to another has as many segments as there are steps of five
seconds between them, rounded; so the number of the first is that of its moment, numbers follow
each other without gaps for ever, and nobody has to count or remember. A film that cannot be read keeps
its numbers, as gaps. Discontinuities are numbered from the beginning of each day (UTC).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..hls import init_address, piece_address
from ..hls.boxes import BrokenError
from ..hls.playlists import HEAD, lasting, lines
from ..hls.segments import Piece, cut
from ..hls.tables import Film
from .library import moment
from .schedule import Programme

DAY_MS = 86_400_000
_STEP_MS = 5000
_LONGEST_S = 10
BEHIND_MS, AHEAD_MS = 75_000, 15_000  # an hour is settled well before its segments are listed
_MOST_A_DAY = 100_000
Open = Callable[[int], Awaitable[tuple[Film, str] | None]]


@dataclass(frozen=True)
class Entry:
    """A segment in the window."""

    sequence: int
    discontinuity: int
    starts_ms: Fraction
    seconds: Fraction
    init: str  # empty: a gap
    address: str

    @property
    def ends_ms(self) -> Fraction:
        """When the next one begins."""
        return self.starts_ms + self.seconds * 1000


def step(at_ms: int) -> int:
    """The number of the segment that begins nearest to a moment."""
    return (at_ms + _STEP_MS // 2) // _STEP_MS


async def playlist(slug: str, plan: Sequence[Programme], at_ms: int, film: Open) -> str:
    """The window at a moment; `plan` begins with the day and ends after the window.

    `film` gives the film of an episode and the version in its address, or nothing.
    """
    first, last = at_ms - BEHIND_MS, at_ms + AHEAD_MS
    window: list[Entry] = []
    for ordinal, one in _numbered(plan):
        if one.ends_ms > first - _STEP_MS and one.starts_ms < last + _STEP_MS:
            window += await _entries(slug, one, ordinal, film)
    shown = [entry for entry in window if entry.ends_ms > first and entry.starts_ms < last]
    if not shown:
        return lines(
            HEAD, f"#EXT-X-TARGETDURATION:{_LONGEST_S}", f"#EXT-X-MEDIA-SEQUENCE:{step(at_ms)}"
        )
    return lines(
        HEAD,
        f"#EXT-X-TARGETDURATION:{_LONGEST_S}",
        f"#EXT-X-MEDIA-SEQUENCE:{shown[0].sequence}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{shown[0].discontinuity}",
        _written(shown),
    )  # fmt: skip


def _numbered(plan: Sequence[Programme]) -> Iterator[tuple[int, Programme]]:
    """Programmes that have segments, with the number of the discontinuity before them."""
    day = counted = 0
    for one in plan:
        if one.starts_ms // DAY_MS != day:
            day, counted = one.starts_ms // DAY_MS, 0
        if step(one.ends_ms) > step(one.starts_ms):
            yield day * _MOST_A_DAY + counted, one
            counted += 1


async def _entries(slug: str, one: Programme, ordinal: int, film: Open) -> list[Entry]:
    """The segments of a programme."""
    sequence, lasts = step(one.starts_ms), one.ends_ms - one.starts_ms
    wanted = step(one.ends_ms) - sequence
    count = max(wanted, step(one.from_ms + lasts)) if one.from_ms else wanted
    found = await film(one.number)
    pieces = _pieces(found[0], count, wanted) if found else ()
    if found is None or not pieces:
        each = Fraction(lasts, wanted * 1000)
        return [
            Entry(sequence + n, ordinal, one.starts_ms + n * each * 1000, each, "", f"gap-{sequence + n}.m4s")
            for n in range(wanted)
        ]  # fmt: skip
    version = found[1]
    return [
        Entry(
            sequence + n, ordinal, one.starts_ms + (piece.starts - pieces[0].starts) * 1000,
            piece.seconds, init_address(slug, one.number, version),
            piece_address(slug, one.number, version, count, piece.index),
        )
        for n, piece in enumerate(pieces)
    ]  # fmt: skip


def _pieces(film: Film, count: int, wanted: int) -> tuple[Piece, ...]:
    """The last `wanted` of `count` pieces; nothing when it cannot be cut into so many."""
    try:
        return cut(film, count)[-wanted:]
    except BrokenError:
        return ()


def _written(shown: Sequence[Entry]) -> Iterator[str]:
    before: Entry | None = None
    for entry in shown:
        if before is None or before.discontinuity != entry.discontinuity:
            if before is not None:
                yield "#EXT-X-DISCONTINUITY"
            if entry.init:
                yield f'#EXT-X-MAP:URI="{entry.init}"'
            at = moment(round(entry.starts_ms))
            yield f"#EXT-X-PROGRAM-DATE-TIME:{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"
        if not entry.init:
            yield "#EXT-X-GAP"
        yield f"#EXTINF:{lasting(entry.seconds)},"
        yield entry.address
        before = entry
