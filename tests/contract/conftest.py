"""A database of a whole file of tests, where filling it takes longer than asking."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator

import asyncpg
import pytest


@pytest.fixture(scope="module")
def kept_url(server: str) -> Iterator[str]:
    """The URL of a migrated database that is fresh for each file of tests."""
    name = f"k{secrets.token_hex(4)}"

    async def administer(statement: str) -> None:
        admin = await asyncpg.connect(server.replace("/anigen?", "/postgres?"))
        await admin.execute(statement)
        await admin.close()

    asyncio.run(administer(f"create database {name} template anigen"))
    yield server.replace("/anigen?", f"/{name}?")
    asyncio.run(administer(f"drop database {name} with (force)"))
