"""The agenda: which threads an episode opens, advances and answers, and how each turn is played."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from schemas.bible import Clue, ThreadSpec
from schemas.canon import ThreadState
from schemas.plan import BeatKind

from .book.pictures import THINGS
from .dice import Dice
from .riddles import PACE, Riddle, invent, riddle
from .script import CLUE, Cue, cue
from .stage import Stage
from .words import capital, clip, the

_STALE = 2  # episodes after which a thread wants to be touched
_PRESSED = 0.8  # turns left per episode left from which a thread needs a second place
_OVERDUE = 2  # episodes after the due one at which the answer comes without the missing steps
_KNOWN = (
    "It began earlier than anybody thought.",
    "Two people remember it quite differently.",
    "Somebody has taken great care that it should not be found.",
    "It was not done to hurt anybody.",
)
_FOUND = (
    "It had been there all along, and nobody had ever looked.",
    "It was not what it seemed. It was something much smaller, and nicer.",
    "Somebody had been here before, and had left it tidier than it was.",
    "It was not lost. It was only waiting to be asked.",
    "It does nothing at all, and does it beautifully.",
)
_ANSWER = "It was done out of kindness, by somebody who did not want to be thanked."


@dataclass(frozen=True)
class Turn:
    """One move of a thread."""

    kind: BeatKind
    thread: str
    question: str
    topic: str
    text: str  # what the canon learns
    clue: Clue
    behind: tuple[str, ...] = ()  # not to be cast as anybody else
    ask: tuple[Cue, ...] = ()
    cues: tuple[Cue, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)
    who: str = ""  # the person of the role `who`
    told: str = ""  # the template of its logline, where it has one of its own

    @property
    def recap(self) -> str:
        """The turn in one short sentence, for the next episode."""
        return self.clue.recap or (self.text if len(self.text.split()) <= 12 else "")


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
    opening = None if open_ else _asked(stage, dice, waiting.pop(0) if waiting else None)
    if opening:
        main = _opened(stage, opening)
    elif open_:
        main = _next(stage, open_[0])
    else:
        main = _nothing(stage, dice)
    side = _side(stage, open_, main)
    ending = sum(t is not None and t.kind is BeatKind.RESOLVE_THREAD for t in (main, side))
    hook = None
    if waiting:
        hook = _asked(stage, dice, waiting[0])
    elif len(open_) + (opening is not None) - ending < 2 and not _coming(stage, threads):
        taken = opening.thread if opening else ""
        hook = _asked(stage, dice, None)
        hook = None if hook and hook.thread == taken else hook
    return Agenda(main, opening, side, hook)


def last_turn(stage: Stage, main: Turn) -> Turn | None:
    """The turn of a thread that the last episode played, rather one of the thread at hand."""
    before = [t for t in stage.recall.threads if t.last_touched == stage.episode - 1 > 0]
    before.sort(key=lambda t: (t.id != main.thread, -t.importance, t.id))
    return next((turn for state in before if (turn := _played(stage, state)).recap), None)


def _coming(stage: Stage, threads: list[ThreadState]) -> bool:
    """Whether the operator's next question is near enough to wait for."""
    return any(t.state == "waiting" and t.opens <= stage.episode + 2 for t in threads)


def _pressure(stage: Stage, state: ThreadState) -> float:
    steps, done, due = _progress(stage, state)
    left = len(steps) - done + 1
    days = max(1, due - stage.episode + 1)
    stale = stage.episode - max(state.last_touched, state.opened_in)
    if left == 1 and stage.episode >= due - 1:
        return 9 + state.importance + stale
    return left / days + 0.3 * max(0, stale - 1) + 0.1 * state.importance


def _side(stage: Stage, open_: list[ThreadState], main: Turn) -> Turn | None:
    for state in open_:
        stale = stage.episode - max(state.last_touched, state.opened_in)
        pressed = _pressure(stage, state) - 0.1 * state.importance >= _PRESSED
        if state.id != main.thread and (stale >= _STALE or pressed):
            return _next(stage, state)
    return None


