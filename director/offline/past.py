"""The past: what is still open between two, and how they speak of what they have been through.

The canon keeps an event as a sentence with names in it. Between the two whom it is about it is told
with I and you.
"""

from __future__ import annotations

import re

from schemas.bible import Location
from schemas.canon import Fact

from .dice import number
from .stage import Event, Person, Stage, named
from .words import capital

KEPT = "kept"  # the kind of the event that settles a promise
SETTLING = {"bet": "duel", "debt": "gift"}  # a kind, and the kind that makes it even
_RIPE = 6  # episodes after which an event is worth speaking of
_ROUND = 7  # an event comes up in one episode out of so many


def open_promise(stage: Stage, a: Person, b: Person) -> tuple[Fact | None, str]:
    """The oldest promise of `a` to `b` to go somewhere that is not kept yet, and where."""
    mine = [e for e in stage.between(a.id, b.id) if e.who == a.id]
    kept = [e.fact.value for e in mine if e.kind == KEPT]
    for event in (e for e in mine if e.kind == "promise"):
        place = _promised(stage, event.fact, b)
        if place is None:
            continue
        if (done := was_kept(a, b, named(place))) in kept:
            kept.remove(done)
            continue
        ripe = stage.episode - event.episode >= 2 + number(event.fact.value) % 5
        return (event.fact, place.id) if ripe else (None, "")
    return None, ""


def was_kept(a: Person, b: Person, place: str) -> str:
    """The sentence by which a promise to go somewhere is known to be kept."""
    return capital(f"{a.called} took {b.called} to {place}, as promised.")


def unsettled(stage: Stage, kind: str, a: Person, b: Person) -> Fact | None:
    """The newest event of that kind between the two, when nothing has made it even since."""
    events = stage.between(a.id, b.id)
    last = next((e for e in reversed(events) if e.kind == kind), None)
    if last is None or stage.episode - last.episode < _RIPE:
        return None
    settled = any(e.kind == SETTLING[kind] and e.episode > last.episode for e in events)
    return None if settled else last.fact


def shared(stage: Stage, a: Person, b: Person) -> Event | None:
    """An event between the two that comes up today; None on most days."""
    found = [
        e for e in stage.between(a.id, b.id)
        if stage.episode - e.episode >= _RIPE
        and number(e.fact.slot) % _ROUND == stage.episode % _ROUND
    ]  # fmt: skip
    return min(found, key=lambda e: number(f"{e.fact.slot}{stage.episode}"), default=None)


def between_us(text: str, me: Person, you: Person) -> str:
    """The sentence of an event as one of the two says it to the other, without its full stop.

    Empty when it does not begin with one of them.
    """
    text = text.rstrip(".")
    both = rf"({_name(me)} and {_name(you)}|{_name(you)} and {_name(me)}) "
    if found := re.match(both, text, re.IGNORECASE):
        return f"we {_rest(text[found.end() :], me, you)}"
    for person, word in ((me, "I"), (you, "you")):
        if found := re.match(rf"{_name(person)} ", text, re.IGNORECASE):
            return f"{word} {_rest(text[found.end() :], me, you)}"
    return ""


def _rest(text: str, me: Person, you: Person) -> str:
    for person, word, whose in ((me, "me", "my"), (you, "you", "your")):
        text = re.sub(rf"\b{_name(person)}'s\b", whose, text, flags=re.IGNORECASE)
        text = re.sub(rf"\b{_name(person)}\b", word, text, flags=re.IGNORECASE)
    return text


def _name(person: Person) -> str:
    return re.escape(person.called)


def _promised(stage: Stage, fact: Fact, b: Person) -> Location | None:
    return next(
        (p for p in stage.places if fact.value.endswith(f" to take {b.called} to {named(p)}.")),
        None,
    )
