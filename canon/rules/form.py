"""Form: what an episode must be whatever it tells: complete beats, days in order, a fair length."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from schemas.plan import Beat, BeatKind, EpisodePlan, Timeframe, TimeOfDay

from .moment import AWAKE, Complaint, Family, Moment, quoted

SHORTEST_S, LONGEST_S = 130, 215  # planned seconds of the six scenes together
_MOST_IN_SCENE = 6
_STOPS = " .!?…"
_HOURS = tuple(TimeOfDay)
_FIELDS = {
    BeatKind.MOVE: "who where", BeatKind.GIVE: "who what to", BeatKind.USE: "who what",
    BeatKind.LOSE: "who what", BeatKind.FIND: "who what", BeatKind.DESTROY: "what",
    BeatKind.INJURE: "who", BeatKind.HEAL: "who", BeatKind.ACT: "who value",
    BeatKind.LEARN: "who what", BeatKind.TELL: "who what to", BeatKind.RELATION: "who to value",
    BeatKind.FIRST_MEETING: "who to", BeatKind.DESCRIBE: "who what value",
    BeatKind.GOAL: "who", BeatKind.DIE: "who", BeatKind.PLACE_STATUS: "where value",
    BeatKind.EVENT: "what value", BeatKind.SWEAR: "who what value", BeatKind.RELEASE: "who what",
    BeatKind.OPEN_THREAD: "what value", BeatKind.ADVANCE_THREAD: "what value",
    BeatKind.EXTEND_THREAD: "what value", BeatKind.RESOLVE_THREAD: "what value",
    BeatKind.CALLBACK: "what",
}  # fmt: skip
_BETWEEN_TWO = (BeatKind.GIVE, BeatKind.TELL, BeatKind.RELATION, BeatKind.FIRST_MEETING)


def lacks(beat: Beat) -> str:
    """What a beat needs and does not have, in words; empty when it is complete."""
    missing = [name for name in _FIELDS[beat.kind].split() if not getattr(beat, name)]
    if missing:
        return f"needs {' and '.join(missing)}"
    if beat.kind in _BETWEEN_TWO and beat.who == beat.to:
        return "needs two different people"
    return ""


def _crowd(m: Moment) -> Iterator[Complaint]:
    """Half a minute is too short for a crowd."""
    here = [x for x in m.scene.cast if x.presence in AWAKE]
    if len(here) > _MOST_IN_SCENE:
        yield Complaint(
            "crowd", f"{len(here)} characters are too many for half a minute; send some home",
            ", ".join(x.character for x in here), severity="warning",
        )  # fmt: skip


def _looks_back(m: Moment) -> Iterator[Complaint]:
    """A flashback looks back to an episode that has been."""
    if m.scene.timeframe is Timeframe.FLASHBACK and m.scene.as_of_episode >= m.world.episode:
        yield Complaint(
            "timeframe", f"a flashback cannot look back to episode {m.scene.as_of_episode}: this is"
            f" episode {m.world.episode}; name an earlier one", m.scene.title,
        )  # fmt: skip


def incomplete(beat: Beat, lack: str) -> Complaint:
    """The complaint about a beat that says too little to be played."""
    return Complaint("form", f"the beat {beat.kind} {lack}", quoted(beat))


def unwritable(beat: Beat) -> Complaint:
    """The complaint about a beat whose words cannot be kept as ids."""
    return Complaint(
        "form",
        f"the beat {beat.kind} names something in words that cannot be kept;"
        " use an id of small letters, digits and hyphens",
        quoted(beat),
    )


def length(plan: EpisodePlan) -> Iterator[Complaint]:
    """An episode lasts about three minutes."""
    if not SHORTEST_S <= plan.seconds <= LONGEST_S:
        yield Complaint(
            "length",
            f"the episode lasts {plan.seconds} s, it must last {SHORTEST_S} to {LONGEST_S} s",
        )


def order(plan: EpisodePlan) -> Iterator[tuple[int, Complaint]]:
    """Days and their hours go forward, each complaint with its scene."""
    now = [(n, s) for n, s in enumerate(plan.scenes, 1) if s.timeframe is Timeframe.PRESENT]
    for (before, one), (number, other) in pairwise(now):
        if (other.day, _HOURS.index(other.time)) < (one.day, _HOURS.index(one.time)):
            yield number, Complaint(
                "order", f"day {other.day}, {other.time} comes before scene {before} (day {one.day},"
                f" {one.time}); count the day up, or make it a flashback",
                f"day {other.day}, {other.time}",
            )  # fmt: skip


def repetition(plan: EpisodePlan, loglines: Collection[str], openings: Collection[str]) -> Iterator[
    Complaint
]:  # fmt: skip
    """An episode is not one that has been told, and does not begin with words that began another."""
    if _among(plan.logline, loglines):
        yield Complaint(
            "repetition",
            f"this story has been told before: {plan.logline!r}; tell another",
            plan.logline,
        )
    if _among(first := plan.opening, openings):
        yield Complaint(
            "repetition",
            f"an earlier episode begins with the words {first!r}; begin with others",
            first,
            severity="warning",
        )


def _among(text: str, others: Collection[str]) -> bool:
    """Whether one of many texts is this one, but for capitals and the stop at its end."""
    mine = _plain(text)
    return bool(mine) and any(
        other == text or (abs(len(other) - len(text)) < len(_STOPS) and _plain(other) == mine)
        for other in others
    )


def _plain(text: str) -> str:
    return text.strip(_STOPS).casefold()


FAMILY = Family(before=(_crowd, _looks_back), dreams=True)
