"""The agenda: which threads an episode opens, advances and answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from schemas.canon import ThreadState
from schemas.plan import BeatKind

from .dice import Dice
from .stage import Stage
from .turns import Turn, asked, following, latest, pastime, story

_STALE = 2  # episodes after which a thread wants to be touched
_PRESSED = 0.8  # turns left per episode left from which a thread needs a second place
_FEWEST_OPEN = 2  # open threads below which a new question is asked
_SOON = 2  # episodes for which the operator's next question is waited for


@dataclass(frozen=True)
class Agenda:
    """What the threads ask of an episode."""

    main: Turn
    opening: Turn | None = None  # a question asked in the first scene
    side: Turn | None = None
    hook: Turn | None = None  # a question asked in the last scene


def agenda(stage: Stage, dice: Dice, *, shunned: Collection[str] = ()) -> Agenda:
    """What is due in this episode, leaving alone the threads that are shunned."""
    threads = [t for t in stage.recall.threads if t.id not in shunned]
    open_ = sorted((t for t in threads if t.state == "open"), key=lambda t: -_pressure(stage, t))
    waiting = sorted(
        (t for t in threads if t.state == "waiting" and t.opens <= stage.episode),
        key=lambda t: (t.opens, -t.importance, t.id),
    )
    opening = None if open_ else asked(stage, dice, waiting.pop(0) if waiting else None)
    main = _main(stage, dice, open_, opening)
    side = _side(stage, open_, main)
    left = len(open_) + (opening is not None)
    left -= sum(t is not None and t.kind is BeatKind.RESOLVE_THREAD for t in (main, side))
    hook = None
    if waiting:
        hook = asked(stage, dice, waiting[0])
    elif left < _FEWEST_OPEN and not _coming(stage, threads):
        hook = asked(stage, dice, None)
    same = hook and opening and hook.thread == opening.thread
    return Agenda(main, opening, side, None if same else hook)


def last_turn(stage: Stage, main: Turn) -> Turn | None:
    """The turn of a thread that the last episode played, rather one of the thread at hand."""
    before = [t for t in stage.recall.threads if t.last_touched == stage.episode - 1 > 0]
    before.sort(key=lambda t: (t.id != main.thread, -t.importance, t.id))
    return latest(stage, before[0]) if before else None


def _main(stage: Stage, dice: Dice, open_: list[ThreadState], opening: Turn | None) -> Turn:
    if open_:
        return following(stage, open_[0])
    if opening is None:
        return pastime(stage, dice)
    state = ThreadState(id=opening.thread, question=opening.question, opened_in=stage.episode)
    known = (t for t in stage.recall.threads if t.id == opening.thread)
    return following(stage, next(known, state))


def _side(stage: Stage, open_: list[ThreadState], main: Turn) -> Turn | None:
    for state in open_:
        pressed = _pressure(stage, state) - 0.1 * state.importance >= _PRESSED
        if state.id != main.thread and (_stale(stage, state) >= _STALE or pressed):
            return following(stage, state)
    return None


def _coming(stage: Stage, threads: list[ThreadState]) -> bool:
    """Whether the operator's next question is near enough to wait for."""
    return any(t.state == "waiting" and t.opens <= stage.episode + _SOON for t in threads)


def _pressure(stage: Stage, state: ThreadState) -> float:
    """How much a thread wants to be the main story: an answer that is due wants it most."""
    told = story(stage, state)
    left = len(told.spec.steps) - told.done(stage, state) + 1
    stale = _stale(stage, state)
    if left == 1 and stage.episode >= told.spec.due - 1:
        return 9 + state.importance + stale
    days = max(1, told.spec.due - stage.episode + 1)
    return left / days + 0.3 * max(0, stale - 1) + 0.1 * state.importance


def _stale(stage: Stage, state: ThreadState) -> int:
    """Episodes since a thread was touched."""
    return stage.episode - max(state.last_touched, state.opened_in)
