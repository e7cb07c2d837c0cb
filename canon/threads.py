"""The thread ledger: every story question, how it stands, whose it is, and when it wants an answer.

A thread of the bible waits until an episode opens it; a director may open others. Once open, it is
due in an episode, and overdue after it; an open thread that nobody touches for long is resting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.bible import Bible, ThreadSpec
from schemas.canon import Fact, ThreadState

from .slots import listed

_PREFIX = "thread:"
_WINDOW = {1: 4, 2: 6, 3: 12}  # by importance: episodes from its opening until a thread is due
_PATIENCE = {1: 6, 2: 4, 3: 3}  # by importance: episodes a thread may rest
_NOW = 1  # episodes before it is due from which an answer is welcome

_Group = Mapping[str, Fact]  # the facts of one thread, by field


@dataclass(frozen=True)
class Due:
    """What the threads ask of an episode, the most pressing first; none is in two of the lists."""

    episode: int
    overdue: tuple[ThreadState, ...] = ()
    now: tuple[ThreadState, ...] = ()
    resting: tuple[ThreadState, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same for a director, in words."""
        return (
            *(
                f"The thread {t.id} (“{t.question}”) was due in episode {t.due}: resolve it now,"
                f" or say with extend_thread by when."
                for t in self.overdue
            ),
            *(
                f"The thread {t.id} (“{t.question}”) is due by episode {t.due}: resolve it"
                f" {'in this one' if t.due <= self.episode else 'in this one or the next'}."
                for t in self.now
            ),
            *(
                f"The thread {t.id} (“{t.question}”) has rested since episode"
                f" {t.last_touched}: advance it."
                for t in self.resting
            ),
        )


def ledger(bible: Bible, facts: Mapping[str, Fact], episode: int) -> tuple[ThreadState, ...]:
    """Every thread as it stands before `episode` is written.

    Those of the bible come first, in their order, then the others by id. `facts` are those that
    hold now, by slot; of an old thread the state alone is enough.
    """
    groups = _grouped(facts)
    knowing = _knowing(facts)
    specs = [spec for arc in bible.arcs for spec in arc.threads]
    known = {spec.id for spec in specs}
    found = [
        *(_of_bible(spec, groups.get(spec.id, {})) for spec in specs),
        *(
            _of_director(name, groups[name])
            for name in sorted(groups.keys() - known)
            if "state" in groups[name]
        ),
    ]
    return tuple(_standing(t, groups.get(t.id, {}), knowing.get(t.id, ()), episode) for t in found)


def due(threads: Sequence[ThreadState], episode: int) -> Due:
    """Which of the open threads want an answer or a touch in `episode`."""
    open_ = sorted(
        (t for t in threads if t.state == "open"), key=lambda t: (t.due, -t.importance, t.id)
    )
    overdue = tuple(t for t in open_ if t.due < episode)
    now = tuple(t for t in open_ if episode <= t.due <= episode + _NOW)
    resting = [t for t in open_ if t.due > episode + _NOW and t.rest > _PATIENCE[t.importance]]
    resting.sort(key=lambda t: (-t.rest, -t.importance, t.id))
    return Due(episode, overdue, now, tuple(resting))


def _grouped(facts: Mapping[str, Fact]) -> dict[str, dict[str, Fact]]:
    groups: dict[str, dict[str, Fact]] = {}
    for slot, fact in facts.items():
        if slot.startswith(_PREFIX):
            name, _, field = slot.removeprefix(_PREFIX).partition(".")
            groups.setdefault(name, {})[field] = fact
    return groups


def _knowing(facts: Mapping[str, Fact]) -> dict[str, list[str]]:
    """Who knows what, by what is known; people in alphabetical order."""
    found: dict[str, list[str]] = {}
    for slot in sorted(facts):
        if slot.startswith("knows:") and facts[slot].value:
            who, _, what = slot.removeprefix("knows:").partition("|")
            found.setdefault(what, []).append(who)
    return found


def _of_bible(spec: ThreadSpec, group: _Group) -> ThreadState:
    opened = _opened(group)
    late = opened > spec.due  # asked after its time: it has as long as it would have had
    return ThreadState(
        id=spec.id, question=spec.question, importance=spec.importance, opens=spec.opens,
        due=opened + max(1, spec.due - spec.opens) if late else spec.due,
        who=spec.who, where=spec.where, steps=spec.steps, answer=spec.answer,
    )  # fmt: skip


def _of_director(name: str, group: _Group) -> ThreadState:
    importance = min(3, max(1, _number(group, "importance", 2)))
    opened = _opened(group)
    return ThreadState(
        id=name, question=_value(group, "question") or name, importance=importance, opens=opened,
        due=opened + _WINDOW[importance],
    )  # fmt: skip


def _standing(
    thread: ThreadState, group: _Group, knowing: Sequence[str], episode: int
) -> ThreadState:
    """The thread with what the canon has recorded of it."""
    state = group.get("state")
    if state is None or not state.value:
        return thread
    touched = max(fact.episode for fact in group.values())
    open_ = state.value == "open"
    until = _number(group, "due", thread.due)
    whose = tuple(dict.fromkeys((*listed(_value(group, "who")), *thread.who)))
    return thread.model_copy(
        update={
            "state": state.value,
            "due": until,
            "opened_in": _opened(group),
            "last_touched": touched,
            "resolved_in": state.episode if state.value == "resolved" else 0,
            "rest": max(0, episode - touched) if open_ else 0,
            "late": max(0, episode - until) if open_ else 0,
            "who": whose,
            "knows": tuple(knowing) or whose,
            "known": listed(_value(group, "known")),
            "answer": _value(group, "answer") or thread.answer,
        }
    )


def _opened(group: _Group) -> int:
    """The episode in which a thread was opened; 0: not yet."""
    fact = group.get("question") or group.get("state")
    return fact.episode if fact else 0


def _value(group: _Group, field: str) -> str:
    fact = group.get(field)
    return fact.value if fact else ""


def _number(group: _Group, field: str, otherwise: int) -> int:
    value = _value(group, field)
    return int(value) if value.isdecimal() else otherwise
