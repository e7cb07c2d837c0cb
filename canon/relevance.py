"""Relevance: which of the past events and of the secrets an outline alludes to, sentence by sentence.

An outline tells what is past in other words than the scenes did. What it shares with them is whom
and what it names; the kind of an event shows in some words that go with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.canon import Fact

from .naming import stem, telling
from .resolve import Meaning, Passage

_T = TypeVar("_T")
_GO_WITH = {
    "promise": "promise promised vow vowed swear swore sworn pledge pledged word oath assure assured",
    "debt": "debt owe owed lend lent borrow borrowed loan money repay repaid pay paid coin coins",
    "rescue": "rescue rescued save saved alive safety danger pulled helped life drown drowned",
    "insult": "insult insulted humiliation humiliated offend offended apology mock mocked words sting",
    "pact": "pact bargain agreement agreed deal alliance truce treaty terms conspiracy",
    "gift": "gift present gave given treasure treasures keepsake made brought token",
    "lie": "lie lied deception deceived deceive false story doubt cheat cheated untrue tricked",
    "duel": "duel duelled fight fought clash challenge challenged rival blades match",
    "bet": "bet wager gamble stake staked odds",
    "theft": "theft stole stolen steal thief robbed took missing",
    "betrayal": "betrayal betrayed betray treason traitor sold denounced abandoned",
    "apology": "apology apologised sorry forgive forgiven forgave amends",
    "confession": "confession confessed admit admitted confided love",
}
_KINDS = {
    stem(word) or word: kind for kind, words in _GO_WITH.items() for word in words.split()
}  # the first kind that a word goes with is the likelier one; later ones overwrite rarer words
_RECENT = 20.0  # episodes after which being recent counts half


@dataclass(frozen=True)
class Beat:
    """A sentence of the outline with those around it: who may be meant, and what is named."""

    own: Passage
    people: frozenset[str]  # of this sentence and its neighbours
    spots: tuple[str, ...]  # places and things of this sentence
    around: tuple[str, ...]  # … and of its neighbours
    kinds: frozenset[str]  # of events that its words go with


def beats(meaning: Meaning) -> tuple[Beat, ...]:
    """The sentences of an outline, each with what its neighbours name."""
    passages = meaning.passages
    found = []
    for n, own in enumerate(passages):
        near = passages[max(0, n - 1) : n + 2]
        found.append(
            Beat(
                own=own,
                people=frozenset(who for one in near for who in one.people),
                spots=(*own.places, *own.things),
                around=tuple(x for one in near for x in (*one.places, *one.things)),
                kinds=frozenset(_KINDS[word] for word in own.stems if word in _KINDS),
            )
        )
    return tuple(found)


def events(
    beats: Sequence[Beat], found: Iterable[Fact], episode: int, name: Callable[[str], str]
) -> list[Fact]:
    """The events, the likeliest to be meant first; every sentence has its turn."""
    told = [(fact, *_people_of(fact), _recency(fact, episode)) for fact in found]
    spots = {spot: name(spot).casefold() for beat in beats for spot in beat.around}
    texts = [fact.value.casefold() for fact, *_ in told]
    where = {spot: {n for n, x in enumerate(texts) if of in x} for spot, of in spots.items()}
    ranked = []
    for beat in beats:
        own, around = (_union(where, of) for of in (beat.spots, beat.around))
        scored = []
        for n, (fact, kind, pair, recency) in enumerate(told):
            if pair <= beat.people:
                score = 3.0 * len(pair.intersection(beat.own.people)) + 3.0 * (kind in beat.kinds)
                scored.append((score + 4.0 * (n in own) + 0.5 * (n in around) + recency, fact))
        ranked.append(_best(scored))
    return _turns(ranked)


def secrets(
    beats: Sequence[Beat],
    words: Mapping[str, frozenset[str]],
    knowing: Mapping[str, Mapping[str, Fact]],
    episode: int,
    name: Callable[[str], str],
) -> list[str]:
    """The secrets by id, the likeliest to be touched first; every sentence has its turn.

    `words` tell what each secret speaks of, `knowing` who knows it.
    """
    newest = {
        secret: _recency(max(who.values(), key=lambda fact: fact.episode), episode)
        for secret, who in knowing.items()
    }
    ranked = []
    for beat in beats:
        named = [frozenset(telling(name(x))) for x in (*beat.spots, *beat.own.people)]
        scored = []
        for secret, who in knowing.items():
            near = who.keys() & beat.people
            if not near:
                continue
            of = words[secret]
            score = 4.0 * sum(bool(one) and one <= of for one in named)
            score += 1.0 * len(of & beat.own.stems) + 1.5 * len(near & set(beat.own.people))
            scored.append((score + newest[secret], secret))
        ranked.append(_best(scored))
    return _turns(ranked)


def pattern(names: Iterable[str]) -> str:
    """A regular expression that any of `names` matches; with none, one that matches nothing."""
    return "|".join(re.escape(name) for name in dict.fromkeys(names)) or "$^"


def _union(sets: Mapping[str, set[int]], names: Iterable[str]) -> set[int]:
    return {n for name in names for n in sets[name]}


def _people_of(fact: Fact) -> tuple[str, frozenset[str]]:
    kind, who, to, _ = fact.slot.removeprefix("event:").split("|")
    return kind, frozenset(filter(None, (who, to)))


def _recency(fact: Fact, episode: int) -> float:
    return 1.5 * _RECENT / (_RECENT + max(0, episode - fact.episode))


def _best(scored: Iterable[tuple[float, _T]]) -> list[_T]:
    return [one for _, one in sorted(scored, key=lambda pair: -pair[0])]


def _turns(ranked: Sequence[Sequence[_T]]) -> list[_T]:
    """The first of each, then the second of each, …, nothing twice."""
    most = max(map(len, ranked), default=0)
    turns = (one[n] for n in range(most) for one in ranked if n < len(one))
    return list({_key(one): one for one in turns}.values())


def _key(one: object) -> object:
    return one.slot if isinstance(one, Fact) else one
