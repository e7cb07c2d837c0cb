"""Knowledge: a secret is told, acted on and spoken of only by those who know it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.plan import NARRATOR, Beat, BeatKind

from .moment import Complaint, Family, Moment, quoted

_WORD = re.compile(r"\w+")


def _tells(m: Moment, beat: Beat) -> Iterator[Complaint]:
    """Nobody tells, or acts on, what they do not know."""
    if beat.what and not m.world.knows(beat.who, beat.what):
        verb = "tells" if beat.kind is BeatKind.TELL else "acts on"
        yield _unknown(m, beat.who, beat.what, f"{verb} {beat.what!r}", quoted(beat))


def _speaks(m: Moment) -> Iterator[Complaint]:
    """Nobody says the words that give a secret away unless they know it by the end of the scene."""
    lines = [line for line in m.lines() if line.speaker != NARRATOR]
    heard = "\n".join(line.text for line in lines).casefold()
    words = sorted(set(heard.split()) | set(_WORD.findall(heard)))
    for secret, phrase in m.world.given_away(words):
        if phrase not in heard:
            continue
        whole = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
        for line in lines:
            who = m.world.roster.person(line.speaker)
            if who and whole.search(line.text.casefold()) and not m.world.knows(who, secret):
                yield _unknown(m, who, secret, f"speaks of {phrase!r}", m.quote(line))


def _unknown(m: Moment, who: str, secret: str, does: str, line: str) -> Complaint:
    slot = f"knows:{who}|{secret}"
    return Complaint(
        "knowledge", f"{m.name(who)} {does} without knowing it;"
        " let them learn it or be told it before", line, slot,
    )  # fmt: skip


FAMILY = Family(beats={BeatKind.TELL: (_tells,), BeatKind.ACT: (_tells,)}, after=(_speaks,))
