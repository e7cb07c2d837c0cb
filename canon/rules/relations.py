"""Relations: people meet for the first time once, and no friend becomes an enemy for no reason."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from ..effects import met_slot
from .moment import Complaint, Family, Moment, quoted

_JUMP, _TURN = 2, 4  # steps in one episode: more than this is sudden; as many as this is absurd


def _number(_: Moment, beat: Beat) -> Iterator[Complaint]:
    """A relation is a whole number from -3 to 3."""
    if steps(beat.value) is None:
        yield Complaint(
            "relation", f"a relation is a number from -3 to 3, not {beat.value!r}", quoted(beat)
        )


def _sudden(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """What people are to each other changes by small steps, or because something happens."""
    slot, value = f"relation:{beat.who}|{beat.to}", steps(beat.value)
    if value is None:
        return
    before = steps(m.world.started(slot)) or 0
    jump = abs(value - before)
    if jump <= _JUMP or _happened(m, beat.who, beat.to):
        return
    yield Complaint(
        "relation", f"{m.name(beat.who)} stands at {before:+d} to {m.name(beat.to)}"
        f" ({m.when(slot)}) and jumps to {value:+d} without an event between them;"
        " take smaller steps, or show what happened", quoted(beat), slot,
        "error" if jump >= _TURN else "warning",
    )  # fmt: skip


def _meet(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Those who have met do not meet for the first time."""
    known = (
        met_slot(beat.who, beat.to),
        f"relation:{beat.who}|{beat.to}", f"relation:{beat.to}|{beat.who}",
    )  # fmt: skip
    for slot in known:
        if m.world.value(slot):
            yield Complaint(
                "meeting", f"{m.name(beat.who)} and {m.name(beat.to)} have known each other since"
                f" {m.when(slot).removeprefix('in ')}; let them meet again instead",
                quoted(beat), slot,
            )  # fmt: skip
            return


def steps(value: str) -> int | None:
    """A relation's value; None when it is no whole number from -3 to 3."""
    try:
        number = int(value)
    except ValueError:
        return None
    return number if -3 <= number <= 3 else None


def _happened(m: Moment, one: str, other: str) -> bool:
    """Whether this plan has shown something between two, up to this moment."""
    pairs = (f"|{one}|{other}|", f"|{other}|{one}|")
    return any(
        (slot.startswith("event:") and any(pair in slot for pair in pairs))
        or slot == met_slot(one, other)
        for slot in m.world.changed
    )


FAMILY = Family(beats={BeatKind.RELATION: (_number, _sudden), BeatKind.FIRST_MEETING: (_meet,)})
