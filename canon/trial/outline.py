"""Outlines: what a writer means to tell next, and what they must know to tell it without a slip.

The next episode is staged like any other. Its outline is prose: it calls people by name, by alias,
by what they do, now and then with a slip of the pen, and alludes to what is past in other words
than the scenes used. The needs follow from the outline and the truth; no system is shown them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from schemas.canon import Outline

from . import lore, staging
from .staging import Stage
from .words import PARTS
from .world import Happening, Person, Spot, World

CLASSES = {
    "A": "attributes", "C": "callbacks", "D": "the dead", "K": "knowledge", "L": "places",
    "P": "possessions", "R": "relations", "S": "states", "T": "threads",
}  # fmt: skip
_SLIP = 0.015  # of names are misspelt by one letter
_HEADS = (
    "{place}: {a} runs into {b}{rest}.",
    "At {place} {a} is waiting for {b}{rest}.",
    "{a} and {b} are at work at {place}{rest}.",
    "Rain over {place}. {a} takes shelter with {b}{rest}.",
)


_CONFIDING = (
    "{a} is about to let {b} know {what}",
    "{a} can hardly keep from {b} {what}",
    "{b} presses {a} about {what}",
    "{a} wonders whether {b} deserves to be told {what}",
    "a letter for {b}, lost by {a}, says {what}",
    "{a} and {b} come close to quarrelling over {what}",
)


@dataclass(frozen=True)
class Candidate:
    """A possible next episode: what the writer says of it, and the slots they need, by class."""

    episode: int
    outline: Outline
    needs: dict[str, str]  # slot → class


def draw(world: World, number: int) -> Candidate:
    """The candidate of that number for the episode after the last one."""
    return _Writer(
        world, random.Random(f"canon-trial:{world.seed}:{world.episode}:{number}")
    ).write()


class _Writer:
    def __init__(self, world: World, dice: random.Random) -> None:
        self.world, self.dice = world, dice
        self.needs: dict[str, str] = {}
        self.named: set[str] = set()

    def write(self) -> Candidate:
        sentences = []
        for stage in staging.draw(self.world, self.dice):
            self.named = set()
            sentences.append(self.head(stage))
            for _ in range(self.dice.choice((1, 1, 2))):
                sentences += self.intend(stage)
        for thread in self.world.threads:
            if thread.due <= self.world.episode:
                self.need("T", f"thread:{thread.id}.state", f"thread:{thread.id}.question")
        text = " ".join(sentences)
        return Candidate(self.world.episode + 1, Outline(text=text), self.needs)

    def intend(self, stage: Stage) -> list[str]:
        """What shall happen on a stage, in a sentence; none when nothing fits."""
        for _ in range(8):
            intent, weight = self.dice.choice(_INTENTS)
            if self.dice.random() < weight and (said := intent(self, stage)):
                return [f"{said[0].upper()}{said[1:]}."]
        return []

    def need(self, kind: str, *slots: str) -> None:
        """What must be known, where there is something to know."""
        for slot in slots:
            if self.world.value(slot):
                self.needs.setdefault(slot, kind)

    def head(self, stage: Stage) -> str:
        a, b, *others = stage.here
        rest = f", with {' and '.join(map(self.person, others))}" if others else ""
        self.need("L", f"place:{stage.place.id}.status")
        for who in stage.here:
            self.need("L", f"{who.id}.location")
            self.need("S", *(f"{who.id}.wound.{part}" for part in PARTS))
            if not who.main:
                self.need("A", f"{who.id}.role")
        self.need("S", f"{a.id}.goal", *(f"oath:{a.id}|{verb}" for verb in lore.OATHS))
        self.need("R", f"relation:{a.id}|{b.id}", f"relation:{b.id}|{a.id}")
        said = self.dice.choice(_HEADS).format(
            place=self.spot(stage.place), a=self.person(a), b=self.person(b), rest=rest
        )
        return said[0].upper() + said[1:]

    def person(self, who: Person) -> str:
        """How the outline speaks of somebody: the first time by any of their names."""
        again, throw = who.id in self.named, self.dice.random()
        self.named.add(who.id)
        if throw < 0.25 and who.alias:
            return who.alias
        if throw < 0.40 and not again:
            return f"the {who.role}"
        if throw < 0.44 and who in (*self.world.mains, *self.world.fresh):
            return f"the {who.trade}"
        return self.slip(who.name if throw < 0.55 and not again else who.first)

    def slip(self, name: str) -> str:
        if self.dice.random() >= _SLIP:
            return name
        at = self.dice.randrange(1, len(name))
        return name[:at] + name[at - 1] + name[at:]

    def spot(self, place: Spot) -> str:
        return place.alias if place.alias and self.dice.random() < 0.5 else place.label

    def thing(self, thing: Spot, stage: Stage) -> str:
        """A thing's name; only its noun where somebody present has it in their hands."""
        holder = self.world.value(f"thing:{thing.id}.holder")
        near = holder in {person.id for person in stage.here}
        return f"the {thing.name.split()[-1]}" if near and self.dice.random() < 0.3 else thing.label

    def fill(self, template: str, what: Happening, stage: Stage, **words: str) -> str:
        """An allusion, with whatever names the writer thinks of."""
        people = [self.person(who) for who in what.people]
        return template.format(
            **dict(zip("ab", people, strict=False)), **dict(zip("xy", people, strict=False)),
            place=self.spot(what.place), thing=self.thing(what.thing, stage), **words,
        )  # fmt: skip

    def callback(self, stage: Stage) -> str:
        here = set(stage.here)
        past = [e for e in self.world.events if here.issuperset(e.people)]
        if not past:
            return ""
        recent = self.dice.random() < 0.5
        event = self.dice.choice(past[-8:] if recent else past)
        self.need("C", event.id)
        one, other = event.people
        self.need("R", f"relation:{one.id}|{other.id}", f"relation:{other.id}|{one.id}")
        story = lore.EVENTS[event.story]
        return self.fill(self.dice.choice(story.alluded), event, stage, cue=self.cue(event, stage))

    def cue(self, event: Happening, stage: Stage) -> str:
        """What the writer remembers of the circumstances; one in twelve times nothing."""
        throw = self.dice.random()
        if throw < 0.3 and event.thing.label in event.text:
            return f"over {self.thing(event.thing, stage)}"
        if throw < 0.92 and event.place.label in event.text:
            return f"at {self.spot(event.place)}"
        return "not long ago" if event.episode > self.world.episode - 12 else "long ago"

    def confide(self, stage: Stage) -> str:
        known = self.world.knowing.get(stage.here[0].id, [])
        if not known:
            return ""
        secret = self.dice.choice(known[-20:] if self.dice.random() < 0.5 else known)
        self.need("K", f"secret:{secret.id}.text")
        self.need("K", *(f"knows:{who.id}|{secret.id}" for who in stage.here))
        story = lore.SECRETS[secret.story]
        veiled = self.dice.random() < 0.03
        allusion = (
            lore.VEILED if veiled else self.fill(self.dice.choice(story.alluded), secret, stage)
        )
        one, other = self.person(stage.here[0]), self.person(stage.here[1])
        return self.dice.choice(_CONFIDING).format(a=one, b=other, what=allusion)

    def thread(self, stage: Stage) -> str:
        here = set(stage.here)
        mine = [t for t in self.world.threads if here & set(t.people)]
        if not mine:
            return ""
        thread = self.dice.choice(mine)
        self.need("T", *(f"thread:{thread.id}.{of}" for of in ("state", "question", "known")))
        return self.fill(self.dice.choice(lore.THREADS[thread.story].alluded), thread, stage)

    def handle(self, stage: Stage) -> str:
        here = {person.id: person for person in stage.here}
        held = [t for t in self.world.things if self.world.value(f"thing:{t.id}.holder") in here]
        if not held or self.dice.random() < 0.15:
            thing = self.dice.choice(self.world.things[-60:])
            said = f"{self.person(stage.here[0])} is after {thing.label}"
        else:
            thing = self.dice.choice(held[-12:])
            holder = here[self.world.value(f"thing:{thing.id}.holder")]
            said = f"{self.person(holder)} makes use of {self.thing(thing, stage)}"
        self.need("P", f"thing:{thing.id}.holder", f"thing:{thing.id}.state")
        return said

    def visit(self, stage: Stage) -> str:
        place = self.dice.choice(self.world.places)
        self.need("L", f"place:{place.id}.status")
        return f"{self.person(stage.here[0])} wants everybody to come along to {self.spot(place)}"

    def likeness(self, stage: Stage) -> str:
        who = self.dice.choice(stage.here)
        self.need("A", *(f"{who.id}.{of}" for of in ("eyes", "hair", "age")))
        return f"a wanted notice goes up whose description fits {self.person(who)}"

    def side(self, stage: Stage) -> str:
        one, other = stage.here[:2]
        self.need("A", f"{one.id}.faction", f"{other.id}.faction", f"{one.id}.habit")
        return f"{self.person(one)} and {self.person(other)} argue about which side to be on"

    def mourn(self, stage: Stage) -> str:
        dead = self.world.dead
        if not dead:
            return ""
        gone = self.dice.choice(dead[-15:] if self.dice.random() < 0.6 else dead)
        self.need("D", f"{gone.id}.alive")
        self.need("A", f"{gone.id}.role")
        name = gone.name if self.dice.random() < 0.6 else self.person(gone)
        return f"{self.person(stage.here[0])} raises a glass to {name}"


_INTENTS: tuple[tuple[Callable[[_Writer, Stage], str], float], ...] = (
    (_Writer.callback, 1.0), (_Writer.confide, 0.8), (_Writer.thread, 0.9), (_Writer.handle, 0.8),
    (_Writer.visit, 0.25), (_Writer.likeness, 0.3), (_Writer.side, 0.25), (_Writer.mourn, 0.35),
)  # fmt: skip
