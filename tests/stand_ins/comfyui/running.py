"""The one worker: takes prompts in the order of the heap and runs them, one after the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .catalogue import Catalogue
from .jobs import Jobs
from .ledger import Ledger, digest_of
from .memory import Memory
from .moods import Moods
from .telling import Teller

if TYPE_CHECKING:
    from .prompt import Kept, Run

Json = dict[str, Any]


@dataclass
class Worker:
    """Runs what is queued until its process, or only its thread, ends."""

    jobs: Jobs
    catalogue: Catalogue
    moods: Moods
    memory: Memory
    ledger: Ledger
    tell: Callable[[str, Json, str | None], None]
    preview: Callable[[bytes, Json, str | None], None]
    seconds: float
    cache: dict[str, Kept] = field(default_factory=dict)
    teller: Teller | None = None

    def start(self) -> None:
        """Begin, in a thread of its own."""
        threading.Thread(target=self._forever, daemon=True).start()

    def _forever(self) -> None:
        from .prompt import Run  # what draws is heavy; the door is open meanwhile

        while True:
            taken = self.jobs.get(1.0)
            if taken:
                self._prompt(taken[0], Run(self, taken[1]))
            self._between()

    def _between(self) -> None:
        """What was asked for with /free is done between prompts."""
        flags = self.jobs.flagged()
        if flags.get("free_memory"):
            self.cache.clear()
        if flags:
            self.memory.freed(self.moods)

    def _prompt(self, taken: int, run: Run) -> None:
        facts = {"prompt_id": run.id, "digest": digest_of(run.graph), "prefixes": run.prefixes()}
        self.ledger.write(event="start", **facts)
        self.teller = run.teller
        status = run.go()
        self.teller = None
        if mood := self.moods.take("late_history"):
            time.sleep(mood.seconds)
        self.memory.grow(self.moods)
        self.ledger.write(event="end", **facts, status=status, files=run.files())
        self.jobs.end(taken, run.done())
        run.teller.over()
