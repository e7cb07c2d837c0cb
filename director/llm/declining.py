"""Declining: what an error status of a vendor means for money, and what a person should do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from schemas.errors import (
    AniGenError,
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    RetiredModelError,
)
from schemas.operation import DeclinedError
from schemas.secret import sentence

WAIT_S = 10.0  # where the vendor does not say
_SPENT = frozenset(
    {"enforced_spend_limit_reached", "insufficient_quota", "billing_hard_limit_reached"}
)
_NEVER_CHARGED = frozenset({"overloaded_error"})  # documented so, in the vendor's own words
_REJECTED = frozenset({400, 405, 411, 413, 414, 415, 422, 431})


@dataclass(frozen=True)
class Complaint:
    """An error status, and what the vendor said with it."""

    backend: str
    model: str
    status: int
    said: str = ""  # its sentence
    code: str = ""  # its word for the cause
    wait: float = WAIT_S  # seconds until it is worth asking again


def declined(complaint: Complaint) -> DeclinedError | None:
    """That nothing was accepted, where the vendor's words prove it; else None: nobody knows."""
    error = _meaning(complaint)
    return DeclinedError(error) if error else None


@contextmanager
def in_our_words(library: ModuleType, complaint: Callable[[Any], Complaint]) -> Iterator[None]:
    """Say what went wrong in our words; nothing is called declined that may have been charged.

    `library` is the vendor's own, whose errors `complaint` understands.
    """
    try:
        yield
    except library.APIConnectionError as error:
        if isinstance(error.__cause__, AniGenError):
            raise error.__cause__ from None
        raise
    except library.APIStatusError as error:
        made = complaint(error)
        if nothing := declined(made):
            raise nothing from error
        said = f"{made.backend} failed (HTTP {made.status}): {made.said}"
        raise BackendBrokenError(sentence(said)) from error


def _meaning(c: Complaint) -> AniGenError | None:
    said = f": {c.said}" if c.said else ""
    if c.status in {401, 403}:
        return _closed(f"{c.backend} refuses the key (HTTP {c.status}); correct it{said}")
    if c.status == 402 or c.code in _SPENT:
        return _closed(f"{c.backend}: the account's credit or spend limit is used up{said}")
    if c.status == 404:
        return RetiredModelError(
            sentence(f"{c.backend} has no model {c.model!r} any more; choose another{said}")
        )
    if c.status == 429 or c.code in _NEVER_CHARGED:
        return BackendBusyError(sentence(f"{c.backend} is busy{said}"), retry_after=c.wait)
    if c.status in _REJECTED:
        return BackendBrokenError(sentence(f"{c.backend} rejects the request{said}"))
    return None


def _closed(text: str) -> AniGenError:
    return BackendClosedError(sentence(text))
