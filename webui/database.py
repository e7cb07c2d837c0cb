"""The database, as the reader may use it: it can only read, and never for long."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial

import asyncpg
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

ROLE = "anigen_reader"  # migrations make it, where the studio's own user may make roles
_MEMBER = "select 1 from pg_roles where rolname = $1 and pg_has_role(oid, 'member')"
_SNAPSHOT = sa.select(sa.cast(sa.func.pg_current_snapshot(), sa.Text))
_SETTINGS = {
    "application_name": "anigen-web",
    "default_transaction_read_only": "on",
    "statement_timeout": "5000",
}


async def reach(url: str) -> asyncpg.Connection:
    """A connection that can only read: as the role `anigen_reader` where there is one.

    Whoever is cancelled meanwhile leaves no open socket behind.
    """
    reaching = asyncio.ensure_future(asyncpg.connect(url, timeout=5, server_settings=_SETTINGS))
    try:
        connection = await asyncio.shield(reaching)
    except asyncio.CancelledError:
        with contextlib.suppress(Exception):
            (await reaching).terminate()
        raise
    try:
        if await connection.fetchval(_MEMBER, ROLE):
            await connection.execute(f"set role {ROLE}")
    except BaseException:
        connection.terminate()
        raise
    return connection


def connect(url: str) -> AsyncEngine:
    """An engine that can only read, every statement by itself: nothing is sent but the questions.

    A connection that was lost is noticed when it is used; whoever uses it may ask once more.
    """
    return create_async_engine(
        "postgresql+asyncpg://?prepared_statement_cache_size=300",
        isolation_level="AUTOCOMMIT",
        pool_size=6,
        max_overflow=0,
        async_creator=partial(reach, url),
    )


async def snapshot(engine: AsyncEngine) -> str:
    """Which transactions can be seen just now: as long as it is the same, so is all that is kept.

    Empty when nobody can tell.
    """
    try:
        async with engine.connect() as connection:
            return str((await connection.execute(_SNAPSHOT)).scalar_one())
    except (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return ""
