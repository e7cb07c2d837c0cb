"""A scene in the making: cues performed by people become lines said and things seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.plan import Beat, Mood

from .casting import Players
from .itinerary import Stop
from .script import CLUE, UNTAGGED, Cue, Movement, Tags
from .stage import NOBODY, Person
from .voice import Voice, face
from .words import bare, breaths, shorten

_ROLE = re.compile(r"\{([A-Za-z]+)(?:\.[a-z]+)?\}")


@dataclass(frozen=True)
class Said:
    """Words, who says them and to whom."""

    person: Person
    to: Person
    text: str
    tags: Tags = UNTAGGED
    optional: bool = False
    joined: bool = False
    written: bool = False


@dataclass(frozen=True)
class Seen:
    """A picture without words."""

    text: str
    people: tuple[Person, ...] = ()
    tags: Tags = UNTAGGED
    thing: str = ""
    optional: bool = False
    written: bool = False


Element = Said | Seen


@dataclass
class Scene:
    """Everything of a scene but its shots."""

    kind: str
    title: str
    synopsis: str
    mood: Mood
    stop: Stop
    people: list[Person]
    elements: list[Element]
    beats: list[Beat] = field(default_factory=list)


def perform(
    cues: Iterable[Cue],
    players: Players,
    slots: Mapping[str, str],
    voice: Voice,
    *,
    clue: Sequence[Element] = (),
    written: bool = False,
) -> list[Element]:
    """The cues played by these people; `clue` is put in where the cues ask for it."""
    elements: list[Element] = []
    for one in cues:
        if one.role == CLUE:
            elements.extend(clue)
        elif one.role:
            elements.extend(_said(one, players, slots, voice, elements, written=written))
        elif text := voice.seen(one, slots):
            elements.append(replace(_seen(one, text, players, slots), written=written))
    return elements


def testimony(text: str, teller: Person, listener: Person) -> list[Element]:
    """A find that nobody has written lines for: told outright, a breath at a time."""
    return [Said(teller, listener, part, written=True) for part in breaths(text)]


def title(movement: Movement, voice: Voice, key: str, heard: frozenset[str]) -> str:
    """A chapter title, rather one that was not used lately."""
    fresh = tuple(t for t in movement.titles if t not in heard)
    return voice.deal(key, fresh or movement.titles, {}) or movement.titles[0]


def _said(
    one: Cue, players: Players, slots: Mapping[str, str], voice: Voice,
    before: Sequence[Element], *, written: bool,
) -> list[Element]:  # fmt: skip
    person = players.roles.get(one.role, NOBODY)
    to = _listener(person, players, before)
    is_id = written and person.id == one.role
    text = voice.written(one, slots) if is_id else voice.say(person, one, slots, to.vocative)
    if not text:
        return []
    expression, pose = face(one)
    tags = one.tags
    tags = replace(tags, expression=tags.expression or expression, pose=tags.pose or pose)
    return [
        Said(person, to, part, tags, one.optional, one.joined, written)
        for part in breaths(text, words=18)
    ]


def _listener(person: Person, players: Players, before: Sequence[Element]) -> Person:
    for element in reversed(before):
        if isinstance(element, Said) and element.person != person:
            return element.person
    return next((p for p in players.roles.values() if p != person and p.played), NOBODY)


def _seen(one: Cue, text: str, players: Players, slots: Mapping[str, str]) -> Seen:
    template = one.wordings[0]
    roles = [name[0].lower() + name[1:] for name in _ROLE.findall(template)]
    people = [players.roles[r] for r in roles if r in players.roles]
    people += [p for p in players.roles.values() if p.played and _named_in(p, text)]
    seen = tuple(dict.fromkeys(p for p in people if p.played))
    about = bare(slots.get("thing", "")) if "thing}" in template else text.partition(". ")[0]
    return Seen(text, seen, one.tags, shorten(about.rstrip("."), 48), one.optional)


def _named_in(person: Person, text: str) -> bool:
    return re.search(rf"\b{re.escape(person.called)}\b", text, re.IGNORECASE) is not None
