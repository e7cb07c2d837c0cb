"""Contexts: what feeds say of an episode, and what the page about feeds is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..place import Place
from ..shell import Show


@dataclass(frozen=True)
class Item(Place):
    """An aired episode in a feed; addresses are without the origin."""

    title: str
    logline: str
    synopsis: str
    seconds: float
    aired_at: datetime
    size: int | None  # bytes of its master; None when it is missing

    @property
    def guid(self) -> str:
        """Its name for ever, whatever becomes of addresses."""
        return f"urn:anigen:{self.slug}:episode:{self.number}"

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}" if self.title else f"Episode {self.number}"


@dataclass(frozen=True)
class Issue:
    """A page of a feed."""

    show: Show
    origin: str  # scheme and host
    language: str
    items: tuple[Item, ...]  # the newest first
    before: int | None  # which page this is
    older: int | None  # `before` of the next

    @property
    def home(self) -> str:
        """The series' page."""
        return f"{self.origin}/{self.show.slug}"

    @property
    def about(self) -> str:
        """What is in it."""
        return f"The episodes of {self.show.title}, a series written, drawn and spoken by machines."

    def here(self, name: str) -> str:
        """The address of this page of the feed `name`."""
        return self._page(name, self.before)

    def following(self, name: str) -> str:
        """The address of the next page; empty when this is the last."""
        return "" if self.older is None else self._page(name, self.older)

    def _page(self, name: str, before: int | None) -> str:
        return f"{self.home}/{name}" + (f"?before={before}" if before is not None else "")


@dataclass(frozen=True)
class Subscription:
    """A feed or playlist, and what it is for."""

    name: str
    form: str
    href: str
    words: str


@dataclass(frozen=True)
class FeedsPage:
    """All that one can subscribe to."""

    show: Show
    origin: str
    newest: int | None  # the newest aired episode
    feeds: tuple[Subscription, ...]
    television: tuple[Subscription, ...]
