"""An operation: one paid call, from the order to the answer, and the door it goes through.

A **seller** speaks to one vendor: it sends an order once, looks at a job, finds one again, fetches
what it made. It never retries and never decides. The **till** decides: it holds the money, writes the
intent down before anything is sent, sends at most once, and gives the answer back even when the
process that ordered it has died. Whoever wants something paid, a director or a generator, calls
`await till.buy(seller, order)` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from .errors import AniGenError, BackendBrokenError, BudgetExceededError
from .plan import Model
from .prices import Prices
from .secret import Secret
from .take import Progress, nothing


class Purpose(StrEnum):
    """What is bought."""

    PLAN = "plan"
    REWRITE = "rewrite"
    PICTURE = "picture"
    SHEET = "sheet"
    SPEECH = "speech"


class Recovery(StrEnum):
    """How it is found out whether an order was accepted when its answer never came."""

    KEY = "key"  # the vendor honours our key: sending again is safe
    FIND = "find"  # the vendor can list what it accepted
    BLIND = "blind"  # nobody can tell: the money stays held until a person decides


class OperationState(StrEnum):
    """Where a paid call stands."""

    INTENT = "intent"  # money is held, nothing was sent
    SUBMITTING = "submitting"  # somebody holds the lease to send it, or has sent it
    SUBMITTED = "submitted"  # the vendor has accepted a job
    SUCCEEDED = "succeeded"  # the answer is here and paid for
    FAILED = "failed"  # there is no answer; what it cost is known
    CANCELLED = "cancelled"  # it was never sent
    UNKNOWN = "unknown"  # nobody can tell whether it was accepted: counted as spent


SETTLED = (OperationState.SUCCEEDED, OperationState.FAILED, OperationState.CANCELLED)


class Order(Model):
    """One paid call, ready to be made. `body` is JSON in the seller's own terms, files as paths."""

    purpose: Purpose
    backend: str  # the configured name
    model: str
    body: dict[str, Any]
    most: Decimal = Field(ge=0)  # never costs more than this, in US dollars
    part: str = ""  # tells the orders of one piece of work apart
    shared: str = ""  # a key of its own: whoever asks for it again, in any episode, gets this one
    timeout_s: float = 120.0  # of the one request
    deadline_s: float = 1800.0  # of a job, from its acceptance


@dataclass(frozen=True)
class Delivered:
    """What a call gave: its bytes, or the file they were written into, and what it cost.

    `usd` None: the vendor does not say, and `Order.most` is charged as an estimate.
    """

    content: bytes = b""
    media_type: str = "application/json"
    usd: Decimal | None = None
    exact: bool = False  # the vendor's own figure, or computed from usage at list price
    details: dict[str, Any] = field(default_factory=dict)  # usage and the like, for the receipt


@dataclass(frozen=True)
class Accepted:
    """The vendor took the order: as a job, or with the answer at once."""

    remote: str = ""  # the job's id there, all that `look` needs
    answer: Delivered | None = None


@dataclass(frozen=True)
class Standing:
    """How a job stands. A job that is over says what it cost, as `Delivered` does."""

    state: Literal["waiting", "running", "done", "failed", "refused"]
    share: float = 0.0
    problem: str = ""  # a sentence, when it failed or was refused
    again: bool = False  # it failed for a reason that another attempt may not meet
    links: tuple[str, ...] = ()  # where the result lies
    media_type: str = "video/mp4"
    usd: Decimal | None = None
    exact: bool = False
    details: dict[str, Any] = field(default_factory=dict)


class Seller(Protocol):
    """Speaks to one vendor. `submit` sends one request and never a second.

    `submit` raises `DeclinedError` where the vendor's words prove that nothing was accepted; whatever
    else it raises means that nobody knows. `look`, `find` and `fetch` only read; they raise
    BackendBusyError, BackendUnreachableError or BackendTimeoutError where it is worth asking again.
    """

    recovery: Recovery
    parallel: int  # orders that may be under way at a time

    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Send the order; `nonce` goes with it wherever the vendor keeps it."""
        ...

    async def look(self, order: Order, remote: str) -> Standing:
        """How the job stands; its id alone is enough, in any process."""
        ...

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """The id of the job that was accepted with `nonce`, if the vendor lists one (class FIND)."""
        ...

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """Download what a job that is done has made, whole, into the file `into`."""
        ...


@dataclass(frozen=True)
class Bought:
    """An answer that is here and paid for; asked again it is the same."""

    path: Path  # the bytes, on our disk
    media_type: str
    usd: Decimal
    exact: bool
    operation: str
    remote: str = ""
    details: dict[str, Any] = field(default_factory=dict)


class AtOnce:
    """The reading half of a seller whose vendor answers within the request: it keeps no jobs.

    An answer that never came is lost: nobody lists it.
    """

    recovery = Recovery.BLIND

    async def look(self, order: Order, remote: str) -> Standing:
        """BackendBrokenError: there are no jobs."""
        raise BackendBrokenError(f"{order.backend} answers at once; it has no job {remote!r}")

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """None: the vendor lists nothing."""
        del order, nonce, since
        return None

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """BackendBrokenError: there are no jobs."""
        del standing, into
        raise BackendBrokenError(f"{order.backend} answers at once; there is nothing to fetch")


class Till(Protocol):
    """The one door through which money leaves, for one piece of work."""

    async def buy(self, seller: Seller, order: Order, *, progress: Progress = nothing) -> Bought:
        """Order once and wait for the answer; what was bought before is given again.

        Raises BudgetExceededError before anything is sent where a cap would be passed, RefusedError
        where the content filter said no, UnknownOutcomeError where nobody can tell whether it was
        accepted, BackendTimeoutError past the deadline, or another GenerationError.
        """
        ...


class DeclinedError(Exception):
    """Nothing was accepted, and nothing has to be paid; `error` says why and what to do."""

    def __init__(self, error: AniGenError) -> None:
        self.error = error
        super().__init__(str(error))


@dataclass(frozen=True)
class Terms:
    """What a paid backend is set up with."""

    name: str  # of the backend, as configured
    key: Secret
    model: str  # "" : the backend's default
    base_url: str  # "" : the vendor's own
    prices: Prices


class Closed:
    """A till that sells nothing, for work that must not cost anything."""

    async def buy(self, seller: Seller, order: Order, *, progress: Progress = nothing) -> Bought:
        """Refuse."""
        del seller, progress
        raise BudgetExceededError(f"{order.backend} would cost money, and none may be spent here")


CLOSED = Closed()
