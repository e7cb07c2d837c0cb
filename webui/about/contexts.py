"""Contexts: what the pages about the studio itself are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..place import Place


class State(StrEnum):
    """How something is."""

    GOOD = "good"
    ATTENTION = "attention"  # it goes on, but somebody should look
    BAD = "bad"  # it does not go on by itself


@dataclass(frozen=True)
class Check:
    """One thing that was looked at, in a sentence, and what to do about it."""

    name: str
    state: State
    text: str
    remedy: str = ""
    href: str = ""  # where more is said


@dataclass(frozen=True)
class HealthPage:
    """What the reader can see of the studio's health."""

    at: datetime
    checks: tuple[Check, ...]

    @property
    def state(self) -> State:
        """The worst of all."""
        found = {check.state for check in self.checks}
        return next((s for s in (State.BAD, State.ATTENTION) if s in found), State.GOOD)

    @property
    def words(self) -> str:
        """All of it in a sentence."""
        wrong = sum(check.state is not State.GOOD for check in self.checks)
        if not wrong:
            return "Everything that can be seen from here is well."
        things = "One thing wants" if wrong == 1 else f"{wrong} things want"
        return f"{things} to be looked at; the rest is well."


@dataclass(frozen=True)
class Shooter:
    """A backend that shot some of the newest episodes."""

    name: str
    takes: int


@dataclass(frozen=True)
class Newest(Place):
    """What aired last, of any series."""

    show: str
    title: str


@dataclass(frozen=True)
class AboutPage:
    """What the studio runs on."""

    version: str
    build: str  # of styles and scripts
    revision: str  # of the tables
    directors: tuple[str, ...]
    backends: tuple[Shooter, ...]
    episodes: int  # that backends and directors were looked for in
    newest: Newest | None


@dataclass(frozen=True)
class Key:
    """What a key does; several are written with spaces between."""

    keys: str
    does: str


@dataclass(frozen=True)
class KeysPage:
    """Every key, by where it works."""

    film: tuple[Key, ...]
    anywhere: tuple[Key, ...]


KEYS = KeysPage(
    film=(
        Key("space k", "play and pause"),
        Key("j l", "10 seconds back, 10 seconds on"),
        Key("← →", "5 seconds back, 5 seconds on"),
        Key(", .", "one picture back, one picture on"),
        Key("[ ]", "the scene before, the next scene"),
        Key("1 2 3 4 5 6", "scene 1 to 6"),
        Key("Home End", "the beginning, the end"),
        Key("PageDown PageUp", "the scene before, the next scene"),
        Key("↑ ↓", "louder, quieter"),
        Key("m", "sound off and on"),
        Key("c", "captions: off, or the next language"),
        Key("< >", "slower, faster"),
        Key("f", "the whole screen"),
        Key("n p", "the next episode, the one before"),
    ),
    anywhere=(
        Key("/", "search"),
        Key("g e", "episodes"),
        Key("g d", "on the desk"),
        Key("g c", "canon"),
        Key("g s", "costs"),
        Key("?", "this page"),
    ),
)
