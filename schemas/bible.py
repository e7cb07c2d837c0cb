"""The bible: what the operator establishes about a series before anything has aired."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .look import Colour, Look
from .plan import Id, Model
from .voice import VoiceProfile


class PlaceKind(StrEnum):
    """What the animatic draws for a location."""

    ROOFTOP = "rooftop"
    CLASSROOM = "classroom"
    STREET = "street"
    ALLEY = "alley"
    SHRINE = "shrine"
    STATION = "station"
    TRAIN = "train"
    SEASIDE = "seaside"
    FOREST = "forest"
    FIELD = "field"
    KITCHEN = "kitchen"
    BEDROOM = "bedroom"
    MARKET = "market"
    LIBRARY = "library"
    WORKSHOP = "workshop"
    BRIDGE = "bridge"
    LIGHTHOUSE = "lighthouse"
    CAFE = "cafe"
    BOAT = "boat"
    OBSERVATORY = "observatory"


class Relation(Model):
    """How one character stands to another, from -3 (enemy) to 3 (would die for)."""

    to: Id
    kind: str = Field(min_length=1, max_length=48)
    value: int = Field(default=0, ge=-3, le=3)
    note: str = Field(default="", max_length=300)


class Speech(Model):
    """How a character talks: material for every director, and all the offline one has."""

    style: str = Field(default="", max_length=300)
    greetings: tuple[str, ...] = ()
    exclamations: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    catchphrases: tuple[str, ...] = ()
    comforts: tuple[str, ...] = ()
    tics: tuple[str, ...] = ()  # short tags before or after a sentence


class Character(Model):
    """One of the cast."""

    id: Id
    name: str = Field(min_length=1, max_length=80)
    aliases: tuple[str, ...] = ()
    role: str = Field(default="", max_length=200)
    age: int = Field(default=16, ge=0, le=10_000)
    pronoun: Literal["she", "he", "they", "it"] = "they"
    main: bool = True
    look: Look = Look()
    voice: VoiceProfile = VoiceProfile()
    appearance: str = Field(default="", max_length=1000)  # in words, for prompts
    personality: str = Field(default="", max_length=1000)
    backstory: str = Field(default="", max_length=4000)
    wants: tuple[str, ...] = ()
    fears: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    gags: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    speech: Speech = Speech()
    home: Id | None = None
    has: tuple[str, ...] = ()  # things carried from the start
    relations: tuple[Relation, ...] = ()


class Location(Model):
    """A place where scenes are played."""

    id: Id
    name: str = Field(min_length=1, max_length=80)
    kind: PlaceKind
    description: str = Field(default="", max_length=1000)
    details: tuple[str, ...] = ()  # things an insert shot may show
    tint: Colour | None = None
    near: tuple[Id, ...] = ()


class ThreadSpec(Model):
    """A story question the operator wants asked, step by step, and answered."""

    id: Id
    question: str = Field(min_length=1, max_length=240)
    importance: int = Field(default=2, ge=1, le=3)
    opens: int = Field(default=1, ge=1)  # the earliest episode
    due: int = Field(default=12, ge=1)  # the episode by which it should be answered
    who: tuple[Id, ...] = ()
    where: tuple[Id, ...] = ()
    steps: tuple[str, ...] = ()  # what is found out on the way, in order
    answer: str = Field(default="", max_length=400)


class Arc(Model):
    """A run of episodes that share threads."""

    id: Id
    title: str = Field(min_length=1, max_length=80)
    premise: str = Field(default="", max_length=600)
    starts: int = Field(default=1, ge=1)
    episodes: int = Field(default=12, ge=1)
    threads: tuple[ThreadSpec, ...] = ()


class Rules(Model):
    """What is true of this world, and what may never be shown."""

    world: tuple[str, ...] = ()
    forbidden_words: tuple[str, ...] = ()
    rating: Literal["all", "7", "12", "16"] = "all"


class Style(Model):
    """How the series looks and sounds."""

    preset: str = "animation-desk"
    line: Colour | None = None
    prompt: str = Field(default="", max_length=600)
    negative_prompt: str = Field(default="", max_length=600)


class Series(Model):
    """A show."""

    id: Id
    title: str = Field(min_length=1, max_length=120)
    premise: str = Field(default="", max_length=1200)
    language: str = "en"
    season: Literal["spring", "summer", "autumn", "winter", "turning"] = "turning"


class Bible(Model):
    """A whole series as the operator wrote it; ids are unique and references hold."""

    series: Series
    characters: tuple[Character, ...] = ()
    locations: tuple[Location, ...] = ()
    arcs: tuple[Arc, ...] = ()
    style: Style = Style()
    rules: Rules = Rules()
    digest: str = ""  # of the files it was read from

    def character(self, character_id: str) -> Character:
        """The character of that id; KeyError when there is none."""
        for character in self.characters:
            if character.id == character_id:
                return character
        raise KeyError(character_id)

    def location(self, location_id: str) -> Location:
        """The location of that id; KeyError when there is none."""
        for location in self.locations:
            if location.id == location_id:
                return location
        raise KeyError(location_id)
