"""Canon: what aired episodes have established, and the slice of it handed to the Director."""

from __future__ import annotations

from pydantic import Field

from .bible import Arc, Bible, Character, Location
from .plan import Model, TimeOfDay


class Fact(Model):
    """One established truth: a slot holds one value at a time."""

    slot: str  # e.g. `mio.location`, `relation:mio|ren`, `thread:bell.state`
    value: str
    episode: int = 0  # 0: the bible
    scene: int = 0


class Delta(Model):
    """What an episode changes: facts in the order they come true."""

    facts: tuple[Fact, ...] = ()


class CharacterState(Model):
    """A character as of now."""

    character: Character
    location: str = ""
    alive: bool = True
    wounds: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    goal: str = ""
    relations: dict[str, int] = Field(default_factory=dict)  # character id → -3 … 3
    last_seen: int = 0  # episode; 0: not among the last two dozen
    appearances: int = 0  # in the last two dozen episodes


class LocationState(Model):
    """A place as of now."""

    location: Location
    status: str = "open"
    last_seen: int = 0


class ThreadState(Model):
    """A story question as of now; a thread of the bible that has not opened yet is `waiting`."""

    id: str
    question: str
    state: str = "waiting"  # waiting, open, resolved
    importance: int = 2
    opens: int = 1
    due: int = 12
    opened_in: int = 0
    last_touched: int = 0
    resolved_in: int = 0
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # all of the bible's steps
    known: tuple[str, ...] = ()  # what has been found out so far, oldest first
    answer: str = ""


class PastScene(Model):
    """A scene that aired, in brief."""

    title: str
    location: str
    time: TimeOfDay
    synopsis: str
    cast: tuple[str, ...] = ()


class PastEpisode(Model):
    """An episode that aired, in brief."""

    number: int
    title: str
    logline: str
    synopsis: str
    scenes: tuple[PastScene, ...] = ()


class Recall(Model):
    """Everything the Director is told before writing an episode."""

    bible: Bible
    episode: int  # the number of the episode to be written
    arc: Arc | None = None
    characters: tuple[CharacterState, ...] = ()
    locations: tuple[LocationState, ...] = ()
    threads: tuple[ThreadState, ...] = ()
    recent: tuple[PastEpisode, ...] = ()  # oldest first, the last is the one before this
    promises: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()  # all that hold now, by slot
    loglines: tuple[str, ...] = ()  # of all earlier episodes, newest last


class Finding(Model):
    """A contradiction between a plan and the canon."""

    severity: str = "error"  # error, warning
    rule: str
    scene: int
    message: str
