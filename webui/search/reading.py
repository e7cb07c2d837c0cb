"""Reading: the index says which episodes, and only those of one page are read.

The index knows words without their order. Where that matters, the texts of the newest candidates are
gone through, a bounded number a page; what was not looked at yet is the next page.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic_core import from_json
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.tables import State, canon_branch, canon_fact, episode

from .wish import Wish

PER_PAGE = 12
_BATCH, _MOST_READ = 20, 60
_NAMES, _THREADS = 6, 200
_NEWEST = 2**31 - 1

# Only the index may answer: beside it every other way would read all plans. `+ 0` keeps the other
# indexes out, materialized keeps the order out.
_ONLY_BY_INDEX = """
select set_config('enable_seqscan', :on, false), set_config('enable_indexscan', :on, false)
"""
_FOUND = """
with found as materialized (
  select id, number from episode
  where to_tsvector('simple', anigen_words(plan)) @@ cast(cast(:asked as text) as tsquery)
    and aired_at is not null and state = 'aired' and series_id + 0 = :series
)
select id, number, (select count(*) from found) as total from found
where number < :before order by number desc limit :most
"""


class Text(NamedTuple):
    """A piece of a plan that can be found."""

    kind: str  # title, logline, synopsis, scene or line
    text: str
    scene: int | None = None
    speaker: str = ""


async def episodes(
    connection: AsyncConnection, series_id: int, wish: Wish, before: int | None
) -> tuple[list[Any], int | None, int | None, int]:
    """The episodes of one page, below number `before`.

    Returns their rows with the plans, how many there are in all (None: not counted), the number
    below which the next page begins (None: there is none), and how many texts were gone through.
    """
    asked = {"asked": wish.index, "series": series_id, "before": before or _NEWEST}
    most = _MOST_READ if wish.ordered else PER_PAGE
    await connection.execute(sa.text(_ONLY_BY_INDEX), {"on": "off"})
    found = (await connection.execute(sa.text(_FOUND), asked | {"most": most + 1})).all()
    await connection.execute(sa.text(_ONLY_BY_INDEX), {"on": "on"})
    ids = [row.id for row in found[:most]]
    if not wish.ordered:
        rows = [row async for row in _rows(connection, ids)]
        older = rows[-1].number if len(found) > most and rows else None
        return rows, found[0].total if found else 0, older, 0
    fitting: list[Any] = []
    looked = 0
    async for row in _rows(connection, ids):
        if len(fitting) == PER_PAGE:
            return fitting, None, fitting[-1].number, looked
        looked += 1
        if wish.fits([one.text for one in texts(row.plan)]):
            fitting.append(row)
    older = found[most - 1].number if len(found) > most else None
    total = len(fitting) if older is None and before is None else None
    return fitting, total, older, looked


async def _rows(connection: AsyncConnection, ids: list[int]) -> AsyncIterator[Any]:
    """These episodes with their plans, the newest first."""
    c = episode.c
    for n in range(0, len(ids), _BATCH):
        rows = await connection.execute(
            sa.select(
                c.number, c.title, c.aired_at, c.seconds, sa.cast(c.plan, sa.Text).label("plan")
            )
            .where(c.id.in_(ids[n : n + _BATCH]))
            .order_by(c.number.desc())
        )
        for row in rows:
            yield row


def texts(written: str) -> list[Text]:
    """What of a plan, as it is written down, can be found; in its order."""
    plan = from_json(written)
    found = [Text(kind, plan.get(kind) or "") for kind in ("title", "logline", "synopsis")]
    for number in range(1, 7):
        scene = plan.get(f"scene_{number}") or {}
        found += [Text("scene", scene.get(kind) or "", number) for kind in ("title", "synopsis")]
        found += [
            Text("line", line.get("text") or "", number, line.get("speaker") or "")
            for shot in scene.get("shots") or ()
            for line in shot.get("lines") or ()
        ]
    return [one for one in found if one.text]


async def named(
    connection: AsyncConnection, series_id: int, names: list[str]
) -> tuple[list[Any], list[Any]]:
    """Who goes by one of the folded names, as (id, name, role), and every open thread, as (id, question)."""
    branch = await connection.execute(
        sa.select(canon_branch.c.id).where(
            canon_branch.c.series_id == series_id, canon_branch.c.name == "main"
        )
    )
    main = branch.scalar_one_or_none()
    if main is None:
        return [], []
    c = canon_fact.c
    by_key = sa.select(c.slot, c.kind).where(c.branch_id == main)
    keys = ["?open", *(f"={name}" for name in names)]
    rows = (await connection.execute(by_key.where(c.entities.overlap(keys)).limit(2000))).all()
    people = [*dict.fromkeys(r.slot.partition(".")[0] for r in rows if r.kind == "person")][:_NAMES]
    threads = [r.slot.removesuffix(".state") for r in rows if r.kind == "thread"][:_THREADS]
    wanted = [
        *(f"{one}.{field}" for one in people for field in ("name", "role")),
        *(f"{one}.question" for one in threads),
    ]
    facts = await connection.execute(
        sa.select(c.slot, c.value).where(c.branch_id == main, c.slot.in_(wanted))
    )
    said: dict[str, str] = {row.slot: row.value for row in facts}
    return (
        [(one, said.get(f"{one}.name") or one, said.get(f"{one}.role") or "") for one in people],
        [
            (one.removeprefix("thread:"), said[f"{one}.question"])
            for one in threads
            if f"{one}.question" in said
        ],
    )


async def newest(connection: AsyncConnection, series_id: int, most: int) -> list[Any]:
    """The newest aired episodes, as (title, logline, first words)."""
    c = episode.c
    rows = await connection.execute(
        sa.select(c.title, c.logline, c.opening)
        .where(c.series_id == series_id, c.state == State.AIRED)
        .order_by(c.number.desc())
        .limit(most)
    )
    return list(rows)
