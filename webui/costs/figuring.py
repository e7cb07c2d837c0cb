"""Figuring: from ledger lines to the page. Totals are those of `anigen costs`."""

from __future__ import annotations

import calendar
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from schemas.operation import OperationState

from ..shell import Show
from ..words import dollars, plainly
from .ceilings import Ceiling
from .charts import Day, Days, Dot, Spark, Strip, median
from .contexts import BackendRow, CostsPage, Held, JobsLine, LedgerLine, Tile, Waste
from .reading import Before, Jobs, Line, Told
from .spelling import change, worked

WINDOWS = (30, 90)
_NONE = Decimal(0)
_KINDS = {
    "plan": ("writing", "plan"), "rewrite": ("rewriting", "rewrite"),
    "picture": ("pictures", "picture"), "sheet": ("character sheets", "sheet"),
    "speech": ("voices", "speech"), "work": ("own machines", "work"),
}  # fmt: skip
_OTHER = ("other", "other")
_WORK = (("CPU", "plan"), ("GPU", "picture"))
_BOUGHT = {
    "plan": "a plan", "rewrite": "a rewriting", "picture": "a picture",
    "sheet": "a character sheet", "speech": "a voice",
}  # fmt: skip
_Value = Callable[[Line], float]


class Figures:
    """The ledger lines of a window, added up in all the ways that the page needs."""

    def __init__(self, show: Show, now: datetime, lines: Sequence[Line], window: int) -> None:
        self._show, self._now, self._lines, self._window = show, now, lines, window
        self._today = now.date()
        self._days = [self._today - timedelta(days=n) for n in reversed(range(window))]

    def page(
        self, before: Before, episodes: Sequence[Any], takes: Sequence[Any],
        held: Sequence[Told], ceilings: tuple[Ceiling, ...], *, jobs: Jobs, told: bool,
    ) -> CostsPage:  # fmt: skip
        """Everything that the page says."""
        paid = any(line.usd for line in self._lines)
        day = min(
            (c.usd for c in ceilings if c.span == "day" and "backend" not in c.of), default=None
        )
        spares = self._usd(line for line in self._lines if line.spare and line.age < 30)
        unknown = sum((one.most for one in held if one.state == OperationState.UNKNOWN), _NONE)
        retakes = sum((Decimal(row.wasted) for row in takes), _NONE)
        return CostsPage(
            show=self._show, today=self._today, window=self._window, paid=paid,
            totals=self.totals(), held_usd=held[0].held if held else _NONE,
            tiles=self._money(before, jobs) if paid else self._work(before, jobs),
            days=self._chart(day, paid=paid), episodes=self._strip(episodes, paid=paid),
            jobs=_jobs(jobs),
            backends=tuple(_backend(row) for row in takes), lines=self._by_backend(),
            waste=Waste(before.wasted, spares, retakes, unknown),
            held=tuple(_held(one) for one in held),
            held_more=held[0].count - len(held) if held else 0, ceilings=ceilings, told=told,
        )  # fmt: skip

    def totals(self) -> dict[str, Decimal]:
        """What was charged in the spans of the ledger."""
        return {
            "today": self._usd(line for line in self._lines if line.day == self._today),
            "7 days": self._usd(line for line in self._lines if line.age < 7),
            "month": self._usd(line for line in self._lines if self._this_month(line)),
            "30 days": self._usd(line for line in self._lines if line.age < 30),
        }

    def _money(self, before: Before, jobs: Jobs) -> tuple[Tile, ...]:
        totals = self.totals()
        yesterday = [line for line in self._lines if line.day == self._today - timedelta(days=1)]
        by_now = self._usd(line for line in yesterday if line.age >= 1)
        earlier = self._usd(line for line in self._lines if 7 <= line.age < 14)
        daily = self._daily(lambda line: float(line.usd))
        days = calendar.monthrange(self._today.year, self._today.month)[1]
        left = Decimal(days - self._today.day) + Decimal(1) - _part_of_day(self._now)
        likely = totals["month"] + totals["7 days"] / 7 * left
        return (
            Tile("Today", dollars(totals["today"]),
                 change(float(totals["today"]), float(by_now), "yesterday by this hour"),
                 Spark(daily[-7:])),
            Tile("7 days", dollars(totals["7 days"]),
                 change(float(totals["7 days"]), float(earlier), "in the 7 days before"),
                 Spark(daily[-14:])),
            Tile("30 days", dollars(totals["30 days"]),
                 change(float(totals["30 days"]), float(before.usd), "in the 30 days before"),
                 Spark(daily[-30:])),
            Tile(f"{self._today:%B}, likely", dollars(likely),
                 f"{dollars(totals['month'])} so far, then the average of the last 7 days",
                 Spark(self._growing())),
            _per_minute(totals["30 days"] - jobs.usd, before, jobs),
        )  # fmt: skip

    def _work(self, before: Before, jobs: Jobs) -> tuple[Tile, ...]:
        """Where nothing was paid: how long the machines worked."""
        daily = self._daily(_machine)
        today = sum(_machine(line) for line in self._lines if line.day == self._today)
        week = sum(_machine(line) for line in self._lines if line.age < 7)
        month = sum(_machine(line) for line in self._lines if line.age < 30)
        earlier = sum(_machine(line) for line in self._lines if 7 <= line.age < 14)
        tiles = [
            Tile("Today", worked(today), "of machine time", Spark(daily[-7:])),
            Tile("7 days", worked(week), change(week, earlier, "in the 7 days before"), Spark(daily[-14:])),
            Tile("30 days", worked(month), "of machine time", Spark(daily[-30:])),
            Tile("Film", f"{before.minutes:,.0f} min", "aired in the last 30 days"),
        ]  # fmt: skip
        if before.minutes:
            a_minute = worked((month - jobs.worked_s) / before.minutes)
            tiles.append(Tile("A minute of film", a_minute, "of machine time, over the 30 days"))
        return tuple(tiles)

    def _chart(self, ceiling: Decimal | None, *, paid: bool) -> Days:
        if not paid:
            gpu = any(line.gpu_s for line in self._lines)
            work: list[tuple[str, _Value]] = [("CPU", lambda line: line.cpu_s)]
            work += [("GPU", lambda line: line.gpu_s)] * gpu
            bars = self._bars(work, "s")
            film = sum(bar.total for bar in bars)
            said = f"The machines worked {worked(film)} in the last {self._window} days; nothing was paid."
            return Days("s", _WORK[: len(work)], bars, None, said)
        kinds = [*_KINDS.values(), _OTHER]
        present = {_kind(line) for line in self._lines}
        used = tuple(kind for kind in kinds if kind in present)
        bars = self._bars([(kind[0], _of_kind(kind)) for kind in used], "usd")
        return Days(
            "usd",
            used,
            bars,
            None if ceiling is None else float(ceiling),
            self._conclusion(ceiling),
        )

    def _bars(self, kinds: Sequence[tuple[str, _Value]], unit: str) -> tuple[Day, ...]:
        by_day: dict[date, list[Line]] = defaultdict(list)
        for line in self._lines:
            by_day[line.day].append(line)
        return tuple(
            Day(day, {word: sum(map(value, by_day[day])) for word, value in kinds}, unit)
            for day in self._days
        )

    def _conclusion(self, ceiling: Decimal | None) -> str:
        lately = self._usd(line for line in self._lines if line.age < 7) / 7
        earlier = self._usd(line for line in self._lines if 7 <= line.age < 14) / 7
        word = "rose to" if lately > earlier else "fell to" if lately < earlier else "stayed at"
        said = f"Spending {word} {dollars(lately)} a day"
        if ceiling:
            under = 100 - round(100 * lately / ceiling)
            side = "under" if under >= 0 else "over"
            said += f", {abs(under)} % {side} the day's budget of {dollars(ceiling)}"
        return f"{said}."

    def _strip(self, episodes: Sequence[Any], *, paid: bool) -> Strip:
        home = f"/{self._show.slug}/episodes"
        dots = []
        for row in episodes:
            value = float(row.usd) if paid else row.worked_s
            estimate = float(row.estimate) if paid and row.estimate is not None else None
            said = dollars(row.usd) if paid else worked(value)
            words = f"Episode {row.number}: {said}"
            if estimate is not None:
                words += f", {dollars(row.estimate)} were expected"
            title = row.title or ""
            dots.append(Dot(row.number, title, f"{home}/{row.number}", value, estimate, words))
        middle = median([dot.value for dot in dots])
        usual = "" if middle is None else dollars(round(middle, 4)) if paid else worked(middle)
        most = max(dots, key=lambda dot: dot.value, default=None)
        said = (
            f"An episode takes {usual} as a rule; the dearest of them is {most.number}."
            if most
            else ""
        )
        return Strip("usd" if paid else "s", tuple(dots), middle, said)

    def _by_backend(self) -> tuple[LedgerLine, ...]:
        found: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in self._lines:
            if line.age < 30:
                found[line.backend, line.kind].append(line)
        rows = [
            LedgerLine(
                backend, kind, self._usd(some), sum(one.gpu_s for one in some),
                all(one.exact for one in some),
            )
            for (backend, kind), some in found.items()
        ]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (-row.usd, row.backend, row.kind)))

    def _daily(self, value: _Value) -> tuple[float, ...]:
        sums: dict[date, float] = defaultdict(float)
        for line in self._lines:
            sums[line.day] += value(line)
        return tuple(sums[day] for day in self._days)

    def _growing(self) -> tuple[float, ...]:
        """What the month had come to, day by day."""
        days = (self._today.replace(day=n) for n in range(1, self._today.day + 1))
        daily = (float(self._usd(one for one in self._lines if one.day == day)) for day in days)
        return tuple(itertools.accumulate(daily))

    def _this_month(self, line: Line) -> bool:
        return (line.day.year, line.day.month) == (self._today.year, self._today.month)

    @staticmethod
    def _usd(lines: Iterable[Line]) -> Decimal:
        return sum((line.usd for line in lines), _NONE)


