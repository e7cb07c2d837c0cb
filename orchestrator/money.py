"""Money: what may be spent, what is held, what was spent. Nothing is bought above a ceiling.

An episode or a job, a day and a month have ceilings; a series, a backend and whoever has a token may
have their own. What counts against one is what was charged, what may still come of operations under
way or of unknown outcome, and, for days and months, what others have reserved and not yet used. Days
and months are those of UTC. What our own machines use is reckoned but not bought: no ceiling counts it.
Every decision is taken under one lock, so two buyers cannot both take the last cent.
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
from schemas.tables import (
    charge,
    episode,
    event,
    job,
    operation,
    production,
    reservation,
    series,
    token,
)

from . import events
from .operations import OPEN

_SPENDING = 0x6D6F6E65  # advisory lock: one purchase is decided at a time
_SPANS = ("episode", "day", "month")  # what bounds an episode bounds a job
NOTHING = Decimal(0)
OWN_WORK = "work"  # kind of a charge for our own machines: reckoned, but bought from nobody
_Where = sa.ColumnElement[bool]


@dataclass(frozen=True)
class _Buyer:
    """The episode or job that wants to buy."""

    production: int
    series_id: int
    slug: str
    cap: Decimal | None
    by: str | None  # who asked for it; null: an episode
    a_day: Decimal | None  # what jobs of theirs may cost a day


@dataclass(frozen=True)
class _Ceiling:
    """At most `usd` in a span: of everything, of a series, of a backend, or of somebody's jobs."""

    usd: Decimal
    span: str
    buyer: _Buyer
    series: bool = False
    backend: str = ""
    by: str = ""

    @property
    def name(self) -> str:
        """What it is the budget of, as a sentence goes on."""
        whose = self.buyer.slug if self.series else self.backend
        whose = f"the token {self.by}" if self.by else whose
        span = "job" if self.span == "episode" and self.buyer.by is not None else self.span
        return f"the {span}'s budget{f' of {whose}' * bool(whose)} of ${self.usd:.2f}"

    @property
    def since(self) -> sa.ColumnElement[Any]:
        """When its day or month began."""
        return sa.func.date_trunc(self.span, sa.func.clock_timestamp(), "UTC")

    def holds(self, table: sa.Table) -> list[_Where]:
        """Which rows of a table with `production_id` and `backend` fall under it."""
        where: list[_Where] = []
        if self.span == "episode":
            where.append(table.c.production_id == self.buyer.production)
        if self.backend:
            where.append(table.c.backend == self.backend)
        return where + self.among(table)

    def among(self, table: sa.Table) -> list[_Where]:
        """Which rows of a table with `production_id` are of its series, or of its person's jobs."""
        of: sa.Select[tuple[int]]
        if self.series:
            of = sa.select(production.c.id).where(production.c.series_id == self.buyer.series_id)
        elif self.by:
            of = sa.select(job.c.id).where(job.c.by == self.by)
        else:
            return []
        return [table.c.production_id.in_(of)]


async def reserve(
    connection: AsyncConnection, settings: Settings, *, production: int, usd: Decimal
) -> None:
    """Hold `usd` for what an episode or job will still buy, or raise BudgetExceededError.

    Repeating it replaces what it held before. It keeps others away from the money; each purchase is
    decided for itself all the same.
    """
    buyer = await _decide(connection, production)
    for ceiling in _ceilings(settings, buyer) if usd > 0 else ():
        await _fit(connection, ceiling, usd)
    held = insert(reservation).values(production_id=production, usd=usd)
    await connection.execute(
        held.on_conflict_do_update(
            index_elements=["production_id"], set_={"usd": usd, "at": sa.func.clock_timestamp()}
        )
    )


async def hold(
    connection: AsyncConnection, settings: Settings, *, production: int, backend: str, usd: Decimal
) -> None:
    """Decide that `usd` may be spent for a production at a backend, or raise BudgetExceededError.

    The operation that holds the money must be written in the same transaction.
    """
    buyer = await _decide(connection, production)
    for ceiling in _ceilings(settings, buyer, backend) if usd > 0 else ():
        used = await _fit(connection, ceiling, usd)
        if used + usd >= settings.budget.warn * ceiling.usd:
            await _warn(connection, ceiling, settings.budget)


