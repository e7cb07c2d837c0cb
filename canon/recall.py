"""Recall: the pack, the slice of canon that an outline needs, assembled by need and not by likeness.

Everyone and everything in play comes first, then the threads that are due, then who knows which of
the secrets that are touched, then the events that are alluded to, then what happened lately; the
budget of tokens is hard. Every clause cites the episode that established it: `[E12]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Bible
from schemas.canon import Fact, Outline, Pack, PackLine, ThreadState

from . import relevance, threads
from .cards import Cards
from .filling import Filling
from .log import Branch
from .lookup import Lookup
from .naming import PAIR, WORD, pair_keys, telling
from .resolve import Meaning, resolve
from .slots import entities_of, subject_of
from .summary import summaries_for
from .telling import lore_of, tell

_T = TypeVar("_T")
BUDGET = 6000  # tokens
_LATELY = 0.12  # of the budget, for summaries
_WORTH = 100  # tokens left over that are worth another look into the log
_A_LINE = 5  # tokens of a line of the log that may still hold, on the average
_NEWS = "What else is new"
_SHARES = {
    "Rules": 0.07, "Threads": 0.17, "In play": 0.40, "Places and things": 0.12,
    "Who knows what": 0.20, "What happened between them": 0.18, "Wanted by the threads": 0.03,
    "Lately": _LATELY,
}  # fmt: skip
_AGAIN = ("Who knows what", "What happened between them", "Threads")
_THREAD = ("state", "question", "who", "known", "answer", "due", "importance")


async def pack(
    connection: AsyncConnection,
    branch: Branch,
    bible: Bible,
    outline: Outline,
    *,
    episode: int,
    budget: int = BUDGET,
) -> Pack:
    """What the writer of `episode` must know to tell `outline`, within `budget` tokens.

    It speaks of the branch as it stands; for an earlier episode, fork the branch there.
    """
    lookup = Lookup(connection, branch)
    meaning = await resolve(lookup, bible, outline)
    facts = await _gather(lookup, bible, meaning)
    found = _Found(bible, facts, meaning, episode)
    await found.complete(lookup)
    summaries = await summaries_for(connection, branch, bible, episode, int(_LATELY * budget))
    sections = found.sections(summaries)
    filling = Filling(budget)
    for name, share in (*_SHARES.items(), *((name, 1.0) for name in _AGAIN)):
        filling.take(sections, name, share)
    if filling.left > _WORTH:
        filling.take({_NEWS: await found.news(lookup, filling.left)}, _NEWS, 1.0)
    return filling.pack()


async def _gather(lookup: Lookup, bible: Bible, meaning: Meaning) -> dict[str, Fact]:
    """The facts about everyone and everything in play, and about the open threads."""
    people = meaning.people
    ids = [*meaning.threads, *(t.id for arc in bible.arcs for t in arc.threads)]
    slots = [f"thread:{one}.{part}" for one in dict.fromkeys(ids) for part in _THREAD]
    slots += [f"relation:{a}|{b}" for a in people for b in people if a != b]
    slots += [f"met:{a}|{b}" for a in people for b in people if a < b]
    prefixes = [f"{who}." for who in people]
    prefixes += [f"oath:{who}|" for who in people]
    prefixes += [f"place:{where}." for where in meaning.places]
    prefixes += [f"thing:{what}." for what in meaning.things]
    facts = await lookup.about(prefixes, slots)
    return facts | await lookup.belongings(people)


class _Found:
    """All that was found for an outline, and the sections that can be made of it."""

    def __init__(
        self, bible: Bible, facts: dict[str, Fact], meaning: Meaning, episode: int
    ) -> None:
        self._bible, self._facts, self._episode = bible, facts, episode
        self._meaning, self._beats = meaning, relevance.beats(meaning)
        self._threads = threads.ledger(bible, facts, episode)
        self._events: list[Fact] = []
        self._knowing: dict[str, dict[str, Fact]] = {}
        self._words: dict[str, frozenset[str]] = {}

    async def complete(self, lookup: Lookup) -> None:
        """Ask for what follows from what is known: events, secrets, and the names of the rest."""
        cards = Cards(self._bible, self._facts)
        meaning = self._meaning
        spots = (*meaning.places, *meaning.things)
        pairs = {key for beat in self._beats for key in pair_keys(beat.people)}
        self._events = await lookup.events(sorted(pairs), [cards.name(spot) for spot in spots])
        named = [telling(cards.name(one)) for one in (*spots, *meaning.people)]
        for fact, filed in await lookup.secrets(named, meaning.people):
            self._learn(fact, filed)
        self._facts |= await lookup.about((), self._unnamed())

    def _learn(self, fact: Fact, filed: Iterable[str]) -> None:
        """Take in what a secret says, or that somebody knows it, and what it is filed under."""
        self._facts[fact.slot] = fact
        if fact.slot.startswith("secret:"):
            self._words[subject_of(fact.slot)] = _telling(filed)
            return
        who, _, secret = fact.slot.removeprefix("knows:").partition("|")
        if fact.value and who in self._meaning.people:
            self._knowing.setdefault(secret, {})[who] = fact
            if secret not in self._words:  # it has no id: its words are its id
                self._words[secret] = _telling(filed)

    def sections(self, summaries: Iterable[PackLine]) -> dict[str, Iterator[PackLine]]:
        """What the pack may hold, by section, the most needed first in each."""
        cards = Cards(self._bible, self._facts)
        people = self._meaning.people
        near = [who for who in self._due_people() if who not in people]
        return {
            "Rules": _rules(self._bible),
            "Threads": _each(cards.thread, self._ledger()),
            "In play": _each(partial(cards.person, among=people), people),
            "Places and things": chain(
                _each(cards.place, self._meaning.places),
                _each(cards.thing, self._meaning.things),
                cards.strangers(self._together()),
            ),
            "Who knows what": self._secrets(cards),
            "What happened between them": self._past(cards),
            "Wanted by the threads": _each(cards.light, near),
            "Lately": iter(summaries),
        }

    def _secrets(self, cards: Cards) -> Iterator[PackLine]:
        order = relevance.secrets(
            self._beats, self._words, self._knowing, self._episode, cards.name
        )
        people = self._meaning.people
        return _each(partial(cards.secret, people=people), order)

    def _past(self, cards: Cards) -> Iterator[PackLine]:
        found = relevance.events(self._beats, self._events, self._episode, cards.name)
        return _each(cards.event, found)

    async def news(self, lookup: Lookup, tokens: int) -> Iterator[PackLine]:
        """What else has changed lately, about `tokens` of it, in the words of the log."""
        changes = await lookup.changes(tokens // _A_LINE)
        ids = {x for fact in changes for x in entities_of(fact.slot, fact.value)}
        ids |= {fact.value for fact in changes if fact.slot.endswith(".location")}
        self._facts |= await lookup.about((), self._named(ids))
        lore = lore_of(self._bible, self._facts)
        return (
            PackLine(
                text=f"{tell(fact, lore)} [E{fact.episode}]", facts=(fact,), episode=fact.episode
            )
            for fact in changes
        )

    def _ledger(self) -> list[ThreadState]:
        """The open threads: the pressing ones, then those of people in play, then the others."""
        due = threads.due(self._threads, self._episode)
        pressing = [*due.overdue, *due.now]
        words = [beat.own.stems for beat in self._beats]

        def shared(thread: ThreadState) -> tuple[int, int]:
            own = len({*thread.who} & {*self._meaning.people})
            told = frozenset(telling(thread.question))
            return -own, -max((len(told & one) for one in words), default=0)

        rest = [t for t in self._threads if t.state == "open" and t not in pressing]
        return [*pressing, *sorted(rest, key=shared)]

    def _together(self) -> list[tuple[str, str]]:
        """Those whom one sentence of the outline names together."""
        named = (pair_keys(passage.people) for passage in self._meaning.passages)
        pairs = dict.fromkeys(key.removeprefix(PAIR) for keys in named for key in keys)
        return [(a, b) for a, _, b in (pair.partition("|") for pair in pairs)]

    def _due_people(self) -> list[str]:
        due = threads.due(self._threads, self._episode)
        return list(dict.fromkeys(who for t in (*due.overdue, *due.now) for who in t.who))

    def _unnamed(self) -> list[str]:
        """The slots that say what the ids in values are called, and where due people are."""
        ids = {who for thread in self._threads for who in thread.who}
        for slot, fact in self._facts.items():
            if slot.endswith((".location", ".holder")) and fact.value:
                ids.add(fact.value.removeprefix("@"))
        due = self._due_people()
        slots = [f"{who}.{part}" for who in due for part in ("role", "alive", "location")]
        return [*self._named(ids), *(slot for slot in slots if slot not in self._facts)]

    def _named(self, ids: Iterable[str]) -> list[str]:
        """The slots that may say what `ids` are called."""
        slots = [
            slot
            for x in sorted(ids)
            for slot in (f"{x}.name", f"place:{x}.name", f"thing:{x}.name", f"secret:{x}.text")
        ]
        return [slot for slot in slots if slot not in self._facts]


def _telling(filed: Iterable[str]) -> frozenset[str]:
    return frozenset(key.removeprefix(WORD) for key in filed if key.startswith(WORD))


def _each(tell: Callable[[_T], Iterable[PackLine]], of: Iterable[_T]) -> Iterator[PackLine]:
    return (line for one in of for line in tell(one))


def _rules(bible: Bible) -> Iterator[PackLine]:
    told = [*bible.rules.world, f"Rating: {bible.rules.rating}."]
    if bible.rules.forbidden_words:
        told.append(f"Words never to be used: {', '.join(bible.rules.forbidden_words)}.")
    if bible.style.prompt:
        told.append(f"Style: {bible.style.prompt}")
    return (PackLine(text=text) for text in told)
