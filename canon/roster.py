"""The roster: who and what has a name, from the bible, from aired episodes and from the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import EntityKind, Introduction

from .slips import bare, near_keys, one_apart
from .standing import Index, index_of


class Roster:
    """Resolves ids, names and aliases of people and places."""

    def __init__(
        self, bible: Bible, facts: Mapping[str, Fact], introductions: Iterable[Introduction] = ()
    ) -> None:
        self._people = {c.id: c.name for c in bible.characters}
        self._places = {p.id: p.name for p in bible.locations}
        self._facts, self._bible = facts, bible
        self.newcomers = tuple(introductions)
        for one in self.newcomers:
            if one.kind is EntityKind.PERSON:
                self._people.setdefault(one.id, one.name)
            elif one.kind is EntityKind.PLACE:
                self._places.setdefault(one.id, one.name)
        self._aliases: dict[str, str] | None = None
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """The index of the facts."""
        if self._index is None:
            self._index = index_of(self._facts)
        return self._index

    def person(self, word: str) -> str:
        """The id of the person whose id, name or alias `word` is; empty when there is none."""
        if word in self._people or self._says(f"{word}.name"):
            return word
        return self._called(word.casefold())

    def place(self, word: str) -> str:
        """The id of the place whose id `word` is; empty when there is none."""
        return word if word in self._places or self._says(f"place:{word}.name") else ""

    def name(self, one: str) -> str:
        """What somebody or somewhere is called; an unknown id calls itself."""
        known = self._people.get(one) or self._places.get(one)
        if known:
            return known
        fact = self._facts.get(f"{one}.name") or self._facts.get(f"place:{one}.name")
        return fact.value if fact else one

    def taken(self, one: Introduction) -> bool:
        """Whether a newcomer's id is that of somebody or something known before."""
        if one.kind is EntityKind.PERSON:
            known = any(c.id == one.id for c in self._bible.characters)
            return known or self._says(f"{one.id}.name")
        if one.kind is EntityKind.PLACE:
            known = any(p.id == one.id for p in self._bible.locations)
            return known or self._says(f"place:{one.id}.name")
        fields = ("name", "holder", "text", "question")
        return any(self._says(f"{one.kind}:{one.id}.{field}") for field in fields)

    def _says(self, slot: str) -> bool:
        """Whether an aired episode has filled a slot, and nobody has emptied it."""
        fact = self._facts.get(slot)
        return fact is not None and bool(fact.value)

    def meant(self, word: str) -> str:
        """Whose name a word may be a slip for; empty when it is a name itself, or like none."""
        small, found = word.casefold(), ""
        if small in self.index.words:
            return ""
        kin = (name for key in sorted(near_keys(word)) for name in self._kin(key))
        for name in (*(name for _, name in self._written(person=True)), *kin):
            if small in name.casefold().split():
                return ""
            if not found and one_apart(small, bare(name).split(" ", 1)[0]):
                found = name
        return "" if any(small in n.casefold().split() for n in self._places.values()) else found

    def _kin(self, key: str) -> Iterable[str]:
        return self.index.people_near.get(key, {}).values()

    def alike(self, one: Introduction) -> dict[str, str]:
        """Who or what of a newcomer's kind has a name near to its own: id → that name."""
        person = one.kind is EntityKind.PERSON
        kin = self.index.people_near if person else self.index.others_near
        found: dict[str, str] = {}
        mine = near_keys(one.name, person=person)
        for key in sorted(mine):
            found.update(kin.get(key, {}))
        found |= {
            other: name
            for other, name in self._written(person=person)
            if mine & near_keys(name, person=person)
        }
        found.pop(one.id, None)
        return found

    def _written(self, *, person: bool) -> Iterable[tuple[str, str]]:
        """The names in the bible and among the newcomers."""
        if person:
            for c in self._bible.characters:
                yield c.id, c.name
                yield from ((c.id, alias) for alias in c.aliases)
        else:
            yield from ((p.id, p.name) for p in self._bible.locations)
        for other in self.newcomers:
            if (other.kind is EntityKind.PERSON) == person:
                yield other.id, other.name

    def _called(self, word: str) -> str:
        if self._aliases is None:
            self._aliases = {}
            for c in self._bible.characters:
                for name in (c.name, *c.aliases):
                    self._aliases.setdefault(name.casefold(), c.id)
            for one in self.newcomers:
                if one.kind is EntityKind.PERSON:
                    for name in (one.name, *one.aliases):
                        self._aliases.setdefault(name.casefold(), one.id)
        return self._aliases.get(word) or next(iter(self.index.named.get(word, ())), "")
