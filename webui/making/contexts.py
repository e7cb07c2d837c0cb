"""Contexts of the desk and of how an episode was made: what the template is given, and the twin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from schemas.tables import State

from ..shell import DOING, Show
from ..words import clock, count, dollars, hour
from .chart import Chart

_OVER = {State.AIRED: "on the air", State.LOST: "lost"}
_STAGES = {"owed": "planned", "problem": "failed", "lost": "lost", "aired": "aired"}


@dataclass(frozen=True)
class TakeLine:
    """A take, as a line of the table."""

    slug: str
    number: int  # of the episode
    scene: int
    shot: int
    n: int
    backend: str
    verdict: str
    judged: datetime
    lasted: float | None  # seconds
    attempts: int | None
    usd: Decimal
    reason: str
    after: float  # seconds from the episode's beginning to its first attempt

    @property
    def href(self) -> str:
        """Its page."""
        return f"/{self.slug}/takes/{self.number}/{self.scene}/{self.shot}/{self.n}"

    @property
    def name(self) -> str:
        """What it is called within the episode."""
        return f"scene {self.scene}, shot {self.shot}, take {self.n}"

    @property
    def length(self) -> str:
        """How long it was worked at."""
        return "–" if self.lasted is None else f"{self.lasted:.1f} s"


@dataclass(frozen=True)
class Going:
    """A take that is being made now."""

    scene: int
    shot: int
    take: int
    backend: str
    share: float
    seconds: float  # since it began
    preview: str  # address of a picture; empty: there is none yet


@dataclass(frozen=True)
class Entry:
    """A line of the stage log."""

    id: int
    at: datetime
    kind: str
    scene: int | None
    text: str

    @property
    def tag(self) -> str:
        """The colour of its tag."""
        return _STAGES.get(self.kind, "")


@dataclass(frozen=True)
class Problem:
    """What went wrong, and what can be done about it."""

    at: datetime
    number: int  # of the episode
    what: str
    text: str
    remedy: str


@dataclass(frozen=True)
class Call:
    """A call of a director, with the words that it was asked with."""

    at: datetime
    backend: str
    model: str
    purpose: str
    state: str
    usd: Decimal | None
    prompt: tuple[tuple[str, str], ...]  # role and words


@dataclass(frozen=True)
class ShotText:
    """A shot as it was planned."""

    number: int
    framing: str
    seconds: int
    action: str
    lines: tuple[tuple[str, str], ...]  # speaker and words


@dataclass(frozen=True)
class SceneText:
    """A scene as it was planned."""

    number: int
    title: str
    synopsis: str
    place: str
    light: str
    cast: tuple[str, ...]
    shots: tuple[ShotText, ...]
    beats: tuple[str, ...]


@dataclass(frozen=True)
class MakingPage:
    """How one episode is being made, or was."""

    show: Show
    number: int
    title: str
    state: State
    degraded: bool
    director: str
    opened: datetime
    ended: datetime | None
    now: datetime
    words: str  # what is being done
    problem: str
    postponed: datetime | None
    usd: Decimal
    cap: Decimal | None
    cells: tuple[str, ...]
    chart: Chart
    takes: tuple[TakeLine, ...]
    going: tuple[Going, ...]
    ready: datetime | None
    log: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    logline: str
    plan: tuple[SceneText, ...]
    calls: tuple[Call, ...]
    newest: int  # the last event that the page knows
    idle: str = ""  # why nobody works on it

    @property
    def over(self) -> bool:
        """Aired, or lost."""
        return self.ended is not None or self.state is State.LOST

    @property
    def doing(self) -> str:
        """Its state in words."""
        return _OVER.get(self.state) or DOING[self.state]

    @property
    def elapsed(self) -> str:
        """From the slot to the air, or until now."""
        return clock(((self.ended or self.now) - self.opened).total_seconds())

    @property
    def retakes(self) -> int:
        """How many takes were not the last word."""
        return sum(take.verdict == "retake" for take in self.takes)

    @property
    def failed(self) -> int:
        """How many takes gave nothing."""
        return sum(take.verdict == "failed" for take in self.takes)

    @property
    def spent(self) -> str:
        """What it has cost."""
        return dollars(self.usd)

    @property
    def ceiling(self) -> str:
        """What it may cost."""
        return f"of {dollars(self.cap)}" if self.cap else ""

    @property
    def about(self) -> str:
        """When it may be ready; when it aired."""
        if self.state is State.AIRED and self.ended:
            return hour(self.ended)
        return hour(self.ready) if self.ready else "–"

    @property
    def sums(self) -> str:
        """The takes in a sentence."""
        made = count(len(self.takes), "take")
        more = [count(self.retakes, "retake")] if self.retakes else []
        more += [f"{self.failed} failed"] if self.failed else []
        return ", ".join([made, *more])


@dataclass(frozen=True)
class Slot:
    """A time at which an episode is owed."""

    at: datetime
    away: float  # seconds

    @property
    def words(self) -> str:
        """How far away it is."""
        return away(self.away)


@dataclass(frozen=True)
class DeskPage:
    """What is on the desk of a series, or why nothing is."""

    show: Show
    making: MakingPage | None
    slots: tuple[Slot, ...]
    idle: str  # a sentence; empty while somebody works
    problems: tuple[Problem, ...]
    latest: int | None  # the newest episode on the air
    newest: int
    log: tuple[Entry, ...]


def away(seconds: float) -> str:
    """`in 12 minutes`; as a person would say it."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"in {count(max(1, round(seconds)), 'second')}"
    if minutes < 90:
        return f"in {count(minutes, 'minute')}"
    if minutes < 48 * 60:
        return f"in {count(round(minutes / 60), 'hour')}"
    return f"in {count(round(minutes / 1440), 'day')}"
