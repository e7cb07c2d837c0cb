"""The chart: who worked on what and when, laid out on a sheet 1000 units wide.

A row for each stage and scene, a box for each take, side by side takes in lanes of their row. Long
hours in which nothing happened are folded away. What is still to come is dotted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, LEFT, RIGHT, TOP = 1000, 104, 992, 26
LANE, GAP, FOLD, LEAST = 19, 6, 16, 7
_TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
_LETTERS = 6.6  # units a letter takes
_EMPTY_S = 60.0  # a pause that is longer, and longer than a quarter of the work, is folded

Span = tuple[float, float]  # seconds since the beginning


@dataclass(frozen=True)
class Piece:
    """Something that took time."""

    row: int
    begins: float  # seconds since the beginning
    ends: float
    kind: str  # approved, retake, failed, shooting, stage, future
    label: str = ""
    title: str = ""
    href: str = ""


@dataclass(frozen=True)
class Box:
    """A piece, laid out."""

    x: float
    y: float
    width: float
    height: int
    kind: str
    label: str
    title: str
    href: str


@dataclass(frozen=True)
class Row:
    """A row with its name."""

    name: str
    y: float
    height: int


@dataclass(frozen=True)
class Tick:
    """A time on the axis."""

    x: float
    words: str


@dataclass(frozen=True)
class Chart:
    """The whole sheet."""

    height: int
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    ticks: tuple[Tick, ...]
    folds: tuple[float, ...]  # x of what was folded away
    now: float | None  # x of the line between what was and what will be
    words: str  # what it says, in a sentence


@dataclass(frozen=True)
class Axis:
    """Where a second lies: stretches in which something happened, and folds between them."""

    spans: tuple[Span, ...]
    scale: float

    @classmethod
    def over(cls, spans: Iterable[Span]) -> Axis:
        """An axis for everything that happened."""
        kept = _folded(sorted(spans)) or ((0.0, 1.0),)
        room = RIGHT - LEFT - FOLD * (len(kept) - 1)
        return cls(kept, room / max(1.0, sum(end - start for start, end in kept)))

    def x(self, second: float) -> float:
        """Where it lies on the sheet."""
        x = float(LEFT)
        for start, end in self.spans:
            if second <= end:
                return round(x + max(0.0, second - start) * self.scale, 1)
            x += (end - start) * self.scale + FOLD
        return float(RIGHT)

    @property
    def folds(self) -> tuple[float, ...]:
        """The middle of every fold."""
        return tuple(self.x(start) - FOLD / 2 for start, _ in self.spans[1:])

    def ticks(self) -> tuple[Tick, ...]:
        """Times to read off; where something is folded, only where each stretch begins."""
        if len(self.spans) > 1:
            return tuple(Tick(self.x(start), _clock(start)) for start, _ in self.spans)
        (start, end) = self.spans[0]
        step = next((s for s in _TICKS if (end - start) / s <= 9), 86400 * 7)
        seconds = range(0, int(end) + 1, step)
        return tuple(Tick(x, _clock(s)) for s in seconds if (x := self.x(s)) < RIGHT - 30)


def draw(names: Sequence[str], pieces: Sequence[Piece], *, now: float | None, words: str) -> Chart:
    """Lay the pieces out; `now` is the present second, None when all is over."""
    spans = [(0.0, 1.0), *((piece.begins, piece.ends) for piece in pieces)]
    axis = Axis.over([*spans, (now, now)] if now is not None else spans)
    rows, boxes, y = [], [], float(TOP)
    for index, name in enumerate(names):
        laid, lanes = _lanes([p for p in pieces if p.row == index], axis, y + GAP / 2)
        height = lanes * LANE + GAP
        rows.append(Row(name, y, height))
        boxes.extend(laid)
        y += height
    return Chart(
        height=int(y) + 6, rows=tuple(rows), boxes=tuple(boxes), ticks=axis.ticks(),
        folds=axis.folds, now=None if now is None else axis.x(now), words=words,
    )  # fmt: skip


def _lanes(pieces: Sequence[Piece], axis: Axis, top: float) -> tuple[list[Box], int]:
    """The boxes of a row, none over another."""
    ends: list[float] = []  # of each lane
    boxes = []
    for piece in sorted(pieces, key=lambda p: (p.begins, p.ends)):
        x = min(axis.x(piece.begins), RIGHT - LEAST)
        width = max(LEAST, axis.x(piece.ends) - x - 1)
        lane = next((n for n, end in enumerate(ends) if end <= x + 0.5), len(ends))
        ends[lane : lane + 1] = [x + width]
        label = piece.label if len(piece.label) * _LETTERS + 6 <= width else ""
        boxes.append(
            Box(
                x, top + lane * LANE, round(width, 1), LANE - 3, piece.kind, label, piece.title,
                piece.href,
            )
        )  # fmt: skip
    return boxes, max(1, len(ends))


def _folded(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches in which something happened."""
    work = sum(end - start for start, end in spans)
    pause = max(_EMPTY_S, work / 4)
    kept: list[Span] = []
    for start, end in spans:
        if kept and start - kept[-1][1] <= pause:
            kept[-1] = kept[-1][0], max(kept[-1][1], end)
        else:
            kept.append((start, end))
    return tuple(kept)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
