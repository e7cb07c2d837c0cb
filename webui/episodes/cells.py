"""Cells: what became of each scene, in one word; the same in the list, on the desk and on a page.

A scene stood in for is one that the animatic drew although another backend was to: the one that was
cast for it, or, in a degraded episode, the one that its sister scenes were cast with.
"""

from __future__ import annotations

from collections.abc import Sequence

_SCENES = """
select sc.scene, sc.seconds, t.takes, t.retakes, case
    when sc.shot_at is not null and t.drawn and (
      sc.backend <> 'animatic'
      or e.degraded and bool_or(sc.backend <> 'animatic') over ()
    ) then 'stood-in'
    when sc.shot_at is not null then 'shot'
    when t.last = 'failed' then 'failed'
    else 'open' end as cell
from scene sc cross join lateral (
  select count(*) as takes, count(*) filter (where verdict = 'retake') as retakes,
    bool_or(verdict = 'approved' and backend = 'animatic') as drawn,
    (array_agg(verdict order by made_at desc, n desc))[1] as last
  from take where take.production_id = sc.production_id and take.scene = sc.scene
) t
where sc.production_id = e.id
"""
OF_EACH = _SCENES  # rows of the scenes of `e`: scene, seconds, takes, retakes, cell
TOGETHER = f"""
select array_agg(cell order by scene) as cells, sum(takes) as takes, sum(retakes) as retakes
from ({_SCENES}) one
"""  # noqa: S608 - nothing of anybody else's
_SIX = 6


def six(cells: Sequence[str] | None) -> tuple[str, ...]:
    """Six cells, whatever the tables hold."""
    return tuple([*(cells or ()), *["open"] * _SIX][:_SIX])
