"""Threads: the open ones by age, and those of a stretch of episodes with all that was found out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from canon import log
from canon.naming import OPEN
from canon.slots import field_of, listed, subject_of
from canon.threads import ledger
from schemas.canon import Fact, ThreadState

from ..answering import Ask
from .bars import chart
from .contexts import Thread, ThreadsPage, Told
from .ground import Citing, Ground, citing

STRETCH = 60  # episodes in one picture
_MOST = 60  # threads on a page
_LONGEST = 500  # episodes from which a thread that was answered is not looked for any more

_OPEN = sa.text(
    """
    select slot from canon_fact where branch_id = :branch and entities @> array[cast(:key as text)]
    order by episode, seq limit :most
    """
)
_CLOSED = sa.text(
    """
    select s.slot from canon_fact s
    join canon_fact q on q.branch_id = s.branch_id
        and q.slot = left(s.slot, -5) || 'question' and q.episode <= :until
    where s.branch_id = :branch and s.kind = 'thread' and s.slot like '%.state'
        and s.value = 'resolved' and s.episode between :since and :latest
    order by s.episode desc limit :most
    """
)
_LINES = sa.text(
    """
    select * from canon_event where branch_id = :branch and seq >= :first and seq < :last
        and slot >= 'thread:' and slot < 'thread;' and value is not null
    order by seq
    """
)


async def page(ask: Ask, ground: Ground, until: int | None) -> ThreadsPage:
    """The threads that were open at some time in the episodes up to `until`; the newest ones."""
    now = ground.branch.episode
    last = min(until or now, now)
    since = max(1, last - STRETCH + 1)
    named = [*await _open(ground), *await _closed(ground, since, last)]
    states, facts = await _read(ground, named)
    lines = await _lines(ground, since, last)
    told = _Telling(await _citing(ask, ground, states, facts, lines), facts, lines, now)
    asked = [t for t in states if t.state != "waiting" and _overlaps(t, since, last)]
    asked.sort(key=lambda t: (t.state != "resolved", t.resolved_in, t.opened_in), reverse=True)
    threads = tuple(told.thread(t) for t in sorted(asked[:_MOST], key=lambda t: t.opened_in))
    waiting = tuple(told.thread(t) for t in states if t.state == "waiting") if last == now else ()
    return ThreadsPage(
        show=ground.show, chart=chart((*threads, *waiting), since, last, now), threads=threads[::-1],
        waiting=waiting, older=since - 1 if since > 1 else None,
        newer=min(last + STRETCH, now) if last < now else None,
    )  # fmt: skip


async def unpaid(ask: Ask, ground: Ground, most: int) -> tuple[tuple[Thread, ...], int]:
    """The open threads, the oldest first, and how many there are (of which a page could show)."""
    states, facts = await _read(ground, await _open(ground))
    open_ = sorted((t for t in states if t.state == "open"), key=lambda t: (t.opened_in, t.id))
    shown = open_[:most]
    told = _Telling(await _citing(ask, ground, shown, facts, ()), facts, (), ground.branch.episode)
    return tuple(told.thread(t) for t in shown), len(open_)


async def _open(ground: Ground) -> list[str]:
    """The ids of the open threads, the oldest first."""
    values = {"branch": ground.branch.id, "key": OPEN, "most": _MOST}
    rows = await ground.connection.execute(_OPEN, values)
    return [subject_of(slot) for slot in rows.scalars()]


async def _closed(ground: Ground, since: int, until: int) -> list[str]:
    values = {
        "branch": ground.branch.id, "since": since, "until": until, "latest": until + _LONGEST,
        "most": _MOST,
    }  # fmt: skip
    rows = await ground.connection.execute(_CLOSED, values)
    return [subject_of(slot) for slot in rows.scalars()]


async def _read(
    ground: Ground, named: Collection[str]
) -> tuple[tuple[ThreadState, ...], dict[str, Fact]]:
    """The threads of the bible and the named ones as they stand, and the facts about them."""
    if ground.bible is None:
        return (), {}
    ids = dict.fromkeys([*named, *(t.id for arc in ground.bible.arcs for t in arc.threads)])
    facts = await ground.lookup.about([f"thread:{one}." for one in ids], [])
    return ledger(ground.bible, facts, ground.branch.episode + 1), facts


async def _lines(ground: Ground, since: int, until: int) -> list[Fact]:
    """What the log says of threads in a stretch of episodes, oldest first."""
    values = {
        "branch": ground.branch.id, "first": await ground.first_line_of(since),
        "last": await ground.first_line_of(until + 1),
    }  # fmt: skip
    rows = await ground.connection.execute(_LINES, values)
    return [log.fact_of(row) for row in rows]


async def _citing(
    ask: Ask, ground: Ground, states: Iterable[ThreadState], facts: Mapping[str, Fact],
    lines: Iterable[Fact],
) -> Citing:  # fmt: skip
    people = [
        Fact(slot=f"{who}.name", value="") for thread in states for who in thread.who
    ]  # so that they are called by their names
    return await citing(ask, await ground.lore(people), [*facts.values(), *lines])


def _overlaps(thread: ThreadState, since: int, until: int) -> bool:
    over = thread.resolved_in if thread.state == "resolved" else until
    return thread.opened_in <= until and over >= since


class _Telling:
    """Makes what a page shows of a thread out of its state, its facts and the lines of the log."""

    def __init__(
        self, citing: Citing, facts: Mapping[str, Fact], lines: Iterable[Fact], now: int
    ) -> None:
        self._citing, self._facts, self._now = citing, facts, now
        self._found: dict[tuple[str, str], Fact] = {}
        for line in lines:
            if field_of(line.slot) == "known" and (known := listed(line.value)):
                self._found.setdefault((subject_of(line.slot), known[-1]), line)

    def thread(self, of: ThreadState) -> Thread:
        """The thread as a page shows it."""
        question, state = self._fact(of, "question"), self._fact(of, "state")
        opened = question or state
        resolved = state if state and state.value == "resolved" else None
        cite = self._citing.cite
        return Thread(
            id=of.id, question=of.question, standing=of.standing, importance=of.importance,
            opens=of.opens, due=of.due, late=of.late,
            age=max(0, (of.resolved_in or self._now) - of.opened_in) if of.opened_in else 0,
            who=tuple(self._citing.lore.names.get(who, who) for who in of.who),
            steps=len(of.steps), known=tuple(self._known(of, text) for text in of.known),
            opened=cite(opened) if opened else None, closed=cite(resolved) if resolved else None,
            answer=of.answer if resolved else "",
        )  # fmt: skip

    def _known(self, of: ThreadState, text: str) -> Told:
        line = self._found.get((of.id, text))
        return Told(text, self._citing.cite(line) if line else None)

    def _fact(self, of: ThreadState, part: str) -> Fact | None:
        return self._facts.get(f"thread:{of.id}.{part}")
