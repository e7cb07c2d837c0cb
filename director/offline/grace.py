"""Grace notes: a word in passing, something remembered, a running gag, the last words of an evening."""

from __future__ import annotations

from itertools import combinations

from schemas.bible import Character
from schemas.plan import Beat, BeatKind, TimeOfDay

from .almanac import feast, running_gag
from .beats import noted
from .book.pictures import PARTINGS
from .casting import Players
from .dice import Dice
from .library import bridge, recollections
from .past import between_us, shared
from .scene import Element, Said, Scene, Seen, perform
from .script import Movement, tags
from .shots import MOST_S, elements_s
from .stage import NOBODY, Person, Stage, named
from .voice import Voice
from .words import LONGEST_SHOT_S, capital, shorten, shot_s

_SPARE_S = 25  # a scene shorter than this has room for a word in passing
_BANTER_SHARE = 0.7
_PAST_SHARE = 0.5
_TRIES = 5
_PROMISE_SHARE = 0.08
_GAG_SCENE, _EVE_SCENE = 3, 4
_LATE = (TimeOfDay.SUNSET, TimeOfDay.NIGHT)


class Grace:
    """Adds to the scenes of one episode what nobody would call filler."""

    def __init__(self, stage: Stage, dice: Dice, voice: Voice) -> None:
        self._stage, self._dice, self._voice = stage, dice, voice
        self._bantered: set[frozenset[str]] = set()
        self._recalled = False

    def passing(self, scene: Scene, *, number: int, words: bool) -> None:
        """In a short scene, something remembered, a word between two, or a gag."""
        at = 1 if scene.elements and isinstance(scene.elements[0], Seen) else 0
        if weekly := self._weekly(number):
            scene.elements.insert(at, Seen(weekly, tags=tags("wide")))
        if elements_s(scene.elements) > _SPARE_S:
            return
        found: list[Element] = []
        if words and not self._recalled and self._dice.chance(_PAST_SHARE):
            found = self._past(scene)
        if words and not found and self._dice.chance(_BANTER_SHARE):
            found = self._banter(scene)
        found = found or self._gag(scene.people)
        scene.elements[at:at] = found

    def coda(self, scene: Scene, topic: str) -> None:
        """A few last words and a last picture, as far as there is room."""
        every = [*bridge("coda"), *(bridge("nightfall") if scene.stop.time in _LATE else ())]
        codas = [m for m in every if not m.beats]
        promising = [m for m in every if m.beats] if self._dice.chance(_PROMISE_SHARE) else []
        for number in range(_TRIES):
            movement = self._dice.choice(codas if number or not promising else promising)
            players = self._last_two(scene, movement)
            slots = self._slots(scene, players, topic)
            last = perform(movement.cues, players, slots, self._voice)
            lines = sum(bool(c.role) for c in movement.cues)
            whole = sum(isinstance(e, Said) for e in last) == lines
            if whole and elements_s([*scene.elements, *last]) <= MOST_S + 2:
                scene.elements += last
                scene.beats += [beat for n in movement.beats for beat in noted(players, n, slots)]
                return
        scene.elements.append(Seen(self._voice.deal("parting", PARTINGS, slots)))

    def gag_of(self, person: Person) -> dict[str, str]:
        """What somebody always does, as a slot."""
        if person.played and (gags := _gags(person.character)):
            return {"a.gag": f"{person.called} {self._dice.deal(f'{person.id}.gags', gags)}"}
        return {}

    def _weekly(self, number: int) -> str:
        """What goes on in the background these weeks: the running gag, or tomorrow's feast."""
        if number == _GAG_SCENE:
            text = running_gag(self._stage)
        else:
            coming = feast(self._stage, self._stage.episode + 1) if number == _EVE_SCENE else None
            text = self._dice.deal(coming.name, coming.eves) if coming else ""
        return self._stage.clean(text) if text else ""

    def _last_two(self, scene: Scene, movement: Movement) -> Players:
        """Who speaks last, in such an order that nobody answers themself."""
        people = [*scene.people[:2], NOBODY, NOBODY]
        a, b = people[0], people[1]
        spoken = [e.person for e in scene.elements if isinstance(e, Said)]
        first = next((c.role for c in movement.cues if c.role), "a")
        if b.played and spoken and spoken[-1] is {"a": a, "b": b}[first]:
            a, b = b, a
        return Players({"a": a, "b": b})

    def _slots(self, scene: Scene, players: Players, topic: str) -> dict[str, str]:
        a, b = players.roles["a"], players.roles["b"]
        slots = players.slots() | {"place": named(scene.stop.place), "topic": topic}
        places = [p for p in self._stage.places if p.id != scene.stop.place.id]
        if places and b.played:
            slots["far"] = named(self._dice.choice(places))
        return slots | self.gag_of(a)

    def _past(self, scene: Scene) -> list[Element]:
        """What two of those who are here say of something that they have been through."""
        for a, b in combinations(scene.people, 2):
            event = shared(self._stage, a, b)
            past = between_us(event.fact.value, a, b) if event else ""
            if event is None or not past:
                continue
            movement = self._dice.deal(f"recall.{event.kind}", recollections(event.kind))
            players = Players({"a": a, "b": b})
            said = perform(movement.cues, players, players.slots() | {"past": past}, self._voice)
            if len(said) == sum(bool(c.role) for c in movement.cues):
                self._recalled = True
                slot, told = event.fact.slot, shorten(event.fact.value, 240)
                scene.beats.append(
                    Beat(kind=BeatKind.CALLBACK, who=a.id, to=b.id, what=slot, value=told)
                )
                return said
        return []

    def _banter(self, scene: Scene) -> list[Element]:
        for one, other in combinations(scene.people, 2):
            words = [*_between(one, other), *_between(other, one)]
            if words and frozenset((one.id, other.id)) not in self._bantered:
                self._bantered.add(frozenset((one.id, other.id)))
                first, then = self._dice.deal(f"banter.{one.id}.{other.id}", words)
                if shot_s(first.text, then.text) <= LONGEST_SHOT_S:
                    return [first, then]
        return []

    def _gag(self, people: list[Person]) -> list[Element]:
        for person in people:
            if gags := _gags(person.character):
                gag = self._dice.deal(f"{person.id}.gags", gags)
                return [Seen(f"{capital(person.called)} {gag}.", (person,), optional=True)]
        return []


def _between(one: Person, other: Person) -> list[tuple[Said, Said]]:
    """What one says to the other when they meet, and what is said to that."""
    return [
        (
            Said(one, other, words, written=True, optional=True),
            Said(other, one, answer, written=True, optional=True, joined=True),
        )
        for relation in one.character.relations
        if relation.to == other.id
        for words, answer in relation.banter
    ]


def _gags(character: Character) -> tuple[str, ...]:
    """Those gags that can stand behind a name."""
    return tuple(g.rstrip(".") for g in character.gags if g[:1].islower())
