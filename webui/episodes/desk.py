"""The desk of the list: the episode in the making, how far it is and when it may be ready."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import State

from ..shell import Show
from ..words import plainly
from . import cells
from .contexts import Cue, Desk

_OPEN = sa.text("""
select e.id, e.number, e.title, e.state, e.problem, e.cap, e.estimate, e.plan::text as plan,
  e.opened_at, clock_timestamp() as now,
  case when e.not_before > clock_timestamp() then e.not_before end as postponed,
  coalesce((select sum(usd) from charge where production_id = e.id), 0) as usd,
  (select percentile_cont(0.5) within group (order by aired_at - opened_at) from (
    select aired_at, opened_at from episode
    where series_id = :series and state = 'aired' and draft = e.draft
    order by number desc limit 10) last having count(*) >= 3) as usual
from episode e
where series_id = :series and number = :number
""")
_SCENES = sa.text(
    f"""select s.*, exists (
  select from lease where work = 'scene/' || e.id || '/' || s.scene and until > clock_timestamp()
) as busy
from episode e cross join lateral ({cells.OF_EACH}) s where e.id = :episode order by s.scene"""  # noqa: S608 - our own
)


async def desk_of(connection: AsyncConnection, show: Show, number: int) -> Desk | None:
    """The episode in the making."""
    row = (await connection.execute(_OPEN, {"series": show.id, "number": number})).first()
    if row is None:
        return None
    scenes = {s.scene: s for s in await connection.execute(_SCENES, {"episode": row.id})}
    plan = json.loads(row.plan) if row.plan else None
    ready = row.opened_at + row.usual if row.usual else None
    return Desk(
        number=row.number, title=row.title or "", state=State(row.state), usd=row.usd, cap=row.cap,
        estimate=row.estimate, problem=plainly(row.problem or ""), postponed=row.postponed,
        ready=ready if ready and ready > row.now and not row.postponed else None,
        cues=tuple(_cue(n, plan or {}, scenes.get(n)) for n in range(1, 7)),
    )  # fmt: skip


def _cue(number: int, plan: dict[str, Any], row: Any) -> Cue:
    title = plan.get(f"scene_{number}", {}).get("title", "")
    if row is None:
        return Cue(number, title, "open", 0, 0)
    cell = "shooting" if row.busy and row.cell in {"open", "failed"} else row.cell
    return Cue(number, title, cell, row.takes, row.retakes)
