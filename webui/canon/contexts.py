"""Contexts: what each page of the canon is given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from ..shell import Show
from ..words import clock


@dataclass(frozen=True)
class Cite:
    """Where something was established."""

    slug: str
    episode: int
    scene: int = 0  # 0: the episode as a whole
    starts: float | None = None  # of the scene in the film, in seconds; None: not looked up

    @property
    def href(self) -> str:
        """The player at that second, or at that scene."""
        page = f"/{self.slug}/episodes/{self.episode}"
        if not self.scene:
            return page
        return f"{page}#scene-{self.scene}" if self.starts is None else f"{page}#t={self.starts:g}"

    @property
    def words(self) -> str:
        """What a chip says."""
        return f"EP {self.episode} · sc {self.scene}" if self.scene else f"EP {self.episode}"

    @property
    def at(self) -> str:
        """When in the film, as on a clock; empty when nobody looked."""
        return "" if self.starts is None else clock(self.starts)


@dataclass(frozen=True)
class Told:
    """A fact as a sentence, and who says so."""

    text: str
    cite: Cite | None = None  # None: it has been so from the beginning
    by: str = ""  # besides the episode: the bible, a correction, an undo
    was: str = ""  # what held before, as a sentence


@dataclass(frozen=True)
class Somebody:
    """A character in few words."""

    id: str
    href: str
    name: str
    role: str
    portrait: str  # an address; empty: none is published
    now: str = ""  # where, how and what for, in one sentence
    seen: Cite | None = None  # the last episode they were in, as far as was looked

    @property
    def initial(self) -> str:
        """What stands for a portrait that is not there."""
        return self.name[:1].upper()


@dataclass(frozen=True)
class Thread:
    """A story question: how it stands, and where that was said."""

    id: str
    question: str
    standing: str  # open, overdue, resolved, waiting
    importance: int
    opens: int  # waiting: the earliest episode
    due: int
    age: int  # episodes since it was opened
    late: int
    who: tuple[str, ...]
    steps: int  # the bible has so many; 0: nobody knows
    known: tuple[Told, ...] = ()
    opened: Cite | None = None
    closed: Cite | None = None
    answer: str = ""  # only once it is resolved


@dataclass(frozen=True)
class Spot:
    """A place, and how it is now."""

    id: str
    name: str
    description: str
    status: str
    here: tuple[str, ...]  # who was last seen there


@dataclass(frozen=True)
class CanonPage:
    """Who and what exists."""

    show: Show
    written: bool  # whether an episode has been planned, and with it the bible read
    premise: str
    episode: int  # the canon stands at
    lines: int  # of its log
    cast: tuple[Somebody, ...] = ()
    newcomers: tuple[Somebody, ...] = ()  # introduced by the Director of late
    threads: tuple[Thread, ...] = ()
    open_threads: int = 0
    news: tuple[Told, ...] = ()
    places: tuple[Spot, ...] = ()
    things: tuple[Told, ...] = ()
    rules: tuple[str, ...] = ()
    rating: str = ""


@dataclass(frozen=True)
class Sheet:
    """What is published of a character."""

    picture: str  # addresses
    width: int
    height: int
    voice: str  # empty: none
    says: str
    cite: Cite | None  # where they say so


@dataclass(frozen=True)
class Bond:
    """How two stand to each other."""

    other: Somebody
    there: str  # how the character stands to the other, as a sentence
    back: str
    value: int  # -3 … 3, the lower of the two
    cite: Cite | None
    x: float = 0.0  # in the picture
    y: float = 0.0


@dataclass(frozen=True)
class Appearance:
    """An episode, and whether they are in it."""

    number: int
    title: str
    there: bool


@dataclass(frozen=True)
class Usual:
    """What the grades of somebody's accepted takes usually are."""

    kind: str
    measure: str
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class CharacterPage:
    """Everything about one character."""

    show: Show
    person: Somebody
    whole: str  # the whole name
    main: bool
    introduced: Cite | None  # by the Director; None: the bible has them
    sheet: Sheet | None
    about: tuple[tuple[str, str], ...]  # from the bible: heading, text
    secrets: tuple[str, ...]
    bonds: tuple[Bond, ...]
    drawn: bool  # whether the bonds can be drawn
    has: tuple[Told, ...]
    wounds: tuple[Told, ...]
    knows: tuple[Told, ...]
    oaths: tuple[Told, ...]
    facts: tuple[Told, ...]
    happened: tuple[Told, ...]
    changed: tuple[Told, ...]
    appearances: tuple[Appearance, ...]  # by number
    older: int | None  # `until` of earlier appearances
    usual: tuple[Usual, ...]


@dataclass(frozen=True)
class Bar:
    """A thread as a bar: all in the units of the picture."""

    thread: Thread
    y: float
    x: float
    wide: float
    due: float | None  # where it is due, for those that are open
    before: bool  # it was opened before the picture begins
    label: str


@dataclass(frozen=True)
class Tick:
    """A mark on the axis of episodes."""

    x: float
    number: int


@dataclass(frozen=True)
class Chart:
    """The bars of some threads over a stretch of episodes."""

    since: int
    until: int
    now: float | None  # where the newest episode ends; None: further right
    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    conclusion: str


@dataclass(frozen=True)
class ThreadsPage:
    """Promises and payoffs."""

    show: Show
    chart: Chart | None
    threads: tuple[Thread, ...]
    waiting: tuple[Thread, ...]  # not asked yet
    older: int | None  # `until` of the stretch before
    newer: int | None


@dataclass(frozen=True)
class Moment:
    """A scene in story time."""

    cite: Cite
    title: str
    place: str
    day: int  # of its episode, from 1
    time: str  # morning, day, sunset, night
    frame: str  # present, flashback, dream
    back_to: int  # a flashback: the episode it looks back to; 0: nobody says


@dataclass(frozen=True)
class Stretch:
    """An episode on the story's axis."""

    number: int
    title: str
    href: str
    moments: tuple[Moment, ...]
    opened: tuple[Told, ...]
    found: tuple[Told, ...]  # about threads
    closed: tuple[Told, ...]
    happened: tuple[Told, ...]
    lines: int  # of the log, altogether


@dataclass(frozen=True)
class TimelinePage:
    """What happened when."""

    show: Show
    story: bool  # in the order of the story, else as it aired
    stretches: tuple[Stretch, ...]
    undated: tuple[Moment, ...]  # in story order: looks back to what is not on this page
    apart: bool  # whether the two orders differ on this page
    older: int | None
    before: int | None


@dataclass(frozen=True)
class LogLine:
    """A line of the log."""

    seq: int
    text: str
    slot: str
    cite: Cite | None
    by: str
    source: str
    hash: str  # the first eight digits


@dataclass(frozen=True)
class LogGroup:
    """The lines that one episode brought."""

    episode: int
    title: str
    undo: str  # the command that takes them back
    alone: bool  # nothing has come after it
    lines: tuple[LogLine, ...]


@dataclass(frozen=True)
class LogPage:
    """The log, newest first."""

    show: Show
    groups: tuple[LogGroup, ...]
    lines: int  # in the whole log
    episode: int | None  # asked for
    entity: str
    older: int | None  # `before` of the next page
