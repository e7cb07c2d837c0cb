"""A studio with a long past, for what reads it: thousands of aired episodes in half a minute.

The first two dozen are written by the offline director and enter the canon as they would on the air;
later ones repeat them under titles of their own, each an hour after the one before, and the
newest of all is being shot. What is published of them is what the first ones would publish, and the
films are noise.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from canon import beginning, memory
from canon.bible.shelf import load
from director.offline import OfflineDirector
from schemas.bible import Bible
from schemas.plan import EpisodePlan
from schemas.tables import State, bible, episode, series, slot

from .. import database, planning, productions
from .reader_media import publish

WRITTEN = 24  # episodes that are really written
_CHUNK = 250  # episodes whose canon is copied at once
_TAKES = """
insert into take (production_id, made_at, seconds, cpu_s, wall_s, scene, shot, n, attempts, backend,
                  verdict, usd, request, footage, reason, grades)
select s.production_id, s.shot_at - (3 - k) * interval '40 s', 4 + k % 3, 0.5, 30 + (s.scene * k) % 17,
       s.scene, 1 + k / 3, 1 + k % 2, 1 + (s.production_id % 50 = 0)::int,
       case when s.production_id % 3 = 0 then 'omni' else 'animatic' end,
       case when k = 1 then 'retake' else 'approved' end,
       case when s.production_id % 3 = 0 then 0.0875 else 0 end,
       substring(sha256(convert_to(s.production_id || '/' || s.scene || '/' || k, 'utf8')) for 12),
       's' || s.scene || '.1/S0' || s.scene || '-C0' || 1 + k / 3 || '-' || k || '.mp4',
       case when k = 1 then 'the picture is frozen for 3.2 s where it should move' end,
       case when s.production_id % 3 = 0 then
         '{"black": 0.0, "frozen": 3.2, "sharpness": 214.5, "flicker": 0.4, "motion": 0.91,
           "coherence": 0.94, "ghosting": 0.08, "palette": 0.83}'::jsonb end
from scene s cross join generate_series(1, 3) k
where s.shot_at is not null
"""
_CHARGES = """
insert into charge (production_id, kind, backend, usd, cpu_s, at, exact)
select production_id, case when usd > 0 then 'picture' else 'work' end, backend, usd, cpu_s,
       made_at + interval '20 s', scene <> 6
from take
"""
_SCENES = """
insert into scene (production_id, scene, shot_at, backend, estimate, seconds)
select e.id, n, e.opened_at + n * interval '4 min', 'animatic', null, 30
from episode e cross join generate_series(1, 6) n where e.state = 'aired'
"""
_EVENTS = """
insert into event (at, kind, series_id, production_id, scene, text)
select e.opened_at + at * interval '1 min', kind, e.series_id, e.id, n,
       replace(words, 'EPISODE', 'episode ' || e.number)
from episode e cross join (values
  (0, 'owed', null, 'EPISODE is owed'), (1, 'planned', null, 'offline wrote its plan'),
  (4, 'scene', 1, 'scene 1 is shot'), (8, 'scene', 2, 'scene 2 is shot'),
  (12, 'scene', 3, 'scene 3 is shot'), (16, 'scene', 4, 'scene 4 is shot'),
  (20, 'scene', 5, 'scene 5 is shot'), (24, 'scene', 6, 'scene 6 is shot'),
  (24, 'shot', null, 'all six scenes are shot'), (28, 'assembled', null, 'the master lasts 180.0 s'),
  (29, 'remembered', null, 'the canon stands at EPISODE'), (29, 'aired', null, 'EPISODE is on the air')
) as told (at, kind, n, words)
where e.state = 'aired' order by e.number, at
"""
_LATER = """
insert into slot (series_id, at)
select $1, $2::timestamptz + n * interval '1 h' from generate_series($3::int, $4) n;
"""
_EPISODES = """
with begun as (
  insert into production (series_id) select $1 from generate_series($3::int, $4) returning id
)
insert into episode (id, series_id, slot, number, state, seed, draft, degraded, director, plan, bible,
                     title, logline, opening, prepared, master, seconds, opened_at, aired_at)
select p.id, $1, $2::timestamptz + n * interval '1 h', n, 'aired', n, false, n % 40 = 0, 'offline',
       replace(e.plan::text, to_json(e.title)::text, to_json(e.title || ', ' || n)::text)::json,
       e.bible, e.title || ', ' || n, e.logline, e.opening, 'master.1/deliverables',
       sha256(convert_to(n::text, 'utf8')), e.seconds, $2::timestamptz + n * interval '1 h',
       $2::timestamptz + n * interval '1 h' + interval '29 min'
