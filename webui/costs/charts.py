"""Charts: figures, and where their marks stand in a drawing.

The figures are fields, so that the twin has them; the drawing is methods, for the template only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .spelling import amount, worked

WIDE, HIGH, LEFT, TOP, BOTTOM = 960, 270, 62, 14, 28
_FLOOR = HIGH - BOTTOM
_TICKS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Tick:
    """A height of a drawing, and what it means."""

    y: float
    words: str


@dataclass(frozen=True)
class Spark:
    """A small line of figures, the newest last."""

    values: tuple[float, ...]

    def points(self) -> str:
        """The line's points in a drawing of 120 × 30."""
        top = max((*self.values, 0.0)) or 1.0
        step = 112 / max(1, len(self.values) - 1)
        return " ".join(
            f"{4 + n * step:.1f},{26 - 22 * value / top:.1f}" for n, value in enumerate(self.values)
        )

    def last(self) -> tuple[str, str]:
        """Where the line ends."""
        x, _, y = self.points().rpartition(" ")[2].partition(",")
        return x, y


@dataclass(frozen=True)
class Day:
    """A bar: what one day's kinds came to."""

    day: date
    parts: dict[str, float]  # by kind
    unit: str

    @property
    def total(self) -> float:
        """The bar's height."""
        return sum(self.parts.values())

    @property
    def words(self) -> str:
        """The bar in words."""
        parts = ", ".join(f"{kind} {amount(v, self.unit)}" for kind, v in self.parts.items() if v)
        said = f"{self.day:%-d %b}: {amount(self.total, self.unit)}"
        return f"{said} ({parts})" if self.total and len(self.parts) > 1 else said


@dataclass(frozen=True)
class Days:
    """Stacked bars, one a day, the newest last."""

    unit: str  # usd or s
    kinds: tuple[tuple[str, str], ...]  # word and pencil, from below
    bars: tuple[Day, ...]
    ceiling: float | None  # a day's budget
    conclusion: str

    @cached_property
    def top(self) -> float:
        """The value of the upper edge."""
        highest = max((bar.total for bar in self.bars), default=0.0)
        near = self.ceiling is not None and self.ceiling <= 4 * highest
        return _nice(max(highest, self.ceiling or 0.0) if near else highest)

    def ticks(self) -> Iterator[Tick]:
        """Heights to read the bars by."""
        yield from _ticks(self.top, self.unit)

    def rows(self) -> Iterator[Day]:
        """The bars of a table, newest first: days, of a long stretch the weeks that begin with them."""
        step = 7 if len(self.bars) > 31 else 1
        for n in range(len(self.bars), 0, -step):
            week = self.bars[max(0, n - step) : n]
            parts = {word: sum(bar.parts[word] for bar in week) for word, _ in self.kinds}
            yield Day(week[0].day, parts, self.unit)

    def columns(self) -> Iterator[tuple[Day, Box, bool]]:
        """Each bar as a whole, and whether it is named below."""
        every = math.ceil(len(self.bars) / 10)
        for n, bar in enumerate(self.bars):
            height = (_FLOOR - TOP) * bar.total / self.top
            box = Box(self._x(n), _r(_FLOOR - height), self._wide(), _r(height))
            yield bar, box, (len(self.bars) - 1 - n) % every == 0

    def shapes(self) -> Iterator[tuple[str, str]]:
        """The pencil of each kind, and the outline of all that it has drawn."""
        reached = [0.0] * len(self.bars)
        for word, pencil in self.kinds:
            outline = []
            for n, bar in enumerate(self.bars):
                if value := bar.parts[word]:
                    reached[n] += value
                    y, height = _height(reached[n], self.top), (_FLOOR - TOP) * value / self.top
                    outline.append(
                        f"M{self._x(n)} {y}h{self._wide()}v{_r(height)}h-{self._wide()}z"
                    )
            yield pencil, "".join(outline)

    def _wide(self) -> float:
        step = (WIDE - LEFT) / max(1, len(self.bars))
        return _r(step - min(4.0, step / 4))

    def _x(self, n: int) -> float:
        return _r(LEFT + n * (WIDE - LEFT) / max(1, len(self.bars)))

    def ceiling_y(self) -> float | None:
        """Where the budget's line runs; None when it is far above."""
        if self.ceiling is None or self.ceiling > self.top:
            return None
        return _height(self.ceiling, self.top)


@dataclass(frozen=True)
class Dot:
    """An episode: what was expected, what it came to."""

    number: int
    title: str
    href: str
    value: float
    estimate: float | None
    words: str


@dataclass(frozen=True)
class Strip:
    """The newest episodes beside one another, the newest last."""

    unit: str
    dots: tuple[Dot, ...]
    median: float | None
    conclusion: str

    @cached_property
    def top(self) -> float:
        """The value of the upper edge."""
        return _nice(max((max(d.value, d.estimate or 0.0) for d in self.dots), default=0.0))

    def ticks(self) -> Iterator[Tick]:
        """Heights to read the dots by."""
        yield from _ticks(self.top, self.unit)

    def marks(self) -> Iterator[tuple[Dot, float, float, float | None, bool]]:
        """Each dot with its place, the height of its estimate, and whether it is named below."""
        step = (WIDE - LEFT - 20) / max(1, len(self.dots))
        every = math.ceil(len(self.dots) / 12)
        for n, dot in enumerate(self.dots):
            expected = None if dot.estimate is None else _height(dot.estimate, self.top)
            named = (len(self.dots) - 1 - n) % every == 0
            yield dot, _r(LEFT + (n + 0.5) * step), _height(dot.value, self.top), expected, named

    def median_y(self) -> float | None:
        """Where the median's line runs."""
        return None if self.median is None else _height(self.median, self.top)


def _height(value: float, top: float) -> float:
    return _r(_FLOOR - (_FLOOR - TOP) * value / top)


def _ticks(top: float, unit: str) -> Iterator[Tick]:
    for n in range(1, 5):
        value = top * n / 4
        yield Tick(
            _height(value, top), worked(value) if unit == "s" else f"${value:,.{_places(top)}f}"
        )


def _places(top: float) -> int:
    return 4 if top < 0.2 else 0 if top % 4 == 0 else 2


def _nice(highest: float) -> float:
    """The next round number above."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(one * power for one in _TICKS if one * power >= highest * 0.999)


def _r(value: float) -> float:
    return round(value, 1)


def median(values: Sequence[float]) -> float | None:
    """The value in the middle; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
