"""The contract of a director, on one page.

A director writes: given what the canon recalls and a seed it returns a draft, which is a valid plan
and where it came from. It never reads the database and never changes the canon; the beats in the
plan say what should change. The same brief may be answered differently by a model, but a director
that works offline answers equal briefs with equal plans.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from schemas.canon import Recall
from schemas.plan import EpisodePlan


@dataclass(frozen=True)
class Brief:
    """What a director is asked for; `findings` are contradictions of an earlier draft, to avoid."""

    recall: Recall
    seed: int
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A plan, who wrote it, what it cost in US dollars, and the words that led to it."""

    plan: EpisodePlan
    director: str
    usd: Decimal = Decimal(0)
    prompt: str = ""
    answer: str = ""


class Director(Protocol):
    """Writes one episode at a time."""

    name: str

    async def write(self, brief: Brief) -> Draft:
        """Write the plan of the next episode; PlanError when no usable one can be had."""
        ...

    async def aclose(self) -> None:
        """Give back everything that is held."""
        ...
