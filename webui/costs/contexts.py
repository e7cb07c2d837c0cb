"""Contexts: what the page of costs is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ..shell import Show
from .ceilings import Ceiling
from .charts import Days, Spark, Strip


@dataclass(frozen=True)
class Tile:
    """A figure, how it moved, and what it was before."""

    name: str
    figure: str
    note: str  # how it compares, or how it was reckoned
    spark: Spark | None = None


@dataclass(frozen=True)
class BackendRow:
    """What takes of one backend took, among the newest episodes and jobs."""

    name: str
    takes: int
    approved: int
    median_s: float | None
    usd: Decimal
    seconds: float  # of approved footage
    gpu_s: float
    cpu_s: float

    @property
    def rate(self) -> str:
        """The share of its takes that were approved."""
        return f"{self.approved / self.takes:.0%}".replace("%", " %")

    @property
    def free(self) -> bool:
        """Whether nothing was paid for any of its takes."""
        return not self.usd

    @property
    def a_second(self) -> str:
        """What a second of approved footage takes: dollars, or time where it is free."""
        if not self.seconds:
            return "–"
        if not self.free:
            return f"${self.usd / Decimal(self.seconds):.3f}"
        worked = self.gpu_s or self.cpu_s
        return f"{worked / self.seconds:.2f} s of {'GPU' if self.gpu_s else 'CPU'}"


@dataclass(frozen=True)
class Held:
    """An operation that is not settled, as sentences."""

    id: str
    number: int | None  # null: it is for a job
    job: str  # its id; empty: it is for an episode, or for a job that is forgotten
    unknown: bool
    since: datetime
    usd: Decimal
    text: str
    problem: str
    command: str  # that settles it; empty while it is under way


@dataclass(frozen=True)
class Waste:
    """Money that is in no episode, and in nothing that a job has made."""

    calls: Decimal  # that gave nothing, in the last 30 days
    spares: Decimal  # bought a second time or too late, in the last 30 days
    retakes: Decimal  # takes of the newest episodes and jobs that were not approved
    unknown: Decimal  # held for calls of which nobody can tell

    @property
    def usd(self) -> Decimal:
        """All of it."""
        return self.calls + self.spares + self.retakes + self.unknown


@dataclass(frozen=True)
class JobsLine:
    """What was asked for over the API in the last 30 days."""

    count: int  # that cost something, be it time
    usd: Decimal
    worked_s: float  # by machines of our own
    shown: int  # the newest, whose takes are counted among those of the backends
    words: str


@dataclass(frozen=True)
class LedgerLine:
    """What one backend was paid for one kind of thing in the last 30 days."""

    backend: str
    kind: str
    usd: Decimal
    gpu_s: float
    exact: bool


@dataclass(frozen=True)
class CostsPage:
    """What a series costs. Days are those of UTC."""

    show: Show
    today: date
    window: int  # days in the chart
    paid: bool  # whether anything cost money in the window
    totals: dict[str, Decimal]
    held_usd: Decimal
    tiles: tuple[Tile, ...]
    days: Days
    episodes: Strip
    jobs: JobsLine
    backends: tuple[BackendRow, ...]
    lines: tuple[LedgerLine, ...]
    waste: Waste
    held: tuple[Held, ...]
    held_more: int
    ceilings: tuple[Ceiling, ...]
    told: bool  # whether the reader knows the budgets
