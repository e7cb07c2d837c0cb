"""Reading: bodies and queries of requests, as strictly as whoever wrote them would wish.

A body is refused as soon as it is too large, whatever it said before it came. JSON is read without the
leniency that makes two readers see two things: no key twice, no number that is none, no character
that a database cannot hold.
"""

from __future__ import annotations

import asyncio
import json
import math
import re
from collections.abc import AsyncIterator, Sequence
from email.message import Message
from typing import Any, NoReturn

from starlette.requests import ClientDisconnect, Request

from .problems import ProblemError

LARGEST = 2**20  # bytes of a body that is text
DEEPEST = 40
_PATIENCE_S = 30.0  # for the next piece of a body
_DIGITS = 19
_NEVER = re.compile("[\0\ud800-\udfff]")


async def pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    """The body as it comes; ProblemError 413 as soon as it is known to be too large."""
    declared, size = request.headers.get("content-length", ""), 0
    if declared.isdecimal() and (len(declared) > 15 or int(declared) > most):
        raise _too_large(most)
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                piece = await anext(stream, None)
        except TimeoutError:
            raise ProblemError(
                408, "The rest of the body did not come.", headers={"connection": "close"}
            ) from None
        except ClientDisconnect:
            raise ProblemError(400, "The body broke off.") from None
        if piece is None:
            return
        size += len(piece)
        if size > most:
            raise _too_large(most)
        yield piece


async def text(request: Request, most: int = LARGEST) -> str:
    """A body of text, in UTF-8."""
    content = b"".join([piece async for piece in pieces(request, most)])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The body is not UTF-8: byte {error.start} is none.") from None


def kind(request: Request, taken: Sequence[str]) -> str:
    """The media type of the body; ProblemError 415 when it is none of those `taken`."""
    given = request.headers.get("content-type", "")
    said = Message()
    said["content-type"] = given
    found, charset = said.get_content_type(), said.get_content_charset("utf-8")
    options = " or ".join(taken)
    if request.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise ProblemError(415, "Send the body as it is, without Content-Encoding.")
    if not given or found not in taken:
        shown = f"not {found}" if given else "and this request has none"
        raise ProblemError(415, f"The Content-Type here is {options}, {shown}.")
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise ProblemError(415, "The charset here is UTF-8.")
    return found


def strictly(source: str) -> Any:
    """What a JSON text says; ProblemError 400 when it says nothing, 422 when it says it badly."""
    if not source.strip():
        raise ProblemError(400, "The body is empty; JSON is expected here.")
    try:
        value = json.loads(
            source, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_int,
            parse_float=_float,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        detail = f"The body is no JSON: {error.msg}, in line {error.lineno}, column {error.colno}."
        raise ProblemError(400, detail) from None
    except RecursionError:
        raise _too_deep("") from None
    _examine(value, "", 0)
    return value


def pointer(parts: Sequence[object]) -> str:
    """A JSON pointer."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def clean(value: str, where: str) -> str:
    """A text without NUL and without halves of characters; ProblemError 422 when it has them."""
    if found := _NEVER.search(value):
        what = "a NUL character" if found[0] == "\0" else "half a character"
        raise ProblemError(422, f"The text holds {what}; leave it out.", where=where)
    return value


def _examine(value: Any, where: str, depth: int) -> None:
    if isinstance(value, str):
        clean(value, where)
    if not isinstance(value, (dict, list)):
        return
    if depth >= DEEPEST:
        raise _too_deep(where)
    for name, one in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(name, str):
            clean(name, where)
        if isinstance(one, (str, dict, list)):
            _examine(one, where + pointer([name])[:100], depth + 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise ProblemError(422, f"The field {shown(twice)} is given twice; only one can be meant.")
    return made


def _int(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ProblemError(422, "A whole number has too many digits.")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ProblemError(422, "A number is too large.")
    return value


def _no_number(word: str) -> NoReturn:
    raise ProblemError(400, f"The body is no JSON: {word} is no number there.")


def _too_deep(where: str) -> ProblemError:
    return ProblemError(422, f"The body is nested more than {DEEPEST} deep.", where=where)


def _too_large(most: int) -> ProblemError:
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 1024} kB"
    return ProblemError(
        413, f"The body is too large: at most {size} are taken here.",
        headers={"connection": "close"},  # the rest is not waited for
    )  # fmt: skip


def shown(name: str) -> str:
    """A name that somebody sent, short enough to be repeated."""
    clean_name = _NEVER.sub("\ufffd", name)
    return repr(clean_name if len(clean_name) <= 60 else f"{clean_name[:59]}…")
