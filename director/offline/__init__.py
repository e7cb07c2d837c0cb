"""The offline director: a seeded, canon-aware storyteller that needs neither network nor money.

It reads the recall, decides what is due (`agenda`), who plays it and what stands in their way
(`casting`), in which order (`shape`), where and when (`itinerary`), writes the scenes in everybody's
own words (`playing`, `voice`, from the texts in `book`), and shoots them (`camera`).
"""

from __future__ import annotations

from decimal import Decimal

from schemas.canon import Recall
from schemas.operation import CLOSED, Till

from ..base import Brief, Draft, Refused
from .compose import compose
from .softening import soften


class OfflineDirector:
    """Writes a plan in a few milliseconds; equal briefs give equal plans."""

    name = "offline"
    parallel = 0

    def estimate(self, recall: Recall) -> Decimal:
        """Nothing."""
        del recall
        return Decimal(0)

    async def write(self, brief: Brief, till: Till = CLOSED) -> Draft:
        """The plan of the next episode; PlanError when the series lacks people or places."""
        del till
        return Draft(compose(brief.recall, brief.seed, brief.findings), self.name)

    async def rewrite(self, refused: Refused, till: Till = CLOSED) -> str:
        """The shot in milder words; PlanError when nothing mild is left of it."""
        del till
        return soften(refused)

    async def aclose(self) -> None:
        """Nothing is held."""
