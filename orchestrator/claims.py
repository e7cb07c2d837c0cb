"""Claims: how an operation moves on. Each change is one statement that checks what it changes.

A row goes from `intent` over `submitting` and `submitted` to `succeeded`, `failed` or `cancelled`.
Whoever sends or has sent holds its lease and the number it got with it (`seq`); a statement of
somebody who has been overtaken changes nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import Remedy
from schemas.operation import OperationState, Order, Recovery
from schemas.tables import operation as table

from .operations import NOW, OPEN, Operation, sentence

_PLACES = 0x706C6163  # first key of the advisory locks: one claim per backend at a time


async def intend(
    connection: AsyncConnection,
    order: Order,
    *,
    production_id: int,
    work: str,
    attempt: int,
    recovery: Recovery,
) -> bool:
    """Write an intent down; returns whether there was none for this attempt yet."""
    fresh = insert(table).values(
        id=uuid4(), production_id=production_id, work=work, attempt=attempt, purpose=order.purpose,
        backend=order.backend, model=order.model, recovery=recovery, most=order.most,
        request=order.model_dump(mode="json"),
    )  # fmt: skip
    made = await connection.execute(fresh.on_conflict_do_nothing().returning(table.c.id))
    return made.first() is not None


async def crowded(connection: AsyncConnection, operation: Operation, places: int) -> bool:
    """Whether the backend is doing all it may at a time, this operation not counted.

    Keeps everybody else from claiming there until this transaction ends. A job past its deadline
    keeps nobody away.
    """
    backend = operation.order.backend
    lock = sa.func.pg_advisory_xact_lock(_PLACES, sa.func.hashtext(backend))
    await connection.execute(sa.select(lock))
    busy = sa.or_(
        table.c.state == OperationState.SUBMITTING,
        sa.and_(table.c.state == OperationState.SUBMITTED, table.c.due > NOW),
    )
    others = sa.select(sa.func.count()).where(
        table.c.backend == backend, table.c.id != operation.id, busy
    )
    return bool((await connection.execute(others)).scalar_one() >= max(places, 1))


async def claim(connection: AsyncConnection, operation: Operation, lasts_s: float) -> int | None:
    """Take the right to send for so long; returns its number, None where somebody was faster.

    An order that may have been accepted is sent again only where the vendor honours our key.
    """
    again = sa.and_(
        table.c.state == OperationState.SUBMITTING,
        table.c.recovery == Recovery.KEY,
        table.c.lease_until < NOW,
    )
    claimed = (
        sa.update(table)
        .where(table.c.id == operation.id, table.c.seq == operation.seq)
        .where(sa.or_(table.c.state == OperationState.INTENT, again))
        .values(
            state=OperationState.SUBMITTING, seq=table.c.seq + 1, lease_until=_in(lasts_s),
            sent_at=sa.func.coalesce(table.c.sent_at, NOW), missed=0,
        )
        .returning(table.c.seq)
    )  # fmt: skip
    seq: int | None = (await connection.execute(claimed)).scalar_one_or_none()
    return seq


async def not_sent(connection: AsyncConnection, operation: Operation, seq: int) -> None:
    """Nothing was accepted of what `seq` was claimed for: it is as if it had not been."""
    doubtful = operation.state is OperationState.SUBMITTING  # an earlier request may have been
    back = {"state": OperationState.INTENT, "lease_until": None, "sent_at": None}
    await _change(
        connection, operation, {"lease_until": NOW} if doubtful else back,
        OperationState.SUBMITTING, seq=seq,
    )  # fmt: skip


async def postpone(
    connection: AsyncConnection, operation: Operation, seq: int, *, by_s: float, problem: str
) -> None:
    """Nobody knows whether it was accepted: let nobody look into it before `by_s` seconds."""
    await _change(
        connection, operation, {"lease_until": _in(by_s), "problem": problem},
        OperationState.SUBMITTING, seq=seq,
    )  # fmt: skip


async def miss(connection: AsyncConnection, operation: Operation, *, lag_s: float) -> None:
    """The vendor does not list it. The second time, `lag_s` later, that means it never was."""
    values = {"missed": 1, "lease_until": _in(lag_s)}
    if operation.missed:
        values = {"missed": 0, "lease_until": None, "state": OperationState.INTENT}
    await connection.execute(
        sa.update(table)
        .where(table.c.id == operation.id, table.c.seq == operation.seq)
        .where(table.c.state == OperationState.SUBMITTING, table.c.missed == operation.missed)
        .values(**values)
    )


async def adopt(connection: AsyncConnection, operation: Operation, seq: int, remote: str) -> bool:
    """The vendor has accepted it as the job `remote`; returns whether that was news and ours."""
    same = table.c.recovery == Recovery.KEY  # then every request has led to the same job
    accepted = (
        sa.update(table)
        .where(table.c.id == operation.id, sa.or_(table.c.seq == seq, same))
        .where(table.c.state.in_(OPEN), table.c.state != OperationState.SUBMITTED)
        .values(
            state=OperationState.SUBMITTED, remote=remote, lease_until=None, problem=None,
            due=_in(operation.order.deadline_s),
        )
    )  # fmt: skip
    return bool((await connection.execute(accepted)).rowcount)


async def watch(connection: AsyncConnection, operation: Operation, *, for_s: float) -> None:
    """Somebody looks at the job: the sweep need not."""
    await _change(connection, operation, {"lease_until": _in(for_s)}, OperationState.SUBMITTED)


async def cancel(connection: AsyncConnection, operation: Operation, error: BaseException) -> bool:
    """Give up what was not sent, with the reason."""
    values = {
        "state": OperationState.CANCELLED, "problem": sentence(error), "settled_at": NOW,
        "remedy": getattr(error, "remedy", Remedy.STOP),
    }  # fmt: skip
    return await _change(connection, operation, values, OperationState.INTENT, seq=operation.seq)


async def _change(
    connection: AsyncConnection,
    operation: Operation,
    values: dict[str, Any],
    state: OperationState,
    *,
    seq: int | None = None,
) -> bool:
    changed = sa.update(table).where(table.c.id == operation.id, table.c.state == state)
    if seq is not None:
        changed = changed.where(table.c.seq == seq)
    return bool((await connection.execute(changed.values(**values))).rowcount)


def _in(seconds: float) -> sa.ColumnElement[datetime]:
    return NOW + sa.func.make_interval(0, 0, 0, 0, 0, 0, seconds)
