"""Rivals: the usual ways to remind a writer, each hearing the same series and given the same budget.

They are built as well as such systems can be: none is told what is needed, the indexes hold one
current line per slot where that helps, the lorebook is tuned. Only numbers and names are shared
with the product, no code of its recall.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from schemas.canon import Fact, Outline, PackLine

from ..slots import entities_of, field_of, subject_of
from ..tokens import count
from .embedding import Index
from .world import Told

_T = TypeVar("_T")
_SCENES = 100  # after so many a summary is written again
_SUMMARY = 0.25  # of the budget: less or more of it is worse
_ENTRIES = 0.75  # of the budget
_TERSE = 2  # a summary says in one word what took a scene two
_ENTRY = 200  # lines of a lorebook's entry
_TOP = 400  # hits of a query that are looked at
_ONCE = ("event:", "secret:", "thread:", "knows:")


class System(Protocol):
    """Hears a series, scene by scene, and makes packs."""

    name: str

    def hear(self, told: Told) -> None:
        """Take in a scene that has aired."""

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:
        """Make the pack for an outline."""


def rivals(budget: int) -> tuple[System, ...]:
    """All rivals, fresh."""
    return (
        LastScenes(), RollingSummary(budget), SceneSearch(), FactSearch(), Lorebook(),
    )  # fmt: skip


class LastScenes:
    """The last scenes, word for word, as many as fit."""

    name = "last-K window"

    def __init__(self) -> None:
        self._scenes: deque[Told] = deque(maxlen=600)

    def hear(self, told: Told) -> None:
        """Take in a scene that has aired."""
        self._scenes.append(told)

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:  # noqa: ARG002 - it looks back only
        """The newest scenes that fit, the newest first."""
        return _fitted((line for told in reversed(self._scenes) for line in told.lines), budget)


class RollingSummary:
    """A summary that is written again every hundred scenes, and the scenes since."""

    name = "rolling summary"

    def __init__(self, budget: int) -> None:
        self._most = int(_SUMMARY * budget)
        self._summary: list[PackLine] = []
        self._mentions: Counter[str] = Counter()
        self._since: list[Told] = []

    def hear(self, told: Told) -> None:
        """Take in a scene that has aired."""
        self._since.append(told)
        for line in told.lines:
            self._mentions.update(_about(line))
        if len(self._since) >= 2 * _SCENES:
            old, self._since = self._since[:_SCENES], self._since[_SCENES:]
            self._summary = self._condensed([line for scene in old for line in scene.lines])

    def _condensed(self, lines: list[PackLine]) -> list[PackLine]:
        """What holds longest about those who are mentioned most, as a good summary would have it."""
        lines = [_terse(line) for line in lines if line.facts]
        last = {fact.slot: line for line in (*self._summary, *lines) for fact in line.facts}
        newest = list({id(line): line for line in last.values()}.values())
        newest.sort(key=self._weight, reverse=True)
        return sorted(_fitted(newest, self._most), key=lambda line: line.episode)

    def _weight(self, line: PackLine) -> tuple[int, int, int]:
        slots = [fact.slot for fact in line.facts]
        once = any(slot.startswith(_ONCE) for slot in slots)
        brief = all(slot.endswith(".location") or slot.startswith("met:") for slot in slots)
        known = min(self._mentions[one] for one in _about(line))
        return 2 - once - 2 * brief, known, line.episode

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:  # noqa: ARG002 - it looks back only
        """The summary, and the newest scenes that fit."""
        left = budget - sum(count(line.text) for line in self._summary)
        scenes = (line for told in reversed(self._since) for line in told.lines)
        return [*self._summary, *_fitted(scenes, left)]


class SceneSearch:
    """The scenes whose words are most like the outline's, sentence by sentence."""

    name = "hashed embedding, scenes"

    def __init__(self) -> None:
        self._index: Index[Told] = Index()

    def hear(self, told: Told) -> None:
        """Take in a scene that has aired."""
        self._index.add(told, " ".join(line.text for line in told.lines))

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:
        """The likest scenes to every sentence in turn."""
        hits = _turns(self._index.nearest(_sentences(outline), 40))
        return _fitted((line for told in hits for line in told.lines), budget)


