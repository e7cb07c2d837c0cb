"""Riddles: threads that the director opens by itself, written out from their id alone.

The canon keeps a thread's id and its question. Everything else (who is behind it, for whom, where,
what is found out and why it was done) follows from the id, so that it can be told over many episodes.
A riddle is a strange thing with a reason, its own or one that is dealt to it; an arc is a long
riddle that ends on a feast, and riddles asked while it runs belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from schemas.bible import Clue, Location, Obstacle, ThreadSpec
from schemas.plan import TimeOfDay, Weather

from .almanac import feast, next_feast
from .dice import number
from .library import arcs, mysteries, reasons
from .script import Cue, Movement, Situation
from .stage import Person, Stage, named
from .words import Missing, fill, shorten, the, titled

PACE = 6  # episodes from the opening of a riddle to its answer, at most
SHORTEST_ARC = 12
_ARC_SPREAD = 7  # the feast it ends on is the first at least so many episodes later, or fewer
_OWN = "own"  # the reason that a mystery brings with it
_RIDDLE = re.compile(r"^riddle-([a-z_]+)-([a-z]+)-(\d+)[a-f](?:-of-(\d+))?$")
_ARC = re.compile(r"^arc-([a-z_]+)-(\d+)[a-f]$")
_SALTS = "abcdef"


@dataclass(frozen=True)
class _Cast:
    """Who is behind a riddle, whom it is done for, and where."""

    who: Person
    friend: Person
    place: Location


@dataclass(frozen=True)
class Riddle:
    """A thread of the director's own, and how its turns (opening, steps, finale) are played."""

    spec: ThreadSpec
    who: Person
    friend: Person
    slots: dict[str, str]
    played: tuple[Movement, ...]
    told: tuple[str, ...]  # the templates of their loglines

    def part(self, index: int) -> tuple[tuple[str, str], ...]:
        """Who of the two has lines in a turn: roles and ids."""
        speaking = {c.role for c in self.played[index].cues}
        both = (("who", self.who.id), ("friend", self.friend.id))
        return tuple((role, who) for role, who in both if role in speaking)

    def cues(self, index: int) -> tuple[Cue, ...]:
        """The lines of a turn."""
        return self.played[index].cues

    def notes(self, index: int) -> tuple[tuple[str, ...], ...]:
        """What a turn leaves in the canon."""
        return tuple(n for n in self.played[index].beats if n[0] in ("event", "relation"))


def is_arc(thread: str) -> bool:
    """Whether that is the id of an arc of the director's own."""
    return _ARC.match(thread) is not None


def arc_of(thread: str) -> int:
    """The episode in which the arc began that a riddle belongs to; 0 for none."""
    found = _RIDDLE.match(thread)
    return int(found[4] or 0) if found else 0


def opened_in(thread: str) -> int:
    """The episode in which a thread of the director's own was opened; 0 for the operator's."""
    if found := _ARC.match(thread):
        return int(found[2])
    found = _RIDDLE.match(thread)
    return int(found[3]) if found else 0


def riddle(stage: Stage, thread: str) -> Riddle | None:
    """The riddle or arc of that id; None when it is none, or its people and places are gone."""
    if thread not in stage.made:
        stage.made[thread] = _made(stage, thread)
    made = stage.made[thread]
    return made if isinstance(made, Riddle) else None


def _made(stage: Stage, thread: str) -> Riddle | None:
    told = _told(thread)
    cast = _players(stage, thread) if told else None
    if told is None or cast is None:
        return None
    head, end, movements, due = told
    slots = _slots(stage, thread, cast, due)
    try:
        slots |= {key: fill(text, slots, start=False) for key, text in _about(head)}
        if "token" in slots:
            slots["the token"] = the(slots["token"])
        spec = _spec(thread, (head, end), movements, slots, cast).model_copy(update={"due": due})
    except Missing:
        return None
    return Riddle(
        spec, cast.who, cast.friend, slots, movements, tuple(_loglines(head, end, movements))
    )


