"""What stands: facts by slot, and an index of those that are looked for without knowing their slot.

A check asks for a few slots by name, and for a few kinds of facts whole: open threads, wounds of
one person, events of one kind, names. The index answers the second question without a scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from schemas.canon import Fact

from .slips import near_keys
from .slots import listed

_MARKED = re.compile(r"\*([^*]+)\*")


class Index:
    """Ids and slots by kind, in the order in which they were learned."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.people: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.things: dict[str, None] = {}
        self.threads: dict[str, None] = {}  # the open ones
        self.secrets: dict[str, None] = {}
        self.telltales: dict[str, list[tuple[str, str]]] = {}  # a word → secrets, and the phrase
        self.events: dict[str, dict[str, None]] = {}  # kind → slots
        self.wounds: dict[str, dict[str, None]] = {}  # who → slots of what hurts
        self.named: dict[str, dict[str, None]] = {}  # a person's name in small letters → ids
        self.people_near: dict[str, dict[str, str]] = {}  # key of a name → ids that share it
        self.others_near: dict[str, dict[str, str]] = {}  # the same for places and things
        self.words: set[str] = set()  # of every name and alias, in small letters
        for fact in facts:
            self.learn(fact)

    def learn(self, fact: Fact) -> None:
        """Take in a fact that holds from now on; an empty value takes what held before away."""
        kind, colon, body = fact.slot.partition(":")
        if not colon:
            self._person(fact)
        elif kind == "event":
            kept = self.events.setdefault(body.split("|", 1)[0], {})
            _keep(kept, fact.slot, fact.value)
        elif kind in _OWN:
            owner, _, field = body.rpartition(".")
            _OWN[kind](self, owner, field, fact.value)

    def _call(self, owner: str, name: str, *, person: bool = True) -> None:
        """Take in a name or alias of somebody or something."""
        kin = self.people_near if person else self.others_near
        self.words.update(name.casefold().split())
        if person:
            self.named.setdefault(name.casefold(), {})[owner] = None
        for key in near_keys(name, person=person):
            kin.setdefault(key, {})[owner] = name

    def _person(self, fact: Fact) -> None:
        who, _, field = fact.slot.partition(".")
        if field.startswith("wound."):
            _keep(self.wounds.setdefault(who, {}), fact.slot, fact.value)
        elif field == "name":
            _keep(self.people, who, fact.value)
            self._call(who, fact.value)
        elif field == "aliases":
            for alias in listed(fact.value):
                self._call(who, alias)

    def _place(self, owner: str, field: str, value: str) -> None:
        if field == "name":
            _keep(self.places, owner, value)
            self._call(owner, value, person=False)
        elif field == "aliases":
            self.words.update(" ".join(listed(value)).casefold().split())

    def _thing(self, owner: str, field: str, value: str) -> None:
        self.things[owner] = None
        if field == "name":
            self._call(owner, value, person=False)
        elif field == "aliases":
            self.words.update(" ".join(listed(value)).casefold().split())

    def _thread(self, owner: str, field: str, value: str) -> None:
        if field == "state":
            _keep(self.threads, owner, value == "open")

    def _secret(self, owner: str, field: str, value: str) -> None:
        if field == "text":
            _keep(self.secrets, owner, value)
            for phrase in marked(value):
                self.telltales.setdefault(phrase.split()[0], []).append((owner, phrase))


def _keep(among: dict[str, None], one: str, holds: object) -> None:
    if holds:
        among[one] = None
    else:
        among.pop(one, None)


_OWN = {
    "place": Index._place,  # noqa: SLF001 - a table of its own methods
    "thing": Index._thing,  # noqa: SLF001
    "thread": Index._thread,  # noqa: SLF001
    "secret": Index._secret,  # noqa: SLF001
}


class Standing(Mapping[str, Fact]):
    """Facts by slot, kept together with their index; grows episode by episode."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts: dict[str, Fact] = {}
        self.index = Index()
        self.add(facts)

    def add(self, facts: Iterable[Fact]) -> None:
        """Let facts hold from now on, each in the place of the one before in its slot."""
        for fact in facts:
            self._facts[fact.slot] = fact
            self.index.learn(fact)

    def __getitem__(self, slot: str) -> Fact:
        return self._facts[slot]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def get(self, slot: str, default: Fact | None = None) -> Fact | None:  # type: ignore[override]
        """The fact in `slot`, or `default`."""
        return self._facts.get(slot, default)


def index_of(facts: Mapping[str, Fact]) -> Index:
    """The index of some facts: their own when they carry one, else made by reading them all."""
    return facts.index if isinstance(facts, Standing) else Index(facts.values())


def marked(text: str) -> tuple[str, ...]:
    """The words of a secret that give it away, in small letters: those between `*` and `*`."""
    return tuple(words.strip().casefold() for words in _MARKED.findall(text) if words.strip())
