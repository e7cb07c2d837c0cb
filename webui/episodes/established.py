"""Established: what an episode added to the canon, told in sentences; the weightiest of it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import log, slots, telling
from schemas.bible import Bible
from schemas.canon import Fact

from ..shell import Show
from .sheet import Canon, Told

_MOST = 10
# The log is in the order in which it was written: where an episode begins is found by halving.
_WRITTEN = sa.text("""
with recursive main as (
  select id, seq from canon_branch where series_id = :series and name = 'main'
), cut (low, high) as (
  select 0, seq from main
  union all
  select case when before.at_episode < :episode then before.seq else low end,
    case when before.at_episode < :episode then high else before.seq - 1 end
  from cut, main cross join lateral (
    select seq, at_episode from canon_event where branch_id = main.id and seq = (low + high + 1) / 2
  ) before
  where low < high
)
select e.* from main join canon_event e on e.branch_id = main.id
where e.seq > (select max(low) from cut where low = high)
  and e.seq <= (select max(low) from cut where low = high) + 400
  and e.at_episode = :episode and e.episode = :episode and e.by = 1 and e.value is not null
order by e.seq
""")


async def at(connection: AsyncConnection, show: Show, number: int, bible: Bible | None) -> Canon:
    """What the episode said that was new; ten of each kind at most."""
    rows = (await connection.execute(_WRITTEN, {"series": show.id, "episode": number})).all()
    if not rows:
        return Canon((), (), (), 0)
    facts = [log.fact_of(row) for row in rows]
    named = await _named(connection, rows[0].branch_id, facts)
    lore = telling.lore_of(bible, named) if bible else telling.Lore()
    threads = {f.slot: f for f in facts if slots.kind_of(f.slot) is slots.Kind.THREAD}
    others = [f for f in facts if f.slot not in threads and telling.weight(f, lore) > 1]
    others.sort(key=lambda f: -telling.weight(f, lore))
    return Canon(
        established=tuple(Told(f.scene, telling.tell(f, lore)) for f in others[:_MOST]),
        opened=_threads(threads, "open", lore), closed=_threads(threads, "resolved", lore),
        facts=len(facts),
    )  # fmt: skip


def _threads(facts: dict[str, Fact], state: str, lore: telling.Lore) -> tuple[Told, ...]:
    found = []
    for slot, fact in facts.items():
        if slots.field_of(slot) != "state" or fact.value != state:
            continue
        thread = slots.subject_of(slot)
        answer = facts.get(f"thread:{thread}.answer")
        said = f" {answer.value}" if answer and state == "resolved" else ""
        found.append(Told(fact.scene, telling.question_of(thread, lore) + said))
    return tuple(found[:_MOST])


async def _named(connection: AsyncConnection, branch: int, facts: list[Fact]) -> dict[str, Fact]:
    """The names of what these facts are about, where the canon gave them."""
    ids = {
        one
        for f in facts
        for one in (*slots.entities_of(f.slot, f.value), slots.subject_of(f.slot))
    }
    ids |= {f.slot.partition("|")[2] for f in facts if slots.kind_of(f.slot) is slots.Kind.KNOWS}
    shapes = ("{}.name", "thing:{}.name", "place:{}.name", "thread:{}.question",
              "thread:{}.importance", "secret:{}.text")  # fmt: skip
    wanted = sorted(shape.format(one) for shape in shapes for one in ids if one)
    rows = await connection.execute(
        sa.text("select * from canon_fact where branch_id = :branch and slot = any(:slots)"),
        {"branch": branch, "slots": wanted},
    )
    return {row.slot: log.fact_of(row) for row in rows}
