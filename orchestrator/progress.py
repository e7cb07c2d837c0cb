"""Progress: a bar on a terminal, plain lines into a pipe."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from schemas.tables import State

_DONE = {
    State.OWED: 0.0, State.PLANNING: 0.0, State.SHOOTING: 0.02, State.ASSEMBLING: 0.9,
    State.REMEMBERING: 0.98, State.DELIVERING: 0.99, State.AIRED: 1.0, State.LOST: 1.0,
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """How far an episode is."""

    number: int
    state: State
    title: str
    scenes: int  # shot, of six
    problem: str

    @property
    def share(self) -> float:
        """How much of the episode is done, 0 … 1."""
        more = 0.88 * self.scenes / 6 if self.state is State.SHOOTING else 0.0
        return _DONE[self.state] + more

    @property
    def line(self) -> str:
        """Where it stands, in a few words."""
        scenes = f", {self.scenes} of 6 scenes" if self.state is State.SHOOTING else ""
        title = f" “{self.title}”" if self.title else ""
        problem = f" ({self.problem})" if self.problem else ""
        return f"episode {self.number}{title}: {self.state}{scenes}{problem}"


class Reporter:
    """Shows standings as they change."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._quiet = quiet
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._said = ""
        self._episode = 0

    def __enter__(self) -> Self:
        if self._console.is_terminal and not self._quiet:
            self._bar = Progress(
                TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn(),
                console=self._console,
            )  # fmt: skip
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, standing: Standing, *, running: float) -> None:
        """Show where an episode stands; `running` is the share of takes under way, summed."""
        if self._bar:
            if self._task is None or standing.number != self._episode:
                self._task = self._bar.add_task("", total=1.0)
                self._episode = standing.number
            share = min(0.9, standing.share + running * 0.01) if running else standing.share
            self._bar.update(self._task, completed=share, description=standing.line)
        elif standing.line != self._said:
            self._said = standing.line
            if not self._quiet:
                sys.stderr.write(standing.line + "\n")
