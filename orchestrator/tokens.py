"""Tokens: what opens the API to whoever holds one.

A token is 256 random bits, so what is kept of it is its plain SHA-256: salt and slow hashing protect
what people choose and others can guess, and this nobody can guess. Its last six characters are a
checksum of the others: what was mistyped, cut off or made up is known without asking the database.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import zlib
from collections.abc import Collection, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.access import NOBODY, Scope, Token, Who
from schemas.errors import ConfigError
from schemas.secret import Secret
from schemas.tables import token

from . import events

PREFIX = "anigen_"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BYTES, _BODY, _CHECK = 32, 43, 6
_FORM = re.compile(rf"{PREFIX}([0-9A-Za-z]{{{_BODY}}})([0-9A-Za-z]{{{_CHECK}}})", re.ASCII)
_NAME = re.compile(r"[\w][\w .@+-]{0,63}")
_HINT = len(PREFIX) + 4
_USED_EVERY = "interval '1 minute'"
_LIVE = sa.and_(
    token.c.revoked_at.is_(None),
    sa.or_(token.c.expires_at.is_(None), token.c.expires_at > sa.func.clock_timestamp()),
)


async def make(
    connection: AsyncConnection, name: str, scopes: Collection[Scope], *,
    jobs_per_day: int | None = None, usd_per_day: Decimal | None = None,
    lasts: timedelta | None = None,
) -> tuple[Token, Secret]:  # fmt: skip
    """A new token, and what opens the door, which is not kept anywhere.

    Raises ConfigError when the name is not one, or is that of a token that still opens the door.
    """
    name = _named(name)
    await _give_way(connection, name)
    opens, may = Secret(_drawn()), [one.value for one in Scope if one in scopes]
    values = {
        "id": uuid4(), "name": name, "digest": _digest(opens.reveal()),
        "hint": opens.reveal()[:_HINT], "scopes": may,
        "jobs_per_day": jobs_per_day, "usd_per_day": usd_per_day,
        "expires_at": None if lasts is None else sa.func.clock_timestamp() + lasts,
    }  # fmt: skip
    try:
        made = await connection.execute(sa.insert(token).values(values).returning(*_SHOWN))
    except IntegrityError:
        raise ConfigError(
            f"there is a token named {name!r} already; choose another name, or revoke it first:"
            f" anigen token revoke {name!r}"
        ) from None
    one = _listed(made.mappings().one())
    until = f", until {one.expires_at:%Y-%m-%d %H:%M}" if one.expires_at else ""
    said = f"the token {name!r} was made: {', '.join(may)}{until}"
    await events.tell(connection, "token", said)
    return one, opens


async def listed(connection: AsyncConnection) -> Sequence[Token]:
    """All tokens there ever were, the newest first."""
    found = await connection.execute(sa.select(*_SHOWN).order_by(token.c.made_at.desc()))
    return [_listed(row) for row in found.mappings()]


async def revoke(connection: AsyncConnection, name: str) -> None:
    """Have a token open nothing any more; ConfigError when there is none of that name."""
    name = " ".join(name.split())
    done = await connection.execute(
        sa.update(token)
        .where(token.c.name == name, token.c.revoked_at.is_(None))
        .values(revoked_at=sa.func.clock_timestamp())
    )
    if not done.rowcount:
        raise ConfigError(
            f"there is no token named {name!r} that could be revoked; `anigen token list` shows them"
        )
    await events.tell(connection, "token", f"the token {name!r} was revoked")


async def recognise(connection: AsyncConnection, bearer: str) -> Who | None:
    """Whose token that is; None when it is nobody's, or not any more.

    When it was used is written down once a minute, as part of the caller's transaction.
    """
    if not well_formed(bearer):
        return None
    digest = _digest(bearer)
    stale = sa.or_(
        token.c.used_at.is_(None),
        token.c.used_at < sa.func.clock_timestamp() - sa.text(_USED_EVERY),
    )
    found = await connection.execute(
        sa.select(token, stale.label("stale")).where(token.c.digest == digest, _LIVE)
    )
    row = found.mappings().one_or_none()
    if row is None or not hmac.compare_digest(row["digest"], digest):
        return None
    if row["stale"]:
        await _used(connection, row["id"])
    return Who(
        name=row["name"], scopes=frozenset(map(Scope, row["scopes"])), token=row["id"],
        jobs_per_day=row["jobs_per_day"], usd_per_day=row["usd_per_day"],
    )  # fmt: skip


async def any_live(connection: AsyncConnection) -> bool:
    """Whether there is a token that opens the door."""
    found = await connection.execute(sa.select(sa.exists().where(_LIVE)))
    return bool(found.scalar_one())


def well_formed(bearer: str) -> bool:
    """Whether that can be a token at all: its checksum is right."""
    found = _FORM.fullmatch(bearer)
    return found is not None and found[2] == _check(found[1])


async def _used(connection: AsyncConnection, which: Any) -> None:
    """Write down that a token is in use; whoever does so already need not be waited for."""
    mine = sa.select(token.c.id).where(token.c.id == which).with_for_update(skip_locked=True)
    await connection.execute(
        sa.update(token)
        .where(token.c.id.in_(mine.scalar_subquery()))
        .values(used_at=sa.func.date_trunc("minute", sa.func.clock_timestamp()))
    )


async def _give_way(connection: AsyncConnection, name: str) -> None:
    """An expired token keeps nobody from using its name again."""
    await connection.execute(
        sa.update(token)
        .where(token.c.name == name, token.c.revoked_at.is_(None))
        .where(token.c.expires_at <= sa.func.clock_timestamp())
        .values(revoked_at=token.c.expires_at)
    )


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not _NAME.fullmatch(name) or name.casefold() == NOBODY:
        raise ConfigError(
            f"{name[:80]!r} cannot be the name of a token; take letters, digits and -_.@+, at most"
            " 64 of them"
        )
    return name


def _drawn() -> str:
    body = _spelled(int.from_bytes(secrets.token_bytes(_BYTES)), _BODY)
    return PREFIX + body + _check(body)


def _check(body: str) -> str:
    return _spelled(zlib.crc32(body.encode()), _CHECK)


def _spelled(number: int, length: int) -> str:
    """A number in base 62, filled up to a length."""
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_ALPHABET))
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _digest(bearer: str) -> bytes:
    return hashlib.sha256(bearer.encode()).digest()


_SHOWN = [column for column in token.c if column.name != "digest"]


def _listed(row: Any) -> Token:
    return Token(**dict(row))
