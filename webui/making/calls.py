"""Calls: what was bought of directors, with the words they were asked with, and what went wrong.

Of an order nothing is shown but the words of its prompt.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .contexts import Call, Problem
from .safely import safely

_MOST, _LONGEST = 6, 2500  # calls, and characters of a prompt's part
_REMEDIES = {
    "retry": "It is tried again by itself.",
    "retake": "It is made again in another way.",
    "fallback": "The next backend of the cast takes over.",
    "postpone": "It is tried again later.",
    "stop": "A person has to act: `anigen doctor` says how.",
}
_PROBLEMS = """
select o.made_at, coalesce(o.settled_at, o.made_at) as at, o.purpose, o.backend, o.problem,
  o.remedy, o.state, e.number
from operation o join episode e on e.id = o.production_id
"""
_OF_EPISODE = sa.text(
    f"{_PROBLEMS} where o.production_id = :episode and o.problem is not null"
    " order by o.made_at desc limit 20"
)
_CALLS = sa.text("""
select made_at, backend, model, purpose, state, usd, request->'body' as body from operation
where production_id = :episode and purpose in ('plan', 'rewrite') order by made_at limit :most
""")


async def problems(connection: AsyncConnection, episode: int, number: int) -> tuple[Problem, ...]:
    """What went wrong with what was bought for an episode, the latest first."""
    rows = await connection.execute(_OF_EPISODE, {"episode": episode})
    return tuple(
        Problem(
            row.at, number, f"{row.purpose} by {row.backend}", safely(row.problem),
            _REMEDIES.get(row.remedy or "", row.remedy or ""),
        )
        for row in rows
    )  # fmt: skip


async def of_directors(connection: AsyncConnection, episode: int) -> tuple[Call, ...]:
    """The calls of directors, in order."""
    rows = await connection.execute(_CALLS, {"episode": episode, "most": _MOST})
    return tuple(
        Call(
            row.made_at, row.backend, row.model, row.purpose, row.state, row.usd,
            tuple((role, safely(words, most=_LONGEST)) for role, words in _prompt(row.body)),
        )
        for row in rows
    )  # fmt: skip


def _prompt(body: Any) -> Iterable[tuple[str, str]]:
    """Roles and words of an order to any of the vendors of directors."""
    if not isinstance(body, dict):
        return
    if words := _text(body.get("system")):
        yield "system", words
    messages = body.get("messages")
    for one in messages if isinstance(messages, list) else ():
        if isinstance(one, dict) and (words := _text(one.get("content"))):
            yield str(one.get("role", ""))[:20], words


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    said = (part.get("text") for part in parts if isinstance(part, dict))
    return "\n\n".join(words for words in said if isinstance(words, str))
