"""The bible as facts: what the operator's files say of everybody, one value per slot.

The keys are slots as in `schemas.canon`; things and secrets have no id of their own in the bible, so
their words are their ids, as in the plans. What the operator has changed is found by comparing with
what the bible said before, not with what holds now: the show may have moved on since.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from schemas.bible import Bible, Character, Location
from schemas.look import Hair, Look

from .colour_words import colour_word

_ADJECTIVES = {Hair.SHORT, Hair.MESSY, Hair.SPIKY, Hair.LONG, Hair.CURLY, Hair.SWEPT}


def facts_of_bible(bible: Bible) -> dict[str, str]:
    """Slot → value of everything in `bible` that has a slot, in the order of the bible.

    Equal bibles give equal facts, whether read from files or from a database that leaves defaults
    out. A value that is empty is left out.
    """
    found: dict[str, str] = {}
    for character in bible.characters:
        found.update(_person(character))
    for location in bible.locations:
        found.update(_place(location))
    return {slot: value for slot, value in found.items() if value}


def _person(who: Character) -> Iterator[tuple[str, str]]:
    yield f"{who.id}.name", who.name
    yield f"{who.id}.aliases", _listed(who.aliases)
    yield f"{who.id}.role", who.role
    yield f"{who.id}.age", str(who.age)
    yield f"{who.id}.pronoun", who.pronoun
    for attribute, value in _seen(who.look):
        yield f"{who.id}.{attribute}", value
    yield f"{who.id}.home", who.home or ""
    for thing in who.has:
        yield f"thing:{thing}.holder", who.id
    for relation in who.relations:
        yield f"relation:{who.id}|{relation.to}", str(relation.value)
    for secret in who.secrets:
        yield f"knows:{who.id}|{secret}", "yes"


def _seen(look: Look) -> Iterator[tuple[str, str]]:
    """What would be noticed if it changed from one episode to the next."""
    if look.form != "person":
        yield "form", look.form
    else:
        yield "hair", _hair(look)
    yield "eyes", colour_word(look.eyes)


def _hair(look: Look) -> str:
    style, colour = look.hair.replace("_", " "), colour_word(look.hair_colour)
    if look.hair is Hair.BALD:
        return style
    return f"{style} {colour}" if look.hair in _ADJECTIVES else f"{colour} {style}"


def _place(place: Location) -> Iterator[tuple[str, str]]:
    yield f"place:{place.id}.name", place.name
    yield f"place:{place.id}.near", _listed(place.near)


def _listed(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False) if names else ""
