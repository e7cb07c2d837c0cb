"""Settling: how an operation ends, and what is written into the ledger for it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.errors import AniGenError, Remedy
from schemas.operation import Accepted, Delivered, OperationState, Recovery, Standing
from schemas.tables import charge, spare
from schemas.tables import operation as table

from . import claims, events, money, operations
from .operations import OPEN, Operation

_NOTHING = Decimal(0)
_WRITTEN_OFF = "written_off"


async def record(
    connection: AsyncConnection, operation: Operation, seq: int, accepted: Accepted
) -> None:
    """Write down what the vendor said to whoever sent with `seq`: a job, or the answer.

    Where somebody else has gone on meanwhile it is paid for all the same, and kept as a spare.
    """
    if accepted.answer is not None:
        ours = await succeed(connection, operation, accepted.answer, seq=seq)
    else:
        ours = await claims.adopt(connection, operation, seq, accepted.remote)
    if not ours:
        await _spare(connection, operation, seq, accepted)


async def succeed(
    connection: AsyncConnection,
    operation: Operation,
    given: Delivered | Standing,
    *,
    seq: int | None = None,
) -> bool:
    """The answer is here: charge it. Returns whether it still had to be."""
    usd = operation.order.most if given.usd is None else given.usd
    values = {
        "answer": operation.nonce, "media_type": given.media_type, "details": given.details,
        "problem": None, "remedy": None,
    }  # fmt: skip
    exact = given.exact and given.usd is not None
    return await _settle(
        connection, operation, OperationState.SUCCEEDED, values, usd=usd, exact=exact, seq=seq
    )


async def fail(
    connection: AsyncConnection,
    operation: Operation,
    problem: str,
    remedy: Remedy,
    *,
    usd: Decimal,
    exact: bool,
    details: dict[str, Any] | None = None,
    of: Iterable[OperationState] = OPEN,
) -> bool:
    """There is no answer: charge what it cost all the same."""
    values = {"problem": problem, "remedy": remedy, "details": details or {}}
    return await _settle(
        connection, operation, OperationState.FAILED, values, usd=usd, exact=exact, of=of
    )


async def end(connection: AsyncConnection, operation: Operation, standing: Standing) -> bool:
    """Settle a job that is over; returns whether it is, and had not been settled yet."""
    if standing.state == "done":
        settled = await succeed(connection, operation, standing)
    else:
        again = Remedy.RETRY if standing.again else Remedy.FALLBACK
        settled = await fail(
            connection, operation, operations.sentence(Exception(standing.problem)),
            Remedy.RETAKE if standing.state == "refused" else again,
            usd=standing.usd or _NOTHING, exact=standing.exact and standing.usd is not None,
            details=standing.details, of=(OperationState.SUBMITTED,),
        )  # fmt: skip
    if settled and operation.due_s < 0:
        said = "what it made is kept" if standing.state == "done" else "it had failed"
        await _tell(connection, operation, "late", f"came after its deadline; {said}")
    return settled


async def lose_sight(connection: AsyncConnection, operation: Operation, problem: str) -> None:
    """Nobody can tell whether it was accepted: its money stays held."""
    lost = (
        sa.update(table)
        .where(table.c.id == operation.id, table.c.seq == operation.seq)
        .where(table.c.state == OperationState.SUBMITTING)
        .values(state=OperationState.UNKNOWN, lease_until=None, problem=problem)
    )
    if (await connection.execute(lost)).rowcount:
        most = f"up to ${operation.order.most:.2f} stay held until you say what it cost"
        await _tell(connection, operation, "unknown", f"may or may not have been accepted; {most}")


async def write_off(connection: AsyncConnection, operation: Operation, allowance: Decimal) -> bool:
    """Count an unknown as spent and lost, if its episode or job may lose that much altogether."""
    await money.deciding(connection)
    lost = sa.select(sa.func.coalesce(sa.func.sum(table.c.usd), 0)).where(
        table.c.production_id == operation.production, table.c.details.has_key(_WRITTEN_OFF)
    )
    if (await connection.execute(lost)).scalar_one() + operation.order.most > allowance:
        return False
    return await fail(
        connection, operation, operation.problem, Remedy.RETRY, usd=operation.order.most,
        exact=False, details={_WRITTEN_OFF: True}, of=(OperationState.UNKNOWN,),
    )  # fmt: skip


async def resolve(connection: AsyncConnection, operation_id: UUID, usd: Decimal | None) -> None:
    """Settle by an operator's word what nobody could tell: it cost `usd`, None for the worst case.

    0 means that it was never accepted. Raises AniGenError when nothing is to be settled there.
    """
    held = await operations.locked(connection, operation_id)
    can = (OperationState.UNKNOWN, OperationState.SUBMITTED)
    if held is None or held.state not in can:
        stands = f"is {held.state}" if held else "is not known"
        raise AniGenError(f"operation {operation_id} {stands}: there is nothing to be settled")
    if usd == 0 and held.state is OperationState.UNKNOWN:
        await connection.execute(
            sa.update(table).where(table.c.id == held.id).values(
                state=OperationState.CANCELLED, usd=_NOTHING, exact=True,
                problem="it was never accepted", settled_at=sa.func.clock_timestamp(),
            )
        )  # fmt: skip
        return
    await fail(
        connection, held, held.problem or "its answer never came", Remedy.RETRY,
        usd=held.order.most if usd is None else usd, exact=usd is not None, of=can,
    )  # fmt: skip


async def _settle(
    connection: AsyncConnection,
    operation: Operation,
    state: OperationState,
    values: dict[str, Any],
    *,
    usd: Decimal,
    exact: bool,
    seq: int | None = None,
    of: Iterable[OperationState] = OPEN,
) -> bool:
    now = sa.func.clock_timestamp()
    settled = sa.update(table).where(table.c.id == operation.id, table.c.state.in_(tuple(of)))
    if seq is not None and operation.recovery is not Recovery.KEY:
        settled = settled.where(table.c.seq == seq)
    settled = settled.values(state=state, usd=usd, exact=exact, settled_at=now, **values)
    if not (await connection.execute(settled)).rowcount:
        return False
    await _charge(connection, operation, usd, exact=exact, whole=True)
    if usd > operation.order.most:
        said = f"cost ${usd:.2f}, more than the ${operation.order.most:.2f} that it should at most"
        await _tell(connection, operation, "dearer", said)
    return True


async def _spare(
    connection: AsyncConnection, operation: Operation, seq: int, accepted: Accepted
) -> None:
    """Keep what came too late; charge it unless it was charged when it was given up."""
    row = await operations.locked(connection, operation.id)
    given_up = (OperationState.FAILED, OperationState.CANCELLED)
    ours = row is not None and row.seq == seq
    if row is None or (ours and row.state not in given_up):
        return
    if accepted.remote and row.remote == accepted.remote:
        return
    kept = insert(spare).values(
        backend=operation.order.backend, operation_id=operation.id,
        remote=accepted.remote or f"{operation.nonce}.{seq}",
    )  # fmt: skip
    new = await connection.execute(kept.on_conflict_do_nothing().returning(spare.c.remote))
    if new.first() is None or (ours and row.usd):
        return
    told = accepted.answer.usd if accepted.answer else None
    usd = operation.order.most if told is None else told
    await _charge(connection, operation, usd, exact=told is not None, whole=False)
    await _tell(connection, operation, "spare", f"was accepted once more: ${usd:.2f} are charged")


async def _charge(
    connection: AsyncConnection, operation: Operation, usd: Decimal, *, exact: bool, whole: bool
) -> None:
    """A line in the ledger; `whole`: the one that settles the operation."""
    await connection.execute(
        sa.insert(charge).values(
            production_id=operation.production, kind=operation.order.purpose,
            backend=operation.order.backend, usd=usd, exact=exact,
            operation_id=operation.id if whole else None,
        )
    )  # fmt: skip


async def _tell(connection: AsyncConnection, operation: Operation, kind: str, said: str) -> None:
    order = operation.order
    await events.tell(
        connection, kind, f"the {order.purpose} {operation.id} of {order.backend} {said}",
        series=operation.series, episode=operation.production,
    )  # fmt: skip
