"""Weighing: what takes of earlier episodes teach for a shot. Pure: the same takes, the same lessons.

What the operator asked for in so many words counts at once. Words of a prompt count only where they
go together with how the takes turned out. Everything fades: a lesson counts half after twenty
episodes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas import styles
from schemas.plan import TimeOfDay, Weather
from schemas.take import Lesson, ShotRequest

from .wishes import Wish

MOST = 8
HALF_LIFE = 20  # episodes
_FAINT = 0.15  # a lesson that weighs less is not worth a word
_LONGEST = 60  # characters of a word
_GATE = 0.5  # how much the gate counts against the operator
_WISH = 0.8  # how much a wish counts
_TWICE = 2  # takes at least, before anything is believed of words
_CLEARLY = -0.35  # by how much more often takes with blamed words must have turned out badly
_HOURS = {*(str(one) for one in Weather), *(str(one) for one in TimeOfDay)}


class By(StrEnum):
    """Who teaches."""

    OPERATOR = "operator"
    GATE = "gate"


_VERDICTS = {
    (By.OPERATOR, True): "liked", (By.OPERATOR, False): "disliked",
    (By.GATE, True): "kept by the gate", (By.GATE, False): "refused by the gate",
}  # fmt: skip


@dataclass(frozen=True)
class Taught:
    """What one take taught, as it stands in the tables; `episode` is the number."""

    episode: int
    take: str  # e.g. 12/3/1/2
    by: By
    liked: bool
    said: tuple[str, ...] = ()  # words that were to be kept away begin with a hyphen
    wishes: tuple[Wish, ...] = ()


@dataclass
class _Record:
    """How the takes turned out in which some words were said."""

    well: float = 0.0
    badly: float = 0.0
    times: int = 0
    bad_times: int = 0
    last: Taught | None = None

    def add(self, taught: Taught, weight: float) -> None:
        self.times, self.last = self.times + 1, taught
        if taught.liked:
            self.well += weight
        else:
            self.badly, self.bad_times = self.badly + weight, self.bad_times + 1


@dataclass
class _Sum:
    """What speaks for some words, less what speaks against them, and the weightiest reason."""

    weight: float = 0.0
    most: float = 0.0
    why: str = ""

    def add(self, weight: float, why: str) -> None:
        self.weight += weight
        if abs(weight) >= self.most:  # of two that weigh the same the later one
            self.most, self.why = abs(weight), why


def weighed(taught: Sequence[Taught], request: ShotRequest) -> tuple[Lesson, ...]:
    """What takes of earlier episodes, oldest first, teach for a shot."""
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for words, weight, why in (*_wished(taught, request), *_found(taught, request)):
        sums[words].add(weight, why)
    made = [
        Lesson(words=words, weight=round(math.tanh(one.weight), 4), why=one.why)
        for words, one in sums.items()
    ]
    kept = [one for one in made if abs(one.weight) >= _FAINT and _fits(one, request)]
    return tuple(sorted(kept, key=lambda one: (-abs(one.weight), one.words))[:MOST])


def _wished(taught: Iterable[Taught], request: ShotRequest) -> Iterator[tuple[str, float, str]]:
    """What the operator asked for; of somebody who is in the shot, or of everybody."""
    present = {"", *(one.id for one in request.characters)}
    for one in taught:
        for wish in one.wishes:
            if wish.character in present:
                weight = _WISH * _fresh(one, request) * (1 if wish.wanted else -1)
                yield wish.words, weight, f"wished by the operator in take {one.take}"


def _found(taught: Sequence[Taught], request: ShotRequest) -> Iterator[tuple[str, float, str]]:
    """Words that go together with how the takes turned out."""
    whole, records = _Record(), defaultdict[str, _Record](_Record)
    for one in taught:
        weight = _fresh(one, request) * (_GATE if one.by is By.GATE else 1.0)
        whole.add(one, weight)
        for words in one.said:
            records[words].add(one, weight)
    for words, record in records.items():
        weight, avoided = _effect(record, whole), words.startswith("-")
        if record.last is None or record.times < _TWICE:
            continue
        if weight < 0 and (avoided or not _blamed(record, weight)):
            continue
        times = record.times - record.bad_times if weight > 0 else record.bad_times
        verdict = f"{_VERDICTS[record.last.by, weight > 0]} in {times} of {record.times} takes"
        why = f"{verdict}, the last of them {record.last.take}"
        yield words.removeprefix("-"), -weight if avoided else weight, why


def _effect(record: _Record, whole: _Record) -> float:
    """How much better takes turned out with some words than without them, -1 … 1.

    Words that every take had, or that few takes had, say little.
    """
    rest_well, rest_badly = whole.well - record.well, whole.badly - record.badly
    if rest_well + rest_badly < 1e-9:
        return 0.0
    with_them = (record.badly + 0.5) / (record.well + record.badly + 1)
    without = (rest_badly + 0.5) / (rest_well + rest_badly + 1)
    sure = record.times / (record.times + 1)
    return (without - with_them) * sure


def _blamed(record: _Record, effect: float) -> bool:
    """Whether words clearly go together with takes that turned out badly."""
    return effect <= _CLEARLY and record.bad_times >= _TWICE and record.badly >= 3 * record.well


def _fresh(taught: Taught, request: ShotRequest) -> float:
    return math.exp2((taught.episode - request.episode) / HALF_LIFE)


def _fits(one: Lesson, request: ShotRequest) -> bool:
    """Whether a lesson may be told of a shot: nothing that it says already, nothing against its plan."""
    words = set(one.words.split())
    plan, place = request.plan, request.location
    hour = {str(request.weather), str(request.time)}
    if one.weight > 0:
        return not (words & _HOURS - hour) and one.words not in _styled(request)
    demanded = " ".join((plan.action, plan.thing, place.name, place.description, *hour)).lower()
    return not words <= set(demanded.replace(",", " ").replace(".", " ").split())


def _styled(request: ShotRequest) -> set[str]:
    """The words that every shot of the series is told anyway."""
    preset = styles.of(request.style)
    texts = (request.style.prompt, preset.prompt if preset else "", preset.light if preset else "")
    return {word for text in texts for word in words_of(text)}


def words_of(text: str) -> list[str]:
    """The words of a list of words, in small letters; prose is left out."""
    found = (" ".join(word.lower().split()).strip(" .") for word in text.split(","))
    return [word for word in found if 0 < len(word) <= _LONGEST]