from (select id, $3 - 1 + row_number() over (order by id) as n from begun) p
join episode e on e.series_id = $1 and e.number = 1 + (n - 1) % $5
"""


@dataclass(frozen=True)
class Seeded:
    """A series with a past."""

    slug: str
    episodes: int


async def seed(url: str, studio: Path, *, episodes: int, film_bytes: int = 4 * 2**20) -> Seeded:
    """Fill the migrated, empty database at `url`, and `studio`/media, with so many aired episodes."""
    engine = database.connect(url)
    try:
        (folder,) = beginning.write(studio / "series")
        book = load(folder)
        number, plans = await _write(engine, book, min(WRITTEN, episodes), episodes)
    finally:
        await engine.dispose()
    connection = await asyncpg.connect(url)
    try:
        await _repeat(connection, number, len(plans), episodes)
        await _next(connection, number, episodes + 1)
    finally:
        await connection.close()
    await asyncio.to_thread(
        publish, studio / "media", book, plans, episodes=episodes, film_bytes=film_bytes
    )
    return Seeded(folder.name, episodes)


async def _write(
    engine: AsyncEngine, book: Bible, count: int, episodes: int
) -> tuple[int, list[EpisodePlan]]:
    """The first episodes, each knowing those before it; the id of their series."""
    plans: list[EpisodePlan] = []
    async with engine.begin() as connection:
        number = (
            await connection.execute(
                sa.insert(series)
                .values(slug=book.series.id, title=book.series.title)
                .returning(series.c.id)
            )
        ).scalar_one()
        await connection.execute(
            sa.insert(bible).values(
                digest=book.digest, content=book.model_dump(mode="json", exclude_defaults=True)
            )
        )
        first = sa.func.date_trunc("hour", sa.func.now()) - sa.text(f"{episodes} * interval '1 h'")
        for n in range(1, count + 1):
            recall = await memory.recall(connection, number, book, n)
            plan = (await planning.draft((OfflineDirector(),), recall, n)).draft.plan
            at = first + sa.text(f"{n} * interval '1 h'")
            await connection.execute(sa.insert(slot).values(series_id=number, at=at))
            id_ = await productions.begin(connection, number)
            await connection.execute(
                sa.insert(episode).values(
                    id=id_, series_id=number, slot=at, number=n, state=State.AIRED, seed=n,
                    director="offline", plan=plan.model_dump(mode="json", exclude_defaults=True),
                    bible=book.digest, title=plan.title, logline=plan.logline,
                    opening=plan.opening, prepared="master.1/deliverables",
                    master=n.to_bytes(32), seconds=float(plan.seconds), opened_at=at,
                    aired_at=at + sa.text("interval '29 min'"),
                )
            )  # fmt: skip
            await memory.commit(connection, number, book, n, plan)
            plans.append(plan)
    return number, plans


async def _repeat(connection: asyncpg.Connection, number: int, written: int, episodes: int) -> None:
    """Everything that later episodes have left behind, and the takes of all."""
    first = await connection.fetchval(
        "select slot - interval '1 h' from episode where series_id = $1 and number = 1", number
    )
    async with connection.transaction():
        if episodes > written:
            await connection.execute(_LATER, number, first, written + 1, episodes)
            await connection.execute(_EPISODES, number, first, written + 1, episodes, written)
            await _remember(connection, number, written, episodes)
        for statement in (_SCENES, _TAKES, _CHARGES, _EVENTS):
            await connection.execute(statement)
    await connection.execute("vacuum analyze")


async def _remember(
    connection: asyncpg.Connection, number: int, written: int, episodes: int
) -> None:
    """The canon of later episodes: the same happens to the same people, with other threads."""
    branch = await connection.fetchrow(
        "select id, seq from canon_branch where series_id = $1", number
    )
    told = [
        dict(row)
        for row in await connection.fetch(
            "select * from canon_event where branch_id = $1 and by = 1 order by seq", branch["id"]
        )
    ]
    filed = {
        row["slot"]: dict(row)
        for row in await connection.fetch(
            "select * from canon_fact where branch_id = $1", branch["id"]
        )
    }
    seq, dice = branch["seq"], random.Random(7)
    standing = dict(filed)
    lines: list[dict[str, Any]] = []
    for round_ in range(1, (episodes - 1) // written + 1):
        for line in told:
            at = line["episode"] + round_ * written
            if at > episodes:
                continue
            seq += 1
            name = _renamed(line["slot"], round_, at)
            lines.append(
                line
                | {"seq": seq, "slot": name, "episode": at, "at_episode": at,
                   "hash": dice.randbytes(16)}
            )  # fmt: skip
            if line["slot"] in filed and line["value"] is not None:
                standing[name] = filed[line["slot"]] | {
                    "seq": seq, "slot": name, "episode": at, "scene": line["scene"],
                    "value": line["value"],
                }  # fmt: skip
    await _copy(connection, "canon_event", lines)
    await connection.execute("delete from canon_fact where branch_id = $1", branch["id"])
    await _copy(connection, "canon_fact", list(standing.values()))
    await connection.execute(
        "update canon_branch set seq = $2, episode = $3 where id = $1", branch["id"], seq, episodes
    )


def _renamed(name: str, round_: int, at: int) -> str:
    """A slot as it would be called had it not happened before."""
    if name.startswith("event:"):
        return re.sub(r"\|\d+\.", f"|{at}.", name)
    if name.startswith("thread:"):
        thread, _, field = name.rpartition(".")
        return f"{thread}-{round_}.{field}"
    return name


async def _copy(connection: asyncpg.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        columns = list(rows[0])
        await connection.copy_records_to_table(
            table, records=[tuple(row[c] for c in columns) for row in rows], columns=columns
        )


async def _next(connection: asyncpg.Connection, number: int, at: int) -> None:
    """The episode that is being shot: three of its scenes are there."""
    async with connection.transaction():
        await connection.execute(
            "insert into slot (series_id, at) values ($1, date_trunc('hour', now()) + interval '1 h')",
            number,
        )
        made = await connection.fetchval(
            """
            with begun as (insert into production (series_id) values ($1) returning id)
            insert into episode (id, series_id, slot, number, state, seed, director, plan, bible, title,
                                 logline)
            select (select id from begun), $1, date_trunc('hour', now()) + interval '1 h', $2, 'shooting', 7, 'offline', plan,
                   bible, title, logline
            from episode where series_id = $1 order by number limit 1 returning id
            """,
            number, at,
        )  # fmt: skip
        await connection.execute(
            """
            insert into scene (production_id, scene, shot_at, backend)
            select $1, n, case when n < 4 then now() end, 'animatic' from generate_series(1, 6) n
            """,
            made,
        )
