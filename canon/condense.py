"""Condense: what happened, in few words, chosen by how much it matters and told in order.

Nothing is asked of a model: sentences are taken from the plans and made from the facts. Equal input
gives equal text. A summary is only a shorter way to say what the log and the plans hold anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas.canon import Fact
from schemas.plan import EpisodePlan

from .slots import Kind, field_of, kind_of, subject_of
from .telling import Lore, tell, weight
from .tokens import count


class Level(StrEnum):
    """How much of the series a summary covers."""

    SCENE = "scene"
    EPISODE = "episode"
    ARC = "arc"
    SEASON = "season"


BUDGETS = {Level.SCENE: 40, Level.EPISODE: 120, Level.ARC: 250, Level.SEASON: 400}  # tokens
_LOGLINE = 3  # what a logline of an episode is worth beside facts
_SENTENCE = 1  # what a sentence of a synopsis is worth
_SHORTEST = 5  # words a sentence of a synopsis must have to be worth anything
_END = re.compile(r"(?<=[.!?…”])\s+")


@dataclass(frozen=True)
class Told:
    """An episode as it was told: the words of its plan."""

    number: int
    title: str
    logline: str
    synopsis: str = ""


@dataclass(frozen=True)
class _Sentence:
    text: str
    weight: int
    order: tuple[int, int, int]


def told(number: int, plan: EpisodePlan) -> Told:
    """The words of a plan that a summary is made of."""
    return Told(number, plan.title, plan.logline, plan.synopsis)


def scenes(number: int, told: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The scenes of an episode, one line each, from their titles and synopses."""
    return tuple(
        _fitted(f"Episode {number}, {title}: ", synopsis, BUDGETS[Level.SCENE])
        for title, synopsis in told
    )


def episode(one: Told, facts: Sequence[Fact], lore: Lore) -> str:
    """An episode: its title, its logline, what changed, and as much of the synopsis as fits."""
    budget = BUDGETS[Level.EPISODE]
    head = _fitted(f"Episode {one.number}, “{one.title}”: ", one.logline, budget)
    prose = (
        _Sentence(text, _SENTENCE, (one.number, 9, n))
        for n, text in enumerate(_sentences(one.synopsis))
        if len(text.split()) >= _SHORTEST
    )
    return _composed(head, [*_changes(facts, lore, cited=False), *prose], budget)


def span(
    level: Level, name: str, episodes: Sequence[Told], facts: Sequence[Fact], lore: Lore
) -> str:
    """An arc or a season: the facts that matter most, each with its episode, then loglines.

    `facts` are those of these episodes, oldest first; of a slot only the last is told.
    """
    lines = (
        _Sentence(f"{one.logline.rstrip('.')} ({one.number}).", _LOGLINE, (one.number, 0, 0))
        for one in episodes
        if one.logline
    )
    return _composed(f"{name}:", [*_changes(facts, lore, cited=True), *lines], BUDGETS[level])


def cut(text: str, budget: int) -> str:
    """The text as far as it fits into `budget` tokens: whole sentences, else whole words."""
    return _fitted("", text, budget)


def _changes(facts: Iterable[Fact], lore: Lore, *, cited: bool) -> list[_Sentence]:
    last = {fact.slot: fact for fact in facts}
    answered = {subject_of(slot) for slot in last if _is_thread(slot, "answer")}
    found = []
    for n, fact in enumerate(last.values()):
        heavy = weight(fact, lore)
        settled = kind_of(fact.slot) is Kind.THREAD and subject_of(fact.slot) in answered
        if not heavy or not fact.value or (settled and not _is_thread(fact.slot, "answer")):
            continue
        text = tell(fact, lore)
        text = f"{text.rstrip('.')} ({fact.episode})." if cited else text
        found.append(_Sentence(text, heavy, (fact.episode, fact.scene, n)))
    return found


def _is_thread(slot: str, field: str) -> bool:
    return kind_of(slot) is Kind.THREAD and field_of(slot) == field


def _composed(head: str, sentences: Sequence[_Sentence], budget: int) -> str:
    """The head and the weightiest sentences that fit, in the order in which things happened."""
    chosen: list[_Sentence] = []
    size = count(head)
    for one in sorted(sentences, key=_matters):
        bare = one.text.rstrip(".").lower()
        if any(bare in other.text.lower() for other in chosen) or bare in head.lower():
            continue
        if size + count(one.text) + 1 <= budget:
            chosen.append(one)
            size += count(one.text) + 1
    text = " ".join([head, *(one.text for one in sorted(chosen, key=lambda s: s.order))])
    return text if count(text) <= budget else cut(text, budget)


def _matters(one: _Sentence) -> tuple[int, ...]:
    """Sorts the weightiest to the front, and of equals the latest."""
    return (-one.weight, *(-part for part in one.order))


def _fitted(head: str, text: str, budget: int) -> str:
    made = ""
    for sentence in _sentences(text):
        longer = f"{made} {sentence}".strip()
        if count(head + longer) > budget:
            break
        made = longer
    if made:
        return head + made
    words = (head + text).split()
    while words and count(" ".join(words) + "…") > budget:
        words.pop()
    return " ".join(words) + "…"


def _sentences(text: str) -> list[str]:
    return [part for part in _END.split(text.strip()) if part]
