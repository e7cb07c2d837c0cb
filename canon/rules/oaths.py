"""Oaths and the laws of the world: what has been sworn off, and what nobody here ever does."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import Beat, BeatKind

from ..world import World
from .limbs import same_verb, verb_in
from .moment import Complaint, Family, Moment, quoted

_DEEDS = (BeatKind.ACT, BeatKind.GIVE, BeatKind.USE, BeatKind.TELL, BeatKind.DESTROY)


def _keeps(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody does what they have sworn never to do."""
    deed = beat.value if beat.kind is BeatKind.ACT else beat.kind.value
    for verb in dict.fromkeys((verb_in(deed), deed)):
        slot = f"oath:{beat.who}|{verb}"
        if oath := m.world.value(slot):
            yield Complaint(
                "oath", f"{m.name(beat.who)} swore {m.when(slot)}: “{oath}”;"
                " release them from it first, or let somebody else do it", quoted(beat), slot,
            )  # fmt: skip
            return


def _lawful(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody does what the rules of this world forbid."""
    for banned in m.world.bible.rules.forbidden_verbs:
        if same_verb(beat.value, banned):
            yield Complaint(
                "world rule", f"nobody in this series may {banned}; leave it out", quoted(beat)
            )


def allowed(world: World, deed: str) -> bool:
    """Whether the rules of the world allow a deed."""
    return not any(same_verb(deed, banned) for banned in world.bible.rules.forbidden_verbs)


def _sworn(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody is released from what they have not sworn."""
    slot = f"oath:{beat.who}|{beat.what}"
    if not m.world.value(slot):
        yield Complaint(
            "oath", f"{m.name(beat.who)} has sworn no oath against {beat.what!r};"
            " leave the release out", quoted(beat), slot, "warning",
        )  # fmt: skip


FAMILY = Family(
    beats={
        **dict.fromkeys(_DEEDS, (_keeps,)),
        BeatKind.ACT: (_keeps, _lawful),
        BeatKind.RELEASE: (_sworn,),
    }
)
