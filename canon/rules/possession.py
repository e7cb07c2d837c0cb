"""Possession: one holds a thing before giving, using or losing it, and what is destroyed is gone."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from .moment import Complaint, Family, Moment, quoted

_GONE = frozenset({"destroyed", "burned", "burnt", "shattered", "melted", "eaten", "gone"})


def _whole(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody has anything to do with a thing that is destroyed."""
    slot = f"thing:{beat.what}.state"
    if gone(m.world.value(slot)):
        yield Complaint(
            "destroyed", f"{_called(m, beat.what)} was destroyed {m.when(slot)};"
            " take another thing, or tell it in a flashback", quoted(beat), slot,
        )  # fmt: skip


def _holds(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """What is given, used or lost is in the hands of who does it, or lies here to be used."""
    slot = f"thing:{beat.what}.holder"
    holder = m.world.holder(beat.what)
    lies_here = beat.kind is BeatKind.USE and holder == f"@{m.scene.location}"
    if holder == beat.who or lies_here or gone(m.world.value(f"thing:{beat.what}.state")):
        return
    yield Complaint(
        "possession", f"{m.name(beat.who)} does not hold {_called(m, beat.what)}:"
        f" {_whose(m, slot, holder)}; let them find or be given it first", quoted(beat), slot,
    )  # fmt: skip


def _free(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody finds what somebody alive and elsewhere carries."""
    slot = f"thing:{beat.what}.holder"
    holder = m.world.holder(beat.what)
    if not holder or holder in (beat.who, f"@{m.scene.location}"):
        return
    if holder.startswith("@"):
        yield Complaint(
            "possession", f"{m.name(beat.who)} finds {_called(m, beat.what)} here, but"
            f" {_whose(m, slot, holder)}; find it there, or have it brought", quoted(beat), slot,
            "warning",
        )  # fmt: skip
    elif m.world.alive(holder) and not m.here(holder):
        yield Complaint(
            "possession", f"{m.name(beat.who)} cannot find {_called(m, beat.what)}:"
            f" {_whose(m, slot, holder)}; let it be lost or handed over first", quoted(beat), slot,
        )  # fmt: skip


def gone(state: str) -> bool:
    """Whether a thing in that state can no longer be had."""
    return state.casefold() in _GONE


def _called(m: Moment, thing: str) -> str:
    return m.world.value(f"thing:{thing}.name") or thing


def _whose(m: Moment, slot: str, holder: str) -> str:
    if holder.startswith("@"):
        return f"it lies at {m.name(holder[1:])} ({m.when(slot)})"
    return f"{m.name(holder)} has it ({m.when(slot)})" if holder else "nobody has it"


FAMILY = Family(
    beats={
        BeatKind.GIVE: (_whole, _holds),
        BeatKind.USE: (_whole, _holds),
        BeatKind.LOSE: (_whole, _holds),
        BeatKind.FIND: (_whole, _free),
        BeatKind.DESTROY: (_whole,),
    }
)
