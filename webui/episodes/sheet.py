"""Contexts of an episode's page: the film, its cue sheet, ledger and canon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from schemas.tables import State

from ..shell import Show
from ..words import clock, dollars

_PURPOSES = {
    "plan": "Writing", "rewrite": "Rewriting", "picture": "Pictures", "sheet": "Sheets",
    "speech": "Voices", "work": "Our machines", "music": "Music",
}  # fmt: skip


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
class TakeRow:
    """A take, in a line."""

    shot: int
    n: int
    backend: str
    verdict: str
    seconds: float | None
    usd: Decimal
    href: str

    @property
    def length(self) -> str:
        """How long it is, where there is footage."""
        return f"{self.seconds:.1f} s" if self.seconds else "–"

    @property
    def cost(self) -> str:
        """What it cost."""
        return dollars(self.usd) if self.usd else "–"


@dataclass(frozen=True)
class Member:
    """Somebody in a scene."""

    id: str
    name: str


@dataclass(frozen=True)
class SceneRow:
    """One scene on the cue sheet."""

    number: int
    title: str
    synopsis: str
    place: str
    light: str
    cast: tuple[Member, ...]
    starts: float
    ends: float
    still: str  # empty: there is none
    cell: str
    shots: int
    lines: tuple[Spoken, ...]
    takes: tuple[TakeRow, ...]

    @property
    def at(self) -> str:
        """Where it begins."""
        return clock(self.starts)

    @property
    def retakes(self) -> int:
        """How many takes had to be made again."""
        return sum(take.verdict == "retake" for take in self.takes)


@dataclass(frozen=True)
class ChargeRow:
    """What was spent on a kind of thing."""

    kind: str
    usd: Decimal
    exact: bool
    cpu_s: float
    gpu_s: float

    @property
    def name(self) -> str:
        """What the money was for."""
        return _PURPOSES.get(self.kind, self.kind.capitalize())

    @property
    def figure(self) -> str:
        """Money; the time of a machine where there is none."""
        if self.usd or not (self.cpu_s or self.gpu_s):
            return ("" if self.exact else "about ") + dollars(self.usd)
        unit = "GPU" if self.gpu_s else "processor"
        return f"{clock(self.gpu_s or self.cpu_s)} of {unit}"


@dataclass(frozen=True)
class Ledger:
    """The money of an episode."""

    charges: tuple[ChargeRow, ...]
    usd: Decimal
    cap: Decimal | None
    estimate: Decimal | None

    @property
    def limit(self) -> Decimal | None:
        """What the spending is measured against."""
        return self.cap or self.estimate

    @property
    def against(self) -> str:
        """The same in words."""
        if not self.limit:
            return ""
        kind = "budget of" if self.cap else "expected"
        return f"{kind} {dollars(self.limit)}"


@dataclass(frozen=True)
class Told:
    """Something that the episode added to the canon."""

    scene: int
    text: str


@dataclass(frozen=True)
class Canon:
    """What an episode did to the canon; the weightiest of it."""

    established: tuple[Told, ...]
    opened: tuple[Told, ...]
    closed: tuple[Told, ...]
    facts: int  # all lines that it wrote


@dataclass(frozen=True)
class Download:
    """A deliverable."""

    name: str
    what: str
    size: str
    href: str


@dataclass(frozen=True)
class EpisodePage:
    """Everything about one episode."""

    show: Show
    number: int
    state: State
    title: str
    arc: str
    logline: str
    synopsis: str
    seconds: float
    at: datetime  # aired, or opened
    degraded: bool
    problem: str
    director: str
    language: str
    media: str  # address of its folder
    playable: bool  # whether its files are there
    width: int
    height: int
    fps: float
    scenes: tuple[SceneRow, ...]
    ledger: Ledger
    canon: Canon
    downloads: tuple[Download, ...]
    newer: int | None
    older: int | None

    @property
    def over(self) -> bool:
        """Whether it has aired or is lost."""
        return self.state in {State.AIRED, State.LOST}

    @property
    def lost(self) -> bool:
        """Whether it will never air."""
        return self.state is State.LOST

    @property
    def length(self) -> str:
        """Its length, as on a clock."""
        return clock(self.seconds)

    @property
    def cells(self) -> tuple[str, ...]:
        """Its strip."""
        return tuple(scene.cell for scene in self.scenes)

    @property
    def stood_in(self) -> tuple[int, ...]:
        """The scenes that the animatic drew instead of another."""
        return tuple(s.number for s in self.scenes if s.cell == "stood-in")
