"""Pricing: the next episode planned and priced, before a cent is spent and without a trace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from canon import memory
from schemas.bible import Bible
from schemas.errors import AniGenError
from schemas.plan import EpisodePlan

from . import asking, edits, estimating, money, opening, planning, slots
from .asking import Place
from .estimating import Casting
from .studio import Studio
from .taking import allowed


@dataclass(frozen=True)
class ShotPrice:
    """What one shot costs with the backend that would shoot it first."""

    scene: int
    shot: int
    seconds: float
    backend: str
    most: Decimal


@dataclass(frozen=True)
class Priced:
    """The next episode as it would be made now."""

    number: int
    plan: EpisodePlan
    bible: Bible
    writer: str  # who would write it; the plan here is the offline director's
    writing: tuple[Decimal, Decimal]  # what that costs at most, and what is expected
    casting: Casting
    shots: tuple[ShotPrice, ...]
    available: Decimal

    @property
    def most(self) -> Decimal:
        """Writing and shooting at the worst, without retakes of shots."""
        return self.writing[0] + self.casting.most

    @property
    def likely(self) -> Decimal:
        """What is expected."""
        return self.writing[1] + self.casting.likely


async def price(studio: Studio, series_id: int, slug: str, *, seed: int = 0) -> Priced:
    """Plan and price the next episode of a series with the offline director.

    A plan of somebody who is paid would cost money; it has as many scenes of about the same length,
    so its price differs little. Raises PlanError where it cannot be written.
    """
    async with studio.database.connect() as connection:  # never committed
        opened = await slots.open_now(
            connection, studio.queue, series_id=series_id, slug=slug, seed=seed,
            cadence=studio.settings.clock.cadence, draft=studio.settings.shooting.draft,
        )  # fmt: skip
        bare = await opening.read(studio, connection, opened)
        book = await edits.in_force(connection, studio, series_id, slug)
        recall = await memory.recall(connection, series_id, book, bare.number)
        waivers = await memory.waivers(connection, series_id)
        written = await planning.draft(studio.directors[-1:], recall, bare.seed, waivers)
        plan = written.draft.plan
        stage = await opening.staged(connection, series_id, book, plan)
        job = replace(bare, plan=plan, bible=book, stage=stage)
        free = await money.available(connection, studio.settings, production=opened)
        scenes = [asking.places(job, n) for n in range(1, 7)]
        prices = await estimating.prices(connection, studio, scenes)
        writer = studio.directors[0]
        writing = await estimating.writing(connection, writer, recall)
    casting = estimating.cast(prices, max(Decimal(0), free - writing[1]))
    shots = tuple(
        _shot(studio, place, casting.scenes[n - 1].backend)
        for n in range(1, 7)
        for place in asking.places(job, n)
    )
    return Priced(job.number, plan, job.script[1], writer.name, writing, casting, shots, free)


def _shot(studio: Studio, place: Place, lead: str) -> ShotPrice:
    asked = asking.bare(place)
    for backend in allowed(studio, lead):
        try:
            most = backend.generator.estimate(asked)
        except AniGenError:
            continue
        return ShotPrice(place.scene, place.shot, asked.seconds, backend.name, most)
    raise AniGenError(f"nobody in the cast can make shot {place.shot} of scene {place.scene}")
