"""Conditions: headers that make a request depend on what is there: ETags, and a key for repeats."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from starlette.requests import Request

from schemas.office import StaleError

from .problems import ProblemError

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]*)"')
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_STALE = (
    "It is not as it was when that ETag was given; read it again, and repeat with its new ETag."
)


def known(request: Request, etag: str) -> bool:
    """Whether whoever asks has this version already."""
    given = request.headers.get("if-none-match", "")
    return bool(etag) and (given.strip() == "*" or etag in {tag for _, tag in _TAG.findall(given)})


async def expected(request: Request, current: Callable[[], Awaitable[str]]) -> str | None:
    """The version that is to be changed, None when any is; StaleError when it is not there any more.

    `current` gives the version as it is now; it is asked only where one tag does not say it all.
    """
    given = request.headers.get("if-match")
    if given is None:
        return None
    if given.strip() == "*":
        await current()
        return None
    strong: list[str] = [tag for weak, tag in _TAG.findall(given) if not weak]
    if len(strong) == 1 and _TAG.fullmatch(given.strip()):
        return strong[0]
    now = await current()
    if now not in strong:
        raise StaleError(_STALE)
    return now


def key(request: Request) -> str | None:
    """The Idempotency-Key; None when there is none."""
    given = request.headers.get("idempotency-key")
    if given is not None and not _KEY.fullmatch(given):
        raise ProblemError(
            422, "An Idempotency-Key is 1 to 200 visible ASCII characters.",
            where="Idempotency-Key",
        )  # fmt: skip
    return given
