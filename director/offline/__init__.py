"""The offline director: a seeded, canon-aware storyteller that needs neither network nor money.

It reads the recall, decides what is due (`agenda`), who plays it and what stands in their way
(`casting`), in which order (`shape`), where and when (`itinerary`), writes the scenes in everybody's
own words (`playing`, `voice`, from the texts in `book`), and shoots them (`camera`).
"""

from __future__ import annotations

from ..base import Brief, Draft
from .compose import compose


class OfflineDirector:
    """Writes a plan in a few milliseconds; equal briefs give equal plans."""

    name = "offline"

    async def write(self, brief: Brief) -> Draft:
        """The plan of the next episode; PlanError when the series lacks people or places."""
        return Draft(compose(brief.recall, brief.seed, brief.findings), self.name)

    async def aclose(self) -> None:
        """Nothing is held."""
