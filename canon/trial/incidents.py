"""Incidents: what happens in the scenes of a simulated episode, and the sentences that say so."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations

from schemas.canon import Authority, Fact, PackLine

from . import lore, staging
from .staging import Stage
from .words import EYES, FACTIONS, HAIR, HURTS, PARTS, STATES, STATUSES
from .world import Happening, Told, World

_MOST_OPEN = 24  # threads
_STANDING = {
    -3: "hates", -2: "is set against", -1: "distrusts", 0: "is indifferent to", 1: "likes",
    2: "trusts", 3: "would die for",
}  # fmt: skip


class Telling:
    """A scene in the making: what comes true in it, sentence by sentence."""

    def __init__(self, world: World, stage: Stage) -> None:
        self.world, self.stage, self.dice = world, stage, world.dice
        self.first, self.second = stage.here[0], stage.here[1]
        self.lines: list[PackLine] = []
        world.scene = stage.number

    def say(self, text: str, *facts: Fact) -> None:
        """One sentence that states facts."""
        self.lines.append(PackLine(text=text, facts=facts, episode=self.world.episode))

    def fill(self, template: str, happening: Happening) -> str:
        """A template with the official names of those whom it is about."""
        people = [person.name for person in happening.people]
        return template.format(
            **dict(zip("ab", people, strict=False)), **dict(zip("xy", people, strict=False)),
            place=happening.place.label, thing=happening.thing.label,
            faction=FACTIONS[happening.story % len(FACTIONS)],
        )  # fmt: skip


def play(world: World) -> tuple[Told, ...]:
    """One more episode: six scenes, and everything that comes true in them."""
    world.episode += 1
    world.changes = []
    world.scene = 0
    if world.dice.random() < 0.03:
        _retcon(world)
    stages = staging.draw(world, world.dice)
    return tuple(_scene(world, _alive(world, stage)) for stage in stages)


def _alive(world: World, stage: Stage) -> Stage:
    """The stage without those who died in an earlier scene of the same episode."""
    if not any(person in world.dead for person in stage.here):
        return stage
    here = [person for person in stage.here if person not in world.dead]
    here += [main for main in world.mains if main not in here][: max(0, 2 - len(here))]
    return Stage(stage.number, stage.place, tuple(here))


def _scene(world: World, stage: Stage) -> Told:
    scene = Telling(world, stage)
    names = [person.first for person in stage.here]
    moved = [world.set(f"{person.id}.location", stage.place.id) for person in stage.here]
    scene.say(f"At {stage.place.label}: {', '.join(names[:-1])} and {names[-1]}.", *moved)
    for one, other in combinations(stage.here, 2):
        pair = sorted((one.id, other.id))
        if not world.value(f"met:{pair[0]}|{pair[1]}"):
            met = world.set(f"met:{pair[0]}|{pair[1]}", "yes")
            scene.say(f"{one.name} and {other.name} meet for the first time.", met)
    for person in stage.here:
        world.touch(person)
        _heal(scene, person.id, person.first)
    for incident, chance in _INCIDENTS:
        if world.dice.random() < chance:
            incident(scene)
    for line in world.dice.sample(lore.CHATTER, 2):
        scene.say(line)
    return Told(world.episode, stage.number, tuple(scene.lines))


def _heal(scene: Telling, who: str, name: str) -> None:
    for part in PARTS:
        slot = f"{who}.wound.{part}"
        if slot in scene.world.wounds and scene.world.wounds[slot] <= scene.world.episode:
            del scene.world.wounds[slot]
            scene.say(f"{name}'s {part} has healed.", scene.world.set(slot, ""))


def _relation(scene: Telling) -> None:
    world, slot = scene.world, f"relation:{scene.first.id}|{scene.second.id}"
    value = max(-3, min(3, int(world.value(slot) or "0") + scene.dice.choice((-2, -1, 1, 2))))
    text = f"{scene.first.first} {_STANDING[value]} {scene.second.name} now ({value:+d})."
    scene.say(text, world.set(slot, str(value)))


def _goal(scene: Telling) -> None:
    goal = scene.world.goal()
    fact = scene.world.set(f"{scene.first.id}.goal", goal)
    scene.say(f"{scene.first.first} wants {goal} from now on.", fact)


def _injure(scene: Telling) -> None:
    part, how = scene.dice.choice(PARTS), scene.dice.choice(HURTS)
    slot = f"{scene.second.id}.wound.{part}"
    scene.world.wounds[slot] = scene.world.episode + scene.dice.randint(2, 15)
    text = f"{scene.second.name}'s {part} is {how} in a fall."
    scene.say(text, scene.world.set(slot, how))


def _hand_over(scene: Telling) -> None:
    world = scene.world
    held = [i for i in world.things if world.value(f"thing:{i.id}.holder") == scene.first.id]
    if held:
        thing = scene.dice.choice(held)
        rest = scene.dice.random() < 0.2
        holder = f"@{scene.stage.place.id}" if rest else scene.second.id
        to = f"leaves {thing.label} at {scene.stage.place.label}" if rest else ""
        text = to or f"hands {thing.label} to {scene.second.name}"
        scene.say(f"{scene.first.first} {text}.", world.set(f"thing:{thing.id}.holder", holder))
    else:
        lying = [t for t in world.things if world.value(f"thing:{t.id}.holder").startswith("@")]
        if lying:
            thing = scene.dice.choice(lying)
            fact = world.set(f"thing:{thing.id}.holder", scene.first.id)
            scene.say(f"{scene.first.first} finds {thing.label} and keeps it.", fact)


def _wear(scene: Telling) -> None:
    world = scene.world
    held = [i for i in world.things if world.value(f"thing:{i.id}.holder") == scene.first.id]
    if held:
        thing, state = scene.dice.choice(held), scene.dice.choice(STATES)
        text = f"After this, {thing.label} in {scene.first.first}'s hands is {state}."
        scene.say(text, world.set(f"thing:{thing.id}.state", state))


def _event(scene: Telling) -> None:
    world, dice = scene.world, scene.dice
    index = dice.randrange(len(lore.EVENTS))
    story = lore.EVENTS[index]
    pair = (scene.first, scene.second)
    slot = f"event:{story.kind}|{pair[0].id}|{pair[1].id}|{world.episode}.{scene.stage.number}"
    thing = dice.choice(world.things[-30:])
    happened = Happening(slot, index, pair, scene.stage.place, thing, world.episode)
    template = dice.choice(story.told)
    happened.text = scene.fill(template, happened)
    world.events.append(happened)
    scene.say(f"{happened.text}.", world.set(slot, happened.text))


def _learn(scene: Telling) -> None:
    world, dice = scene.world, scene.dice
    index = dice.randrange(len(lore.SECRETS))
    others = [p for p in (*world.mains, *world.fresh) if p not in scene.stage.here]
    about = tuple(dice.sample(others, 2))
    place, thing = dice.choice(world.places[-40:]), dice.choice(world.things[-40:])
    secret = Happening(world.next_id("s"), index, about, place, thing, world.episode)
    secret.text = scene.fill(lore.SECRETS[index].told[0], secret)
    world.secrets.append(secret)
    facts = [world.set(f"secret:{secret.id}.text", secret.text), _knows(scene, 0, secret)]
    scene.say(f"{scene.first.first} finds out that {secret.text}.", *facts)


def _knows(scene: Telling, who: int, secret: Happening) -> Fact:
    person = scene.stage.here[who]
    known = scene.world.knowing.setdefault(person.id, [])
    if secret not in known:
        known.append(secret)
    return scene.world.set(f"knows:{person.id}|{secret.id}", "yes")


def _tell(scene: Telling) -> None:
    known = scene.world.knowing.get(scene.first.id, [])
    fresh = known[-20:] if scene.dice.random() < 0.7 else known
    if fresh:
        secret = scene.dice.choice(fresh)
        fact = _knows(scene, 1, secret)
        text = f"{scene.first.first} tells {scene.second.name} in confidence that {secret.text}."
        scene.say(text, fact)


def _open(scene: Telling) -> None:
    world, dice = scene.world, scene.dice
    if len(world.threads) >= _MOST_OPEN:
        return
    index, importance = dice.randrange(len(lore.THREADS)), dice.choice((1, 2, 2, 3))
    pair = (scene.first, scene.second)
    thing = dice.choice(world.things[-40:])
    thread = Happening(world.next_id("t"), index, pair, scene.stage.place, thing, world.episode)
    thread.text = scene.fill(lore.THREADS[index].told[0], thread)
    thread.due = world.episode + dice.randint(3, 5 + 5 * importance)
    world.threads.append(thread)
    of = f"thread:{thread.id}"
    scene.say(
        f"The question is: {thread.text} It must be answered by episode {thread.due}.",
        world.set(f"{of}.state", "open"),
        world.set(f"{of}.question", thread.text),
        world.set(f"{of}.who", json.dumps([person.id for person in pair])),
        world.set(f"{of}.due", str(thread.due)),
        world.set(f"{of}.importance", str(importance)),
    )


def _advance(scene: Telling) -> None:
    world, dice = scene.world, scene.dice
    mine = [t for t in world.threads if set(t.people) & set(scene.stage.here)]
    if mine:
        thread = dice.choice(mine)
        slot = f"thread:{thread.id}.known"
        known: list[str] = json.loads(world.value(slot) or "[]")
        step = scene.fill(dice.choice(lore.STEPS), thread)
        if step not in known:
            text = f"{scene.first.first} learns in the matter of “{thread.text}” that {step}."
            scene.say(text, world.set(slot, json.dumps([*known, step])))


def _resolve(scene: Telling) -> None:
    world, dice = scene.world, scene.dice
    ripe = [t for t in world.threads if t.due - 2 <= world.episode]
    if ripe:
        thread = min(ripe, key=lambda t: t.due)
        world.threads.remove(thread)
        answer = scene.fill(dice.choice(lore.ANSWERS), thread)
        of = f"thread:{thread.id}"
        scene.say(
            f"“{thread.text}” is answered: {answer}.",
            world.set(f"{of}.state", "resolved"), world.set(f"{of}.answer", answer),
        )  # fmt: skip


def _status(scene: Telling) -> None:
    place, status = scene.dice.choice(scene.world.places[-40:]), scene.dice.choice(STATUSES)
    fact = scene.world.set(f"place:{place.id}.status", status)
    scene.say(f"Word comes that {place.label} is {status}.", fact)


def _describe(scene: Telling) -> None:
    who = scene.second
    faction = scene.dice.choice(FACTIONS)
    fact = scene.world.set(f"{who.id}.faction", faction)
    scene.say(f"{who.name} belongs to {faction} now.", fact)


def _newcomer(scene: Telling) -> None:
    person, facts = scene.world.add_person()
    said = ", ".join(f"{fact.slot.partition('.')[2]} {fact.value}" for fact in facts)
    facts.append(scene.world.set(f"{person.id}.goal", scene.world.goal()))
    scene.say(f"{person.name} comes to town: {said}; wants {facts[-1].value}.", *facts)


def _new_place(scene: Telling) -> None:
    place, facts = scene.world.add_place()
    also = f", also called {place.alias}," if place.alias else ""
    scene.say(f"They hear of {place.label}{also} which is open.", *facts)


def _new_thing(scene: Telling) -> None:
    thing, facts = scene.world.add_thing()
    holder = scene.world.people[facts[1].value]
    scene.say(f"It turns out that {holder.name} owns {thing.label}, and it is whole.", *facts)


def _die(scene: Telling) -> None:
    world = scene.world
    away = [p for p in world.living if p not in scene.stage.here]
    if len(away) > 12:
        person = scene.dice.choice(away)
        world.bury(person)
        scene.say(f"News comes that {person.name} is dead.", world.set(f"{person.id}.alive", "no"))


def _swear(scene: Telling) -> None:
    world, who = scene.world, scene.first
    sworn = [verb for verb in lore.OATHS if world.value(f"oath:{who.id}|{verb}")]
    verb = sworn[0] if sworn else scene.dice.choice(sorted(lore.OATHS))
    oath = "" if sworn else lore.OATHS[verb]
    text = f"swears {oath}" if oath else f"is released from the oath about the verb {verb}"
    scene.say(f"{who.first} {text}.", world.set(f"oath:{who.id}|{verb}", oath))


def _retcon(world: World) -> None:
    """The operator corrects what had aired."""
    person = world.dice.choice([*world.mains, *world.fresh])
    field, values = world.dice.choice((("eyes", EYES), ("hair", HAIR), ("faction", FACTIONS)))
    world.set(f"{person.id}.{field}", world.dice.choice(values), Authority.OPERATOR)


_INCIDENTS: tuple[tuple[Callable[[Telling], None], float], ...] = (
    (_newcomer, 0.042), (_new_place, 0.007), (_new_thing, 0.010), (_relation, 0.27),
    (_goal, 0.14), (_injure, 0.05), (_hand_over, 0.24), (_wear, 0.06), (_event, 0.20),
    (_learn, 0.045), (_tell, 0.14), (_open, 0.15), (_advance, 0.18), (_resolve, 0.18),
    (_status, 0.025), (_describe, 0.02), (_die, 0.006), (_swear, 0.012),
)  # fmt: skip
