"""Plants, people: the dead, the hurt, the impossibly placed, the ignorant and the misremembered."""

from __future__ import annotations

from schemas.plan import Beat, BeatKind, EntityKind, Introduction, Presence

from ..effects import met_slot, wound_slot
from ..rules.attributes import agrees
from ..rules.limbs import needing
from ..rules.oaths import allowed
from ..rules.relations import steps
from ..rules.whereabouts import far, shut
from ..slips import bare
from ..world import World
from .ground import MOST_BEATS, Ground, Unplantable
from .vocabulary import PARTS, coined

_BOUND = (BeatKind.USE, BeatKind.FIND, BeatKind.MOVE, BeatKind.PLACE_STATUS)  # to their place
_EYES = ("violet", "scarlet", "silver", "black")


def dead_speaks(g: Ground) -> None:
    """Somebody who died long ago, or a scene ago, is back at it."""
    start = g.after(0)
    gone = g.some(g.known(), lambda who: not start.alive(who))
    first, second = g.two()
    if gone and g.dice.random() < 0.5:
        who = g.pick(gone)
    else:
        who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
        g.beat(first, BeatKind.DIE, who=who)
    how = g.dice.choice((0, 1, 2))
    if how == 0:
        g.cast(second, who)
        g.say(second, who, "I am only a little late.")
    elif how == 1:
        g.cast(second, who, Presence.ACTS)
    else:
        g.beat(second, BeatKind.GOAL, who=who, value="be left alone")


def wounded_limb(g: Ground) -> None:
    """Somebody hurts themselves and goes on as if they had not."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
    hurt = [w.slot.removeprefix(f"{who}.wound.") for w in g.after(second).wounds(who)]
    part = g.pick([p for p in hurt if p in PARTS] or list(PARTS))
    world = g.after(second)
    verbs = [v for v in needing(part) if allowed(world, v) and g.free(world, who, v)]
    if part not in hurt:
        g.beat(first, BeatKind.INJURE, who=who, what=part, value="badly cut")
    g.require(g.after(second).value(wound_slot(who, part)))  # not healed in between
    g.cast(second, who)
    g.beat(second, BeatKind.ACT, who=who, value=g.pick(verbs))


def two_places(g: Ground) -> None:
    """Somebody is in two scenes that are played at the same time."""
    before, after = _neighbours(g)
    one, other = g.scene(before), g.scene(after)
    if one.location == other.location:
        places = [p for p in g.open_places(g.after(after - 1)) if p != one.location]
        g.change(after, location=g.pick(places))
    who = g.somebody(before)
    kept = tuple(b for b in other.beats if not (b.kind is BeatKind.MOVE and b.who == who))
    g.change(after, day=one.day, time=one.time, beats=kept)
    g.cast(after, who)


def travel(g: Ground) -> None:
    """Somebody is at the other end of the map before the light has changed."""
    before, after = _neighbours(g)
    world = g.after(before - 1)
    g.require(not any(b.kind in _BOUND for n in (before, after) for b in g.scene(n).beats))
    places = [p.id for p in g.bible.locations if not shut(world.value(f"place:{p.id}.status"))]
    pairs = [(p, q) for p in places for q in places if far(world, p, q)]
    g.require(pairs)
    first, last = g.dice.choice(pairs)
    one, who = g.scene(before), g.somebody(before)
    g.require(not any((s.day, s.time) == (one.day, one.time) and n not in (before, after)
                      for n, s in enumerate(g.scenes, 1)))  # fmt: skip
    g.change(before, location=first)
    g.change(after, day=one.day, time=one.time, location=last)
    g.cast(after, who)
    comers = [m.character for m in g.scene(after).cast]
    moves = tuple(Beat(kind=BeatKind.MOVE, who=x, where=last) for x in comers)
    g.require(len(moves) + len(g.scene(after).beats) <= MOST_BEATS)
    g.change(after, beats=(*moves, *g.scene(after).beats))


def secret_not_known(g: Ground) -> None:
    """Somebody tells, or speaks of, what nobody has told them."""
    n = g.one()
    world, (who, to) = g.after(n), g.pair(n)
    how = g.dice.choice((0, 1, 2))
    if how == 2:
        new = Introduction(
            id=f"s{g.episode}-planted", kind=EntityKind.SECRET,
            name=f"It was *{coined(g.dice).lower()} and the seventh chair* all along.",
        )  # fmt: skip
        g.introduce(new)
        g.say(n, who, f"Everybody remembers {new.name.split('*')[1]}, surely.")
        return
    secrets = g.some(g.index.secrets, lambda s: not world.knows(who, s))
    own = [s for c in g.bible.characters if c.id != who for s in c.secrets
           if not world.knows(who, s)]  # fmt: skip
    secret = g.pick(secrets or own or ["the-secret-nobody-keeps"])
    if how == 0 and g.free(world, who, "tell"):
        g.beat(n, BeatKind.TELL, who=who, what=secret, to=to)
    elif allowed(world, "think") and g.free(world, who, "think"):
        g.beat(n, BeatKind.ACT, who=who, what=secret, value="think")
    else:
        raise Unplantable


def first_meeting(g: Ground) -> None:
    """Two who have known each other for long are introduced to each other."""
    first, second = g.two()
    one, other = g.pair(second)
    if not _acquainted(g.after(second), one, other):
        g.beat(first, BeatKind.FIRST_MEETING, who=one, to=other)
    g.beat(second, BeatKind.FIRST_MEETING, who=one, to=other)


def relation(g: Ground) -> None:
    """A friend is an enemy within one breath, or is remembered as one."""
    n = g.one()
    one, other = g.pair(n)
    g.require(not g.introduced(one, other))
    slot, world = f"relation:{one}|{other}", g.after(n)
    before, now = steps(world.started(slot)) or 0, steps(world.value(slot)) or 0
    happened = any(f"|{one}|{other}|" in s or f"|{other}|{one}|" in s or s == met_slot(one, other)
                   for s in world.changed)  # fmt: skip
    if abs(before) >= 1 and not happened and g.dice.random() < 0.6:
        g.beat(n, BeatKind.RELATION, who=one, to=other, value="-3" if before > 0 else "3")
        return
    if not world.value(slot):
        now = g.dice.choice((-2, -1, 1, 2))
        g.beat(n, BeatKind.RELATION, who=one, to=other, value=str(now))
    wrong = g.dice.choice([v for v in range(-3, 4) if v != now])
    g.beat(n, BeatKind.CALLBACK, what=slot, value=str(wrong))


def attribute(g: Ground) -> None:
    """Eyes change colour, or somebody grows younger."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
    world = g.after(second)
    if (age := world.value(f"{who}.age")).isdecimal() and int(age) > 1 and g.dice.random() < 0.4:
        g.beat(second, BeatKind.DESCRIBE, who=who, what="age", value=str(int(age) - 1))
        return
    recorded = world.value(f"{who}.eyes")
    if not recorded:
        recorded = g.pick(_EYES)
        g.beat(first, BeatKind.DESCRIBE, who=who, what="eyes", value=recorded)
    other = [e for e in _EYES if not agrees("eyes", recorded, e)]
    g.beat(second, BeatKind.DESCRIBE, who=who, what="eyes", value=g.pick(other))


