"""Verdicts: what a person thinks of a take, written down so that the next ones heed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.bible import Character
from schemas.errors import ConfigError

from . import lessons
from .lessons import TakeId
from .studio import Studio
from .takes import Kept
from .weighing import By
from .wishes import Wish

_LONGEST = 600  # characters of a remark


@dataclass(frozen=True)
class Learnt:
    """What a verdict was understood as: wishes for the next takes, and which words it is about."""

    wishes: tuple[Wish, ...]
    words: list[str]


async def learn(
    studio: Studio, take: TakeId, kept: Kept | None, *, liked: bool, why: str = ""
) -> Learnt:
    """Write a verdict down; `kept` is what is known of the take, `why` a remark from `remark`.

    A second one by an operator replaces the first.
    """
    said = kept.footage.receipt.said if kept else ()
    people: Sequence[Character] = kept.request.characters if kept and kept.request else ()
    async with studio.database.begin() as connection:
        wished = await lessons.learn(
            connection, take, By.OPERATOR, liked=liked, said=said, why=why, people=people
        )
    return Learnt(wished, lessons.free(said))


def remark(text: str) -> str:
    """A remark in one line of plain text; ConfigError when it is too long."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(plain) > _LONGEST:
        raise ConfigError(f"the remark has {len(plain)} characters; say it in at most {_LONGEST}")
    return plain
