"""A database that cannot be used is said so in one sentence."""

from __future__ import annotations

import secrets

import asyncpg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql

from orchestrator import database
from schemas.errors import DatabaseError, ForeignDatabaseError, SchemaTooNewError
from schemas.tables import metadata

pytestmark = pytest.mark.anyio


@pytest.fixture
async def empty(server):
    """The URL of a database without tables."""
    name = f"t{secrets.token_hex(4)}"
    admin = await asyncpg.connect(server.replace("/anigen?", "/postgres?"))
    await admin.execute(f"create database {name}")
    yield server.replace("/anigen?", f"/{name}?")
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


async def prepare(url: str) -> None:
    engine = database.connect(url)
    try:
        await database.prepare(engine)
    finally:
        await engine.dispose()


async def test_migrations_end_where_the_tables_are(empty):
    await prepare(empty)
    await prepare(empty)
    engine = database.connect(empty)
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda c: compare_metadata(MigrationContext.configure(c), metadata)
        )
    await engine.dispose()

    assert differences == []


async def test_what_guards_and_speeds_up_is_named_as_in_the_tables(empty):
    await prepare(empty)
    spell = postgresql.dialect().identifier_preparer
    wanted = {spell.format_constraint(c) for t in metadata.sorted_tables for c in t.constraints}
    wanted |= {index.name for t in metadata.sorted_tables for index in t.indexes}
    engine = database.connect(empty)
    async with engine.connect() as connection:
        named = await connection.execute(
            sa.text(
                "select conname from pg_constraint where conrelid = any(cast(:tables as regclass[]))"
                " and contype <> 'n' union select indexrelid::regclass::text from pg_index"
                " where indrelid = any(cast(:tables as regclass[]))"
            ),
            {"tables": [table.name for table in metadata.sorted_tables]},
        )
        found = {name.strip('"') for name in named.scalars()}
    await engine.dispose()

    assert found == wanted


async def test_a_newer_database_is_refused(empty):
    await prepare(empty)
    engine = database.connect(empty)
    async with engine.begin() as connection:
        await connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    await engine.dispose()

    with pytest.raises(SchemaTooNewError, match="9999, which a newer AniGen wrote"):
        await prepare(empty)


async def test_somebody_elses_database_is_refused(empty):
    engine = database.connect(empty)
    async with engine.begin() as connection:
        await connection.execute(sa.text("create table invoices (id int)"))
    await engine.dispose()

    with pytest.raises(ForeignDatabaseError, match="'invoices'"):
        await prepare(empty)


async def test_somebody_elses_migrations_are_refused(empty):
    engine = database.connect(empty)
    async with engine.begin() as connection:
        await connection.execute(sa.text("create table alembic_version (version_num text)"))
        await connection.execute(sa.text("insert into alembic_version values ('abc')"))
    await engine.dispose()

    with pytest.raises(ForeignDatabaseError, match="not ours"):
        await prepare(empty)


async def test_a_server_that_is_down_is_named():
    with pytest.raises(DatabaseError, match="does not answer") as caught:
        await prepare("postgresql://anigen:hush@127.0.0.1:9/anigen")

    assert "hush" not in str(caught.value)


async def test_a_database_that_does_not_exist_is_named(server):
    with pytest.raises(DatabaseError, match="nothere"):
        await prepare(server.replace("/anigen?", "/nothere?"))


async def test_another_dialect_is_refused():
    with pytest.raises(DatabaseError, match="must begin with postgresql://"):
        await prepare("sqlite:///x.db")
