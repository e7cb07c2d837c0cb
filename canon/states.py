"""States: how people, places and threads stand, read from the facts that hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from schemas.bible import Arc, Bible, Character
from schemas.canon import (
    Authority,
    CharacterState,
    Fact,
    LocationState,
    PastEpisode,
    Recall,
)

from .bible.facts import facts_of_bible
from .slots import Kind, entities_of, field_of, kind_of, subject_of
from .threads import ledger

_STEPS = re.compile(r"-?[0-9]")
_Facts = Mapping[str, Fact]


def remembered(
    bible: Bible,
    number: int,
    facts: _Facts,
    *,
    recent: tuple[PastEpisode, ...] = (),
    loglines: tuple[str, ...] = (),
    openings: tuple[str, ...] = (),
    seen: Mapping[str, Sequence[int]] | None = None,
) -> Recall:
    """The recall that follows from a bible and the facts that hold before episode `number`.

    What the bible says of a slot holds where the facts say nothing of it. `seen` tells in which of
    the last episodes a character was, newest first.
    """
    seen = seen or {}
    given = facts_of_bible(bible)
    whole = {
        slot: Fact(slot=slot, value=value, by=Authority.OPERATOR)
        for slot, value in given.items()
        if slot not in facts
    } | dict(facts)
    about = _by_person(whole)
    return Recall(
        bible=bible,
        episode=number,
        arc=_arc(bible, number),
        characters=tuple(
            _character(c, whole, about.get(c.id, {}), seen.get(c.id, ())) for c in bible.characters
        ),
        locations=tuple(
            LocationState(location=p, status=_value(whole, f"place:{p.id}.status") or "open")
            for p in bible.locations
        ),
        threads=ledger(bible, whole, number),
        recent=recent,
        events=tuple(
            sorted(
                (f for s, f in whole.items() if kind_of(s) is Kind.EVENT),
                key=lambda f: (f.episode, f.scene, f.slot),
            )
        ),
        loglines=loglines,
        openings=openings,
        facts=tuple(whole[slot] for slot in sorted(whole)),
    )


def _by_person(facts: _Facts) -> dict[str, dict[str, Fact]]:
    """The facts about each person, by slot: their own, what they hold, know and feel."""
    found: dict[str, dict[str, Fact]] = {}
    for slot in sorted(facts):
        kind = kind_of(slot)
        if kind in (Kind.PERSON, Kind.KNOWS, Kind.RELATION):
            found.setdefault(subject_of(slot), {})[slot] = facts[slot]
        elif kind is Kind.THING and field_of(slot) == "holder":
            for holder in entities_of(slot, facts[slot].value)[1:]:
                found.setdefault(holder, {})[slot] = facts[slot]
    return found


def _character(
    character: Character, facts: _Facts, about: _Facts, seen: Sequence[int]
) -> CharacterState:
    who = character.id
    return CharacterState(
        character=character,
        location=_value(facts, f"{who}.location") or character.home or "",
        alive=_value(facts, f"{who}.alive") != "no",
        wounds=tuple(_wound(f) for s, f in about.items() if ".wound" in s and f.value),
        things=tuple(subject_of(s) for s in about if kind_of(s) is Kind.THING),
        knows=tuple(
            s.split("|", 1)[1] for s, f in about.items() if kind_of(s) is Kind.KNOWS and f.value
        ),
        goal=_value(facts, f"{who}.goal"),
        relations={
            s.split("|", 1)[1]: int(f.value)
            for s, f in about.items()
            if kind_of(s) is Kind.RELATION and _STEPS.fullmatch(f.value)
        },
        last_seen=max(seen, default=0),
        appearances=len(seen),
    )


def _wound(fact: Fact) -> str:
    """What hurts, in words: `burned (left hand)`."""
    part = field_of(fact.slot).partition(".")[2]
    return f"{fact.value} ({part})" if part else fact.value


def _value(facts: _Facts, slot: str) -> str:
    fact = facts.get(slot)
    return fact.value if fact else ""


def _arc(bible: Bible, number: int) -> Arc | None:
    begun = [arc for arc in bible.arcs if arc.starts <= number]
    return max(begun, key=lambda arc: arc.starts) if begun else None