def _asked(stage: Stage, dice: Dice, state: ThreadState | None) -> Turn | None:
    """The opening of a waiting thread, or of a new riddle."""
    if state is not None:
        spec, made = _spec(stage, state)
    else:
        made = invent(stage, dice)
        if made is None:
            return None
        spec = made.spec
    return _turn(BeatKind.OPEN_THREAD, spec, made, spec.question, spec.opening, 0)


def _opened(stage: Stage, opening: Turn) -> Turn:
    """The first turn of a thread that is opened in the same episode."""
    state = ThreadState(id=opening.thread, question=opening.question, opened_in=stage.episode)
    known = next((t for t in stage.recall.threads if t.id == opening.thread), state)
    return _next(stage, known)


def _next(stage: Stage, state: ThreadState) -> Turn:
    spec, made = _spec(stage, state)
    steps, done, due = _progress(stage, state)
    if done >= len(steps) or stage.episode >= due + _OVERDUE:
        answer = spec.answer or state.answer or _ANSWER
        return _turn(BeatKind.RESOLVE_THREAD, spec, made, answer, spec.finale, -1)
    clue = spec.clues[done] if done < len(spec.clues) else Clue()
    return _turn(BeatKind.ADVANCE_THREAD, spec, made, steps[done], clue, done + 1)


def _turn(
    kind: BeatKind, spec: ThreadSpec, made: Riddle | None, text: str, clue: Clue, index: int
) -> Turn:
    cues = made.played[index] if made else tuple(cue(line) for line in clue.lines)
    return Turn(
        kind, spec.id, spec.question, spec.topic or "that question", capital(text), clue,
        behind=(*spec.who, made.other.id) if made else spec.who,
        ask=tuple(cue(line) for line in clue.ask),
        cues=tuple(c for c in cues if c.role != CLUE),
        slots=made.slots if made else {},
        who=made.who.id if made and index == -1 else "",
        told=made.told[index] if made else "",
    )  # fmt: skip


def _nothing(stage: Stage, dice: Dice) -> Turn:
    """A small find that belongs to no thread, for when there is nothing to ask."""
    place = dice.choice(stage.places)
    thing = dice.deal("nothing", place.details or THINGS[place.kind])
    text = dice.deal("found", _FOUND)
    clue = Clue(where=place.id, thing=clip(thing, 48))
    return Turn(BeatKind.ADVANCE_THREAD, "", "", the(clip(thing, 40)), text, clue)


def _spec(stage: Stage, state: ThreadState) -> tuple[ThreadSpec, Riddle | None]:
    """How a thread is written in the bible, or by the director, or no more than the canon knows."""
    for arc in stage.recall.bible.arcs:
        for spec in arc.threads:
            if spec.id == state.id:
                return spec, None
    made = riddle(stage, state.id)
    if made and made.spec.question == state.question:
        return made.spec, made
    return ThreadSpec.model_construct(
        id=state.id, question=state.question, who=state.who, where=state.where,
        steps=state.steps or _KNOWN, answer=state.answer, due=max(state.due, state.opened_in + PACE),
    ), None  # fmt: skip


def _progress(stage: Stage, state: ThreadState) -> tuple[tuple[str, ...], int, int]:
    """All the steps, how many of them are known, and when the answer is due."""
    spec, _ = _spec(stage, state)
    places = [
        i for i, step in enumerate(spec.steps, 1) if capital(step) in map(capital, state.known)
    ]
    return spec.steps, max(places, default=min(len(state.known), len(spec.steps))), spec.due


def _played(stage: Stage, state: ThreadState) -> Turn:
    """The latest turn of a thread, as it was played."""
    spec, made = _spec(stage, state)
    if state.state == "resolved":
        answer = spec.answer or state.answer
        return _turn(BeatKind.RESOLVE_THREAD, spec, made, answer, spec.finale, -1)
    if not state.known:
        return _turn(BeatKind.OPEN_THREAD, spec, made, spec.question, spec.opening, 0)
    _, done, _ = _progress(stage, state)
    clue = spec.clues[done - 1] if 0 < done <= len(spec.clues) else Clue()
    return _turn(BeatKind.ADVANCE_THREAD, spec, made, state.known[-1], clue, done)
