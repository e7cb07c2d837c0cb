"""Telling nothing twice: titles, loglines and first words that the series has had."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from schemas.canon import Recall
from schemas.plan import EpisodePlan

_STOPS = " .!?…,;:“”\"'"


def repeated(plan: EpisodePlan, recall: Recall) -> tuple[str, ...]:
    """What of a plan has been told before, a sentence each."""
    return tuple(_repeated(plan, recall))


def _repeated(plan: EpisodePlan, recall: Recall) -> Iterator[str]:
    if _among(plan.title, [past.title for past in recall.recent]):
        yield f"title: an episode is called {plan.title!r} already; find another title"
    if _among(plan.logline, recall.loglines):
        yield f"logline: this story has been told before: {plan.logline!r}; tell another"
    if _among(plan.opening, recall.openings):
        yield f"scene_1: an earlier episode begins with the words {plan.opening!r}; begin with others"


def _among(text: str, others: Collection[str]) -> bool:
    """Whether a text is one of others, but for capitals and marks at its ends."""
    mine = _plain(text)
    if not mine:
        return False
    near = range(len(mine), len(mine) + 2 * len(_STOPS))
    return any(len(other) in near and _plain(other) == mine for other in others)


def _plain(text: str) -> str:
    return text.strip(_STOPS).casefold()
