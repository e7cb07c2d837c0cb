"""Whereabouts: nobody is in two places at once, ways take their time, and what is shut is shut."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from ..slots import listed
from ..world import Seen, World
from .moment import Complaint, Family, Moment, quoted

_SHUT = frozenset(
    {"sealed", "burned", "burnt", "ruined", "destroyed", "collapsed", "drowned", "flooded", "gone"}
)


def _at_once(m: Moment) -> Iterator[Complaint]:
    """Whoever is seen elsewhere at the same time of the same day must have moved, and not far."""
    if not (m.now and m.world.roster.place(m.scene.location)):
        return
    moved = {b.who for b in m.scene.beats
             if b.kind is BeatKind.MOVE and b.where == m.scene.location}  # fmt: skip
    for who in m.present():
        before = m.world.seen.get(who)
        if before is None or before.place == m.scene.location or not _same_time(m, before):
            continue
        line = f"{who} at {m.scene.location}, day {m.scene.day}, {m.scene.time}"
        if who not in moved and before.headed != m.scene.location:
            yield Complaint(
                "two places", f"{m.name(who)} is at {m.name(before.place)} in scene {before.scene},"
                f" at the same time; add a move beat, or play this scene later", line,
            )  # fmt: skip
        elif far(m.world, before.place, m.scene.location):
            yield Complaint(
                "travel", f"{m.name(who)} cannot come from {m.name(before.place)} (scene"
                f" {before.scene}) to {m.name(m.scene.location)} within one {m.scene.time};"
                " it takes part of the day, so play this scene later", line,
            )  # fmt: skip


def _known_place(m: Moment) -> Iterator[Complaint]:
    """Scenes are played at places that there are."""
    if not m.world.roster.place(m.scene.location):
        yield Complaint(
            "unknown place", f"there is no location {m.scene.location!r};"
            " play it elsewhere, or introduce the place", m.scene.location,
        )  # fmt: skip


def _open_place(m: Moment) -> Iterator[Complaint]:
    """Nothing is played where nobody can be, unless the scene itself opens the place."""
    slot = f"place:{m.scene.location}.status"
    if (status := m.world.value(slot)) and shut(status) and not _opens(m):
        yield Complaint(
            "place", f"{m.name(m.scene.location)} is {status} and cannot be played in"
            f" (so {m.when(slot)}); play it elsewhere, or open the place first",
            m.scene.location, slot,
        )  # fmt: skip


def _goes(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody goes where nobody can be."""
    slot = f"place:{beat.where}.status"
    if beat.where != m.scene.location and shut(status := m.world.value(slot)):
        yield Complaint(
            "place", f"{m.name(beat.where)} is {status} and nobody can go there"
            f" (so {m.when(slot)}); send them elsewhere", quoted(beat), slot,
        )  # fmt: skip


def shut(status: str) -> bool:
    """Whether a place with that status cannot be entered."""
    return any(word in _SHUT for word in status.casefold().replace("-", " ").split())


def far(world: World, one: str, other: str) -> bool:
    """Whether no way of two steps or fewer joins two places.

    A place from which the bible knows no way is as near as one likes.
    """
    first, last = _ways(world, one), _ways(world, other)
    if not first or not last or other in first or one in last:
        return False
    return not (first & last or any(other in _ways(world, between) for between in first))


def _ways(world: World, place: str) -> set[str]:
    return set(listed(world.value(f"place:{place}.near")))


def _same_time(m: Moment, before: Seen) -> bool:
    return (before.day, before.time) == (m.scene.day, m.scene.time)


def _opens(m: Moment) -> bool:
    return any(
        b.kind is BeatKind.PLACE_STATUS and b.where == m.scene.location and not shut(b.value)
        for b in m.scene.beats
    )


FAMILY = Family(before=(_open_place, _at_once), beats={BeatKind.MOVE: (_goes,)})
NAMES = Family(before=(_known_place,), dreams=True)
