"""Cards: what a pack says of somebody or something, each clause with the episode to cite for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from schemas.bible import Bible
from schemas.canon import Fact, PackLine, ThreadState

from .slots import Kind, field_of, kind_of, listed, subject_of

_T = TypeVar("_T")
_SHOWN = {"name", "aliases", "role", "location", "alive", "goal", "status", "holder", "state"}
_CARDED = (Kind.PERSON, Kind.PLACE, Kind.THING, Kind.OATH)
_HOME = {Kind.PERSON: "", Kind.PLACE: "place:", Kind.THING: "thing:"}


@dataclass(frozen=True)
class Clause:
    """A few words, and the facts that they state."""

    text: str
    facts: tuple[Fact, ...] = ()

    @property
    def episode(self) -> int:
        """The newest episode to cite; 0 for what has been so from the beginning."""
        return max((fact.episode for fact in self.facts), default=0)


class Cards:
    """Tells facts about people, places and things, with names for ids."""

    def __init__(self, bible: Bible, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self._names = {p.id: p.name for p in bible.locations}
        self._names |= {c.id: c.name for c in bible.characters}

    @cached_property
    def _own(self) -> dict[tuple[Kind, str], list[Fact]]:
        """The facts about each, by kind and id, in the order of their slots."""
        found: dict[tuple[Kind, str], list[Fact]] = {}
        for slot in sorted(self.facts):
            if (kind := kind_of(slot)) in _CARDED:
                found.setdefault((kind, subject_of(slot)), []).append(self.facts[slot])
        return found

    @cached_property
    def _held(self) -> dict[str, list[Fact]]:
        """Who has what, the newest first."""
        found: dict[str, list[Fact]] = {}
        holders = [f for slot, f in self.facts.items() if slot.endswith(".holder") and f.value]
        for fact in sorted(holders, key=lambda f: (-f.episode, f.slot)):
            found.setdefault(fact.value, []).append(fact)
        return found

    def name(self, of: str) -> str:
        """What somebody or something is called; the id when nobody says."""
        for prefix in _HOME.values():
            fact = self.facts.get(f"{prefix}{of}.name")
            if fact:
                return fact.value
        return self._names.get(of, of)

    def person(self, who: str, among: Sequence[str]) -> list[PackLine]:
        """Who somebody is, how they are now, and how they stand to those `among` them."""
        alive = self._fact(f"{who}.alive")
        dead = [Clause("is dead", (alive,))] if alive and alive.value == "no" else []
        lines = [self._line(self._head(Kind.PERSON, who, "role"), dead)]
        if now := self._now(who):
            lines.append(line("  Now ", now))
        if relations := self._relations(who, among):
            lines.append(line("  Stands to ", relations, ", "))
        return lines

    def place(self, where: str) -> list[PackLine]:
        """What a place is, and whether one can go there."""
        status = self._fact(f"place:{where}.status")
        now = [Clause(status.value, (status,))] if status else []
        return [self._line(self._head(Kind.PLACE, where, "role"), now)]

    def thing(self, what: str) -> list[PackLine]:
        """What a thing is, who has it, and in what state it is."""
        return [self._line(self._head(Kind.THING, what, "role"), self._thing_now(what))]

    def light(self, who: str) -> list[PackLine]:
        """Somebody in few words: the name, the role, where they are, whether they live."""
        clauses = [self._clause(f"{who}.role", "{}"), self._clause(f"{who}.alive", "alive: {}")]
        return [line(f"{self._title(Kind.PERSON, who).text}: ", _some(*clauses, self._at(who)))]

    def thread(self, thread: ThreadState) -> list[PackLine]:
        """A question: whether it is due, whose it is, and what is known so far."""
        of = f"thread:{thread.id}"
        about = [
            self._fact(f"{of}.{part}") for part in ("state", "due", "question", "who", "known")
        ]
        facts = tuple(fact for fact in about if fact)
        people = f" Of {', '.join(map(self.name, thread.who))}." if thread.who else ""
        known = f" Known so far: {'; '.join(thread.known)}." if thread.known else ""
        head = f"{thread.id}, {thread.standing}, due E{thread.due}: {thread.question}"
        return [line("", [Clause(f"{head}{people}{known}", facts)])]

    def secret(self, secret: str, people: Iterable[str]) -> list[PackLine]:
        """What a secret is, and who of `people` knows it."""
        text = self._fact(f"secret:{secret}.text")
        head = Clause(f"{secret}: {text.value}" if text else secret, tuple(_some(text)))
        knows = {who: self._fact(f"knows:{who}|{secret}") for who in people}
        told = [
            Clause(self.name(who), (fact,)) for who, fact in knows.items() if fact and fact.value
        ]
        return [_line(f"{_cited([head])} Known to {_cited(told, ', ')}", [head, *told])]

    def event(self, event: Fact) -> list[PackLine]:
        """What happened once."""
        kind, who, to, _ = event.slot.removeprefix("event:").split("|")
        people = " → ".join(self.name(one) for one in (who, to) if one)
        return [line("", [Clause(f"{kind.capitalize()}, {people}: {event.value}", (event,))])]

    def strangers(self, pairs: Iterable[tuple[str, str]]) -> list[PackLine]:
        """Who of these pairs have never met."""
        found = [
            f"{self.name(one)} and {self.name(other)}"
            for one, other in pairs
            if not self._acquainted(one, other)
        ]
        return [PackLine(text=f"Have never met: {'; '.join(found)}")] if found else []

    def _acquainted(self, one: str, other: str) -> bool:
        low, high = sorted((one, other))
        slots = (f"met:{low}|{high}", f"relation:{one}|{other}", f"relation:{other}|{one}")
        return any(slot in self.facts for slot in slots)

    def _head(self, kind: Kind, of: str, *first: str) -> list[Clause]:
        """The title, and all that is said of something beside what changes from scene to scene."""
        prefix = _HOME[kind]
        clauses = _some(*(self._clause(f"{prefix}{of}.{part}", "{}") for part in first))
        for fact in self._own.get((kind, of), ()):
            part = field_of(fact.slot)
            if fact.value and part not in _SHOWN and not part.startswith("wound."):
                clauses.append(Clause(f"{part.replace('_', ' ')} {_words(fact.value)}", (fact,)))
        return [self._title(kind, of), *clauses]

    def _title(self, kind: Kind, of: str) -> Clause:
        prefix = _HOME[kind]
        name, aliases = self._fact(f"{prefix}{of}.name"), self._fact(f"{prefix}{of}.aliases")
        called = "".join(f"; “{alias}”" for alias in listed(aliases.value)) if aliases else ""
        return Clause(f"{self.name(of)} ({of}{called})", tuple(_some(name, aliases)))

    def _line(self, head: list[Clause], now: list[Clause]) -> PackLine:
        title, *rest = head
        text = f"{title.text}: {_cited([*now, *rest])}" if now or rest else title.text
        return _line(text, [title, *now, *rest])

    def _now(self, who: str) -> list[Clause]:
        clauses = _some(self._at(who), self._clause(f"{who}.goal", "wants {}"))
        for fact in self._own.get((Kind.PERSON, who), ()):
            part = field_of(fact.slot)
            if part.startswith("wound.") and fact.value:
                text = f"hurt: {part.removeprefix('wound.').replace('_', ' ')} {fact.value}"
                clauses.append(Clause(text, (fact,)))
        for fact in self._own.get((Kind.OATH, who), ()):
            if fact.value:
                clauses.append(Clause(f"has sworn {fact.value}", (fact,)))
        return [*clauses, *map(self._belonging, self._held.get(who, ()))]

    def _belonging(self, holder: Fact) -> Clause:
        what = subject_of(holder.slot)
        state = self._fact(f"thing:{what}.state")
        name = self._fact(f"thing:{what}.name")
        known = [what] if self.name(what) != what else []  # what has no id of its own is its name
        known += [state.value] if state and state.value else []
        also = f" ({', '.join(known)})" if known else ""
        return Clause(f"has {self.name(what)}{also}", tuple(_some(holder, state, name)))

    def _at(self, who: str) -> Clause | None:
        fact = self._fact(f"{who}.location")
        return Clause(f"at {self.name(fact.value)}", (fact,)) if fact and fact.value else None

    def _thing_now(self, what: str) -> list[Clause]:
        holder = self._fact(f"thing:{what}.holder")
        clauses = []
        if holder:
            at = holder.value.startswith("@")
            name = self.name(holder.value.removeprefix("@")) if holder.value else "nobody"
            clauses.append(Clause(f"lies at {name}" if at else f"with {name}", (holder,)))
        return [*clauses, *_some(self._clause(f"thing:{what}.state", "{}"))]

    def _relations(self, who: str, among: Sequence[str]) -> list[Clause]:
        clauses = []
        for other in (one for one in among if one != who):
            fact = self._fact(f"relation:{who}|{other}")
            if fact and fact.value:
                value = (
                    f"{int(fact.value):+d}" if fact.value.lstrip("+-").isdecimal() else fact.value
                )
                clauses.append(Clause(f"{self.name(other)} {value}", (fact,)))
        return clauses

    def _clause(self, slot: str, text: str) -> Clause | None:
        fact = self._fact(slot)
        return Clause(text.format(_words(fact.value)), (fact,)) if fact and fact.value else None

    def _fact(self, slot: str) -> Fact | None:
        return self.facts.get(slot)


def line(head: str, clauses: Sequence[Clause], joint: str = "; ") -> PackLine:
    """A line of clauses, each stretch from one episode with its citation."""
    return _line(head + _cited(clauses, joint), clauses)


def _line(text: str, clauses: Iterable[Clause]) -> PackLine:
    facts = tuple({fact.slot: fact for clause in clauses for fact in clause.facts}.values())
    return PackLine(text=text, facts=facts, episode=max((f.episode for f in facts), default=0))


def _cited(clauses: Sequence[Clause], joint: str = "; ") -> str:
    parts = []
    for n, clause in enumerate(clauses):
        last = n + 1 == len(clauses) or clauses[n + 1].episode != clause.episode
        cite = f" [E{clause.episode}]" if last and clause.episode else ""
        parts.append(clause.text + cite)
    return joint.join(parts)


def _some(*found: _T | None) -> list[_T]:
    return [one for one in found if one is not None]


def _words(value: str) -> str:
    return ", ".join(listed(value)) if value.startswith("[") else value
