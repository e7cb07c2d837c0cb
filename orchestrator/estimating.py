"""Estimate: what a plan will cost, scene by scene, and whom the money allows to shoot it.

A backend's own estimate is the most that one take can cost. What an episode really costs also hangs
on retakes and on prices charged by use, so it is corrected by experience: what the backend's last
takes cost against what their first ones were estimated at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from director.base import Director
from schemas.canon import Recall
from schemas.errors import AniGenError
from schemas.operation import Purpose
from schemas.tables import operation

from . import asking, sheets
from .asking import Place
from .backends import Backend
from .studio import Studio

_LATELY = 400  # operations that count as experience
_DOUBT = Decimal(40)  # as many imagined ones, each at its estimate and a little more
_LITTLE_MORE = Decimal("1.03")
_PLANS = 30  # episodes whose writing counts as experience
_SMOOTHLY = Decimal("0.025")  # of the worst case: a plan that needs no repair, as measured


@dataclass(frozen=True)
class Price:
    """What a scene costs with one backend in the lead, in US dollars."""

    backend: str
    most: Decimal  # without retakes, at the worst
    likely: Decimal


@dataclass(frozen=True)
class Casting:
    """Who leads each scene, and what that costs."""

    scenes: tuple[Price, ...]
    cheaper: bool  # whether a scene was given to somebody cheaper for want of money

    @property
    def most(self) -> Decimal:
        """The worst case of all scenes."""
        return sum((scene.most for scene in self.scenes), Decimal(0))

    @property
    def likely(self) -> Decimal:
        """What is expected."""
        return sum((scene.likely for scene in self.scenes), Decimal(0))


def cast(prices: Sequence[Sequence[Price]], available: Decimal) -> Casting:
    """Give every scene to the first backend of the cast that the money left over allows.

    `prices` holds, for each scene, what it costs with each backend, in the order of the cast; the
    last of them costs nothing.
    """
    left, chosen, cheaper = available, [], False
    for scene in prices:
        one = next((price for price in scene if max(price.most, price.likely) <= left), scene[-1])
        cheaper |= one is not scene[0]
        left -= min(left, max(one.most, one.likely))
        chosen.append(one)
    return Casting(tuple(chosen), cheaper)


async def prices(
    connection: AsyncConnection, studio: Studio, scenes: Sequence[Sequence[Place]]
) -> tuple[tuple[Price, ...], ...]:
    """What each of these scenes costs with each backend of the cast that is at work."""
    at_work = [b for b in studio.cast if not b.rests]
    learned = await experience(connection, [b.name for b in at_work])
    return tuple(
        tuple(_price(studio, backend, shots, learned) for backend in at_work) for shots in scenes
    )


def _price(
    studio: Studio, backend: Backend, shots: Sequence[Place], learned: Mapping[str, Decimal]
) -> Price:
    most, voices = Decimal(0), Decimal(0)
    drawn: dict[Path, Decimal] = {}  # the sheets that would have to be drawn first
    for place in shots:
        try:
            most += backend.generator.estimate(asking.bare(place))
        except AniGenError:
            continue  # a shot that it cannot make costs nothing; somebody else makes it
        if backend.generator.capabilities.takes_references:
            drawn |= _sheets(studio, place)
        if not backend.generator.capabilities.makes_audio:
            voices += sum(
                (studio.voices.estimate(line.text) for line in place.planned.lines), Decimal(0)
            )
    more = voices + sum(drawn.values(), Decimal(0))
    likely = most * learned.get(backend.name, _LITTLE_MORE) + more
    return Price(backend.name, most + more, round(likely, 6))


def _sheets(studio: Studio, place: Place) -> dict[Path, Decimal]:
    """What the sheets cost at most that a shot needs and that are not there yet."""
    bare, images = asking.bare(place), studio.images[0].images
    paths = {
        sheets.place(studio, place.job.slug, one, bare.style): one for one in sheets.seen(bare)
    }
    return {
        path: images.estimate(one, bare.style) for path, one in paths.items() if not path.exists()
    }


async def writing(
    connection: AsyncConnection, director: Director, recall: Recall
) -> tuple[Decimal, Decimal]:
    """What a director's plan costs at most, every repair included, and what is expected."""
    most = director.estimate(recall)
    c = operation.c
    episodes = (
        sa.select(sa.func.sum(c.usd).label("usd"))
        .where(c.backend == director.name, c.purpose == Purpose.PLAN, c.usd.is_not(None))
        .group_by(c.production_id)
        .order_by(c.production_id.desc())
        .limit(_PLANS)
        .subquery()
    )
    usual = (await connection.execute(sa.select(sa.func.avg(episodes.c.usd)))).scalar_one()
    return most, round(most * _SMOOTHLY if usual is None else min(usual, most), 6)


async def experience(connection: AsyncConnection, backends: Sequence[str]) -> dict[str, Decimal]:
    """By how much the takes of each backend have cost more, or less, than was estimated."""
    c = operation.c
    lately = (
        sa.select(c.usd, c.most, c.work, c.attempt)
        .where(c.backend == sa.bindparam("backend"), c.purpose == Purpose.PICTURE)
        .where(c.usd.is_not(None))
        .order_by(c.made_at.desc())
        .limit(_LATELY)
        .subquery()
    )
    first = (lately.c.attempt == 1) & lately.c.work.like("%/0/picture%")
    sums = sa.select(
        sa.func.coalesce(sa.func.sum(lately.c.usd), 0),
        sa.func.coalesce(sa.func.sum(lately.c.most).filter(first), 0),
        sa.func.count().filter(first),
    )
    learned = {}
    for name in backends:
        spent, most, count = (await connection.execute(sums, {"backend": name})).one()
        doubt = _DOUBT * (most / count if count else Decimal(1))
        learned[name] = (spent + doubt * _LITTLE_MORE) / (most + doubt)
    return learned