class FactSearch:
    """The sentences that still hold and are most like the outline's, sentence by sentence."""

    name = "hashed embedding, facts"

    def __init__(self) -> None:
        self._index: Index[PackLine] = Index()
        self._where: dict[str, PackLine] = {}  # slot → the sentence that states its current value
        self._holds: dict[int, int] = {}  # sentence → how many slots it is the last word on

    def hear(self, told: Told) -> None:
        """Take in a scene; what it supersedes is forgotten."""
        for line in told.lines:
            if not line.facts:
                continue
            self._index.add(line, line.text)
            self._holds[id(line)] = len(line.facts)
            for fact in line.facts:
                before = self._where.get(fact.slot)
                self._where[fact.slot] = line
                if before is not None:
                    self._release(before)

    def _release(self, line: PackLine) -> None:
        self._holds[id(line)] -= 1
        if not self._holds[id(line)]:
            del self._holds[id(line)]
            self._index.remove(line)

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:
        """The likest sentences to every sentence of the outline in turn; of each what holds."""
        hits = _turns(self._index.nearest(_sentences(outline), _TOP))
        return [self._valid(line) for line in _fitted(hits, budget)]

    def _valid(self, line: PackLine) -> PackLine:
        holds = tuple(fact for fact in line.facts if self._where[fact.slot] is line)
        return line if len(holds) == len(line.facts) else line.model_copy(update={"facts": holds})


class Lorebook:
    """An entry for everybody and everything, put in when a keyword of it stands in the outline.

    What is left of the budget goes to the last scenes, as in the chats that such books serve.
    """

    name = "keyword lorebook, tuned"

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, PackLine]] = {}  # entity → slot → its last sentence
        self._keywords: dict[str, set[str]] = {}
        self._scenes: deque[Told] = deque(maxlen=200)

    def hear(self, told: Told) -> None:
        """Take in a scene: every fact goes into the entries of those whom it is about."""
        self._scenes.append(told)
        for line in told.lines:
            for fact in line.facts:
                for entity in entities_of(fact.slot, fact.value):
                    entry = self._entries.setdefault(entity, {})
                    entry.pop(fact.slot, None)
                    entry[fact.slot] = line
                if field_of(fact.slot) in ("name", "aliases", "role"):
                    self._learn(subject_of(fact.slot), fact.value)

    def _learn(self, entity: str, value: str) -> None:
        words = value.strip('[]"').casefold()
        for keyword in (words, words.removeprefix("the "), *words.split()[:1]):
            if len(keyword) > 2 and keyword != "the":
                self._keywords.setdefault(keyword, set()).add(entity)

    def pack(self, outline: Outline, budget: int) -> list[PackLine]:
        """The entries of all that is named, the newest sentences of each first; then scenes."""
        words = re.findall(r"[\w-]+", outline.text.casefold())
        runs = (" ".join(words[n : n + size]) for size in (4, 3, 2, 1) for n in range(len(words)))
        named = dict.fromkeys(e for run in runs for e in sorted(self._keywords.get(run, ())))
        entries = _fitted(_turns([self._entry(e) for e in named]), int(_ENTRIES * budget))
        left = budget - sum(count(line.text) for line in entries)
        scenes = (line for told in reversed(self._scenes) for line in told.lines)
        return [*entries, *_fitted(scenes, left)]

    def _entry(self, entity: str) -> list[PackLine]:
        """The newest sentences of an entry, each with those of its facts that still hold."""
        told: dict[int, tuple[PackLine, list[Fact]]] = {}
        for slot, line in list(self._entries[entity].items())[: -_ENTRY - 1 : -1]:
            facts = told.setdefault(id(line), (line, []))[1]
            facts += [fact for fact in line.facts if fact.slot == slot]
        return [line.model_copy(update={"facts": tuple(of)}) for line, of in told.values()]


def _terse(line: PackLine) -> PackLine:
    """The sentence as a summary has it: the same facts in half the words."""
    words = line.text.split()
    return line.model_copy(update={"text": " ".join(words[::_TERSE])})


def _about(line: PackLine) -> set[str]:
    return {one for fact in line.facts for one in entities_of(fact.slot, fact.value)}


def _sentences(outline: Outline) -> list[str]:
    return [part.strip() for part in outline.text.split(". ") if part.strip()]


def _turns(ranked: Sequence[Sequence[_T]]) -> list[_T]:
    """The first of each, then the second of each, …, nothing twice."""
    most = max(map(len, ranked), default=0)
    turns = (one[n] for n in range(most) for one in ranked if n < len(one))
    return list({id(one): one for one in turns}.values())


def _fitted(lines: Iterable[PackLine], budget: int) -> list[PackLine]:
    found, left = [], budget
    for line in lines:
        left -= count(line.text)
        if left < 0:
            break
        found.append(line)
    return found
