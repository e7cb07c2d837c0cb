"""Contexts: what the page of search is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from ..shell import Show
from ..words import clock


@dataclass(frozen=True)
class Part:
    """A piece of a text; `marked` is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Passage:
    """A place in an episode where it stands."""

    kind: str  # line, scene, synopsis or logline
    parts: tuple[Part, ...]
    href: str
    scene: int | None = None
    speaker: str = ""
    at: float | None = None  # seconds into the film

    @property
    def time(self) -> str:
        """When it is heard, as on a clock; empty where nobody knows."""
        return "" if self.at is None else clock(self.at)


@dataclass(frozen=True)
class Hit:
    """An episode that was found."""

    number: int
    href: str
    poster: str
    title: tuple[Part, ...]
    aired_at: datetime
    seconds: float
    passages: tuple[Passage, ...]
    more: int  # passages that are not shown

    @property
    def length(self) -> str:
        """Its length, as on a clock."""
        return clock(self.seconds)


@dataclass(frozen=True)
class Named:
    """A character or an open thread of the canon."""

    kind: str  # character or thread
    name: tuple[Part, ...]
    note: str  # a character's role
    href: str


@dataclass(frozen=True)
class SearchPage:
    """What was looked for and what was found, the newest first."""

    show: Show
    q: str
    hits: tuple[Hit, ...] = ()
    named: tuple[Named, ...] = ()
    total: int | None = None  # episodes; None: nobody has counted
    older: int | None = None  # `before` of the next page
    looked: int = 0  # episodes whose texts were gone through for words in their order
    understood: bool = True  # there is something to look for
    perhaps: str = ""  # another spelling
    heard: tuple[str, ...] = ()  # first words of the newest episodes, to look for

    @property
    def next(self) -> str:
        """The address of the next page; empty when this is the last."""
        return "" if self.older is None else f"?{urlencode({'q': self.q, 'before': self.older})}"

    @property
    def again(self) -> str:
        """The address of the same search in another spelling."""
        return f"?{urlencode({'q': self.perhaps})}"
