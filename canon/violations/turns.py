"""Turns: what may happen next in a made-up plan, each as beats that the canon allows.

Every turn looks at the tale and at who is in the scene, and gives no beats when it has no place here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.plan import Beat, BeatKind, EntityKind

from ..effects import met_slot, wound_slot
from ..rules.limbs import group_of, needs
from ..rules.possession import gone
from .tale import Tale

Turn = Callable[[Tale, Sequence[str], str], list[Beat]]  # the tale, who is here, where


def _give(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    held = [x for x in t.some(t.things) if t.world.holder(x) in here]
    held += [x for c in t.bible.characters for x in c.has if t.world.holder(x) in here]
    able = [x for x in held if _may(t, t.world.holder(x), "give")]
    if not able or len(here) < 2:
        return []
    what = t.dice.choice(able)
    who = t.world.holder(what)
    to = t.dice.choice([x for x in here if x != who])
    return [Beat(kind=BeatKind.GIVE, who=who, what=what, to=to)]


def _use(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    held = [x for x in t.some(t.things) if t.world.holder(x) in here]
    usable = [x for x in held if _may(t, t.world.holder(x), "use")]
    return [Beat(kind=BeatKind.USE, who=t.world.holder(x), what=x) for x in usable[:1]]


def _find(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    new = [x.id for x in t.newcomers if x.kind is EntityKind.THING and not t.world.holder(x.id)]
    lost = [x for x in t.some(t.things) if not t.world.holder(x)]
    whole = [x for x in (*new, *lost) if not gone(t.world.value(f"thing:{x}.state"))]
    return [Beat(kind=BeatKind.FIND, who=t.dice.choice(here), what=x) for x in whole[:1]]


def _lose(t: Tale, here: Sequence[str], where: str) -> list[Beat]:
    held = [x for x in t.some(t.things) if t.world.holder(x) in here]
    if not held:
        return []
    who, at = t.world.holder(held[0]), where if t.dice.random() < 0.5 else ""
    return [Beat(kind=BeatKind.LOSE, who=who, what=held[0], where=at)]


def _destroy(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    held = [x for x in t.some(t.things) if t.world.holder(x) in here]
    able = [x for x in held if _may(t, t.world.holder(x), "destroy")]
    return [Beat(kind=BeatKind.DESTROY, who=t.world.holder(x), what=x) for x in able[:1]]


def _injure(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    who, part = t.dice.choice(here), t.dice.choice(t.words.parts)
    if t.world.value(wound_slot(who, part)):
        return []
    return [Beat(kind=BeatKind.INJURE, who=who, what=part, value=t.dice.choice(t.words.hurts))]


def _heal(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    for who in here:
        for wound in t.world.wounds(who):
            part = wound.slot.removeprefix(f"{who}.wound.")
            return [Beat(kind=BeatKind.HEAL, who=who, what=part if t.dice.random() < 0.7 else "")]
    return []


def _act(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    who = t.dice.choice(here)
    hurt = {group_of(w.slot.removeprefix(f"{who}.wound.")) for w in t.world.wounds(who)}
    able = [v for v in t.words.verbs if not needs(v) & hurt and _may(t, who, v)]
    return [Beat(kind=BeatKind.ACT, who=who, value=t.dice.choice(able))] if able else []


def _learn(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    new = [x.id for x in t.newcomers if x.kind is EntityKind.SECRET]
    secrets = [*new, *t.some(t.secrets, 6)]
    return [Beat(kind=BeatKind.LEARN, who=t.dice.choice(here), what=s) for s in secrets[:1]]


def _tell(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    new = [x.id for x in t.newcomers if x.kind is EntityKind.SECRET]
    for secret in (*new, *t.some(t.secrets)):
        for who in here:
            others = [x for x in here if x != who]
            if others and t.world.knows(who, secret) and _may(t, who, "tell"):
                return [Beat(kind=BeatKind.TELL, who=who, what=secret, to=t.dice.choice(others))]
    return []


def _relation(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    if len(here) < 2:
        return []
    one, other = t.dice.sample(list(here), 2)
    before = int(t.world.started(f"relation:{one}|{other}") or 0)
    value = max(-3, min(3, before + t.dice.choice((-2, -1, 1, 2))))
    return [Beat(kind=BeatKind.RELATION, who=one, to=other, value=str(value))]


def _quarrel(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    """Something happens between two, and what they are to each other is turned over."""
    if len(here) < 2:
        return []
    one, other = t.dice.sample(list(here), 2)
    kind = t.dice.choice(t.words.events)
    value = t.dice.choice((-3, 3))
    return [
        Beat(kind=BeatKind.EVENT, who=one, to=other, what=kind, value=f"A {kind} at last."),
        Beat(kind=BeatKind.RELATION, who=one, to=other, value=str(value)),
    ]


def _meet(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    for one in here:
        for other in here:
            slots = (met_slot(one, other), f"relation:{one}|{other}", f"relation:{other}|{one}")
            if one < other and not any(t.world.value(s) for s in slots):
                return [Beat(kind=BeatKind.FIRST_MEETING, who=one, to=other)]
    return []


def _describe(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    who, words = t.dice.choice(here), t.words
    what, values = t.dice.choice(
        (("outfit", words.outfits), ("hair", words.hair), ("faction", words.factions),
         ("eyes", words.eyes), ("age", ()))
    )  # fmt: skip
    now = t.world.value(f"{who}.{what}")
    if what == "age":
        value = str(int(now) + t.dice.choice((0, 1))) if now.isdecimal() else "17"
    else:
        value = now if what == "eyes" and now else t.dice.choice(values)
    return [Beat(kind=BeatKind.DESCRIBE, who=who, what=what, value=value)]


def _goal(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    return [Beat(kind=BeatKind.GOAL, who=t.dice.choice(here), value=t.dice.choice(t.words.goals))]


def _die(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    written = {c.id for c in t.bible.characters}
    mortal = [x for x in here if x not in written or t.dice.random() < 0.05]
    many = len(t.people) > 4 and len(here) > 2
    return [Beat(kind=BeatKind.DIE, who=mortal[0])] if mortal and many and t.once("die") else []


def _shut(t: Tale, _: Sequence[str], where: str) -> list[Beat]:
    open_ = [p for p in t.places() if p != where]
    if len(open_) < 4 or not t.once("shut"):
        return []
    return [
        Beat(kind=BeatKind.PLACE_STATUS, where=open_[-1], value=t.dice.choice(t.words.statuses))
    ]


def _reopen(t: Tale, _: Sequence[str], where: str) -> list[Beat]:
    closed = [p for p in t.shut() if p != where]
    return [Beat(kind=BeatKind.PLACE_STATUS, where=p, value="open") for p in closed[:1]]


def _event(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    if len(here) < 2:
        return []
    one, other = t.dice.sample(list(here), 2)
    kind = t.dice.choice(t.words.events)
    told = f"{t.world.roster.name(one)} and {t.world.roster.name(other)}: a {kind}."
    return [Beat(kind=BeatKind.EVENT, who=one, to=other, what=kind, value=told)]


def _swear(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    who, verb = t.dice.choice(here), t.dice.choice(t.words.verbs)
    oath = f"I will never {verb} again."
    return [Beat(kind=BeatKind.SWEAR, who=who, what=verb, value=oath)]


def _release(t: Tale, here: Sequence[str], _: str) -> list[Beat]:
    for who in here:
        for verb in t.words.verbs:
            if t.world.value(f"oath:{who}|{verb}"):
                return [Beat(kind=BeatKind.RELEASE, who=who, what=verb)]
    return []


def _callback(t: Tale, _: Sequence[str], __: str) -> list[Beat]:
    if t.episode > 1 and t.dice.random() < 0.4:
        number = t.dice.randint(max(1, t.episode - 60), t.episode - 1)
        return [Beat(kind=BeatKind.CALLBACK, what=f"episode:{number}", value="as it was then")]
    kinds = [k for k in t.words.events if t.index.events.get(k)]
    if not kinds:
        return []
    slot = t.dice.choice(list(t.index.events[t.dice.choice(kinds)]))
    kind, who, to, _at = slot.removeprefix("event:").split("|")
    if t.dice.random() < 0.5:
        return [Beat(kind=BeatKind.CALLBACK, who=who, to=to, what=kind, value="so it was")]
    return [Beat(kind=BeatKind.CALLBACK, what=slot, value=t.facts[slot].value[:80])]


def _may(t: Tale, who: str, verb: str) -> bool:
    return not t.world.value(f"oath:{who}|{verb}")


TURNS: tuple[tuple[Turn, int], ...] = (
    (_give, 8), (_use, 5), (_find, 6), (_lose, 2), (_destroy, 1), (_injure, 4), (_heal, 5),
    (_act, 7), (_learn, 5), (_tell, 7), (_relation, 7), (_quarrel, 2), (_meet, 4), (_describe, 4),
    (_goal, 2), (_die, 1), (_shut, 1), (_reopen, 1), (_event, 7), (_swear, 1), (_release, 2), (_callback, 4),
)  # turn, weight  # fmt: skip
