"""The ledger: what was spent on what, what is held, and what nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.operation import OperationState
from schemas.tables import charge, episode, job, operation, production, series

from .operations import produced

SPANS: dict[str, str | int] = {"today": "day", "7 days": 7, "month": "month", "30 days": 30}
_HELD = (OperationState.INTENT, OperationState.SUBMITTING, OperationState.SUBMITTED)


@dataclass(frozen=True)
class Line:
    """What one backend was paid for one kind of thing."""

    backend: str
    kind: str
    calls: int
    usd: Decimal
    exact: bool  # every figure is the vendor's own or computed from what was used
    gpu_s: float


@dataclass(frozen=True)
class EpisodeCost:
    """Estimate beside actual."""

    series: str
    number: int
    title: str
    state: str
    cap: Decimal | None
    estimate: Decimal | None
    usd: Decimal
    held: Decimal  # for calls that are under way, or of which nobody can tell


@dataclass(frozen=True)
class JobsCost:
    """What the jobs of a series cost in the days of the lines, forgotten ones too."""

    series: str
    jobs: int  # that cost something, be it time, or hold money
    usd: Decimal
    held: Decimal


@dataclass(frozen=True)
class Unknown:
    """A call of which nobody can tell whether it was accepted."""

    operation: str
    series: str
    number: int | None  # null: it was for a job
    job: str  # its id; empty: it was for an episode, or for a job that is forgotten
    backend: str
    purpose: str
    most: Decimal
    since: datetime
    problem: str


@dataclass(frozen=True)
class Ledger:
    """Everything about money, in US dollars."""

    totals: dict[str, Decimal]
    held: Decimal
    wasted: Decimal  # paid, and not in any episode or job
    lines: tuple[Line, ...]
    episodes: tuple[EpisodeCost, ...]
    jobs: tuple[JobsCost, ...]
    unknown: tuple[Unknown, ...]


async def read(connection: AsyncConnection, *, days: int = 30, episodes: int = 12) -> Ledger:
    """The ledger: totals, the lines of the last `days`, the newest `episodes`."""
    held = sa.select(_sum(operation.c.most)).where(
        operation.c.state.in_((*_HELD, OperationState.UNKNOWN))
    )
    return Ledger(
        totals={name: await _total(connection, span) for name, span in SPANS.items()},
        held=(await connection.execute(held)).scalar_one(),
        wasted=await _wasted(connection, days),
        lines=await _lines(connection, days),
        episodes=await _episodes(connection, episodes),
        jobs=await _jobs(connection, days),
        unknown=await _unknown(connection),
    )


def _sum(column: sa.ColumnElement[Decimal]) -> sa.ColumnElement[Decimal]:
    return sa.func.coalesce(sa.func.sum(column), Decimal(0))


def _since(span: str | int) -> sa.ColumnElement[Any]:
    """When a day or a month began, or the moment so many days ago."""
    if isinstance(span, str):
        return sa.func.date_trunc(span, sa.func.clock_timestamp(), "UTC")
    return sa.func.clock_timestamp() - timedelta(days=span)


async def _total(connection: AsyncConnection, span: str | int) -> Decimal:
    paid = sa.select(_sum(charge.c.usd)).where(charge.c.at >= _since(span))
    return Decimal((await connection.execute(paid)).scalar_one())


async def _wasted(connection: AsyncConnection, days: int) -> Decimal:
    paid = sa.select(_sum(operation.c.usd)).where(
        operation.c.settled_at >= _since(days),
        operation.c.state == OperationState.FAILED,
    )
    return Decimal((await connection.execute(paid)).scalar_one())


async def _lines(connection: AsyncConnection, days: int) -> tuple[Line, ...]:
    total = sa.func.sum(charge.c.usd)
    rows = await connection.execute(
        sa.select(
            charge.c.backend, charge.c.kind, sa.func.count(charge.c.operation_id), total,
            sa.func.bool_and(charge.c.exact), sa.func.sum(charge.c.gpu_s),
        )
        .where(charge.c.at >= _since(days))
        .group_by(charge.c.backend, charge.c.kind)
        .order_by(total.desc(), charge.c.backend, charge.c.kind)
    )  # fmt: skip
    return tuple(Line(*row) for row in rows)


async def _episodes(connection: AsyncConnection, count: int) -> tuple[EpisodeCost, ...]:
    paid = (
        sa.select(_sum(charge.c.usd))
        .where(charge.c.production_id == episode.c.id)
        .scalar_subquery()
    )
    held = (
        sa.select(_sum(operation.c.most))
        .where(operation.c.production_id == episode.c.id)
        .where(operation.c.state.in_((*_HELD, OperationState.UNKNOWN)))
        .scalar_subquery()
    )
    rows = await connection.execute(
        sa.select(
            series.c.slug, episode.c.number, sa.func.coalesce(episode.c.title, ""),
            episode.c.state, episode.c.cap, episode.c.estimate, paid, held,
        )
        .join(series, series.c.id == episode.c.series_id)
        .order_by(episode.c.id.desc())
        .limit(count)
    )  # fmt: skip
    return tuple(EpisodeCost(*row) for row in rows)


async def _jobs(connection: AsyncConnection, days: int) -> tuple[JobsCost, ...]:
    c, o, none = charge.c, operation.c, sa.literal(0, operation.c.most.type)
    paid = sa.select(c.production_id, c.usd, none.label("held")).where(c.at >= _since(days))
    held = sa.select(o.production_id, none, o.most).where(
        o.state.in_((*_HELD, OperationState.UNKNOWN))
    )
    both = paid.union_all(held).subquery()
    usd = sa.func.sum(both.c.usd)
    rows = await connection.execute(
        sa.select(
            series.c.slug,
            sa.func.count(sa.distinct(production.c.id)),
            usd,
            sa.func.sum(both.c.held),
        )
        .select_from(
            both.join(production, production.c.id == both.c.production_id)
            .join(series, series.c.id == production.c.series_id)
            .outerjoin(episode, episode.c.id == production.c.id)
        )
        .where(episode.c.id.is_(None))
        .group_by(series.c.slug)
        .order_by(usd.desc(), series.c.slug)
    )
    return tuple(JobsCost(*row) for row in rows)


async def _unknown(connection: AsyncConnection) -> tuple[Unknown, ...]:
    c = operation.c
    rows = await connection.execute(
        sa.select(
            sa.cast(c.id, sa.Text), series.c.slug, episode.c.number,
            sa.func.coalesce(sa.cast(job.c.uuid, sa.Text), ""), c.backend, c.purpose, c.most,
            sa.func.coalesce(c.sent_at, c.made_at), sa.func.coalesce(c.problem, ""),
        )
        .select_from(produced())
        .join(series, series.c.id == production.c.series_id)
        .where(c.state == OperationState.UNKNOWN)
        .order_by(c.made_at)
    )  # fmt: skip
    return tuple(Unknown(*row) for row in rows)
