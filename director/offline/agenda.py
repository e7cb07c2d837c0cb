"""The agenda: which threads an episode opens, advances and answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schemas.canon import ThreadState
from schemas.plan import BeatKind

from .dice import Dice
from .riddles import arc_of, is_arc, opened_in
from .stage import Stage
from .turns import Turn, asked, begun, following, latest, pastime, story

_STALE = 2  # episodes after which a thread wants to be touched
_PRESSED = 0.8  # turns left per episode left from which a thread needs a second place
_HURRY = 1.2  # what a thread gains that has no episode to lose
_FEWEST_OPEN = 2  # open threads below which a new question is asked
_THIRD_SHARE = 0.25  # of the episodes in which a third one is asked beside an arc
_SOON = 2  # episodes for which the operator's next question is waited for
_LONG = 8  # episodes before the operator's next question in which no arc is begun


@dataclass(frozen=True)
class Agenda:
    """What the threads ask of an episode."""

    main: Turn
    opening: Turn | None = None  # a question asked in the first scene
    side: Turn | None = None
    hook: Turn | None = None  # a question asked in the last scene

    @property
    def ends_arc(self) -> bool:
        """Whether an arc of the director's own comes to its answer."""
        return self.main.kind is BeatKind.RESOLVE_THREAD and is_arc(self.main.thread)

    @property
    def led(self) -> bool:
        """Whether the answer to a riddle leads on to what is found out about its arc."""
        side = self.side.thread if self.side else ""
        ended = self.main.kind is BeatKind.RESOLVE_THREAD
        return ended and is_arc(side) and arc_of(self.main.thread) == opened_in(side)


def agenda(stage: Stage, dice: Dice, *, shunned: Collection[str] = ()) -> Agenda:
    """What is due in this episode, leaving alone the threads that are shunned."""
    threads = [t for t in stage.recall.threads if t.id not in shunned]
    open_ = [t for t in threads if t.state == "open"]
    ripe = sorted((t for t in open_ if _ripe(stage, t)), key=lambda t: -_pressure(stage, t))
    waiting = sorted(
        (t for t in threads if t.state == "waiting" and t.opens <= stage.episode),
        key=lambda t: (t.opens, -t.importance, t.id),
    )
    arc = next((t.id for t in open_ if is_arc(t.id)), "")
    opening = None if ripe else asked(stage, waiting.pop(0) if waiting else None, arc=arc)
    main = _main(stage, dice, ripe, opening)
    side = _side(stage, open_, ripe, main)
    arc = "" if main.kind is BeatKind.RESOLVE_THREAD and main.thread == arc else arc
    left = len(open_) + (opening is not None)
    left -= sum(t is not None and t.kind is BeatKind.RESOLVE_THREAD for t in (main, side))
    hook = None
    if waiting:
        hook = asked(stage, waiting[0])
    elif _wants_more(dice, left, arc=bool(arc)) and not _coming(stage, threads, _SOON):
        hook = _question(stage, threads, arc)
    same = hook and opening and hook.thread == opening.thread
    return Agenda(main, opening, side, None if same else hook)


def last_turn(stage: Stage, main: Turn) -> Turn | None:
    """The turn of a thread that the last episode played, rather one of the thread at hand."""
    before = [t for t in stage.recall.threads if t.last_touched == stage.episode - 1 > 0]
    before.sort(key=lambda t: (t.id != main.thread, -t.importance, t.id))
    return latest(stage, before[0]) if before else None


def _question(stage: Stage, threads: Sequence[ThreadState], arc: str) -> Turn | None:
    """A new question: an arc where none is running, else a riddle that belongs to it."""
    if not arc and not _coming(stage, threads, _LONG) and (long := begun(stage)):
        return long
    return asked(stage, None, arc=arc)


def _wants_more(dice: Dice, left: int, *, arc: bool) -> bool:
    return left < _FEWEST_OPEN or (arc and left == _FEWEST_OPEN and dice.chance(_THIRD_SHARE))


def _main(stage: Stage, dice: Dice, ripe: Sequence[ThreadState], opening: Turn | None) -> Turn:
    if ripe:
        return following(stage, ripe[0])
    if opening is None:
        return pastime(stage, dice)
    state = ThreadState(id=opening.thread, question=opening.question, opened_in=stage.episode)
    known = (t for t in stage.recall.threads if t.id == opening.thread)
    return following(stage, next(known, state))


def _side(
    stage: Stage, open_: Sequence[ThreadState], ripe: Sequence[ThreadState], main: Turn
) -> Turn | None:
    if main.kind is BeatKind.RESOLVE_THREAD:
        for state in open_:
            if opened_in(state.id) == arc_of(main.thread) > 0 and _steps_left(stage, state):
                return following(stage, state)
    for state in ripe:
        pressed = _pressure(stage, state) - 0.1 * state.importance >= _PRESSED
        if state.id != main.thread and (_stale(stage, state) >= _STALE or pressed):
            return following(stage, state)
    return None


def _coming(stage: Stage, threads: Sequence[ThreadState], within: int) -> bool:
    """Whether the operator's next question is so near."""
    return any(t.state == "waiting" and t.opens <= stage.episode + within for t in threads)


def _ripe(stage: Stage, state: ThreadState) -> bool:
    """Whether the next turn of a thread may come; the turns of an arc are spread over its run."""
    if not is_arc(state.id):
        return True
    told = story(stage, state)
    turns = len(told.spec.steps) + 1
    run = max(1, told.spec.due - state.opened_in)
    return stage.episode >= state.opened_in + run * (told.done(stage, state) + 1) // turns


def _steps_left(stage: Stage, state: ThreadState) -> bool:
    """Whether an arc's next turn is one of its steps, and not far off."""
    told = story(stage, state)
    turns = len(told.spec.steps) + 1
    done = told.done(stage, state) + 1
    run = max(1, told.spec.due - state.opened_in)
    return done < turns and stage.episode + 2 >= state.opened_in + run * done // turns


def _pressure(stage: Stage, state: ThreadState) -> float:
    """How much a thread wants to be the main story: an answer that is due wants it most."""
    told = story(stage, state)
    left = len(told.spec.steps) - told.done(stage, state) + 1
    stale = _stale(stage, state)
    if left == 1 and stage.episode >= told.spec.due - 1:
        return 9 + state.importance + stale
    days = max(1, told.spec.due - stage.episode + 1)
    hurry = _HURRY if left >= days else 0
    waited = max(0, stale - 1) if stale <= _STALE else stale
    return hurry + left / days + (0.2 * waited + 0.1) * state.importance


def _stale(stage: Stage, state: ThreadState) -> int:
    """Episodes since a thread was touched."""
    return stage.episode - max(state.last_touched, state.opened_in)
