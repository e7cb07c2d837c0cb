"""Reading: what was charged in a window of days, and what the newest episodes and jobs took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.operation import OperationState
from schemas.tables import State, charge, episode, job, operation, production, series, take

LATELY = 60  # episodes
OWN_WORK = "work"  # kind of a charge for our own machines
OPEN = (
    OperationState.INTENT, OperationState.SUBMITTING, OperationState.SUBMITTED,
    OperationState.UNKNOWN,
)  # fmt: skip
_LISTED = 20  # operations that are not settled
_NONE = Decimal(0)


@dataclass(frozen=True)
class Line:
    """What was charged on one day, for one kind of thing, at one backend."""

    day: date  # of UTC
    age: int  # whole days before now: 0 is the last 24 hours
    kind: str
    backend: str
    spare: bool  # bought a second time, or too late
    usd: Decimal
    cpu_s: float
    gpu_s: float
    exact: bool


@dataclass(frozen=True)
class Before:
    """What came before the last 30 days, and how much film there was."""

    usd: Decimal  # of the 30 days before the last 30
    minutes: float  # of film, aired in the last 30 days
    minutes_before: float  # likewise in the 30 days before
    wasted: Decimal  # on calls of the last 30 days that gave nothing


@dataclass(frozen=True)
class Told:
    """An operation that is not settled."""

    id: str
    number: int | None  # null: it is for a job
    job: str  # its id; empty: it is for an episode, or for a job that is forgotten
    backend: str
    purpose: str
    state: str
    most: Decimal
    since: datetime
    problem: str
    held: Decimal  # by all of them
    count: int  # of all of them


@dataclass(frozen=True)
class Jobs:
    """What jobs were charged in the last 30 days, and in the 30 days before."""

    count: int = 0  # in the last 30 days
    usd: Decimal = _NONE
    worked_s: float = 0.0  # by machines of our own
    usd_before: Decimal = _NONE
    newest: tuple[int, ...] = ()  # the ids of the newest


async def now(connection: AsyncConnection) -> tuple[datetime, bool]:
    """The database's clock, and whether there is a single series."""
    alone = sa.select(sa.func.count()).select_from(series).scalar_subquery() == 1
    row = (await connection.execute(sa.select(sa.func.clock_timestamp(), alone))).one()
    return row[0], row[1]


async def lines(
    connection: AsyncConnection, series_id: int, at: datetime, *, alone: bool, days: int
) -> list[Line]:
    """What a series was charged in the last `days` days, by the day."""
    c = charge.c
    day = sa.func.date_bin(sa.text("interval '1 day'"), c.at, sa.text("timestamptz '2000-01-01Z'"))
    age = sa.func.date_bin(sa.text("interval '1 day'"), c.at, at)
    spare = sa.and_(c.operation_id.is_(None), c.kind != OWN_WORK)
    rows = await connection.execute(
        sa.select(
            day, age, c.kind, c.backend, spare, sa.func.sum(c.usd), sa.func.sum(c.cpu_s),
            sa.func.sum(c.gpu_s), sa.func.bool_and(c.exact),
        )
        .where(c.at >= at - timedelta(days=days), *_of(c.production_id, series_id, alone=alone))
        .group_by(day, age, c.kind, c.backend, spare)
    )  # fmt: skip
    return [
        Line(d.date(), max(0, (at - a - timedelta(microseconds=1)).days), *rest)
        for d, a, *rest in rows
    ]


async def before(
    connection: AsyncConnection, series_id: int, at: datetime, *, alone: bool
) -> Before:
    """What the last 30 days are compared with."""
    month, two = at - timedelta(days=30), at - timedelta(days=60)
    usd = sa.select(sa.func.sum(charge.c.usd)).where(
        charge.c.at >= two,
        charge.c.at < month,
        *_of(charge.c.production_id, series_id, alone=alone),
    )
    wasted = sa.select(sa.func.sum(operation.c.usd)).where(
        operation.c.settled_at >= month, operation.c.state == OperationState.FAILED,
        *_of(operation.c.production_id, series_id, alone=alone),
    )  # fmt: skip
    c = episode.c
    film = sa.func.sum(c.seconds)
    minutes = await connection.execute(
        sa.select(
            film.filter(c.aired_at >= month),
            film.filter(c.aired_at < month, c.aired_at >= two),
            usd.scalar_subquery(),
            wasted.scalar_subquery(),
        ).where(c.series_id == series_id, c.slot >= two - timedelta(days=2))
    )
    lately, earlier, paid, lost = minutes.one()
    return Before(paid or _NONE, (lately or 0.0) / 60, (earlier or 0.0) / 60, lost or _NONE)


