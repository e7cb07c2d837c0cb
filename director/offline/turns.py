"""Turns: the next move of a thread, from the bible, from a riddle, or from the little that is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.bible import Clue, ThreadSpec
from schemas.canon import ThreadState
from schemas.plan import BeatKind

from .book.pictures import SMALL_THINGS
from .dice import Dice
from .riddles import PACE, Riddle, begin, invent, is_arc, riddle
from .script import CLUE, Cue, cue
from .stage import Stage
from .words import capital, shorten, the

_LATE = 6  # episodes by which an answer is put off, at most
_OVERDUE = 2  # episodes after the due one at which the answer comes without the missing steps
_SHORT = 12  # words of a find that can be repeated in one breath
_KNOWN = (
    "It began earlier than anybody thought.",
    "Two people remember it quite differently.",
    "Somebody has taken great care that it should not be found.",
    "It was not done to hurt anybody.",
)
_ANSWER = "It was done out of kindness, by somebody who did not want to be thanked."
_FOUND = (
    "It had been there all along, and nobody had ever looked.",
    "It was not what it seemed. It was something much smaller, and nicer.",
    "Somebody had been here before, and had left it tidier than it was.",
    "It was not lost. It was only waiting to be asked.",
    "It does nothing at all, and does it beautifully.",
)


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
    parts: tuple[tuple[str, str], ...] = ()  # roles in its lines, and the people who have them
    notes: tuple[tuple[str, ...], ...] = ()  # what it leaves in the canon besides
    told: str = ""  # the template of its logline, where it has one of its own
    due: int = 0  # the episode by which the thread wants its answer, where the canon must be told

    @property
    def recap(self) -> str:
        """The turn in one breath, for the next episode; what is too long trails off."""
        words = (self.clue.recap or self.text).split()
        short = " ".join(words[:_SHORT])
        return short if len(words) <= _SHORT else f"{short.rstrip(' ,;:.')}..."


@dataclass(frozen=True)
class Story:
    """A thread as far as it is written: by the operator, as a riddle, or only in the canon."""

    spec: ThreadSpec
    made: Riddle | None = None

    def done(self, stage: Stage, state: ThreadState) -> int:
        """How many of its steps are known."""
        known = set(map(capital, state.known))
        steps = self.spec.steps
        found = [i for i, step in enumerate(steps, 1) if stage.clean(capital(step)) in known]
        return max(found, default=min(len(known), len(steps)))

    def opening(self, stage: Stage) -> Turn:
        """How its question comes up."""
        return self._turn(
            stage, BeatKind.OPEN_THREAD, text=self.spec.question, clue=self.spec.opening, index=0
        )

    def step(self, stage: Stage, number: int, text: str = "") -> Turn:
        """How a step, counted from 1, is found out."""
        spec = self.spec
        clue = spec.clues[number - 1] if 0 < number <= len(spec.clues) else Clue()
        text = text or spec.steps[number - 1]
        return self._turn(stage, BeatKind.ADVANCE_THREAD, text=text, clue=clue, index=number)

    def finale(self, stage: Stage, state: ThreadState) -> Turn:
        """How its answer comes out."""
        answer = self.spec.answer or state.answer or _ANSWER
        return self._turn(
            stage, BeatKind.RESOLVE_THREAD, text=answer, clue=self.spec.finale, index=-1
        )

    def _turn(self, stage: Stage, kind: BeatKind, *, text: str, clue: Clue, index: int) -> Turn:
        spec, made = self.spec, self.made
        cues = made.cues(index) if made else tuple(cue(line) for line in clue.lines)
        long = is_arc(spec.id) and kind is BeatKind.OPEN_THREAD
        return Turn(
            kind=kind,
            thread=spec.id,
            question=stage.clean(spec.question),
            topic=stage.clean(spec.topic or "that question"),
            text=stage.clean(capital(text)),
            clue=clue,
            behind=(*spec.who, made.friend.id) if made else spec.who,
            ask=tuple(cue(line) for line in clue.ask),
            cues=tuple(c for c in cues if c.role != CLUE),
            slots=made.slots if made else {},
            parts=made.part(index) if made else (),
            notes=made.notes(index) if made else (),
            told=made.told[index] if made else "",
            due=spec.due if long else 0,
        )


def story(stage: Stage, state: ThreadState) -> Story:
    """How a thread is written."""
    for arc in stage.recall.bible.arcs:
        for spec in arc.threads:
            if spec.id == state.id:
                return Story(spec)
    made = riddle(stage, state.id)
    if made and stage.clean(made.spec.question) == state.question:
        return Story(made.spec, made)
    due = max(state.due, state.opened_in + PACE)
    known = ThreadSpec.model_construct(
        id=state.id, question=state.question, who=state.who, where=state.where,
        steps=state.steps or _KNOWN, answer=state.answer, due=due,
    )  # fmt: skip
    return Story(known)


def asked(stage: Stage, state: ThreadState | None, *, arc: str = "") -> Turn | None:
    """The opening of a waiting thread, or of a new riddle; None when there is none to be had."""
    if state is not None:
        return story(stage, state).opening(stage)
    made = invent(stage, arc)
    return Story(made.spec, made).opening(stage) if made else None


def begun(stage: Stage) -> Turn | None:
    """The opening of an arc of the director's own; None when there is none to be had."""
    made = begin(stage)
    return Story(made.spec, made).opening(stage) if made else None


def following(stage: Stage, state: ThreadState) -> Turn:
    """The next turn of an open thread."""
    told = story(stage, state)
    done = told.done(stage, state)
    patience = 0 if is_arc(state.id) else _OVERDUE
    if done >= len(told.spec.steps) or stage.episode >= told.spec.due + patience:
        return told.finale(stage, state)
    return told.step(stage, done + 1)


def late(stage: Stage, state: ThreadState) -> int:
    """The episode by which a thread that is past its due can be answered."""
    told = story(stage, state)
    left = len(told.spec.steps) - told.done(stage, state) + 1
    return stage.episode + max(2, min(_LATE, 2 * left))


def latest(stage: Stage, state: ThreadState) -> Turn:
    """The turn of a thread that was played last."""
    told = story(stage, state)
    if state.state == "resolved":
        return told.finale(stage, state)
    if not state.known:
        return told.opening(stage)
    return told.step(stage, told.done(stage, state), state.known[-1])


def pastime(stage: Stage, dice: Dice) -> Turn:
    """A small find that belongs to no thread, for when there is nothing to ask."""
    place = dice.choice(stage.places)
    thing = dice.deal("pastime", SMALL_THINGS)
    text = dice.deal("found", _FOUND)
    clue = Clue(where=place.id, thing=shorten(thing, 48))
    return Turn(BeatKind.ADVANCE_THREAD, "", "", the(shorten(thing, 40)), text, clue)
