"""Grace notes: a word in passing, a running gag, and the last words of an evening."""

from __future__ import annotations

from itertools import combinations

from schemas.bible import Character
from schemas.plan import Beat, TimeOfDay

from .beats import promised
from .book.pictures import PARTINGS
from .camera import MOST_S, elements_s
from .casting import Players
from .dice import Dice
from .library import bridge
from .scene import Element, Said, Scene, Seen, perform
from .script import Movement
from .stage import NOBODY, Person, Stage, named
from .voice import Voice
from .words import LONGEST_SHOT_S, capital, shot_s

_SPARE_S = 25  # a scene shorter than this has room for a word in passing
_BANTER_SHARE = 0.7
_TRIES = 5
_PROMISE_SHARE = 0.25
_LATE = (TimeOfDay.SUNSET, TimeOfDay.NIGHT)


class Grace:
    """Adds to the scenes of one episode what nobody would call filler."""

    def __init__(self, stage: Stage, dice: Dice, voice: Voice) -> None:
        self._stage, self._dice, self._voice = stage, dice, voice
        self._bantered: set[frozenset[str]] = set()

    def passing(self, scene: Scene, *, words: bool) -> None:
        """In a short scene, a word between two who know each other, or a running gag."""
        if elements_s(scene.elements) > _SPARE_S:
            return
        found: list[Element] = []
        if words and self._dice.chance(_BANTER_SHARE):
            found = self._banter(scene)
        found = found or self._gag(scene.people)
        at = 1 if scene.elements and isinstance(scene.elements[0], Seen) else 0
        scene.elements[at:at] = found

    def coda(self, scene: Scene, topic: str) -> None:
        """A few last words and a last picture, as far as there is room."""
        codas = [*bridge("coda"), *(bridge("nightfall") if scene.stop.time in _LATE else ())]
        promising = [m for m in codas if m.beats] if self._dice.chance(_PROMISE_SHARE) else []
        for number in range(_TRIES):
            movement = self._dice.choice(codas if number or not promising else promising)
            players = self._last_two(scene, movement)
            slots = self._slots(scene, players, topic)
            last = perform(movement.cues, players, slots, self._voice)
            lines = sum(bool(c.role) for c in movement.cues)
            whole = sum(isinstance(e, Said) for e in last) == lines
            if whole and elements_s([*scene.elements, *last]) <= MOST_S + 2:
                scene.elements += last
                scene.beats += self._promises(movement, players, slots)
                return
        scene.elements.append(Seen(self._voice.deal("parting", PARTINGS, slots)))

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
        if a.played and (gags := _gags(a.character)):
            slots["a.gag"] = f"{a.called} {self._dice.deal(f'{a.id}.gags', gags)}"
        return slots

    def _promises(self, movement: Movement, players: Players, slots: dict[str, str]) -> list[Beat]:
        notes = [note for note in movement.beats if note[0] == "promise"]
        return [beat for note in notes for beat in promised(players, note, slots)]

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
