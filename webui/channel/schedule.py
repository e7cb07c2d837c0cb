"""The schedule: what the channel shows at any moment, worked out from what has aired and the time.

The programme is made of hours, each by itself:

- An hour opens with the episodes that have aired since the hour before opened: premieres, on the
  full hour, in the order of their numbers.
- The rest is a block of earlier episodes in story order, from a place that the series and the hour
  decide by lot; after the newest comes the first again.
- What no longer fits whole is joined late: the hour closes with the end of the next episode, so that
  its last picture is followed by the full hour. When less than half a minute would be left for it,
  the last two share what there is.
- The channel's first hour begins when its first episode is ready, and shows what has aired by then.

An episode counts `READY_MS` after it was remembered. So an hour is settled before it begins: no later
episode changes what is on or what has been, only hours to come; and everybody who asks (a page, a
guide, a playlist, another process, tomorrow) works out the same. Times are whole milliseconds.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HOUR_MS = 3_600_000
READY_MS = 30_000
_SHORTEST_MS = 30_000  # a closing shorter than this is not worth joining


@dataclass(frozen=True)
class Film:
    """An aired episode, as far as the schedule needs it."""

    number: int
    lasts_ms: int
    aired_ms: int = 0  # when it was remembered

    @property
    def ready_ms(self) -> int:
        """From when on it counts."""
        return self.aired_ms + READY_MS


@dataclass(frozen=True)
class Programme:
    """An episode, or its end, at its time."""

    number: int
    starts_ms: int
    ends_ms: int
    from_ms: int = 0  # where in the episode it begins
    premiere: bool = False


def hour_of(at_ms: int) -> int:
    """The beginning of the hour of a moment."""
    return at_ms - at_ms % HOUR_MS


def lot(slug: str, hour_ms: int) -> int:
    """The number by which an hour chooses its place in the story."""
    digest = hashlib.sha256(f"{slug}/{hour_ms // HOUR_MS}".encode()).digest()
    return int.from_bytes(digest[:4])


def premieres(films: Sequence[Film], hour_ms: int) -> tuple[Film, ...]:
    """Those that became ready in the hour before this one."""
    new = (film for film in films if hour_ms - HOUR_MS < film.ready_ms <= hour_ms)
    return tuple(sorted(new, key=lambda film: film.number))


def hour(hour_ms: int, new: Sequence[Film], block: Sequence[Film]) -> tuple[Programme, ...]:
    """The programme of an hour: premieres, then a block of what had aired by then, in its order.

    Nothing when there is neither. A block of nothing but premieres shows them again.
    """
    shown = {film.number for film in new}
    filling = [film for film in block if film.number not in shown] or list(new)
    if not filling:
        return ()
    ends, at, plan = hour_ms + HOUR_MS, hour_ms, []
    for film in new:
        if at + film.lasts_ms <= ends:
            plan.append(Programme(film.number, at, at + film.lasts_ms, premiere=True))
            at += film.lasts_ms
    return tuple(_closed(plan, at, ends, _round(filling)))


def opening(films: Sequence[Film]) -> tuple[Programme, ...]:
    """The channel's first hour: from when its first film is ready, with what is ready by then."""
    ready = sorted(films, key=lambda film: film.ready_ms)
    begins = ready[0].ready_ms
    moments, shown = [film.ready_ms for film in ready], set[int]()
    at, plan, last = begins, list[Programme](), 0
    while True:
        known = sorted(ready[: bisect_right(moments, at)], key=lambda film: film.number)
        film = next((film for film in known if film.number > last), known[0])
        if at + film.lasts_ms > hour_of(begins) + HOUR_MS:
            break
        first = film.number not in shown
        plan.append(Programme(film.number, at, at + film.lasts_ms, premiere=first))
        shown.add(film.number)
        at, last = at + film.lasts_ms, film.number
    return tuple(_closed(plan, at, hour_of(begins) + HOUR_MS, _round([film])))


def _round(films: Sequence[Film]) -> Iterator[Film]:
    while True:
        yield from films


def _closed(
    plan: list[Programme], at: int, ends: int, following: Iterator[Film]
) -> list[Programme]:
    """The plan of an hour, filled up to its last moment."""
    film = next(following)
    while at + film.lasts_ms <= ends:
        plan.append(Programme(film.number, at, at + film.lasts_ms))
        at += film.lasts_ms
        film = next(following)
    closing, rest = [film], ends - at
    if 0 < rest < _SHORTEST_MS and plan and not plan[-1].premiere:
        before = Film(plan[-1].number, at - plan[-1].starts_ms)
        if (before.lasts_ms + rest + 1) // 2 <= min(before.lasts_ms, film.lasts_ms):
            closing, at = [before, film], plan.pop().starts_ms
    for left, one in zip(range(len(closing), 0, -1), closing, strict=True):
        lasts = (ends - at) // left
        if lasts:
            plan.append(Programme(one.number, at, at + lasts, from_ms=one.lasts_ms - lasts))
            at += lasts
    return plan
