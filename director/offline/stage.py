"""The stage: the recall as the offline director sees it, people and places ready to be played."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from schemas.bible import Character, Location, Temper
from schemas.canon import CharacterState, Fact, LocationState, Recall
from schemas.errors import PlanError
from schemas.plan import NARRATOR

from .dice import number
from .words import shorten

_TITLES = frozenset(
    [
        "professor",
        "prof",
        "doctor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "captain",
        "uncle",
        "aunt",
        "auntie",
        "grandma",
        "grandpa",
        "granny",
        "king",
        "queen",
        "prince",
        "princess",
        "lady",
        "lord",
        "sir",
        "sister",
        "brother",
        "inspector",
        "master",
        "madame",
        "old",
        "little",
    ]
)
_HINTS = (
    (Temper.SHY, "shy timid quiet anxious silent"), (Temper.GRUFF, "gruff grumpy stern rough"),
    (Temper.GRAND, "proud vain haughty noble regal pompous arrogant"),
    (Temper.PRECISE, "precise logical exact literal analytical calm"),
    (Temper.DREAMY, "dreamy poetic mystic absent wise"), (Temper.DRY, "dry sarcastic cool deadpan"),
    (Temper.GENTLE, "gentle kind warm caring patient motherly"),
    (Temper.BRIGHT, "cheerful eager bright energetic brave curious hot-headed sunny"),
)  # fmt: skip
_FORMS = {"robot": Temper.PRECISE, "cat": Temper.GRAND, "owl": Temper.DREAMY}
_PRONOUNS = {
    "she": ("she", "her", "her", "herself"), "he": ("he", "him", "his", "himself"),
    "they": ("they", "them", "their", "themself"), "it": ("it", "it", "its", "itself"),
}  # fmt: skip
CALLED_CHARACTERS = 24
_LATELY = 48  # loglines of which it matters which stories they tell
_PHRASE_CHARACTERS, _PHRASE_WORDS = 60, 8
_NOT_FEARED = re.compile(r"(to|that|he|she|they|it|is|of|can|will)\b")
_NOT_WANTED = re.compile(r"(?!(to|a|an|the|one|every|some|his|her|their|my|five|two|three)\b)")
_NO_SKILL = re.compile(r"(?![a-z]+ing\b)")


@dataclass(frozen=True, eq=False)
class Person:
    """A character as they are spoken of and played; without a state, the narrator."""

    id: str
    called: str  # within a sentence
    vocative: str
    temper: Temper
    state: CharacterState | None = None

    @property
    def character(self) -> Character:
        """Who they are in the bible; only of those who are played."""
        if self.state is None:
            raise LookupError(f"{self.id} is not played")
        return self.state.character

    @property
    def played(self) -> bool:
        """Whether they can be seen."""
        return self.state is not None

    @property
    def creature(self) -> bool:
        """Whether they have no hands to speak of."""
        return self.state is not None and self.state.character.look.form != "person"

    def slots(self, role: str) -> dict[str, str]:
        """What templates may say of them under a role's name."""
        found = {role: self.called, f"{role}!": self.vocative}
        if self.state is None:
            return found
        character = self.state.character
        forms = zip(("he", "him", "his", "himself"), _PRONOUNS[character.pronoun], strict=True)
        found |= {f"{role}.{form}": word for form, word in forms}
        return found | {
            f"{role}.fear": _phrase(character.fears, _NOT_FEARED),
            f"{role}.want": _phrase(character.wants, _NOT_WANTED),
            f"{role}.skill": _phrase(character.skills, _NO_SKILL),
        }


@dataclass(frozen=True)
class Event:
    """Something that happened: what kind of thing, who did it to whom, and where it is recorded."""

    kind: str
    who: str
    to: str
    fact: Fact

    @property
    def episode(self) -> int:
        """When it was."""
        return self.fact.episode


NOBODY = Person(NARRATOR, "", "", Temper.DRY)


