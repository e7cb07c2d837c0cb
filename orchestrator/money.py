"""Money: what may be spent, what is held, what was spent. Nothing is bought above a ceiling.

An episode, a day and a month have ceilings; a series and a backend may have their own. What counts
against one is what was charged, what may still come of operations under way or of unknown outcome,
and, for days and months, what other episodes have reserved and not yet used. Days and months are
those of UTC. What our own machines use is reckoned but not bought: no ceiling counts it. Every decision is taken under one lock, so two buyers cannot both take the last cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import BudgetExceededError
from schemas.settings import BudgetSettings, Settings, SpanSettings
from schemas.tables import charge, episode, event, operation, reservation, series

from . import events
from .operations import OPEN

_SPENDING = 0x6D6F6E65  # advisory lock: one purchase is decided at a time
_SPANS = ("episode", "day", "month")
NOTHING = Decimal(0)
OWN_WORK = "work"  # kind of a charge for our own machines: reckoned, but bought from nobody
_Where = sa.ColumnElement[bool]


@dataclass(frozen=True)
class _Buyer:
    """The episode that wants to buy."""

    episode: int
    series_id: int
    slug: str
    cap: Decimal | None


@dataclass(frozen=True)
class _Ceiling:
    """At most `usd` in a span: of everything, of a series, or of a backend."""

    usd: Decimal
    span: str
    buyer: _Buyer
    series: bool = False
    backend: str = ""

    @property
    def name(self) -> str:
        """What it is the budget of, as a sentence goes on."""
        of = f" of {self.buyer.slug}" if self.series else f" of {self.backend}" * bool(self.backend)
        return f"the {self.span}'s budget{of} of ${self.usd:.2f}"

    @property
    def since(self) -> sa.ColumnElement[Any]:
        """When its day or month began."""
        return sa.func.date_trunc(self.span, sa.func.clock_timestamp(), "UTC")

    def holds(self, table: sa.Table) -> list[_Where]:
        """Which rows of a table with `episode_id` and `backend` fall under it."""
        where: list[_Where] = []
        if self.span == "episode":
            where.append(table.c.episode_id == self.buyer.episode)
        if self.series:
            where.append(table.c.episode_id.in_(_episodes(self.buyer.series_id)))
        if self.backend:
            where.append(table.c.backend == self.backend)
        return where


async def reserve(
    connection: AsyncConnection, settings: Settings, *, episode: int, usd: Decimal
) -> None:
    """Hold `usd` for what an episode will still buy, or raise BudgetExceededError.

    Repeating it replaces what the episode held before. It keeps other episodes away from the money;
    each purchase is decided for itself all the same.
    """
    buyer = await _decide(connection, episode)
    for ceiling in _ceilings(settings, buyer) if usd > 0 else ():
        await _fit(connection, ceiling, usd)
    held = insert(reservation).values(episode_id=episode, usd=usd)
    await connection.execute(
        held.on_conflict_do_update(
            index_elements=["episode_id"], set_={"usd": usd, "at": sa.func.clock_timestamp()}
        )
    )


async def hold(
    connection: AsyncConnection, settings: Settings, *, episode: int, backend: str, usd: Decimal
) -> None:
    """Decide that `usd` may be spent for an episode at a backend, or raise BudgetExceededError.

    The operation that holds the money must be written in the same transaction.
    """
    buyer = await _decide(connection, episode)
    for ceiling in _ceilings(settings, buyer, backend) if usd > 0 else ():
        used = await _fit(connection, ceiling, usd)
        if used + usd >= settings.budget.warn * ceiling.usd:
            await _warn(connection, ceiling, settings.budget)


async def available(
    connection: AsyncConnection, settings: Settings, *, episode: int, backend: str | None = None
) -> Decimal:
    """What may still be bought for an episode, at a backend; its own reservation is not in the way."""
    buyer = await _buyer(connection, episode)
    left = [
        ceiling.usd - await _used(connection, ceiling)
        for ceiling in _ceilings(settings, buyer, backend or "")
    ]
    return max(min(left), NOTHING)


async def release(connection: AsyncConnection, *, episode: int) -> None:
    """Give back what an episode still reserves."""
    await connection.execute(sa.delete(reservation).where(reservation.c.episode_id == episode))


async def spent(connection: AsyncConnection, *, episode: int) -> Decimal:
    """What an episode has cost so far, in US dollars."""
    total = sa.select(_total(charge.c.usd, charge.c.episode_id == episode))
    return Decimal((await connection.execute(total)).scalar_one())


async def deciding(connection: AsyncConnection) -> None:
    """Be the only one who decides about money until this transaction ends."""
    await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SPENDING)))


async def _decide(connection: AsyncConnection, episode_id: int) -> _Buyer:
    await deciding(connection)
    return await _buyer(connection, episode_id)


async def _buyer(connection: AsyncConnection, episode_id: int) -> _Buyer:
    query = (
        sa.select(episode.c.id, episode.c.series_id, series.c.slug, episode.c.cap)
        .join(series, series.c.id == episode.c.series_id)
        .where(episode.c.id == episode_id)
    )
    return _Buyer(*(await connection.execute(query)).one())


def _ceilings(settings: Settings, buyer: _Buyer, backend: str = "") -> Iterator[_Ceiling]:
    """Every ceiling that a purchase has to stay under. An episode's own cap replaces the general."""
    own, theirs = settings.series.get(buyer.slug), settings.backends.get(backend)
    for span in _SPANS:
        if (usd := _of(settings.budget, span)) is not None:
            capped = buyer.cap if span == "episode" and buyer.cap is not None else usd
            yield _Ceiling(capped, span, buyer)
        if own and (usd := _of(own.budget, span)) is not None:
            yield _Ceiling(usd, span, buyer, series=True)
        if theirs and (usd := _of(theirs.budget, span)) is not None:
            yield _Ceiling(usd, span, buyer, backend=backend)


