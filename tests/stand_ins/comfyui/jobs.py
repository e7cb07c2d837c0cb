"""The queue and the history: a heap that can be poisoned, and entries that a restart forgets."""

from __future__ import annotations

import copy
import heapq
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Item = tuple[float, str, Json, Json, list[str]]  # number, prompt id, graph, extra data, outputs
MOST = 10_000


@dataclass
class Done:
    """How a prompt ended."""

    outputs: Json
    meta: Json
    status: Json | None


@dataclass
class Jobs:
    """What waits, what runs, what is over. `changed` hears of every put and every end."""

    changed: Callable[[], None] = lambda: None
    counter: float = 0
    waiting: list[Item] = field(default_factory=list)
    running: dict[int, Item] = field(default_factory=dict)
    history: dict[str, Json] = field(default_factory=dict)
    interrupted: bool = False
    flags: Json = field(default_factory=dict)
    turn: threading.Condition = field(
        default_factory=lambda: threading.Condition(threading.RLock())
    )
    _taken: int = 0

    def number(self, *, front: bool) -> float:
        """The next number; the queue is in the order of numbers."""
        with self.turn:
            mine = self.counter
            self.counter += 1
        return -mine if front else mine

    def put(self, item: Item) -> None:
        """Let a prompt wait. Raises TypeError for the same number and id twice, and keeps it."""
        with self.turn:
            heapq.heappush(self.waiting, item)
            self.changed()
            self.turn.notify()

    def get(self, timeout_s: float) -> tuple[int, Item] | None:
        """The next prompt, which then runs; None when there is none, or flags to look at."""
        with self.turn:
            if not self.waiting and not self.flags:
                self.turn.wait(timeout_s)
            if not self.waiting:
                return None
            item = heapq.heappop(self.waiting)
            self._taken += 1
            self.running[self._taken] = item
            self.interrupted = False
            self.changed()
            return self._taken, copy.deepcopy(item)

    def end(self, taken: int, done: Done) -> None:
        """A running prompt is over, and its entry written."""
        with self.turn:
            item = self.running.pop(taken)
            while len(self.history) >= MOST:
                self.history.pop(next(iter(self.history)))
            self.history[item[1]] = {
                "prompt": list(item), "outputs": done.outputs, "status": done.status, "meta": done.meta,
            }  # fmt: skip
            self.changed()

    def left(self) -> int:
        """How many wait or run."""
        with self.turn:
            return len(self.waiting) + len(self.running)

    def now(self) -> tuple[list[Item], list[Item]]:
        """What runs and what waits."""
        with self.turn:
            return list(self.running.values()), list(self.waiting)

    def delete(self, prompt_id: str) -> bool:
        """Take a waiting prompt out of the queue, without a trace."""
        with self.turn:
            for n, item in enumerate(self.waiting):
                if item[1] == prompt_id:
                    if len(self.waiting) == 1:
                        self.waiting.clear()
                    else:
                        self.waiting.pop(n)
                        heapq.heapify(self.waiting)
                    self.changed()
                    return True
        return False

    def clear(self) -> None:
        """Forget everything that waits."""
        with self.turn:
            self.waiting.clear()
            self.changed()

    def interrupt(self, prompt_id: str | None = None) -> bool:
        """Ask what runs to stop; only if it is that prompt, where one is named."""
        with self.turn:
            here = [item[1] for item in self.running.values()]
            if prompt_id is not None and prompt_id not in here:
                return False
            self.interrupted = True
            return bool(here)

    def cancel(self, prompt_id: str) -> bool:
        """Delete or interrupt, whichever it takes."""
        with self.turn:
            return self.delete(prompt_id) or self.interrupt(prompt_id)

    def flag(self, **said: Any) -> None:
        """Ask for something between two prompts: `unload_models`, `free_memory`."""
        with self.turn:
            self.flags |= said
            self.turn.notify()

    def flagged(self) -> Json:
        """What was asked for, once."""
        with self.turn:
            found, self.flags = self.flags, {}
            return found

    def look(self, prompt_id: str) -> tuple[str, Any]:
        """Where a prompt is: pending, in_progress, done or unknown, and its item or entry."""
        with self.turn:
            for item in self.running.values():
                if item[1] == prompt_id:
                    return "in_progress", item
            for item in self.waiting:
                if item[1] == prompt_id:
                    return "pending", item
            entry = self.history.get(prompt_id)
            return ("done", entry) if entry else ("unknown", None)
