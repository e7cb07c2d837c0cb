"""Casting: who plays the riddle of the day, and which two have a story of their own beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from schemas.canon import Fact
from schemas.plan import NARRATOR

from .book.pictures import SMALL_THINGS
from .dice import Dice
from .library import episodes_since, obstacles, pairs
from .past import open_promise, unsettled
from .script import Cue, Situation
from .stage import NOBODY, Person, Stage, named, seen_before
from .turns import Turn
from .words import shorten, some, the

_ANY = "*"  # any small thing
_MEMORY = 40  # episodes after which a story may be told again without a thought
_RESTED = 36  # episodes after which a promise or a quarrel may again be what happens next
_FOLLOWING = (("promise",), ("chill",), ("bet",), ("debt",))
_NEUTRAL = ("memory", "shelter", "quiet", "astray", "forbidden", "waiting", "dark", "bargain")
_PARTICULAR = frozenset({"locked", "broken", "torn", "crowd", "misread", "carried", "trail"})
_SKILLS = {
    "broken": r"mend|repair|fix|build|gear|machine|clock|wire", "high": r"climb|shelv|ladder",
    "quiet": r"listen|hear|still|quiet", "dark": r"dark|night|see",
    "torn": r"read|cipher|letter|old", "trail": r"track|smell|nose|follow",
    "waiting": r"wait|patien|staying up", "carried": r"run|catch|wind", "memory": r"remember",
}  # fmt: skip


@dataclass(frozen=True)
class Players:
    """Who plays a situation: people by role."""

    roles: dict[str, Person]

    @property
    def ids(self) -> tuple[str, ...]:
        """Those who can be seen, each once."""
        return tuple(dict.fromkeys(p.id for p in self.roles.values() if p.played))

    def slots(self) -> dict[str, str]:
        """What templates may say of them."""
        found: dict[str, str] = {}
        for role, person in self.roles.items():
            found |= person.slots(role)
        return found


@dataclass(frozen=True)
class Pair:
    """A story between two, cast, with what it is about."""

    situation: Situation
    players: Players
    slots: dict[str, str]
    thing: str = ""
    secret: str = ""
    since: Fact | None = None  # the event that it follows from
    place: str = ""  # where it leads, if that is settled
    held: bool = False  # whether `a` has the thing already


def obstacle(stage: Stage, turn: Turn, dice: Dice, avoid: Collection[str]) -> Situation:
    """What stands in the way of a turn: what is written, or what has not been played for long.

    What fits only some things (a lock, a heap of paper) is played only where it is written.
    """
    books = obstacles()
    wanted = turn.clue.obstacle
    if wanted and (turn.ask or not _played_lately(stage, books[wanted])):
        return books[wanted]
    names = (
        _NEUTRAL if wanted or turn.clue.thing else tuple(n for n in books if n not in _PARTICULAR)
    )
    free = [books[n] for n in names if "keeper" not in books[n].roles() or len(stage.people) > 2]
    free = [b for b in free if b.id not in avoid] or free
    return min(free, key=lambda b: (
        _played_lately(stage, b), -episodes_since(b, stage.loglines, _MEMORY), dice.jitter(),
    ))  # fmt: skip


def riddle_players(
    stage: Stage, turn: Turn, situation: Situation, dice: Dice, avoid: Collection[str]
) -> Players:
    """Who sets out: those whose lines are written, then whoever suits it and was not seen lately."""
    written = [p for who in _speakers(turn) if (p := stage.person(who))]
    keeper = stage.person(turn.clue.keeper or "")
    behind = {*turn.behind, *avoid} if len(stage.people) > 3 else set(turn.behind)
    lead = next((p for p in written if p is not keeper), None)
    if lead is None and not turn.parts and not turn.slots:
        lead = next(
            (p for who in turn.behind if (p := stage.person(who)) and p is not keeper), None
        )
    lead = lead or _free(stage, dice, {*behind, turn.clue.keeper or ""}) or stage.people[0]
    mate = next((p for p in written if p not in (lead, keeper)), None)
    taken = {lead.id, turn.clue.keeper or ""}
    mate = (
        mate or _skilled(stage, situation, {*behind, *taken}) or _free(stage, dice, behind | taken)
    )
    mate = mate or _free(stage, dice, taken) or NOBODY
    roles = {"lead": lead, "mate": mate}
    if "keeper" in situation.roles():
        roles["keeper"] = keeper or _free(stage, dice, {*behind, lead.id, mate.id}) or NOBODY
    return Players(roles | parts_of(stage, turn))


def parts_of(stage: Stage, turn: Turn) -> dict[str, Person]:
    """Those for whom a turn has lines under a role of its own, as far as they can be played."""
    return {role: person for role, who in turn.parts if (person := stage.person(who))}


def turn_players(stage: Stage, turn: Turn, dice: Dice, first: Iterable[Person]) -> Players:
    """Who is there for a turn outside the riddle of the day."""
    written = [p for who in _speakers(turn, ask=False) if (p := stage.person(who))]
    people = [
        p for p in (*written, *first) if p.played and (p in written or p.id not in turn.behind)
    ]
    people = list(dict.fromkeys(people))
    taken = {*turn.behind, *(p.id for p in people)}
    while len(people) < 2 and (more := _free(stage, dice, taken)):
        people.append(more)
        taken.add(more.id)
    lead = people[0] if people else stage.people[0]
    mate = people[1] if len(people) > 1 else NOBODY
    return Players({"lead": lead, "mate": mate})


def company(stage: Stage, dice: Dice, players: Players, most: int) -> list[Person]:
    """Some more people, those who were longest not seen."""
    found: list[Person] = []
    while len(found) < most:
        taken = {*players.ids, *(p.id for p in found)}
        if (more := _free(stage, dice, taken)) is None:
            break
        found.append(more)
    return found


def written_by(players: Players, stage: Stage, cues: Iterable[Cue]) -> Players | None:
    """The same with everybody who speaks in written cues; None when one of them is not there."""
    roles = dict(players.roles)
    for role in dict.fromkeys(c.role for c in cues if c.role and c.role != NARRATOR):
        if role not in roles:
            person = stage.person(role)
            if person is None:
                return None
            roles[role] = person
    return Players(roles)


def pair(stage: Stage, dice: Dice, busy: Players, avoid: Collection[str]) -> Pair | None:
    """A story between two, long not told, for two who were long not together; None if alone."""
    people = [p for p in stage.people if p.id not in avoid] or list(stage.people)
    people = people if len(people) > 1 else list(stage.people)
    if len(people) < 2:
        return None
    rest = {s.id: episodes_since(s, stage.loglines, _MEMORY) for s in pairs()}
    fresh = sorted(
        (s for s in pairs() if s.id not in avoid),
        key=lambda s: (-rest[s.id] - 60 * _pressing(s, rest[s.id]), dice.jitter()),
    )
    couples = sorted(_couples(stage, people, busy, dice), reverse=True)
    for situation in fresh:
        for _, first, second in couples:
            a, b = stage.everybody[first], stage.everybody[second]
            if found := _fits(stage, situation, a, b, dice):
                return found
    return None


def _pressing(situation: Situation, rest: int) -> bool:
    """Whether a story follows from the canon, and has not been told only just now."""
    return situation.note("needs") in _FOLLOWING and rest >= _RESTED


def _couples(
    stage: Stage, people: list[Person], busy: Players, dice: Dice
) -> Iterator[tuple[float, str, str]]:
    together = [set(s.cast) for e in stage.recall.recent[-3:] for s in e.scenes]
    for a in people:
        for b in people:
            if a is not b:
                met = sum({a.id, b.id} <= cast for cast in together)
                weight = seen_before(a, stage.episode) + seen_before(b, stage.episode) - 1.5 * met
                weight -= 4 * ((a.id in busy.ids) + (b.id in busy.ids) == 2)
                weight += a.character.main + b.character.main + 2 * dice.jitter()
                yield weight, a.id, b.id


def _fits(stage: Stage, situation: Situation, a: Person, b: Person, dice: Dice) -> Pair | None:
    """The situation with these two; None when the canon lacks what it needs."""
    thing, secret, since, place = "", "", None, ""
    for need in situation.note("needs"):
        if need == "secret":
            secret = _secret(stage, a, b)
        elif need == "promise":
            since, place = open_promise(stage, a, b)
        elif need in ("bet", "debt"):
            since = unsettled(stage, need, a, b)
        elif need == "has":
            thing = next((t for t in a.state.things if len(t.split()) < 4), "") if a.state else ""
        else:
            continue
        if not (secret or since or thing):
            return None
    if not _felt(situation, a, b):
        return None
    if things := situation.note("thing"):
        thing = _thing(stage, situation, a, SMALL_THINGS if things == (_ANY,) else things, dice)
        if not thing:
            return None
    players = Players({"a": a, "b": b})
    far = next((named(p) for p in stage.places if p.id == place), "")
    slots = players.slots() | thing_slots(thing) | {"secret": secret, "far": far}
    held = bool(a.state and thing in a.state.things)
    return Pair(situation, players, slots, thing, secret, since, place, held)


def _thing(
    stage: Stage, situation: Situation, a: Person, things: tuple[str, ...], dice: Dice
) -> str:
    """What the story is about: something that nobody holds, else something of `a`'s."""
    held = {t: p for p in stage.people if p.state for t in p.state.things}
    free = tuple(t for t in things if t not in held) or tuple(t for t in things if held[t] is a)
    return dice.deal(f"{situation.id}.thing", free) if free else ""


