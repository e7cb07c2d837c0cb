"""Relevance: which of the past events and of the secrets an outline alludes to, sentence by sentence.

An outline tells what is past in other words than the scenes did. What it shares with them is whom
and what it names; the kind of an event shows in some words that go with it.
"""

from __future__ import annotations

from collections import Counter
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
_KNOWING_TEXT = """
admit admits ask asks aware clue clues confess confesses confide confides conceal concealed conceals
cover denies deny discover discovers expose find finds guess guesses hear hears hidden hide hides
inform know knowing knows learn learns lie lies mystery overhears proof real really reveal reveals
rumour secret secretly secrets suspect suspects tell telling tells true truth whisper whispers why
"""
_KNOWING = frozenset(_KNOWING_TEXT.split())  # words that go with secrets
_FIRST = 2.0  # what being the likeliest of a sentence counts
_RECENT = 20.0  # episodes after which being recent counts half


@dataclass(frozen=True)
class Beat:
    """A sentence of the outline with the one before it: who may be meant, and what is named."""

    own: Passage
    people: frozenset[str]  # of both, for `she` and `him` look back
    spots: tuple[str, ...]  # places and things of this sentence
    around: tuple[str, ...]  # … and of both
    kinds: frozenset[str]  # of events that its words go with
    knowing: bool  # it speaks of what somebody knows, or may not


def beats(meaning: Meaning) -> tuple[Beat, ...]:
    """The sentences of an outline, each with what the one before it names."""
    passages = meaning.passages
    found = []
    for n, own in enumerate(passages):
        near = passages[max(0, n - 1) : n + 1]
        found.append(
            Beat(
                own=own,
                people=frozenset(who for one in near for who in one.people),
                spots=(*own.places, *own.things),
                around=tuple(x for one in near for x in (*one.places, *one.things)),
                kinds=frozenset(_KINDS[word] for word in own.stems if word in _KINDS),
                knowing=not _KNOWING.isdisjoint(own.words),
            )
        )
    return tuple(found)


def events(
    beats: Sequence[Beat], found: Iterable[Fact], episode: int, name: Callable[[str], str]
) -> list[Fact]:
    """The events, the likeliest to be meant first."""
    told = [(fact, *_people_of(fact), _recency(fact, episode)) for fact in found]
    spots = {spot: name(spot).casefold() for beat in beats for spot in beat.around}
    texts = [fact.value.casefold() for fact, *_ in told]
    where = {spot: {n for n, x in enumerate(texts) if of in x} for spot, of in spots.items()}
    ranked = []
    for beat in beats:
        own, around = (_union(where, of) for of in (beat.spots, beat.around))
        weighed = []
        for n, (fact, kind, pair, recency) in enumerate(told):
            if pair <= beat.people:
                weight = 3.0 * len(pair.intersection(beat.own.people)) + 3.0 * (kind in beat.kinds)
                weighed.append((weight + 4.0 * (n in own) + 0.5 * (n in around) + recency, fact))
        ranked.append(weighed)
    return _merged(ranked, key=lambda fact: fact.slot)


def secrets(
    beats: Sequence[Beat],
    words: Mapping[str, frozenset[str]],
    knowing: Mapping[str, Mapping[str, Fact]],
    episode: int,
    name: Callable[[str], str],
) -> list[str]:
    """The secrets by id, the likeliest to be touched first.

    `words` tell what each secret speaks of, `knowing` who knows it.
    """
    newest = {
        secret: _recency(max(who.values(), key=lambda fact: fact.episode), episode)
        for secret, who in knowing.items()
    }
    about = _about(beats, {secret: words[secret] for secret in knowing}, name)
    ranked = []
    for beat in beats:
        named = Counter(secret for one in (*beat.spots, *beat.own.people) for secret in about[one])
        weighed = []
        for secret, who in knowing.items():
            if not beat.people.isdisjoint(who):
                weight = 4.0 * named[secret] + 3.0 * beat.knowing + newest[secret]
                weight += len(words[secret] & beat.own.stems)
                weight += 1.5 * sum(one in who for one in beat.own.people)
                weighed.append((weight, secret))
        ranked.append(weighed)
    return _merged(ranked, key=str)


def _about(
    beats: Sequence[Beat], words: Mapping[str, frozenset[str]], name: Callable[[str], str]
) -> dict[str, set[str]]:
    """By whom and what the sentences name: the secrets that speak of them."""
    ids = {one for beat in beats for one in (*beat.spots, *beat.own.people)}
    names = {one: frozenset(telling(name(one))) for one in ids}
    return {
        one: {secret for secret, of in words.items() if told and told <= of}
        for one, told in names.items()
    }


def _union(sets: Mapping[str, set[int]], names: Iterable[str]) -> set[int]:
    return {n for name in names for n in sets[name]}


def _people_of(fact: Fact) -> tuple[str, frozenset[str]]:
    kind, who, to, _ = fact.slot.removeprefix("event:").split("|")
    return kind, frozenset(filter(None, (who, to)))


def _recency(fact: Fact, episode: int) -> float:
    return 1.5 * _RECENT / (_RECENT + max(0, episode - fact.episode))


def _merged(ranked: Iterable[Sequence[tuple[float, _T]]], key: Callable[[_T], str]) -> list[_T]:
    """All that was weighed, by its best weight; what is the best of its sentence gains by that."""
    best: dict[str, tuple[float, _T]] = {}
    for weighed in ranked:
        ordered = sorted(weighed, key=lambda pair: -pair[0])
        for place, (weight, one) in enumerate(ordered):
            total = weight + _FIRST / (1 + place)
            if total > best.get(key(one), (0.0, one))[0]:
                best[key(one)] = total, one
    return [one for _, one in sorted(best.values(), key=lambda pair: -pair[0])]
