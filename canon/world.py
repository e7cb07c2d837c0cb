"""The world at one moment of a plan: the facts that stand, and over them what the plan has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from schemas.bible import Bible
from schemas.canon import Authority, Fact
from schemas.plan import Beat, ScenePlan

from .bible.facts import facts_of_bible
from .roster import Roster
from .standing import Index, index_of, marked

_DEAD = frozenset({"no", "dead", "false"})


_GIVEN: dict[int, tuple[Bible, dict[str, str]]] = {}  # of the bibles read last, kept alive
_MOST_GIVEN = 8


def given(bible: Bible) -> Mapping[str, str]:
    """What a bible says, by slot; kept, since a series is checked against the same one for long."""
    kept = _GIVEN.get(id(bible))
    if kept is None or kept[0] is not bible:
        if len(_GIVEN) >= _MOST_GIVEN:
            _GIVEN.clear()
        kept = _GIVEN[id(bible)] = (bible, facts_of_bible(bible))
    return kept[1]


@dataclass(frozen=True)
class Seen:
    """Where and when somebody was last seen in the plan, and where they have set out for."""

    scene: int
    day: int
    time: str
    place: str
    headed: str = ""


class World:
    """Reads slots through three layers: this plan's changes, the facts, the bible.

    `doubt` makes it the world of a flashback: it says of which slots nobody knows what was in them.
    """

    def __init__(
        self,
        bible: Bible,
        facts: Mapping[str, Fact],
        episode: int,
        roster: Roster,
        *,
        doubt: Callable[[str], bool] | None = None,
    ) -> None:
        self.bible, self.episode, self.roster = bible, episode, roster
        self.changed: dict[str, Fact] = {}
        self.seen: dict[str, Seen] = {}
        self.scene = 0
        self.before = facts
        self._given = given(bible)
        self._news = Index()
        self._doubt = doubt

    @cached_property
    def index(self) -> Index:
        """The index of the facts; a flashback's are others than those of the present."""
        return self.roster.index if self._doubt is None else index_of(self.before)

    def fact(self, slot: str) -> Fact | None:
        """What holds in a slot now; None when nothing was ever said of it."""
        found = self.changed.get(slot) or self.before.get(slot)
        if found is None and slot in self._given:
            found = Fact(slot=slot, value=self._given[slot], by=Authority.OPERATOR)
        return found

    def value(self, slot: str) -> str:
        """The value in a slot now; empty when nothing holds."""
        found = self.changed.get(slot) or self.before.get(slot)
        return found.value if found else self._given.get(slot, "")

    def started(self, slot: str) -> str:
        """The value in a slot when the plan began."""
        found = self.before.get(slot)
        return found.value if found else self._given.get(slot, "")

    def doubts(self, slot: str) -> bool:
        """Whether a flashback cannot know what was in a slot."""
        return self._doubt is not None and slot not in self.changed and self._doubt(slot)

    def set(self, slot: str, value: str) -> None:
        """Let a value hold from this scene on."""
        if self.value(slot) == value:
            return
        fact = Fact(slot=slot, value=value, episode=self.episode, scene=self.scene)
        self.changed.pop(slot, None)
        self.changed[slot] = fact
        self._news.learn(fact)

    def alive(self, who: str) -> bool:
        """Whether somebody lives."""
        return self.value(f"{who}.alive") not in _DEAD

    def wounds(self, who: str) -> Iterator[Fact]:
        """What hurts somebody now."""
        slots = dict.fromkeys(self.index.wounds.get(who, ()))
        for slot in slots | self._news.wounds.get(who, {}):
            found = self.changed.get(slot) or self.before.get(slot)
            if found is not None and found.value:
                yield found

    def knows(self, who: str, secret: str) -> bool:
        """Whether somebody knows a secret."""
        return self.value(f"knows:{who}|{secret}") not in ("", "no")

    def given_away(self, words: Collection[str]) -> Iterator[tuple[str, str]]:
        """Secrets and the phrases that give them away, of which one begins with one of `words`."""
        for index in (self.roster.index, self._news):
            for word in words:
                yield from index.telltales.get(word, ())
        for character in self.bible.characters:
            for secret in character.secrets:
                yield from ((secret, phrase) for phrase in marked(secret))

    def holder(self, thing: str) -> str:
        """Who holds a thing; `@<place>` where it lies; empty when nobody knows."""
        return self.value(f"thing:{thing}.holder")

    def events(self, kind: str) -> Iterator[str]:
        """The slots of everything of a kind that has happened."""
        yield from self.index.events.get(kind, ())
        yield from self._news.events.get(kind, ())

    def open_threads(self) -> Iterator[str]:
        """The threads that were open when the plan began."""
        yield from self.index.threads

    def resolved(self, beat: Beat) -> Beat:
        """The beat with ids in the place of names and aliases of people."""
        who, to = self.roster.person(beat.who), self.roster.person(beat.to)
        if (who or beat.who) == beat.who and (to or beat.to) == beat.to:
            return beat
        return beat.model_copy(update={"who": who or beat.who, "to": to or beat.to})

    def arrive(self, who: str, scene: ScenePlan) -> None:
        """Somebody is seen in a scene: that is where they are from now on."""
        self.seen[who] = Seen(self.scene, scene.day, scene.time, scene.location)
        self.set(f"{who}.location", scene.location)

    def leave(self, who: str, place: str) -> None:
        """Somebody sets out from where they were seen."""
        if who in self.seen:
            self.seen[who] = replace(self.seen[who], headed=place)
