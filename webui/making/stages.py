"""Stages: when each ended, how long they usually last, and the chart of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from ..words import count, hour
from .chart import Chart, Piece, draw
from .contexts import Going, TakeLine

ENDS = ("planned", "shot", "assembled", "aired")  # the event at the end of each stage
_ROWS = ("Plan", *(f"Scene {n}" for n in range(1, 7)), "Assemble", "Canon, air")
_PLAN, _ASSEMBLE, _AIR = 0, 7, 8
_LATE = 1.5  # of what is usual: after that nobody can say
_FEW = 2  # episodes, below which nothing is usual

Lengths = Mapping[str, float]  # seconds, by the event at the stage's end


def usual(rows: Iterable[Any]) -> Lengths:
    """How long stages last, from rows of episode, kind and at of the last episodes."""
    found: dict[str, list[float]] = {}
    for ended in _by_episode(rows).values():
        before = ended.get("owed")
        for kind in ENDS:
            at = ended.get(kind)
            if before and at and at >= before:
                found.setdefault(kind, []).append((at - before).total_seconds())
            before = at
    return {kind: median(all_) for kind, all_ in found.items() if len(all_) >= _FEW}


def _by_episode(rows: Iterable[Any]) -> dict[int, dict[str, datetime]]:
    ended: dict[int, dict[str, datetime]] = {}
    for row in rows:
        ended.setdefault(row.production_id, {})[row.kind] = row.at
    return ended


@dataclass(frozen=True)
class Course:
    """How an episode went so far."""

    opened: datetime
    now: datetime
    ended: Mapping[str, datetime]  # by event
    shot: Mapping[int, datetime | None]  # scenes: when each was done
    takes: Sequence[TakeLine]
    going: Sequence[Going]
    usual: Lengths
    over: bool

    def second(self, at: datetime) -> float:
        """Seconds since the beginning."""
        return max(0.0, (at - self.opened).total_seconds())

    @property
    def stage(self) -> str:
        """The event at the end of the stage it is in; empty after the last."""
        return next((kind for kind in ENDS if kind not in self.ended), "")

    @property
    def begun(self) -> datetime:
        """When the stage began that it is in."""
        before = [self.ended[kind] for kind in ENDS if kind in self.ended]
        return max(before, default=self.opened)

    @property
    def ready(self) -> datetime | None:
        """When it may air, as it usually goes; None when nobody can say."""
        left = ENDS[ENDS.index(self.stage) :] if self.stage else ()
        if self.over or not left or any(kind not in self.usual for kind in left):
            return None
        here = self.usual[left[0]]
        spent = (self.now - self.begun).total_seconds()
        if spent > here * _LATE + 5:
            return None
        rest = max(here - spent, 0.0) + sum(self.usual[kind] for kind in left[1:])
        return self.now + timedelta(seconds=rest)

    def chart(self) -> Chart:
        """All of it on one sheet."""
        now = None if self.over else self.second(self.now)
        pieces = [*self._stages(), *map(self._take, self.takes), *map(self._going, self.going)]
        if now is not None:
            pieces += self._future(now)
        return draw(_ROWS, pieces, now=now, words=self._words())

    def _stages(self) -> Iterable[Piece]:
        before = self.opened
        for kind, row in zip(ENDS, (_PLAN, None, _ASSEMBLE, _AIR), strict=True):
            at = self.ended.get(kind)
            if at is None and kind == self.stage and not self.over:
                at = self.now
            if at is None:
                return
            if row is not None:
                running = kind not in self.ended
                yield Piece(
                    row, self.second(before), self.second(at),
                    "shooting" if running else "stage",
                    title=f"{_ROWS[row]}: {self.second(at) - self.second(before):.1f} s",
                )  # fmt: skip
            before = at

    def _take(self, take: TakeLine) -> Piece:
        label = f"{take.shot}" if take.n == 1 else f"{take.shot}·{take.n}"
        ends = self.second(take.judged)
        title = f"{take.name}: {take.verdict}, {take.length}, {take.backend}"
        return Piece(
            take.scene, max(0.0, ends - (take.lasted or 0.0)), ends, take.verdict, label,
            f"{title}. {take.reason}" if take.reason else title, take.href,
        )  # fmt: skip

    def _going(self, one: Going) -> Piece:
        now = self.second(self.now)
        return Piece(
            one.scene, max(0.0, now - one.seconds), now, "shooting", str(one.shot),
            f"scene {one.scene}, shot {one.shot}, take {one.take}: being shot by {one.backend}",
        )  # fmt: skip

    def _future(self, now: float) -> Iterable[Piece]:
        """What is still to come, as long as it usually takes."""
        at, first = now, True
        for kind in ENDS[ENDS.index(self.stage) :] if self.stage else ():
            length = self.usual.get(kind)
            if length is None:
                return
            spent = self.second(self.now) - self.second(self.begun) if first else 0.0
            ends = at + max(length - spent, 0.0)
            rows = {"planned": [_PLAN], "assembled": [_ASSEMBLE], "aired": [_AIR]}.get(
                kind, [n for n in range(1, 7) if not self.shot.get(n)]
            )
            for row in rows:
                yield Piece(row, at, ends, "future", title=f"{_ROWS[row]}: as it usually goes")
            at, first = ends, False

    def _words(self) -> str:
        verdicts = [take.verdict for take in self.takes]
        said = [count(len(verdicts), "take")]
        said += [count(n, "retake")] if (n := verdicts.count("retake")) else []
        said += [f"{n} failed"] if (n := verdicts.count("failed")) else []
        done = sum(at is not None for at in self.shot.values())
        when = f"ready about {hour(self.ready)}" if self.ready else ""
        return "; ".join(filter(None, [", ".join(said), f"{done} of 6 scenes shot", when]))
