"""Lookup: the questions that a pack asks the current facts, each in one round trip by an index."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.canon import Authority, Fact

from .log import Branch
from .naming import HELD, WORD

_BY = (Authority.OPERATOR, Authority.DIRECTOR)
_LAST = "\U0010ffff"  # sorts behind every slot with the same beginning
_HELD = 6  # newest things of each holder
_NEWEST = 10  # events of each pair, whatever they are about
_EVENTS = 120
_SECRETS = 12  # newest that speak of each name
_FACT = "f.slot, f.value, f.episode, f.scene, f.by, f.confidence"

_CALLED = sa.text(
    """
    select f.slot, f.value, key, coalesce(near.value, '') as at, coalesce(near.seq, f.seq) as seen
    from unnest(cast(:keys as text[])) key
    cross join lateral (
        select * from canon_fact f
        where f.branch_id = :branch and f.entities @> array[key] offset 0
    ) f
    left join canon_fact near on near.branch_id = :branch and near.slot =
        case f.kind when 'person' then split_part(f.slot, '.', 1) || '.location'
                    when 'thing' then split_part(f.slot, '.', 1) || '.holder' end
    """
)

_ABOUT = sa.text(
    f"""
    select {_FACT} from unnest(cast(:prefixes as text[])) p
    join canon_fact f on f.branch_id = :branch and f.slot >= p and f.slot < p || :last
    union all
    select {_FACT} from unnest(cast(:slots as text[])) s
    join canon_fact f on f.branch_id = :branch and f.slot = s
    """  # noqa: S608 - nothing but column names is put in
)

_BELONGINGS = sa.text(
    f"""
    with held as (
        select f.slot, row_number() over (partition by f.value order by f.seq desc) as n
        from canon_fact f
        where f.branch_id = :branch and f.entities && cast(:held as text[])
    )
    select {_FACT} from held h join canon_fact f on f.branch_id = :branch
        and f.slot >= split_part(h.slot, '.', 1) || '.'
        and f.slot < split_part(h.slot, '.', 1) || '.' || :last
    where h.n <= {_HELD}
    """  # noqa: S608 - nothing but column names and a number is put in
)

_EVENTS_OF = sa.text(
    f"""
    select * from (
        select {_FACT}, f.seq, lower(f.value) like any(cast(:names as text[])) as named,
            row_number() over (partition by f.entities order by f.seq desc) as n
        from canon_fact f
        where f.branch_id = :branch and f.kind = 'event'
            and f.entities && cast(:pairs as text[])
    ) e
    where e.named or e.n <= {_NEWEST}
    order by e.named desc, e.seq desc limit {_EVENTS}
    """  # noqa: S608 - nothing but column names and numbers is put in
)

_SECRETS_OF = sa.text(
    f"""
    with hit as (
        select {_FACT}, f.entities, count(*) over (partition by f.slot) as names,
            row_number() over (partition by n order by f.seq desc) as newest
        from unnest(cast(:names as text[])) n cross join lateral (
            select * from canon_fact f
            where f.branch_id = :branch and f.entities @> string_to_array(n, ' ') offset 0
        ) f
    ), touched as (
        select distinct on (f.slot) {_FACT}, f.entities from hit f
        where f.names > 1 or f.newest <= {_SECRETS}
    )
    select {_FACT}, f.entities from touched f
    union all
    select {_FACT}, cast(array[] as text[]) from touched t cross join unnest(cast(:people as text[])) w
    join canon_fact f on f.branch_id = :branch
        and f.slot = 'knows:' || w || '|' || substr(split_part(t.slot, '.text', 1), 8)
    where t.slot like 'secret:%'
    """  # noqa: S608 - nothing but column names and a number is put in
)

_CHANGES = sa.text(
    f"""
    select {_FACT} from canon_event e
    join canon_fact f on f.branch_id = e.branch_id and f.slot = e.slot and f.seq = e.seq
    where e.branch_id = :branch and e.seq > :since and f.value <> '' and f.kind <> 'met'
    order by f.seq desc
    """  # noqa: S608 - nothing but column names is put in
)


class Called(NamedTuple):
    """A fact found by a key, where the one it is about is, and when they were last seen."""

    slot: str
    value: str
    key: str
    at: str  # of a person the place, of a thing the holder
    seen: int  # a line of the log: the higher, the later


@dataclass(frozen=True)
class Lookup:
    """Asks one branch of the canon."""

    connection: AsyncConnection
    branch: Branch

    async def called(self, keys: Collection[str]) -> list[Called]:
        """The facts that are found by any of `keys`."""
        rows = await self._rows(_CALLED, keys=list(keys))
        return [Called(*row) for row in rows]

    async def about(self, prefixes: Iterable[str], slots: Iterable[str]) -> dict[str, Fact]:
        """The facts whose slots begin with any of `prefixes`, or are among `slots`."""
        rows = await self._rows(_ABOUT, prefixes=list(prefixes), slots=list(slots), last=_LAST)
        return _by_slot(rows)

    async def belongings(self, holders: Iterable[str]) -> dict[str, Fact]:
        """Everything about the newest things that each of `holders` has."""
        held = [HELD + who for who in holders]
        return _by_slot(await self._rows(_BELONGINGS, held=held, last=_LAST))

    async def events(self, pairs: Collection[str], names: Iterable[str]) -> list[Fact]:
        """What happened between any of `pairs`: the newest, and what speaks of any of `names`."""
        plain = (re.sub(r"([\\\\%_])", r"\\\1", name.lower()) for name in names)
        spoken = [f"%{name}%" for name in plain]
        rows = await self._rows(_EVENTS_OF, pairs=list(pairs), names=spoken)
        return [_fact(row) for row in rows]

    async def secrets(
        self, names: Iterable[Collection[str]], people: Collection[str]
    ) -> list[tuple[Fact, list[str]]]:
        """The secrets that speak of any of `names`, and who of `people` knows them.

        A name is given by its telling words. Those that speak of two of them all come, of the
        others the newest of each. Every fact comes with what it is filed under.
        """
        wanted = [" ".join(WORD + word for word in words) for words in names if words]
        rows = await self._rows(_SECRETS_OF, names=wanted, people=list(people))
        return [(_fact(row), row.entities) for row in rows]

    async def changes(self, lines: int) -> list[Fact]:
        """What the last so many lines of the log say and nothing has superseded, newest first."""
        since = self.branch.seq - lines
        return [_fact(row) for row in await self._rows(_CHANGES, since=since)]

    async def _rows(self, query: sa.TextClause, **values: Any) -> Any:
        return await self.connection.execute(query, {"branch": self.branch.id, **values})


def _by_slot(rows: Iterable[Any]) -> dict[str, Fact]:
    return {row[0]: _fact(row) for row in rows}


def _fact(row: Any) -> Fact:
    slot, value, episode, scene, by, confidence = row[:6]
    return Fact(
        slot=slot, value=value, episode=episode, scene=scene, by=_BY[by],
        confidence=confidence / 100,
    )  # fmt: skip
