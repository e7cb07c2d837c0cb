"""The body: what hurts is not used until it has healed."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind, Pose

from .limbs import group_of, needs, verb_in
from .moment import Complaint, Family, Moment, quoted


def _acts(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody does what needs a part that hurts them."""
    yield from _hurts(m, beat.who, verb_in(beat.value), quoted(beat))


def _runs(m: Moment) -> Iterator[Complaint]:
    """Nobody is drawn running on a hurt leg; one who is healed in the scene may."""
    healed = {b.who for b in m.scene.beats if b.kind is BeatKind.HEAL}
    runners = {
        s.character for shot in m.scene.shots for s in shot.subjects if s.pose is Pose.RUN
    } - healed
    for who in sorted(runners):
        yield from _hurts(m, who, "run", f"{who} (run)")


def _hurts(m: Moment, who: str, verb: str, line: str) -> Iterator[Complaint]:
    needed = needs(verb)
    if not needed:
        return
    for wound in m.world.wounds(who):
        part = wound.slot.removeprefix(f"{who}.wound.")
        if group_of(part) in needed:
            yield Complaint(
                "wound", f"{m.name(who)}'s {part} has been hurt since {_since(m, wound.slot)}"
                f" ({wound.value}) and does not {verb}; heal it first, or let somebody else do it",
                line, wound.slot,
            )  # fmt: skip
            return


def _since(m: Moment, slot: str) -> str:
    return m.when(slot).removeprefix("in ")


FAMILY = Family(before=(_runs,), beats={BeatKind.ACT: (_acts,)})
