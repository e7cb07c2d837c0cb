"""Life: the dead neither speak nor act; a body, a memory and a mention of them are fine."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.plan import NARRATOR, Beat, BeatKind, Presence

from .moment import AWAKE, Complaint, Family, Moment, quoted

_OF_THE_DEAD = frozenset(  # what may still be said of somebody dead
    {
        BeatKind.CALLBACK, BeatKind.DESCRIBE, BeatKind.RELEASE, BeatKind.OPEN_THREAD,
        BeatKind.ADVANCE_THREAD, BeatKind.EXTEND_THREAD, BeatKind.RESOLVE_THREAD,
        BeatKind.PLACE_STATUS,
    }
)  # fmt: skip
_TO_THE_LIVING = frozenset({BeatKind.GIVE, BeatKind.TELL, BeatKind.FIRST_MEETING})


def _takes_part(m: Moment) -> Iterator[Complaint]:
    """Nobody dead speaks, is in the cast awake, or is drawn in a scene where they are no body."""
    said = {m.world.roster.person(line.speaker): m.quote(line) for line in reversed([*m.lines()])}
    roles = {member.character: member.presence for member in m.scene.cast}
    drawn = {s.character for shot in m.scene.shots for s in shot.subjects}
    for who in sorted(set(said) | set(roles) | drawn):
        if not who or who == NARRATOR or m.world.alive(who):
            continue
        if who in said:
            yield _dead(m, who, "cannot speak", said[who])
        elif roles.get(who) in AWAKE:
            yield _dead(m, who, "takes no part", f"{who} ({roles[who].value})")
        elif who in drawn and roles.get(who) is not Presence.BODY:
            yield _dead(m, who, "is not seen alive", f"{who} in the picture")


def _acts(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody dead does anything, or has anything done to them that only the living have."""
    if beat.who and beat.kind not in _OF_THE_DEAD and not m.world.alive(beat.who):
        yield _dead(m, beat.who, "does nothing more", quoted(beat))
    elif beat.to and beat.kind in _TO_THE_LIVING and not m.world.alive(beat.to):
        yield _dead(m, beat.to, f"is given, told or introduced to nothing ({beat.kind})",
                    quoted(beat))  # fmt: skip


def _dead(m: Moment, who: str, so: str, line: str) -> Complaint:
    slot = f"{who}.alive"
    return Complaint(
        "dead", f"{m.name(who)} died {m.when(slot)} and {so};"
        " give it to somebody alive, or tell it in a flashback", line, slot,
    )  # fmt: skip


FAMILY = Family(before=(_takes_part,), beats=dict.fromkeys(BeatKind, (_acts,)))
