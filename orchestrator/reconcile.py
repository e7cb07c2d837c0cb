"""Reconcile: bring to an end what nobody looks after. Safe to repeat, and to do twice at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import sqlalchemy as sa
import structlog

from schemas.errors import GenerationError
from schemas.operation import DeclinedError, OperationState, Purpose, Recovery, Seller
from schemas.tables import event
from schemas.tables import operation as table

from . import claims, events, following, operations, settling
from .operations import NOW, Operation
from .shop import Shop

_AT_A_TIME = 4
_LOST = "its answer never came; the process that had asked for it was interrupted"
_KEPT = timedelta(days=7)

Send = Callable[[Seller, Operation], Awaitable[bool]]

log = structlog.get_logger(__name__)


async def sweep(shop: Shop, sellers: Mapping[str, Seller], send: Send) -> None:
    """One round through all operations that are left alone; one bad row does not stop it."""
    async with shop.database.connect() as connection:
        left = await operations.left_alone(connection)
    room = asyncio.Semaphore(_AT_A_TIME)

    async def mend(operation: Operation) -> None:
        async with room:
            try:
                await _mend(shop, sellers.get(operation.order.backend), operation, send)
            except Exception as error:  # noqa: BLE001 - the next round looks again
                log.warning(
                    "not reconciled", action="money", operation=operation.nonce,
                    error=operations.sentence(error),
                )  # fmt: skip

    await asyncio.gather(*map(mend, left))
    await asyncio.to_thread(shop.answers.tidy)
    await _clear(shop)


async def recover(shop: Shop, seller: Seller, operation: Operation) -> None:
    """Find out what became of an order whose sender has gone, without sending anything.

    What only sending again could tell, where the vendor honours our key, is left as it is.
    """
    if (said := shop.answers.noted(operation)) is not None:
        async with shop.database.begin() as connection:
            await settling.record(connection, operation, operation.seq, said)
        shop.answers.forget(operation, operation.seq)
    elif operation.recovery is Recovery.FIND:
        await following.search(shop, seller, operation)
    elif operation.state is OperationState.SUBMITTING and operation.recovery is Recovery.BLIND:
        async with shop.database.begin() as connection:
            await settling.lose_sight(connection, operation, operation.problem or _LOST)


async def _mend(shop: Shop, seller: Seller | None, operation: Operation, send: Send) -> None:
    if operation.state is OperationState.INTENT:
        async with shop.database.begin() as connection:
            over = GenerationError("what it was for was over before it was sent")
            await claims.cancel(connection, operation, over)
    elif seller is None:
        await _tell_once(shop, operation)
    elif operation.state is OperationState.SUBMITTED:
        await following.look_once(shop, seller, operation)
    elif operation.recovery is Recovery.KEY and shop.answers.noted(operation) is None:
        await _send_again(send, seller, operation)
    else:
        await recover(shop, seller, operation)


async def _clear(shop: Shop) -> None:
    """Remove the films of what has been over for a while; what was said of them stays."""
    old = (
        sa.select(table.c.id)
        .select_from(operations.produced())
        .where(table.c.purpose == Purpose.PICTURE, table.c.answer.is_not(None))
        .where(operations.IS_OVER, table.c.settled_at < NOW - _KEPT)
        .limit(500)
    )
    async with shop.database.begin() as connection:
        ids = (await connection.execute(old)).scalars().all()
        if not ids:
            return
        await asyncio.to_thread(shop.answers.remove, ids)
        await connection.execute(sa.update(table).where(table.c.id.in_(ids)).values(answer=None))


async def _send_again(send: Send, seller: Seller, operation: Operation) -> None:
    """Only the vendor's answer to the same key tells what became of the first request."""
    try:
        await send(seller, operation)
    except DeclinedError as declined:
        log.warning("not reconciled", action="money", operation=operation.nonce,
                    error=operations.sentence(declined))  # fmt: skip


async def _tell_once(shop: Shop, operation: Operation) -> None:
    backend = operation.order.backend
    text = (
        f"operation {operation.id} of {backend} is {operation.state}, and there is no such backend"
        " any more: configure it again, or settle the operation"
    )
    async with shop.database.begin() as connection:
        told = sa.select(event.c.id).where(event.c.kind == "unattended", event.c.text == text)
        if (await connection.execute(told.limit(1))).first() is None:
            await events.tell(
                connection,
                "unattended",
                text,
                series=operation.series,
                episode=operation.production,
            )
