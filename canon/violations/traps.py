"""Traps: plans that look wrong at a glance and are not; continuity must let them pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from schemas.bible import Bible
from schemas.canon import Fact
from schemas.plan import (
    Beat,
    BeatKind,
    CastMember,
    EntityKind,
    EpisodePlan,
    Introduction,
    Presence,
    Timeframe,
)  # fmt: skip

from ..rules.limbs import needing
from ..rules.oaths import allowed
from ..rules.whereabouts import far
from ..slots import listed
from .ground import MOST_BEATS, Ground, Unplantable
from .vocabulary import PARTS, coined


def _flashback(g: Ground) -> None:
    """Somebody dies and is then seen alive, in an earlier episode."""
    g.require(g.episode > 2)
    dead = g.some(g.known(), lambda w: (f := g.facts.get(f"{w}.alive")) is not None
                  and f.value == "no" and f.episode > 1)  # fmt: skip
    last = _room_for_an_aside(g)
    g.require(f"place:{g.scene(last).location}.status" not in g.facts)  # open then as now
    if dead and g.dice.random() < 0.6:
        who = g.pick(dead)
        as_of = g.dice.randint(1, g.facts[f"{who}.alive"].episode)
    else:
        who = g.pick([w for w in g.people(last - 1) if w in g.known()])
        g.beat(last - 1, BeatKind.DIE, who=who)
        as_of = g.episode - 1
    g.change(last, timeframe=Timeframe.FLASHBACK, as_of_episode=as_of, beats=())
    _alone_with(g, last, who)


def _dream(g: Ground) -> None:
    """Somebody dead speaks in a dream, at a place that has burned down."""
    last = _room_for_an_aside(g)
    who = g.somebody(last - 1)
    g.beat(last - 1, BeatKind.DIE, who=who)
    g.beat(last - 1, BeatKind.PLACE_STATUS, where=g.scene(last).location, value="burned down")
    g.change(last, timeframe=Timeframe.DREAM, beats=())
    _alone_with(g, last, who)


def _body(g: Ground) -> None:
    """Somebody dead is carried, seen, and spoken of."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if _silent_after(g, w, first)])
    g.beat(first, BeatKind.DIE, who=who)
    for n in range(first + 1, 7):
        if g.scene(n).timeframe is Timeframe.PRESENT and _takes_part(g, n, who):
            g.cast(n, who, Presence.MENTIONED)
            _silence(g, n, who)
    g.cast(second, who, Presence.BODY)
    g.show(second, who)


def _handed_over(g: Ground) -> None:
    """What is used in a late scene was handed over in an early one."""
    first, second = g.two()
    who, to = g.pair(first)
    world = g.after(second)
    g.require(world.alive(to) and g.free(world, who, "give") and g.free(world, to, "use"))
    thing = f"a ticket for {coined(g.dice)}"
    g.beat(first, BeatKind.FIND, who=who, what=thing)
    g.beat(first, BeatKind.GIVE, who=who, what=thing, to=to)
    g.cast(second, to)
    g.beat(second, BeatKind.USE, who=to, what=thing)


def _lies_here(g: Ground) -> None:
    """What lies at a place is used there."""
    n = g.one()
    who, thing = g.somebody(n), f"a bench called {coined(g.dice)}"
    g.require(g.free(g.after(n), who, "use"))
    g.beat(n, BeatKind.FIND, who=who, what=thing)
    g.beat(n, BeatKind.LOSE, who=who, what=thing, where=g.scene(n).location)
    g.beat(n, BeatKind.USE, who=who, what=thing)