def oath(g: Ground) -> None:
    """Somebody does what they have sworn never to do again."""
    first, second = g.two()
    who = g.pick([w for w in g.people(first) if g.after(second).alive(w)])
    world = g.after(second)
    verb = g.pick([v for v in ("think", "wait", "laugh", "count", "nod") if allowed(world, v)])
    if g.free(world, who, verb):
        g.beat(first, BeatKind.SWEAR, who=who, what=verb, value=f"Never again will I {verb}.")
    g.require(not g.free(g.after(second), who, verb))  # not released in between
    g.cast(second, who)
    g.beat(second, BeatKind.ACT, who=who, value=f"{verb}s" if g.dice.random() < 0.5 else verb)


def unknown_name(g: Ground) -> None:
    """Somebody nobody has heard of takes part."""
    n, name = g.one(), f"{coined(g.dice).lower()}-nobody"
    how = g.dice.choice((0, 1, 2, 3))
    if how == 0:
        g.cast(n, name, Presence.PRESENT)
    elif how == 1:
        g.say(n, name, "You all know me, of course.")
    elif how == 2:
        g.show(n, name)
    else:
        g.beat(n, BeatKind.FIND, who=name, what="a brass button")


def near_name(g: Ground) -> None:
    """Somebody is introduced whose name is one letter away from somebody else's."""
    n = g.one()
    roster = g.after(n).roster
    names = {roster.name(who) for who in g.some(g.known(), lambda _: True)}
    first = sorted({bare(name).split(" ", 1)[0] for name in names})
    meant = g.pick([name for name in first if len(name) > 4])
    at = g.dice.randrange(1, len(meant))
    letter = g.dice.choice([c for c in "aeinorst" if c != meant[at]])
    name = g.dice.choice((meant[:at] + letter + meant[at + 1 :], meant[:at] + letter + meant[at:]))
    one = Introduction(id=f"p{g.episode}-near", kind=EntityKind.PERSON, name=name.capitalize())
    g.introduce(one)
    g.cast(n, one.id)


def _acquainted(world: World, one: str, other: str) -> bool:
    slots = (met_slot(one, other), f"relation:{one}|{other}", f"relation:{other}|{one}")
    return any(world.value(slot) for slot in slots)


def _neighbours(g: Ground) -> tuple[int, int]:
    """Two scenes of the present with none of the present between them."""
    now = g.now()
    g.require(len(now) > 1)
    at = g.dice.randrange(len(now) - 1)
    return now[at], now[at + 1]
