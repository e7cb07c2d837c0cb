"""Declining: what an error status of a vendor means for money, and what a person should do."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from schemas.errors import (
    AniGenError,
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    RetiredModelError,
)
from schemas.operation import DeclinedError
from schemas.secret import blot

_LONGEST = 300
_WAIT_S, _LONGEST_WAIT_S = 10.0, 3600.0
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
    wait: float = _WAIT_S  # seconds until it is worth asking again


def declined(complaint: Complaint) -> DeclinedError | None:
    """That nothing was accepted, where the vendor's words prove it; else None: nobody knows."""
    error = _meaning(complaint)
    return DeclinedError(error) if error else None


def sentence(text: str) -> str:
    """A vendor's words, short and without secrets."""
    text = blot(" ".join(text.split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that a vendor asks us to wait, within reason."""
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        seconds = _seconds(headers.get(name, ""), scale)
        if seconds is not None:
            return min(max(seconds, 0.0), _LONGEST_WAIT_S)
    return _WAIT_S


def _seconds(text: str, scale: float) -> float | None:
    try:
        found = float(text) / scale
    except ValueError:
        try:
            return parsedate_to_datetime(text).timestamp() - time.time()
        except ValueError:
            return None
    return found if math.isfinite(found) else None


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