async def available(
    connection: AsyncConnection,
    settings: Settings,
    *,
    production: int,
    backend: str | None = None,
) -> Decimal:
    """What may still be bought for it, at a backend; its own reservation is not in the way."""
    buyer = await _buyer(connection, production)
    left = [
        ceiling.usd - await _used(connection, ceiling)
        for ceiling in _ceilings(settings, buyer, backend or "")
    ]
    return max(min(left), NOTHING)


async def release(connection: AsyncConnection, *, production: int) -> None:
    """Give back what an episode or job still reserves."""
    held = reservation.c.production_id == production
    await connection.execute(sa.delete(reservation).where(held))


async def spent(connection: AsyncConnection, *, production: int) -> Decimal:
    """What an episode or job has cost so far, in US dollars."""
    total = sa.select(_total(charge.c.usd, charge.c.production_id == production))
    return Decimal((await connection.execute(total)).scalar_one())


async def deciding(connection: AsyncConnection) -> None:
    """Be the only one who decides about money until this transaction ends."""
    await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SPENDING)))


async def _decide(connection: AsyncConnection, production_id: int) -> _Buyer:
    await deciding(connection)
    return await _buyer(connection, production_id)


async def _buyer(connection: AsyncConnection, production_id: int) -> _Buyer:
    a_day = (  # of the token in force; after it was revoked, what it had still bounds its jobs
        sa.select(token.c.usd_per_day)
        .where(token.c.name == job.c.by)
        .order_by(token.c.revoked_at.desc().nulls_first())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        sa.select(
            production.c.id, production.c.series_id, series.c.slug,
            sa.func.coalesce(episode.c.cap, job.c.cap), job.c.by, a_day,
        )
        .select_from(
            production.join(series)
            .outerjoin(episode, episode.c.id == production.c.id)
            .outerjoin(job, job.c.id == production.c.id)
        )
        .where(production.c.id == production_id)
    )  # fmt: skip
    return _Buyer(*(await connection.execute(query)).one())


def _ceilings(settings: Settings, buyer: _Buyer, backend: str = "") -> Iterator[_Ceiling]:
    """Every ceiling that a purchase has to stay under. A production's own cap replaces the general."""
    own, theirs = settings.series.get(buyer.slug), settings.backends.get(backend)
    for span in _SPANS:
        if (usd := _of(settings.budget, span)) is not None:
            capped = buyer.cap if span == "episode" and buyer.cap is not None else usd
            yield _Ceiling(capped, span, buyer)
        if own and (usd := _of(own.budget, span)) is not None:
            yield _Ceiling(usd, span, buyer, series=True)
        if theirs and (usd := _of(theirs.budget, span)) is not None:
            yield _Ceiling(usd, span, buyer, backend=backend)
    if buyer.by is not None and buyer.a_day is not None:
        yield _Ceiling(buyer.a_day, "day", buyer, by=buyer.by)


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
    """What others have reserved, less what they have used of it."""
    since = reservation.c.at
    charged = _total(charge.c.usd, charge.c.production_id == reservation.c.production_id,
                     charge.c.at >= since)  # fmt: skip
    under_way = _total(operation.c.most, operation.c.production_id == reservation.c.production_id,
                       operation.c.state.in_(OPEN), operation.c.made_at >= since)  # fmt: skip
    left = sa.func.greatest(reservation.c.usd - charged - under_way, 0)
    others = reservation.c.production_id != ceiling.buyer.production
    return _total(left, others, *ceiling.among(reservation))


def _total(amount: sa.ColumnElement[Any], *where: _Where) -> sa.ColumnElement[Any]:
    return sa.select(sa.func.coalesce(sa.func.sum(amount), 0)).where(*where).scalar_subquery()


async def _warn(connection: AsyncConnection, ceiling: _Ceiling, budget: BudgetSettings) -> None:
    """Tell that a ceiling is near, once in its span."""
    text = f"{budget.warn:.0%} of {ceiling.name} is spent or held"
    told: list[_Where] = [event.c.kind == "budget", event.c.text == text]
    if ceiling.span == "episode":
        told.append(event.c.production_id == ceiling.buyer.production)
    else:
        told.append(event.c.at >= ceiling.since)
    if (await connection.execute(sa.select(event.c.id).where(*told).limit(1))).first() is None:
        await events.tell(
            connection, "budget", text,
            series=ceiling.buyer.series_id, episode=ceiling.buyer.production,
        )  # fmt: skip
