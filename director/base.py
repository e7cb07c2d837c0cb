"""The contract of a director, on one page.

A director writes: given what the canon recalls and a seed it returns a draft, which is a valid plan
and where it came from. It never reads the database and never changes the canon; the beats in the
plan say what should change. What it needs of the canon for an outline it asks for (`Brief.pack`),
what it buys it buys at the `till`. The same brief may be answered differently by a model, but a
director that works offline answers equal briefs with equal plans.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from schemas.canon import Outline, Pack, Recall
from schemas.operation import Till
from schemas.plan import EpisodePlan

Packing = Callable[[Outline, int], Awaitable[Pack]]  # an outline, a budget in tokens


@dataclass(frozen=True)
class Brief:
    """What a director is asked for; `findings` are contradictions of an earlier draft, to avoid."""

    recall: Recall
    seed: int
    findings: tuple[str, ...] = ()
    rejected: EpisodePlan | None = None  # the draft that they were found in
    pack: Packing | None = None


@dataclass(frozen=True)
class Draft:
    """A plan, who wrote it, what it cost in US dollars, and the words that led to it."""

    plan: EpisodePlan
    director: str
    usd: Decimal = Decimal(0)
    prompt: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Refused:
    """A shot whose words a video model's filter did not let through."""

    action: str  # what is to be seen, as it was asked for
    reason: str  # what the vendor said
    time: int  # 1: the first rewriting of this shot, 2: the second …
    forbidden: tuple[str, ...] = ()  # words that the series never says


class Director(Protocol):
    """Writes one episode at a time."""

    name: str
    parallel: int  # orders at a time; 0: it buys nothing

    def estimate(self, recall: Recall) -> Decimal:
        """What an episode's plan costs at most, repairs included; pure, in US dollars."""
        ...

    async def write(self, brief: Brief, till: Till) -> Draft:
        """Write the plan of the next episode.

        PlanError when no usable one can be had, BudgetExceededError when it may not be bought,
        GenerationError when the vendor does not do its part.
        """
        ...

    async def rewrite(self, refused: Refused, till: Till) -> str:
        """The same picture in words that a filter lets through; at most 400 characters.

        PlanError when there are none.
        """
        ...

    async def aclose(self) -> None:
        """Give back everything that is held."""
        ...
