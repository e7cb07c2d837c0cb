"""A tale in the making: the world it is told in, who is at hand, and what may still happen."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import Beat, BeatKind, EntityKind, Introduction

from ..effects import changes
from ..roster import Roster
from ..rules.whereabouts import shut
from ..standing import index_of
from ..world import World
from .vocabulary import Words, coined, words_for

_AT_HAND = 24  # how many of a long list are looked at


class Tale:
    """What a made-up plan knows while it is being written."""

    def __init__(
        self, bible: Bible, facts: Mapping[str, Fact], episode: int, dice: random.Random
    ) -> None:
        self.bible, self.facts, self.episode, self.dice = bible, facts, episode, dice
        self.index = index_of(facts)
        self.things, self.secrets = list(self.index.things), list(self.index.secrets)
        self._known = list(dict.fromkeys(c.id for c in bible.characters) | self.index.people)
        self.words: Words = words_for(bible.rules)
        self.newcomers: list[Introduction] = []
        self._used: set[str] = set()
        self.world = World(bible, facts, episode, Roster(bible, facts))
        self.people = self._alive()
        self._sites = self.some(
            list(dict.fromkeys(p.id for p in bible.locations) | self.index.places)
        )
        self._newcomers()
        self.world = World(bible, facts, episode, Roster(bible, facts, self.newcomers))
        for one in self.newcomers:
            if one.kind is EntityKind.SECRET:
                self.world.set(f"secret:{one.id}.text", one.name)

    def some(self, many: Sequence[str], most: int = _AT_HAND) -> list[str]:
        """A few of many, in random order."""
        return self.dice.sample(many, min(most, len(many)))

    def places(self) -> list[str]:
        """Places at hand that can be entered, newcomers first."""
        new = [one.id for one in self.newcomers if one.kind is EntityKind.PLACE]
        return [p for p in (*new, *self._sites) if not shut(self.world.value(f"place:{p}.status"))]

    def shut(self) -> list[str]:
        """Places at hand that cannot be entered."""
        return [p for p in self._sites if shut(self.world.value(f"place:{p}.status"))]

    def dead(self) -> list[str]:
        """Some of the dead, in random order."""
        return [who for who in self.some(self._known, 200) if not self.world.alive(who)]

    def happen(self, beat: Beat) -> None:
        """Let a beat come true."""
        for slot, value in changes(self.world, beat):
            self.world.set(slot, value)
        if beat.kind is BeatKind.DIE:
            self.people.remove(beat.who)

    def once(self, word: str) -> bool:
        """Whether this is the first time that the plan asks for `word`."""
        fresh = word not in self._used
        self._used.add(word)
        return fresh

    def _alive(self) -> list[str]:
        people = self.some(self._known)
        return [who for who in people if self.world.alive(who)][:7]

    def _newcomers(self) -> None:
        few = len(self.people) < 4
        if few or self.dice.random() < 0.35:
            self._introduce(EntityKind.PERSON, coined(self.dice), "somebody new in town")
        if len(self.people) + len(self.newcomers) < 3:
            self._introduce(EntityKind.PERSON, coined(self.dice), "a stranger")
        if self.dice.random() < 0.12 or len(self.places()) < 3:
            site = self.dice.choice(self.words.sites)
            self._introduce(EntityKind.PLACE, f"{coined(self.dice)} {site}", "off the map")
        if self.dice.random() < 0.5:
            what = self.dice.choice(self.words.things)
            name = f"{coined(self.dice)}’s {self.dice.choice(self.words.materials)} {what}"
            self._introduce(EntityKind.THING, name, "")
        if self.dice.random() < 0.3:
            hidden = self.dice.choice(self.words.secrets)
            name = f"It is about *{coined(self.dice).lower()} and {hidden}*."
            self._introduce(EntityKind.SECRET, name, "")

    def _aliases(self, kind: EntityKind) -> tuple[str, ...]:
        named = kind is EntityKind.PERSON and self.dice.random() < 0.5
        return (f"the {coined(self.dice)} one",) if named else ()

    def _introduce(self, kind: EntityKind, name: str, role: str) -> None:
        slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.casefold())
        one = Introduction(
            id=f"{kind.value[0]}{self.episode}-{slug}"[:44].strip("-"), kind=kind, name=name,
            role=role, aliases=self._aliases(kind),
        )  # fmt: skip
        alike = Roster(self.bible, self.facts, [*self.newcomers, one]).alike(one)
        distinct = tuple(sorted(alike)[:20])
        self.newcomers.append(one.model_copy(update={"distinct_from": distinct}))
        if kind is EntityKind.PERSON:
            self.people.insert(0, one.id)
