"""Out of memory: what is tried next on a server, and what worked there the last time. Pure.

The steps: as asked; with everything unloaded first; each lighter graph, unloaded first; the lightest
after a restart. A workflow that needed a step begins there the next time. After some successes it
tries the step above again, and more rarely each time that this was wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_PATIENCE = 10  # successes on a step before the one above is tried again
_LONGEST = 640


@dataclass(frozen=True)
class Step:
    """One try: the graph (0: as asked; n: the n-th lighter one), and what goes before it."""

    rung: int = 0
    free: bool = False
    restart: bool = False


def steps(lighter: int, *, restarts: bool) -> tuple[Step, ...]:
    """What is tried in turn, with so many lighter graphs, on a server that may be restarted or not."""
    freed = tuple(Step(rung, free=True) for rung in range(lighter + 1))
    return (Step(), *freed, *((Step(lighter, restart=True),) if restarts else ()))


@dataclass
class _Habit:
    start: int
    successes: int = 0
    patience: int = _PATIENCE
    climbing: bool = False  # the step above is being tried


@dataclass
class Ladder:
    """Where each workflow begins on one server."""

    _habits: dict[str, _Habit] = field(default_factory=dict)

    def start(self, workflow: str, count: int) -> int:
        """The index of the first step, of `count`, for a prompt of that workflow."""
        habit = self._habits.get(workflow)
        if habit is None:
            return 0
        if habit.successes >= habit.patience:
            habit.start, habit.successes, habit.climbing = max(0, habit.start - 1), 0, True
        return min(habit.start, count - 1)

    def worked(self, workflow: str, step: int, taken: Step) -> None:
        """A prompt went well on that step."""
        step -= taken.restart  # the restart is over; the graph is what counts
        habit = self._habits.get(workflow)
        if habit is None and step == 0:
            return
        if habit is None or step > habit.start:
            again = habit.patience * 2 if habit and habit.climbing else _PATIENCE
            self._habits[workflow] = _Habit(step, patience=min(again, _LONGEST))
        else:
            habit.successes += 1
            habit.climbing = False
