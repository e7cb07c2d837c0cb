"""Following: look after a job at a vendor until it is over. Nothing here can cost anything."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from tenacity import AsyncRetrying, retry_if_exception, stop_after_delay

from schemas.errors import BackendTimeoutError, GenerationError, Remedy
from schemas.operation import Bought, Seller, Standing
from schemas.take import Progress

from . import claims, operations, settling
from .operations import Operation
from .shop import Shop, may_help

_BEFORE = timedelta(minutes=1)  # clocks differ
_FREE = Decimal(0)
_T = TypeVar("_T")


async def follow(shop: Shop, seller: Seller, operation: Operation, progress: Progress) -> None:
    """Look at a job until it is over, and settle it.

    Raises BackendTimeoutError past its deadline: the job is left to the sweep, never cancelled.
    """
    clock = asyncio.get_running_loop().time
    until = clock() + operation.due_s
    for pause in shop.pace.pauses():
        standing = await ask(shop, until - clock(), lambda: _look(shop, seller, operation))
        if is_over(standing):
            await _end(shop, operation, standing)
            return
        progress(standing.share)
        if clock() > until:
            raise BackendTimeoutError(
                f"{operation.order.backend} has not finished job {operation.remote} in time;"
                " it goes on, and what it makes is kept"
            )
        async with shop.database.begin() as connection:
            await claims.watch(connection, operation, for_s=shop.pace.watch)
        await asyncio.sleep(min(pause, max(until - clock(), 0.0)))


async def look_once(shop: Shop, seller: Seller, operation: Operation) -> None:
    """Look at a job that nobody waits for; settle it when it is over."""
    standing = await _look(shop, seller, operation)
    if is_over(standing):
        await _end(shop, operation, standing)


async def search(shop: Shop, seller: Seller, operation: Operation) -> None:
    """Ask whether an order was accepted: adopt the job, or note that there is none."""
    since = (operation.sent_at or datetime.now(UTC)) - _BEFORE
    found = await seller.find(operation.order, operation.nonce, since)
    async with shop.database.begin() as connection:
        if found is not None:
            await claims.adopt(connection, operation, operation.seq, found)
        else:
            await claims.miss(connection, operation, lag_s=shop.pace.lag)


async def given(shop: Shop, seller: Seller, operation: Operation) -> Bought:
    """What was bought. A job's file that somebody has removed is fetched again.

    Raises GenerationError where it cannot be had any more: it is not bought twice.
    """
    path = shop.answers.path(operation)
    if not path.exists() and operation.remote:
        await ask(shop, operation.order.timeout_s, lambda: _look(shop, seller, operation))
    if not path.exists():
        raise GenerationError(
            f"{path}, which {operation.order.backend} was paid for, has been removed;"
            " put it back, it is not bought a second time"
        )
    return Bought(
        path=path, media_type=operation.media_type, usd=operation.usd or _FREE,
        exact=operation.exact, operation=operation.nonce, remote=operation.remote,
        details=operation.details,
    )  # fmt: skip


async def ask(shop: Shop, seconds: float, question: Callable[[], Awaitable[_T]]) -> _T:
    """Put a question that costs nothing, again and again as long as that may help."""
    policy = AsyncRetrying(
        stop=stop_after_delay(max(seconds, 0.0)), wait=shop.pace.before_retry,
        retry=retry_if_exception(may_help), reraise=True, sleep=asyncio.sleep,
    )  # fmt: skip
    async for attempt in policy:
        with attempt:
            answer = await question()
    return answer


def is_over(standing: Standing) -> bool:
    """Whether a job has come to an end."""
    return standing.state in {"done", "failed", "refused"}


async def _look(shop: Shop, seller: Seller, operation: Operation) -> Standing:
    """How a job stands; what it has made is here when it is done.

    A result that is finished, and charged, but cannot be had is a failure.
    """
    standing = await seller.look(operation.order, operation.remote)
    if standing.state != "done":
        return standing
    try:
        await shop.answers.fetch(seller, operation, standing)
    except GenerationError as error:
        if error.remedy is Remedy.RETRY:
            raise
        usd = operation.order.most if standing.usd is None else standing.usd
        return replace(standing, state="failed", problem=operations.sentence(error), usd=usd)
    return standing


async def _end(shop: Shop, operation: Operation, standing: Standing) -> None:
    async with shop.database.begin() as connection:
        await settling.end(connection, operation, standing)