async def episodes(connection: AsyncConnection, series_id: int) -> list[Any]:
    """The newest aired episodes with what they were expected to cost and did; the oldest first."""
    of = charge.c.production_id == episode.c.id
    spent = sa.select(sa.func.coalesce(sa.func.sum(charge.c.usd), 0)).where(of)
    worked = sa.select(sa.func.coalesce(sa.func.sum(charge.c.cpu_s + charge.c.gpu_s), 0)).where(of)
    rows = await connection.execute(
        sa.select(
            episode.c.id, episode.c.number, episode.c.title, episode.c.estimate, episode.c.cap,
            episode.c.seconds, spent.scalar_subquery().label("usd"),
            worked.scalar_subquery().label("worked_s"),
        )
        .where(episode.c.series_id == series_id, episode.c.state == State.AIRED)
        .order_by(episode.c.number.desc())
        .limit(LATELY)
    )  # fmt: skip
    return list(rows)[::-1]


async def jobs(connection: AsyncConnection, series_id: int, at: datetime) -> Jobs:
    """What the jobs of a series cost."""
    c, month, number = charge.c, at - timedelta(days=30), production.c.id
    lately, of = c.at >= month, production.c.series_id == series_id
    forgotten_too = charge.join(production, number == c.production_id).outerjoin(
        episode, episode.c.id == number
    )
    rows = await connection.execute(
        sa.select(
            sa.func.count(sa.distinct(number)).filter(lately),
            sa.func.coalesce(sa.func.sum(c.usd).filter(lately), 0),
            sa.func.coalesce(sa.func.sum(c.cpu_s + c.gpu_s).filter(lately), 0),
            sa.func.coalesce(sa.func.sum(c.usd).filter(~lately), 0),
        )
        .select_from(forgotten_too)
        .where(of, c.at >= at - timedelta(days=60), episode.c.id.is_(None))
    )
    newest = (
        sa.select(job.c.id)
        .join(production, number == job.c.id)
        .where(of, job.c.made_at >= month)
        .order_by(job.c.id.desc())
        .limit(LATELY)
    )
    count, usd, worked_s, earlier = rows.one()
    ids = tuple((await connection.execute(newest)).scalars())
    return Jobs(count, usd, worked_s, earlier, ids)


async def backends(connection: AsyncConnection, ids: list[int]) -> list[Any]:
    """The takes of these episodes and jobs by backend, the busiest first."""
    c = take.c
    approved = c.verdict == "approved"
    rows = await connection.execute(
        sa.select(
            c.backend, sa.func.count().label("takes"),
            sa.func.count().filter(approved).label("approved"),
            sa.func.percentile_cont(0.5).within_group(c.wall_s).label("median_s"),
            sa.func.sum(c.usd).label("usd"),
            sa.func.coalesce(sa.func.sum(c.usd).filter(~approved), 0).label("wasted"),
            sa.func.coalesce(sa.func.sum(c.seconds).filter(approved), 0).label("seconds"),
            sa.func.coalesce(sa.func.sum(c.gpu_s), 0).label("gpu_s"),
            sa.func.coalesce(sa.func.sum(c.cpu_s), 0).label("cpu_s"),
        )
        .where(c.production_id.in_(ids))
        .group_by(c.backend)
        .order_by(sa.desc("takes"), c.backend)
    )  # fmt: skip
    return list(rows)


async def unsettled(connection: AsyncConnection, series_id: int) -> list[Told]:
    """The operations whose money is held: under way, or of unknown outcome; those first."""
    c = operation.c
    unknown = c.state == OperationState.UNKNOWN
    rows = await connection.execute(
        sa.select(
            sa.cast(c.id, sa.Text), episode.c.number,
            sa.func.coalesce(sa.cast(job.c.uuid, sa.Text), ""), c.backend, c.purpose, c.state, c.most,
            sa.func.coalesce(c.sent_at, c.made_at), sa.func.coalesce(c.problem, ""),
            sa.func.sum(c.most).over(), sa.func.count().over(),
        )
        .select_from(
            operation.join(production, production.c.id == c.production_id)
            .outerjoin(episode, episode.c.id == production.c.id)
            .outerjoin(job, job.c.id == production.c.id)
        )
        .where(production.c.series_id == series_id, c.state.in_(OPEN))
        .order_by(unknown.desc(), c.made_at)
        .limit(_LISTED)
    )  # fmt: skip
    return [Told(*row) for row in rows]


def _of(
    production_id: sa.ColumnElement[int], series_id: int, *, alone: bool
) -> tuple[sa.ColumnElement[bool], ...]:
    """Which rows are of a series; where there is no other, all of them are."""
    mine = sa.select(production.c.id).where(production.c.series_id == series_id)
    return () if alone else (production_id.in_(mine),)
