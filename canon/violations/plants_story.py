"""Plants, story: things, places, threads, memories, the laws of the world, and the form itself."""

from __future__ import annotations

from schemas.plan import BeatKind

from ..rules.limbs import verb_in
from ..rules.possession import gone
from ..rules.whereabouts import shut
from ..threads import due, ledger
from ..world import World
from .ground import Ground
from .vocabulary import coined

_TOUCHES = (BeatKind.ADVANCE_THREAD, BeatKind.RESOLVE_THREAD, BeatKind.EXTEND_THREAD)
_HANDLING = (BeatKind.GIVE, BeatKind.USE, BeatKind.LOSE)


def item_not_held(g: Ground) -> None:
    """Somebody gives, uses or loses what somebody else has, or nobody."""
    n = g.one()
    world, (who, to) = g.after(n), g.pair(n)
    here = f"@{g.scene(n).location}"
    held = g.some(_things(g), lambda x: world.holder(x) not in (who, here) and _whole(world, x))
    _handle(g, n, who, to, g.pick([*held[:3], "a thing nobody has ever seen"]))


def item_destroyed(g: Ground) -> None:
    """What is destroyed is in somebody's hands again."""
    first, second = g.two()
    world, end = g.after(second), g.after(6)
    lost = g.some(g.index.things, lambda x: not _whole(world, x))
    if lost and g.dice.random() < 0.6:
        thing = g.pick(lost)
    else:
        thing = g.pick(g.some(_things(g), lambda x: _whole(end, x)) or ["the last teapot"])
        g.beat(first, BeatKind.DESTROY, what=thing)
    who, to = g.pair(second)
    if g.dice.random() < 0.3:
        g.beat(second, BeatKind.FIND, who=who, what=thing)
    else:
        _handle(g, second, who, to, thing)


def place_shut(g: Ground) -> None:
    """A scene is played where nobody can be any more, or somebody goes there."""
    first, second = g.two()
    world = g.after(second)
    closed = g.some(g.index.places | dict.fromkeys(p.id for p in g.bible.locations),
                    lambda p: shut(world.value(f"place:{p}.status")))  # fmt: skip
    if closed and g.dice.random() < 0.5:
        g.beat(second, BeatKind.MOVE, who=g.somebody(second), where=g.pick(closed))
        return
    place = g.scene(second).location
    status = g.dice.choice(("sealed", "burned", "burned down", "ruined"))
    g.beat(first, BeatKind.PLACE_STATUS, where=place, value=status)
    g.require(shut(g.after(second - 1).value(f"place:{place}.status")))  # not opened in between


def thread_too_early(g: Ground) -> None:
    """A question is answered, or followed, before it was asked."""
    first, second = g.two()
    thread = f"q{g.episode}-unasked"
    kind = g.dice.choice(_TOUCHES[:2])
    g.beat(first, kind, what=thread, value="So that was it.")
    if g.dice.random() < 0.5:
        g.beat(second, BeatKind.OPEN_THREAD, what=thread, value="What was it?")


def thread_twice(g: Ground) -> None:
    """A question is answered again."""
    first, second = g.two()
    ended = [b.what for n in g.now() if n <= first for b in g.scene(n).beats
             if b.kind is BeatKind.RESOLVE_THREAD]  # fmt: skip
    if ended and g.dice.random() < 0.6:
        thread = g.pick(ended)
    else:
        thread = f"q{g.episode}-twice"
        g.beat(first, BeatKind.OPEN_THREAD, what=thread, value="Who was it?")
        g.beat(first, BeatKind.RESOLVE_THREAD, what=thread, value="The ferryman.")
    g.beat(second, BeatKind.RESOLVE_THREAD, what=thread, value="The ferryman, again.")


def overdue_ignored(g: Ground) -> None:
    """An overdue question is not even mentioned."""
    slots = [f"thread:{t}.{f}" for t in g.index.threads
             for f in ("state", "question", "due", "importance")]  # fmt: skip
    facts = {slot: fact for slot in slots if (fact := g.facts.get(slot))}
    late = due(ledger(g.bible, facts, g.episode), g.episode).overdue
    thread = g.pick([t.id for t in late])
    for n in range(1, 7):
        kept = (b for b in g.scene(n).beats if b.kind not in _TOUCHES or b.what != thread)
        g.change(n, beats=tuple(kept))


def world_rule(g: Ground) -> None:
    """Somebody does, or says, what nobody in this world ever does or says."""
    n, rules = g.one(), g.bible.rules
    who, world = g.somebody(n), g.after(n)
    verbs = [
        v for v in rules.forbidden_verbs
        if g.free(world, who, v, verb_in(v)) and g.able(world, who, verb_in(v))
    ]  # fmt: skip
    if verbs and (not rules.forbidden_words or g.dice.random() < 0.5):
        g.beat(n, BeatKind.ACT, who=who, value=f"{g.pick(verbs)} once more")
        return
    word = g.pick(rules.forbidden_words)
    how = g.dice.choice((0, 1, 2))
    if how == 0:
        g.say(n, who, f"Was that {word}?")
    elif how == 1:
        shots = g.scene(n).shots
        action = f"Something that might be {word} lies on the ground."
        g.change(n, shots=(shots[0].model_copy(update={"action": action}), *shots[1:]))
    else:
        g.beat(n, BeatKind.GOAL, who=who, value=f"find out about the {word}")


def callback(g: Ground) -> None:
    """Something is recalled that never was."""
    n = g.one()
    how = g.dice.choice((0, 1, 2))
    if how == 0:
        g.beat(n, BeatKind.CALLBACK, what=f"episode:{g.episode + g.dice.randint(0, 9)}",
               value="as it was then")  # fmt: skip
    elif how == 1:
        who, to = g.pair(n)
        kind = f"{coined(g.dice).lower()}-wedding"
        g.beat(n, BeatKind.CALLBACK, who=who, to=to, what=kind, value="how we laughed")
    else:
        who, to = g.pair(n)
        slot = f"event:duel|{who}|{to}|{g.episode}.9"
        g.beat(n, BeatKind.CALLBACK, what=slot, value="how we fought")


def scene_count(g: Ground) -> dict[str, object]:
    """Five scenes, or seven."""
    data = g.plan().model_dump(mode="json")
    if g.dice.random() < 0.5:
        del data[f"scene_{g.dice.randint(1, 6)}"]
    else:
        data["scene_7"] = data["scene_6"]
    return data


def day_out_of_order(g: Ground) -> None:
    """A scene is played the day before the one before it."""
    now = g.now()
    g.require(len(now) > 1)
    at = g.pick([str(n) for n in now[1:]])
    for n in range(1, 7):
        g.change(n, day=g.scene(n).day + 1)
    g.change(int(at), day=0)


def _handle(g: Ground, n: int, who: str, to: str, thing: str) -> None:
    """Somebody gives, uses or loses a thing."""
    world = g.after(n)
    kind = g.dice.choice([k for k in _HANDLING if g.free(world, who, k.value)])
    g.beat(n, kind, who=who, what=thing, to=to if kind is BeatKind.GIVE else "")


def _things(g: Ground) -> dict[str, None]:
    return g.index.things | dict.fromkeys(x for c in g.bible.characters for x in c.has)


def _whole(world: World, thing: str) -> bool:
    return not gone(world.value(f"thing:{thing}.state"))
