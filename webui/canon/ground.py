"""The ground that every page stands on: the bible, the branch that airs, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import log, telling
from canon.log import MAIN, Branch
from canon.lookup import Lookup
from canon.slots import Kind, entities_of, kind_of, subject_of
from schemas.bible import Bible
from schemas.canon import Authority, Fact
from schemas.tables import canon_branch, episode

from ..answering import Ask
from ..episodes import book
from ..shell import Show
from .contexts import Cite, Told

LAST = "\U0010ffff"  # sorts behind every slot with the same beginning
_NAMED = ("{}.name", "place:{}.name", "thing:{}.name", "secret:{}.text", "thread:{}.question")
_MOST_NAMES = 300  # that are looked up for one page
_MOST_FILMS = 4  # whose scenes are looked up for one page

_SPOKEN = sa.text(
    """
    select f.slot, f.value, f.episode, f.scene, f.by, f.confidence, e.source
    from unnest(cast(:prefixes as text[])) p
    join canon_fact f on f.branch_id = :branch and f.slot >= p and f.slot < p || :last
    join canon_event e on e.branch_id = :branch and e.seq = f.seq
    order by f.seq desc limit :most
    """
)


@dataclass(frozen=True)
class Ground:
    """The canon of a series, open for one page."""

    connection: AsyncConnection
    show: Show
    branch: Branch
    bible: Bible | None  # that of the newest planned episode; None: nothing is planned yet

    @property
    def lookup(self) -> Lookup:
        """The questions that the current facts answer by an index."""
        return Lookup(self.connection, self.branch)

    async def slots(self, slots: Iterable[str]) -> dict[str, Fact]:
        """What holds in some slots."""
        return await log.current(self.connection, self.branch, slots=sorted(set(slots)))

    async def said(self, *prefixes: str, most: int) -> list[Fact]:
        """The facts whose slots begin so, newest first, with their sources."""
        rows = await self.connection.execute(
            _SPOKEN,
            {"prefixes": list(prefixes), "branch": self.branch.id, "last": LAST, "most": most},
        )
        return [log.fact_of(row) for row in rows]

    async def lore(self, facts: Iterable[Fact]) -> telling.Lore:
        """What everything in these facts is called."""
        known = telling.lore_of(self.bible) if self.bible else telling.Lore()
        ids = {one for fact in facts for one in _ids(fact)} - known.names.keys()
        wanted = [shape.format(one) for one in sorted(ids)[:_MOST_NAMES] for shape in _NAMED]
        found = await self.slots(wanted) if wanted else {}
        return telling.lore_of(self.bible, found) if self.bible else telling.Lore()

    async def first_line_of(self, number: int) -> int:
        """The first line of the log that was written at episode `number` or later."""
        found = await self.connection.execute(
            _FIRST, {"branch": self.branch.id, "end": self.branch.seq + 1, "episode": number}
        )
        return int(found.scalar_one())


_FIRST = sa.text(  # the log is written in the order of the episodes: halve it
    """
    with recursive half (low, high) as (
        select 1, cast(:end as int)
        union all
        select case when e.at_episode < :episode then e.seq + 1 else low end,
            case when e.at_episode < :episode then high else e.seq end
        from half join canon_event e on e.branch_id = :branch and e.seq = (low + high) / 2
        where low < high
    )
    select max(low) from half where low = high
    """
)


async def read(ask: Ask) -> Ground:
    """The canon of the series that was asked for; an empty branch where nothing is known yet."""
    show, connection = ask.show, ask.connection
    c = canon_branch.c
    found = await connection.execute(
        sa.select(c.id, c.name, c.series_id, c.seq, c.episode, c.hash).where(
            c.series_id == show.id, c.name == MAIN
        )
    )
    row = found.first()
    branch = Branch(*row[:5], bytes(row.hash)) if row else Branch(-1, MAIN, show.id, 0, 0, b"")
    planned = await connection.execute(
        sa.select(episode.c.bible)
        .where(episode.c.series_id == show.id, episode.c.bible.is_not(None))
        .order_by(episode.c.number.desc())
        .limit(1)
    )
    return Ground(connection, show, branch, await book.of(connection, planned.scalar_one_or_none()))


class Citing:
    """Tells facts with chips that lead into the player."""

    def __init__(
        self, slug: str, lore: telling.Lore, starts: Mapping[tuple[int, int], float]
    ) -> None:
        self._slug, self.lore, self._starts = slug, lore, starts

    def cite(self, fact: Fact) -> Cite | None:
        """Where a fact was established; None for what has been so from the beginning."""
        return self.at(fact.episode, fact.scene) if fact.episode else None

    def at(self, number: int, scene: int = 0) -> Cite:
        """An episode, or a scene of it."""
        return Cite(self._slug, number, scene, self._starts.get((number, scene)))

    def tell(self, fact: Fact, *, was: Fact | None = None) -> Told:
        """A fact as a sentence, with who says so."""
        before = telling.tell(was, self.lore) if was is not None else ""
        return Told(telling.tell(fact, self.lore), self.cite(fact), by=by(fact), was=before)


async def citing(ask: Ask, lore: telling.Lore, facts: Iterable[Fact]) -> Citing:
    """A teller of `facts`; where the scenes begin is looked up for the newest episodes in them."""
    numbers = sorted({f.episode for f in facts if f.episode and f.scene}, reverse=True)
    starts: dict[tuple[int, int], float] = {}
    for number in numbers[:_MOST_FILMS]:
        about = await ask.media.document(f"{ask.show.slug}/episodes/{number}/metadata.json")
        starts |= _starts(number, about)
    return Citing(ask.show.slug, lore, starts)


def by(fact: Fact) -> str:
    """Who says so, where it is not the episode."""
    if fact.source.startswith("retcon "):
        return f"corrected in {fact.source.removeprefix('retcon ')}"
    if fact.source.startswith(("undo ", "import ")):
        return fact.source
    return "the bible" if fact.by is Authority.OPERATOR else ""


def _starts(number: int, about: Any) -> Iterator[tuple[tuple[int, int], float]]:
    scenes = about.get("scenes", ()) if isinstance(about, dict) else ()
    for scene in scenes:
        yield (number, scene["number"]), scene["starts"]


def _ids(fact: Fact) -> Iterator[str]:
    """The ids that a sentence about a fact has to give names to."""
    yield from entities_of(fact.slot, fact.value)
    yield subject_of(fact.slot)
    if kind_of(fact.slot) is Kind.KNOWS:
        yield fact.slot.partition("|")[2]
    elif fact.slot.endswith(".location") and fact.value:
        yield fact.value
