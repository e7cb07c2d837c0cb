"""The ledger: the changes to the canon that an episode's scenes make, true to one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from schemas.plan import Beat, BeatKind, TimeOfDay

from .casting import Pair, Players
from .scene import Scene
from .stage import Person, Stage
from .turns import Turn, late
from .words import Missing, fill, shorten

_MOST_BEATS = 16
_MOST_MOVES = 8
_LONGEST_VALUE = 240
_APART = "{A} and {b} went home by different ways."
_THREADS = frozenset(
    {BeatKind.OPEN_THREAD, BeatKind.ADVANCE_THREAD, BeatKind.RESOLVE_THREAD, BeatKind.EXTEND_THREAD}
)


class Ledger:
    """Follows where everybody is through an episode, so that nobody is in two places at once."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, TimeOfDay, str]] = {}

    def settled(self, scene: Scene) -> tuple[Beat, ...]:
        """A scene's beats, first the ways of those who were elsewhere in the same part of the day."""
        place, now = scene.stop.place.id, (scene.stop.day, scene.stop.time)
        moves = []
        for person in scene.people[:_MOST_MOVES]:
            day, time, before = self._seen.get(person.id, (*now, place))
            if (day, time) == now and before != place:
                moves.append(Beat(kind=BeatKind.MOVE, who=person.id, where=place))
            self._seen[person.id] = (*now, place)
        return (*moves, *scene.beats[: _MOST_BEATS - len(moves)])


def turned(turn: Turn, place: str, players: Players, slots: Mapping[str, str]) -> list[Beat]:
    """The beats of a turn of a thread, and of what is written under it."""
    if not turn.thread:
        return []
    lead = players.roles["lead"]
    found = turn.clue.finds
    besides = [Beat(kind=BeatKind.FIND, who=lead.id, what=found)] if found and lead.played else []
    for note in turn.notes:
        besides += noted(players, note, slots)
    if turn.kind is not BeatKind.OPEN_THREAD:
        return [Beat(kind=turn.kind, what=turn.thread, value=turn.text), *besides]
    who = turn.behind[0] if turn.behind else ""
    opened = Beat(kind=turn.kind, what=turn.thread, value=turn.question, who=who, where=place)
    until = [_extended(turn.thread, turn.due)] if turn.due else []
    return [opened, *until, *besides]


def postponed(stage: Stage, scenes: Iterable[Scene], shunned: Collection[str]) -> list[Beat]:
    """A later date for every thread whose answer was due by now and did not come."""
    beats = [b for scene in scenes for b in scene.beats if b.kind in _THREADS]
    ended = {*shunned, *(b.what for b in beats if b.kind is BeatKind.RESOLVE_THREAD)}
    waiting = [t for t in stage.recall.threads if t.state == "open" and t.id not in ended]
    return [
        _extended(t.id, until)
        for t in waiting
        if t.due <= stage.episode and (until := late(stage, t))
    ]


def befriended(story: Pair, notes: Sequence[tuple[str, ...]], slots: dict[str, str]) -> list[Beat]:
    """The beats written under a movement of a story between two."""
    beats: list[Beat] = []
    for note in notes:
        written = note[0] in ("relation", "event", "promise")
        if written:
            beats += noted(story.players, note, slots)
        elif len(note) > 1:
            beats += _exchange(story, note)
    return beats


def chilled(story: Pair) -> list[Beat]:
    """What a quarrel that is not made up leaves behind."""
    apart = noted(story.players, ("event", "quarrel", "a", "b", _APART), story.slots)
    return [
        *apart,
        *_relation(story.players, "a", "b", -1),
        *_relation(story.players, "b", "a", -1),
    ]


def noted(players: Players, note: tuple[str, ...], slots: Mapping[str, str]) -> list[Beat]:
    """The beats of `relation a b +1`, `promise a b what` or `event kind a b what`.

    None when somebody is not there or the words do not fit this moment.
    """
    if note[0] == "relation":
        return _relation(players, note[1], note[2], int(note[3]))
    kind, one, other, text = note if note[0] == "promise" else note[1:]
    who, to = players.roles.get(one), players.roles.get(other)
    if who is None or to is None or not (who.played and to.played) or who is to:
        return []
    try:
        value = shorten(fill(text, slots), _LONGEST_VALUE)
    except Missing:
        return []
    return [happened(kind, who, to, value)]


def happened(kind: str, who: Person, to: Person, value: str) -> Beat:
    """An event between two that is worth remembering."""
    return Beat(kind=BeatKind.EVENT, what=kind, who=who.id, to=to.id, value=value)


def _extended(thread: str, until: int) -> Beat:
    return Beat(kind=BeatKind.EXTEND_THREAD, what=thread, value=str(until))


def _exchange(story: Pair, note: tuple[str, ...]) -> list[Beat]:
    """What is found, used, given, told or kept between two."""
    kind, who = note[0], story.players.roles[note[1]].id
    to = story.players.roles[note[2]].id if note[2:] and note[2] in story.players.roles else ""
    if kind == "keep" and story.since:
        kept = shorten(story.since.value, _LONGEST_VALUE)
        return [Beat(kind=BeatKind.CALLBACK, who=who, to=to, what=story.since.slot, value=kept)]
    if kind == "tell" and story.secret:
        return [Beat(kind=BeatKind.TELL, who=who, what=story.secret, to=to)]
    if kind == "find" and story.held:
        return []
    if kind in ("find", "use", "give") and story.thing:
        return [Beat(kind=BeatKind(kind), who=who, what=story.thing, to=to)]
    return []


def _relation(players: Players, one: str, other: str, change: int) -> list[Beat]:
    a, b = players.roles.get(one), players.roles.get(other)
    if a is None or b is None or a is b or a.state is None or not b.played:
        return []
    now = a.state.relations.get(b.id, 0)
    then = max(-3, min(3, now + change))
    return [] if then == now else [Beat(kind=BeatKind.RELATION, who=a.id, to=b.id, value=str(then))]
