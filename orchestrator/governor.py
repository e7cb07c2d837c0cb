"""The governor: the only place where money is spent.

An order becomes a row that holds its price before anything is sent; the row is claimed, its order is
sent once, and what the vendor said is written down before anything else happens. What proves that
nothing was accepted may be tried again; what proves nothing is found out by other means, or held.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

from schemas.errors import (
    AniGenError,
    BackendBrokenError,
    BackendUnreachableError,
    Remedy,
    StudioError,
)
from schemas.operation import (
    Accepted,
    Bought,
    DeclinedError,
    Order,
    Recovery,
    Seller,
    Till,
)
from schemas.settings import Settings
from schemas.take import Progress, nothing
from schemas.warrant import Warrant, WarrantError

from . import claims, operations, reconcile, settling
from .answers import Answers
from .operations import Operation
from .purchase import Purchase
from .shop import Pace, Shop, UnsureError, may_help

_USUAL = Pace()

log = structlog.get_logger(__name__)


class Governor:
    """Decides what is bought, for every episode, every job and in every process alike."""

    def __init__(
        self, database: AsyncEngine, settings: Settings, folder: Path, *, pace: Pace = _USUAL
    ) -> None:
        """`folder` is where the answers lie; whatever is in it has been paid for."""
        self._shop = Shop(database, settings, Answers(folder), pace)
        self._sellers: dict[str, Seller] = {}

    def enlist(self, backend: str, seller: Seller) -> None:
        """Let the sweep speak to a paid backend."""
        self._sellers[backend] = seller

    def till(self, production: int, work: str) -> Till:
        """The door for one piece of work, e.g. `take/12/3/1/omni/1`; what is bought bears its name."""
        return _Till(self._shop, production, work)

    async def reconcile(self) -> None:
        """Look after what nobody looks after: dead claims, jobs without a buyer, late results."""
        await reconcile.sweep(self._shop, self._sellers, partial(_send, self._shop))


class _Till:
    def __init__(self, shop: Shop, production: int, work: str) -> None:
        self._shop, self._production, self._work = shop, production, work

    async def buy(self, seller: Seller, order: Order, *, progress: Progress = nothing) -> Bought:
        """See `schemas.operation.Till`."""
        order = Order.model_validate(order.model_dump(mode="json"))  # as it comes back from the row
        order = order.model_copy(update={"most": operations.money(order.most)})
        parts = (self._work, order.purpose, order.part)
        work = order.shared or "/".join(filter(None, parts))
        send = partial(_send, self._shop)
        purchase = Purchase(self._shop, send, seller, order, production=self._production, work=work)
        policy = AsyncRetrying(
            stop=stop_after_attempt(self._shop.settings.shooting.attempts),
            wait=self._shop.pace.before_retry, retry=retry_if_exception(_may_send_again),
            reraise=True, sleep=asyncio.sleep,
        )  # fmt: skip
        try:
            return await policy(purchase.make, progress)
        except UnsureError as unsure:
            raise unsure.error from unsure
        except DeclinedError as declined:
            await purchase.give_up(declined.error)
            raise declined.error from declined


def _may_send_again(error: BaseException) -> bool:
    return isinstance(error, UnsureError) or (isinstance(error, DeclinedError) and may_help(error))


async def _send(shop: Shop, seller: Seller, operation: Operation) -> bool:
    """Claim an operation, send its order once, and write down what the vendor said.

    Returns False while the backend has no room. Raises DeclinedError when nothing was accepted.
    Where nobody knows, the row is left to be recovered as the vendor's class allows.
    """
    order, pace = operation.order, shop.pace
    warrant = Warrant(operation.nonce, lasts_s=pace.margin)  # runs out before the lease can
    async with shop.database.begin() as connection:
        if await claims.crowded(connection, operation, seller.parallel):
            return False
        lasts = pace.margin + order.timeout_s + pace.lag
        seq = await claims.claim(connection, operation, lasts)
    if seq is None:
        return True  # somebody else was faster
    shop.sending.add(operation.id)
    try:
        with warrant:
            async with asyncio.timeout(order.timeout_s):
                accepted = await seller.submit(order, operation.nonce)
    except DeclinedError:
        await _not_sent(shop, operation, seq)
        raise
    except Exception as error:
        if not warrant.sent:
            await _not_sent(shop, operation, seq)
            raise DeclinedError(_unsent(operation, error)) from error
        await _unsure(shop, operation, seq, error)
    else:
        if accepted.remote or accepted.answer is not None:
            await _record(shop, operation, seq, accepted)
        else:
            mute = BackendBrokenError(f"{order.backend} gave neither a job nor an answer")
            await _unsure(shop, operation, seq, mute)
    finally:
        shop.sending.discard(operation.id)
    return True


async def _not_sent(shop: Shop, operation: Operation, seq: int) -> None:
    async with shop.database.begin() as connection:
        await claims.not_sent(connection, operation, seq)


async def _unsure(shop: Shop, operation: Operation, seq: int, error: Exception) -> None:
    """The request left, and no answer that proves anything came."""
    problem = operations.sentence(error)
    log.warning("outcome unknown", action="money", backend=operation.order.backend, error=problem)
    async with shop.database.begin() as connection:
        wait = shop.pace.lag if operation.recovery is Recovery.FIND else 0.0
        await claims.postpone(connection, operation, seq, by_s=wait, problem=problem)
    if operation.recovery is Recovery.KEY:
        said = f"{operation.order.backend} did not answer ({problem})"
        raise UnsureError(BackendUnreachableError(said)) from error


async def _record(shop: Shop, operation: Operation, seq: int, accepted: Accepted) -> None:
    """First on the disk, then in the tables: so it is known whatever happens in between."""
    kept: OSError | None = None
    try:
        await shop.answers.keep(operation, seq, accepted)
    except OSError as error:
        kept = error
    async with shop.database.begin() as connection:
        if kept is not None and (answer := accepted.answer) is not None:
            usd = operation.order.most if answer.usd is None else answer.usd
            problem = f"its answer could not be kept: {operations.sentence(kept)}"
            await settling.fail(
                connection, operation, problem, Remedy.STOP, usd=usd, exact=answer.exact,
                details=answer.details,
            )  # fmt: skip
        else:
            await settling.record(connection, operation, seq, accepted)
    shop.answers.forget(operation, seq)
    if kept is not None and accepted.answer is not None:
        raise StudioError(f"{shop.answers.folder} cannot be written: {kept.strerror}; make room")


def _unsent(operation: Operation, error: Exception) -> AniGenError:
    """What to say when not a byte has left."""
    if isinstance(error, AniGenError) and not isinstance(error, WarrantError):
        return error
    reason = operations.sentence(error)
    log.warning("not sent", action="money", backend=operation.order.backend, exc_info=error)
    return BackendUnreachableError(f"{operation.order.backend} cannot be reached ({reason})")
