"""Filling: put lines into a pack, section by section, until its tokens are spent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from schemas.canon import Pack, PackLine

from .tokens import count


class Filling:
    """A pack in the making: what it holds so far, and how many tokens are left.

    Sections stand in the order in which they were first named, each under its heading.
    """

    def __init__(self, budget: int) -> None:
        self.left = budget
        self._budget = budget
        self._lines: dict[str, list[PackLine]] = {}
        self._waiting: dict[str, PackLine] = {}  # the line that did not fit last time

    def take(self, sections: Mapping[str, Iterator[PackLine]], name: str, share: float) -> None:
        """Put in the next lines of a section, as long as they fit into a share of the budget."""
        held = self._lines.setdefault(name, [])
        allowed = min(self.left, int(share * self._budget))
        waiting = (self._waiting.pop(name),) if name in self._waiting else ()
        for line in chain(waiting, sections[name]):
            new = [line] if held else [PackLine(text=f"## {name}"), line]
            size = sum(count(one.text) for one in new)
            if size > allowed:
                self._waiting[name] = line
                return
            held += new
            allowed -= size
            self.left -= size

    def pack(self) -> Pack:
        """All that was put in."""
        lines = tuple(chain.from_iterable(self._lines.values()))
        return Pack(lines=lines, tokens=self._budget - self.left, budget=self._budget)
