"""Riddles: threads that the director opens by itself, written out from their id alone.

The canon keeps a thread's id and its question. Everything else about a riddle (who is behind it,
where, what is found out) follows from the id, so that it can be told over many episodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from schemas.bible import Clue, Location, Obstacle, ThreadSpec
from schemas.plan import TimeOfDay, Weather

from .dice import Dice
from .library import mysteries
from .script import Cue, Movement, Situation
from .stage import Person, Stage, named
from .words import Missing, fill, shorten

_ID = re.compile(r"^riddle-([a-z_]+)-(\d+)([a-z])$")
PACE = 6  # episodes from its opening to its answer


@dataclass(frozen=True)
class Riddle:
    """A thread of the director's own, and the cues of its turns: opening, steps, finale."""

    spec: ThreadSpec
    who: Person
    friend: Person
    slots: dict[str, str]
    played: tuple[tuple[Cue, ...], ...]  # opening, steps, finale
    told: tuple[str, ...]  # the templates of their loglines


def riddle(stage: Stage, thread: str) -> Riddle | None:
    """The riddle of that id; None when it is not one, or its people and places are gone."""
    found = _ID.match(thread)
    mystery = mysteries().get(found[1]) if found else None
    if found is None or mystery is None:
        return None
    cast = _players(stage, thread)
    if cast is None:
        return None
    who, friend, place = cast
    slots = who.slots("who") | friend.slots("friend") | {"place": named(place)}
    try:
        spec = _spec(thread, mystery, slots, place, who)
    except Missing:
        return None
    told = [m.synopses[0].rstrip(".") for m in mystery.movements[:-1]]
    told.append(mystery.note("question")[0] + " {Lead} and {mate} mean to find out")
    played = tuple(m.cues for m in mystery.movements)
    return Riddle(spec, who, friend, slots, played, tuple(told))


def _spec(
    thread: str, mystery: Situation, slots: dict[str, str], place: Location, who: Person
) -> ThreadSpec:
    steps = mystery.named("step")
    opens = int(thread.rpartition("-")[2][:-1])
    return ThreadSpec(
        id=thread,
        question=shorten(fill(mystery.note("question")[0], slots), 240),
        topic=shorten(fill(mystery.note("topic")[0], slots, start=False), 48),
        opens=opens,
        due=opens + PACE,
        who=(who.id,),
        where=(place.id,),
        steps=tuple(fill(m.synopses[0], slots) for m in steps),
        answer=shorten(fill(mystery.note("answer")[0], slots), 400),
        opening=_clue(mystery.named("opening")[0], slots, place, ""),
        clues=tuple(_clue(m, slots, place, "") for m in steps),
        finale=_clue(mystery.named("finale")[0], slots, place, who.id),
    )


def invent(stage: Stage, dice: Dice) -> Riddle | None:
    """A new riddle, of the kind that has been rested longest; None if nobody is left to ask it."""
    if len(stage.people) < 2:
        return None
    used = {t.id: t.opened_in for t in stage.recall.threads}
    lately = {k: max((n for i, n in used.items() if i.startswith(f"riddle-{k}-")), default=0)
              for k in mysteries()}  # fmt: skip
    busy = {w for t in stage.recall.threads if t.state != "resolved" for w in t.who}
    order = sorted(lately, key=lambda k: (lately[k], dice.jitter()))
    for thread in _ids(order, stage.episode):
        made = riddle(stage, thread)
        free = made and (made.who.id not in busy or len(stage.people) < 4)
        if made and free and thread not in used and not stage.forbids(*_texts(made.spec)):
            return made
    return None


def _texts(spec: ThreadSpec) -> tuple[str, ...]:
    return (spec.question, spec.topic, spec.answer, *spec.steps)


def _ids(order: list[str], episode: int) -> Iterator[str]:
    for kind in order[:6]:
        for salt in "abcdef":
            yield f"riddle-{kind}-{episode}{salt}"


def _players(stage: Stage, thread: str) -> tuple[Person, Person, Location] | None:
    """Who is behind it, whom it is done for, and where: by the bible, so that it stays so."""
    bible = stage.recall.bible
    people = [c.id for c in bible.characters if c.main]
    people = people if len(people) > 2 else [c.id for c in bible.characters]
    if len(people) < 2 or not bible.locations:
        return None
    random = Random(thread)
    who, friend = map(stage.person, random.sample(people, 2))
    place = stage.place(random.choice(bible.locations).id)
    return (who, friend, place) if who and friend and place else None


def _clue(movement: Movement, slots: dict[str, str], place: Location, keeper: str) -> Clue:
    notes = _notes(movement)
    obstacle = notes.get("obstacle", "").split()
    return Clue(
        title=movement.titles[0],
        recap=fill(movement.synopses[-1], slots)[:90] if movement.synopses else "",
        obstacle=Obstacle(obstacle[0]) if obstacle else None,
        where=place.id,
        thing=notes.get("thing", ""),
        keeper=keeper if "keeper" in notes else None,
        time=TimeOfDay(notes["time"]) if "time" in notes else None,
        weather=Weather(notes["weather"]) if "weather" in notes else None,
    )


def _notes(movement: Movement) -> dict[str, str]:
    return {note[0]: " ".join(note[1:]) for note in movement.beats}