def invent(stage: Stage, arc: str = "") -> Riddle | None:
    """A new riddle, the next in turn, for the arc of that id if there is one."""
    last = _last(stage, _RIDDLE)
    reason = _successor(stage, tuple(reasons()), last[2] if last else "")
    kinds = _from(stage, tuple(mysteries()), last[1] if last else "")
    busy = {w for t in stage.recall.threads if t.state != "resolved" for w in t.who}
    belongs = f"-of-{opened_in(arc)}" if arc else ""
    for kind in kinds[:8]:
        why = _OWN if _brings_its_own(mysteries()[kind], stage.episode) else reason
        for salt in _SALTS:
            made = riddle(stage, f"riddle-{kind}-{why}-{stage.episode}{salt}{belongs}")
            if made and _usable(stage, made) and (made.who.id not in busy or len(stage.people) < 4):
                return made
    return None


def begin(stage: Stage) -> Riddle | None:
    """A new arc, the next in turn; None where there are too few people to have one."""
    if len(stage.people) < 4:
        return None
    last = _last(stage, _ARC)
    kinds = _from(stage, tuple(arcs()), last[1] if last else "")
    before = riddle(stage, last[0]) if last else None
    resting = {before.who.id, before.friend.id} if before else set()
    for kind in kinds[:4]:
        ids = [f"arc-{kind}-{stage.episode}{salt}" for salt in _SALTS]
        for thread in sorted(ids, key=lambda one: len(_cast(stage, one) & resting)):
            made = riddle(stage, thread)
            if made and _usable(stage, made):
                return made
    return None


def _told(thread: str) -> tuple[Situation, Situation, tuple[Movement, ...], int] | None:
    """What a thread is written from: its head and its end, its turns, and when it is due."""
    if found := _ARC.match(thread):
        opens = int(found[2])
        head = arcs().get(found[1])
        due = next_feast(opens + SHORTEST_ARC + number(thread) % _ARC_SPREAD)
        return (head, head, _acts(head, thread), due) if head else None
    found = _RIDDLE.match(thread)
    head = mysteries().get(found[1]) if found else None
    if found is None or head is None:
        return None
    due = int(found[3]) + PACE
    if found[2] == _OWN:
        return (head, head, head.movements, due) if head.named("finale") else None
    why = reasons().get(found[2])
    if why is None:
        return None
    steps = head.named("step")[:2]
    steps = steps[number(thread) % 2 :] if number(thread) % 3 == 0 else steps
    return head, why, (*head.named("opening"), *steps, *why.movements), due


def _acts(head: Situation, thread: str) -> tuple[Movement, ...]:
    """The turns of an arc: some of its early steps, its turn, some of its late steps, its finale."""
    random = Random(thread)
    early, late = head.named("early"), head.named("late")
    some = sorted(random.sample(range(len(early)), random.choice((2, 3))))
    last = sorted(random.sample(range(len(late)), random.choice((1, 2))))
    return (
        *head.named("opening"), *(early[i] for i in some), *head.named("turn"),
        *(late[i] for i in last), *head.named("finale"),
    )  # fmt: skip


def _brings_its_own(mystery: Situation, episode: int) -> bool:
    """Whether a mystery is told to its own end; what does not say `doing` has no other."""
    own = bool(mystery.named("finale"))
    return own and (not mystery.note("doing") or number(f"{mystery.id}{episode}") % 2 == 0)


def _about(head: Situation) -> Iterator[tuple[str, str]]:
    for key in ("topic", "doing", "token"):
        if text := head.note(key):
            yield key, text[0]


def _slots(stage: Stage, thread: str, cast: _Cast, due: int) -> dict[str, str]:
    slots = cast.who.slots("who") | cast.friend.slots("friend") | {"place": named(cast.place)}
    if details := [d for d in cast.place.details if len(d.split()) <= 5]:
        slots["the detail"] = the(details[number(thread) % len(details)])
    if is_arc(thread) and (kept := feast(stage, due)):
        slots["feast"] = kept.name
    return slots


