"""Contexts of a take's page: where it came from, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ..shell import Show
from ..words import dollars


@dataclass(frozen=True)
class Film:
    """The shot in the finished film."""

    src: str
    starts: float
    ends: float
    here: bool  # whether this very take is what is seen

    @property
    def href(self) -> str:
        """The film at the shot's time."""
        return f"{self.src}#t={self.starts:g},{self.ends:g}"


@dataclass(frozen=True)
class Words:
    """A stretch of a prompt: same, new (`ins`), or gone since the take before (`del`)."""

    change: str
    text: str


@dataclass(frozen=True)
class Reason:
    """A piece of the prompt and why it stands there."""

    words: str
    why: str
    negative: bool


@dataclass(frozen=True)
class Fact:
    """A line of the table of facts."""

    name: str
    value: str


@dataclass(frozen=True)
class GradeRow:
    """What was measured, against what was asked for."""

    measure: str
    value: float | None
    limit: float | None
    less: bool  # less is better
    passed: bool | None
    usual: str  # what experience says

    @property
    def words(self) -> str:
        """The verdict of this part."""
        if self.value is None:
            return "not measured"
        return {True: "passes", False: "fails", None: "not asked for"}[self.passed]

    @property
    def asked(self) -> str:
        """The threshold in words."""
        if self.limit is None:
            return "–"
        return f"{'at most' if self.less else 'at least'} {self.limit:.4g}"

    @property
    def figure(self) -> str:
        """The grade."""
        return "–" if self.value is None else f"{self.value:.4g}"


@dataclass(frozen=True)
class Sibling:
    """Another take of the same shot."""

    n: int
    backend: str
    verdict: str
    href: str
    here: bool


@dataclass(frozen=True)
class TakePage:
    """One take."""

    show: Show
    number: int
    title: str  # of the episode
    aired: bool
    scene: int
    shot: int
    n: int
    backend: str
    verdict: str
    reason: str
    judged: datetime
    film: Film | None
    preview: str
    action: str  # what the plan wants to be seen
    prompt: tuple[Words, ...]
    against: int | None  # the take that the prompt is compared with
    said: tuple[Reason, ...]
    facts: tuple[Fact, ...]
    usd: Decimal
    estimate: Decimal | None  # of the scene
    grades: tuple[GradeRow, ...]
    ungraded: str  # why there are no grades
    inputs: tuple[Fact, ...]
    siblings: tuple[Sibling, ...]
    reproduction: str
    known: bool  # whether what was kept of it is there

    @property
    def name(self) -> str:
        """What it is called within its episode."""
        return f"Scene {self.scene}, shot {self.shot}, take {self.n}"

    @property
    def command(self) -> str:
        """What makes it again."""
        return f"anigen reproduce {self.number}/{self.scene}/{self.shot}/{self.n}"

    @property
    def cost(self) -> str:
        """What it cost."""
        return dollars(self.usd) if self.usd else "nothing"

    @property
    def expected(self) -> str:
        """What the whole scene was expected to cost."""
        return dollars(self.estimate) if self.estimate else "nothing"
