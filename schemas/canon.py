"""Canon: what aired episodes have established, and the slice of it handed to the Director.

A fact fills a slot, and a slot holds one value at a time. The slots, with `<who>`, `<place>`, … ids:

    <who>.location · <who>.alive (`no`; else alive) · <who>.goal · <who>.wound.<part> (empty: healed)
    <who>.<attribute>             what DESCRIBE establishes, and what the bible says of somebody
    <who>.name · .aliases · .role (also of introduced people; aliases are a JSON list)
    relation:<who>|<to>           -3 … 3          met:<a>|<b>     `yes`; ids in alphabetical order
    knows:<who>|<secret>          `yes`           secret:<secret>.text
    oath:<who>|<verb>             the oath; empty: released
    thing:<thing>.holder          a person, `@<place>`, or empty     thing:<thing>.state · .name · …
    place:<place>.status · .name · …
    event:<kind>|<who>|<to>|<episode>.<scene>   what happened, in a sentence; never changes
    thread:<thread>.state · .question · .who · .known · .answer · .due · .importance
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .bible import Arc, Bible, Character, Location
from .plan import Model, TimeOfDay


class Authority(StrEnum):
    """Who says so; the first outranks the second."""

    OPERATOR = "operator"
    DIRECTOR = "director"


class Fact(Model):
    """One established truth: a slot holds one value at a time."""

    slot: str
    value: str
    episode: int = 0  # from which it holds; 0: from the beginning
    scene: int = 0
    by: Authority = Authority.DIRECTOR
    source: str = ""  # a take, or a file with its line
    confidence: float = 1.0


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
    due: int = 12  # the episode by which it should be answered
    opened_in: int = 0
    last_touched: int = 0
    resolved_in: int = 0
    rest: int = 0  # while it is open: episodes since it was touched
    late: int = 0  # while it is open: episodes since it was due
    who: tuple[str, ...] = ()  # whose question it is
    knows: tuple[str, ...] = ()  # who knows what has been found out so far
    where: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # all of the bible's steps
    known: tuple[str, ...] = ()  # what has been found out so far, oldest first
    answer: str = ""

    @property
    def standing(self) -> str:
        """Its state, with the open ones that are past their time told apart: `overdue`."""
        return "overdue" if self.state == "open" and self.late else self.state


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
    events: tuple[Fact, ...] = ()  # promises, debts, duels … of those in play, oldest first
    facts: tuple[Fact, ...] = ()  # all that hold now, by slot
    loglines: tuple[str, ...] = ()  # of all earlier episodes, newest last
    openings: tuple[str, ...] = ()  # the first words heard in them


class Finding(Model):
    """A contradiction between a plan and the canon, or a plan and itself."""

    severity: Literal["error", "warning"] = "error"
    rule: str
    scene: int  # 0: the episode as a whole
    message: str  # one sentence that says what is wrong and what to do
    line: str = ""  # the words of the plan that are wrong, as they stand there
    fact: Fact | None = None  # what they contradict
    waived: str = ""  # the operator's reason for letting it pass


class Waiver(Model):
    """What the operator lets pass: findings of a rule whose slot, line or message fits a pattern."""

    rule: str  # may hold `*`
    pattern: str = "*"  # as a shell's: `thing:lantern.*`, `*lantern*`
    reason: str = Field(min_length=1)


class Outline(Model):
    """What the Director means to tell next: prose, and the ids it is sure of."""

    text: str = ""
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()


class PackLine(Model):
    """One line of a pack: what it says, the facts in it, and the episode it can be cited to."""

    text: str
    facts: tuple[Fact, ...] = ()
    episode: int = 0


class Pack(Model):
    """The slice of canon for one outline, within a budget of tokens."""

    lines: tuple[PackLine, ...]
    tokens: int
    budget: int

    @property
    def text(self) -> str:
        """The pack as the Director reads it."""
        return "\n".join(line.text for line in self.lines)