def _healed(g: Ground) -> None:
    """A hand is hurt, healed, and used."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
    part, world = g.dice.choice(PARTS), g.after(second)
    verbs = [v for v in needing(part) if allowed(world, v) and g.free(world, who, v)]
    between = [b for s in g.scenes[first:second] for b in s.beats]
    g.require(not any(b.kind is BeatKind.ACT and b.who == who for b in between))
    g.beat(first, BeatKind.INJURE, who=who, what=part, value="bruised")
    g.cast(second, who)
    g.beat(second, BeatKind.HEAL, who=who)
    g.beat(second, BeatKind.ACT, who=who, value=g.pick(verbs))


def _aliases(g: Ground) -> None:
    """People go by their aliases and titles."""
    n = g.one()
    world = g.after(n)
    called = {w: listed(world.value(f"{w}.aliases")) for w in g.people(n)}
    who = g.pick([w for w, aliases in called.items() if aliases])
    alias = called[who][0]
    g.say(n, alias, "Here I am.")
    g.say(n, who, f"They call me {alias}, Captain, never {world.roster.name(who)}.")
    g.beat(n, BeatKind.GOAL, who=alias, value="be called by name")


def _learned(g: Ground) -> None:
    """A secret is told and spoken of by somebody who learned it a scene ago."""
    first, second = g.two()
    words = f"{coined(g.dice).lower()} and the drowned clock"
    one = Introduction(
        id=f"s{g.episode}-learned", kind=EntityKind.SECRET, name=f"It is *{words}*, after all."
    )
    who, to = g.pair(first)
    world = g.after(second)
    g.require(world.alive(who) and world.alive(to) and g.free(world, who, "tell"))
    g.introduce(one)
    g.beat(first, BeatKind.LEARN, who=who, what=one.id)
    g.cast(second, who)
    g.cast(second, to)
    g.say(second, who, f"Listen. It is {words}.")
    g.say(second, to, f"So it is {words}!")
    g.beat(second, BeatKind.TELL, who=who, what=one.id, to=to)


def _extended(g: Ground) -> None:
    """A question is given more time instead of an answer."""
    touches = (BeatKind.ADVANCE_THREAD, BeatKind.RESOLVE_THREAD)
    asked = [t for t in g.index.threads if g.after(0).value(f"thread:{t}.state") == "open"]
    thread = g.pick(asked)
    for n in range(1, 7):
        kept = (b for b in g.scene(n).beats if b.kind not in touches or b.what != thread)
        g.change(n, beats=tuple(kept))
    g.beat(g.one(), BeatKind.EXTEND_THREAD, what=thread, value=str(g.episode + 5))


def _strangers(g: Ground) -> None:
    """Two who have never met, meet, and take to each other at once."""
    n = g.one()
    one = Introduction(id=f"p{g.episode}-stranger", kind=EntityKind.PERSON,
                       name=f"{coined(g.dice)}{coined(g.dice).lower()}qu")  # fmt: skip
    alike = g.after(0).roster.alike(one)
    who = g.somebody(n)
    g.introduce(one.model_copy(update={"distinct_from": tuple(sorted(alike))}))
    g.cast(n, one.id)
    g.beat(n, BeatKind.FIRST_MEETING, who=who, to=one.id)
    g.beat(n, BeatKind.RELATION, who=who, to=one.id, value="3")


def _quarrelled(g: Ground) -> None:
    """Friends become enemies, because something happens between them."""
    n = g.one()
    one, other = g.pair(n)
    g.require(not g.introduced(one, other))
    g.beat(n, BeatKind.EVENT, who=one, to=other, what="insult", value="It was said in company.")
    before = int(g.after(n).started(f"relation:{one}|{other}") or 0)
    value = "-3" if before > 0 else "3"
    g.beat(n, BeatKind.RELATION, who=one, to=other, value=value)


def _reopened(g: Ground) -> None:
    """A place is sealed, opened again, and entered."""
    first, second = g.two()
    place = g.pick([p for p in g.open_places(g.after(second)) if _unused(g, p)])
    who = g.somebody(second)
    g.beat(first, BeatKind.PLACE_STATUS, where=place, value="sealed")
    g.beat(first, BeatKind.PLACE_STATUS, where=place, value="open")
    g.beat(second, BeatKind.MOVE, who=who, where=place)


def _next_door(g: Ground) -> None:
    """Two scenes are played next door to each other at one time, and everybody walks over."""
    last, world = g.now()[-1], g.after(6)
    g.require(last - 1 in g.now() and not any(_located(b) for b in g.scene(last).beats))
    one = g.scene(last - 1)
    place = g.pick([p for p in g.open_places(world)
                    if p != one.location and not far(world, one.location, p)])  # fmt: skip
    people = [m.character for m in g.scene(last).cast]
    moves = [Beat(kind=BeatKind.MOVE, who=who, where=place) for who in people]
    beats = (*moves, *g.scene(last).beats)
    g.require(len(beats) <= MOST_BEATS)
    g.change(last, location=place, day=one.day, time=one.time, beats=beats)
    seen = [world.seen[w] for w in people if w in world.seen]
    g.require(all(s.place == one.location or s.scene == last for s in seen))


def _released(g: Ground) -> None:
    """Somebody is released from an oath and does again what they had sworn off."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
    world = g.after(second)
    verb = g.pick([v for v in ("hum", "ponder", "yawn", "grin") if allowed(world, v)])
    g.beat(first, BeatKind.SWEAR, who=who, what=verb, value=f"I shall never {verb} again.")
    g.cast(second, who)
    g.beat(second, BeatKind.RELEASE, who=who, what=verb)
    g.beat(second, BeatKind.ACT, who=who, value=verb)


