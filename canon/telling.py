"""Telling: a fact as a sentence, and how much it matters to the story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from schemas.bible import Bible
from schemas.canon import Authority, Fact

from .slots import Kind, field_of, kind_of, listed, subject_of

_STANDING = {
    -3: "is an enemy of", -2: "is set against", -1: "does not trust", 0: "is neither for nor against",
    1: "likes", 2: "trusts", 3: "would do anything for",
}  # fmt: skip
_WEIGHTS = {
    "alive": 9, "status": 6, "known": 4, "question": 5, "wound": 5, "holder": 3,
    "goal": 2, "name": 4, "state": 5,
}  # fmt: skip
_KINDS = {Kind.KNOWS: 6, Kind.EVENT: 5, Kind.OATH: 5, Kind.RELATION: 4, Kind.MET: 2}
_ANSWER = 6  # and the importance of the question
_UNTOLD = 0
_PLAIN = 1  # an attribute: told where nothing else is


@dataclass(frozen=True)
class Lore:
    """What one must know to tell a fact."""

    names: Mapping[str, str] = field(
        default_factory=dict
    )  # by id: what it is called; `thread:<id>`: its question
    importance: Mapping[str, int] = field(default_factory=dict)  # of threads, 1 to 3


def lore_of(bible: Bible, facts: Mapping[str, Fact] | None = None) -> Lore:
    """What everybody and everything is called: as the bible has it, else as the canon does.

    People go by what the others call them.
    """
    threads = [t for arc in bible.arcs for t in arc.threads]
    names = {p.id: p.name for p in bible.locations}
    names |= {c.id: c.aliases[0] if c.aliases else c.name for c in bible.characters}
    names |= {f"thread:{t.id}": t.question for t in threads}
    importance = {t.id: t.importance for t in threads}
    written = set(names)
    for slot, fact in (facts or {}).items():
        name, kind, of = subject_of(slot), kind_of(slot), field_of(slot)
        if (kind, of) == (Kind.THREAD, "importance"):
            importance[name] = int(fact.value) if fact.value in {"1", "2", "3"} else 2
        elif (kind, of) in {(Kind.THREAD, "question"), (Kind.SECRET, "text")}:
            names[f"{kind}:{name}"] = fact.value
        elif of == "name" and name not in written:
            names[name] = fact.value
    return Lore(names, importance)


def weight(fact: Fact, lore: Lore) -> int:
    """How much a fact matters, 0 (not worth telling) to 9 (a death, a great answer)."""
    kind, of = kind_of(fact.slot), field_of(fact.slot)
    if kind in _KINDS:
        strong = kind is Kind.RELATION and fact.value.lstrip("-") in {"2", "3"}
        return _KINDS[kind] + strong
    if kind is Kind.THREAD:
        if of == "answer":
            return _ANSWER + lore.importance.get(subject_of(fact.slot), 2)
        return _WEIGHTS[of] if of in {"question", "known"} else _UNTOLD
    if kind is Kind.SECRET or of == "location":
        return _UNTOLD
    return _WEIGHTS.get(of.partition(".")[0], _PLAIN)


def tell(fact: Fact, lore: Lore) -> str:
    """The fact in one sentence, with names instead of ids."""
    return _stopped(_TOLD[kind_of(fact.slot)](fact, lore))


def question_of(thread: str, lore: Lore) -> str:
    """What a thread asks; its id when nobody says."""
    return lore.names.get(f"thread:{thread}") or thread


def _person(fact: Fact, lore: Lore) -> str:
    who, what, value = _called(lore, subject_of(fact.slot)), field_of(fact.slot), fact.value
    if what.startswith("wound."):
        part = what.removeprefix("wound.")
        return f"{who} is hurt, {part}: {value}" if value else f"{who}’s {part} has healed"
    said = {
        "location": f"{who} is at {_called(lore, value)}",
        "alive": f"{who} {'dies' if value == 'no' else 'is alive'}",
        "goal": f"{who} wants {value}",
        "name": f"{value} is {'new' if fact.by is Authority.DIRECTOR else 'the whole name'}",
    }
    return said.get(what) or _attribute(who, what, value)


def _place(fact: Fact, lore: Lore) -> str:
    where, what = _called(lore, subject_of(fact.slot)), field_of(fact.slot)
    if what == "status":
        return f"{where} is {fact.value}"
    return _attribute(where, what, fact.value)


def _thing(fact: Fact, lore: Lore) -> str:
    what, of, value = _called(lore, subject_of(fact.slot)), field_of(fact.slot), fact.value
    if of == "state":
        return f"{what} is {value}"
    if of != "holder":
        return _attribute(what, of, value)
    if value.startswith("@"):
        return f"{what} lies at {_called(lore, value[1:])}"
    return f"{_called(lore, value)} has {what}" if value else f"nobody has {what}"


def _relation(fact: Fact, lore: Lore) -> str:
    who, to = _pair(fact, lore)
    try:
        return f"{who} {_STANDING[int(fact.value)]} {to}"
    except (KeyError, ValueError):
        return f"{who} to {to}: {fact.value}"


def _knows(fact: Fact, lore: Lore) -> str:
    who, _, what = fact.slot.removeprefix("knows:").partition("|")
    known = lore.names.get(f"secret:{what}") or lore.names.get(f"thread:{what}") or what
    return f"{_called(lore, who)} {'knows' if fact.value else 'knows no longer'}: {known}"


def _event(fact: Fact, lore: Lore) -> str:
    what, who, to, *_ = fact.slot.removeprefix("event:").split("|")
    people = " and ".join(_called(lore, one) for one in (who, to) if one)
    return f"{people}, {what}: {fact.value}" if people else f"{what}: {fact.value}"


def _thread(fact: Fact, lore: Lore) -> str:
    question, of = question_of(subject_of(fact.slot), lore), field_of(fact.slot)
    known = listed(fact.value)
    said = {
        "question": f"asked: {fact.value}",
        "answer": f"answered, {question} {fact.value}",
        "known": f"found out: {known[-1] if known else fact.value}",
        "state": f"{fact.value}: {question}",
        "due": f"to be answered by episode {fact.value}: {question}",
        "who": f"{', '.join(_called(lore, one) for one in known)} asked: {question}",
    }
    return said.get(of) or _attribute(question, of, fact.value)


def _secret(fact: Fact, _lore: Lore) -> str:
    return f"secret: {fact.value}" if field_of(fact.slot) == "text" else fact.value


def _oath(fact: Fact, lore: Lore) -> str:
    who, verb = _pair(fact, lore)
    return (
        f"{who} swears: {fact.value}" if fact.value else f"{who} need no longer keep from: {verb}"
    )


def _met(fact: Fact, lore: Lore) -> str:
    one, other = _pair(fact, lore)
    return f"{one} and {other} have met"


_TOLD: dict[Kind, Callable[[Fact, Lore], str]] = {
    Kind.PERSON: _person, Kind.PLACE: _place, Kind.THING: _thing, Kind.RELATION: _relation,
    Kind.KNOWS: _knows, Kind.EVENT: _event, Kind.THREAD: _thread, Kind.SECRET: _secret,
    Kind.OATH: _oath, Kind.MET: _met,
}  # fmt: skip


def _pair(fact: Fact, lore: Lore) -> tuple[str, str]:
    one, _, other = fact.slot.partition(":")[2].partition("|")
    return _called(lore, one), _called(lore, other)


def _called(lore: Lore, name: str) -> str:
    return lore.names.get(name) or name


def _attribute(whose: str, what: str, value: str) -> str:
    words = ", ".join(listed(value)) or value
    return f"{whose}, {what.replace('_', ' ')}: {words or 'nothing'}"


def _stopped(text: str) -> str:
    """A sentence: a capital before it and a full stop behind it."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…", "”")) else ".")
