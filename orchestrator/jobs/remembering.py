"""Remembering: what the canon holds of a character and a place just now, added to a prompt in words.

Only what can be seen: wounds, what is carried, what has been described since the bible was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from canon import log as canon_log
from canon.cards import Cards
from canon.lookup import Lookup
from canon.slots import Kind, field_of, kind_of, subject_of
from schemas.bible import Bible, Character, Location
from schemas.canon import Fact
from schemas.jobs import Added
from schemas.tables import episode
from schemas.take import Lesson, ShotRequest

from .. import lessons

LONGEST = 1000  # characters of a prompt
_UNSEEN = frozenset(
    {"name", "aliases", "role", "location", "alive", "goal", "age", "personality", "temper"}
)


async def facts(
    connection: AsyncConnection, series_id: int, who: Character | None
) -> dict[str, Fact]:
    """What holds now of somebody, of what they carry, and of every place."""
    branch = await canon_log.branch(connection, series_id)
    lookup, ids = Lookup(connection, branch), [who.id] if who else []
    found = await lookup.about([*(f"{one}." for one in ids), "place:"], ())
    return found | await lookup.belongings(ids)


def whereabouts(bible: Bible, known: Mapping[str, Fact], who: Character | None) -> Location | None:
    """Where somebody was last seen, if the bible has that place."""
    fact = known.get(f"{who.id}.location") if who else None
    return next((one for one in bible.locations if fact and one.id == fact.value), None)


def added(
    bible: Bible, known: Mapping[str, Fact], who: Character | None, where: Location
) -> tuple[Added, ...]:
    """What of it is worth adding to a prompt, each with its reason."""
    cards = Cards(bible, known)
    found = [*(_person(cards, who) if who else ()), *_place(cards, where)]
    return tuple(found)


def said(prompt: str, more: Sequence[Added]) -> str:
    """The prompt with what was added, whole additions as long as there is room."""
    text = prompt
    for one in more:
        longer = f"{text.rstrip(' .')}; {one.words}"
        if not one.negative and len(longer) <= LONGEST:
            text = longer
    return text


async def lessons_for(
    connection: AsyncConnection, series_id: int, asked: ShotRequest
) -> tuple[Lesson, ...]:
    """What verdicts on earlier takes of the series teach for a shot of now."""
    newest = sa.select(sa.func.coalesce(sa.func.max(episode.c.number), 0)).where(
        episode.c.series_id == series_id
    )
    number = (await connection.execute(newest)).scalar_one() + 1
    return await lessons.of(connection, series_id, asked.model_copy(update={"episode": number}))


def taught(learned: Sequence[Lesson]) -> tuple[Added, ...]:
    """The same as people read it."""
    return tuple(Added(words=one.words, why=one.why, negative=one.weight < 0) for one in learned)


def _person(cards: Cards, who: Character) -> Iterator[Added]:
    for slot, fact in sorted(cards.facts.items()):
        kind, of = kind_of(slot), field_of(slot)
        if kind is Kind.PERSON and subject_of(slot) == who.id and fact.value:
            part = of.removeprefix("wound.").replace("_", " ")
            if of.startswith("wound."):
                yield Added(words=f"{who.name}'s {part} is {fact.value}", why=_since("hurt", fact))
            elif of not in _UNSEEN and fact.episode:
                yield Added(words=f"{part} {fact.value}", why=_since(f"{who.name}: {part}", fact))
        elif kind is Kind.THING and of == "holder" and fact.value == who.id:
            yield Added(words=_carried(cards, subject_of(slot)), why=_since("carried", fact))


def _carried(cards: Cards, thing: str) -> str:
    state = cards.facts.get(f"thing:{thing}.state")
    how = f" ({state.value})" if state and state.value else ""
    return f"carrying {cards.name(thing)}{how}"


def _place(cards: Cards, where: Location) -> Iterator[Added]:
    status = cards.facts.get(f"place:{where.id}.status")
    if status and status.value not in {"", "open"}:
        yield Added(words=f"{where.name} is {status.value}", why=_since(where.name, status))


def _since(what: str, fact: Fact) -> str:
    since = f"since episode {fact.episode}" if fact.episode else "from the beginning"
    return f"canon: {what}, {since}"
