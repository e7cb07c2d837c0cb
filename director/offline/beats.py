"""The ledger: the changes to the canon that an episode's scenes make, true to one another."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.plan import Beat, BeatKind

from .agenda import Turn
from .casting import Pair
from .scene import Scene
from .stage import Person, Stage
from .words import Missing, clip, fill

_VALUE = 240


class Ledger:
    """Follows where everybody is through the scenes, so that nobody is in two places."""

    def __init__(self, stage: Stage) -> None:
        self._where = {p.id: p.state.location for p in stage.people if p.state}

    def settled(self, scene: Scene) -> tuple[Beat, ...]:
        """A scene's beats, arrivals first."""
        place = scene.stop.place.id
        moves = []
        for person in scene.people:
            if self._where.get(person.id) != place:
                self._where[person.id] = place
                moves.append(Beat(kind=BeatKind.MOVE, who=person.id, where=place))
        return (*moves[:8], *scene.beats[: 16 - len(moves[:8])])


def turned(turn: Turn, place: str, lead: Person) -> list[Beat]:
    """The beats of a turn of a thread."""
    if not turn.thread:
        return []
    value = turn.question if turn.kind is BeatKind.OPEN_THREAD else turn.text
    who = turn.behind[0] if turn.behind else ""
    beat = Beat(kind=turn.kind, what=turn.thread, value=value)
    if turn.kind is BeatKind.OPEN_THREAD:
        beat = beat.model_copy(update={"who": who, "where": turn.clue.where or place})
    found = turn.clue.finds
    return [beat] + ([Beat(kind=BeatKind.FIND, who=lead.id, what=found)] if found else [])


def befriended(story: Pair, notes: Sequence[tuple[str, ...]], slots: dict[str, str]) -> list[Beat]:
    """The beats written under a movement of a story between two."""
    beats: list[Beat] = []
    values: dict[tuple[str, str], int] = {}
    for note in notes:
        beats += _noted(story, note, slots, values)
    return beats


def chilled(story: Pair) -> list[Beat]:
    """What a quarrel that is not made up leaves behind."""
    return [
        b for one, other in (("a", "b"), ("b", "a")) for b in _relation(story, one, other, -1, {})
    ]


def _noted(
    story: Pair, note: tuple[str, ...], slots: dict[str, str], values: dict[tuple[str, str], int]
) -> list[Beat]:
    kind, rest = note[0], note[1:]
    if not rest:
        return []
    people = story.players.roles
    who = people[rest[0]].id
    if kind == "relation":
        return _relation(story, rest[0], rest[1], int(rest[2]), values)
    if kind == "promise":
        try:
            value = clip(fill(rest[2], slots), _VALUE)
        except Missing:
            return []
        return [Beat(kind=BeatKind.PROMISE, who=who, to=people[rest[1]].id, value=value)]
    if kind == "keep" and story.promise:
        return [Beat(kind=BeatKind.CALLBACK, who=who, to=people[rest[1]].id,
                     what=story.promise.slot, value=clip(story.promise.value, _VALUE))]  # fmt: skip
    if kind == "tell" and story.secret:
        return [Beat(kind=BeatKind.TELL, who=who, what=story.secret, to=people[rest[1]].id)]
    if kind in ("find", "use") and story.thing:
        return [Beat(kind=BeatKind(kind), who=who, what=story.thing)]
    if kind == "give" and story.thing:
        return [Beat(kind=BeatKind.GIVE, who=who, what=story.thing, to=people[rest[1]].id)]
    return []


def _relation(
    story: Pair, one: str, other: str, change: int, values: dict[tuple[str, str], int]
) -> list[Beat]:
    a, b = story.players.roles[one], story.players.roles[other]
    if a.state is None:
        return []
    now = values.get((a.id, b.id), a.state.relations.get(b.id, 0))
    then = max(-3, min(3, now + change))
    values[a.id, b.id] = then
    return [] if then == now else [Beat(kind=BeatKind.RELATION, who=a.id, to=b.id, value=str(then))]
