"""The front page of the canon: who and what exists, what is owed, and what is new."""

from __future__ import annotations

import sqlalchemy as sa

from canon import log
from canon.bible.facts import facts_of_bible
from canon.slots import Kind, field_of, kind_of, subject_of
from canon.telling import weight
from schemas.bible import Bible
from schemas.canon import Fact

from ..answering import Ask
from . import people, portraits, threads
from .contexts import CanonPage, Somebody, Spot, Told
from .ground import Citing, Ground, citing

_THREADS, _NEWS, _THINGS, _NEWCOMERS, _PLACES, _CAST = 8, 14, 12, 12, 30, 40
_LINES, _FEW = 3000, 300  # of the log, in which newcomers and things, or any news, are looked for

_NEWEST = sa.text(
    """
    select f.*, e.source from canon_event e
    join canon_fact f on f.branch_id = e.branch_id and f.slot = e.slot and f.seq = e.seq
    where e.branch_id = :branch and e.seq > :since and e.episode > 0 and f.value <> ''
        and f.kind <> 'met' and f.slot not like '%.aliases' and f.slot not like 'thread:%.state'
    order by e.seq desc limit :most
    """
)
_NEW_PEOPLE = sa.text(
    """
    select e.slot, e.value, e.episode, e.scene, e.by, e.confidence from canon_event e
    where e.branch_id = :branch and e.seq > :since and e.by = 1 and e.value <> ''
        and e.slot like '%.name' and position(':' in e.slot) = 0
    order by e.seq desc limit :most
    """
)
_HANDS = sa.text(
    """
    select f.*, e.source from (
        select * from canon_event where branch_id = :branch and seq > :since
            and slot >= 'thing:' and slot < 'thing;' and value <> ''
            and (slot like '%.holder' or slot like '%.state')
        order by seq desc limit 4 * :most
    ) e
    join canon_fact f on f.branch_id = e.branch_id and f.slot = e.slot and f.seq = e.seq
    order by e.seq desc limit :most
    """
)


async def page(ask: Ask, ground: Ground) -> CanonPage:
    """All of it, the newest of each kind."""
    bible, head = ground.bible, ground.branch
    if bible is None:
        return CanonPage(ask.show, written=False, premise="", episode=0, lines=0)
    news = await _rows(ground, _NEWEST, 6 * _NEWS, _FEW)
    hands = await _rows(ground, _HANDS, _THINGS)
    new = await _rows(ground, _NEW_PEOPLE, _NEWCOMERS)
    strangers = list(dict.fromkeys(subject_of(fact.slot) for fact in new))
    cast = people.main_first(bible)[:_CAST]
    facts = await people.states(ground, [*cast, *strangers])
    shut = await ground.slots(f"place:{p.id}.status" for p in bible.locations)
    told = await citing(ask, await ground.lore([*news, *hands, *facts.values()]), news)
    faces = people.Faces(
        ground, facts, told, await portraits.index(ask), await people.seen_lately(ground)
    )
    known = tuple(faces.of(who) for who in cast)
    newcomers = tuple(faces.of(who) for who in strangers if who not in cast)
    owed, number = await threads.unpaid(ask, ground, _THREADS)
    return CanonPage(
        show=ask.show, written=True, premise=bible.series.premise, episode=head.episode,
        lines=head.seq, cast=known, newcomers=newcomers, threads=owed, open_threads=number,
        news=_weighty(news, told), places=_places(bible, shut, (*known, *newcomers), facts),
        things=tuple(told.tell(fact) for fact in hands or _given(bible)),
        rules=bible.rules.world, rating=bible.rules.rating,
    )  # fmt: skip


async def _rows(ground: Ground, query: sa.TextClause, most: int, lines: int = _LINES) -> list[Fact]:
    """At most so many facts out of the newest lines of the log."""
    values = {"branch": ground.branch.id, "since": ground.branch.seq - lines, "most": most}
    return [log.fact_of(row) for row in await ground.connection.execute(query, values)]


def _weighty(news: list[Fact], told: Citing) -> tuple[Told, ...]:
    """The newest facts that are worth telling."""
    worth = [fact for fact in news if weight(fact, told.lore) > 0]
    return tuple(told.tell(fact) for fact in worth[:_NEWS])


def _places(
    bible: Bible, shut: dict[str, Fact], known: tuple[Somebody, ...], facts: dict[str, Fact]
) -> tuple[Spot, ...]:
    here = people.where_everybody_is(known, facts)
    return tuple(
        Spot(
            id=place.id, name=place.name, description=place.description,
            status=shut[f"place:{place.id}.status"].value if f"place:{place.id}.status" in shut else "",
            here=tuple(here.get(place.id, ())),
        )
        for place in bible.locations[:_PLACES]
    )  # fmt: skip


def _given(bible: Bible) -> list[Fact]:
    """What the bible puts into somebody's hands, where nothing has changed hands of late."""
    said = [Fact(slot=s, value=v) for s, v in facts_of_bible(bible).items() if v]
    things = [f for f in said if kind_of(f.slot) is Kind.THING and field_of(f.slot) == "holder"]
    return things[:_THINGS]
