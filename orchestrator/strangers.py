"""Strangers: how people and places look that a plan has introduced and no file describes.

The canon knows their names; how they are drawn and how they sound is derived from their ids, so that
they are the same in every episode. The operator's files always come first.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping

from generators.voices.choices import CHOICES
from schemas.bible import Bible, Character, Location, PlaceKind
from schemas.look import Accessory, Hair, Look, Outfit
from schemas.plan import NARRATOR, EntityKind, EpisodePlan

_SKINS = ("#ffe3cf", "#ffd9bf", "#f1c3a0", "#d99f77", "#a8714c", "#7a4b32")
_HAIR = ("#2b2226", "#4a3a35", "#7d5236", "#b98a4e", "#9a9aa4", "#5c4b8a", "#3d6e70", "#a34a3f")
_EYES = ("#5b7bd5", "#4f8f6b", "#8a5a2b", "#6b5aa8", "#3b3f4a", "#b0703a")
_CLOTHES = ("#39506e", "#7a3b45", "#3f6b52", "#8a6d3b", "#5a4a7c", "#2f5f73", "#94553a", "#4b4f58")
_SECOND = ("#e9e4d6", "#d8c9a8", "#c9d3d8", "#efe9e2")
_WORDS = {  # in a place's name or role, where the kind itself is not named
    "school": PlaceKind.CLASSROOM, "class": PlaceKind.CLASSROOM, "roof": PlaceKind.ROOFTOP,
    "temple": PlaceKind.SHRINE, "beach": PlaceKind.SEASIDE, "sea": PlaceKind.SEASIDE,
    "harbour": PlaceKind.SEASIDE, "harbor": PlaceKind.SEASIDE, "wood": PlaceKind.FOREST,
    "meadow": PlaceKind.FIELD, "farm": PlaceKind.FIELD, "garden": PlaceKind.FIELD,
    "room": PlaceKind.BEDROOM, "shop": PlaceKind.MARKET, "store": PlaceKind.MARKET,
    "archive": PlaceKind.LIBRARY, "garage": PlaceKind.WORKSHOP, "forge": PlaceKind.WORKSHOP,
    "laboratory": PlaceKind.WORKSHOP, "tower": PlaceKind.LIGHTHOUSE, "inn": PlaceKind.CAFE,
    "restaurant": PlaceKind.CAFE, "bar": PlaceKind.CAFE, "ship": PlaceKind.BOAT,
    "ferry": PlaceKind.BOAT, "dome": PlaceKind.OBSERVATORY, "platform": PlaceKind.STATION,
}  # fmt: skip


def missing(plan: EpisodePlan, bible: Bible) -> tuple[set[str], set[str]]:
    """The people and the places of a plan that the bible does not describe, as ids."""
    people = {m.character for scene in plan.scenes for m in scene.cast}
    for scene in plan.scenes:
        for shot in scene.shots:
            people |= {subject.character for subject in shot.subjects}
            people |= {line.speaker for line in shot.lines} - {NARRATOR}
    places = {scene.location for scene in plan.scenes}
    return people - {c.id for c in bible.characters}, places - {p.id for p in bible.locations}


def staged(bible: Bible, plan: EpisodePlan, known: Mapping[str, str]) -> Bible:
    """The bible with everybody and every place in it that the plan needs.

    `known` gives what earlier episodes said: `<id>.name`, `<id>.role`, `place:<id>.name`.
    """
    people, places = missing(plan, bible)
    if not people and not places:
        return bible
    new = {one.id: (one.name, one.role) for one in plan.introductions}

    def about(one: str, prefix: str = "") -> tuple[str, str]:
        name, role = new.get(one, ("", ""))
        name = name or known.get(f"{prefix}{one}.name", "")
        role = role or known.get(f"{prefix}{one}.role", "")
        return name or one.replace("_", " ").replace("-", " ").title(), role

    return bible.model_copy(
        update={
            "characters": bible.characters + tuple(_person(p, *about(p)) for p in sorted(people)),
            "locations": bible.locations
            + tuple(_place(p, *about(p, f"{EntityKind.PLACE}:")) for p in sorted(places)),
        }
    )


def _person(one: str, name: str, role: str) -> Character:
    dice = random.Random(f"stranger/{one}")
    adult = Look(
        age=dice.choice(("teen", "adult", "adult", "elder")),
        build=dice.choice(("small", "slim", "average", "sturdy", "tall")),
        skin=dice.choice(_SKINS), hair=dice.choice([h for h in Hair if h is not Hair.BALD]),
        hair_colour=dice.choice(_HAIR), eyes=dice.choice(_EYES),
        eye_shape=dice.choice(("round", "gentle", "sharp", "sleepy", "wide")),
        brows=dice.choice(("thin", "normal", "thick")), outfit=dice.choice(list(Outfit)),
        outfit_colour=dice.choice(_CLOTHES), outfit_second=dice.choice(_SECOND),
        outfit_accent=dice.choice(_CLOTHES),
        accessories=tuple(dice.sample([Accessory.GLASSES, Accessory.SCARF, Accessory.CAP,
                                       Accessory.FRECKLES, Accessory.EARRING], dice.choice((0, 1)))),
    )  # fmt: skip
    voices = [v for v in sorted(CHOICES) if not v.startswith(("narrator", "robot", "cat", "owl"))]
    return Character(
        id=one, name=name, role=role, main=False, look=adult, voice=CHOICES[dice.choice(voices)]
    )


def _place(one: str, name: str, role: str) -> Location:
    return Location(id=one, name=name, kind=_kind(one, (one, name, role)), description=role)


def kind_named(text: str) -> PlaceKind | None:
    """The kind of place that a text speaks of; None where it speaks of none."""
    said = re.findall(r"\w+", text.lower().replace("_", " "))
    for kind in PlaceKind:
        if kind.value in said or f"{kind.value}s" in said:
            return kind
    return next((kind for word, kind in _WORDS.items() if {word, f"{word}s"} & {*said}), None)


def _kind(one: str, words: Iterable[str]) -> PlaceKind:
    said = " ".join(words).lower().replace("_", " ").replace("-", " ")
    for kind in PlaceKind:
        if kind.value in said:
            return kind
    return kind_named(said) or random.Random(f"place/{one}").choice(
        [PlaceKind.STREET, PlaceKind.ALLEY, PlaceKind.FIELD]
    )
