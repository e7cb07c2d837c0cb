"""Bars: threads over episode numbers, laid out for a picture."""

from __future__ import annotations

from collections.abc import Sequence

from ..words import count
from .contexts import Bar, Chart, Thread, Tick

WIDTH = 1000.0
_ROW, _TOP = 46.0, 34.0
_AHEAD = 24  # episodes that may lie before us in the picture
_LEAST = 12  # episodes that the picture is wide at least
_TICKS = 12
_LETTERS = 74  # of a label, from the left edge


def chart(threads: Sequence[Thread], since: int, until: int, now: int) -> Chart | None:
    """The picture of the episodes `since` … `until`; None where there is nothing to be seen.

    The stretch that ends now goes on to where open threads are due and others will be asked.
    """
    if not threads:
        return None
    ahead = [max(t.due, t.opens) for t in threads if t.standing in {"open", "waiting"}]
    last = min(until + _AHEAD, max([until, *ahead])) if until == now else until
    last = max(last, since + _LEAST - 1)
    axis = _Axis(since, last)
    bars = tuple(_bar(t, row, axis, until) for row, t in enumerate(threads))
    step = max(1, -(-(last - since + 1) // _TICKS))
    first = since + (-since % step)
    return Chart(
        since=since, until=last, now=axis.end(now) if now <= last else None, width=WIDTH,
        height=_TOP + _ROW * len(threads) + 8, bars=bars,
        ticks=tuple(Tick(axis.middle(n), n) for n in range(first, last + 1, step)),
        conclusion=_conclusion(threads),
    )  # fmt: skip


class _Axis:
    def __init__(self, since: int, until: int) -> None:
        self._since, self._until = since, until
        self._unit = WIDTH / (until - since + 1)

    def start(self, number: int) -> float:
        """Where an episode begins; the edge for one before the picture."""
        return round(max(0.0, (number - self._since) * self._unit), 1)

    def end(self, number: int) -> float:
        """Where an episode ends; the edge for one behind the picture."""
        return round(min(WIDTH, max(0.0, (number - self._since + 1) * self._unit)), 1)

    def middle(self, number: int) -> float:
        """The middle of an episode."""
        return round((number - self._since + 0.5) * self._unit, 1)


def _bar(thread: Thread, row: int, axis: _Axis, until: int) -> Bar:
    opened = thread.opened.episode if thread.opened else thread.opens
    over = thread.closed.episode if thread.closed else until
    if thread.standing == "waiting":
        over = thread.due
    x = axis.start(opened)
    due = thread.standing in {"open", "overdue"} and thread.due > until
    return Bar(
        thread=thread, y=_TOP + _ROW * row, x=x, wide=round(max(6.0, axis.end(over) - x), 1),
        due=axis.end(thread.due) if due else None, before=x == 0 and axis.start(opened + 1) == 0,
        label=_label(thread.question),
    )  # fmt: skip


def _label(question: str) -> str:
    return question if len(question) <= _LETTERS else f"{question[: _LETTERS - 1].rstrip()}…"


def _conclusion(threads: Sequence[Thread]) -> str:
    """What the picture says, in one sentence."""
    of = [t.standing for t in threads]
    open_, late = of.count("open") + of.count("overdue"), of.count("overdue")
    said = [
        f"{count(open_, 'question')} {'is' if open_ == 1 else 'are'} open",
        f"{late} of them past {'its' if late == 1 else 'their'} time" if late else "",
        f"{of.count('resolved')} answered" if "resolved" in of else "",
        f"{of.count('waiting')} not asked yet" if "waiting" in of else "",
    ]
    return ", ".join(filter(None, said)) + "."
