"""What vendors say when they say no, and which of our errors it is."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

from schemas import secret
from schemas.errors import (
    AniGenError,
    BackendBrokenError,
    BackendBusyError,
    BackendClosedError,
    RefusedError,
    RetiredModelError,
)
from schemas.waiting import retry_after

_LONGEST = 240
BUSY_S = 15.0
_CLOSED = frozenset({401, 402, 403})
_SURE = frozenset({400, 404, 405, 406, 410, 413, 414, 415, 416, 422, 429, 431, 451}) | _CLOSED

_REFUSED = (
    r"content.policy|moderat|safety|prohibited|responsible ai|sensitive words|usage guidelines"
)
_RETIRED = (
    r"no longer (available|supported)|retired|shut ?down|decommissioned|model.not.found"
    r"|model\b.{0,160}\bnot found"
)
_SPENT = (
    r"spend|credits?\b|balance|billing|prepa(id|yment)|insufficient (funds|quota)|quota_exceeded"
)


@dataclass(frozen=True)
class Words:
    """How one vendor words a refusal, a retired model, an empty purse; and when it sheds load.

    `sheds`: statuses of 500 and above that, with the vendor's own error in JSON, are documented to
    mean that nothing was accepted and nothing is charged.
    """

    refused: str = _REFUSED
    retired: str = _RETIRED
    spent: str = _SPENT
    sheds: frozenset[int] = frozenset()

    def declined(self, response: httpx2.Response, vendor: str) -> AniGenError | None:
        """Why the vendor accepted nothing; None where its answer does not prove that."""
        status, text = response.status_code, told(response)
        if status not in _SURE and not (status in self.sheds and _own(response)):
            return None
        return self.classed(status, text, vendor, retry_after(response.headers, usual=BUSY_S))

    def classed(self, status: int, text: str, vendor: str, wait_s: float = BUSY_S) -> AniGenError:
        """The error that an answer with that status and text is."""
        said = f"{vendor} says: {sentence(text) or f'HTTP {status}'}"
        if status in _CLOSED and not self.refuses(text):
            return BackendClosedError(f"{said}; check the key and the account")
        if status < 500 and _has(self.spent, text):
            return BackendClosedError(f"{said}; raise the limit or add credit")
        if status == 429 or status >= 500:
            return BackendBusyError(said, retry_after=wait_s)
        if self.refuses(text):
            return RefusedError(said)
        if status in {400, 404, 410} and _has(self.retired, text):
            return RetiredModelError(f"{said}; choose another model")
        return BackendBrokenError(said)

    def refuses(self, text: str) -> bool:
        """Whether the words are those of a content filter."""
        return _has(self.refused, text)


def told(response: httpx2.Response) -> str:
    """Everything that the body of an error says, codes included."""
    with contextlib.suppress(ValueError):
        return " ".join(texts(response.json()))
    return ""


def sentence(text: str) -> str:
    """A vendor's words as one short sentence without secrets."""
    return secret.sentence(text.rstrip(" .;:\n"), most=_LONGEST)


def _own(response: httpx2.Response) -> bool:
    """Whether an error comes from the vendor's program and not from a gateway before it."""
    with contextlib.suppress(ValueError):
        return isinstance(response.json(), dict) and bool(told(response))
    return False


def texts(body: Any) -> Iterator[str]:
    """The words of an error body; all vendors keep them under a few names."""
    if isinstance(body, str):
        yield body
    elif isinstance(body, list):
        for one in body:
            yield from texts(one)
    elif isinstance(body, dict):
        for name in (
            "message",
            "msg",
            "error",
            "errors",
            "detail",
            "title",
            "status",
            "code",
            "type",
        ):
            yield from texts(body.get(name))


def _has(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
