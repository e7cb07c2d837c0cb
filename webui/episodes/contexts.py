"""Contexts of the list: what the page of a series is given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from schemas.tables import State

from ..place import Place
from ..shell import DOING, Show
from ..words import clock, count, dollars

_WORDS = {"shot": "approved", "stood-in": "animatic", "open": "planned"}


@dataclass(frozen=True)
class Card(Place):
    """An episode in the list: aired, or lost."""

    state: State
    title: str
    logline: str
    seconds: float
    at: datetime  # aired, or opened
    degraded: bool
    cells: tuple[str, ...]  # six, as `strip` shows them
    usd: Decimal
    retakes: int
    problem: str  # why it was lost

    @property
    def figures(self) -> tuple[str, ...]:
        """Length, cost and retakes, those that say something."""
        found = (
            clock(self.seconds) if self.seconds else "",
            dollars(self.usd) if self.usd else "",
            count(self.retakes, "retake") if self.retakes else "",
        )
        return tuple(filter(None, found))


@dataclass(frozen=True)
class Cue:
    """A scene on the desk."""

    number: int
    title: str
    cell: str  # as `strip` shows it
    takes: int
    retakes: int

    @property
    def tag(self) -> str:
        """The kind of its tag."""
        return {"shot": "approved", "stood-in": "approved", "open": "planned"}.get(
            self.cell, self.cell
        )

    @property
    def words(self) -> str:
        """Where it stands, in a word or two."""
        if self.cell == "shooting":
            return f"take {self.takes + 1}" if self.takes else "being shot"
        word = _WORDS.get(self.cell, self.cell)
        return f"{word} · {count(self.retakes, 'retake')}" if self.retakes else word


@dataclass(frozen=True)
class Desk:
    """The episode in the making."""

    number: int
    title: str
    state: State
    cues: tuple[Cue, ...]  # six
    usd: Decimal
    cap: Decimal | None  # its budget, where it has one of its own
    estimate: Decimal | None
    problem: str
    postponed: datetime | None  # until when it rests
    ready: datetime | None  # about; None: nobody can say

    @property
    def cells(self) -> tuple[str, ...]:
        """Its strip."""
        return tuple(cue.cell for cue in self.cues)

    @property
    def words(self) -> str:
        """What is being done."""
        return DOING[self.state]

    @property
    def figures(self) -> tuple[str, ...]:
        """Money, takes and retakes, those that say something."""
        of = f" of its {dollars(self.cap)}" if self.cap else ""
        of = of or (f" of about {dollars(self.estimate)}" if self.estimate else "")
        takes, retakes = sum(c.takes for c in self.cues), sum(c.retakes for c in self.cues)
        found = (
            f"spent {dollars(self.usd)}{of}" if self.usd or of else "",
            count(takes, "take") if takes else "",
            count(retakes, "retake") if retakes else "",
        )
        return tuple(filter(None, found))


@dataclass(frozen=True)
class ArcChoice:
    """An arc that has begun."""

    id: str
    title: str
    first: int
    last: int


@dataclass(frozen=True)
class ListPage:
    """All about a series, newest first."""

    show: Show
    premise: str
    episodes: tuple[Card, ...]
    desk: Desk | None
    next_slot: datetime | None  # when the clock owes the next episode, where that can be told
    arcs: tuple[ArcChoice, ...]
    arc: str  # the one that is asked for
    front: bool  # nothing was asked for
    missing: int | None  # a number that was asked for and is not there
    newer: str  # the question of the page before this one; empty: there is none
    older: str  # and of the one after

    @property
    def latest(self) -> Card | None:
        """What the front page shows large."""
        aired = (card for card in self.episodes if card.state is State.AIRED)
        return next(aired, None) if self.front else None

    @property
    def span(self) -> str:
        """Which episodes these are."""
        numbers = sorted({card.number for card in (*self.episodes[:1], *self.episodes[-1:])})
        return " to ".join(map(str, numbers))
