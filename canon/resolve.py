"""Resolve: read an outline, sentence by sentence, and find out whom and what it speaks of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.bible import Bible
from schemas.canon import Outline

from .lookup import Called, Lookup
from .naming import NAME, OPEN, Word, fold, keys_of, read, runs, slips, stem
from .slots import Kind, field_of, kind_of, subject_of

Run = tuple[int, int, str]  # where a run of words begins, how many they are, the run itself
_Spoken = tuple[tuple[Word, ...], tuple[Run, ...]]

_BOTH = 2  # of those who bear a name come into play, the latest seen first
_UNKNOWN = 12  # words that may be names with a slip in them are looked up


@dataclass(frozen=True)
class Passage:
    """A sentence of the outline: the words that tell something, and whom and what it names."""

    words: frozenset[str]
    stems: frozenset[str]
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """What an outline speaks of, by id, in the order of mention."""

    passages: tuple[Passage, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    threads: tuple[str, ...] = ()  # with all that are open


@dataclass(frozen=True)
class _Bearer:
    id: str
    kind: Kind
    part: str = ""  # `name` or `role`, of which the run is only a part
    at: str = ""
    seen: int = 0


@dataclass
class _Found:
    words: tuple[Word, ...]
    bearers: list[_Bearer] = field(default_factory=list)
    nouns: list[_Bearer] = field(default_factory=list)  # things called by their noun


async def resolve(lookup: Lookup, bible: Bible, outline: Outline) -> Meaning:
    """Whom and what `outline` speaks of; what it gives by id comes first."""
    sentences = [(words, tuple(runs(words))) for words in read(outline.text)]
    wanted = dict.fromkeys(run for _, found in sentences for _, _, run in found)
    told = await lookup.called([OPEN, *(NAME + run for run in wanted)])
    index = _index(one for one in told if one.key != OPEN)
    for key, bearers in _of_bible(bible, wanted).items():
        known = {bearer.id for bearer in index.get(key, ())}
        index.setdefault(key, []).extend(b for b in bearers if b.id not in known)
    await _forgive(lookup, sentences, index)
    sure = {
        b.id
        for words, spoken in sentences
        for b in _read(words, spoken, index).bearers
        if not b.part
    }
    sure.update(outline.people)
    found = [_read(words, spoken, index, sure) for words, spoken in sentences]
    people = _order(
        outline.people, (b.id for f in found for b in f.bearers if b.kind is Kind.PERSON)
    )
    passages = tuple(_passage(one, people) for one in found)
    if outline.people or outline.places or outline.things:
        given = Passage(frozenset(), frozenset(), outline.people, outline.places, outline.things)
        passages = (*passages, given)
    return Meaning(
        passages=passages,
        people=people,
        places=_order(outline.places, (x for p in passages for x in p.places)),
        things=_order(outline.things, (x for p in passages for x in p.things)),
        threads=_order(outline.threads, (subject_of(x.slot) for x in told if x.key == OPEN)),
    )


def _index(found: Iterable[Called]) -> dict[str, list[_Bearer]]:
    """Who bears each name; whoever bears it whole does not also bear it in part."""
    index: dict[str, dict[str, _Bearer]] = {}
    for one in found:
        run, part = one.key.removeprefix(NAME), _part(one.slot, one.value, one.key)
        bearer = _Bearer(subject_of(one.slot), kind_of(one.slot), part, one.at, one.seen)
        bearers = index.setdefault(run, {})
        if not part or bearer.id not in bearers:
            bearers[bearer.id] = bearer
    return {run: list(bearers.values()) for run, bearers in index.items()}


def _part(slot: str, value: str, key: str) -> str:
    """Of what a key is only a part: `name`, `role`; empty where it is the whole."""
    field = field_of(slot)
    return field if field in ("name", "role") and key != NAME + fold(value) else ""


def _of_bible(bible: Bible, wanted: Mapping[str, object]) -> dict[str, list[_Bearer]]:
    """Who of the bible bears any of the wanted names, in case the canon has not heard of them."""
    said = [(f"place:{place.id}.name", place.name) for place in bible.locations]
    for who in bible.characters:
        said += [(f"{who.id}.name", who.name), (f"{who.id}.role", who.role)]
        said.append((f"{who.id}.aliases", json.dumps(who.aliases)))
    return _index(
        Called(slot, value, key, at="", seen=0)
        for slot, value in said
        for key in keys_of(slot, value)
        if key.removeprefix(NAME) in wanted
    )


async def _forgive(
    lookup: Lookup, sentences: Iterable[_Spoken], index: dict[str, list[_Bearer]]
) -> None:
    """Let words that look like names and are nobody's mean the names that are one slip away."""
    unknown = [
        word.text
        for words, spoken in sentences
        for word, named in zip(words, _covered(words, spoken, index), strict=True)
        if word.proper and not named
    ]
    near = {slip: word for word in dict.fromkeys(unknown[:_UNKNOWN]) for slip in slips(word)}
    if near:
        for slip, bearers in _index(await lookup.called([NAME + slip for slip in near])).items():
            index.setdefault(near[slip], []).extend(bearers)


def _covered(
    words: Sequence[Word], spoken: Iterable[Run], index: dict[str, list[_Bearer]]
) -> list[bool]:
    covered = [False] * len(words)
    for start, size, run in spoken:
        if index.get(run):
            covered[start : start + size] = [True] * size
    return covered


def _read(
    words: tuple[Word, ...],
    spoken: Iterable[Run],
    index: Mapping[str, Sequence[_Bearer]],
    sure: Collection[str] = (),
) -> _Found:
    """Whom and what a sentence names; the longest name wins, and no word is in two of them.

    Who is called by a part of their name is one of the `sure`, whom the outline names in full
    elsewhere, or if there is none of them, one of those seen last.
    """
    found, taken = _Found(words), set[int]()
    for start, size, run in spoken:
        at = range(start, start + size)
        if not (bearers := index.get(run)) or taken.intersection(at):
            continue
        capital = any(words[n].proper for n in at)
        whole = [b for b in bearers if not b.part]
        parts = [b for b in bearers if b.part == "role" or (b.part and capital)]
        nouns = [b for b in bearers if b.part and b.kind is Kind.THING]
        chosen = whole or [b for b in parts if b.kind is not Kind.THING]
        if chosen or nouns:
            taken.update(at)
            known = [b for b in chosen if b.id in sure]
            found.bearers += known or sorted(chosen, key=lambda b: -b.seen)[:_BOTH]
            found.nouns += [] if whole else nouns
    return found


def _passage(found: _Found, people: tuple[str, ...]) -> Passage:
    held = [b for b in found.nouns if b.at in people]
    latest = sorted(held, key=lambda b: -b.seen)[:_BOTH]

    def ids(kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(b.id for b in [*found.bearers, *latest] if b.kind is kind))

    words = frozenset(word.text for word in found.words)
    stems = frozenset(filter(None, map(stem, words)))
    return Passage(words, stems, ids(Kind.PERSON), ids(Kind.PLACE), ids(Kind.THING))


def _order(first: Iterable[str], then: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *then)))
