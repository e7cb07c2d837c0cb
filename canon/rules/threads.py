"""Threads: a question is opened, followed and answered once and in that order, and not forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.canon import Fact
from schemas.plan import Beat, BeatKind, EpisodePlan

from ..threads import due, ledger
from ..world import World
from .moment import Complaint, Family, Moment, quoted

_TOUCHES = (BeatKind.ADVANCE_THREAD, BeatKind.RESOLVE_THREAD, BeatKind.EXTEND_THREAD)


def _new(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """A thread is opened once."""
    slot = f"thread:{beat.what}.state"
    if state := m.world.value(slot):
        yield Complaint(
            "thread", f"{beat.kind}: the thread {beat.what!r} has been opened before: it is {state}"
            f" {_since(m, slot)}; advance it instead, or ask another question", quoted(beat), slot,
        )  # fmt: skip


def _open(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Only an open thread is advanced, extended or resolved."""
    slot = f"thread:{beat.what}.state"
    state = m.world.value(slot)
    if state == "open":
        return
    was = f"is {state} already, {_since(m, slot)}" if state else "has not been opened"
    remedy = "leave it alone" if state else "open it first"
    yield Complaint(
        "thread", f"{beat.kind}: the thread {beat.what!r} {was}; {remedy}", quoted(beat),
        slot if state else "",
    )  # fmt: skip


def _later(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """A thread is extended to an episode that is still to come."""
    if not beat.value.isdecimal() or int(beat.value) <= m.world.episode:
        yield Complaint(
            "thread", f"{beat.kind}: {beat.value!r} is no episode after this one"
            f" ({m.world.episode}); say in which one it is due now", quoted(beat),
        )  # fmt: skip


def overdue(plan: EpisodePlan, world: World) -> Iterator[Complaint]:
    """A thread past its due is advanced, resolved or extended."""
    touched = {b.what for scene in plan.scenes for b in scene.beats if b.kind in _TOUCHES}
    facts: dict[str, Fact] = {}
    for thread in world.open_threads():
        if thread not in touched:
            slots = (
                f"thread:{thread}.{field}" for field in ("state", "question", "importance", "due")
            )
            facts |= {slot: fact for slot in slots if (fact := world.before.get(slot))}
    states = ledger(world.bible, facts, world.episode) if facts else ()
    for thread_state in due(states, world.episode).overdue:
        slot = f"thread:{thread_state.id}.state"
        yield Complaint(
            "overdue", f"the thread {thread_state.id!r} (“{thread_state.question}”) was due in"
            f" episode {thread_state.due} and nothing here touches it; advance or resolve it, or"
            " extend it to a later episode", thread_state.question, slot, "warning",
        )  # fmt: skip


def _since(m: Moment, slot: str) -> str:
    return "since " + m.when(slot).removeprefix("in ")


FAMILY = Family(
    beats={
        BeatKind.OPEN_THREAD: (_new,),
        BeatKind.ADVANCE_THREAD: (_open,),
        BeatKind.EXTEND_THREAD: (_open, _later),
        BeatKind.RESOLVE_THREAD: (_open,),
    }
)
