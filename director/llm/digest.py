"""The digest: how things stand before an episode, in so few words that it never grows.

Every part has a fixed number of lines of a fixed length, so an episode of the tenth year costs what
one of the first month did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.canon import CharacterState, Recall, ThreadState

_THREADS, _PEOPLE, _PLACES, _RECENT, _OPENINGS = 8, 16, 8, 8, 8
_TOLD_IN_FULL = 3  # of the recent episodes
_SHORT, _LINE, _LONG = 150, 200, 300  # characters
_SOON = 2  # episodes before its time a question of the bible is offered


@dataclass(frozen=True)
class Digest:
    """How things stand, a line each."""

    threads: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    recent: tuple[str, ...]
    openings: tuple[str, ...]


def digest(recall: Recall) -> Digest:
    """How things stand before the episode of a recall."""
    return Digest(
        threads=tuple(_threads(recall)),
        people=tuple(_people(recall)),
        places=tuple(_cut(_places(recall), _PLACES)),
        recent=tuple(_recent(recall)),
        openings=tuple(shorten(words, _SHORT) for words in recall.openings[-_OPENINGS:]),
    )


def shorten(text: str, most: int) -> str:
    """The text, cut at a word when it is longer than `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _threads(recall: Recall) -> Iterator[str]:
    """The open questions, the most pressing first, then those whose time has come to be asked."""
    open_ = [t for t in recall.threads if t.state == "open"]
    soon = [t for t in recall.threads if t.state == "waiting" and t.opens <= recall.episode + _SOON]
    pressing = sorted(open_, key=lambda t: (-t.late, t.due, -t.importance, t.id))
    asked = sorted(soon, key=lambda t: (t.opens, -t.importance, t.id))
    for thread in [*pressing, *asked][:_THREADS]:
        yield shorten(_thread(thread), _LONG)


def _thread(thread: ThreadState) -> str:
    how = {"overdue": f"OVERDUE since episode {thread.due}", "open": f"due in episode {thread.due}"}
    standing = how.get(thread.standing, f"not asked yet, opens about episode {thread.opens}")
    known = f" Known so far: {'; '.join(thread.known[-3:])}." if thread.known else ""
    return f"`{thread.id}`, {standing}: {thread.question}{known}"


def _people(recall: Recall) -> Iterator[str]:
    main = sorted(recall.characters, key=lambda c: (not c.character.main, -c.appearances))
    for state in main[:_PEOPLE]:
        yield shorten(_person(state), _LINE)


def _person(state: CharacterState) -> str:
    who = f"`{state.character.id}`"
    if not state.alive:
        return f"{who} is dead"
    parts = [f"at `{state.location}`" if state.location else "somewhere"]
    parts += [f"hurt: {', '.join(state.wounds[:2])}"] if state.wounds else []
    parts += [f"wants {state.goal}"] if state.goal else []
    parts += [f"has {', '.join(state.things[-3:])}"] if state.things else []
    return f"{who} {'; '.join(parts)}"


def _places(recall: Recall) -> Iterator[str]:
    for state in recall.locations:
        if state.status != "open":
            yield f"`{state.location.id}` is {state.status}"


def _recent(recall: Recall) -> Iterator[str]:
    told = recall.recent[-_RECENT:]
    full = {episode.number for episode in told[-_TOLD_IN_FULL:]}
    for past in told:
        head = f"{past.number}, “{past.title}”: {shorten(past.logline, _SHORT)}"
        yield f"{head} {shorten(past.synopsis, _LONG)}" if past.number in full else head


def _cut(lines: Iterable[str], most: int) -> list[str]:
    return [shorten(line, _LINE) for line in lines][:most]