class Stage:
    """Who can be played and where, in the bible's order."""

    def __init__(self, recall: Recall) -> None:
        self.recall = recall
        self.episode = recall.episode
        states = {s.character.id: s for s in recall.characters}
        known = [
            states.get(c.id, CharacterState(character=c, location=c.home or ""))
            for c in recall.bible.characters
        ]
        names = Counter(_called(s.character) for s in known)
        self.everybody = {
            s.character.id: _person(s, plain=names[_called(s.character)] == 1) for s in known
        }
        self.people = tuple(p for p in self.everybody.values() if p.state and p.state.alive)
        self.places = tuple(self._open_places(recall))
        self.made: dict[str, object] = {}  # threads of the director's own, written out so far
        self._check()

    def _open_places(self, recall: Recall) -> list[Location]:
        states = {s.location.id: s for s in recall.locations}
        places = [states.get(p.id, LocationState(location=p)) for p in recall.bible.locations]
        return [s.location for s in places if s.status in ("", "open")]

    def _check(self) -> None:
        name = self.recall.bible.series.title
        if not self.people:
            raise PlanError(
                f"the series {name!r} has nobody to play: add a character to its characters folder"
            )
        if not self.places:
            raise PlanError(
                f"the series {name!r} has no open place: add a location to its locations folder"
            )

    def person(self, who: str) -> Person | None:
        """Somebody who can be played, by id."""
        person = self.everybody.get(who)
        return person if person in self.people else None

    def place(self, where: str) -> Location | None:
        """An open place, by id."""
        return next((p for p in self.places if p.id == where), None)

    @cached_property
    def _forbidden(self) -> re.Pattern[str] | None:
        words = [re.escape(w) for w in self.recall.bible.rules.forbidden_words if w.strip()]
        return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None

    def forbids(self, *texts: str) -> bool:
        """Whether the rules forbid a word of the texts."""
        return self._forbidden is not None and any(map(self._forbidden.search, texts))

    def clean(self, text: str) -> str:
        """A text without the words that the rules forbid."""
        return self._forbidden.sub("…", text) or "…" if self._forbidden else text

    @cached_property
    def loglines(self) -> tuple[str, ...]:
        """The loglines of the latest episodes in small letters, newest last."""
        return tuple(line.lower() for line in self.recall.loglines[-_LATELY:])

    @cached_property
    def told(self) -> str:
        """All loglines as one text, to count in."""
        return "\n".join(self.recall.loglines)

    def between(self, one: str, other: str) -> tuple[Event, ...]:
        """What has happened between two, as far as it is recalled, oldest first."""
        return tuple(self._events.get(frozenset((one, other)), ()))

    @cached_property
    def _events(self) -> dict[frozenset[str], list[Event]]:
        found: dict[frozenset[str], list[Event]] = {}
        for fact in sorted(self.recall.events, key=lambda f: (f.episode, f.scene, f.slot)):
            kind, who, to, *_ = (*fact.slot.removeprefix("event:").split("|"), "", "")
            found.setdefault(frozenset((who, to)), []).append(Event(kind, who, to, fact))
        return found

    @cached_property
    def places_seen(self) -> dict[str, int]:
        """In which episode each place was last played."""
        seen = {s.location.id: s.last_seen for s in self.recall.locations}
        for past in self.recall.recent:
            for scene in past.scenes:
                seen[scene.location] = max(past.number, seen.get(scene.location, 0))
        return seen

    @cached_property
    def titles_heard(self) -> frozenset[str]:
        """The chapter titles of the recent episodes."""
        return frozenset(s.title for e in self.recall.recent for s in e.scenes)

    def near(self, one: str, other: str) -> bool:
        """Whether one can walk between two places; everywhere, where no `near` is written at all."""
        if one == other or not any(p.near for p in self.places):
            return True
        first, second = self.place(one), self.place(other)
        return bool((first and other in first.near) or (second and one in second.near))

    def close(self, one: str, other: str) -> bool:
        """Whether one can get from one place to another within a part of the day: in two steps.

        A place from which no way is written is as near as one likes.
        """
        first, last = self._ways.get(one), self._ways.get(other)
        if one == other or not first or not last or other in first or one in last:
            return True
        return bool(first & last) or any(other in self._ways.get(p, ()) for p in first)

    @cached_property
    def _ways(self) -> dict[str, frozenset[str]]:
        return {p.id: frozenset(p.near) for p in self.recall.bible.locations}


def seen_before(person: Person, episode: int) -> int:
    """How many episodes ago somebody was last seen, at most 6."""
    return min(6, episode - person.state.last_seen) if person.state else 0


def named(location: Location) -> str:
    """A place within a sentence."""
    return _lowered(shorten(location.name, 48))


def _person(state: CharacterState, *, plain: bool) -> Person:
    character = state.character
    called = _called(character) if plain else shorten(character.name, CALLED_CHARACTERS)
    vocative = re.sub(r"^[Tt]he ", "", called)
    return Person(character.id, _lowered(called), vocative, _temper(character), state)


def _called(character: Character) -> str:
    if character.aliases and character.aliases[0].strip():
        return shorten(character.aliases[0], CALLED_CHARACTERS)
    words = character.name.split()
    if not words:
        return character.id
    titled = words[0].lower().rstrip(".") in _TITLES or words[0].lower() == "the"
    return shorten(" ".join(words[:2]) if titled else words[0], CALLED_CHARACTERS)


def _lowered(name: str) -> str:
    return "the " + name[4:] if name.startswith("The ") else name


def _temper(character: Character) -> Temper:
    if character.speech.temper:
        return character.speech.temper
    if character.look.form in _FORMS:
        return _FORMS[character.look.form]
    words = set(re.findall(r"[a-z-]+", f"{character.personality} {character.speech.style}".lower()))
    for temper, hints in _HINTS:
        if words & set(hints.split()):
            return temper
    tempers = list(Temper)
    return tempers[number(character.id) % len(tempers)]


def _phrase(options: tuple[str, ...], unfit: re.Pattern[str]) -> str:
    """The first option that can stand in a sentence; none if they all are something else."""
    for option in map(str.strip, options):
        short = 0 < len(option) <= _PHRASE_CHARACTERS and len(option.split()) <= _PHRASE_WORDS
        if short and option[0].islower() and option[-1] not in ".!?" and not unfit.match(option):
            return option
    return ""
