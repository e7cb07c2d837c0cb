"""Contexts: what the channel's page is given, and its twin shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..place import Place
from ..shell import Show
from ..words import clock

_WIDTH = 300  # of the drawn strip


@dataclass(frozen=True)
class Cell:
    """A scene of a programme, as it is drawn; in units of the strip."""

    x: float
    width: float


@dataclass(frozen=True)
class Showing(Place):
    """An episode at its time on the channel."""

    title: str
    logline: str
    starts: datetime
    ends: datetime
    from_s: float  # where in the film it begins
    film_s: float
    premiere: bool
    delivered: bool  # its films and pictures can be had
    scenes: tuple[float, ...]  # seconds of each

    @property
    def starts_ms(self) -> int:
        """When it begins, in milliseconds since 1970."""
        return round(self.starts.timestamp() * 1000)

    @property
    def ends_ms(self) -> int:
        """When the next one begins."""
        return round(self.ends.timestamp() * 1000)

    @property
    def at(self) -> str:
        """When it begins, as on a clock."""
        return self.starts.strftime("%H:%M")

    @property
    def until(self) -> str:
        """When it ends, as on a clock."""
        return self.ends.strftime("%H:%M")

    @property
    def length(self) -> str:
        """How long it is on, as on a clock."""
        return clock((self.ends_ms - self.starts_ms) / 1000)

    @property
    def joined(self) -> bool:
        """Whether only its end is shown."""
        return self.from_s > 0

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its six scenes, as wide as they are long."""
        scenes = self.scenes or (1.0,) * 6
        unit, at, cells = _WIDTH / sum(scenes), 0.0, []
        for seconds in scenes:
            cells.append(Cell(round(at + 1, 1), round(max(2, seconds * unit - 2), 1)))
            at += seconds * unit
        return tuple(cells)


@dataclass(frozen=True)
class ChannelPage:
    """What is on, and what comes."""

    show: Show
    now_ms: int
    on: Showing | None
    guide: tuple[Showing, ...]  # begins with what is on
    opens: datetime | None  # when the channel begins, when there is something to begin with

    @property
    def offset(self) -> float:
        """Where in its film what is on is now, in seconds."""
        if self.on is None:
            return 0.0
        return round(self.on.from_s + (self.now_ms - self.on.starts_ms) / 1000, 2)

    @property
    def place(self) -> str:
        """The same, as on a clock."""
        return clock(self.offset)

    @property
    def seen(self) -> float:
        """Where on the strip of what is on the needle stands."""
        return round(self.offset / self.on.film_s * _WIDTH, 1) if self.on else 0.0
