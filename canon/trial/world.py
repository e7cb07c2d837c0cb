"""The simulated world: who and what there is, what is true now, and what every episode said.

Everything is drawn from one seed. The truth is kept as facts in the slots of the product, so that
the same values can be loaded into the real log and looked for in anybody's pack.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

from schemas.canon import Authority as By
from schemas.canon import Fact, PackLine

from .words import EYES, FACTIONS, GOALS, HABITS, HAIR, TRADES, Names

MAINS, PLACES, THINGS = 6, 14, 10
_FRESH = 24  # side people whom the story has at hand


@dataclass(eq=False)
class Person:
    """Somebody, and how the others speak of them."""

    id: str
    name: str
    alias: str
    trade: str
    role: str
    main: bool = False

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.split()[0]


@dataclass(eq=False)
class Spot:
    """A place or a thing."""

    id: str
    name: str
    alias: str = ""

    @property
    def label(self) -> str:
        """The name as it stands in a sentence."""
        return f"the {self.name}"


@dataclass(eq=False)
class Happening:
    """A one-off event, a secret or a thread, and whom and what it is about."""

    id: str  # of an event: its slot
    story: int  # in the table of its kind
    people: tuple[Person, ...]
    place: Spot
    thing: Spot
    episode: int
    text: str = ""
    due: int = 0


@dataclass(frozen=True)
class Told:
    """A scene as it aired: where, and its sentences with the facts each of them states."""

    episode: int
    number: int
    lines: tuple[PackLine, ...]


@dataclass
class World:
    """A series at one moment, with its whole truth."""

    seed: int
    episode: int = 0
    now: dict[str, Fact] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    places: list[Spot] = field(default_factory=list)
    things: list[Spot] = field(default_factory=list)
    fresh: list[Person] = field(default_factory=list)  # side people, the latest last
    living: list[Person] = field(default_factory=list)  # side people
    dead: list[Person] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    secrets: list[Happening] = field(default_factory=list)
    threads: list[Happening] = field(default_factory=list)  # the open ones
    knowing: dict[str, list[Happening]] = field(default_factory=dict)  # by person
    wounds: dict[str, int] = field(default_factory=dict)  # slot → the episode in which it heals
    changes: list[Fact] = field(default_factory=list)  # of the current episode
    scene: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(f"canon-trial:{self.seed}")
        self.names = Names(self.dice)
        self.counts: dict[str, int] = {}
        for _ in range(PLACES):
            self.add_place(By.OPERATOR)
        mains = [self.add_person(By.OPERATOR, main=True)[0] for _ in range(MAINS)]
        for _ in range(THINGS):
            self.add_thing(By.OPERATOR)
        for one in mains:
            self.set(f"{one.id}.goal", self.goal(), By.OPERATOR)
            for other in mains:
                if one is not other:
                    value = str(self.dice.randint(-1, 3))
                    self.set(f"relation:{one.id}|{other.id}", value, By.OPERATOR)

    @property
    def mains(self) -> list[Person]:
        """The six whom the series is about."""
        return [p for p in self.people.values() if p.main]

    def value(self, slot: str) -> str:
        """What holds in a slot now; empty when nothing does."""
        fact = self.now.get(slot)
        return fact.value if fact else ""

    def set(self, slot: str, value: str, by: By = By.DIRECTOR) -> Fact:
        """Make something true; what is true already is only stated again."""
        before = self.now.get(slot)
        if before is not None and before.value == value:
            return before
        fact = Fact(slot=slot, value=value, episode=self.episode, scene=self.scene, by=by)
        self.now[slot] = fact
        self.changes.append(fact)
        return fact

    def next_id(self, letter: str) -> str:
        """Return a fresh id: `c12`, `p3` and so on."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def add_person(self, by: By = By.DIRECTOR, *, main: bool = False) -> tuple[Person, list[Fact]]:
        """Somebody new, with everything that is established about them."""
        dice, home = self.dice, self.dice.choice(self.places[-PLACES:])
        trade = dice.choice(TRADES)
        alias = self.names.alias() if main or dice.random() < 0.6 else ""
        role = f"{trade} of the {home.name}"
        person = Person(self.next_id("c"), self.names.person(), alias, trade, role, main)
        self.people[person.id] = person
        if not main:
            self.living.append(person)
            self.touch(person)
        facts = {
            "name": person.name, "role": role, "location": home.id,
            "eyes": dice.choice(EYES), "hair": dice.choice(HAIR), "age": str(dice.randint(15, 80)),
            "habit": dice.choice(HABITS),
        }  # fmt: skip
        if alias:
            facts["aliases"] = json.dumps([alias])
        if main or dice.random() < 0.4:
            facts["faction"] = dice.choice(FACTIONS)
        return person, [self.set(f"{person.id}.{what}", value, by) for what, value in facts.items()]

    def add_place(self, by: By = By.DIRECTOR) -> tuple[Spot, list[Fact]]:
        """A new place, open to everybody."""
        name = self.names.place()
        alias = f"the {self.names.first()} {name.split()[-1]}" if self.dice.random() < 0.4 else ""
        place = Spot(self.next_id("p"), name, alias)
        self.places.append(place)
        made = [self.set(f"place:{place.id}.name", name, by)]
        if alias:
            made.append(self.set(f"place:{place.id}.aliases", json.dumps([alias]), by))
        return place, [*made, self.set(f"place:{place.id}.status", "open", by)]

    def add_thing(self, by: By = By.DIRECTOR) -> tuple[Spot, list[Fact]]:
        """A new thing, in somebody's hands."""
        thing = Spot(self.next_id("i"), self.names.thing())
        self.things.append(thing)
        holder = self.dice.choice([*self.mains, *self.fresh])
        of = f"thing:{thing.id}"
        return thing, [
            self.set(f"{of}.name", thing.name, by),
            self.set(f"{of}.holder", holder.id, by),
            self.set(f"{of}.state", "whole", by),
        ]

    def touch(self, person: Person) -> None:
        """Somebody of the side cast has been seen: the story has them at hand."""
        if person.main:
            return
        if person in self.fresh:
            self.fresh.remove(person)
        self.fresh.append(person)
        del self.fresh[:-_FRESH]

    def bury(self, person: Person) -> None:
        """Somebody of the side cast is no more."""
        self.living.remove(person)
        self.dead.append(person)
        if person in self.fresh:
            self.fresh.remove(person)

    def goal(self) -> str:
        """What somebody may want."""
        dice = self.dice
        place, thing = dice.choice(self.places[-_FRESH:]), dice.choice(self.things[-_FRESH:])
        return dice.choice(GOALS).format(
            place=place.label, thing=thing.label, person=dice.choice(self.mains).name,
            faction=dice.choice(FACTIONS),
        )  # fmt: skip
