"""Contexts: what each page is given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from schemas.tables import State

from ..shell import DOING, Show
from ..words import clock


@dataclass(frozen=True)
class EpisodeCard:
    """An episode in a list."""

    slug: str
    number: int
    title: str
    logline: str
    seconds: float
    aired_at: datetime
    degraded: bool
    media: str  # address of its folder

    @property
    def href(self) -> str:
        """Its page."""
        return f"/{self.slug}/episodes/{self.number}"

    @property
    def length(self) -> str:
        """Its length, as on a clock."""
        return clock(self.seconds)


@dataclass(frozen=True)
class Desk:
    """The episode in the making."""

    number: int
    title: str
    state: State
    cells: tuple[str, ...]  # shot, open; six
    problem: str

    @property
    def words(self) -> str:
        """What is being done."""
        return DOING[self.state]


@dataclass(frozen=True)
class IndexPage:
    """All about a series."""

    show: Show
    episodes: tuple[EpisodeCard, ...]
    desk: Desk | None
    older: int | None  # `before` of the next page


@dataclass(frozen=True)
class Spoken:
    """A line of the transcript."""

    at: float
    speaker: str
    text: str

    @property
    def time(self) -> str:
        """When it is heard."""
        return clock(self.at)


@dataclass(frozen=True)
class SceneRow:
    """One scene on the cue sheet."""

    number: int
    title: str
    synopsis: str
    location: str
    time: str
    cast: tuple[str, ...]
    starts: float
    ends: float
    still: str
    lines: tuple[Spoken, ...] = field(default=())

    @property
    def at(self) -> str:
        """Where it begins."""
        return clock(self.starts)


@dataclass(frozen=True)
class Download:
    """A deliverable."""

    name: str
    size: str
    href: str


@dataclass(frozen=True)
class EpisodePage:
    """Everything about one aired episode."""

    show: Show
    episode: EpisodeCard
    synopsis: str
    width: int
    height: int
    scenes: tuple[SceneRow, ...]
    downloads: tuple[Download, ...]
    newer: int | None
    older: int | None
    usd: str
    director: str
    language: str