def _distinct(g: Ground) -> None:
    """Somebody has almost the name of somebody else, and the plan says that they are two."""
    n = g.one()
    meant = g.after(0).roster.name(g.pick(g.some(g.known(), lambda _: True)))
    one = Introduction(id=f"p{g.episode}-namesake", kind=EntityKind.PERSON, name=f"{meant}s"[:80])
    alike = g.after(0).roster.alike(one)
    alike |= {x.id: x.name for x in g.newcomers if x.kind is EntityKind.PERSON}
    g.introduce(one.model_copy(update={"distinct_from": tuple(sorted(alike))}))
    g.cast(n, one.id)


def _birthday(g: Ground) -> None:
    """Somebody turns a year older and is dressed for it."""
    n = g.one()
    who = g.somebody(n)
    described = (b for s in g.scenes for b in s.beats if b.kind is BeatKind.DESCRIBE)
    g.require(not any((b.who, b.what) == (who, "age") for b in described))
    age = g.after(n).value(f"{who}.age")
    value = str(int(age) + 1) if age.isdecimal() else "12"
    g.beat(n, BeatKind.DESCRIBE, who=who, what="age", value=value)
    g.beat(n, BeatKind.DESCRIBE, who=who, what="outfit", value="a paper crown")


def _room_for_an_aside(g: Ground) -> int:
    """The last scene, free to become an aside: what happened in it now happens in the one before."""
    g.require(g.now()[-2:] == [5, 6] and not any(_located(b) for b in g.scene(6).beats))
    for beat in g.scene(6).beats:
        g.beat(5, **beat.model_dump())
    g.change(6, beats=())
    return 6


def _alone_with(g: Ground, n: int, who: str) -> None:
    """A scene in which only one person speaks."""
    shots = tuple(
        shot.model_copy(
            update={
                "subjects": (),
                "lines": tuple(ln.model_copy(update={"speaker": who}) for ln in shot.lines),
            }
        )
        for shot in g.scene(n).shots
    )
    g.change(n, cast=(CastMember(character=who),), shots=shots)


def _silence(g: Ground, n: int, who: str) -> None:
    """Take what somebody says out of a scene."""
    shots = tuple(
        shot.model_copy(update={"lines": tuple(x for x in shot.lines if x.speaker != who)})
        for shot in g.scene(n).shots
    )
    g.change(n, shots=shots)


def _silent_after(g: Ground, who: str, n: int) -> bool:
    """Whether no beat after scene `n` needs somebody."""
    return not any(who in (b.who, b.to) for s in g.scenes[n:] for b in s.beats)


def _takes_part(g: Ground, n: int, who: str) -> bool:
    return any(m.character == who for m in g.scene(n).cast)


def _located(beat: Beat) -> bool:
    """Whether a beat depends on where its scene is played."""
    return beat.kind in (BeatKind.USE, BeatKind.MOVE, BeatKind.PLACE_STATUS)


def _unused(g: Ground, place: str) -> bool:
    return all(s.location != place and all(b.where != place for b in s.beats) for s in g.scenes)


_TRAPS: dict[str, Callable[[Ground], None]] = {
    "flashback to before a death": _flashback,
    "dream of the dead": _dream,
    "the dead as a body": _body,
    "handed over earlier": _handed_over,
    "used where it lies": _lies_here,
    "healed earlier": _healed,
    "aliases and titles": _aliases,
    "learned earlier": _learned,
    "extended thread": _extended,
    "strangers meet": _strangers,
    "a reason to quarrel": _quarrelled,
    "reopened place": _reopened,
    "next door": _next_door,
    "released from an oath": _released,
    "almost the same name": _distinct,
    "birthday": _birthday,
}
TRAPS: tuple[str, ...] = tuple(_TRAPS)


def traps(
    plan: EpisodePlan,
    bible: Bible,
    facts: Mapping[str, Fact],
    episode: int,
    dice: random.Random,
) -> dict[str, EpisodePlan]:
    """Copies of a good plan, by name, that look like violations and are none.

    A trap for which there is no room here is left out.
    """
    found = {}
    for name, set_trap in _TRAPS.items():
        ground = Ground(plan, bible, facts, episode, dice)
        try:
            set_trap(ground)
        except Unplantable:
            continue
        found[name] = ground.plan()
    return found