def _per_minute(usd: Decimal, before: Before, jobs: Jobs) -> Tile:
    """`usd`: what was charged to episodes, for jobs make no film that airs."""
    if not before.minutes:
        return Tile("A minute of film", "–", "nothing has aired in the last 30 days")
    now = float(usd) / before.minutes
    then = (
        float(before.usd - jobs.usd_before) / before.minutes_before
        if before.minutes_before
        else 0.0
    )
    note = change(now, then, "in the 30 days before")
    return Tile("A minute of film", dollars(round(now, 4)), note)


def _part_of_day(now: datetime) -> Decimal:
    return Decimal(now.hour * 3600 + now.minute * 60 + now.second) / 86_400


def _machine(line: Line) -> float:
    return line.cpu_s + line.gpu_s


def _kind(line: Line) -> tuple[str, str]:
    return _KINDS.get(line.kind, _OTHER)


def _of_kind(kind: tuple[str, str]) -> _Value:
    return lambda line: float(line.usd) if _kind(line) == kind else 0.0


def _backend(row: Any) -> BackendRow:
    return BackendRow(
        row.backend,
        row.takes,
        row.approved,
        row.median_s,
        row.usd,
        row.seconds,
        row.gpu_s,
        row.cpu_s,
    )


def _jobs(jobs: Jobs) -> JobsLine:
    machine = f"{worked(jobs.worked_s)} of machine time" if jobs.worked_s else ""
    took = " and ".join(filter(None, (dollars(jobs.usd) if jobs.usd else "", machine)))
    words = f"Jobs: {jobs.count} in 30 days, {took or 'for nothing'}." if jobs.count else ""
    return JobsLine(jobs.count, jobs.usd, jobs.worked_s, len(jobs.newest), words)


def _held(one: Told) -> Held:
    unknown = one.state == OperationState.UNKNOWN
    whom = f"episode {one.number}"
    if one.number is None:
        whom = f"job {one.job}" if one.job else "a job that is forgotten"
    what = f"{_BOUGHT.get(one.purpose, one.purpose)} by {one.backend} for {whom}"
    if unknown:
        text = (
            f"Nobody can tell whether {what} was accepted; up to {dollars(one.most)} stay held"
            " until you say what it cost. Look at the vendor's invoice, then run the command with"
            " the sum; --usd 0 means that it was never accepted."
        )
    else:
        text = f"Up to {dollars(one.most)} are held for {what}, which is under way."
    return Held(
        one.id, one.number, one.job, unknown, one.since, one.most, text, plainly(one.problem),
        f"anigen costs --settle {one.id} --usd SUM" if unknown else "",
    )  # fmt: skip