def _of(budget: BudgetSettings | SpanSettings, span: str) -> Decimal | None:
    found: Decimal | None = getattr(budget, span)
    return found


async def _fit(connection: AsyncConnection, ceiling: _Ceiling, usd: Decimal) -> Decimal:
    """What is used under the ceiling; BudgetExceededError when `usd` more would pass it."""
    used = await _used(connection, ceiling)
    if used + usd > ceiling.usd:
        raise BudgetExceededError(
            f"up to ${usd:.2f} more would pass {ceiling.name}: ${used:.2f} is spent or held"
        )
    return used


async def _used(connection: AsyncConnection, ceiling: _Ceiling) -> Decimal:
    """What counts against it, in one statement: what is settled meanwhile is not overlooked."""
    timed = [] if ceiling.span == "episode" else [charge.c.at >= ceiling.since]
    used = _total(charge.c.usd, charge.c.kind != OWN_WORK, *ceiling.holds(charge), *timed)
    used += _total(operation.c.most, *ceiling.holds(operation), operation.c.state.in_(OPEN))
    if ceiling.span != "episode" and not ceiling.backend:
        used += _reserved(ceiling)
    return Decimal((await connection.execute(sa.select(used))).scalar_one())


def _reserved(ceiling: _Ceiling) -> sa.ColumnElement[Any]:
    """What other episodes have reserved, less what they have used of it."""
    since = reservation.c.at
    charged = _total(charge.c.usd, charge.c.episode_id == reservation.c.episode_id,
                     charge.c.at >= since)  # fmt: skip
    under_way = _total(operation.c.most, operation.c.episode_id == reservation.c.episode_id,
                       operation.c.state.in_(OPEN), operation.c.made_at >= since)  # fmt: skip
    left = sa.func.greatest(reservation.c.usd - charged - under_way, 0)
    where: list[_Where] = [reservation.c.episode_id != ceiling.buyer.episode]
    if ceiling.series:
        where.append(reservation.c.episode_id.in_(_episodes(ceiling.buyer.series_id)))
    return _total(left, *where)


def _episodes(series_id: int) -> sa.Select[tuple[int]]:
    return sa.select(episode.c.id).where(episode.c.series_id == series_id)


def _total(amount: sa.ColumnElement[Any], *where: _Where) -> sa.ColumnElement[Any]:
    return sa.select(sa.func.coalesce(sa.func.sum(amount), 0)).where(*where).scalar_subquery()


async def _warn(connection: AsyncConnection, ceiling: _Ceiling, budget: BudgetSettings) -> None:
    """Tell that a ceiling is near, once in its span."""
    text = f"{budget.warn:.0%} of {ceiling.name} is spent or held"
    told: list[_Where] = [event.c.kind == "budget", event.c.text == text]
    if ceiling.span == "episode":
        told.append(event.c.episode_id == ceiling.buyer.episode)
    else:
        told.append(event.c.at >= ceiling.since)
    if (await connection.execute(sa.select(event.c.id).where(*told).limit(1))).first() is None:
        await events.tell(
            connection, "budget", text,
            series=ceiling.buyer.series_id, episode=ceiling.buyer.episode,
        )  # fmt: skip
