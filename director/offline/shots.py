"""Shots in the making: joined, left out and drawn out until a scene has its length."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.plan import Effect, Expression, Framing, Move, Pose

from .scene import Element, Said, Seen
from .stage import Person
from .words import LONGEST_SHOT_S, shot_s

LEAST_S, MOST_S = 27, 31  # of a scene
FEWEST_SHOTS, MOST_SHOTS = 6, 11
_FEWEST_LEFT = 3
_PAIR_S = 8
_SILENT_S = {
    Framing.EXTREME_WIDE: (2, 6), Framing.WIDE: (2, 6), Framing.FULL: (2, 4),
    Framing.MEDIUM: (2, 4), Framing.BUST: (2, 3), Framing.CLOSE: (2, 3),
    Framing.EXTREME_CLOSE: (2, 3), Framing.INSERT: (2, 4),
}  # fmt: skip


@dataclass
class Shot:
    """A shot on the way to its plan."""

    framing: Framing
    action: str
    people: list[Person] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    move: Move = Move.HOLD
    effect: Effect = Effect.NONE
    sound: str = ""
    thing: str = ""
    expression: Expression | None = None
    pose: Pose | None = None
    keep: bool = True  # whether the scene would be poorer without it
    written: bool = False  # whether the operator asked for it
    seconds: int = 0

    @property
    def least(self) -> int:
        """The shortest it can be."""
        if self.said:
            return shot_s(*(s.text for s in self.said))
        return _SILENT_S[self.framing][0]

    @property
    def most(self) -> int:
        """The longest it may be drawn out."""
        return min(LONGEST_SHOT_S, self.least + 1) if self.said else _SILENT_S[self.framing][1]


def draw_out(shots: list[Shot], goal: int) -> None:
    """Give every shot its seconds, the silent ones first, until the scene lasts `goal`."""
    for shot in shots:
        shot.seconds = shot.least
    for silent in (True, True, True, True, False):
        for shot in shots:
            if sum(s.seconds for s in shots) >= goal:
                return
            if shot.seconds < shot.most and bool(shot.said) != silent:
                shot.seconds += 1


def too_much(shots: list[Shot]) -> bool:
    """Whether the shots are too many, or cannot be played in the time of a scene."""
    return len(shots) > MOST_SHOTS or sum(s.least for s in shots) > MOST_S


def share(shots: list[Shot]) -> float:
    """The share of the shots in which somebody speaks, from 0 to 1."""
    return sum(bool(s.said) for s in shots) / max(1, len(shots))


def joins(shot: Shot, said: Said) -> bool:
    """Whether a line can be said in the same shot."""
    one = shot.said[0]
    return (
        len(shot.said) == 1
        and one.person != said.person
        and one.person.played == said.person.played
        and (said.tags.framing is None and one.tags.framing is None)
        and shot_s(one.text, said.text) <= _PAIR_S
    )


def merge(shots: list[Shot]) -> bool:
    """Join the two shortest lines that follow one another; False when no two can be joined."""
    pairs = [
        i for i in range(len(shots) - 1)
        if len(shots[i].said) == len(shots[i + 1].said) == 1
        and joins(shots[i], shots[i + 1].said[0])
    ]  # fmt: skip
    if not pairs:
        return False
    i = min(pairs, key=lambda i: (shots[i].least + shots[i + 1].least, i))
    join(shots[i], shots.pop(i + 1).said[0])
    return True


def join(shot: Shot, said: Said) -> None:
    """Have a second line said in a shot, by somebody else."""
    shot.said.append(said)
    shot.people = [p for p in (shot.said[0].person, said.person) if p.played]
    shot.framing = Framing.MEDIUM
    shot.sound = shot.sound or said.tags.sound
    shot.keep = shot.keep or not said.optional


def drop(shots: list[Shot]) -> bool:
    """Take out what the scene can best do without; False when nothing is left to take."""
    spare = [s for s in shots if not s.keep and not s.said] or [s for s in shots if not s.keep]
    quiet = [s for s in shots if not s.said and not s.written and s is not shots[0]]
    loose = [s for s in shots if s.said and not s.written]
    found = spare or quiet or loose or [s for s in shots if not s.said] or shots[1:-1]
    if len(shots) <= _FEWEST_LEFT:
        return False
    shots.remove(found[-1])
    return True


def elements_s(elements: list[Element]) -> int:
    """About how long the elements take, an opening shot included."""
    said = sum(shot_s(e.text) for e in elements if isinstance(e, Said))
    return 3 + said + sum(3 for e in elements if isinstance(e, Seen))
