"""The database, as the reader may use it: it can only read, and never for long."""

from __future__ import annotations

from functools import partial

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

ROLE = "anigen_reader"  # migrations make it, where the studio's own user may make roles
_SETTINGS = {
    "application_name": "anigen-web",
    "default_transaction_read_only": "on",
    "statement_timeout": "5000",
}


async def reach(url: str) -> asyncpg.Connection:
    """A connection that can only read: as the role `anigen_reader` where there is one."""
    connection = await asyncpg.connect(url, timeout=5, server_settings=_SETTINGS)
    if await connection.fetchval(
        "select 1 from pg_roles where rolname = $1 and pg_has_role(oid, 'member')", ROLE
    ):
        await connection.execute(f"set role {ROLE}")
    return connection


def connect(url: str) -> AsyncEngine:
    """An engine whose transactions can only read."""
    return create_async_engine(
        "postgresql+asyncpg://",
        pool_size=4,
        max_overflow=0,
        pool_pre_ping=True,
        async_creator=partial(reach, url),
    )
