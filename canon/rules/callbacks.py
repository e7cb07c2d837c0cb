"""Callbacks: what is recalled has happened, and as it is recalled."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from .moment import Complaint, Family, Moment, quoted
from .relations import steps


def _happened(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """A callback names an episode that has been, a slot that is filled, or an event's kind."""
    kind, colon, rest = beat.what.partition(":")
    if kind == "episode" and colon:
        known = rest.isdecimal() and 1 <= int(rest) < m.world.episode
        problem = "" if known else f"there is no episode {rest!r} before this one"
    elif colon or "." in beat.what:
        problem = "" if m.world.value(beat.what) else f"{beat.what!r} never was"
    else:
        problem = "" if _any(m, beat) else f"no {beat.what!r}{_between(m, beat)} has ever happened"
    if problem:
        yield Complaint(
            "callback", f"{problem}; recall something that aired, or leave it out", quoted(beat)
        )


def _as_it_is(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """A relation is recalled as it stands."""
    if not beat.what.startswith("relation:"):
        return
    now, then = steps(m.world.value(beat.what)), steps(beat.value)
    if now is not None and then is not None and now != then:
        yield Complaint(
            "relation", f"{beat.what!r} is {now:+d} ({m.when(beat.what)}), not {then:+d};"
            " keep what is recorded", quoted(beat), beat.what,
        )  # fmt: skip


def _any(m: Moment, beat: Beat) -> bool:
    named = {who for who in (beat.who, beat.to) if who}
    return any(named <= set(slot.split("|")[1:3]) for slot in m.world.events(beat.what))


def _between(m: Moment, beat: Beat) -> str:
    names = [m.name(who) for who in (beat.who, beat.to) if who]
    return (
        f" between {' and '.join(names)}" if len(names) > 1 else f" of {names[0]}" if names else ""
    )


FAMILY = Family(beats={BeatKind.CALLBACK: (_happened, _as_it_is)})
