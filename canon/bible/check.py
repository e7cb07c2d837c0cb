"""The bible against the canon: edits that would pull a story's floor away, and quiet retcons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from schemas.bible import Bible
from schemas.canon import Authority, Fact, Finding

from ..slots import Kind, entities_of, field_of, kind_of, subject_of
from .facts import facts_of_bible
from .folder import names, overlooked

_RULE = "bible"


def check_against_canon(
    bible: Bible, facts: Mapping[str, Fact], before: Bible | None = None
) -> list[Finding]:
    """What the bible does to what has aired: errors refuse the edit, warnings only say so.

    `facts` are the current ones by slot. With `before`, the bible in force until now, the fields
    that change are also held against what has aired: a retcon is allowed, and named.
    """
    found = [
        *_removed(bible, facts, "character"), *_removed(bible, facts, "location"),
        *_threads(bible, facts),
    ]  # fmt: skip
    if before is not None:
        found += _retcons(before, bible, facts)
    return found


def remarks(folder: Path, bible: Bible) -> list[str]:
    """What is odd about a folder and does no harm: files that are not read, names used twice."""
    said = [f"{file}: {problem}" for file, problem in overlooked(folder)]
    for inner, ids in (("characters", bible.characters), ("locations", bible.locations)):
        known = {one.id for one in ids}
        for name in names(folder):
            file = Path(name)
            if file.parent.name == inner and file.stem not in known:
                said.append(
                    f"{folder / name}: its id is not {file.stem!r}; call the file after its id"
                )
    called = Counter(name for who in bible.characters for name in sorted({who.name, *who.aliases}))
    for name, times in called.items():
        if times > 1:
            people = [w.id for w in bible.characters if name in (w.name, *w.aliases)]
            said.append(f"{' and '.join(people)} are both called {name!r}; scripts may mix them up")
    return said


def _removed(bible: Bible, facts: Mapping[str, Fact], kind: str) -> Iterator[Finding]:
    """People and places that the operator once wrote and that are in no file any more."""
    people = kind == "character"
    now: dict[str, Any] = {x.id: x for x in (bible.characters if people else bible.locations)}
    known = _named_by_operator(facts, Kind.PERSON if people else Kind.PLACE)
    newcomers = {x.name: key for key, x in now.items() if key not in known}
    counts = Counter(e for s, f in facts.items() if f.value for e in entities_of(s, f.value))
    for key, name in known.items():
        if key in now:
            continue
        if name in newcomers:
            yield _error(
                f"is {newcomers[name]!r} a new id for {name}? The canon knows {key!r} in"
                f" {counts[key]} facts; keep the id {key!r}, or give the newcomer another name"
            )
            continue
        yield from (_bonds if people else _guests)(key, name, facts)
        yield _warning(
            f"{name} ({key}) has no file any more; the canon keeps {counts[key]} facts about"
            f" {key!r}, and directors no longer use them"
        )


def _named_by_operator(facts: Mapping[str, Fact], kind: Kind) -> dict[str, str]:
    return {
        subject_of(slot): fact.value
        for slot, fact in facts.items()
        if fact.value and fact.by is Authority.OPERATOR
        if kind_of(slot) is kind and field_of(slot) == "name"
    }


def _bonds(who: str, name: str, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """What would be left behind without its person."""
    for slot, fact in facts.items():
        kind, field = kind_of(slot), field_of(slot)
        if kind is Kind.THREAD and field == "who" and who in entities_of(slot, fact.value):
            thread = subject_of(slot)
            if _value(facts, f"thread:{thread}.state") == "open":
                yield _error(
                    f"{name} ({who}) is in the open thread {thread!r}; keep the file until it is"
                    " resolved on air"
                )
        elif kind is Kind.THING and (fact.value, fact.by) == (who, Authority.DIRECTOR):
            yield _error(
                f"{name} ({who}) holds {slot.removeprefix('thing:').removesuffix('.holder')!r};"
                " keep the file until it has been given away, or let somebody else have it"
            )


def _guests(place: str, name: str, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    there = [s for s, f in facts.items() if s.endswith(".location") and f.value == place]
    if there:
        people = ", ".join(sorted(map(subject_of, there)))
        yield _warning(
            f"{name} ({place}) is where {people} were last seen; they go home from there"
        )


def _threads(bible: Bible, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """Threads that are open on air and that the bible now knows under another id."""
    specs = {thread.id: thread for arc in bible.arcs for thread in arc.threads}
    asked = {thread.question: thread.id for thread in specs.values()}
    for slot, fact in facts.items():
        if kind_of(slot) is not Kind.THREAD or field_of(slot) != "state" or fact.value != "open":
            continue
        name = subject_of(slot)
        twin = asked.get(_value(facts, f"thread:{name}.question"), name)
        if twin != name and name not in specs:
            yield _error(
                f"is {twin!r} a new id for the thread {name!r}? It is open on air; keep the id"
                f" {name!r}, or ask the question in other words"
            )


def _retcons(before: Bible, after: Bible, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    old, new = facts_of_bible(before), facts_of_bible(after)
    for slot in _changed(old, new):
        aired = facts.get(slot)
        if aired is None or aired.by is Authority.OPERATOR or aired.value == new[slot]:
            continue
        yield Finding(
            severity="warning", rule="retcon", scene=0, fact=aired,
            message=f"{slot} has been {aired.value!r} on air since episode {aired.episode}; the"
            f" bible makes it {new[slot]!r} from the next one",
        )  # fmt: skip


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> Collection[str]:
    return [slot for slot, value in new.items() if old.get(slot) != value]


def _value(facts: Mapping[str, Fact], slot: str) -> str:
    fact = facts.get(slot)
    return fact.value if fact else ""


def _error(message: str) -> Finding:
    return Finding(rule=_RULE, scene=0, message=message)


def _warning(message: str) -> Finding:
    return Finding(severity="warning", rule=_RULE, scene=0, message=message)
