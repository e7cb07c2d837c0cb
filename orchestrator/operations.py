"""Operations: the rows of what is bought, as they are read. All times are the database's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_UP, Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import secret
from schemas.jobs import ENDED
from schemas.operation import SETTLED, OperationState, Order, Recovery
from schemas.tables import OVER, episode, job, production
from schemas.tables import operation as table

OPEN = tuple(state for state in OperationState if state not in SETTLED)
_UNIT = Decimal("0.000000001")
NOW = sa.func.clock_timestamp()
IS_OVER = sa.func.coalesce(  # in `produced`; a job of which nothing is left was over long ago
    episode.c.state.in_(OVER), job.c.state.in_(ENDED), sa.true()
)


@dataclass(frozen=True)
class Operation:
    """A row as it was read, and its lease and deadline in seconds from then."""

    id: UUID
    production: int
    series: int
    is_over: bool  # the episode or job is: nobody wants it any more
    work: str
    attempt: int
    failures: int  # attempts of this work that have failed
    order: Order
    recovery: Recovery
    state: OperationState
    seq: int
    lease_s: float  # not above 0: nobody holds it
    due_s: float
    sent_s: float  # since it was claimed for sending
    sent_at: datetime | None
    missed: int
    remote: str
    usd: Decimal | None
    exact: bool
    media_type: str
    details: dict[str, Any]
    problem: str
    remedy: str

    @property
    def nonce(self) -> str:
        """What goes with the request."""
        return str(self.id)


def money(usd: Decimal) -> Decimal:
    """An amount as the tables hold it, never less."""
    return usd.quantize(_UNIT, rounding=ROUND_UP)


def sentence(error: BaseException) -> str:
    """What an error says, fit to be shown: one line, not long, no secret in it."""
    return secret.sentence(str(error) or type(error).__name__)


async def latest(connection: AsyncConnection, work: str) -> Operation | None:
    """The newest attempt of a piece of work."""
    newest = _select().where(table.c.work == work).order_by(table.c.attempt.desc()).limit(1)
    row = (await connection.execute(newest)).first()
    return _read(row) if row else None


async def locked(connection: AsyncConnection, operation_id: UUID) -> Operation | None:
    """An operation that nobody else changes until this transaction ends."""
    found = _select().where(table.c.id == operation_id).with_for_update(of=table)
    row = (await connection.execute(found)).first()
    return _read(row) if row else None


async def left_alone(connection: AsyncConnection) -> list[Operation]:
    """The open operations that nobody looks after at the moment, oldest first."""
    alone = sa.or_(table.c.lease_until.is_(None), table.c.lease_until < NOW)
    wanted = sa.and_(table.c.state == OperationState.INTENT, ~IS_OVER)
    rows = await connection.execute(
        _select().where(table.c.state.in_(OPEN), alone, ~wanted).order_by(table.c.made_at)
    )
    return [_read(row) for row in rows]


def produced() -> sa.Join:
    """The operations with what they are for: an episode or a job."""
    return (
        table.join(production, production.c.id == table.c.production_id)
        .outerjoin(episode, episode.c.id == production.c.id)
        .outerjoin(job, job.c.id == production.c.id)
    )


def _select() -> sa.Select[Any]:
    earlier = table.alias()
    failures = (
        sa.select(sa.func.count())
        .where(earlier.c.work == table.c.work, earlier.c.state == OperationState.FAILED)
        .scalar_subquery()
    )
    return sa.select(
        table, production.c.series_id, IS_OVER.label("is_over"), failures.label("failures"),
        sa.extract("epoch", table.c.lease_until - NOW).label("lease_s"),
        sa.extract("epoch", NOW - table.c.sent_at).label("sent_s"),
        sa.extract("epoch", table.c.due - NOW).label("due_s"),
    ).select_from(produced())  # fmt: skip


def _read(row: sa.Row[Any]) -> Operation:
    return Operation(
        id=row.id, production=row.production_id, series=row.series_id, is_over=row.is_over,
        work=row.work, attempt=row.attempt, failures=row.failures,
        order=Order.model_validate(row.request), recovery=Recovery(row.recovery),
        state=OperationState(row.state), seq=row.seq, lease_s=float(row.lease_s or 0.0),
        due_s=float(row.due_s or 0.0), sent_s=float(row.sent_s or 0.0), sent_at=row.sent_at, missed=row.missed,
        remote=row.remote or "", usd=row.usd, exact=row.exact, media_type=row.media_type or "",
        details=row.details or {}, problem=row.problem or "", remedy=row.remedy or "",
    )  # fmt: skip
