"""A database of before there were jobs becomes one with productions, and nothing in it is lost."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import schemas
from orchestrator import database, slots
from orchestrator.queue import PgQueue

pytestmark = pytest.mark.anyio

FILL = """
insert into series (slug, title) values ('a', 'A'), ('b', 'B');
insert into bible values ('d', '{"series": 1}');
insert into slot (series_id, at) select s, '2026-01-01'::timestamptz + n * interval '1 h'
  from generate_series(1, 2) s, generate_series(1, 30) n;
insert into episode (series_id, slot, number, state, seed, plan, bible, title, cap, estimate)
  select series_id, at, row_number() over (partition by series_id order by at), 'aired', 7,
         '{"title": "Rain"}', 'd', 'Rain', 3, 1.25 from slot order by at, series_id;
insert into scene (episode_id, scene, backend, estimate)
  select id, n, 'omni', 0.2 from episode, generate_series(1, 6) n;
insert into take (episode_id, scene, shot, n, backend, verdict, usd, request, grades)
  select episode_id, scene, 1, n, 'omni', case n when 1 then 'retake' else 'approved' end, 0.1,
         '\\x00', '{"sharp": 0.5}' from scene, generate_series(1, 2) n;
insert into operation (id, episode_id, work, attempt, purpose, backend, model, recovery, state, most,
                       usd, request)
  select gen_random_uuid(), id, 'take/' || id, 1, 'picture', 'omni', 'm', 'blind',
         case id % 2 when 0 then 'succeeded' else 'unknown' end, 0.7, 0.6, '{}' from episode;
insert into charge (episode_id, kind, backend, usd, operation_id)
  select episode_id, 'picture', 'omni', usd, id from operation where state = 'succeeded';
insert into reservation (episode_id, usd) select max(id), 2.5 from episode;
insert into lesson (episode_id, scene, shot, n, by, liked, said, wishes)
  select id, 1, 1, 1, 'operator', true, '{rain}', '[]' from episode;
insert into event (kind, series_id, episode_id, text) select 'aired', series_id, id, 'it aired' from episode;
"""
LOST = """
insert into slot (series_id, at) values (1, '2030-01-01');
insert into episode (series_id, slot, number, seed) values (1, '2030-01-01', 99, 1);
insert into event (kind, series_id, episode_id, text)
  select 'owed', 1, id, 'it was owed' from episode where number = 99;
delete from episode where number = 99;
"""
TABLES = (
    "episode", "scene", "take", "operation", "charge", "reservation", "lesson", "event", "slot",
    "series", "bible",
)  # fmt: skip


@pytest.fixture
async def old(server):
    """A database of the version before jobs, with nothing in it: its URL, and a connection."""
    name = f"t{secrets.token_hex(4)}"
    admin = await asyncpg.connect(server.replace("/anigen?", "/postgres?"))
    await admin.execute(f"create database {name}")
    url = server.replace("/anigen?", f"/{name}?")
    engine = database.connect(url)
    async with engine.begin() as upgrading:
        await upgrading.run_sync(_to_0004)
    await engine.dispose()
    connection = await asyncpg.connect(url)
    yield url, connection
    await connection.close()
    await admin.execute(f"drop database {name} with (force)")
    await admin.close()


@pytest.fixture
async def filled(old):
    """The same with a past of sixty episodes."""
    await old[1].execute(FILL)
    return old


def _to_0004(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schemas.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "0004")


async def upgrade(url: str) -> None:
    engine = database.connect(url)
    await database.prepare(engine)
    await engine.dispose()


async def contents(connection: asyncpg.Connection) -> dict[str, list[str]]:
    """All rows of the old tables, by the names that their columns have now."""
    found = {}
    for table in TABLES:
        rows = await connection.fetch(f"select to_json(t) as row from {table} t")
        told = (row["row"].replace('"episode_id"', '"production_id"') for row in rows)
        found[table] = sorted(json.dumps(json.loads(row), sort_keys=True) for row in told)
    return found


async def test_nothing_is_lost(filled):
    url, connection = filled
    before = await contents(connection)
    assert {table: len(rows) for table, rows in before.items()} == {
        "episode": 60, "scene": 360, "take": 720, "operation": 60, "charge": 30, "reservation": 1,
        "lesson": 60, "event": 60, "slot": 60, "series": 2, "bible": 1,
    }  # fmt: skip

    await upgrade(url)

    assert await contents(connection) == before
    made = await connection.fetch("select id, series_id from production order by id")
    kept = await connection.fetch("select id, series_id from episode order by id")
    assert made == kept
    assert len(kept) == 60


async def test_the_next_number_is_one_that_nobody_has_had(filled):
    url, connection = filled
    await connection.execute(LOST)
    highest = await connection.fetchval("select max(episode_id) from event")
    assert highest > await connection.fetchval("select max(id) from episode")

    await upgrade(url)

    engine = database.connect(url)
    async with engine.begin() as opening:
        number = await slots.open_now(opening, PgQueue(url), series_id=1, slug="a", cadence=3600)
    await engine.dispose()
    assert number > highest
    assert await connection.fetchval("select series_id from production where id = $1", number) == 1


async def test_an_empty_database_begins_with_one(old):
    url, connection = old
    await upgrade(url)
    await connection.execute("insert into series (id, slug, title) values (5, 'c', 'C')")

    first = "insert into production (series_id) values (5) returning id"
    assert await connection.fetchval(first) == 1


async def test_the_reader_may_know_of_jobs_and_not_of_tokens(old):
    url, connection = old
    await upgrade(url)
    may = {
        table: await connection.fetchval(
            "select has_table_privilege('anigen_reader', $1, 'select')", table
        )
        for table in ("production", "job", "episode", "token")
    }

    assert may == {"production": True, "job": True, "episode": True, "token": False}
    await connection.execute("set role anigen_reader")
    await connection.fetch("select * from job join production using (id)")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.fetch("select digest from token")
    await connection.execute("reset role")
