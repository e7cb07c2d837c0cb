"""The almanac: the week of the story year in which an episode is played, its season and its feasts.

An episode is a week, a year forty-eight of them, a season twelve; every sixth episode is a feast.
Which name a feast goes by is settled by the series, once and for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from .dice import number
from .library import feasts, running_gags
from .stage import Stage

YEAR = 48
SEASONS = ("spring", "summer", "autumn", "winter")
_WEEKS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "last",
)  # fmt: skip
_APART = 6  # episodes from one feast to the next
_FIRST = 4  # the first feast's episode
_GAG = 18  # episodes through which a running gag runs


@dataclass(frozen=True)
class Feast:
    """A day of the year that is kept, with what is seen on it and on the day before."""

    name: str
    customs: tuple[str, ...]
    eves: tuple[str, ...]


def season(stage: Stage) -> str:
    """The season of the episode; where it turns, it does so every twelve."""
    written = stage.recall.bible.series.season
    return SEASONS[_week(stage.episode) // 12] if written == "turning" else written


def week(stage: Stage) -> str:
    """The week of the episode in words: `the third week of spring`; empty where no season passes."""
    if stage.recall.bible.series.season != "turning":
        return ""
    return f"the {_WEEKS[_week(stage.episode) % 12]} week of {season(stage)}"


def feast(stage: Stage, episode: int) -> Feast | None:
    """The feast that is kept in an episode, if there is one."""
    if (episode - _FIRST) % _APART:
        return None
    kept = feasts()[_week(episode) // _APART]
    names = kept.note("name")
    name = names[number(f"{stage.recall.bible.series.id}\0{kept.id}") % len(names)]
    return Feast(stage.clean(name), kept.note("custom"), kept.note("eve"))


def next_feast(episode: int) -> int:
    """The first episode, from that one on, in which there is a feast."""
    return episode + (_FIRST - episode) % _APART


def running_gag(stage: Stage) -> str:
    """What the running gag of these weeks does today; empty when it rests."""
    round_, day = divmod(stage.episode - 1, _GAG)
    gags = running_gags()
    start = number(f"{stage.recall.bible.series.id}\0gag")
    steps = gags[(start + 5 * round_) % len(gags)]
    return steps[day // 3] if day % 3 == 1 else ""


def _week(episode: int) -> int:
    return (episode - 1) % YEAR