def _felt(situation: Situation, a: Person, b: Person) -> bool:
    """Whether the two stand to one another, and are, as the situation needs it."""
    needs = situation.note("needs")
    if not needs:
        return True
    value = a.state.relations.get(b.id, 0) if a.state else 0
    written = next((r.value for r in a.character.relations if r.to == b.id), 0)
    met = {
        "skill": bool(b.character.skills), "chill": value < written, "warm": value > 0,
        "fond": value > max(1, written),
    }  # fmt: skip
    if "fear" in needs:
        met["fear"] = bool(a.slots("a").get("a.fear"))
    return all(met.get(need, True) for need in needs)


def thing_slots(thing: str) -> dict[str, str]:
    """What templates may say of a thing."""
    if not thing:
        return {}
    name = shorten(thing, 48)
    return {
        "thing": re.sub(r"^(the|an?) ", "", name),
        "the thing": the(name),
        "a thing": some(name),
    }


def _secret(stage: Stage, a: Person, b: Person) -> str:
    """Something of `a`'s, in first person, that hardly anybody knows."""
    for secret in a.character.secrets:
        knowing = [p for p in stage.people if p is not a and p.state and secret in p.state.knows]
        first = re.search(r"\b(I|my|me|[Oo]ne)\b", secret)
        if first and len(secret.split()) <= 18 and b not in knowing and len(knowing) < 2:
            return secret
    return ""


def _speakers(turn: Turn, *, ask: bool = True) -> list[str]:
    cues = (*turn.ask, *turn.cues) if ask else turn.cues
    return list(dict.fromkeys(c.role for c in cues if c.role))


def _free(stage: Stage, dice: Dice, taken: Collection[str]) -> Person | None:
    """Whoever was longest not seen."""
    people = [p for p in stage.people if p.id not in taken]
    if not people:
        return None
    return max(people, key=lambda p: (
        seen_before(p, stage.episode) + 2 * p.character.main + 2 * dice.jitter(), p.id,
    ))  # fmt: skip


def _skilled(stage: Stage, situation: Situation, taken: Collection[str]) -> Person | None:
    """Whoever's skill meets the obstacle."""
    pattern = _SKILLS.get(situation.id)
    for person in stage.people if pattern else ():
        if person.id not in taken and re.search(pattern or "", " ".join(person.character.skills)):
            return person
    return None


def _played_lately(stage: Stage, situation: Situation) -> bool:
    return any(title in stage.titles_heard for m in situation.movements for title in m.titles)
