"""The bible: what the operator establishes about a series before anything has aired."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .look import Colour, Look
from .plan import Id, Model, TimeOfDay, Weather
from .voice import VoiceProfile

Cue = Annotated[
    str,
    Field(
        max_length=300,
        pattern=r"^(\*|[a-z][a-z0-9_-]{0,47}( [a-z_]+){0,3}:) .+$",
        description="`who face pose: words`, or `* what is seen`",
    ),
]

Words = Annotated[  # they name a slot of the canon, whose parts are joined by `|`
    str, Field(min_length=1, max_length=300, pattern=r"^[^|\x00-\x1f]+$")
]


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


class Temper(StrEnum):
    """The tone a character falls into when nothing better is written for the moment."""

    BRIGHT = "bright"  # eager, runs ahead, exclaims
    DRY = "dry"  # deadpan, few words, kinder than it sounds
    GENTLE = "gentle"  # warm, careful, feeds people
    GRUFF = "gruff"  # grumbles, remembers better days, has a heart
    PRECISE = "precise"  # literal, measured, counts
    DREAMY = "dreamy"  # drifts, speaks in pictures
    GRAND = "grand"  # important, in its own opinion
    SHY = "shy"  # few words, most of them swallowed


class Obstacle(StrEnum):
    """What stands between the cast and a clue, and so what an episode is about."""

    LOCKED = "locked"  # it will not open
    HIGH = "high"  # it is up where one has to climb
    DARK = "dark"  # it is where no light is
    BROKEN = "broken"  # it has to be mended first
    TORN = "torn"  # it is in pieces, or faded
    WAITING = "waiting"  # it shows itself only at its own time
    UNWILLING = "unwilling"  # somebody knows, and will not say
    BARGAIN = "bargain"  # somebody knows, and wants a favour first
    CARRIED = "carried"  # wind, tide or a gull has taken it
    MISREAD = "misread"  # it was held upside down all the time
    SUSPECT = "suspect"  # the wrong one is suspected
    SHELTER = "shelter"  # weather keeps everybody in until somebody talks
    CROWD = "crowd"  # it is one among a hundred that look alike
    TRAIL = "trail"  # it has to be followed
    MIXUP = "mixup"  # it was mistaken for something else
    MEMORY = "memory"  # somebody half remembers
    RACE = "race"  # it is about to be thrown away, or to leave
    STAKEOUT = "stakeout"  # one has to hide and watch
    TRIAL = "trial"  # it has to be tried out
    ASTRAY = "astray"  # the way there gets lost
    QUIET = "quiet"  # not a sound may be made
    FORBIDDEN = "forbidden"  # a sign says no


class Relation(Model):
    """How one character stands to another, from -3 (enemy) to 3 (would die for)."""

    to: Id
    kind: str = Field(min_length=1, max_length=48)
    value: int = Field(default=0, ge=-3, le=3)
    note: str = Field(default="", max_length=300)
    banter: tuple[tuple[str, str], ...] = ()  # what is said to them, and what they answer


class Speech(Model):
    """How a character talks: material for every director, and all the offline one has.

    Lines may hold `{other}`, the one spoken to. What is left empty is filled by the temper.
    """

    temper: Temper | None = None
    style: str = Field(default="", max_length=300)
    greetings: tuple[str, ...] = ()
    exclamations: tuple[str, ...] = ()  # something sudden
    doubts: tuple[str, ...] = ()  # of a plan just heard
    agreements: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    catchphrases: tuple[str, ...] = ()
    comforts: tuple[str, ...] = ()  # to somebody sad
    thanks: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    teases: tuple[str, ...] = ()  # friendly ones
    wonders: tuple[str, ...] = ()  # at something found
    worries: tuple[str, ...] = ()  # that it may go wrong
    farewells: tuple[str, ...] = ()
    musings: tuple[str, ...] = ()  # to nobody in particular
    tics: tuple[str, ...] = ()  # short tags before a sentence, or after it when they start with `,`


class Character(Model):
    """One of the cast."""

    id: Id
    name: str = Field(min_length=1, max_length=80)
    aliases: tuple[str, ...] = ()  # the first is what the others call them
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
    gags: tuple[str, ...] = ()  # what is seen: a verb in the present tense first
    secrets: tuple[Words, ...] = ()  # in their own words, as they would tell them
    speech: Speech = Speech()
    home: Id | None = None
    has: tuple[Words, ...] = ()  # things carried from the start
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


class Clue(Model):
    """How a turn of a thread is played; what is left empty the director makes up.

    The speakers of `ask` and `lines` are characters, or the roles `lead`, `mate` and `keeper`.
    """

    title: str = Field(default="", max_length=80)  # of the episode whose main story this is
    logline: str = Field(default="", max_length=140)
    recap: str = Field(default="", max_length=90)  # the find in one short sentence, for next time
    obstacle: Obstacle | None = None
    where: Id | None = None
    thing: str = Field(default="", max_length=48)  # what holds the clue, or is in the way of it
    keeper: Id | None = None  # who knows, or minds
    time: TimeOfDay | None = None
    weather: Weather | None = None
    finds: str = Field(default="", max_length=48)  # something to carry away
    ask: tuple[Cue, ...] = ()  # why they set out today
    lines: tuple[Cue, ...] = ()  # the moment itself


class ThreadSpec(Model):
    """A story question the operator wants asked, step by step, and answered."""

    id: Id
    question: str = Field(min_length=1, max_length=240)
    topic: str = Field(default="", max_length=48)  # what people call it: "the four o'clock fog"
    importance: int = Field(default=2, ge=1, le=3)
    opens: int = Field(default=1, ge=1)  # the earliest episode
    due: int = Field(default=12, ge=1)  # the episode by which it should be answered
    who: tuple[Id, ...] = ()
    where: tuple[Id, ...] = ()
    steps: tuple[str, ...] = ()  # what is found out on the way, in order
    answer: str = Field(default="", max_length=400)
    opening: Clue = Clue()  # how the question comes up
    clues: tuple[Clue, ...] = ()  # how each step is found out, in the order of the steps
    finale: Clue = Clue()  # how the answer comes out


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
    forbidden_verbs: tuple[str, ...] = ()  # what nobody in this world ever does
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
    on_air: bool = True  # false: no episode is owed, it is only shot for when somebody asks


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
