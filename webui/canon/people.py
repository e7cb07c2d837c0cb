"""People: who they are, and in one sentence how they are now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from canon.slots import field_of
from schemas.bible import Bible, Character
from schemas.canon import Fact
from schemas.tables import State, episode

from .contexts import Somebody
from .ground import Citing, Ground
from .portraits import address

LATELY = 24  # episodes in which somebody is looked for
_CAST = re.compile(r'"character": ("[a-z0-9_-]+")(?!, "presence": "mentioned")')
_IS = {"they": "are", "she": "is", "he": "is", "it": "is"}


async def seen_lately(ground: Ground) -> dict[str, int]:
    """In which of the last episodes everybody was last; who was in none of them is not named."""
    rows = await ground.connection.execute(
        sa.select(episode.c.number, sa.cast(episode.c.plan, sa.Text))
        .where(episode.c.series_id == ground.show.id, episode.c.state == State.AIRED)
        .where(episode.c.number.between(ground.branch.episode - LATELY + 1, ground.branch.episode))
        .order_by(episode.c.number)
    )
    return {json.loads(who): number for number, plan in rows for who in set(_CAST.findall(plan))}


async def states(ground: Ground, people: Sequence[str]) -> dict[str, Fact]:
    """The facts that say how people are, and what they are called."""
    parts = ("location", "alive", "goal", "name", "role")
    return await ground.lookup.about(
        [f"{who}.wound." for who in people], [f"{who}.{part}" for who in people for part in parts]
    )


class Faces:
    """Makes what a page shows of somebody in few words."""

    def __init__(
        self, ground: Ground, facts: Mapping[str, Fact], citing: Citing,
        portraits: Mapping[str, Any], seen: Mapping[str, int],
    ) -> None:  # fmt: skip
        self._slug, self._facts, self._citing = ground.show.slug, facts, citing
        self._portraits, self._seen = portraits, seen
        self._known = {c.id: c for c in ground.bible.characters} if ground.bible else {}

    def of(self, who: str) -> Somebody:
        """Somebody as they are now."""
        known = self._known.get(who)
        number = self._seen.get(who)
        return Somebody(
            id=who, href=f"/{self._slug}/canon/characters/{who}",
            name=called(who, known, self._facts), role=self._role(who, known),
            portrait=address(self._slug, self._portraits, who, "portrait"),
            now=self._now(who, known.pronoun if known else "they"),
            seen=self._citing.at(number) if number else None,
        )  # fmt: skip

    def _role(self, who: str, known: Character | None) -> str:
        fact = self._facts.get(f"{who}.role")
        return known.role if known and known.role else (fact.value if fact else "")

    def _now(self, who: str, pronoun: str) -> str:
        alive = self._facts.get(f"{who}.alive")
        if alive and alive.value == "no":
            return f"Died in episode {alive.episode}." if alive.episode else "Dead."
        clauses = list(self._clauses(who, _IS[pronoun]))
        if not clauses:
            return ""
        *first, last = clauses
        return f"{pronoun.capitalize()} {', '.join(first) + ' and ' if first else ''}{last}."

    def _clauses(self, who: str, verb: str) -> Iterator[str]:
        if place := self._value(f"{who}.location"):
            yield f"{verb} at {_in_a_sentence(self._citing.lore.names.get(place, place))}"
        hurt = [
            f"{field_of(slot).partition('.')[2].replace('_', ' ')}: {fact.value}"
            for slot, fact in self._facts.items()
            if slot.startswith(f"{who}.wound.") and fact.value
        ]
        if hurt:
            yield f"{verb} hurt ({'; '.join(hurt)})"
        if goal := self._value(f"{who}.goal"):
            yield f"{'want' if verb == 'are' else 'wants'} {goal.rstrip('.')}"

    def _value(self, slot: str) -> str:
        fact = self._facts.get(slot)
        return fact.value if fact else ""


def called(who: str, known: Character | None, facts: Mapping[str, Fact]) -> str:
    """Somebody's whole name; the id when nobody says."""
    name = facts.get(f"{who}.name")
    return known.name if known else (name.value if name and name.value else who)


def main_first(bible: Bible) -> list[str]:
    """The ids of the bible's characters, the main ones first."""
    return [c.id for c in sorted(bible.characters, key=lambda c: not c.main)]


def where_everybody_is(
    people: Iterable[Somebody], facts: Mapping[str, Fact]
) -> dict[str, list[str]]:
    """By place, the names of those who were last seen there and live."""
    found: dict[str, list[str]] = {}
    for one in people:
        place, alive = facts.get(f"{one.id}.location"), facts.get(f"{one.id}.alive")
        if place and place.value and not (alive and alive.value == "no"):
            found.setdefault(place.value, []).append(one.name)
    return found


def _in_a_sentence(name: str) -> str:
    return f"the{name[3:]}" if name.startswith("The ") else name
