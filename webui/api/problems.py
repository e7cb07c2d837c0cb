"""Problems: what could not be done, as RFC 9457 has it, in one sentence that says what and where.

Whatever goes wrong below ends here: what was foreseen as its own problem, the rest as a 500 that tells
nobody how the studio looks inside.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from asyncpg import InterfaceError
from asyncpg.exceptions import (
    CannotConnectNowError,
    InsufficientResourcesError,
    OperatorInterventionError,
    PostgresConnectionError,
)
from pydantic import Field
from sqlalchemy import exc
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from schemas.errors import (
    AniGenError,
    BudgetExceededError,
    CanonError,
    ConfigError,
    DatabaseError,
    GenerationError,
    Remedy,
    StudioError,
)
from schemas.office import AbsentError, ConflictError, QuotaError, StaleError, UnfitError
from schemas.plan import Model

from ..media import AwayError

MEDIA_TYPE = "application/problem+json"
AWAY_S = "10"  # until it is worth asking again
_FOLDERS = re.compile(r"(?<![\w:/.])/(?:[^\s/'\"]+/)+")  # of an absolute path
_PLAIN = re.compile(r"[a-z]+[ ,;]")
_GONE = (
    OSError, TimeoutError, DatabaseError, InterfaceError, PostgresConnectionError,
    CannotConnectNowError, OperatorInterventionError, InsufficientResourcesError,
    exc.InterfaceError, exc.OperationalError, exc.TimeoutError,
)  # fmt: skip
_FORESEEN: tuple[tuple[type[AniGenError], int], ...] = (
    (AbsentError, 404), (ConflictError, 409), (BudgetExceededError, 409), (CanonError, 409),
    (StaleError, 412), (UnfitError, 422), (QuotaError, 429),
)  # fmt: skip
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its word is the end of its `type`."""

    word: str
    status: int
    title: str
    means: str


KINDS = (
    Kind("unreadable", 400, "It cannot be read", "The body is no JSON, or the request is malformed."),
    Kind("unknown", 401, "Nobody is known by that token", "There is no token, or it is not valid any more."),
    Kind("forbidden", 403, "That is not allowed", "The token has not the scope, or another site's page asks."),
    Kind("absent", 404, "There is no such thing", "Nothing is at this address, or the API is turned off."),
    Kind("method", 405, "Not in this way", "The address knows other methods; `Allow` names them."),
    Kind("slow", 408, "The request did not arrive", "Its body stopped coming."),
    Kind("conflict", 409, "Not as things stand", "It cannot be done now, and may be later: the name is taken, the job has ended."),
    Kind("stale", 412, "It has been changed since", "Read it again, and repeat with its new `ETag`."),
    Kind("large", 413, "Too large", "The body is larger than this address takes."),
    Kind("media", 415, "Not in this format", "The `Content-Type` is none that this address takes."),
    Kind("range", 416, "The file is shorter than that", "`Content-Range` says how long it is."),
    Kind("unfit", 422, "It cannot be used", "What was sent was understood and does not fit; `where` says what of it."),
    Kind("quota", 429, "Too much at once", "A rate or a day's allowance is used up; `Retry-After` says until when."),
    Kind("broken", 500, "Something broke here", "A mistake of ours; it is written in the studio's log."),
    Kind("away", 503, "Back in a moment", "The database, or the place where the files lie, does not answer."),
)  # fmt: skip
_BY_STATUS = {kind.status: kind for kind in KINDS}


class Fault(Model):
    """One of several things that do not fit."""

    detail: str
    where: str = ""


class ProblemDetails(Model):
    """What could not be done, after RFC 9457."""

    type: str = Field(description="the kind of problem, explained on the page it leads to")
    title: str = Field(description="the kind, in words")
    status: int
    detail: str = Field(description="what is wrong, and what to do, in one sentence")
    instance: str = Field(description="the address that was asked")
    where: str = Field(
        default="", description="a JSON pointer into the body, `?name` of a query, or a header"
    )
    errors: tuple[Fault, ...] = Field(default=(), description="all that does not fit, at most 20")


class ProblemError(Exception):
    """It cannot be done; the answer is a problem of that status."""

    def __init__(
        self, status: int, detail: str, *, where: str = "", errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.status, self.detail, self.where = status, detail, where
        self.errors, self.headers = tuple(errors), dict(headers or {})
        super().__init__(detail)


def answer(request: Request, error: Exception) -> Response:
    """The problem that an error amounts to, as an answer."""
    problem = error if isinstance(error, ProblemError) else _of(request, error)
    kind = _BY_STATUS.get(problem.status)
    said = ProblemDetails(
        type=f"/api#{kind.word}" if kind else "about:blank",
        title=kind.title if kind else HTTPStatus(problem.status).phrase,
        status=problem.status, detail=_sentence(_cut(_quiet(request, problem.detail), 600)),
        instance=quote(request.scope["path"], safe="/-_.~")[:300], where=_cut(problem.where, 300),
        errors=problem.errors,
    )  # fmt: skip
    headers = {"cache-control": "no-store", **problem.headers}
    body = said.model_dump_json(exclude_defaults=True).encode("utf-8", "replace")
    return Response(body, problem.status, headers, media_type=MEDIA_TYPE)


def _of(request: Request, error: Exception) -> ProblemError:
    for kind, status in _FORESEEN:
        if isinstance(error, kind):
            again = (
                {"retry-after": _wait(error.retry_after)} if isinstance(error, QuotaError) else {}
            )
            where = error.where if isinstance(error, UnfitError) else ""
            return ProblemError(status, str(error), where=where, headers=again)
    if isinstance(error, HTTPException):
        return ProblemError(error.status_code, error.detail, headers=error.headers)
    if isinstance(
        error, ConfigError
    ):  # a file of the operator's is wrong, or what was written to it
        written = request.method not in {"GET", "HEAD"}
        return ProblemError(422 if written else 409, _FOLDERS.sub("", str(error)))
    if gone := _gone(error):
        log.warning("%s is turned away: %s", request.scope["path"], error)
        return ProblemError(503, gone, headers={"retry-after": AWAY_S})
    log.error("%s %s broke", request.method, request.scope["path"], exc_info=error)
    return ProblemError(500, "A mistake of ours: what happened is written in the studio's log.")


def _gone(error: Exception) -> str:
    """What does not answer, in a sentence; empty when it is something else."""
    if isinstance(error, StudioError):
        return "The studio cannot write its files just now; try again later."
    if isinstance(error, AwayError):
        return "The place where the files lie does not answer just now; try again in a moment."
    if isinstance(error, GenerationError) and error.remedy is Remedy.RETRY:
        return "A backend does not answer just now; try again in a moment."
    if isinstance(error, _GONE) or _lost(error):
        return "The studio's database does not answer just now; try again in a moment."
    return ""


def _lost(error: Exception) -> bool:
    """Whether it means that the database went away in the middle."""
    return isinstance(error, exc.DBAPIError) and (
        error.connection_invalidated
        or isinstance(getattr(error.orig, "__cause__", None), (OSError, *_GONE))
    )


def _wait(seconds: float) -> str:
    return str(max(1, round(seconds + 0.499)))


def _quiet(request: Request, text: str) -> str:
    """A sentence without the places where the studio lies."""
    for folder in getattr(request.app.state, "folders", ()):
        text = text.replace(f"{folder}/", "")
    return text


def _sentence(text: str) -> str:
    if _PLAIN.match(text):  # and no name of something
        text = f"{text[0].upper()}{text[1:]}"
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
