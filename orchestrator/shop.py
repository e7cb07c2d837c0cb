"""The shop: what everybody who deals with operations needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine
from tenacity import RetryCallState

from schemas.errors import AniGenError, BackendBusyError
from schemas.operation import DeclinedError
from schemas.settings import Settings

from .answers import Answers


@dataclass(frozen=True)
class Pace:
    """How long things may take, in seconds; tests and the torture are in a hurry."""

    margin: float = 30.0  # from a claim to the first byte
    lag: float = 30.0  # until a vendor lists what it has accepted
    look: float = 2.0  # between two looks, at first
    longest: float = 15.0  # between two looks, in the end
    watch: float = 90.0  # somebody who has not looked for so long has died
    retry: float = 120.0  # the longest wait that a vendor may ask for

    def pauses(self) -> Iterator[float]:
        """How long to wait before the next look: a little longer each time."""
        pause = self.look
        while True:
            yield pause
            pause = min(pause * 1.4, self.longest)

    def before_retry(self, state: RetryCallState) -> float:
        """How long to wait after an error: as the vendor asks, else twice as long each time."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, DeclinedError):
            error = error.error
        if isinstance(error, BackendBusyError):
            return min(max(error.retry_after, self.look / 10), self.retry)
        return min(self.look * 2.0 ** (state.attempt_number - 1), self.retry)


@dataclass(frozen=True)
class Shop:
    """The tables, the settings, the folder of answers, and the pace."""

    database: AsyncEngine
    settings: Settings
    answers: Answers
    pace: Pace
    sending: set[UUID] = field(default_factory=set)  # the orders that this process is sending


class UnsureError(Exception):
    """Nobody knows whether an order was accepted, and it may be sent again with the same key."""

    def __init__(self, error: AniGenError) -> None:
        self.error = error
        super().__init__(str(error))


def may_help(error: BaseException) -> bool:
    """Whether asking again may help."""
    error = error.error if isinstance(error, DeclinedError) else error
    return isinstance(error, AniGenError) and error.remedy == "retry"
