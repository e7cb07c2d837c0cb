"""A purchase: one order on its way through the states of its operation.

Every step looks at the row, does the one thing that it calls for, and looks again. So it is the same
to buy something for the first time, to go on where a dead process stopped, and to ask once more for
what was bought long ago.
"""

from __future__ import annotations

import asyncio

from schemas.errors import (
    AniGenError,
    BackendTimeoutError,
    GenerationError,
    RefusedError,
    Remedy,
    UnknownOutcomeError,
)
from schemas.operation import Bought, OperationState, Order, Recovery, Seller
from schemas.take import Progress

from . import claims, following, money, operations, reconcile, settling
from .operations import Operation
from .reconcile import Send
from .shop import Shop


class Purchase:
    """One order on its way through the states of its operation."""

    def __init__(
        self, shop: Shop, send: Send, seller: Seller, order: Order, *, production: int, work: str
    ) -> None:
        """`send` claims an operation and sends its order once."""
        self._shop, self._sender, self._seller, self._order = shop, send, seller, order
        self._production, self._work = production, work
        self._crowded = asyncio.get_running_loop().time() + order.deadline_s

    async def make(self, progress: Progress) -> Bought:
        """Go on from where the operation stands until the answer is here."""
        for pause in self._shop.pace.pauses():
            now = await self._read()
            match now.state if now else None:
                case OperationState.SUCCEEDED if now:
                    return await following.given(self._shop, self._seller, now)
                case OperationState.SUBMITTED if now:
                    await following.follow(self._shop, self._seller, now, progress)
                case OperationState.SUBMITTING if now:
                    await self._recover(now, pause)
                case OperationState.UNKNOWN if now:
                    await self._write_off(now)
                case OperationState.FAILED if now:
                    await self._try_again(now, pause)
                case OperationState.INTENT if now and now.order == self._order:
                    await self._send(now)
                case OperationState.INTENT if now:
                    await self._cancel(now, GenerationError("something else is wanted instead"))
                case _:  # nothing yet, or it was never sent
                    await self._intend(now.attempt + 1 if now else 1)
        raise AssertionError("there is always another pause")

    async def give_up(self, error: AniGenError) -> None:
        """Nothing was accepted, and it will not be sent again: let go of the money."""
        now = await self._read()
        if now is None or now.state is not OperationState.INTENT:
            return
        if not isinstance(error, RefusedError):
            await self._cancel(now, error)
            return
        async with self._shop.database.begin() as connection:  # asked again it would be again
            await settling.fail(
                connection, now, operations.sentence(error), error.remedy,
                usd=money.NOTHING, exact=True, of=(OperationState.INTENT,),
            )  # fmt: skip

    async def _read(self) -> Operation | None:
        async with self._shop.database.connect() as connection:
            return await operations.latest(connection, self._work)

    async def _intend(self, attempt: int) -> None:
        """Hold the money and write the intent down, both or neither, unless somebody just has."""
        order = self._order
        async with self._shop.database.begin() as connection:
            await money.deciding(connection)
            known = await operations.latest(connection, self._work)
            if known and known.attempt >= attempt:
                return
            await money.hold(
                connection, self._shop.settings, production=self._production, backend=order.backend,
                usd=order.most,
            )  # fmt: skip
            await claims.intend(
                connection, order, production_id=self._production, work=self._work, attempt=attempt,
                recovery=self._seller.recovery,
            )  # fmt: skip

    async def _send(self, now: Operation) -> None:
        if await self._sender(self._seller, now):
            return
        if asyncio.get_running_loop().time() > self._crowded:
            raise BackendTimeoutError(f"{now.order.backend} had no room for another order in time")
        await asyncio.sleep(self._shop.pace.look)

    async def _recover(self, now: Operation, pause: float) -> None:
        """Somebody is sending it, or has sent it and does not know what became of it."""
        if now.lease_s > 0 and not self._orphaned(now):
            await asyncio.sleep(min(pause, now.lease_s))
        elif now.recovery is Recovery.KEY and self._shop.answers.noted(now) is None:
            await self._send(now)
        else:
            await following.ask(
                self._shop, now.order.deadline_s,
                lambda: reconcile.recover(self._shop, self._seller, now),
            )  # fmt: skip

    def _orphaned(self, now: Operation) -> bool:
        """Whether a blind order may be given up before its lease ends.

        Its work has passed to us, so whoever claimed it is dead, or too late to begin. It is never
        sent again anyway; should an answer come after all, it counts.
        """
        mine = self._order.shared or now.id in self._shop.sending
        late = now.sent_s > self._shop.pace.margin
        return now.recovery is Recovery.BLIND and late and not mine

    async def _write_off(self, now: Operation) -> None:
        if self._shop.answers.noted(now) is not None:  # it came after all
            await reconcile.recover(self._shop, self._seller, now)
            return
        async with self._shop.database.begin() as connection:
            allowance = self._shop.settings.budget.write_off
            if await settling.write_off(connection, now, allowance):
                return
        raise UnknownOutcomeError(
            f"nobody can tell whether {now.order.backend} accepted operation {now.id};"
            f" up to ${now.order.most:.2f} stay held until you settle it"
        )

    async def _try_again(self, now: Operation, pause: float) -> None:
        """Another attempt, where that may help; else the error of the last one.

        What failed for another production is tried once more for this one.
        """
        if now.remedy == Remedy.RETAKE:
            raise RefusedError(now.problem)
        hopeless = now.remedy != Remedy.RETRY
        if now.production == self._production and (
            hopeless or now.failures >= self._shop.settings.shooting.attempts
        ):
            raise GenerationError(now.problem)
        await asyncio.sleep(pause)
        await self._intend(now.attempt + 1)

    async def _cancel(self, now: Operation, error: AniGenError) -> None:
        async with self._shop.database.begin() as connection:
            await claims.cancel(connection, now, error)
