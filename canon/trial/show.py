"""The show: a simulated series as the product would keep it, in a real database."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas.bible import Bible, Character, Location, PlaceKind, Rules, Series
from schemas.canon import Fact
from schemas.plan import EpisodePlan, Framing, Mood, ScenePlan, ShotPlan, TimeOfDay
from schemas.tables import State, episode, production, series, slot

from .. import log, summary
from ..log import Branch
from . import incidents
from .world import PLACES, Told, World

_START = datetime(2001, 1, 1, tzinfo=UTC)
_RULES = (
    "The river decides more than the mayor.",
    "Nobody can do magic. Whatever looks like it has a maker.",
    "The night ferry never waits.",
)


class Show:
    """One simulated series: its world, its bible, and its canon in the database."""

    def __init__(self, database: AsyncEngine, world: World) -> None:
        self.database, self.world = database, world
        self.bible = _bible(world)
        self.commits: list[float] = []  # milliseconds
        self.branch: Branch
        self._opening = tuple(world.changes)
        self._series = 0

    async def open(self) -> None:
        """Record the series and what the operator says of it."""
        async with self.database.begin() as connection:
            made = sa.insert(series).values(slug="trial", title="Trial").returning(series.c.id)
            self._series = (await connection.execute(made)).scalar_one()
            self.branch = await log.branch(connection, self._series)
            self.branch = await log.append(connection, self.branch, self._opening, episode=None)

    async def play(self, episodes: int) -> list[Told]:
        """Air so many more episodes in one transaction; returns their scenes."""
        aired = [_Aired.next(self.world) for _ in range(episodes)]
        async with self.database.begin() as connection:
            await self._record(connection, aired)
        return [scene for one in aired for scene in one.told]

    async def play_live(self) -> list[Told]:
        """Air one more episode as the product does, in a transaction of its own, and time it."""
        aired = _Aired.next(self.world)
        began = time.perf_counter()
        async with self.database.begin() as connection:
            await self._record(connection, [aired])
        self.commits.append(1000 * (time.perf_counter() - began))
        return list(aired.told)

    async def _record(self, connection: AsyncConnection, aired: Sequence[_Aired]) -> None:
        """Write down episodes: their plans, the log, the summaries."""
        rows = [
            {
                "series_id": self._series, "slot": _START + timedelta(hours=one.number),
                "number": one.number, "state": State.AIRED, "seed": one.number,
                "title": one.plan.title, "logline": one.plan.logline,
                "plan": one.plan.model_dump(mode="json", exclude_defaults=True),
            }
            for one in aired
        ]  # fmt: skip
        slots = [{"series_id": self._series, "at": row["slot"]} for row in rows]
        await connection.execute(sa.insert(slot), slots)
        numbers = await connection.execute(
            sa.insert(production).returning(production.c.id),
            [{"series_id": self._series} for _ in rows],
        )
        await connection.execute(
            sa.insert(episode),
            [{"id": id_, **row} for id_, row in zip(numbers.scalars(), rows, strict=True)],
        )
        for one in aired:
            self.branch = await log.append(connection, self.branch, one.facts, episode=one.number)
            await summary.summarise(
                connection, self.branch, self.bible, one.number, one.plan, changes=one.facts
            )


@dataclass(frozen=True)
class _Aired:
    """An episode that has been played: its scenes, what came true, and its plan."""

    number: int
    told: tuple[Told, ...]
    facts: tuple[Fact, ...]
    plan: EpisodePlan

    @classmethod
    def next(cls, world: World) -> _Aired:
        """Play one more."""
        told = incidents.play(world)
        return cls(world.episode, told, tuple(world.changes), _plan(world.episode, told))


def _bible(world: World) -> Bible:
    """What the operator wrote: the mains and the first places."""
    dice = random.Random(f"canon-trial:{world.seed}:bible")
    first = world.places[:PLACES]
    return Bible(
        series=Series(id="trial", title="The Night Ferry", premise="A river town and its secrets."),
        characters=tuple(
            Character(id=p.id, name=p.name, aliases=(p.alias,), role=p.role) for p in world.mains
        ),
        locations=tuple(
            Location(
                id=place.id, name=place.name, kind=dice.choice(list(PlaceKind)),
                near=tuple(other.id for other in first[max(0, n - 1) : n + 2] if other != place),
            )
            for n, place in enumerate(first)
        ),
        rules=Rules(
            world=_RULES, forbidden_words=("dragon", "spaceship"),
            forbidden_verbs=("vanish", "fly"),
        ),
    )  # fmt: skip


def _plan(number: int, told: Sequence[Told]) -> EpisodePlan:
    """The plan of an episode, as thin as a plan can be."""
    one, two, three, four, five, six = map(_scene, told)
    first = max(told[0].lines, key=lambda line: len(line.text)).text
    return EpisodePlan(
        title=f"Night {number}", logline=first[:240], synopsis=first[:1200],
        scene_1=one, scene_2=two, scene_3=three, scene_4=four, scene_5=five, scene_6=six,
    )  # fmt: skip


def _scene(told: Told) -> ScenePlan:
    return ScenePlan(
        title=f"Scene {told.number}", location="here", time=TimeOfDay.DAY, mood=Mood.CALM,
        synopsis=" ".join(line.text for line in told.lines)[:500],
        shots=(ShotPlan(framing=Framing.WIDE, action="They talk."),),
    )  # fmt: skip
