"""Reading: how one episode is being made, or was. Never writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.settings import House
from schemas.tables import State

from ..episodes import book, cells
from ..shell import DOING, Show
from . import calls, stages
from .contexts import Entry, Going, MakingPage, TakeLine
from .safely import safely
from .script import readable

EPISODE = sa.text("""
select e.id, e.number, e.state, e.title, e.logline, e.degraded, e.director, e.problem, e.cap,
  e.bible, e.draft, e.plan::text as plan, e.opened_at, e.aired_at, clock_timestamp() as now,
  case when e.not_before > clock_timestamp() then e.not_before end as postponed,
  coalesce((select sum(usd) from charge where production_id = e.id), 0) as usd,
  coalesce((select max(id) from event), 0) as newest,
  exists (select from lease where until > clock_timestamp()
    and (work = 'episode/' || e.id or work like 'scene/' || e.id || '/%')) as busy
from episode e where e.series_id = :series and e.number = :number
""")
_SCENES = sa.text(f"""
select s.*, (select shot_at from scene where production_id = e.id and scene = s.scene) as shot_at
from episode e cross join lateral ({cells.OF_EACH}) s where e.id = :episode
""")  # noqa: S608 - our own words
_TAKES = sa.text("""
select scene, shot, n, backend, verdict, made_at, wall_s, attempts, usd, reason
from take where production_id = :episode order by made_at, scene, shot, n limit 300
""")
# Events have no index by episode: their ids grow with time, so its first one is found by halving.
_LOG = sa.text("""
with recursive half (low, high) as (
  select coalesce(min(id), 1), coalesce(max(id), 0) + 1 from event
  union all
  select case when early then middle + 1 else low end, case when early then high else middle end
  from (
    select low, high, (low + high) / 2 as middle,
      coalesce((select at from event where id >= (low + high) / 2 order by id limit 1)
        < cast(:since as timestamptz), false) as early
    from half where low < high
  ) one
), first as (select max(low) as id from half)
select id, at, kind, scene, text from event
where id >= (select id from first) and id < (select id from first) + 5000
  and production_id = :episode
order by id limit 200
""")
_USUAL = sa.text("""
select v.production_id, v.kind, min(v.at) as at from event v join episode e on e.id = v.production_id
where v.id > (select coalesce(max(id), 0) from event) - 1500 and v.series_id = :series
  and v.kind in ('owed', 'planned', 'shot', 'assembled', 'aired') and e.draft = :draft
group by v.production_id, v.kind order by v.production_id desc limit 50
""")


async def making(
    connection: AsyncConnection, show: Show, number: int, house: House | None,
    running: tuple[int, Sequence[Any]] | None,
) -> MakingPage | None:  # fmt: skip
    """How episode `number` is made; None when there is none. `running` is what the hub knows."""
    row = (await connection.execute(EPISODE, {"series": show.id, "number": number})).first()
    if row is None:
        return None
    over = row.state in {State.AIRED, State.LOST}
    asked = {"episode": row.id}
    scenes = {s.scene: s for s in await connection.execute(_SCENES, asked)}
    takes = tuple(_take(show, row, t) for t in await connection.execute(_TAKES, asked))
    logged = await connection.execute(_LOG, asked | {"since": row.opened_at})
    log = tuple(Entry(e.id, e.at, e.kind, e.scene, safely(e.text)) for e in logged)
    of_series = {"series": show.id, "draft": row.draft}
    usual = stages.usual(await connection.execute(_USUAL, of_series)) if not over else {}
    going = _going(show, number, running) if not over else ()
    course = stages.Course(
        opened=row.opened_at, now=row.now, ended=_ends(log),
        shot={n: scenes[n].shot_at if n in scenes else None for n in range(1, 7)},
        takes=takes, going=going, usual=usual, over=over,
    )  # fmt: skip
    return MakingPage(
        show=show, number=number, title=row.title or "", state=State(row.state),
        degraded=row.degraded, director=row.director or "", opened=row.opened_at,
        ended=row.aired_at if row.state == State.AIRED else None, now=row.now,
        words=_words(row, over=over), problem=safely(row.problem or ""), postponed=row.postponed,
        usd=row.usd, cap=_cap(row.cap, house), cells=_cells(scenes, going), chart=course.chart(),
        takes=takes, going=going, ready=None if row.postponed else course.ready, log=log,
        problems=await calls.problems(connection, row.id, number), logline=row.logline or "",
        plan=readable(json.loads(row.plan), await book.of(connection, row.bible))
        if row.plan
        else (),
        calls=await calls.of_directors(connection, row.id), newest=row.newest,
        idle=_idle(row, over=over),
    )  # fmt: skip


def _words(row: Any, *, over: bool) -> str:
    return {"aired": "on the air", "lost": "lost"}[row.state] if over else DOING[State(row.state)]


def _idle(row: Any, *, over: bool) -> str:
    """Why nobody works on it; empty while somebody does."""
    quiet = not (over or row.busy or row.postponed)
    waited = (row.now - row.opened_at).total_seconds() > 15
    return "Nobody is working on it. Run `anigen up`, and it goes on." if quiet and waited else ""


def _take(show: Show, row: Any, take: Any) -> TakeLine:
    began = (take.made_at - row.opened_at).total_seconds() - (take.wall_s or 0.0)
    return TakeLine(
        show.slug, row.number, take.scene, take.shot, take.n, take.backend, take.verdict,
        take.made_at, take.wall_s, take.attempts, take.usd, safely(take.reason or ""),
        round(max(0.0, began), 1),
    )  # fmt: skip


def _going(show: Show, number: int, running: tuple[int, Sequence[Any]] | None) -> tuple[Going, ...]:
    if running is None or running[0] != number:
        return ()
    preview = f"/{show.slug}/desk/preview/{number}"
    return tuple(
        Going(
            one["scene"], one["shot"], one["take"], one["backend"], one["share"], one["seconds"],
            f"{preview}/{one['scene']}/{one['shot']}?{one['pictures']}" if one["pictures"] else "",
        )
        for one in running[1]
    )  # fmt: skip


def _cells(scenes: dict[int, Any], going: Sequence[Going]) -> tuple[str, ...]:
    busy = {one.scene for one in going}
    found = [scenes[n].cell if n in scenes else "open" for n in range(1, 7)]
    return tuple(
        "shooting" if n in busy and cell in {"open", "failed"} else cell
        for n, cell in enumerate(found, 1)
    )


def _ends(log: Sequence[Entry]) -> dict[str, Any]:
    """When the stages ended; what was shot once more has not."""
    ended: dict[str, Any] = {}
    for entry in log:
        if entry.kind == "again":
            ended = {kind: at for kind, at in ended.items() if kind == "planned"}
        elif entry.kind in stages.ENDS:
            ended[entry.kind] = entry.at
    return ended


def _cap(own: Decimal | None, house: House | None) -> Decimal | None:
    return own or (house.budget.episode if house else None) or None
