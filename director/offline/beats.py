"""The ledger: the changes to the canon that an episode's scenes make, true to one another."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.plan import Beat, BeatKind

from .casting import Pair, Players
from .scene import Scene
from .stage import Person, Stage
from .turns import Turn
from .words import Missing, fill, shorten

_MOST_BEATS = 16
_MOST_MOVES = 8
_LONGEST_VALUE = 240


class Ledger:
    """Follows where everybody is through the scenes, so that nobody is in two places."""

    def __init__(self, stage: Stage) -> None:
        self._where = {p.id: p.state.location for p in stage.people if p.state}

    def settled(self, scene: Scene) -> tuple[Beat, ...]:
        """A scene's beats, arrivals first."""
        place = scene.stop.place.id
        here = [p.id for p in scene.people[:_MOST_MOVES] if self._where.get(p.id) != place]
        self._where.update(dict.fromkeys(here, place))
        moves = [Beat(kind=BeatKind.MOVE, who=who, where=place) for who in here]
        return (*moves, *scene.beats[: _MOST_BEATS - len(moves)])


def turned(turn: Turn, place: str, lead: Person) -> list[Beat]:
    """The beats of a turn of a thread."""
    if not turn.thread:
        return []
    found = turn.clue.finds
    find = [Beat(kind=BeatKind.FIND, who=lead.id, what=found)] if found and lead.played else []
    if turn.kind is not BeatKind.OPEN_THREAD:
        return [Beat(kind=turn.kind, what=turn.thread, value=turn.text), *find]
    who = turn.behind[0] if turn.behind else ""
    return [
        Beat(kind=turn.kind, what=turn.thread, value=turn.question, who=who, where=place),
        *find,
    ]


def befriended(story: Pair, notes: Sequence[tuple[str, ...]], slots: dict[str, str]) -> list[Beat]:
    """The beats written under a movement of a story between two."""
    beats: list[Beat] = []
    for note in notes:
        if note[0] == "relation":
            beats += _relation(story, note[1], note[2], int(note[3]))
        elif note[0] == "promise":
            beats += promised(story.players, note, slots)
        elif len(note) > 1:
            beats += _exchange(story, note)
    return beats


def chilled(story: Pair) -> list[Beat]:
    """What a quarrel that is not made up leaves behind."""
    return [*_relation(story, "a", "b", -1), *_relation(story, "b", "a", -1)]


def promised(players: Players, note: tuple[str, ...], slots: dict[str, str]) -> list[Beat]:
    """The beat of `promise a b what`; none when its words do not fit this moment."""
    who, to = players.roles[note[1]], players.roles[note[2]]
    try:
        value = shorten(fill(note[3], slots, start=False), _LONGEST_VALUE)
    except Missing:
        return []
    return [Beat(kind=BeatKind.EVENT, what="promise", who=who.id, to=to.id, value=value)]


def _exchange(story: Pair, note: tuple[str, ...]) -> list[Beat]:
    """What is found, used, given, told or kept between two."""
    kind, who = note[0], story.players.roles[note[1]].id
    to = story.players.roles[note[2]].id if note[2:] and note[2] in story.players.roles else ""
    if kind == "keep" and story.promise:
        kept = shorten(story.promise.value, _LONGEST_VALUE)
        return [Beat(kind=BeatKind.CALLBACK, who=who, to=to, what=story.promise.slot, value=kept)]
    if kind == "tell" and story.secret:
        return [Beat(kind=BeatKind.TELL, who=who, what=story.secret, to=to)]
    if kind in ("find", "use", "give") and story.thing:
        return [Beat(kind=BeatKind(kind), who=who, what=story.thing, to=to)]
    return []


def _relation(story: Pair, one: str, other: str, change: int) -> list[Beat]:
    a, b = story.players.roles[one], story.players.roles[other]
    if a.state is None:
        return []
    now = a.state.relations.get(b.id, 0)
    then = max(-3, min(3, now + change))
    return [] if then == now else [Beat(kind=BeatKind.RELATION, who=a.id, to=b.id, value=str(then))]
