"""Names: everybody in a plan is known or introduced, and nobody is introduced by a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.plan import NARRATOR, EntityKind, Presence

from ..roster import Roster
from .moment import Complaint, Family, Moment

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}(?![\w’'])")


def _known(m: Moment) -> Iterator[Complaint]:
    """Whoever is in the cast, in the picture or heard is somebody."""
    used = {member.character: member.character for member in m.scene.cast}
    used |= {s.character: s.character for shot in m.scene.shots for s in shot.subjects}
    used |= {line.speaker: m.quote(line) for line in m.lines() if line.speaker != NARRATOR}
    for who in sorted(used):
        if not m.world.roster.person(who):
            yield unknown(who, used[who])


def unknown(who: str, line: str) -> Complaint:
    """The complaint about a person that nobody has heard of."""
    return Complaint(
        "unknown name", f"there is no character {who!r}; use one of the cast, or introduce them",
        line,
    )  # fmt: skip


def _in_cast(m: Moment) -> Iterator[Complaint]:
    """Who speaks or is seen stands in the scene's cast, and is more than mentioned if they speak."""
    modes = {member.character: member.presence for member in m.scene.cast}
    absent = (None, Presence.MENTIONED, Presence.BODY)
    told: set[str] = set()
    for line in m.lines():
        who = m.world.roster.person(line.speaker)
        if line.speaker == NARRATOR or not who or who in told or modes.get(who) not in absent:
            continue
        told.add(who)
        how = f"is only {modes[who].value} in" if who in modes else "is not in"
        yield Complaint(
            "not in scene", f"{m.name(who)} ({who!r}) speaks but {how} the scene's cast;"
            " add them to it, or give the line away", m.quote(line),
        )  # fmt: skip


def _slips(m: Moment) -> Iterator[Complaint]:
    """A name in a line that is nobody's, and almost somebody's, may be a slip."""
    for line in m.lines():
        for word in dict.fromkeys(_NAME.findall(line.text)):
            meant = m.world.roster.meant(word)
            if meant:
                yield Complaint(
                    "unknown name", f"nobody is called {word!r}; if {meant!r} is meant, say so",
                    m.quote(line), severity="warning",
                )  # fmt: skip


def introductions(roster: Roster, number_of: dict[str, int]) -> Iterator[tuple[int, Complaint]]:
    """Newcomers are new, and do not have almost the name of somebody else, each with its scene."""
    for one in roster.newcomers:
        line = f"introduces {one.kind.value} {one.id}: {one.name}"
        scene = number_of.get(one.id, 0)
        if roster.taken(one):
            yield scene, Complaint(
                "introduction", f"{one.id!r} is known already; use the id without introducing it",
                line,
            )  # fmt: skip
            continue
        if one.kind not in (EntityKind.PERSON, EntityKind.PLACE, EntityKind.THING):
            continue
        for other, name in sorted(roster.alike(one).items()):
            if other not in one.distinct_from:
                yield scene, Complaint(
                    "near name", f"{one.name!r} is almost the name of {name!r} ({other});"
                    f" if they are two, add {other!r} to distinct_from, else use {other!r}", line,
                )  # fmt: skip


FAMILY = Family(before=(_known, _in_cast, _slips), dreams=True)