def _spec(
    thread: str, told: tuple[Situation, Situation], movements: Sequence[Movement],
    slots: dict[str, str], cast: _Cast,
) -> ThreadSpec:  # fmt: skip
    head, end = told
    opening, *steps, finale = movements
    place, who = cast.place, cast.who
    return ThreadSpec(
        id=thread,
        question=shorten(fill(head.note("question")[0], slots), 240),
        topic=shorten(slots["topic"], 48),
        importance=3 if is_arc(thread) else 2,
        opens=opened_in(thread),
        who=(who.id,),
        where=(place.id,),
        steps=tuple(fill(m.synopses[0], slots) for m in steps),
        answer=shorten(fill(end.note("answer")[0], slots), 400),
        opening=_clue(opening, slots, place, ""),
        clues=tuple(_clue(m, slots, place, "") for m in steps),
        finale=_clue(finale, slots, place, who.id),
    )


def _loglines(head: Situation, end: Situation, movements: Sequence[Movement]) -> Iterator[str]:
    for movement in movements[:-1]:
        yield movement.synopses[0].rstrip(".")
    own = head.note("question")[0] + " {Lead} and {mate} mean to find out"
    yield (*end.note("logline"), own)[0]


def _last(stage: Stage, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The id of the thread of that pattern that was opened last, of those that are recalled."""
    found = (pattern.match(t.id) for t in stage.recall.threads)
    known = [m for m in found if m]
    return max(known, key=lambda m: (opened_in(m[0]), m[0]), default=None)


def _from(stage: Stage, names: Sequence[str], last: str) -> list[str]:
    """All names in the series' own order, beginning with the one after the last."""
    series = stage.recall.bible.series.id
    order = sorted(names, key=lambda name: number(f"{series}\0{name}"))
    start = order.index(last) + 1 if last in order else 0
    return [*order[start:], *order[:start]]


def _successor(stage: Stage, names: Sequence[str], last: str) -> str:
    if last == _OWN:
        return names[number(f"{stage.recall.bible.series.id}{stage.episode}") % len(names)]
    return _from(stage, names, last)[0]


def _usable(stage: Stage, made: Riddle) -> bool:
    spec = made.spec
    used = any(t.id == spec.id for t in stage.recall.threads)
    told = (text for turn in made.played for text in turn.synopses)
    return not used and not stage.forbids(spec.question, spec.topic, spec.answer, *told)


def _players(stage: Stage, thread: str) -> _Cast | None:
    """Who plays it, and where: by the bible, so that it stays so."""
    bible = stage.recall.bible
    people = [c.id for c in bible.characters if c.main]
    people = people if len(people) > 2 else [c.id for c in bible.characters]
    if len(people) < 2 or not bible.locations:
        return None
    random = Random(thread)
    who, friend = map(stage.person, random.sample(people, 2))
    place = stage.place(random.choice(bible.locations).id)
    return _Cast(who, friend, place) if who and friend and place else None


def _cast(stage: Stage, thread: str) -> set[str]:
    """The ids of those whom a thread is about."""
    found = _players(stage, thread)
    return {found.who.id, found.friend.id} if found else set()


def _clue(movement: Movement, slots: dict[str, str], place: Location, keeper: str) -> Clue:
    notes = {n[0]: " ".join(n[1:]) for n in movement.beats if n[0] not in ("event", "relation")}
    obstacle = notes.get("obstacle", "").split()
    return Clue(
        title=shorten(titled(fill(movement.titles[0], slots)), 80),
        recap=_recap(movement, slots),
        obstacle=Obstacle(obstacle[0]) if obstacle else None,
        where=place.id,
        thing=shorten(fill(notes.get("thing", ""), slots, start=False), 48),
        keeper=keeper if "keeper" in notes else None,
        time=TimeOfDay(notes["time"]) if "time" in notes else None,
        weather=Weather(notes["weather"]) if "weather" in notes else None,
    )


def _recap(movement: Movement, slots: dict[str, str]) -> str:
    """The find in short; none when its names make it too long for a breath."""
    text = fill(movement.synopses[-1], slots) if movement.synopses else ""
    return text if len(text) <= 90 else ""
