"""The database: connect, migrate, and say clearly when it cannot be used."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import asyncpg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

import schemas
from schemas.errors import AniGenError, DatabaseError, ForeignDatabaseError, SchemaTooNewError

from . import queue

_MIGRATING = 0x616E6967  # advisory lock: one process migrates
_FLOOR = 150_000


def connect(
    url: str, *, connections: int = 8, revive: Callable[[], Awaitable[object]] | None = None
) -> AsyncEngine:
    """An engine on `url` (`postgresql://…`); nothing is sent before it is used.

    The driver reads the URL itself, so that `sslmode` and the like mean what they mean elsewhere.
    `revive` is called when the server cannot be reached, and may bring it back.
    """
    reach = partial(
        asyncpg.connect, url, timeout=10, server_settings={"application_name": "anigen"}
    )

    async def reach_or_revive() -> asyncpg.Connection:
        try:
            return await reach()
        except (OSError, asyncpg.CannotConnectNowError):
            if revive is None:
                raise
            try:
                await revive()
            except AniGenError as error:
                raise ConnectionError(str(error)) from error
            return await reach()

    return create_async_engine(
        _address(url),
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,
        async_creator=reach_or_revive,
    )


def _address(url: str) -> sa.URL:
    """What of a URL may be shown: neither password nor options."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise DatabaseError(
            "the database URL must begin with postgresql:// (AniGen speaks PostgreSQL only)"
        )
    try:
        parts = urlsplit(url)
        readable = url.count("@") == parts.netloc.count("@") <= 1 and parts.port != 0
    except ValueError:
        readable = False
    if not readable:
        raise DatabaseError(
            "the database URL cannot be read; write postgresql://USER:PASSWORD@HOST:PORT/NAME,"
            " with %-codes for special characters in the password"
        )
    options = parse_qs(parts.query)
    return sa.URL.create(
        "postgresql+asyncpg", username=parts.username, host=parts.hostname, port=parts.port,
        database=parts.path.removeprefix("/"),
        query={"host": options["host"]} if "host" in options else {},
    )  # fmt: skip


def where(database: AsyncEngine) -> str:
    """Tell where a database is, without anything secret."""
    return unquote(database.url.set(drivername="postgresql").render_as_string())


async def prepare(database: AsyncEngine) -> None:
    """Bring the tables up to this program's version.

    Raises DatabaseError when the server does not answer or is too old, SchemaTooNewError when a
    newer AniGen wrote the database, ForeignDatabaseError when it belongs to something else.
    """
    async with readable(database), database.connect() as connection:
        await connection.execute(sa.select(sa.func.pg_advisory_lock(_MIGRATING)))
        await connection.commit()
        try:
            await _check(connection)
            await connection.run_sync(_migrate)
            await queue.install(connection)
            await connection.commit()
        finally:
            await connection.rollback()
            await connection.execute(sa.select(sa.func.pg_advisory_unlock(_MIGRATING)))
            await connection.commit()


@asynccontextmanager
async def readable(database: AsyncEngine) -> AsyncIterator[None]:
    """Turn what a driver says about a missing server into one sentence, as a DatabaseError."""
    try:
        yield
    except (OSError, TimeoutError) as error:
        reason = str(error) or "it took too long"
        raise DatabaseError(
            f"the database at {where(database)} does not answer ({reason}); start it or correct database.url"
        ) from error
    except (DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise DatabaseError(
            f"the database at {where(database)} refuses: {reason}; see to that, or correct database.url"
        ) from error


async def _check(connection: AsyncConnection) -> None:
    version = int((await connection.execute(sa.text("show server_version_num"))).scalar_one())
    if version < _FLOOR:
        raise DatabaseError(f"PostgreSQL 15 or newer is needed, this server is {version // 10000}")
    tables = set(await connection.run_sync(lambda c: sa.inspect(c).get_table_names()))
    await connection.commit()
    if "alembic_version" not in tables:
        strange = sorted(tables - {"pgqueuer"})
        if strange:
            raise ForeignDatabaseError(
                f"the database {connection.engine.url.database!r} is not ours: it already holds the"
                f" table {strange[0]!r}; give AniGen an empty database"
            )
        return
    row = await connection.execute(sa.text("select version_num from alembic_version"))
    revision = row.scalar_one_or_none()
    await connection.commit()
    known = {script.revision for script in _scripts().walk_revisions()}
    if revision is not None and revision not in known:
        ours = "series" in tables and "canon_event" in tables
        if not ours:
            raise ForeignDatabaseError(
                "the database is not ours: another program keeps its migrations in it;"
                " give AniGen an empty database"
            )
        raise SchemaTooNewError(
            f"the database is at revision {revision}, which a newer AniGen wrote;"
            " install that version or restore a backup"
        )


def _config() -> Config:
    config = Config()
    folder = Path(schemas.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _migrate(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
